"""Every place in a draft where a name may stand, held against the list letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..capitals import is_title_case
from ..lists import Kind, NameEntry
from ..manuscript import Manuscript, Paragraph
from .index import Form, NameIndex
from .letters import is_initial, is_suffix
from .runs import ORGANISATION_WORDS, PARTICLES, PLACE_WORDS, Run, is_first_name, runs
from .words import Word, words_of


@dataclass(frozen=True)
class Sighting:
    """One place where a name may stand, and what is known of it so far.

    `entry` is the listed name meant, `right` the words that ought to stand there where they are misspelled.
    """

    paragraph: Paragraph
    words: tuple[Word, ...]
    kind: Kind | None
    entry: NameEntry | None = None
    right: str | None = None
    title: tuple[Word, ...] = ()
    loose: bool = False
    weak: bool = False
    nickname: str = ""
    chain: tuple[Word, ...] = ()
    """The words that go on after it, with a link in between, as the name of an organisation might: for Humanity."""

    @property
    def text(self) -> str:
        return self.paragraph.folded[self.words[0].start : self.words[-1].end]

    @property
    def start(self) -> tuple[int, int]:
        return self.paragraph.index, self.words[0].start

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The name's words by their letters, without initials, suffix and nickname."""
        if len(self.words) == 1:
            return (self.words[0].key,)
        nick = self.nickname.split()
        kept = [w for w in self.words if not is_initial(w.text) and not is_suffix(w.text) and w.text not in nick]
        return tuple(word.key for word in kept or self.words)

    @property
    def suffix(self) -> str:
        last = self.words[-1].text
        return last.rstrip(".") if len(self.words) > 1 and is_suffix(last) else ""


def sightings(manuscript: Manuscript, index: NameIndex) -> list[Sighting]:
    """Listed names as they stand, and the runs of capitals that may be others, in the order of the text."""
    found: list[Sighting] = []
    for paragraph in manuscript.paragraphs:
        words = words_of(paragraph)
        listed = list(_listed(paragraph, words, index))
        taken = {at for start, end, _ in listed for at in range(start, end)}
        found += (sighting for _, _, sighting in listed)
        for run in runs(paragraph, words, taken):
            found += _of_run(run, index)
    return sorted(found, key=lambda sighting: sighting.start)


def _listed(paragraph: Paragraph, words: tuple[Word, ...], index: NameIndex) -> Iterator[tuple[int, int, Sighting]]:
    """The listed names of two words and more, the longest first where they overlap; their positions in `words`."""
    if not len(index):
        return
    loose = is_title_case(paragraph)
    at = 0
    while at < len(words):
        word = words[at]
        starts = word.capital or not word.text[0].isalpha() or "-" in word.text or word.text in PARTICLES
        if not starts or not index.knows(word.key):
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at <= index.longest and _next(paragraph, words, end):
            end += 1
        match = _longest(paragraph, words, at, end, index, loose)
        if match:
            yield match
            at = match[1]
        else:
            at += 1


def _next(paragraph: Paragraph, words: tuple[Word, ...], at: int) -> bool:
    between = paragraph.folded[words[at - 1].end : words[at].start]
    return between in (" ", " & ", ", ", "'s ") and (between != ", " or is_suffix(words[at].text))


def _longest(
    paragraph: Paragraph, words: tuple[Word, ...], at: int, end: int, index: NameIndex, loose: bool
) -> tuple[int, int, Sighting] | None:
    for stop in range(end, at + 1, -1):
        window = words[at:stop]
        inner = (word.key + "s" if word.possessive else word.key for word in window[:-1])
        forms = index.same_letters("".join((*inner, window[-1].key)))
        if not forms:
            continue
        text = paragraph.folded[window[0].start : window[-1].end]
        right = [form for form in forms if written_right(text, form.text, loose or window[0].opens)]
        form = next((form for form in right if form.full), right[0] if right else None)
        if form is None or _is_longer_name(words, stop, form, loose):
            continue
        return at, stop, Sighting(paragraph, window, form.entry.kind, form.entry, loose=loose)
    return None


def written_right(text: str, right: str, opens: bool = False) -> bool:
    """Whether the words are the listed form as it stands, in capitals, or with a capital that its place calls for."""
    text, right = text.replace(".", ""), right.replace(".", "")
    return (
        text == right or (text == right.upper() and len(right) > 3) or (opens and text == right[:1].upper() + right[1:])
    )


def _is_longer_name(words: tuple[Word, ...], stop: int, form: Form, loose: bool) -> bool:
    """Whether a suffix or a further name follows, so that somebody else is meant."""
    if form.entry.kind != "person" or stop >= len(words):
        return False
    after = words[stop]
    if is_suffix(after.text):
        return True
    if loose or not after.tied or not after.capital or stop - 1 < 0:
        return False
    return (
        is_first_name(words[stop - 1].text)
        and after.key not in PLACE_WORDS
        and after.key not in ORGANISATION_WORDS
        and (not is_suffix(words[stop - 1].text) and is_first_name(after.text))
    )


def _of_run(run: Run, index: NameIndex) -> Iterator[Sighting]:
    """The run as a sighting, and the listed names of one word among what stands before it."""
    for word in run.title:
        if entry := _lone(run, (word,), index):
            yield Sighting(run.paragraph, (word,), entry.kind, entry, loose=run.loose)
    kind, entry = run.kind, None
    if len(run.words) == 1:
        entry = _lone(run, run.words, index)
    elif short := _short(run):
        forms = index.same_letters("".join(word.key for word in run.words if word.text in short.split()))
        entry = next((f.entry for f in forms if f.entry.kind == "person" and f.full and f.text == short), None)
    yield Sighting(
        run.paragraph, run.words, kind if entry is None else entry.kind, entry,
        title=run.title, loose=run.loose, weak=run.weak, nickname=run.nickname, chain=run.chain,
    )  # fmt: skip


def _lone(run: Run, words: tuple[Word], index: NameIndex) -> NameEntry | None:
    word = words[0]
    forms = index.same_letters(word.key)
    return next((form.entry for form in forms if written_right(word.text, form.text, word.opens)), None)


def _short(run: Run) -> str:
    """A person's name without initials and nickname; empty where there are none, or where a suffix stands."""
    if is_suffix(run.words[-1].text):
        return ""
    nick = run.nickname.split()
    kept = [word.text for word in run.words if not is_initial(word.text) and word.text not in nick]
    return " ".join(kept) if 2 <= len(kept) < len(run.words) else ""
