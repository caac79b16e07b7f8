"""The rows of a table that somebody has filled in, by their headings, whichever shape it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness.authoring.tables.table import (
    ABOUT,
    HEADINGS,
    NO_TEXT,
    TEXTS,
    Column,
    Origin,
    marks_of,
    origin_of,
)
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.errors import SetupError
from readiness.model import Text
from readiness.names import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Cell(NamedTuple):
    """A cell as it was read."""

    text: str
    place: Place
    fault: Text | None = None  #: what it holds that is no text, where it holds such


class Grid(NamedTuple):
    """The rows of one sheet that are not empty, as wide as each is."""

    name: str  #: of the sheet; empty where there is only one
    rows: Sequence[Sequence[Cell]]


class Record(NamedTuple):
    """A row that is about a text of the ruleset."""

    key: str
    cells: Mapping[Column, Cell]  #: of the columns that the table has
    marks: Mapping[str, str]  #: of the cells as they were written, by column
    place: Place


class Table(NamedTuple):
    """A table that was read."""

    origin: Origin
    records: Sequence[Record]
    warnings: Sequence[Diagnostic]


_COLUMNS = {plain(text[language]): column for column, text in HEADINGS.items() for language in ("da", "en")}
_KEY_MISSING = Text(
    f"kolonnerne ”{HEADINGS[Column.KEY].da}” og ”{HEADINGS[Column.MARKS].da}”",
    f"the columns “{HEADINGS[Column.KEY].en}” and “{HEADINGS[Column.MARKS].en}”",
)
_ABOUT_MISSING = Text(
    "rækken ”Eksporteret fra”, som siger, hvilket regelsæt den er af",
    "the row “Exported from”, which says which ruleset it is of",
)
_TWICE = Text("står allerede på linje {line}", "stands already on line {line}")


def read(grids: Iterable[Grid], name: str) -> Table:
    """Find the rows of a table.

    Args:
        grids: Its sheets. One without the table's columns is somebody's own, and left alone.
        name: How to name the file to the reader.

    Raises:
        SetupError: It is no table of a ruleset, a sheet has lost its hidden columns, or a row stands twice.

    """
    warnings: list[Diagnostic] = []
    found: list[Record] = []
    cut: list[Diagnostic] = []
    for grid in grids:
        columns = _columns(grid)
        named = set(columns.values())
        if {Column.KEY, Column.MARKS} <= named:
            warnings += _unknown(grid, columns)
            found += _records(grid, columns)
        elif {Column.ID, Column.KIND} <= named and not named.isdisjoint(TEXTS):  # edits in it would be lost
            cut.append(Diagnostic("H067", grid.rows[0][0].place, {"missing": _KEY_MISSING}))
    if cut:
        raise SetupError(*cut)
    if not found:
        raise SetupError(Diagnostic("H067", Place(name), {"missing": _KEY_MISSING}))
    origins = [origin_of(each.cells[Column.MARKS].text) for each in found if each.key == ABOUT]
    if not origins or origins[0] is None:
        raise SetupError(Diagnostic("H067", Place(name), {"missing": _ABOUT_MISSING}))
    records = [each for each in found if not each.key.startswith(NO_TEXT)]
    faults = [*_doubles(records)]
    if faults:
        raise SetupError(*faults)
    return Table(origins[0], records, warnings)


def _columns(grid: Grid) -> dict[int, Column]:
    """Find the columns by their headings, in either language."""
    headings = grid.rows[0] if grid.rows else ()
    named = ((index, _COLUMNS.get(plain(each.text))) for index, each in enumerate(headings))
    return {index: column for index, column in named if column is not None}


def _unknown(grid: Grid, columns: Mapping[int, Column]) -> Iterator[Diagnostic]:
    for index, heading in enumerate(grid.rows[0]):
        if heading.text and index not in columns:
            yield Diagnostic("H070", heading.place, {"name": heading.text}, Severity.WARNING)


def _records(grid: Grid, columns: Mapping[int, Column]) -> Iterator[Record]:
    for row in grid.rows[1:]:
        cells = {column: row[index] for index, column in columns.items() if index < len(row)}
        nothing = Cell("", row[0].place)
        key, marks = (cells.setdefault(each, nothing) for each in (Column.KEY, Column.MARKS))
        yield Record(key.text, cells, marks_of(marks.text), row[0].place)


def _doubles(records: Iterable[Record]) -> Iterator[Diagnostic]:
    first: dict[str, Record] = {}
    for record in records:
        earlier = first.setdefault(record.key, record)
        if record.key and earlier is not record:
            line = earlier.place.cell or str(earlier.place.line)
            reason = Text(_TWICE.da.format(line=line), _TWICE.en.format(line=line))
            yield Diagnostic("H069", record.place, {"reason": reason})
