"""What the rules on sources share: the narration of the running copy, and who does what in a clause of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Span
from ..language import Token, Tokens
from ..manuscript import Paragraph
from ..names import commonness
from ..names.runs import ORGANISATION_WORDS
from ..quotations import cues, speech
from ..quotations.frame import Frame, Sentence
from ..rule import Rule
from ..speakers import nouns
from ..vocabulary import words

if TYPE_CHECKING:
    from ..engine import Draft

PAST = ("VBD", "VBN")
PRESENT = ("VBZ", "VBP")
_ADVERBIAL = frozenset({"RB", "RBR", "RBS", "MD"})


def narration(draft: Draft) -> Iterator[tuple[Frame, Sentence]]:
    """The sentences of the running copy, each with its frame; what is quoted is not in a sentence's narration."""
    for paragraph in draft.manuscript.body:
        frame = draft.marks.frames[paragraph.index]
        for sentence in frame.sentences:
            yield frame, sentence


def subject(frame: Frame, verb: Token) -> Token | None:
    """The head of a verb's own subject outside of quotations; that of the verb it is joined to where it has none."""
    tokens = frame.paragraph.tokens
    at = verb
    for _ in range(3):
        own = [t for t in tokens if t.head == verb.i and t.dep in ("nsubj", "nsubjpass") and not frame.quoted[t.i]]
        if own:
            return min(own, key=lambda token: abs(token.i - at.i))
        if verb.dep not in ("conj", "xcomp", "advcl") or verb.head == verb.i:
            return None
        verb = tokens[verb.head]
    return None


def complement(frame: Frame, verb: Token) -> Token | None:
    """The finite verb of the clause that a verb of saying reports, where it has a subject of its own."""
    tokens = frame.paragraph.tokens
    for token in tokens[verb.i + 1 :]:
        if token.head == verb.i and token.dep == "ccomp" and token.pos in ("VERB", "AUX"):
            parts = {t.dep: t for t in tokens[verb.i + 1 :] if t.head == token.i}
            subjects = parts.keys() & {"nsubj", "nsubjpass", "expl"}
            if subjects and (token.tag in (*PRESENT, *PAST) or parts.keys() & {"aux", "auxpass"}):
                return token
    return None


def carriers(draft: Draft) -> frozenset[int]:
    """Where in the draft the verbs stand that a direct quotation hangs on, right beside it."""
    found: set[int] = set()
    for quotation in draft.marks.quotations:
        if quotation.direct:
            frame = draft.marks.frames[quotation.paragraph]
            sentence = frame.sentences[frame.sentence_of(quotation.first)]
            cue = cues.find(frame, sentence, (quotation.first, quotation.last))
            if cue is not None and cue.attached:
                verb = frame.paragraph.tokens[cue.first]
                found.add(frame.paragraph.token_span(verb, verb).start)
    return frozenset(found)


def reports(frame: Frame, verb: Token, last: Token) -> bool:
    """Whether a verb of saying reports a clause: “claimed that …”, “insisted the money …”, “…, she pointed out.”

    `last` is its particle, or the verb itself.
    """
    tokens = frame.paragraph.tokens
    following = tokens[last.i + 1] if last.i + 1 < len(tokens) else None
    if following is not None and following.lower == "that" and following.tag != "DT":
        return True
    for token in tokens[last.i + 1 : last.i + 8]:  # claimed at a meeting that the meals cost more
        if token.lower == "that" and token.dep == "mark":
            return True
        if token.pos in ("VERB", "AUX") or token.text in (",", ".", ";", ":"):
            break
    return complement(frame, verb) is not None or _is_parenthetical(frame, verb, last)


def _is_parenthetical(frame: Frame, verb: Token, last: Token) -> bool:
    """The plan, she insisted, was sound: a subject and a verb between commas, or at the end after a clause and one."""
    tokens = frame.paragraph.tokens
    after = tokens[last.i + 1].text if last.i + 1 < len(tokens) else "."
    if after not in (",", "."):
        return False
    start = verb.i
    while start and (tokens[start - 1].pos in _NOMINAL or tokens[start - 1].tag in ("HYPH", "POS", "RB")):
        start -= 1
    if not 0 < start < verb.i or tokens[start - 1].text != "," or frame.quoted[start]:
        return False
    # In the end, he confessed, and wept: no clause that he might have said.
    goes_on = after == "," and last.i + 2 < len(tokens) and tokens[last.i + 2].tag != "CC"
    return goes_on or verb.dep == "parataxis" or any(t.head == verb.i and t.dep == "ccomp" for t in tokens[: verb.i])


_NOMINAL = ("PROPN", "PRON", "NOUN", "DET", "ADJ")


def phrase_start(tokens: Tokens, head: Token) -> int:
    """The first token of a noun phrase from its head: determiners, adjectives and nouns before it."""
    first = head.i
    while first and tokens[first - 1].tag in _PHRASE and tokens[first - 1].sent == head.sent:
        first -= 1
    return first


_PHRASE = words("DT PDT PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS HYPH VBN VBG RB RBS")


def is_speaker(token: Token) -> bool:
    """Whether the head of a phrase means someone who can speak: a name, he or she, a noun for people or a body."""
    if token.tag in ("NNP", "NNPS") or (token.tag == "NN" and token.text[0].isupper() and _is_odd(token)):
        return token.lower.rstrip(".") not in nouns.CALENDAR
    if token.tag == "PRP":
        return token.lower in ("he", "she", "they", "we", "i")
    return token.pos == "NOUN" and (nouns.is_human(token.lower) or nouns.is_body(token.lower))


def _is_odd(token: Token) -> bool:
    """Whether a capitalised word is none in lower case: a name that the model takes for a noun."""
    return not (commonness.is_word(token.lower) or nouns.is_human(token.lower) or nouns.is_body(token.lower))


def is_person(token: Token) -> bool:
    """Whether the head of a phrase means a person: a name, he or she, a noun for people."""
    if token.tag in ("NNP", "NNPS") and (nouns.is_body(token.lower) or token.lower in ORGANISATION_WORDS):
        return False
    return is_speaker(token) and not (token.pos == "NOUN" and not (nouns.is_human(token.lower) or _is_odd(token)))


def is_sourced(frame: Frame, sentence: Sentence, but: Token | None = None) -> bool:
    """Whether a sentence of narration names its source: a verb of saying with its subject, or according to."""
    tokens = frame.paragraph.tokens
    for token in sentence.narration:
        if token.lower == "according" and (but is None or token.i != but.i):
            return True
        if token is not but and speech.verb(token) in speech.SAYING and token.tag in (*PAST, *PRESENT):
            who = subject(frame, token)
            if (
                who is not None
                and who.dep != "nsubjpass"
                and is_speaker(who)
                and not (but is not None and _under(tokens, token, but))
            ):
                return True
    return False


def _under(tokens: Tokens, token: Token, above: Token) -> bool:
    for _ in range(10):
        if token.i == above.i:
            return True
        if token.head == token.i:
            return False
        token = tokens[token.head]
    return False


def legal(draft: Draft) -> bool:
    """Whether a draft is about a case at law, where to allege is the plain word."""
    found: set[str] = set()
    for match in _AT_LAW.finditer(draft.manuscript.text):
        found.add(match.group().lower())
        if len(found) > 1:
            return True
    return False


_LAW = words(
    """
    court courtroom courthouse indictment indicted lawsuit lawsuits sued suing prosecutor prosecutors plaintiff
    plaintiffs defendant defendants complaint affidavit arraigned arraignment arrested felony misdemeanor
    convicted conviction sentenced jury juror jurors testified testimony verdict trial bail detective sheriff
    magistrate tribunal charges guilty litigation attorney attorneys
    """
)
_AT_LAW = re.compile(rf"\b(?:{'|'.join(sorted(_LAW))})\b", re.IGNORECASE)


def flag(rule: Rule, paragraph: Paragraph, first: Token, last: Token, message: str, *suggestions: str) -> Flag:
    """A flag on whole tokens."""
    span = paragraph.token_span(first, last)
    return on_span(rule, paragraph, span, message, *suggestions)


def on_span(rule: Rule, paragraph: Paragraph, span: Span, message: str, *suggestions: str) -> Flag:
    text = paragraph.text[span.start - paragraph.start : span.end - paragraph.start]
    return Flag(rule.id, rule.severity, span.start, span.end, text, message, suggestions)
