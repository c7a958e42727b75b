"""The words of a paragraph as names are built from: a hyphenated name is one word, a possessive 's is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..language import Token
from ..manuscript import Paragraph
from .letters import letters

_JOINTS = ("-", "'", "/")


class Word(NamedTuple):
    """A word of one paragraph, with its tokens (`first` to `last`, both included) and its place in the folded text."""

    text: str
    key: str
    """Its `letters`."""
    first: int
    last: int
    start: int
    end: int
    sent: int
    opens: bool
    """Whether it opens a sentence or a quotation, so that its capital says little."""
    tied: bool
    """Whether only a space parts it from the word before."""
    possessive: bool
    """Whether an 's or an apostrophe of possession follows, which is no part of the word."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """All in capitals, and longer than an initial."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1 and not self.text.endswith(".")


def words_of(paragraph: Paragraph) -> tuple[Word, ...]:
    """The words in order; marks and possessive endings are left out."""
    return tuple(_words(paragraph))


def _words(paragraph: Paragraph) -> Iterator[Word]:
    tokens, text = paragraph.tokens, paragraph.folded
    at, end = 0, -2
    while at < len(tokens):
        token = tokens[at]
        if not (token.text.isalnum() or any(map(str.isalnum, token.text))) or _is_possessive(token):
            at += 1
            continue
        last = _end(tokens, at)
        word = token.text if last == at else text[token.start : tokens[last].end]
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        possessive = after is not None and not tokens[last].space and _is_possessive(after)
        tied = token.start == end + 1 and text[end] == " "
        end = tokens[last].end
        yield Word(word, letters(word), at, last, token.start, end, token.sent, _opens(tokens, at), tied, possessive)
        if possessive and after is not None:
            end = after.end
        at = last + 1


def _is_possessive(token: Token) -> bool:
    return token.tag == "POS" or token.text in ("'s", "'S")


def _end(tokens: tuple[Token, ...], at: int) -> int:
    """The last token of the word that starts here: halves of Baca-Whitten and al-Masri are joined."""
    while (
        at + 2 < len(tokens)
        and tokens[at + 1].text in _JOINTS[:1]
        and not tokens[at].space
        and not tokens[at + 1].space
        and tokens[at + 2].text[0].isalnum()
    ):
        at += 2
    return at


def _opens(tokens: tuple[Token, ...], at: int) -> bool:
    """The first word of a sentence, a quotation, or what follows a colon or a dash."""
    if at == 0 or tokens[at - 1].sent != tokens[at].sent:
        return True
    return tokens[at - 1].text in {'"', "'", ":", "—", "–", "--", "…", "...", "(", "•", ".", "?", "!", ";", "-", "*"}
