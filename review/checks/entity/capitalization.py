"""A listed name written without its capitals.

Lower-case words may be common words (a food bank, the west bank of the river), so the letters alone prove a name only
where one of them is no English word (wagner group, pyongyang). Elsewhere grammar has to say so: with `the` and
complete in itself (the justice department), or without any article where a common noun could not do without one
(in silicon valley), or with its capitals elsewhere in the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..addresses import in_address
from ..capitals import starts_sentence
from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..lexicon import is_institution, is_people
from ..lists import HouseLists
from ..manuscript import Paragraph
from ..names.index import Form, index_of
from ..names.letters import letters
from ..rule import Rule
from ..spelling.dictionary import in_dictionary

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="entity.capitalization",
    severity=Severity.WARNING,
    title="Name without its capitals",
    looks_for=(
        "A name of the house's list in lower-case letters, whole or in part: the far east, the Wagner group. Words "
        "that can be plain English are left alone unless grammar makes them a name: they met in the far east, but "
        "the storm hit the far east of the county."
    ),
    why="A name without its capitals reads as a common noun, and the reader takes another thing for the one meant.",
    source="Common to all stylebooks: proper names take capitals; the house's list says which they are.",
    flags=(
        "The two met at a spaceport in the ⟦far east⇒Far East⟧.",
        "Fighters of the ⟦wagner group⇒Wagner Group⟧ left the base in May.",
        "The train to ⟦kyiv⇒Kyiv⟧ was two hours late.",
        "Doctors of the ⟦World health organization⇒World Health Organization⟧ arrived on Monday.",
    ),
    passes=(
        "The storm hit the far east of the county.",
        "The factory stands on the far east side of town.",
        "The Far East is a long way from Moscow.",
        "THE WAGNER GROUP LEFT THE BASE IN MAY.",
    ),
)

# Bodies that every town has: a shortened name that ends in one of these is a common noun too.
_EVERY_TOWN = frozenset(
    "association authority bank board center church city club commission committee council county court department "
    "district hospital library office party police school schools station union university village".split()
)
# A side of anything: the west bank of the river, the north shore.
_SIDES = frozenset("central east eastern lower middle north northern south southern upper west western".split())
_SIDED = frozenset("bank branch coast end entrance fork gate hill ridge shore side wall wing".split())
# What a place is called by that takes an article: the Far East, the Gulf Coast. Towns take none: High Point, not the
# high point of the year.
_WITH_ARTICLE = frozenset(
    "alps archipelago basin belt border bridge canal capes channel coast delta desert district east emirates forest "
    "gulf highlands hills islands isles isthmus kingdom lakes lowlands midlands mountains north northeast northwest "
    "ocean panhandle peninsula plains plateau prairie quarter range republic rim river sea south southeast southwest "
    "states steppe strait straits theatre theater triangle tropics west wilderness".split()
)
_SMALL = frozenset("and for in of on the to".split())
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:(?:\. ?|[ '-])[^\W_]+)*")
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of a paragraph's folded text that are a listed name but for its capitals."""

    start: int
    end: int
    right: str


def run(draft: Draft) -> Iterator[Flag]:
    if not draft.lists.names:
        return
    desk = _Desk(draft.manuscript.text, draft.lists)
    for paragraph in draft.manuscript.paragraphs:
        if paragraph.folded.isupper():
            continue
        for place in _places(desk, paragraph):
            if in_address(paragraph.folded, place.start, place.end):
                continue
            span = paragraph.span(place.start, place.end)
            yield Flag(
                rule=RULE.id,
                severity=RULE.severity,
                start=span.start,
                end=span.end,
                text=draft.manuscript.at(span),
                message=f"On the house's list this name is “{place.right}”.",
                suggestions=(place.right,),
            )


class _Desk:
    """The lists, and whether the draft has a name with its capitals somewhere, looked up once a name."""

    def __init__(self, text: str, lists: HouseLists) -> None:
        self.phrases, self.index, self.words = _phrases(lists), index_of(lists), lists.words
        self._text = text
        self._known: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = re.search(rf"\b{re.escape(name)}\b", self._text) is not None
        return self._known[name]

    def is_single_name(self, word: str) -> bool:
        """Whether a word without a name's capitals can be nothing else: no English word, and none of the house's."""
        lower = word.lower()
        return len(word) > 3 and not in_dictionary(lower) and self.words.isdisjoint({word, lower})


def _places(desk: _Desk, paragraph: Paragraph) -> Iterator[_Place]:
    """The names without their capitals, the longest where one begins, none inside another."""
    words = list(_WORD.finditer(paragraph.folded))
    done = 0
    for at, word in enumerate(words):
        if word.start() < done:
            continue
        lower = word.group().lower()
        place = None
        if forms := desk.phrases.get(lower):
            place = _phrase(desk, paragraph, word.start(), forms)
        if place is None and word.group() == lower and len(lower) > 3 and desk.index.knows(letters(lower)):
            place = _person(desk, paragraph.folded, words, at)
        if place is not None:
            yield place
            done = place.end


@lru_cache(maxsize=2)
def _phrases(lists: HouseLists) -> dict[str, tuple[Form, ...]]:
    """The forms of listed organisations and places by their first word, the longest first.

    People are looked up by their letters instead: a list may hold half a million of them, and the words of their names
    are seldom common words.
    """
    found: dict[str, list[Form]] = {}
    for entry in lists.names:
        if entry.kind != "person":
            for text in entry.forms:
                if (first := _WORD.match(text)) and any(map(str.isupper, text)):
                    found.setdefault(first.group().lower(), []).append(Form(entry, text, full=True))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.text))) for first, forms in found.items()}


def _phrase(desk: _Desk, paragraph: Paragraph, start: int, forms: tuple[Form, ...]) -> _Place | None:
    """The organisation or place that the words from here on are without its capitals."""
    text = paragraph.folded
    for form in forms:
        end = start + len(form.text)
        words = text[start:end]
        if words.lower() != form.text.lower() or (text[end - 1].isalnum() and text[end : end + 1].isalnum()):
            continue
        if not _lacks_capitals(words, form.text):
            return None  # in order as it stands, or in capitals
        single = " " not in words
        if desk.is_single_name(words) if single else _is_name(desk, paragraph, start, end, form):
            return _Place(start, end, form.text)
    return None


def _person(desk: _Desk, text: str, words: list[re.Match[str]], at: int) -> _Place | None:
    """The listed person of whose name this lower-case word is a part, where it is no English word.

    A bare surname needs its capital elsewhere in the draft: many a typing error is somebody's name.
    """
    word = words[at]
    if not desk.is_single_name(word.group()):
        return None
    runs = [
        (first.start(), last.end())
        for first in words[max(0, at - _MOST_WORDS) : at + 1]
        for last in words[at : at + _MOST_WORDS]
    ]
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        run = text[start:end]
        for form in desk.index.same_letters(letters(run)) if _JOINED.fullmatch(run) else ():
            if form.text.lower() == run.lower() and form.entry.kind == "person" and _lacks_capitals(run, form.text):
                return _Place(start, end, form.text)
    for form in desk.index.with_last(letters(word.group())):
        surname = form.text.split()[-1]
        if surname.lower() == word.group() and _lacks_capitals(word.group(), surname) and desk.has(surname):
            return _Place(word.start(), word.end(), surname)
    return None


def _is_name(desk: _Desk, paragraph: Paragraph, start: int, end: int, form: Form) -> bool:
    """Whether a phrase without all the capitals of a listed organisation or place is that name."""
    first, last = paragraph.token_at(start), paragraph.token_at(end - 1)
    words = [word for word in _WORD.findall(paragraph.folded[start:end]) if word.lower() not in _SMALL]
    capital = next((number for number, word in enumerate(words) if word[0].isupper()), None)
    if capital is not None and (capital or not starts_sentence(paragraph, start)):
        return True
    plain = [word.lower() for word in words]
    if not all(map(in_dictionary, plain)):
        return True
    shortened = form.text != form.entry.name and form.text in form.entry.name
    if shortened and not _EVERY_TOWN.isdisjoint(plain):
        return False
    elsewhere = desk.has(form.text)
    if plain[0] in _SIDES and plain[-1] in _SIDED and not elsewhere:
        return False
    place = form.entry.kind == "place"
    article = not place or " of " in form.text or plain[-1] in _WITH_ARTICLE
    return _stands_as_name(paragraph.tokens, first, last, article=article, bare=place, elsewhere=elsewhere)


def _stands_as_name(tokens: Tokens, first: int, last: int, *, article: bool, bare: bool, elsewhere: bool) -> bool:
    """Whether the grammar around a phrase of common words allows it to be nothing but a name.

    `article` says whether a name of its kind takes `the`, `bare` whether it may do without, `elsewhere` whether the
    draft has it with its capitals as well.
    """
    if last + 1 < len(tokens) and not _may_follow(tokens[last + 1]):
        return False
    before = first - 1
    if before >= 0 and tokens[before].tag == "JJ":
        before -= 1
    if before < 0 or tokens[before].sent != tokens[first].sent:
        return elsewhere
    if tokens[before].lower == "the":
        return article or elsewhere
    if tokens[before].tag in ("DT", "PRP$", "POS", "CD", "WP$", "PDT"):
        return False
    return elsewhere or (bare and tokens[last].tag == "NN")


def _may_follow(token: Token) -> bool:
    """Whether a name may stand before this word: not before “of”, nor before a thing that it would describe."""
    if token.lower == "of":
        return False
    described = token.tag.startswith(("NN", "JJ")) and token.text.islower()
    return not described or is_people(token.lower) or is_institution(token.lower)


def _lacks_capitals(text: str, form: str) -> bool:
    return len(text) == len(form) and any(a.islower() and b.isupper() for a, b in zip(text, form, strict=True))
