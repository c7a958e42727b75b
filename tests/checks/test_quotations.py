"""Marks and quotations: what is quoted, what is speech, and which marks stand alone."""

import pytest

from review.checks import quotations
from review.checks.manuscript import read


def found(text, house="double"):
    manuscript = read(text)
    marks = quotations.find(manuscript, house)
    return manuscript, marks


def quoted(text, house="double"):
    manuscript, marks = found(text, house)
    return [manuscript.at(one.span) for one in marks.quotations]


def direct(text, house="double"):
    manuscript, marks = found(text, house)
    return [manuscript.at(one.span) for one in marks.quotations if one.direct]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained,” she said. “It poured.”", ["“It rained,”", "“It poured.”"]),
        ('"It rained," she said. "It poured."', ['"It rained,"', '"It poured."']),
        ('“It rained," she said. "It poured.”', ['“It rained,"', '"It poured.”']),
        ("”It rained,“ she said.", ["”It rained,“"]),
        ("„It rained,“ she said.", ["„It rained,“"]),
        ("«It rained», she said.", ["«It rained»"]),
        ("He worked — “ten hours, no soup,” as he put it — until noon.", ["“ten hours, no soup,”"]),
        ("She said, “He told me, ‘Wait here,’ and left.”", ["“He told me, ‘Wait here,’ and left.”"]),
        ('"The pipe is 12" wide," she said.', ['"The pipe is 12" wide,"']),
        ('He is 6\'5" and the board is 12" long.', []),
        ('"It opened in 1986" is all the sign says.', ['"It opened in 1986"']),
    ],
)
def test_marks_pair_whatever_they_look_like(text, expected):
    assert quoted(text) == expected
    assert found(text)[1].strays == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'It rained,' she said. 'It poured.'", ["'It rained,'", "'It poured.'"]),
        ("‘The drivers’ plan is dead,’ she said.", ["‘The drivers’ plan is dead,’"]),
        ("'It's the '60s again,' she said of the drivers' plan.", ["'It's the '60s again,'"]),
        ("'She told me, \"Wait here,\" and left,' he said.", ["'She told me, \"Wait here,\" and left,'"]),
        ("The drivers' plan isn't the owners' plan.", []),
    ],
)
def test_a_house_of_single_marks(text, expected):
    assert quoted(text, "single") == expected


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("“The dam held, Ruth Almgren said. She saw it.", "“The dam held,"),
        ('"The dam held, said Ruth Almgren. "It groaned," she added.', '"The dam held,'),
        ("“The dam held,” she said. “It groaned. It leaned.", "“It groaned."),
        ("She went home. It held all night,” Ruth Almgren said.", "It held all night,”"),
        ("“The dam held, Ruth Almgren said.\n\n“It groaned,” she added.", "“The dam held,"),
    ],
)
def test_a_mark_without_a_partner_is_found_with_the_words_it_leaves_open(text, stray):
    manuscript, marks = found(text)
    assert [manuscript.at(span) for span in marks.strays] == [stray]


def test_a_running_quotation_needs_no_closing_mark():
    text = "“The dam held,” she said. “It groaned.\n\n“It leaned.\n\n“Then it was quiet.”\n\nThe crews went home."
    marks = found(text)[1]
    assert marks.strays == ()
    assert [(one.closed, one.continues) for one in marks.quotations] == [
        (True, False),
        (False, False),
        (False, True),
        (True, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In “The Long Carry,” her third novel, she follows a family.",
        "The letter used the word “injectable” nine times.",
        "Its builder, Raymond “Little Ray” Cavanaugh, left in the nails.",
        "The horse, called “Fiduciary,” was scratched.",
        "The so-called “shadow docket” has grown.",
        "They sang “Blue River Home” and went to bed.",
        "It ran under the headline “Save the Ferry, Sink the Bridge.” Nobody laughed.",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_not_speech(text):
    assert quoted(text) and direct(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Calves, mostly,” Azure said.",
        "“Yes,” he said.",
        "Asked how he pleaded, he said, “Not guilty, ma'am.”",
        "“Won what?” Palsdottir asked.",
        "She called it “a very small play about a very large failure.”",
        "He told her to “lose the blue binder.”",
        "“Pray for me.”",
        "It said: “Do you ever get angry?”",
    ],
)
def test_whole_utterances_and_carried_words_are_speech(text):
    assert direct(text) == quoted(text) != []


def test_spans_count_the_draft_as_it_stands():
    text = "Zoë’s ­soft “hy­phen held,” said Ann."
    manuscript, marks = found(text)
    assert [manuscript.at(one.span) for one in marks.quotations] == ["“hy­phen held,”"]
