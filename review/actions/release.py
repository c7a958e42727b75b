"""Releasing a draft: back on the queue, for others to take."""

from __future__ import annotations

from django.db import transaction

from ..models import Decision, Draft, User
from . import journal
from .errors import NotNow


@transaction.atomic
def release(by: User, draft_id: int) -> Decision:
    """Put a draft that is in review back on the queue. Raises NotNow where it is not in review."""
    draft = journal.lock(pk=draft_id)
    if draft.state != Draft.State.IN_REVIEW:
        raise NotNow("Only a draft in review can be released.")
    draft.state = Draft.State.FILED
    draft.taken_by = None
    return journal.record(draft, by, Decision.Verb.RELEASE)
