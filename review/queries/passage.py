"""Where words of an older revision stand now, for editing them by hand."""

from __future__ import annotations

from dataclasses import dataclass

from .. import editing
from ..checks.flag import Span
from ..models import Draft


@dataclass(frozen=True)
class Passage:
    """The words from `start` to `end` of revision `base`, in code points; `was` is how they read when last seen."""

    base: int
    start: int
    end: int
    text: str
    was: str


def passage(draft: Draft, base: int, start: int, end: int) -> Passage | None:
    """What stands at head where `start` to `end` stood in revision `base`; None where there is no such place.

    An edit that cuts into the passage is taken in, so that nothing that others wrote there is left outside of it.
    """
    seen = draft.revisions.filter(number=base).values_list("text", flat=True).first()
    if seen is None or not start <= end <= len(seen):
        return None
    was = seen[start:end]
    if base == draft.head:
        return Passage(base, start, end, was, was)
    span = Span(start, end)
    later = draft.decisions.filter(revision__gt=base, revision__lte=draft.head).order_by("revision")
    for edits in later.values_list("edits", flat=True):
        span = editing.clip(span, (editing.Edit(*edit) for edit in edits))
    text = draft.revisions.values_list("text", flat=True).get(number=draft.head)
    if _is_whole_lines(seen, Span(start, end)):
        # What was put before its first word or behind its last belongs to the paragraph as well.
        span = Span(text.rfind("\n", 0, span.start) + 1, _line_end(text, span.end))
    return Passage(draft.head, span.start, span.end, text[span.start : span.end], was)


def _is_whole_lines(text: str, span: Span) -> bool:
    starts_line = span.start == 0 or text[span.start - 1] == "\n"
    return starts_line and _line_end(text, span.end) == span.end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end == -1 else end
