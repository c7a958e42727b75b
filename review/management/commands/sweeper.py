"""The sweeper: rings again, for as long as it runs, for check runs that nobody came for or whose worker died."""

from __future__ import annotations

import signal
from threading import Event
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from review.actions import check
from review.queries import health

_log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = "Rings again for check runs that nobody came for or whose worker died. Runs until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            try:
                if rung := check.sweep():
                    _log.info("rung_again", runs=rung)
                health.beat(health.SWEEPER)
            except Exception:  # the last one to give up: whatever is down now may be back at the next sweep
                _log.exception("sweep_failed")
            close_old_connections()
            stopped.wait(settings.REVIEW_SWEEP_SECONDS)
