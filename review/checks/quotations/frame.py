"""The frame of a paragraph's quotations: the narration around them, in sentences of its own.

The model cuts sentences inside quotations and between a quotation and its “he said”. A frame cuts them as an editor
reads them: a quotation belongs to the sentence that carries it, however many sentences it holds itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..language import Tokens
from ..manuscript import Paragraph
from ..vocabulary import words
from . import speech

_STOPS = frozenset({".", "?", "!", "…", "..."})


@dataclass(frozen=True)
class Sentence:
    """One sentence of the frame: its tokens from `first` to before `end`, those outside of quotations apart."""

    first: int
    end: int
    narration: Tokens
    quotes: tuple[tuple[int, int], ...]
    """The first and the last token of each quotation it carries, marks included."""

    @cached_property
    def only_quoted(self) -> bool:
        return not any(token.text[:1].isalnum() for token in self.narration)


@dataclass(frozen=True)
class Frame:
    """A paragraph's sentences around its quotations. `quoted` says of each token whether it stands in a quotation."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    quoted: tuple[bool, ...]

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that the token is in."""
        return next(i for i, sentence in enumerate(self.sentences) if token < sentence.end)


def frame(paragraph: Paragraph, quotes: Sequence[tuple[int, int]], open_ended: Sequence[tuple[int, int]] = ()) -> Frame:
    """Cut a paragraph into sentences around its quotations, given as the tokens of their marks, in order.

    `open_ended` are passages that a mark without a partner opens: no narration either.
    """
    tokens = paragraph.tokens
    quoted = [False] * len(tokens)
    for first, last in open_ended:
        quoted[first : last + 1] = [True] * (last + 1 - first)
    closing = {}
    opening = set()
    for first, last in quotes:
        quoted[first : last + 1] = [True] * (last + 1 - first)
        closing[last] = first
        opening.add(first)
    cuts = [i + 1 for i in range(len(tokens) - 1) if _ends(tokens, i, quoted, closing, opening)]
    sentences = []
    for first, end in zip([0, *cuts], [*cuts, len(tokens)], strict=True) if tokens else ():
        narration = tuple(token for token in tokens[first:end] if not quoted[token.i])
        sentences.append(Sentence(first, end, narration, tuple(q for q in quotes if first <= q[0] < end)))
    return Frame(paragraph, tuple(sentences), tuple(quoted))


def _ends(tokens: Tokens, i: int, quoted: list[bool], closing: dict[int, int], opening: set[int]) -> bool:
    """Whether a sentence of the frame ends with token `i`."""
    token, following = tokens[i], tokens[i + 1]
    if i not in closing and (quoted[i] or token.text not in _STOPS):
        return False
    starts = following.text[:1].isupper() or following.text[:1].isdigit() or i + 1 in opening or following.text in "([—"
    if i in closing:
        last_word = tokens[i - 1].text if i - 1 > closing[i] else ""
        if last_word not in _STOPS or following.text in _STOPS:
            return False
        return starts and not _attributes(tokens, i + 1, quoted, asked=last_word in "?!")
    return starts and not _abbreviates(tokens, i)


def _abbreviates(tokens: Tokens, i: int) -> bool:
    """Whether a full stop belongs to the word before it: Lt., an initial."""
    before = tokens[i - 1] if i else None
    if before is None or before.space or tokens[i].text != ".":
        return False
    return before.lower in _ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper() and before.text != "I")


def _attributes(tokens: Tokens, at: int, quoted: Sequence[bool], asked: bool) -> bool:
    """Whether the words after a closing mark are its attribution: “Won what?” Palsdottir asked."""
    for token in tokens[at : at + 7]:
        if quoted[token.i]:
            return False
        lemma = speech.verb(token)
        if lemma in speech.SAYING:
            tail = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            ends = tail is None or not tail.text[:1].isalnum()
            if ends or token.i == at or lemma == "ask":
                return True
            return tail is not None and tail.tag in (_TAIL if asked else _TAIL[:2]) and tail.lower != "that"
        if not (token.text[:1].isupper() or token.lower in _PARTICLES):
            return False
    return False


_TAIL = ("IN", "RB", "NN", "NNS", "NNP", "TO")
_ABBREVIATIONS = words(
    "lt sgt capt gov sen rep dr mr mrs ms st gen col prof rev hon supt insp det cpl pvt adm cmdr maj messrs jr sr no vs"
)
_PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "del", "al", "bin", "el", "da", "dos", "-"})
