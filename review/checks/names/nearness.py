"""Whether an unlisted name was meant to be a listed one: the odds of a slip against those of somebody else.

With a long list nearly every name is a letter or two from a listed one, so letters alone prove nothing. What counts is
how likely the entry was to be named here at all (it stands elsewhere in the draft, its title stands beside, the list is
short), times how likely the slip is, against how common the words as written are by themselves. The figures are coarse;
only their orders of magnitude matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from .. import census
from . import commonness
from .index import Form, NameIndex
from .letters import distance, is_initial, is_suffix, letters, look, slip, sounds_alike
from .words import Word

SLIPS = 0.03
"""How many names in raw copy are misspelled."""
LISTED = 0.5
"""How many of the names in a draft stand on the house's list, when it is short."""
PRESENT = 0.1
"""The chance that one of a draft's own people is meant where a name is next written."""
ENOUGH = 10.0
"""The odds from which a near miss is called one."""
_RELATIVE = 0.3
"""Of mentions with a known family name and another first name, those that mean a relative."""
_COMMONER = 0.2
"""How often a first name of rare spelling is written in its usual one: the ear can't tell them apart."""
_WHOLE = 3
"""With so many words right, the last one in the plural is no other name: National Endowment for the Art."""
_LONE = 0.5
"""How much likelier a lone unknown word is to be somebody or something else's name than chance has it."""

Prior = Callable[[Form], tuple[float, float]]
"""The chance that an entry is named here by what the list and the draft say, and how the title beside changes it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The form that words `start` up to `end` of a run probably stand for, and the odds that they do."""

    form: Form
    start: int
    end: int
    right: str
    odds: float


def guess(
    words: Sequence[Word], index: NameIndex, prior: Prior, person: tuple[int, int] | None = None, settled: bool = True
) -> Guess | None:
    """The likeliest listed form near these words, None where none is likely enough.

    `person` is where a person's name begins and ends among them, after a title and before what only an organisation's
    name goes on with; all of them where it is not given. `settled` says that a person's name has to reach that end: in
    a headline, words run on.
    """
    begins, ends = person or (0, len(words))
    best: Guess | None = None
    likely = [*index.near_forms(tuple(word.key for word in words)), *_same_letters(words, index)]
    for form in likely:
        for one in _alignments(
            words[:ends] if form.entry.kind == "person" else words, form, index, prior, begins, settled
        ):
            if best is None or _rank(one, words) > _rank(best, words):
                best = one
    return best if best is not None and best.odds >= ENOUGH else None


def _rank(one: Guess, words: Sequence[Word]) -> tuple[float, int, int]:
    """Likelier first; of two forms with the same letters, the one with the accents that are written."""
    written = " ".join(word.text for word in words[one.start : one.end])
    return one.odds, one.end - one.start, -OSA.distance(written, one.right)


def _same_letters(words: Sequence[Word], index: NameIndex) -> Iterator[Form]:
    """The forms that only marks, accents or spaces tell from some of the words."""
    for start in range(len(words)):
        key = ""
        for word in words[start : start + index.longest + 1]:
            key += word.key
            yield from index.same_letters(key)


def odds(prior: float, slips: float, chance: float) -> float:
    """The odds of a slip: the entry was meant (`prior`) and came out so, against the words as they stand by chance."""
    return prior * SLIPS * slips / chance


def _alignments(
    words: Sequence[Word], form: Form, index: NameIndex, prior: Prior, begins: int, settled: bool
) -> Iterator[Guess]:
    right = form.text.split()
    if len(words) == 1 == len(right) and not _apart(words[0].text, form.text):
        return
    person = form.entry.kind == "person"
    named, title = prior(form)
    for start in range(begins if person else 0, len(words)):
        for end in range(start + max(1, len(right) - 1), min(len(words), start + len(right) + 2) + 1):
            window = words[start:end]
            if person and settled and end < len(words):
                continue
            slips = _slips(window, right, person)
            if slips:
                chance = _chance(window, right, form, index, named)
                yield Guess(form, start, end, form.text, odds(min(0.5, named * title), slips, chance))
    if not person and len(words) < len(right) - 1:
        yield from _shortened(words, right, form, index, prior)


def _shortened(words: Sequence[Word], right: list[str], form: Form, index: NameIndex, prior: Prior) -> Iterator[Guess]:
    """The beginning of a long listed name, misspelled: Center for Disease Control, of Centers for … and Prevention."""
    begun = right[: len(words)]
    if len(words) >= 3 and begun[-1][:1].isupper() and (slips := _slips(words, begun, False)):
        named, _ = prior(form)
        chance = _chance(words, begun, form, index, named)
        yield Guess(form, 0, len(words), " ".join(begun), odds(named, slips / 3, chance))


def _slips(window: Sequence[Word], right: list[str], person: bool) -> float:
    """How likely the listed words are to come out as written; 0 where they can't be the same name."""
    keys, wanted = [word.key for word in window], [letters(word) for word in right]
    if "".join(keys) == "".join(wanted):
        return 0.1 if _apart(" ".join(word.text for word in window), " ".join(right)) else 0.0
    if len(keys) != len(wanted):
        if is_suffix(window[-1].text) != is_suffix(right[-1]):
            return 0.0
        joined, whole = "".join(keys), "".join(wanted)
        near = len(whole) > 7 and min(map(len, keys)) > 1 and distance(joined, whole) == 1
        return 0.05 * slip(joined, whole) if near else 0.0
    likely, same = 1.0, 0
    for word, key, listed, want in zip(window, keys, right, wanted, strict=True):
        if key == want:
            same += 1
            continue
        if look(word.text) == look(listed):
            likely *= 0.05
        elif _may_differ(word.text, listed, person) and (chance := slip(key, want)):
            likely *= _COMMONER if person and word is window[0] and _commoner(key, want) else chance
        else:
            return 0.0
    if not person and same < _WHOLE and _inflected(keys[-1], wanted[-1]):
        return 0.0
    return likely if same or len(keys) == 1 else 0.0


def _commoner(written: str, listed: str) -> bool:
    """Whether a first name is the usual spelling of the listed one: Catherine for Catharine."""
    shares = census.first_names()
    return shares.get(written, 0.0) > shares.get(listed, 0.0) and sounds_alike(written, listed)


def _apart(written: str, right: str) -> bool:
    """Whether two spellings differ by more than points, or capitals that the written one lacks."""
    written, right = written.replace(".", ""), right.replace(".", "")
    if written.lower() != right.lower():
        return True
    extra = (a.isupper() and b.islower() for a, b in zip(written[1:], right[1:], strict=False))
    return any(extra) and not written.isupper()


def _may_differ(written: str, listed: str, person: bool) -> bool:
    """Initials, suffixes and figures tell people apart; they are never slips of each other."""
    if person and (is_initial(written) or is_initial(listed) or is_suffix(written) or is_suffix(listed)):
        return False
    return not any(map(str.isdigit, written + listed)) and (written[0].isupper() or not written[0].isalpha() or person
        or not listed[0].isupper())  # fmt: skip


def _inflected(written: str, listed: str) -> bool:
    """The same word in the plural or as an adjective is no slip."""
    longer, shorter = sorted((written, listed), key=len, reverse=True)
    endings = {shorter + ending for ending in ("s", "es", "n", "an", "ian", "ese")}
    known = commonness.is_known(written) or commonness.is_known(written.title())
    return known and (longer in endings or longer == shorter.removesuffix("y") + "ies")


def _chance(window: Sequence[Word], right: list[str], form: Form, index: NameIndex, named: float) -> float:
    """How likely the words are to stand here for somebody or something else."""
    keys = [word.key for word in window]
    if len(keys) == 1:
        return _LONE * max(commonness.word(keys[0]), commonness.family_name(keys[0], index.share_as_last(keys[0])))
    chance = commonness.phrase(keys)
    if form.entry.kind != "person":
        return chance
    names = [
        key for word, key in zip(window, keys, strict=True) if not is_initial(word.text) and not is_suffix(word.text)
    ]
    names = names or keys
    first = commonness.first_name(names[0], index.share_as_first(names[0]))
    bearer = first
    for key in names[1:]:
        bearer *= commonness.family_name(key, index.share_as_last(key))
    chance = max(chance, bearer) if all(map(commonness.is_word, keys)) else bearer
    if keys[-1] == letters(right[-1]) and keys[0] != letters(right[0]):
        chance = max(chance, named * _RELATIVE * first)
    return chance
