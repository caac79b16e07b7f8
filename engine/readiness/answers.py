"""What somebody types as an answer, read as the value that the field takes.

Nobody need know TOML to answer: `ja`, `7,5`, `58 %` and `1. februar 2027` are read as they are meant. What
cannot be read so is kept as the text that was typed, and the reader of setups tells what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import tomli

from readiness.model import DONT_KNOW, Field, FieldType
from readiness.wording import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

_DONT_KNOW: Final = frozenset({"ved_ikke", "do_not_know", "don't_know"})
_YES_NO: Final = {"ja": True, "yes": True, "true": True, "nej": False, "no": False, "false": False}
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:[. \u00a0][0-9]{3})+")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_SHARE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[ \u00a0]?%")
_ENDS = re.compile(r"([0-9][^-–]*)[-–]\s*([0-9].*)")
_PERCENT = 100


def read(words: Sequence[str], field: Field) -> object:
    """Read what was typed as an answer to a field.

    Args:
        words: What was typed; several words are the entries of a list.
        field: What it answers.

    Returns:
        The value to be declared. It need not fit the field: that is for the reader of setups to tell.

    """
    if len(words) > 1:
        entry = replace(field, type="int") if field.type == "range" else field.entry
        return [_one(each, entry) for each in words]
    return _one(words[0], field)


def _one(typed: str, field: Field) -> object:
    word = typed.strip()
    if _plain(word) in _DONT_KNOW:
        return DONT_KNOW
    reader = _READERS.get(field.type)
    found = reader(word, field) if reader else None
    if found is None and field.interval:
        found = _ends(word, replace(field, interval=False))
    if found is None:
        found = _literal(word, field)
    return typed if found is None else found


def _literal(word: str, field: Field) -> object:
    """Read TOML. A text is taken as it was typed, but for quotes around it."""
    if field.type == "text" and word[:1] not in ('"', "'"):
        return None
    try:
        read = tomli.loads(f"x = {word}", parse_float=_finite)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    # what follows a line feed would be a key of its own, and no part of the answer
    return read["x"] if len(read) == 1 else None


def _finite(digits: str) -> Decimal:
    number = Decimal(digits)
    if not number.is_finite():
        raise ValueError(digits)
    return number


def _bool(word: str, _field: Field) -> bool | None:
    return _YES_NO.get(word.casefold())


def _int(word: str, _field: Field) -> int | None:
    if not _WHOLE.fullmatch(word):
        return None
    try:
        return int(re.sub(r"[. \u00a0]", "", word))
    except ValueError:  # more digits than Python reads
        return None


def _number(word: str, _field: Field) -> int | Decimal | None:
    if not _DECIMAL.fullmatch(word):
        return None
    return _int(word, _field) if word.isdecimal() else Decimal(word.replace(",", "."))


def _share(word: str, field: Field) -> int | Decimal | None:
    percent = _SHARE.fullmatch(word)
    if not percent:
        return _number(word, field)
    return (Decimal(percent[1].replace(",", ".")) / _PERCENT).normalize()


def _range(word: str, field: Field) -> list[Any] | None:
    end = replace(field, type="int")
    return _ends(word, end) or _ends("-".join(word.split(",", 1)), end)


def _ends(word: str, field: Field) -> list[Any] | None:
    """Read the two ends of an interval: `27-28`."""
    ends = _ENDS.fullmatch(word)
    return [_one(ends[1], field), _one(ends[2], field)] if ends else None


def _date(word: str, _field: Field) -> date | None:
    return read_day(word)


def _choice(word: str, field: Field) -> str | None:
    """Find a choice by its id or by what reports call it."""
    for choice in field.choices:
        if _plain(word) in map(_plain, (choice.id, choice.da, choice.en)):
            return choice.id
    return None


def _texts(word: str, field: Field) -> list[Any] | None:
    if word.startswith("["):
        return None
    return [_one(each.strip(), field.entry) for each in word.split(",") if each.strip()]


def _choices(word: str, field: Field) -> list[Any] | None:
    chosen = _choice(word, field)  # what a choice is called may hold a comma
    return [chosen] if chosen else _texts(word, field)


def _records(word: str, field: Field) -> list[Any] | None:
    record = _literal(word, field)
    return [record] if isinstance(record, dict) else None


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.casefold())


_READERS: Final[Mapping[FieldType, Callable[[str, Field], object]]] = {
    "bool": _bool,
    "int": _int,
    "number": _number,
    "share": _share,
    "range": _range,
    "date": _date,
    "choice": _choice,
    "texts": _texts,
    "choices": _choices,
    "records": _records,
}
