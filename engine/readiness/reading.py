"""Reading a closed TOML table: what is missing, misspelt or of another type is told with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from readiness.model import Text
from readiness.names import meant
from readiness.wording import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from readiness.positions import KeyPath

_T = TypeVar("_T")
_E = TypeVar("_E", bound="StrEnum")


class Misfit(NamedTuple):
    """A key that does not fit, and why."""

    path: KeyPath
    reason: Text


class Table:
    """A table that is being read. Every key must be asked for; `close` tells of the others.

    A reader of a key gives a harmless stand-in when the key does not fit, so that one run tells all faults.
    """

    def __init__(self, values: dict[str, Any], path: KeyPath, misfits: list[Misfit]) -> None:
        """Begin to read."""
        self._values = values
        self._path = path
        self._misfits = misfits
        self._asked: list[str] = []

    def text(self, key: str) -> str:
        """Read a text that must be there and say something."""
        found: str = self._typed(key, str, _TEXT, _STAND_IN).strip()
        if not found:
            self._misfit(key, _TEXT)
        return found

    def text_if_any(self, key: str) -> str | None:
        """Read a text that may be left out."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; none when left out."""
        found = self._typed(key, list, _TEXTS, []) if self.has(key) else []
        if not all(isinstance(each, str) and each.strip() for each in found):
            self._misfit(key, _TEXTS)
            return ()
        return tuple(found)

    def number(self, key: str) -> int:
        """Read a whole number that must be there."""
        return int(self._typed(key, int, _NUMBER, 0))

    def number_if_any(self, key: str) -> int | None:
        """Read a whole number that may be left out."""
        return self.number(key) if self.has(key) else None

    def flag(self, key: str) -> bool:
        """Read true or false; false when left out."""
        return bool(self._typed(key, bool, _FLAG, default=False)) if self.has(key) else False

    def word(self, key: str, words: type[_E]) -> _E:
        """Read one of a closed set of words, which must be there."""
        return next(each for each in words if each == self.name(key, *words))

    def word_if_any(self, key: str, words: type[_E]) -> _E | None:
        """Read one of a closed set of words, or nothing."""
        return self.word(key, words) if self.has(key) else None

    def name(self, key: str, *names: str) -> Any:  # noqa: ANN401 (one of the names)
        """Read one of the names; give the first when it is none."""
        allowed = ", ".join(names)
        found = self._typed(key, str, Text(f"skriv et af: {allowed}", f"write one of: {allowed}"), names[0])
        if found not in names:
            guess = meant(found, names)
            reason = Text(f"{guess.da}skriv et af: {allowed}", f"{guess.en}write one of: {allowed}")
            self._misfit(key, reason)
            return names[0]
        return found

    def has(self, key: str) -> bool:
        """Tell whether a key that may be left out is there."""
        self._asked.append(key)
        return key in self._values

    def as_it_is(self, key: str) -> dict[str, Any] | None:
        """Read a table that is looked into later; None when left out."""
        found: dict[str, Any] | None = self._typed(key, dict, _TABLE, None) if self.has(key) else None
        return found

    def condition(self, key: str) -> dict[str, Any]:
        """Read a table that must be there and is looked into later."""
        found: dict[str, Any] = self._typed(key, dict, _TABLE, {})
        return found

    def table(self, key: str, read: Callable[[Table], _T]) -> _T:
        """Read a table that must be there."""
        return self._inside(self._typed(key, dict, _TABLE, {}), (*self._path, key), read)

    def table_if_any(self, key: str, read: Callable[[Table], _T]) -> _T | None:
        """Read a table that may be left out."""
        return self.table(key, read) if self.has(key) else None

    def tables(self, key: str, read: Callable[[Table], _T]) -> tuple[_T, ...]:
        """Read a list of tables; none when left out."""
        found = self._typed(key, list, _TABLES, []) if self.has(key) else []
        if not all(isinstance(each, dict) for each in found):
            self._misfit(key, _TABLES)
            return ()
        return tuple(self._inside(each, (*self._path, key, index), read) for index, each in enumerate(found))

    def close(self) -> None:
        """Tell of the keys that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                allowed = ", ".join(dict.fromkeys(self._asked))
                self._misfit(key, filled(_NO_KEY, key=key, guess=meant(key, self._asked), allowed=allowed))

    def _inside(self, values: dict[str, Any], path: KeyPath, read: Callable[[Table], _T]) -> _T:
        # What is read from a stand-in would only repeat what was told of its key.
        known = len(self._misfits)
        table = Table(values, path, self._misfits)
        result = read(table)
        table.close()
        if self._misfits[:known] and self._misfits[known - 1].path == path:
            del self._misfits[known:]
        return result

    def _typed(self, key: str, kind: type, expected: Text, default: Any) -> Any:  # noqa: ANN401 (of that kind)
        if not self.has(key):
            self._misfit(key, _MISSING)
            return default
        found = self._values[key]
        if type(found) is not kind:
            self._misfit(key, expected)
            return default
        return found

    def _misfit(self, key: str, reason: Text) -> None:
        self._misfits.append(Misfit((*self._path, key), reason))


_STAND_IN = "?"  # for a text that does not fit, which has been told already
_NO_KEY = Text(
    "her kan ikke stå ”{key}”. {guess}Her kan stå: {allowed}",
    "“{key}” cannot stand here. {guess}Here may stand: {allowed}",
)
_MISSING = Text("nøglen mangler", "the key is missing")
_TEXT = Text("skriv en tekst i anførselstegn", "write a text in quotes")
_TEXTS = Text("skriv en liste af tekster", "write a list of texts")
_NUMBER = Text("skriv et helt tal uden anførselstegn", "write a whole number without quotes")
_FLAG = Text("skriv true eller false", "write true or false")
_TABLE = Text("skriv en tabel", "write a table")
_TABLES = Text("skriv en liste af tabeller", "write a list of tables")
