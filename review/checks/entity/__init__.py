"""Names of people, organisations and places: a rule a module, run in an explicit order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag
from ..rule import Check
from . import capitalization, demonym, first_mention, inconsistent, misspelled, titles, unknown

if TYPE_CHECKING:
    from ..engine import Draft

_RULES = (misspelled, inconsistent, capitalization, titles, first_mention, demonym, unknown)


def run(draft: Draft) -> Iterator[Flag]:
    for module in _RULES:
        yield from module.run(draft)


CHECK = Check("entity", "Names", tuple(module.RULE for module in _RULES), run)
