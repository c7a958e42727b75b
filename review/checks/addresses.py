"""Links, e-mail addresses, handles, hashtags and file names: letters, but no words."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"[@#_\\]|//|\w/\w+/|^www\.|\w\.(?:com|org|net|edu|gov|mil|int|info|io|co|us|uk|eu|example|html?|pdf)\b",
    re.IGNORECASE,
)

_LONGEST = 200
"""How far an address may reach to either side, so that a draft without a space costs no more than others."""


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end`, with all that no white space parts from them, are an address."""
    before, after = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    glued = (before.rsplit(maxsplit=1) or [""])[-1] if before and not before[-1].isspace() else ""
    follows = after.split(maxsplit=1)[0] if after and not after[0].isspace() else ""
    return _ADDRESS.search((glued + text[start:end] + follows).lstrip("(\"'")) is not None
