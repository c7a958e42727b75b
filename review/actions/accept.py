"""Accepting flags: their suggestions go into the next revision."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from ..editing import Edit, Edits
from ..models import Decision, Draft, Flag, User
from . import journal
from .errors import Conflict, Invalid
from .revise import revise
from .seen import flags_about, lock_flag, open_flags, repeated


@transaction.atomic
def accept(by: User, flag_id: int, *, seen: int, suggestion: str | None = None) -> Decision:
    """Replace a flag's words by one of its suggestions, the best where none is named.

    `seen` is the flag's version that the editor saw. Raises Conflict where the flag has changed since, Invalid where
    it has no such suggestion, NotNow where the draft's state forbids it. The same request sent twice is done once.
    """
    return _accept(by, lock_flag(flag_id), {flag_id: seen}, suggestion)


@transaction.atomic
def accept_all(by: User, draft_id: int, flags: Sequence[tuple[int, int]]) -> Decision:
    """Accept the best suggestion of each flag, `(id, version seen)`, in one step that one undo takes back.

    Of two flags on the same words the first in the text is accepted. Raises what `accept` raises; then none is.
    """
    if not flags:
        raise Invalid({"flags": ["Choose at least one flag."]})
    return _accept(by, journal.lock_copy(pk=draft_id), dict(flags), None)


def _accept(by: User, draft: Draft, wanted: dict[int, int], suggestion: str | None) -> Decision:
    journal.refuse_unless_decidable(draft, by)
    near = flags_about(draft, wanted)
    try:
        flags = open_flags(draft, near, wanted)
    except Conflict as conflict:
        decision = repeated(conflict, by, Decision.Verb.ACCEPT, wanted)
        if decision and (suggestion is None or [edit.after for edit in decision.step] == [suggestion]):
            return decision
        raise
    edits, flags = _fixes(flags, suggestion)
    base = draft.head
    change = revise(draft, by, edits, near, {flag.pk: Flag.State.ACCEPTED for flag in flags})
    rules = {flag.rule for flag in flags}
    return journal.record(
        draft,
        by,
        Decision.Verb.ACCEPT,
        flags=flags,
        rule=rules.pop() if len(rules) == 1 else "",
        lists_version=max(flag.lists_version for flag in flags),
        base=base,
        revision=change.revision,
        edits=journal.line(edits),
        overtaken=change.overtaken,
    )


def _fixes(flags: list[Flag], suggestion: str | None) -> tuple[Edits, list[Flag]]:
    """The edit that each flag asks for, in the order of the text, those on words of an earlier one left out."""
    edits: list[Edit] = []
    fixed: list[Flag] = []
    for flag in sorted(flags, key=lambda flag: (flag.start, flag.end)):
        after = flag.best if suggestion is None else suggestion
        if after is None or after not in flag.suggestions:
            raise Invalid({"suggestion": ["Choose one of the suggestions, or edit the words by hand."]})
        edit = Edit(flag.start, flag.end, flag.text, after)
        if not edits or (edits[-1].end <= edit.start and edits[-1].span != edit.span):
            edits.append(edit)
            fixed.append(flag)
    return tuple(edits), fixed
