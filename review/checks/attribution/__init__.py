"""Who says so: a rule a module, run in an explicit order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag
from ..rule import Check
from . import figures, hearsay, loaded, punctuation, tense, unattributed, unbalanced, unintroduced, vague

if TYPE_CHECKING:
    from ..engine import Draft

_RULES = (unattributed, vague, hearsay, loaded, tense, unintroduced, unbalanced, punctuation, figures)


def run(draft: Draft) -> Iterator[Flag]:
    for module in _RULES:
        yield from module.run(draft)


CHECK = Check("attribution", "Attribution", tuple(module.RULE for module in _RULES), run)
