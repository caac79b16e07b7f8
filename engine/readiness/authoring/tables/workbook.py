"""Workbooks as Excel and LibreOffice write them, read as texts.

They come from others, so they are bounded before anything is made of them.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from readiness.authoring.tables.records import Cell, Grid
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell import Cell as WorkbookCell
    from openpyxl.cell import MergedCell

#: The largest ruleset makes a workbook of a fifth of a mebibyte, and of three unpacked.
_UNPACKED: Final = 48 * 1024 * 1024
_PARTS: Final = 500
_ROWS: Final = 20_000
_COLUMNS: Final = 100
_XML = (".xml", ".rels")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z0-9:]{2,30})"')
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f])_")  # control characters; openpyxl undoes the escape of escapes

_NO_WORKBOOK = Text("Det er ikke en projektmappe i formatet xlsx", "It is no workbook in the format xlsx")
_LOCKED = Text(
    "Den er beskyttet med adgangskode eller gemt i et ældre format",
    "It is protected by a password or saved in an older format",
)
_FORMULA = Text("en formel", "a formula")
_DATE = Text("en dato", "a date")
_ERROR = Text("en fejl fra regnearket", "an error of the spreadsheet")
_MERGE = Text("flere flettede celler", "several merged cells")


def read(content: bytes, name: str) -> tuple[Grid, ...]:
    """Read the rows of all sheets.

    Args:
        content: The file.
        name: How to name it to the reader.

    Raises:
        SetupError: It is no workbook, it is far too large, or cells are merged.
        ModuleNotFoundError: openpyxl is not installed.

    """
    from openpyxl import load_workbook  # noqa: PLC0415 (an extra, which only workbooks need)

    _refuse(content, name)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        return tuple(_grid(sheet, name) for sheet in book.worksheets)
    except SetupError:
        raise
    except Exception as error:  # whatever a library makes of what is no workbook
        raise _unreadable(name, _NO_WORKBOOK) from error


def _refuse(content: bytes, name: str) -> None:
    """Refuse what would grow too large, declares what no spreadsheet does, or has merged cells."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _unreadable(name, _LOCKED)
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _PARTS or sum(each.file_size for each in parts) > _UNPACKED:
                raise SetupError(Diagnostic("H066", Place(name)))
            merged = [range_ for each in parts for range_ in _merged(packed, each, name)]
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise _unreadable(name, _NO_WORKBOOK) from error
    if merged:
        places = (Place(name, cell=each) for each in dict.fromkeys(merged))
        raise SetupError(*(Diagnostic("H071", each, {"reason": _MERGE}) for each in places))


def _merged(packed: ZipFile, part: ZipInfo, name: str) -> Iterator[str]:
    if not part.filename.lower().endswith(_XML):
        return
    text = packed.read(part)
    if b"<!DOCTYPE" in text or b"\0" in text:  # entities may grow without end; no spreadsheet writes any
        raise _unreadable(name, _NO_WORKBOOK)
    yield from (found.decode() for found in _MERGED.findall(text))


def _unreadable(name: str, reason: Text) -> SetupError:
    return SetupError(Diagnostic("H065", Place(name), {"reason": reason}))


def _grid(sheet: Any, name: str) -> Grid:  # noqa: ANN401 (its stub lets no rows be read from it)
    rows = []
    sheet.reset_dimensions()  # they are what the file says of itself
    for number, row in enumerate(sheet.iter_rows(max_row=_ROWS + 1, max_col=_COLUMNS), start=1):
        if number > _ROWS:
            raise SetupError(Diagnostic("H066", Place(name)))
        cells = tuple(
            _cell(each, Place(name, number, cell=_address(sheet.title, at, number)))
            for at, each in enumerate(row)
        )
        if any(each.text or each.fault for each in cells):
            rows.append(cells)
    return Grid(sheet.title, tuple(rows))


def _address(sheet: str, index: int, row: int) -> str:
    """Name a cell as spreadsheets do: `Felter!B17`."""
    tens, ones = divmod(index, 26)
    letters = f"{chr(64 + tens)}{chr(65 + ones)}" if tens else chr(65 + ones)
    return f"{sheet}!{letters}{row}"


def _cell(cell: WorkbookCell | MergedCell, place: Place) -> Cell:
    """Give what a cell says as a text."""
    value = cell.value
    fault = None
    if value is None:
        return Cell("", place)
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str) and cell.data_type == "s":
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    else:
        text = str(value)
        if isinstance(value, date | datetime | time | timedelta):
            fault = _DATE
        elif cell.data_type == "e":
            fault = _ERROR
        elif not isinstance(value, int | float):
            fault = _FORMULA
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    shown = text.replace("\n", " ")
    return Cell(text, Place(place.path, place.line, 1, max(1, len(shown)), shown, cell=place.cell), fault)
