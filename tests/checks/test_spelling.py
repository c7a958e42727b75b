"""Spelling across whole drafts: what it finds, what it leaves alone, and what it offers."""

import pytest

from review.checks import engine
from review.checks.lists import House, HouseLists, NameEntry
from review.checks.spelling import CHECK

LISTS = HouseLists(
    names=(NameEntry("Tadeusz Wrzos", "person"), NameEntry("Quabbik Harbour", "place")),
    words=frozenset({"snowcat", "snowcats"}),
)
BRITISH = HouseLists(house=House(dialect="british"))

ICE_ROAD = """Ice road opens a week early

PELICAN NARROWS — The ice road to Quabbik Harbour opened Monday, a week earlier then usual, and the first truck
over it carried 40,000 pounds of onions.

“We were definately ready,” said Tadeusz Wrzos, who's company plows the road with two snowcats. “The ice is 31
inches thick, and its going to get thicker.”

The province spends $2.1 million a year on the the road, which saves each houshold in the harbor about $900 in freight.
Drivers must keep to 10 kilometers an hour, 500-metre gaps and an open window. Most keep there doors ajar.

Recieving the first onions, the co-op's manager, Aldona Brzeczyk, cut one open with a pocketknife. She said it had
travelled well.
"""

CLEAN = """A choir that sings to cows

By Ottoline Farquharson-Nwosu

HOLLOW ROCK, Tenn. — Every Thursday at 5:45 a.m., before school and after milking, 23 teenagers stand in Dewey
Pruett's barn and sing Palestrina to his Holsteins.

“Y'all, they're not picky,” said Pruett, 71, who's been up since 3. “But they like it slow. I've been talkin' to cows
for 60 years, and that's that.”

The cows give about 4 percent more milk on Thursdays, he said, though he won't swear to it. A re-examination of the
figures by an ag-extension agent, Mx. Thandiwe Mkhabela, put it closer to 1.5%. What it is is a nice habit, she said.

The choir, which has no website but posts as @barnchoir, learned the “Sicut cervus” in six weeks. Its director,
Szczepan Wojciechowski-Ruiz, hums the tenor line himself; the tenors, he said, had had enough of being flat. He's had
offers from Memphis and Fort Worth. He is staying put, he said, where the audience chews.

Duran Duran is next, the sopranos hope. Pruett's not so sure. “I said, ‘No, no, no,’” he said. “Then they played it, and
old No. 88 — she's 6-foot at the shoulder — walked right up and listened.”
"""


def flags(text, lists=LISTS):
    return engine.settle(CHECK.run(engine.open_draft(text, lists)), ())


def said(text, lists=LISTS):
    return [(flag.rule.partition(".")[2], flag.text, flag.suggestions[0]) for flag in flags(text, lists)]


def test_a_draft_gives_every_slip_with_its_mending():
    assert said(ICE_ROAD) == [
        ("confusion", "then", "than"),
        ("misspelling", "definately", "definitely"),
        ("confusion", "who's", "whose"),
        ("confusion", "its", "it's"),
        ("repeated-word", "the the", "the"),
        ("misspelling", "houshold", "household"),
        ("variant", "metre", "meter"),
        ("confusion", "there", "their"),
        ("misspelling", "Recieving", "Receiving"),
        ("variant", "travelled", "traveled"),
    ]


def test_clean_copy_stays_clean():
    assert said(CLEAN) == []


def test_a_british_house_keeps_its_spellings_and_mends_american_ones():
    text = "The organisers painted the theatre gray and apologized to the neighbours in the centre."
    assert said(text, BRITISH) == [("variant", "gray", "grey"), ("variant", "apologized", "apologised")]


def test_corrections_follow_the_house_across_the_atlantic():
    assert said("They will orgnise a fair.", BRITISH)[0][2] == "organise"
    assert said("They will orgnize a fair.")[0][2] == "organize"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Voters waited outside the Supreme Cuort for a ruling.", "Cuort", "Court"),
        ("Peopel stood in line for water.", "Peopel", "People"),
        ("RESIDENTS FLEE FLOODWATRES IN VALLEY\n\nThe river rose.", "FLOODWATRES", "FLOODWATERS"),
        ("Mayor Vows To Rebiuld Bridge\n\nThe river rose.", "Rebiuld", "Rebuild"),
        ("The farmers's complaint was about the weatehr's toll.", "weatehr", "weather"),
        ("He took alot of notes.", "alot", "a lot"),
        ("It was ofthe old kind.", "ofthe", "of the"),
        ("The well-knwon singer left.", "knwon", "known"),
        ("The womens team won.", "womens", "women's"),
    ],
)
def test_a_misspelling_is_flagged_on_the_part_that_is_wrong(text, wrong, right):
    assert ("misspelling", wrong, right) in said(text)


def test_a_neighbour_decides_between_two_words_that_are_equally_near():
    assert said("He drove over the brige at noon.")[0][2] == "bridge"
    assert said("The poeple of the town left.")[0][2] == "people"
    assert said("They waited for the resluts of the test.")[0][2] == "results"


@pytest.mark.parametrize(
    "text",
    [
        "Brzeczyk and Mkhabela met Xiomara Quintanilla-Roe in Wrzosowisko.",
        "The snowcat stopped, and both snowcats were towed.",
        "Growers call it “teff,” a grain, and eat it daily.",
        "The 12-inch main, the 1980s pump and the A1C test cost $40K.",
        "See water.example.com/Rates or write to meter_desk@example.com about #lakelevel.",
        "Ludwig van der Groot spoke; so did Osama bin Yusuf and Maria de la Cruz.",
        "It was a pre-dawn, post-storm, anti-flood, do-it-yourself kind of seawall.",
        "“Hmm,” he said. “Ahhh. Whoa, y'all.”",
    ],
)
def test_what_is_no_misspelling(text):
    assert said(text) == []


def test_offsets_are_those_of_the_draft_with_curly_marks_and_soft_hyphens():
    text = "“The man­ager’s goverment,” he said. It’s the the end."
    for flag in flags(text):
        assert text[flag.start : flag.end] == flag.text
    assert [flag.text for flag in flags(text)] == ["goverment", "the the"]


def test_a_word_typed_twice_is_found_across_a_line_of_hard_wrapped_copy():
    text = (
        "The council met on Tuesday night to talk about the\nthe budget, which has grown by a third since last\n"
        "spring, and about the pool, which has not been open for\na year.\n\nIt voted to do neither of the things\n"
        "that people had come to hear about, and went home early\nafter a short and cold session in the old town hall."
    )
    assert said(text)[0] == ("repeated-word", "the\nthe", "the")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The club lost it's charter in May.", "it's", "its"),
        ("Nobody knows weather the pool will open.", "weather", "whether"),
        ("The signs had no affect on drivers.", "affect", "effect"),
        ("It would of cost more.", "would of", "would have"),
        ("The principle reason was money.", "principle", "principal"),
        ("He works for the Untied States government.", "Untied", "United"),
        ("There going to need a boat, but there not ready.", "There", "They're"),
        ("She poured over the old records for a week.", "poured", "pored"),
        ("The lake is quiet deep there.", "quiet", "quite"),
        ("The storm is to strong to cross.", "to", "too"),
        ("The lawyer sited concerns about cost.", "sited", "cited"),
        ("The pubic hearing is at 7 p.m.", "pubic", "public"),
    ],
)
def test_look_alikes_are_told_apart_by_what_stands_around_them(text, wrong, right):
    assert ("confusion", wrong, right) in said(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The temperature fell bellow zero overnight.", "bellow", "below"),
        ("She asked if they new the answer.", "new", "knew"),
        ("The couple stood at the alter for an hour.", "alter", "altar"),
        ("He was board with the hearing.", "board", "bored"),
        ("The deputies need to here from a witness.", "here", "hear"),
        ("Some neighbors can not bare to watch.", "bare", "bear"),
        ("The lawyer gave legal council to the clerk.", "council", "counsel"),
    ],
)
def test_a_look_alike_that_both_neighbours_ask_for_is_offered(text, wrong, right):
    assert ("confusion", wrong, right) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bellow of a bull woke the camp; a second bellow answered it.",
        "He can alter the plan, and the altar boy can watch.",
        "The board met, bored but polite, and the council took counsel.",
        "A bare wall faced the bear, and new owners knew it.",
        "They cast barley on the roof and a buoy on the sea.",
        "It was older then. The mill ran until then.",
    ],
)
def test_look_alikes_in_their_own_places_are_left_alone(text):
    assert said(text) == []


def test_a_word_that_the_draft_uses_again_is_meant():
    once = "She has very long hare."
    assert ("confusion", "hare", "hair") in said(once)
    assert said(f"{once} It is the coat of an arctic hare.") == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("They voted in Febuary to close the pool.", "Febuary", "February"),
        ("The trucks went to Pensylvania and back.", "Pensylvania", "Pennsylvania"),
    ],
)
def test_a_slip_in_a_name_that_everybody_knows(text, wrong, right):
    assert ("misspelling", wrong, right) in said(text)


def test_a_word_that_was_cut_in_two():
    assert ("confusion", "which ever", "whichever") in said("It ends at noon or at dusk, which ever comes first.")
    assert ("confusion", "with out", "without") in said("They left with out a word.")
    assert ("confusion", "payed", "paid") in said("The club payed for the bus.")
    assert said("The crew payed out the rope. The animal which ever fled is gone.") == []


def test_a_british_house_doubles_an_l_and_keeps_ageing_to_its_own_word():
    text = "The aging pump, fueled by damaging waste, was staging a marvelous but perilous comeback."
    assert said(text, BRITISH) == [
        ("variant", "aging", "ageing"),
        ("variant", "fueled", "fuelled"),
        ("variant", "marvelous", "marvellous"),
    ]
