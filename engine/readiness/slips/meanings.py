"""Values without quotes that TOML does not know, and what they were probably meant to be."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ENGLISH = {"may": "maj", "oct": "okt"}
#: A date as it is written in Danish: day, month, year.
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\s?[./-]\s?(\d{1,2})\s?[./-]\s?|\.?\s?([a-zæøå]{3})[a-zæøå]*\.?\s)(\d{4})", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})")
_TIME = re.compile(
    r"(?:kl\.?\s*)?[0-2]?\d(?:[.:][0-5]\d)?\s*[-–]\s*[0-2]?\d(?:[.:][0-5]\d)?|kl\.?\s*[0-2]?\d(?:[.:][0-5]\d)?",
    re.IGNORECASE,
)
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([. ])\d{3})(?:\1\d{3})*(?:,\d+)?")
_WITH_UNIT = re.compile(r"([-+]?\d[\d.,]*)\s*(?:%|[^\W\d_][^=:\"]*)")
_WORDS = re.compile(r"[^\W\d_][^={}\[\]\"“”„«»]*")
_YES_NO = frozenset({"ja", "nej", "yes", "no", "sand", "falsk"})


class Meaning(NamedTuple):
    """The code of a slip, and what to write instead where that can be told."""

    code: str
    instead: str = ""


def meaning(token: str) -> Meaning | None:
    """Tell which slip a value without quotes is; None for what is valid, or resembles nothing known.

    Args:
        token: The value as it stands, up to the end of its line or the next comma or bracket.

    """
    for look in _LOOKS:
        found = look(token)
        if found:
            return found
    return None


def _truth(token: str) -> Meaning | None:
    small = token.casefold()
    if small in ("true", "false"):
        return Meaning("F016", small) if token != small else None
    return Meaning("F010") if small in _YES_NO else None


def _day(token: str) -> Meaning | None:
    found = _DAY_FIRST.fullmatch(token)
    if found:
        day, month, name, year = found.groups()
        return _date(int(year), int(month) if month else _month(name.casefold()), int(day))
    found = _YEAR_FIRST.fullmatch(token)
    if found:
        told = _date(*map(int, found.groups()))
        return None if told.instead == token else told
    return None


def _month(name: str) -> int:
    """Give the number of a month by the beginning of its name; 0 when there is none."""
    name = _ENGLISH.get(name, name)
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0


def _date(year: int, month: int, day: int) -> Meaning:
    try:
        return Meaning("F012", date(year, month, day).isoformat())
    except ValueError:  # the calendar has no such day
        return Meaning("F012")


def _time(token: str) -> Meaning | None:
    return Meaning("F048", f'"{token}"') if _TIME.fullmatch(token) else None


def _number(token: str) -> Meaning | None:
    if _DECIMAL_COMMA.fullmatch(token):
        return Meaning("F014", token.replace(",", "."))
    grouped = _GROUPED.fullmatch(token)
    if grouped and (grouped[1] == " " or token.count(".") > 1 or "," in token):
        return Meaning("F017", token.replace(grouped[1], "").replace(",", "."))
    unit = _WITH_UNIT.fullmatch(token)
    if unit and not _NUMERIC.fullmatch(token):
        return Meaning("F018", _plain(unit[1]))
    return None


#: What a number or a time may hold besides digits, in all of TOML's ways to write them.
_NUMERIC = re.compile(r"[-+]?(?:0[box][0-9A-Fa-f_]+|[0-9_.]+(?:[eE][-+]?[0-9_]+)?)|\d{4}-\d\d-\d\d[Tt ].*")


def _plain(digits: str) -> str:
    """Write the digits of a Danish number as TOML does."""
    digits = digits.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        digits = digits.replace(".", "")
    return digits.replace(",", ".")


def _text(token: str) -> Meaning | None:
    if token in ("true", "false", "inf", "nan") or not _WORDS.fullmatch(token):
        return None
    return Meaning("F019", f'"{token}"')


_LOOKS: tuple[Callable[[str], Meaning | None], ...] = (_truth, _day, _time, _number, _text)
