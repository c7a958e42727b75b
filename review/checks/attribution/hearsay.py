"""A claim that hides where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..quotations.frame import Frame, Sentence
from ..rule import Rule
from ..vocabulary import words
from .clause import flag, is_sourced, legal, narration

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.hearsay",
    severity=Severity.WARNING,
    title="Claim without a source",
    looks_for=(
        "Turns of phrase that pass a claim on and leave out who makes it: it is believed, it has been suggested that, "
        "is said to, is widely regarded as, has been likened to, rumor has it, by all accounts, reportedly, "
        "supposedly. Apparently and presumably are the writer’s own inference, and pass."
    ),
    why="The passive hides the one thing a reader needs to weigh the claim. Name the source, or leave the claim out.",
    source="Reuters and AP on sourcing; most American houses keep reportedly and it is believed out of news copy.",
    flags=(
        "The deal ⟦has been likened to⇒⟧ a ransom.",
        "⟦It is believed that⇒⟧ two boats sank in the storm.",
        "The owner ⟦is said to⇒⟧ have left the country in a rented truck.",
        "The heir ⟦reportedly⇒⟧ spent the money on horses.",
        "The singer, ⟦rumored to be⇒⟧ retiring, did not appear.",
        "⟦By all accounts⇒⟧ the soup was thin.",
        "⟦It has been suggested that⇒⟧ the horse knew.",
        "⟦Local legend has it⇒⟧ that the well has no bottom.",
    ),
    passes=(
        "The owner said he had left the country in a rented truck.",
        "“It is believed that two boats sank,” Ruth Almgren said.",
        "The heir reportedly spent the money on horses, according to court records.",
        "She said to the driver that the road was shut.",
        "The play is considered long.",
        "Apparently nobody had locked the barn.",
        "Everyone is supposed to wear a hat.",
    ),
)

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
_IT_IS = words(
    """
    believed said thought rumored rumoured understood assumed alleged claimed reported speculated whispered suggested
    argued presumed feared suspected hinted surmised supposed
    """
)
# It was agreed or suggested at a table, but is agreed by nobody in particular where it is so widely.
_WIDELY = words("widely generally commonly universally popularly broadly often frequently")
_ONLY_WIDELY = words("known agreed accepted acknowledged felt held expected assumed recognized")
_IS_TO = words("believed said thought rumored rumoured reputed understood reported alleged presumed assumed whispered")
_AS = words("seen regarded viewed considered believed thought perceived acknowledged hailed credited")
_ADVERBS = words("reportedly supposedly purportedly allegedly reputedly rumoredly")
_HAS_IT = words("rumor rumour rumors rumours word legend lore tradition gossip story")
_ACCOUNTS = words("all most many some")
_TALK = words("talk speculation rumors rumours rumor rumour whispers gossip murmurs")
_LEGAL_ONLY = frozenset({"alleged", "allegedly"})


def run(draft: Draft) -> Iterator[Flag]:
    at_law = legal(draft)
    for frame, sentence in narration(draft):
        found = _found(frame, sentence, at_law)
        sourced = bool(found) and is_sourced(frame, sentence)
        for first, last in found:
            if not sourced or last.lower == "it":
                yield flag(RULE, frame.paragraph, first, last, "Say who says so, or leave it out.")


def _found(frame: Frame, sentence: Sentence, at_law: bool) -> list[tuple[Token, Token]]:
    tokens = frame.paragraph.tokens
    found: list[tuple[Token, Token]] = []
    for token in sentence.narration:
        word = token.lower
        if at_law and word in _LEGAL_ONLY:
            continue
        if word in _ADVERBS:
            found.append((token, token))
        elif word in _HAS_IT and _words(tokens, token.i + 1, 2) in (["has", "it"], ["have", "it"]):
            found.append((tokens[_phrase(tokens, token)], tokens[token.i + 2]))
        elif word == "accounts" and token.i > 1 and _is_by_all(tokens, token):
            found.append((tokens[token.i - 2], token))
        elif word == "story" and _words(tokens, token.i + 1, 1) == ["goes"]:
            found.append((tokens[_phrase(tokens, token)], tokens[token.i + 1]))
        elif word in _TALK and _words(tokens, token.i + 1, 1) == ["that"]:
            there = next((t for t in tokens[max(0, token.i - 5) : token.i] if t.dep == "expl"), None)
            if there is not None:  # There is talk that …: nobody in particular talks.
                found.append((there, tokens[token.i + 1]))
        elif word in _PARTICIPLES:
            place = _passive(tokens, token)
            if place is not None and not any(frame.quoted[i] for i in range(place[0], place[1] + 1)):
                found.append((tokens[place[0]], tokens[place[1]]))
    return found


_MEETING = words("suggested argued claimed hinted")
_PARTICIPLES = _IT_IS | _ONLY_WIDELY | _IS_TO | _AS | {"likened", "compared"}


def _phrase(tokens: Tokens, noun: Token) -> int:
    """Where “the old story” or “local legend” starts."""
    first = noun.i
    while first and tokens[first - 1].tag in ("DT", "JJ", "NN"):
        first -= 1
    return first


def _is_by_all(tokens: Tokens, accounts: Token) -> bool:
    return tokens[accounts.i - 2].lower == "by" and tokens[accounts.i - 1].lower in _ACCOUNTS


def _passive(tokens: Tokens, token: Token) -> tuple[int, int] | None:
    """The first and the last token of a passive that passes a claim on, built on a participle."""
    word = token.lower
    i = token.i - 1
    adverbs: list[str] = []
    while i >= 0 and tokens[i].tag in ("RB", "RBR", "RBS"):
        adverbs.append(tokens[i].lower)
        i -= 1
    following = _words(tokens, token.i + 1, 2)
    verb = i
    while verb >= 0 and (
        tokens[verb].lower in _BE or tokens[verb].lower in ("has", "have", "had") or tokens[verb].tag == "RB"
    ):
        verb -= 1
    verb += 1
    passive = i >= 0 and tokens[i].lower in _BE and verb <= i
    impersonal = passive and verb > 0 and tokens[verb - 1].lower == "it"
    wide = bool(_WIDELY & set(adverbs))
    said = word in _IT_IS or (word in _ONLY_WIDELY and wide)
    if impersonal and said and (following[:1] == ["that"] or _clause_follows(tokens, token)):
        if word in _MEETING and not wide and tokens[i].lower in ("was", "were"):
            return None  # It was suggested at the meeting that …
        return verb - 1, token.i + (following[:1] == ["that"])
    if impersonal and word in _IT_IS and verb > 1 and tokens[verb - 2].text == "," and following[:1] in ([","], ["."]):
        return verb - 1, token.i  # The house, it is said, is haunted.
    if word in _IS_TO and following[:1] == ["to"] and any(t.tag == "VB" for t in tokens[token.i + 2 : token.i + 4]):
        if passive:
            return verb, token.i + 1
        if word in ("rumored", "rumoured", "reputed") and following == ["to", "be"]:
            return token.i, token.i + 2
    if passive and word == "likened" and following[:1] == ["to"]:
        return verb, token.i + 1
    perfect = passive and tokens[i].lower == "been"
    if perfect and word == "compared" and following[:1] == ["to"]:
        return verb, token.i + 1
    if passive and word in _AS and wide:
        joined = following[:1] in (["as"], ["to"], ["with"])
        if joined or word == "considered":
            return verb, token.i + joined
    return None


def _clause_follows(tokens: Tokens, token: Token) -> bool:
    return any(t.head == token.i and t.dep == "ccomp" and t.i > token.i for t in tokens[token.i + 1 :])


def _words(tokens: Tokens, at: int, count: int) -> list[str]:
    return [token.lower for token in tokens[at : at + count]]
