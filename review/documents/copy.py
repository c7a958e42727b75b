"""What every format gives and takes: a draft's copy, its blocks, and why a file could not be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

BlockRole = Literal["headline", "byline", "subhead", "paragraph", "footnote"]

MAX_TEXT_BYTES = 2 * 1024 * 1024
_TOP = 4  # how many passages from the top a byline may stand

_NEWLINES = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202d\u202e\ud800-\udfff]")
_ENDS_SENTENCE = re.compile(r"[.,:;…][\"'”’)\]]*$")
_BYLINE = re.compile(r"[Bb][Yy]\s+[^\W\d_]")


class Unreadable(Exception):
    """The file can't be read. `message` is for the person who uploaded it and says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the copy: its place in code points of the text, and where it stood in the original.

    `anchor` is the format's own: a line number (“line 3”), a paragraph's index in a Word file (“paragraph 0”).
    """

    role: BlockRole
    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file holds: its text, LF newlines and no byte-order mark, and its blocks in order, not overlapping."""

    text: str
    blocks: tuple[Block, ...]

    @property
    def headline(self) -> str:
        return self._first("headline")

    @property
    def byline(self) -> str:
        return self._first("byline")

    def _first(self, role: BlockRole) -> str:
        return next((self.text[b.start : b.end] for b in self.blocks if b.role == role), "")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block before its place in the text is known."""

    role: BlockRole
    text: str
    anchor: str


@dataclass(frozen=True)
class Format:
    """A kind of file that copy comes in, and perhaps goes out as.

    `recognises(filename, content)` tells whether a file is of this kind; it goes by the content, by the name only
    where the content can't tell. `read` raises Unreadable. `write` takes headline, byline, text and blocks.
    """

    name: str
    label: str
    media_type: str
    recognises: Callable[[str, bytes], bool]
    read: Callable[[bytes], Copy]
    write: Callable[[str, str, str, Sequence[Block]], bytes] | None = None


def tidy(text: str) -> str:
    """Text as it is stored: newlines LF, no byte-order mark, no controls but tabs (PostgreSQL takes no NUL).

    Overrides of the writing direction go too: they show words that are not the ones that stand there.
    """
    return _CONTROLS.sub("", _NEWLINES.sub("\n", text.removeprefix("\ufeff")))


def is_byline(text: str) -> bool:
    """Whether a line near the top says who wrote the story."""
    return bool(_BYLINE.match(text)) and len(text.split()) <= 12 and not text.endswith((".", ":", ","))


def is_headline(text: str) -> bool:
    """Whether a story's first line stands over it rather than starting it: short, and not ended like a sentence."""
    return len(text) <= 120 and not _ENDS_SENTENCE.search(text) and not text.startswith(("•", "-", "–", "—", "*"))


def settle(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages with one headline, above the running copy, and a byline where one of the first lines reads as one.

    Where no passage is marked as the headline, the first may read as one. A headline that stands twice (in the file's
    properties and in its copy) is kept once; later ones are subheads.
    """
    filled = [passage for passage in passages if passage.text.strip()]
    marked = any(passage.role == "headline" for passage in filled)
    headline: str | None = None
    running = False
    for index, passage in enumerate(filled):
        role, words = passage.role, passage.text.strip()
        if role == "headline" and words.casefold() == headline:
            continue
        if role != "byline" and index < _TOP and is_byline(words):
            role = "byline"
        elif role == "paragraph" and not marked and not index and len(filled) > 1 and is_headline(words):
            role = "headline"
        if role == "headline":
            role = "headline" if headline is None and not running else "subhead"
            headline = headline or words.casefold()
        running = running or role == "paragraph"
        yield replace(passage, role=role)


def lay_out(passages: Iterable[Passage]) -> Copy:
    """The passages as one text, an empty line between two, empty ones left out."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for passage in passages:
        words = tidy(passage.text).strip()
        if words:
            blocks.append(Block(passage.role, at, at + len(words), passage.anchor))
            parts.append(words)
            at += len(words) + 2
    return Copy("\n\n".join(parts), tuple(blocks))


def paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[BlockRole, str]]:
    """The text's paragraphs with the roles that the blocks give them; where there is no block, a line is a paragraph.

    Lines of one block stay together. An edit may have parted, joined or outgrown blocks: the text's own lines decide.
    """
    ordered = sorted(blocks, key=lambda block: block.start)
    ends = [block.end for block in ordered]
    lines: list[str] = []
    held: Block | None = None
    at = 0
    for line in text.split("\n"):
        index = bisect_right(ends, at)
        block = ordered[index] if index < len(ordered) and ordered[index].start < at + len(line) else None
        if lines and (not line.strip() or block is None or block is not held):
            yield held.role if held else "paragraph", "\n".join(lines)
            lines = []
        if line.strip():
            lines.append(line.strip())
            held = block
        at += len(line) + 1
    if lines:
        yield held.role if held else "paragraph", "\n".join(lines)


def title_lines(headline: str, byline: str, text: str) -> list[tuple[BlockRole, str]]:
    """The headline and byline to set above the text: those it does not open with itself."""
    top = {" ".join(line.split()).casefold() for line in text.lstrip().split("\n")[: 2 * _TOP]}
    wanted: list[tuple[BlockRole, str]] = [("headline", headline.strip()), ("byline", byline.strip())]
    return [(role, line) for role, line in wanted if line and " ".join(line.split()).casefold() not in top]
