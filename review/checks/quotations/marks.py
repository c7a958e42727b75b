"""Which quotation marks of a paragraph belong together.

A mark is read by its glyph and by its place: one after a space and before a letter opens whatever its glyph, since a
typist's curly mark may point the wrong way. Two opening marks in a row mean that the first one was never closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..manuscript import Paragraph

Side = Literal["open", "close", "either"]

_DOUBLE = re.compile(r"[\"«»]")
_OPENING = "“„‟«‘‚‛"
_CLOSING = "”»’"
_ELISION = re.compile(r"(?:\d0s?\b|\d\ds\b|(?:em|til|tis|twas|cause|bout|round|n|cuz)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at `at`, a code point of the paragraph's folded text."""

    at: int
    side: Side


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of marks of one paragraph, as folded offsets; `open` is the last one, where it was never closed."""

    pairs: tuple[tuple[int, int], ...]
    strays: tuple[Mark, ...]
    open: int | None


def pair(paragraph: Paragraph, single: bool) -> Pairing:
    """The outer marks of a paragraph, paired: double ones, or single ones where the house quotes with those."""
    marks = list(_single_marks(paragraph) if single else _double_marks(paragraph))
    pairs: list[tuple[int, int]] = []
    strays: list[Mark] = []
    opened: Mark | None = None
    nested: Mark | None = None
    for number, mark in enumerate(marks):
        opens = mark.side == "open" or (mark.side == "either" and opened is None)
        if nested is not None and not opens:
            nested = None
        elif opens:
            if opened is not None and [after.side for after in marks[number + 1 : number + 3]] == ["close", "close"]:
                nested = mark
                continue
            if opened is not None:
                strays.append(opened)
            opened = Mark(mark.at, "open")
        elif opened is None:
            strays.append(Mark(mark.at, "close"))
        else:
            pairs.append((opened.at, mark.at))
            opened = None
    return Pairing(tuple(pairs), tuple(strays), None if opened is None else opened.at)


def _double_marks(paragraph: Paragraph) -> Iterator[Mark]:
    text = paragraph.folded
    found = [match.start() for match in _DOUBLE.finditer(text)]
    opened = False
    for number, at in enumerate(found):
        side = _side(text, at, _glyph(paragraph, at))
        if text[at - 1 : at].isdigit() and side != "open" and _glyph(paragraph, at) in '"″':
            # Inches and seconds (6'5", 12" pipe), unless the mark closes a quotation that ends in a figure.
            following = found[number + 1] if number + 1 < len(found) else None
            next_closes = following is not None and _side(text, following, _glyph(paragraph, following)) == "close"
            if not opened or next_closes:
                continue
        opened = side == "open" or (side == "either" and not opened)
        yield Mark(at, side)


def _single_marks(paragraph: Paragraph) -> Iterator[Mark]:
    """Single marks less the apostrophes: a mark inside a word, before a decade, or after a possessive plural."""
    text = paragraph.folded
    candidates: list[Mark] = []
    for match in re.finditer("'", text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            continue
        if (not before or before in ' ([—–-"') and after and not after.isspace():
            if not _ELISION.match(text, at + 1) or _glyph(paragraph, at) == "‘":
                candidates.append(Mark(at, "open"))
        elif before and not before.isspace():
            candidates.append(Mark(at, "close"))
    opened = False
    for number, mark in enumerate(candidates):
        if mark.side == "close":
            if not opened or (text[mark.at - 1] == "s" and _closed_later(text, candidates, number)):
                continue
            if text[mark.at - 1].isdigit() and _closed_later(text, candidates, number):
                continue
        opened = mark.side == "open"
        yield mark


def _closed_later(text: str, marks: list[Mark], number: int) -> bool:
    """Whether another mark closes before the next one opens, so that this one is an apostrophe after a plural."""
    after = marks[number].at + 1
    if not re.match(r" \w", text[after : after + 2]):
        return False
    return number + 1 < len(marks) and marks[number + 1].side == "close"


def _glyph(paragraph: Paragraph, at: int) -> str:
    return paragraph.text[paragraph.span(at, at + 1).start - paragraph.start]


def _side(text: str, at: int, glyph: str) -> Side:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    free_before = not before or before.isspace() or before in "([{"
    free_after = not after or after.isspace() or after in ")]}.,;:!?…"
    if free_before != free_after:
        return "open" if free_before else "close"
    if glyph in _OPENING:
        return "open"
    if glyph in _CLOSING:
        return "close"
    return "either"
