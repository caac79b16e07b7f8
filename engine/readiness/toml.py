"""TOML text in, values and positions out. Every way to fail is a diagnostic with its place."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli

from readiness import personal
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.positions import STRING, KeyPath, Positions, Span

if TYPE_CHECKING:
    from pathlib import Path

#: A setup of many pages is some ten thousand characters. What is larger is no setup.
MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

_QUOTED_OR_COMMENT = re.compile(rf"{STRING.pattern}|#[^\n]*", re.DOTALL)
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot redefine", "Cannot mutate", "Duplicate")
_UNENDED = ("Unterminated string", "'''")
#: Slips that those make who seldom write TOML, each with what it looks like in its line.
_SLIPS = (
    ("F010", re.compile(r"[^#\"']*=\s*((?i:ja|nej|yes|no|sand|falsk)\b)")),
    ("F011", re.compile(r"[^#\"']*=\s*\[?\s*([“”„«»])")),
    ("F012", re.compile(r"[^#\"']*=\s*([0-9]{1,2}[./-]\s?(?:[0-9]{1,2}[./-]\s?|[a-zA-ZæøåÆØÅ]+\s)[0-9]{4})")),
    ("F013", re.compile(r"\s*([A-Za-z0-9_.-]*[æøåÆØÅ][\wæøåÆØÅ.-]*)\s*=")),
    ("F013", re.compile(r"\s*\[+\s*([A-Za-z0-9_.-]*[æøåÆØÅ][\wæøåÆØÅ.-]*)\s*\]+\s*(?:#.*)?$")),
    ("F014", re.compile(r"[^#\"']*=\s*([0-9]+,[0-9]+)\s*(?:#.*)?$")),
    ("F015", re.compile(r"[^#\"']*=\s*(\"[^\"]*)$")),
)
_NUMBER = re.compile(r"[0-9a-fA-FxobeE_.+-]+")


@dataclass(frozen=True)
class TomlFile:
    """A TOML document that was read: its values, and on demand their places."""

    name: str  #: as the user wrote it
    text: str  #: with `\\n` line ends and without byte order mark
    values: dict[str, Any]
    sha256: str  #: of the bytes as they are stored

    @cached_property
    def positions(self) -> Positions:
        """The places of all keys and values; scanned when first asked for."""
        return Positions(self.text)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def personal_numbers(self) -> tuple[tuple[Place, Span], ...]:
        """What looks like personal numbers, wherever it stands: in comments and keys too."""
        return tuple(
            (self.place_at(*_line_and_column(self.text, start), end - start), Span(start, end))
            for start, end in personal.spans(self.text)
        )

    def place_of_key(self, path: KeyPath) -> Place | None:
        """Give the place of a key, a header or an entry of a list, or None when the file has no such path."""
        span = self.positions.keys.get(path)
        if span is None and path and isinstance(path[-1], int):
            span = self.positions.values.get(path)
        return self._place(span)

    def place_of_value(self, path: KeyPath) -> Place | None:
        """Give the place of a value; of its key when the value is a table with a header."""
        span = self.positions.values.get(path) or self.positions.keys.get(path)
        return self._place(span)

    def place_at(self, line: int, column: int, length: int = 1) -> Place:
        """Give a place by its line and column, both counted from 1."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return Place(self.name, line, column, length, text)

    def _place(self, span: Span | None) -> Place | None:
        if span is None:
            return None
        line, column = self.positions.line_and_column(span.start)
        end_line, _ = self.positions.line_and_column(span.end)
        rest_of_line = len(self._lines[line - 1]) - column + 1
        length = span.end - span.start if end_line == line else rest_of_line
        return self.place_at(line, column, length)


def read(path: Path, name: str | None = None) -> TomlFile:
    """Read a TOML file from disk.

    Args:
        path: The file.
        name: How to name it to the reader; as given when left out.

    Raises:
        SetupError: The file is missing, unreadable, too large, not UTF-8, too deep or not TOML.

    """
    name = name or str(path)
    try:
        if path.is_dir():  # on Windows, opening one is told as a lack of permission
            raise SetupError(Diagnostic("F002", Place(name)))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, ValueError):  # ValueError: a name with a NUL in it
        raise SetupError(Diagnostic("F001", Place(name))) from None
    except OSError as error:
        raise SetupError(Diagnostic("F003", Place(name), {"reason": error.strerror or ""})) from None
    return parse(content, name)


def parse(content: bytes, name: str) -> TomlFile:
    """Read TOML from bytes. Raises `SetupError` as `read` does."""
    if len(content) > MAX_BYTES:
        raise SetupError(Diagnostic("F004", Place(name)))
    digest = hashlib.sha256(content).hexdigest()
    text = _decode(content, name)
    unread = TomlFile(name, text, {}, digest)
    if "\r" in text:  # what TOML allows is gone by now; tomli would fold it, and the places would not fit
        place = unread.place_at(*_line_and_column(text, text.index("\r")))
        raise SetupError(Diagnostic("F006", place, {"reason": "Carriage return"}))
    try:
        values = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        numbers = (Diagnostic("P001", place) for place, _ in unread.personal_numbers)
        raise SetupError(_syntax(unread, error), *numbers) from None
    except RecursionError:
        raise SetupError(Diagnostic("F007", _deepest_place(unread))) from None
    except (ValueError, ArithmeticError):  # more digits, or a larger exponent, than Python reads
        raise SetupError(Diagnostic("F009", _longest_number(unread))) from None
    if _is_deeper(values, MAX_DEPTH):
        raise SetupError(Diagnostic("F007", _deepest_place(unread)))
    return TomlFile(name, text, values, digest)


def _decode(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode().split("\n")
        line, column = len(before), len(before[-1]) + 1
        source = error.object.split(b"\n")[line - 1].decode(errors="replace").rstrip("\r")
        raise SetupError(Diagnostic("F005", Place(name, line, column, 1, source))) from None
    return text.replace("\r\n", "\n")


def _syntax(file: TomlFile, error: tomli.TOMLDecodeError) -> Diagnostic:
    place = file.place_at(error.lineno, error.colno)
    if error.msg.startswith(_TWICE):
        return Diagnostic("F008", place)
    unended = any(sign in error.msg for sign in _UNENDED)
    for code, slip in _SLIPS[-1:] if unended else _SLIPS:  # inside a text, nothing else is a slip
        found = slip.match(place.text)
        if found:
            start, end = found.span(1)
            return Diagnostic(code, file.place_at(error.lineno, start + 1, max(1, end - start)))
    return Diagnostic("F006", place, {"reason": error.msg})


def _is_deeper(values: dict[str, Any], limit: int) -> bool:
    """Tell whether tables and lists lie more than so many levels below the file itself."""
    level: list[Any] = [values]
    for _ in range(limit + 1):
        level = [
            entry
            for each in level
            for entry in (each.values() if isinstance(each, dict) else each)
            if isinstance(entry, dict | list)
        ]
    return bool(level)


def _blanked(found: re.Match[str]) -> str:
    """Keep the line ends of a comment or text, and nothing else."""
    return re.sub(r"[^\n]", " ", found[0])


def _deepest_place(file: TomlFile) -> Place:
    """Point at the line that opens most brackets, or names the longest path."""
    bare = _QUOTED_OR_COMMENT.sub(_blanked, file.text)
    depths = [sum(line.count(each) for each in "[{.") for line in bare.split("\n")]
    line = depths.index(max(depths))
    text = file.text.split("\n")[line]
    column = len(text) - len(text.lstrip()) + 1
    return file.place_at(line + 1, column, len(text) - column + 1)


def _longest_number(file: TomlFile) -> Place:
    numbers = _NUMBER.finditer(_QUOTED_OR_COMMENT.sub(_blanked, file.text))
    longest = max(numbers, key=lambda found: len(found[0]))
    return file.place_at(*_line_and_column(file.text, longest.start()), len(longest[0]))


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
