from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .flag import Flag
from .rule import Check

if TYPE_CHECKING:
    from .engine import Draft


def run(draft: Draft) -> Iterator[Flag]:
    yield from ()


CHECK = Check("spelling", "Spelling", (), run)
