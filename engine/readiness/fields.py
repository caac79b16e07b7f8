"""Declared values against the fields of a ruleset: what does not fit, where, and what may stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from readiness.model import DONT_KNOW, Field, FieldType
from readiness.names import known, plain
from readiness.personal import holds_cpr
from readiness.wording import is_hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from readiness.model import Text
    from readiness.positions import KeyPath

#: No count, amount or year of a municipality is larger; what is larger is a slip of the keyboard.
MAX_NUMBER = 10**12
MAX_DECIMALS = 6
_SHOWN = 40  # digits of a number that cannot be right
_ENDS = 2  # of an interval
_BEGINS_DONT_KNOW = ("v", "V")  # a quick look before the careful one
#: Thousands parted by a point, which are read as decimals; nobody ends three decimals in a nought.
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{2}0")


@dataclass(frozen=True, slots=True)
class Fault:
    """A value or key that does not fit, by its path in the file."""

    code: str
    path: KeyPath
    is_key: bool = False  #: the key is wrong, not its value
    values: Mapping[str, str | Text] = field(default_factory=dict)
    part: str = ""  #: the characters at fault, where they are only part of the text


def check(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    """Add a fault for everything in a declared value that its field does not take.

    Args:
        value: What was declared.
        field: What it is declared as.
        path: Where it stands in the file.
        faults: The list to add to.

    """
    if value == DONT_KNOW:
        return
    if isinstance(value, str) and value[:1] in _BEGINS_DONT_KNOW and plain(value) == DONT_KNOW:
        faults.append(Fault("K017", path, values={"name": value}))
        return
    _CHECKS[field.type](value, field, path, faults)


def check_keys(
    table: Mapping[str, Any],
    fields: Mapping[str, Field],
    path: KeyPath,
    faults: list[Fault],
    code: str = "K030",
) -> None:
    """Check the entries of a closed table: each key must be one of the fields."""
    for key, value in table.items():
        field = fields.get(key)
        if field is None:
            faults.append(Fault(code, (*path, key), is_key=True, values=known(key, fields)))
        else:
            check(value, field, (*path, key), faults)


def check_characters(text: str, path: KeyPath, faults: list[Fault], *, is_key: bool = False) -> None:
    """Add a fault for a personal number, and for characters that cannot be seen."""
    if holds_cpr(text):
        faults.append(Fault("P001", path, is_key=is_key))
    if is_hostile(text):
        part = next(each for each in text if is_hostile(each))
        faults.append(Fault("K070", path, is_key=is_key, part=part))


def _check_thousands(value: Decimal, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    about: dict[str, str | Text] = {
        "field": field.id,
        "label": field.label,
        "value": f"{value.normalize():f}",
        "thousands": str(value).replace(".", ""),
        "decimals": f"{value.normalize():f}",
    }
    faults.append(Fault("K016", path, values=about))


def _mistyped(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    from readiness.forms import expected  # noqa: PLC0415 (only a mistake needs it)

    about: dict[str, str | Text] = {
        "field": field.id,
        "label": field.label,
        "expected": expected(value, field),
    }
    faults.append(Fault("K010", path, values=about))


def _check_text(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, str):
        _mistyped(value, field, path, faults)
    else:
        check_characters(value, path, faults)


def _check_texts(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, list):
        _mistyped(value, field, path, faults)
        return
    for index, entry in enumerate(value):
        _check_text(entry, field, (*path, index), faults)


def _check_bool(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, bool):
        _mistyped(value, field, path, faults)


def _check_number(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if field.interval and isinstance(value, list):
        _check_ends(value, replace(field, interval=False), path, faults)
        return
    if isinstance(value, Decimal) and _THOUSANDS.fullmatch(str(value)):
        _check_thousands(value, field, path, faults)
        return
    types = int if field.type == "int" else (int, Decimal)
    highest = 1 if field.type == "share" else MAX_NUMBER
    if (
        not isinstance(value, types)
        or isinstance(value, bool)
        or (isinstance(value, Decimal) and not value.is_finite())
    ):
        _mistyped(value, field, path, faults)
    elif not field.minimum <= value <= highest or (isinstance(value, Decimal) and _is_too_fine(value)):
        shown = str(value)[:_SHOWN] if abs(value) < 10**_SHOWN else "…"
        about: dict[str, str | Text] = {
            "field": field.id,
            "label": field.label,
            "value": shown,
            "minimum": str(field.minimum),
        }
        faults.append(Fault("K015" if field.type == "share" else "K011", path, values=about))


def _check_range(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, list):
        _mistyped(value, field, path, faults)
        return
    _check_ends(value, replace(field, type="int"), path, faults, is_falling=True)


def _check_ends(
    value: list[Any], end: Field, path: KeyPath, faults: list[Fault], *, is_falling: bool = False
) -> None:
    """Check that a list is two numbers in their order, each as the field of an end takes it."""
    known_faults = len(faults)
    for index, number in enumerate(value):
        _check_number(number, end, (*path, index), faults)
    if len(faults) == known_faults and (len(value) != _ENDS or value != sorted(value, reverse=is_falling)):
        faults.append(Fault("K014" if is_falling else "K013", path))


def _is_too_fine(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent > MAX_DECIMALS


def _check_date(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, date) or isinstance(value, datetime):
        _mistyped(value, field, path, faults)


def _check_choice(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    names = [choice.id for choice in field.choices]
    if not isinstance(value, str):
        _mistyped(value, field, path, faults)
    elif value not in names:
        faults.append(Fault("K012", path, values=known(value, names)))


def _check_choices(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, list):
        _mistyped(value, field, path, faults)
        return
    for index, entry in enumerate(value):
        _check_choice(entry, field, (*path, index), faults)


def _check_record(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, dict):
        _mistyped(value, field, path, faults)
        return
    check_keys(value, {part.id: part for part in field.fields}, path, faults)


def _check_records(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        _mistyped(value, field, path, faults)
        return
    for index, entry in enumerate(value):
        _check_record(entry, field, (*path, index), faults)


def _check_table(value: object, field: Field, path: KeyPath, faults: list[Fault]) -> None:
    if not isinstance(value, dict):
        _mistyped(value, field, path, faults)
        return
    entry_field = field.entry
    for key, entry in value.items():
        check_characters(key, (*path, key), faults, is_key=True)
        check(entry, entry_field, (*path, key), faults)


_CHECKS: Mapping[FieldType, Callable[[object, Field, KeyPath, list[Fault]], None]] = {
    "text": _check_text,
    "texts": _check_texts,
    "bool": _check_bool,
    "int": _check_number,
    "number": _check_number,
    "share": _check_number,
    "range": _check_range,
    "date": _check_date,
    "choice": _check_choice,
    "choices": _check_choices,
    "record": _check_record,
    "records": _check_records,
    "table": _check_table,
}
