"""Taking a decision back, at any time, by another decision."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from .. import editing
from ..checks.flag import Span
from ..models import Decision, Draft, Flag, User
from . import check, journal
from .errors import Conflict, NotNow
from .revise import Change, between, revise


@transaction.atomic
def undo(by: User, decision_id: int) -> Decision:
    """Take back what a decision did to the words and the flags; undoing an undo does it again.

    Its edits are inverted and carried through all later ones. The flags that it settled are open again, and so are
    those that its edits had overtaken, where their words stand again. The same request sent twice is done once.

    Raises Conflict where later steps changed the same words, one of its flags was decided since, or somebody else has
    undone it; NotNow where it is no step that can be undone, or the draft's state forbids it.
    """
    draft = journal.lock_copy(decisions=decision_id)
    journal.refuse_unless_decidable(draft, by)
    decision = draft.decisions.select_related("undoes__undoes").get(pk=decision_id)
    if decision.verb not in journal.SETTLING:
        raise NotNow("Only a decision on a flag or an edit can be undone.")
    is_newest = decision.number == draft.journal_length
    if not is_newest and (undone := draft.decisions.filter(undoes=decision).first()):
        if undone.actor_id == by.pk:
            return undone
        raise Conflict("This was undone already.", others=[undone])

    edits: editing.Edits = ()
    if decision.revision is not None:
        edits, in_the_way = journal.rebase(editing.invert(decision.step), journal.steps(draft, since=decision.revision))
        if in_the_way:
            raise Conflict("Later changes stand on the same words. Undo those first.", others=in_the_way)
    flags, near = _flags(draft, decision, edits)
    left = _left_as(decision)
    for flag in flags:
        if flag.state != left and (flag.state, left) != (Flag.State.OVERTAKEN, Flag.State.OPEN):
            raise Conflict("The flag was decided again since.", flag=flag, others=journal.latest(draft, flag))
    state = _left_as(decision.undoes) if decision.undoes else Flag.State.OPEN

    base = draft.head
    change = None
    if not edits:
        _settle(draft, flags, state)
        check.queue(draft)
    else:
        change = revise(draft, by, edits, near, {flag.pk: state for flag in flags})
        _restore(draft, decision, edits, change)
    return journal.record(
        draft,
        by,
        Decision.Verb.UNDO,
        flags=flags,
        rule=decision.rule,
        lists_version=decision.lists_version,
        base=base,
        revision=change.revision if change else None,
        edits=journal.line(edits),
        overtaken=change.overtaken if change else [],
        undoes=decision,
    )


def _left_as(decision: Decision) -> Flag.State:
    """The state that the decision left its flags in."""
    if decision.verb == Decision.Verb.ACCEPT:
        return Flag.State.ACCEPTED
    if decision.verb == Decision.Verb.DISMISS:
        return Flag.State.DISMISSED
    undone = decision.undoes
    return _left_as(undone.undoes) if undone and undone.undoes else Flag.State.OPEN


def _flags(draft: Draft, decision: Decision, edits: editing.Edits) -> tuple[list[Flag], list[Flag]]:
    """The flags that the decision settled; with those near the edits that take it back."""
    links = Decision.flags.through.objects.filter(decision_id=decision.pk, flag_id=OuterRef("pk"))
    flags = draft.flags.annotate(is_settled=Exists(links))
    near = Q(is_settled=True)
    if edits:
        near |= between(edits[0].start, edits[-1].end)
    read: list[Flag] = list(flags.filter(near))
    return [flag for flag in read if getattr(flag, "is_settled", False)], read


def _settle(draft: Draft, flags: list[Flag], state: Flag.State) -> None:
    """Put the flags of a step that changed no words in another state. One whose words are gone can't be open again."""
    text = draft.present.text
    for flag in flags:
        is_there = text[flag.start : flag.end] == flag.text
        flag.state = Flag.State.OVERTAKEN if state == Flag.State.OPEN and not is_there else state
        flag.version += 1
    Flag.objects.bulk_update(flags, ["state", "version"])


def _restore(draft: Draft, decision: Decision, edits: editing.Edits, change: Change) -> None:
    """Put back the flags that the decision's edits had cut into, now that `edits` took these back."""
    places = {pk: Span(start, end) for pk, start, end in decision.overtaken}
    moves = [(edit, start - edit.start) for edit, start in zip(decision.step, editing.placed(edits), strict=True)]
    flags = list(draft.flags.filter(pk__in=places))
    for flag in flags:
        place = places[flag.pk]
        move = next(move for edit, move in moves if editing.cuts(edit, place))
        start, end = place.start + move, place.end + move
        if flag.state != Flag.State.ACCEPTED and change.text[start:end] != flag.text:
            continue
        flag.start, flag.end = start, end
        if flag.state == Flag.State.OVERTAKEN:
            flag.state = Flag.State.OPEN
            flag.version += 1
    Flag.objects.bulk_update(flags, ["start", "end", "state", "version"])
