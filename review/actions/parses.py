"""The kept parses of a draft's paragraphs, in Django's cache, as the checks want them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.cache import cache


class KeptParses:
    """All parses of one draft under one key: one reading and one writing a check, whatever the cache is made of.

    Only those of paragraphs that were asked for are kept on, so what is kept stays as long as the draft.
    """

    def __init__(self, draft_id: int) -> None:
        self._key = f"parses:{draft_id}"
        self._kept: dict[str, bytes] = {}

    def get_many(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        kept: Mapping[str, bytes] = cache.get(self._key) or {}
        found = {key: kept[key] for key in keys if key in kept}
        self._kept |= found
        return found

    def set_many(self, data: Mapping[str, bytes]) -> None:
        self._kept |= data
        cache.set(self._key, self._kept)
