"""Names: every mention of a person, organisation or place, gathered into the one it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .flag import Span
from .lists import HouseLists, Kind, NameEntry
from .manuscript import Manuscript
from .names.groups import Group
from .names.index import index_of
from .names.people import Gathering
from .names.sightings import Sighting, sightings

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
    right: str | None = None
    """What ought to stand here, where the words are a near miss of the name."""
    full: bool = False
    """Whether the name stands in full, not a family or first name alone."""


@dataclass(frozen=True, slots=True)
class Name:
    """Someone or something that a draft names: the fullest form, its entry where listed, its mentions in order.

    `status` is `listed` where an entry vouches for it, `near` where all there is are near misses of an entry (then
    `entry` is the one it was probably meant to be), `unlisted` otherwise.
    """

    name: str
    kind: Kind
    status: Status
    entry: NameEntry | None
    mentions: tuple[Mention, ...]


def gather(manuscript: Manuscript, lists: HouseLists) -> tuple[Name, ...]:
    """Who and what the draft names, in the order of first mention."""
    index = index_of(lists)
    return tuple(_name(group) for group in Gathering(sightings(manuscript, index), index).groups())


def _name(group: Group) -> Name:
    mentions = tuple(_mention(one, group) for one in group.sightings)
    status: Status = "unlisted"
    if group.entry is not None:
        status = "near" if all(mention.right for mention in mentions) else "listed"
    return Name(group.name, group.kind, status, group.entry, mentions)


def _mention(one: Sighting, group: Group) -> Mention:
    first, last = one.words[0], one.words[-1]
    return Mention(
        span=one.paragraph.span(first.start, last.end),
        text=one.text,
        paragraph=one.paragraph.index,
        first=first.first,
        last=last.last,
        right=one.right,
        full=len(one.keys) >= len(group.keys)
        or (group.kind == "person" and one.keys[:1] == group.keys[:1] and len(one.keys) > 1),
    )
