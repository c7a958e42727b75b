"""What every action on a draft shares: lock it, ask whether it may change, and write down what was done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import editing
from ..models import Decision, Draft, Flag, User
from .errors import NotNow

SETTLING = (Decision.Verb.ACCEPT, Decision.Verb.DISMISS, Decision.Verb.EDIT, Decision.Verb.UNDO)


def lock(**where: Any) -> Draft:
    """The draft, locked until the transaction ends. Whatever changes a draft, its flags or its journal starts here."""
    return Draft.objects.select_for_update(of=("self",)).get(**where)


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


def steps(draft: Draft, since: int, until: int | None = None) -> list[Decision]:
    """The decisions that made the revisions after `since`, up to `until` or the present one, in order."""
    made = draft.decisions.filter(revision__gt=since)
    return list(made if until is None else made.filter(revision__lte=until))


def rebase(edits: editing.Edits, over: Iterable[Decision]) -> tuple[editing.Edits, list[Decision]]:
    """The edits as they read after the later steps; where these changed the same words, the steps that did.

    With any step in the way the edits given back mean nothing.
    """
    in_the_way: list[Decision] = []
    for decision in over:
        moved = editing.rebase(edits, decision.step)
        if moved is None:
            in_the_way.append(decision)
            moved = tuple(
                editing.Edit(span.start, span.end, "", "")
                for span in (editing.clip(edit.span, decision.step) for edit in edits)
            )
        edits = moved
    return edits, in_the_way


def latest(draft: Draft, flag: Flag) -> list[Decision]:
    """The last decision that settled, reopened or overtook the flag; none where no decision touched it."""
    for decision in draft.decisions.filter(verb__in=SETTLING).order_by("-number").prefetch_related("flags"):
        if flag in decision.flags.all() or any(pk == flag.pk for pk, *_ in decision.overtaken):
            return [decision]
    return []
