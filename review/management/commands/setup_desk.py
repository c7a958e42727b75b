"""Make a new database ready to work with: `setup_desk [--no-demo]`. Called before every start; does each thing once."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from review import documents
from review.actions.file import file
from review.actions.import_list import FILES, import_list
from review.actions.submit import submit
from review.models import Desk, Draft, HouseSettings, ListVersion, Role, User

SEEDS = settings.BASE_DIR / "seeds"
DESKS = {"world": "World", "metro": "Metro"}
WORLD = ("north-korea", "port-strike")  # the sample drafts that are the world desk's
PEOPLE = {Role.EDITOR: ("Robin", "Ellery"), Role.ADMIN: ("Sasha", "Quill"), Role.REPORTER: ("Jamie", "Vance")}
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are taken for another


class Command(BaseCommand):
    help = "Loads the starter lists, the desks and, for a first look, three accounts and the sample drafts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="no accounts and no drafts, for a real newsroom")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        HouseSettings.objects.get_or_create(pk=1)
        self._load_lists()
        for slug, name in DESKS.items():
            Desk.objects.get_or_create(slug=slug, defaults={"name": name})
        if no_demo:
            if not User.objects.exists():
                self.stdout.write("Make the first admin with: manage.py createsuperuser")
            return
        if not User.objects.exists():
            with transaction.atomic():
                self._invite()
        self._tell()

    def _load_lists(self) -> None:
        if ListVersion.objects.exists():
            return
        for kind, name in FILES.items():
            path = SEEDS / name
            if path.exists():
                self.stdout.write(f"{name}: {import_list(None, kind, path.read_text('utf-8'))}")

    def _invite(self) -> None:
        """The three accounts, and the sample drafts on the desks' queues."""
        password = _password()
        for role, (first, last) in PEOPLE.items():
            User.objects.create_user(role, password=password, role=role, first_name=first, last_name=last)
        if Draft.objects.exists():
            return
        reporter = User.objects.get(username=Role.REPORTER)
        for path in sorted((SEEDS / "drafts").glob("*.txt")):
            copy = documents.read("txt", path.read_bytes())
            draft = submit(
                reporter,
                headline=copy.headline or path.stem.replace("-", " ").title(),
                byline=copy.byline,
                desk=Desk.objects.get(slug="world" if path.stem in WORLD else "metro"),
                text=copy.text,
            )
            file(reporter, draft.pk)

    def _tell(self) -> None:
        names = [role for role in PEOPLE if User.objects.filter(username=role, is_active=True).exists()]
        if names and _password_file().exists():
            self.stdout.write(f"Sign in as {', '.join(names)}. Password, unless changed: {_password()}")


def _password_file() -> Path:
    return Path(settings.VAR_DIR) / "demo_password"


def _password() -> str:
    """The demo accounts' password: made once, kept where only its owner reads it."""
    path = _password_file()
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return path.read_text().strip()
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    path.write_text(f"{password}\n")
    return password
