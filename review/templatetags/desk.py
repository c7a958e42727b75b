"""The copy with its marks. Written here since every blank in it counts, and a draft may have hundreds of marks."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..queries.desk import Anchor, Mark, Row

register = template.Library()


@register.simple_tag
def marked(row: Row) -> SafeString:
    """The paragraph's text with a `<mark>` for each flag on each stretch, the longest outermost, in its `<span>`s."""
    parts: list[str] = []
    for segment in row.segments:
        parts += map(_anchor, segment.anchors)
        parts += map(_opening, segment.marks)
        parts.append(escape(segment.text))
        parts.append("</mark>" * len(segment.marks) + "</span>" * len(segment.anchors))
    return mark_safe("".join(parts))  # noqa: S308 (the text is escaped above, all else is ours)


def _opening(mark: Mark) -> str:
    return f'<mark id="{mark.element_id}" class="{mark.look}" data-flag="{mark.flag.pk}">'


def _anchor(anchor: Anchor) -> str:
    place = f' id="{anchor.element_id}" tabindex="-1"' if anchor.element_id else ""
    return f'<span{place} class="{anchor.look}">'
