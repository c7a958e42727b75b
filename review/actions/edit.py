"""Editing a draft's words by hand."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from .. import documents, editing
from ..models import Decision, User
from . import journal
from .errors import Conflict, Invalid
from .revise import between, revise

_NOWHERE = {"text": ["That passage is not in this draft. Reload the page and edit it again."]}


@transaction.atomic
def edit(by: User, draft_id: int, *, base: int, start: int, end: int, text: str) -> Decision | None:
    """Put `text` in the place of the words from `start` to `end` of revision `base`. None where nothing changes.

    Only the words that differ are changed, so what others did meanwhile to the rest of the passage stays; a change
    that somebody made already is not made twice. Raises Conflict where later steps changed the same words otherwise,
    Invalid where there is no such passage or the text grows beyond the limit, NotNow where the draft's state forbids
    it.
    """
    draft = journal.lock_copy(pk=draft_id)
    journal.refuse_unless_decidable(draft, by)
    if not 1 <= base <= draft.head:
        raise Invalid(_NOWHERE)
    steps = journal.steps(draft, since=base)
    seen = draft.present.text
    for step in reversed(steps):
        seen = editing.apply(seen, editing.invert(step.edits))
    if not 0 <= start <= end <= len(seen):
        raise Invalid(_NOWHERE)
    edits = editing.difference(seen[start:end], documents.tidy(text), at=start)
    for step in steps:
        edits = tuple(edit for edit in edits if edit not in step.edits)
        edits, in_the_way = journal.rebase(edits, [step])
        if in_the_way:
            raise Conflict("The same words were changed meanwhile.", others=in_the_way)
    if not edits:
        return None
    before = draft.head
    change = revise(draft, by, edits, list(draft.flags.filter(between(edits[0].start, edits[-1].end))))
    if len(change.text.encode()) > settings.REVIEW_MAX_TEXT_BYTES:
        raise Invalid({"text": [f"A draft may have at most {settings.REVIEW_MAX_TEXT_BYTES // 2**20} MB of text."]})
    return journal.record(
        draft,
        by,
        Decision.Verb.EDIT,
        base=before,
        revision=change.revision,
        edits=journal.line(edits),
        overtaken=change.overtaken,
    )
