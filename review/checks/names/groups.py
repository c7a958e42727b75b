"""What a draft names, and who of its people a bare name may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ..lists import Kind, NameEntry
from .letters import is_initial, is_suffix, letters
from .runs import PARTICLES
from .sightings import Sighting

_FAMILY_NAME_FIRST = frozenset(
    "kim xi li wang zhang liu chen yang zhao huang zhou wu xu sun zhu ma hu guo he lin luo deng mao jiang wen hua lee "
    "park choi jung moon yoon nguyen tran pham ho vo dang aung ban tsai chiang".split()
)


@dataclass(eq=False)
class Group:
    """Everything in a draft that is taken for one name."""

    name: str
    kind: Kind
    entry: NameEntry | None
    keys: tuple[str, ...]
    """The fullest form's words by their letters, without initials and suffix."""
    sightings: list[Sighting] = field(default_factory=list)

    def short_keys(self) -> set[tuple[str, ...]]:
        """What a person is called on second reference: the family name, with its particles or without."""
        tails = {self.keys[start:] for start in range(1, len(self.keys))}
        if self.keys[0] in _FAMILY_NAME_FIRST and len(self.keys) > 1:
            tails.add(self.keys[:1])
        return tails


class Groups:
    """The groups of one draft, with its people by what they are called."""

    def __init__(self) -> None:
        self._all: dict[tuple[object, ...], Group] = {}
        self._look_up()

    def __iter__(self) -> Iterator[Group]:
        return iter(self._all.values())

    def add(self, one: Sighting) -> None:
        """Add a sighting to the group of its entry, or of its very words; it opens one where there is none."""
        key: tuple[object, ...] = (id(one.entry),) if one.entry is not None else (one.kind, one.keys, one.suffix)
        group = self._all.get(key)
        if group is None:
            listed = one.entry
            if listed is not None:
                group = Group(listed.name, listed.kind, listed, _person_keys(listed.name))
            else:
                group = Group(one.text, one.kind or "person", None, one.keys)
            self._all[key] = group
            self._enter(group)
        group.sightings.append(one)
        if group.entry is None and len(one.text) > len(group.name):
            group.name = one.text

    def drop_empty(self) -> None:
        """Forget the groups whose sightings went to others."""
        self._all = {key: group for key, group in self._all.items() if group.sightings}
        self._look_up()

    def by_family(self, keys: tuple[str, ...]) -> list[Group]:
        """The people who are called so on second reference."""
        return self._by_short.get(keys, [])

    def by_first(self, keys: tuple[str, ...]) -> list[Group]:
        """Who bears this first name, where that is one person alone."""
        bearers = self._by_first.get(keys, [])
        return bearers if len(bearers) == 1 else []

    def has_bearer(self, key: str) -> bool:
        """Whether some person's name begins or ends with this word."""
        return key in self._ends

    def _look_up(self) -> None:
        self.people: list[Group] = []
        self._by_short: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
        self._by_first: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
        self._ends: set[str] = set()
        for group in self:
            self._enter(group)

    def _enter(self, group: Group) -> None:
        if group.kind != "person":
            return
        self._ends |= {group.keys[0], group.keys[-1]}
        if len(group.keys) < 2:
            return
        self.people.append(group)
        self._by_first[group.keys[:1]].append(group)
        for keys in group.short_keys():
            self._by_short[keys].append(group)


@lru_cache(maxsize=4_096)
def called(name: str) -> tuple[tuple[str, str], ...]:
    """What a person may be called for short, as it is spelled and by its letters: first name, then family names."""
    words = [word for word in name.split() if not is_initial(word) and not is_suffix(word)] or name.split()
    if letters(words[0]) in _FAMILY_NAME_FIRST:
        texts = [words[0], words[0], words[-1]]
    else:
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in PARTICLES:
            start -= 1
        texts = [words[0], " ".join(words[start:]), words[-1]]
    return tuple((text, letters(text)) for text in texts)


def _person_keys(name: str) -> tuple[str, ...]:
    words = [word for word in name.split() if not is_initial(word) and not is_suffix(word)]
    return tuple(map(letters, words or name.split()))
