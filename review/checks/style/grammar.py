"""What the grammar around a term says: whether it is the term that the entry means, and which inflection it is."""

from __future__ import annotations

from ..language import Token, Tokens
from ..manuscript import Paragraph
from . import inflection
from .terms import Match

_PARTICLES = frozenset("away down off out over up".split())


def tokens_of(match: Match, paragraph: Paragraph) -> tuple[Token, Token]:
    """The first and the last token of a match."""
    tokens = paragraph.tokens
    return tokens[paragraph.token_at(match.start)], tokens[min(paragraph.token_at(match.end - 1), len(tokens) - 1)]


def is_other_reading(match: Match, paragraph: Paragraph) -> bool:
    """Whether the words are something else than the term: the homeless shelter, kicked off the team, a purchase."""
    first, last = tokens_of(match, paragraph)
    tokens = paragraph.tokens
    if first.lower == "the" and first.i < last.i and last.tag.startswith("JJ"):
        return last.dep == "amod" and last.head > last.i
    if not match.tags:
        return False
    if last.lower in _PARTICLES and first.i < last.i:
        return any(token.head == last.i and token.dep == "pobj" for token in tokens[last.i + 1 : last.i + 8])
    head = _head(match, first, last)
    found = inflection.class_of(head.tag)
    if found is not None and found in inflection.other_classes(match.entry.term, match.tags):
        return not ("VB" in match.tags and _is_infinitive(tokens, head))
    return match.tags == ("VBG",) and head.dep in ("amod", "compound") and head.head > head.i


def tag_in_context(match: Match, paragraph: Paragraph) -> str:
    """Which of the form's inflections stands here: what the model says, else what an auxiliary before it says."""
    if len(match.tags) < 2:
        return "".join(match.tags)
    head = _head(match, *tokens_of(match, paragraph))
    if head.tag in match.tags:
        return head.tag
    if "VBN" in match.tags and (head.tag == "JJ" or _follows_auxiliary(paragraph.tokens, head)):
        return "VBN"
    return next((tag for tag in ("VBD", "NNS") if tag in match.tags), match.tags[0])


def _head(match: Match, first: Token, last: Token) -> Token:
    """The word of the term that inflects."""
    return last if match.tags[0].startswith("N") else first


def _follows_auxiliary(tokens: Tokens, head: Token) -> bool:
    before = [token for token in tokens[max(0, head.i - 3) : head.i] if token.tag != "RB"]
    return bool(before) and before[-1].lemma in ("be", "have", "get")


def _is_infinitive(tokens: Tokens, head: Token) -> bool:
    """Whether what goes before makes a verb of a word that was read as a noun; headlines are often misread so."""
    if not head.i:
        return False
    before = tokens[head.i - 1]
    return before.tag in ("TO", "MD") or (before.lower == "to" and head.tag == "NNP")
