"""What a check leaves of the draft's people, and what becomes of it when the draft moves on."""

from __future__ import annotations

import pytest

from review.actions.add_name import add_name
from review.actions.edit import edit
from review.actions.keep import keep
from review.actions.lease import LeaseLost
from review.checks.cast import Named, People
from review.checks.flag import Span
from review.models import CheckRun, Draft, Flag, Reading
from review.queries.desk import Filter, screen
from tests.factories import DraftFactory, NameEntryFactory

from .conftest import begin, check_now, text_of

COPY = (
    "Ferries sail again\n\n"
    "By Rita Moss\n\n"
    "Harbormaster Olga Brandvold reopened the pier at noon. “The swell is down,” she said. “We are glad.”\n\n"
    "Wilma Castellane, a nurse, kept a list. “Nobody fell in,” Castellane said.\n\n"
    "“The tide did the rest.”\n"
)


@pytest.fixture
def harbor(rita, eve, world) -> Draft:
    """A filed draft with a listed speaker, an unlisted one, and a quotation of nobody; checked."""
    NameEntryFactory(name="Olga Brandvold", title="harbormaster")
    draft = DraftFactory.create(text=COPY, reporter=rita, desk=world, state=Draft.State.FILED)
    add_name(eve, "Wolf Point", "place", draft.pk)
    check_now(draft)
    return draft


def words(draft: Draft, told: dict[str, int]) -> str:
    return text_of(draft)[told["start"] : told["end"]]


def test_a_check_keeps_who_is_named_and_who_is_quoted(harbor):
    reading = harbor.reading
    people = {one["name"]: one for one in reading.names if one["kind"] == "person"}
    assert set(people) == {"Olga Brandvold", "Wilma Castellane"}  # the byline is nobody to verify
    assert (people["Olga Brandvold"]["status"], people["Olga Brandvold"]["title"]) == ("listed", "harbormaster")
    assert (people["Wilma Castellane"]["status"], people["Wilma Castellane"]["title"]) == ("unlisted", "nurse")
    assert [words(harbor, one) for one in people["Wilma Castellane"]["mentions"]] == ["Wilma Castellane", "Castellane"]
    told = [(one["speaker"], words(harbor, one["span"])) for one in reading.quotes]
    assert told[:2] == [("Olga Brandvold", "“The swell is down,”"), ("Wilma Castellane", "“Nobody fell in,”")]
    assert [speaker for speaker, _ in told[2:]] == [None]


def test_checking_again_rewrites_the_one_reading(harbor, eve):
    before = harbor.reading.names
    at = COPY.index("Ferries")
    edit(eve, harbor.pk, base=1, start=at, end=at + len("Ferries"), text="Two ferries")
    check_now(harbor)
    reading = Reading.objects.get(draft=harbor)
    assert reading.revision == 2
    assert reading.names != before
    assert all(words(harbor, one) for name in reading.names for one in name["mentions"])


def test_a_run_that_lost_its_lease_keeps_nothing(harbor):
    run = begin(harbor)
    CheckRun.objects.filter(pk=run.pk).update(lease="another worker's")
    before = Reading.objects.values().get(draft=harbor)
    with pytest.raises(LeaseLost):
        keep(run, People((), ()))
    assert Reading.objects.values().get(draft=harbor) == before


def test_an_older_reading_never_takes_a_newer_ones_place(harbor):
    run = begin(harbor)
    Reading.objects.filter(draft=harbor).update(revision=7)
    keep(run, People((Named("Nils", "person", "unlisted", "Nils", "", None, (Span(0, 4),)),), ()))
    reading = Reading.objects.get(draft=harbor)
    assert reading.revision == 7
    assert len(reading.names) > 1


def test_the_panels_follow_the_words_until_the_next_check(harbor, eve):
    at = COPY.index("By Rita")
    edit(eve, harbor.pk, base=1, start=at, end=at, text="A long new line, “quoted” and all.\n\n")
    cut = text_of(harbor).index("Castellane said")
    edit(eve, harbor.pk, base=2, start=cut, end=cut + len("Castellane"), text="she")
    harbor.refresh_from_db()
    shown = screen(harbor, Filter())
    names, sources, _ = shown.panels
    told = {line.name: [shown.text[spot.start : spot.end] for spot in line.spots] for line in names.lines}
    assert told["Wilma Castellane"] == ["Wilma Castellane"]
    assert told["Olga Brandvold"] == ["Olga Brandvold"]
    quoted = {line.speaker: [shown.text[spot.start : spot.end] for spot in line.quotes] for line in sources.lines}
    assert quoted == {"Olga Brandvold": ["“The swell is down,”"], "Wilma Castellane": ["“Nobody fell in,”"]}
    assert [spot.paragraph for line in sources.lines for spot in line.quotes] == [4, 5]
    assert harbor.flags.filter(state=Flag.State.OPEN, rule="entity.unknown-name").count() == 1
