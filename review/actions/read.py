"""Reading an uploaded original: the worker's first work on it, so that no file is opened in the web process."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import transaction

from .. import documents
from ..models import BYLINE_LENGTH, HEADLINE_LENGTH, CheckRun, Draft, Revision
from . import journal
from .lease import LeaseLost, held


def read_original(run: CheckRun) -> None:
    """Make the original the draft's first revision, and the run one of that revision.

    Headline and byline are the file's own where they were left empty. Raises documents.Unreadable, after putting on the
    draft what is wrong and what to do; LeaseLost where the run is another worker's.
    """
    original = run.draft.original
    try:
        copy = documents.read(original.format, bytes(original.content), settings.REVIEW_MAX_TEXT_BYTES)
    except documents.Unreadable as error:
        with transaction.atomic():
            if held(run).exists():
                Draft.objects.filter(pk=run.draft_id, head=0).update(trouble=error.message)
        raise
    with transaction.atomic():
        draft = journal.lock(pk=run.draft_id)
        if not held(run).update(revision=draft.head or 1):
            raise LeaseLost
        run.revision = draft.head or 1
        if not draft.head:
            Revision.objects.create(
                draft=draft,
                number=1,
                text=copy.text,
                blocks=[asdict(block) for block in copy.blocks],
                author_id=draft.reporter_id,
            )
            draft.head = 1
            draft.words = len(copy.text.split())
            draft.headline = draft.headline or _line(copy.headline or Path(original.filename).stem, HEADLINE_LENGTH)
            draft.byline = draft.byline or _line(copy.byline, BYLINE_LENGTH)
            draft.trouble = ""
            draft.save()


def _line(words: str, most: int) -> str:
    return " ".join(words.split())[:most]
