"""Quotations: where the marks open and close, which of them are speech, and which marks have no partner."""

from __future__ import annotations

from dataclasses import dataclass

from .flag import Span
from .manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two double marks (or single ones, in a house that uses them) in one paragraph.

    `span` includes the marks. `direct` is speech of a clause or more; a scare quote, a nickname, the title of a work or
    a few quoted words is not. `continues` says that the quotation runs on from the paragraph before, which then has no
    closing mark; `closed` is False where this one runs on into the next.
    """

    span: Span
    paragraph: int
    first: int
    last: int
    """The tokens of the opening and the closing mark, or of the paragraph's last token where it runs on."""
    direct: bool
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotations of a draft in order, and the marks that have no partner."""

    quotations: tuple[Quotation, ...]
    strays: tuple[Span, ...]


def find(manuscript: Manuscript) -> Marks:
    """Every quotation of the draft, curly, straight or mixed."""
    return Marks((), ())
