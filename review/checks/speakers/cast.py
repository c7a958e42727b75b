"""The cast: whoever a draft could mean by a name, a pronoun or “the mayor”, and where each of them is in sight."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .. import census
from ..language import Token, Tokens
from ..lexicon import NATIONALITIES
from ..lists import Kind
from ..manuscript import Manuscript, Paragraph
from ..mentions import Name
from ..names import commonness
from ..names.runs import ORGANISATION_WORDS
from ..quotations import speech
from ..quotations.frame import Frame
from ..vocabulary import words
from . import nouns

_PARTICLES = words("de la le van von der den del della di da dos das du al el bin ibn abu ten ter")
_NAME_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(eq=False)
class Member:
    """Someone or something that can speak: a person, an organisation, or one that the draft calls by a noun alone."""

    full: str
    kind: Kind
    name: Name | None = None
    gender: nouns.Gender = ""
    called: set[str] = field(default_factory=set)
    """The nouns that the draft or the list has for them, in lower case: mayor, director, daughter."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a member of the cast is named, as tokens of the paragraph, both included."""

    paragraph: int
    first: int
    last: int
    member: Member
    quoted: bool
    subject: bool
    owner: bool
    """Whether it is a possessive, which speaks less often than what it owns."""


class Cast:
    """The members in the order of the draft, and their sightings by paragraph."""

    def __init__(self, manuscript: Manuscript, frames: Mapping[int, Frame], names: tuple[Name, ...]) -> None:
        self._manuscript = manuscript
        self._frames = frames
        self.members: list[Member] = []
        self.sightings: dict[int, list[Sighting]] = {paragraph.index: [] for paragraph in manuscript.paragraphs}
        self._by_surname: dict[str, list[Member]] = {}
        self._by_given: dict[str, list[Member]] = {}
        self._named: dict[str, Name] = {}
        covered = self._listed(names)
        self._gathered(covered)
        self._nameless()
        for sightings in self.sightings.values():
            sightings.sort(key=lambda sighting: sighting.first)
        self._describe()

    def at(self, paragraph: int, token: int) -> Sighting | None:
        """The sighting that covers a token."""
        return next((s for s in self.sightings[paragraph] if s.first <= token <= s.last), None)

    def within(self, paragraph: int, first: int, last: int) -> list[Sighting]:
        """The sightings that lie between two tokens, both included."""
        return [s for s in self.sightings[paragraph] if first <= s.first and s.last <= last]

    def join(self, member: Member, paragraph: int, first: int, last: int) -> None:
        """Put a member in sight where the draft names them otherwise than by name."""
        sighting = self._sighting(self._manuscript.paragraphs[paragraph], first, last, member)
        row = self.sightings[paragraph]
        row.insert(bisect_left([s.first for s in row], first), sighting)

    def _listed(self, names: tuple[Name, ...]) -> set[tuple[int, int]]:
        """The people and the listed names that the draft's other checks gathered; gives the tokens they cover.

        What is neither is read again with the words around it: a name no list knows is often taken for a place.
        """
        covered: set[tuple[int, int]] = set()
        for name in names:
            if name.kind != "person" and name.entry is None:
                self._named[name.name] = name
                continue
            member = Member(name.name, name.kind, name, self._gender_of(name.name) if name.kind == "person" else "")
            if name.entry is not None:
                member.called = {word for title in name.entry.titles for word in re.findall(r"[a-z]+", title.lower())}
            self._add(member)
            for mention in name.mentions:
                covered |= {(mention.paragraph, token) for token in range(mention.first, mention.last + 1)}
                paragraph = self._manuscript.paragraphs[mention.paragraph]
                self.sightings[mention.paragraph].append(self._sighting(paragraph, mention.first, mention.last, member))
        return covered

    def _gathered(self, covered: set[tuple[int, int]]) -> None:
        """Capitalised words that no name of the draft covers: whole names first, then what may be short for one."""
        short: list[tuple[Paragraph, int, int]] = []
        long: list[tuple[Paragraph, int, int]] = []
        for paragraph in self._manuscript.paragraphs:
            if paragraph.role in ("headline", "byline", "subhead"):
                continue
            for first, last in _runs(paragraph.tokens):
                if any((paragraph.index, token) in covered for token in range(first, last + 1)):
                    continue
                bare = _without_title(paragraph.tokens, first, last)
                one_word = " " not in _text(paragraph, bare, last)
                (short if one_word else long).append((paragraph, bare, last))
        alone = {_text(*run) for run in short} | {member.full for member in self.members}
        for paragraph, first, last in long:
            words = _text(paragraph, first, last).split()
            kind = self._kind(paragraph.tokens, first, last, words, alone)
            if kind is not None:
                one = self._known(words, kind) or self._new(words, kind)
                self.sightings[paragraph.index].append(self._sighting(paragraph, first, last, one))
        for paragraph, first, last in short:
            member = self._short_for(paragraph, first, last)
            if member is not None:
                self.sightings[paragraph.index].append(self._sighting(paragraph, first, last, member))

    def _kind(self, tokens: Tokens, first: int, last: int, name: list[str], alone: set[str]) -> Kind | None:
        """What a name of several words means; `alone` holds the names that the draft gives in one word."""
        known = self._named.get(" ".join(name))
        if name[-1].lower() in ORGANISATION_WORDS or any(nouns.is_body(t.lower) for t in tokens[first : last + 1]):
            return "organisation"
        if nouns.is_given_name(name[0]) and (known is None or known.kind != "place"):
            return "person"
        if _surname(name) in alone or any(nouns.is_human(word) for word in _appositive(tokens, last)):
            return "person"
        if known is not None:
            return known.kind if known.kind == "organisation" else None
        return None if _is_nation(name[0]) or all(map(commonness.is_word, name)) else "person"

    def _nameless(self) -> None:
        """People whom the draft brings in without a name (“A boy wanted to know”): he or she may mean them."""
        for paragraph in self._manuscript.paragraphs:
            quoted = self._frames[paragraph.index].quoted
            tokens = paragraph.tokens
            for token in tokens:
                if token.dep != "nsubj" or token.tag != "NN" or quoted[token.i] or not nouns.is_human(token.lower):
                    continue
                if _is_apposed(tokens, token.i):
                    continue
                first = token.i
                while first and tokens[first - 1].tag in ("JJ", "NN", "VBN"):
                    first -= 1
                first -= 1
                if first >= 1 and tokens[first].tag == "POS":
                    first -= 1
                elif first < 0 or (tokens[first].tag != "PRP$" and tokens[first].lower not in ("a", "an", "another")):
                    continue
                words = _text(paragraph, first, token.i)
                member = Member(words, "person", None, nouns.gender(token.lower), {token.lower})
                self.sightings[paragraph.index].append(self._sighting(paragraph, first, token.i, member))

    def _known(self, words: list[str], kind: Kind) -> Member | None:
        if kind != "person":
            return next((m for m in self.members if m.full == " ".join(words)), None)
        for member in self._by_surname.get(_surname(words), []):
            if member.full == " ".join(words) or member.full.split()[0] == words[0]:
                return member
            if " " not in member.full:
                member.full = " ".join(words)
                member.gender = member.gender or self._gender_of(words[0])
                return member
        return None

    def _new(self, words: list[str], kind: Kind) -> Member:
        full = " ".join(words)
        gender = self._gender_of(words[0]) if kind == "person" else ""
        member = Member(full, kind, self._named.get(full), gender)
        self._add(member)
        return member

    def _short_for(self, paragraph: Paragraph, first: int, last: int) -> Member | None:
        word = _text(paragraph, first, last)
        if word.lower() in nouns.TITLES or nouns.is_body(word.lower()):
            return None
        namesakes = self._by_surname.get(word) or self._by_given.get(word)
        if namesakes:
            before = [s.member for s in self.sightings[paragraph.index] if s.first < first and s.member in namesakes]
            return before[-1] if before else namesakes[0]
        token = paragraph.tokens[last]
        known = self._named.get(word)
        is_place = (known is not None and known.kind == "place" and not _is_rather_given(word)) or _is_nation(word)
        titled = first > 0 and paragraph.tokens[first - 1].lower.rstrip(".") in nouns.TITLES
        given = (
            token.tag in _NAME_TAGS
            and nouns.is_given_name(word)
            and not is_place
            and word.lower() not in nouns.CALENDAR
        )
        person = (titled and token.tag in _NAME_TAGS) or given
        organisation = known is not None and known.kind == "organisation"
        if not (person or organisation or (_speaks(paragraph.tokens, token) and not is_place)):
            return None
        member = Member(word, "organisation" if organisation and not person else "person", None, self._gender_of(word))
        self._add(member)
        return member

    def _add(self, member: Member) -> None:
        self.members.append(member)
        if member.kind == "person":
            words = member.full.split()
            self._by_surname.setdefault(_surname(words), []).append(member)
            if len(words) > 1:
                self._by_given.setdefault(words[0], []).append(member)

    def _gender_of(self, name: str) -> nouns.Gender:
        return nouns.given_name_gender(re.split(r"[\s-]", name, maxsplit=1)[0])

    def _sighting(self, paragraph: Paragraph, first: int, last: int, member: Member) -> Sighting:
        quoted = self._frames[paragraph.index].quoted
        owner = last + 1 < len(paragraph.tokens) and paragraph.tokens[last + 1].tag == "POS"
        subject = any(_is_subject(paragraph.tokens, paragraph.tokens[i]) for i in range(first, last + 1))
        return Sighting(paragraph.index, first, last, member, bool(quoted) and quoted[first], subject, owner)

    def _describe(self) -> None:
        """What the words around a name say of the person: the title before it, the appositive after it, his or her."""
        for row in self.sightings.values():
            for number, sighting in enumerate(row):
                if sighting.member.kind != "person":
                    continue
                tokens = self._manuscript.paragraphs[sighting.paragraph].tokens
                sighting = row[number] = self._by_courtesy(tokens, sighting)
                words = [*_before(tokens, sighting.first), *_appositive(tokens, sighting.last)]
                sighting.member.called.update(words)
                for word in words:
                    sighting.member.gender = nouns.gender(word) or sighting.member.gender
                if not sighting.member.gender:
                    sighting.member.gender = _gender_nearby(tokens, sighting, row)

    def _by_courtesy(self, tokens: Tokens, sighting: Sighting) -> Sighting:
        """Mrs. Tate is not Carl Tate: a courtesy title picks the namesake it fits."""
        title = tokens[sighting.first - 1].lower.rstrip(".") if sighting.first else ""
        if title == "" and sighting.first > 1 and tokens[sighting.first - 1].text == ".":
            title = tokens[sighting.first - 2].lower
        gender = nouns.gender(title) if title in ("mr", "mrs", "ms", "miss") else ""
        if not gender or sighting.member.gender in ("", gender):
            return sighting
        other = self.namesake(sighting.member, gender)
        if other is None:
            other = Member(_surname(sighting.member.full.split()), "person", None, gender)
            self._add(other)
        return replace(sighting, member=other)

    def namesake(self, member: Member, gender: nouns.Gender) -> Member | None:
        """Another member of the family name, of the sex given."""
        family = self._by_surname.get(_surname(member.full.split()), [])
        return next((one for one in family if one is not member and one.gender == gender), None)


def _is_subject(tokens: Tokens, token: Token) -> bool:
    """Whether a token is the subject of its sentence's main clause, or stands in apposition to it."""
    if token.dep == "appos":
        token = tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") and tokens[token.head].dep in ("ROOT", "conj")


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the particles, initials and hyphens of names."""
    i = 0
    while i < len(tokens):
        if not tokens[i].text[0].isupper() or not _is_name_word(tokens, i):
            i += 1
            continue
        last = i
        j = i + 1
        while j < len(tokens):
            if _is_name_word(tokens, j) and not _is_possessive(tokens[j - 1]):
                last = j
            elif not (tokens[j].lower in _PARTICLES or (tokens[j].text == "-" and not tokens[j].space)):
                break
            j += 1
        yield i, last
        i = last + 1


def _is_name_word(tokens: Tokens, i: int) -> bool:
    token = tokens[i]
    if not token.text[0].isupper() or (
        token.lower in nouns.SUFFIXES and (i == 0 or not tokens[i - 1].text[0].isupper())
    ):
        return False
    if token.tag in _NAME_TAGS:
        return True
    inside = (
        i > 0
        and tokens[i - 1].text not in (".", "?", "!", '"', "'", ":", "—", "–", "(")
        and tokens[i - 1].sent == token.sent
    )
    return inside and token.tag in ("NN", "NNS", "JJ", "VBZ", "VBD", "VB", "VBN")


def _is_apposed(tokens: Tokens, noun: int) -> bool:
    """Whether a name follows a noun between commas: her husband, former Rep. Don Teal,"""
    after = tokens[noun + 1 : noun + 8]
    if not after or after[0].text != ",":
        return False
    for token in after[1:]:
        if token.text == "," or token.tag in ("WP", "VBD", "IN"):
            return False
        if token.tag in _NAME_TAGS:
            return True
    return False


def _is_possessive(token: Token) -> bool:
    return token.tag == "POS"


def _is_rather_given(word: str) -> bool:
    """Whether a word that is a town's name too is rather somebody's: Doreen, but Austin."""
    key = word.lower()
    return not commonness.is_country(key) and census.first_names().get(key, 0.0) > commonness.word(key)


def _is_nation(word: str) -> bool:
    """Whether a word says whence people are: Norwegian, Ukrainians."""
    return word in NATIONALITIES or word.removesuffix("s") in NATIONALITIES


def _speaks(tokens: Tokens, token: Token) -> bool:
    return token.dep == "nsubj" and token.tag in _NAME_TAGS and speech.verb(tokens[token.head]) in speech.SAYING


def _without_title(tokens: Tokens, first: int, last: int) -> int:
    while (
        first < last and tokens[first].lower.rstrip(".") in nouns.TITLES and not tokens[first + 1].lower.startswith("-")
    ):
        first += 1
    return first


def _text(paragraph: Paragraph, first: int, last: int) -> str:
    return paragraph.folded[paragraph.tokens[first].start : paragraph.tokens[last].end]


def _surname(words: list[str]) -> str:
    kept = [word for word in words if word.lower().rstrip(".,") not in nouns.SUFFIXES] or words
    return kept[-1].rstrip(",")


def _before(tokens: Tokens, first: int) -> list[str]:
    """The title or description right before a name, in lower case."""
    words: list[str] = []
    for token in reversed(tokens[max(0, first - 6) : first]):
        if token.tag in ("NN", "NNS", "NNP", "NNPS") or token.lower.rstrip(".") in nouns.TITLES:
            words.append(token.lower.rstrip("."))
        elif token.tag not in ("JJ", "POS", "HYPH", "VBN"):
            break
    return words


def _appositive(tokens: Tokens, last: int) -> list[str]:
    """The nouns of “, the county health commissioner” after a name."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return []
    words: list[str] = []
    lead = tokens[last + 2]
    if not (lead.tag in ("DT", "PRP$", "NN", "JJ") or lead.text[0].isdigit() or lead.text[0].isupper()):
        return []
    for token in tokens[last + 2 : last + 14]:
        if (
            token.text in (",", ".", ";", '"', "—")
            or (token.pos == "VERB" and token.tag != "VBN")
            or token.tag in ("WP", "IN")
        ):
            break
        if token.tag in ("NN", "NNP"):
            words.append(token.lower)
    return words


def _gender_nearby(tokens: Tokens, sighting: Sighting, row: list[Sighting]) -> nouns.Gender:
    """He, his or her later in the sentence of a name that stands alone in it."""
    if not sighting.subject or sighting.quoted:
        return ""
    sentence = tokens[sighting.first].sent
    if any(s is not sighting and s.member.kind == "person" and tokens[s.first].sent == sentence for s in row):
        return ""
    for token in tokens[sighting.last + 1 :]:
        if token.sent != sentence or token.text == '"':
            return ""
        if token.lower in ("he", "his", "him", "himself", "she", "her", "hers", "herself"):
            return "m" if token.lower.startswith("h") and token.lower[:3] != "her" else "f"
    return ""
