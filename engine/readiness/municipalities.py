"""The 98 official municipalities: by code, and by name as people write it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Those whose formal name is not the name on the list and "Kommune".
_FORMAL: Final = {"0101": "Københavns Kommune", "0400": "Bornholms Regionskommune"}
_SPELLINGS: Final = {"å": "aa", "æ": "ae", "ø": "oe", "-": " "}
_CODE = re.compile(r"[0-9]{3,4}")
_NEAR = 0.7  # how much of two names must be alike; invented names are further from all 98


class Official(NamedTuple):
    """A municipality of the list."""

    code: str  #: four digits
    name: str  #: its formal name


@cache
def official() -> Mapping[str, str]:
    """Give the names by their code of four digits."""
    rows = (files("readiness") / "municipalities.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {code: name for code, _, name in (row.partition(",") for row in rows)}


def is_code(written: str) -> bool:
    """Tell whether something has the form of a code: three or four digits."""
    return bool(_CODE.fullmatch(written))


def found(written: str) -> Official | None:
    """Find a municipality by its code or name, with or without "Kommune", genitive s, æ, ø and å."""
    code = written.zfill(4) if is_code(written) else None
    if code is None:
        folded, codes = _folded(written), _codes()
        spellings = (folded, f"{folded}s", folded.removesuffix("s"))
        code = next((codes[each] for each in spellings if each in codes), None)
    name = official().get(code or "")
    return Official(code, _FORMAL.get(code, f"{name} Kommune")) if code and name else None


def near(written: str) -> list[str]:
    """Name the municipalities that a name may be a misspelling of, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 (only a mistake needs it)

    codes = _codes()
    return [official()[codes[each]] for each in get_close_matches(_folded(written), codes, 3, _NEAR)]


@cache
def _codes() -> Mapping[str, str]:
    return {_folded(name): code for code, name in official().items()}


def _folded(name: str) -> str:
    """Write a name in the one way in which names are compared."""
    text = name.casefold()
    for letter, spelling in _SPELLINGS.items():
        text = text.replace(letter, spelling)
    return " ".join(re.sub(r"\b(?:regions)?kommune\b", " ", text).split())
