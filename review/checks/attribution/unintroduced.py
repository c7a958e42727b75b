"""A speaker whom the draft never introduced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from ..flag import Flag, Severity, Span
from ..manuscript import Paragraph
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
    ),
    passes=(
        "“The pier has to go,” Ada Pettibone said. “It leans,” Pettibone added.",
        "“The pier has to go,” the mayor said.",
        "“We will look into it,” the Pentagon said.",
        "“Peace will come,” Pope Francis said.",
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
    given_in_full = _full_surnames(draft)
    for one in draft.attributions:
        if one.words is None or one.speaker is None or (one.name is not None and one.name.kind != "person"):
            continue
        word = draft.manuscript.at(one.words)
        if word in seen or not _is_surname(word) or one.speaker != word or (one.name and one.name.entry):
            continue
        paragraph = _paragraph(draft, one.words)
        if paragraph is None or not _is_person(paragraph, one.words) or _introduced(word, given_in_full):
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
    if token.tag not in ("NNP", "NNPS", "NN", "NNS", "JJ") or token.ent[2:] in ("GPE", "NORP", "LOC", "ORG", "DATE"):
        return token.ent[2:] == "ORG" and before in nouns.TITLES
    words = {t.lower for t in paragraph.tokens}
    return not words & _ONE_NAME and not {"last", "name"} <= words and not {"first", "name"} <= words


def _full_surnames(draft: Draft) -> frozenset[str]:
    """The words that stand right behind another capitalised word that is no title: surnames given in full."""
    found: set[str] = set()
    for paragraph in draft.manuscript.paragraphs:
        for before, token in pairwise(paragraph.tokens):
            if token.text[0].isupper() and before.text[0].isupper() and before.tag in ("NNP", "NNPS"):
                if before.lower.rstrip(".") not in nouns.TITLES:
                    found.add(token.lower)
            elif before.text == "-" and token.text[0].isupper():
                found.add(token.lower)
    return frozenset(found)


def _introduced(surname: str, given_in_full: frozenset[str]) -> bool:
    """Whether the draft gives the surname in full, or one so near that either is a slip."""
    parts = surname.lower().split("-")
    return any(OSA.distance(part, other) <= (len(part) > 4) for part in parts for other in given_in_full)
