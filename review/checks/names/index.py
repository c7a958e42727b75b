"""The name list by its letters: which entries have exactly these letters, and which have nearly them.

Built once per list version and lean, since a list may hold 500,000 names: one dictionary of the distinct words, and
flat arrays for everything else. Near words are found by a scan of all words of a like length that share nearly the
same set of letters (one edit changes that set by at most two), then by their true distance.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from ..lists import HouseLists, Kind, NameEntry
from .letters import is_initial, is_suffix, letters, most_edits

Ids = npt.NDArray[np.int32]

_REACH = 2
"""How many edits a word may be away to be found by itself; more are found by way of the name's other words."""
_EVERY_FORM = 200
"""A name shares so few other names' words that all of those may be looked at, however wrong the rest of it is."""


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
        self._hashes = np.array(hashes, np.int64)[self._order]
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
        lengths = np.array([len(word) for word in self._words], np.int32)
        self._by_length = np.argsort(lengths, kind="stable").astype(np.int32)
        self._length_at = np.searchsorted(lengths[self._by_length], np.arange(64)).astype(np.int32)
        self._masks = np.array([_mask(self._words[number]) for number in self._by_length], np.uint64)

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
        at = int(np.searchsorted(self._hashes, wanted))
        found: list[Form] = []
        while at < len(self._hashes) and int(self._hashes[at]) == wanted:
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
        return 0.0 if number is None else int(self._as_first[number]) / max(self._people, 2_000)

    def share_as_last(self, key: str) -> float:
        """The share of the listed people's names that end in this word."""
        number = self._vocabulary.get(key)
        return 0.0 if number is None else int(self._as_last[number]) / max(self._people, 2_000)

    def with_last(self, key: str, most: int = 50) -> list[Form]:
        """The people's forms of several words that end in this one; empty where there are more than `most`."""
        number = self._vocabulary.get(key)
        if number is None or int(self._as_last[number]) > 2 * most:
            return []
        forms = (self.form(int(one)) for one in self._posted_for(number) if self._last_of(int(one)) == number)
        return [form for form in forms if form.entry.kind == "person" and " " in form.text]

    @lru_cache(maxsize=20_000)  # noqa: B019 - an index lives as long as its list version
    def near_words(self, key: str) -> tuple[int, ...]:
        """The ids of the listed words that could have been meant, this one itself included."""
        if not self._words or not key:
            return ()
        reach = min(_REACH, most_edits(len(key) + 1))
        low, high = self._length_at[max(0, len(key) - reach)], self._length_at[min(63, len(key) + reach + 1)]
        unlike = np.bitwise_count(self._masks[low:high] ^ np.uint64(_mask(key)))
        close = self._by_length[low:high][unlike <= 2 * reach]
        edits = cdist(
            [key], [self._words[one] for one in close], scorer=OSA.distance, score_cutoff=reach, dtype=np.int32
        )
        return tuple(int(one) for one in close[edits[0] <= reach])

    def near_forms(self, keys: tuple[str, ...]) -> Iterator[Form]:
        """The forms that might have been meant: nearly all words near, or a rare word shared."""
        if len(keys) == 1:
            numbers: Iterable[int] = (
                int(form)
                for word in self.near_words(keys[0])
                for form in self._posted_for(word)
                if self._words_in(int(form)) == 1
            )
        else:
            numbers = self._near_phrases(keys)
        for number in numbers:
            yield self.form(number)

    def _near_phrases(self, keys: tuple[str, ...]) -> Iterable[int]:
        hits = [np.unique(self._posted_for_all(self.near_words(key))) for key in dict.fromkeys(keys)]
        forms, counts = np.unique(np.concatenate(hits), return_counts=True)
        lengths = self._starts[forms + 1] - self._starts[forms]
        enough = (counts >= 2) & ((counts >= lengths - 1) | (counts >= 3))
        good = forms[enough & ((lengths <= len(keys) + 1) | (counts >= 3))]
        rare = [
            posted
            for key in keys
            if (number := self._vocabulary.get(key)) is not None
            and len(posted := self._posted_for(number)) <= _EVERY_FORM
        ]
        for posted in rare:
            good = np.union1d(good, posted[self._starts[posted + 1] - self._starts[posted] <= len(keys) + 1])
        return [int(one) for one in good]

    def _posted_for(self, word: int) -> Ids:
        return self._postings[self._posted[word] : self._posted[word + 1]]

    def _posted_for_all(self, words: tuple[int, ...]) -> Ids:
        return np.concatenate([self._posted_for(word) for word in words]) if words else np.empty(0, np.int32)

    def _words_in(self, form: int) -> int:
        return int(self._starts[form + 1] - self._starts[form])

    def _last_of(self, form: int) -> int:
        return int(self._flat[self._starts[form + 1] - 1])


def _mask(key: str) -> int:
    """The set of a word's letters as bits."""
    mask = 0
    for letter in key:
        mask |= 1 << (ord(letter) & 63)
    return mask


@lru_cache(maxsize=2)
def index_of(lists: HouseLists) -> NameIndex:
    return NameIndex(lists.names)
