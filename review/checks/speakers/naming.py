"""The words that name a quotation's source: found from the verb that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language import Token, Tokens
from ..quotations import speech
from ..quotations.cues import Cue
from ..quotations.frame import Frame, Sentence
from ..vocabulary import words
from .cast import Cast, Sighting

_CLIMB = words("conj xcomp ccomp advcl pcomp parataxis dep acl prep pobj dobj agent")
_PHRASE = words("DT PDT PRP PRP$ JJ JJR JJS NN NNS NNP NNPS CD POS HYPH VBN VBG RBS FW $")

_RELATIVE = ("WP", "WDT")


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens that name a source, both included: the name where a phrase holds one (`sighting`), else the phrase."""

    first: int
    last: int
    head: int
    sighting: Sighting | None


def source(frame: Frame, sentence: Sentence, quote: tuple[int, int], cue: Cue, cast: Cast) -> Source | None:
    """Who stands by a quotation's cue; None where the sentence does not say."""
    tokens = frame.paragraph.tokens
    if cue.tie == "source":
        return phrase(frame, cue.last + 1, sentence.end, cast)
    if cue.tie == "after":
        return _beside(frame, sentence, quote[1] + 1, cue.first, cast)
    if cue.first == _first_word(sentence) and tokens[cue.first].tag in ("VBD", "VBZ"):
        return phrase(frame, cue.first + 1, quote[0], cast)
    if cue.tie == "colon" and tokens[cue.first].pos in ("NOUN", "PROPN"):
        return _around(frame, sentence, cue.first, cast)
    return subject(frame, sentence, cue.first, cast)


def _first_word(sentence: Sentence) -> int:
    return next((token.i for token in sentence.narration if token.text[0].isalnum()), sentence.first)


def _beside(frame: Frame, sentence: Sentence, start: int, verb: int, cast: Cast) -> Source | None:
    """The source of a quotation from the words after it: “…,” the mayor said, or “…,” said the mayor."""
    tokens = frame.paragraph.tokens
    between = [t for t in tokens[start:verb] if t.text[0].isalnum() and t.tag not in ("RB", "IN", "CC", "MD")]
    between = [t for t in between if t.pos != "AUX"]
    if not between:
        return phrase(frame, verb + 1, sentence.end, cast) or subject(frame, sentence, verb, cast)
    named = phrase(frame, start, verb, cast)
    if named is None or tokens[named.head].tag in _RELATIVE:
        return subject(frame, sentence, verb, cast)
    return named


def phrase(frame: Frame, start: int, stop: int, cast: Cast) -> Source | None:
    """The noun phrase that starts at or soon after a token."""
    tokens = frame.paragraph.tokens
    while start < stop and (
        not tokens[start].text[0].isalnum()
        or (tokens[start].tag in ("RB", "IN", "CC", "UH") and tokens[start].text.islower())
    ):
        if frame.quoted[start]:
            return None
        start += 1
    last = start - 1
    i = start
    while i < stop and not frame.quoted[i]:
        token = tokens[i]
        sighting = cast.at(frame.paragraph.index, i)
        if sighting is not None:
            last, i = sighting.last, sighting.last + 1
            continue
        if (token.tag == "VBN" and i == start) or (token.tag in ("VBG", "VBN") and not _noun_follows(tokens, i)):
            break
        if token.lower == "of" and _title_goes_on(frame, i, cast):
            i += 1
            continue
        if token.tag not in _PHRASE and not token.text[0].isupper() and not (i == start and token.tag in _RELATIVE):
            break
        if token.tag == "PRP":
            if last < start:
                last = i
            break
        last = i
        i += 1
    return _source(frame, start, last, stop, cast) if last >= start else None


def _noun_follows(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH")


def _title_goes_on(frame: Frame, i: int, cast: Cast) -> bool:
    """Secretary of State John Kerry: the name ends what stands after “of”, it does not start it."""
    for token in frame.paragraph.tokens[i + 1 : i + 6]:
        sighting = cast.at(frame.paragraph.index, token.i)
        if sighting is not None and sighting.member.kind == "person":
            return sighting.first > i + 1
        if not (token.text[0].isupper() or token.lower in ("the", "and", "for", "'s")):
            return False
    return False


def _source(frame: Frame, first: int, last: int, stop: int, cast: Cast) -> Source:
    tokens = frame.paragraph.tokens
    if tokens[last].tag == "POS":
        last -= 1
    owner = _owner(frame, first, last, cast) if tokens[last].lower in speech.WORDS else None
    if owner is not None:
        return owner
    sightings = cast.within(frame.paragraph.index, first, last)
    named = _apposed(frame, last, stop, cast)
    bare = bool(sightings) and sightings[-1].first == sightings[-1].last and tokens[first].tag in ("DT", "PRP$")
    if named is not None and (bare or not tokens[last].text[0].isupper()):
        return Source(named.first, named.last, named.last, named)
    if sightings and sightings[-1].last == last and not _owns(tokens, sightings[-1]):
        return Source(sightings[-1].first, last, last, sightings[-1])
    end = last
    if last + 2 < stop and tokens[last + 1].lower in ("for", "of", "from", "with", "at") and not frame.quoted[last + 2]:
        end = _phrase_end(frame, last + 2, stop)
    return Source(first, end, last, None)


def _owner(frame: Frame, first: int, last: int, cast: Cast) -> Source | None:
    """Whose message it is: “Her reply was short:”, “Ms. Albright's answer:”."""
    if frame.paragraph.tokens[first].tag == "PRP$":
        return Source(first, first, first, None)
    owners = [s for s in cast.within(frame.paragraph.index, first, last) if _owns(frame.paragraph.tokens, s)]
    return Source(owners[-1].first, owners[-1].last, owners[-1].last, owners[-1]) if owners else None


def _phrase_end(frame: Frame, start: int, stop: int) -> int:
    end = start
    for token in frame.paragraph.tokens[start:stop]:
        if frame.quoted[token.i] or token.tag not in _PHRASE:
            break
        end = token.i
    return end


def _owns(tokens: Tokens, sighting: Sighting) -> bool:
    return sighting.last + 1 < len(tokens) and tokens[sighting.last + 1].tag == "POS"


def _apposed(frame: Frame, last: int, stop: int, cast: Cast) -> Sighting | None:
    """The name in “the company's chief executive, Alton Birchfield,”."""
    tokens = frame.paragraph.tokens
    if last + 2 >= stop or tokens[last + 1].text != ",":
        return None
    for token in tokens[last + 2 : min(stop, last + 8)]:
        sighting = cast.at(frame.paragraph.index, token.i)
        if sighting is not None:
            return sighting if sighting.member.kind == "person" and not _owns(tokens, sighting) else None
        if not token.text[0].isupper() and token.text != "." and token.tag not in ("JJ", "NN", "DT", "PRP$"):
            return None
    return None


def subject(frame: Frame, sentence: Sentence, verb: int, cast: Cast) -> Source | None:
    """The subject of a verb, through the verbs and clauses that it hangs on."""
    tokens = frame.paragraph.tokens
    head = tokens[verb]
    for _ in range(6):
        found = _parsed(frame, sentence, head)
        if found is not None and not (found.dep == "nsubjpass" and head.dep == "ccomp"):
            if found.tag not in _RELATIVE:
                return _around(frame, sentence, found.i, cast)
            return _antecedent(frame, sentence, found.i, cast)
        if head.dep == "acl":
            return _around(frame, sentence, head.head, cast)
        above = tokens[head.head]
        if head.dep not in _CLIMB or above.i == head.i or frame.quoted[above.i] or not in_sentence(sentence, above.i):
            break
        head = above
    return _nearest_left(frame, sentence, verb, cast)


def in_sentence(sentence: Sentence, token: int) -> bool:
    return sentence.first <= token < sentence.end


def _parsed(frame: Frame, sentence: Sentence, verb: Token) -> Token | None:
    found = [
        token
        for token in frame.paragraph.tokens[sentence.first : sentence.end]
        if token.head == verb.i and token.dep in ("nsubj", "nsubjpass") and not frame.quoted[token.i]
    ]
    return found[0] if found else None


def _antecedent(frame: Frame, sentence: Sentence, pronoun: int, cast: Cast) -> Source | None:
    """Whom “who” means: the phrase right before it."""
    tokens = frame.paragraph.tokens
    for i in range(pronoun - 1, sentence.first - 1, -1):
        sighting = cast.at(frame.paragraph.index, i)
        if sighting is not None:
            return Source(sighting.first, sighting.last, sighting.last, sighting)
        if tokens[i].tag in ("NN", "NNS"):
            return _around(frame, sentence, i, cast)
    return None


def _around(frame: Frame, sentence: Sentence, head: int, cast: Cast) -> Source:
    """The phrase that a noun heads; the person's name where it has one beside it."""
    tokens = frame.paragraph.tokens
    sighting = cast.at(frame.paragraph.index, head)
    described = sighting is not None and head > sentence.first and tokens[head - 1].tag in ("DT", "JJ", "VBG", "PRP$")
    if sighting is not None and not described and not _owns(tokens, sighting):
        return Source(sighting.first, sighting.last, sighting.last, sighting)
    for token in tokens[head + 1 : sentence.end]:
        if token.head == head and token.dep == "appos" and not frame.quoted[token.i]:
            named = cast.at(frame.paragraph.index, token.i)
            if named is not None and named.member.kind == "person" and not _owns(tokens, named):
                return Source(named.first, named.last, named.last, named)
    if tokens[head].tag == "PRP":
        return Source(head, head, head, None)
    first = head
    while first > sentence.first and not frame.quoted[first - 1] and tokens[first - 1].tag in _PHRASE:
        first -= 1
    return _source(frame, first, head, sentence.end, cast)


def _nearest_left(frame: Frame, sentence: Sentence, verb: int, cast: Cast) -> Source | None:
    """Where the parse gives no subject: the nearest name or pronoun before the verb, in its sentence."""
    tokens = frame.paragraph.tokens
    for i in range(verb - 1, sentence.first - 1, -1):
        if frame.quoted[i]:
            continue
        sighting = cast.at(frame.paragraph.index, i)
        if sighting is not None and not _owns(tokens, sighting) and tokens[sighting.first].dep not in ("pobj", "dobj"):
            return Source(sighting.first, sighting.last, sighting.last, sighting)
        if tokens[i].tag == "PRP" and tokens[i].lower in ("he", "she", "they", "it", "i", "we"):
            return Source(i, i, i, None)
        if tokens[i].dep in ("nsubj", "ROOT") and tokens[i].pos == "NOUN":
            return _around(frame, sentence, i, cast)
    return None


def main_subject(frame: Frame, sentence: Sentence, cast: Cast) -> Source | None:
    """Whom a sentence of narration is about: the subject of its verb of saying, or else of its main verb."""
    verbs: Sequence[Token] = [t for t in sentence.narration if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    saying = [t for t in verbs if speech.verb(t) in speech.SAYING]
    for verb in [*saying, *verbs]:
        found = _parsed(frame, sentence, verb)
        if found is not None and found.tag not in _RELATIVE:
            return _around(frame, sentence, found.i, cast)
    return None


def first_named(frame: Frame, sentence: Sentence, cast: Cast) -> Source | None:
    """The first person that a sentence of narration names."""
    for token in sentence.narration:
        sighting = cast.at(frame.paragraph.index, token.i)
        if sighting is not None and sighting.member.kind == "person":
            return Source(sighting.first, sighting.last, sighting.last, sighting)
    return None
