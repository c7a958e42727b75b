"""The Names and Sources panels, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from review.actions.submit import submit
from review.models import Decision, Draft

from ..factories import NameEntryFactory

COPY = (
    "Harbormaster Olga Brandvold reopened the pier at noon. “The swell is down,” she said.\n\n"
    "Wilma Castellane, a nurse, kept a list, and Tobias Fennimore read it. “Nobody fell in,” Castellane said.\n\n"
    "“The tide did the rest.”\n"
)


@pytest.fixture
def draft(rita, world, transactional_db, checked) -> Draft:
    """Rita's filed draft with one listed name and two to verify, three quotations, one of nobody."""
    NameEntryFactory(name="Olga Brandvold", title="harbormaster")
    draft = submit(rita, headline="Ferries", byline="", desk=world, text=COPY)
    checked()
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.FILED)
    return draft


def test_names_are_verified_one_after_the_other_and_taken_back(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    names = page.locator("#panel-names")
    expect(names.locator(".todo")).to_have_text("2 to verify")
    names.get_by_role("button", name="Mark CQ Wilma Castellane").focus()
    page.keyboard.press("Enter")
    expect(names.locator(".todo")).to_have_text("1 to verify")
    expect(names.get_by_role("button", name="Mark CQ Tobias Fennimore")).to_be_focused()
    expect(names.get_by_text("CQ, Eve Lindqvist")).to_be_visible()
    expect(page.locator("#by-dismissed b")).to_have_text("0")
    names.get_by_role("button", name="Undo CQ: Wilma Castellane").click()
    expect(names.locator(".todo")).to_have_text("2 to verify")
    expect(names.get_by_role("button", name="Mark CQ Wilma Castellane")).to_be_focused()
    assert list(draft.decisions.order_by("number").values_list("verb", "note")) == [
        (Decision.Verb.SUBMIT, ""),
        (Decision.Verb.DISMISS, "CQ"),
        (Decision.Verb.UNDO, ""),
    ]


def test_a_mention_and_a_quotation_are_a_key_away(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.locator("#panel-names li", has_text="Wilma").locator(".places-of a").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#p1 .text :focus")).to_have_text("Castellane")
    page.locator("#panel-sources li", has_text="No speaker named").get_by_role("link").click()
    expect(page.locator("#p2 .text .shown")).to_have_text("“The tide did the rest.”")
    expect(page.locator("#panel-sources li", has_text="Olga Brandvold")).to_contain_text("harbormaster")


def test_a_closed_panel_stays_closed_when_it_changes(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    names = page.locator("#panel-names")
    names.get_by_role("button", name="Mark CQ Wilma Castellane").click()
    expect(names.locator(".todo")).to_have_text("1 to verify")
    names.locator("summary").click()
    page.get_by_role("button", name="Undo my last step").click()
    expect(names.locator(".todo")).to_have_text("2 to verify")
    expect(names.locator("details")).not_to_have_attribute("open", "")


def test_cq_works_without_a_script(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}", java_script_enabled=False)
    page.get_by_role("button", name="Mark CQ Wilma Castellane").click()
    expect(page.locator("#panel-names .todo")).to_have_text("1 to verify")
    page.locator("#panel-names li", has_text="Wilma").locator(".places-of a").first.click()
    assert page.url.partition("#")[2] == page.locator("#p1 .name").first.get_attribute("id")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_open_panels_keep_the_rules_of_access(visit, draft, ada, axe, width, scheme):
    page = visit(ada, f"/drafts/{draft.pk}", viewport={"width": width, "height": 900}, color_scheme=scheme)
    for panel in page.locator(".panel details").all():
        panel.evaluate("panel => { panel.open = true; }")
    page.locator("#panel-sources .places-of a").last.click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
