"""A quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.unbalanced-quotes",
    severity=Severity.ERROR,
    title="Quotation mark without a partner",
    looks_for=(
        "An opening mark that nothing closes, or a closing mark that nothing opened. A quotation that runs on "
        "into the next paragraph, which then opens with a mark of its own, is left open rightly."
    ),
    why="The reader can't tell where the speaker stops and the reporter starts again.",
    source="Every stylebook; the open end of a paragraph inside a running quotation is the one exception.",
    flags=(
        "⟦“The dam held all night,⇒⟧ Ruth Almgren said. She had watched it from the ridge.",
        '⟦"We are done here,⇒⟧ said Len Burkhart, the coach. "Write that down," he added.',
        "⟦The dam held all night,”⇒⟧ Ruth Almgren said.",
    ),
    passes=(
        "“The dam held all night,” Ruth Almgren said.",
        "“The dam held all night,” Ruth Almgren said. “We heard it groan.\n\n“In the morning it was dry.”",
        'The boy is 5\'10" and the pipe is 12" wide.',
        "“She said, ‘The rest of the drivers’ pay is in the mail,’” Ruth Almgren said.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for span in draft.marks.strays:
        text = draft.manuscript.at(span)
        opens = text[:1] in "\"“”„‟«'‘’″"
        message = "Close this quotation." if opens else "Open this quotation, or take out its closing mark."
        yield Flag(RULE.id, RULE.severity, span.start, span.end, text, message)
