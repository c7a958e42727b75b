"""A statistic out of nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..quotations import speech
from ..quotations.frame import Frame
from ..rule import Rule
from ..vocabulary import words
from .clause import narration, on_span

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.unsourced-figure",
    severity=Severity.NOTE,
    title="Figure without a source",
    looks_for="A share of something (percent, one in four, two-thirds) in a sentence that does not say who counted.",
    why="Somebody counted; the reader may want to know who, and the editor may want to ring them.",
    source="Reuters and the BBC on statistics: give the source and the date of a figure.",
    flags=(
        "About ⟦40 percent⇒⟧ of the town’s wells run dry each August.",
        "⟦Three in four⇒⟧ commuters drive alone.",
        "Nearly ⟦two-thirds⇒⟧ of the orchards are gone.",
    ),
    passes=(
        "About 40 percent of the town’s wells run dry each August, according to the county.",
        "The survey found that three in four commuters drive alone.",
        "Ruth Almgren said nearly two-thirds of the orchards were gone.",
        "The pay rise is 3 percent.",
    ),
)

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_SHARE = re.compile(
    rf"\b\d[\d.,]*(?: percent|%)(?= of\b)|\b{_NUMBER} (?:in|out of)(?: every)? {_NUMBER}\b(?= [a-z])"
    r"|\b(?:two-thirds|three-quarters|three-fourths|one-third|one-quarter)(?= of\b)",
    re.IGNORECASE,
)
_COUNTED = words(
    """
    according survey poll census study report data figures statistics estimate estimates estimated research
    researchers analysis audit records filing count agency bureau found finds shows showed show table index vote
    votes results reporting ballot ballots turnout election reports surveyed exit log review budget contract
    agreement law bill rule plan policy permit trial trials
    """
)


def run(draft: Draft) -> Iterator[Flag]:
    for frame, sentence in narration(draft):
        start = frame.paragraph.tokens[sentence.first].start
        end = frame.paragraph.tokens[sentence.end - 1].end
        if not _SHARE.search(frame.paragraph.folded, start, end):
            continue
        words = {token.lower for token in frame.paragraph.tokens[sentence.first : sentence.end]}
        if words & _COUNTED or any(speech.verb(token) in speech.SAYING for token in sentence.narration):
            continue
        for match in _SHARE.finditer(frame.paragraph.folded, start, end):
            if not _is_quoted(frame, match.start()):
                span = frame.paragraph.span(match.start(), match.end())
                yield on_span(RULE, frame.paragraph, span, "Say who counted, or check the figure.")


def _is_quoted(frame: Frame, at: int) -> bool:
    return frame.quoted[frame.paragraph.token_at(at)]
