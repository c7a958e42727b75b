"""Plain text (.txt): Unicode with or without a byte-order mark, and the encodings that came before it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

import charset_normalizer

from .copy import Block, Copy, Format, Passage, Unreadable, settle, tidy, title_lines

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "mac_roman")
_MOST_ACCENTS = 0.25  # of the letters; a text with more is in another language
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\v\f\r\x1a\x1b")
_ODD = re.compile(
    r"[a-z][^\W\da-zß-öø-ÿœšžﬁﬂ_]"  # a capital with an accent inside a word: a quotation mark read wrongly
    r"|[À-ÿŒœŠšŽž](?=[A-Z][a-z])"
    r"|(?<=[a-z])[^\w\s!-~’‘“”–—…•·™®©°¹²³%‰′″\xad\xa0](?=[a-z])"  # a symbol inside a word
    r"|[\x80-\x9f\ufffd]"
)


def decode(content: bytes) -> str:
    """The file's text. Raises Unreadable where it is no text, or in no encoding that can be told."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    if (wide := _wide(content)) is not None:
        return _strict(content, wide)
    if not is_text(content):
        raise Unreadable("This is not a text file. Upload the draft as .txt, .md or .docx, or paste its text.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content)


def is_text(content: bytes) -> bool:
    """Whether the bytes can be text at all: they start with a Unicode mark, or hold no control codes."""
    if any(content.startswith(mark) for mark, _ in _MARKS) or _wide(content):
        return True
    return not _has_controls(content)


def read(content: bytes) -> Copy:
    """The text as it stands; a line is a block. Raises Unreadable."""
    text = tidy(decode(content))
    lines = [Passage("paragraph", line, f"line {number}") for number, line in enumerate(text.split("\n"), 1)]
    blocks: list[Block] = []
    at = 0
    for passage in settle(lines):
        words = passage.text.strip()
        at = text.index(words, at)
        blocks.append(Block(passage.role, at, at + len(words), passage.anchor))
        at += len(words)
    return Copy(text, tuple(blocks))


def write(headline: str, byline: str, text: str, _: Sequence[Block] = ()) -> bytes:
    """The copy as UTF-8, under its headline and byline where it does not open with them itself."""
    top = [line for _, line in title_lines(headline, byline, text)]
    return ("\n\n".join([*top, text.strip("\n")]) + "\n").encode("utf-8")


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: mostly ASCII letters with a NUL before or after every one of them."""
    sample = content[:4000]
    for encoding, letters, others in (
        ("utf-16-le", sample[::2], sample[1::2]),
        ("utf-16-be", sample[1::2], sample[::2]),
    ):
        if len(others) > 1 and others.count(0) > 0.7 * len(others) and not _has_controls(letters):
            return encoding
    return None


def _has_controls(content: bytes) -> bool:
    return len(content.translate(None, _CONTROLS)) < len(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("The file's text is damaged. Open it, save it again as UTF-8 and upload that.") from error


def _legacy(content: bytes) -> str:
    """Windows-1252 or Mac Roman, whichever reads without oddities; else what charset-normalizer makes of it.

    A newsroom's old files are English with curly quotes and a few accents: too little for statistics to tell the
    Western encodings apart, while each read as another puts capitals and symbols in the middle of words.
    """
    for encoding in _WESTERN:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [letter for letter in text if letter.isalpha()]
        if not _ODD.search(text) and sum(not letter.isascii() for letter in letters) <= _MOST_ACCENTS * len(letters):
            return text
    guess = charset_normalizer.from_bytes(content).best()
    if guess is None:
        raise Unreadable("The file's encoding can't be told. Open it, save it again as UTF-8 and upload that.")
    return str(guess)


FORMAT = Format(
    name="txt",
    label="Plain text (.txt)",
    media_type="text/plain; charset=utf-8",
    recognises=lambda _, content: is_text(content),
    read=read,
    write=write,
)
