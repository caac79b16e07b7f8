"""What a page is made of, whatever it is written in. Texts are plain: each writer makes them harmless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readiness.model import Language


@dataclass(frozen=True, slots=True)
class Code:
    """An id, a key or a command."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that are set off."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page."""

    text: str
    file: str  #: its name without the ending, as `familieraadslagning.en`
    language: Language | None = None  #: of the text, where it is not that of the page


@dataclass(frozen=True, slots=True)
class Goto:
    """A way to another part of the page, where pages have such; else its text."""

    text: str
    anchor: str
    is_code: bool = False  #: the text is an id


@dataclass(frozen=True, slots=True)
class Danish:
    """What is Danish in both languages: the title of a source."""

    text: str


Inline: TypeAlias = "str | Code | Strong | Link | Goto | Danish"
Line: TypeAlias = "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text; a note is one that must be seen."""

    line: Line
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, as deep as it stands."""

    line: Line
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """A list. No entry stands more than one step deeper than the one before."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A name, and what is said of it."""

    name: str
    line: Line
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Names with what is said of each."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its heading, then its cells."""

    heading: Line
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and headings."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    kind: str  #: what the stylesheet knows it by


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page with its heading; parts in it have deeper headings."""

    anchor: str
    title: Line
    content: tuple[Block, ...]


Block: TypeAlias = "Paragraph | Items | Terms | Table | Part"


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page in one language."""

    language: Language
    kicker: str  #: what kind of page it is
    title: str
    introduction: tuple[Block, ...]
    parts: tuple[Part, ...]
    footer: Line


def joined(lines: Iterable[Sequence[Inline]], mark: str) -> Line:
    """Put lines one after the other, with a mark between them."""
    return tuple(each for line in lines if line for each in (mark, *line))[1:]
