"""What somebody probably meant by a name that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


def meant(wrong: str, names: Iterable[str]) -> Text:
    """Guess the name: `Mente I samordnere? `, or nothing when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 (only a mistake needs it)

    folded = {name.casefold(): name for name in names}
    close = get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    if not close:
        return Text("", "")
    name = folded[close[0]]
    return Text(f"Mente I {name}? ", f"Did you mean {name}? ")


def known(wrong: str, names: Iterable[str]) -> dict[str, str | Text]:
    """Say what a wrong name is, what it was probably meant to be, and what may stand there."""
    names = list(names)
    return {"name": wrong, "meant": meant(wrong, names), "known": ", ".join(names)}
