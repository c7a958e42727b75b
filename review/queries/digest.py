"""What tells a part of a page from the same part as it was before."""

from __future__ import annotations

import base64
import hashlib

DIGEST_CHARS = 4


def digest(*shown: object) -> str:
    """DIGEST_CHARS characters that change with what is shown."""
    raw = hashlib.blake2s(repr(shown).encode("utf-8", "surrogatepass"), digest_size=DIGEST_CHARS * 3 // 4).digest()
    return base64.urlsafe_b64encode(raw).decode()
