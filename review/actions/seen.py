"""The flags that a decision is about, as the editor saw them."""

from __future__ import annotations

from collections.abc import Mapping

from ..models import Decision, Draft, Flag, User
from . import journal
from .errors import Conflict

_TOLD = {
    Flag.State.ACCEPTED: "This flag was accepted meanwhile.",
    Flag.State.DISMISSED: "This flag was dismissed meanwhile.",
    Flag.State.OVERTAKEN: "The words of this flag were changed meanwhile.",
    Flag.State.OPEN: "This flag has changed since you saw it; look at it again.",
}
_GONE = "This flag is gone: the copy around it has changed, and the check finds it no more."


def lock_flag(flag_id: int) -> Draft:
    """The flag's draft, locked. Raises Conflict where there is no such flag any more."""
    try:
        return journal.lock(flags=flag_id)
    except Draft.DoesNotExist:
        raise Conflict(_GONE) from None


def open_flags(draft: Draft, seen: Mapping[int, int]) -> list[Flag]:
    """The flags by id, each open and at the version that was seen. Raises Conflict for the first that is not."""
    flags = list(draft.flags.filter(pk__in=seen))
    if len(flags) < len(seen):
        raise Conflict(_GONE)
    for flag in flags:
        if flag.state != Flag.State.OPEN or flag.version != seen[flag.pk]:
            raise Conflict(_TOLD[Flag.State(flag.state)], flag=flag, others=journal.latest(draft, flag))
    return flags


def repeated(conflict: Conflict, by: User, verb: Decision.Verb, seen: Mapping[int, int]) -> Decision | None:
    """The decision that the conflict is with, where it is this very one sent twice: a double click is no conflict."""
    for decision in conflict.others:
        flags = {flag.pk: flag.version for flag in decision.flags.all()}
        if (
            decision.actor_id == by.pk
            and decision.verb == verb
            and all(flags.get(pk) == v + 1 for pk, v in seen.items())
        ):
            return decision
    return None
