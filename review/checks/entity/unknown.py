"""A person who is on no list: worth one look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="entity.unknown-name",
    severity=Severity.NOTE,
    title="Name to verify",
    looks_for="A person named in full who is on no list, once, at the first mention.",
    why="The list vouches for the names it holds; any other has to be checked with its bearer or a record and marked.",
    source="The “CQ” of American copy desks: a mark that a name has been verified as it stands.",
    flags=(
        "⟦Leonora Pasquale⇒⟧ swept the floor. Pasquale said she was glad to.",
        "The driver, ⟦Dashiell Okonkwo⇒⟧, walked away unhurt.",
        "“Bring a towel,” ⟦Thiago Meireles⇒⟧ said.",
    ),
    passes=(
        "Vladimir Putin arrived on Monday.",
        "The World Health Organization opened an office in Kyiv.",
        "The mayor and the superintendent left together.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for name in draft.names:
        if name.kind != "person" or name.status != "unlisted":
            continue
        first = next((mention for mention in name.mentions if mention.full and " " in mention.text), None)
        if first is None or draft.manuscript.paragraphs[first.paragraph].role == "byline":
            continue
        yield Flag(
            RULE.id,
            RULE.severity,
            first.span.start,
            first.span.end,
            draft.manuscript.at(first.span),
            f"“{name.name}” is on no list; verify the spelling and mark it CQ, or add it to the list.",
        )
