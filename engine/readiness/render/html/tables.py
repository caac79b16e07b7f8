"""Tables with a caption, headings, and cells that name their column where they stand below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.render.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readiness.render.html.elements import Content, Element, Held


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that looks like something."""

    content: tuple[Content, ...]
    class_: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading, then its cells. One without cells is a heading across."""

    heading: tuple[Content, ...]
    cells: Sequence[Cell | Content] = ()


def table(caption: Held, columns: Sequence[str], rows: Iterable[Row], class_: str) -> Element:
    """Make a table; its caption may hold a heading."""
    headings = [element("th", each, scope="col") for each in columns]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", headings)),
        element("tbody", [_row(each, columns) for each in rows]),
        class_=class_,
    )


def _row(row: Row, columns: Sequence[str]) -> Element:
    if not row.cells:
        return element("tr", element("th", row.heading, colspan=len(columns), class_="across"))
    cells = [_cell(each, column) for each, column in zip(row.cells, columns[1:], strict=True)]
    return element("tr", element("th", row.heading, scope="row"), cells)


def _cell(cell: Cell | Content, column: str) -> Element:
    if isinstance(cell, Cell):
        return element("td", cell.content, class_=cell.class_, data_label=column)
    return element("td", cell, data_label=column)
