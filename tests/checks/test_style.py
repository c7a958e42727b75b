"""House style: entries of every kind, what is offered for them, and when they say nothing."""

import time

import pytest

from review.checks import engine
from review.checks.flag import Severity
from review.checks.lists import HouseLists, NameEntry, StyleEntry

ENTRIES = (
    StyleEntry("approximately", ("about",), "Use the shorter word."),
    StyleEntry("prior to", ("before",)),
    StyleEntry("a number of", ("several", "some")),
    StyleEntry("the homeless", ("homeless people",)),
    StyleEntry("kids", ("children",)),
    StyleEntry("cutting-edge", (), "Overused.", Severity.NOTE),
    StyleEntry("long-time", ("longtime",)),
    StyleEntry("general public", ("public",)),
    StyleEntry("mother nature", (), "Cliche."),
    StyleEntry("towards", ("toward",), in_quotes=True),
    StyleEntry("altercation", ("fight",), match="lemma"),
    StyleEntry("utilize", ("use",), match="lemma"),
    StyleEntry("purchase", ("buy",), match="lemma"),
    StyleEntry("commence", ("begin", "start"), match="lemma"),
    StyleEntry("reside", ("live",), match="lemma"),
    StyleEntry("ascertain", ("learn", "find out"), match="lemma"),
    StyleEntry("commit suicide", ("die by suicide",), severity=Severity.ERROR, match="lemma"),
    StyleEntry("pass away", ("die",), match="lemma"),
    StyleEntry("kick off", ("start",), match="lemma"),
    StyleEntry("suffer from", ("have",), match="lemma"),
    StyleEntry("car accident", ("crash",), match="lemma"),
    StyleEntry("illegal alien", ("person in the country illegally",), match="lemma"),
    StyleEntry("spokesman", ("spokesperson",), match="lemma"),
    StyleEntry("policeman", ("police officer",), match="lemma"),
    StyleEntry("councilman", ("council member",), match="lemma"),
    StyleEntry("advisor", ("adviser",), match="lemma"),
    StyleEntry("attorney", ("lawyer",), match="lemma"),
    StyleEntry("e-mail", ("email",), match="lemma", in_quotes=True),
    StyleEntry("tee-shirt", ("T-shirt",), match="lemma"),
    StyleEntry("stakeholder", (), "Say who.", match="lemma"),
    StyleEntry("Internet", ("internet",), match="exact", in_quotes=True),
    StyleEntry("Third World", ("developing countries",), match="exact"),
    StyleEntry("Kiev", ("Kyiv",), match="exact", in_quotes=True),
    StyleEntry("US", ("U.S.",), match="exact"),
    StyleEntry("pm", ("p.m.",), match="exact"),
    StyleEntry("Mr.", (), match="exact"),
    StyleEntry("smart[ -]phone", ("smartphone",), match="regex"),
    StyleEntry("web[ -]site", ("website",), match="regex"),
    StyleEntry("(amongst|amidst)", ("among", "amid"), match="regex"),
    StyleEntry("on a (daily|weekly|monthly) basis", ("daily", "weekly", "monthly"), match="regex"),
    StyleEntry(r"(?:Mrs|Ms)\.", (), match="regex"),
    StyleEntry(r"\d+ percent", (), match="regex"),
    StyleEntry(r"\d+ noon", ("noon",), match="regex"),
)
LISTS = HouseLists(
    names=(
        NameEntry("Jane Fireman"),
        NameEntry("Ruth Alvarado", "person", (), ("district attorney",)),
        NameEntry("Kids in Need", "organisation"),
    ),
    style=ENTRIES,
)


def flags(text: str, lists: HouseLists = LISTS) -> list[tuple[str, str | None]]:
    """What house style flags, and what it offers first."""
    return [
        (flag.text, flag.suggestions[0] if flag.suggestions else None)
        for flag in engine.check(text, lists)
        if flag.check == "style"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan was utilized twice.", [("utilized", "used")]),
        ("They were utilizing a borrowed crane.", [("utilizing", "using")]),
        ("The county purchases salt in June.", [("purchases", "buys")]),
        ("She had resided there since May.", [("resided", "lived")]),
        ("Work commenced on Monday.", [("commenced", "began")]),
        ("Work has commenced on the roof.", [("commenced", "begun")]),
        ("He committed suicide in March.", [("committed suicide", "died by suicide")]),
        ("Her uncle passed away on Sunday.", [("passed away", "died")]),
        ("The season kicks off on Friday.", [("kicks off", "starts")]),
        ("He suffers from asthma.", [("suffers from", "has")]),
        ("There were nine car accidents.", [("car accidents", "crashes")]),
        ("Two illegal aliens were held.", [("illegal aliens", "people in the country illegally")]),
        ("The spokesmen would not say.", [("spokesmen", "spokespeople")]),
        ("Three policemen stood by.", [("policemen", "police officers")]),
        ("The senator's advisors left.", [("advisors", "advisers")]),
        ("She e-mailed the clerk twice.", [("e-mailed", "emailed")]),
        ("They wore green tee-shirts to school.", [("tee-shirts", "T-shirts")]),
    ],
)
def test_a_lemma_entry_finds_every_inflection_and_offers_the_same_one(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prior to the vote they met.", [("Prior to", "Before")]),
        ("SEATTLE — Prior to the vote they met.", [("Prior to", "Before")]),
        ("The vote ended early. Approximately 40 left.", [("Approximately", "About")]),
        ("IT IS APPROXIMATELY NOON.", [("APPROXIMATELY", "ABOUT")]),
        ("The case of Councilman Lee was heard.", [("Councilman", "Council Member")]),
        ("Policemen lined the road.", [("Policemen", "Police officers")]),
        ("Mayor Utilizes New Powers in Storm\n\nThe mayor spoke on Monday.", [("Utilizes", "Uses")]),
        ("City to Purchase Old Mill\n\nThe mayor spoke on Monday.", [("Purchase", "Buy")]),
        ("City Hires Long-Time Aide\n\nThe mayor spoke on Monday.", [("Long-Time", "Longtime")]),
    ],
)
def test_the_replacement_has_the_capitals_of_what_it_replaces(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was in an altercation.", [("an altercation", "a fight")]),
        ("An illegal alien was held.", [("An illegal alien", "A person in the country illegally")]),
        ("He got an e-mail on Monday.", [("e-mail", "email")]),
        ("They left the US.", [("US.", "U.S.")]),
        ("The US economy grew.", [("US", "U.S.")]),
        ("They met at 7 pm.", [("pm.", "p.m.")]),
        ("They met at 7pm on Monday.", [("pm", " p.m.")]),
        ("It was the policemen’s ball.", [("policemen’s", "police officers’")]),
        ("A number of the boats sank.", [("A number of", "Several of")]),
        ("A number of boats sank.", [("A number of", "Several")]),
    ],
)
def test_the_fix_leaves_article_and_full_stop_right(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Internet went out.", [("Internet", "internet")]),
        ("Internet service was out.", []),
        ("The internet went out.", []),
        ("Town Loses Internet in Storm\n\nThe lines fell on Monday.", []),
        ("He flew to Kiev.", [("Kiev", "Kyiv")]),
        ("“He flew to Kiev on Monday,” she said.", [("Kiev", "Kyiv")]),
        ("It was a Third World country.", [("Third World", "developing countries")]),
        ("Mr. Alvarado wore a tie.", [("Mr.", None)]),
        ("LET US GO", []),
        ("KIEV, Ukraine — The train was late.", [("KIEV", "KYIV")]),
    ],
)
def test_an_exact_entry_goes_by_its_case(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two web sites and a web-site closed.", [("web sites", "websites"), ("web-site", "website")]),
        ("They stood amidst the crowd.", [("amidst", "amid")]),
        ("They met on a weekly basis.", [("on a weekly basis", "weekly")]),
        ("On a monthly basis they met.", [("On a monthly basis", "Monthly")]),
        ("It rose 1.5 percent.", [("1.5 percent", None)]),
        ("It rose 1,250 percent.", [("1,250 percent", None)]),
        ("It rose 15 percentage points.", []),
        ("Mrs. Alvarado wore a hat, and Ms. Fireman a cap.", [("Mrs.", None), ("Ms.", None)]),
        ("They left at 12 noon.", [("12 noon", "noon")]),
        ("The café’s smart phone rang.", [("smart phone", "smartphone")]),
    ],
)
def test_a_pattern_matches_whole_words_and_numbers(text, expected):
    assert flags(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We utilize what we have,” Ruth Alvarado said.",
        "She called it an “altercation” and left.",
        "Write to utilize@harbor.example or see www.utilize.example/purchase.",
        "The tag was #utilize all week.",
        "The purchase of the land took a year.",
        "The purchase price was $40,000.",
        "He was kicked off the team in May.",
        "The homeless shelter opened on Monday.",
        "He works for Smartphone Inc. in Ohio.",
        "She moved to Purchase, New York, in 2011.",
        "The software is under the General Public License.",
        "He gave the tapes to the Internet Archive.",
        "She writes for Third World Quarterly.",
        "Ruth Alvarado, the district attorney, spoke first.",
        "Jane Fireman runs the shop. Fireman opened it in May.",
        "The charity is called Kids in Need.",
        "Mayor to Rest\n\nBy Anna Advisor\n\nThe mayor spoke on Monday.",
    ],
)
def test_speech_names_addresses_and_other_readings_are_left_alone(text):
    assert flags(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fed the homeless on Monday.", [("the homeless", "homeless people")]),
        ("He walked towards it, “towards the sea,” he said.", [("towards", "toward"), ("towards", "toward")]),
        ("Her attorneys spoke.", [("attorneys", "lawyers")]),
        ("They blamed Mother Nature for it.", [("Mother Nature", None)]),
        ("They sat towards\nthe back.", [("towards", "toward")]),
    ],
)
def test_the_same_words_are_flagged_where_nothing_excuses_them(text, expected):
    assert flags(text) == expected


def test_white_space_and_curly_marks_do_not_hide_a_term():
    lists = HouseLists(style=(StyleEntry("bear's ears", ("bears",)), StyleEntry("a number of", ("several",))))
    assert flags("The bear’s  ears hold a number\u00a0of birds.", lists) == [
        ("bear’s  ears", "bears"),
        ("a number\u00a0of", "several"),
    ]


def test_a_flag_has_the_entrys_own_rule_severity_and_words():
    note, error = [
        flag
        for flag in engine.check("It is a cutting-edge plan. He committed suicide.", LISTS)
        if flag.check == "style"
    ]
    assert (note.rule, note.severity, note.message, note.suggestions) == (
        "style.cutting-edge",
        Severity.NOTE,
        "Overused.",
        (),
    )
    assert (error.rule, error.severity) == ("style.commit-suicide", Severity.ERROR)


def test_every_replacement_is_offered_in_the_order_of_the_list():
    (flag,) = [f for f in engine.check("They ascertained the cause.", LISTS) if f.check == "style"]
    assert flag.suggestions == ("learned", "found out")


def test_the_longest_entry_wins_a_place():
    lists = HouseLists(
        style=(
            StyleEntry("approximately", ("about",)),
            StyleEntry("at approximately noon", ("about noon",)),
            StyleEntry("noon", ("12",)),
        )
    )
    assert flags("They met at approximately noon.", lists) == [("at approximately noon", "about noon")]


def test_offsets_count_code_points_of_the_draft():
    text = "Cafe\u0301 Zoe\u0308 — 🚢 utilizes it. 🚢 The web-site fell."
    found = [flag for flag in engine.check(text, LISTS) if flag.check == "style"]
    assert [text[flag.start : flag.end] for flag in found] == ["utilizes", "web-site"]


def test_thousands_of_entries_cost_no_more_than_a_few():
    """The work of a check grows with the copy; the list is read once."""
    entries = tuple(StyleEntry(f"term{number} of art", (f"word{number}",), match="lemma") for number in range(3_000))
    many = HouseLists(style=(*ENTRIES, *entries))
    text = "\n\n".join(f"The county purchased {n} lamps and a web site in order to see." for n in range(120))
    seconds = {}
    for lists in (LISTS, many):
        draft = engine.open_draft(text, HouseLists(style=lists.style))
        list(engine.style.run(draft))
        started = time.perf_counter()
        list(engine.style.run(draft))
        seconds[lists] = time.perf_counter() - started
    assert seconds[many] < 3 * seconds[LISTS] + 0.01
