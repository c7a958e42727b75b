"""A rule explains itself: what it looks for, why, where it comes from, and examples that prove it.

Examples are plain sentences. In one that must flag, the flagged words stand between marks with their fix,
`⟦Vladimer Putin⇒Vladimir Putin⟧`; the fix is left empty where the rule offers none. An example that must pass has no
marks. The examples are tests, and what a reader of the rule's page sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .flag import Flag, Severity, Span

if TYPE_CHECKING:
    from .engine import Draft

_MARK = re.compile(r"⟦(?P<wrong>[^⟦⟧⇒]*)⇒(?P<right>[^⟦⟧⇒]*)⟧")


@dataclass(frozen=True)
class Rule:
    """One thing a check looks for. `id` is `check.rule` as the flag catalogue has it."""

    id: str
    severity: Severity
    title: str
    looks_for: str
    why: str
    source: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]

    @property
    def check(self) -> str:
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Check:
    """A room of the copy desk: its rules, and the function that finds what breaks them.

    `run` yields flags in any order; it may yield two for one place, the engine settles them.
    """

    name: str
    title: str
    rules: tuple[Rule, ...]
    run: Callable[[Draft], Iterator[Flag]] = field(repr=False)


def plain(example: str) -> tuple[str, list[tuple[Span, str]]]:
    """The example without its marks, and each marked place with the fix expected there."""
    text: list[str] = []
    places: list[tuple[Span, str]] = []
    at = length = 0
    for mark in _MARK.finditer(example):
        before = example[at : mark.start()]
        start = length + len(before)
        text += [before, mark["wrong"]]
        length = start + len(mark["wrong"])
        places.append((Span(start, length), mark["right"]))
        at = mark.end()
    text.append(example[at:])
    return "".join(text), places
