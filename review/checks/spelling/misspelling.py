"""Words that are in no dictionary and no list, and are no name, number, address or regular compound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..flag import Flag, Severity
from ..lists import HouseLists
from ..manuscript import Paragraph
from ..rule import Rule
from ..vocabulary import words
from . import dictionary, morphology, variant
from .reading import Reading, Term, is_all_capitals, is_title_case, starts_sentence
from .suggest import Candidate, Place, one_slip, suggest

RULE = Rule(
    id="spelling.misspelling",
    severity=Severity.ERROR,
    title="Misspelled word",
    looks_for="A word that is in no dictionary, house word list or name list, and that is near a word that is.",
    why="A typing error in print tells readers that nobody read the story before they did.",
    source=(
        "The trade's oldest rule. Words are looked up in the SCOWL dictionary of American English, which most American "
        "software uses, with newer words of the news added, and the house's own word and name lists."
    ),
    flags=(
        "The council will vote on the new ⟦polciy⇒policy⟧ Tuesday.",
        "⟦Residants⇒Residents⟧ lined up for water outside the school.",
        "He said the ⟦goverment⇒government⟧ would pay for the repairs.",
        "The bridge ⟦dosen't⇒doesn't⟧ meet the standard, the engineer said.",
        "“We ⟦beleive⇒believe⟧ the river will crest on Friday,” she said.",
        "The shelter took in ⟦alot⇒a lot⟧ of dogs after the flood.",
        "Her ⟦grandaughter⇒granddaughter⟧-in-law runs the farm now.",
    ),
    passes=(
        "The 345-kilovolt line and the 6-foot-5 lineman were both back in the 1990s.",
        "“I’m just talkin’ about the water, y’all,” she said.",
        "Write to desk@example.com or see example.com/water for the GLP-1 study.",
        "The anti-graft panel heard from festivalgoers and a chatbot maker.",
        "Farmers there grow “teff,” a grain milled for injera.",
        "Szymon Brzeczyk drove from Wrzosowisko to Grand Forks.",
    ),
)

_COMMON = 2_000_000
_USED = 300_000
_EVERYWHERE = 100_000_000


_NAMING = words(
    """administration agency agriculture american airport assembly assistant association atlantic attorney authority
    avenue bureau central championship college commerce commission commissioner committee community company conference
    congress constitution construction corporation council county defense democrat democratic democrats department
    deputy development director district eastern education elementary energy environmental federal federation financial
    foreign foundation general government governor homeland hospital house industrial industries institute intelligence
    international island justice library mayor military minister ministry mountain museum national northern office
    pacific parliament police president prime protection regional relations representative representatives republic
    republican republicans research resources river school science secretary security senate senator service services
    sheriff society southern stadium station street superintendent supreme technology transportation treasury union
    united university western"""
)

_EVERYBODY_KNOWS = words(
    """january february august september october november december monday tuesday wednesday thursday friday saturday
    sunday america american americans alabama alaska arizona arkansas california colorado connecticut delaware florida
    georgia hawaii illinois indiana kansas kentucky louisiana maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada hampshire jersey mexico carolina dakota oklahoma oregon pennsylvania tennessee
    vermont virginia washington wisconsin wyoming chicago houston philadelphia boston detroit afghanistan australia
    britain canada england europe european france germany israel japan ukraine russia congress christmas
    thanksgiving republican republicans democrat democrats"""
)
"""Names that no other name is a slip away from, save those that people have, which the census lists."""


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A word that no list knows. Offsets count the paragraph's folded text."""

    word: str
    start: int
    compound: bool

    @property
    def end(self) -> int:
        return self.start + len(self.word)


def check(reading: Reading) -> Iterator[Flag]:
    lists = reading.draft.lists
    for paragraph in reading.draft.manuscript.paragraphs:
        if paragraph.role == "byline":
            continue
        for term in reading.terms(paragraph):
            if is_fine(term.text, lists):
                continue
            for unknown in _unknown_parts(term, lists):
                flag = _judge(reading, paragraph, unknown)
                if flag is not None:
                    yield flag


def is_fine(term: str, lists: HouseLists) -> bool:
    """Whether a word or compound stands in a dictionary or list as it is."""
    if dictionary.in_dictionary(term):
        return True
    return term in dictionary.house_words(lists) or term in dictionary.listed_names(lists)


def _unknown_parts(term: Term, lists: HouseLists) -> Iterator[_Unknown]:
    at = term.start
    parts = term.text.split("-")

    def lists_know(word: str) -> bool:
        return _is_word(word, lists)

    def in_name(word: str) -> bool:
        """Port-au-Prince: a little word between capitals."""
        return len(word) < 4 and any(part[:1].isupper() for part in parts)

    for part in parts:
        word = _bare(part, lists)
        if word and not (len(parts) > 1 and (morphology.is_hyphen_part(word, lists_know) or in_name(word))):
            yield _Unknown(word, at, len(parts) > 1)
        at += len(part) + 1


def _bare(part: str, lists: HouseLists) -> str:
    """The part without a possessive ending; empty where it is a word, or nothing that is spelled."""
    if any(letter.isdigit() for letter in part):
        return ""
    whole = part.rstrip("'")
    spoken = morphology.dropped_g(part)
    if not whole or _is_word(whole, lists) or (spoken and _is_word(spoken, lists)):
        return ""
    word = whole[:-2] if whole.endswith(("'s", "'S")) else whole
    return "" if _is_word(word, lists) else word


def _is_word(word: str, lists: HouseLists) -> bool:
    """Whether a single word is known in its own capitals, is British, or is regularly formed from one that is known."""
    if is_fine(word, lists):
        return True
    lower = word.lower()
    if len(word) == 1 or (word[1:] != lower[1:] and not word.isupper()):
        return True  # a letter; a brand or a name with a capital inside: iPhone, DeShawn
    if variant.american(lower) or morphology.is_roman_numeral(word) or morphology.is_interjection(word):
        return True
    own = dictionary.added() | lists.words if lists.words else dictionary.added()
    return not own.isdisjoint(morphology.stems(lower))


def _judge(reading: Reading, paragraph: Paragraph, unknown: _Unknown) -> Flag | None:
    word = unknown.word
    if word.islower():
        suggestions = _lower_case(reading, paragraph, unknown)
    elif word.isupper() and len(word) > 1:
        suggestions = _all_capitals(reading, paragraph, unknown)
    else:
        suggestions = _capitalised(reading, paragraph, unknown)
    if not suggestions:
        return None
    span = paragraph.span(unknown.start, unknown.end)
    best = suggestions[0].word
    return Flag(
        rule=RULE.id,
        severity=RULE.severity,
        start=span.start,
        end=span.end,
        text=reading.draft.manuscript.at(span),
        message=f"“{word}” is in no dictionary or list; “{best}” may be meant.",
        suggestions=tuple(candidate.word for candidate in suggestions),
    )


def _candidates(reading: Reading, paragraph: Paragraph, unknown: _Unknown) -> list[Candidate]:
    left, right = reading.neighbours(paragraph, unknown.start, unknown.end)
    i = paragraph.token_at(unknown.start)
    place = Place(left.lower(), right.lower(), paragraph.tokens[i].tag, reading.lower_words)
    return suggest(unknown.word, place, reading.dialect, _house_words(reading.draft.lists))


@lru_cache(maxsize=2)
def _house_words(lists: HouseLists) -> tuple[str, ...]:
    return tuple(sorted(word for word in lists.words if word.isalpha()))


def _lower_case(reading: Reading, paragraph: Paragraph, unknown: _Unknown) -> list[Candidate]:
    """A lower-case unknown is wrong unless it is near nothing, or the draft sets it off as foreign or a term of art."""
    word, lists = unknown.word, reading.draft.lists
    if len(word) < 3 or _explained(paragraph, unknown):
        return []
    candidates = _candidates(reading, paragraph, unknown)
    if not candidates:
        return []
    best = candidates[0]
    common = dictionary.frequency(best.word)
    least = _USED if len(word) > 3 else _EVERYWHERE
    if best.edits == 1 and common >= max(least, 50 * dictionary.frequency(word)):
        return candidates
    if " " in best.word:
        return candidates
    if word in dictionary.foreign() or dictionary.frequency(word) or reading.is_named(paragraph, unknown.start):
        return []
    if morphology.is_formed(word, lambda one: _is_word(one, lists)) or reading.counts[word] > 1:
        return []
    return [] if _quoted(paragraph, unknown) or _in_phrase(reading, paragraph, unknown) else candidates


def _in_phrase(reading: Reading, paragraph: Paragraph, unknown: _Unknown) -> bool:
    """Whether the word beside it is unknown too, as in a phrase or a title in another language."""
    lists = reading.draft.lists
    beside = reading.neighbours(paragraph, unknown.start, unknown.end)
    return any(word and (_bare(word, lists) or word in dictionary.foreign()) for word in beside if "-" not in word)


def _quoted(paragraph: Paragraph, unknown: _Unknown) -> bool:
    """Whether a single word stands in quotation marks, as a foreign word or a term does."""
    text = paragraph.folded
    return text[unknown.start - 1 : unknown.start] in ('"', "'") and bool(
        re.match(r"[,.]?[\"']", text[unknown.end : unknown.end + 2])
    )


def _explained(paragraph: Paragraph, unknown: _Unknown) -> bool:
    """Whether the draft says what a word in quotation marks means: “teff,” a grain milled for injera."""
    return _quoted(paragraph, unknown) and bool(
        re.match(r",?[\"'],? (?:an?|the|or|which|meaning|is|are|\()\b", paragraph.folded[unknown.end :])
    )


def _capitalised(reading: Reading, paragraph: Paragraph, unknown: _Unknown) -> list[Candidate]:
    """A capitalised unknown is a name, unless it is one slip from a common word that its place asks for.

    In a headline or at the start of a sentence the capital says nothing, and being common is enough. Elsewhere, and
    before another capital, the word meant must belong to its neighbour (Supreme Court) or stand elsewhere in the draft.
    """
    word, lower = unknown.word, unknown.word.lower()
    if unknown.compound or len(word) < 4 or reading.counts[word] > 1 or _may_be_name(lower):
        return []
    known = [one for one in _candidates(reading, paragraph, unknown) if _is_known_name(one)]
    if known and len(word) > 5 and not reading.is_person(paragraph, unknown.start):
        return known
    common = [meant for meant in one_slip(lower, reading.dialect) if dictionary.frequency(meant) >= _COMMON]
    if not common or reading.is_person(paragraph, unknown.start):
        return []
    left, right = reading.neighbours(paragraph, unknown.start, unknown.end)
    starts = starts_sentence(paragraph, unknown.start)

    def belongs(meant: str) -> bool:
        if is_title_case(paragraph):
            return True
        if starts:
            return not right[:1].isupper() or dictionary.frequency(meant) >= _EVERYWHERE or _pairs(meant, "", right)
        known = _names_things(meant, lower) or meant.capitalize() in reading.counts
        return len(word) > 4 and (known or _pairs(meant, left, right))

    if starts and right in dictionary.foreign():
        return []
    meant = {one for one in common if belongs(one)}
    return [one for one in _candidates(reading, paragraph, unknown) if one.word.lower() in meant]


def _is_known_name(candidate: Candidate) -> bool:
    return candidate.word.lower() in _EVERYBODY_KNOWS and candidate.edits <= (1 if len(candidate.word) < 9 else 2)


def _names_things(meant: str, typed: str) -> bool:
    """Whether names are made of the word meant (President), and the slip is not a foreign ending (Nationale)."""
    return meant in _NAMING and typed[-1] == meant[-1]


def _pairs(meant: str, left: str, right: str) -> bool:
    """Whether a word is often seen beside a capitalised neighbour, as in a name made of common words."""
    return bool(
        (left[:1].isupper() and dictionary.pair_frequency(left.lower(), meant))
        or (right[:1].isupper() and dictionary.pair_frequency(meant, right.lower()))
    )


def _all_capitals(reading: Reading, paragraph: Paragraph, unknown: _Unknown) -> list[Candidate]:
    """Capitals throughout are an abbreviation, except in a line that is all capitals."""
    if not is_all_capitals(paragraph) or _may_be_name(unknown.word.lower()):
        return []
    return [one for one in _candidates(reading, paragraph, unknown) if one.edits == 1]


def _may_be_name(lower: str) -> bool:
    names = dictionary.proper_names()
    return lower in names or not names.isdisjoint(morphology.stems(lower))
