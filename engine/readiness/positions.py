"""Where every key and value of a TOML text stands.

No TOML reader tells places, so this scans a text that tomli has already accepted, and may therefore
trust its form. It never reads values: it only measures them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Keys and list indices from the root of the file to a value.
KeyPath = tuple[str | int, ...]

_SKIP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
#: A text in any of the four kinds of quotes.
STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]*[^,\]}#\n\s]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, as offsets in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One header, or one key with its value."""

    table: KeyPath  #: the table that it begins, or that it stands in
    path: KeyPath  #: what it names; of a header, the same as `table`
    span: Span
    is_header: bool = False


class Positions:
    """The places of all keys and values of one TOML text whose lines end in a single line feed."""

    def __init__(self, text: str) -> None:
        """Scan the whole text once."""
        self.keys: dict[KeyPath, Span] = {}  #: a key, or the part of a header that names a table
        self.values: dict[KeyPath, Span] = {}
        self.statements: list[Statement] = []  #: in the order of the file
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._last_index: dict[KeyPath, int] = {}  # the newest entry of each array of tables
        self._scan()

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Give the place of an offset, both counted from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def _scan(self) -> None:
        table: KeyPath = ()
        at = self._skip(0)
        while at < len(self._text):
            start, is_header = at, self._text[at] == "["
            if is_header:
                path, at = self._header(at)
                table = path
            else:
                path, at = self._pair(at, table)
            self.statements.append(Statement(table, path, Span(start, at), is_header))
            at = self._skip(at)

    def _skip(self, at: int) -> int:
        return self._end(_SKIP, at)

    def _blank(self, at: int) -> int:
        return self._end(_BLANK, at)

    def _end(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self._text, at)
        return match.end() if match else at  # tomli has accepted the text, so there is a match

    def _header(self, at: int) -> tuple[KeyPath, int]:
        is_array = self._text.startswith("[[", at)
        parts, at = self._dotted_key(at + 1 + is_array)
        path: KeyPath = ()
        for number, (name, span) in enumerate(parts):
            path = (*path, name)
            is_last = number == len(parts) - 1
            if is_array and is_last:
                self._last_index[path] = self._last_index.get(path, -1) + 1
            if path in self._last_index:
                self.keys.setdefault(path, span)
                path = (*path, self._last_index[path])
            if is_last:
                self.keys[path] = span
            else:
                self.keys.setdefault(path, span)
        return path, self._text.index("]", at) + 1 + is_array

    def _pair(self, at: int, table: KeyPath) -> tuple[KeyPath, int]:
        parts, at = self._dotted_key(at)
        path = table
        for name, span in parts:
            path = (*path, name)
            self.keys.setdefault(path, span)
        return path, self._value(self._skip(at + 1), path)  # past the equals sign

    def _dotted_key(self, at: int) -> tuple[Sequence[tuple[str, Span]], int]:
        parts = []
        while True:
            at = self._blank(at)
            quoted = self._text[at] in "\"'"
            end = self._end(STRING if quoted else _BARE_KEY, at)
            name = self._text[at:end]
            parts.append((next(iter(tomli.loads(f"{name}=0"))) if quoted else name, Span(at, end)))
            at = self._blank(end)
            if self._text[at] != ".":
                return parts, at
            at += 1

    def _value(self, at: int, path: KeyPath) -> int:
        if self._text[at] == "[":
            end = self._array(at, path)
        elif self._text[at] == "{":
            end = self._inline_table(at, path)
        else:
            end = self._end(STRING if self._text[at] in "\"'" else _SCALAR, at)
        self.values[path] = Span(at, end)
        return end

    def _array(self, at: int, path: KeyPath) -> int:
        at = self._skip(at + 1)
        index = 0
        while self._text[at] != "]":
            at = self._skip(self._value(at, (*path, index)))
            index += 1
            if self._text[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _inline_table(self, at: int, path: KeyPath) -> int:
        at = self._skip(at + 1)
        while self._text[at] != "}":
            _, at = self._pair(at, path)
            at = self._skip(at)
            if self._text[at] == ",":
                at = self._skip(at + 1)
        return at + 1
