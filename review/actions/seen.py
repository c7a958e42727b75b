"""The flags that a decision is about, as the editor saw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Max, Min, Q, Subquery

from ..models import Decision, Draft, Flag, User
from . import journal
from .errors import Conflict
from .revise import between

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
        return journal.lock_copy(flags=flag_id)
    except Draft.DoesNotExist:
        raise Conflict(_GONE) from None


def flags_about(draft: Draft, wanted: Mapping[int, int]) -> list[Flag]:
    """The flags by id, and all that stand between the first and the last of them."""
    ends = draft.flags.filter(pk__in=wanted).order_by().values("draft").annotate(first=Min("start"), last=Max("end"))
    around = between(Subquery(ends.values("first")), Subquery(ends.values("last")))
    return list(draft.flags.filter(Q(pk__in=wanted) | around))


def open_flags(draft: Draft, flags: Iterable[Flag], seen: Mapping[int, int]) -> list[Flag]:
    """Those of the flags that were seen, each open and at its version. Raises Conflict for the first that is not."""
    flags = [flag for flag in flags if flag.pk in seen]
    if len(flags) < len(seen):
        raise Conflict(_GONE)
    for flag in flags:
        if flag.state != Flag.State.OPEN or flag.version != seen[flag.pk]:
            raise Conflict(_TOLD[Flag.State(flag.state)], flag=flag, others=journal.latest(draft, flag))
    return flags


def repeated(conflict: Conflict, by: User, verb: Decision.Verb, seen: Mapping[int, int]) -> Decision | None:
    """The decision that the conflict is with, where it is this very one sent twice: a double click is no conflict.

    Of flags on the same words it settled one, and overtook the others.
    """
    for decision in conflict.others:
        if decision.actor_id != by.pk or decision.verb != verb:
            continue
        settled = {flag.pk: flag.version for flag in decision.flags.all()}
        overtaken = {pk for pk, *_ in decision.overtaken}
        if all(settled.get(pk) == v + 1 or pk in overtaken for pk, v in seen.items()):
            return decision
    return None
