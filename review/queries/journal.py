"""A draft's journal: every decision as it was written, and what became of the words since the original."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import editing
from ..models import Decision, Draft
from . import rules
from .desk import surroundings


@dataclass(frozen=True)
class Change:
    """One edit with a little of the text around it."""

    lead: str
    before: str
    after: str
    tail: str


@dataclass(frozen=True)
class Entry:
    """A decision with what it did to the words."""

    decision: Decision
    changes: tuple[Change, ...]

    @property
    def rule_title(self) -> str:
        return rules.title(self.decision.rule) if self.decision.rule else ""


@dataclass(frozen=True)
class Piece:
    """A stretch of the two texts: the same in both, or what was taken out and what was put in."""

    same: str = ""
    before: str = ""
    after: str = ""


def journal(draft: Draft) -> list[Entry]:
    """Every decision, the newest first. Their places are shown in the words of the revision that they were made on."""
    decisions = list(draft.decisions.select_related("actor", "undone_by__actor", "undoes").prefetch_related("flags"))
    bases = {decision.base for decision in decisions if decision.edits}
    texts = dict(draft.revisions.filter(number__in=bases).values_list("number", "text"))
    return [Entry(d, tuple(_changes(d, texts.get(d.base, "")))) for d in reversed(decisions)]


def difference(draft: Draft) -> list[list[Piece]]:
    """The original against the text as it stands, paragraph by paragraph of the original."""
    texts = dict(draft.revisions.filter(number__in=(1, draft.head)).values_list("number", "text"))
    before, after = texts.get(1, ""), texts.get(draft.head, "")
    return _paragraphs(pieces(before, after))


def pieces(before: str, after: str) -> list[Piece]:
    """Two texts as stretches that are the same and stretches that differ."""
    told: list[Piece] = []
    at = 0
    for edit in editing.difference(before, after, 0):
        if at < edit.start:
            told.append(Piece(same=before[at : edit.start]))
        told.append(Piece(before=edit.before, after=edit.after))
        at = edit.end
    if at < len(before):
        told.append(Piece(same=before[at:]))
    return told


def _paragraphs(told: list[Piece]) -> list[list[Piece]]:
    """The pieces parted at the newlines that both texts share."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in told:
        first, *others = piece.same.split("\n") if piece.same else [""]
        if first or not piece.same:
            paragraphs[-1].append(Piece(first, piece.before, piece.after))
        paragraphs += [[Piece(same=line)] if line else [] for line in others]
    return [paragraph for paragraph in paragraphs if paragraph]


def _changes(decision: Decision, text: str) -> Iterator[Change]:
    for start, end, before, after in decision.edits:
        lead, tail = surroundings(text, start, end)
        yield Change(lead, before, after, tail)
