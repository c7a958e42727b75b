"""A country's noun before people and institutions, and the many places where the noun is right."""

import pytest

from review.checks import engine
from review.checks.lexicon import ADJECTIVES
from review.checks.lists import HouseLists

LISTS = HouseLists()


def flags(text: str) -> list[tuple[str, str]]:
    found = [flag for flag in engine.check(text, LISTS) if flag.rule == "entity.demonym"]
    return [(flag.text, flag.suggestions[0]) for flag in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Ukraine soldiers were treated.", [("Ukraine soldiers", "Ukrainian soldiers")]),
        ("The lathes come from Japan toolmakers.", [("Japan toolmakers", "Japanese toolmakers")]),
        ("A Sweden research team mapped the bay.", [("Sweden research team", "Swedish research team")]),
        ("She is a Brazil exchange student.", [("Brazil exchange student", "Brazilian exchange student")]),
        ("Born to Poland immigrants, she sang.", [("Poland immigrants", "Polish immigrants")]),
        ("Zambia police closed the road.", [("Zambia police", "Zambian police")]),
        ("South Korea prosecutors searched it.", [("South Korea prosecutors", "South Korean prosecutors")]),
        ("Four Philippines sailors were saved.", [("Philippines sailors", "Filipino sailors")]),
        ("The Philippines government objected.", [("Philippines government", "Philippine government")]),
        ("The Netherlands prime minister spoke.", [("Netherlands prime minister", "Dutch prime minister")]),
        ("Kenya long-distance runners won.", [("Kenya long-distance runners", "Kenyan long-distance runners")]),
        ("It went to a Denmark brewery last year.", [("Denmark brewery", "Danish brewery")]),
        ("Her Peru grandmother wove it.", [("Peru grandmother", "Peruvian grandmother")]),
        ("The boat was built for a Norway captain.", [("Norway captain", "Norwegian captain")]),
        ("A Taiwan electronics group bought it.", [("Taiwan electronics group", "Taiwanese electronics group")]),
        ("They met in a Switzerland valley.", [("Switzerland valley", "Swiss valley")]),
        ("Two Dominican Republic fans sang.", [("Dominican Republic fans", "Dominican fans")]),
        ("He spoke to two Spain judges in May.", [("Spain judges", "Spanish judges")]),
    ],
)
def test_the_adjective_is_offered_before_people_and_institutions(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Ukraine war is in its third year.",
        "The Iran nuclear deal negotiators went home.",
        "Three China experts and a Russia analyst wrote it.",
        "The Brazil captain and the England goalkeeper shook hands.",
        "The England captain scored the winning goal.",
        "England fans sang through the soccer match.",
        "Its Germany brewery closed; its Iraq embassy did not.",
        "Vietnam veterans and Iraq hostages met a Russia historian.",
        "Bank of Japan officials met on Monday.",
        "They gave Ukraine pilots and mechanics.",
        "In Poland workers walked off the job.",
        "Ukraine’s soldiers were treated.",
        "The Ukrainian soldiers were treated.",
        "Georgia officials closed the beach.",
        "Iraq war veterans marched on Monday.",
        "Mexico City police closed the road.",
        "The Cuba, New York, cheese festival drew 900.",
        "He lives in Lebanon, Pa. Lebanon police closed the road.",
        "“Ukraine soldiers came to my door,” she said.",
        "Ukraine Soldiers Reach River\n\nThe river is wide.",
        "Turkey farmers had a bad year.",
        "New Zealand officials closed the beach.",
    ],
)
def test_topics_experts_teams_towns_and_speech_are_left_alone(text):
    assert flags(text) == []


def test_the_table_gives_adjectives_and_not_the_words_for_people():
    for country, adjective in {
        "Sweden": "Swedish",
        "Poland": "Polish",
        "Britain": "British",
        "Spain": "Spanish",
    }.items():
        assert ADJECTIVES[country] == adjective
    assert all(adjective != country for country, adjective in ADJECTIVES.items())
    assert not ADJECTIVES.keys() & {"Georgia", "Jordan", "Chad", "United States"}
