"""Check runs with real worker processes: killed in mid-check, rung for twice, and without a broker."""

import subprocess
import sys

import pytest
from django.conf import settings

from review.actions import check
from review.actions.submit import submit
from review.models import CheckRun, Draft
from review.queries import health
from tests.actions.conftest import assert_as_checked_afresh
from tests.factories import StyleEntryFactory
from tests.services.conftest import ROOT, kill, sweeper, wait_for, worker

PARAGRAPH = "The harbor board, which met on day {}, will utilize the two ferries prior to the storm, the crews said. "


@pytest.fixture
def story(environment, rita, world):
    """Takes in a story of so many paragraphs of 100 words, no two alike."""
    StyleEntryFactory(term="utilize", use="use", match="lemma")
    StyleEntryFactory(term="prior to", use="before", match="word")

    def story(paragraphs: int) -> CheckRun:
        text = "\n\n".join("".join(PARAGRAPH.format(5 * n + i) for i in range(5)) for n in range(paragraphs))
        return submit(rita, headline="Ferries", byline="", desk=world, text=text).runs.get()

    return story


def _is(run, state):
    run.refresh_from_db()
    return run.state == state


def test_a_worker_killed_in_mid_check_is_survived(environment, story):
    with worker(environment) as first:
        run = story(60)
        wait_for(lambda: _is(run, CheckRun.State.RUNNING))
        kill(first)
    assert _is(run, CheckRun.State.RUNNING), "the check was over before the worker was killed; use a longer story"
    killed = run.lease

    with sweeper(environment), worker(environment):
        wait_for(lambda: _is(run, CheckRun.State.DONE))
    assert run.attempts == 2
    assert run.lease != killed
    assert_as_checked_afresh(run.draft)
    assert run.draft.flags.filter(rule="style.utilize").count() == 300


def test_a_long_check_keeps_its_lease_and_many_bells_ring_for_one_run(environment, story):
    with sweeper(environment), worker(environment, concurrency=2):
        run = story(120)
        for _ in range(4):
            check.ring(run.pk)
        wait_for(lambda: _is(run, CheckRun.State.DONE))
        later = story(1)
        wait_for(lambda: _is(later, CheckRun.State.DONE))
    run.refresh_from_db()
    assert run.attempts == 1
    assert run.draft.flags.filter(rule="style.utilize").count() == 600


def test_bells_that_nobody_hears_do_not_pile_up(environment, story, settings):
    settings.REVIEW_SWEEP_SECONDS = 0
    runs = {story(1).pk for _ in range(3)}
    rung = [check.sweep() for _ in range(60)]
    assert set(rung) == {len(runs), 0}
    assert 100 <= check._unheard() <= 120
    assert rung[-1] == 0


SUBMIT = """
import shutil, sys
import django
django.setup()
from django.conf import settings
from review.actions.submit import submit
from review.models import Desk, User
if not settings.REDIS_URL:
    shutil.rmtree(settings.BROKER_DIR)
rita = User.objects.get(username="rita")
submit(rita, headline="Ferries", byline="", desk=Desk.objects.get(), text="They utilize it.\\n")
"""


def test_a_draft_is_taken_in_without_a_broker_and_checked_once_there_is_one(environment, rita, world):
    down = {**environment, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    if settings.REDIS_URL:
        down["REDIS_URL"] = "redis://127.0.0.1:1/0"
    told = subprocess.run(
        [sys.executable, "-c", SUBMIT], env=down, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "broker_unreachable" in told.stderr
    run = Draft.objects.get(headline="Ferries").runs.get()
    assert run.state == CheckRun.State.QUEUED

    with worker(environment), sweeper(environment):
        wait_for(lambda: _is(run, CheckRun.State.DONE))
        wait_for(health.worker)
        wait_for(health.sweeper)
        assert health.broker()
        assert health.database()
