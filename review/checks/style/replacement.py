"""The replacement as the copy needs it: inflected, capitalized, with the article and the full stop that fit it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..capitals import is_title_case, starts_sentence
from ..manuscript import Paragraph
from . import grammar, inflection
from .terms import Match

_ARTICLE = re.compile(r"(?<![\w'-])(an?) $", re.IGNORECASE)
_DEFINITE = re.compile(r"\s+(?:the|this|these|those|my|our|your|his|her|its|their|[^\W\d_]+'s)\b", re.IGNORECASE)
_QUANTIFIERS = frozenset(["few", "many", "most", "several", "some"])
_SMALL_WORDS = frozenset("a an and as at but by for from in into nor of on or the to with".split())
_CONSONANT_SOUND = re.compile(r"(?:eu|uni(?!n)|us(?:e|u)|uti|ubi|ura|one\b|once\b|ewe)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:heir|hono|hour|honest)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fix:
    """What to replace, in code points of the paragraph's folded text, and with what, best first."""

    start: int
    end: int
    suggestions: tuple[str, ...]


def fix(match: Match, paragraph: Paragraph) -> Fix | None:
    """The fix for a match, None where the copy already has what the entry asks for."""
    text = paragraph.folded
    tag = grammar.tag_in_context(match, paragraph)
    words = text[match.start : match.end]
    uses = [_like(inflection.inflect(use, tag) + match.ending, match, paragraph) for use in match.uses]
    if uses and uses[0] == words:
        return None
    start, end = match.start, match.end
    if any(use.endswith(".") for use in uses) and text.startswith(".", end) and not words.endswith("."):
        end += 1
        uses = [use if use.endswith(".") else use + "." for use in uses]
    if text.startswith("'s", end) and any(use.endswith("s") for use in uses) and tag == "NNS":
        end += 2
        uses = [use + ("'" if use.endswith("s") else "'s") for use in uses]
    if start and text[start - 1].isdigit():
        uses = [" " + use for use in uses]
    if words.endswith(" of") and _DEFINITE.match(text, end):
        uses = [use + " of" if use.lower() in _QUANTIFIERS else use for use in uses]
    article = _ARTICLE.search(text, max(0, start - 3), start)
    if article and any(_takes_an(use) != (len(article[1]) == 2) for use in uses):
        start = article.start()
        uses = [_article(article[1], use) + " " + use for use in uses]
    return Fix(start, end, tuple(dict.fromkeys(uses)))


def _like(use: str, match: Match, paragraph: Paragraph) -> str:
    """The replacement with the capitals of what it replaces, where those are not the term's own."""
    words = paragraph.folded[match.start : match.end]
    titled = is_title_case(paragraph)
    starts = starts_sentence(paragraph, match.start)
    if match.entry.match == "exact" or match.entry.term[0].isupper():
        if words.isupper() and not match.entry.term.isupper() and len(words) > 1:
            return use.upper()
        return _title(use) if titled else _capital(use) if starts else use
    if words.isupper() and sum(letter.isalpha() for letter in words) > 1:
        return use.upper()
    if not words[0].isupper():
        return use
    *_, last = words.replace("-", " ").split()
    _, token = grammar.tokens_of(match, paragraph)
    following = paragraph.tokens[token.i + 1 :][:1]
    before_name = bool(following) and following[0].text[:1].isupper() and following[0].tag.startswith("NNP")
    if titled or (last[0].isupper() and (len(words.split()) > 1 or not starts or before_name)):
        return _title(use)
    return _capital(use)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _title(words: str) -> str:
    return " ".join(word if i and word in _SMALL_WORDS else _capital(word) for i, word in enumerate(words.split(" ")))


def _article(article: str, use: str) -> str:
    return article[0] + ("n" if _takes_an(use) else "")


def _takes_an(words: str) -> bool:
    """Whether English says `an` before these words."""
    if re.match(r"(?:[AEFHILMNORSX][A-Z.]|[AEFHILMNORSX]\b)", words):
        return True
    if _SILENT_H.match(words):
        return True
    return words[:1].lower() in "aeiou" and not _CONSONANT_SOUND.match(words) and not re.match(r"U[A-Z.]", words)
