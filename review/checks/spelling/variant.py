"""Spellings from the other side of the Atlantic: colour in an American house, color in a British one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..flag import Flag, Severity
from ..manuscript import Paragraph
from ..rule import Rule
from . import dictionary
from .reading import Reading, starts_sentence

RULE = Rule(
    id="spelling.variant",
    severity=Severity.WARNING,
    title="Spelling from across the Atlantic",
    looks_for="A British spelling in an American house, or an American one in a British house, save in proper names.",
    why="One paper spells one way; a mix tells readers that the copy came from two places.",
    source=(
        "American dictionaries and the news agencies' style books for American houses, the British broadsheets' for "
        "British ones. Spellings that both accept (glamour, advertise, dialogue) stay as they are."
    ),
    flags=(
        "The walls were a pale ⟦grey⇒gray⟧ before the fire.",
        "The ⟦organisers⇒organizers⟧ gave every ⟦neighbourhood⇒neighborhood⟧ a tree.",
        "She ⟦travelled⇒traveled⟧ to the ⟦centre⇒center⟧ of the city.",
        "⟦Colours⇒Colors⟧ ran down the wall after the storm.",
        "A ⟦paediatric⇒pediatric⟧ nurse ⟦analysed⇒analyzed⟧ the figures.",
        "The ⟦programme⇒program⟧ pays for ⟦tyres⇒tires⟧ and a new ⟦kerb⇒curb⟧.",
    ),
    passes=(
        "The Labour Party will meet in the Harbour Centre on Monday.",
        "The play opens at the Orpheum Theatre, which seats 900.",
        "It was no surprise that they advertise glamour in the dialogue.",
        "Four of the farmers rose early to exercise and promise revised prices.",
        "Pearl Harbor is a glamorous place for a tournament.",
    ),
)

_IZE = re.compile(r"(?<=[a-z]{3})is(e|ed|er|ers|es|ing|able|ation|ations|ational)$")
_LL = re.compile(r"(?<=[aeiou])ll(ed|ing|ings|er|ers|ous|ously)$")
_BRITISH_L = re.compile(r"(?<=[^aeiou][aeiou]|ue|ia)l(ed|ing|ings|er|ers|ous|ously)$")
_BRITISH_IZE = re.compile(r"(?<=[a-z]{3})iz(e|ed|er|ers|es|ing|able|ation|ations|ational)$")


@dataclass(frozen=True, slots=True)
class _Table:
    """Parts of words and what stands for each; the longest part that a word holds counts."""

    pattern: re.Pattern[str]
    parts: dict[str, str]

    def replace(self, word: str) -> str | None:
        found = self.pattern.search(word)
        return None if found is None else word[: found.start()] + self.parts[found[0]] + word[found.end() :]


@lru_cache(maxsize=1)
def _tables() -> tuple[_Table, _Table]:
    """From British to American, and from American to British."""
    to_american: dict[str, str] = {}
    to_british: dict[str, str] = {}
    words = iter(dictionary.read_words("variants.txt"))
    for british, way, american in zip(words, words, words, strict=True):
        to_american[british] = american
        if way == "=":
            to_british[american] = british
    return _table(to_american), _table(to_british)


def _table(parts: dict[str, str]) -> _Table:
    longest_first = sorted(parts, key=lambda part: -len(part))
    plain = {part.strip("^$"): instead.strip("^$") for part, instead in parts.items()}
    return _Table(re.compile("|".join(longest_first)), plain)


@lru_cache(maxsize=20_000)
def american(word: str) -> str | None:
    """The American form of a lower-case British word; None for any other word, the good American ones among them.

    A form is taken only where the American dictionary has it and has not the word itself, so colour gives color but
    glamour, advertise and surprise give nothing.
    """
    if dictionary.in_dictionary(word):
        return None
    form = _tables()[0].replace(word)
    if form is not None and dictionary.in_dictionary(form):
        return form
    for pattern, instead in ((_IZE, r"iz\1"), (_LL, r"l\1")):
        form = pattern.sub(instead, word)
        if form != word and dictionary.in_dictionary(form) and _is_used(word):
            return form
    return None


@lru_cache(maxsize=20_000)
def british(word: str) -> str | None:
    """The British form of a lower-case American word; None for any other word."""
    if not dictionary.in_dictionary(word):
        return None
    for form in (_tables()[1].replace(word), _BRITISH_IZE.sub(r"is\1", word), _BRITISH_L.sub(r"ll\1", word)):
        if form not in (None, word) and american(form) == word and _is_used(form):
            return form
    return None


def check(reading: Reading) -> Iterator[Flag]:
    dialect = reading.dialect
    for paragraph in reading.draft.manuscript.paragraphs:
        if paragraph.role == "byline":
            continue
        for term in reading.terms(paragraph):
            for part, form, offset in _foreign_parts(term.text, dialect):
                start = term.start + offset
                if part[0].isupper() and not _is_ordinary(reading, paragraph, part, start):
                    continue
                if part in reading.draft.lists.words or reading.is_named(paragraph, start):
                    continue
                span = paragraph.span(start, start + len(part))
                yield Flag(
                    rule=RULE.id,
                    severity=RULE.severity,
                    start=span.start,
                    end=span.end,
                    text=reading.draft.manuscript.at(span),
                    message=f"“{part}” is the {_OTHER[dialect]} spelling; the house writes “{form}”.",
                    suggestions=(form.capitalize() if part[0].isupper() else form,),
                )


_OTHER = {"american": "British", "british": "American"}


@lru_cache(maxsize=100_000)
def _foreign_parts(term: str, dialect: str) -> tuple[tuple[str, str, int], ...]:
    """The parts of a word or compound that are spelled the other way, the house's forms, and where the parts start."""
    other = british if dialect == "british" else american
    found: list[tuple[str, str, int]] = []
    at = 0
    for part in term.split("-"):
        word = part.rstrip("'").removesuffix("'s")
        form = other(word.lower()) if word.isalpha() and len(word) > 3 else None
        if form is not None:
            found.append((word, form, at))
        at += len(part) + 1
    return tuple(found)


def _is_ordinary(reading: Reading, paragraph: Paragraph, word: str, start: int) -> bool:
    """Whether a capitalised word is no name: it starts a sentence, what follows is lower case, and the draft never
    capitalises it elsewhere. A party is never ordinary."""
    if word.isupper() or word.lower() == "labour" or not starts_sentence(paragraph, start):
        return False
    _, right = reading.neighbours(paragraph, start, start + len(word))
    return not right[:1].isupper() and reading.counts[word] == 1


def house_form(word: str, dialect: str) -> str:
    """An American word as the house spells it."""
    return british(word) or word if dialect == "british" else word


def _is_used(word: str) -> bool:
    """Whether the frequency list has the word or one it is an inflection of: organisers for organise."""
    counts = dictionary.frequencies()
    if word in counts:
        return True
    ending = re.search(r"(?:e[drs]|ers|ings?|ably?|ational|ations?)$", word)
    return ending is not None and not counts.keys().isdisjoint(
        {word[: ending.start()] + tail for tail in ("", "e", "ed", "ing", "ation")}
    )
