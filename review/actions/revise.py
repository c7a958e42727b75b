"""Making a draft's next revision, and carrying its flags over to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from .. import editing
from ..checks.flag import Span
from ..models import Draft, Flag, Revision, User
from . import check

Placed = list[int]
"""A flag's id, and the start and end of its span before the edits."""


@dataclass(frozen=True)
class Change:
    """What became of a draft: its new revision's number and text, and the other flags that the edits cut into."""

    revision: int
    text: str
    overtaken: list[Placed]


def revise(draft: Draft, by: User, edits: editing.Edits, own: Mapping[int, Flag.State] | None = None) -> Change:
    """Apply edits of the present revision and have the new one checked. The caller holds the lock and saves the draft.

    `own` are the flags that the edits are made for, by id, with the state that they are left in. Any other open flag
    whose words the edits cut into is overtaken.
    """
    head = draft.revisions.get(number=draft.head)
    text = editing.apply(head.text, edits)
    draft.head += 1
    draft.words = len(text.split())
    Revision.objects.create(draft=draft, number=draft.head, text=text, blocks=_carried(head.blocks, edits), author=by)
    overtaken = _carry_flags(draft, edits, own or {})
    check.queue(draft)
    return Change(draft.head, text, overtaken)


def _carry_flags(draft: Draft, edits: editing.Edits, own: Mapping[int, Flag.State]) -> list[Placed]:
    """Move the flags with their words: those after the last edit in one UPDATE, those between the edits one by one."""
    first, last = edits[0].start, edits[-1].end
    shift = sum(edit.shift for edit in edits)
    overtaken: list[Placed] = []
    near = list(draft.flags.filter(Q(pk__in=own) | Q(end__gte=first, start__lt=last)))
    for flag in near:
        span = Span(flag.start, flag.end)
        carried = editing.carry(span, edits)
        if flag.pk in own:
            carried = None
            flag.state = own[flag.pk]
            flag.version += 1
        elif carried is None:
            overtaken.append([flag.pk, flag.start, flag.end])
            if flag.state == Flag.State.OPEN:
                flag.state = Flag.State.OVERTAKEN
                flag.version += 1
        moved = carried or editing.clip(span, edits)
        flag.start, flag.end = moved.start, moved.end
    if shift:
        after = draft.flags.filter(start__gte=last).exclude(pk__in=[flag.pk for flag in near])
        after.update(start=F("start") + shift, end=F("end") + shift)
    Flag.objects.bulk_update(near, ["start", "end", "state", "version"])
    return overtaken


def _carried(blocks: Iterable[dict[str, Any]], edits: editing.Edits) -> list[dict[str, Any]]:
    """The original's blocks where their words stand now. One that an edit took away altogether is gone."""
    carried = []
    for block in blocks:
        span = editing.clip(Span(block["start"], block["end"]), edits)
        if span.start < span.end:
            carried.append({**block, "start": span.start, "end": span.end})
    return carried
