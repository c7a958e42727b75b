"""What every test shares: a place of its own on disk, the desk, and a small cast.

The database is DATABASE_URL's (its test database), or SQLite in a file, so that the processes that a test starts see
the same rows. The broker and the cache are REDIS_URL's, or files; every file is in a folder that goes with the tests.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from review.models import Desk, Role, User

from .factories import DeskFactory, UserFactory

HOME = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)


def _move_to(home: Path) -> None:
    """Point what the settings keep on disk at the tests' own folder, before anything has opened it."""
    settings.VAR_DIR = home
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    if settings.REDIS_URL:
        # Tests that run side by side have a database each, so that no worker hears another's bells.
        number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        settings.REDIS_URL = f"{settings.REDIS_URL.rpartition('/')[0]}/{number}"
        settings.CACHES["default"]["LOCATION"] = settings.CELERY_BROKER_URL = settings.REDIS_URL
    else:
        settings.CACHES["default"]["LOCATION"] = home / "cache"
        (home / "broker" / "in").mkdir(parents=True)
        (home / "broker" / "control").mkdir()
        settings.CELERY_BROKER_TRANSPORT_OPTIONS.update(
            data_folder_in=str(home / "broker" / "in"),
            data_folder_out=str(home / "broker" / "in"),
            control_folder=str(home / "broker" / "control"),
        )


_move_to(HOME)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(HOME / "test.sqlite3")


@pytest.fixture
def rita(db: None) -> User:
    """The reporter whose drafts these are."""
    return UserFactory.create(username="rita", last_name="Moss", role=Role.REPORTER)


@pytest.fixture
def ray(db: None) -> User:
    """Another reporter, who has no business with Rita's drafts."""
    return UserFactory.create(username="ray", last_name="Okafor", role=Role.REPORTER)


@pytest.fixture
def eve(db: None) -> User:
    """The editor."""
    return UserFactory.create(username="eve", last_name="Lindqvist", role=Role.EDITOR)


@pytest.fixture
def ed(db: None) -> User:
    """Another editor, at the same desk at the same time."""
    return UserFactory.create(username="ed", last_name="Marsh", role=Role.EDITOR)


@pytest.fixture
def ada(db: None) -> User:
    """The admin, who keeps the lists and the accounts."""
    return UserFactory.create(username="ada", last_name="Quill", role=Role.ADMIN)


@pytest.fixture
def world(db: None) -> Desk:
    return DeskFactory.create(slug="world")


@pytest.fixture
def metro(db: None) -> Desk:
    return DeskFactory.create(slug="metro")
