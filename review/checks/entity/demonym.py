"""A country's noun where its adjective belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..flag import Flag, Severity
from ..rule import Rule

if TYPE_CHECKING:
    from ..engine import Draft

RULE = Rule("entity.demonym", Severity.WARNING, "Noun for adjective", "", "", "", (), ())


def run(draft: Draft) -> Iterator[Flag]:
    yield from ()
