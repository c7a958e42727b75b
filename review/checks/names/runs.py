"""Runs of capitalised words that may be names, with what the words around them say of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .. import capitals, census
from ..lexicon import NATIONALITIES
from ..lists import Kind
from ..manuscript import Paragraph
from . import commonness, titles
from .letters import is_initial, is_suffix, letters
from .words import Word

PARTICLES = frozenset(
    "de del della di da do dos das du van von der den ter ten la le las los el al y bin ibn ben abu af av zu zum zur "
    "st ní nic mac".split()
)
CONNECTORS = frozenset({"of", "for", "and", "the", "on", "&", "at", "in", "to", "de"})
ORGANISATION_WORDS = frozenset(
    """
    inc corp co ltd llc plc group holdings company corporation bank trust fund foundation institute institution
    university college elementary catholic school schools academy hospital clinic church cathedral mosque synagogue
    ministry department
    agency authority administration bureau commission committee council court courts senate congress parliament
    assembly house board party union association federation league alliance coalition society club center centre
    library museum orchestra symphony theater theatre press times post journal news network radio airlines airways air
    army navy force forces guard police services service systems technologies industries partners associates
    laboratory laboratories studios records energy power electric motors semiconductor analytics health pharmaceuticals
    bakery restaurant cafe hotel market store shop team project program initiative office division district tribunal
    conference championship cup games festival prize award treaty act agreement accord plan organization organisation
    """.split()
)
PLACE_WORDS = frozenset(
    """
    street avenue road boulevard drive lane highway interstate route bridge park river lake creek bay gulf sea ocean
    island islands mountain mountains mount valley hills hill county township city town village state province region
    territory coast peninsula desert forest canyon beach harbor harbour port airport square plaza building hall tower
    falls springs heights bluff district reservoir cape strait stadium arena field cemetery reservation
    """.split()
)
_PLACE_OPENERS = frozenset({"lake", "mount", "port", "cape", "fort"})
_STATES = frozenset(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. "
    "Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo.".split()
)
_KINDS_OF_PEOPLE = NATIONALITIES | {"Democrat", "Democratic", "Republican", "Christian", "Muslim", "Jew", "Jewish"}
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m am pm christmas "
    "easter thanksgiving ramadan hanukkah i ok tv dvd gdp ceo aids internet web english spanish french german".split()
)
_FUNCTION_TAGS = frozenset({"DT", "IN", "CC", "PRP", "PRP$", "WDT", "WP", "WRB", "TO", "MD", "EX", "UH", "WP$", "PDT"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_SPEECH = frozenset(
    "say tell ask add write note recall explain claim insist argue testify reply answer warn call agree acknowledge "
    "announce declare state urge admit boast joke laugh".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that may be one name. `title` holds the capitalised title words that stand before it."""

    paragraph: Paragraph
    words: tuple[Word, ...]
    title: tuple[Word, ...]
    kind: Kind | None
    """What it names, as far as the words tell; None where they do not."""
    loose: bool
    """Whether it stands where every word has a capital, so that it proves nothing alone."""
    weak: bool
    """Whether only a first word's capital speaks for it."""
    nickname: str = ""
    chain: tuple[Word, ...] = ()
    """The words after it that a name of several parts might go on with: for Humanity."""

    @property
    def text(self) -> str:
        return self.paragraph.folded[self.words[0].start : self.words[-1].end]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)


def dateline_end(paragraph: Paragraph) -> int:
    """Where the dateline's place ends in the folded text, 0 where there is none: LUSAKA, Zambia — ."""
    head = paragraph.folded[:80]
    for dash in (" — ", " – ", " -- ", " - ", "— "):
        at = head.find(dash)
        if at > 0 and paragraph.role == "paragraph":
            place = head[:at].partition("(")[0].strip()
            first = place.split(",")[0]
            return len(place) if first.isupper() and len(first) > 2 else 0
    return 0


def runs(paragraph: Paragraph, words: tuple[Word, ...], taken: set[int]) -> Iterator[Run]:
    """The runs among the words whose positions are not `taken` already, in order."""
    loose = capitals.is_title_case(paragraph)
    dateline = dateline_end(paragraph)
    at = 0
    while at < len(words):
        if at in taken or not _starts(paragraph, words, at):
            at += 1
            continue
        end = _extent(paragraph, words, at, taken)
        found = _run(paragraph, words[at:end], loose, words[at].start < dateline)
        if found:
            yield replace(found, chain=_chain(paragraph, words, end))
        at = end


def _starts(paragraph: Paragraph, words: tuple[Word, ...], at: int) -> bool:
    word = words[at]
    token = paragraph.tokens[word.first]
    if (
        not (word.capital or word.text[:3] in ("al-", "el-"))
        or _is_calendar(word.text)
        or (token.tag in _FUNCTION_TAGS and not _follows_name(words, at))
    ):
        return False
    if not word.opens or is_initial(word.text):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    named = following is not None and following.tied and following.capital and not _is_calendar(following.text)
    if not commonness.is_word(word.text):
        return True
    return token.tag in _NAME_TAGS or (named and (titles.is_head(word.text) or titles.leads(word.text)
        or word.key in census.first_names()))  # fmt: skip


def _follows_name(words: tuple[Word, ...], at: int) -> bool:
    """A word that the tagger takes for a little one may be a name where names surround it: Kim Il Sung, An Wang."""
    following = words[at + 1] if at + 1 < len(words) else None
    return not words[at].opens and following is not None and following.tied and following.capital


def _is_calendar(text: str) -> bool:
    return text.lower().rstrip(".") in _CALENDAR


def _extent(paragraph: Paragraph, words: tuple[Word, ...], at: int, taken: set[int]) -> int:
    """The position after the run's last word."""
    end = at + 1
    while end < len(words):
        word = words[end]
        if end in taken or words[end - 1].possessive:
            break
        if word.tied and _goes_on(paragraph, word):
            end += 1
            continue
        if word.tied and word.text.lower() in PARTICLES:
            after = end + 1
            while after < len(words) and words[after].tied and words[after].text.lower() in PARTICLES:
                after += 1
            if after < len(words) and after not in taken and words[after].tied and words[after].capital:
                end = after + 1
                continue
        if is_suffix(word.text) and paragraph.folded[words[end - 1].end : word.start] == ", ":
            end += 1
            continue
        inner = _nickname_end(paragraph, words, end)
        if inner:
            end = inner
            continue
        break
    return end


def _goes_on(paragraph: Paragraph, word: Word) -> bool:
    if not word.capital and not word.text.lower().startswith(("al-", "el-", "d'")):
        return False
    return not _is_calendar(word.text) and paragraph.tokens[word.first].tag not in ("PRP", "PRP$", "WP", "WRB", "WDT")


def _chain(paragraph: Paragraph, words: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """The words that go on after a run by way of “of”, “for”, “and” or a possessive, to the last one with a capital."""
    end = last = at
    while end < len(words) and end - at < 7:
        word = words[end]
        between = paragraph.folded[words[end - 1].end : word.start]
        if between not in (" ", "'s ", " & ") or not (word.capital or word.text.lower() in CONNECTORS):
            break
        end += 1
        if word.capital:
            last = end
    return words[at:last]


def _nickname_end(paragraph: Paragraph, words: tuple[Word, ...], at: int) -> int:
    """The position after the family name where a nickname in quotation marks stands here: Raymond "Ray" Cavanaugh."""
    before = words[at - 1]
    if paragraph.folded[before.end : words[at].start] not in (' "', " '", " ("):
        return 0
    for last in range(at, min(at + 3, len(words) - 1)):
        if paragraph.folded[words[last].end : words[last + 1].start] in ('" ', "' ", ") "):
            return last + 2 if words[last + 1].capital and words[at].capital else 0
    return 0


def _run(paragraph: Paragraph, words: tuple[Word, ...], loose: bool, dateline: bool) -> Run | None:
    if _is_only_title(words) or _is_kind_of_people(words):
        return None
    cut = _title_end(words)
    title, name = words[:cut], words[cut:]
    nickname = ""
    for place in range(1, len(name)):
        if paragraph.folded[name[place - 1].end : name[place].start] in (' "', " '", " ("):
            inner = list(name[place:-1])
            nickname = " ".join(word.text for word in inner)
    if not name or all(is_initial(word.text) or is_suffix(word.text) for word in name):
        return None
    weak = len(name) == 1 and name[0].opens and commonness.is_word(name[0].text)
    kind = "place" if dateline else _kind(paragraph, name, title)
    return Run(paragraph, name, title, kind, loose, weak, nickname)


def _title_end(words: tuple[Word, ...]) -> int:
    """How many of a run's first words are a title: the last head of a title with a name after it ends it."""
    names_after = [not is_suffix(word.text) for word in words]
    for at in range(len(words) - 2, -1, -1):
        if not titles.is_head(words[at].text) or not any(names_after[at + 1 :]):
            continue
        if words[at + 1].key in ORGANISATION_WORDS or words[at + 1].key in PLACE_WORDS:
            continue
        if titles.may_be_name(words[at].text) and at > 0 and not titles.leads(words[at - 1].text):
            continue
        return at + 1
    return 0


def _is_only_title(words: tuple[Word, ...]) -> bool:
    """Whether nobody is named: “the Prime Minister”, “Attorney General”."""
    last = words[-1].text
    if not titles.is_head(last):
        return False
    if len(words) == 1:
        return not titles.may_be_name(last)
    before = words[-2].text
    return titles.is_head(before) or titles.leads(before) or (commonness.is_word(before) and not is_first_name(before))


def _is_kind_of_people(words: tuple[Word, ...]) -> bool:
    """Whether the words say whence somebody is or how he votes: Sri Lankans, Republican."""
    text = " ".join(word.text for word in words)
    return not _KINDS_OF_PEOPLE.isdisjoint({text, text.removesuffix("s")})


def _kind(paragraph: Paragraph, words: tuple[Word, ...], title: tuple[Word, ...]) -> Kind | None:
    keys = [word.key for word in words]
    several = len(words) > 1
    if several and not ORGANISATION_WORDS.isdisjoint((keys[0], keys[-1])):
        return "organisation"
    if keys[-1] in PLACE_WORDS or (keys[0] in _PLACE_OPENERS and several):
        return "place"
    if title:
        return "person"
    if commonness.is_country("".join(keys)):
        return "place"
    if several and (is_suffix(words[-1].text) or _is_introduced(paragraph, words) or _is_full_name(words)):
        return "person"
    if _speaks(paragraph, words[-1]) and (several or not _is_acronym(words[0])):
        return "person"
    if "".join(keys) in commonness.places() or _is_before_state(paragraph, words):
        return "place"
    if several and not any(commonness.is_word(key) or key in PARTICLES for key in keys):
        return "person"
    if not several and _is_acronym(words[0]) and not paragraph.folded.isupper():
        return "organisation"
    return None


def _is_full_name(words: tuple[Word, ...]) -> bool:
    """Whether the words are a first name and a family name, as far as the census knows them."""
    keys = [word.key for word in words]
    if not is_first_name(words[0].text):
        return False
    return not all(map(commonness.is_word, keys)) or (len(words) < 4 and keys[-1] in census.family_names()
        and "".join(keys) not in commonness.places())  # fmt: skip


def _is_acronym(word: Word) -> bool:
    return 2 <= len(word.text) <= 6 and word.text.isupper() and word.text.isalpha()


def _is_before_state(paragraph: Paragraph, words: tuple[Word, ...]) -> bool:
    """Whether a state or a country follows after a comma: Winnemucca, Nevada; Erie, Pa."""
    tokens, at = paragraph.tokens, words[-1].last + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    following = tokens[at + 1].text
    return following in _STATES or (following[0].isupper() and commonness.is_country(letters(following)))


def _is_introduced(paragraph: Paragraph, words: tuple[Word, ...]) -> bool:
    """Whether what follows is said of people: an age, who, a title in apposition."""
    tokens = paragraph.tokens
    at = words[-1].last + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    following = tokens[at + 1]
    return following.lower in ("who", "whose") or (following.text.isdigit() and 15 < int(following.text) < 110)


@lru_cache(maxsize=20_000)
def is_first_name(word: str) -> bool:
    """Whether the census knows it as a first name, or half of a hyphenated one."""
    return any(letters(half) in census.first_names() for half in word.split("-"))


def _speaks(paragraph: Paragraph, word: Word) -> bool:
    """Whether a verb of speech has the word as its subject, on either side."""
    token = paragraph.tokens[word.last]
    head = paragraph.tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") and head.lemma in _SPEECH
