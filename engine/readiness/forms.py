"""The form that the answer to a field takes, in words for the one who wrote another."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from readiness.model import Field, Text
from readiness.slips.meanings import meaning
from readiness.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPECTED: Mapping[str, Text] = {
    "text": Text('en tekst i anførselstegn, fx "Afsnitsleder"', 'a text in quotes, such as "Team leader"'),
    "texts": Text('en liste af tekster, fx ["Familieafsnittet"]', 'a list of texts, such as ["Family unit"]'),
    "bool": Text("true (ja) eller false (nej)", "true (yes) or false (no)"),
    "int": Text("et helt tal uden anførselstegn, fx 24", "a whole number without quotes, such as 24"),
    "number": Text(
        "et tal uden anførselstegn, fx 24 eller 7.5", "a number without quotes, such as 24 or 7.5"
    ),
    "share": Text(
        "en andel fra 0 til 1 uden anførselstegn, fx 0.66", "a share from 0 to 1 without quotes, such as 0.66"
    ),
    "range": Text(
        "det højeste og det laveste tal, fx [36, 11]", "the highest and the lowest number, such as [36, 11]"
    ),
    "date": Text("en dato uden anførselstegn, fx 2027-02-01", "a date without quotes, such as 2027-02-01"),
    "choice": Text("et af ordene: {choices}", "one of the words: {choices}"),
    "choices": Text("en liste med nogle af ordene: {choices}", "a list of some of the words: {choices}"),
    "record": Text("en tabel, fx {{ {parts} = … }}", "a table, such as {{ {parts} = … }}"),
    "records": Text(
        "en liste af tabeller, fx [{{ {parts} = … }}]", "a list of tables, such as [{{ {parts} = … }}]"
    ),
    "table": Text(
        'en tabel med navne, fx {{ "Familieafsnittet" = … }}',
        'a table of names, such as {{ "Family unit" = … }}',
    ),
}


_OR_INTERVAL = Text(
    ", eller et spænd fra lav til høj, fx [27, 28]", ", or an interval from low to high, such as [27, 28]"
)
_UNQUOTED = Text("{} uden anførselstegn", "{} without quotes")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_TRUTHS = dict.fromkeys(("ja", "yes", "true", "sand"), "true") | dict.fromkeys(
    ("nej", "no", "false", "falsk"), "false"
)
_LONGEST = 60  # of an answer that is written again
_HUGE = 10**15


def expected(value: object, field: Field) -> Text:
    """Say what to write: the same answer in the right form where it can be told, else what the form is."""
    return _mended(value, field) or _form(field)


def _form(field: Field) -> Text:
    parts = {
        "choices": ", ".join(choice.id for choice in field.choices),
        "parts": field.fields[0].id if field.fields else "…",
    }
    form = _EXPECTED[field.type]
    text = Text(form.da.format_map(parts), form.en.format_map(parts))
    return Text(text.da + _OR_INTERVAL.da, text.en + _OR_INTERVAL.en) if field.interval else text


def _mended(value: object, field: Field) -> Text | None:
    """Write an answer in the form of its field; None where that cannot be told, or must not be shown."""
    written, is_unquoted = _rewritten(value, field)
    if not written or len(written) > _LONGEST or shown(written) != written:
        return None
    return (
        Text(_UNQUOTED.da.format(written), _UNQUOTED.en.format(written))
        if is_unquoted
        else Text(written, written)
    )


def _rewritten(value: object, field: Field) -> tuple[str, bool]:
    """Write an answer in the form of its field, and tell whether quotes were taken away."""
    if isinstance(value, str):
        return _from_text(value, field)
    if isinstance(value, datetime) and field.type == "date":
        return value.date().isoformat(), False
    if field.type == "text" and isinstance(value, date):
        return f'"{value}"', False
    if field.type == "text" and isinstance(value, int) and not isinstance(value, bool) and abs(value) < _HUGE:
        return f'"{value}"', False
    return "", False


def _from_text(value: str, field: Field) -> tuple[str, bool]:
    if field.type in ("int", "number", "share") and _NUMBER.fullmatch(value):
        return value.replace(",", "."), True
    if field.type == "bool":
        return _TRUTHS.get(value.casefold(), ""), True
    if field.type == "date":
        return _iso(value), True
    if field.type == "texts" or (field.type == "choices" and value in [each.id for each in field.choices]):
        return f'["{value}"]', False
    return "", False


def _iso(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        told = meaning(value)
        return told.instead if told and told.code == "F012" else ""
