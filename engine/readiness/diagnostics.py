"""What is wrong or doubtful in a file: a code, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from readiness.catalogue import CATALOGUE
from readiness.model import Text
from readiness.wording import harmless, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from readiness.model import Language


class Severity(StrEnum):
    """Whether a diagnostic stops or fails the assessment."""

    ERROR = "error"
    WARNING = "warning"


class Header(NamedTuple):
    """The line that begins the table which something stands in."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of characters in a file. Lines and columns count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    text: str = ""  #: the whole line, as it stands
    header: Header | None = field(default=None, compare=False)  #: of the table, where it helps to see it
    cell: str = ""  #: of a workbook: `Felter!B17`, which stands for line and column

    def __str__(self) -> str:
        """Print as `file:line:column`, or as `file:sheet!cell`."""
        return f"{self.path}:{self.cell or f'{self.line}:{self.column}'}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a file, a plugin or a ruleset, in words for the one who can mend it."""

    code: str
    place: Place | None = None
    values: Mapping[str, str | Text] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def sentence(self, language: Language) -> str:
        """Say what is wrong."""
        return self._filled(CATALOGUE[self.code].sentence, language)

    def advice(self, language: Language) -> str:
        """Say what to do or to write instead."""
        return self._filled(CATALOGUE[self.code].advice, language)

    def _filled(self, text: Text, language: Language) -> str:
        values = {
            name: value[language] if isinstance(value, Text) else harmless(value)
            for name, value in self.values.items()
        }
        if "name" in values:  # as somebody wrote it, at whatever length
            values["name"] = shortened(values["name"])
        return text[language].format_map(values).strip()

    def __str__(self) -> str:
        """Print in one line, in English, for logs and exceptions."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.code} {self.sentence('en')} {self.advice('en')}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put diagnostics in the order of the file; those without a place come first."""
    return tuple(
        sorted(diagnostics, key=lambda each: (each.place.line, each.place.column) if each.place else (0, 0))
    )
