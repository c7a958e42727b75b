"""The rules on attribution, over sentences that must draw one flag and sentences that must draw none."""

from pathlib import Path

import pytest

from review.checks import engine
from review.checks.flag import Severity
from review.checks.lists import House, HouseLists
from review.checks.rule import plain

RULES = {
    "vague": "vague-source",
    "hearsay": "hearsay",
    "loaded": "loaded-verb",
    "tense": "mixed-tense",
    "quotes": "quote-punctuation",
    "unbalanced": "unbalanced-quotes",
}


def sentences():
    rule = ""
    for line in (Path(__file__).parent / "attributed.txt").read_text().splitlines():
        if line.startswith("#"):
            rule = f"attribution.{RULES[line.split()[1]]}"
        elif line:
            yield rule, line


def flags(text, house=None):
    draft = engine.open_draft(text, HouseLists(house=house or House()))
    found = [flag for check, found in engine.run(draft) if check.name == "attribution" for flag in found]
    return [flag for flag in found if flag.severity != Severity.NOTE]


@pytest.mark.parametrize(("rule", "sentence"), list(sentences()))
def test_a_sentence_draws_its_flag_and_no_other(rule, sentence):
    text, places = plain(sentence)
    found = flags(text)
    assert [flag.rule for flag in found] == [rule] * len(places)
    for flag, (span, right) in zip(found, places, strict=True):
        assert flag.span.overlaps(span)
        assert (flag.suggestions[0] if flag.suggestions else "") == right


def test_a_house_in_the_present_wants_says():
    text = "“It is over,” Ana Ruiz says. “It began,” Len Burkhart said. He claimed that it was late."
    house = House(attribution_tense="present")
    assert [(flag.text, flag.suggestions) for flag in flags(text, house)] == [
        ("said", ("says",)),
        ("claimed", ("says",)),
    ]


def test_a_british_house_punctuates_by_the_sense():
    text = "He called it “a mess”, she called it “a start”."
    assert flags(text, House(dialect="british")) == []
    assert [flag.text for flag in flags(text)] == ["”,", "”."]


def test_an_unintroduced_speaker_is_flagged_once():
    text = "“It leans,” Pettibone said.\n\n“It has to go,” Pettibone said. “Soon.”"
    assert [(flag.rule, flag.text) for flag in flags(text)] == [("attribution.unintroduced-speaker", "Pettibone")]


def test_a_pull_quote_that_the_draft_holds_elsewhere_is_no_second_mistake():
    text = "“We walked out over the ridge.”\n\nThe crews left.\n\n“We walked out over the ridge,” Ruth Almgren said."
    assert [flag.rule for flag in flags(text.replace("ridge,”", "ridge.”"))] == []


def test_a_statistic_without_a_source_is_a_note():
    draft = engine.open_draft("Half the wells are dry. About 40 percent of the pumps fail each August.", HouseLists())
    found = [flag for _, found in engine.run(draft) for flag in found if flag.rule == "attribution.unsourced-figure"]
    assert [(flag.text, flag.severity) for flag in found] == [("40 percent", Severity.NOTE)]


def test_a_short_answer_to_a_quoted_question_needs_no_speaker():
    text = "The hearing began at noon.\n\n“By what name?” asked Ana Ruiz.\n\n“By the one I was given.”\n\nShe sat."
    assert flags(text) == []


def test_an_organisation_that_acts_is_no_speaker():
    text = "The Coast Guard pulled four off the trawler. “There was a moment when we looked up.”"
    assert [flag.rule for flag in flags(text)] == ["attribution.unattributed-quote"]


def test_a_running_quotation_may_quote_in_its_turn():
    text = (
        '"The soup is old," said Len Burkhart. "Ask for my cousin.\n'
        "\"My aunt would say, 'Leave it. It knows.' She said that about the soup, she said that about the dog.\n"
        '"She was right."\nThe supper began at noon.'
    )
    assert flags(text) == []


def test_a_quotation_does_not_run_on_into_another_voice():
    text = "“A mast is a promise,” Ana Ruiz said. “You keep it.\n\n“We lost ours,” Len Burkhart said. “In May.”"
    assert [(flag.rule, flag.text) for flag in flags(text)] == [("attribution.unbalanced-quotes", "“You keep it.")]


def test_half_a_hyphenated_name_introduces_nobody():
    text = "“I could have swum,” Lindgren-Shaw said. The ferry left without her."
    assert [flag.text for flag in flags(text)] == ["Lindgren-Shaw"]
    assert flags(f"Ana Lindgren-Shaw waited. {text}") == []
