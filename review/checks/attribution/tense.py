"""Attributions in two tenses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..language import Token
from ..quotations import speech
from ..quotations.frame import Frame, Sentence
from ..rule import Rule
from ..speakers import nouns
from ..style.inflection import inflect
from ..vocabulary import words
from .clause import PAST, PRESENT, carriers, complement, flag, is_person, is_speaker, narration, phrase_start, subject
from .loaded import LOADED

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.mixed-tense",
    severity=Severity.WARNING,
    title="Attributions in two tenses",
    looks_for=(
        "Says where the draft elsewhere has said (or the other way about in a house that attributes in the "
        "present): the attributions out of the house's tense are flagged."
    ),
    why=(
        "A story told in one tense reads as if it were written once. What a sign, a law or a report says stays in "
        "the present."
    ),
    source=(
        "AP and most news pages attribute in the past; magazines and broadcasters often in the present. Either "
        "way, one."
    ),
    flags=(
        "“The road is shut,” Ruth Almgren said. “The bridge is next,” Len Burkhart ⟦says⇒said⟧.",
        "Ruth Almgren said the road was shut. She ⟦says⇒said⟧ the bridge could be next.",
        "“It rained,” ⟦says⇒said⟧ Ruth Almgren, a farmer. “It poured,” said Len Burkhart, another.",
    ),
    passes=(
        "“The road is shut,” Ruth Almgren said. The sign says it will open in May.",
        "“My daughter says I should be angrier,” Ruth Almgren said.",
        "“The road is shut,” Ruth Almgren says. “The bridge is next,” Len Burkhart says.",
        "Ruth Almgren said the law says nothing of bridges.",
        "Ruth Almgren said she tells people about the flood. When she says so, they nod.",
    ),
)

# Verbs that report a clause; beside a direct quotation any verb of saying attributes it.
_PLAIN = words(
    """
    say tell add ask recall explain warn acknowledge concede continue joke quip note argue contend maintain reply
    respond answer counter observe remark recount conclude predict stress estimate agree
    """
)
_HABIT = words("often always usually never sometimes still frequently routinely regularly rarely seldom")
_CLAUSE = words("when whenever if what whatever as while because who that which how where until unless than")
_FINITE = (*PAST, *PRESENT)
_WORK = words(
    "book memoir novel essay paper article report column script lyrics song film play documentary poem story letter"
)
_PUBLISHED = words("newspaper magazine paper publisher museum library chain plant brand outlet network")


def run(draft: Draft) -> Iterator[Flag]:
    carrying = carriers(draft)
    found = [
        (frame, token)
        for frame, sentence in narration(draft)
        for token in sentence.narration
        if token.tag in _FINITE
        and speech.verb(token) in speech.SAYING
        and token.lower not in LOADED
        and _attributes(frame, sentence, token, carrying)
        and not (token.tag in PRESENT and _is_replayed(draft, frame, token))
    ]
    past = [one for one in found if one[1].tag in PAST]
    present = [one for one in found if one[1].tag in PRESENT]
    if not past or not present:
        return
    house = draft.lists.house.attribution_tense
    message = f"Attribute in the {house}, as the house does and the rest of this draft."
    for frame, token in present if house == "past" else past:
        yield flag(RULE, frame.paragraph, token, token, message, *_fix(token))


def _attributes(frame: Frame, sentence: Sentence, verb: Token, carrying: frozenset[int]) -> bool:
    """Whether a verb attributes words to somebody, here and now: a quotation, or a clause that it reports."""
    tokens = frame.paragraph.tokens
    if any(t.head == verb.i and t.dep in ("aux", "auxpass") and not frame.quoted[t.i] for t in tokens):
        return False
    carries = frame.paragraph.token_span(verb, verb).start in carrying
    who = subject(frame, verb)
    if who is None and carries:
        return True
    if who is None or not (_is_anybody(who) if carries else _is_source(who)):
        return False
    if verb.tag == "VBP" and not carries and who.tag not in ("NNP", "NNPS"):
        return False
    before = {t.lower for t in tokens[max(sentence.first, who.i - 2, verb.i - 8) : verb.i] if not frame.quoted[t.i]}
    if verb.tag in PRESENT and (before & _HABIT or _is_in_a_work(sentence)):
        return False
    first = phrase_start(tokens, who)
    lead = tokens[first - 1].lower if first > sentence.first else ""
    if lead in _CLAUSE and not carries:
        return False
    if carries:
        return True
    return speech.verb(verb) in _PLAIN and (complement(frame, verb) is not None or _stands_aside(frame, who, verb))


def _is_source(who: Token) -> bool:
    """Whether a subject can say so in the present: a person, or a body that speaks through one."""
    return is_person(who) or (is_speaker(who) and who.lower not in _PUBLISHED and not nouns.is_text(who.lower))


def _is_anybody(who: Token) -> bool:
    """Whether a subject beside a quotation is anyone but a text: whoever else is quoted, speaks."""
    return is_speaker(who) or (who.pos == "NOUN" and who.lower not in _PUBLISHED and not nouns.is_text(who.lower))


def _is_in_a_work(sentence: Sentence) -> bool:
    """Whether it is a book, a play or a film that is told of: “In the play, she says no.”"""
    words = [token.lower for token in sentence.narration]
    return any(word in _WORK and "in" in words[max(0, at - 4) : at] for at, word in enumerate(words))


def _is_replayed(draft: Draft, frame: Frame, verb: Token) -> bool:
    """Whether somebody without a name speaks on a recording that the story plays, which it may tell in the present."""
    who = subject(frame, verb)
    if who is None or who.pos != "NOUN":
        return False
    last = frame.paragraph.index
    return any(
        token.lower in _RECORDING
        for p in draft.manuscript.paragraphs[max(0, last - 3) : last + 1]
        for token in p.tokens
    )


_RECORDING = words("recording recordings video footage tape transcript clip audio film scene")


def _stands_aside(frame: Frame, who: Token, verb: Token) -> bool:
    """The road, she says, is shut. The road is shut, says Ruth Almgren."""
    tokens = frame.paragraph.tokens
    if who.i > verb.i:
        return verb.i > 0 and tokens[verb.i - 1].text == ","
    after = tokens[verb.i + 1].text if verb.i + 1 < len(tokens) else "."
    return after in (",", ".") and who.i < verb.i and "," in [t.text for t in tokens[max(0, who.i - 4) : who.i]]


def _fix(token: Token) -> tuple[str, ...]:
    lemma = speech.verb(token)
    if token.tag in PAST:
        return (inflect(lemma, "VBZ"),)
    return (inflect(lemma, "VBD"),)
