"""Whether what the desk stands on is there. A process without a port says from time to time that it lives."""

from __future__ import annotations

import time

import structlog
from celery import current_app
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection

WORKER = "worker"
SWEEPER = "sweeper"
_SILENCE = 30  # seconds without a sign of life after which a process counts as gone
_log = structlog.get_logger(__name__)


def database() -> bool:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        _log.error("database_unreachable", error=str(error))
        return False
    return True


def broker() -> bool:
    """Whether the broker takes a connection."""
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
    except Exception as error:  # whatever the broker's client raises
        _log.error("broker_unreachable", error=str(error))
        return False
    return True


def worker() -> bool:
    """Whether a worker gave a sign of life of late."""
    return _is_alive(WORKER)


def sweeper() -> bool:
    """Whether the sweeper did."""
    return _is_alive(SWEEPER)


def beat(process: str) -> None:
    """Say that a process lives, WORKER or SWEEPER."""
    try:
        cache.set(_key(process), time.time(), timeout=10 * _SILENCE)
    except Exception as error:  # a cache in Redis that is down; the process has better to do than die of it
        _log.warning("cache_unreachable", error=str(error))


def _is_alive(process: str) -> bool:
    try:
        beaten: float | None = cache.get(_key(process))
    except Exception as error:  # a cache in Redis that is down
        _log.error("cache_unreachable", error=str(error))
        return False
    return beaten is not None and time.time() - beaten < max(_SILENCE, 3 * settings.REVIEW_SWEEP_SECONDS)


def _key(process: str) -> str:
    return f"alive:{process}"
