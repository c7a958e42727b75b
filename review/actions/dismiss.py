"""Dismissing flags: the words stand, and the same flag does not come back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from ..models import Decision, Flag, User
from . import journal
from .errors import Conflict
from .seen import lock_flag, open_flags, repeated


@transaction.atomic
def dismiss(by: User, flag_id: int, *, seen: int, reason: str = "", alike: bool = False) -> Decision:
    """Settle a flag without changing its words. Found again in its place, it stays dismissed.

    With `alike`, so are all open flags of the draft with the same rule and words, and those that a later check finds.
    Raises Conflict where the flag has changed since version `seen`, NotNow where the draft's state forbids it. The same
    request sent twice is done once.
    """
    draft = lock_flag(flag_id)
    journal.refuse_unless_decidable(draft, by)
    wanted = {flag_id: seen}
    try:
        [flag] = flags = open_flags(draft, draft.flags.filter(pk=flag_id), wanted)
    except Conflict as conflict:
        if decision := repeated(conflict, by, Decision.Verb.DISMISS, wanted):
            return decision
        raise
    if alike:
        flags = list(draft.flags.filter(state=Flag.State.OPEN, rule=flag.rule, text=flag.text))
    draft.flags.filter(pk__in=[one.pk for one in flags]).update(
        state=Flag.State.DISMISSED, version=F("version") + 1, alike=alike
    )
    return journal.record(
        draft,
        by,
        Decision.Verb.DISMISS,
        flags=flags,
        rule=flag.rule,
        lists_version=flag.lists_version,
        base=draft.head,
        note=reason.strip(),
    )
