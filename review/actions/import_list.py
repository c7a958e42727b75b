"""Importing a list from its file: what is new is added, what differs is changed, what the file lacks stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from django.db import models, transaction

from ..checks.lists import ListError, NameEntry, RowError, StyleEntry, name_rows, read_house, style_rows, word_rows
from ..models import HouseSettings, ListVersion, User, WordEntry
from ..models import NameEntry as NameRow
from ..models import StyleEntry as StyleRow
from .errors import Invalid
from .publish import hold_lists, publish

Kind = Literal["names", "style", "words", "house"]
Cells = dict[str, Any]

FILES: dict[Kind, str] = {"names": "names.csv", "style": "style.csv", "words": "words.txt", "house": "house.toml"}
_BATCH = 2_000
_HOUSE_ID = 1


@dataclass(frozen=True)
class ImportResult:
    """What a file changes in a list, in rows. `version` is what it was published as, None where nothing was written."""

    new: int
    changed: int
    same: int
    errors: tuple[RowError, ...] = ()
    version: ListVersion | None = None

    def __str__(self) -> str:
        return f"{self.new:,} new, {self.changed:,} changed, {self.same:,} as before"


def preview(kind: Kind, content: str) -> ImportResult:
    """What importing the file would do. Raises Invalid where it can't be read at all."""
    return _plan(kind, content).result


@transaction.atomic
def import_list(by: User | None, kind: Kind, content: str, *, skip_bad: bool = False) -> ImportResult:
    """Add and change entries as a list's file says: all of them or, where a row is bad and not to be skipped, none.

    `by` is None for the command line. Raises Invalid where the file can't be read at all.
    """
    hold_lists()
    plan = _plan(kind, content)
    if not (plan.new or plan.changed) or (plan.errors and not skip_bad):
        return plan.result
    plan.table.write(plan.new, plan.changed)
    what = f"{FILES[kind]} imported: {len(plan.new):,} new, {len(plan.changed):,} changed"
    return replace(plan.result, version=publish(by, what))


@dataclass(frozen=True)
class _Table:
    """A list's table: the field that an entry is known by, and its file's rows as cells."""

    model: type[models.Model]
    key: str
    rows: Callable[[str], Iterable[tuple[int, Cells | RowError]]]

    @property
    def fields(self) -> list[str]:
        return [one.name for one in self.model._meta.concrete_fields if not one.primary_key or one.name == self.key]

    def present(self) -> dict[Any, Cells]:
        return {row[self.key]: row for row in self.model._default_manager.order_by().values(*self.fields).iterator()}

    def problem(self, cells: Cells) -> str | None:
        """A cell that is too long for its column, which SQLite would store and PostgreSQL refuse."""
        for name, value in cells.items():
            most = getattr(self.model._meta.get_field(name), "max_length", None)
            if most and len(value) > most:
                return f"{name} has {len(value):,} characters, {most} at most; shorten it"
        return None

    def write(self, new: list[Cells], changed: list[Cells]) -> None:
        rows = self.model._default_manager
        rows.bulk_create([self.model(**cells) for cells in new], batch_size=_BATCH)
        if changed:
            rows.bulk_create(
                [self.model(**cells) for cells in changed],
                batch_size=_BATCH,
                update_conflicts=True,
                unique_fields=[self.key],
                update_fields=[name for name in self.fields if name != self.key],
            )


@dataclass
class _Plan:
    table: _Table
    new: list[Cells] = field(default_factory=list)
    changed: list[Cells] = field(default_factory=list)
    same: int = 0
    errors: list[RowError] = field(default_factory=list)

    @property
    def result(self) -> ImportResult:
        return ImportResult(len(self.new), len(self.changed), self.same, tuple(self.errors))


def _plan(kind: Kind, content: str) -> _Plan:
    """The file's rows against those of the table. A row that says again what another said counts once."""
    table = _TABLES[kind]
    plan = _Plan(table)
    present = table.present()
    seen: dict[Any, tuple[int, Cells]] = {}
    try:
        for line, row in table.rows(content):
            if isinstance(row, RowError):
                plan.errors.append(row)
                continue
            key = row[table.key]
            first, cells = seen.setdefault(key, (line, row))
            if cells != row:
                plan.errors.append(
                    RowError(line, f"“{key}” is already on line {first}, otherwise; keep one of the two")
                )
            elif first != line:
                continue
            elif problem := table.problem(row):
                plan.errors.append(RowError(line, problem))
            elif key not in present:
                plan.new.append(row)
            elif present[key] != row:
                plan.changed.append(row)
            else:
                plan.same += 1
    except ListError as error:
        raise Invalid({"file": [str(error)]}) from error
    return plan


def _name_cells(content: str) -> Iterator[tuple[int, Cells | RowError]]:
    for line, row in name_rows(content):
        yield line, row if isinstance(row, RowError) else name_cells(row)


def _style_cells(content: str) -> Iterator[tuple[int, Cells | RowError]]:
    for line, row in style_rows(content):
        yield line, row if isinstance(row, RowError) else style_cells(row)


def _word_cells(content: str) -> Iterator[tuple[int, Cells | RowError]]:
    for line, row in word_rows(content):
        yield line, row if isinstance(row, RowError) else {"word": row}


def _house_cells(content: str) -> Iterator[tuple[int, Cells | RowError]]:
    house = read_house(content)
    yield (
        1,
        {
            "id": _HOUSE_ID,
            "dialect": house.dialect,
            "attribution_tense": house.attribution_tense,
            "quotation_marks": house.quotation_marks,
            "rules": {rule: str(severity) if severity else "off" for rule, severity in house.rules.items()},
        },
    )


def name_cells(entry: NameEntry) -> Cells:
    return {
        "name": entry.name,
        "kind": entry.kind,
        "aliases": "|".join(entry.aliases),
        "title": "|".join(entry.titles),
        "note": entry.note,
    }


def style_cells(entry: StyleEntry) -> Cells:
    return {
        "term": entry.term,
        "use": "|".join(entry.use),
        "why": entry.why,
        "severity": str(entry.severity),
        "match": entry.match,
        "in_quotes": entry.in_quotes,
    }


_TABLES: dict[Kind, _Table] = {
    "names": _Table(NameRow, "name", _name_cells),
    "style": _Table(StyleRow, "term", _style_cells),
    "words": _Table(WordEntry, "word", _word_cells),
    "house": _Table(HouseSettings, "id", _house_cells),
}
