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

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.vague-source",
    severity=Severity.WARNING,
    title="Source without a name",
    looks_for=(
        "A claim that rests on a group nobody could ring up: experts believe, critics say, officials said, some "
        "argue, many think, according to insiders."
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
    ),
    passes=(
        "Officials at the Northern Center for Rural Medicine said the ward would close.",
        "Police said the road was shut.",
        "“Experts believe anything,” Ruth Almgren said.",
        "The two researchers said the lake was clean.",
        "Ruth Almgren said many people think the plan is dead.",
        "Baca’s lawyers said the transfers had been disclosed.",
        "Critics Ana Ruiz and Len Burkhart said the play was long.",
    ),
)

# Groups that are nobody in particular, with nothing before them or with a field (legal experts).
_NOBODY = words(
    """
    experts analysts critics observers insiders pundits commentators skeptics sceptics sources scholars
    economists scientists researchers historians supporters proponents opponents detractors advocates
    strategists watchers specialists academics psychologists sociologists climatologists diplomats activists
    campaigners conservationists environmentalists ecologists biologists educators traders forecasters naysayers
    cynics
    """
)
# Groups that are identified by the body they serve (city officials) and vague only when bare, or merely senior.
_OFFICE = words(
    """
    officials lawmakers authorities executives politicians legislators aides advisers strategists
    """
)
_MERELY = words(
    """
    senior top u.s. us american western government unnamed anonymous high ranking - high-ranking federal
    """
)
# Groups that are vague where they are only counted by feel: many parents, some residents.
_PUBLIC = words(
    """
    people parents residents voters neighbors neighbours fans students teachers doctors nurses workers employees
    farmers locals citizens taxpayers customers users consumers investors shareholders readers players members
    women men americans others families business owners lawyers veterans leaders landlords tenants drivers
    commuters patients folks
    """
)
_BY_FEEL = words("many some several most numerous various other countless")
_FEARS = {form: lemma for lemma in ("fear", "worry", "suspect", "doubt", "expect") for form in speech.inflected(lemma)}
_VERBS = ("VBD", "VBP", "VBZ", "VB", "VBN")
# People whom the story has already placed: the police of the town, the lawyers of the case.
_PARTIES = words(
    """
    police prosecutors investigators detectives deputies officers organizers organisers firefighters lawyers attorneys
    doctors engineers producers directors jurors relatives friends neighbors neighbours survivors witnesses teammates
    colleagues coaches parents passengers troops soldiers rebels protesters strikers owners members managers paramedics
    """
)
_COUNTS = words("some many others several most")
_SINGLE = frozenset({"source", "insider", "expert", "official", "analyst", "observer"})
_BELIEF = words(
    """
    believe think feel fear worry suspect doubt hope wonder expect predict consider see view regard contend
    """
)
_LABELS = words("call describe label dub accuse blame denounce")
_OUTRIGHT = frozenset({"fear", "expect", "predict", "doubt", "suspect", "see", "view", "regard", "consider"})
_NAMES = frozenset({"NNP", "NNPS"})


def run(draft: Draft) -> Iterator[Flag]:
    for frame, sentence in narration(draft):
        tokens = frame.paragraph.tokens
        for token in sentence.narration:
            head = None
            if token.lower == "according" and token.i + 2 < len(tokens) and tokens[token.i + 1].lower == "to":
                head = _group_after(tokens, token.i + 2)
                if head is not None and not _identified(frame, head):
                    yield _flag(frame, token, head)
            elif _claims(frame, token):
                head = _group_of(frame, token)
                if head is not None and not _identified(frame, head) and not _passed_on(frame, sentence, token):
                    first = tokens[phrase_start(tokens, head)]
                    yield _flag(frame, first if first.i < token.i else token, max(token, head, key=lambda t: t.i))


def _flag(frame: Frame, first: Token, last: Token) -> Flag:
    return flag(RULE, frame.paragraph, first, last, "Name someone who says so.")


def _claims(frame: Frame, verb: Token) -> bool:
    """Whether a verb puts a claim in someone's mouth or head."""
    if verb.tag not in _VERBS or verb.pos not in ("VERB", "AUX"):
        return False
    lemma = _FEARS.get(verb.lower) or speech.verb(verb)
    if lemma in speech.SAYING or lemma in _LABELS:
        return True
    if lemma not in _BELIEF:
        return False
    tokens = frame.paragraph.tokens
    following = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else None
    if following is not None and following.lower == "that":
        return True
    if any(t.head == verb.i and t.dep == "ccomp" for t in tokens) or (
        following is not None and following.text in (".", ",")
    ):
        return True
    return lemma in _OUTRIGHT and any(t.head == verb.i and t.dep == "dobj" for t in tokens)


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
    return head if _is_vague(tokens, head) or _is_generic(frame, head, verb) else None


def _group_after(tokens: Tokens, at: int) -> Token | None:
    for token in tokens[at : at + 5]:
        following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if token.tag in ("NNS", "NN") and (following is None or following.tag not in ("NN", "NNS", "HYPH", "POS")):
            return token if _is_vague(tokens, token) else None
        if token.tag not in ("JJ", "NN", "NNP", "DT", "HYPH", "CD"):
            return None
    return None


def _is_vague(tokens: Tokens, head: Token) -> bool:
    word = head.lower
    first = phrase_start(tokens, head)
    modifiers = tokens[first : head.i]
    words = {token.lower for token in modifiers}
    if words & {"the", "these", "those", "its", "his", "her", "their", "our", "no", "few", "both", "all"}:
        return False
    if any(t.tag in ("CD", "POS", "PRP$") for t in modifiers) or (first and tokens[first - 1].tag in ("POS", "PRP$")):
        return False
    counted = bool(words & _BY_FEEL) or {"a", "number"} <= words
    if word in _COUNTS:
        return not modifiers and head.pos in ("PRON", "NOUN", "ADJ", "DET")
    if word in _SINGLE:
        return (
            bool(words & {"a", "an", "one"})
            and not any(t.tag in _NAMES for t in modifiers)
            and word in ("source", "insider")
        )
    if word in _NOBODY:
        return True
    if word in _OFFICE:
        rest = words - _BY_FEEL
        return (counted and not any(t.tag in _NAMES for t in modifiers)) or rest <= _MERELY
    if word in _PUBLIC and counted:
        return True
    return head.tag == "NNS" and nouns.is_human(word) and bool(words & {"many", "some", "most"})


def _is_generic(frame: Frame, head: Token, verb: Token) -> bool:
    """People of a kind, whoever they are, in the present: nutritionists say, music lovers agree."""
    tokens = frame.paragraph.tokens
    bare = all(t.tag in ("NN", "JJ", "HYPH") for t in tokens[phrase_start(tokens, head) : head.i])
    if not bare or head.tag != "NNS" or verb.tag != "VBP" or head.lower in _PARTIES | _OFFICE:
        return False
    return nouns.is_human(head.lower) and reports(frame, verb, verb)


def _identified(frame: Frame, head: Token) -> bool:
    """Whether what follows a group says which: a name, at or from a named place, of whom a few are quoted."""
    tokens = frame.paragraph.tokens
    words = {token.lower for token in tokens}
    if words & {"anonymity", "anonymously"} or {"not", "authorized"} <= words:
        return True
    following = tokens[head.i + 1 : head.i + 9]
    if head.lower in _COUNTS and following and following[0].lower == "of":
        return True
    if following and (following[0].tag in _NAMES or following[0].lower in ("who", "whose", "including", "like")):
        return True
    if following and following[0].lower in ("at", "from", "in", "for", "with", "on", "of", "such", "as"):
        for token in following[1:]:
            if token.pos in ("VERB", "AUX") or token.text in (",", "."):
                break
            if token.tag in _NAMES or token.tag == "CD":
                return following[0].lower != "of"
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
