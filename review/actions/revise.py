"""Making a draft's next revision, and carrying its flags over to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Q, Value, When

from .. import editing
from ..checks.flag import Span
from ..models import Draft, Flag, Revision, User
from . import check

_AT_ONCE = 100  # flags set one by one in the UPDATE that also moves those after them
_CHANGED = ("start", "end", "state", "version")

Placed = list[int]
"""A flag's id, and the start and end of its span before the edits."""


@dataclass(frozen=True)
class Change:
    """What became of a draft: its new revision's number and text, and the other flags that the edits cut into."""

    revision: int
    text: str
    overtaken: list[Placed]


def between(first: object, last: object) -> Q:
    """The flags that edits from `first` to `last` may cut into, or move each by another distance."""
    return Q(end__gte=first, start__lt=last)


def revise(
    draft: Draft,
    by: User,
    edits: editing.Edits,
    near: Sequence[Flag],
    own: Mapping[int, Flag.State] | None = None,
) -> Change:
    """Apply edits of the present revision and have the new one checked. The caller holds the lock and saves the draft.

    `near` are the draft's flags `between` the first edit and the last. Of these, `own` are the ones that the edits are
    made for, by id, with the state that they are left in. Any other open flag whose words the edits cut into is
    overtaken.
    """
    head = draft.present
    text = editing.apply(head.text, edits)
    draft.head += 1
    draft.words = len(text.split())
    draft.present = Revision.objects.create(
        draft=draft, number=draft.head, text=text, blocks=_carried(head.blocks, edits), author=by
    )
    overtaken = _carry(near, edits, own or {})
    _save(draft, near, edits)
    check.queue(draft)
    return Change(draft.head, text, overtaken)


def _carry(near: Iterable[Flag], edits: editing.Edits, own: Mapping[int, Flag.State]) -> list[Placed]:
    """Move the flags with their words, and say which of them the edits cut into."""
    overtaken: list[Placed] = []
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
    return overtaken


def _save(draft: Draft, near: Sequence[Flag], edits: editing.Edits) -> None:
    """Write down the flags near the edits, and move all that stand after them."""
    shift = sum(edit.shift for edit in edits)
    one_by_one, more = near[:_AT_ONCE], near[_AT_ONCE:]
    Flag.objects.bulk_update(more, _CHANGED, batch_size=_AT_ONCE)
    flags = draft.flags.exclude(pk__in=[flag.pk for flag in more])
    these = Q(pk__in=[flag.pk for flag in one_by_one])
    after = Q(start__gte=edits[-1].end)
    default = {"start": F("start") + shift, "end": F("end") + shift, "state": F("state"), "version": F("version")}
    changes = {}
    for kind in Flag._meta.fields:
        if kind.name in _CHANGED:
            cases = (When(pk=flag.pk, then=Value(getattr(flag, kind.name), kind)) for flag in one_by_one)
            changes[kind.name] = Case(*cases, default=default[kind.name], output_field=kind)
    flags.filter(these | after if shift else these).update(**changes)


def _carried(blocks: Iterable[dict[str, Any]], edits: editing.Edits) -> list[dict[str, Any]]:
    """The original's blocks where their words stand now. One that an edit took away altogether is gone."""
    carried = []
    for block in blocks:
        span = editing.clip(Span(block["start"], block["end"]), edits)
        if span.start < span.end:
            carried.append({**block, "start": span.start, "end": span.end})
    return carried
