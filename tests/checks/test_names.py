"""Names against a small desk's list: what is mended, what is left alone, and whom the mentions mean."""

from __future__ import annotations

import pytest

from review.checks import engine, entity
from review.checks.flag import Severity, Span
from review.checks.lists import HouseLists, NameEntry
from review.checks.rule import plain


def person(name: str, *titles: str, aliases: tuple[str, ...] = ()) -> NameEntry:
    return NameEntry(name, "person", aliases, titles)


DESK = HouseLists(
    names=(
        person("Małgorzata Zając", "superintendent of schools", aliases=("Malgorzata Zajac",)),
        person("Maarten van der Veldt", "county executive"),
        person("Tariq al-Sabbagh", "food bank director"),
        person("Li-Wen Tseng-Porter", "Deputy Trade Representative"),
        person("Rosalind McElhenny", "Gov."),
        person("Neil MacDougall"),
        person("Neal McDougal"),
        person("John Halvard", "assistant principal"),
        person("Edwin Pryor Jr.", "fire chief"),
        person("Edwin Pryor Sr.", "retired fire captain"),
        person("Francis Dunmore III"),
        person("Francis Dunmore IV"),
        person("Kim Jong Un"),
        person("Kim Jong Il"),
        person("Tedros Adhanom Ghebreyesus", "WHO Director-General", aliases=("Tedros",)),
        person("Sandra Day O'Connor"),
        person("Chloë Baptiste", "Chief Technology Officer"),
        person("Gerard Stroude", "sheriff"),
        person("Terrell Mabunda", "police chief"),
        person("Loretta Pappas", "mayor"),
        person("Howard Carmody", "Sen."),
        NameEntry("Johns Hopkins University", "organisation", ("Johns Hopkins",)),
        NameEntry("Centers for Disease Control and Prevention", "organisation", ("CDC",)),
        NameEntry("Lockheed Martin", "organisation"),
        NameEntry("Smithsonian Institution", "organisation"),
        NameEntry("JPMorgan Chase", "organisation"),
        NameEntry("St. Columba's Hospital", "organisation"),
        NameEntry("Majestic Theatre", "place"),
        NameEntry("Slovakia", "place"),
        NameEntry("Slovenia", "place"),
        NameEntry("Niger", "place"),
        NameEntry("Nigeria", "place"),
        NameEntry("Tegucigalpa", "place"),
        NameEntry("Massachusetts", "place"),
        NameEntry("Strait of Malacca", "place"),
        NameEntry("N'Djamena", "place"),
    )
)
MENDED = (
    # letters, accents, hyphens, particles, spaces, capitals, figures that look alike
    "⟦Malgorzata Zajonc⇒Malgorzata Zajac⟧ spoke on Monday.",
    "County Executive ⟦Maarten Van der Veldt⇒Maarten van der Veldt⟧ signed the bill.",
    "Maarten van der Veldt left. ⟦Van der Vedlt⇒Van der Veldt⟧ said he was tired.",
    "The director, ⟦Tarik al-Sabbagh⇒Tariq al-Sabbagh⟧, opened the doors.",
    "Tariq al-Sabbagh opened the doors. “Come in,” ⟦al-Sabagh⇒al-Sabbagh⟧ said.",
    "⟦Li Wen Tseng-Porter⇒Li-Wen Tseng-Porter⟧ negotiated for a year.",
    "⟦Li-Wen Tseng Porter⇒Li-Wen Tseng-Porter⟧ negotiated for a year.",
    "Gov. ⟦Rosalind Mc Elhenny⇒Rosalind McElhenny⟧ signed the bill.",
    "Gov. ⟦Rosalind McElheny⇒Rosalind McElhenny⟧’s aides met.",
    "Gov. ⟦McElheny⇒McElhenny⟧ signed the bill.",
    "⟦Kim Jong II⇒Kim Jong Il⟧ died in 2011, and ⟦Kim Jung Un⇒Kim Jong Un⟧ followed him.",
    "⟦Kim Jong-Un⇒Kim Jong Un⟧ arrived by train.",
    "⟦Tedros Adhanom Gebreyesus⇒Tedros Adhanom Ghebreyesus⟧ warned of a shortage. Tedros said it was urgent.",
    "Justice ⟦Sandra Day O’Conner⇒Sandra Day O’Connor⟧ wrote the opinion.",
    "⟦Chloe Baptiste⇒Chloë Baptiste⟧ runs the lab.",
    # organisations and places
    "She teaches at ⟦John Hopkins University⇒Johns Hopkins University⟧ in Baltimore.",
    "The ⟦Center for Disease Control⇒Centers for Disease Control⟧ issued a warning.",
    "Shares of ⟦Lockheed-Martin⇒Lockheed Martin⟧ rose. ⟦Lockheed Martian⇒Lockheed Martin⟧ hired welders.",
    "The ⟦Smithsonian Institute⇒Smithsonian Institution⟧ bought the boat.",
    "⟦JP Morgan Chase⇒JPMorgan Chase⟧ lent the money.",
    "He was taken to ⟦St. Colomba’s Hospital⇒St. Columba’s Hospital⟧ on Sunday.",
    "The play opens at the ⟦Majestic Theater⇒Majestic Theatre⟧ on Friday.",
    "⟦TEGUCIGALPPA⇒TEGUCIGALPA⟧, Honduras — The river rose on Monday.",
    "They drove to ⟦Massachussetts⇒Massachusetts⟧ overnight.",
    "Tankers left the ⟦Strait of Malaca⇒Strait of Malacca⟧ on Tuesday.",
    "The army entered ⟦Ndjamena⇒N'Djamena⟧ at dawn.",
    # a headline leans on the body
    "Mayor ⟦Pappis⇒Pappas⟧ Vetoes Budget\n\nMayor Loretta Pappas vetoed the budget. Pappas said it was late.",
    # titles
    "⟦Rep.⇒Gov.⟧ Rosalind McElhenny signed the bill.",
    "⟦Rep.⇒Sen.⟧ Howard Carmody rose. ⟦Representative⇒Senator⟧ Carmody sat down.",
    "⟦Sheriff⇒Police Chief⟧ Terrell Mabunda said two men were held.",
    "Riverton ⟦City Manager⇒Mayor⟧ Loretta Pappas said so.",
    "⟦Vice President⇒Gov.⟧ Rosalind McElhenny said so.",
    # the full name first
    "⟦Pappas⇒Loretta Pappas⟧ was tired. Mayor Loretta Pappas had worked all night.",
)
LEFT_ALONE = (
    "Edwin Pryor Jr. praised his father, Edwin Pryor Sr., on Monday.",
    "Francis Dunmore III gave the park to his son, Francis Dunmore IV, in May.",
    "Neil MacDougall met Neal McDougal at noon. MacDougall paid. McDougal left.",
    "Warren Carmichael bought a farm. Gerald Stroud, a baker, sold one to Lauretta Papas of Lansing.",
    "Jon Halvard, a plumber from Ohio, fixed the sink.",
    "Erik Andersen scored first. Kurt Anderson tied it. Andersen and Anderson left together.",
    "Slovakia and Slovenia, Niger and Nigeria, Austria and Australia signed. Columbia University won.",
    "The Pappases came. Loretta Pappas, the mayor of Riverton, paid; the Pappas family is large.",
    "Former Police Chief Loretta Pappas and then-Gov. Rosalind McElhenny met.",
    "Dr. Małgorzata Zając and Governor Rosalind McElhenny met Riverton Mayor Loretta Pappas.",
    "Committee chairman Howard Carmody and author Sandra Day O’Connor never met.",
    "Tedros warned of a shortage. Tedros Adhanom Ghebreyesus leads the agency.",
    "“Pappas is tired,” a friend said. Mayor Loretta Pappas had worked all night.",
)


def loud(text: str) -> list[str]:
    draft = engine.open_draft(text, DESK)
    return [
        f"{flag.rule}: {flag.text} ⇒ {flag.suggestions}"
        for flag in entity.CHECK.run(draft)
        if flag.severity != Severity.NOTE
    ]


@pytest.mark.parametrize("marked", MENDED)
def test_a_wrong_name_or_title_is_mended(marked):
    text, places = plain(marked)
    want = got = text
    for span, right in reversed(places):
        want = want[: span.start] + right + want[span.end :]
    draft = engine.open_draft(text, DESK)
    flags = [f for f in entity.CHECK.run(draft) if f.severity != Severity.NOTE]
    for flag in sorted((engine.dress(flag, draft.manuscript) for flag in flags), key=lambda f: -f.start):
        got = got[: flag.start] + flag.suggestions[0] + got[flag.end :]
    assert got == want


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_right_name_is_left_alone(text):
    assert loud(text) == []


def test_mentions_are_gathered_into_people():
    text = (
        "Baker’s last loaf\n\nBy Ana Cordero\n\nRaymond “Little Ray” Cavendish built the porch for Gloria Akinwale. "
        "Akinwale paid. “I sang,” Gloria said. Cavendish left in the nails, and Mayor Loretta Pappas’s car broke one."
    )
    names = {name.name: name for name in engine.open_draft(text, DESK).names}
    akinwale = names["Gloria Akinwale"]
    assert [mention.text for mention in akinwale.mentions] == ["Gloria Akinwale", "Akinwale", "Gloria"]
    assert (akinwale.kind, akinwale.status) == ("person", "unlisted")
    assert len(names['Raymond "Little Ray" Cavendish'].mentions) == 2
    pappas = names["Loretta Pappas"]
    assert (pappas.status, pappas.mentions[0].text) == ("listed", "Loretta Pappas")


def test_a_bare_family_name_means_the_namesake_named_last():
    text = "George Ashdown spoke. Ashdown sat. His niece, Willa Ashdown, spoke next. Ashdown bowed."
    names = {name.name: [m.text for m in name.mentions] for name in engine.open_draft(text, DESK).names}
    assert names == {"George Ashdown": ["George Ashdown", "Ashdown"], "Willa Ashdown": ["Willa Ashdown", "Ashdown"]}


def test_a_name_that_is_only_misspelled_is_near():
    (name,) = engine.open_draft("A letter from Gov. Rosalind McElheny arrived.", DESK).names
    assert (name.status, name.name, name.mentions[0].right) == ("near", "Rosalind McElhenny", "Rosalind McElhenny")


def test_an_unlisted_person_is_noted_once():
    text = "By Ana Cordero\n\nThiago Meirinho sang. Meirinho bowed. Later Thiago Meirinho and Kim Jong Un danced."
    notes = [f for f in entity.CHECK.run(engine.open_draft(text, DESK)) if f.rule == "entity.unknown-name"]
    assert [flag.text for flag in notes] == ["Thiago Meirinho"]


POSTS = HouseLists(
    names=(
        person("Ada Thornquist", "fire chief"),
        person("Bruno Okafor", "museum director"),
        person("Esme Fairweather", "superintendent of schools", "principal"),
        person("Kit Sandoval", "novelist"),
        person("Warren Castellano", "Sen."),
    )
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bruno Okafor, the ⟦library director⇒museum director⟧, opened the doors.",
        "The ⟦library director⇒museum director⟧, Bruno Okafor, opened the doors.",
        "Bruno Okafor opened the doors. Okafor, the county’s ⟦harbormaster⇒museum director⟧, smiled.",
        "⟦Umpire⇒Museum director⟧ Bruno Okafor opened the doors.",
        "⟦Police chief⇒Fire chief⟧ Ada Thornquist waved.",
        "Warren Castellano, a Republican ⟦representative⇒senator⟧ from the valley, said no.",
    ],
)
def test_a_title_that_is_not_theirs_is_flagged_before_a_name_and_beside_it(sentence):
    text, places = plain(sentence)
    found = [flag for flag in engine.check(text, POSTS) if flag.rule == "entity.wrong-title"]
    assert [(Span(flag.start, flag.end), flag.suggestions[0]) for flag in found] == places


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Bruno Okafor and Ada Thornquist met on Monday.",
        "With Ada Thornquist, the mayor toured the plant.",
        "Then-Mayor Ada Thornquist and acting Mayor Bruno Okafor cut the ribbon.",
        "Ada Thornquist, the town’s first chief, retired.",
        "Ada Thornquist, the mayor’s sister, and Bruno Okafor, the author of two books, sang.",
        "Ada Thornquist, the daughter of a mayor, sang.",
        "Esme Fairweather, the school superintendent, voted no.",
        "Kit Sandoval, the poet, signed books, and so did Ada Thornquist, the nominee for mayor.",
    ],
)
def test_what_leaves_room_for_the_listed_title_is_left_alone(text):
    assert not [flag for flag in engine.check(text, POSTS) if flag.rule == "entity.wrong-title"]


def test_namesakes_and_families_in_the_plural_are_no_misspellings():
    lists = HouseLists(names=(person("Thomas Redfern"), person("Emmet Gilcrest"), person("Emmett Gilchrist")))
    text = "The two Thomas Redferns met Emmet Gilcrest. The Emmets and the Redferns are not related. Redfern laughed."
    assert not [flag for flag in engine.check(text, lists) if flag.severity != Severity.NOTE]
