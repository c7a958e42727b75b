"""The checks, in order, and the settling of what they say.

A check earlier in CHECKS wins a place from a later one, so what has been settled stays while the later ones still run.
House style comes first, since the desk said it in so many words; then names, which spelling must not touch.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from . import attribution, entity, mentions, quotations, speakers, spelling, style
from .flag import Flag, Span
from .language import Cache
from .lists import HouseLists
from .manuscript import Manuscript, read
from .rule import Check, Rule

CHECKS: tuple[Check, ...] = (style.CHECK, entity.CHECK, spelling.CHECK, attribution.CHECK)
RULES: dict[str, Rule] = {rule.id: rule for check in CHECKS for rule in check.rules}


@dataclass(frozen=True)
class Draft:
    """A draft and the lists it is held against, with what the checks share: its names, quotes and speakers."""

    manuscript: Manuscript
    lists: HouseLists

    @cached_property
    def names(self) -> tuple[mentions.Name, ...]:
        return mentions.gather(self.manuscript, self.lists)

    @cached_property
    def marks(self) -> quotations.Marks:
        return quotations.find(self.manuscript, self.lists.house.quotation_marks)

    @cached_property
    def attributions(self) -> tuple[speakers.Attribution, ...]:
        return speakers.attribute(self.manuscript, self.marks, self.names)


def open_draft(text: str, lists: HouseLists, cache: Cache | None = None) -> Draft:
    """Read a draft for checking. `text` has LF newlines and no byte-order mark."""
    return Draft(read(text, cache), lists)


def run(draft: Draft) -> Iterator[tuple[Check, list[Flag]]]:
    """Each check with its settled flags, in the order of CHECKS; what an earlier one said stands."""
    taken: list[Flag] = []
    for check in CHECKS:
        settled = settle(_housed(check.run(draft), draft.lists), taken)
        flags = [dress(flag, draft.manuscript) for flag in settled]
        taken += flags
        yield check, flags


def check(text: str, lists: HouseLists, cache: Cache | None = None) -> list[Flag]:
    """Every flag of a draft, in the order of the text."""
    flags = [flag for _, found in run(open_draft(text, lists, cache)) for flag in found]
    return sorted(flags, key=lambda flag: (flag.start, flag.end, flag.rule))


def settle(flags: Iterable[Flag], taken: Iterable[Flag]) -> list[Flag]:
    """One mistake is one flag: of two on the same words the first check's stands, within a check the longer.

    A flag on a passage (a quotation without a speaker) and one on a word inside it are two mistakes; so attribution's
    flags and those of the other checks are on the same words only where one covers half of the other.
    """
    kept: list[Flag] = []
    near: defaultdict[int, list[Flag]] = defaultdict(list)  # what stands where, so that a long draft stays linear
    for flag in taken:
        for stretch in _stretches(flag.span):
            near[stretch].append(flag)
    for flag in sorted(flags, key=lambda f: (f.start - f.end, f.start, f.rule)):
        stretches = _stretches(flag.span)
        if not any(_same_mistake(flag, other) for stretch in stretches for other in near[stretch]):
            kept.append(flag)
            for stretch in stretches:
                near[stretch].append(flag)
    return sorted(kept, key=lambda flag: (flag.start, flag.end))


def _stretches(span: Span) -> range:
    return range(span.start // 512, span.end // 512 + 1)


def _same_mistake(a: Flag, b: Flag) -> bool:
    if not a.span.overlaps(b.span):
        return False
    if attribution.CHECK.name not in (a.check, b.check):
        return True
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 2 * shared >= max(a.end - a.start, b.end - b.start)


def _housed(flags: Iterable[Flag], lists: HouseLists) -> Iterator[Flag]:
    """The flags of the rules that the house keeps, as loud as the house wants them."""
    for flag in flags:
        severity = lists.house.rules.get(flag.rule, flag.severity)
        if severity is not None:
            yield flag if severity == flag.severity else replace(flag, severity=severity)


def dress(flag: Flag, manuscript: Manuscript) -> Flag:
    """The flag with its suggestions in the marks of its own words, or else of the draft: curly where those are."""
    if not any("'" in suggestion or '"' in suggestion for suggestion in flag.suggestions):
        return flag
    own = re.findall("['\"‘’“”]", flag.text) or re.findall("['\"‘’“”]", manuscript.text)
    if 2 * sum(mark in "‘’“”" for mark in own) < len(own) or not own:
        return flag
    return replace(flag, suggestions=tuple(map(_curly, flag.suggestions)))


def _curly(text: str) -> str:
    text = re.sub(r"(?<![^\s(\[—-])\"", "“", text).replace('"', "”")
    return re.sub(r"(?<![^\s(\[—“-])'(?!\d)", "‘", text).replace("'", "’")
