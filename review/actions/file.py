"""Filing a draft: the reporter hands it to the desk."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..models import Decision, Draft, User
from . import journal
from .errors import NotNow


@transaction.atomic
def file(by: User, draft_id: int) -> Decision:
    """Put the draft on the desk's queue. Raises NotNow where it is there already, or has no copy yet."""
    draft = journal.lock(pk=draft_id)
    if not draft.is_with_reporter:
        raise NotNow("This draft is filed already.")
    if not draft.head:
        raise NotNow(draft.trouble or "The file is still being read. File the draft once its copy is on the page.")
    draft.state = Draft.State.FILED
    draft.filed_at = timezone.now()
    draft.taken_by = None
    return journal.record(draft, by, Decision.Verb.FILE)
