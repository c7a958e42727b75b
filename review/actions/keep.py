"""Keeping what a run learned of the draft's people, for the panels of the desk screen."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from ..checks.cast import People
from ..models import CheckRun, Reading
from . import journal
from .lease import LeaseLost, held


@transaction.atomic
def keep(run: CheckRun, people: People) -> None:
    """Write who is named and quoted in the run's revision, unless a newer revision was read already.

    Raises LeaseLost where the run is another worker's by now.
    """
    draft = journal.lock(pk=run.draft_id)
    if not held(run).update(progress=run.progress):
        raise LeaseLost
    told = asdict(people)
    known, is_new = Reading.objects.get_or_create(draft=draft, defaults={"revision": run.revision, **told})
    if not is_new:
        Reading.objects.filter(pk=known.pk, revision__lte=run.revision).update(revision=run.revision, **told)
