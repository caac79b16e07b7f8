"""The table that a ruleset is reviewed in: its sheets, its columns, and what its cells say.

A reviewer changes cells, and a program must tell afterwards which. So each row carries a key, which says
what it is about, and a mark of each cell as it was written. Whoever reads the table again can tell what the
reviewer has changed, also where the ruleset has changed in the meantime.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from readiness.model import Basis, Text
from readiness.wording import is_hostile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from readiness.model import Language

#: UTF-16 units that a cell of a workbook can hold.
LIMIT: Final = 32_767
#: What the row begins with that says which ruleset the table is of.
ABOUT: Final = "#table"
#: A key that begins so is of no text of the ruleset.
NO_TEXT: Final = "#"

SheetName = Literal["questions", "fields", "ruleset"]
SHEETS: Mapping[SheetName, Text] = {
    "questions": Text("Spørgsmål", "Questions"),
    "fields": Text("Felter", "Fields"),
    "ruleset": Text("Regelsæt", "Ruleset"),
}


class Column(StrEnum):
    """A column of the table, by the name that marks know it by."""

    STATED = "stated"
    MILESTONE = "milestone"
    ID = "id"
    KIND = "kind"
    DA = "da"
    EN = "en"
    GATE = "gate"
    BASIS = "basis"
    DOCUMENT = "document"
    PAGE = "page"
    NUMBER = "number"
    QUESTION = "question"
    SECTION = "section"
    TITLE = "title"
    LINE = "line"
    SOURCE = "source"
    HOW = "how"
    COMMENT = "comment"
    KEY = "key"
    MARKS = "marks"


HEADINGS: Mapping[Column, Text] = {
    Column.STATED: Text("Regelsæt", "Ruleset"),
    Column.MILESTONE: Text("Milepæl", "Milestone"),
    Column.ID: Text("Navn", "Name"),
    Column.KIND: Text("Tekst", "Text"),
    Column.DA: Text("Dansk", "Danish"),
    Column.EN: Text("Engelsk", "English"),
    Column.GATE: Text("Skal på plads først", "Must be in place first"),
    Column.BASIS: Text("Grundlag", "Basis"),
    Column.DOCUMENT: Text("Dokument", "Document"),
    Column.PAGE: Text("Side", "Page"),
    Column.NUMBER: Text("Milepæl nr.", "Milestone no."),
    Column.QUESTION: Text("Spørgsmål nr.", "Question no."),
    Column.SECTION: Text("Afsnit", "Section"),
    Column.TITLE: Text("Overskrift", "Heading"),
    Column.LINE: Text("Linje", "Line"),
    Column.SOURCE: Text("Kilden i alt", "Source in full"),
    Column.HOW: Text("Sådan virker det", "How it works"),
    Column.COMMENT: Text("Kommentar", "Comment"),
    Column.KEY: Text("Nøgle", "Key"),
    Column.MARKS: Text("Mærker", "Marks"),
}
TEXTS: Final = (Column.DA, Column.EN)
NUMBERS: Final = (Column.PAGE, Column.NUMBER, Column.QUESTION, Column.LINE)
SOURCE: Final = (Column.DOCUMENT, *NUMBERS, Column.SECTION, Column.TITLE)
#: What a reviewer may change, where the row has it.
EDITABLE: Final = (*TEXTS, Column.GATE, Column.BASIS, *SOURCE)
#: The last two numbers of each plane are of no character.
_LAST_TWO: Final = 0xFFFE
_UNMARKED: Final = (Column.COMMENT, Column.KEY, Column.MARKS)

YES_NO: Mapping[bool, Text] = {True: Text("ja", "yes"), False: Text("nej", "no")}
_SAID: Final = {
    **dict.fromkeys(("ja", "yes", "true", "sand"), True),  # the last as Danish Excel writes it in a csv
    **dict.fromkeys(("nej", "no", "false", "falsk"), False),
}

#: What a cell holds, as the ruleset has it; None where nothing is said.
Value = str | int | bool | None


class Row(NamedTuple):
    """A row of the table, all of its cells as text."""

    sheet: SheetName
    cells: Mapping[Column, str]  #: a column that is not named is empty
    open: tuple[Column, ...] = ()  #: those that a reviewer may change

    @property
    def marked(self) -> Mapping[Column, str]:
        """The cells with their marks, as they are written."""
        marks = " ".join(
            f"{column}:{mark(text)}"
            for column, text in self.cells.items()
            if column not in _UNMARKED and text
        )
        return {Column.MARKS: marks, **self.cells}


class Origin(NamedTuple):
    """Which ruleset a table was written from."""

    id: str
    version: str
    sha256: str


class Book(NamedTuple):
    """A whole table, before it is written in a shape."""

    origin: Origin
    title: Text
    rows: Sequence[Row]
    language: Language
    has_inherited: bool = False


def columns_of(sheet: SheetName | None, *, has_inherited: bool) -> tuple[Column, ...]:
    """Give the columns of a sheet, or of all of them in one."""
    own: Mapping[SheetName | None, Sequence[Column]] = {
        "fields": (Column.MILESTONE, Column.ID, Column.KIND, *TEXTS, Column.HOW),
        "ruleset": (Column.ID, Column.KIND, *TEXTS, Column.HOW),
    }
    between = tuple(each for each in Column if each not in (Column.STATED, *_UNMARKED))
    stated = (Column.STATED,) if has_inherited else ()
    return (*stated, *own.get(sheet, between), *_UNMARKED)


def mark(text: str) -> str:
    """Give the mark of a cell: a few characters that change when it does."""
    return hashlib.sha256(text.encode("utf-8", errors="backslashreplace")).hexdigest()[:10]


def marks_of(text: str) -> dict[str, str]:
    """Read the marks of a row, by column."""
    pairs = (each.partition(":") for each in text.split())
    return {name: found for name, _, found in pairs}


def tidy(text: str) -> str:
    """Give a text as a cell holds it: what cannot stand in one is shown as an escape."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if unfit(text):
        text = "".join(f"\\u{ord(each):04x}" if unfit(each) else each for each in text)
    return text.encode("utf-16-le")[: 2 * LIMIT].decode("utf-16-le", errors="ignore")


def unfit(text: str) -> bool:
    """Tell whether a text holds characters that no cell can hold, or that do something unseen."""
    return is_hostile(text) or any(map(_is_no_character, text))


def _is_no_character(character: str) -> bool:
    """Tell whether Unicode keeps a number for no character, ever."""
    return ord(character) & _LAST_TWO == _LAST_TWO or "\ufdd0" <= character <= "\ufdef"


def cell_of(value: Value, language: Language) -> str:
    """Write a value as a cell says it."""
    if isinstance(value, bool):
        return YES_NO[value][language]
    return "" if value is None else tidy(str(value))


def said_yes(text: str) -> bool | None:
    """Read yes or no, in either language; None when it is neither."""
    return _SAID.get(text.casefold())


def basis_of(text: str) -> Basis | None:
    """Read a basis; None when there is none of that name."""
    return next((each for each in Basis if each == text.casefold()), None)


def about(origin: Origin) -> str:
    """Write which ruleset a table is of, for a program to read."""
    return " ".join(origin)


def origin_of(text: str) -> Origin | None:
    """Read which ruleset a table is of; None when the text does not say it."""
    parts = text.split()
    return Origin(*parts) if len(parts) == len(Origin._fields) else None
