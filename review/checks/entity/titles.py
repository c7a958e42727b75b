"""A listed person beside a title that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..manuscript import Paragraph
from ..names import beside, titles
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft
    from ..lists import NameEntry

RULE = Rule(
    id="entity.wrong-title",
    severity=Severity.WARNING,
    title="Wrong title",
    looks_for=(
        "A title directly before a listed person that contradicts every title the list gives: Foreign Minister for a "
        "defense minister, Rep. for a senator. A shorter or longer form, an abbreviation, a place or nationality before "
        "it, and a former title are no contradiction."
    ),
    why="A wrong title is an error of fact, and its bearer is sure to read it.",
    source="The house's name list holds each person's present title first and earlier ones after it.",
    flags=(
        "Russian ⟦Foreign Minister⇒Defense Minister⟧ Sergei Shoigu arrived on Monday.",
        "They met ⟦Prime Minister⇒President⟧ Vladimir Putin at the port.",
        "Alexander Lukashenko spoke first. ⟦Prime Minister⇒President⟧ Lukashenko then left.",
    ),
    passes=(
        "Russian Defense Minister Sergei Shoigu arrived on Monday.",
        "Belarusian President Alexander Lukashenko and the minister, Sergei Shoigu, talked for an hour.",
        "Former Foreign Minister Sergei Shoigu wrote a book.",
        "The foreign minister told Vladimir Putin to wait.",
    ),
)


def run(draft: Draft) -> Iterator[Flag]:
    for name in draft.names:
        entry = name.entry
        if entry is None or not entry.titles or entry.kind != "person":
            continue
        for mention in name.mentions:
            paragraph = draft.manuscript.paragraphs[mention.paragraph]
            title = beside.before(paragraph, mention.first)
            if title is None or not _contradicts(title, entry):
                continue
            span = paragraph.token_span(paragraph.tokens[title.first], paragraph.tokens[title.last])
            right = _styled(entry.titles[0], title, paragraph)
            yield Flag(
                RULE.id,
                RULE.severity,
                span.start,
                span.end,
                draft.manuscript.at(span),
                f"The name list has {entry.name} as {' or '.join(entry.titles)}, not “{title.text}”.",
                (right,),
            )


def _contradicts(title: beside.Title, entry: NameEntry) -> bool:
    if titles.is_former(title.whole) or set(titles.key_words(title.text)) <= titles.COURTESY:
        return False
    return not any(titles.agree(form, listed) for form in (title.text, title.whole) for listed in entry.titles)


def _styled(listed: str, title: beside.Title, paragraph: Paragraph) -> str:
    """The listed title with the capitals of the one it replaces, and `former` kept small."""
    if listed.endswith(".") or any(letter.isupper() for letter in listed[1:].replace(" ", "")) and not listed.istitle():
        return listed
    words = listed.split(" ")
    if title.text[0].isupper():
        return " ".join(word if word in ("of", "for", "and", "the", "former") else word[:1].upper() + word[1:] for word in words)
    lowered = " ".join(word if word.isupper() else word[:1].lower() + word[1:] for word in words)
    opens = title.first == 0 or paragraph.tokens[title.first].sent != paragraph.tokens[title.first - 1].sent
    return lowered[:1].upper() + lowered[1:] if opens and title.text[0].isupper() else lowered
