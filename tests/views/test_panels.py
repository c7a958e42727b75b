"""The Names and Sources panels: what they tell, who may mark and list, and that they cost little."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from review.actions import check
from review.actions.submit import submit
from review.models import CheckRun, Decision, Draft, Flag, NameEntry, Reading

from ..factories import NameEntryFactory

COPY = (
    "Harbormaster Olga Brandvold reopened the pier at noon. “The swell is down,” she said.\n\n"
    "Wilma Castellane, a nurse, kept a list. “Nobody fell in,” Castellane said. “Nobody at all.”\n\n"
    "Olga Brandvald was the first aboard.\n\n"
    "“The tide did the rest.”\n"
)


def check_now():
    for run in CheckRun.objects.filter(state=CheckRun.State.QUEUED):
        check.perform(run.pk)


@pytest.fixture
def draft(rita, world) -> Draft:
    """Rita's filed draft, checked: a listed speaker once misspelled, an unlisted one, a quotation of nobody."""
    NameEntryFactory(name="Olga Brandvold", title="harbormaster")
    draft = submit(rita, headline="Ferries", byline="", desk=world, text=COPY)
    check_now()
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.FILED)
    draft.refresh_from_db()
    return draft


def page(client, draft):
    return client.get(reverse("draft", args=[draft.pk])).content.decode()


def panel(html, name):
    return re.search(rf'<section id="panel-{name}".*?</section>', html, re.DOTALL)[0]


def line(html, words):
    """The list item of a panel that holds these words, as text."""
    item = next(one for one in re.findall(r"<li>.*?</li>", html, re.DOTALL) if words in one)
    return " ".join(re.sub(r"<[^>]+>", " ", item).split())


def note_on(draft, words):
    return draft.flags.get(rule="entity.unknown-name", text=words)


def test_names_are_listed_with_their_state_and_places(draft, eve, sign_in):
    html = page(sign_in(eve), draft)
    names = panel(html, "names")
    assert "1 to verify" in names
    assert line(names, "Wilma Castellane").startswith(
        "Wilma Castellane not on the list 2 mentions, in paragraphs ¶ 2 2"
    )
    assert "✓ on the list 2 mentions, in paragraphs ¶ 1 3" in line(names, ">Olga Brandvold<")
    for place in re.findall(r'href="#(n[^"]+)"', names):
        assert html.count(f'id="{place}"') == 1


def test_sources_are_listed_with_their_quotations_and_those_of_nobody(draft, eve, sign_in):
    html = page(sign_in(eve), draft)
    sources = panel(html, "sources")
    assert "1 unattributed" in sources
    told = line(sources, "<b>Olga Brandvold</b>")
    assert told == "Olga Brandvold harbormaster introduced ¶ in paragraph 1 quoted 1× ¶ in paragraph 1"
    assert "nurse introduced ¶ in paragraph 2" in line(sources, "Wilma Castellane")
    assert line(sources, "No speaker named") == "No speaker named quoted 1× ¶ in paragraph 4"
    for place in re.findall(r'href="#([^"]+)"', sources):
        assert html.count(f'id="{place}"') == 1


def test_a_name_marked_cq_is_told_with_who_did_it_and_can_be_taken_back(draft, eve, sign_in):
    client = sign_in(eve)
    note = note_on(draft, "Wilma Castellane")
    form = re.search(r"<form[^>]*/dismiss.*?</form>", panel(page(client, draft), "names"), re.DOTALL)[0]
    fields = dict(re.findall(r'name="(seen|alike|reason)" value="([^"]*)"', form))
    assert fields == {"seen": str(note.version), "alike": "1", "reason": "CQ"}
    client.post(reverse("dismiss", args=[note.pk]), fields)
    step = Decision.objects.get(verb=Decision.Verb.DISMISS)
    assert step.note == "CQ"
    names = panel(page(client, draft), "names")
    assert "CQ, Eve Lindqvist" in line(names, "Wilma Castellane")
    assert "to verify" not in names
    client.post(reverse("undo", args=[step.pk]))
    assert "not on the list" in line(panel(page(client, draft), "names"), "Wilma Castellane")


def test_a_reporter_marks_names_while_the_draft_is_theirs(draft, rita, sign_in):
    client = sign_in(rita)
    note = note_on(draft, "Wilma Castellane")
    dismiss = reverse("dismiss", args=[note.pk])
    names = panel(page(client, draft), "names")
    assert "Wilma Castellane" in names
    assert "<button" not in names
    assert client.post(dismiss, {"seen": 1, "reason": "CQ"}).status_code == 403
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.WORKING)
    names = panel(page(client, draft), "names")
    assert "Mark CQ" in names
    assert "Add to list" not in names
    client.post(dismiss, {"seen": note.version, "reason": "CQ", "alike": 1})
    assert note_on(draft, "Wilma Castellane").state == Flag.State.DISMISSED


def test_only_an_admin_lists_a_name_and_the_draft_is_checked_with_it(draft, eve, ada, sign_in):
    assert "Add to list" not in page(sign_in(eve), draft)
    admin = sign_in(ada)
    assert "Add to list Wilma Castellane" in line(panel(page(admin, draft), "names"), "Wilma Castellane")
    admin.post(reverse("list-name", args=[draft.pk]), {"name": "Wilma Castellane", "kind": "person"})
    assert NameEntry.objects.filter(name="Wilma Castellane", kind="person").exists()
    check_now()
    assert "✓ on the list" in line(panel(page(admin, draft), "names"), "Wilma Castellane")
    assert not draft.flags.filter(rule="entity.unknown-name", state=Flag.State.OPEN).exists()


def test_only_a_panel_that_changed_is_sent(draft, eve, sign_in):
    client = sign_in(eve)
    have = "".join(re.findall(r'data-digest="([^"]+)"', page(client, draft)))
    note = note_on(draft, "Wilma Castellane")
    headers = {"HX-Request": "true", "Desk-Have": have}
    told = client.post(reverse("dismiss", args=[note.pk]), {"seen": 1, "reason": "CQ"}, headers=headers)
    assert re.findall(r'<section id="(panel-\w+)"', told.content.decode()) == ["panel-names"]


def test_names_and_words_from_a_draft_are_shown_as_text(draft, eve, sign_in):
    span = {"start": 0, "end": 5}
    bad = "<script>alert(1)</script>"
    told = {"kind": "person", "status": "near", "written": bad, "introduced": None, "title": bad, "mentions": [span]}
    Reading.objects.filter(draft=draft).update(
        names=[{"name": bad, **told}], quotes=[{"span": span, "speaker": bad, "words": span, "named": None}]
    )
    html = page(sign_in(eve), draft)
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)") == 3


def test_the_panels_cost_few_queries_however_many_names(draft, eve, sign_in, django_assert_max_num_queries):
    client = sign_in(eve)
    note = note_on(draft, "Wilma Castellane")
    client.post(reverse("dismiss", args=[note.pk]), {"seen": note.version, "reason": "CQ", "alike": 1})
    Reading.objects.filter(draft=draft).update(revision=0)
    with django_assert_max_num_queries(12):
        page(client, draft)
