"""When a term is not the house's business: in verbatim speech, names, titles and addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from ..addresses import in_address
from ..capitals import is_title_case, starts_sentence
from ..flag import Span
from ..language import Token, Tokens
from ..lists import HouseLists
from ..manuscript import Paragraph
from ..mentions import Name
from .grammar import tokens_of
from .terms import Match

if TYPE_CHECKING:
    from ..engine import Draft

_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# Words that end the name of a body, a work or a street: whatever capitalised word goes before them belongs to it.
_NAME_HEADS = frozenset(
    "academy act agency airlines airways archive archives army association avenue award awards bank bar books bridge "
    "brothers building café cafe center centre church city club co coalition college commission committee company "
    "corp corporation council court district drive exchange fair festival forum foundation fund gallery group hall "
    "highway hospital hotel house inc institute institution journal lane law league library license llc ltd magazine "
    "mall market ministry museum network news park partners place plaza post press prize quarterly records report "
    "restaurant review road school series services society solutions square station store stores street studio "
    "studios summit symphony systems technologies theater theatre times tour tower tribune trust union university "
    "valley way weekly works".split()
)
_ESCAPE = re.compile(r"\\[A-Za-z]")
_PERSON = re.compile(
    r"(?:man|men|woman|women|person|people|[eo]rs?|ists?|ess(?:es)?|members?|presidents?|chiefs?|chairs?)$",
    re.IGNORECASE,
)


class Guard:
    """What a draft holds that house style keeps its hands off: quotations and names, by paragraph."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._quoted: defaultdict[int, list[Span]] = defaultdict(list)
        for quotation in draft.marks.quotations:
            self._quoted[quotation.paragraph].append(quotation.span)
        self._named: defaultdict[int, list[tuple[Name, Span]]] = defaultdict(list)
        for name in draft.names:
            for mention in name.mentions:
                self._named[mention.paragraph].append((name, mention.span))

    def excuses(self, match: Match, paragraph: Paragraph) -> bool:
        """Whether the term may stand here."""
        span = paragraph.span(match.start, match.end)
        if not match.entry.in_quotes and any(quoted.overlaps(span) for quoted in self._quoted[paragraph.index]):
            return True
        return (
            in_address(paragraph.folded, match.start, match.end)
            or self._in_title(match, paragraph.folded.lower())
            or _case_says_nothing(match, paragraph)
            or self._in_name(match, paragraph, span)
            or _is_part_of_name(match, paragraph)
        )

    def _in_title(self, match: Match, text: str) -> bool:
        """Whether the term is a word of a longer title that the name list gives somebody: district attorney."""
        term = text[match.start : match.end]
        starts = ((title, match.start - title.find(term)) for title in _titles_with(self._draft.lists, term))
        return any(start >= 0 and text.startswith(title, start) for title, start in starts)

    def _in_name(self, match: Match, paragraph: Paragraph, span: Span) -> bool:
        """Whether a person's name or a listed one holds the term; a title at the front of a name is not part of it."""
        words = paragraph.folded[match.start : match.end]
        if not words[0].isupper():
            return False
        for name, mention in self._named[paragraph.index]:
            if not mention.contains(span):
                continue
            if name.entry is not None and any(words in form for form in name.entry.forms):
                return True
            if name.kind == "person" and mention.start < span.start:
                return True
        return False


@lru_cache(maxsize=4_096)
def _titles_with(lists: HouseLists, term: str) -> tuple[str, ...]:
    """The listed titles that hold a term beside other words."""
    return tuple(title for title in _titles(lists) if term in title and len(title) > len(term))


@lru_cache(maxsize=2)
def _titles(lists: HouseLists) -> frozenset[str]:
    """The titles of several words on the name list, in lower case."""
    return frozenset(title.lower() for entry in lists.names for title in entry.titles if " " in title)


def _is_part_of_name(match: Match, paragraph: Paragraph) -> bool:
    """Whether the capitals around the term make it part of a proper name: Smartphone Inc., the Internet Archive."""
    first, last = tokens_of(match, paragraph)
    words = paragraph.folded[match.start : match.end]
    if not words[0].isupper() or not last.text[:1].isupper() or is_title_case(paragraph):
        return False
    term = _ESCAPE.sub("", match.entry.term)
    if words.isupper() and not term.isupper():
        return False
    following = _capitalised_run(paragraph.tokens, last.i + 1)
    if any(map(str.isupper, term)):
        return _is_name_of_capitals(match, paragraph.tokens, first, following)
    if _PERSON.search(words):
        return _ends_like_a_name(following)
    if first.i < last.i and not match.uses:
        return False  # a phrase to avoid, Mother Nature, is one in a name as well
    beside = bool(following) and following[0].lower not in _DATES and last.tag.startswith(("NN", "JJ"))
    if beside or starts_sentence(paragraph, match.start):
        return beside
    before = paragraph.tokens[first.i - 1]
    return first.i == last.i or (before.text[0].isupper() and before.tag == "NNP")


def _is_name_of_capitals(match: Match, tokens: Tokens, first: Token, following: Tokens) -> bool:
    """The same for a term that has capitals of its own, which say nothing here."""
    use = match.uses[0] if match.uses else ""
    if not use or _same_letters(match.entry.term, use):
        return False
    if use[0].islower() and following and following[0].lower not in _DATES:
        return True
    return _ends_like_a_name(following) or (use[0].islower() and _ends_name(tokens, first))


def _case_says_nothing(match: Match, paragraph: Paragraph) -> bool:
    """An entry of capitals (US) can't be told from its plain word where everything is in capitals."""
    return match.entry.match == "exact" and match.entry.term.isupper() and paragraph.folded.isupper()


def _capitalised_run(tokens: Tokens, at: int) -> Tokens:
    """The capitalised words that follow directly, without a mark between them."""
    end = at
    while end < len(tokens) and tokens[end].text[:1].isupper() and (end == 0 or tokens[end - 1].space):
        end += 1
    return tokens[at:end]


def _ends_like_a_name(run: Tokens) -> bool:
    return any(token.lower.rstrip(".") in _NAME_HEADS for token in run)


def _ends_name(tokens: Tokens, first: Token) -> bool:
    """Whether a capitalised word goes before inside the sentence, so that the term ends a longer name: the Pew Web."""
    if first.i < 2 or tokens[first.i - 2].sent != first.sent:
        return False
    before = tokens[first.i - 1]
    return before.space and before.text[0].isupper() and before.tag == "NNP" and before.lower not in _DATES


def _same_letters(one: str, other: str) -> bool:
    """Whether two forms differ in their marks alone: US and U.S."""
    return re.sub(r"\W", "", one) == re.sub(r"\W", "", other)
