"""Markdown (.md): the words without the marks. Its headings, and what stands above the copy, give the roles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .copy import Copy, Format, Passage, is_byline, lay_out, settle, tidy
from .text import decode, is_text

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADLINE_KEYS = ("headline", "title")
_BYLINE_KEYS = ("byline", "author", "by")
_parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def read(content: bytes) -> Copy:
    """The text that the marks dress. Raises Unreadable."""
    source = tidy(decode(content))
    matter = _FRONT_MATTER.match(source)
    above = list(_above(matter.group(1))) if matter else []
    # Blank lines in its place keep the line numbers.
    body = "\n" * source[: matter.end()].count("\n") + source[matter.end() :] if matter else source
    return lay_out(settle([*above, *_passages(SyntaxTreeNode(_parser.parse(body)))]))


def _above(matter: str) -> Iterator[Passage]:
    """Headline and byline from the lines above the copy (YAML in most tools; a key and its words a line here)."""
    cells: dict[str, Passage] = {}
    for number, line in enumerate(matter.split("\n"), 2):
        key, colon, words = line.partition(":")
        words = words.strip().strip("\"'")
        if colon and words:
            cells.setdefault(key.strip().lower(), Passage("paragraph", words, f"line {number}"))
    for role, keys in (("headline", _HEADLINE_KEYS), ("byline", _BYLINE_KEYS)):
        found = next((cells[key] for key in keys if key in cells), None)
        if found:
            text = found.text if role == "headline" or is_byline(found.text) else f"By {found.text}"
            yield Passage(role, text, found.anchor)  # type: ignore[arg-type]


def _passages(node: SyntaxTreeNode, mark: str = "") -> Iterator[Passage]:
    """The passages of a block and of those in it. `mark` is a list item's bullet or number, for its first passage."""
    anchor = f"line {node.map[0] + 1}" if node.type != "root" and node.map else ""
    if node.type == "heading":
        yield Passage("headline" if node.tag == "h1" else "subhead", _words(node), anchor)
    elif node.type == "paragraph":
        yield Passage("paragraph", mark + _words(node), anchor)
    elif node.type == "tr":
        yield Passage("paragraph", "\t".join(_words(cell) for cell in node.children), anchor)
    elif node.type in ("fence", "code_block"):
        yield Passage("paragraph", node.content, anchor)
    elif node.type == "html_block":
        yield Passage("paragraph", _untagged(node.content), anchor)
    elif node.type in ("bullet_list", "ordered_list"):
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, first):
            yield from _passages(item, "• " if node.type == "bullet_list" else f"{number}. ")
    else:
        for index, child in enumerate(node.children):
            yield from _passages(child, "" if index else mark)


def _words(node: SyntaxTreeNode) -> str:
    """The words of a line: those of a link, not its address; an image's description."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type == "softbreak":
        return " "
    if node.type == "hardbreak":
        return "\n"
    if node.type == "html_inline":
        return "\n" if re.match(r"<br\b", node.content, re.IGNORECASE) else ""
    return "".join(map(_words, node.children))


def _untagged(markup: str) -> str:
    return html.unescape(nh3.clean(markup, tags=set()))


FORMAT = Format(
    name="md",
    label="Markdown (.md)",
    media_type="text/markdown; charset=utf-8",
    recognises=lambda filename, content: filename.lower().endswith((".md", ".markdown")) and is_text(content),
    read=read,
)
