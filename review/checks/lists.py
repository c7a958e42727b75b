"""The house lists as the checks read them, and their file formats both ways.

The formats (names.csv, style.csv, words.txt, house.toml) are what the product imports and exports. Readers never
raise on a bad row: they give the good entries and, for each bad row, a `RowError` that says what to do.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

import re2

from .flag import Severity

Kind = Literal["person", "organisation", "place"]
Match = Literal["word", "exact", "lemma", "regex"]
Dialect = Literal["american", "british"]
Tense = Literal["past", "present"]
Marks = Literal["double", "single"]

NAME_COLUMNS = ("name", "kind", "aliases", "title", "note")
STYLE_COLUMNS = ("term", "use", "why", "severity", "match", "in_quotes")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name the house vouches for. `titles` has the present one first, then former ones that are accepted."""

    name: str
    kind: Kind = "person"
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    note: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A term the house avoids. `use` holds its replacements, best first; empty means there is none to offer."""

    term: str
    use: tuple[str, ...] = ()
    why: str = ""
    severity: Severity = Severity.WARNING
    match: Match = "word"
    in_quotes: bool = False

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")

    @property
    def rule(self) -> str:
        return f"style.{self.slug}"


@dataclass(frozen=True)
class House:
    """How the house writes. `rules` maps a rule's id to a severity, or to None where the house switched it off."""

    dialect: Dialect = "american"
    attribution_tense: Tense = "past"
    quotation_marks: Marks = "double"
    rules: Mapping[str, Severity | None] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, eq=False)
class HouseLists:
    """Everything a desk holds its copy against. Compared by identity, so that what is derived from it can be kept."""

    names: tuple[NameEntry, ...] = ()
    style: tuple[StyleEntry, ...] = ()
    words: frozenset[str] = frozenset()
    house: House = field(default_factory=House)


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row was refused. `line` counts from 1, the header included."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class ListError(ValueError):
    """A list can't be read at all, or holds bad rows; the message names the file and says what to do."""


def read_names(text: str) -> tuple[list[NameEntry], list[RowError]]:
    """names.csv. Raises ListError where the header is missing or wrong."""
    return _sorted_out(name_rows(text))


def name_rows(text: str) -> Iterator[tuple[int, NameEntry | RowError]]:
    """names.csv row by row, each with its line. Raises ListError where the header is missing or wrong."""
    for line, row in _rows(text, NAME_COLUMNS, required=("name",)):
        if isinstance(row, RowError):
            yield line, row
            continue
        kind = row["kind"].lower() or "person"
        if kind not in get_args(Kind):
            yield line, RowError(line, f"kind is “{row['kind']}”; use person, organisation or place")
            continue
        yield (
            line,
            NameEntry(row["name"], kind, split_cell(row["aliases"]), split_cell(row["title"]), row["note"]),  # type: ignore[arg-type]
        )


def read_style(text: str) -> tuple[list[StyleEntry], list[RowError]]:
    """style.csv. Raises ListError where the header is missing or wrong."""
    return _sorted_out(style_rows(text))


def style_rows(text: str) -> Iterator[tuple[int, StyleEntry | RowError]]:
    """style.csv row by row, each with its line. Raises ListError where the header is missing or wrong."""
    for line, row in _rows(text, STYLE_COLUMNS, required=("term",)):
        if isinstance(row, RowError):
            yield line, row
            continue
        problem = style_problem(row["term"], row["severity"], row["match"], row["in_quotes"])
        if problem:
            yield line, RowError(line, problem)
            continue
        yield (
            line,
            StyleEntry(
                term=row["term"],
                use=split_cell(row["use"]),
                why=row["why"],
                severity=Severity(row["severity"].lower() or "warning"),
                match=row["match"].lower() or "word",  # type: ignore[arg-type]
                in_quotes=row["in_quotes"].lower() == "yes",
            ),
        )


def style_problem(term: str, severity: str, match: str, in_quotes: str) -> str | None:
    """What is wrong with a style entry, or None. A pattern has to compile as RE2, which runs in linear time."""
    if (severity.lower() or "warning") not in list(Severity):
        return f"severity is “{severity}”; use error, warning or note"
    if (match.lower() or "word") not in get_args(Match):
        return f"match is “{match}”; use word, exact, lemma or regex"
    if in_quotes.lower() not in ("", "yes", "no"):
        return f"in_quotes is “{in_quotes}”; use yes or no"
    if not re.search(r"[a-z0-9]", term.lower()):
        return "the term needs a letter or a figure"
    if match.lower() == "regex":
        try:
            pattern = re2.compile(term, quiet_options())
        except re2.error as refused:
            reason = refused.args[0].decode() if isinstance(refused.args[0], bytes) else refused.args[0]
            return f"the pattern “{term}” can't be used: {reason}; look-around and back-references are not supported"
        if pattern.match(""):
            return f"the pattern “{term}” matches the empty text; make it name at least one character"
    return None


def quiet_options() -> re2.Options:
    """RE2's options for the house's patterns: any case, and no complaint on standard error."""
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    return options


def read_words(text: str) -> tuple[list[str], list[RowError]]:
    """words.txt: a word a line; blank lines and lines that start with # are passed over."""
    return _sorted_out(word_rows(text))


def word_rows(text: str) -> Iterator[tuple[int, str | RowError]]:
    """words.txt row by row, each with its line."""
    for line, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        word = raw.strip()
        if not word or word.startswith("#"):
            continue
        yield line, RowError(line, f"“{word}” holds a space; give one word a line") if re.search(r"\s", word) else word


def read_house(text: str) -> House:
    """house.toml. Raises ListError with what to change."""
    try:
        raw = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ListError(f"house.toml is not valid TOML: {error}") from error

    def choice(key: str, options: tuple[str, ...]) -> str:
        value = raw.get(key, options[0])
        if value not in options:
            raise ListError(f"house.toml: {key} is “{value}”; use {' or '.join(options)}")
        return str(value)

    rules: dict[str, Severity | None] = {}
    for rule, value in _settings(raw.get("rules", {})):
        if value is False or value == "off":
            rules[rule] = None
        elif isinstance(value, str) and value in list(Severity):
            rules[rule] = Severity(value)
        elif value is not True and value != "on":
            raise ListError(f"house.toml: [rules] {rule} is “{value}”; use off, error, warning or note")
    return House(
        dialect=choice("dialect", get_args(Dialect)),  # type: ignore[arg-type]
        attribution_tense=choice("attribution_tense", get_args(Tense)),  # type: ignore[arg-type]
        quotation_marks=choice("quotation_marks", get_args(Marks)),  # type: ignore[arg-type]
        rules=MappingProxyType(rules),
    )


def _settings(table: object, above: str = "") -> Iterator[tuple[str, object]]:
    """The [rules] by their ids. TOML reads an unquoted `attribution.hearsay` as a table in a table."""
    if not isinstance(table, dict):
        raise ListError("house.toml: write [rules] as a table, a rule a line")
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _settings(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def read_folder(folder: Path) -> HouseLists:
    """The lists of a folder, each of which may be absent. Raises ListError for the first file with a bad row."""
    if not folder.is_dir():
        raise ListError(f"{folder} is not a folder; give the folder that holds names.csv, style.csv and words.txt")

    def text(name: str) -> str | None:
        path = folder / name
        if not path.exists():
            return None
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ListError(f"{path} can't be read as UTF-8 text: {error}") from error

    def entries(name: str, read: Callable[[str], tuple[list[Entry], list[RowError]]]) -> list[Entry]:
        content = text(name)
        if content is None:
            return []
        try:
            found, errors = read(content)
        except ListError as error:
            raise ListError(f"{folder / name}: {error}") from error
        if errors:
            raise ListError(f"{folder / name}, {errors[0]}")
        return found

    house = text("house.toml")
    return HouseLists(
        names=tuple(entries("names.csv", read_names)),
        style=tuple(entries("style.csv", read_style)),
        words=frozenset(entries("words.txt", read_words)),
        house=House() if house is None else read_house(house),
    )


def write_names(entries: Iterable[NameEntry]) -> str:
    return _csv(NAME_COLUMNS, ((e.name, e.kind, "|".join(e.aliases), "|".join(e.titles), e.note) for e in entries))


def write_style(entries: Iterable[StyleEntry]) -> str:
    rows = ((e.term, "|".join(e.use), e.why, e.severity, e.match, "yes" if e.in_quotes else "no") for e in entries)
    return _csv(STYLE_COLUMNS, rows)


def write_words(words: Iterable[str]) -> str:
    return "".join(f"{word}\n" for word in words)


def _rows(
    text: str, columns: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str] | RowError]]:
    """Each row's line and its cells by column; a RowError in place of the cells where the row can't be used."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    header = [cell.strip().lower() for cell in next(reader, [])]
    expected = ",".join(columns)
    missing = [column for column in required if column not in header]
    if missing:
        raise ListError(f"the first line must be the header {expected}; it has no column “{missing[0]}”")
    unknown = [column for column in header if column and column not in columns]
    if unknown:
        raise ListError(f"unknown column “{unknown[0]}”; the header is {expected}")
    line = 1
    try:
        for cells in reader:
            first, line = line + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                yield first, RowError(first, f"{len(cells)} cells where the header has {len(header)}; quote commas")
                continue
            row = dict.fromkeys(columns, "") | {
                column: _plain_cell(cell) for column, cell in zip(header, cells, strict=False) if column
            }
            empty = [column for column in required if not row[column]]
            yield first, RowError(first, f"{empty[0]} is empty; fill it in or remove the row") if empty else row
    except csv.Error as error:
        yield reader.line_num, RowError(reader.line_num, f"not valid CSV ({error}); check the quotes")


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, separated by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _sorted_out(rows: Iterable[tuple[int, Entry | RowError]]) -> tuple[list[Entry], list[RowError]]:
    entries: list[Entry] = []
    errors: list[RowError] = []
    for _, row in rows:
        if isinstance(row, RowError):
            errors.append(row)
        else:
            entries.append(row)
    return entries, errors


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe_cell(cell: str) -> str:
    """A spreadsheet runs a cell that starts like a formula; a leading apostrophe keeps it text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain_cell(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
