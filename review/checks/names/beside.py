"""The title or occupation that stands directly beside a name, before it or in apposition after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..language import Token
from ..lexicon import NATIONALITIES
from ..manuscript import Paragraph
from . import commonness, titles
from .letters import letters

_MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "HYPH", "CC", "IN", "VBN", "RB", "CD"})
_LINKS = frozenset({"of", "for", "and", "&", "the", "-", "to"})


@dataclass(frozen=True, slots=True)
class Title:
    """Title words beside a name: tokens `first` to `last` of the paragraph, both included."""

    text: str
    first: int
    last: int
    whole: str
    """With everything that leads up to it: an organisation, a place, former."""
    closed: bool = False
    """Whether it is in apposition, complete in itself: it neither lists somebody else nor opens a clause."""
    definite: bool = False
    """Whether it says in apposition that the bearer holds this very post: the mayor, the plant's manager."""
    governs: bool = False
    """Whether it goes on with what the post is of or for."""


def before(paragraph: Paragraph, first: int) -> Title | None:
    """The title that ends where the name at this token begins: “Deputy Defense Minister”, “geologist”."""
    at = first
    while at > 0 and _belongs(paragraph, at - 1, first):
        at -= 1
    if at == first:
        return None
    return _ending(paragraph, at, first)


def before_comma(paragraph: Paragraph, first: int, last: int) -> Title | None:
    """The title that the name from `first` to `last` is in apposition to: “the plant’s manager, …,”."""
    tokens = paragraph.tokens
    if first < 2 or tokens[first - 1].text != "," or not _closes(paragraph, last + 1):
        return None
    at = first - 1
    while at > 0 and _belongs(paragraph, at - 1, first - 1):
        at -= 1
    if at == 0 or at == first - 1 or not _is_definite(tokens[at - 1]) or tokens[at - 2 if at > 1 else 0].text == ",":
        return None
    found = _ending(paragraph, at, first - 1)
    return None if found is None else replace(found, closed=True, definite=True)


def _closes(paragraph: Paragraph, at: int) -> bool:
    """Whether an apposition ends at this token, rather than goes on as a list or the subject of a verb."""
    tokens = paragraph.tokens
    if at >= len(tokens) or tokens[at].text in (".", ";", "—", "–", ")", '"', ":"):
        return True
    return tokens[at].text == "," and (at + 1 == len(tokens) or tokens[at + 1].tag != "CC")


def _is_last_word(paragraph: Paragraph, at: int) -> bool:
    """Whether a noun neither possesses nor describes the next word: not the mayor’s choice, the mayor candidate."""
    after = paragraph.tokens[at + 1] if at + 1 < len(paragraph.tokens) else None
    return after is None or not (after.tag == "POS" or (after.tag in ("NN", "NNS") and after.text.islower()))


def _is_definite(token: Token) -> bool:
    return token.lower == "the" or token.tag in ("POS", "PRP$")


def _ending(paragraph: Paragraph, at: int, first: int) -> Title | None:
    """The title among the tokens from `at` up to `first`."""
    tokens = paragraph.tokens
    head = _head(paragraph, at, first)
    if head is None:
        return None
    start = head
    capital = tokens[head].text[0].isupper()
    while start > at and _modifies(paragraph, start - 1, capital):
        start -= 1
    text = paragraph.folded[tokens[start].start : tokens[first - 1].end]
    return Title(text, start, first - 1, paragraph.folded[tokens[at].start : tokens[first - 1].end])


def after(paragraph: Paragraph, last: int) -> Title | None:
    """The title in apposition to the name that ends at this token: “, the county health commissioner,”."""
    tokens = paragraph.tokens
    at = last + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    at += 1
    begin = at
    end = at
    while end < len(tokens) and tokens[end].sent == tokens[last].sent and end - at < 9:
        token = tokens[end]
        if token.text in (",", ".", ";", "—", "–", "(", ")", '"') or token.tag in (
            "VBD",
            "VBZ",
            "VBP",
            "MD",
            "WP",
            "WP$",
            "WDT",
        ):
            break
        end += 1
    phrase = range(begin, end)
    cut = next((one for one in phrase if tokens[one].lower in ("of", "for", "to", "at", "in")), end)
    heads = [one for one in range(begin, cut) if _is_last_word(paragraph, one) and titles.is_head(tokens[one].text)]
    if not heads or tokens[begin].tag == "CC":
        return None
    head = heads[-1]
    start = head
    capital = tokens[head].text[0].isupper()
    while start > begin and _modifies(paragraph, start - 1, capital):
        start -= 1
    text = paragraph.folded[tokens[start].start : tokens[head].end]
    closed = all(tokens[one].tag != "CC" for one in range(head, end)) and (
        _closes(paragraph, end) or tokens[end].text == "," or tokens[end].tag in ("WP", "WP$", "WDT")
    )
    definite = closed and any(_is_definite(tokens[one]) for one in range(begin, start))
    whole = paragraph.folded[tokens[begin].start : tokens[end - 1].end]
    return Title(text, start, head, whole, closed, definite, governs=cut < end)


def _belongs(paragraph: Paragraph, at: int, first: int) -> bool:
    """Whether a token may be part of the words that lead up to a name."""
    token = paragraph.tokens[at]
    if token.sent != paragraph.tokens[first].sent or first - at > 9:
        return False
    if token.lower in _LINKS:
        return at > 0 and first - at > 1 and (token.lower != "the" or paragraph.tokens[at - 1].lower in ("of", "for"))
    if token.text.endswith(".") and titles.is_head(token.text):
        return True
    return (
        token.tag in _MODIFIER_TAGS and any(map(str.isalpha, token.text)) and token.lower not in ("by", "with", "from")
    )


def _head(paragraph: Paragraph, at: int, first: int) -> int | None:
    """The title's head: the word before the name, or the one before “of …” or “for …”."""
    tokens = paragraph.tokens
    if titles.is_head(tokens[first - 1].text):
        return first - 1
    for link in range(at + 1, first - 1):
        if tokens[link].lower in ("of", "for") and titles.is_head(tokens[link - 1].text):
            return link - 1
    return None


def _modifies(paragraph: Paragraph, at: int, capital: bool) -> bool:
    """Whether a word belongs to the title itself rather than to the place or organisation before it."""
    token = paragraph.tokens[at]
    if token.text in ("-", "&"):
        return True
    if token.text[0].isupper() != capital:
        opens = at == 0 or paragraph.tokens[at - 1].sent != token.sent
        if capital or not opens or token.tag in ("DT", "IN") or not commonness.is_word(token.text):
            return False
    if titles.is_head(token.text) or titles.leads(token.text):
        return True
    if (
        not token.text.isalpha()
        or token.tag not in ("NN", "NNS", "NNP", "NNPS", "JJ")
        or not commonness.is_word(token.text)
    ):
        return False
    if capital and _is_place(token.text):
        return False
    return not (capital and at > 0 and _named(paragraph, at - 1))


def _is_place(word: str) -> bool:
    """Whether a capitalised word is a country, a state or a people rather than part of a title: Polish, Georgia."""
    return commonness.is_country(letters(word)) or word in NATIONALITIES


def _named(paragraph: Paragraph, at: int) -> bool:
    """Whether a token is a capitalised word that is only a name: Hollis in Hollis State."""
    token = paragraph.tokens[at]
    return token.text[0].isupper() and not commonness.is_word(token.text) and bool(letters(token.text))
