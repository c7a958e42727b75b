"""The desk screen as it is sent: what it shows, how much it costs, and what it never lets through."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from review.actions.publish import publish
from review.models import CheckRun, Decision, Draft, Flag
from review.queries.lists import lists_version

from ..factories import CheckRunFactory, DraftFactory, FlagFactory
from .conftest import TEXT


def page(client, draft, **query):
    return client.get(reverse("draft", args=[draft.pk]), query).content.decode()


def marks(html):
    return re.findall(r'<mark id="(m[\d-]+)" class="([\w ]+)"[^>]*>([^<]*)', html)


def test_copy_is_shown_as_text_whatever_it_holds(rita, eve, world, sign_in):
    nasty = '<script>alert(1)</script> & "quotes" <img src=x onerror=alert(1)>\n'
    draft = DraftFactory(
        text=nasty, headline="<b>Bold</b>", byline="<i>By</i>", reporter=rita, desk=world, state=Draft.State.FILED
    )
    flag = FlagFactory(
        draft=draft, text="<script>alert(1)</script>", suggestions=["<u>x</u>"], message="<script>why</script>"
    )
    client = sign_in(eve)
    client.post(reverse("dismiss", args=[flag.pk]), {"seen": 1, "reason": "<script>no</script>"})
    pages = [page(client, draft), page(client, draft, state="dismissed"), client.get("/").content.decode()]
    pages.append(client.get(reverse("journal", args=[draft.pk])).content.decode())
    for html in pages:
        for raw in ("<script>alert", "<script>why", "<script>no", "<img src=x", "<b>Bold", "<i>By", "<u>x"):
            assert raw not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[0]


def test_every_page_forbids_scripts_that_are_not_ours(draft, ada, sign_in, client):
    clients = {"/sign-in": client, "/": sign_in(ada), f"/drafts/{draft.pk}": sign_in(ada), "/nowhere": sign_in(ada)}
    for path, browser in clients.items():
        response = browser.get(path)
        policy = response["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        html = response.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|hx-on|hx-vals|javascript:", html), path


def test_a_flag_looks_as_sure_as_it_is(draft, eve, sign_in):
    FlagFactory(draft=draft, rule="attribution.hearsay", severity="warning", text="was loud")
    FlagFactory(draft=draft, rule="attribution.unattributed-quote", severity="error", text="noon")
    FlagFactory(draft=draft, rule="entity.unknown-name", severity="note", text="master")
    looks = {text: look for _, look, text in marks(page(sign_in(eve), draft))}
    assert looks == {
        "Teh": "error sure",
        "teh": "error sure",
        "harbour": "warning ask",
        "was loud": "warning ask",
        "noon": "error ask",
        "master": "note ask",
    }


def test_overlapping_flags_are_cut_into_stretches_with_ids_of_their_own(rita, eve, world, sign_in):
    draft = DraftFactory(text="One two three four.\n", reporter=rita, desk=world, state=Draft.State.FILED)
    first = FlagFactory(draft=draft, rule="style.a", text="One two three")
    second = FlagFactory(draft=draft, rule="style.b", text="three four")
    html = page(sign_in(eve), draft)
    ids = [one for one, _, _ in marks(html)]
    assert ids == [f"m{first.pk}", f"m{first.pk}-1", f"m{second.pk}", f"m{second.pk}-1"]
    assert re.sub(r"<[^>]+>", "", re.search(r'<p class="text">(.*?)</p>', html)[1]) == "One two three four."


def test_notes_stay_out_of_the_margin_and_the_count(draft, eve, sign_in):
    FlagFactory(draft=draft, rule="entity.unknown-name", severity="note", text="master")
    html = page(sign_in(eve), draft)
    assert html.count('<details class="card') == 3
    assert re.search(r'id="by-all"[^>]*>.*?<b>3</b>', html)
    assert re.search(r'id="panel-names".*?master.*?CQ', html, re.DOTALL)


def test_filters_are_in_the_address(draft, eve, sign_in):
    client = sign_in(eve)
    assert [t for *_, t in marks(page(client, draft, check="spelling", severity="warning"))] == ["harbour"]
    assert marks(page(client, draft, state="dismissed")) == []
    assert len(marks(page(client, draft, check="nonsense", state="rubbish"))) == 3
    html = page(client, draft, check="spelling")
    assert re.search(r'action="/flags/\d+/accept\?check=spelling"', html)


def test_a_page_asks_again_only_while_checks_run(draft, eve, sign_in):
    client = sign_in(eve)
    assert "hx-trigger" not in page(client, draft)
    run = CheckRunFactory(draft=draft, state="running", revision=1, progress={"style": 0})
    html = page(client, draft)
    assert 'hx-trigger="every 1s"' in html
    assert re.search(r'<li class="done">[^<]*style', html)
    run.state = "failed"
    run.error = "The model is missing."
    run.save()
    html = page(client, draft)
    assert "hx-trigger" not in html
    assert "The model is missing." in html
    assert "Check again" in html


def test_a_file_that_cannot_be_read_says_so_and_what_to_do(rita, world, sign_in):
    draft = DraftFactory(reporter=rita, desk=world, trouble="Remove the password and upload it again.")
    html = page(sign_in(rita), draft)
    assert "Remove the password and upload it again." in html
    assert "There is no copy to show." in html


def test_who_only_reads_gets_nothing_to_press(draft, rita, sign_in):
    html = page(sign_in(rita), draft)
    assert "harbour" in html
    assert "/accept" not in html
    assert "/edit" not in html


@pytest.fixture
def long_draft(rita, world):
    """5,000 words in 100 paragraphs, with 200 flags."""
    words = " ".join(["wrongg", *["word"] * 23, "wronng", *["word"] * 24, "end."])
    text = "\n\n".join([words] * 100) + "\n"
    draft = DraftFactory(text=text, reporter=rita, desk=world, state=Draft.State.FILED)
    flags, at = [], 0
    for number in range(200):
        word = ("wrongg", "wronng")[number % 2]
        at = text.index(word, at + 1) if number else 0
        flags.append(
            FlagFactory.build(
                draft=draft, start=at, end=at + 6, text=word, suggestions=["wrong", "wrung"], fingerprint=str(number)
            )
        )
    Flag.objects.bulk_create(flags)
    return draft


def test_a_long_draft_costs_few_queries_and_a_decision_few_bytes(
    long_draft, eve, sign_in, django_assert_max_num_queries
):
    client = sign_in(eve)
    page(client, long_draft)
    with django_assert_max_num_queries(7):
        html = page(client, long_draft)
    assert html.count('<details class="card') == 200
    have = "".join(re.findall(r'data-digest="([^"]+)"', html))
    flag = long_draft.flags.all()[60]
    headers = {"HX-Request": "true", "Desk-Have": have}
    with django_assert_max_num_queries(30):
        response = client.post(reverse("accept", args=[flag.pk]), {"seen": 1}, headers=headers)
    answer = response.content.decode()
    assert re.findall(r'<div class="row[^"]*" id="(p\d+)"', answer) == ["p30"]
    assert len(response.content) < 15_000


def test_what_a_browser_has_is_not_sent_again_and_what_others_did_is(draft, eve, ed, sign_in):
    ours, theirs = sign_in(eve), sign_in(ed)
    have = "".join(re.findall(r'data-digest="([^"]+)"', page(ours, draft)))
    ask = {"HX-Request": "true", "Desk-Have": have}
    quiet = ours.get(reverse("progress", args=[draft.pk]), headers=ask).content.decode()
    assert 'id="counts"' in quiet
    assert 'class="row' not in quiet
    flag = draft.flags.get(text="harbour")
    theirs.post(reverse("accept", args=[flag.pk]), {"seen": 1})
    told = ours.get(reverse("progress", args=[draft.pk]), headers=ask).content.decode()
    assert re.findall(r'<div class="row[^"]*" id="(p\d+)"', told) == ["p1"]
    assert "harbor master" in told


def test_a_browser_that_cannot_say_what_it_has_is_sent_the_whole_copy(draft, eve, sign_in):
    told = sign_in(eve).get(reverse("progress", args=[draft.pk]), headers={"HX-Request": "true"}).content.decode()
    assert re.search(r'id="copy"[^>]*hx-swap-oob="true"', told)
    assert told.count('class="row') == 2


def test_a_settled_flag_can_be_undone_from_its_filter(draft, eve, sign_in):
    client = sign_in(eve)
    flag = draft.flags.get(text="harbour")
    client.post(reverse("accept", args=[flag.pk]), {"seen": 1})
    html = page(client, draft, state="accepted")
    assert "Eve Lindqvist accepted" in html
    step = Decision.objects.get(verb=Decision.Verb.ACCEPT)
    assert reverse("undo", args=[step.pk]) in html
    client.post(reverse("undo", args=[step.pk]))
    assert reverse("undo", args=[step.pk]) not in page(client, draft, state="accepted")
    assert draft.revisions.latest("number").text == TEXT


def test_a_draft_checked_against_an_older_list_says_so_and_is_checked_again(draft, eve, ada, sign_in):
    CheckRunFactory(draft=draft, state=CheckRun.State.DONE, lists_version=lists_version())
    client = sign_in(eve)
    assert "older list" not in page(client, draft)
    publish(ada, "Lindqvist added to the names")
    assert "Checked against an older list." in page(client, draft)
    client.post(reverse("check", args=[draft.pk]))
    assert draft.runs.filter(state=CheckRun.State.QUEUED).count() == 1
    assert "older list" not in page(client, draft)
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.CLEARED)
    draft.runs.filter(state=CheckRun.State.QUEUED).delete()
    assert "older list" not in page(client, draft)
