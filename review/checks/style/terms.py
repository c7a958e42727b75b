"""Where the house's terms stand in a paragraph.

Terms of letters are looked up by their first piece, so that the work grows with the copy and not with the list;
patterns are tried together first (an RE2 set), and one by one only where the set says that they occur.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import re2

from ..lists import HouseLists, StyleEntry, quiet_options
from ..manuscript import Paragraph, fold
from ..names.runs import dateline_end
from . import inflection

_WORD = re.compile(r"\d+|[^\W\d_]+")
_UNIT = 3
"""How many letters a term may have to be glued to a figure: 7pm, 40km."""
_WORD_END = re.compile(r"(?:'s|s|es|d|ed|ing|er|ers)(?!\w)", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*$")
_GROUP = re.compile(r"\((?:\?:)?([^()\\\[\]]*\|[^()\\\[\]]*)\)")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry's term in a paragraph, in code points of its folded text.

    `tags` are the inflections that the form may be, none where the entry takes no inflection. `uses` are the entry's
    replacements, narrowed to the one that answers to the alternative a pattern found; `ending` is what the copy adds to
    the term (web sites, for `web[ -]site`).
    """

    entry: StyleEntry
    start: int
    end: int
    tags: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    ending: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    entry: StyleEntry
    before: str
    """What goes before the form's first word, as a rule nothing."""
    after: str
    """What follows its first word."""
    exact: str
    """The form as it must stand, empty where any case will do."""
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: StyleEntry
    pattern: re2.Pattern
    branches: tuple[re2.Pattern, ...]


@dataclass(frozen=True)
class Index:
    """The style list made ready to be looked up."""

    forms: dict[str, tuple[_Form, ...]]
    patterns: tuple[_Pattern, ...]
    _all: re2.Set | None

    def matches(self, paragraph: Paragraph) -> Iterator[Match]:
        """Every place where an entry's term stands, in any order, overlapping ones too."""
        yield from self._terms(paragraph)
        if self._all is not None:
            for number in self._all.Match(paragraph.folded) or ():
                yield from _places(self.patterns[number], paragraph.folded)

    def _terms(self, paragraph: Paragraph) -> Iterator[Match]:
        text = paragraph.folded
        lower = text.lower() if len(text.lower()) == len(text) else text
        for word in _WORD.finditer(lower):
            for form in self.forms.get(word.group(), ()):
                start = word.start() - len(form.before)
                end = _end_of(form.after, lower, word.end())
                if not end or start < 0 or not lower.startswith(form.before, start):
                    continue
                if start and text[start - 1].isalnum() and not (text[start - 1].isdigit() and end - start <= _UNIT):
                    continue
                if not form.exact or _is_exactly(form.exact, paragraph, start, end):
                    yield Match(form.entry, start, end, form.tags, form.entry.use)


@lru_cache(maxsize=2)
def index(lists: HouseLists) -> Index:
    """The lists' style entries; kept for the lists in use, since inflecting thousands of terms takes a moment."""
    forms: dict[str, list[_Form]] = {}
    patterns: list[_Pattern] = []
    for entry in lists.style:
        if entry.match == "regex":
            pattern = re2.compile(entry.term, quiet_options())
            patterns.append(_Pattern(entry, pattern, _branches(entry)))
            continue
        for form, tags in _forms_of(entry).items():
            first = _WORD.search(form)
            if first is not None:
                exact = _plain(entry.term) if entry.match == "exact" else ""
                one = _Form(entry, form[: first.start()], form[first.end() :], exact, tags)
                forms.setdefault(first.group(), []).append(one)
    return Index({first: tuple(found) for first, found in forms.items()}, tuple(patterns), _set(patterns))


def _forms_of(entry: StyleEntry) -> dict[str, tuple[str, ...]]:
    term = _plain(entry.term)
    return inflection.forms(term, entry.use) if entry.match == "lemma" else {term.lower(): ()}


def _plain(term: str) -> str:
    """The term with straight marks and single spaces, as the copy is read."""
    return " ".join(fold(term)[0].split())


def _end_of(after: str, text: str, at: int) -> int:
    """Where a form ends of which the first word ends here, 0 where the rest does not follow."""
    if not after:
        return 0 if text[at : at + 1].isalnum() else at
    found = _rest(after).match(text, at)
    return found.end() if found else 0


def _is_exactly(term: str, paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether the words have the term's own case; a dateline has its place in capitals."""
    words = " ".join(paragraph.folded[start:end].split())
    return words == term or (words == term.upper() and end <= dateline_end(paragraph))


@lru_cache(maxsize=20_000)
def _rest(after: str) -> re.Pattern[str]:
    """The rest of a form, with white space of any width, up to the end of a word."""
    pattern = re.escape(after).replace("\\ ", r"\s+")
    return re.compile(pattern + (r"(?![^\W_])" if after[-1].isalnum() else ""))


def _set(patterns: list[_Pattern]) -> re2.Set | None:
    if not patterns:
        return None
    every = re2.Set.SearchSet(quiet_options())
    for one in patterns:
        every.Add(one.entry.term)
    every.Compile()
    return every


def _branches(entry: StyleEntry) -> tuple[re2.Pattern, ...]:
    """The pattern once for each of its alternatives, where it has as many as the entry has replacements."""
    if len(entry.use) < 2:
        return ()
    group = next((g for g in _GROUP.finditer(entry.term) if g[1].count("|") + 1 == len(entry.use)), None)
    if group is not None:
        before, after = entry.term[: group.start()], entry.term[group.end() :]
        terms = [f"{before}(?:{branch}){after}" for branch in group[1].split("|")]
    elif entry.term.count("|") + 1 == len(entry.use) and not set("()[]\\") & set(entry.term):
        terms = entry.term.split("|")
    else:
        return ()
    return tuple(re2.compile(term, quiet_options()) for term in terms)


def _places(one: _Pattern, text: str) -> Iterator[Match]:
    """Where a pattern stands: from the start of a word or number to the end of one, an inflection's ending included."""
    for found in one.pattern.finditer(text):
        start, end = found.span()
        if start == end:
            continue
        if text[start].isdigit() and (number := _NUMBER_BEFORE.search(text, 0, start)):
            start = number.start()
        if start and text[start].isalnum() and text[start - 1].isalnum():
            continue
        ending = ""
        if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            rest = _WORD_END.match(text, end)
            if rest is None:
                continue
            ending = rest.group()
        words = found.group()
        uses = next(
            ((use,) for use, branch in zip(one.entry.use, one.branches, strict=False) if branch.fullmatch(words)),
            one.entry.use,
        )
        yield Match(one.entry, start, end + len(ending), (), uses, ending)
