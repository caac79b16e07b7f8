"""An Excel workbook being written: sheets that each hold one table. It knows nothing of assessments.

All that comes from a file is written as text: it is never a formula, a link or a number.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from readiness.cells import is_formula
from readiness.render.markup import allowed
from readiness.render.office.texts import text as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from readiness.model import Language
    from readiness.render.rows import Cell

#: UTF-16 units that a cell can hold.
LIMIT = 32_767
_EARLIEST = date(1900, 3, 1)  # before it, Excel counts a day that never was, or has no dates at all
_STYLE = "Table Style Light 15"  # black lines and grey bands: nothing hangs on colour
_LINE = 15  # points that a line of text is high
_MOST = 409  # points that a row can be high
_A4 = 9
_DATES = {"da": "[$-406]d. mmmm yyyy", "en": "[$-809]d mmmm yyyy"}


class Column(NamedTuple):
    """A column of a sheet."""

    heading: str
    width: int  #: in characters
    shades: tuple[Shade, ...] = ()


class Shade(NamedTuple):
    """How cells are set off that hold a word; the word says the same."""

    word: str
    fill: str
    ink: str = "#1A1A1A"


class Book:
    """Writes a workbook, one sheet after the other."""

    def __init__(self, language: Language, title: str, day: date, footer: str) -> None:
        """Begin a workbook.

        Args:
            language: Of all of its text.
            title: What it is called.
            day: When it was made, as far as it tells.
            footer: What stands before the page number on each page.

        """
        self._file = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._file, {**options, "strings_to_numbers": False})
        made = datetime.combine(max(day, _EARLIEST), time(), UTC)
        self._book.set_properties({"title": allowed(title)[:255], "author": "", "created": made})
        self._language, self._footer = language, allowed(footer)
        usual = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self._heading = self._book.add_format(
            {"text_wrap": True, "valign": "top", "bold": True, "bg_color": "#E6E6E6", "bottom": 2}
        )
        self._usual = self._book.add_format(usual)
        #: Typed over, such a text would become a formula; this mark keeps it a text.
        self._quoted = self._book.add_format({**usual, "quote_prefix": True})
        self._dated = self._book.add_format({**usual, "num_format": _DATES[language], "align": "left"})

    def sheet(
        self, name: str, table: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, pages: int
    ) -> None:
        """Add a sheet with a table that can be filtered and whose heading stays in sight.

        Args:
            name: Of the sheet.
            table: What formulas can call the table.
            columns: From left to right.
            rows: Each with a cell for each column.
            pages: How many pages it is wide in print.

        """
        sheet = self._book.add_worksheet(name)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            for shade in column.shades:
                look = self._book.add_format({"bg_color": shade.fill, "font_color": shade.ink})
                rule = {"type": "cell", "criteria": "==", "value": f'"{shade.word}"', "format": look}
                sheet.conditional_format(1, number, max(len(rows), 1), number, rule)
        sheet.add_table(
            0,
            0,
            max(len(rows), 1),
            len(columns) - 1,
            {
                "name": table,
                "style": _STYLE,
                "columns": [{"header": each.heading, "header_format": self._heading} for each in columns],
            },
        )
        sheet.set_row(0, _height(columns, [each.heading for each in columns], spare=4))
        for line, cells in enumerate(rows, start=1):
            sheet.set_row(line, _height(columns, cells))
            for number, cell in enumerate(cells):
                self._write(sheet, line, number, cell)
        sheet.freeze_panes(1, 0)
        self._set_page(sheet, pages)

    def content(self) -> bytes:
        """Give the workbook as a file holds it; the same cells give the same bytes."""
        self._book.close()
        return self._file.getvalue()

    def _write(self, sheet: Worksheet, line: int, number: int, cell: Cell) -> None:
        if cell is None:
            sheet.write_blank(line, number, None, self._usual)
        elif isinstance(cell, int):
            sheet.write_number(line, number, cell, self._usual)
        elif isinstance(cell, date) and cell >= _EARLIEST:
            sheet.write_datetime(line, number, datetime.combine(cell, time()), self._dated)
        else:
            content = fitting(allowed(str(cell)), self._language)
            sheet.write_string(line, number, content, self._format_of(content))

    def _format_of(self, content: str) -> Format:
        return self._quoted if is_formula(content) else self._usual

    def _set_page(self, sheet: Worksheet, pages: int) -> None:
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
        sheet.fit_to_pages(pages, 0)
        sheet.repeat_rows(0)
        quoted = self._footer.replace("&", "&&")
        sheet.set_footer(f"&L{quoted}&R{say('page', self._language)} &P {say('of', self._language)} &N")


def fitting(text: str, language: Language) -> str:
    """Cut a text to what a cell can hold, and say so at its end."""
    if len(text) <= LIMIT // 2 or _units(text) <= LIMIT:
        return text
    note = say("cut", language)
    kept = text.encode("utf-16-le")[: 2 * (LIMIT - len(note))]
    return kept.decode("utf-16-le", errors="ignore") + note


def _height(columns: Sequence[Column], cells: Sequence[Cell], spare: int = 0) -> int:
    """Tell how high a row must be for its texts to be read; not every program works it out.

    Args:
        columns: Which tell the widths.
        cells: From left to right.
        spare: Characters that something else takes in each cell, such as the button of a filter.

    """
    most = max(
        len(wrap(each[: _MOST * column.width].replace("/", "/ "), column.width - spare))
        if isinstance(each, str)
        else 1
        for column, each in zip(columns, cells, strict=True)
    )
    return min(_LINE * max(most, 1) + 3, _MOST)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
