"""Adding one name to the list, from the card of a name that the list lacks."""

from __future__ import annotations

from django.db import transaction

from ..models import Draft, NameEntry, User
from . import check
from .errors import Invalid
from .publish import publish


@transaction.atomic
def add_name(by: User, name: str, kind: str, draft_id: int | None = None) -> NameEntry:
    """List a name and check the draft that it stands in again. A name that is listed already stays as it is.

    Raises Invalid for a name that is empty, too long or of no known kind.
    """
    name = " ".join(name.split())
    most = NameEntry._meta.get_field("name").max_length or 0
    if not name or len(name) > most:
        raise Invalid({"name": [f"Give a name of at most {most} characters."]})
    if kind not in NameEntry.Kind.values:
        raise Invalid({"kind": [f"Choose one of {', '.join(NameEntry.Kind.values)}."]})
    entry, is_new = NameEntry.objects.get_or_create(name=name, defaults={"kind": kind})
    if is_new:
        publish(by, f"{name} added to the names")
    draft = Draft.objects.filter(pk=draft_id).first() if draft_id else None
    if draft is not None and draft.is_open:
        check.queue(draft)
    return entry
