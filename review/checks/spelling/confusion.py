"""A real word that stands for its look-alike, found by the words and the grammar around it.

The pairs and their contexts are data (`data/confusions.txt`, which explains how they are written). The model's tags are
least sure exactly where a word is wrong, so most contexts are words, and tags help where the neighbours' are plain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..manuscript import Paragraph
from ..rule import Rule
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
        "“⟦Your⇒You're⟧ going to need a boat,” she said.",
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """Wrong forms, each with its right one, and the contexts that rule them out; each holds a group named wrong."""

    forms: dict[str, str]
    contexts: tuple[re.Pattern[str], ...]


def check(reading: Reading) -> Iterator[Flag]:
    table = _table()
    for paragraph in reading.draft.manuscript.paragraphs:
        if paragraph.role == "byline":
            continue
        for sentence in paragraph.sentences:
            entries = {id(entry): entry for token in sentence for entry in table.get(token.lower, ())}
            if entries:
                yield from _flags(reading, paragraph, sentence, list(entries.values()))


def _flags(reading: Reading, paragraph: Paragraph, sentence: Tokens, entries: list[_Entry]) -> Iterator[Flag]:
    text, places = _encode(sentence)
    for entry in entries:
        for found in (found for context in entry.contexts for found in context.finditer(text)):
            first = places[found.start("wrong")]
            last = places[text.rindex(" ", 0, found.end("wrong") - 1) + 1]
            if first is None or last is None:
                continue
            right = entry.forms[" ".join(part.rpartition("/")[0] for part in found["wrong"].split())]
            if not right[0].isupper() and _in_name(paragraph, sentence, first):
                continue
            span = paragraph.token_span(first, last)
            written = paragraph.folded[first.start : last.end]
            yield Flag(
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


def _encode(sentence: Tokens) -> tuple[str, dict[int, Token | None]]:
    """The sentence as `word/TAG ` upon `word/TAG `, and the token that starts at each place of that text.

    Where a sentence, a quotation, or what follows a colon or dash starts and ends stand marks of their own.
    """
    parts = [_START]
    places: dict[int, Token | None] = {0: None}
    at = len(_START)
    opened = False
    for token in sentence:
        word, tag = token.lower, token.tag
        if not word.strip():
            continue
        if word == '"':
            opened = not opened
            word, tag = ("^", "^") if opened else (word, "''")
        part = f"{word}/{tag} "
        places[at] = None if word == "^" else token
        parts.append(part)
        at += len(part)
        if word in ("—", "–", ":"):
            parts.append(_START)
            places[at] = None
            at += len(_START)
    return "".join([*parts, _END]), places


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[_Entry, ...]]:
    """The entries by the first word of each of their wrong forms."""
    sets: dict[str, str] = {}
    forms: dict[str, str] = {}
    found: dict[str, list[_Entry]] = {}
    contexts: list[re.Pattern[str]] = []

    def close() -> None:
        entry = _Entry(forms, tuple(contexts))
        for first in {wrong.split()[0] for wrong in forms}:
            found.setdefault(first, []).append(entry)

    for line in (DATA / "confusions.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("$"):
            name, _, words = line.partition(" = ")
            sets[name] = words
        elif line.startswith(" "):
            contexts.append(_compile(line.split(), forms, sets))
        else:
            close()
            wrongs, _, rights = line.partition(" > ")
            forms = {_cut(wrong): right for wrong, right in zip(wrongs.split(", "), rights.split(", "), strict=True)}
            contexts = []
    close()
    return {word: tuple(entries) for word, entries in found.items()}


def _cut(form: str) -> str:
    """A form as the tokenizer cuts it: it 's, could n't of."""
    return re.sub(r"(?<=\w)(n't|'s|'re|'ve|'ll|'d)\b", r" \1", form)


def _compile(elements: list[str], forms: dict[str, str], sets: dict[str, str]) -> re.Pattern[str]:
    """A context as a pattern over the text of `_encode`. Raises ValueError where it does not name the wrong word once."""
    if elements.count("_") != 1:
        raise ValueError(f"confusions.txt: “{' '.join(elements)}” must hold _ once")
    return re.compile("(?:^|(?<= ))" + "".join(_element(element, forms, sets) for element in elements))


def _element(element: str, forms: dict[str, str], sets: dict[str, str]) -> str:
    if element == "_":
        wrong = "|".join("".join(rf"{re.escape(word)}/\S+ " for word in form.split()) for form in forms)
        return f"(?P<wrong>{wrong})"
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
