"""A country's noun where its adjective belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity, Span
from ..language import Token, Tokens
from ..lexicon import ADJECTIVES, is_institution, is_people, is_thing_of_place
from ..manuscript import Paragraph
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="entity.demonym",
    severity=Severity.WARNING,
    title="Noun for adjective",
    looks_for=(
        "The name of a country set before people or institutions as if it were their adjective, where English has "
        "one: Ukraine soldiers. A country before a thing or a topic (the Ukraine war, Iran policy), before those who "
        "study or support it (China experts) and before the players of its national team stands as it is."
    ),
    why=(
        "In running copy people and institutions belong to a country by its adjective; the bare noun is headline "
        "shorthand, and can change the sense: a Russia analyst is seldom a Russian."
    ),
    source="Common usage of American and British desks; most stylebooks list the adjective beside each country.",
    flags=(
        "Two ⟦Ukraine soldiers⇒Ukrainian soldiers⟧ were treated for burns.",
        "The plant buys its lathes from ⟦Japan toolmakers⇒Japanese toolmakers⟧.",
        "A ⟦Sweden research team⇒Swedish research team⟧ has mapped the bottom of the bay.",
        "⟦South Korea prosecutors⇒South Korean prosecutors⟧ searched the office on Monday.",
        "He learned the trade from an ⟦Italy baker⇒Italian baker⟧.",
    ),
    passes=(
        "The Ukraine war has driven up the price of grain.",
        "Three China experts wrote the report.",
        "The Brazil captain left the field in tears.",
        "In Poland workers walked off the job.",
        "The general promised Ukraine pilots and mechanics.",
        "Georgia officials closed the beach.",
        "The Ukrainian soldiers were treated for burns.",
    ),
)

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)*(?= [a-z])")
_WORD = re.compile(r"[a-z]+")
_LONGEST = max(country.count(" ") for country in ADJECTIVES) + 1
# Nouns that make what follows a matter of the country, not of its people: Iraq war veterans, Ukraine aid workers.
_TOPICS = frozenset(
    "affairs aid campaign conflict crisis deal debt election embargo invasion issue market policy relations "
    "relief sanctions story studies summit talks tariff trade travel treaty trip visa war".split()
)
_LOCATIVE = frozenset("across around at beyond in inside near outside throughout within".split())
# Verbs with two objects: they sent Ukraine troops.
_GIVING = frozenset(
    "afford allow award bring cost deny give grant guarantee hand issue lend lease leave loan offer owe pay promise "
    "provide sell send ship show spare supply teach tell".split()
)
# Whoever plays for a country, leads its side or cheers for it goes by its noun in the sports pages.
_CAPTAINS = frozenset({"captain", "captains", "skipper", "skippers", "squad", "squads"})
_SIDES = frozenset("fan fans player players star stars supporter supporters".split())
_NATIONAL_SPORT = frozenset(
    "batsman bowler cricket cup fixture football goalkeeper goalless match midfielder olympic olympics qualifier rugby "
    "soccer striker tournament wicket".split()
)
_SPORT = _NATIONAL_SPORT | frozenset(
    "ball basketball championship coach defender field goal goals hockey inning innings league medal pitch playoff "
    "playoffs quarterback referee season stadium teammates umpire volleyball".split()
)
_ONE_OF_THEM = frozenset("a an another any each every few many one several some".split())
_FILIPINO = "Filipino"
# A pepper and a bird, where a sentence's capital hides which.
_ALSO_COMMON = frozenset({"Chile", "Turkey"})
_AMERICAN_TOWN = r"\b{}, (?:[A-Z][a-z]{{1,5}}\.|[A-Z]\.[A-Z]\.|Alaska|Hawaii|Idaho|Indiana|Iowa|Maine|Ohio|Texas|Utah)"


def run(draft: Draft) -> Iterator[Flag]:
    played = frozenset(_WORD.findall(draft.manuscript.text.lower()))
    quoted: dict[int, list[Span]] = {}
    for quotation in draft.marks.quotations:
        quoted.setdefault(quotation.paragraph, []).append(quotation.span)
    for paragraph in draft.manuscript.body:
        for country, start, end in _countries(paragraph.folded):
            head = _head(paragraph, start, end)
            if head is None or _is_side(head.lower, played) or _is_american_town(country, draft.manuscript.text):
                continue
            span = paragraph.span(start, head.end)
            if any(quotation.overlaps(span) for quotation in quoted.get(paragraph.index, ())):
                continue
            adjective = ADJECTIVES[country]
            if country == "Philippines" and is_people(head.lower):
                adjective = _FILIPINO
            yield Flag(
                rule=RULE.id,
                severity=RULE.severity,
                start=span.start,
                end=span.end,
                text=draft.manuscript.at(span),
                message=f"Before people or institutions use the adjective, {adjective}, not the country's name.",
                suggestions=(adjective + paragraph.folded[end : head.end],),
            )


def _countries(text: str) -> Iterator[tuple[str, int, int]]:
    """The countries named just before a lower-case word, with their places."""
    for found in _CAPITALISED.finditer(text):
        words = found.group().split(" ")
        for size in range(min(_LONGEST, len(words)), 0, -1):
            country = " ".join(words[-size:])
            if country in ADJECTIVES:
                yield country, found.end() - len(country), found.end()
                break


def _head(paragraph: Paragraph, start: int, end: int) -> Token | None:
    """The noun for people or an institution that a country at this place modifies, None where it modifies none."""
    tokens = paragraph.tokens
    first, last = paragraph.token_at(start), paragraph.token_at(end - 1)
    if tokens[first].start != start or not _may_modify(tokens, first, last):
        return None
    run = _noun_run(tokens, last + 1)
    if not run or any(token.lower in _TOPICS for token in run[:-1]):
        return None
    head = run[-1]
    if not (is_people(head.lower) or is_institution(head.lower) or _is_one_thing(tokens, first, head)):
        return None
    if len(run) == 1 and head.lower == "team":  # a national team goes by its country's name
        return None
    if first and tokens[first - 1].tag in ("POS", "PRP$") and not is_people(head.lower):
        return None  # its Germany brewery is the one in Germany
    return None if _is_object_or_subject(tokens, first, last, head) else head


def _is_one_thing(tokens: Tokens, first: int, head: Token) -> bool:
    """Whether one thing from the country is meant, or a few of them: a Norway village, two Italy wines."""
    before = tokens[first - 1] if first else None
    counted = before is not None and (before.lower in _ONE_OF_THEM or before.tag == "CD" or before.tag == "JJ")
    return counted and is_thing_of_place(head.lower)


def _is_side(noun: str, words: frozenset[str]) -> bool:
    """Whether a noun is for those who stand for a country in sport, in a draft with these words."""
    return (noun in _CAPTAINS and not _SPORT.isdisjoint(words)) or (
        noun in _SIDES and not _NATIONAL_SPORT.isdisjoint(words)
    )


def _may_modify(tokens: Tokens, first: int, last: int) -> bool:
    """Whether what goes before leaves the country free to modify: no longer name, no list, no possessive."""
    if first == 0:
        return tokens[first].text not in _ALSO_COMMON
    before = tokens[first - 1]
    if before.text in ("-", "/", "&") or before.tag == "CC":
        return False
    opens = before.i == 0 or tokens[before.i - 1].sent != before.sent
    if (
        before.text[0].isupper()
        and not (opens and before.tag in ("DT", "IN", "CD", "PRP$", "JJ"))
        and before.tag != "CD"
    ):
        return False
    if before.lower == "of" and before.i and tokens[before.i - 1].text[0].isupper():
        return False  # the Bank of Japan workers
    return not (before.sent != tokens[first].sent and tokens[first].text in _ALSO_COMMON)


def _noun_run(tokens: Tokens, at: int) -> Tokens:
    """The lower-case adjectives and then nouns that follow directly, up to the last noun of them."""
    end = last_noun = at
    while end < len(tokens) and _belongs(tokens, end):
        adjective = tokens[end].tag.startswith("JJ") and not _in_compound(tokens, end)
        if adjective and last_noun > at:
            break  # the brewery last year
        end += 1
        if not adjective:
            last_noun = end
        if tokens[end - 1].tag == "NNS" and not _describes(tokens, end - 1):
            break
    return tokens[at:last_noun]


def _describes(tokens: Tokens, at: int) -> bool:
    """Whether a plural that is none for people stands before another noun: an electronics group."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    noun = after is not None and after.tag in ("NN", "NNS") and after.text.islower() and tokens[at].space
    return noun and not is_people(tokens[at].lower)


def _belongs(tokens: Tokens, at: int) -> bool:
    """Whether the word here can go on a run of adjectives and nouns."""
    token, before = tokens[at], tokens[at - 1]
    tied = before.space or "-" in (token.text, before.text)
    plain = token.text.islower() or token.text == "-"
    return tied and plain and (token.tag.startswith(("NN", "JJ", "HYPH")) or _in_compound(tokens, at))


def _in_compound(tokens: Tokens, at: int) -> bool:
    """Whether a word is half of a hyphenated one (long-distance), or a noun for people that was taken for a verb."""
    hyphenated = "-" in (tokens[at - 1].text, tokens[at + 1].text if at + 1 < len(tokens) else "")
    return hyphenated or is_people(tokens[at].lower)


def _is_object_or_subject(tokens: Tokens, first: int, last: int, head: Token) -> bool:
    """Whether the country and the noun are two things: In Poland workers struck; sent Ukraine troops."""
    if first == 0:
        return False
    before = tokens[first - 1]
    attached = tokens[last].head != before.i and head.i >= tokens[last].head > last
    if before.lower in _LOCATIVE:
        fronted = before.i == 0 or tokens[before.i - 1].sent != before.sent or tokens[before.i - 1].text == ","
        return fronted or not attached
    if before.tag.startswith("VB") and before.lemma in _GIVING:
        return True
    return before.tag in ("IN", "TO") and not attached


def _is_american_town(country: str, text: str) -> bool:
    """Whether the draft places a town of that name in a state: Lebanon, Pa."""
    return re.search(_AMERICAN_TOWN.format(re.escape(country)), text) is not None
