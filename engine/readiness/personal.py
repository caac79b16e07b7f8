"""Danish personal numbers (cpr) in texts: where they stand, and how they are hidden.

Six digits of a date and four more, told by the date alone: the check digit is not asked for, since numbers
without one have been given out since 2007. The seventh digit says the century, so that a number whose bearer
is not born yet is none. A replacement number (the day plus 60) is one where the two parts are kept apart.

What cannot be told from a personal number is refused as one. A P-nummer, which is ten digits in a row, may be
such; it is let pass where the text says just before it what it is.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A line end too: it is shown as a space.
_SPACE = "[ \\t\\n\\r\u00a0\u202f]"
#: All that is written between the two parts: hyphens and dashes, an underscore, what is there and not seen.
_DASH = "[-_\u2010-\u2015\u2212\u00ad\u200b-\u200d\u2060\ufeff]"
_NUMBER = re.compile(
    "(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})"
    f"({_SPACE}?{_DASH}{_SPACE}?|{_SPACE})?"
    "([0-9])[0-9]{3}(?![0-9])"
)
#: Says that the ten digits to come are a P-nummer, or one more of a list of them.
_P_NUMBER = re.compile(
    r"\b(?:p[- \u2011](?:nummer|numre|nr)|produktionsenhed(?:er|snummer)?)\b[.:=\s]*"
    r"(?:10[0-9]{8}(?:\s*(?:[,;/&]|og)\s*))*\Z",
    re.IGNORECASE,
)
_FAR_ENOUGH = 120  # characters before a number that may say what it is
_REPLACEMENT = 60  # is added to the day
_BORN_BEFORE_1900, _BORN_AFTER_1900 = 58, 37  # the years that the seventh digit places in an older century


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the personal numbers of a text: where each begins, and where it has ended."""
    return (found.span() for found in _NUMBER.finditer(text) if _is_personal(found))


def holds_cpr(text: str) -> bool:
    """Tell whether a text holds what is a personal number by its date."""
    return any(map(_is_personal, _NUMBER.finditer(text)))


def masked(text: str) -> str:
    """Hide the digits of personal numbers; the text keeps its length."""
    return _NUMBER.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return re.sub("[0-9]", "•", found[0]) if _is_personal(found) else found[0]


def _is_personal(found: re.Match[str]) -> bool:
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    is_apart = found[4] is not None
    if is_apart and day > _REPLACEMENT:
        day -= _REPLACEMENT
    try:
        born = date(_century(found[5], year) + year, month, day)
    except ValueError:
        return False
    return born <= _today() and (is_apart or not _is_said_to_be_another(found))


def _century(seventh: str, year: int) -> int:
    if seventh in "5678":
        return 1800 if year >= _BORN_BEFORE_1900 else 2000
    return 2000 if seventh in "49" and year < _BORN_AFTER_1900 else 1900


def _is_said_to_be_another(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - _FAR_ENOUGH) : found.start()]
    return found[0].startswith("10") and _P_NUMBER.search(before) is not None


def _today() -> date:
    """Give the day of the clock: whose number it is does not depend on the day that is assessed."""
    return datetime.now(tz=UTC).astimezone().date()
