"""What the tests of the actions share: a draft with its flags, and checks done on the spot."""

from __future__ import annotations

import pytest
from django.db import transaction

from review.actions import check
from review.actions.submit import submit
from review.checks import engine
from review.models import CheckRun, Decision, Draft, Flag
from review.queries.lists import house_lists
from tests.factories import StyleEntryFactory

COPY = (
    "The board will utilize two ferries, Lindqvist Lines said.\n\n"
    "It will utilize them until dawn, and it chose the quay prior to the storm.\n\n"
    "The crews utilize the old quay; the cafe is closed prior to noon.\n"
)


@pytest.fixture
def style_list(db: None) -> None:
    """Some entries for the copy to break."""
    StyleEntryFactory(term="utilize", use="use", match="lemma")
    StyleEntryFactory(term="prior to", use="before", match="word")
    StyleEntryFactory(term="cafe", use="café|coffee house", match="word")


@pytest.fixture
def draft(style_list: None, rita, eve, ed, world) -> Draft:
    """Rita's draft, filed, checked, and taken by nobody yet."""
    draft = submit(rita, headline="Two ferries", byline="By Rita Moss", desk=world, text=COPY)
    check_now(draft)
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.FILED)
    draft.refresh_from_db()
    return draft


def check_now(draft: Draft) -> None:
    """Do every check that waits for a worker."""
    while run := CheckRun.objects.filter(draft=draft, state=CheckRun.State.QUEUED).first():
        check.perform(run.pk)


def begin(draft: Draft) -> CheckRun:
    """A run that a worker has just claimed."""
    with transaction.atomic():
        run = check._claim(check.queue(draft).pk)
    assert run is not None
    return run


def end(run: CheckRun) -> None:
    check._end(run, CheckRun.State.DONE)


def text_of(draft: Draft) -> str:
    draft.refresh_from_db()
    return draft.revisions.get(number=draft.head).text


def open_flags(draft: Draft) -> list[Flag]:
    return list(draft.flags.filter(state=Flag.State.OPEN))


def flag_on(draft: Draft, words: str, nth: int = 0) -> Flag:
    """The open flag on these words, the first one or the one after so many others."""
    return draft.flags.filter(state=Flag.State.OPEN, text=words)[nth]


def assert_sound(draft: Draft) -> None:
    """No flag points at wrong words, and the text is what the journal's steps make of the original."""
    text = text_of(draft)
    for flag in draft.flags.filter(state=Flag.State.OPEN):
        assert text[flag.start : flag.end] == flag.text
    assert all(0 <= flag.start <= flag.end <= len(text) for flag in draft.flags.all())
    told = draft.revisions.get(number=1).text
    for decision in draft.decisions.filter(revision__isnull=False).order_by("number"):
        assert draft.revisions.get(number=decision.base).text == told
        for start, end, before, _ in decision.edits:
            assert told[start:end] == before
        for start, end, _, after in reversed(decision.edits):
            told = told[:start] + after + told[end:]
        assert draft.revisions.get(number=decision.revision or 0).text == told
    assert told == text


def assert_as_checked_afresh(draft: Draft) -> None:
    """The open flags are those of a check of the same text, less the ones dismissed."""
    text = text_of(draft)
    fresh = {(f.rule, f.start, f.end, f.text, f.suggestions) for f in engine.check(text, house_lists())}
    dismissed = {(f.rule, f.start, f.end, f.text) for f in draft.flags.filter(state=Flag.State.DISMISSED)}
    expected = {key for key in fresh if key[:4] not in dismissed}
    kept = [(f.rule, f.start, f.end, f.text, tuple(f.suggestions)) for f in open_flags(draft)]
    assert sorted(kept) == sorted(expected)


def journal_of(draft: Draft) -> list[tuple[str, str]]:
    return [(decision.verb, decision.actor.username) for decision in Decision.objects.filter(draft=draft)]
