"""Every rule proves itself: its examples that must flag do, with the fix they show, and those that must pass do."""

import pytest

from review.checks import engine
from review.checks.examples import EXAMPLE_LISTS
from review.checks.flag import Severity
from review.checks.rule import Rule, plain

CATALOGUE = {
    "entity.misspelled-name": "error",
    "entity.inconsistent-name": "warning",
    "entity.capitalization": "warning",
    "entity.wrong-title": "warning",
    "entity.surname-first": "warning",
    "entity.demonym": "warning",
    "entity.unknown-name": "note",
    "spelling.misspelling": "error",
    "spelling.repeated-word": "error",
    "spelling.confusion": "warning",
    "spelling.variant": "warning",
    "attribution.unattributed-quote": "error",
    "attribution.vague-source": "warning",
    "attribution.hearsay": "warning",
    "attribution.loaded-verb": "warning",
    "attribution.mixed-tense": "warning",
    "attribution.unintroduced-speaker": "warning",
    "attribution.unbalanced-quotes": "error",
    "attribution.quote-punctuation": "warning",
    "attribution.unsourced-figure": "note",
    "style.entry": "warning",
}
MUST_FLAG = [(rule, example) for rule in engine.RULES.values() for example in rule.flags]
MUST_PASS = [(rule, example) for rule in engine.RULES.values() for example in rule.passes]


def _is(flag, rule: Rule) -> bool:
    return flag.check == "style" if rule.id == "style.entry" else flag.rule == rule.id


def test_every_rule_of_the_catalogue_is_registered_with_its_severity():
    assert {rule.id: str(rule.severity) for rule in engine.RULES.values()} == CATALOGUE


@pytest.mark.parametrize("rule", engine.RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    assert len(rule.flags) >= 3, "give at least three examples that must flag"
    assert len(rule.passes) >= 3, "give at least three examples that must pass"
    assert rule.title and rule.looks_for and rule.why and rule.source


@pytest.mark.parametrize(
    ("rule", "example"), MUST_FLAG, ids=lambda value: getattr(value, "id", None) or str(value)[:60]
)
def test_an_example_that_must_flag_does(rule, example):
    text, places = plain(example)
    assert places, "mark the words that must flag: ⟦wrong⇒right⟧"
    flags = [flag for flag in engine.check(text, EXAMPLE_LISTS) if _is(flag, rule)]
    assert [(flag.start, flag.end) for flag in flags] == [(span.start, span.end) for span, _ in places]
    assert [flag.suggestions[0] if flag.suggestions else "" for flag in flags] == [right for _, right in places]


@pytest.mark.parametrize(
    ("rule", "example"), MUST_PASS, ids=lambda value: getattr(value, "id", None) or str(value)[:60]
)
def test_an_example_that_must_pass_draws_nothing_but_notes(rule, example):
    text, places = plain(example)
    assert not places, "an example that must pass has no marks"
    loud = [f for f in engine.check(text, EXAMPLE_LISTS) if f.severity != Severity.NOTE or _is(f, rule)]
    assert loud == []
