"""Speakers: whole drafts of many beats, with who says what written behind each quotation."""

import re
from pathlib import Path

import pytest

from review.checks import attribution, engine
from review.checks.lists import House, HouseLists, NameEntry

ANSWER = re.compile(r"\{([^{}\n]*)\}")
QUOTED = (Path(__file__).parent / "quoted.txt").read_text()
DRAFTS = dict(re.findall(r"^=== (\S+)\n(.*?)(?=^=== |\Z)", QUOTED, re.M | re.S))


def marked(body):
    """The draft without its answers, and the speaker of each quotation by where it ends."""
    plain, speakers, at = "", {}, 0
    for answer in ANSWER.finditer(body):
        plain += body[at : answer.start()]
        speakers[len(plain)] = answer[1]
        at = answer.end()
    return plain + body[at:], speakers


def opened(title, body):
    house = House(dialect="british", quotation_marks="single") if title.startswith("single") else House()
    return engine.open_draft(body, HouseLists(house=house))


@pytest.mark.parametrize("title", DRAFTS)
def test_every_quotation_is_listed_with_its_speaker(title):
    body, expected = marked(DRAFTS[title])
    draft = opened(title, body)
    found = {one.quotation.span.end: one.speaker for one in draft.attributions}
    assert {body[max(0, end - 40) : end]: who for end, who in found.items()} == {
        body[max(0, end - 40) : end]: who for end, who in expected.items()
    }


@pytest.mark.parametrize("title", [title for title in DRAFTS if not title.startswith("single")])
def test_a_quotation_robbed_of_its_speaker_is_caught_and_nothing_else_is(title):
    body, _ = marked(DRAFTS[title])
    draft = opened(title, body)
    assert unattributed(draft) == []
    robbed = missed = 0
    for paragraph, bare in _robbed(draft):
        robbed += 1
        left = body[: paragraph.start] + bare + body[paragraph.end :]
        missed += paragraph.start not in [flag.start for flag in unattributed(opened(title, left))]
    # A line of a dialogue between two needs no speaker: that much silence is right.
    assert missed <= (3 if title == "union-hall-dialogue" else 0), f"{missed} of {robbed}"


def unattributed(draft):
    return [flag for flag in attribution.CHECK.run(draft) if flag.rule == "attribution.unattributed-quote"]


def _robbed(draft):
    """The paragraphs that are a quotation with a short attribution, and what is left of each without it."""
    for paragraph in draft.manuscript.body:
        quotations = [one for one in draft.marks.quotations if one.paragraph == paragraph.index and one.direct]
        if not quotations or quotations[0].first != 0 or quotations[0].continues or not quotations[-1].closed:
            continue
        narration = [t for sentence in draft.marks.frames[paragraph.index].sentences for t in sentence.narration]
        words = " ".join(draft.manuscript.at(one.span)[1:-1] for one in quotations)
        if len(narration) <= 10 and len(words.split()) >= 3:
            opening, closing = paragraph.text[0], draft.manuscript.at(quotations[-1].span)[-1]
            yield paragraph, opening + re.sub(r",$", ".", words) + closing


def test_the_words_and_the_cue_are_where_they_stand():
    text = "Mayor Ana Ruiz closed the pier.\n\n“It leans,” she said. “It has to go,” according to her memo."
    first = engine.open_draft(text, HouseLists()).attributions[0]
    assert (first.speaker, text[first.words.start : first.words.end]) == ("Ana Ruiz", "she")
    assert (first.cue, text[first.cue_span.start : first.cue_span.end]) == ("said", "said")


def test_a_title_on_the_list_tells_whom_the_office_means():
    lists = HouseLists(names=(NameEntry("Lorraine Petrakis", "person", (), ("mayor",)),))
    text = "Lorraine Petrakis met Dale Roark at noon. The two shook hands.\n\n“It is settled,” the mayor said."
    one = engine.open_draft(text, lists).attributions[0]
    assert one.speaker == "Lorraine Petrakis"
    assert one.name is not None and one.name.entry is lists.names[0]


def test_a_draft_without_quotations_has_no_attributions():
    assert engine.open_draft("The pier is shut.", HouseLists()).attributions == ()
    assert engine.open_draft("", HouseLists()).attributions == ()
