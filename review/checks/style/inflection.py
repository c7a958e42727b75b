"""Every inflection of a style term, and the same inflection of its replacement.

Inflections are named by their Penn tags (NNS, VBD, …), as the language model names them, so that what the copy uses
picks what the suggestion offers: `committed suicide` (VBD) → `died by suicide`. In a phrase one word inflects: the verb
at the front of a verb phrase, the noun that heads a noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

WordClass = Literal["noun", "verb", "adjective"]

_CLASSES: dict[str, WordClass] = {"N": "noun", "V": "verb", "J": "adjective"}
_BASE: dict[WordClass, str] = {"noun": "NN", "verb": "VB", "adjective": "JJ"}
_TAGS: dict[WordClass, tuple[str, ...]] = {
    "noun": ("NN", "NNS"),
    "verb": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"),
    "adjective": ("JJ", "JJR", "JJS"),
}

# Verbs that a dictionary also knows as nouns (a good buy), but that stand for a noun in no newspaper sentence.
_VERBS_ALONE = frozenset(
    "accept allow ask be become begin bring buy carry choose come die do drink eat end fall find get give go happen "
    "have hear keep know learn leave let live lose make mean meet pay put read run say see sell send set show speak "
    "take teach tell think try turn understand wait want write".split()
)
# What makes a phrase of two words a verb's: kick off, suffer from, die by.
_AFTER_A_VERB = frozenset(
    "a about across after against along apart around as aside at away back by down for forth forward from in into of "
    "off on onto out over the through to together under up upon with without".split()
)
_ENDS_NOUN_HEAD = frozenset(
    "about against at by for from in into living of on over to under using who with without".split()
)
_VERB_ENDING = re.compile(r"(?:[iy][sz]e|ify|ate)$")


def forms(term: str, uses: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Every form of the term in lower case, each with the tags it may have, of the classes its replacements can take.

    A form that is only ever of a class that no replacement has (the noun `purchase` where the desk wants `buy`) keeps
    its tags out of the answer: the entry says nothing of it.
    """
    classes = phrase_classes(term)
    wanted = set().union(*(phrase_classes(use) for use in uses)) if uses else classes
    kept = (classes & wanted) or classes
    found: dict[str, list[str]] = {}
    for word_class in (c for c in _TAGS if c in kept):
        for tag in _TAGS[word_class]:
            for form in _inflections(term.lower(), tag, word_class):
                found.setdefault(form.lower(), []).append(tag)
    return {form: tuple(tags) for form, tags in found.items()}


def other_classes(term: str, tags: tuple[str, ...]) -> frozenset[WordClass]:
    """The classes the term can have beside those of the tags."""
    return phrase_classes(term) - {_CLASSES[tag[0]] for tag in tags}


def inflect(use: str, tag: str) -> str:
    """The replacement with the inflection that the tag names; as it stands where it has none."""
    word_class = _CLASSES.get(tag[:1])
    if word_class is None or tag == _BASE[word_class] or tag == "VBP":
        return use
    return next(_inflections(use, tag, word_class), use)


def class_of(tag: str) -> WordClass | None:
    return _CLASSES.get(tag[:1])


@lru_cache(maxsize=8192)
def phrase_classes(phrase: str) -> frozenset[WordClass]:
    """What a term can be. Of two words and more it is a verb phrase or a noun phrase, by its first two."""
    words = phrase.lower().split()
    first = _word_classes(words[0])
    if len(words) == 1:
        return first
    is_verb = "verb" in first and (words[1] in _AFTER_A_VERB or "noun" not in first)
    return frozenset({"verb"}) if is_verb else frozenset({"noun"})


def _word_classes(word: str) -> frozenset[WordClass]:
    if word in _VERBS_ALONE:
        return frozenset({"verb"})
    known = _dictionary(word)
    if not known and "-" in word:
        known = _dictionary(word.rpartition("-")[2])
    if known:
        found: set[WordClass] = {_CLASSES[tag[0]] for tag in known if tag[0] in "NV"}
        if "JJR" in known:
            found.add("adjective")
        return frozenset(found) or frozenset({"adjective"})
    return frozenset({"verb"}) if _VERB_ENDING.search(word) else frozenset({"noun"})


def _inflections(phrase: str, tag: str, word_class: WordClass) -> Iterator[str]:
    """The forms of a phrase for a tag, the commonest first."""
    words = phrase.split(" ")
    at = _head(words, word_class)
    for form in _word_forms(words[at], tag, word_class):
        yield " ".join([*words[:at], form, *words[at + 1 :]])


def _head(words: list[str], word_class: WordClass) -> int:
    if word_class == "verb":
        return 0
    for i, word in enumerate(words[1:], 1):
        if word.lower() in _ENDS_NOUN_HEAD:
            return i - 1
    return len(words) - 1


@lru_cache(maxsize=8192)
def _word_forms(word: str, tag: str, word_class: WordClass) -> tuple[str, ...]:
    if tag == _BASE[word_class] or tag == "VBP":
        return (word,)
    if tag == "NNS" and word.lower().endswith("person"):
        return (word[:-6] + "people", word + "s")
    prefix, stem = "", word
    if not _dictionary(word) and "-" in word:
        before, _, stem = word.rpartition("-")
        prefix = before + "-"
    known = _dictionary(stem)
    found = known.get(tag) or (known.get("VBD") if tag == "VBN" else None) or _regular(stem, tag, word_class)
    changed = [form for form in found if form != stem] or list(found)
    return tuple(prefix + form for form in changed)


def _dictionary(word: str) -> dict[str, tuple[str, ...]]:
    from lemminflect import getAllInflections  # noqa: PLC0415 - takes a second that only a check should pay for

    known: dict[str, tuple[str, ...]] = getAllInflections(word)
    return known


def _regular(word: str, tag: str, word_class: WordClass) -> tuple[str, ...]:
    from lemminflect import getAllInflectionsOOV  # noqa: PLC0415

    upos = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ"}[word_class]
    made: dict[str, tuple[str, ...]] = getAllInflectionsOOV(word, upos)
    return made.get(tag) or (made.get("VBD") if tag == "VBN" else None) or (word,)
