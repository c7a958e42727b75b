"""When an entry's term is not the house's business: verbatim speech, names, addresses, another part of speech."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..flag import Span
from ..language import Token, Tokens
from ..lists import HouseLists
from ..manuscript import Paragraph
from . import inflection
from .terms import Match

if TYPE_CHECKING:
    from ..engine import Draft

_ADDRESS = re.compile(r"@|://|^www\.|^#|\w\.(?:com|org|net|edu|gov|mil|int|info|io|co|us|uk|eu|example)(?:[/:.,?!)]|$)")
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
_PARTICLES = frozenset("away down off out over up".split())
_NAMED = ("ORG", "WORK_OF_ART", "EVENT", "FAC", "LAW", "PRODUCT")


class Guard:
    """What a draft holds that house style keeps its hands off: quotations and names, by paragraph."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._quoted: dict[int, list[Span]] = {}
        for quotation in draft.marks.quotations:
            self._quoted.setdefault(quotation.paragraph, []).append(quotation.span)

    def excuses(self, match: Match, paragraph: Paragraph) -> bool:
        """Whether the term may stand here."""
        span = paragraph.span(match.start, match.end)
        if not match.entry.in_quotes and any(quoted.overlaps(span) for quoted in self._quoted.get(paragraph.index, ())):
            return True
        return (
            in_address(paragraph.folded, match)
            or self._in_title(match, paragraph.folded.lower())
            or _case_says_nothing(match, paragraph)
            or self._in_name(match, paragraph, span)
            or is_part_of_name(match, paragraph)
        )

    def _in_title(self, match: Match, text: str) -> bool:
        """Whether the term is a word of a longer title that the name list gives somebody: district attorney."""
        term = text[match.start : match.end]
        for title in _titles(self._draft.lists):
            at = title.find(term)
            if 0 <= at <= match.start and len(title) > len(term) and text.startswith(title, match.start - at):
                return True
        return False

    def _in_name(self, match: Match, paragraph: Paragraph, span: Span) -> bool:
        """Whether a person's name or a listed one holds the term; a title at the front of a name is not part of it."""
        words = paragraph.folded[match.start : match.end]
        if not words[0].isupper():
            return False
        for name in self._draft.names:
            for mention in name.mentions:
                if mention.paragraph != paragraph.index or not mention.span.contains(span):
                    continue
                if name.entry is not None and any(words in form for form in name.entry.forms):
                    return True
                if name.kind == "person" and mention.span.start < span.start:
                    return True
        return False


@lru_cache(maxsize=2)
def _titles(lists: HouseLists) -> frozenset[str]:
    """The titles of several words on the name list, in lower case."""
    return frozenset(title.lower() for entry in lists.names for title in entry.titles if " " in title)


def in_address(text: str, match: Match) -> bool:
    """Whether the term is part of a link, an e-mail address, a handle or a hashtag."""
    start, end = match.start, match.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return _ADDRESS.search(text[start:end].lstrip("(\"'")) is not None


def is_part_of_name(match: Match, paragraph: Paragraph) -> bool:
    """Whether the capitals around the term make it part of a proper name: Smartphone Inc., the Internet Archive."""
    first, last = tokens_of(match, paragraph)
    words = paragraph.folded[match.start : match.end]
    if not words[0].isupper() or not last.text[:1].isupper() or is_titled(paragraph) or words.isupper() != _caps(match):
        return False
    tokens = paragraph.tokens
    following = _capitalised_run(tokens, last.i + 1)
    term, use = match.entry.term, match.entry.use[0] if match.entry.use else ""
    if any(letter.isupper() for letter in _ESCAPE.sub("", term)):
        if not use or _same_letters(term, use):
            return False
        if use[0].islower() and following and following[0].lower not in _DATES:
            return True
        return _ends_like_a_name(following) or (use[0].islower() and _inside_entity(tokens, first, last))
    if _PERSON.search(words):
        return _ends_like_a_name(following)
    if first.i < last.i and not use:
        return False  # a phrase to avoid, Mother Nature, is one in a name as well
    beside = bool(following) and following[0].lower not in _DATES and last.tag.startswith(("NN", "JJ"))
    if starts_sentence(match.start, paragraph):
        return beside
    return beside or first.i == last.i or (tokens[first.i - 1].text[0].isupper() and tokens[first.i - 1].tag == "NNP")


def wrong_reading(match: Match, paragraph: Paragraph) -> bool:
    """Whether grammar makes the words something else than the term: the homeless shelter, kicked off the team."""
    first, last = tokens_of(match, paragraph)
    tokens = paragraph.tokens
    if first.lower == "the" and first.i < last.i and last.tag.startswith("JJ"):
        return last.dep == "amod" and last.head > last.i
    if not match.tags:
        return False
    if last.lower in _PARTICLES and first.i < last.i:
        return any(token.head == last.i and token.dep == "pobj" for token in tokens[last.i + 1 : last.i + 8])
    head = last if match.tags[0].startswith("N") else first
    found = inflection.class_of(head.tag)
    if found is not None and found in inflection.other_classes(match.entry.term, match.tags):
        return not ("VB" in match.tags and _is_infinitive(tokens, head))
    return match.tags == ("VBG",) and head.dep in ("amod", "compound") and head.head > head.i


def tag_in_context(match: Match, paragraph: Paragraph) -> str:
    """Which of the form's inflections stands here: what the model says, else what an auxiliary before it says."""
    if len(match.tags) < 2:
        return "".join(match.tags)
    first, last = tokens_of(match, paragraph)
    head = last if match.tags[0].startswith("N") else first
    if head.tag in match.tags:
        return head.tag
    if "VBN" in match.tags and (head.tag == "JJ" or _after_auxiliary(paragraph.tokens, head)):
        return "VBN"
    return next((tag for tag in ("VBD", "NNS") if tag in match.tags), match.tags[0])


def tokens_of(match: Match, paragraph: Paragraph) -> tuple[Token, Token]:
    tokens = paragraph.tokens
    return tokens[paragraph.token_at(match.start)], tokens[min(paragraph.token_at(match.end - 1), len(tokens) - 1)]


def starts_sentence(start: int, paragraph: Paragraph) -> bool:
    """Whether the word here would have its capital in any case: first of a sentence, a quotation, a list item."""
    before = paragraph.folded[:start].rstrip()
    if not before or before[-1] in ".?!:;-–—•*(\"'[":
        return True
    token = paragraph.token_at(start)
    return token == 0 or paragraph.tokens[token - 1].sent != paragraph.tokens[token].sent


def is_titled(paragraph: Paragraph) -> bool:
    """Whether a headline capitalises its words, so that a capital says nothing."""
    if paragraph.role == "paragraph":
        return False
    words = [token.text for token in paragraph.tokens if len(token.text) > 3 and token.text.isalpha()]
    return len(words) > 1 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def _case_says_nothing(match: Match, paragraph: Paragraph) -> bool:
    """An entry of capitals (US) can't be told from its plain word where everything is in capitals."""
    return match.entry.match == "exact" and match.entry.term.isupper() and paragraph.folded.isupper()


def _caps(match: Match) -> bool:
    return match.entry.term.isupper()


def _capitalised_run(tokens: Tokens, at: int) -> Tokens:
    """The capitalised words that follow directly, without a mark between them."""
    end = at
    while end < len(tokens) and tokens[end].text[:1].isupper() and (end == 0 or tokens[end - 1].space):
        end += 1
    return tokens[at:end]


def _ends_like_a_name(run: Tokens) -> bool:
    return any(token.lower.rstrip(".") in _NAME_HEADS for token in run)


def _inside_entity(tokens: Tokens, first: Token, last: Token) -> bool:
    """Whether the model sees the term inside a longer name of a body or a work."""
    label = first.ent[2:]
    if label not in _NAMED:
        return False
    before = first.i > 0 and first.ent.startswith("I-") and tokens[first.i - 1].text[:1].isupper()
    after = last.i + 1 < len(tokens) and tokens[last.i + 1].ent == f"I-{label}" and tokens[last.i + 1].text[0].isupper()
    return before or after


def _after_auxiliary(tokens: Tokens, head: Token) -> bool:
    before = [token for token in tokens[max(0, head.i - 3) : head.i] if token.tag != "RB"]
    return bool(before) and before[-1].lemma in ("be", "have", "get")


def _is_infinitive(tokens: Tokens, head: Token) -> bool:
    """Whether what goes before makes a verb of a word that was read as a noun; headlines are often misread so."""
    if not head.i:
        return False
    before = tokens[head.i - 1]
    return before.tag in ("TO", "MD") or (before.lower == "to" and head.tag == "NNP")


def _same_letters(one: str, other: str) -> bool:
    """Whether two forms differ in their marks alone: US and U.S."""
    return re.sub(r"\W", "", one) == re.sub(r"\W", "", other)
