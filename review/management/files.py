"""What the commands read: a file named on the command line, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

STDIN = "-"


class BadInput(Exception):
    """Something the caller gave can't be used; the message says what to do. The command ends with status 2."""


def read_text(name: str, limit: int | None = None) -> str:
    """A file's UTF-8 text, without its byte-order mark. Raises BadInput, also where it is over `limit` bytes."""
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise BadInput(f"{name} can't be read: {error.strerror}") from error
    if limit is not None and len(content) > limit:
        raise BadInput(f"{name} is longer than {limit / 1024 / 1024:.3g} MB; split it and try again")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is not UTF-8 text; save it as UTF-8 and try again") from error
    if "\0" in text:
        raise BadInput(f"{name} is not a text file; give its words as UTF-8 text")
    return text
