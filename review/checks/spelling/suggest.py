"""What the writer meant: the words near a misspelling, the likeliest first.

A candidate's score is the sum of two logarithms: how likely the word is between its neighbours (word and word-pair
frequencies, the grammar of the place, whether the draft uses it elsewhere), and how likely it was typed so (swaps,
doubled letters and neighbouring keys are cheap).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from doublemetaphone import doublemetaphone
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..vocabulary import words
from . import dictionary
from .variant import house_form

_WORDS, _PAIRS = 5.5e11, 2.3e13
"""How many words, and how many pairs of words, the two frequency lists were counted in (they come from two corpora)."""
_RAREST_PAIR = 4e6
"""How often a pair was seen, at most, that the list leaves out."""
_SLIP_WEIGHT = 1.8
_FORGOTTEN_SPACE = 1.8
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LITTLE = words(
    """a the of to in is on and that for it was with as at by be an not have had has he she they we his her their from
    this are or but which were been who will would there one also its all"""
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a misspelling stands: its neighbours in lower case (empty at a mark), the tag the model gives it, and the
    draft's own words."""

    left: str = ""
    right: str = ""
    tag: str = ""
    draft: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A correction: `score` is a sum of decimal logarithms, `cost` how unlikely the slip is, `edits` its letters."""

    word: str
    score: float
    cost: float
    edits: int


def suggest(word: str, place: Place, dialect: str, house: Collection[str] = ()) -> list[Candidate]:
    """At most five corrections of a misspelled word, best first, in the word's own capitals."""
    lower = word.lower()
    found: dict[str, Candidate] = {}
    for form, edits in _near(lower, dialect, house):
        cost = slip_cost(lower, form.lower())
        score = _fit((form.lower(),), place) - _SLIP_WEIGHT * cost
        if form[0].isupper() and not word[0].isupper():
            score -= 1.0
        found[form] = Candidate(form, score, cost, edits)
    for left, right in _splits(lower):
        pair = f"{left} {right}"
        found[pair] = Candidate(pair, _fit((left, right), place) - _SLIP_WEIGHT * _FORGOTTEN_SPACE, _FORGOTTEN_SPACE, 1)
    best = sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.word))[:5]
    seen: dict[str, Candidate] = {}
    for one in best:
        form = in_capitals(one.word, word)
        seen.setdefault(form, Candidate(form, one.score, one.cost, one.edits))
    return list(seen.values())


def in_capitals(word: str, like: str) -> str:
    """A word in the capitals of another: “Customers” for “Customors”, “PARIS” for “PRAIS”."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


@lru_cache(maxsize=2)
def _vocabulary(dialect: str) -> dict[str, str]:
    """The words to correct to, by their lower-case form, in their own capitals and the house's spelling."""
    spell = dictionary.american().spell
    known = {word.lower(): word for word in dictionary.added()}
    for word in dictionary.frequencies():
        if len(word) > 1 and spell(word):
            form = house_form(word, dialect)
            known[form] = form
        elif len(word) > 2 and spell(word.capitalize()):
            known.setdefault(word, word.capitalize())
    return known


@lru_cache(maxsize=2)
def _by_length(dialect: str) -> dict[int, list[str]]:
    lengths: dict[int, list[str]] = {}
    for word in _vocabulary(dialect):
        lengths.setdefault(len(word), []).append(word)
    return lengths


@lru_cache(maxsize=10_000)
def one_slip(word: str, dialect: str) -> tuple[str, ...]:
    """The common words that are one letter, or one swap, from a lower-case word."""
    vocabulary = _vocabulary(dialect)
    return tuple(other for other in set(_one_edit(word)) if vocabulary.get(other) == other != word)


@lru_cache(maxsize=5_000)
def _near_vocabulary(word: str, dialect: str) -> tuple[tuple[str, int], ...]:
    vocabulary = _vocabulary(dialect)
    found: dict[str, int] = {}
    for other in set(_one_edit(word)) - {word}:
        if other in vocabulary:
            found[vocabulary[other]] = 1
        elif len(other) > 3 and dictionary.american().spell(other):
            found[house_form(other, dialect)] = 1  # an affixed form that the frequency list has not
    if len(word) > 3:
        found = dict(_within(word, dialect, 2)) | found
    if not found and len(word) > 7:
        sound = doublemetaphone(word)[0]
        found = {form: edits for form, edits in _within(word, dialect, 3) if doublemetaphone(form)[0] == sound}
    return tuple(found.items())


def _within(word: str, dialect: str, most: int) -> Iterator[tuple[str, int]]:
    vocabulary, lengths = _vocabulary(dialect), _by_length(dialect)
    for length in range(len(word) - most, len(word) + most + 1):
        near = process.extract(word, lengths.get(length, ()), scorer=OSA.distance, score_cutoff=most, limit=None)
        yield from ((vocabulary[other], int(edits)) for other, edits, _ in near if edits)


def _near(word: str, dialect: str, house: Collection[str]) -> Iterator[tuple[str, int]]:
    yield from _near_vocabulary(word, dialect)
    if word.endswith("s") and dictionary.in_dictionary(f"{word[:-1]}'s"):
        yield f"{word[:-1]}'s", 1
    for own in house:
        edits = OSA.distance(word, own.lower(), score_cutoff=2)
        if 0 < edits <= (1 if len(word) <= 4 else 2):
            yield own, int(edits)


def _one_edit(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            if len(tail) > 1:
                yield head + tail[1] + tail[0] + tail[2:]
            for letter in _LETTERS:
                yield head + letter + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """The two words that a word may be when the space between them was forgotten: one of them is a little word.

    Two nouns run together are a compound that the dictionary has not caught up with.
    """
    for i in range(1, len(word)):
        left, right = word[:i], word[i:]
        if (left in _LITTLE or right in _LITTLE) and dictionary.pair_frequency(left, right):
            yield left, right


def _fit(meant: tuple[str, ...], place: Place) -> float:
    """The decimal logarithm of how likely a word, or two run together, is in a place."""
    first, last = meant[0], meant[-1]
    count = _count(first) if first is last else dictionary.pair_frequency(first, last)
    score = log10(max(count, 20_000) / _WORDS) + _pull(place.left, first) + _pull(last, place.right)
    if last in place.draft:
        score += 0.7
    return score + (_slot(last, place.tag) if first is last else 0.0)


def _count(word: str) -> int:
    """How often a word was counted; a possessive, which the list lacks, as a twentieth of its noun."""
    return dictionary.frequency(word.removesuffix("'s")) // (20 if word.endswith("'s") else 1)


@lru_cache(maxsize=20_000)
def _pull(left: str, right: str) -> float:
    """How much likelier two words are side by side than by chance, as a decimal logarithm; below 0 where they avoid
    each other, though both are so frequent that the list would have the pair."""
    if not left or not right:
        return 0.0
    chance = max(dictionary.frequency(left), 20_000) * max(dictionary.frequency(right), 20_000) * _PAIRS / _WORDS**2
    return log10(max(dictionary.pair_frequency(left, right), min(chance, _RAREST_PAIR)) / chance)


_ENDINGS = {"NNS": ("s",), "VBZ": ("s",), "VBG": ("ing",), "VBD": ("ed",), "VBN": ("ed", "en"), "RB": ("ly",)}


def _slot(word: str, tag: str) -> float:
    """A little for a word whose ending agrees with the tag that the model gave the place."""
    if tag in _ENDINGS:
        return 0.4 if word.endswith(_ENDINGS[tag]) else 0.0
    if tag in ("NN", "VB", "JJ", "VBP"):
        return -0.3 if word.endswith(("s", "ed", "ing")) and not word.endswith(("ss", "us", "is")) else 0.0
    return 0.0


def _keys() -> dict[str, str]:
    near: dict[str, str] = {}
    for r, row in enumerate(_ROWS):
        for k, key in enumerate(row):
            beside = [row[i] for i in (k - 1, k + 1) if 0 <= i < len(row)]
            above = [_ROWS[r - 1][i] for i in (k, k + 1) if r and i < len(_ROWS[r - 1])]
            below = [_ROWS[r + 1][i] for i in (k - 1, k) if r < 2 and 0 <= i < len(_ROWS[r + 1])]
            near[key] = "".join(beside + above + below)
    return near


_NEAR_KEYS = _keys()
_VOWELS = "aeiouy"
_SOUND_PAIRS = words("cs sc ck kc sz zs gj jg fv vf td dt mn nm bp pb kq qk cq qc")


@lru_cache(maxsize=20_000)
def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is to type one word for another, as a negative decimal logarithm: a weighted edit distance."""
    rows: list[list[float]] = [[0.0] * (len(meant) + 1) for _ in range(len(typed) + 1)]
    for i in range(len(typed) + 1):
        for j in range(len(meant) + 1):
            if i == j == 0:
                continue
            best = 99.0
            if i and j:
                a, b = typed[i - 1], meant[j - 1]
                best = rows[i - 1][j - 1] + (0.0 if a == b else _swap_in(a, b, i == 1))
                if i > 1 and j > 1 and a == meant[j - 2] and typed[i - 2] == b and a != b:
                    best = min(best, rows[i - 2][j - 2] + 1.0)
            if i:
                best = min(best, rows[i - 1][j] + _extra(typed, i - 1))
            if j:
                best = min(best, rows[i][j - 1] + _missing(meant, j - 1))
            rows[i][j] = best
    return rows[-1][-1]


def _swap_in(typed: str, meant: str, first: bool) -> float:
    if typed in _NEAR_KEYS.get(meant, ""):
        cost = 1.3
    elif typed in _VOWELS and meant in _VOWELS:
        cost = 1.2
    elif typed + meant in _SOUND_PAIRS:
        cost = 1.4
    else:
        cost = 2.0
    return cost + (0.4 if first else 0.0)


def _extra(typed: str, i: int) -> float:
    """A letter too many: once more than meant, beside its neighbour on the keyboard, or out of nowhere."""
    letter = typed[i]
    beside = typed[i - 1 : i] + typed[i + 1 : i + 2]
    if letter in beside:
        return 0.9
    if letter == "'" or any(letter in _NEAR_KEYS.get(other, "") for other in beside):
        return 1.2
    return 1.6 if i else 2.0


def _missing(meant: str, j: int) -> float:
    letter = meant[j]
    if letter == "'":
        return 0.5
    if j and meant[j - 1] == letter:
        return 0.8
    return 1.2 if j else 1.8
