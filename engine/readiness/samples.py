"""Answers to begin with: for each field, lines of TOML that are valid and easy to mend."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from readiness.model import Field, Language

_BLANK: Final = "…"
_UNIT: Final = Text("Familieafsnittet", "Family unit")
_COUNT, _HIGH, _LOW = 10, 36, 11
_YEAR, _DAY = 2027, "2027-02-01"
_YEARS = 1000  # what cannot be below a thousand is a year
_TWO = 2


def sample(field: Field, language: Language, start: date | None, width: int) -> Iterator[str]:
    """Write an answer to a field, in lines of TOML.

    A record is written part by part. Of the entries of a list as much is shown as the width has room for.

    Args:
        field: The field.
        language: Of the names in the answer.
        start: The planned start, which dates and years are taken from.
        width: The most characters of a line.

    """
    return _Sampler(language, start, width).lines(field, field.id)


class _Sampler:
    def __init__(self, language: Language, start: date | None, width: int) -> None:
        self._language = language
        self._start = start
        self._width = width

    def lines(self, field: Field, name: str) -> Iterator[str]:
        if field.type == "record" and field.fields:
            for part in field.fields:
                yield from self.lines(part, f"{name}.{part.id}")
        elif field.type == "table" and field.of == "record":
            yield from self.lines(field.entry, f"{name}.{self._unit()}")
        elif field.type == "records":
            yield f"{name} = ["
            yield f"  {self._entry(field)},"
            yield "]"
        else:
            yield f"{name} = {self._value(field)}"

    def _entry(self, field: Field) -> str:
        """Write one entry of a list of records, as many parts as there is room for."""
        parts: list[str] = []
        for part in field.fields:
            longer = [*parts, f"{part.id} = {self._value(part)}"]
            if parts and len(_inline(longer)) > self._width - len("  ,"):
                break
            parts = longer
        return _inline(parts)

    def _value(self, field: Field) -> str:
        low = field.minimum
        if low >= _YEARS:
            return str(max(low, self._start.year if self._start else _YEAR))
        values = {
            "text": _quoted(_BLANK),
            "texts": f"[{_quoted(_BLANK)}]",
            "bool": "true",
            "int": str(max(low, _COUNT)),
            "number": str(max(low, _COUNT)),
            "share": "0.5",
            "range": f"[{max(low, _HIGH)}, {max(low, _LOW)}]",
            "date": str(self._start or _DAY),
            "choice": ", ".join(_quoted(each.id) for each in field.choices[:1]),
            "choices": f"[{', '.join(_quoted(each.id) for each in field.choices[:_TWO])}]",
            "records": f"[{_inline(self._parts(field))}]",
            "record": _inline(self._parts(field)),
        }
        if field.type == "table":
            return _inline([f"{self._unit()} = {self._value(field.entry)}"])
        return values[field.type]

    def _parts(self, field: Field) -> list[str]:
        return [f"{part.id} = {self._value(part)}" for part in field.fields]

    def _unit(self) -> str:
        return _quoted(_UNIT[self._language])


def _inline(parts: list[str]) -> str:
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
