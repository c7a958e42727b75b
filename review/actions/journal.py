"""What every action on a draft shares: lock it, ask whether it may change, and write down what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q

from .. import editing
from ..models import Decision, Draft, Flag, Revision, User
from .errors import NotNow

SETTLING = (Decision.Verb.ACCEPT, Decision.Verb.DISMISS, Decision.Verb.EDIT, Decision.Verb.UNDO)


def lock(**where: Any) -> Draft:
    """The draft, locked until the transaction ends. Whatever changes a draft, its flags or its journal starts here."""
    return Draft.objects.select_for_update(of=("self",)).get(**where)


def lock_copy(**where: Any) -> Draft:
    """The draft, locked, with its present revision read along.

    Where the lock was waited for, PostgreSQL gives the draft as it is now beside a revision of the moment before; that
    one is not taken, and the present one is read when it is asked for.
    """
    at_head = FilteredRelation("revisions", condition=Q(revisions__number=F("head")))
    drafts = Draft.objects.annotate(at_head=at_head).select_related("at_head")  # type: ignore[misc]  # a relation made here
    draft = drafts.select_for_update(of=("self",)).get(**where)
    revision: Revision | None = getattr(draft, "at_head", None)
    if revision is not None and revision.number == draft.head:
        draft.present = revision
    return draft


def refuse_unless_decidable(draft: Draft, by: User) -> None:
    """Raises NotNow where the draft's state leaves its words and flags to somebody else, or to nobody."""
    if not draft.is_open:
        raise NotNow("This draft is cleared. Reopen it to change it.")
    if draft.is_with_reporter and draft.reporter_id != by.pk:
        raise NotNow("This draft is with its reporter. It can be changed once it is filed.")
    if not draft.is_with_reporter and not by.is_editor:
        raise NotNow("This draft is filed: the desk decides now.")
    if not draft.head:
        raise NotNow("The copy has not been read yet. Wait until it is on the page.")


def record(draft: Draft, by: User, verb: Decision.Verb, *, flags: Iterable[Flag] = (), **line: Any) -> Decision:
    """Write the next line of the journal, and save the draft with it. The caller holds the draft's lock."""
    draft.journal_length += 1
    draft.save()
    decision = Decision.objects.create(draft=draft, number=draft.journal_length, actor=by, verb=verb, **line)
    attach(decision, flags)
    return decision


def line(edits: editing.Edits) -> list[list[object]]:
    """The edits as a decision keeps them."""
    return [[edit.start, edit.end, edit.before, edit.after] for edit in edits]


def attach(decision: Decision, flags: Iterable[Flag]) -> None:
    """Note that a decision settles these flags."""
    links = Decision.flags.through
    links.objects.bulk_create([links(decision_id=decision.pk, flag_id=flag.pk) for flag in flags])


@dataclass(frozen=True)
class Step:
    """A decision that changed the text, and its edits."""

    decision: Decision
    edits: editing.Edits


def steps(draft: Draft, since: int) -> list[Step]:
    """What was done to the text after revision `since`, in order.

    A step that was undone, and its undoing, are left out: together they changed nothing, so nothing may fail by them.
    """
    if since == draft.head:
        return []
    made = [Step(decision, decision.step) for decision in draft.decisions.filter(revision__gt=since)]
    for undoing in [step for step in made if step.decision.undoes_id]:
        at = [step.decision.pk for step in made]
        if undoing.decision.undoes_id in at:
            i, j = at.index(undoing.decision.undoes_id), at.index(undoing.decision.pk)
            left = editing.without([step.edits for step in made], i, j)
            if left is not None:
                del made[j], made[i]
                made = [Step(step.decision, edits) for step, edits in zip(made, left, strict=True)]
    return made


def rebase(edits: editing.Edits, over: Iterable[Step]) -> tuple[editing.Edits, list[Decision]]:
    """The edits as they read after the later steps; where these changed the same words, the steps that did.

    With any step in the way the edits given back mean nothing.
    """
    in_the_way: list[Decision] = []
    for step in over:
        moved = editing.rebase(edits, step.edits)
        if moved is None:
            in_the_way.append(step.decision)
            places = (editing.clip(edit.span, step.edits) for edit in edits)
            moved = tuple(editing.Edit(place.start, place.end, "", "") for place in places)
        edits = moved
    return edits, in_the_way


def latest(draft: Draft, flag: Flag) -> list[Decision]:
    """The last decision that settled, reopened or overtook the flag; none where no decision touched it."""
    for decision in draft.decisions.filter(verb__in=SETTLING).order_by("-number").prefetch_related("flags"):
        if flag in decision.flags.all() or any(pk == flag.pk for pk, *_ in decision.overtaken):
            return [decision]
    return []
