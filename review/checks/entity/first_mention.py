"""A bare family name before the full one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..names import commonness, titles
from ..names.letters import letters
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft
    from ..mentions import Mention, Name

RULE = Rule(
    id="entity.surname-first",
    severity=Severity.WARNING,
    title="Family name before full name",
    looks_for="A person whose first mention in the body is a bare family name, though the full name follows later.",
    why="A reader who meets a name for the first time needs all of it; the short form is for the second mention.",
    source="AP and most American houses: first and family name on first reference, the family name alone after that.",
    flags=(
        "⟦Putin⇒Vladimir Putin⟧ landed at noon. Vladimir Putin, the president, left an hour later.",
        "⟦Zielinski⇒Helen Zielinski⟧ never measured flour, she liked to say. Helen Zielinski, a baker, died Sunday.",
        "The case is before ⟦Pruitt⇒Leonard Pruitt⟧, who has no jury. Leonard Pruitt has been a judge since 2009.",
    ),
    passes=(
        "Vladimir Putin landed at noon. Putin left an hour later.",
        "The Zielinski bakery opened at dawn. Helen Zielinski, its owner, died Sunday.",
        "“Pruitt is fair,” a lawyer said. Leonard Pruitt has been a judge since 2009.",
        "Kim Jong Un arrived with Kim Jong Il’s portrait.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for name in draft.names:
        flag = _flag(draft, name) if name.kind == "person" else None
        if flag:
            yield flag


def _flag(draft: Draft, name: Name) -> Flag | None:
    body = [m for m in name.mentions if draft.manuscript.paragraphs[m.paragraph].role == "paragraph"]
    full = next((mention for mention in body if mention.full and " " in mention.text), None)
    if full is None or body[0] is full or not _is_family_name(body[0], full):
        return None
    first = body[0]
    if not _stands_for_person(draft, first) or _in_quotation(draft, first):
        return None
    if _has_namesake(draft, name, first) or _is_introduced(draft, first):
        return None
    suggestion = full.right or full.text
    return Flag(
        RULE.id,
        RULE.severity,
        first.span.start,
        first.span.end,
        draft.manuscript.at(first.span),
        f"This is the first mention of {suggestion}; give the full name here and the family name after that.",
        (suggestion,),
    )


def _is_family_name(first: Mention, full: Mention) -> bool:
    """Whether the first mention is how the full name goes on, not a first name or an accepted single name."""
    return letters(full.right or full.text).endswith(letters(first.right or first.text)) and not first.full


def _stands_for_person(draft: Draft, first: Mention) -> bool:
    """Whether the bare name is the person, not part of a family, a firm or a thing called after him."""
    tokens = draft.manuscript.paragraphs[first.paragraph].tokens
    before = tokens[first.first - 1] if first.first else None
    after = tokens[first.last + 1] if first.last + 1 < len(tokens) else None
    if not first.text.isupper() and _may_be_other(first.text) and not _acts(tokens[first.last], tokens):
        return False
    if before is not None and before.lower in ("the", "a", "an", "&", "-", "named", "called", "surnamed"):
        return False
    if after is None:
        return True
    compound = tokens[first.last].dep in ("compound", "amod", "nmod") and after.tag.startswith("NN")
    return (
        not compound and not (after.text[0].isupper() and after.tag.startswith("NNP")) and after.text not in ("-", "&")
    )


def _acts(token: Token, tokens: Tokens) -> bool:
    """Whether the bare name is the subject of a verb, as people are more often than places or words are."""
    return token.dep == "nsubj" and tokens[token.head].tag in ("VBD", "VBZ")


def _may_be_other(text: str) -> bool:
    """Whether the bare name is an everyday word or a place as well."""
    return commonness.is_word(text) or letters(text) in commonness.places()


def _in_quotation(draft: Draft, first: Mention) -> bool:
    return any(one.span.contains(first.span) for one in draft.marks.quotations)


def _is_introduced(draft: Draft, first: Mention) -> bool:
    """Whether a capitalised word that is no title went before the family name further up, in the singular or plural."""
    pattern = rf"([^\W\d_a-z][\w.'’-]+) {re.escape(first.text)}(?:e?s)?\b"
    paragraphs = (one for one in draft.manuscript.body if one.role == "paragraph" and one.index <= first.paragraph)
    return any(
        not titles.is_head(found[1]) and not commonness.is_word(found[1])
        for paragraph in paragraphs
        for found in re.finditer(pattern, paragraph.folded)
        if paragraph.index < first.paragraph or paragraph.span(*found.span()).end < first.span.start
    )


def _has_namesake(draft: Draft, name: Name, first: Mention) -> bool:
    """Whether somebody else of that family name was named in full before."""
    own = letters(first.text)
    return any(
        other is not name
        and other.kind == "person"
        and any(m.full and m.span.start < first.span.start and letters(m.text).endswith(own) for m in other.mentions)
        for other in draft.names
    )
