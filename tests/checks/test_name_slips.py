"""Misspelled listed names by the hundred, and clean copy against a long list: the rates, not single sentences."""

from __future__ import annotations

import random

import pytest

from review.checks import census, engine, entity
from review.checks.flag import Flag, Severity
from review.checks.lists import HouseLists, NameEntry

ELSEWHERE = (
    "Zbyněk Hradecký", "Ngozi Adichie-Obi", "Thorvald Gunnlaugsson", "Aleksandra Wiśniewska", "Farrukh Yuldashev",
    "Mairéad Ní Cheallaigh", "Ioannis Papadimitriou", "Lucía Etxeberria", "Dilnoza Karimova", "Olamide Fashola-Reid",
    "Wouter van den Heuvel", "Khalid al-Rubaie", "Giancarlo Quattrocchi", "Sanjeevani Deshpande", "Jean-Luc Kouassi",
)  # fmt: skip
THINGS = (
    NameEntry("Thornbury Aluminum", "organisation"),
    NameEntry("Calloway Valley Transit Authority", "organisation"),
    NameEntry("National Endowment for the Humanities", "organisation", ("NEH",)),
    NameEntry("Bureau of Labor Statistics", "organisation", ("BLS",)),
    NameEntry("Wexler-Pruitt Foundation", "organisation"),
    NameEntry("Uzbekistan", "place"),
    NameEntry("Winnemucca", "place"),
    NameEntry("Sacramento", "place"),
    NameEntry("Guadalajara", "place"),
    NameEntry("Chattahoochee River", "place"),
)
PERSON_CARRIERS = (
    "The trial opened with testimony from {} on Monday.",
    "“We will not wait another year,” {} told the committee.",
    "A letter that {} had signed was read aloud to the board.",
    "The house once belonged to {}’s aunt, who raised goats.",
    "Voters chose {}, 54, over two other candidates.",
)
THING_CARRIERS = (
    "The report by {} came out in June.",
    "Nobody at {} would comment on Friday.",
    "They wrote to {} twice.",
)
CLEAN = (
    "Marion Leatherdale fixed the furnace. “It was the fan,” Leatherdale said, and Tobias Renquist agreed.",
    "Police arrested Kyle Dunmore, 31, and Jasmine Ortega-Bell, 29, after a chase through Riverton on Sunday.",
    "The conductor, Anselm Kirchhoff, thanked Mayor Denise Falconer and the Harrow Street Choir.",
    "Terry Johansen and Jerry Johanson, who are not related, run the only two garages in Milford.",
    "Sen. Bruce Halloway told Rep. Gina Torvald that the bill was dead. Torvald said it was resting.",
    "Ibrahim Suleiman, Jon Smythe and Catharine Thomson were named to the panel by Gov. Alan Stuart.",
    "In Bergen, the painter Sigrid Haugland met the chemist Peder Haugen and the sailor Knut Hauge.",
    "Stephen Meyers wrote to Steven Myers, and Stephanie Meyer answered both of them.",
    "Quarterback Deshaun Whitley threw to Marquis Tillman, and Coach Ray Pickering danced.",
    "Brown, Smith and Jones Lumber closed in May. Its owner, Allison Browne, moved to Sommerville.",
    "Mohammed Rahman and Muhammad Rehman opened a bakery on Grant Avenue near Lincoln High School.",
    "The Carrs have farmed there since 1910; Nathan Carr grows beets and his brother, Nate Karr Jr., grows hops.",
)


def slips(word: str, rng: random.Random) -> str:
    """The word with one typing error: a letter wrong, dropped, doubled, swapped with the next, or a wrong vowel."""
    while True:
        at = rng.randrange(1, len(word))
        match rng.choice(("wrong", "dropped", "doubled", "swapped", "vowel")):
            case "wrong":
                made = word[:at] + rng.choice("abcdefghijklmnoprstuvwxyz") + word[at + 1 :]
            case "dropped":
                made = word[:at] + word[at + 1 :]
            case "doubled":
                made = word[:at] + word[at] + word[at:]
            case "swapped":
                made = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word
            case _:
                made = word[:at] + rng.choice("aeiou") + word[at + 1 :] if word[at] in "aeiou" else word
        if made != word and made[:1] == word[:1]:
            return made


def people(count: int, rng: random.Random) -> list[str]:
    """Names as common and as rare as those of the census."""
    pools = (census.first_names(), census.family_names())
    first, family = (rng.choices(list(pool), list(pool.values()), k=count) for pool in pools)
    return sorted({f"{one.title()} {other.title()}" for one, other in zip(first, family, strict=True)})


def misspelled(name: str, rng: random.Random) -> str:
    words = name.split()
    place = rng.choice([at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()] or [len(words) - 1])
    words[place] = slips(words[place], rng)
    return " ".join(words)


def name_flags(text: str, lists: HouseLists) -> list[Flag]:
    """The names check's errors and warnings; the other checks need not run for these."""
    return [flag for flag in entity.CHECK.run(engine.open_draft(text, lists)) if flag.severity != Severity.NOTE]


@pytest.fixture(scope="module")
def house() -> HouseLists:
    rng = random.Random(7)
    listed = [NameEntry(name) for name in (*ELSEWHERE, *people(240, rng)) if max(map(len, name.split())) > 5]
    return HouseLists(names=(*listed, *THINGS))


def test_misspelled_listed_names_are_found_and_fixed(house):
    rng = random.Random(11)
    found = fixed = 0
    missed: list[str] = []
    for number, entry in enumerate(house.names):
        carriers = PERSON_CARRIERS if entry.kind == "person" else THING_CARRIERS
        carrier = carriers[number % len(carriers)]
        wrong = misspelled(entry.name, rng)
        text = carrier.format(wrong)
        flags = [flag for flag in name_flags(text, house) if flag.rule == "entity.misspelled-name"]
        found += bool(flags)
        mended = {text[: flag.start] + flag.suggestions[0] + text[flag.end :] for flag in flags}
        right = carrier.format(entry.name) in mended
        fixed += right
        if not right:
            missed.append(f"{wrong} for {entry.name}")
    assert found / len(house.names) >= 0.93, missed
    assert fixed / len(house.names) >= 0.93, missed


def test_a_family_name_is_mended_where_the_full_name_stands_elsewhere(house):
    rng = random.Random(13)
    entries = [e for e in house.names if e.kind == "person" and len(e.name.split()[-1]) > 6]
    missed: list[str] = []
    for entry in entries:
        family = entry.name.split()[-1]
        wrong = slips(family, rng)
        text = f"Reporters waited for {entry.name} at the gate. “Go home,” {wrong} told them. {family} then drove off."
        mended = {text[: f.start] + f.suggestions[0] + text[f.end :] for f in name_flags(text, house)}
        if text.replace(f"” {wrong} told", f"” {family} told") not in mended:
            missed.append(f"{wrong} for {family}")
    assert len(missed) <= 0.06 * len(entries), missed


def test_an_unlisted_name_is_held_against_itself():
    rng = random.Random(17)
    missed: list[str] = []
    everyone = [name for name in people(60, rng) if len(name.split()[-1]) > 6]
    for name in everyone:
        family = name.split()[-1]
        wrong = slips(family, rng)
        text = f"The barn belongs to {name}. {family} painted it. “It was red before,” {wrong} said."
        mended = {text[: f.start] + f.suggestions[0] + text[f.end :] for f in name_flags(text, HouseLists())}
        if text.replace(f"” {wrong} said", f"” {family} said") not in mended:
            missed.append(f"{wrong} for {family}")
    assert len(missed) <= 0.1 * len(everyone), missed


@pytest.mark.parametrize("size", [300, 20_000])
def test_clean_copy_stays_clean_however_long_the_list(size):
    rng = random.Random(size)
    house = HouseLists(names=tuple(NameEntry(name) for name in people(size, rng)))
    alarms = [(f.rule, f.text, f.suggestions) for text in CLEAN for f in name_flags(text, house)]
    assert alarms == []


def test_listed_names_are_never_corrected_into_each_other():
    rng = random.Random(23)
    listed = people(3_000, rng)
    house = HouseLists(names=tuple(map(NameEntry, listed)))
    text = "\n\n".join(f"The clerk swore in {name} on Friday." for name in rng.sample(listed, 150))
    assert [f.text for f in name_flags(text, house) if f.rule == "entity.misspelled-name"] == []
