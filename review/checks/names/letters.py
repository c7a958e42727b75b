"""Names by their letters: what two spellings share, and how easily a typist turns the one into the other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from doublemetaphone import doublemetaphone
from rapidfuzz.distance import OSA

_OTHER_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_LOOK_ALIKES = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "o", "O": "o"})
_VOWELS = frozenset("aeiouy")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)$")

_INITIAL = re.compile(r"(?:[^\W\d_]\.)+|[A-Z]")

MOST_EDITS = 3


def letters(text: str) -> str:
    """The lower-case letters and figures without accents, hyphens, points, apostrophes and spaces."""
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text.lower()))
    apart = unicodedata.normalize("NFD", text.lower().translate(_OTHER_LETTERS))
    return "".join(letter for letter in apart if letter.isalnum())


def look(text: str) -> str:
    """The letters as a hurried eye sees them: capital I, small l and 1 are one, and so are O and 0."""
    return letters(text.translate(_LOOK_ALIKES))


def is_suffix(word: str) -> bool:
    """Whether a word tells a son from his father: Jr., Sr., III."""
    return word[:1] in ("J", "S", "I") and bool(_SUFFIX.match(word))


def is_initial(word: str) -> bool:
    """One initial or several in one word: F., H.W."""
    return (word[-1:] == "." or len(word) == 1) and bool(_INITIAL.fullmatch(word))


def most_edits(length: int) -> int:
    """How many letters of a word so long may be wrong for it still to be the same word."""
    return 1 if length < 6 else 2 if length < 9 else MOST_EDITS


@lru_cache(maxsize=50_000)
def distance(written: str, right: str) -> int:
    """Letters wrong, missing, added or swapped with their neighbour; MOST_EDITS + 1 stands for any more."""
    return int(OSA.distance(written, right, score_cutoff=MOST_EDITS))


@lru_cache(maxsize=50_000)
def slip(written: str, right: str) -> float:
    """How likely a misspelling of `right` is to be `written`, both as `letters` gives them; 0 where they are far apart.

    The figures are orders of magnitude: a doubled, swapped or like-sounding letter is the commonest slip, a wrong
    consonant a rare one, two slips in one word rarer by far unless the word still sounds the same.
    """
    if written == right:
        return 0.1
    edits = distance(written, right)
    if edits > most_edits(max(len(written), len(right))):
        if edits == 2 and min(len(written), len(right)) > 3 and written[0] == right[0]:
            return 1e-4
        if _shared_stem(written, right) or (edits <= MOST_EDITS and sounds_alike(written, right)):
            return 0.002
        return 0.0
    alike = sounds_alike(written, right)
    if edits == 1:
        if sorted(written) == sorted(right) or _doubled(written, right):
            return 0.05
        return 0.03 if alike else 0.02 if len(written) != len(right) else _substituted(written, right)
    if alike:
        return 0.012 if edits == 2 else 0.002
    if _shared_stem(written, right):
        return 0.005
    return 1e-4 if edits == 2 else 1e-7


def sounds_alike(one: str, other: str) -> bool:
    return len(one) > 3 and bool({*doublemetaphone(one)} & {*doublemetaphone(other)} - {""})


def _doubled(one: str, other: str) -> bool:
    return re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)


def _substituted(one: str, other: str) -> float:
    wrong = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    return 0.02 if _VOWELS.issuperset(wrong) else 0.008


def _shared_stem(one: str, other: str) -> bool:
    """Institute and Institution, Organisation and Organization: one word, two endings."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 6 and shared >= 0.7 * max(len(one), len(other))
