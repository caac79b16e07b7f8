"""The table of a ruleset as a workbook that a reviewer edits. White cells may be changed, grey ones explain.

All that comes from the ruleset is written as text: it is never a formula, a link or a date. The same ruleset
gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from readiness.authoring.tables.table import HEADINGS, NUMBERS, SHEETS, TEXTS, YES_NO, Column, columns_of
from readiness.cells import is_formula
from readiness.model import Basis, Text
from readiness.render.table.words import INSTRUCTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from readiness.authoring.tables.table import Book, Row, SheetName

_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of no day in particular, so that the bytes are the same
_A4 = 9
_ABOUT = Text("Om tabellen", "About the table")
_HOW = Text("Sådan bruges tabellen", "How to use the table")
_PAGE = Text("&L{title}&RSide &P af &N", "&L{title}&RPage &P of &N")
_ALLOWED = {
    "autofilter": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
}
_HIDDEN = (Column.KEY, Column.MARKS)
_WIDTHS: Mapping[Column, int] = {
    Column.STATED: 16,
    Column.MILESTONE: 24,
    Column.ID: 36,
    Column.KIND: 16,
    Column.DA: 52,
    Column.EN: 52,
    Column.GATE: 10,
    Column.BASIS: 13,
    Column.DOCUMENT: 12,
    Column.PAGE: 7,
    Column.NUMBER: 10,
    Column.QUESTION: 11,
    Column.SECTION: 10,
    Column.TITLE: 20,
    Column.LINE: 7,
    Column.SOURCE: 34,
    Column.HOW: 62,
    Column.COMMENT: 36,
    Column.KEY: 20,
    Column.MARKS: 20,
}
_POINTS, _MOST = 15, 409  # that a line of text is high, and that a row can be
_GREY, _LINE, _INK = "#EDEDED", "#BFBFBF", "#595959"


def write(book: Book) -> bytes:
    """Write a sheet for questions, one for fields, one for the ruleset itself, and one that tells how."""
    return _Writer(book).content()


class _Writer:
    def __init__(self, book: Book) -> None:
        self._book, self._language = book, book.language
        self._file = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._workbook = Workbook(self._file, {**options, "strings_to_numbers": False})
        self._workbook.set_properties(
            {"title": book.title[self._language][:255], "author": "", "created": _DAY}
        )
        self._formats: dict[tuple[object, ...], Format] = {}
        for name in SHEETS:
            self._sheet(name, [row for row in book.rows if row.sheet == name])
        self._instructions()

    def content(self) -> bytes:
        self._workbook.close()
        return self._file.getvalue()

    def _sheet(self, name: SheetName, rows: Sequence[Row]) -> None:
        columns = columns_of(name, has_inherited=self._book.has_inherited)
        sheet = self._workbook.add_worksheet(SHEETS[name][self._language])
        shown = [index for index, each in enumerate(columns) if each not in _HIDDEN]
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _WIDTHS[column], None, {"hidden": column in _HIDDEN})
            is_open = column in (Column.COMMENT, *(each for row in rows for each in row.open))
            sheet.write_string(0, index, HEADINGS[column][self._language], self._heading(is_open=is_open))
        sheet.set_row(0, 2 * _POINTS + 3)
        for line, row in enumerate(rows, start=1):
            sheet.set_row(line, _height(row))
            for index, column in enumerate(columns):
                self._write(sheet, line, index, column, row)
        self._set_choices(sheet, columns, rows)
        sheet.autofilter(0, 0, max(len(rows), 1), len(shown) - 1)
        sheet.freeze_panes(1, columns.index(Column.DA))
        sheet.protect("", _ALLOWED)
        self._set_page(sheet)

    def _write(self, sheet: Worksheet, line: int, index: int, column: Column, row: Row) -> None:
        text = row.marked.get(column, "")
        look = self._look(
            locked=column is not Column.COMMENT and column not in row.open,
            bold=column in TEXTS and row.cells[Column.KEY].endswith("/question"),
            quote_prefix=is_formula(text),
        )
        if column in NUMBERS and text:
            sheet.write_number(line, index, int(text), look)
        elif text:
            sheet.write_string(line, index, text, look)
        else:
            sheet.write_blank(line, index, None, look)

    def _look(self, *, locked: bool, **more: bool) -> Format:
        """Give a format; each is made once."""
        key = (locked, *sorted(more.items()))
        if key not in self._formats:
            usual = {
                "text_wrap": True,
                "valign": "top",
                "border": 1,
                "border_color": _LINE,
                "num_format": "@",
            }
            grey = {"bg_color": _GREY, "font_color": "#404040"} if locked else {}
            given = {name: value for name, value in more.items() if value}
            self._formats[key] = self._workbook.add_format({**usual, **given, **grey, "locked": locked})
        return self._formats[key]

    def _heading(self, *, is_open: bool) -> Format:
        fill = "#1F3864" if is_open else _INK
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": fill, "border": 1, "border_color": _LINE}
        return self._workbook.add_format({**look, "text_wrap": True, "valign": "top"})

    def _set_choices(self, sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """Offer what may stand in a cell, where it is one of a few words."""
        yes_no = [each[self._language] for each in YES_NO.values()]
        for column, source in ((Column.GATE, yes_no), (Column.BASIS, [each.value for each in Basis])):
            for line, row in enumerate(rows, start=1):
                if column in row.open:
                    at = columns.index(column)
                    sheet.data_validation(line, at, line, at, {"validate": "list", "source": source})

    def _instructions(self) -> None:
        sheet = self._workbook.add_worksheet(_ABOUT[self._language])
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 100)
        bold = self._workbook.add_format({"bold": True, "font_size": 14})
        wrapped = self._workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, _HOW[self._language], bold)
        for line, each in enumerate(INSTRUCTIONS, start=2):
            sheet.set_row(line, 33)
            sheet.write_string(line, 0, each[self._language], wrapped)
        self._set_page(sheet)

    def _set_page(self, sheet: Worksheet) -> None:
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        title = self._book.title[self._language].replace("&", "&&")
        sheet.set_footer(_PAGE[self._language].format(title=title)[:255])


def _height(row: Row) -> int:
    """Tell how high a row must be for its texts to be read; not every program works it out."""
    most = max(
        sum(len(wrap(line, _WIDTHS[column])) or 1 for line in text.split("\n"))
        for column, text in row.cells.items()
        if column not in _HIDDEN
    )
    return min(_POINTS * most + 3, _MOST)
