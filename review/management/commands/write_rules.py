"""Write docs/rules from the checks themselves: `write_rules [--check]`. A page a check, a section a rule."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from review.checks.engine import CHECKS
from review.checks.rule import Check, Rule, plain


class Command(BaseCommand):
    help = "Writes the rules' pages in docs/rules from the checks."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only say whether the pages are as the checks have them"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder: Path = settings.BASE_DIR / "docs" / "rules"
        stale = {path: page for path, page in _pages(folder).items() if not path.exists() or path.read_text() != page}
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            for path, page in stale.items():
                path.write_text(page)
        elif stale:
            names = ", ".join(path.name for path in stale)
            self.stderr.write(f"docs/rules is not as the checks have it ({names}); run manage.py write_rules")
            sys.exit(1)


def _pages(folder: Path) -> dict[Path, str]:
    """Each check's page by its path."""
    return {folder / f"{check.name}.md": _page(check) for check in CHECKS}


def _page(check: Check) -> str:
    return f"# {check.title}\n\n" + "\n".join(_section(rule) for rule in check.rules)


def _section(rule: Rule) -> str:
    return "\n".join(
        [
            f"## {rule.title}",
            "",
            f"`{rule.id}`, {rule.severity}",
            "",
            rule.looks_for,
            "",
            rule.why,
            "",
            f"Source: {rule.source}",
            "",
            "Flags:",
            "",
            *(f"- {_marked(example)}" for example in rule.flags),
            "",
            "Passes:",
            "",
            *(f"- {_one_line(example)}" for example in rule.passes),
            "",
        ]
    )


def _marked(example: str) -> str:
    """The example with each flagged place in bold, and its fix behind it."""
    text, places = plain(example)
    for span, right in reversed(places):
        fix = f" → **{right}**" if right else ""
        text = f"{text[: span.start]}**{text[span.start : span.end]}**{fix}{text[span.end :]}"
    return _one_line(text)


def _one_line(text: str) -> str:
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())
