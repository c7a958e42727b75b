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
        "The name of one person, place or organisation that is spelled in two ways in one draft; the rarer spelling is "
        "flagged, and of two that are equally frequent the later one. Two people who are both introduced stay two people."
    ),
    why="One of the two spellings is wrong, and nobody but the reporter can know which: better to ask before it is printed.",
    source="A copy editor's habit in every newsroom: mark each name at its first mention and hold the later ones against it.",
    flags=(
        "Lorenzo Baca-Whitten grows chile in Corrales. “I plant in May,” Baca-Whitten said. ⟦Baca-Whiten⇒Baca-Whitten⟧ sells it at a stand.",
        "Bettina Krauss ran the shelter. “It was cold,” Krauss said. ⟦Kraus⇒Krauss⟧ slept on a mat.",
        "Marcus Delvecchio is the captain. The coach praised ⟦Delveccio⇒Delvecchio⟧ and gave Delvecchio a towel.",
    ),
    passes=(
        "Kayla Anderson scored for the home side. Erika Andersen saved a penalty. Anderson and Andersen will be roommates.",
        "Joan Whitcomb and her sister Jean Whitcomb run the farm. “We share a tractor,” Jean Whitcomb said.",
        "Tom Baker runs the shop. The Bakers have lived above it for years.",
        "Her father, Josias Tembo, walked nine miles. Joyce Tembo-Phiri voted in the market.",
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
