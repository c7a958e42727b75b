"""A real browser against a real server; checks are run in the test where a worker would run them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from review.actions import check
from review.models import CheckRun, Draft

from ..factories import PASSWORD, DraftFactory, FlagFactory

# Playwright's own event loop runs in this thread, and Django would refuse to ask the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
TEXT = (
    "Teh ferry sails at noon.\n\n"
    "The harbour master said teh wind was loud. She claimed the pier was safe.\n\n"
    "Nobody was hurt, recieved reports said.\n"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "The browser tests drive a Chromium: install one, or name it in CHROMIUM."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, live_server, transactional_db) -> Iterator[Callable[..., Page]]:
    """Sign a user in, in a browser of their own. Whatever the page's console complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(user, path: str = "/", **options) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        page.goto("/sign-in")
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def checked() -> Callable[[], None]:
    """Do the work of a worker: every run that waits."""

    def work() -> None:
        for run in CheckRun.objects.filter(state=CheckRun.State.QUEUED):
            check.perform(run.pk)

    return work


@pytest.fixture
def draft(rita, world) -> Draft:
    """Rita's draft, filed and checked, with five flags to decide."""
    draft = DraftFactory.create(text=TEXT, reporter=rita, desk=world, state=Draft.State.FILED)
    for words, rule, severity, suggestions in (
        ("Teh", "spelling.misspelling", "error", ["The", "Tea"]),
        ("harbour", "spelling.variant", "warning", ["harbor"]),
        ("teh", "spelling.misspelling", "error", ["the"]),
        ("claimed", "attribution.loaded-verb", "warning", ["said"]),
        ("recieved", "spelling.misspelling", "error", ["received"]),
    ):
        FlagFactory(draft=draft, text=words, rule=rule, severity=severity, suggestions=suggestions)
    return draft


def text_of(draft: Draft) -> str:
    """The draft's words as the database has them now."""
    draft.refresh_from_db()
    return draft.revisions.get(number=draft.head).text


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe-core has to say against a page: a rule and the element that breaks it."""

    def told(page: Page) -> list[str]:
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
        return [f"{one['id']}: {node['html']}" for one in results.response["violations"] for node in one["nodes"]]

    return told
