"""A draft's way: working, filed, in review, cleared; returned and reopened."""

import pytest

from review.actions import check
from review.actions.clear import clear
from review.actions.errors import Conflict, Invalid, NotNow, Unfinished
from review.actions.file import file
from review.actions.give_back import give_back
from review.actions.release import release
from review.actions.reopen import reopen
from review.actions.take import take
from review.models import CheckRun, Decision, Draft, Flag
from tests.actions.conftest import journal_of
from tests.factories import CheckRunFactory, DraftFactory, FlagFactory

State = Draft.State


@pytest.fixture
def story(rita):
    """Rita's draft, checked, with one error open."""
    story = DraftFactory(text="Teh ferry sails.\n", reporter=rita)
    CheckRunFactory(draft=story, state=CheckRun.State.DONE, revision=1)
    FlagFactory(draft=story, text="Teh", suggestions=["The"])
    return story


def test_the_whole_way(story, rita, eve, ed):
    def state():
        story.refresh_from_db()
        return story.state, story.taken_by

    file(rita, story.pk)
    assert state() == (State.FILED, None)
    assert story.filed_at
    take(eve, story.pk)
    assert state() == (State.IN_REVIEW, eve)
    release(eve, story.pk)
    assert state() == (State.FILED, None)
    take(ed, story.pk)
    give_back(ed, story.pk, note=" Who says so? ")
    assert state() == (State.RETURNED, None)
    file(rita, story.pk)
    take(eve, story.pk)
    clear(eve, story.pk, confirmed=True)
    assert state() == (State.CLEARED, eve)
    assert story.cleared_at
    reopen(ed, story.pk)
    assert state() == (State.IN_REVIEW, ed)
    assert story.cleared_at is None
    assert story.runs.filter(state=CheckRun.State.QUEUED).exists(), "the lists may have changed meanwhile"
    assert journal_of(story) == [
        ("file", "rita"),
        ("take", "eve"),
        ("release", "eve"),
        ("take", "ed"),
        ("return", "ed"),
        ("file", "rita"),
        ("take", "eve"),
        ("clear", "eve"),
        ("reopen", "ed"),
    ]
    assert story.decisions.get(verb=Decision.Verb.RETURN).note == "Who says so?"
    assert [decision.number for decision in story.decisions.all()] == list(range(1, 10))


ALLOWED = {
    file: {State.WORKING, State.RETURNED},
    take: {State.FILED, State.IN_REVIEW},
    release: {State.IN_REVIEW},
    give_back: {State.FILED, State.IN_REVIEW},
    clear: {State.IN_REVIEW},
    reopen: {State.CLEARED},
}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("verb", ALLOWED, ids=lambda verb: verb.__name__)
def test_each_verb_in_each_state(story, eve, verb, state):
    Draft.objects.filter(pk=story.pk).update(state=state)
    options = {give_back: {"note": "Please."}, clear: {"confirmed": True}}.get(verb, {})
    if state in ALLOWED[verb]:
        assert verb(eve, story.pk, **options).actor == eve
    else:
        with pytest.raises(NotNow):
            verb(eve, story.pk, **options)
        story.refresh_from_db()
        assert story.state == state
        assert not story.decisions.exists()


def test_a_draft_that_another_has_is_taken_over_only_in_so_many_words(story, rita, eve, ed):
    file(rita, story.pk)
    first = take(eve, story.pk)
    assert take(eve, story.pk) is None
    with pytest.raises(Conflict, match="Eve Lindqvist has taken") as refused:
        take(ed, story.pk)
    assert refused.value.others == [first]
    over = take(ed, story.pk, over=True)
    story.refresh_from_db()
    assert story.taken_by == ed
    assert over.note == "Over from Eve Lindqvist"


def test_returning_takes_a_note(story, rita, eve):
    file(rita, story.pk)
    with pytest.raises(Invalid, match="what the reporter"):
        give_back(eve, story.pk, note="  ")


def test_copy_that_was_not_read_is_not_filed(rita):
    unread = DraftFactory(reporter=rita, trouble="This file is locked.")
    with pytest.raises(NotNow, match="locked"):
        file(rita, unread.pk)
    Draft.objects.filter(pk=unread.pk).update(trouble="")
    with pytest.raises(NotNow, match="still being read"):
        file(rita, unread.pk)


def test_clearing_asks_once_about_errors_and_logs_the_answer(story, rita, eve):
    file(rita, story.pk)
    take(eve, story.pk)
    with pytest.raises(Unfinished, match="1 error open") as asked:
        clear(eve, story.pk)
    assert [flag.text for flag in asked.value.errors] == ["Teh"]
    assert asked.value.run is None
    decision = clear(eve, story.pk, confirmed=True)
    assert decision.note == "Left: 1 error open: “Teh” (spelling.misspelling)."
    assert [flag.text for flag in decision.flags.all()] == ["Teh"]


def test_clearing_asks_about_a_check_that_is_not_done(story, rita, eve):
    Flag.objects.all().delete()
    file(rita, story.pk)
    take(eve, story.pk)
    run = check.queue(story)
    with pytest.raises(Unfinished, match="check has not finished") as asked:
        clear(eve, story.pk)
    assert asked.value.run == run
    check.perform(run.pk)
    Flag.objects.all().delete()
    assert clear(eve, story.pk).note == ""


def test_open_warnings_and_notes_do_not_hold_a_draft_up(story, rita, eve):
    Flag.objects.update(severity="warning")
    file(rita, story.pk)
    take(eve, story.pk)
    assert clear(eve, story.pk).note == ""
