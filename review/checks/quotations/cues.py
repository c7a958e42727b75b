"""How a quotation hangs in its sentence: the verb that carries it, and how closely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..language import Token, Tokens
from ..vocabulary import words
from . import speech
from .frame import Frame, Sentence

Tie = Literal["after", "before", "colon", "woven", "source"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a quotation, as tokens, both included.

    `tie` says how: a verb right after the closing mark, one right before the opening mark, a clause that ends in a
    colon, a verb that has the quoted words in the run of its sentence, or a source given without a verb (according to).
    """

    first: int
    last: int
    tie: Tie

    @property
    def attached(self) -> bool:
        return self.tie in ("after", "before", "colon")


def find(frame: Frame, sentence: Sentence, quote: tuple[int, int]) -> Cue | None:
    """The cue of a quotation in the sentence that carries it, the closest first; None where it has none."""
    return (
        _after(frame, sentence, quote)
        or _before(frame, sentence, quote)
        or _woven(sentence, quote)
        or _source(frame, sentence)
        or _later(sentence, quote)
    )


def hangs_free(frame: Frame, sentence: Sentence, quote: tuple[int, int]) -> bool:
    """Whether the quotation is a clause of its own, not words in the run of the sentence: no word leads into it."""
    if quote[0] == sentence.first:
        return True
    before = frame.paragraph.tokens[quote[0] - 1]
    return not before.text[:1].isalnum() or bool(speech.verb(before)) or before.lower in ("and", "but", "then", "that")


def _after(frame: Frame, sentence: Sentence, quote: tuple[int, int]) -> Cue | None:
    tokens = frame.paragraph.tokens
    start = quote[1] + 1
    if start >= sentence.end or not hangs_free(frame, sentence, quote):
        return None
    if tokens[quote[1] - 1].text not in ",?!—–-…..." and tokens[start].text not in (",", "—", "–"):
        first_word = tokens[start]
        if not (first_word.tag in ("PRP", "NNP") or speech.verb(first_word) in speech.SAYING):
            return None
    for token in tokens[start : min(sentence.end, start + _REACH)]:
        if frame.quoted[token.i] or token.text in (";", ":", "."):
            return None
        lemma = speech.verb(token)
        beside = lemma in speech.BESIDE and tokens[token.i - 1].tag != "CC" and token.i - start <= 8
        if (lemma in speech.SAYING or beside) and not _is_aside(tokens, token, start):
            return Cue(token.i, token.i, "after")
        if token.tag in _FINITE and token.pos == "VERB" and not lemma and not _is_aside(tokens, token, start):
            return None
    return None


def _before(frame: Frame, sentence: Sentence, quote: tuple[int, int]) -> Cue | None:
    tokens = frame.paragraph.tokens
    at = quote[0] - 1
    if at < sentence.first or frame.quoted[at]:
        return None
    lead = tokens[at]
    if lead.text == ":":
        return _colon(frame, sentence, at)
    if not (lead.text in (",", "—", "–") or lead.lower == "that" or speech.verb(lead)):
        return None
    for token in reversed(tokens[max(sentence.first, at - _REACH) : at + 1]):
        if frame.quoted[token.i]:
            return None
        lemma = speech.verb(token)
        if lemma in speech.SAYING or (lemma in speech.BESIDE and token.tag != "VB" and _is_beside(tokens, token.i, at)):
            return Cue(token.i, token.i, "before")
        if token.tag in _FINITE and not lemma and token.pos == "VERB" and not _is_aside(tokens, token, sentence.first):
            return None
    return None


def _is_beside(tokens: Tokens, verb: int, mark: int) -> bool:
    """Whether a verb stands right before a mark, but for its particle: went on, put it simply."""
    return all(token.lower in _PARTICLES or token.tag in ("RB", "RP") for token in tokens[verb + 1 : mark])


_PARTICLES = words("it on out up in this way that")


def _colon(frame: Frame, sentence: Sentence, at: int) -> Cue | None:
    """A clause before a colon: its last verb of speech, or else its main verb (“Her thesis is simple:”)."""
    clause = [token for token in frame.paragraph.tokens[sentence.first : at] if not frame.quoted[token.i]]
    saying = [token for token in clause if speech.verb(token) in speech.SAYING | speech.BESIDE]
    verbs = saying or [token for token in clause if token.tag in _FINITE]
    if verbs:
        return Cue(verbs[-1].i, verbs[-1].i, "colon")
    return Cue(clause[-1].i, clause[-1].i, "colon") if clause else None


def _source(frame: Frame, sentence: Sentence) -> Cue | None:
    for token in sentence.narration:
        following = [t.lower for t in frame.paragraph.tokens[token.i + 1 : token.i + 4]]
        if token.lower == "according" and following[:1] == ["to"]:
            return Cue(token.i, token.i + 1, "source")
        if token.lower == "in" and following == ["the", "words", "of"]:
            return Cue(token.i, token.i + 3, "source")
    return None


def _woven(sentence: Sentence, quote: tuple[int, int]) -> Cue | None:
    """The nearest verb before that can carry a few words; one of thinking only where nobody says so."""
    left = [token for token in reversed(sentence.narration) if token.i < quote[0]]
    for carries in (speech.SAYING | speech.NAMING - speech.THINKING, speech.THINKING):
        for token in left:
            if speech.verb(token) in carries and (token.lower != "called" or _calls(token, quote)):
                return Cue(token.i, token.i, "woven")
    return None


def _later(sentence: Sentence, quote: tuple[int, int]) -> Cue | None:
    for token in sentence.narration:
        if token.i > quote[1] and speech.verb(token) in speech.SAYING:
            return Cue(token.i, token.i, "woven")
    return None


def _calls(token: Token, quote: tuple[int, int]) -> bool:
    """Called it “a mess”, but not a horse called “Fiduciary”."""
    return token.lower == "called" and token.i != quote[0] - 1 and token.tag != "VBN"


def _is_aside(tokens: Tokens, token: Token, start: int) -> bool:
    """Whether a verb stands in a relative clause, between its pronoun and the comma that ends it."""
    for earlier in reversed(tokens[start : token.i]):
        if earlier.text in (",", "—", "–"):
            return False
        if earlier.tag in ("WP", "WDT", "WP$", "WRB"):
            return True
    return False
