"""House style: the entries of the style list, used against the list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..lists import StyleEntry
from ..manuscript import Paragraph
from ..rule import Check, Rule
from . import exceptions, grammar, replacement, terms
from .terms import Match

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule(
    id="style.entry",
    severity=Severity.WARNING,
    title="House style",
    looks_for=(
        "A term of the house's style list, in every form that its entry asks for: whole words in any case, the case "
        "as listed, every inflection, or a pattern. A flag goes by the entry's own name, style.utilize for “utilize”, "
        "with the entry's severity and explanation. What is offered is inflected and capitalized like what it "
        "replaces, the longest entry wins, and names, addresses and direct quotations are left alone unless the entry "
        "says that it holds in quotations too."
    ),
    why=(
        "A reader trusts a paper that writes like one paper. Plain words are shorter and clearer, and a decision that "
        "the desk has made once need not be made again on deadline."
    ),
    source="The house's own style list, which every American newsroom keeps beside the AP Stylebook.",
    flags=(
        "The crew was ⟦utilizing⇒using⟧ a borrowed crane.",
        "⟦Approximately⇒About⟧ 40 people came to the meeting.",
        "The storm took out the ⟦Internet⇒internet⟧ for two days.",
        "Two ⟦cyber-attacks⇒cyberattacks⟧ closed the port in May.",
        "The hall was ⟦utilized⇒used⟧ as a shelter, and the stage held ⟦approximately⇒about⟧ 90 cots.",
        "“The ⟦Internet⇒internet⟧ went down at noon,” the mayor said.",
    ),
    passes=(
        "“We utilize what we have,” the mayor said.",
        "Internet service was restored at noon.",
        "The mayor gave the tapes to the Internet Archive.",
        "Write to approximately@harbor.example by Friday.",
        "The mayor said the internet had been down for two days.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    """A flag for each place where an entry is used against the list; the longest entry wins a place."""
    if not draft.lists.style:
        return
    index = terms.index(draft.lists)
    guard = exceptions.Guard(draft)
    for paragraph in draft.manuscript.paragraphs:
        if paragraph.role == "byline":
            continue
        found = [
            match
            for match in index.matches(paragraph)
            if not grammar.is_other_reading(match, paragraph) and not guard.excuses(match, paragraph)
        ]
        for match in _longest(found):
            flag = _flag(match, paragraph)
            if flag is not None:
                yield flag


def _longest(matches: list[Match]) -> Iterator[Match]:
    """One match a place: the longest, and of two as long the one that stands earlier."""
    edges: list[int] = []  # where the matches taken begin and end, in turn; a free stretch lies at an even place
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_right(edges, match.start)
        if at % 2 == 0 and bisect_left(edges, match.end) == at:
            edges[at:at] = [match.start, match.end]
            yield match


def _flag(match: Match, paragraph: Paragraph) -> Flag | None:
    fix = replacement.fix(match, paragraph)
    if fix is None:
        return None
    span = paragraph.span(fix.start, fix.end)
    return Flag(
        rule=match.entry.rule,
        severity=match.entry.severity,
        start=span.start,
        end=span.end,
        text=paragraph.text[span.start - paragraph.start : span.end - paragraph.start],
        message=match.entry.why or _plain_message(match.entry),
        suggestions=fix.suggestions,
    )


def _plain_message(entry: StyleEntry) -> str:
    if entry.use:
        return f"House style is “{entry.use[0]}”."
    return f"House style avoids “{entry.term}”."


CHECK = Check("style", "House style", (RULE,), run)
