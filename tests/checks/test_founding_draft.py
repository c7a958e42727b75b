"""The founding draft, held against the starter lists: every mistake in it is flagged and fixed, and nothing else is."""

from pathlib import Path

import pytest

from review.checks import engine
from review.checks.flag import Severity
from review.checks.lists import read_folder

SEEDS = Path(__file__).parents[2] / "seeds"

EXPECTED = [
    ("entity.misspelled-name", "Kim John Un", "Kim Jong Un"),
    ("entity.misspelled-name", "Vladimer Putin", "Vladimir Putin"),
    ("entity.capitalization", "far east", "Far East"),
    ("attribution.vague-source", "U.S. experts believe", None),
    ("attribution.loaded-verb", "claimed", "said"),
    ("entity.misspelled-name", "Kim John Un", "Kim Jong Un"),
    ("entity.misspelled-name", "Yuri Gargarin", "Yuri Gagarin"),
    ("entity.misspelled-name", "Kim John Un", "Kim Jong Un"),
    ("entity.misspelled-name", "Kim Jong II", "Kim Jong Il"),
    ("attribution.mixed-tense", "says", "said"),
    ("attribution.mixed-tense", "says", "said"),
    ("attribution.hearsay", "has been likened to", None),
    ("style.approximately", "approximately", "about"),
    ("entity.demonym", "Ukraine soldiers", "Ukrainian soldiers"),
]
# Places an editor could call either way: a flag there counts neither for nor against.
DEBATABLE = (
    "both of their international reputations had declined",
    "try and",
    "doing a 180",
    "Russia may be in need of resources",
    "militant",
    "reported",
    "tabooed",
)


@pytest.fixture(scope="module")
def lists():
    return read_folder(SEEDS)


def loud(name, lists):
    text = (SEEDS / "drafts" / name).read_text(encoding="utf-8")
    return [flag for flag in engine.check(text, lists) if flag.severity != Severity.NOTE]


def test_every_mistake_of_the_founding_draft_is_flagged_with_its_fix_and_nothing_else(lists):
    found = [
        (flag.rule, flag.text, flag.suggestions[0] if flag.suggestions else None)
        for flag in loud("north-korea.txt", lists)
        if not any(flag.text in place for place in DEBATABLE)
    ]
    assert found == EXPECTED


def test_the_clean_sample_draft_draws_nothing_but_notes(lists):
    assert loud("night-library.txt", lists) == []


@pytest.mark.parametrize("name", ["council-budget.txt", "heat-wave.txt", "port-strike.txt"])
def test_each_sample_draft_shows_what_every_check_finds(name, lists):
    assert {flag.check for flag in loud(name, lists)} >= {"entity", "attribution", "style"}
