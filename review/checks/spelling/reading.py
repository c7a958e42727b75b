"""A draft as the spelling check reads it: its words with their places, and what the draft itself says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..manuscript import Paragraph

if TYPE_CHECKING:
    from ..engine import Draft

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@\w\S*|[@#]\w+|\b[^\W_][\w-]*(?:\.[\w-]+)+(?:/\S*)?|\b\w+(?:_\w+)+\b|(?<!\S)/\S+"
)
_MAY_HOLD_ADDRESS = re.compile(r"[@#_/]|\w\.\w")
_TERM = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a hyphenated compound of one paragraph; offsets count its folded text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Reading:
    """What the rules of this check share about a draft."""

    draft: Draft
    _terms: dict[int, tuple[Term, ...]] = field(default_factory=dict)

    @property
    def dialect(self) -> str:
        return self.draft.lists.house.dialect

    def terms(self, paragraph: Paragraph) -> tuple[Term, ...]:
        """The paragraph's words, less addresses, handles and abbreviations with points inside."""
        if paragraph.index not in self._terms:
            self._terms[paragraph.index] = tuple(_terms(paragraph.folded))
        return self._terms[paragraph.index]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the draft has each word, as it stands."""
        return Counter(term.text for paragraph in self.draft.manuscript.paragraphs for term in self.terms(paragraph))

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the draft has in lower case somewhere."""
        return frozenset(word for word in self.counts if word.islower())

    @cached_property
    def _named(self) -> dict[tuple[int, int], str]:
        """The kind of name that each word of a name belongs to, by paragraph and token."""
        return {
            (mention.paragraph, i): name.kind
            for name in self.draft.names
            for mention in name.mentions
            for i in range(mention.first, mention.last + 1)
        }

    def is_named(self, paragraph: Paragraph, start: int) -> bool:
        """Whether the word that starts here belongs to a name."""
        return (paragraph.index, paragraph.token_at(start)) in self._named

    def is_person(self, paragraph: Paragraph, start: int) -> bool:
        """Whether the word that starts here belongs to a person's name of more than one word."""
        i = paragraph.token_at(start)
        beside = ((paragraph.index, i - 1), (paragraph.index, i + 1))
        return self._named.get((paragraph.index, i)) == "person" and any(place in self._named for place in beside)

    def neighbours(self, paragraph: Paragraph, start: int, end: int) -> tuple[str, str]:
        """The words before and after a stretch, as they stand; empty where a mark or the end comes first."""
        before = re.search(r"([^\W_][\w'-]*) ?$", paragraph.folded[:start][-40:])
        after = re.match(r" ?([^\W_][\w'-]*)", paragraph.folded[end : end + 40])
        return before[1] if before else "", after[1] if after else ""


def starts_sentence(paragraph: Paragraph, start: int) -> bool:
    """Whether a capital says nothing here: at the start of a sentence or a quotation, or after a colon or dash."""
    before = paragraph.folded[:start].rstrip(" ")
    if not before.strip(" \"'([•*—–-"):
        return True
    if before[-1] in "\"'([:—–•*!?":
        return True
    i = paragraph.token_at(start)
    return i == 0 or (i < len(paragraph.tokens) and paragraph.tokens[i].sent != paragraph.tokens[i - 1].sent)


def is_title_case(paragraph: Paragraph) -> bool:
    """Whether a headline capitalises its words, or nearly all of them, so that a capital says nothing."""
    if paragraph.role == "paragraph":
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", paragraph.folded) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_all_capitals(paragraph: Paragraph) -> bool:
    return paragraph.folded.isupper() and len(paragraph.folded.split()) > 1


def _terms(text: str) -> Iterator[Term]:
    addresses = _ADDRESS.finditer(text) if _MAY_HOLD_ADDRESS.search(text) else ()
    taken = [found.span() for found in addresses]
    for found in _TERM.finditer(text):
        if not taken or not any(start < found.end() and found.start() < end for start, end in taken):
            yield Term(found[0], found.start())
