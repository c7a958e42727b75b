"""Making a new database ready to work with, once."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from review.models import CheckRun, Desk, Draft, HouseSettings, ListVersion, NameEntry, StyleEntry, User, WordEntry
from review.queries.lists import house_lists

from .factories import UserFactory

pytestmark = pytest.mark.django_db
SEEDS = settings.BASE_DIR / "seeds"


@pytest.fixture(autouse=True)
def var(settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


def setup_desk(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    call_command("setup_desk", *args)
    return capsys.readouterr().out


def test_a_new_desk_has_its_lists_desks_accounts_and_drafts(capsys, var):
    printed = setup_desk(capsys)
    password = (var / "demo_password").read_text().strip()
    assert f"Sign in as editor, admin, reporter. Password, unless changed: {password}" in printed
    assert stat.S_IMODE((var / "demo_password").stat().st_mode) == 0o600
    assert {user.username: user.role for user in User.objects.all()} == {
        role: role for role in ("editor", "admin", "reporter")
    }
    assert all(user.check_password(password) for user in User.objects.all())
    assert set(Desk.objects.values_list("slug", flat=True)) == {"world", "metro"}
    assert HouseSettings.objects.count() == 1
    assert Draft.objects.count() == len(list((SEEDS / "drafts").glob("*.txt"))) > 0
    for draft in Draft.objects.all():
        assert (draft.state, draft.reporter.username, draft.head) == ("filed", "reporter", 1)
        assert CheckRun.objects.get(draft=draft).state == "queued"


def test_every_row_of_the_starter_lists_is_good(capsys):
    setup_desk(capsys, "--no-demo")
    lists = house_lists()
    assert len(lists.names) == NameEntry.objects.count() > 100
    assert len(lists.style) == StyleEntry.objects.count() > 50
    assert len(lists.words) == WordEntry.objects.count() > 20


def test_a_second_start_changes_nothing(capsys, var):
    setup_desk(capsys)
    editor = User.objects.get(username="editor")
    editor.set_password("a long salt road")
    editor.save()
    NameEntry.objects.all().delete()
    Draft.objects.all().delete()
    before = (var / "demo_password").read_text()
    printed = setup_desk(capsys)
    assert before.strip() in printed
    assert User.objects.get(username="editor").check_password("a long salt road")
    assert (var / "demo_password").read_text() == before
    assert not NameEntry.objects.exists() and not Draft.objects.exists()
    assert User.objects.count() == 3


def test_a_newsrooms_own_desk_gets_no_accounts_and_no_drafts(capsys, var):
    printed = setup_desk(capsys, "--no-demo")
    assert "createsuperuser" in printed
    assert ListVersion.objects.exists() and Desk.objects.count() == 2
    assert not User.objects.exists() and not Draft.objects.exists() and not (var / "demo_password").exists()


def test_a_desk_with_people_gets_no_demo_accounts(capsys, var):
    UserFactory(username="mo")
    assert "Sign in" not in setup_desk(capsys)
    assert User.objects.get().username == "mo" and not (var / "demo_password").exists()
