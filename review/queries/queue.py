"""The queue: the drafts that a user may see, filtered, ordered by what comes first, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from ..models import Desk, Draft, Flag, Severity
from . import rules

PAGE = 50
ON_THE_DESK = (Draft.State.FILED, Draft.State.IN_REVIEW)
# What a queue can be asked for, the first being what an editor or a reporter sees unasked.
EDITORS_VIEWS = {
    "desk": "On the desk",
    "mine": "Taken by me",
    "returned": "Returned",
    "cleared": "Cleared",
    "all": "All",
}
REPORTERS_VIEWS = {
    "all": "All",
    "working": "Working",
    "filed": "Filed",
    "in_review": "In review",
    "returned": "Returned",
    "cleared": "Cleared",
}


@dataclass(frozen=True)
class Asked:
    """What the address asks of the queue."""

    view: str
    desk: str = ""
    search: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], views: Mapping[str, str]) -> Asked:
        view = query.get("state", "")
        return cls(view if view in views else next(iter(views)), query.get("desk", ""), query.get("q", "").strip())

    def address(self, **changes: str | int) -> str:
        """The query string with these changes, `?` and all; empty where nothing is asked."""
        asked = {"state": self.view, "desk": self.desk, "q": self.search} | changes
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


@dataclass(frozen=True)
class Line:
    """A draft in the queue with its open flags, by check in the checks' order."""

    draft: Draft
    flags: tuple[tuple[rules.CheckTitle, int], ...]

    @property
    def age(self) -> str:
        """How long ago it came in, in its largest unit: 5 min, 3 h, 2 d."""
        minutes = int((timezone.now() - self.draft.created_at).total_seconds()) // 60
        if minutes < 60:
            return f"{max(minutes, 0)} min"
        return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"

    @property
    def open(self) -> int:
        return sum(count for _, count in self.flags)


@dataclass(frozen=True)
class Queue:
    """One page of the queue."""

    asked: Asked
    page: Page[Draft]
    lines: tuple[Line, ...]
    desks: tuple[Desk, ...]


def queue(drafts: QuerySet[Draft], asked: Asked, viewer_id: int, page: str = "1") -> Queue:
    """One page of `drafts` (those that the viewer may see) in four queries."""
    found = _asked(drafts, asked, viewer_id)
    if asked.view in ("desk", "mine"):
        found = found.order_by("priority", F("deadline").asc(nulls_last=True), "filed_at", "pk")
    else:
        found = found.order_by("-created_at", "-pk")
    shown = Paginator(found, PAGE).get_page(page)
    on_page = list(shown.object_list)
    counts = _open_flags(on_page)
    lines = tuple(
        Line(draft, tuple((check, counts[draft.pk].get(check.name, 0)) for check in rules.CHECKS)) for draft in on_page
    )
    return Queue(asked, shown, lines, tuple(Desk.objects.all()))


def _asked(drafts: QuerySet[Draft], asked: Asked, viewer_id: int) -> QuerySet[Draft]:
    if asked.view == "desk":
        drafts = drafts.filter(state__in=ON_THE_DESK)
    elif asked.view == "mine":
        drafts = drafts.filter(state__in=ON_THE_DESK, taken_by=viewer_id)
    elif asked.view != "all":
        drafts = drafts.filter(state=asked.view)
    if asked.desk:
        drafts = drafts.filter(desk__slug=asked.desk)
    for word in asked.search.split():
        drafts = drafts.filter(
            Q(headline__icontains=word)
            | Q(byline__icontains=word)
            | Q(reporter__first_name__icontains=word)
            | Q(reporter__last_name__icontains=word)
        )
    return drafts


def _open_flags(drafts: list[Draft]) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    loud = Flag.objects.filter(draft__in=drafts, state=Flag.State.OPEN).exclude(severity=Severity.NOTE)
    rows = loud.order_by().values_list("draft_id", "check_name").annotate(Count("pk"))
    for draft_id, check, count in rows:
        counts[draft_id][check] = count
    return counts
