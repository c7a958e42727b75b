"""The workers' tasks: thin shells around actions."""

from __future__ import annotations

from celery import shared_task

from .actions import check


@shared_task(name=check.TASK)
def check_draft(run_id: int) -> None:
    check.perform(run_id)
