"""A verb of attribution that takes a side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..language import Token
from ..lists import Tense
from ..quotations import speech
from ..quotations.frame import Frame
from ..rule import Rule
from ..vocabulary import words
from .clause import carriers, flag, is_speaker, legal, narration, reports, subject

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="attribution.loaded-verb",
    severity=Severity.WARNING,
    title="Loaded verb of attribution",
    looks_for=(
        "A verb of attribution that weighs what was said, or the way it was said, where said would do. One that "
        "doubts the speaker (claimed, alleged outside a case at law), convicts them (admitted, confessed, conceded), "
        "agrees with them (pointed out, refuted), or judges their motive or their manner (insisted, boasted, gushed, "
        "scoffed, whined, snapped). Verbs that tell what kind of utterance it was (asked, replied, added, warned, "
        "joked, argued, recalled), that tell how loud it was (shouted, whispered) or that newsrooms have long "
        "accepted (noted, explained, acknowledged) pass."
    ),
    why=(
        "Claimed doubts the speaker, admitted convicts them, pointed out agrees with them, scoffed tells the reader "
        "what to think of them. Said takes no side, and no reader ever noticed it."
    ),
    source="AP, the Guardian and nearly every newsroom: said is the verb, and the rest is the reader’s to judge.",
    flags=(
        "The mayor ⟦claimed⇒said⟧ that the money was gone.",
        "Ruth Almgren ⟦insisted⇒said⟧ the road was safe.",
        "“We are the best in the state,” Len Burkhart ⟦boasted⇒said⟧.",
        "The director ⟦pointed out⇒said⟧ that the roof leaks.",
        "The road, she ⟦admitted⇒said⟧, was late.",
        "The owner ⟦scoffed⇒said⟧ that the fence would hold.",
        "“Nobody asked us,” Len Burkhart ⟦fired back⇒said⟧.",
    ),
    passes=(
        "The team claimed its first title since 2009.",
        "The storm claimed 12 lives.",
        "A juror was admitted to a hospital.",
        "“He claimed that it was his,” Ruth Almgren said.",
        "The indictment alleged that the treasurer had moved the money.",
        "She insisted on a window seat.",
        "He pointed out the window at the barn.",
        "The owner joked that the fence had moved.",
        "The rope snapped, and in the end Len Burkhart conceded.",
        "The critics gushed over the soup, and the well gushed oil.",
    ),
)

# By what each does to the speaker, in the order of the rule's text.
_DOUBTS = words("claim allege profess insinuate")
_CONVICTS = words("admit confess concede")
_AGREES = words("refute point")
_JUDGES = words(
    """
    insist
    boast brag crow gloat preen bluster
    gush enthuse rave rhapsodize effuse coo purr chirp beam
    scoff sneer jeer mock taunt snort snicker smirk sniff huff snark jibe gibe
    snap snarl bark hiss growl fume seethe rage rant rail fulminate thunder explode fire shoot lash spit
    whine whimper gripe grouse grumble moan bleat bellyache kvetch carp pout
    opine pontificate sermonize bloviate spout intone babble blurt sputter splutter
    """
)
_IRREGULAR = {"shot": "shoot", "spat": "spit"}
_LEMMA = {
    form: lemma for lemma in _DOUBTS | _CONVICTS | _AGREES | _JUDGES for form in speech.inflected(lemma)
} | _IRREGULAR
# Verbs that say something only with their particle; others may have one too (blurted out, snapped back).
_NEEDS = {"point": "out", "fire": "back", "shoot": "back", "lash": "out", "spit": "out"}
LOADED = frozenset(_LEMMA)
"""Every form of a loaded verb, in lower case."""
_AT_LAW = frozenset({"allege", "confess"})
_DENIED = words(
    """
    claim claims allegation allegations accusation accusations charge charges rumor rumors report reports
    """
)
_WHAT = {"VBD": "said", "VBN": "said", "VBZ": "says", "VBP": "say", "VB": "say", "VBG": "saying"}


def run(draft: Draft) -> Iterator[Flag]:
    house = draft.lists.house.attribution_tense
    carrying = carriers(draft)
    at_law = legal(draft)
    for frame, sentence in narration(draft):
        for token in sentence.narration:
            lemma = _LEMMA.get(token.lower, "")
            if not lemma or token.tag not in _WHAT or (lemma in _AT_LAW and at_law):
                continue
            last = _end(frame, token, lemma)
            if last is None:
                continue
            carries = frame.paragraph.token_span(token, token).start in carrying
            if not carries and not _by_a_speaker(frame, token):
                continue
            if lemma == "refute":
                plain = _denial(frame, token)
            else:
                plain = (plain_verb(token, house),) if carries or reports(frame, token, last) else ()
            if plain:
                words = frame.paragraph.folded[token.start : last.end]
                message = f"“{words[:1].upper()}{words[1:].lower()}” takes a side; use the plain verb."
                yield flag(RULE, frame.paragraph, token, last, message, *plain)


def plain_verb(token: Token, house: Tense) -> str:
    """Said, in the form of the verb it stands for; a finite one in the house's tense."""
    if token.tag in ("VBD", "VBZ", "VBP"):
        if house == "past":
            return "said"
        return "say" if token.tag == "VBP" else "says"
    plain = _WHAT[token.tag]
    return plain.capitalize() if token.text[0].isupper() else plain


def _end(frame: Frame, verb: Token, lemma: str) -> Token | None:
    """The verb or its particle; None where it needs one and has none."""
    following = frame.paragraph.tokens[verb.i + 1 : verb.i + 2]
    if lemma in _NEEDS:
        return following[0] if following and following[0].lower == _NEEDS[lemma] else None
    may = lemma in _JUDGES and following and following[0].lower in ("back", "out")
    return following[0] if may else verb


def _by_a_speaker(frame: Frame, verb: Token) -> bool:
    who = subject(frame, verb)
    if who is None:
        # The model loses a subject beside quotation marks; the word before the verb is it, or the one after.
        beside = [t for t in frame.paragraph.tokens[max(0, verb.i - 1) : verb.i + 2] if t.i != verb.i]
        return any(is_speaker(t) for t in beside if not frame.quoted[t.i])
    return is_speaker(who) or who.tag in ("WP", "WDT")


def _denial(frame: Frame, verb: Token) -> tuple[str, ...]:
    """What refuted most likely means: denied an accusation, disputed an argument."""
    tokens = frame.paragraph.tokens
    what = next((t for t in tokens if t.head == verb.i and t.dep in ("dobj", "ccomp") and t.i > verb.i), None)
    if what is None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return ()
    past = verb.tag == "VBD"
    denied, disputed = ("denied", "disputed") if past else ("denies", "disputes")
    return (denied, disputed) if what.lower in _DENIED or what.dep == "ccomp" else (disputed, denied)
