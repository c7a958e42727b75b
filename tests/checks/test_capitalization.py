"""A listed name without its capitals, and the common words that merely look like one."""

import pytest

from review.checks import engine
from review.checks.lists import HouseLists, NameEntry

LISTS = HouseLists(
    names=(
        NameEntry("Vladimir Putin"),
        NameEntry("Ursula von der Leyen"),
        NameEntry("Wagner Group", "organisation"),
        NameEntry("Justice Department", "organisation"),
        NameEntry("Security Council", "organisation", ("U.N. Security Council",)),
        NameEntry("American Red Cross", "organisation", ("Red Cross",)),
        NameEntry("Elm Hollow City Council", "organisation", ("City Council",)),
        NameEntry("Food and Drug Administration", "organisation", ("FDA",)),
        NameEntry("World Health Organization", "organisation", ("WHO",)),
        NameEntry("YouTube", "organisation"),
        NameEntry("NATO", "organisation"),
        NameEntry("Pentagon", "organisation"),
        NameEntry("Elm Hollow", "place"),
        NameEntry("Far East", "place"),
        NameEntry("West Bank", "place"),
        NameEntry("Black Sea", "place"),
        NameEntry("Gulf Coast", "place"),
        NameEntry("Great Plains", "place"),
        NameEntry("Silicon Valley", "place"),
        NameEntry("High Point", "place"),
        NameEntry("Pyongyang", "place"),
        NameEntry("Turkey", "place"),
    ),
)


def flags(text: str) -> list[tuple[str, str]]:
    found = [flag for flag in engine.check(text, LISTS) if flag.rule == "entity.capitalization"]
    return [(flag.text, flag.suggestions[0]) for flag in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at a spaceport in the far east.", [("far east", "Far East")]),
        ("The justice department sued in March.", [("justice department", "Justice Department")]),
        ("Fighters of the wagner group left the base.", [("wagner group", "Wagner Group")]),
        ("The Wagner group left the base.", [("Wagner group", "Wagner Group")]),
        ("Homes on the northern great plains stood empty.", [("great plains", "Great Plains")]),
        ("She moved to silicon valley in 1994.", [("silicon valley", "Silicon Valley")]),
        ("It rained on gulf coast residents for a week.", [("gulf coast", "Gulf Coast")]),
        ("The train from pyongyang was late.", [("pyongyang", "Pyongyang")]),
        ("He posted it on Youtube.", [("Youtube", "YouTube")]),
        ("The alliance, nato, met in May.", [("nato", "NATO")]),
        ("She shook hands with vladimir putin.", [("vladimir putin", "Vladimir Putin")]),
        ("Vladimir Putin spoke for an hour. Then putin left.", [("putin", "Putin")]),
        (
            "The food and drug administration approved it.",
            [("food and drug administration", "Food and Drug Administration")],
        ),
        ("The red cross opened a shelter.", [("red cross", "Red Cross")]),
        ("In the west bank, as in the rest of the West Bank, it rained.", [("west bank", "West Bank")]),
    ],
)
def test_a_listed_name_in_lower_case_is_flagged_with_its_capitals(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm hit the far east of the county.",
        "They live on the far east side of town.",
        "He sat on the west bank, waiting for the ferry.",
        "The west bank of the river flooded.",
        "She cooked black sea bass for nine.",
        "A red cross was painted on the roof.",
        "The city council voted on Tuesday.",
        "A security council of elders ran the village.",
        "Every village has its security council.",
        "The pentagon on the flag has five sides.",
        "Who said so?",
        "The high point came in the second act.",
        "They ate turkey on Thursday.",
        "The car parks in the shade.",
        "Write to @pyongyang or see pyongyang.example.",
        "THE WAGNER GROUP LEFT THE BASE.",
        "Ursula von der Leyen met Vladimir Putin in Elm Hollow.",
    ],
)
def test_common_words_addresses_and_names_in_order_are_left_alone(text):
    assert flags(text) == []


def test_the_flag_covers_the_name_and_leaves_a_possessive_outside():
    (flag,) = [f for f in engine.check("It was the wagner group’s base.", LISTS) if f.check == "entity"]
    assert (flag.text, flag.suggestions) == ("wagner group", ("Wagner Group",))
