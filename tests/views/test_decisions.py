"""Deciding by plain forms, and what is answered when somebody else was there first."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from review.models import CheckRun, Decision, Draft, NameEntry

from ..factories import CheckRunFactory, DraftFactory, FlagFactory
from .conftest import TEXT


def head(draft) -> str:
    return draft.revisions.latest("number").text


def post(client, name, pk, **data):
    return client.post(reverse(name, args=[pk]), data)


@pytest.fixture
def first(draft):
    return draft.flags.get(text="Teh")


def test_accepting_goes_on_to_the_next_flag(draft, first, eve, sign_in):
    answer = post(sign_in(eve), "accept", first.pk, seen=1)
    after = draft.flags.get(text="harbour")
    assert answer["Location"] == f"/drafts/{draft.pk}?flag={after.pk}#f{after.pk}"
    assert head(draft) == TEXT.replace("Teh", "The")


def test_another_suggestion_is_taken_when_it_is_named(draft, first, eve, sign_in):
    post(sign_in(eve), "accept", first.pk, seen=1, suggestion="Tea")
    assert head(draft).startswith("Tea ferry")


def test_what_is_no_suggestion_is_refused(draft, first, eve, sign_in):
    assert post(sign_in(eve), "accept", first.pk, seen=1, suggestion="Rubbish").status_code == 422
    assert head(draft) == TEXT


def test_a_dismissal_keeps_its_reason(draft, first, eve, sign_in):
    post(sign_in(eve), "dismiss", first.pk, seen=1, reason="In a quotation")
    assert draft.decisions.get().note == "In a quotation"


def test_all_of_a_kind_are_dismissed_at_once(rita, eve, world, sign_in):
    draft = DraftFactory(text="a b a b a\n", reporter=rita, desk=world, state=Draft.State.FILED)
    flags = [FlagFactory(draft=draft, rule="style.a", text="a", start=at) for at in (0, 4, 8)]
    other = FlagFactory(draft=draft, rule="style.b", text="b")
    post(sign_in(eve), "dismiss", flags[1].pk, seen=1, alike="1")
    assert list(draft.flags.filter(state="open")) == [other]
    assert draft.decisions.count() == 1


def test_all_of_a_kind_are_shown_and_those_ticked_accepted_in_one_step(rita, eve, world, sign_in):
    text = "We utilize it. They utilize it. You utilize it.\n"
    draft = DraftFactory(text=text, reporter=rita, desk=world, state=Draft.State.FILED)
    flags = [
        FlagFactory(draft=draft, rule="style.utilize", text="utilize", start=at, suggestions=["use"])
        for at in (3, 20, 36)
    ]
    client = sign_in(eve)
    shown = client.get(reverse("alike", args=[flags[1].pk])).content.decode()
    assert shown.count('type="checkbox"') == 3
    post(client, "accept-all", draft.pk, flags=[f"{flags[0].pk}:1", f"{flags[2].pk}:1"])
    assert head(draft) == "We use it. They utilize it. You use it.\n"
    post(client, "undo", draft.decisions.get().pk)
    assert head(draft) == text
    assert post(client, "accept-all", draft.pk).status_code == 422
    assert post(client, "accept-all", draft.pk, flags=["x"]).status_code == 400


def test_a_flag_decided_by_somebody_else_is_a_conflict_that_tells_who(draft, first, eve, ed, sign_in):
    post(sign_in(eve), "accept", first.pk, seen=1)
    answer = post(sign_in(ed), "dismiss", first.pk, seen=1)
    assert answer.status_code == 409
    assert "Eve Lindqvist accepted" in answer.content.decode()
    assert draft.decisions.count() == 1


def test_a_conflict_answers_a_script_with_the_parts_that_changed(draft, first, eve, ed, sign_in):
    post(sign_in(eve), "accept", first.pk, seen=1)
    answer = sign_in(ed).post(
        reverse("dismiss", args=[first.pk]), {"seen": 1}, headers={"HX-Request": "true", "Desk-Have": "x"}
    )
    assert answer.status_code == 409
    assert 'id="notice" hx-swap-oob="true"' in answer.content.decode()
    assert "meanwhile" in json.loads(answer["HX-Trigger"])["desk:said"]["text"]


def test_an_edit_by_hand_is_saved_whatever_newlines_the_form_posts(draft, eve, sign_in):
    post(sign_in(eve), "edit", draft.pk, base=1, start=0, end=24, text="The ferry sails.\r\nAt noon.")
    assert head(draft) == TEXT.replace("Teh ferry sails at noon.", "The ferry sails.\nAt noon.")
    assert draft.flags.get(text="Teh").state == "overtaken"


def test_the_form_opens_on_the_words_as_they_stand_now(draft, first, eve, ed, sign_in):
    post(sign_in(ed), "accept", first.pk, seen=1, suggestion="Tea")
    shown = sign_in(eve).get(reverse("edit", args=[draft.pk]), {"base": 1, "start": 0, "end": 24})
    assert "Tea ferry sails at noon." in shown.content.decode()
    assert 'name="base" value="2"' in shown.content.decode()


def test_two_who_write_the_same_words_see_both_versions_and_lose_nothing(draft, eve, ed, sign_in):
    post(sign_in(ed), "edit", draft.pk, base=1, start=0, end=24, text="Teh last ferry sails at one.")
    client = sign_in(eve)
    answer = post(client, "edit", draft.pk, base=1, start=0, end=24, text="Teh boats sail at two.")
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Teh boats sail at two.</textarea>" in html
    assert "Ed Marsh edited" in html
    assert "<ins>last" in html or "last" in html
    assert head(draft).startswith("Teh last ferry sails at one.\n")
    words = "Teh last ferry sails at one."
    post(client, "edit", draft.pk, base=2, start=0, end=len(words), text="Teh boats sail at two.")
    assert head(draft).startswith("Teh boats sail at two.\n")


def test_typed_words_are_kept_when_the_draft_was_cleared_meanwhile(draft, eve, sign_in):
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.CLEARED)
    answer = post(sign_in(eve), "edit", draft.pk, base=1, start=0, end=24, text="What I wrote.")
    assert answer.status_code == 409
    assert "What I wrote.</textarea>" in answer.content.decode()


@pytest.mark.parametrize("place", [{"base": 9, "start": 0, "end": 1}, {"base": 1, "start": 5, "end": 2}])
def test_a_passage_that_never_was_is_not_found(draft, eve, sign_in, place):
    assert sign_in(eve).get(reverse("edit", args=[draft.pk]), place).status_code == 404


def test_undoing_the_last_step_steps_back_through_ones_own(draft, eve, ed, sign_in):
    ours = sign_in(eve)
    post(ours, "accept", draft.flags.get(text="Teh").pk, seen=1)
    post(ours, "dismiss", draft.flags.get(text="harbour").pk, seen=1)
    post(sign_in(ed), "accept", draft.flags.get(text="teh").pk, seen=1)
    post(ours, "undo-last", draft.pk)
    assert draft.flags.get(text="harbour").state == "open"
    post(ours, "undo-last", draft.pk)
    assert head(draft) == TEXT.replace("teh", "the")
    assert post(ours, "undo-last", draft.pk).status_code == 409
    assert draft.decisions.filter(verb=Decision.Verb.UNDO).count() == 2


def test_an_undo_that_later_edits_stand_on_is_refused_and_shows_them(draft, first, eve, ed, sign_in):
    ours = sign_in(eve)
    post(ours, "accept", first.pk, seen=1)
    post(sign_in(ed), "edit", draft.pk, base=2, start=0, end=24, text="Those ferries sail at noon.")
    answer = post(ours, "undo-last", draft.pk)
    assert answer.status_code == 409
    assert "Ed Marsh edited" in answer.content.decode()


def test_an_admin_lists_a_name_from_its_card_and_the_draft_is_checked_again(draft, ada, sign_in):
    flag = FlagFactory(draft=draft, rule="entity.unknown-name", severity="note", text="master")
    post(sign_in(ada), "add-name", flag.pk, seen=1)
    assert NameEntry.objects.get().name == "master"
    assert draft.runs.filter(state=CheckRun.State.QUEUED).exists()


def test_a_name_is_marked_verified_from_the_panel(draft, eve, sign_in):
    flag = FlagFactory(draft=draft, rule="entity.unknown-name", severity="note", text="master")
    post(sign_in(eve), "dismiss", flag.pk, seen=1, reason="CQ", alike="1")
    assert draft.decisions.get().note == "CQ"


@pytest.mark.parametrize("data", [{}, {"seen": "x"}, {"seen": 0}])
def test_a_decision_that_names_no_version_is_a_bad_request(first, eve, sign_in, data):
    assert post(sign_in(eve), "accept", first.pk, **data).status_code == 400


def test_an_answer_to_a_script_takes_few_queries(draft, first, eve, sign_in):
    """The decision's own, what the view asks before it, and what the screen asks after it; no check waits yet."""
    client = sign_in(eve)

    def queries(name, pk, **data) -> int:
        draft.runs.filter(state=CheckRun.State.QUEUED).delete()
        with CaptureQueriesContext(connection) as told:
            answer = client.post(reverse(name, args=[pk]), data, headers={"HX-Request": "true", "Desk-Have": "x"})
        assert answer.status_code == 200
        return sum("SAVEPOINT" not in query["sql"] for query in told)

    CheckRunFactory(draft=draft, state=CheckRun.State.DONE)
    queries("dismiss", draft.flags.get(text="teh").pk, seen=1)  # the session is in the cache from here on
    got = {
        "accept": queries("accept", first.pk, seen=1),
        "edit": queries("edit", draft.pk, base=2, start=4, end=9, text="boat"),
        "undo": queries("undo", draft.decisions.latest("number").pk),
        "dismiss": queries("dismiss", draft.flags.get(text="harbour").pk, seen=1),
    }
    most = {"accept": 13, "edit": 12, "undo": 14, "dismiss": 12}
    assert all(took <= most[name] for name, took in got.items()), got


def test_words_put_at_a_paragraphs_edge_by_both_are_shown_and_replaced_whole(draft, eve, ed, sign_in):
    post(sign_in(eve), "edit", draft.pk, base=1, start=0, end=24, text="Teh ferry sails at noon. Or one.")
    client = sign_in(ed)
    answer = post(client, "edit", draft.pk, base=1, start=0, end=24, text="Teh ferry sails at noon. Or two.")
    assert answer.status_code == 409
    now = answer.context["passage"]
    assert now.text == "Teh ferry sails at noon. Or one."
    place = {"base": now.base, "start": now.start, "end": now.end}
    post(client, "edit", draft.pk, **place, text="Teh ferry sails at noon. Or two.")
    assert head(draft) == TEXT.replace("at noon.", "at noon. Or two.", 1)


def test_a_script_whose_token_was_lost_is_told_to_sign_in_again(draft, first, eve):
    client = Client(enforce_csrf_checks=True)
    client.force_login(eve)
    url = reverse("accept", args=[first.pk])
    assert client.post(url, {"seen": 1}, headers={"HX-Request": "true"}).status_code == 401
    assert client.post(url, {"seen": 1}).status_code == 403
