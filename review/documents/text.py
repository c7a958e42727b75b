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
_STRAY = re.compile("[\udc80-\udcff]")  # what the surrogateescape handler makes of a byte that is not UTF-8
_ODD = re.compile(
    r"[a-z][À-ÖØ-ÞŒŠŽ]|[ÒÔ][A-Z][a-z]"  # quotation marks and dashes read as capitals
    r"|(?<=[a-z,] )[ÐÑ](?= [a-z])|\d[À-ÿ]|[À-ÿ]\d"  # … and as other letters
    r"|(?<=[a-z])[^\w\s!-~‘’–—…·\xad](?=[a-z])"  # letters read as symbols, inside a word
    r"|[‘“](?=\s|$)|¥(?!\s?\d)|¡(?![^!]*!)|¿(?![^?]*\?)|[¤¨Ÿ\x80-\x9f]"  # … or where the symbol has no business
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
        return _mixed(content) or _legacy(content)


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
    for encoding, others in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(others) > 1 and others.count(0) > 0.7 * len(others):
            words = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
            if not _has_controls(words.encode("utf-8")):
                return encoding
    return None


def _has_controls(content: bytes) -> bool:
    return len(content.translate(None, _CONTROLS)) < len(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("The file's text is damaged. Open it, save it again as UTF-8 and upload that.") from error


def _mixed(content: bytes) -> str | None:
    """UTF-8 with some bytes of Windows-1252 in it, as pasting and cutting leave them; None for anything else."""
    text = content.decode("utf-8", errors="surrogateescape")
    strays = len(_STRAY.findall(text))
    if strays > sum(not letter.isascii() for letter in text) - strays:
        return None
    return _STRAY.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", errors="replace"), text)


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
