"""The name list by its letters: which entries have exactly these letters, and which have nearly them.

Built once per list version and lean, since a list may hold 500,000 names: one dictionary of the distinct words, and
flat arrays for everything else. A near name is looked for among those that share a word with it; their other words
are sifted by length and by the set of their letters (one edit changes that set by at most two) before any is compared.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from ..lists import HouseLists, NameEntry
from .letters import is_initial, is_suffix, letters, most_edits, slip

Ids = npt.NDArray[np.int32]

_FEW = 500
"""Among so few words, one that is further off is looked at as well."""
_STRANGERS = 20_000
"""A list tells how common a name is only as far as it is long."""
_NONE: Ids = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry's name; `full` where it is the listed name or an alias, not a shortening of ours."""

    entry: NameEntry
    text: str
    full: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(map(letters, self.text.split()))


def forms_of(entry: NameEntry) -> list[tuple[str, bool]]:
    """The forms of an entry: as listed, and for a person without initials and suffix."""
    forms = [(form, True) for form in entry.forms]
    if entry.kind == "person":
        forms += [(plain, False) for form in entry.forms if (plain := plain_person(form)) and plain not in entry.forms]
    return forms


def plain_person(name: str) -> str:
    """A person's name without initials and suffix, empty where nothing falls away or less than two words are left."""
    if "." not in name and not is_suffix(name[name.rfind(" ") + 1 :]):
        return ""
    words = name.split()
    kept = [word for word in words if not is_initial(word) and not is_suffix(word)]
    return " ".join(kept) if 2 <= len(kept) < len(words) else ""


class NameIndex:
    """The list, ready to be asked. Form ids count every form of every entry, in the list's order."""

    def __init__(self, entries: tuple[NameEntry, ...]) -> None:
        self._entries = entries
        vocabulary: dict[str, int] = {}
        flat, starts, owner, hashes = array("i"), array("i", [0]), array("i"), array("q")
        self.longest = 1
        for number, entry in enumerate(entries):
            for text, _ in forms_of(entry):
                keys = [letters(word) for word in text.split()]
                flat.extend(vocabulary.setdefault(key, len(vocabulary)) for key in keys)
                starts.append(len(flat))
                owner.append(number)
                hashes.append(hash("".join(keys)))
                self.longest = max(self.longest, len(keys))
        self._vocabulary = vocabulary
        self._flat = np.array(flat, np.int32)
        self._starts = np.array(starts, np.int32)
        self._owner = np.array(owner, np.int32)
        self._order = np.argsort(np.array(hashes, np.int64), kind="stable").astype(np.int32)
        self._hashes = array("q", np.array(hashes, np.int64)[self._order].tobytes())
        self._index_words()

    def _index_words(self) -> None:
        count = len(self._vocabulary)
        self._words = list(self._vocabulary)
        form_of_place = np.repeat(np.arange(len(self._owner), dtype=np.int32), np.diff(self._starts))
        order = np.argsort(self._flat, kind="stable")
        self._postings = form_of_place[order]
        self._posted = np.searchsorted(self._flat[order], np.arange(count + 1)).astype(np.int32)
        person = np.array([entry.kind == "person" for entry in self._entries], np.bool_)[self._owner]
        last = self._flat[self._starts[1:] - 1] if count else self._flat
        first = self._flat[self._starts[:-1]] if count else self._flat
        self._as_last = np.bincount(last[person], minlength=count).astype(np.int32)
        self._as_first = np.bincount(first[person], minlength=count).astype(np.int32)
        self._people = max(1, int(person.sum()))
        self._lengths = np.array([len(word) for word in self._words], np.int32)
        self._masks = np.array([_mask(word) for word in self._words], np.uint32)
        titled = np.array([bool(entry.titles) for entry in self._entries], np.bool_)[self._owner]
        self._titled_forms = np.flatnonzero(person & titled & (np.diff(self._starts) > 1)).astype(np.int32)
        self._titled_words = last[self._titled_forms] if count else self._flat
        self._lone_forms = np.flatnonzero(np.diff(self._starts) == 1).astype(np.int32)
        self._lone_words = self._flat[self._starts[self._lone_forms]] if count else self._flat

    def __len__(self) -> int:
        return len(self._entries)

    def form(self, number: int) -> Form:
        owner = int(self._owner[number])
        entry = self._entries[owner]
        first = int(np.searchsorted(self._owner, owner))
        text, full = forms_of(entry)[number - first]
        return Form(entry, text, full)

    def same_letters(self, key: str) -> list[Form]:
        """The forms with exactly these letters, however they are spaced, hyphenated, accented or capitalized."""
        wanted = hash(key)
        at = bisect_left(self._hashes, wanted)
        found: list[Form] = []
        while at < len(self._hashes) and self._hashes[at] == wanted:
            form = self.form(int(self._order[at]))
            if "".join(form.keys) == key:
                found.append(form)
            at += 1
        return found

    def knows(self, key: str) -> bool:
        """Whether some listed name has this word."""
        return key in self._vocabulary

    def share_as_first(self, key: str) -> float:
        """The share of the listed people's names that begin with this word."""
        number = self._vocabulary.get(key)
        return 0.0 if number is None else int(self._as_first[number]) / (self._people + _STRANGERS)

    def share_as_last(self, key: str) -> float:
        """The share of the listed people's names that end in this word."""
        number = self._vocabulary.get(key)
        return 0.0 if number is None else int(self._as_last[number]) / (self._people + _STRANGERS)

    def with_last(self, key: str, most: int = 50) -> list[Form]:
        """The people's forms of several words that end in this one; empty where there are more than `most`."""
        number = self._vocabulary.get(key)
        if number is None or int(self._as_last[number]) > 2 * most:
            return []
        forms = (self.form(int(one)) for one in self._posted_for(number) if self._last_of(int(one)) == number)
        return [form for form in forms if form.entry.kind == "person" and " " in form.text]

    def near_forms(self, keys: tuple[str, ...]) -> Iterator[Form]:
        """The forms that might have been meant: those that share a word and have others near, or a lone word near."""
        numbers = self._near_phrases(keys) if len(keys) > 1 else self._near_lone(keys[0])
        for number in numbers:
            yield self.form(int(number))

    def near_titled(self, key: str) -> Iterator[Form]:
        """The forms of people with titles whose family name this might be."""
        for number in self._titled_forms[self._are_near(self._titled_words, key)]:
            yield self.form(int(number))

    def _near_lone(self, key: str) -> Ids:
        near = self._are_near(self._lone_words, key)
        return self._lone_forms[near]

    def _near_phrases(self, keys: tuple[str, ...]) -> Ids:
        known = [number for key in dict.fromkeys(keys) if (number := self._vocabulary.get(key)) is not None]
        if not known:
            return _NONE
        forms = (
            self._posted_for(known[0])
            if len(known) == 1
            else np.unique(np.concatenate(list(map(self._posted_for, known))))
        )
        sizes = self._starts[forms + 1] - self._starts[forms]
        fit = (sizes > 1) & (sizes <= max(len(keys) + 1, 8))
        forms, sizes = forms[fit], sizes[fit]
        if not len(forms):
            return _NONE
        ends = np.cumsum(sizes)
        begins = ends - sizes
        words = self._flat[np.arange(ends[-1], dtype=np.int64) + np.repeat(self._starts[forms] - begins, sizes)]
        near = np.zeros(len(words), np.bool_)
        for key in dict.fromkeys(keys):
            near |= self._are_near(words, key)
        hits = np.add.reduceat(near, begins, dtype=np.int32)
        enough = (hits >= 2) & ((hits >= sizes - 1) & (sizes <= len(keys) + 1) | (hits >= 3))
        return forms[enough]

    def _are_near(self, words: Ids, key: str) -> npt.NDArray[np.bool_]:
        """Which of the words could have been meant by this one, itself included."""
        reach = most_edits(len(key) + 1) + (len(words) < _FEW)
        like = (np.abs(self._lengths[words] - len(key)) <= reach) & (
            np.bitwise_count(self._masks[words] ^ np.uint32(_mask(key))) <= 2 * reach
        )
        for place in np.flatnonzero(like):
            like[place] = slip(key, self._words[words[place]]) > 0
        return np.asarray(like, np.bool_)

    def _posted_for(self, word: int) -> Ids:
        return self._postings[self._posted[word] : self._posted[word + 1]]

    def _last_of(self, form: int) -> int:
        return int(self._flat[self._starts[form + 1] - 1])


def _mask(key: str) -> int:
    """The set of a word's letters as bits."""
    mask = 0
    for letter in key:
        mask |= 1 << (ord(letter) & 31)
    return mask


@lru_cache(maxsize=2)
def index_of(lists: HouseLists) -> NameIndex:
    return NameIndex(lists.names)
