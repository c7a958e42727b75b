"""The checks on drafts that no rule was written for, marked by hand (see tests/gold/scoring.py)."""

import pytest

from review.checks.flag import Flag, Severity, Span
from review.checks.lists import read_folder
from tests.gold import scoring
from tests.gold.scoring import GoldDraft, Mark, Report


@pytest.fixture(scope="module")
def report() -> Report:
    return scoring.score(scoring.desks())


def test_the_checks_find_and_fix_what_is_marked_and_leave_the_rest_alone(report, capsys):
    with capsys.disabled():
        print("\n" + report.table())
    assert report.found >= 0.85
    assert report.fixed >= 0.80
    assert report.false_alarms <= 3


@pytest.mark.parametrize("desk", scoring.desks(), ids=lambda desk: desk.name)
def test_a_desk_is_in_order(desk):
    """Its lists are readable, its marks well formed, its style marks name an entry of its list."""
    slugs = {entry.rule for entry in read_folder(desk / "lists").style}
    drafts = [scoring.read_draft(path) for path in (desk / "drafts").glob("*.gold.txt")]
    assert sum(draft.clean for draft in drafts) >= 3
    assert sum(not draft.clean for draft in drafts) >= 6
    for draft in drafts:
        assert 400 <= draft.words <= 600, draft.name
        assert bool(draft.marks) != draft.clean, draft.name
        unknown = {mark.rule for mark in draft.marks if mark.check == "style"} - slugs
        assert not unknown, draft.name


def _flag(rule: str, start: int, end: int, *suggestions: str) -> Flag:
    return Flag(rule, Severity.ERROR, start, end, "", "", suggestions)


def test_a_second_flag_on_a_mark_and_one_beside_it_are_false_alarms():
    draft = GoldDraft("sample", "He teh went home.", (Mark(Span(3, 6), "the", "spelling.misspelling"),))
    report = Report()
    scoring.add(
        report,
        draft,
        [
            _flag("spelling.misspelling", 3, 6, "the"),
            _flag("entity.misspelled-name", 3, 6, "Ted"),
            _flag("style.home", 12, 16, "house"),
        ],
    )
    assert (report.found, report.fixed) == (1, 1)
    assert len(report.alarms) == 2


def test_a_flag_of_another_kind_or_with_another_fix_does_not_answer():
    marks = (Mark(Span(3, 6), "the", "spelling.misspelling"),)
    draft = GoldDraft("sample", "He teh went home.", marks)
    other_kind, other_fix = Report(), Report()
    scoring.add(other_kind, draft, [_flag("style.teh", 3, 6, "the")])
    scoring.add(other_fix, draft, [_flag("spelling.misspelling", 3, 6, "tea")])
    assert other_kind.found == 0
    assert (other_fix.found, other_fix.fixed) == (1, 0)


def test_a_debatable_place_counts_neither_way():
    draft = GoldDraft("sample", "He is whom went.", (Mark(Span(6, 10), "?", "any"),))
    report = Report()
    scoring.add(report, draft, [_flag("spelling.confusion", 6, 10, "who")])
    assert (report.total.marked, report.alarms) == (0, [])
