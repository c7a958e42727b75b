"""An editor at the desk, by mouse and by keyboard."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from review.models import Decision, Draft

from ..factories import DraftFactory, FlagFactory
from .conftest import TEXT, text_of


def focused(page) -> str:
    return page.evaluate("(document.activeElement.closest('[id]') || {}).id || ''")


def test_a_draft_is_decided_by_keyboard_alone(visit, draft, eve, checked):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.keyboard.press("j")
    for key in "aadaa":
        page.keyboard.press(key)
    expect(page.locator("#copy .card")).to_have_count(0)
    checked()
    expect(page.locator("#done")).to_contain_text("No open flags")
    assert text_of(draft) == TEXT.replace("Teh", "The").replace("harbour", "harbor").replace("claimed", "said").replace(
        "recieved", "received"
    )
    verbs = list(draft.decisions.order_by("number").values_list("verb", flat=True))
    assert verbs == ["accept", "accept", "dismiss", "accept", "accept"]
    assert focused(page) == "done"
    assert page.evaluate("document.activeElement !== document.body")


def test_ten_presses_in_a_second_are_ten_decisions(visit, rita, eve, world):
    words = [f"wrng{chr(97 + n)}" for n in range(12)]
    draft = DraftFactory(text=" ".join(words) + ".\n", reporter=rita, desk=world, state=Draft.State.FILED)
    for word in words:
        FlagFactory(draft=draft, text=word, suggestions=[word.replace("wrng", "wrong")])
    page = visit(eve, f"/drafts/{draft.pk}")
    page.keyboard.press("j")
    for _ in range(10):
        page.keyboard.press("a", delay=10)
    expect(page.locator("#copy .card")).to_have_count(2)
    expect(page.locator("#by-accepted b")).to_have_text("10")
    assert draft.decisions.filter(verb=Decision.Verb.ACCEPT).count() == 10
    assert text_of(draft).count("wrong") == 10
    assert focused(page).startswith("f")


def test_repeated_mentions_of_a_name_share_a_card_and_are_decided_one_by_one_or_at_once(visit, rita, eve, world):
    text = "Yuri Gargarin flew. Later Yuri Gargarin rested.\n\nAll knew Yuri Gargarin then.\n"
    draft = DraftFactory(text=text, reporter=rita, desk=world, state=Draft.State.FILED)
    at = -1
    for _ in range(3):
        at = text.index("Yuri", at + 1)
        FlagFactory(
            draft=draft, rule="entity.misspelled-name", text="Yuri Gargarin", start=at, suggestions=["Yuri Gagarin"]
        )
    page = visit(eve, f"/drafts/{draft.pk}")
    expect(page.locator("#copy .card")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#by-accepted b")).to_have_text("1")
    expect(page.locator("#copy .card[open] .acts")).to_be_visible()
    assert text_of(draft).startswith("Yuri Gagarin flew. Later Yuri Gargarin")
    page.get_by_role("link", name="Accept all of this kind").click()
    page.get_by_role("button", name="Accept those ticked").click()
    expect(page.locator("#by-accepted b")).to_have_text("3")
    assert "Gargarin" not in text_of(draft)
    assert draft.decisions.filter(verb=Decision.Verb.ACCEPT).count() == 2


def test_the_next_mention_of_a_name_waits_its_turn(visit, rita, eve, world):
    text = "Yuri Gargarin flew wel. It was sumer.\n\nAll knew Yuri Gargarin wel then. Yuri Gargarin waved.\n"
    draft = DraftFactory(text=text, reporter=rita, desk=world, state=Draft.State.FILED)
    for words, right in (("Yuri Gargarin", "Yuri Gagarin"), ("wel", "well"), ("sumer", "summer")):
        at = text.find(words)
        while at >= 0:
            rule = "entity.misspelled-name" if right == "Yuri Gagarin" else "spelling.misspelling"
            FlagFactory(draft=draft, rule=rule, text=words, start=at, suggestions=[right])
            at = text.find(words, at + 1)
    page = visit(eve, f"/drafts/{draft.pk}")
    page.keyboard.press("j")
    seen = []
    for _ in range(6):
        seen.append(page.locator(".card[open] .brief b").text_content())
        with page.expect_response(re.compile(r"/accept\b")):
            page.keyboard.press("a")
        page.wait_for_load_state("networkidle")
    expect(page.locator("#copy .card")).to_have_count(0)
    assert seen == ["Yuri Gargarin", "wel", "sumer", "Yuri Gargarin", "wel", "Yuri Gargarin"]
    assert (
        text_of(draft)
        == "Yuri Gagarin flew well. It was summer.\n\nAll knew Yuri Gagarin well then. Yuri Gagarin waved.\n"
    )


def test_deciding_by_mouse_moves_the_focus_to_the_next_card(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    cards = page.locator("#copy .card")
    page.locator("mark", has_text="harbour").click()
    expect(cards.nth(1)).to_have_attribute("open", "")
    cards.nth(1).get_by_role("button", name="Dismiss").click()
    expect(cards).to_have_count(4)
    expect(page.locator(".card[open] .brief b")).to_have_text("teh")
    assert focused(page) == page.locator(".card[open]").get_attribute("id")
    expect(page.locator("#by-all b")).to_have_text("4")
    expect(page.locator("#status")).to_contain_text("Dismissed")


def test_another_suggestion_is_a_click_away(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.locator("#p0 mark").click()
    page.get_by_role("button", name="Tea").click()
    expect(page.locator("#p0 .text")).to_have_text("Tea ferry sails at noon.")


def test_undo_brings_the_last_step_back_after_a_reload_too(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    for key in "jad":
        page.keyboard.press(key)
    expect(page.locator("#copy .card")).to_have_count(3)
    page.reload()
    page.keyboard.press("u")
    expect(page.locator("#copy .card")).to_have_count(4)
    page.keyboard.press("u")
    expect(page.locator("#copy .card")).to_have_count(5)
    expect(page.locator("#p0 .text")).to_contain_text("Teh ferry")
    assert text_of(draft) == TEXT
    expect(page.locator(".card[open] .brief b")).to_have_text("Teh")


def test_a_settled_flag_stays_under_its_filter_with_undo(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#by-accepted b")).to_have_text("1")
    page.locator("#by-accepted").click()
    expect(page).to_have_url(f"{page.url.split('/drafts')[0]}/drafts/{draft.pk}?state=accepted")
    page.locator("mark", has_text="The").first.click()
    page.locator(".card[open]").get_by_role("button", name="Undo").click()
    expect(page.locator("#by-open b")).to_have_text("5")
    page.go_back()
    expect(page.locator("#copy .card")).to_have_count(5)


def test_filters_by_check_are_kept_in_the_address(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.locator("#by-attribution").click()
    expect(page.locator("#copy .card")).to_have_count(1)
    page.reload()
    expect(page.locator("#copy .card")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#done")).to_contain_text("Show all 4")


def test_a_paragraph_is_edited_in_its_place(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.locator("mark", has_text="harbour").click()
    page.keyboard.press("e")
    field = page.locator("#copy .editor textarea")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "harbour"
    field.fill("The harbor’s pilot 😀 said teh wind was loud. She claimed the pier was safe.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p1 .text")).to_contain_text("The harbor’s pilot 😀 said")
    expect(page.locator("#copy .editor")).to_have_count(0)
    expect(page.locator("#copy .card")).to_have_count(4)
    assert "The harbor’s pilot 😀 said teh wind" in text_of(draft)
    assert page.evaluate("document.activeElement !== document.body")


def test_an_edit_that_parts_a_paragraph_is_drawn_as_two(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.locator("#p2 .text").dblclick(position={"x": 300, "y": 10})
    page.locator("#copy .editor textarea").fill("Nobody was hurt.\n\nrecieved reports said so.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#p3 .text")).to_have_text("recieved reports said so.")
    expect(page.locator("#copy .row")).to_have_count(4)


def test_cancel_and_escape_leave_the_paragraph_as_it_was(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.locator("#p0").hover()
    page.locator("#p0 .edit").click()
    page.locator("#copy .editor textarea").fill("Gone.")
    page.keyboard.press("Escape")
    expect(page.locator("#copy .editor")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#p0 .text")).to_have_text("Teh ferry sails at noon.")
    assert text_of(draft) == TEXT


def test_the_keys_can_be_switched_off_for_good_and_are_silent_in_fields(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".card[open]")).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    page.locator(".card[open] select").focus()
    page.keyboard.press("d")
    page.wait_for_timeout(200)
    assert draft.decisions.count() == 0


def test_c_copies_the_clean_text(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.locator("#status")).to_have_text("The clean text is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == TEXT


def test_cards_stand_beside_their_lines_and_never_on_each_other(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}", viewport={"width": 1440, "height": 900})
    for _ in range(3):
        page.keyboard.press("j")
    page.wait_for_timeout(300)
    boxes = [card.bounding_box() for card in page.locator("#copy .card").all()]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1
    opened = page.locator(".card[open]").bounding_box()
    mark = page.locator("mark.on").first.bounding_box()
    assert abs(opened["y"] - mark["y"]) < 12


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_the_card_is_a_sheet_at_the_bottom(visit, draft, eve, width):
    page = visit(eve, f"/drafts/{draft.pk}", viewport={"width": width, "height": 800}, has_touch=True)
    page.locator("mark", has_text="harbour").tap()
    card = page.locator(".card[open]")
    box = card.bounding_box()
    assert box["x"] == 0 and box["width"] == width and round(box["y"] + box["height"]) == 800
    card.get_by_role("button", name="Accept").tap()
    expect(page.locator("#p1 .text")).to_contain_text("harbor master")
    expect(page.locator(".card[open] .brief b")).to_have_text("teh")
    page.get_by_role("button", name="Previous").tap()
    expect(page.locator(".card[open] .brief b")).to_have_text("Teh")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
