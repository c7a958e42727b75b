"""Reads a Word file as the finished copy: insertions kept and deletions dropped, no comments, no hidden text.

Only the parts that hold words are opened, each within a limit and without its entities, so that neither a zip nor an
XML bomb goes off. Elements are matched by their local names: strict and transitional files differ in the namespace.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from lxml import etree

from ..copy import BlockRole, Copy, Passage, Unreadable, lay_out, settle

MAX_PART_BYTES = 20 * 1024 * 1024
MAX_MEMBERS = 10_000
_MOST_STYLES = 20  # that one is based on another, which may be based on it in turn

_DAMAGED = "This Word file is damaged. Open it in Word, save it again and upload that, or paste the text."
_LOCKED = "This file is locked with a password. Remove the password, save it and upload it again."
_TOO_BIG = "This Word file unpacks to more than a draft can be. Paste the text instead."
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_GONE = ("del", "moveFrom")  # tracked deletions
_NOT_WORDS = (*_GONE, "Fallback", "pPr", "rPr", "p", "tbl")
_CONTAINERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice")

Element = Any  # lxml has no types


@dataclass(frozen=True)
class _Paragraph:
    passage: Passage
    runs_on: bool
    """Whether its end was deleted, so that the next one continues it."""


def recognises(_: str, content: bytes) -> bool:
    """A zip archive that holds the main part of a Word file."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _member(archive, "document") is not None
    except (zipfile.BadZipFile, ValueError):
        return False


def read(content: bytes) -> Copy:
    """Paragraphs, list items and table rows (a line each, tabs between the cells) in order, the footnotes after them.

    Raises Unreadable where the file is damaged, locked or unpacks to more than a draft can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise Unreadable(_TOO_BIG)
            document = _open(archive, "document")
            look = _Look(_open(archive, "styles"), _open(archive, "numbering"))
            notes = {kind: _open(archive, f"{kind}s") for kind in ("footnote", "endnote")}
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, ValueError, EOFError, NotImplementedError) as error:
        raise Unreadable(_DAMAGED) from error
    body = _child(document, "body")
    if body is None:
        raise Unreadable(_DAMAGED)
    passages = list(settle(_joined(_Body(body, look).blocks(body))))
    for kind, part in notes.items():
        passages += _notes(kind, part)
    return lay_out(passages)


def _member(archive: zipfile.ZipFile, part: str) -> zipfile.ZipInfo | None:
    """A part of the document; some programs number them (document2.xml)."""
    pattern = re.compile(rf"word/{part}\d*\.xml", re.IGNORECASE)
    return next((info for info in archive.infolist() if pattern.fullmatch(info.filename)), None)


def _open(archive: zipfile.ZipFile, part: str) -> Element | None:
    info = _member(archive, part)
    if info is None:
        return None
    if info.flag_bits & 1:
        raise Unreadable(_LOCKED)
    if info.file_size > MAX_PART_BYTES:
        raise Unreadable(_TOO_BIG)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(archive.read(info), parser)
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_DAMAGED)
    return root


class _Look:
    """What the styles and numbering say: a paragraph's role by its style, a list level's kind by the list's id."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {_value(style, "styleId"): style for style in _children(styles, "style")}
        abstract = {
            _value(one, "abstractNumId"): {
                _value(level, "ilvl"): _value(_child(level, "numFmt")) for level in _children(one, "lvl")
            }
            for one in _children(numbering, "abstractNum")
        }
        self._lists = {
            _value(num, "numId"): abstract.get(_value(_child(num, "abstractNumId")), {})
            for num in _children(numbering, "num")
        }

    def role(self, paragraph: Element) -> BlockRole:
        for name in self._names(_value(_child(_child(paragraph, "pPr"), "pStyle"))):
            if name in ("title", "heading 1", "heading1") or "headline" in name:
                return "headline"
            if name in ("byline", "author"):
                return "byline"
            if name.startswith(("heading", "subtitle", "subhead")):
                return "subhead"
        return "paragraph"

    def level(self, paragraph: Element) -> tuple[str, str, str] | None:
        """The list that a paragraph belongs to, its level and how that is marked; None outside a list."""
        properties = _child(paragraph, "pPr")
        style = self._styles.get(_value(_child(properties, "pStyle")))
        for _ in range(_MOST_STYLES):
            if style is None or _child(properties, "numPr") is not None:
                break
            properties = _child(style, "pPr")
            style = self._styles.get(_value(_child(style, "basedOn")))
        mark = _child(properties, "numPr")
        number, level = _value(_child(mark, "numId")), _value(_child(mark, "ilvl")) or "0"
        kind = self._lists.get(number, {}).get(level, "none")
        return (number, level, kind) if kind != "none" else None

    def _names(self, style: str) -> Iterator[str]:
        """The lower-case names of a style and of those it is based on."""
        for _ in range(_MOST_STYLES):
            if not style:
                return
            element = self._styles.get(style)
            yield (_value(_child(element, "name")) or style).lower()
            style = _value(_child(element, "basedOn"))


class _Body:
    """The main part's paragraphs. Keeps the lists' counters and each paragraph's number in the file."""

    def __init__(self, body: Element, look: _Look) -> None:
        self._look = look
        self._numbers = {paragraph: number for number, paragraph in enumerate(_all(body, "p"))}
        self._counters: dict[str, dict[str, int]] = {}

    def blocks(self, node: Element) -> Iterator[_Paragraph]:
        for child in node:
            name = _name(child)
            if name == "p":
                yield self._paragraph(child)
                for box in _boxes(child):
                    yield from self.blocks(box)
            elif name == "tbl":
                for row in _rows(child):
                    yield from self._row(row)
            elif name in _CONTAINERS:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> _Paragraph:
        words = _words(paragraph)
        mark = self._mark(paragraph) if words.strip() else ""
        marks = _child(_child(paragraph, "pPr"), "rPr")
        return _Paragraph(
            Passage(self._look.role(paragraph), mark + words, f"paragraph {self._numbers[paragraph]}"),
            runs_on=any(_child(marks, gone) is not None for gone in _GONE),
        )

    def _mark(self, paragraph: Element) -> str:
        """A list item's bullet or number. Letters and Roman numerals are given as figures."""
        found = self._look.level(paragraph)
        if found is None:
            return ""
        number, level, kind = found
        if kind == "bullet":
            return "• "
        counters = self._counters.setdefault(number, {})
        counters[level] = counters.get(level, 0) + 1
        for deeper in [other for other in counters if int(other) > int(level)]:
            del counters[deeper]
        return f"{counters[level]}. "

    def _row(self, row: Element) -> Iterator[_Paragraph]:
        cells = list(_cells(row))
        if len(cells) == 1:
            # A frame around copy, not a table.
            yield from self.blocks(cells[0])
            return
        inner = [list(_joined(self.blocks(cell))) for cell in cells]
        first = next((passage for passages in inner for passage in passages), None)
        if first is not None:
            line = "\t".join(" ".join(passage.text.strip() for passage in passages) for passages in inner)
            yield _Paragraph(replace(first, role="paragraph", text=line.replace("\n", " ")), runs_on=False)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph: not those in its boxes' own paragraphs, nor their older doubles."""
    for box in _all(paragraph, "txbxContent"):
        between = takewhile(lambda above: above is not paragraph, box.iterancestors())
        if not any(_name(above) in ("p", "Fallback") for above in between):
            yield box


def _joined(paragraphs: Iterator[_Paragraph]) -> Iterator[Passage]:
    """The passages, one whose end was deleted with the next."""
    held: Passage | None = None
    for paragraph in paragraphs:
        passage = paragraph.passage
        if held is not None:
            passage = replace(held if held.text.strip() else passage, text=held.text + passage.text)
        held = passage if paragraph.runs_on else None
        if held is None:
            yield passage
    if held is not None:
        yield held


def _notes(kind: str, part: Element | None) -> Iterator[Passage]:
    """The foot- or endnotes; those with a type are the lines that part them from the copy."""
    for note in _children(part, kind):
        if not _value(note, "type"):
            words = " ".join(_words(paragraph).strip() for paragraph in _all(note, "p"))
            yield Passage("footnote", words, f"{kind} {_value(note, 'id')}")


def _words(node: Element) -> str:
    """The words as they read once every tracked change is accepted."""
    parts: list[str] = []
    for child in node:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name not in _NOT_WORDS and not (name == "r" and _is_hidden(child)):
            parts.append(_words(child))
    return "".join(parts)


def _is_hidden(run: Element) -> bool:
    vanish = _child(_child(run, "rPr"), "vanish")
    return vanish is not None and _value(vanish) not in ("0", "false", "off")


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if _name(child) == "tr":
            properties = _child(child, "trPr")
            if all(_child(properties, gone) is None for gone in _GONE):
                yield child
        elif _name(child) in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _name(child) == "tc":
            yield child
        elif _name(child) in _CONTAINERS:
            yield from _cells(child)


def _name(element: Element) -> str:
    """The local name of an element of Word's own or of its markup for compatibility, "" for any other."""
    if not isinstance(element.tag, str):
        return ""  # an entity, left unresolved
    name = etree.QName(element)
    ours = "wordprocessingml" in (name.namespace or "") or "markup-compatibility" in (name.namespace or "")
    return str(name.localname) if ours else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter(f"{{*}}{name}") if _name(one) == name)


def _children(element: Element | None, name: str) -> Iterator[Element]:
    return (child for child in (element if element is not None else ()) if _name(child) == name)


def _child(element: Element | None, name: str) -> Element | None:
    return next(_children(element, name), None)


def _value(element: Element | None, attribute: str = "val") -> str:
    """An attribute by its local name; "" where it or the element is missing."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == attribute), "")
