"""The table of a ruleset as CSV: one list, as the spreadsheet of the language opens it.

UTF-8 with a mark, so that æ, ø and å are known. Danish spreadsheets part cells with a semicolon. A text that
would be taken for a formula, a number or a date begins with an apostrophe, which reading takes off again.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from readiness.authoring.tables.commas import guarded
from readiness.authoring.tables.table import HEADINGS, NUMBERS, columns_of

if TYPE_CHECKING:
    from readiness.authoring.tables.table import Book

_MARK = "\ufeff"
_BETWEEN = {"da": ";", "en": ","}


def write(book: Book) -> bytes:
    """Write the headings, then the rows of all sheets."""
    columns = columns_of(None, has_inherited=book.has_inherited)
    written = StringIO(newline="")
    table = csv.writer(written, delimiter=_BETWEEN[book.language])
    table.writerow([HEADINGS[each][book.language] for each in columns])
    for row in book.rows:
        cells = row.marked
        texts = [(each, cells.get(each, "")) for each in columns]
        table.writerow([text if column in NUMBERS else guarded(text) for column, text in texts])
    return (_MARK + written.getvalue()).encode()
