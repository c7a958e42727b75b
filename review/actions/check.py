"""Checking a draft: a run is a row that a worker holds by a lease; the broker only rings for it.

A worker that holds a run extends its lease while it works. Where the lease ran out, the run is anybody's again, and the
sweeper rings for it. Whatever a run writes is written only while it holds its lease, so that a worker that was given up
for dead and was not does no harm. One draft has one run at work at a time; edits made meanwhile queue the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from threading import Event, Thread
from uuid import uuid4

import structlog
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from ..checks import cast, engine
from ..documents import Unreadable
from ..models import CheckRun, Draft
from ..queries.lists import house_lists, lists_version
from . import keep, land, read
from .lease import LeaseLost, held
from .parses import KeptParses

TASK = "review.tasks.check_draft"
_MOST_RINGS = 20  # a sweep; what waits longer is rung for by the next
_MOST_UNHEARD = 100  # bells that a broker without workers is left with
_GIVEN_UP = "The check was started {attempts} times and never finished. Check the draft again."
_UNREAD = "The file can't be read. Save it again in its own program and upload that, or paste the text."
_log = structlog.get_logger(__name__)


def queue(draft: Draft) -> CheckRun:
    """Have the draft's present revision checked, by the run that waits already where one does.

    Called inside the transaction that gave the reason; the worker is rung for once that is committed.
    """
    run, is_new = CheckRun.objects.get_or_create(draft=draft, state=CheckRun.State.QUEUED)
    draft.newest_run = run
    if is_new:
        transaction.on_commit(partial(ring, run.pk))
    return run


def ring(run_id: int) -> None:
    """Tell the workers of a run. Without a broker nothing is lost but time: the sweeper rings again."""
    try:
        current_app.send_task(TASK, [run_id], retry=False)
    except Exception as error:  # whatever a broker's client raises: the row is the truth
        _log.warning("broker_unreachable", run=run_id, error=str(error))


def perform(run_id: int) -> None:
    """A worker's work: claim the run, check the draft, land each check's flags as it ends.

    Does nothing where another worker holds the run or its draft, or the run is over: a bell may be rung twice.
    """
    run = _claim(run_id)
    if run is None:
        return
    log = _log.bind(run=run.pk, draft=run.draft_id, attempt=run.attempts)
    try:
        with _heartbeat(run):
            _check(run)
        log.info("check_done", revision=run.revision)
    except LeaseLost:
        log.warning("check_lease_lost")
    except Unreadable as error:
        _end(run, CheckRun.State.FAILED, error.message)
    except Exception:
        # Perhaps the next attempt fares better; the sweeper rings for it, until the attempts are used up.
        held(run).update(lease_until=timezone.now())
        raise
    waiting = CheckRun.objects.filter(draft_id=run.draft_id, state=CheckRun.State.QUEUED).first()
    if waiting:
        ring(waiting.pk)


def sweep() -> int:
    """Ring again for runs that nobody came for, or whose worker died; fail those that were tried often enough.

    Returns how many runs were rung for: none while the broker is full of bells that nobody hears.
    """
    now = timezone.now()
    lapsed = CheckRun.objects.filter(state=CheckRun.State.RUNNING, lease_until__lt=now)
    for run in lapsed.filter(attempts__gte=settings.REVIEW_MAX_ATTEMPTS):
        _give_up(run)
    overdue = CheckRun.objects.filter(
        state=CheckRun.State.QUEUED, queued_at__lte=now - timedelta(seconds=settings.REVIEW_SWEEP_SECONDS)
    )
    forgotten = list((lapsed | overdue).order_by("queued_at").values_list("pk", flat=True)[:_MOST_RINGS])
    try:
        if not forgotten or _unheard() >= _MOST_UNHEARD:
            return 0
    except (OperationalError, OSError) as error:
        _log.warning("broker_unreachable", runs=len(forgotten), error=str(error))
        return 0
    for run_id in forgotten:
        ring(run_id)
    return len(forgotten)


def _give_up(run: CheckRun) -> None:
    _end(run, CheckRun.State.FAILED, _GIVEN_UP.format(attempts=run.attempts))
    # Without copy there is no page to check again from: say there what else can be done.
    Draft.objects.filter(pk=run.draft_id, head=0).update(trouble=_UNREAD)
    _log.error("check_given_up", run=run.pk, draft=run.draft_id, attempts=run.attempts)


def _unheard() -> int:
    """How many bells wait in the broker. Raises kombu's OperationalError or OSError where it can't be reached."""
    with current_app.connection_for_write() as broker:
        try:
            queue = broker.default_channel.queue_declare(current_app.conf.task_default_queue, passive=True)
        except broker.channel_errors:
            return 0  # no bell has been rung yet
        count: int = queue.message_count
        return count


def _claim(run_id: int) -> CheckRun | None:
    """Take the run where it waits or its lease ran out, and nobody is at work on the same draft."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update(of=("self",)).filter(runs=run_id).first()
        if draft is None:
            return None
        now = timezone.now()
        running = Q(state=CheckRun.State.RUNNING)
        lease = uuid4().hex
        others = draft.runs.filter(running).exclude(pk=run_id)
        if others.filter(lease_until__gte=now).exists():
            return None
        claimed = (
            CheckRun.objects.filter(pk=run_id, attempts__lt=settings.REVIEW_MAX_ATTEMPTS)
            .filter(Q(state=CheckRun.State.QUEUED) | running & Q(lease_until__lt=now))
            .update(
                state=CheckRun.State.RUNNING,
                lease=lease,
                lease_until=_lease_end(),
                attempts=F("attempts") + 1,
                revision=draft.head,
                lists_version=lists_version(),
                progress={},
            )
        )
        if not claimed:
            return None
        # What an older run would find, this one will.
        others.filter(pk__lt=run_id).update(
            state=CheckRun.State.FAILED, lease="", finished_at=now, error="A later check took its place."
        )
        return CheckRun.objects.get(pk=run_id)


def _check(run: CheckRun) -> None:
    if not run.revision:
        read.read_original(run)
    text = run.draft.revisions.get(number=run.revision).text
    draft = engine.open_draft(text, house_lists(run.lists_version), KeptParses(run.draft_id))
    for check, flags in engine.run(draft):
        land.land(run, check.name, flags)
    keep.keep(run, cast.people(draft))
    _end(run, CheckRun.State.DONE)


def _end(run: CheckRun, state: CheckRun.State, error: str = "") -> None:
    held(run).update(state=state, error=error, lease="", lease_until=None, finished_at=timezone.now())


def _lease_end() -> datetime:
    return timezone.now() + timedelta(seconds=settings.REVIEW_LEASE_SECONDS)


@contextmanager
def _heartbeat(run: CheckRun) -> Iterator[None]:
    """Extend the run's lease from a thread while the work goes on, for a parse of many seconds has no pauses."""
    over = Event()

    def beat() -> None:
        while not over.wait(settings.REVIEW_LEASE_SECONDS / 3):
            try:
                if not held(run).update(lease_until=_lease_end()):
                    break
            except DatabaseError as error:
                _log.warning("heartbeat_missed", run=run.pk, error=str(error))
        connection.close()

    thread = Thread(target=beat, name=f"heartbeat of run {run.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
