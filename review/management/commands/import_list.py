"""Load a list into the database: `import_list names|style|words|house FILE`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from review.actions.errors import Invalid
from review.actions.import_list import FILES, Kind, import_list
from review.management.files import BadInput, read_text


class Command(BaseCommand):
    help = "Adds and changes entries of a house list from its file. Entries that the file lacks stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=list(FILES), help="which list")
        parser.add_argument("file", metavar="FILE", help="names.csv, style.csv, words.txt or house.toml; - for input")
        parser.add_argument(
            "--skip-bad",
            action="store_true",
            help="import the good rows of a file with bad ones, which is else refused",
        )

    def handle(self, *args: Any, kind: Kind, file: str, skip_bad: bool, **options: Any) -> None:
        try:
            result = import_list(None, kind, read_text(file), skip_bad=skip_bad)
        except BadInput as error:
            self.stderr.write(str(error))
            sys.exit(2)
        except Invalid as error:
            self.stderr.write(f"{file}: {error.message}")
            sys.exit(2)
        for row in result.errors:
            self.stderr.write(f"{file}:{row.line}: {row.message}")
        if result.errors and not skip_bad:
            self.stderr.write(
                f"Nothing was imported: {len(result.errors):,} bad {'row' if len(result.errors) == 1 else 'rows'}. "
                "Correct the file, or import the others with --skip-bad."
            )
            sys.exit(2)
        self.stdout.write(f"{FILES[kind]}: {result}")
