"""Taking a draft in, pasted or uploaded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .. import documents
from ..models import BYLINE_LENGTH, HEADLINE_LENGTH, Decision, Desk, Draft, Original, Revision, User
from . import check, journal
from .errors import Invalid

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class UploadedCopy:
    """A file as it came."""

    filename: str
    content: bytes


def submit(
    by: User,
    *,
    headline: str,
    byline: str,
    desk: Desk,
    text: str = "",
    upload: UploadedCopy | None = None,
    priority: int = Draft.Priority.NORMAL,
    deadline: datetime | None = None,
) -> Draft:
    """Take in a draft and have it checked. A reporter's is theirs until filed, an editor's is filed at once.

    Pasted text is the first revision; a file is kept as it is, and read by the worker. Raises Invalid where there are
    no words, too many, or the file is of no kind that can be read.
    """
    text = documents.tidy(text)
    headline, byline = " ".join(headline.split()), " ".join(byline.split())
    errors = _errors(headline, byline, text, upload)
    format_ = ""
    if upload and "file" not in errors:
        try:
            format_ = documents.identify(upload.filename, upload.content)
        except documents.Unreadable as error:
            errors["file"] = [error.message]
    if errors:
        raise Invalid(errors)
    now = timezone.now()
    with transaction.atomic():
        draft = Draft.objects.create(
            headline=headline,
            byline=byline,
            desk=desk,
            reporter=by,
            state=Draft.State.FILED if by.is_editor else Draft.State.WORKING,
            filed_at=now if by.is_editor else None,
            priority=priority,
            deadline=deadline,
            created_at=now,
            head=0 if upload else 1,
            words=0 if upload else len(text.split()),
        )
        if upload:
            Original.objects.create(
                draft=draft,
                filename=PurePath(upload.filename.replace("\\", "/")).name[-255:],
                format=format_,
                content=upload.content,
                sha256=hashlib.sha256(upload.content).hexdigest(),
            )
        else:
            Revision.objects.create(draft=draft, number=1, text=text, author=by)
        journal.record(draft, by, Decision.Verb.SUBMIT)
        check.queue(draft)
    return draft


def _errors(headline: str, byline: str, text: str, upload: UploadedCopy | None) -> dict[str, list[str]]:
    """What is wrong with what was typed, by field."""
    errors: dict[str, list[str]] = {}
    for field, words, most in (("headline", headline, HEADLINE_LENGTH), ("byline", byline, BYLINE_LENGTH)):
        if len(words) > most:
            errors[field] = [f"Shorten it to {most} characters."]
    if upload and text.strip():
        errors["text"] = ["Paste the text or upload a file, not both."]
    elif upload:
        if len(upload.content) > settings.REVIEW_MAX_FILE_BYTES:
            errors["file"] = [f"A file may have at most {settings.REVIEW_MAX_FILE_BYTES // _MEGABYTE} MB."]
    elif not text.strip():
        errors["text"] = ["Paste the draft's text, or upload its file."]
    elif len(text.encode()) > settings.REVIEW_MAX_TEXT_BYTES:
        errors["text"] = [f"A draft may have at most {settings.REVIEW_MAX_TEXT_BYTES // _MEGABYTE} MB of text."]
    if not upload and not headline:
        errors["headline"] = ["Give the story a headline, or at least a working title."]
    return errors
