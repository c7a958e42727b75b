"""What a capital says: nothing at the start of a sentence or in a headline that capitalises its words."""

from __future__ import annotations

from .manuscript import Paragraph

_OPENERS = ".?!:;-–—•*(\"'["


def starts_sentence(paragraph: Paragraph, start: int) -> bool:
    """Whether a word at this folded offset would have its capital anyway: first of a sentence, quotation or item."""
    before = paragraph.folded[:start].rstrip()
    if not before or before[-1] in _OPENERS:
        return True
    token = paragraph.token_at(start)
    return token == 0 or paragraph.tokens[token - 1].sent != paragraph.tokens[token].sent


def is_title_case(paragraph: Paragraph) -> bool:
    """Whether a headline capitalises nearly all its longer words."""
    if paragraph.role == "paragraph":
        return False
    words = [token.text for token in paragraph.tokens if len(token.text) > 3 and token.text.isalpha()]
    return len(words) > 1 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)
