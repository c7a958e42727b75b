"""Accept, dismiss, edit and undo: what they do to the text, the flags and the journal, and when they are refused."""

import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from review.actions.accept import accept, accept_all
from review.actions.clear import clear
from review.actions.dismiss import dismiss
from review.actions.edit import edit
from review.actions.errors import Conflict, Invalid, NotNow
from review.actions.take import take
from review.actions.undo import undo
from review.models import CheckRun, Decision, Draft, Flag, Revision
from tests.actions.conftest import (
    COPY,
    assert_as_checked_afresh,
    assert_sound,
    check_now,
    flag_on,
    journal_of,
    open_flags,
    text_of,
)
from tests.factories import CheckRunFactory, DraftFactory, FlagFactory


def _edit(by, draft, words, text, base=None):
    """Edit the first place of some words as the editor saw them at revision `base`, or sees them now."""
    seen = draft.revisions.get(number=base or Draft.objects.get(pk=draft.pk).head)
    start = seen.text.index(words)
    return edit(by, draft.pk, base=seen.number, start=start, end=start + len(words), text=text)


def test_accepting_puts_the_best_suggestion_into_the_next_revision(draft, eve):
    flag = flag_on(draft, "utilize")
    decision = accept(eve, flag.pk, seen=flag.version)
    assert text_of(draft) == COPY.replace("utilize", "use", 1)
    assert (decision.actor, decision.verb, decision.rule) == (eve, Decision.Verb.ACCEPT, "style.utilize")
    assert (decision.base, decision.revision, decision.edits) == (1, 2, [[15, 22, "utilize", "use"]])
    flag.refresh_from_db()
    assert (flag.state, flag.start, flag.end) == (Flag.State.ACCEPTED, 15, 18)
    assert_sound(draft)


def test_another_suggestion_can_be_chosen_but_none_invented(draft, eve):
    flag = flag_on(draft, "cafe")
    with pytest.raises(Invalid, match="Choose one"):
        accept(eve, flag.pk, seen=flag.version, suggestion="bistro")
    accept(eve, flag.pk, seen=flag.version, suggestion="coffee house")
    assert "the coffee house is closed" in text_of(draft)


def test_ten_decisions_in_a_row_need_no_reload_between(draft, eve):
    seen = [(flag.pk, flag.version) for flag in open_flags(draft) if flag.suggestions]
    assert len(seen) >= 6
    for pk, version in seen:
        accept(eve, pk, seen=version)
    assert "utilize" not in text_of(draft)
    assert "prior to" not in text_of(draft)
    assert [verb for verb, _ in journal_of(draft)][1:] == ["accept"] * len(seen)
    assert_sound(draft)
    assert CheckRun.objects.filter(draft=draft, state=CheckRun.State.QUEUED).count() == 1
    check_now(draft)
    assert_as_checked_afresh(draft)


def test_a_flag_that_an_edit_cuts_into_is_overtaken_and_the_journal_says_which(draft, eve):
    flag = flag_on(draft, "prior to")
    place = [flag.pk, flag.start, flag.end]
    decision = _edit(eve, draft, "quay prior to the", "quay before the")
    flag.refresh_from_db()
    assert flag.state == Flag.State.OVERTAKEN
    assert decision.overtaken == [place]
    assert decision.edits == [[place[1], place[2], "prior to", "before"]]
    with pytest.raises(Conflict) as refused:
        accept(eve, flag.pk, seen=1)
    assert refused.value.flag == flag
    assert refused.value.others == [decision]


def test_a_stale_decision_on_other_words_is_carried_over(draft, eve, ed):
    cafe = flag_on(draft, "cafe")
    _edit(ed, draft, "The board will", "Late on Monday the board, which met in secret, will")
    accept(eve, cafe.pk, seen=cafe.version)
    assert "the café is closed" in text_of(draft)
    assert_sound(draft)


def test_the_same_flag_decided_by_another_is_a_conflict_that_says_by_whom(draft, eve, ed):
    flag = flag_on(draft, "cafe")
    first = dismiss(ed, flag.pk, seen=flag.version, reason="The house calls it that.")
    with pytest.raises(Conflict, match="dismissed meanwhile") as refused:
        accept(eve, flag.pk, seen=flag.version)
    assert refused.value.flag.state == Flag.State.DISMISSED
    assert refused.value.others == [first]
    assert text_of(draft) == COPY


def test_a_double_click_decides_once(draft, eve):
    cafe, quay = flag_on(draft, "cafe"), flag_on(draft, "prior to")
    assert accept(eve, cafe.pk, seen=cafe.version) == accept(eve, cafe.pk, seen=cafe.version)
    with pytest.raises(Conflict):
        accept(eve, cafe.pk, seen=cafe.version, suggestion="coffee house")
    assert dismiss(eve, quay.pk, seen=quay.version) == dismiss(eve, quay.pk, seen=quay.version)
    step = _edit(eve, draft, "until dawn", "until noon")
    assert _edit(eve, draft, "until dawn", "until noon", base=step.base) is None
    assert undo(eve, step.pk) == undo(eve, step.pk)
    assert [verb for verb, _ in journal_of(draft)] == ["submit", "accept", "dismiss", "edit", "undo"]


def test_accepting_all_of_a_kind_is_one_step_that_one_undo_takes_back(draft, eve):
    flags = list(draft.flags.filter(rule="style.utilize"))
    assert len(flags) == 3
    decision = accept_all(eve, draft.pk, [(flag.pk, flag.version) for flag in flags])
    assert text_of(draft) == COPY.replace("utilize", "use")
    assert set(decision.flags.all()) == set(flags)
    assert_sound(draft)
    undo(eve, decision.pk)
    assert text_of(draft) == COPY
    assert {(flag.state, flag.text) for flag in draft.flags.filter(rule="style.utilize")} == {("open", "utilize")}
    assert_sound(draft)
    check_now(draft)
    assert_as_checked_afresh(draft)


def test_accepting_all_twice_with_flags_on_the_same_words_is_done_once(draft, eve):
    chosen = flag_on(draft, "utilize")
    phrase = FlagFactory(draft=draft, text="utilize two", rule="style.two", suggestions=["use a pair of"])
    wanted = [(flag.pk, flag.version) for flag in (chosen, phrase, flag_on(draft, "cafe"))]
    decision = accept_all(eve, draft.pk, wanted)
    phrase.refresh_from_db()
    assert phrase.state == Flag.State.OVERTAKEN
    assert accept_all(eve, draft.pk, wanted) == decision
    assert accept_all(eve, draft.pk, wanted[::-1]) == decision
    undo(eve, decision.pk)
    with pytest.raises(Conflict):
        accept_all(eve, draft.pk, wanted)
    assert_sound(draft)


def test_accepting_all_with_one_decided_meanwhile_accepts_none(draft, eve, ed):
    flags = [(flag.pk, flag.version) for flag in draft.flags.filter(rule="style.utilize")]
    dismiss(ed, flags[1][0], seen=flags[1][1])
    with pytest.raises(Conflict):
        accept_all(eve, draft.pk, flags)
    assert text_of(draft) == COPY


def test_dismissing_all_alike_covers_those_found_later(draft, eve):
    flag = flag_on(draft, "utilize")
    decision = dismiss(eve, flag.pk, seen=flag.version, reason="Her word.", alike=True)
    assert decision.flags.count() == 3
    assert decision.note == "Her word."
    _edit(eve, draft, "closed prior to noon", "closed; they utilize it prior to noon")
    check_now(draft)
    assert set(draft.flags.filter(text="utilize").values_list("state", flat=True)) == {"dismissed"}
    assert decision.flags.count() == 4
    undo(eve, decision.pk)
    assert set(draft.flags.filter(text="utilize").values_list("state", flat=True)) == {"open"}
    check_now(draft)
    assert_as_checked_afresh(draft)


def test_a_dismissal_stands_when_its_place_moves_and_the_words_are_typed_anew(draft, eve):
    flag = flag_on(draft, "cafe")
    dismiss(eve, flag.pk, seen=flag.version)
    _edit(eve, draft, "The board", "On Monday the board")
    check_now(draft)
    assert not draft.flags.filter(text="cafe", state=Flag.State.OPEN).exists()
    _edit(eve, draft, "the cafe is", "the bar is")
    check_now(draft)
    _edit(eve, draft, "the bar is", "the cafe is")
    check_now(draft)
    assert [one.pk for one in draft.flags.filter(text="cafe")] == [flag.pk]
    assert draft.flags.get(text="cafe").state == Flag.State.DISMISSED
    assert_sound(draft)


def test_an_edit_changes_only_the_words_that_differ(draft, eve, ed):
    passage = COPY[: COPY.index("\n")]
    _edit(ed, draft, "The board", "The harbor board")
    decision = _edit(eve, draft, passage, passage.replace("two ferries", "three ferries"), base=1)
    assert text_of(draft).startswith("The harbor board will utilize three ferries,")
    assert decision.edits == [[30, 33, "two", "three"]]
    assert_sound(draft)


def test_a_plain_form_s_newlines_change_nothing(draft, eve):
    head = Draft.objects.get(pk=draft.pk).head
    assert edit(eve, draft.pk, base=head, start=0, end=len(COPY), text=COPY.replace("\n", "\r\n")) is None
    assert text_of(draft) == COPY


def test_the_same_words_edited_otherwise_are_a_conflict_that_shows_the_edit(draft, eve, ed):
    theirs = _edit(ed, draft, "two ferries", "three ferries")
    with pytest.raises(Conflict) as refused:
        _edit(eve, draft, "two ferries", "four ferries", base=1)
    assert refused.value.others == [theirs]
    assert "three ferries" in text_of(draft)
    assert _edit(eve, draft, "two ferries", "three ferries", base=1) is None


@pytest.mark.parametrize("place", [(9, 0, 4), (1, 5, 4), (1, 0, 10_000), (1, -1, 4)])
def test_a_passage_that_is_not_there_is_refused(draft, eve, place):
    base, start, end = place
    with pytest.raises(Invalid, match="not in this draft"):
        edit(eve, draft.pk, base=base, start=start, end=end, text="x")


def test_a_draft_may_not_be_edited_beyond_the_limit(draft, eve, settings):
    settings.REVIEW_MAX_TEXT_BYTES = 1024 * 1024
    with pytest.raises(Invalid, match="1 MB"):
        edit(eve, draft.pk, base=1, start=0, end=0, text="a" * 1024 * 1024)
    assert text_of(draft) == COPY


def test_undoing_and_doing_again(draft, eve):
    flag = flag_on(draft, "utilize", 1)
    done = accept(eve, flag.pk, seen=flag.version)
    after = text_of(draft)
    back = undo(eve, done.pk)
    assert text_of(draft) == COPY
    assert back.undoes == done
    flag.refresh_from_db()
    assert (flag.state, COPY[flag.start : flag.end]) == (Flag.State.OPEN, "utilize")
    undo(eve, back.pk)
    assert text_of(draft) == after
    flag.refresh_from_db()
    assert (flag.state, after[flag.start : flag.end]) == (Flag.State.ACCEPTED, "use")
    assert_sound(draft)
    check_now(draft)
    assert_as_checked_afresh(draft)


def test_an_earlier_step_is_undone_under_later_ones(draft, eve):
    flag = flag_on(draft, "utilize")
    first = accept(eve, flag.pk, seen=flag.version)
    _edit(eve, draft, "The board", "On Monday the board")
    _edit(eve, draft, "until dawn", "until the morning")
    undo(eve, first.pk)
    assert text_of(draft).startswith("On Monday the board will utilize two")
    assert "until the morning" in text_of(draft)
    flag.refresh_from_db()
    assert flag.state == Flag.State.OPEN
    assert_sound(draft)


def test_undo_is_refused_where_later_edits_overlap_and_shows_them(draft, eve, ed):
    flag = flag_on(draft, "cafe")
    first = accept(eve, flag.pk, seen=flag.version)
    second = _edit(ed, draft, "café is", "bar is")
    with pytest.raises(Conflict, match="Later changes") as refused:
        undo(eve, first.pk)
    assert refused.value.others == [second]
    undo(ed, second.pk)
    undo(eve, first.pk)
    assert text_of(draft) == COPY
    assert flag_on(draft, "cafe") == flag


def test_undoing_an_edit_reopens_what_it_had_overtaken(draft, eve):
    flag = flag_on(draft, "prior to")
    step = _edit(eve, draft, "quay prior to the storm", "dock after that big storm")
    check_now(draft)
    undo(eve, step.pk)
    assert flag_on(draft, "prior to") == flag
    assert_sound(draft)
    check_now(draft)
    assert flag_on(draft, "prior to") == flag
    assert_as_checked_afresh(draft)


def test_undoing_a_dismissal_opens_the_flag_and_its_words_are_checked_again(draft, eve):
    flag = flag_on(draft, "cafe")
    decision = dismiss(eve, flag.pk, seen=flag.version)
    undo(eve, decision.pk)
    assert flag_on(draft, "cafe") == flag
    check_now(draft)
    assert_as_checked_afresh(draft)


def test_a_dismissal_done_again_does_not_override_a_decision(draft, eve, ed):
    flag = flag_on(draft, "cafe")
    back = undo(eve, dismiss(eve, flag.pk, seen=flag.version).pk)
    flag.refresh_from_db()
    accepted = accept(ed, flag.pk, seen=flag.version)
    with pytest.raises(Conflict, match="decided again") as refused:
        undo(eve, back.pk)
    assert refused.value.others == [accepted]


def test_only_decisions_and_edits_are_undone(draft, eve):
    taken = take(eve, draft.pk)
    with pytest.raises(NotNow):
        undo(eve, taken.pk)


def test_somebody_else_s_undo_is_a_conflict(draft, eve, ed):
    flag = flag_on(draft, "cafe")
    decision = dismiss(eve, flag.pk, seen=flag.version)
    undone = undo(ed, decision.pk)
    with pytest.raises(Conflict) as refused:
        undo(eve, decision.pk)
    assert refused.value.others == [undone]


def test_a_vanished_flag_is_a_conflict(draft, eve):
    flag = flag_on(draft, "cafe")
    flag.delete()
    for act in (accept, dismiss):
        with pytest.raises(Conflict, match="gone"):
            act(eve, 987_654_321, seen=1)


@pytest.mark.parametrize("state", [Draft.State.WORKING, Draft.State.RETURNED, Draft.State.CLEARED])
def test_the_desk_decides_nothing_on_a_draft_that_is_not_on_it(draft, eve, state):
    flag = flag_on(draft, "cafe")
    Draft.objects.filter(pk=draft.pk).update(state=state)
    with pytest.raises(NotNow):
        accept(eve, flag.pk, seen=flag.version)
    with pytest.raises(NotNow):
        _edit(eve, draft, "The board", "A board")
    assert text_of(draft) == COPY


def test_the_reporter_decides_until_the_draft_is_filed(draft, rita):
    flag = flag_on(draft, "cafe")
    with pytest.raises(NotNow, match="desk decides"):
        dismiss(rita, flag.pk, seen=flag.version)
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.WORKING)
    assert dismiss(rita, flag.pk, seen=flag.version).actor == rita


def test_a_decision_is_written_once(draft, eve):
    decision = take(eve, draft.pk)
    decision.note = "Never said."
    with pytest.raises(TypeError):
        decision.save()


def test_clearing_settles_the_draft(draft, eve):
    take(eve, draft.pk)
    clear(eve, draft.pk, confirmed=True)
    with pytest.raises(NotNow, match="Reopen"):
        _edit(eve, draft, "The board", "A board")


@pytest.fixture
def crowded(db) -> Draft:
    """Two hundred flags in two thousand words, and a check that is done."""
    draft = DraftFactory.create(
        text="The ferry uses teh quay at noon, and more besides.\n" * 200, state=Draft.State.IN_REVIEW
    )
    Flag.objects.bulk_create(
        Flag(
            draft=draft,
            check_name="spelling",
            rule="spelling.misspelling",
            severity="error",
            start=51 * line + 15,
            end=51 * line + 18,
            text="teh",
            message="Misspelled.",
            suggestions=["the", "ten"],
            fingerprint="",
        )
        for line in range(200)
    )
    CheckRunFactory(draft=draft, state=CheckRun.State.DONE)
    return draft


def _told(act: Callable[[], object]) -> list[str]:
    """The queries that an action makes, less those that begin and end transactions."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


def test_decisions_take_few_queries(crowded, eve, ed):
    """Each asks for a check that nobody has asked for yet, the dearest case; one query less where a run waits."""
    first, second = open_flags(crowded)[:2]

    def queries(act: Callable[[], object]) -> int:
        crowded.runs.filter(state=CheckRun.State.QUEUED).delete()
        told = _told(act)
        assert_sound(crowded)
        return len(told)

    assert queries(lambda: accept(eve, first.pk, seen=1)) <= 9
    assert queries(lambda: dismiss(eve, second.pk, seen=1)) <= 6
    assert queries(lambda: edit(eve, crowded.pk, base=2, start=4, end=9, text="small ferry")) <= 9
    assert queries(lambda: edit(ed, crowded.pk, base=1, start=61, end=65, text="leaves")) <= 9
    oldest, *_, newest = crowded.decisions.values_list("pk", flat=True)
    assert queries(lambda: undo(ed, newest)) <= 10
    assert queries(lambda: undo(eve, oldest)) <= 12
    pairs = [(flag.pk, flag.version) for flag in open_flags(crowded)]
    assert queries(lambda: accept_all(eve, crowded.pk, pairs)) <= 20
    assert text_of(crowded).count("teh") == 1


def test_a_decision_on_two_hundred_flags_is_quick(crowded, eve):
    times = []
    for flag in open_flags(crowded)[:6]:
        started = time.process_time()
        accept(eve, flag.pk, seen=1)
        times.append(time.process_time() - started)
    assert min(times) < 0.04
    assert Revision.objects.get(draft=crowded, number=7).text.count("teh") == 194
    assert_sound(crowded)
