"""TOML text in, values and positions out. Every way to fail is a diagnostic with its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli

from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.positions import KeyPath, Positions, Span

if TYPE_CHECKING:
    from pathlib import Path

#: A setup of many pages is some ten thousand characters. What is larger is no setup.
MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20


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

    def place_of_key(self, path: KeyPath) -> Place | None:
        """Give the place of a key or header, or None when the path is not in the file."""
        return self._place(self.positions.keys.get(path))

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
    if path.is_dir():
        raise SetupError(Diagnostic("F002", Place(name)))
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SetupError(Diagnostic("F001", Place(name))) from None
    except OSError as error:
        raise SetupError(Diagnostic("F003", Place(name), {"reason": error.strerror or ""})) from None
    except ValueError:  # a name with a NUL in it
        raise SetupError(Diagnostic("F001", Place(name))) from None
    return parse(content, name)


def parse(content: bytes, name: str) -> TomlFile:
    """Read TOML from bytes. Raises `SetupError` as `read` does."""
    if len(content) > MAX_BYTES:
        raise SetupError(Diagnostic("F004", Place(name)))
    digest = hashlib.sha256(content).hexdigest()
    text = _decode(content, name)
    unread = TomlFile(name, text, {}, digest)
    try:
        values = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        raise SetupError(_syntax(unread, error)) from None
    except RecursionError:
        raise SetupError(Diagnostic("F007", _deepest_place(unread))) from None
    except ValueError:
        raise SetupError(Diagnostic("F009", _longest_number(unread))) from None
    if _is_deeper(values, MAX_DEPTH):
        raise SetupError(Diagnostic("F007", _deepest_place(unread)))
    return TomlFile(name, text, values, digest)


def _decode(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig").replace("\r\n", "\n")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        source = content.splitlines()[line - 1].decode("utf-8", errors="replace")
        raise SetupError(Diagnostic("F005", Place(name, line, column, 1, source))) from None
    return text.replace("\r\n", "\n")


def _syntax(file: TomlFile, error: tomli.TOMLDecodeError) -> Diagnostic:
    place = file.place_at(error.lineno, error.colno)
    if error.msg.startswith(("Cannot overwrite", "Cannot declare", "Duplicate", "Cannot mutate")):
        return Diagnostic("F008", place)
    return Diagnostic("F006", place, {"reason": error.msg})


def _is_deeper(value: object, limit: int) -> bool:
    if isinstance(value, dict):
        return limit == 0 or any(_is_deeper(each, limit - 1) for each in value.values())
    if isinstance(value, list):
        return limit == 0 or any(_is_deeper(each, limit - 1) for each in value)
    return False


def _deepest_place(file: TomlFile) -> Place:
    """Point at the line that opens most brackets or names the longest path."""
    lines = file.text.split("\n")
    depth = [line.count("[") + line.count("{") + line.count(".") for line in lines]
    number = depth.index(max(depth))
    return file.place_at(number + 1, 1, len(lines[number]))


def _longest_number(file: TomlFile) -> Place:
    lines = file.text.split("\n")
    number = max(range(len(lines)), key=lambda each: len(lines[each]))
    return file.place_at(number + 1, 1, len(lines[number]))
