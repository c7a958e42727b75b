"""Clearing a draft for publication."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from ..models import CheckRun, Decision, Draft, Flag, Severity, User
from . import journal
from .errors import NotNow, Unfinished


@transaction.atomic
def clear(by: User, draft_id: int, *, confirmed: bool = False) -> Decision:
    """Send a draft in review on. Raises NotNow where it is not in review.

    With errors open or its last check unfinished, raises Unfinished, which lists them; once `confirmed`, the journal
    keeps what was left.
    """
    draft = journal.lock(pk=draft_id)
    if draft.state != Draft.State.IN_REVIEW:
        raise NotNow("Only a draft in review can be cleared. Take it first.")
    if not draft.head:
        raise NotNow(draft.trouble or "The file is still being read.")
    errors = list(draft.flags.filter(state=Flag.State.OPEN, severity=Severity.ERROR))
    run = draft.runs.first()
    is_checked = run is not None and run.state == CheckRun.State.DONE
    left = _left(errors, is_checked=is_checked)
    if left and not confirmed:
        raise Unfinished(f"Still to do: {left}.", errors=errors, run=None if is_checked else run)
    draft.state = Draft.State.CLEARED
    draft.cleared_at = timezone.now()
    return journal.record(
        draft, by, Decision.Verb.CLEAR, flags=errors, base=draft.head, note=f"Left: {left}." if left else ""
    )


def _left(errors: Sequence[Flag], *, is_checked: bool) -> str:
    """What a clearing would leave undone, in words; empty where nothing."""
    told = [] if is_checked else ["the check has not finished"]
    if errors:
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        told.append(f"{count} open: " + ", ".join(f"“{flag.text}” ({flag.rule})" for flag in errors))
    return "; ".join(told)
