from __future__ import annotations

import pytest
from django.test import Client

from review.models import Draft

from ..factories import DraftFactory, FlagFactory

TEXT = "Teh ferry sails at noon.\n\nThe harbour master said teh wind was loud.\n"


@pytest.fixture
def sign_in():
    """A browser without scripts, signed in."""

    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def draft(rita, world) -> Draft:
    """Rita's draft, filed, with three open flags."""
    draft = DraftFactory.create(text=TEXT, reporter=rita, desk=world, state=Draft.State.FILED)
    FlagFactory(draft=draft, text="Teh", suggestions=["The", "Tea"])
    FlagFactory(draft=draft, text="teh", suggestions=["the"])
    FlagFactory(draft=draft, rule="spelling.variant", severity="warning", text="harbour", suggestions=["harbor"])
    return draft
