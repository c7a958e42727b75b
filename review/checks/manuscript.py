"""A draft as the checks see it: its paragraphs, what each is, and their tokens.

The checks read a folded view of the copy: straight marks, composed letters (NFC), plain spaces, no soft hyphens or
zero-width characters. Every paragraph keeps the way back, so that a flag's offsets are those of the draft as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .flag import Span
from .language import Cache, Token, Tokens, parse

Role = Literal["headline", "byline", "subhead", "paragraph"]

_SAME_LENGTH = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "＇": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "＂": '"',
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\t": " ",
        "‐": "-", "‑": "-",
    }
)  # fmt: skip
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_NOT_ONE_TO_ONE = re.compile(f"[{_DROPPED}\u0300-\u036f]")
_LONGEST = 10_000  # characters in a paragraph
_BYLINE = re.compile(r"\s*By\s+[^\W\d_].{1,100}$")
_ENDS_SENTENCE = re.compile(r"""[.!?:;,…]["')\]”’]*$""")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `start` is where it stands in the draft, in code points; tokens count its folded text."""

    index: int
    role: Role
    start: int
    text: str
    """As it stands in the draft."""
    folded: str
    tokens: Tokens
    _back: tuple[int, ...] | None
    """Where each folded code point stood in `text`, and the end; None where folding kept every place."""

    def span(self, start: int, end: int) -> Span:
        """The draft's span for a stretch of the folded text."""
        if self._back is None:
            return Span(self.start + start, self.start + end)
        if start == end:
            return Span(self.start + self._back[start], self.start + self._back[start])
        last = self._back[end - 1]
        width = 1
        while last + width < self._back[end] and unicodedata.combining(self.text[last + width]):
            width += 1
        return Span(self.start + self._back[start], self.start + last + width)

    def token_span(self, first: Token, last: Token) -> Span:
        return self.span(first.start, last.end)

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def sentences(self) -> tuple[Tokens, ...]:
        groups: list[list[Token]] = []
        for token in self.tokens:
            if token.sent == len(groups):
                groups.append([])
            groups[-1].append(token)
        return tuple(tuple(group) for group in groups)

    def token_at(self, start: int) -> int:
        """The index of the first token that ends after `start` (folded), the number of tokens where none does."""
        return bisect_left(self._ends, start + 1)

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]


@dataclass(frozen=True)
class Manuscript:
    """The whole draft: its text as it stands, and its paragraphs in order."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def body(self) -> Iterator[Paragraph]:
        """The running copy: no headline, byline or subhead."""
        return (paragraph for paragraph in self.paragraphs if paragraph.role == "paragraph")

    def at(self, span: Span) -> str:
        return self.text[span.start : span.end]


def read(text: str, cache: Cache | None = None) -> Manuscript:
    """Split a draft into paragraphs and parse them. `text` has LF newlines."""
    spans = list(paragraph_spans(text))
    raw = [text[span.start : span.end] for span in spans]
    folded = [fold(paragraph) for paragraph in raw]
    roles = _roles(raw)
    parsed = parse([view for view, _ in folded], cache)
    return Manuscript(
        text,
        tuple(
            Paragraph(index, role, span.start, own, view, tokens, back)
            for index, (role, span, own, (view, back), tokens) in enumerate(
                zip(roles, spans, raw, folded, parsed, strict=True)
            )
        ),
    )


def fold(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The folded text, and where each of its code points came from (None where nothing moved)."""
    plain = text.translate(_SAME_LENGTH).replace("\n", " ")
    if not _NOT_ONE_TO_ONE.search(plain) and unicodedata.is_normalized("NFC", plain):
        return plain, None
    out: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(plain):
        end = at + 1
        while end < len(plain) and unicodedata.combining(plain[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", plain[at:end]):
            if letter not in _DROPPED:
                out.append(letter)
                back.append(at)
        at = end
    return "".join(out), (*back, len(plain))


def paragraph_spans(text: str) -> Iterator[Span]:
    """Where the paragraphs stand, without white space around them: a line each, or a block of a hard-wrapped text."""
    pattern = r"(?:(?!\n[ \t]*\n).)+" if _is_wrapped(text) else r"[^\n]+"
    for block in re.finditer(pattern, text, re.DOTALL):
        stripped = block.group().strip()
        if stripped:
            start = block.start() + block.group().index(stripped)
            yield from _portions(text, start, start + len(stripped))


def _portions(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph; one that is longer than any in print in portions, for the parser's memory grows with its length."""
    while end - start > _LONGEST:
        cuts = (text.rfind(mark, start + 1, start + _LONGEST) for mark in (". ", "\n", " "))
        cut = next((at + 1 for at in cuts if at > 0), start + _LONGEST)
        yield Span(start, cut)
        start = next((at for at in range(cut, end) if not text[at].isspace()), end)
    yield Span(start, end)


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a column: blank lines part the blocks, most lines inside one break mid-sentence."""
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", text)]
    inner = [line.rstrip() for block in blocks for line in block[:-1] if line.strip()]
    if len(blocks) < 2 or len(inner) < 3:
        return False
    broken = sum(1 for line in inner if 40 <= len(line) <= 100 and not _ENDS_SENTENCE.search(line))
    return broken > 0.7 * len(inner)


def _roles(paragraphs: list[str]) -> list[Role]:
    """What each paragraph is. A headline or subhead is a short line without a full stop; a byline starts with By."""
    roles: list[Role] = []
    for index, text in enumerate(paragraphs):
        short = len(text) <= 120 and not _ENDS_SENTENCE.search(text) and " — " not in text and " - " not in text
        if index < 4 and len(text.split()) <= 12 and _BYLINE.match(text) and not _ENDS_SENTENCE.search(text):
            roles.append("byline")
        elif short and len(paragraphs) > 1 and all(role == "byline" for role in roles) and text[:1] not in "-—•*":
            roles.append("headline")
        elif index and short and len(text.split()) <= 12 and not re.search(r"\d$|^[-—•*]", text):
            roles.append("subhead")
        else:
            roles.append("paragraph")
    return roles
