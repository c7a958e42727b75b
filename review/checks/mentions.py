"""Names: every mention of a person, organisation or place, gathered into the one it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .flag import Span
from .lists import HouseLists, Kind, NameEntry
from .manuscript import Manuscript

Status = Literal["listed", "near", "unlisted"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name stands, without a possessive 's or a title."""

    span: Span
    text: str
    """The folded words, as they stand."""
    paragraph: int
    first: int
    last: int
    """The first and last token of the paragraph that it covers, both included."""


@dataclass(frozen=True, slots=True)
class Name:
    """Someone or something that a draft names: the fullest form, its entry where the list has one, its mentions in order.

    `status` is `listed` where an entry vouches for it, `near` where it is a near miss of an entry (then `entry` is the
    one it was probably meant to be), `unlisted` otherwise.
    """

    name: str
    kind: Kind
    status: Status
    entry: NameEntry | None
    mentions: tuple[Mention, ...]


def gather(manuscript: Manuscript, lists: HouseLists) -> tuple[Name, ...]:
    """Who and what the draft names, in the order of first mention."""
    return ()
