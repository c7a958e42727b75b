"""Giving a draft back to its reporter."""

from __future__ import annotations

from django.db import transaction

from ..models import Decision, Draft, User
from . import journal
from .errors import Invalid, NotNow


@transaction.atomic
def give_back(by: User, draft_id: int, *, note: str) -> Decision:
    """Return a filed draft to its reporter, who decides again. The note says what is to be done.

    Raises Invalid without a note, NotNow where the desk does not have the draft.
    """
    draft = journal.lock(pk=draft_id)
    if draft.state not in (Draft.State.FILED, Draft.State.IN_REVIEW):
        raise NotNow("Only a draft that the desk has can be returned.")
    if not note.strip():
        raise Invalid({"note": ["Say what the reporter is to do."]})
    draft.state = Draft.State.RETURNED
    draft.taken_by = None
    return journal.record(draft, by, Decision.Verb.RETURN, note=note.strip())
