"""A name that is a near miss of one on the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="entity.misspelled-name",
    severity=Severity.ERROR,
    title="Misspelled name",
    looks_for=(
        "A name that is a letter or two from one on the name list, where something else says that the listed one is "
        "meant: another part of the name is right, a listed title stands beside it, or the full name stands elsewhere."
    ),
    why="A misspelled name is the commonest correction a paper prints, and the one its readers forgive least.",
    source="Every newsroom's first rule; the house's name list says what is right.",
    flags=(
        "⟦Vladimer Putin⇒Vladimir Putin⟧ flew to Kyiv on Monday.",
        "The plant is named after ⟦Yuri Gargarin⇒Yuri Gagarin⟧, the first person in space.",
        "Officials said ⟦Kim John Un⇒Kim Jong Un⟧’s train had crossed the border.",
        "His father, ⟦Kim Jong II⇒Kim Jong Il⟧, died in 2011.",
        "Sergei Shoigu arrived late. “We are ready,” ⟦Shiogu⇒Shoigu⟧ said.",
        "The ⟦World Heath Organization⇒World Health Organization⟧ opened an office in Geneva.",
    ),
    passes=(
        "Kim Jong Un, the son of Kim Jong Il, visited on Monday.",
        "Vladimir Putin, an accountant from Ohio, shares his name with the president; his wife, Vera Puton, does not.",
        "Alexander Lukashin, a figure skater, trained there for years.",
        "Kyiv’s mayor met Alexander Lukashenko’s envoy.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for name in draft.names:
        if name.entry is None:
            continue
        for mention in name.mentions:
            if mention.right is not None:
                words = draft.manuscript.at(mention.span)
                yield Flag(
                    RULE.id,
                    RULE.severity,
                    mention.span.start,
                    mention.span.end,
                    words,
                    f"The name list has “{name.entry.name}”; check the spelling of “{mention.text}”.",
                    (mention.right,),
                )
