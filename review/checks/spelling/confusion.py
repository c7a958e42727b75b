"""A real word that stands for its look-alike, found by the words and the grammar around it.

Two ways: contexts that rule a word out, and (in `lookalike`) a weighing of the word against others by its neighbours.
The pairs and their contexts are data (`data/confusions.txt`, which explains how they are written). The model's tags are
least sure exactly where a word is wrong, so most contexts are words, and tags help where the neighbours' are plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..manuscript import Paragraph
from ..rule import Rule
from . import dictionary, lookalike
from .dictionary import DATA
from .reading import Reading, is_title_case
from .suggest import in_capitals

RULE = Rule(
    id="spelling.confusion",
    severity=Severity.WARNING,
    title="Look-alike",
    looks_for="A real word in the place of one that looks or sounds like it, where the sentence rules it out.",
    why="No dictionary sees these; readers do, and its for it's costs a paper more than a real misspelling.",
    source="The pairs that every desk's own list of common errors has; each context is one that edited copy never has.",
    flags=(
        "The board said ⟦its⇒it's⟧ not going to close the pool.",
        "The mill is known for ⟦it's⇒its⟧ red doors.",
        "Most of the owners kept ⟦there⇒their⟧ old signs.",
        "⟦Their⇒There⟧ are four bridges left in the county.",
        "“⟦Your⇒You’re⟧ going to need a boat,” she said.",
        "The bridge cost more ⟦then⇒than⟧ $4 million.",
        "The road had ⟦lead⇒led⟧ to the quarry for a century.",
        "The team can't ⟦loose⇒lose⟧ another game this month.",
        "The rule will ⟦effect⇒affect⟧ everyone who rides the bus.",
        "The ban had no ⟦affect⇒effect⟧ on traffic.",
        "He was ⟦to⇒too⟧ tired to drive home.",
        "They ⟦could of⇒could have⟧ closed the gate, he said.",
        "The parade went ⟦passed⇒past⟧ the old mill.",
        "A farmer ⟦who's⇒whose⟧ barn burned has rebuilt it.",
    ),
    passes=(
        "It's the oldest mill in the state, and its doors are red.",
        "There are 40 of them there, and their owners say they're proud.",
        "You're late, and your coffee is cold.",
        "If it rains more, then the game is off; it was older then.",
        "The lead paint took the lead out of the story that led the paper.",
        "To effect a change, the council put the law into effect.",
        "They would, of course, go back to where the road ends.",
        "He had passed the mill in the past year and drove past it again.",
        "She wanted to, too, but two of them were there where we're going.",
        "The woman who's mayor, whose father was, sat in the capital near the Capitol.",
    ),
)


_START, _END = "^/^ ", "¶/¶ "
_EVERYWHERE = 100_000_000
"""How often a word is counted, at least, that any draft uses again and again."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands before a wrong word (nearest first) and after it: patterns over `word/TAG ` upon `word/TAG `."""

    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A wrong form, cut into tokens, the right one, and the contexts that rule the wrong one out."""

    wrong: tuple[str, ...]
    right: str
    contexts: tuple[_Context, ...]


def check(reading: Reading) -> Iterator[Flag]:
    table = _table()
    for paragraph in reading.draft.manuscript.paragraphs:
        if paragraph.role == "byline":
            continue
        for sentence in paragraph.sentences:
            found: list[Flag] = []
            if not table.keys().isdisjoint([token.text.lower() for token in sentence]):
                found += _ruled_out(reading, paragraph, sentence, table)
            yield from found
            taken = {flag.start for flag in found}
            yield from (flag for flag in _outweighed(reading, paragraph, sentence) if flag.start not in taken)


def _ruled_out(
    reading: Reading, paragraph: Paragraph, sentence: Tokens, table: dict[str, tuple[_Entry, ...]]
) -> Iterator[Flag]:
    """The words that a context of the table rules out."""
    line = _Line(sentence)
    for i, word in enumerate(line.words):
        for entry in table.get(word, ()):
            end = i + len(entry.wrong)
            if tuple(line.words[i:end]) != entry.wrong or not line.fits(i, end, entry.contexts):
                continue
            first, last = line.tokens[i], line.tokens[end - 1]
            if first is None or last is None or (not entry.right[0].isupper() and _in_name(paragraph, sentence, first)):
                continue
            yield _flag(reading, paragraph, first, last, entry.right)


def _outweighed(reading: Reading, paragraph: Paragraph, sentence: Tokens) -> Iterator[Flag]:
    """The words that their neighbours like much less than a look-alike. One that the draft uses again is meant."""
    sets = lookalike.sets()
    for i, token in enumerate(sentence):
        word = token.text
        if word not in sets or (reading.counts[word] > 1 and dictionary.frequency(word) < _EVERYWHERE):
            continue
        before = sentence[i - 1] if i else None
        after = sentence[i + 1] if i + 1 < len(sentence) else None
        meant = lookalike.meant(token, before, after)
        if meant is not None and not lookalike.robs_of_verb(token, meant, sentence):
            yield _flag(reading, paragraph, token, token, meant)


def _flag(reading: Reading, paragraph: Paragraph, first: Token, last: Token, right: str) -> Flag:
    span = paragraph.token_span(first, last)
    written = paragraph.folded[first.start : last.end]
    return Flag(
        rule=RULE.id,
        severity=RULE.severity,
        start=span.start,
        end=span.end,
        text=reading.draft.manuscript.at(span),
        message=f"“{written}” reads as a slip for “{right}” here.",
        suggestions=(in_capitals(right, written),),
    )


def _in_name(paragraph: Paragraph, sentence: Tokens, token: Token) -> bool:
    """Whether a capital makes the word a part of a name."""
    if not token.text[0].isupper() or token.i == sentence[0].i:
        return False
    before = paragraph.folded[: token.start].rstrip(" ")[-1:]
    return before not in tuple("\"'([:—–") and not is_title_case(paragraph)


class _Line:
    """A sentence as patterns read it, in both directions.

    Marks of their own, with no token, stand where a sentence, a quotation, or what follows a colon or dash starts, and
    where the sentence ends.
    """

    def __init__(self, sentence: Tokens) -> None:
        self.words: list[str] = ["^"]
        self.tokens: list[Token | None] = [None]
        parts = [_START]
        opened = False
        for token in sentence:
            word = token.text.lower()
            if word == '"':
                opened = not opened
            if word == '"' and opened:
                self._mark(parts)
                continue
            if word[0] == " ":
                continue
            self.words.append(word)
            self.tokens.append(token)
            parts.append(f"{word}/{token.tag} ")
            if word in ("—", "–", ":"):
                self._mark(parts)
        parts.append(_END)
        self._forward = "".join(parts)
        self._backward = "".join(reversed(parts))
        self._starts = [0, *accumulate(map(len, parts))]

    def _mark(self, parts: list[str]) -> None:
        self.words.append("^")
        self.tokens.append(None)
        parts.append(_START)

    def fits(self, first: int, end: int, contexts: tuple[_Context, ...]) -> bool:
        """Whether any of the contexts stands around the words from `first` up to `end`."""
        after, before = self._starts[end], len(self._forward) - self._starts[first]
        return any(
            context.after.match(self._forward, after) and context.before.match(self._backward, before)
            for context in contexts
        )


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[_Entry, ...]]:
    """The entries by the first word of their wrong forms. Raises ValueError for a line that can't be read."""
    sets: dict[str, str] = {}
    found: dict[str, list[_Entry]] = {}
    forms: list[tuple[str, str]] = []
    contexts: list[_Context] = []

    def close() -> None:
        for wrong, right in forms:
            entry = _Entry(tuple(_cut(wrong).split()), right, tuple(contexts))
            found.setdefault(entry.wrong[0], []).append(entry)

    for line in (DATA / "confusions.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("$"):
            name, _, words = line.partition(" = ")
            sets[name] = words
        elif line.startswith(" "):
            contexts.append(_context(line.split(), sets))
        else:
            close()
            wrongs, _, rights = line.partition(" > ")
            forms = list(zip(wrongs.split(", "), rights.split(", "), strict=True))
            contexts = []
    close()
    return {word: tuple(entries) for word, entries in found.items()}


def _cut(form: str) -> str:
    """A form as the tokenizer cuts it: it 's, could n't of."""
    form = {"cant": "ca nt", "wont": "wo nt", "hes": "he s", "shes": "she s"}.get(form, form)
    return re.sub(r"(?<=\w)(n't|'s|'re|'ve|'ll|'d)\b", r" \1", form)


def _context(elements: list[str], sets: dict[str, str]) -> _Context:
    """Raises ValueError where a context does not hold `_`, the wrong word, exactly once."""
    if elements.count("_") != 1:
        raise ValueError(f"confusions.txt: “{' '.join(elements)}” must hold _ once")
    at = elements.index("_")
    before: list[str] = []
    for element in reversed(elements[:at]):
        # What x must not be is told before x, whichever way one reads.
        before.insert(len(before) - 1 if element.startswith("!") else len(before), element)
    return _Context(_pattern(before, sets), _pattern(elements[at + 1 :], sets))


def _pattern(elements: list[str], sets: dict[str, str]) -> re.Pattern[str]:
    return re.compile("".join(_element(element, sets) for element in elements))


def _element(element: str, sets: dict[str, str]) -> str:
    if element.startswith("!"):
        return f"(?!{_words(element[1:], sets)})"
    if element[-1] in "?*" and element[-2:-1] not in ("", "|"):
        return f"(?:{_words(element[:-1], sets)}){element[-1]}"
    return _words(element, sets)


def _words(element: str, sets: dict[str, str]) -> str:
    """The pattern of one token that is any of an element's words or has any of its tags."""
    options: list[str] = []
    for tags, word in re.findall(r"<([^>]+)>|([^|<]+)", element):
        if tags:
            options.append(rf"[^\s^¶]+/(?:{'|'.join(_tag(tag) for tag in tags.split('|'))}) ")
        elif word == "^":
            options.append(re.escape(_START))
        elif word == "$":
            options.append(re.escape(_END))
        elif word.startswith("$"):
            options.append(_words(sets[word], sets))
        else:
            options.append(rf"{re.escape(word)}/\S+ ")
    return f"(?:{'|'.join(options)})"


def _tag(tag: str) -> str:
    return re.escape(tag).replace(r"\*", r"\S*")
