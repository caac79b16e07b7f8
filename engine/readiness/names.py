"""What somebody probably meant by a name that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


def meant(wrong: str, names: Iterable[str]) -> Text:
    """Guess the name: `Mente I samordnere? `, or nothing when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 (only a mistake needs it)

    close = get_close_matches(wrong.casefold(), list(names), n=1, cutoff=0.6)
    return Text(f"Mente I {close[0]}? ", f"Did you mean {close[0]}? ") if close else Text("", "")


def known(wrong: str, names: Iterable[str]) -> dict[str, str | Text]:
    """Say what a wrong name is, what it was probably meant to be, and what may stand there."""
    names = list(names)
    return {"name": wrong, "meant": meant(wrong, names), "known": ", ".join(names)}
