"""Publishing a change of the house lists: every check that starts after it runs against the new version."""

from __future__ import annotations

from django.db import transaction

from ..models import HouseSettings, ListVersion, User


@transaction.atomic
def publish(by: User | None, what: str) -> ListVersion:
    """Number a change of the lists or settings, in the transaction that makes it. `by` is None for the command line.

    The lists are held first: versions are committed in the order of their numbers, so that a reader who has seen one
    has seen all before it.
    """
    hold_lists()
    most = ListVersion._meta.get_field("what").max_length or 0
    return ListVersion.objects.create(by=by, what=what if len(what) <= most else f"{what[: most - 1]}…")


def hold_lists() -> None:
    """Let nobody else change the lists until this transaction ends."""
    HouseSettings.objects.get_or_create(pk=1)
    HouseSettings.objects.select_for_update().get(pk=1)
