"""How much better a look-alike suits a place than the word as written: what stands on either side decides.

For each side the likelihood of a word beside its neighbour is estimated from word pairs, and where those are rare from
pairs with words like the neighbour: any determiner for `his`, any modal for `should`, any number for `43`, common nouns
for a noun. So the neighbour's own company and the grammar of the slot both speak. `data/lookalikes.txt` has the sets.
"""

from __future__ import annotations

from functools import lru_cache
from math import log10

from lemminflect import getAllLemmas

from ..language import Token, Tokens
from ..vocabulary import words
from . import dictionary

_WORDS, _PAIRS = 5.5e11, 2.3e13
_OWN, _ALIKE, _ANY = 0.7, 0.29, 0.01
"""How far the neighbour's own pairs are trusted, those of words like it, and the word's frequency alone."""

_LEFT, _RIGHT, _OFTEN, _SLOT = 1.45, 1.1, 0.7, 0.8
_LEAST, _OBJECTION, _LOUD = 3.5, -0.3, 0.8
"""What weighs how much, and how much is enough: fitted to slips put into our own drafts."""

_CLASSES = {
    "determiner": "the a an this that his her its their our my your",
    "possessive": "his her its their our my your",
    "subject": "he she they we i it who you",
    "object": "him them us me",
    "modal": "will would can could may might must should",
    "be": "is are was were be been",
    "have": "has have had",
    "do": "do does did",
    "preposition": "of in on at for with by from about into over after before under through during",
    "conjunction": "and or but",
    "CD": "two three four five six seven eight ten",
    "NN": (
        "man woman time year week day night state house home team school government company court game group "
        "city country world water money law police road car system market business office work health family "
        "report food war plan story child building service body death bank street power line price"
    ),
    "NNS": (
        "people years days men students women children members things times months cars schools companies "
        "workers officials families police homes lives games points parents words problems hands states plans "
        "groups"
    ),
    "NNP": (
        "john david america london york smith washington texas michael james robert china california george "
        "paul tom mary"
    ),
    "JJ": (
        "new good great big small old local public long little different own high large real young national "
        "strong bad hard free political black white full major special short late open common"
    ),
    "RB": (
        "very not also never still even well always just now only really too so almost again often already "
        "away quickly back"
    ),
    "VB": (
        "be make take get see find give go keep use do say come know think work help need want leave call run "
        "play put turn show"
    ),
    "VBD": (
        "was had said made took came went found got gave told saw left asked called looked wanted used turned "
        "started brought"
    ),
    "VBZ": "is has says makes takes comes goes gives does gets needs wants looks seems shows works runs",
    "VBP": "are have say make take come go want know think need get see feel",
    "VBN": "been made given taken found used seen done called held known built set sent kept left brought",
    "VBG": (
        "being making taking getting using going doing having looking working coming trying running giving playing"
    ),
}
_MEMBERS = {name: tuple(members.split()) for name, members in _CLASSES.items()}
_CLOSED = {
    word: name
    for name in ("conjunction", "preposition", "do", "have", "be", "modal", "object", "subject", "determiner")
    for word in _MEMBERS[name]
}
_SPOKEN = {
    "'s": "is", "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "ca": "can", "wo": "will",
}  # fmt: skip
_SLOTS = {"VB": "modal", "VBP": "modal"}
"""Where words with a tag most stand: effect is seldom found after a modal, so the tag of a verb speaks for affect."""
_LEANING = words("the they than their your our its whose whether every from for of to by with through")
"""Words that lean on the next one: none stands before a mark."""
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_VERBS = frozenset({"VERB", "AUX"})
_TAGS = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "MD": "modal", "PRP$": "possessive"}


@lru_cache(maxsize=1)
def sets() -> dict[str, tuple[str, ...]]:
    """What each word may have been meant for."""
    found: dict[str, dict[str, None]] = {}
    for line in (dictionary.DATA / "lookalikes.txt").read_text(encoding="utf-8").splitlines():
        slips, oneway, meant = line.partition("#")[0].partition(" > ")
        for slip in slips.split():
            others = (meant if oneway else slips).split()
            known = (other for other in others if other != slip and dictionary.frequency(other))
            found.setdefault(slip, {}).update(dict.fromkeys(known))
    return {word: tuple(others) for word, others in found.items() if dictionary.frequency(word)}


def _beside(token: Token | None) -> tuple[str, str]:
    """A neighbour as the pairs have it, and what it is like; both empty at a mark or an end."""
    if token is None or (not token.text[0].isalnum() and token.text[0] != "'"):
        return "", ""
    word = token.lower
    if token.tag == "POS":
        return "his", "possessive"
    word = _SPOKEN.get(word, word)
    if token.tag == "CD" and word != "one":
        return "", "CD"
    alike = _CLOSED.get(word) or _TAGS.get(token.tag, token.tag)
    return word, alike if alike in _MEMBERS else ""


def meant(token: Token, before: Token | None, after: Token | None) -> str | None:
    """What a word was meant to be between its neighbours; None where it may stand as it is.

    Both sides must be at peace with the other word, and one of them, or the two together, must ask for it loudly.
    """
    left, right = _beside(before), _beside(after)
    best, most = None, _LEAST
    for other in sets().get(token.text, ()):
        if other in _LEANING and not any(right):
            continue
        score = _score(token.text, other, left, right, _SLOTS.get(token.tag, ""))
        if score > most:
            best, most = other, score
    return best


def robs_of_verb(token: Token, other: str, sentence: Tokens) -> bool:
    """Whether the written word is the only verb that the sentence can have, and the other is none: the ferry sails."""
    if any(t.tag in _FINITE and t.i != token.i for t in sentence):
        return False
    return bool(getAllLemmas(token.text).keys() & _VERBS) and not getAllLemmas(other).keys() & _VERBS


@lru_cache(maxsize=50_000)
def _score(written: str, other: str, left: tuple[str, str], right: tuple[str, str], slot: str) -> float:
    """The logarithm of the odds that the other word was meant, less how seldom writers slip; 0 where a side objects."""
    often = log10(dictionary.frequency(other) / dictionary.frequency(written))
    gains = (
        log10(_likely(left, other, True) / _likely(left, written, True)) - often if any(left) else 0.0,
        log10(_likely(right, other, False) / _likely(right, written, False)) - often if any(right) else 0.0,
    )
    # The gains leave out how common the words are, which counts once.
    first, second = gains
    third = log10(_likely(("", slot), other, True) / _likely(("", slot), written, True)) - often if slot else 0.0
    if min(first, second) < _OBJECTION or max(first, second) < _LOUD:
        return 0.0
    return _LEFT * first + _RIGHT * second + _OFTEN * often + _SLOT * max(0.0, third)


def _likely(neighbour: tuple[str, str], word: str, after: bool) -> float:
    """How likely a word is to stand after (or before) its neighbour."""
    beside, alike = neighbour
    own = _pairs_of(beside, word, after) / _scaled(beside) if dictionary.frequency(beside) else 0.0
    like = _alike(alike, word, after) if alike else 0.0
    return _OWN * own + _ALIKE * like + _ANY * dictionary.frequency(word) / _WORDS


@lru_cache(maxsize=50_000)
def _alike(alike: str, word: str, after: bool) -> float:
    members = _MEMBERS[alike]
    return sum(_pairs_of(one, word, after) for one in members) / sum(_scaled(one) for one in members)


def _pairs_of(neighbour: str, word: str, after: bool) -> int:
    return dictionary.pair_frequency(neighbour, word) if after else dictionary.pair_frequency(word, neighbour)


def _scaled(word: str) -> float:
    """How often a word would be seen in the corpus that the pairs come from."""
    return dictionary.frequency(word) * _PAIRS / _WORDS
