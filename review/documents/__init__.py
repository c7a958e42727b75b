"""Copy in and out: bytes to text and blocks, and back. A module a format, each listed in FORMATS.

A file is known by its content, not by its name. What can't be read raises `Unreadable`, which says what to do.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from . import docx, markdown, text
from .copy import MAX_TEXT_BYTES, Block, BlockRole, Copy, Format, Unreadable, tidy

__all__ = ["FORMATS", "Block", "BlockRole", "Copy", "Format", "Unreadable", "identify", "read", "tidy", "write"]

# In the order in which they are asked: what any text could be comes last.
FORMATS: dict[str, Format] = {one.name: one for one in (docx.FORMAT, markdown.FORMAT, text.FORMAT)}

_UPLOAD = "upload .txt, .md or .docx, or paste the text"
_PASSWORD = "This file is locked with a password. Remove the password in Word, save it and upload it again."  # noqa: S105
_SIGNATURES = (
    (rb"%PDF-", f"This is a PDF. Copy can't be edited in one: {_UPLOAD}."),
    (rb"\{\\rtf", "This is an RTF file. Save it as .docx and upload it again."),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)",
        f"This is a picture: {_UPLOAD}.",
    ),
    (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!", "This is an archive. Unpack it and upload the draft itself."),
    (rb"\s*(?:<!doctype html|<html)", f"This is a web page: {_UPLOAD}."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED = (
    (r"content\.xml$", "This is an OpenDocument file. Save it as Word (.docx) and upload it again."),
    (r"Index/|Index\.zip$", "This is a Pages document. Export it as Word (.docx) and upload that."),
    (r"xl/|ppt/", f"This is a spreadsheet or a presentation: {_UPLOAD}."),
)


def identify(filename: str, content: bytes) -> str:
    """The name of the file's format, one of FORMATS. Raises Unreadable where there is no reader for it."""
    if not content.strip():
        raise Unreadable("The file is empty. Upload one that holds the draft.")
    for signature, message in _SIGNATURES:
        if re.match(signature, content[:400], re.DOTALL | re.IGNORECASE):
            raise Unreadable(message)
    for one in FORMATS.values():
        if one.recognises(filename, content):
            return one.name
    raise Unreadable(_stranger(content))


def read(format: str, content: bytes, limit: int = MAX_TEXT_BYTES) -> Copy:
    """The file's copy. Raises Unreadable where it is broken, locked, without words or over `limit` bytes of UTF-8."""
    copy = FORMATS[format].read(content)
    if not copy.text.strip():
        raise Unreadable("There are no words in this file. Check that it is the draft, or paste the text.")
    if len(copy.text.encode()) > limit:
        raise Unreadable(f"The text is longer than {limit / 1024 / 1024:.3g} MB. Split the draft and upload its parts.")
    return copy


def write(format: str, headline: str, byline: str, text: str, blocks: Sequence[Block] = ()) -> bytes:
    """The copy as a file; `blocks` give the roles of its paragraphs. Raises ValueError where FORMATS has no writer."""
    writer = FORMATS[format].write
    if writer is None:
        raise ValueError(f"{format} is read, not written")
    return writer(tidy(headline), tidy(byline), tidy(text), blocks)


def _stranger(content: bytes) -> str:
    """What to say of a file that no reader knows."""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return _PASSWORD
        if "WordDocument".encode("utf-16-le") in content:
            return "This is a Word 97 .doc. Save it as .docx and upload it again."
        return f"This is an old Office file: {_UPLOAD}."
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = archive.namelist()
        except (zipfile.BadZipFile, ValueError):
            return "The file is damaged. Save it again and upload that, or paste the text."
        for pattern, message in _ZIPPED:
            if any(re.match(pattern, member) for member in members):
                return message
        return "This is an archive. Unpack it and upload the draft itself."
    return f"This kind of file can't be read: {_UPLOAD}."
