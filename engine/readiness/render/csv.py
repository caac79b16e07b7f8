"""CSV after RFC 4180, as spreadsheets take it: UTF-8 with a mark, so that they know æ, ø and å.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from readiness.cells import is_formula
from readiness.render.rows import COLUMNS, rows

if TYPE_CHECKING:
    from readiness.render.report import Report
    from readiness.render.rows import Cell

_MARK = "\ufeff"


def write(report: Report) -> str:
    """Write the headings, then a row for each rule."""
    written = StringIO(newline="")
    table = csv.writer(written)
    table.writerow([heading[report.language] for heading in COLUMNS])
    table.writerows([_cell(each) for each in row] for row in rows(report))
    return _MARK + written.getvalue()


def _cell(value: Cell) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value)
    return f"'{text}" if is_formula(text) else text
