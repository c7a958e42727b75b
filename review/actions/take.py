"""Taking a filed draft off the queue, to review it."""

from __future__ import annotations

from django.db import transaction

from ..models import Decision, Draft, User
from . import journal
from .errors import Conflict, NotNow


@transaction.atomic
def take(by: User, draft_id: int, *, over: bool = False) -> Decision | None:
    """Make the draft the editor's own to review; None where it is already.

    Raises Conflict where somebody else has taken it, unless it is to be taken `over` from them, and NotNow where it is
    not on the desk's queue.
    """
    draft = journal.lock(pk=draft_id)
    if draft.state not in (Draft.State.FILED, Draft.State.IN_REVIEW):
        raise NotNow("Only a filed draft can be taken.")
    holder = draft.taken_by
    if holder == by and draft.state == Draft.State.IN_REVIEW:
        return None
    if holder and holder != by and not over:
        others = draft.decisions.filter(verb=Decision.Verb.TAKE).order_by("-number")[:1]
        raise Conflict(f"{holder.display_name} has taken this draft.", others=list(others))
    draft.state = Draft.State.IN_REVIEW
    draft.taken_by = by
    return journal.record(
        draft, by, Decision.Verb.TAKE, note=f"Over from {holder.display_name}" if holder and holder != by else ""
    )
