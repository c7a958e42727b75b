"""Spelling: words that are wrong, typed twice, mistaken for another, or spelled as across the Atlantic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag
from ..rule import Check
from . import confusion, misspelling, repeated, variant
from .reading import Reading

if TYPE_CHECKING:
    from ..engine import Draft

_PARTS = (misspelling, repeated, confusion, variant)


def run(draft: Draft) -> Iterator[Flag]:
    reading = Reading(draft)
    for part in _PARTS:
        yield from part.check(reading)


CHECK = Check("spelling", "Spelling", tuple(part.RULE for part in _PARTS), run)
