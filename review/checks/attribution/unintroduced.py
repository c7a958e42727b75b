"""A speaker whom the draft never introduced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from .. import census
from ..flag import Flag, Severity, Span
from ..language import Token
from ..lexicon import NATIONALITIES
from ..manuscript import Paragraph
from ..names import commonness
from ..names.runs import PARTICLES
from ..names.words import words_of
from ..rule import Rule
from ..speakers import nouns
from ..vocabulary import words
from .clause import on_span

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.unintroduced-speaker",
    severity=Severity.WARNING,
    title="Speaker never introduced",
    looks_for="A quotation whose speaker is a bare surname that the draft never gives in full.",
    why="The paragraph that introduced the speaker was probably cut. The reader doesn't know who this is.",
    source="Every stylebook: full name and who the person is at first mention, the surname after that.",
    flags=(
        "“The pier has to go,” ⟦Pettibone⇒⟧ said. “It leans.”",
        "Ruth Almgren runs the ferry. “I would sell it tomorrow,” said ⟦Castellane⇒⟧.",
        "The council met for an hour. “Nobody listens,” Coach ⟦Burkhart⇒⟧ said.",
        "The ferry was late. “I could have swum,” ⟦Lindgren-Shaw⇒⟧ said.",
    ),
    passes=(
        "“The pier has to go,” Ada Pettibone said. “It leans,” Pettibone added.",
        "“The pier has to go,” the mayor said.",
        "“We will look into it,” the Pentagon said.",
        "“Peace will come,” Pope Francis said.",
        "“We will fight the bill,” Democrats said. “We will not yield,” Moscow said.",
        "Pieter van ’t Hoff lost his hat. “It blew off,” van ’t Hoff said.",
        "“The pier has to go,” she said.",
    ),
)

_KNOWN_BY_ONE = words(
    """
    president pope king queen prince princess emperor sister brother father mother saint st
    """
)
_ONE_NAME = frozenset({"surname", "anonymity", "pseudonym", "nickname", "goes"})


def run(draft: Draft) -> Iterator[Flag]:
    seen: set[str] = set()
    given_in_full: frozenset[str] | None = None
    for one in draft.attributions:
        if one.words is None or one.speaker is None or (one.name is not None and one.name.kind != "person"):
            continue
        word = draft.manuscript.at(one.words)
        if word in seen or not _is_surname(word) or one.speaker != word or (one.name and one.name.entry):
            continue
        paragraph = _paragraph(draft, one.words)
        if paragraph is None or not _is_person(paragraph, one.words):
            continue
        given_in_full = _given_in_full(draft) if given_in_full is None else given_in_full
        if _introduced(word, given_in_full):
            continue
        seen.add(word)
        yield on_span(RULE, paragraph, one.words, "Introduce this speaker in full: who is it?")


def _is_surname(word: str) -> bool:
    return word[:1].isupper() and " " not in word and not word.isupper() and not nouns.is_mostly_given(word)


def _paragraph(draft: Draft, span: Span) -> Paragraph | None:
    return next((p for p in draft.manuscript.body if p.start <= span.start and span.end <= p.end), None)


def _is_person(paragraph: Paragraph, span: Span) -> bool:
    """Whether the word stands as a person's name does: no article before it, no head of state's or saint's title."""
    at = next((t.i for t in paragraph.tokens if paragraph.span(t.start, t.end).end > span.start), 0)
    before = paragraph.tokens[at - 1].lower.rstrip(".") if at else ""
    if before in ("the", "a", "an") or before in _KNOWN_BY_ONE:
        return False
    token = paragraph.tokens[at]
    if token.tag not in ("NNP", "NNPS", "NN", "NNS", "JJ"):
        return False
    words = {t.lower for t in paragraph.tokens}
    if words & _ONE_NAME or {"last", "name"} <= words or {"first", "name"} <= words:
        return False
    joined = at + 1 < len(paragraph.tokens) and paragraph.tokens[at + 1].text == "-" and not token.space
    return before in nouns.TITLES or joined or _may_be_surname(token)


def _may_be_surname(token: Token) -> bool:
    """Whether a capitalised word is a family name rather than a place (Moscow), a firm (Microsoft) or a group.

    What neither the census nor a list of common words knows is somebody's name; of what both know, the commoner.
    """
    key = token.lower
    surname = census.family_names().get(key, 0.0)
    if token.text in NATIONALITIES or token.text.removesuffix("s") in NATIONALITIES:
        return False
    common = commonness.is_word(key) and (nouns.is_human(key) or nouns.is_body(key))
    if not surname and (common or token.tag in ("NNPS", "NNS")):
        return False
    if commonness.is_country(key) or key in commonness.places():
        return surname > commonness.word(key)
    return bool(surname) or commonness.word(key) < _KNOWN


_KNOWN = 2e-7
"""The share of all words above which a word that is nobody's family name is known for something else."""


def _given_in_full(draft: Draft) -> frozenset[str]:
    """The surnames given in full: words behind another capitalised one that is no title, but for particles between."""
    found: set[str] = set()
    for paragraph in draft.manuscript.paragraphs:
        given = False
        for word in words_of(paragraph):
            title = word.text.lower().rstrip(".") in nouns.TITLES
            if word.capital and given and word.tied and not title:
                found |= set(word.text.lower().split("-"))
            particle = word.text == "t" or (word.tied and word.text in PARTICLES)  # van 't Hoff
            given = not title if word.capital else given and particle
    return frozenset(found)


def _introduced(surname: str, given_in_full: frozenset[str]) -> bool:
    """Whether the draft gives the surname in full, or one so near that either is a slip."""
    parts = surname.lower().split("-")
    return any(OSA.distance(part, other) <= (len(part) > 4) for part in parts for other in given_in_full)
