"""Holding a check run."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import CheckRun


class LeaseLost(Exception):
    """Another worker has the run, or it is over: what this one still wants to write is not wanted any more."""


def held(run: CheckRun) -> QuerySet[CheckRun]:
    """The run's row while `run` holds its lease, no row after that: for conditional UPDATEs."""
    return CheckRun.objects.filter(pk=run.pk, state=CheckRun.State.RUNNING, lease=run.lease)
