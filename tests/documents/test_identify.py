"""A file is known by its content; one that can't be read gets a message that says what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from review import documents
from review.documents import FORMATS, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def archive(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for member in members:
            made.writestr(member, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("story.docx", b"", "empty"),
        ("story.txt", b" \r\n", "empty"),
        ("story.doc", OLE + "WordDocument".encode("utf-16-le"), "Word 97 .doc. Save it as .docx"),
        ("story.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Remove the password"),
        ("budget.xls", OLE + "Workbook".encode("utf-16-le"), "old Office file"),
        ("story.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        ("story.txt", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        ("story.rtf", b"{\\rtf1\\ansi hello}", "RTF"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
        ("photo.docx", b"\xff\xd8\xff\xe0" + bytes(20), "picture"),
        ("photo.heic", b"\0\0\0\x18ftypheic" + bytes(20), "picture"),
        ("story.gz", b"\x1f\x8b\x08" + bytes(20), "archive"),
        ("page.html", b"\n<!DOCTYPE html><p>Hello", "web page"),
        ("story.docx", b"PK\x03\x04 and no more", "damaged"),
        ("story.odt", archive("mimetype", "content.xml"), "OpenDocument"),
        ("story.pages", archive("Index/Document.iwa"), "Pages"),
        ("table.xlsx", archive("xl/workbook.xml"), "spreadsheet"),
        ("stories.zip", archive("a.txt", "b.txt"), "archive"),
        ("program", bytes(range(256)), "can't be read"),
    ],
)
def test_what_cannot_be_read_is_named(name, content, says):
    with pytest.raises(Unreadable) as refused:
        documents.identify(name, content)
    assert says in refused.value.message


def test_the_name_does_not_decide():
    assert documents.identify("story.docx", b"Only text after all.") == "txt"
    assert documents.identify("story.txt", archive("word/document.xml")) == "docx"
    assert documents.identify("story", archive("word/document2.xml")) == "docx"


def test_the_registry_names_its_formats():
    assert list(FORMATS) == ["docx", "md", "txt"]
    assert all(one.name == name and one.label and one.media_type for name, one in FORMATS.items())


def test_a_format_without_a_writer_is_not_written():
    with pytest.raises(ValueError, match="md is read, not written"):
        documents.write("md", "Ferry returns", "", "One.")
