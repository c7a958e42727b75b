"""Sightings gathered into the people, organisations and places that they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ..lists import NameEntry
from ..spelling import dictionary
from . import beside, commonness, nearness, titles
from .groups import Group, Groups, called
from .index import Form, NameIndex
from .letters import MOST_EDITS, slip
from .runs import PARTICLES, is_first_name
from .sightings import Sighting
from .words import Word


class Gathering:
    """Works through the sightings of one draft: full names first, then what refers back to them."""

    def __init__(self, found: list[Sighting], index: NameIndex) -> None:
        self._index = index
        self._groups = Groups()
        self._present: set[int] = {id(one.entry) for one in found if one.entry is not None}
        self._lone = Counter(one.keys for one in found if one.entry is None and len(one.words) == 1)
        self._borne = {one.keys[-1] for one in found if len(one.words) > 1}
        self._found = found
        self._tails: set[tuple[str, ...]] = set()

    def groups(self) -> list[Group]:
        self._found = [one for one in self._found if not self._is_counted(one)]
        self._tails = {
            one.keys[start:]
            for one in self._found
            if not one.loose and one.kind in ("person", None)
            for start in range(1, len(one.keys))
        }
        whole = list(_uncovered(self._hold(one) for one in self._found))
        people = [one for one in whole if self._is_full(one)]
        for one in people:
            self._groups.add(one)
        self._settle_variants()
        rest = [one for one in whole if not self._is_full(one)]
        for one in rest:
            self._refer(one)
        for group in self._groups:
            group.sightings.sort(key=lambda one: one.start)
        return sorted(self._groups, key=lambda group: group.sightings[0].start)

    def _is_counted(self, one: Sighting) -> bool:
        """Whether namesakes are named together: the two Thomas Redferns."""
        at = one.words[0].first
        if one.entry is not None or len(one.words) < 2 or at == 0 or not one.keys[-1].endswith("s"):
            return False
        before = one.paragraph.tokens[at - 1]
        if before.tag != "CD" and before.lower not in ("the", "both", "all", "other", "these", "those", "many"):
            return False
        singular = {(*one.keys[:-1], last) for last in _singulars(one.keys[-1])}
        return any(other.keys in singular for other in self._found) or any(
            form.entry.kind == "person" for keys in singular for form in self._index.same_letters("".join(keys))
        )

    # -- full names

    def _hold(self, one: Sighting) -> Sighting:
        """The sighting held against the list: what it was probably meant to be."""
        whole = (*one.title, *one.words, *one.chain)
        if one.entry is not None or not len(self._index) or (len(whole) < 2 and (one.weak or len(one.keys[0]) < 6)):
            return one
        guess = nearness.guess(whole, self._index, lambda form: self._prior(form, one),
                               (len(one.title), len(one.title) + len(one.words)), settled=not one.loose)  # fmt: skip
        if guess is None:
            return one
        words = whole[guess.start : guess.end]
        right = _cased(guess.right, words)
        return replace(one, words=words, title=whole[: guess.start], kind=guess.form.entry.kind, entry=guess.form.entry,
                       right=right, weak=False, chain=())  # fmt: skip

    def _prior(self, form: Form, one: Sighting) -> tuple[float, float]:
        """How likely it is that this entry is named here, and how the title beside changes that."""
        prior = nearness.LISTED / max(len(self._index), 50)
        if id(form.entry) in self._present:
            prior = nearness.PRESENT
        elif form.entry.kind == "person" and self._lone.get(form.keys[-1:]) and form.keys[-1] not in self._borne:
            prior = max(prior, nearness.PRESENT / 2 / max(1, len(self._index.with_last(form.keys[-1])) or 1_000))
        return prior, _title_beside(one, form.entry)

    def _is_full(self, one: Sighting) -> bool:
        if one.entry is not None:
            return True
        if one.loose or one.weak or len(one.keys) < 2:
            return False
        return one.kind is not None and one.words[0].text.lower() not in PARTICLES and not self._is_tail(one)

    def _is_tail(self, one: Sighting) -> bool:
        """A family name of several words, as it stands in somebody's full name elsewhere: de la Torre, St. Onge."""
        return one.keys in self._tails

    # -- one unlisted name spelled two ways

    def _settle_variants(self) -> None:
        own = [group for group in self._groups if group.entry is None]
        entries = tuple(NameEntry(" ".join(_words_of_name(group)), group.kind) for group in own)
        if len(entries) < 2:
            return
        by_entry = {id(entry): group for entry, group in zip(entries, own, strict=True)}
        index = NameIndex(entries)
        for group in sorted(own, key=self._weight):
            one = group.sightings[0]
            if self._weight(group)[0] > 2 or (group.kind != "person" and _all_known(one)):
                continue
            others = {key: other for key, other in by_entry.items() if other is not group and other.sightings}
            guess = nearness.guess(one.words, index, partial(_among, frozenset(others)))
            if guess is None or guess.end - guess.start < len(one.words):
                continue
            other = others[id(guess.form.entry)]
            alike = group.kind == other.kind and one.suffix == other.sightings[0].suffix
            if alike and self._weight(group) < self._weight(other):
                other.sightings += [replace(each, right=guess.form.text) for each in group.sightings]
                group.sightings.clear()
        self._groups.drop_empty()

    def _weight(self, group: Group) -> tuple[int, int, int]:
        """How well a spelling is borne out: how often it stands, then how early."""
        count = len(group.sightings) + self._lone[group.keys[-1:]]
        paragraph, start = group.sightings[0].start if group.sightings else (0, 0)
        return count, -paragraph, -start

    # -- second references

    def _refer(self, one: Sighting) -> None:
        """Add a name that is no full one to the person it means, or make it one of its own."""
        named = self._meant(one)
        if named is not None:
            named.sightings.append(replace(one, entry=named.entry, kind="person"))
            return
        if one.loose and len(one.words) > 1:
            for word in one.words:
                self._refer(replace(one, words=(word,), title=(), kind=None, weak=commonness.is_word(word.text)))
            return
        if (
            self._is_plural(one)
            or (not one.weak and (self._is_near_short(one) or self._is_near_titled(one)))
            or one.loose
        ):
            return
        if self._is_near_lone(one):
            return
        if one.weak or one.kind is None:
            return
        if one.kind == "person":
            entries = (
                {id(form.entry): form.entry for form in self._index.with_last(one.keys[-1])}
                if len(one.words) == 1
                else {}
            )
            if len(entries) == 1:
                one = replace(one, entry=next(iter(entries.values())))
        self._groups.add(one)

    def _meant(self, one: Sighting) -> Group | None:
        """The person that a bare name means: of namesakes the one named last before it, or else the first after it."""
        if one.kind in ("place", "organisation") and len(one.words) > 1:
            return None
        by_family = self._groups.by_family(one.keys) or self._groups.by_first(one.keys)
        before = [group for group in by_family if group.sightings[0].start < one.start]
        return max(before, key=partial(_last_before, one), default=None) or next(iter(by_family), None)

    def _is_plural(self, one: Sighting) -> bool:
        return any(map(self._groups.has_bearer, _singulars(one.keys[-1])))

    def _is_near_short(self, one: Sighting) -> bool:
        """Whether it is the family name of one of the draft's people, misspelled; it then joins them."""
        if len(one.words) > 1 and (one.words[0].text.lower() not in PARTICLES or one.kind == "organisation"):
            return False
        key = "".join(one.keys)
        if len(key) < 4 or (dictionary.in_dictionary(one.text) and one.kind != "person"):
            return False
        if one.kind == "place" and commonness.is_known(one.text):
            return False
        chance = self._lone_chance(one, key)
        best: tuple[float, Group, str] | None = None
        first_too = not is_first_name(one.text)
        for group in self._groups.people:
            alone = first_too and len(self._groups.by_first(group.keys[:1])) == 1
            for text, right in called(group.name)[0 if alone else 1 :]:
                slips = slip(key, right) if abs(len(key) - len(right)) <= MOST_EDITS else 0.0
                odds = nearness.odds(nearness.PRESENT, slips, chance) if slips else 0.0
                if odds >= nearness.ENOUGH and (best is None or odds > best[0]):
                    best = odds, group, text
        if best is None:
            return False
        _, group, text = best
        group.sightings.append(replace(one, entry=group.entry, kind="person", right=_cased(text, one.words)))
        return True

    def _is_near_titled(self, one: Sighting) -> bool:
        """Whether it is the family name, misspelled, of a listed person whose title stands before it; then theirs."""
        key = "".join(one.keys)
        if not one.title or len(key) < 4 or len(one.words) > 1:
            return False
        chance = self._lone_chance(one, key)
        for form in self._index.near_titled(key):
            slips = slip(key, form.keys[-1]) if form.keys[-1] != key else 0.0
            if _title_beside(one, form.entry) > 1 and nearness.odds(nearness.PRESENT, slips, chance) >= nearness.ENOUGH:
                right = form.text.split()[-1]
                self._groups.add(replace(one, entry=form.entry, kind="person", right=_cased(right, one.words)))
                return True
        return False

    def _lone_chance(self, one: Sighting, key: str) -> float:
        """How likely a bare name is to stand here that nobody in the draft bears."""
        share = commonness.family_name(key, self._index.share_as_last(key))
        chance = 0.05 * share if share > commonness.unknown(key) else 2e-6
        if commonness.is_word(one.text):
            chance = max(chance, 1e-5)
        elif key in commonness.places():
            chance = max(chance, 1e-4)
        repeated = self._lone[one.keys]
        return chance * (0.2 if one.kind == "person" else 1.0) * (3.0 ** max(0, repeated - 1))

    def _is_near_lone(self, one: Sighting) -> bool:
        """Whether it is a listed name of one word, misspelled; it is then added as that."""
        if len(one.words) > 1 or len(one.keys[0]) < 5 or not len(self._index):
            return False
        if one.weak or dictionary.in_dictionary(one.text.title() if one.text.isupper() else one.text):
            return False
        found = nearness.guess(one.words, self._index, self._lone_prior)
        if found is None:
            return False
        entry = found.form.entry
        self._groups.add(replace(one, entry=entry, kind=entry.kind, right=_cased(found.right, one.words)))
        return True

    def _lone_prior(self, form: Form) -> tuple[float, float]:
        """A well-known place is likelier to be meant than the list's length alone says."""
        listed = nearness.PRESENT if id(form.entry) in self._present else nearness.LISTED / max(len(self._index), 50)
        return max(listed, 20 * commonness.word(form.keys[0])), 1.0


def _singulars(key: str) -> set[str]:
    """What a family name may be in the singular: Bakers, Joneses."""
    return {key.removesuffix("s"), key.removesuffix("es")} - {key}


def _among(entries: frozenset[int], form: Form) -> tuple[float, float]:
    """A prior for the draft's own people: they are likely, anybody else is not meant."""
    return (nearness.PRESENT if id(form.entry) in entries else 0.0), 1.0


def _last_before(one: Sighting, group: Group) -> tuple[int, int]:
    """Where the group is last named before a sighting."""
    return max((other.start for other in group.sightings if other.start < one.start), default=(-1, -1))


def _title_beside(one: Sighting, entry: NameEntry) -> float:
    """How much the title beside a name speaks for the entry: above 1 where it is theirs, below where it can't be."""
    if not entry.titles:
        return 1.0
    beside_it = (beside.before(one.paragraph, one.words[0].first), beside.after(one.paragraph, one.words[-1].last))
    found = [title.text for title in beside_it if title is not None and not titles.is_general(title.text)]
    if not found:
        return 1.0
    return 30.0 if any(not titles.contradicts(text, listed) for text in found for listed in entry.titles) else 0.05


def _uncovered(held: Iterable[Sighting]) -> Iterator[Sighting]:
    """The sightings without those that a longer name before them turned out to cover."""
    reach = (-1, -1)
    for one in held:
        if one.start >= reach:
            yield one
            reach = (one.paragraph.index, one.words[-1].end)


def _all_known(one: Sighting) -> bool:
    return all(commonness.is_known(word.text) for word in one.words)


def _words_of_name(group: Group) -> Iterable[str]:
    return group.sightings[0].text.split()


def _cased(right: str, words: Sequence[Word]) -> str:
    """The right words in capitals where the written ones are, and with the capital that a sentence opens with."""
    texts = [word.text for word in words]
    shouted = all(text.isupper() for text in texts if sum(map(str.isalpha, text)) > 1)
    if shouted and any(len(text) > 3 for text in texts):
        return right.upper()
    return right[:1].upper() + right[1:] if words[0].opens and words[0].capital else right
