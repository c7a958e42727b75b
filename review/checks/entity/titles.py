"""A listed person beside a title that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..manuscript import Paragraph
from ..names import beside, titles
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft
    from ..lists import HouseLists, NameEntry
    from ..mentions import Mention

RULE = Rule(
    id="entity.wrong-title",
    severity=Severity.WARNING,
    title="Wrong title",
    looks_for=(
        "A title directly before a listed person, or in apposition on either side, that contradicts every title the "
        "list gives: Foreign Minister for a defense minister, Rep. for a senator, “the harbormaster” for the fire "
        "chief. A calling (author, lawyer) leaves room for a post; a shorter or longer form, an abbreviation, a place "
        "or nationality before it, and a former title are no contradiction."
    ),
    why="A wrong title is an error of fact, and its bearer is sure to read it.",
    source="The house's name list holds each person's present title first and earlier ones after it.",
    flags=(
        "Russian ⟦Foreign Minister⇒Defense Minister⟧ Sergei Shoigu arrived on Monday.",
        "They met ⟦Prime Minister⇒President⟧ Vladimir Putin at the port.",
        "Sergei Shoigu, the ⟦foreign minister⇒defense minister⟧, arrived on Monday.",
        "The ⟦foreign minister⇒defense minister⟧, Sergei Shoigu, arrived on Monday.",
        "Alexander Lukashenko spoke first. ⟦Prime Minister⇒President⟧ Lukashenko then left.",
    ),
    passes=(
        "Russian Defense Minister Sergei Shoigu arrived on Monday.",
        "Belarusian President Alexander Lukashenko and the minister, Sergei Shoigu, talked for an hour.",
        "Former Foreign Minister Sergei Shoigu wrote a book.",
        "The foreign minister told Vladimir Putin to wait.",
        "Vladimir Putin, the mayor of the town and the priest watched the parade.",
        "When he wrote to Vladimir Putin, the mayor had no answer.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for name in draft.names:
        entry = name.entry
        if entry is None or entry.kind != "person" or not entry.titles or not any(m.full for m in name.mentions):
            continue
        for mention in name.mentions:
            paragraph = draft.manuscript.paragraphs[mention.paragraph]
            title = _wrong_title(draft, paragraph, mention, entry)
            if title is None:
                continue
            title = _without_names(title, draft, paragraph)
            span = paragraph.token_span(paragraph.tokens[title.first], paragraph.tokens[title.last])
            opens = title.first == 0 or paragraph.tokens[title.first].sent != paragraph.tokens[title.first - 1].sent
            yield Flag(
                RULE.id,
                RULE.severity,
                span.start,
                span.end,
                draft.manuscript.at(span),
                f"The name list has {entry.name} as {' or '.join(entry.titles)}, not “{title.text}”.",
                (titles.like(entry.titles[0], title.text, opens),),
            )


def _wrong_title(draft: Draft, paragraph: Paragraph, mention: Mention, entry: NameEntry) -> beside.Title | None:
    """The title beside a name that is not its bearer's: directly before it, or in apposition on either side."""
    title = beside.before(paragraph, mention.first)
    if title is not None and _contradicts(title, entry):
        return title
    sides = (beside.after(paragraph, mention.last), beside.before_comma(paragraph, mention.first, mention.last))
    return next(
        (one for one in sides if one is not None and _contradicts(one, entry) and _excludes(one, entry, draft.lists)),
        None,
    )


def _without_names(title: beside.Title, draft: Draft, paragraph: Paragraph) -> beside.Title:
    """The title without the place or organisation that opens it."""
    ends = [
        mention.last + 1
        for name in draft.names
        for mention in name.mentions
        if mention.paragraph == paragraph.index and title.first <= mention.last < title.last
    ]
    first = max([title.first, *ends])
    text = paragraph.folded[paragraph.tokens[first].start : paragraph.tokens[title.last].end]
    return replace(title, first=first, text=text)


def _contradicts(title: beside.Title, entry: NameEntry) -> bool:
    if titles.is_former(title.whole):
        return False
    return all(titles.contradicts(form, listed) for form in (title.text, title.whole) for listed in entry.titles)


def _excludes(title: beside.Title, entry: NameEntry, lists: HouseLists) -> bool:
    """Whether nobody holds both posts, so that even a description in apposition is wrong.

    High office leaves no room for another. Any other post does so where the apposition is definite (the harbormaster),
    a calling only where it is somebody else's on the list, or goes on with whom it is for.
    """
    head, listed = titles.head_of(title.text), titles.head_of(entry.titles[0])
    if head in _HIGH_OFFICE and (head != listed or head == "minister"):
        return title.closed
    if not title.definite:
        return False
    return not titles.is_trade(title.text) or title.governs or titles.key_words(title.text) in _titles(lists)


@lru_cache(maxsize=2)
def _titles(lists: HouseLists) -> frozenset[tuple[str, ...]]:
    """The telling words of every title on the list."""
    return frozenset(titles.key_words(title) for entry in lists.names for title in entry.titles)


_HIGH_OFFICE = frozenset({"senator", "representative", "governor", "mayor", "minister"})
