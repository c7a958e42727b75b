"""The whole way of a draft, by those who walk it: with a script, without one, and two at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from review.models import Decision, Draft

from ..factories import NameEntryFactory, StyleEntryFactory
from .conftest import TEXT, text_of

COPY = (
    "Yuri Gargarin flew in 1961.\n\nEngineers utilize the plant today, the mayor said.\n\nThe plant recieved guests.\n"
)


def test_from_paste_to_clean_copy(visit, rita, eve, world, checked):
    NameEntryFactory(name="Yuri Gagarin")
    StyleEntryFactory(term="utilize", use="use", match="lemma")
    reporter = visit(rita, "/submit")
    reporter.get_by_label("Headline").fill("Plant named for a cosmonaut")
    reporter.get_by_label("Text").fill(COPY)
    reporter.get_by_role("button", name="Check my copy").click()
    expect(reporter.locator("#progress")).to_contain_text("Waiting for a checker")
    checked()
    expect(reporter.locator("#copy .card")).to_have_count(3)
    expect(reporter.locator("#progress .working")).to_have_count(0)
    reporter.keyboard.press("j")
    reporter.keyboard.press("a")
    expect(reporter.locator("#p0 .text")).to_contain_text("Yuri Gagarin")
    reporter.get_by_role("button", name="File to the desk").click()
    expect(reporter.get_by_text("Filed. The desk has it now.")).to_be_visible()
    expect(reporter.locator(".card button")).to_have_count(0)

    editor = visit(eve, "/")
    editor.get_by_role("button", name="Take").click()
    editor.get_by_role("link", name="Plant named for a cosmonaut").click()
    editor.get_by_role("button", name="Clear").click()
    expect(editor.get_by_role("heading", name="Clear it all the same?")).to_be_visible()
    editor.get_by_role("link", name="Back to the draft").click()
    checked()
    expect(editor.locator("#progress .working")).to_have_count(0)
    editor.keyboard.press("j")
    editor.keyboard.press("a")
    editor.keyboard.press("a")
    expect(editor.locator("#copy .card")).to_have_count(0)
    checked()
    expect(editor.locator("#done")).to_contain_text("then clear it")
    editor.get_by_role("button", name="Clear").click()
    expect(editor.get_by_text("Cleared. Copy the clean text")).to_be_visible()
    draft = Draft.objects.get()
    assert draft.state == Draft.State.CLEARED
    wanted = COPY.replace("Gargarin", "Gagarin").replace("utilize", "use").replace("recieved", "received")
    assert text_of(draft) == wanted
    assert editor.request.get(f"/drafts/{draft.pk}/copy").text() == wanted

    reporter.goto(f"/drafts/{draft.pk}/journal")
    expect(reporter.get_by_role("region", name="Since the original").locator("ins").first).to_have_text("Gagarin")
    expect(reporter.get_by_text("Eve Lindqvist accepted").first).to_be_visible()


def test_everything_works_without_a_script(visit, draft, eve, checked):
    page = visit(eve, f"/drafts/{draft.pk}", java_script_enabled=False)
    page.get_by_role("button", name="Take", exact=True).click()
    page.locator(".card").nth(0).locator("summary").click()
    page.locator(".card[open]").get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".card[open] .brief b")).to_have_text("harbour")
    page.locator(".card[open] select").select_option("Right as it is")
    page.locator(".card[open]").get_by_role("button", name="Dismiss").click()
    page.get_by_role("button", name="Undo my last step").click()
    expect(page.locator("#by-open b")).to_have_text("4")
    expect(page.locator(".card[open] .brief b")).to_have_text("harbour")
    page.locator(".card[open]").get_by_role("link", name="Edit").click()
    page.get_by_label("The paragraph’s words").fill("The harbor master said the wind was loud.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#p1 .text")).to_have_text("The harbor master said the wind was loud.")
    checked()
    page.reload()
    page.get_by_role("button", name="Clear", exact=True).click()
    page.get_by_role("button", name="Clear it anyway").click()
    expect(page.locator(".heading .chip")).to_have_text("Cleared")
    page.get_by_role("link", name="Journal").click()
    expect(page.locator(".journal li")).to_have_count(6)
    assert text_of(draft).startswith("The ferry sails at noon.\n\nThe harbor master said the wind was loud.\n")


def test_two_editors_on_different_words_do_not_meet(visit, draft, eve, ed):
    one, other = visit(eve, f"/drafts/{draft.pk}"), visit(ed, f"/drafts/{draft.pk}")
    one.keyboard.press("j")
    one.keyboard.press("a")
    expect(one.locator("#p0 .text")).to_contain_text("The ferry")
    other.locator("mark", has_text="claimed").click()
    other.keyboard.press("a")
    # What the first one did arrives with the answer.
    expect(other.locator("#p0 .text")).to_contain_text("The ferry")
    expect(other.locator("#p1 .text")).to_contain_text("She said the pier")
    assert text_of(draft) == TEXT.replace("Teh", "The").replace("claimed", "said")


def test_two_editors_on_one_flag_meet_in_a_conflict_that_shows_what_was_done(visit, draft, eve, ed):
    one, other = visit(eve, f"/drafts/{draft.pk}"), visit(ed, f"/drafts/{draft.pk}")
    one.keyboard.press("j")
    one.keyboard.press("a")
    expect(one.locator("#p0 .text")).to_contain_text("The ferry")
    other.keyboard.press("j")
    other.keyboard.press("d")
    expect(other.locator("#notice")).to_contain_text("Eve Lindqvist accepted")
    expect(other.locator("#p0 .text")).to_contain_text("The ferry")
    expect(other.locator("#copy .card")).to_have_count(4)
    other.wait_for_timeout(1500)  # the next question of how far the checks are must not take the notice away
    expect(other.locator("#notice")).to_contain_text("Eve Lindqvist accepted")
    assert draft.decisions.filter(verb=Decision.Verb.DISMISS).count() == 0


def test_two_editors_writing_the_same_words_lose_nothing(visit, draft, eve, ed):
    one, other = visit(eve, f"/drafts/{draft.pk}"), visit(ed, f"/drafts/{draft.pk}")
    for page, words in ((other, "Ferries sail at noon."), (one, "The last ferry sails at one.")):
        page.locator("#p0").hover()
        page.locator("#p0 .edit").click()
        page.locator("#copy .editor textarea").fill(words)
    one.get_by_role("button", name="Save").click()
    expect(one.locator("#p0 .text")).to_have_text("The last ferry sails at one.")
    other.get_by_role("button", name="Save").click()
    form = other.locator("#copy .editor")
    expect(form.locator("blockquote")).to_contain_text("last")
    expect(form.locator("textarea")).to_have_value("Ferries sail at noon.")
    assert text_of(draft).startswith("The last ferry sails at one.")
    form.get_by_role("button", name="Save mine in its place").click()
    expect(other.locator("#p0 .text")).to_have_text("Ferries sail at noon.")
    assert text_of(draft).startswith("Ferries sail at noon.\n")


def test_new_flags_appear_by_themselves_and_disturb_nobody(visit, draft, eve, checked):
    page = visit(eve, f"/drafts/{draft.pk}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator("#p2").hover()
    page.locator("#p2 .edit").click()
    field = page.locator("#copy .editor textarea")
    field.fill("Nobody was hurt at all")
    checked()
    expect(page.locator("#progress .working")).to_have_count(0)
    expect(field).to_have_value("Nobody was hurt at all")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#p2 .text")).to_have_text("Nobody was hurt at all")


@pytest.mark.looks
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_nothing_on_any_page_is_out_of_reach(visit, draft, ada, scheme, width, axe):
    page = visit(ada, "/", color_scheme=scheme, viewport={"width": width, "height": 900})
    flag = draft.flags.first()
    pages = ["/", "/submit", "/rules", "/rules/spelling.misspelling", "/password", "/nowhere", "/?q=nothing+at+all"]
    here = f"/drafts/{draft.pk}"
    pages += [here, f"{here}?flag={flag.pk}#f{flag.pk}", f"{here}?state=dismissed", f"{here}/journal"]
    pages += [f"{here}/give-back", f"{here}/edit?base=1&start=0&end=24", f"/flags/{flag.pk}/alike"]
    found = {path: told for path in pages if page.goto(path) and (told := axe(page))}
    page.goto(here)
    page.keyboard.press("?")
    found["help"] = axe(page)
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Sign out").click()
    found["sign-in"] = axe(page)
    assert {path: told for path, told in found.items() if told} == {}


def test_what_was_decided_while_signed_out_is_kept_and_sent(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    session = [cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("d")
    expect(page.locator("#notice")).to_contain_text("You are signed out")
    assert draft.decisions.count() == 0
    page.context.add_cookies(session)
    expect(page.locator("#by-dismissed b")).to_have_text("1", timeout=10_000)
    expect(page.locator("#by-accepted b")).to_have_text("1")
    expect(page.locator("#notice")).to_be_empty()
    assert list(draft.decisions.order_by("number").values_list("verb", flat=True)) == ["accept", "dismiss"]


def test_a_decision_on_a_flag_that_a_check_took_away_says_so(visit, draft, eve):
    page = visit(eve, f"/drafts/{draft.pk}")
    draft.flags.get(text="Teh").delete()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#notice")).to_contain_text("this flag is gone")
    expect(page.locator("#copy .card")).to_have_count(4)
