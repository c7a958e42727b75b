"""One unlisted name, spelled two ways in one draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="entity.inconsistent-name",
    severity=Severity.WARNING,
    title="Name spelled two ways",
    looks_for=(
        "The name of one person, place or organisation that is spelled in two ways in one draft; the rarer spelling "
        "is flagged, and of two that are equally frequent the later one. Two people who are both introduced stay two."
    ),
    why="One of the two spellings is wrong, and nobody but the reporter can know which: better to ask before it runs.",
    source="A copy editor's habit everywhere: mark each name at its first mention and hold the later ones against it.",
    flags=(
        "Lorenzo Soto-Whitcomb grows chile. Soto-Whitcomb plants in May. ⟦Soto-Whitcom⇒Soto-Whitcomb⟧ sells it.",
        "Hedwig Brauss ran the shelter. “It was cold,” Brauss said. ⟦Braus⇒Brauss⟧ slept on a mat.",
        "Marco Vecchiarelli is the captain. The coach praised ⟦Vechiarelli⇒Vecchiarelli⟧. Vecchiarelli smiled.",
    ),
    passes=(
        "Kay Anderson scored for the home side. Erik Andersen saved a penalty. Anderson and Andersen shook hands.",
        "Joan Whitcomb and her sister Jean Whitcomb run the farm. “We share it,” Jean Whitcomb said.",
        "Tom Baker runs the shop. The Bakers have lived above it for years.",
        "Her father, Isaac Banda, walked nine miles. Joyce Banda-Mumba voted in the market.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for name in draft.names:
        if name.entry is not None:
            continue
        for mention in name.mentions:
            if mention.right is not None:
                yield Flag(
                    RULE.id,
                    RULE.severity,
                    mention.span.start,
                    mention.span.end,
                    draft.manuscript.at(mention.span),
                    f"Elsewhere in this draft the name is spelled “{mention.right}”; make sure which is right.",
                    (mention.right,),
                )
