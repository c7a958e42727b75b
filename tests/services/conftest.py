"""Real processes on the tests' own database and broker: workers, sweepers, and whoever else is needed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection

from tests.conftest import HOME

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180  # seconds; a loaded machine takes its time
LEASE_SECONDS = 2


@pytest.fixture
def environment(transactional_db: None) -> dict[str, str]:
    """What a process needs to work on the same rows and hear the same bells. Its leases are short."""
    current_app.control.purge()
    database = connection.settings_dict
    url = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )
    return {
        **os.environ,
        "DATABASE_URL": url,
        "REDIS_URL": settings.REDIS_URL,
        "VAR_DIR": str(HOME),
        "SECRET_KEY": settings.SECRET_KEY,
        "REVIEW_LEASE_SECONDS": str(LEASE_SECONDS),
        "REVIEW_SWEEP_SECONDS": "1",
    }


@contextmanager
def process(environment: Mapping[str, str], *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of our own while it runs, killed at the end: the sooner the next test begins."""
    running = subprocess.Popen([sys.executable, *command], env=environment, cwd=ROOT, start_new_session=True)
    try:
        yield running
    finally:
        if running.poll() is None:
            kill(running)


def worker(environment: Mapping[str, str], *, concurrency: int = 1):
    return process(environment, "-m", "celery", "-A", "newsroom", "worker", "--concurrency", str(concurrency))


def sweeper(environment: Mapping[str, str]):
    return process(environment, "manage.py", "sweeper")


def kill(running: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children at once, as the kernel does when memory runs out."""
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(20)


def wait_for(true: Callable[[], object], patience: float = PATIENCE) -> None:
    until = time.monotonic() + patience
    while not true():
        assert time.monotonic() < until, f"waited {patience} seconds in vain"
        time.sleep(0.05)
