"""The panels beside the copy: the names with their state on the list, the sources, and what else is worth a look.

The newest check read who is named and quoted in its own revision; the spans are carried over the edits made since, and
a mention that an edit cut into is left out until the next check has read it again.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from .. import editing
from ..checks.flag import Span
from ..models import Decision, Draft, Flag, Reading, Severity
from .digest import digest

CQ_RULE = "entity.unknown-name"
"""The rule whose note is dismissed when a name is marked CQ: somebody verified it as it stands."""

State = Literal["verify", "near", "unlisted", "cq", "listed"]
_STATES: tuple[State, ...] = ("verify", "near", "cq", "listed", "unlisted")
Settled = Mapping[int, Decision]
"""The decision that settled each flag, by the flag's id."""


@dataclass(frozen=True)
class Spot:
    """A place in the copy that a panel leads to; `paragraph` counts from 1. Its id outlives edits elsewhere."""

    element_id: str
    look: str
    start: int
    end: int
    paragraph: int

    @property
    def shown(self) -> tuple[str, str, int]:
        return self.element_id, self.look, self.paragraph


@dataclass(frozen=True)
class NameLine:
    """A name of the draft. `verify`: nobody vouches for it yet; `cq`: somebody did, by `decision`; `flag` is its note.

    A `near` name goes as the draft has it, `meant` is the listed one.
    """

    name: str
    kind: str
    state: State
    meant: str
    spots: tuple[Spot, ...]
    flag: Flag | None = None
    decision: Decision | None = None

    @property
    def may_list(self) -> bool:
        return self.state in ("verify", "unlisted", "cq")


@dataclass(frozen=True)
class SourceLine:
    """Someone quoted: where the draft introduces them, and each quotation."""

    speaker: str
    title: str
    introduced: Spot | None
    quotes: tuple[Spot, ...]


@dataclass(frozen=True)
class NamesPanel:
    """Who and what is named, those to verify first."""

    lines: tuple[NameLine, ...]
    name = "names"

    @property
    def to_verify(self) -> int:
        return sum(line.state == "verify" for line in self.lines)

    @property
    def spots(self) -> Iterator[Spot]:
        """Those that want an anchor in the copy; the mark of a note is one already."""
        return (spot for line in self.lines for spot in line.spots if spot.look)

    @cached_property
    def digest(self) -> str:
        return digest(
            [
                (
                    line.name,
                    line.state,
                    [spot.shown for spot in line.spots],
                    line.flag and (line.flag.pk, line.flag.version),
                    line.decision and line.decision.pk,
                )
                for line in self.lines
            ]
        )


@dataclass(frozen=True)
class SourcesPanel:
    """Who is quoted, the quotations of nobody, and the figures without a source."""

    lines: tuple[SourceLine, ...]
    unattributed: tuple[Spot, ...]
    flags: tuple[Flag, ...]
    name = "sources"

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.unattributed or self.flags)

    @property
    def spots(self) -> Iterator[Spot]:
        yield from self.unattributed
        for line in self.lines:
            yield from line.quotes
            if line.introduced is not None and line.introduced.look == "words":
                yield line.introduced

    @cached_property
    def digest(self) -> str:
        lines = [
            (line.speaker, line.title, line.introduced and line.introduced.shown, [spot.shown for spot in line.quotes])
            for line in self.lines
        ]
        return digest(lines, [spot.shown for spot in self.unattributed], [(f.pk, f.version) for f in self.flags])


@dataclass(frozen=True)
class NotesPanel:
    """The notes on other subjects."""

    flags: tuple[Flag, ...]
    name = "notes"

    @property
    def spots(self) -> Iterator[Spot]:
        return iter(())

    @cached_property
    def digest(self) -> str:
        return digest([(flag.pk, flag.version) for flag in self.flags])


Panel = NamesPanel | SourcesPanel | NotesPanel


def is_verified(flag: Flag) -> bool:
    """Whether the flag is the note on a name that was marked CQ."""
    return flag.rule == CQ_RULE and flag.state == Flag.State.DISMISSED


def panels(draft: Draft, flags: Sequence[Flag], starts: Sequence[int], settled: Settled) -> tuple[Panel, ...]:
    """The panels of the draft's head revision, whose paragraphs start at `starts`, in at most two queries."""
    view = _View.of(draft, starts)
    notes = [flag for flag in flags if flag.severity == Severity.NOTE and flag.state == Flag.State.OPEN]
    people = [flag for flag in flags if flag.rule == CQ_RULE]
    names = view.names(people, settled)
    return (
        NamesPanel(tuple(sorted((line for line in names if line.spots), key=lambda line: _STATES.index(line.state)))),
        view.sources(names, [flag for flag in notes if flag.check_name == "attribution"]),
        NotesPanel(tuple(flag for flag in notes if flag.check_name != "attribution" and flag.rule != CQ_RULE)),
    )


@dataclass(frozen=True)
class _View:
    """What the newest check read, and the way from its revision to the head."""

    reading: Reading | None
    steps: tuple[editing.Edits, ...]
    starts: Sequence[int]

    @classmethod
    def of(cls, draft: Draft, starts: Sequence[int]) -> _View:
        reading = Reading.objects.filter(draft=draft).first()
        if reading is None or reading.revision >= draft.head:
            return cls(reading, (), starts)
        since = draft.decisions.filter(revision__gt=reading.revision, revision__lte=draft.head).order_by("revision")
        return cls(reading, tuple(decision.step for decision in since), starts)

    def names(self, flags: Sequence[Flag], settled: Settled) -> list[NameLine]:
        """A line for each name that was read, also where no mention is left, so that sources find theirs by index.

        After those come the notes on names that no check has read yet.
        """
        lines: list[NameLine] = []
        left = {flag.start: flag for flag in flags if flag.state in (Flag.State.OPEN, Flag.State.DISMISSED)}
        for told in self.reading.names if self.reading else ():
            key = _key("n", told["kind"], told["name"], told["status"])
            look = f"name {told['status']}"
            spots = tuple(self._spots(key, look, told["mentions"]))
            flag = next((left.pop(spot.start) for spot in spots if spot.start in left), None)
            lines.append(_line(told, spots, flag, settled))
        for flag in left.values():
            if flag.state == Flag.State.OPEN and flag.severity == Severity.NOTE:
                spot = Spot(f"m{flag.pk}", "", flag.start, flag.end, self._paragraph(flag.start))
                lines.append(NameLine(flag.text, "person", "verify", "", (spot,), flag))
        return lines

    def sources(self, names: Sequence[NameLine], flags: Sequence[Flag]) -> SourcesPanel:
        quotes: dict[tuple[int | None, str | None], list[dict[str, Any]]] = {}
        for told in self.reading.quotes if self.reading else ():
            who = (told["named"], told["speaker"]) if told["named"] is None else (told["named"], None)
            quotes.setdefault(who, []).append(told)
        nobodys = quotes.pop((None, None), [])
        lines = [self._source(index, told, names) for (index, _), told in quotes.items()]
        unattributed = tuple(self._spots(_key("q"), "quote", [told["span"] for told in nobodys]))
        return SourcesPanel(tuple(line for line in lines if line.quotes), unattributed, tuple(flags))

    def _source(self, index: int | None, quotes: list[dict[str, Any]], names: Sequence[NameLine]) -> SourceLine:
        speaker: str = quotes[0]["speaker"]
        spots = tuple(self._spots(_key("q", speaker), "quote", [told["span"] for told in quotes]))
        if index is None or self.reading is None:
            first = [told["words"] for told in quotes if told["words"]][:1]
            return SourceLine(speaker, "", next(self._spots(_key("w", speaker), "words", first), None), spots)
        told = self.reading.names[index]
        at = None if told["introduced"] is None else self._carried(told["mentions"][told["introduced"]])
        introduced = next((spot for spot in names[index].spots if at is not None and spot.start == at.start), None)
        return SourceLine(speaker, told["title"], introduced, spots)

    def _spots(self, key: str, look: str, spans: Iterable[dict[str, int]]) -> Iterator[Spot]:
        carried = (self._carried(span) for span in spans)
        for number, span in enumerate(span for span in carried if span is not None):
            yield Spot(f"{key}-{number}", look, span.start, span.end, self._paragraph(span.start))

    def _carried(self, told: dict[str, int]) -> Span | None:
        span: Span | None = Span(told["start"], told["end"])
        for step in self.steps:
            span = span and editing.carry(span, step)
        return span

    def _paragraph(self, at: int) -> int:
        return max(bisect_right(self.starts, at), 1)


def _line(told: dict[str, Any], spots: tuple[Spot, ...], flag: Flag | None, settled: Settled) -> NameLine:
    if told["status"] == "near":
        return NameLine(told["written"], told["kind"], "near", told["name"], spots)
    if told["status"] == "listed" or flag is None:
        return NameLine(told["name"], told["kind"], told["status"], "", spots)
    if is_verified(flag):
        return NameLine(told["name"], told["kind"], "cq", "", spots, flag, settled.get(flag.pk))
    return NameLine(told["name"], told["kind"], "verify", "", spots, flag)


def _key(kind: str, *of: str) -> str:
    """An id that a name or a source keeps whatever else the draft says."""
    return f"{kind}{hashlib.blake2s(repr(of).encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
