"""Every address, asked by every role and by nobody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from review.models import Decision, Draft

from ..factories import DraftFactory, FlagFactory

ALL = ("nobody", "rita", "ray", "eve", "ada")
OPEN = dict.fromkeys(ALL, 200)
SIGNED_IN = OPEN | {"nobody": 302}
# Rita's draft is with the desk: she reads along, another reporter finds nothing, editors decide.
READ = SIGNED_IN | {"ray": 404}
DECIDE = {"nobody": 302, "rita": 403, "ray": 404, "eve": 302, "ada": 302}
EDITORS = DECIDE

# name, method, what is posted, the status for each; what a refused state answers is told in the actions' own tests
TABLE = {
    "queue": ("get", {}, SIGNED_IN),
    "submit": ("get", {}, SIGNED_IN),
    "rules": ("get", {}, SIGNED_IN),
    "rule": ("get", {}, SIGNED_IN),
    "password-change": ("get", {}, SIGNED_IN),
    "sign-in": ("get", {}, {"nobody": 200, "rita": 302, "ray": 302, "eve": 302, "ada": 302}),
    "sign-out": ("post", {}, dict.fromkeys(ALL, 302)),
    "healthz": ("get", {}, dict.fromkeys(ALL, 503)),
    "draft": ("get", {}, READ),
    "progress": ("get", {}, READ | {"rita": 302, "eve": 302, "ada": 302}),
    "journal": ("get", {}, READ),
    "copy": ("get", {}, READ),
    "download": ("get", {}, READ),
    "edit": ("post", {"base": 1, "start": 0, "end": 3, "text": "The"}, DECIDE),
    "accept": ("post", {"seen": 1}, DECIDE),
    "accept-all": ("post", {"flags": "{flag}:1"}, DECIDE),
    "alike": ("get", {}, DECIDE | {"eve": 200, "ada": 200}),
    "dismiss": ("post", {"seen": 1}, DECIDE),
    "undo": ("post", {}, DECIDE),
    "undo-last": ("post", {}, DECIDE | {"eve": 302, "ada": 409}),
    "add-name": ("post", {"kind": "person"}, DECIDE | {"ray": 403, "eve": 403}),
    "list-name": ("post", {"name": "Ferry Lines", "kind": "organisation"}, DECIDE | {"ray": 403, "eve": 403}),
    "check": ("post", {}, DECIDE),
    "take": ("post", {}, EDITORS),
    "release": ("post", {}, EDITORS | {"eve": 409, "ada": 409}),
    "give-back": ("post", {"note": "More on the wind."}, EDITORS),
    "clear": ("post", {}, EDITORS | {"eve": 409, "ada": 409}),
    "reopen": ("post", {}, EDITORS | {"eve": 409, "ada": 409}),
    "file": ("post", {}, {"nobody": 302, "rita": 409, "ray": 404, "eve": 403, "ada": 403}),
}


def _names(patterns) -> list[str]:
    names = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names += [] if pattern.namespace == "admin" else _names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            names.append(pattern.name or "without a name")
    return names


def test_the_table_has_every_address():
    assert sorted(_names(get_resolver().url_patterns)) == sorted(TABLE)


@pytest.fixture
def place(rita, eve, world):
    """Rita's filed draft with a flag that is open, and a step of Eve's on it."""
    draft = DraftFactory(
        text="Teh ferry sails.\n", reporter=rita, desk=world, state=Draft.State.FILED, journal_length=1
    )
    flag = FlagFactory(draft=draft, text="Teh", suggestions=["The"])
    other = FlagFactory(draft=draft, text="sails", state="dismissed", version=2)
    step = Decision.objects.create(draft=draft, number=1, actor=eve, verb=Decision.Verb.DISMISS, base=1)
    step.flags.add(other)
    return {"draft_id": draft.pk, "flag_id": flag.pk, "decision_id": step.pk}


@pytest.mark.parametrize("who", ALL)
@pytest.mark.parametrize("name", TABLE)
def test_who_may_go_where(name, who, place, request, ray, ada):
    method, data, expected = TABLE[name]
    client = Client()
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    wanted = {"rule": {"rule_id": "spelling.misspelling"}, "download": {"draft_id": place["draft_id"], "format": "txt"}}
    pattern = next(p for p in get_resolver().url_patterns[-1].url_patterns if p.name == name)
    arguments = wanted.get(name) or {key: place[key] for key in pattern.pattern.converters}
    posted = {key: str(value).format(flag=place["flag_id"]) for key, value in data.items()}
    response = getattr(client, method)(reverse(name, kwargs=arguments), posted)
    assert response.status_code == expected[who]
    if expected[who] == 302 and who == "nobody" and name != "sign-out":
        assert response["Location"].startswith(reverse("sign-in"))
    elif expected[who] == 302 and name != "sign-in":
        assert not response["Location"].startswith(reverse("sign-in")) or name == "sign-out"


def test_a_script_without_a_session_is_told_so_and_not_sent_elsewhere(place):
    response = Client().post(reverse("accept", args=[place["flag_id"]]), {"seen": 1}, headers={"HX-Request": "true"})
    assert response.status_code == 401


@pytest.mark.parametrize(("who", "status"), [("rita", 200), ("ray", 404), ("eve", 404), ("ada", 404)])
def test_a_working_draft_is_its_reporters_alone(who, status, rita, ray, eve, ada, world, request, sign_in):
    draft = DraftFactory(text="Notes.\n", reporter=rita, desk=world, state=Draft.State.WORKING)
    client = sign_in(request.getfixturevalue(who))
    assert client.get(reverse("draft", args=[draft.pk])).status_code == status
    assert (draft.headline in client.get(reverse("queue"), {"state": "all"}).content.decode()) == (status == 200)


def test_a_returned_draft_is_decided_by_its_reporter_while_editors_read_along(rita, eve, world, sign_in):
    draft = DraftFactory(text="Teh ferry.\n", reporter=rita, desk=world, state=Draft.State.RETURNED)
    flag = FlagFactory(draft=draft, text="Teh", suggestions=["The"])
    accept = reverse("accept", args=[flag.pk])
    assert sign_in(eve).get(reverse("draft", args=[draft.pk])).status_code == 200
    assert sign_in(eve).post(accept, {"seen": 1}).status_code == 403
    assert sign_in(rita).post(accept, {"seen": 1}).status_code == 302


def test_forms_from_elsewhere_are_refused(draft, eve):
    client = Client(enforce_csrf_checks=True)
    client.force_login(eve)
    assert client.post(reverse("take", args=[draft.pk])).status_code == 403
