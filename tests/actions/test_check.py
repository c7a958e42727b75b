"""Check runs: claimed once, landed while the lease is held, done again when a worker dies, merged with decisions."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from review.actions import check, land
from review.actions.accept import accept
from review.actions.dismiss import dismiss
from review.actions.edit import edit
from review.actions.lease import LeaseLost, held
from review.actions.submit import submit
from review.actions.undo import undo
from review.checks import engine, language
from review.models import CheckRun, Decision, Draft, Flag
from review.queries.lists import house_lists
from tests.actions.conftest import (
    COPY,
    assert_as_checked_afresh,
    assert_sound,
    begin,
    check_now,
    end,
    flag_on,
    open_flags,
)
from tests.factories import DraftFactory, StyleEntryFactory


def _queue(draft):
    with transaction.atomic():
        return check.queue(draft)


def _lapse(run, **also):
    """Have the run's lease run out, as it does when its worker is killed."""
    CheckRun.objects.filter(pk=run.pk).update(
        state=CheckRun.State.RUNNING, lease="gone", lease_until=timezone.now() - timedelta(seconds=1), **also
    )


def _state(run):
    run.refresh_from_db()
    return run.state


def _claimed(draft):
    """A run that a worker has just claimed, and the findings of a check of its revision."""
    run = begin(draft)
    findings = list(engine.run(engine.open_draft(draft.revisions.get(number=run.revision).text, house_lists())))
    return run, findings


def _land(run, findings):
    for one, flags in findings:
        land.land(run, one.name, flags)


def test_a_run_lands_every_check_s_flags_and_its_progress(draft):
    run = draft.runs.get()
    assert run.state == CheckRun.State.DONE
    assert list(run.progress) == [one.name for one in engine.CHECKS]
    assert sum(run.progress.values()) == draft.flags.count() > 0
    assert (run.attempts, run.revision, run.lease, run.error) == (1, 1, "", "")
    assert_as_checked_afresh(draft)


def test_a_second_bell_for_a_done_run_changes_nothing(draft):
    run = draft.runs.get()
    before = list(draft.flags.values())
    check.perform(run.pk)
    assert list(draft.flags.values()) == before
    assert CheckRun.objects.get().attempts == 1


def test_checking_twice_changes_nothing(draft):
    before = list(draft.flags.values())
    _queue(draft)
    check_now(draft)
    assert list(draft.flags.values()) == before


def test_a_bell_for_a_run_that_does_not_exist_is_not_heard(db):
    check.perform(987_654_321)
    assert not CheckRun.objects.exists()


def test_runs_that_wait_for_one_draft_are_one(draft):
    assert _queue(draft) == _queue(draft)
    assert draft.runs.filter(state=CheckRun.State.QUEUED).count() == 1


def test_a_run_that_is_held_is_not_claimed_again(draft):
    assert check._claim(begin(draft).pk) is None


def test_a_draft_has_one_run_at_work_at_a_time(draft):
    first = begin(draft)
    second = _queue(draft)
    check.perform(second.pk)
    assert _state(second) == CheckRun.State.QUEUED
    end(first)
    check.perform(second.pk)
    assert _state(second) == CheckRun.State.DONE


def test_a_run_whose_worker_died_is_claimed_by_another(draft):
    run = _queue(draft)
    _lapse(run, attempts=1)
    check.perform(run.pk)
    assert _state(run) == CheckRun.State.DONE
    assert run.attempts == 2


def test_a_newer_run_takes_the_place_of_one_whose_worker_died(draft):
    old = _queue(draft)
    _lapse(old, attempts=1)
    new = _queue(draft)
    check.perform(new.pk)
    assert (_state(old), _state(new)) == (CheckRun.State.FAILED, CheckRun.State.DONE)


def test_the_sweeper_rings_for_lapsed_and_forgotten_runs_only(draft, monkeypatch, settings):
    rung = []
    monkeypatch.setattr(check, "ring", rung.append)
    assert check.sweep() == 0
    waiting = _queue(draft)
    assert check.sweep() == 0, "it was rung for just now"
    CheckRun.objects.filter(pk=waiting.pk).update(queued_at=timezone.now() - timedelta(hours=1))
    lapsed = CheckRun.objects.create(draft=DraftFactory(text="One.\n"), state=CheckRun.State.DONE)
    _lapse(lapsed, attempts=1)
    held_ = CheckRun.objects.create(draft=DraftFactory(text="Two.\n"), state=CheckRun.State.DONE)
    _lapse(held_, attempts=1)
    CheckRun.objects.filter(pk=held_.pk).update(lease_until=timezone.now() + timedelta(seconds=9))
    assert check.sweep() == 2
    assert set(rung) == {waiting.pk, lapsed.pk}


def test_a_run_that_never_finishes_is_given_up_and_says_so(draft, settings):
    run = _queue(draft)
    _lapse(run, attempts=settings.REVIEW_MAX_ATTEMPTS)
    assert check.sweep() == 0
    assert _state(run) == CheckRun.State.FAILED
    assert "3 times" in run.error
    check.perform(run.pk)
    assert _state(run) == CheckRun.State.FAILED


def test_a_file_that_kills_every_worker_is_told_on_its_draft(db, settings):
    run = _queue(DraftFactory())
    _lapse(run, attempts=settings.REVIEW_MAX_ATTEMPTS)
    check.sweep()
    assert "paste the text" in Draft.objects.get().trouble


def test_a_check_that_breaks_is_tried_again_and_then_given_up(draft, monkeypatch, settings):
    def broken(draft):
        raise ZeroDivisionError("a check's own mistake")

    monkeypatch.setattr(engine, "run", broken)
    run = _queue(draft)
    for attempt in range(1, settings.REVIEW_MAX_ATTEMPTS + 1):
        with pytest.raises(ZeroDivisionError):
            check.perform(run.pk)
        assert (_state(run), run.attempts) == (CheckRun.State.RUNNING, attempt)
    check.sweep()
    assert _state(run) == CheckRun.State.FAILED


def test_a_run_that_lost_its_lease_writes_nothing_more(draft, eve):
    edit(eve, draft.pk, base=1, start=0, end=9, text="The prior to board")
    run, findings = _claimed(draft)
    _lapse(run)
    assert check._claim(run.pk) is not None
    before = list(draft.flags.values())
    with pytest.raises(LeaseLost):
        _land(run, findings)
    end(run)
    assert list(draft.flags.values()) == before
    assert not held(run).exists()
    assert _state(run) == CheckRun.State.RUNNING


def test_findings_are_carried_through_edits_made_during_the_check(draft, eve):
    Flag.objects.all().delete()
    run, findings = _claimed(draft)
    edit(eve, draft.pk, base=1, start=4, end=9, text="harbor board")
    place = COPY.index("prior to")
    edit(eve, draft.pk, base=1, start=place, end=place + 8, text="ahead of")
    _land(run, findings)
    assert_sound(draft)
    found = [(flag.text, flag.start - COPY.index(flag.text)) for flag in open_flags(draft)]
    assert ("utilize", len("harbor ")) in found
    assert [flag.text for flag in open_flags(draft)].count("prior to") == 1
    end(run)
    check_now(draft)
    assert_as_checked_afresh(draft)


def test_what_is_decided_during_the_check_stays_decided(draft, eve):
    dismissed, accepted, undone = flag_on(draft, "cafe"), flag_on(draft, "utilize"), flag_on(draft, "prior to")
    first = accept(eve, undone.pk, seen=undone.version)
    check_now(draft)
    run, findings = _claimed(draft)
    dismiss(eve, dismissed.pk, seen=dismissed.version)
    accept(eve, accepted.pk, seen=accepted.version)
    undo(eve, first.pk)
    _land(run, findings)
    states = {flag.pk: flag.state for flag in draft.flags.all()}
    assert states[dismissed.pk] == Flag.State.DISMISSED
    assert states[accepted.pk] == Flag.State.ACCEPTED
    assert states[undone.pk] == Flag.State.OPEN, "it was reopened after the words that the run has read"
    assert_sound(draft)


def test_an_open_flag_whose_cause_is_gone_goes_with_it(draft, eve):
    before = draft.flags.count()
    flag = flag_on(draft, "cafe")
    entry = StyleEntryFactory._meta.model.objects.get(term="cafe")
    entry.delete()
    _queue(draft)
    check_now(draft)
    assert not draft.flags.filter(pk=flag.pk).exists()
    assert draft.flags.count() == before - 1


def test_one_that_the_journal_tells_of_is_overtaken_instead(draft, eve):
    flag = flag_on(draft, "cafe")
    undo(eve, dismiss(eve, flag.pk, seen=flag.version).pk)
    StyleEntryFactory._meta.model.objects.get(term="cafe").delete()
    check_now(draft)
    flag.refresh_from_db()
    assert flag.state == Flag.State.OVERTAKEN
    assert flag.decisions.count() == 2


def test_a_flag_that_offers_something_else_now_has_another_version(draft):
    flag = flag_on(draft, "cafe")
    StyleEntryFactory._meta.model.objects.filter(term="cafe").update(use="coffee shop", why="")
    _queue(draft)
    check_now(draft)
    changed = flag_on(draft, "cafe")
    assert (changed.pk, changed.version, changed.best) == (flag.pk, flag.version + 1, "coffee shop")


def test_copy_filed_again_keeps_its_dismissals_and_the_journal_says_so(draft, rita, eve, world):
    flag = flag_on(draft, "cafe")
    dismiss(eve, flag.pk, seen=flag.version)
    text = "A new first paragraph.\n\n" + COPY.replace("two ferries", "three ferries")
    again = submit(rita, headline="Two ferries", byline="", desk=world, text=text)
    check_now(again)
    kept = again.flags.get(text="cafe")
    assert kept.state == Flag.State.DISMISSED
    assert [(d.verb, d.actor) for d in kept.decisions.all()] == [(Decision.Verb.DISMISS, eve)]
    undo(rita, kept.decisions.get().pk)
    kept.refresh_from_db()
    assert kept.state == Flag.State.OPEN
    other = submit(rita, headline="Another story", byline="", desk=world, text=text)
    check_now(other)
    assert other.flags.get(text="cafe").state == Flag.State.OPEN


def test_the_parses_of_a_draft_are_kept_for_its_next_check(draft, eve, monkeypatch):
    asked = []
    real = language.model()

    class Counting:
        meta = real.meta

        def pipe(self, texts, **options):
            texts = list(texts)
            asked.extend(texts)
            return real.pipe(texts, **options)

    edit(eve, draft.pk, base=1, start=0, end=9, text="A board")
    monkeypatch.setattr(language, "model", Counting)
    check_now(draft)
    assert len(asked) == 1
    assert asked[0].startswith("A board")
