"""What the desk screen shows of a draft: paragraphs with their marks and cards, notes, counts, progress.

Every offset counts code points of the head revision. A part of the screen (a paragraph with its cards, a panel) has a
digest of what it shows; a browser says which it has, and is sent the parts that differ.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import F

from ..checks.flag import Span
from ..checks.manuscript import paragraph_spans
from ..models import CheckRun, Decision, Draft, Flag, Revision, Severity, User
from . import rules
from .digest import DIGEST_CHARS, digest
from .lists import lists_version
from .panels import Panel, Spot, is_verified, panels

STATES = (Flag.State.OPEN, Flag.State.ACCEPTED, Flag.State.DISMISSED, Flag.State.OVERTAKEN)
_UNDOABLE = (Decision.Verb.ACCEPT, Decision.Verb.DISMISS, Decision.Verb.EDIT)
_SHARING = "entity"
_AROUND = 60  # code points
_LINE = 60


@dataclass(frozen=True)
class Filter:
    """Which flags the screen shows, as its address says. Empty means all; the state is open unless it says another."""

    check: str = ""
    state: str = Flag.State.OPEN.value
    severity: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filter:
        """The filter of an address; a value that means nothing is left out."""
        check, state, severity = (query.get(name, "") for name in ("check", "state", "severity"))
        return cls(
            check if check in {one.name for one in rules.CHECKS} else "",
            state if state in STATES else Flag.State.OPEN.value,
            severity if severity in (Severity.ERROR, Severity.WARNING) else "",
        )

    def address(self, **changes: str) -> str:
        """The query string with these changes, `?` and all; empty where nothing is filtered."""
        asked = {"check": self.check, "state": self.state, "severity": self.severity} | changes
        kept = {name: value for name, value in asked.items() if value and (name, value) != ("state", "open")}
        return f"?{urlencode(kept)}" if kept else ""

    def shows(self, flag: Flag) -> bool:
        return (
            flag.state == self.state
            and flag.severity != Severity.NOTE
            and self.check in ("", flag.check_name)
            and self.severity in ("", flag.severity)
        )


@dataclass(frozen=True)
class Card:
    """A flag in the margin. Repeated mentions of one name share a card: `mentions` has them all, `flag` the first."""

    flag: Flag
    mentions: tuple[Flag, ...]
    has_alike: bool
    """Whether other open flags of the draft have the same rule and words. (A count would change in every card.)"""
    decision: Decision | None = None
    """What settled it, where that can be undone."""

    @property
    def key(self) -> str:
        return str(self.flag.pk)

    @property
    def words(self) -> str:
        """The flag's words, cut to one line."""
        return _brief(self.flag.text)

    @property
    def best(self) -> str:
        """The best suggestion in one line; empty where there is none to offer."""
        return (_brief(self.flag.suggestions[0]) or "delete") if self.flag.suggestions else ""

    @property
    def others(self) -> list[str]:
        others: list[str] = self.flag.suggestions[1:]
        return others

    @property
    def look(self) -> str:
        return look(self.flag)

    @property
    def rule_title(self) -> str:
        return rules.title(self.flag.rule)

    @property
    def times(self) -> int:
        """How many mentions share the card, 0 where it is only one."""
        return len(self.mentions) if len(self.mentions) > 1 else 0

    @property
    def pairs(self) -> str:
        """Each mention as `id:version`, the first one first."""
        return " ".join(f"{flag.pk}:{flag.version}" for flag in self.mentions)


def look(flag: Flag) -> str:
    """How a flag is drawn: its severity, and `sure` where it is wrong as it stands with a fix to offer, else `ask`."""
    return f"{flag.severity} {'sure' if flag.severity == Severity.ERROR and flag.suggestions else 'ask'}"


@dataclass(frozen=True)
class Mark:
    """One flag's mark on one stretch; `part` counts the flag's stretches from 0."""

    flag: Flag
    part: int

    @property
    def element_id(self) -> str:
        return f"m{self.flag.pk}-{self.part}" if self.part else f"m{self.flag.pk}"

    @property
    def look(self) -> str:
        return look(self.flag)


@dataclass(frozen=True)
class Anchor:
    """A stretch of a place that a panel leads to; only the first stretch has the place's id, the others none."""

    element_id: str
    look: str


@dataclass(frozen=True)
class Segment:
    """A stretch of text with the marks on it, the longest outermost, and around them the places that panels lead to."""

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True)
class Row:
    """A paragraph of revision `base`, with its marks and the cards that stand beside it."""

    index: int
    role: str
    base: int
    start: int
    end: int
    segments: tuple[Segment, ...]
    cards: tuple[Card, ...]

    @property
    def element_id(self) -> str:
        return f"p{self.index}"

    @property
    def number(self) -> str:
        return str(self.index + 1)

    @property
    def place(self) -> str:
        """Where its words stand, as the query of an address."""
        return f"?base={self.base}&start={self.start}&end={self.end}"

    @cached_property
    def digest(self) -> str:
        marks = [
            (len(s.text), [(m.element_id, m.look, m.flag.version) for m in s.marks], s.anchors) for s in self.segments
        ]
        cards = [(c.pairs, c.flag.state, c.has_alike, c.decision and c.decision.pk) for c in self.cards]
        return digest(self.role, "".join(s.text for s in self.segments), marks, cards)


@dataclass(frozen=True)
class Place:
    """A flag with the words around it."""

    flag: Flag
    lead: str
    tail: str


@dataclass(frozen=True)
class Step:
    """One check of a run: `done`, `running` or `waiting`, and how many flags it found."""

    check: rules.CheckTitle
    state: str
    found: int | None


@dataclass(frozen=True)
class Progress:
    """How far the newest run is. `run` is None where the draft was never sent to a worker."""

    run: CheckRun | None
    steps: tuple[Step, ...]
    is_outdated: bool = False
    """Whether the house lists were changed since the run, on a draft that is still open."""

    @property
    def is_unfinished(self) -> bool:
        return self.run is not None and not self.run.is_finished


@dataclass(frozen=True)
class Counts:
    """The flags that count, so without the notes: by check those of the state that is shown, and all by state."""

    by_check: Mapping[str, int] = field(default_factory=dict)
    by_state: Mapping[str, int] = field(default_factory=dict)
    errors: int = 0

    @property
    def open(self) -> int:
        return self.by_state.get(Flag.State.OPEN, 0)


@dataclass(frozen=True)
class Screen:
    """All that the desk screen shows of a draft."""

    draft: Draft
    text: str
    filter: Filter
    rows: tuple[Row, ...]
    panels: tuple[Panel, ...]
    counts: Counts
    progress: Progress

    @property
    def shown(self) -> int:
        return sum(len(row.cards) for row in self.rows)

    def stale(self, have: str) -> tuple[list[Panel], list[Row] | None]:
        """The parts that differ from those a browser says it has, by the digests it names in the page's order.

        The rows are None where it can't be told which: then all of the copy is to be sent.
        """
        told = [have[at : at + DIGEST_CHARS] for at in range(0, len(have), DIGEST_CHARS)]
        parts = len(self.panels)
        panels = [p for p, old in zip(self.panels, told[:parts] + [""] * parts, strict=False) if p.digest != old]
        if len(told) != parts + len(self.rows):
            return panels, None
        return panels, [row for row, old in zip(self.rows, told[parts:], strict=True) if row.digest != old]


def screen(draft: Draft, seen: Filter) -> Screen:
    """Read the screen in at most eight queries. `draft` comes with its desk and people."""
    # Each flag brings the head that it was read with, so that an edit made between the queries misplaces nothing.
    flags = list(draft.flags.annotate(head=F("draft__head")))
    head = flags[0].head if flags else draft.head
    if head != draft.head:
        draft.head = head
        draft.present = draft.revisions.get(number=head)
    revision = draft.present if head else None
    text = revision.text if revision else ""
    loud = [flag for flag in flags if flag.severity != Severity.NOTE]
    open_flags = [flag for flag in loud if flag.state == Flag.State.OPEN]
    notes = [flag for flag in flags if flag.severity == Severity.NOTE and flag.state == Flag.State.OPEN]
    shown = [flag for flag in loud if seen.shows(flag)]
    wants_settled = seen.state != Flag.State.OPEN or any(map(is_verified, flags))
    settled = _settling(draft) if wants_settled else {}
    cards = _cards(shown, Counter((flag.rule, flag.text) for flag in open_flags), settled)
    spans = list(paragraph_spans(text))
    beside = panels(draft, flags, [span.start for span in spans], settled)
    spots = [spot for panel in beside for spot in panel.spots]
    return Screen(
        draft=draft,
        text=text,
        filter=seen,
        rows=_rows(revision, spans, [*shown, *notes, *spots], cards) if revision else (),
        panels=beside,
        counts=Counts(
            Counter(flag.check_name for flag in loud if flag.state == seen.state),
            Counter(flag.state for flag in loud),
            sum(flag.severity == Severity.ERROR for flag in open_flags),
        ),
        progress=progress(draft),
    )


def progress(draft: Draft) -> Progress:
    """How far the draft's newest run is, check by check."""
    run = draft.newest_run
    if run is None:
        return Progress(None, ())
    steps: list[Step] = []
    for check in rules.CHECKS:
        if run.state == CheckRun.State.DONE or check.name in run.progress:
            steps.append(Step(check, "done", run.progress.get(check.name)))
        else:
            first = run.state == CheckRun.State.RUNNING and all(step.state == "done" for step in steps)
            steps.append(Step(check, "running" if first else "waiting", None))
    is_done = run.state == CheckRun.State.DONE and draft.is_open
    return Progress(run, tuple(steps), is_outdated=is_done and run.lists_version < lists_version())


def alike(flag: Flag) -> list[Place]:
    """The draft's open flags with the same rule and words as this one, each in its line."""
    flags = list(flag.draft.flags.filter(state=Flag.State.OPEN, rule=flag.rule, text=flag.text))
    text = flag.draft.revisions.values_list("text", flat=True).get(number=flag.draft.head)
    return [Place(one, *surroundings(text, one.start, one.end)) for one in flags]


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """A few words of the line before and after a place, whole where the line is not too long."""
    lead = text[:start].rpartition("\n")[2]
    tail = text[end:].partition("\n")[0]
    if len(lead) > _AROUND:
        lead = "…" + lead[-_AROUND:].partition(" ")[2]
    if len(tail) > _AROUND:
        tail = tail[:_AROUND].rpartition(" ")[0] + "…"
    return lead, tail


def last_step(draft: Draft, by: User) -> Decision | None:
    """The newest decision of `by` on the draft that still stands and can be undone."""
    mine = draft.decisions.filter(actor=by, verb__in=_UNDOABLE, undone_by=None)
    return mine.order_by("-number").first()


def returned(draft: Draft) -> Decision | None:
    """With what note the desk gave the draft back, while its reporter has it."""
    if draft.state != Draft.State.RETURNED:
        return None
    return draft.decisions.filter(verb=Decision.Verb.RETURN).select_related("actor").order_by("-number").first()


def _brief(text: str) -> str:
    return text if len(text) <= _LINE else f"{text[: _LINE - 1]}…"


def _cards(shown: Sequence[Flag], same: Counter[tuple[str, str]], settled: Mapping[int, Decision]) -> list[Card]:
    gathered: dict[tuple[str, str] | int, list[Flag]] = defaultdict(list)
    for flag in shown:
        shares = flag.check_name == _SHARING and flag.state == Flag.State.OPEN
        gathered[(flag.rule, flag.text) if shares else flag.pk].append(flag)
    return [
        Card(mentions[0], tuple(mentions), same[mentions[0].rule, mentions[0].text] > 1, settled.get(mentions[0].pk))
        for mentions in gathered.values()
    ]


def _settling(draft: Draft) -> dict[int, Decision]:
    """Each settled flag's decision that can be undone."""
    standing = draft.decisions.filter(verb__in=_UNDOABLE, undone_by=None, flags__isnull=False)
    decisions = standing.select_related("actor").annotate(settled=F("flags__pk")).order_by("number")
    return {decision.settled: decision for decision in decisions}


def _rows(
    revision: Revision, spans: Sequence[Span], marked: Sequence[Flag | Spot], cards: Sequence[Card]
) -> tuple[Row, ...]:
    starts = [span.start for span in spans]
    inside: dict[int, list[Flag | Spot]] = defaultdict(list)
    beside: dict[int, list[Card]] = defaultdict(list)
    for one in marked:
        first = max(bisect_right(starts, one.start) - 1, 0)
        last = max(bisect_right(starts, max(one.end - 1, one.start)) - 1, first)
        for index in range(first, last + 1):
            inside[index].append(one)
    for card in cards:
        beside[max(bisect_right(starts, card.flag.start) - 1, 0)].append(card)
    roles = {start: role for role, start in _roles(revision)}
    parts: Counter[int | str] = Counter()
    return tuple(
        Row(
            index,
            roles.get(span.start, "paragraph"),
            revision.number,
            span.start,
            span.end,
            tuple(_segments(revision.text, span.start, span.end, inside[index], parts)),
            tuple(sorted(beside[index], key=lambda card: (card.flag.start, card.flag.end))),
        )
        for index, span in enumerate(spans)
    )


def _roles(revision: Revision) -> Iterable[tuple[str, int]]:
    """Role and start of each block. A block may start with white space that its paragraph does not."""
    for block in revision.blocks:
        start, end = block["start"], block["end"]
        words = revision.text[start:end]
        yield block["role"], start + len(words) - len(words.lstrip())


def _segments(
    text: str, start: int, end: int, marked: Sequence[Flag | Spot], parts: Counter[int | str]
) -> Iterable[Segment]:
    """The paragraph cut wherever a mark starts or ends; a mark without width stands between two segments."""
    cuts = sorted({start, end, *(min(max(at, start), end) for one in marked for at in (one.start, one.end))})
    flags = [one for one in marked if isinstance(one, Flag)]
    spots = sorted((one for one in marked if isinstance(one, Spot)), key=lambda spot: spot.start - spot.end)
    points = [flag for flag in flags if flag.start == flag.end]
    longest_first = sorted((f for f in flags if f.start < f.end), key=lambda f: (f.start - f.end, f.start, f.rule))
    for here, there in zip(cuts, [*cuts[1:], None], strict=True):
        standing = [flag for flag in points if flag.start == here]
        if standing:
            yield Segment("", tuple(_marks(standing, parts)))
        if there is not None:
            covering = [flag for flag in longest_first if flag.start < there and here < flag.end]
            around = [spot for spot in spots if spot.start < there and here < spot.end]
            yield Segment(text[here:there], tuple(_marks(covering, parts)), tuple(_anchors(around, parts)))


def _marks(flags: Iterable[Flag], parts: Counter[int | str]) -> Iterable[Mark]:
    for flag in flags:
        yield Mark(flag, parts[flag.pk])
        parts[flag.pk] += 1


def _anchors(spots: Iterable[Spot], parts: Counter[int | str]) -> Iterable[Anchor]:
    for spot in spots:
        yield Anchor("" if parts[spot.element_id] else spot.element_id, spot.look)
        parts[spot.element_id] += 1
