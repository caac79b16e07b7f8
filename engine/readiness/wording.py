"""Numbers, dates and declared texts as a reader of Danish or English expects them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING
from unicodedata import category

from readiness.model import DONT_KNOW, Field, Text
from readiness.personal import masked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language


class Share(Decimal):
    """A part of a whole, from 0 to 1; written in per cent."""

    __slots__ = ()


#: What a message may be filled with.
Value = int | Decimal | str | date | Text

_MONTHS: Mapping[Language, list[str]] = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),  # noqa: SIM905 (read in a row)
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905 (read in a row)
}
_DONT_KNOW = Text("ved ikke", "do not know")
_NONE = Text("ingen", "none")
_HIGHEST_LOWEST = Text("højest {}, lavest {}", "highest {}, lowest {}")
_YES_NO = {True: Text("ja", "yes"), False: Text("nej", "no")}
_YEARS = 1000
_LONGEST = 160  # characters of a declared answer; the file holds the rest
_NEVER_SHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: What the log of a CI run takes for a command: `::name` where a line begins, `##vso[` and `##[` anywhere.
_COMMAND = re.compile(r"(?<!\S):(?=:\S)|#(?=#(?:vso)?\[)", re.IGNORECASE)
_SUSPECT = re.compile(r"[^\x20-\x7e\xa0-\xac\xae-\u05ff]")


def number(value: int | Decimal, language: Language) -> str:
    """Write a number: `45.500` and `7,5` in Danish, `45,500` and `7.5` in English; a share as `58 %`."""
    if isinstance(value, Share):
        return f"{number(100 * value, language)}\u00a0%"
    text = f"{value + 0:,f}" if isinstance(value, Decimal) else f"{value:,}"  # + 0: no sign before zero
    whole, point, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if language == "da":
        whole, point = whole.replace(",", "."), ","
    return whole + point + decimals if decimals else whole


def day(value: date, language: Language) -> str:
    """Write a date: `1. februar 2027` in Danish, `1 February 2027` in English."""
    dot = "." if language == "da" else ""
    return f"{value.day}{dot} {_MONTHS[language][value.month - 1]} {value.year}"


def read_day(text: str) -> date | None:
    """Read a date as people write it: `2027-02-01`, `1.2.2027`, `1. februar 2027`, `1 February 2027`."""
    written = text.strip().casefold()
    iso = re.fullmatch("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", written)
    found = re.fullmatch("([0-9]{1,2})[./ -]+([0-9]{1,2}|[a-z]+)[./ -]+([0-9]{4})", written)
    if iso:
        year, month, number = iso.groups()
    elif found:
        number, month, year = found.groups()
    else:
        return None
    months = {
        name.casefold(): place for names in _MONTHS.values() for place, name in enumerate(names, start=1)
    }
    try:
        return date(int(year), months.get(month) or int(month), int(number))
    except ValueError:
        return None


def span(low: int, high: int) -> str:
    """Write an interval of whole numbers: `58–69`, or `58` when both ends agree."""
    return str(low) if low == high else f"{low}–{high}"


def harmless(text: str) -> str:
    r"""Show what steers a terminal or a CI run or turns the text as `\\u001b`, and hide personal numbers."""
    text = _COMMAND.sub(lambda found: f"\\u{ord(found[0]):04x}", masked(text))
    if not _SUSPECT.search(text):
        return text
    return "".join(map(_shown, text))


def shown(text: str) -> str:
    """Show a declared text harmlessly, and no longer than a reader takes in."""
    return shortened(harmless(text))


def is_hostile(text: str) -> bool:
    """Tell whether a text holds characters that cannot be seen but do something."""
    return not text.isprintable() and any(
        category(each) in _NEVER_SHOWN for each in text if each not in "\n\t"
    )


def fill(text: Text, values: Mapping[str, Value], language: Language) -> str:
    """Fill the braces of a message with values written for the language."""
    return text[language].format_map({name: written(value, language) for name, value in values.items()})


def filled(text: Text, **values: object) -> Text:
    """Fill the braces of a text in both languages, with what somebody else wrote shown harmlessly."""
    safe = {
        name: value if isinstance(value, Text) else Text(*[shown(str(value))] * 2)
        for name, value in values.items()
    }
    da, en = ({name: value[language] for name, value in safe.items()} for language in ("da", "en"))
    return Text(text.da.format_map(da), text.en.format_map(en))


@cache
def placeholders(text: Text) -> frozenset[str]:
    """Name what stands in braces in a message; it is the same in both languages."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text.da) if name is not None)


def is_interval(value: object, field: Field) -> bool:
    """Tell whether a list is two ends of a number, not several answers."""
    return isinstance(value, list) and (field.interval or field.type == "range")


def answer(value: object, field: Field, language: Language) -> str:
    """Show a declared answer in a few words: `Sager om året: 24`, `Underskrevet`, `Familieafsnittet: 3`."""
    text = _answer(value, field, language)
    speaks_for_itself = isinstance(value, str | list | dict) and not is_interval(value, field)
    return shortened(text if speaks_for_itself else f"{field.label[language]}: {text}")


def plain(value: object, field: Field, language: Language) -> str:
    """Show a value of a field without its label."""
    return shortened(_answer(value, field, language))


def _answer(value: object, field: Field, language: Language) -> str:
    if value == DONT_KNOW:
        return _DONT_KNOW[language]
    if isinstance(value, bool):
        return _YES_NO[value][language]
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, int | Decimal):
        return _number(value, field, language)
    if isinstance(value, dict | list):
        return _parts(value, field, language) or _NONE[language]
    chosen = {choice.id: choice.en if language == "en" else choice.da for choice in field.choices}
    return chosen.get(str(value), harmless(str(value))) or _NONE[language]


def _parts(value: dict[str, object] | list[object], field: Field, language: Language) -> str:
    if isinstance(value, dict):
        return (_table if field.type == "table" else _record)(value, field, language)
    if is_interval(value, field):
        return _interval(value, field, language)
    mark = " · " if field.type == "records" else "; "
    return mark.join(_answer(each, field, language) for each in value)


def _number(value: int | Decimal, field: Field, language: Language) -> str:
    if field.minimum >= _YEARS:  # what cannot be below a thousand is a year, and a year has no thousands
        return str(value)
    return number(Share(value) if field.type == "share" else value, language)


def _interval(ends: list[object], field: Field, language: Language) -> str:
    one, other = (_answer(end, field, language) for end in ends)
    if field.type == "range":
        return _HIGHEST_LOWEST[language].format(one, other)
    return one if one == other else f"{one}–{other}"


def _table(value: Mapping[str, object], field: Field, language: Language) -> str:
    """Show the entries with their names; entries of several parts are set apart."""
    entries = [f"{harmless(key)}: {_answer(each, field.entry, language)}" for key, each in value.items()]
    return (" · " if field.of == "record" else "; ").join(entries)


def _record(value: Mapping[str, object], field: Field, language: Language) -> str:
    """Show the parts with their names; in a list, a text tells by itself which part it is."""
    parts = {part.id: part for part in field.fields}
    shown = []
    for key, each in value.items():
        part = parts.get(key)
        text = _answer(each, part or field, language)
        is_plain = field.type == "records" and part is not None and part.type in ("text", "choice")
        name = part.label[language] if part else harmless(key)
        shown.append(text if is_plain else f"{name}: {text}")
    return "; ".join(shown)


def shortened(text: str) -> str:
    """Cut a text to what a reader takes in."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def written(value: Value, language: Language) -> str:
    """Write a value that a message is filled with."""
    if isinstance(value, Text):
        return shown(value[language])
    if isinstance(value, str):
        return shown(value)
    return day(value, language) if isinstance(value, date) else number(value, language)


def _shown(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if category(character) in _NEVER_SHOWN:
        return f"\\u{ord(character):04x}"
    return character
