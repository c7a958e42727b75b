"""Edits of a text: apply them, take them back, and carry spans and other edits over them.

Several edits made in one step are in order, do not overlap, and all count the same text, the one before the step.
Every offset counts code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .checks.flag import Span

_WORD = r"[\w\u0300-\u036f]+"
_PIECE = re.compile(rf"{_WORD}(?:['’]{_WORD})*|[^\S\n]+|.", re.DOTALL)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_PAIRS = 4_000_000  # of pieces to compare, half a second's work; a longer stretch counts as rewritten


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `after` in the place of `before`, which stands at `start` to `end`. An insertion has an empty `before`."""

    start: int
    end: int
    before: str
    after: str

    @property
    def shift(self) -> int:
        """How far it moves what follows it."""
        return len(self.after) - len(self.before)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


Edits = tuple[Edit, ...]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. Raises ValueError where an edit's words do not stand at its place."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or text[edit.start : edit.end] != edit.before or edit.end - edit.start != len(edit.before):
            raise ValueError(f"“{edit.before}” does not stand at {edit.start}-{edit.end}")
        parts += [text[at : edit.start], edit.after]
        at = edit.end
    return "".join(parts) + text[at:]


def invert(edits: Sequence[Edit]) -> Edits:
    """What takes the edits back, counting the text that they made."""
    return tuple(
        Edit(start, start + len(edit.after), edit.after, edit.before)
        for edit, start in zip(edits, placed(edits), strict=True)
    )


def placed(edits: Iterable[Edit]) -> list[int]:
    """Where each edit's new words start in the text that the edits made."""
    starts: list[int] = []
    moved = 0
    for edit in edits:
        starts.append(edit.start + moved)
        moved += edit.shift
    return starts


def cuts(edit: Edit, span: Span) -> bool:
    """Whether the edit changes words of the span, or puts some inside it; at its very edge it does not."""
    return span.start < edit.end and edit.start < span.end


def carry(span: Span, edits: Iterable[Edit]) -> Span | None:
    """Where the span's words stand after the edits, None where one of them cuts into it."""
    moved = 0
    for edit in edits:
        if cuts(edit, span):
            return None
        if edit.end <= span.start:
            moved += edit.shift
    return Span(span.start + moved, span.end + moved)


def clip(span: Span, edits: Iterable[Edit]) -> Span:
    """What is left of the span after the edits: like `carry`, but with the new words of those that cut into it.

    An insertion at an empty span's place fills it, so that the two can be told from words that stand beside them.
    """
    start, end = span.start, span.end
    moved = 0
    for edit in edits:
        if edit.end <= span.start and edit.span != span:
            moved += edit.shift
            start, end = start + edit.shift, end + edit.shift
        elif edit.span == span or cuts(edit, span):
            start = min(start, edit.start + moved)
            end = edit.start + moved + len(edit.after) if edit.end >= span.end else end + edit.shift
            moved += edit.shift
    return Span(start, end)


def rebase(edits: Iterable[Edit], over: Sequence[Edit]) -> Edits | None:
    """The edits as they read once `over` was made to the same text, None where both change the same words.

    Two insertions at one place are a conflict too: nobody can tell which words were meant to come first.
    """
    rebased: list[Edit] = []
    for edit in edits:
        span = carry(edit.span, over)
        if span is None or any(_meet(edit, other) for other in over):
            return None
        rebased.append(replace(edit, start=span.start, end=span.end))
    return tuple(rebased)


def meets(edits: Iterable[Edit], over: Iterable[Edit]) -> bool:
    """Whether the two sets of edits, of one text, change the same words."""
    over = tuple(over)
    return any(_meet(edit, other) for edit in edits for other in over)


def _meet(one: Edit, other: Edit) -> bool:
    return cuts(one, other.span) or cuts(other, one.span) or one.start == one.end == other.start == other.end


def without(steps: Sequence[Edits], undone: int, undoing: int) -> list[Edits] | None:
    """The steps less one and the one that took it back, by index: those between as they read without the first.

    None where one between stands on the words of the undone step.
    """
    back = invert(steps[undone])
    between: list[Edits] = []
    for step in steps[undone + 1 : undoing]:
        alone, moved = rebase(step, back), rebase(back, step)
        if alone is None or moved is None:
            return None
        between.append(alone)
        back = moved
    return [*steps[:undone], *between, *steps[undoing + 1 :]]


def difference(before: str, after: str, at: int = 0) -> Edits:
    """The edits, word by word, that turn `before`, which stands at `at`, into `after`.

    Whole words are compared, so that a letter put into a word changes that word; changes with nothing but blanks
    between them are one.
    """
    edits: list[Edit] = []
    for line_at, lines, new_lines in _unlike(_LINE.findall(before), _LINE.findall(after)):
        for piece_at, old, new in _unlike(_PIECE.findall(lines), _PIECE.findall(new_lines)):
            start = line_at + piece_at
            between = before[edits[-1].end : start] if edits else None
            if between is not None and not between.strip(" \t"):
                last = edits.pop()
                start, old, new = last.start, last.before + between + old, last.after + between + new
            edits.append(Edit(start, start + len(old), old, new))
    return tuple(replace(edit, start=edit.start + at, end=edit.end + at) for edit in edits)


def _unlike(old: list[str], new: list[str]) -> Iterator[tuple[int, str, str]]:
    """Where the two differ: the place in the old text, the old words and the new ones."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start = sum(map(len, old[:head]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) * len(new) > _MOST_PAIRS:
        yield start, "".join(old), "".join(new)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        words = "".join(old[i:j])
        if tag != "equal":
            yield start, words, "".join(new[k:m])
        start += len(words)
