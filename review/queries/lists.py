"""The house lists as the checks read them, kept in the process for the newest versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from threading import Lock
from types import MappingProxyType
from typing import Any, Literal

from django.db.models import QuerySet

from ..checks.flag import Severity
from ..checks.lists import (
    House,
    HouseLists,
    NameEntry,
    StyleEntry,
    split_cell,
    write_names,
    write_style,
    write_words,
)
from ..models import HouseSettings, ListVersion
from ..models import NameEntry as NameRow
from ..models import StyleEntry as StyleRow
from ..models import WordEntry as WordRow

ListKind = Literal["names", "style", "words"]

KEPT = 2
_CHUNK = 5_000
_OFF = "off"

_Key = tuple[int, datetime | None]
_kept: dict[_Key, HouseLists] = {}
_lock = Lock()


def lists_version() -> int:
    """The number of the newest change of the lists; 0 where there was none."""
    return _key()[0]


def house_lists(version: int | None = None) -> HouseLists:
    """The lists at `version`, where this process still keeps them, otherwise as they are now.

    The same object is given for the same version, so that what the checks derive from it is derived once.
    """
    with _lock:
        if version is not None and (key := _key(version)) in _kept:
            return _kept[key]
        key = _key()
        while key not in _kept:
            lists = _read()
            # A list may be published between two of the queries; then they are read again.
            before, key = key, _key()
            if key == before:
                if not key[0]:
                    return lists
                _kept[key] = lists
                for old in list(_kept)[:-KEPT]:
                    del _kept[old]
        return _kept[key]


def _key(version: int | None = None) -> _Key:
    """A version's number and time, the newest one's where none is named."""
    versions = ListVersion.objects.filter(number=version) if version is not None else ListVersion.objects.all()
    return versions.order_by("-number").values_list("number", "created_at").first() or (0, None)


def list_file(kind: ListKind, rows: QuerySet[Any] | None = None) -> str:
    """A list as its file: the whole of it, or these rows of its table."""
    if kind == "names":
        return write_names(_names(NameRow.objects.order_by("name") if rows is None else rows))
    if kind == "style":
        return write_style(_style(StyleRow.objects.order_by("term") if rows is None else rows))
    return write_words(_words(WordRow.objects.order_by("word") if rows is None else rows))


def _read() -> HouseLists:
    return HouseLists(
        names=tuple(_names(NameRow.objects.order_by("pk"))),
        style=tuple(_style(StyleRow.objects.order_by("pk"))),
        words=frozenset(_words(WordRow.objects.order_by())),
        house=_house(HouseSettings.objects.filter(pk=1).first()),
    )


def _names(rows: QuerySet[NameRow]) -> Iterator[NameEntry]:
    cells = rows.values_list("name", "kind", "aliases", "title", "note").iterator(chunk_size=_CHUNK)
    for name, kind, aliases, title, note in cells:
        yield NameEntry(name, kind, split_cell(aliases), split_cell(title), note)  # type: ignore[arg-type]


def _style(rows: QuerySet[StyleRow]) -> Iterator[StyleEntry]:
    cells = rows.values_list("term", "use", "why", "severity", "match", "in_quotes").iterator(chunk_size=_CHUNK)
    for term, use, why, severity, match, in_quotes in cells:
        yield StyleEntry(term, split_cell(use), why, Severity(severity), match, in_quotes)  # type: ignore[arg-type]


def _words(rows: QuerySet[WordRow]) -> Iterator[str]:
    return rows.values_list("word", flat=True).iterator(chunk_size=_CHUNK)


def _house(row: HouseSettings | None) -> House:
    if row is None:
        return House()
    return House(
        dialect=row.dialect,  # type: ignore[arg-type]
        attribution_tense=row.attribution_tense,  # type: ignore[arg-type]
        quotation_marks=row.quotation_marks,  # type: ignore[arg-type]
        rules=MappingProxyType({rule: None if value == _OFF else Severity(value) for rule, value in row.rules.items()}),
    )
