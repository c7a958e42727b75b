"""A quotation that nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity, Span
from ..quotations import speech
from ..quotations.frame import Frame
from ..rule import Rule
from ..speakers import Attribution
from .clause import is_person

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.unattributed-quote",
    severity=Severity.ERROR,
    title="Quotation without a speaker",
    looks_for=(
        "A direct quotation of a clause or more with no speaker in its sentence, in its paragraph, or in the "
        "running quotation that it continues."
    ),
    why=(
        "A reader has to know whose words these are. A closed quotation in a paragraph of its own reads as a new "
        "voice, even after a paragraph that quotes someone."
    ),
    source=(
        "AP and every newspaper's stylebook: attribute each quotation, at the latest at the end of its first "
        "sentence; leave a running quotation open at the end of a paragraph."
    ),
    flags=(
        "The bridge has been shut since Monday.\n\n⟦“We drive 40 miles around it now. Nobody asked us.”⇒⟧\n\n"
        "Repairs are to start in May, the county said.",
        "“It is a fair offer,” said Dana Whitlock, the union’s head.\n\n⟦“I have 12 people and work for 20.”⇒⟧\n\n"
        "The talks go on Thursday.",
        'Rain fell all week.\n\n⟦"The cellar filled and the dog swam out."⇒⟧\n\nThe river crested on Sunday.',
    ),
    passes=(
        "“We have no plan,” said Dana Whitlock, the mayor. “We have a hope.”",
        "“The road was gone,” said Ruth Almgren, a farmer. “We walked out over the ridge.\n\n“It took two days.”",
        "Her note to the staff was short:\n\n“The store will close on Friday. Thank you for everything.”",
        "The group bought advertisements under the headline “Save the Ferry, Sink the Bridge.” It plans more.",
        "Ruth Almgren shook her head. “Not in my lifetime.”",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    texts = [draft.manuscript.at(one.quotation.span).strip("“”\"‘’'") for one in draft.attributions]
    group: list[Attribution] = []
    for one, words in zip(draft.attributions, texts, strict=True):
        lonely = one.speaker is None and _stands_alone(draft, one) and texts.count(words) == 1
        if group and not (lonely and one.quotation.paragraph == group[-1].quotation.paragraph):
            yield _flag(draft, group)
            group = []
        if lonely:
            group.append(one)
    if group:
        yield _flag(draft, group)


def _stands_alone(draft: Draft, one: Attribution) -> bool:
    """Whether a quotation without a source is its own sentences, in a paragraph where nobody is who could speak it."""
    quotation = one.quotation
    frame = draft.marks.frames[quotation.paragraph]
    if (
        quotation.continues
        or _answers(draft, frame)
        or not frame.sentences[frame.sentence_of(quotation.first)].only_quoted
    ):
        return False
    return _is_clause(frame, quotation.first, quotation.last) and not _somebody(frame) and not _signed(draft, frame)


def _is_clause(frame: Frame, first: int, last: int) -> bool:
    words = [token for token in frame.paragraph.tokens[first + 1 : last] if token.text[0].isalnum()]
    return len(words) >= 3


def _somebody(frame: Frame) -> bool:
    """Whether the narration of a paragraph holds anyone or anything that speaks."""
    return any(
        speech.verb(token) in speech.SAYING
        or (is_person(token) and token.dep in ("nsubj", "nsubjpass", "ROOT", "appos"))
        for sentence in frame.sentences
        for token in sentence.narration
    )


def _answers(draft: Draft, frame: Frame) -> bool:
    """Whether a short line answers a question quoted in the paragraph before, as in a dialogue or testimony."""
    if len(frame.paragraph.folded.split()) > _LINE:
        return False
    before = draft.marks.frames.get(frame.paragraph.index - 1)
    if before is None or not before.quoted or not before.quoted[0]:
        return False
    last = [quote for sentence in before.sentences for quote in sentence.quotes][-1:]
    return any(before.paragraph.tokens[closing - 1].text == "?" for _, closing in last)


_LINE = 14


def _signed(draft: Draft, frame: Frame) -> bool:
    """Whether the next line signs the quotation, as under an epigraph: “— Emily Dickinson”."""
    following = frame.paragraph.index + 1
    paragraphs = draft.manuscript.paragraphs
    return following < len(paragraphs) and paragraphs[following].text[:1] in "—–-―"


def _flag(draft: Draft, group: list[Attribution]) -> Flag:
    span = Span(group[0].quotation.span.start, group[-1].quotation.span.end)
    return Flag(RULE.id, RULE.severity, span.start, span.end, draft.manuscript.at(span), "Say whose words these are.")
