"""Several people and workers at one draft at the same moment: nothing is lost, and nothing done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import Any

import pytest
from django.db import connection

from review.actions import check
from review.actions.accept import accept
from review.actions.dismiss import dismiss
from review.actions.edit import edit
from review.actions.errors import Conflict
from review.actions.submit import submit
from review.actions.take import take
from review.models import CheckRun, Decision, Draft, Flag, Role
from tests.actions.conftest import assert_as_checked_afresh, assert_sound, check_now, text_of
from tests.factories import StyleEntryFactory, UserFactory

LINES = 24


@pytest.fixture
def crew(transactional_db):
    return [UserFactory(role=Role.EDITOR) for _ in range(4)]


@pytest.fixture
def story(crew, world):
    """A line for each flag, and one for all to argue about."""
    StyleEntryFactory(term="utilize", use="use", match="lemma")
    StyleEntryFactory(term="cafe", use="café")
    text = "The crew met at the cafe.\n\n" + "\n\n".join(f"Crew {n} will utilize boat {n}." for n in range(LINES))
    story = submit(crew[0], headline="Boats", byline="", desk=world, text=text)
    check_now(story)
    return story


def _at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """What each job gives or raises, all of them started at the same moment on connections of their own."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return job()
        except Exception as error:  # for the test to look at
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_editors_deciding_at_once_lose_nothing(story, crew):
    flags = list(story.flags.filter(text="utilize").values_list("pk", "version"))
    shared = story.flags.get(text="cafe")
    share = LINES // len(crew)

    def work(editor, mine):
        done = [accept(editor, pk, seen=seen) for pk, seen in mine[:-1]]
        seen = story.revisions.get(number=1).text
        line = f"boat {LINES - 1 - crew.index(editor)}."
        start = seen.index(line)
        done.append(edit(editor, story.pk, base=1, start=start, end=start + len(line), text=line[:-1] + " today."))
        pk, version = mine[-1]
        return [*done, dismiss(editor, pk, seen=version)]

    outcomes = _at_once(
        [
            lambda editor=editor, mine=flags[n * share : (n + 1) * share]: work(editor, mine)
            for n, editor in enumerate(crew)
        ]
        + [lambda editor=editor: dismiss(editor, shared.pk, seen=shared.version) for editor in crew]
    )

    assert [one for one in outcomes[:4] if isinstance(one, Exception)] == []
    assert sum(isinstance(one, Decision) for one in outcomes[4:]) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes[4:]) == 3
    decisions = story.decisions.exclude(verb=Decision.Verb.SUBMIT)
    assert decisions.count() == LINES + len(crew) + 1
    assert [decision.number for decision in story.decisions.all()] == list(range(1, LINES + len(crew) + 3))
    text = text_of(story)
    assert text.count("utilize") == len(crew)
    assert text.count(" today.") == len(crew)
    assert_sound(story)
    check_now(story)
    assert_as_checked_afresh(story)


def test_the_same_words_edited_at_once_are_one_s_and_the_others_are_told(story, crew):
    text = text_of(story)
    start = text.index("met")
    outcomes = _at_once(
        [
            lambda editor=editor, n=n: edit(editor, story.pk, base=1, start=start, end=start + 3, text=f"sat {n} hours")
            for n, editor in enumerate(crew)
        ]
    )
    assert sum(isinstance(one, Decision) for one in outcomes) == 1
    assert all(one.others for one in outcomes if isinstance(one, Conflict))
    assert sum(isinstance(one, Conflict) for one in outcomes) == 3
    assert_sound(story)


def test_one_of_many_takes_the_draft(story, crew):
    outcomes = _at_once([lambda editor=editor: take(editor, story.pk) for editor in crew])
    [taken] = [one for one in outcomes if isinstance(one, Decision)]
    assert Draft.objects.get(pk=story.pk).taken_by == taken.actor
    assert sum(isinstance(one, Conflict) for one in outcomes) == 3


def test_workers_called_at_once_do_the_run_once_while_editors_go_on(story, crew):
    flags = list(story.flags.filter(text="utilize").values_list("pk", "version"))
    accept(crew[0], flags[0][0], seen=flags[0][1])
    run = story.runs.get(state=CheckRun.State.QUEUED)
    outcomes = _at_once(
        [lambda: check.perform(run.pk)] * 3
        + [lambda flag=flag: accept(crew[1], flag[0], seen=flag[1]) for flag in flags[1:6]]
    )
    assert [one for one in outcomes if isinstance(one, Exception)] == []
    run.refresh_from_db()
    assert (run.state, run.attempts) == (CheckRun.State.DONE, 1)
    assert_sound(story)
    check_now(story)
    assert_as_checked_afresh(story)
    assert story.flags.filter(state=Flag.State.ACCEPTED).count() == 6


def test_a_slow_check_keeps_its_lease(story, crew, settings, monkeypatch):
    settings.REVIEW_LEASE_SECONDS = 1
    run = check.queue(story)
    real = check.engine.run

    def slow(draft):
        sleep(2.5)
        assert check.sweep() == 0
        assert check._claim(run.pk) is None
        yield from real(draft)

    monkeypatch.setattr(check.engine, "run", slow)
    check.perform(run.pk)
    run.refresh_from_db()
    assert (run.state, run.attempts) == (CheckRun.State.DONE, 1)
