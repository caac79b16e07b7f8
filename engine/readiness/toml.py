"""TOML text in, values and positions out. Every way to fail is a diagnostic with its place."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import tomli

from readiness import personal
from readiness.diagnostics import Diagnostic, Header, Place
from readiness.errors import SetupError
from readiness.model import Text
from readiness.positions import STRING, KeyPath, Positions, Span
from readiness.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from readiness.slips import Slip

#: A setup of many pages is some ten thousand characters. What is larger is no setup.
MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

_QUOTED_OR_COMMENT = re.compile(rf"{STRING.pattern}|#[^\n]*", re.DOTALL)
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot redefine", "Cannot mutate", "Duplicate")
_MOST_LINES = 200  # of one statement
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

    def below_header(self, place: Place) -> Place:
        """Add the header of the table that a place stands in."""
        headers = [each.span.start for each in self.positions.statements if each.is_header]
        number = bisect_right([self.positions.line_and_column(each)[0] for each in headers], place.line) - 1
        if number < 0:
            return place
        line, _ = self.positions.line_and_column(headers[number])
        return place if line == place.line else replace(place, header=Header(line, self._lines[line - 1]))

    def place_of_part(self, path: KeyPath, part: str, *, is_key: bool = False) -> Place | None:
        """Give the place of some characters of a key or value, whose text may go over several lines.

        None where they are written in another way than they are read, as escapes are.
        """
        span = (self.positions.keys if is_key else self.positions.values).get(path)
        at = self.text.find(part, span.start, span.end) if span else -1
        return self.place_at(*self.positions.line_and_column(at), len(part)) if at >= 0 else None

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
        raise SetupError(*_syntax(unread, error), *numbers) from None
    except RecursionError:
        raise SetupError(Diagnostic("F007", _deepest_place(unread))) from None
    except (ValueError, ArithmeticError):  # more digits, or a larger exponent, than Python reads
        raise SetupError(Diagnostic("F009", _longest_number(unread))) from None
    if _is_deeper(values, MAX_DEPTH):
        raise SetupError(Diagnostic("F007", _deepest_place(unread)))
    return TomlFile(name, text, values, digest)


def _decode(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SetupError(Diagnostic("F005", Place(name)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode().split("\n")
        line, column = len(before), len(before[-1]) + 1
        source = _as_meant(error.object.split(b"\n")[line - 1]).rstrip("\r")
        raise SetupError(Diagnostic("F005", Place(name, line, column, 1, source))) from None
    return text.replace("\r\n", "\n")


def _as_meant(line: bytes) -> str:
    """Show a line that is not UTF-8 as its writer saw it, which is most often in the encoding of Windows."""
    shown = ""
    while True:
        try:
            return shown + line.decode()
        except UnicodeDecodeError as error:
            wrong = line[error.start : error.start + 1]
            shown += line[: error.start].decode() + wrong.decode("cp1252", errors="replace")
            line = line[error.start + 1 :]


def _syntax(file: TomlFile, error: tomli.TOMLDecodeError) -> Iterator[Diagnostic]:
    """Tell of all slips; of what the reader of TOML says too, unless a slip explains it."""
    from readiness.slips import slips  # noqa: PLC0415 (only a mistake needs it)

    told = [_told(file, slip) for slip in slips(file.text)]
    if error.msg.startswith(_TWICE):
        yield _twice(file, error)
    elif not told or (told[0].place and told[0].place.line > error.lineno):
        yield Diagnostic("F006", file.place_at(error.lineno, error.colno), {"reason": error.msg})
    yield from told


def _told(file: TomlFile, slip: Slip) -> Diagnostic:
    values: dict[str, str | Text] = dict(slip.values)
    if "instead" in values:
        instead = shown(slip.values["instead"])
        values["instead"] = Text(f"Skriv {instead}. ", f"Write {instead}. ") if instead else Text("", "")
    line, column = _line_and_column(file.text, slip.start)
    return Diagnostic(slip.code, file.place_at(line, column, max(1, slip.end - slip.start)), values)


def _twice(file: TomlFile, error: tomli.TOMLDecodeError) -> Diagnostic:
    """Point at what stands again, and tell where it stands already."""
    from readiness.slips import key_at  # noqa: PLC0415 (only a mistake needs it)

    lines = file.text.split("\n")
    candidates = range(error.lineno, max(0, error.lineno - _MOST_LINES), -1)
    number = next((each for each in candidates if _is_toml("\n".join(lines[: each - 1]))), error.lineno)
    at = sum(len(each) + 1 for each in lines[: number - 1])
    at += len(lines[number - 1]) - len(lines[number - 1].lstrip())
    start, end = key_at(file.text, at)
    known = Positions(file.text[:at])
    if file.text.startswith("[", at):
        path, least = Positions(file.text[:at] + file.text[at:].partition("\n")[0]).statements[-1].path, 0
    else:
        table = known.statements[-1].table if known.statements else ()
        path, least = (*table, *_parts(file.text[start:end])), len(table)
    paths = [path[:size] for size in range(len(path), least, -1)]
    first = next((known.keys[each] for each in paths if each in known.keys), None)
    line = known.line_and_column(first.start)[0] if first else number
    place = file.place_at(*_line_and_column(file.text, start), end - start)
    return Diagnostic("F008", place, {"name": file.text[start:end], "line": str(line)})


def _is_toml(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


def _parts(key: str) -> KeyPath:
    """Split a dotted key."""
    parts, value = [], tomli.loads(f"{key} = 0")
    while isinstance(value, dict):
        [(name, value)] = value.items()
        parts.append(name)
    return tuple(parts)


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
