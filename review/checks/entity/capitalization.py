"""A listed name written without its capitals.

Lower-case words may be common words (a food bank, the west bank of the river), so the letters alone prove a name only
where one of them is no English word (wagner group, pyongyang). Elsewhere grammar has to say so: with `the` and
complete in itself (the justice department), or without any article where a common noun could not do without one
(in silicon valley), or with its capitals elsewhere in the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..language import Token, Tokens
from ..manuscript import Paragraph
from ..names.index import Form, NameIndex, index_of
from ..names.words import Word, words_of
from ..rule import Rule
from ..spelling.dictionary import in_dictionary
from .lexicon import is_institution, is_people

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="entity.capitalization",
    severity=Severity.WARNING,
    title="Name without its capitals",
    looks_for=(
        "A name of the house's list in lower-case letters, whole or in part: the far east, the Wagner group. Words "
        "that can be plain English are left alone unless grammar makes them a name: they met in the far east, but "
        "the storm hit the far east of the county."
    ),
    why="A name without its capitals reads as a common noun, and the reader takes another thing for the one meant.",
    source="Common to all stylebooks: proper names take capitals; the house's list says which they are.",
    flags=(
        "The two met at a spaceport in the ⟦far east⇒Far East⟧.",
        "Fighters of the ⟦wagner group⇒Wagner Group⟧ left the base in May.",
        "The train to ⟦kyiv⇒Kyiv⟧ was two hours late.",
        "Doctors of the ⟦World health organization⇒World Health Organization⟧ arrived on Monday.",
    ),
    passes=(
        "The storm hit the far east of the county.",
        "The factory stands on the far east side of town.",
        "The Far East is a long way from Moscow.",
        "THE WAGNER GROUP LEFT THE BASE IN MAY.",
    ),
)

# Bodies that every town has: a shortened name that ends in one of these is a common noun too.
_EVERY_TOWN = frozenset(
    "association authority bank board center church city club commission committee council county court department "
    "district hospital library office party police school schools station union university village".split()
)
# A side of anything: the west bank of the river, the north shore.
_SIDES = frozenset("central east eastern lower middle north northern south southern upper west western".split())
_SIDED = frozenset("bank branch coast end entrance fork gate hill ridge shore side wall wing".split())
_ADDRESS = re.compile(r"[@#/\\_]|\w\.\w")


def run(draft: Draft) -> Iterator[Flag]:
    if not draft.lists.names:
        return
    index = index_of(draft.lists)
    for paragraph in draft.manuscript.paragraphs:
        if paragraph.folded.isupper():
            continue
        for first, last, right in _lowered(draft, paragraph, words_of(paragraph), index):
            if _ADDRESS.search(_chunk(paragraph.folded, first.start, last.end)):
                continue
            span = paragraph.span(first.start, last.end)
            yield Flag(
                rule=RULE.id,
                severity=RULE.severity,
                start=span.start,
                end=span.end,
                text=draft.manuscript.at(span),
                message=f"On the house's list this name is “{right}”.",
                suggestions=(right,),
            )


def _lowered(
    draft: Draft, paragraph: Paragraph, words: tuple[Word, ...], index: NameIndex
) -> Iterator[tuple[Word, Word, str]]:
    """The longest runs of words that are a listed name but for its capitals, with the name."""
    keys = [word.key for word in words]
    known = [index.knows(key) for key in keys]
    at = 0
    while at < len(words):
        size = 0
        for word, listed in zip(words[at : at + index.longest], known[at : at + index.longest], strict=True):
            if not listed or (size and not word.tied):
                break
            size += 1
        while size:
            stretch = words[at : at + size]
            right = _right(draft, paragraph, stretch, "".join(keys[at : at + size]), index)
            if right:
                yield stretch[0], stretch[-1], right
                break
            size -= 1
        at += max(size, 1)


def _right(draft: Draft, paragraph: Paragraph, words: tuple[Word, ...], key: str, index: NameIndex) -> str:
    """The listed name that these words are without its capitals, empty where they are none or may be common words."""
    if len(words) == 1:
        return _single(draft, words[0], index)
    if all(word.capital for word in words):
        return ""
    text = paragraph.folded[words[0].start : words[-1].end]
    forms = [form for form in index.same_letters(key) if form.text.casefold() == text.casefold()]
    form = next((form for form in forms if _lacks_capitals(text, form.text)), None)
    if form is None or any(form.text == text for form in forms):
        return ""
    return form.text if _is_name(draft, paragraph, words, form) else ""


def _single(draft: Draft, word: Word, index: NameIndex) -> str:
    """A name of one word, or a listed person's surname where the draft has it with its capital as well."""
    text = word.text
    if text.isupper() or len(text) < 4 or not index.knows(word.key):
        return ""
    forms = [form.text for form in index.same_letters(word.key)]
    if text in forms or (word.capital and not any(_lacks_capitals(text, form) for form in forms)):
        return ""
    lower = text.lower()
    if in_dictionary(lower) or not draft.lists.words.isdisjoint({text, lower}):
        return ""
    if right := next((form for form in forms if form.casefold() == lower and _lacks_capitals(text, form)), ""):
        return right
    if not text.islower():
        return ""
    surnames = {form.text.split()[-1] for form in index.with_last(word.key)}
    return next((name for name in surnames if name.casefold() == lower and _stands(draft, name)), "")


def _is_name(draft: Draft, paragraph: Paragraph, words: tuple[Word, ...], form: Form) -> bool:
    """Whether a run of words without all the capitals of a listed name is that name."""
    if any(word.capital and not (word.opens and word is words[0]) for word in words):
        return True
    plain = [word.text.lower() for word in words if len(word.text) > 3 or word.text.lower() not in ("of", "the", "and")]
    if not all(in_dictionary(word) for word in plain):
        return True
    if form.entry.kind == "person":
        return False
    shortened = form.text != form.entry.name and form.text in form.entry.name
    if shortened and not _EVERY_TOWN.isdisjoint(plain):
        return False
    elsewhere = _stands(draft, form.text)
    if plain[0] in _SIDES and plain[-1] in _SIDED and not elsewhere:
        return False
    return _stands_as_name(paragraph.tokens, words, place=form.entry.kind == "place", elsewhere=elsewhere)


def _stands_as_name(tokens: Tokens, words: tuple[Word, ...], place: bool, elsewhere: bool) -> bool:
    """Whether the grammar around a phrase of common words allows it to be nothing but a name."""
    first, last = words[0].first, words[-1].last
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and not _may_follow(following):
        return False
    before = first - 1
    if before >= 0 and tokens[before].tag == "JJ":
        before -= 1
    article = tokens[before] if before >= 0 else None
    if article is None or article.sent != tokens[first].sent:
        return elsewhere
    if article.lower == "the":
        return True
    if article.tag in ("DT", "PRP$", "POS", "CD", "WP$", "PDT"):
        return False
    return elsewhere or (place and tokens[last].tag == "NN")


def _may_follow(token: Token) -> bool:
    """Whether a name may stand before this word: not before “of”, nor before a thing that it would describe."""
    if token.lower == "of":
        return False
    described = token.tag.startswith(("NN", "JJ")) and token.text.islower()
    return not described or is_people(token.lower) or is_institution(token.lower)


def _lacks_capitals(text: str, form: str) -> bool:
    return len(text) == len(form) and any(a.islower() and b.isupper() for a, b in zip(text, form, strict=True))


def _stands(draft: Draft, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", draft.manuscript.text) is not None


def _chunk(text: str, start: int, end: int) -> str:
    """The words with whatever is glued to them, less the marks at their ends."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:!?'\"()[]").removesuffix("'s")
