"""Check drafts from the command line: `check_draft [--lists DIR] [--format text|json] FILE…`."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from review.checks import engine
from review.checks.flag import Flag
from review.checks.lists import HouseLists, ListError, read_folder
from review.management.files import BadInput, read_text
from review.queries.lists import house_lists


class Command(BaseCommand):
    help = "Checks drafts and prints their flags."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a draft, or - for standard input")
        parser.add_argument(
            "--lists",
            type=Path,
            metavar="DIR",
            help="the folder of names.csv, style.csv, words.txt and house.toml; the database's lists otherwise",
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, files: list[str], lists: Path | None, format: str, **options: Any) -> None:
        house = self._lists(lists)
        failed = False
        for name in files:
            try:
                # A lone CR becomes a newline of the same length; CRLF stays, so that offsets are the file's own.
                text = re.sub(r"\r(?!\n)", "\n", read_text(name, settings.REVIEW_MAX_TEXT_BYTES))
            except BadInput as error:
                self.stderr.write(str(error))
                failed = True
                continue
            for line in _json(name, text, house) if format == "json" else _lines(name, text, house):
                self.stdout.write(line)
        if failed:
            sys.exit(2)

    def _lists(self, folder: Path | None) -> HouseLists:
        try:
            return house_lists() if folder is None else read_folder(folder)
        except ListError as error:
            self.stderr.write(str(error))
        except DatabaseError as error:
            self.stderr.write(f"The database's lists can't be read ({error}); run migrate, or give --lists DIR")
        sys.exit(2)


def _json(name: str, text: str, lists: HouseLists) -> Iterable[str]:
    draft = engine.open_draft(text, lists)
    flags = sorted((flag for _, found in engine.run(draft) for flag in found), key=lambda flag: (flag.start, flag.end))
    yield json.dumps(
        {
            "file": name,
            "words": draft.manuscript.words,
            "flags": [
                {
                    "check": flag.check,
                    "rule": flag.rule,
                    "severity": flag.severity,
                    "start": flag.start,
                    "end": flag.end,
                    "text": flag.text,
                    "message": flag.message,
                    "suggestions": flag.suggestions,
                }
                for flag in flags
            ],
            "quotes": [
                {
                    "start": one.quotation.span.start,
                    "end": one.quotation.span.end,
                    "speaker": one.speaker,
                    "speaker_start": one.words.start if one.words else None,
                    "speaker_end": one.words.end if one.words else None,
                    "cue": one.cue or None,
                }
                for one in draft.attributions
            ],
            "names": [
                {
                    "name": name.name,
                    "kind": name.kind,
                    "status": name.status,
                    "mentions": [{"start": m.span.start, "end": m.span.end, "text": m.text} for m in name.mentions],
                }
                for name in draft.names
            ],
        },
        ensure_ascii=False,
    )


def _lines(name: str, text: str, lists: HouseLists) -> Iterable[str]:
    flags = engine.check(text, lists)
    for flag in flags:
        line = text.count("\n", 0, flag.start) + 1
        column = flag.start - (text.rfind("\n", 0, flag.start) + 1) + 1
        yield f"{name}:{line}:{column}: {flag.severity} {flag.rule}: {_quoted(flag)}{_fix(flag)} — {flag.message}"
    yield f"{name}: {len(flags)} {'flag' if len(flags) == 1 else 'flags'}"


def _quoted(flag: Flag) -> str:
    words = " ".join(flag.text.split())
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"


def _fix(flag: Flag) -> str:
    if not flag.suggestions:
        return ""
    return f" → “{flag.suggestions[0]}”" if flag.suggestions[0] else " → delete"
