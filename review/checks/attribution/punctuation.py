"""A comma or a full stop on the wrong side of the closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule
from .clause import on_span

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.quote-punctuation",
    severity=Severity.WARNING,
    title="Punctuation outside the closing mark",
    looks_for="A comma or a full stop after a closing quotation mark, in an American house.",
    why=(
        "American usage sets commas and full stops inside the closing mark, whatever the sense; colons and "
        "semicolons go outside."
    ),
    source="AP and the Chicago Manual alike; British houses place them by the sense, so the rule rests there.",
    flags=(
        "“We waited for the boat⟦”,⇒,”⟧ Ruth Almgren said.",
        'Ruth Almgren said, "It never came⟦".⇒."⟧',
        "“He told me, ‘Wait here⟦’”.⇒.’”⟧ Ruth Almgren said so twice.",
    ),
    passes=(
        "“We waited for the boat,” Ruth Almgren said.",
        "Ruth Almgren called it “a mess”; the county called it “progress.”",
        "Save the file as “notes.txt”, then close it.",
        'The mast is 6\'5", the boom 48", and both are pine.',
    ),
)

_LITERAL = re.compile(r"\S*[/@\\_.<>=]\w\S*|\S|[\d.,:/-]+")


def run(draft: Draft) -> Iterator[Flag]:
    house = draft.lists.house
    if house.dialect == "british" or house.quotation_marks == "single":
        return
    for quotation in draft.marks.quotations:
        if not quotation.closed:
            continue
        paragraph = draft.manuscript.paragraphs[quotation.paragraph]
        tokens = paragraph.tokens
        closing = tokens[quotation.last]
        outside = paragraph.folded[closing.end : closing.end + 1]
        inside = paragraph.folded[tokens[quotation.first].end : closing.start]
        if outside not in (".", ",") or not outside or paragraph.folded[closing.end : closing.end + 2] == "..":
            continue
        if _LITERAL.fullmatch(inside):
            continue
        nested = inside.endswith("'") and "'" in inside[:-1]
        span = paragraph.span(closing.start - nested, closing.end + 1)
        marks = paragraph.text[span.start - paragraph.start : span.end - paragraph.start - 1]
        ended = inside.rstrip("'")[-1:] in ".,?!…"
        yield on_span(
            RULE,
            paragraph,
            span,
            f"Put the {'comma' if outside == ',' else 'full stop'} inside the closing mark.",
            marks if ended else outside + marks,
        )
