"""Names: what an id is, and what somebody probably meant by a name that does not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e"})
_ID = re.compile("[a-z][a-z0-9_]*")
_NEAR = 0.6
_SHORTEST = 4  # of a name that may stand for a longer one that holds it


def plain(name: str) -> str:
    """Write a name as ids are written: small letters, ae, oe and aa, words joined by underscores."""
    return re.sub(r"[\W_]+", "_", name.casefold().translate(_SPELT)).strip("_")


def is_id(text: str) -> bool:
    """Tell whether a text is written as ids are: small letters, digits and underscores, a letter first."""
    return _ID.fullmatch(text) is not None


def meant(wrong: str, names: Iterable[str]) -> Text:
    """Guess the name: `Mente I samordnere? `, or nothing when none is near."""
    guess = nearest(wrong, names)
    return Text(f"Mente I {guess}? ", f"Did you mean {guess}? ") if guess else Text("", "")


def nearest(wrong: str, names: Iterable[str]) -> str | None:
    """Give the name that was probably meant."""
    return _guess(plain(wrong), {plain(name): name for name in reversed(list(names))})


def known(wrong: str, names: Iterable[str]) -> dict[str, str | Text]:
    """Say what a wrong name is, what it was probably meant to be, and what may stand there."""
    names = list(names)
    return {"name": wrong, "meant": meant(wrong, names), "known": ", ".join(names) or "–"}


def _guess(wrong: str, names: dict[str, str]) -> str | None:
    """Look for the same name in another spelling, then for one that holds it, then for the nearest."""
    if wrong in names:
        return names[wrong]
    from difflib import get_close_matches  # noqa: PLC0415 (only a mistake needs it)

    close = get_close_matches(wrong, names, n=1, cutoff=_NEAR)
    if not close and len(wrong) >= _SHORTEST:
        close = [name for name in names if wrong in name or name in wrong.split("_")]
        if len(close) > 1:
            return None  # it may be any of them
    return names[close[0]] if close else None
