"""CSV as spreadsheets write it: with commas, semicolons or tabs, in UTF-8 or as Windows does.

Each cell is read with its place, so that a fault can be pointed at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from readiness.authoring.tables.records import Cell, Grid
from readiness.cells import is_formula
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SHORT = 24  # characters that a number, a date or a time may be taken for
_MOST = 400_000  # cells
_ENCODING = Text(
    "Tegnene er hverken UTF-8 eller Windows-1252", "Its characters are neither UTF-8 nor Windows-1252"
)
_OPEN = Text("Der mangler et anførselstegn efter denne celle", "A quotation mark is missing after this cell")


def guarded(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula, a number or a date."""
    return f"'{text}" if _is_doubtful(text.lstrip("'")) else text


def unguarded(text: str) -> str:
    """Take off what `guarded` has put on."""
    return text[1:] if text.startswith("'") and _is_doubtful(text.lstrip("'")) else text


def _is_doubtful(text: str) -> bool:
    """Tell whether a spreadsheet may make something else of a text than what stands there."""
    return is_formula(text) or (text[:1].isdigit() and len(text) <= _SHORT)


def read(content: bytes, name: str) -> tuple[Grid, ...]:
    """Read the rows of a CSV file, as one sheet.

    Args:
        content: The file.
        name: How to name it to the reader.

    Raises:
        SetupError: It is in an unknown encoding, a cell is not closed, or it is far too long.

    """
    text = _decoded(content, name).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    rows: list[list[Cell]] = [[]]
    for number, (start, raw, is_closed, ends_row) in enumerate(_cells(text, _between(lines[0]))):
        line = bisect_right(starts, start)
        width = max(1, len(raw.partition("\n")[0]))
        place = Place(name, line, start - starts[line - 1] + 1, width, lines[line - 1])
        if not is_closed:
            raise SetupError(Diagnostic("H065", place, {"reason": _OPEN}))
        if number > _MOST:
            raise SetupError(Diagnostic("H066", Place(name)))
        rows[-1].append(Cell(unguarded(_plain(raw)).strip(), place))
        if ends_row:
            rows.append([])
    return (Grid("", tuple(tuple(row) for row in rows if any(each.text for each in row))),)


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SetupError(Diagnostic("H065", Place(name), {"reason": _ENCODING}))


def _between(heading: str) -> str:
    """Tell what parts the cells: what stands most often in the headings, of which none holds any of them."""
    return max(";,\t", key=heading.count)


def _cells(text: str, between: str) -> Iterator[tuple[int, str, bool, bool]]:
    """Give where each cell begins, what stands there, whether its quotes close, and whether a row ends."""
    cell = re.compile(f'"(?:[^"]|"")*("?)[^{between}\n]*|[^{between}\n]*')
    at = 0
    while at < len(text):
        found = cell.match(text, at)
        raw = found[0] if found else ""
        end = at + len(raw)
        is_closed = not raw.startswith('"') or bool(found and found[1])
        ends_row = text[end : end + 1] in ("\n", "")
        yield at, raw, is_closed, ends_row
        at = end + 1


def _plain(raw: str) -> str:
    if not raw.startswith('"'):
        return raw
    inside, _, rest = raw[1:].rpartition('"')
    return inside.replace('""', '"') + rest
