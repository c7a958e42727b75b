"""A listed name written without its capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule("entity.capitalization", Severity.WARNING, "Missing capitals", "", "", "", (), ())


def run(draft: Draft) -> Iterator[Flag]:
    yield from ()
