"""A claim that rests on people without names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..quotations import speech
from ..quotations.frame import Frame, Sentence
from ..rule import Rule
from ..speakers import nouns
from ..vocabulary import words
from .clause import flag, is_speaker, narration, phrase_start, reports, subject
from .loaded import LOADED

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.vague-source",
    severity=Severity.WARNING,
    title="Source without a name",
    looks_for=(
        "A claim that rests on a group nobody could ring up: experts believe, critics say, officials said, some "
        "argue, most growers think, locals say, according to insiders, people close to the inquiry said. The, these "
        "or their before a group points to people whom the story has named, and police, prosecutors, city officials "
        "and a company speak as institutions: those pass."
    ),
    why=(
        "A reader can't weigh what unnamed people say, and the reporter may have asked only one. Name one of "
        "them, or say how many there are and why they aren't named."
    ),
    source="AP, Reuters and the BBC on anonymous sources; Wikipedia's editors call them weasel words.",
    flags=(
        "⟦Defense analysts believe⇒⟧ the ships are too few.",
        "⟦Many parents feel⇒⟧ that the rule goes too far.",
        "⟦Critics say⇒⟧ the road should have been built in the north.",
        "The pier will close, ⟦according to industry insiders⇒⟧.",
        "⟦Some argue⇒⟧ that the town has enough hotels.",
        "The vote will be close, ⟦experts said⇒⟧.",
        "⟦Growers have long suspected⇒⟧ that the pump is broken.",
        "⟦People close to the talks said⇒⟧ the offer was low.",
    ),
    passes=(
        "Officials at the Northern Center for Rural Medicine said the ward would close.",
        "Police said the road was shut.",
        "“Experts believe anything,” Ruth Almgren said.",
        "The two researchers said the lake was clean.",
        "Residents said they woke to the sound of water.",
        "Sailors call the wind a mistral, and astronomers classify the star as a dwarf.",
        "Ruth Almgren said many people think the plan is dead.",
        "Baca’s lawyers said the transfers had been disclosed.",
        "Critics Ana Ruiz and Len Burkhart said the play was long.",
    ),
)

# Groups that are nobody in particular, with nothing before them or with a field (legal experts).
_PARTISANS = words(
    """
    critics skeptics sceptics cynics naysayers supporters proponents opponents detractors defenders advocates activists
    campaigners pundits commentators
    """
)
_NOBODY = _PARTISANS | words(
    """
    experts analysts observers insiders sources scholars economists scientists researchers historians strategists
    watchers specialists academics psychologists sociologists climatologists diplomats conservationists
    environmentalists ecologists biologists educators traders forecasters locals regulars onlookers
    """
)
# Groups that are identified by the body they serve (city officials) and vague only when bare, or merely senior.
_OFFICE = words("officials lawmakers authorities executives politicians legislators aides advisers strategists")
_MERELY = words(
    """
    senior top u.s. us american western government unnamed anonymous high ranking - high-ranking federal
    """
)
# People whom a story has placed by what happened, or who speak for an institution: they are sources as they stand.
_PARTIES = words(
    """
    police prosecutors investigators detectives deputies officers organizers organisers firefighters lawyers attorneys
    doctors jurors relatives friends survivors witnesses teammates colleagues passengers troops soldiers rebels
    protesters strikers paramedics rescuers representatives spokesmen spokeswomen spokespeople republicans democrats
    leaders administrators commissioners inspectors regulators clerks supervisors trustees senators governors mayors
    judges justices ministers councilors councillors delegates electors auditors examiners marshals rangers agents
    guards dispatchers responders ambassadors envoys negotiators commanders generals admirals militants insurgents
    separatists marines coroners medics hostages victims plaintiffs defendants negotiators mediators arbitrators
    """
)
# People who are so placed in what they said then, but not in what they say in general: residents said, residents say.
_AROUND = words(
    """
    residents employees workers students teachers parents neighbors neighbours players members owners managers engineers
    producers directors coaches customers tenants villagers visitors nurses staffers children families shoppers drivers
    patients volunteers crews voters people men women
    """
)
_BY_FEEL = words("many some several most few numerous various other countless")
_COUNTS = words("some many others several most few")
_NUMBERS = words("number handful lot lots plenty scores majority")
_CONFIDANTS = words("people persons those someone person somebody official officials sources source others")
_SINGLE = frozenset({"source", "insider"})
_VERBS = ("VBD", "VBP", "VBZ", "VB", "VBN")
_BELIEF = words(
    """
    believe think feel fear worry suspect doubt hope wonder expect predict consider see view regard contend assume
    reckon guess figure maintain question know
    """
)
_BELIEFS = {form: lemma for lemma in sorted(_BELIEF) for form in speech.inflected(lemma)} | {
    "thought": "think", "felt": "feel", "saw": "see", "seen": "see", "knew": "know", "known": "know",
}  # fmt: skip
_LABELS = words("call describe label dub accuse blame denounce")
_TERMS = words("call describe label dub")
_OUTRIGHT = frozenset({"fear", "expect", "predict", "doubt", "suspect", "consider", "question"})
_AS = frozenset({"see", "view", "regard"})
_FORMS = speech.FORMS | _BELIEFS.keys()
_NAMES = frozenset({"NNP", "NNPS"})
_DEFINITE = words("the these those its his her their our my your no both all every each any which what whose")


def run(draft: Draft) -> Iterator[Flag]:
    for frame, sentence in narration(draft):
        tokens = frame.paragraph.tokens
        for token in sentence.narration:
            word = token.lower
            if word == "according" and token.i + 2 < len(tokens) and tokens[token.i + 1].lower == "to":
                head = _group_after(frame, token.i + 2)
                if head is not None and not _identified(frame, head):
                    yield _flag(frame, token, head)
            elif word == "by" and _is_view(tokens, token):
                head = _group_after(frame, token.i + 1)
                if head is not None and not _identified(frame, head) and not _passed_on(frame, sentence, token):
                    yield _flag(frame, tokens[token.i - 1], head)
            elif word in _FORMS and _claims(frame, token):
                head = _group_of(frame, token)
                if head is not None and not _identified(frame, head) and not _passed_on(frame, sentence, token):
                    first = tokens[_start(tokens, head)]
                    yield _flag(frame, first if first.i < token.i else token, max(token, head, key=lambda t: t.i))


def _flag(frame: Frame, first: Token, last: Token) -> Flag:
    return flag(RULE, frame.paragraph, first, last, "Name someone who says so.")


def _start(tokens: Tokens, head: Token) -> int:
    """Where a group's phrase starts, with the “a growing number of” before it."""
    first = phrase_start(tokens, head)
    counted = first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _NUMBERS
    return phrase_start(tokens, tokens[first - 2]) if counted else first


def _is_view(tokens: Tokens, by: Token) -> bool:
    """Whether “by” names who holds a view: is considered by many, is seen by some as."""
    return by.i > 0 and tokens[by.i - 1].tag == "VBN" and tokens[by.i - 1].lower in _HELD


_HELD = words("considered seen regarded viewed believed thought described hailed derided dismissed criticized praised")


def _claims(frame: Frame, verb: Token) -> bool:
    """Whether a verb puts a claim in someone's mouth or head."""
    if verb.tag not in _VERBS or verb.pos not in ("VERB", "AUX"):
        return False
    lemma = _BELIEFS.get(verb.lower) or speech.verb(verb)
    tokens = frame.paragraph.tokens
    following = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else None
    if lemma in _LABELS:  # to call on somebody, or for something, is no charge
        return following is None or following.lower not in ("on", "for")
    if lemma in speech.SAYING:  # what they have not revealed, they don't claim
        return not any(t.head == verb.i and t.dep == "neg" for t in tokens[max(0, verb.i - 4) : verb.i])
    if lemma not in _BELIEF:
        return False
    if following is not None and following.lower == "that":
        return True
    parts = [t for t in tokens if t.head == verb.i]
    if any(t.dep == "ccomp" for t in parts) or (following is not None and following.text in (".", ",")):
        return True
    if lemma in _AS:
        return any(t.dep == "prep" and t.lower == "as" for t in parts)
    return lemma in _OUTRIGHT and any(t.dep == "dobj" for t in parts)


def _group_of(frame: Frame, verb: Token) -> Token | None:
    """The vague group that is the verb's subject."""
    tokens = frame.paragraph.tokens
    head = subject(frame, verb)
    if head is None or head.dep == "nsubjpass":
        before = verb.i - 1
        while before >= 0 and tokens[before].tag in ("RB", "MD", "VBP", "VBD") and tokens[before].pos in ("ADV", "AUX"):
            before -= 1
        if before < 0 or frame.quoted[before]:
            return None
        head = tokens[before]
    of = tokens[head.i + 1] if head.i + 1 < len(tokens) else None
    counts = head.lower in _NUMBERS and head.head == verb.i and of is not None and of.lower == "of"
    if counts and of is not None and "the" not in _led_by(tokens, head):
        group = next((t for t in tokens[of.i + 1 : of.i + 6] if t.head == of.i and t.dep == "pobj"), None)
        return group if group is not None and _is_group(tokens, group) and _led_by(tokens, group) != {"the"} else None
    if speech.verb(verb) in _TERMS and head.lower not in _PARTISANS | _COUNTS and not _by_feel(tokens, head):
        return None  # Sailors call the wind a mistral: a term of theirs, no charge.
    return head if _is_vague(tokens, head) or _is_generic(frame, head, verb) else None


def _group_after(frame: Frame, at: int) -> Token | None:
    """The vague group that a phrase after a preposition names."""
    tokens = frame.paragraph.tokens
    for token in tokens[at : at + 5]:
        following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if token.lower in _COUNTS and (following is None or following.tag not in ("JJ", "NN", "NNS", "NNP", "HYPH")):
            return token if token.i == at and (following is None or following.lower != "of") else None
        group = token.tag in ("NNS", "NN") or token.lower in _CONFIDANTS
        if group and (following is None or following.tag not in ("NN", "NNS", "HYPH", "POS")):
            bare = _is_bare(tokens, token) and token.lower not in _PARTIES | _AROUND | _OFFICE
            if _is_vague(tokens, token) or (bare and token.tag == "NNS" and nouns.is_human(token.lower)):
                return token
            return None
        if token.tag not in ("JJ", "NN", "NNP", "DT", "HYPH", "CD"):
            return None
    return None


def _led_by(tokens: Tokens, head: Token) -> set[str]:
    return {token.lower for token in tokens[phrase_start(tokens, head) : head.i]}


def _by_feel(tokens: Tokens, head: Token) -> bool:
    return bool(_led_by(tokens, head) & _BY_FEEL)


def _is_group(tokens: Tokens, head: Token) -> bool:
    return head.tag == "NNS" and nouns.is_human(head.lower)


def _is_vague(tokens: Tokens, head: Token) -> bool:
    """Whether a noun phrase means people whom nobody could ring up, whenever they spoke."""
    word = head.lower
    first = phrase_start(tokens, head)
    modifiers = tokens[first : head.i]
    words = {token.lower for token in modifiers}
    if _is_confidant(tokens, head) and not any(t.tag in ("CD", "POS", "PRP$") for t in modifiers):
        return True
    if words & _DEFINITE:
        return False
    if any(t.tag in ("CD", "POS", "PRP$") for t in modifiers) or (first and tokens[first - 1].tag in ("POS", "PRP$")):
        return False
    counted = bool(words & _BY_FEEL)
    if word in _COUNTS:
        return not modifiers and head.pos in ("PRON", "NOUN", "ADJ", "DET")
    if word in _SINGLE:
        return bool(words & {"a", "an", "one"}) and not any(t.tag in _NAMES for t in modifiers)
    if word in _NOBODY:
        return True
    if word in _OFFICE:
        return (counted and not any(t.tag in _NAMES for t in modifiers)) or words - _BY_FEEL <= _MERELY
    return counted and head.tag == "NNS" and nouns.is_human(word)


def _is_confidant(tokens: Tokens, head: Token) -> bool:
    """People close to the inquiry, a person familiar with the talks, officials briefed on the plan."""
    following = [token.lower for token in tokens[head.i + 1 : head.i + 4]]
    return head.lower in _CONFIDANTS and (
        following[:2] in (["close", "to"], ["familiar", "with"], ["briefed", "on"])
        or (following[:1] == ["with"] and "knowledge" in following)
        or following == ["in", "the", "know"]
    )


def _is_bare(tokens: Tokens, head: Token) -> bool:
    """Whether a noun has no article, count or owner before it, only what kind of them: courthouse regulars."""
    return all(t.tag in ("NN", "JJ", "HYPH", "JJR", "VBG") for t in tokens[phrase_start(tokens, head) : head.i])


def _is_generic(frame: Frame, head: Token, verb: Token) -> bool:
    """People of a kind, whoever they are: nutritionists say, growers have long suspected, scouts said."""
    tokens = frame.paragraph.tokens
    word = head.lower
    if head.tag != "NNS" or word in _PARTIES | _OFFICE or not nouns.is_human(word) or not _is_bare(tokens, head):
        return False
    then = verb.tag == "VBD" or any(t.head == verb.i and t.lower in ("had", "did") for t in tokens[head.i : verb.i])
    placed = then and (word in _AROUND or verb.lower == "told")  # Fishermen told him so, there and then.
    # Of “neighbors claim” the verb is what's wrong.
    return not placed and verb.lower not in LOADED and reports(frame, verb, verb)


def _identified(frame: Frame, head: Token) -> bool:
    """Whether what follows a group says which: a name, at or from a named place, of whom a few are quoted."""
    tokens = frame.paragraph.tokens
    words = {token.lower for token in tokens}
    if words & {"anonymity", "anonymously"} or {"not", "authorized"} <= words:
        return True
    following = tokens[head.i + 1 : head.i + 9]
    if _is_confidant(tokens, head):
        return False
    if head.lower in _COUNTS and following and following[0].lower == "of":
        return True
    if following and (following[0].tag in _NAMES or following[0].lower in ("who", "whose", "including", "like")):
        return True
    if following and following[0].lower in ("at", "from", "in", "for", "with", "on", "of", "such", "as"):
        for token in following[1:]:
            if token.pos in ("VERB", "AUX") or token.text in (",", "."):
                break
            if token.tag in _NAMES or token.tag == "CD":
                return following[0].lower != "of" and not (following[0].lower == "in" and head.lower in _COUNTS)
    return False


def _passed_on(frame: Frame, sentence: Sentence, verb: Token) -> bool:
    """Whether someone who is named says so of the group: “Almgren said many people think …”."""
    tokens = frame.paragraph.tokens
    above = tokens[verb.head]
    for _ in range(6):
        if above.i != verb.i and speech.verb(above) in speech.SAYING and not frame.quoted[above.i]:
            who = subject(frame, above)
            if who is not None and is_speaker(who) and not _is_vague(tokens, who):
                return True
        if above.head == above.i:
            return False
        above = tokens[above.head]
    return False
