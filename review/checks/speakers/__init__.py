"""Who said it: the speaker and the verb of attribution of each direct quotation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..flag import Span
from ..manuscript import Manuscript
from ..mentions import Name
from ..quotations import Marks, Quotation, cues, speech
from ..quotations.frame import Frame, Sentence
from ..vocabulary import words
from . import naming, reference
from .cast import Cast, Member
from .naming import Source


@dataclass(frozen=True, slots=True)
class Attribution:
    """A direct quotation and its source; the words that name it and who they mean are None where it has none."""

    quotation: Quotation
    speaker: str | None
    """The person meant, in full where the draft or the list has that; otherwise the words as they stand."""
    words: Span | None
    """The words in the draft that name the speaker: “Putin”, “she”, “the mayor”."""
    name: Name | None
    """The person, where the speaker is one of the draft's names."""
    cue: str
    """The verb of attribution as it stands (said, told, according to); empty where there is none."""
    cue_span: Span | None


def attribute(manuscript: Manuscript, marks: Marks, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """The source of every direct quotation, in order."""
    return tuple(_Reader(manuscript, marks, names).read())


@dataclass(frozen=True, slots=True)
class _Voice:
    """A source as found once, which further quotations may share."""

    speaker: str
    words: Span
    member: Member | None
    cue: str = ""
    cue_span: Span | None = None


class _Reader:
    """Goes through a draft's quotations in order, remembering who spoke."""

    def __init__(self, manuscript: Manuscript, marks: Marks, names: tuple[Name, ...]) -> None:
        self._manuscript = manuscript
        self._marks = marks
        self._cast = Cast(manuscript, marks.frames, names)
        self._last: tuple[int, Member] | None = None
        self._voices: dict[int, list[_Voice]] = {}
        """Who was quoted in each paragraph, in order."""

    def read(self) -> list[Attribution]:
        found: list[Attribution] = []
        by_paragraph: dict[int, list[Quotation]] = {}
        for quotation in self._marks.quotations:
            if quotation.direct:
                by_paragraph.setdefault(quotation.paragraph, []).append(quotation)
        running: _Voice | None = None
        for index, quotations in by_paragraph.items():
            frame = self._marks.frames[index]
            own = [self._in_sentence(frame, quotation) for quotation in quotations]
            voices: list[_Voice | None] = []
            for number, quotation in enumerate(quotations):
                voice = own[number]
                if voice is None and quotation.continues:
                    voice = running
                if voice is None:
                    earlier = next((v for v in reversed(voices) if v is not None), None)
                    later = next((v for v in own[number + 1 :] if v is not None), None)
                    voice = self._in_paragraph(frame, quotation, earlier, later) or (
                        None if number else self._from_neighbours(frame)
                    )
                voices.append(voice)
                if voice is not None and voice.member is not None:
                    self._last = (index, voice.member)
            running = voices[-1] if quotations and not quotations[-1].closed else None
            self._voices[index] = [voice for voice in voices if voice is not None]
            found += [_attribution(quotation, voice) for quotation, voice in zip(quotations, voices, strict=True)]
        return found

    def _in_sentence(self, frame: Frame, quotation: Quotation) -> _Voice | None:
        sentence = frame.sentences[frame.sentence_of(quotation.first)]
        quote = (quotation.first, quotation.last)
        cue = cues.find(frame, sentence, quote)
        if cue is None:
            return None
        source = naming.source(frame, sentence, quote, cue, self._cast)
        if source is None:
            return self._unnamed(frame, cue)
        return self._voice(frame, source, cue)

    def _unnamed(self, frame: Frame, cue: cues.Cue) -> _Voice | None:
        """A clause with a colon but no subject (“The reply:”) stands for its source itself."""
        if cue.tie != "colon":
            return None
        sentence = frame.sentences[frame.sentence_of(cue.first)]
        words = [t for t in sentence.narration if t.i <= cue.last and t.text[0].isalnum()]
        if not words:
            return None
        span = frame.paragraph.token_span(words[0], words[-1])
        return _Voice(self._manuscript.at(span), span, None)

    def _voice(self, frame: Frame, source: Source, cue: cues.Cue | None) -> _Voice:
        member = reference.meant(source, frame, self._cast, self._last)
        tokens = frame.paragraph.tokens
        words = frame.paragraph.token_span(tokens[source.first], tokens[source.last])
        speaker = member.full if member is not None else self._manuscript.at(words)
        if cue is None:
            return _Voice(speaker, words, member)
        cue_span = frame.paragraph.token_span(tokens[cue.first], tokens[cue.last])
        return _Voice(speaker, words, member, self._manuscript.at(cue_span), cue_span)

    def _in_paragraph(
        self, frame: Frame, quotation: Quotation, earlier: _Voice | None, later: _Voice | None
    ) -> _Voice | None:
        """The source of a quotation whose own sentence has none, from the sentences around it, the nearest first."""
        at = frame.sentence_of(quotation.first)
        before = [sentence for sentence in frame.sentences[:at] if not sentence.only_quoted]
        if before and not before[-1].quotes:
            voice = self._narrated(frame, before[-1], strict=earlier is not None)
            if voice is not None:
                return voice
        if earlier is not None:
            return earlier
        for sentence in reversed(before[:-1]):
            voice = self._narrated(frame, sentence, strict=False)
            if voice is not None:
                return voice
        if later is not None:
            return later
        for sentence in frame.sentences[at + 1 :]:
            voice = None if sentence.only_quoted else self._narrated(frame, sentence, strict=False)
            if voice is not None:
                return voice
        return None

    def _narrated(self, frame: Frame, sentence: Sentence, strict: bool) -> _Voice | None:
        """Whom a sentence without a quotation leads in: its subject, who can speak. `strict`: only a named one."""
        source = naming.main_subject(frame, sentence, self._cast)
        speaks = any(speech.verb(token) in speech.SAYING for token in sentence.narration)
        if source is None or not reference.is_plausible(source, frame, bodies=speaks):
            source = naming.first_named(frame, sentence, self._cast)
        if source is None or (strict and source.sighting is None):
            return None
        return self._voice(frame, source, None)

    def _from_neighbours(self, frame: Frame) -> _Voice | None:
        """The source of a paragraph that is all quotation: a colon before it, a dialogue, “Those were the words of”."""
        index = frame.paragraph.index
        lead = self._marks.frames.get(index - 1)
        if lead is not None and _leads_in(lead):
            cue = cues.Cue(len(lead.paragraph.tokens) - 1, len(lead.paragraph.tokens) - 1, "colon")
            voice = self._narrated(lead, lead.sentences[-1], strict=False)
            return voice or self._unnamed(lead, cue)
        partner = self._other_voice(index)
        if partner is not None:
            return partner
        following = self._marks.frames.get(index + 1)
        if following is not None and _POINTS_BACK.match(following.paragraph.folded):
            return self._narrated(following, following.sentences[0], strict=False)
        return None

    def _other_voice(self, index: int) -> _Voice | None:
        """Whose turn it is in a dialogue of short lines between two, one of which asks."""
        lines = [self._marks.frames.get(i) for i in (index - 2, index - 1, index)]
        if not all(line is not None and _is_line(line) for line in lines):
            return None
        before, last = (self._voices.get(i, []) for i in (index - 2, index - 1))
        one, other = {voice.speaker for voice in before}, {voice.speaker for voice in last}
        asked = any(line is not None and "?" in line.paragraph.folded for line in lines[:2])
        return before[0] if asked and len(one) == 1 == len(other) and one != other else None


def _leads_in(lead: Frame) -> bool:
    """Whether a paragraph hands on to the next one: it ends in a colon or a comma, or presents a statement."""
    if lead.paragraph.role != "paragraph" or not lead.sentences or lead.sentences[-1].quotes:
        return lead.paragraph.folded.rstrip().endswith(":")
    return lead.paragraph.folded.rstrip()[-1:] in (":", ",") or any(
        token.lower in _PRESENTS for token in lead.sentences[-1].narration
    )


_PRESENTS = words("statement following elaborated responded reply replied response tweeted tweet verbatim")


def _is_line(frame: Frame) -> bool:
    """Whether a paragraph is a line of dialogue: a short one that starts with what is said."""
    return bool(frame.quoted) and frame.quoted[0] and len(frame.paragraph.folded.split()) <= _LINE


_LINE = 14
_POINTS_BACK = re.compile(
    r"(?:That|Those|These|This|So|Such|With (?:that|those|these)"
    r"|The (?:words?|quote|quotation|comment|remark|statement|message)s?)\b"
    r"[^.]{0,60}\b(?:said|says|words?|how|what|describ\w+|put|told|wrote|came|from|message|remark\w*|comment\w*)\b"
)


def _attribution(quotation: Quotation, voice: _Voice | None) -> Attribution:
    if voice is None:
        return Attribution(quotation, None, None, None, "", None)
    name = voice.member.name if voice.member is not None else None
    return Attribution(quotation, voice.speaker, voice.words, name, voice.cue, voice.cue_span)
