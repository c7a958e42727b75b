"""A clean Word file of the copy: its headline as title, its paragraphs in Word's own styles, no tracked changes."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from ..copy import Block, BlockRole, paragraphs, title_lines

_STYLES: dict[BlockRole, str] = {"headline": "Title", "byline": "Byline", "subhead": "Heading 2"}
_BULLET = re.compile(r"•\s*")


def write(headline: str, byline: str, text: str, blocks: Sequence[Block] = ()) -> bytes:
    """The copy as .docx, under its headline and byline where it does not open with them itself."""
    document = Document()
    document.styles.add_style("Byline", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    about = document.core_properties
    about.title, about.author = headline.strip(), byline.strip()
    about.comments = about.last_modified_by = ""
    about.created = about.modified = datetime.now(UTC)
    for role, words in (*title_lines(headline, byline, text), *paragraphs(text, blocks)):
        bullet = _BULLET.match(words)
        if bullet:
            document.add_paragraph(words[bullet.end() :], style="List Bullet")
        else:
            document.add_paragraph(words, style=_STYLES.get(role))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
