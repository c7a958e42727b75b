"""Reopening a cleared draft."""

from __future__ import annotations

from django.db import transaction

from ..models import Decision, Draft, User
from . import check, journal
from .errors import NotNow


@transaction.atomic
def reopen(by: User, draft_id: int) -> Decision:
    """Review a cleared draft again, against today's lists. Raises NotNow where it is not cleared."""
    draft = journal.lock(pk=draft_id)
    if draft.state != Draft.State.CLEARED:
        raise NotNow("Only a cleared draft can be reopened.")
    draft.state = Draft.State.IN_REVIEW
    draft.taken_by = by
    draft.cleared_at = None
    check.queue(draft)
    return journal.record(draft, by, Decision.Verb.REOPEN)
