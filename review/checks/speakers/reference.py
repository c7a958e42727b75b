"""Whom a source means: a name itself, the person a pronoun points back to, the mayor that the draft has named."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import Token
from ..quotations.frame import Frame
from . import nouns
from .cast import Cast, Member, Sighting
from .naming import Source

_HE_SHE: dict[str, nouns.Gender] = {"he": "m", "his": "m", "she": "f", "her": "f"}
_PARAGRAPHS_BACK = 6


def meant(source: Source, frame: Frame, cast: Cast, last_speaker: tuple[int, Member] | None) -> Member | None:
    """The member of the cast that a source means, None where it can't be told.

    `last_speaker` is who was quoted last, with the paragraph. A person found for a noun or a pronoun is put in sight
    there, and learns its gender.
    """
    if source.sighting is not None:
        return source.sighting.member
    head = frame.paragraph.tokens[source.head]
    pronoun = head.tag in ("PRP", "PRP$")
    member = _by_pronoun(head, frame, cast, last_speaker) if pronoun else _by_noun(source, head, frame, cast)
    if member is not None:
        member.gender = _HE_SHE.get(head.lower) or nouns.gender(head.lower) or member.gender
        cast.join(member, frame.paragraph.index, source.first, source.last)
    return member


def _by_pronoun(head: Token, frame: Frame, cast: Cast, last_speaker: tuple[int, Member] | None) -> Member | None:
    gender = _HE_SHE.get(head.lower)
    if gender is None:
        if head.lower != "it":
            return None
        near = _back(cast, frame.paragraph.index, head.i, 1)
        return next((s.member for s in near if s.member.kind == "organisation" and s.subject and not s.quoted), None)
    best: Member | None = None
    best_score = 0.0
    here = frame.paragraph.index
    sentence = frame.sentence_of(head.i)
    seen: set[int] = set()
    for sighting in _back(cast, here, head.i):
        member = sighting.member
        if member.kind != "person":
            continue
        if member.gender and member.gender != gender:
            family = cast.namesake(member, gender)
            if family is None:
                continue
            member = family
        if sighting.paragraph == here and sighting.subject and frame.sentence_of(sighting.first) == sentence:
            score = 70.0  # “Obama and Bush, she said, …”: whom she speaks of
        elif sighting.paragraph == here:
            score = 100.0 - 3 * (sentence - frame.sentence_of(sighting.first)) + 10 * sighting.subject
        else:
            score = 90.0 - 10 * (here - sighting.paragraph) + 6 * sighting.subject
            if last_speaker is not None and last_speaker[1] is member and here - last_speaker[0] <= 2:
                score += 12
        score += 4 * (member.gender == gender) - 30 * sighting.quoted - 12 * sighting.owner - 2 * len(seen)
        seen.add(id(member))
        if score > best_score:
            best, best_score = member, score
    return best


def _by_noun(source: Source, head: Token, frame: Frame, cast: Cast) -> Member | None:
    tokens = frame.paragraph.tokens
    lead = tokens[source.first]
    if head.tag in ("NNS", "NNPS") or lead.lower in ("a", "an", "another", "one", "some", "many") or lead.tag == "CD":
        return None
    if head.i + 1 < len(tokens) and tokens[head.i + 1].tag == "WP":
        return None
    noun = head.lower
    specific = {t.lower for t in tokens[source.first : source.head + 1] if t.tag in ("NN", "NNP", "NNPS")} or {noun}
    body = nouns.is_body(noun) and not nouns.is_human(noun)
    loose: Member | None = None
    for sighting in _back(cast, frame.paragraph.index, source.first, len(cast.sightings)):
        member = sighting.member
        if body and member.kind == "organisation":
            if noun in member.full.lower().split():
                return member
            loose = loose or (member if frame.paragraph.index - sighting.paragraph <= 2 else None)
        elif not body and member.kind == "person" and noun in member.called and len(specific - member.called) <= 1:
            return member
    if loose is None and not body:
        called = [member for member in cast.members if member.kind == "person" and noun in member.called]
        loose = called[0] if len(called) == 1 else None
    return loose if lead.lower in ("the", "its") and source.last == source.head else None


def _back(cast: Cast, paragraph: int, token: int, reach: int = _PARAGRAPHS_BACK) -> Iterator[Sighting]:
    """The sightings before a token, the nearest first; names in headlines and bylines are not pointed back to."""
    yield from (s for s in reversed(cast.sightings[paragraph]) if s.last < token)
    for index in range(paragraph - 1, max(-1, paragraph - 1 - reach), -1):
        yield from reversed(cast.sightings[index])


def is_plausible(source: Source, frame: Frame, bodies: bool) -> bool:
    """Whether a source can speak: a person's name, pronoun or noun; with `bodies`, an organisation too."""
    if source.sighting is not None:
        return bodies or source.sighting.member.kind == "person"
    head = frame.paragraph.tokens[source.head]
    if head.tag == "PRP":
        return head.lower in ("he", "she", "they", "i", "we")
    return nouns.is_human(head.lower) or (bodies and nouns.is_body(head.lower))
