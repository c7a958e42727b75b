"""Links, e-mail addresses, handles, hashtags and file names: letters, but no words."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"[@#_\\]|//|\w/\w+/|^www\.|\w\.(?:com|org|net|edu|gov|mil|int|info|io|co|us|uk|eu|example|html?|pdf)\b",
    re.IGNORECASE,
)


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end`, with all that no white space parts from them, are an address."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return _ADDRESS.search(text[start:end].lstrip("(\"'")) is not None
