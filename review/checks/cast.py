"""What a draft says of its people: who is named, where, and who is quoted. What the desk's panels are made of.

Every span counts code points of the draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .engine import Draft
from .flag import Span
from .lists import Kind
from .manuscript import Manuscript
from .mentions import Mention, Name, Status
from .names import beside


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something the draft names, with its mentions in order.

    `name` is the fullest form: the list's where an entry vouches for it or, with the status `near`, was probably meant;
    `written` is what stands at the first mention. `introduced` is the first mention in full, outside headline and
    subheads, as an index of `mentions`; `title` is the one on the list, or else the one that stands there.
    """

    name: str
    kind: Kind
    status: Status
    written: str
    title: str
    introduced: int | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One utterance in direct quotation: its first stretch, however often “he said” or a paragraph breaks it.

    `speaker` is in full where that is known, as it stands otherwise, None where nobody is named; `words` are the words
    that name the speaker, `named` is the speaker's index among the draft's names.
    """

    span: Span
    speaker: str | None
    words: Span | None
    named: int | None


@dataclass(frozen=True, slots=True)
class People:
    """Who is named in a draft and who is quoted, each in the order of the text."""

    names: tuple[Named, ...]
    quotes: tuple[Quoted, ...]


def people(draft: Draft) -> People:
    """The draft's names, less those of the byline alone, and its quotations with their speakers."""
    paragraphs = draft.manuscript.paragraphs
    names = [
        name for name in draft.names if any(paragraphs[mention.paragraph].role != "byline" for mention in name.mentions)
    ]
    places = {id(name): index for index, name in enumerate(names)}
    return People(tuple(_named(name, draft.manuscript) for name in names), tuple(_quotes(draft, places)))


def _named(name: Name, manuscript: Manuscript) -> Named:
    body = [one for one in name.mentions if manuscript.paragraphs[one.paragraph].role == "paragraph"]
    first = next((one for one in body if one.full), None)
    return Named(
        name=name.name,
        kind=name.kind,
        status=name.status,
        written=manuscript.at(name.mentions[0].span),
        title=_title(name, first, manuscript),
        introduced=name.mentions.index(first) if first is not None else None,
        mentions=tuple(mention.span for mention in name.mentions),
    )


def _title(name: Name, first: Mention | None, manuscript: Manuscript) -> str:
    if name.entry is not None and name.entry.titles:
        return name.entry.titles[0]
    if name.kind != "person" or first is None:
        return ""
    paragraph = manuscript.paragraphs[first.paragraph]
    title = beside.before(paragraph, first.first) or beside.after(paragraph, first.last)
    return title.text if title is not None else ""


def _quotes(draft: Draft, places: dict[int, int]) -> Iterator[Quoted]:
    cue: Span | None = None
    for one in draft.attributions:
        goes_on = one.quotation.continues or (one.cue_span is not None and one.cue_span == cue)
        cue = one.cue_span or cue
        if not goes_on:
            yield Quoted(one.quotation.span, one.speaker, one.words, places.get(id(one.name)))
