"""Where a text stops being TOML, and which usual slip it is.

A reader of TOML tells where it gave up, which is seldom where the slip is: a list that is never closed is
refused at the end of the file. This walks through a refused text as its writer meant it, and points at the
slip. It claims nothing that TOML allows, and goes on after a slip that ends with its line.
"""

from __future__ import annotations

import re

from readiness.slips.keys import key_at, read_header, read_key
from readiness.slips.text import (
    ANY_STATEMENT,
    OPENING,
    REST,
    STATEMENT,
    Slip,
    Slipped,
    blank,
    code_of,
    end_of,
    gap,
    lost,
    rest_of_line,
    slipped,
)
from readiness.slips.values import read_value

__all__ = ["Slip", "key_at", "slips"]

_MOST = 100


def slips(text: str) -> list[Slip]:
    """Find the slips of a text that is not TOML, in its order; none where nothing known is found."""
    found: list[Slip] = []
    at = gap(text, 0)
    try:
        while at < len(text) and len(found) < _MOST:
            try:
                at = gap(text, _statement(text, at))
            except Slipped as stop:
                if stop.slip:
                    found.append(stop.slip)
                if stop.resume is None:
                    break
                is_inside = "\n" in text[at : stop.resume] or (stop.slip and stop.slip.code == "F041")
                following = (STATEMENT if is_inside else ANY_STATEMENT).search(text, stop.resume)
                at = following.start() if following else len(text)
                at = blank(text, at)
    except RecursionError:  # brackets without end
        pass
    return found


def _statement(text: str, at: int) -> int:
    if text[at] == "[":
        return read_header(text, at)
    end = read_value(text, *read_key(text, at), inside="")
    rest = code_of(rest_of_line(text, end))
    if not rest:
        return end_of(REST, text, end)
    raise _leftover(text, at, end, rest)


def _leftover(text: str, start: int, end: int, rest: str) -> Slipped:
    """Tell what the rest of a line is, after a value that was complete."""
    value = read_key(text, start)[0]
    stop = end + len(rest)
    bare = rest.lstrip()
    if bare.startswith(","):
        if re.fullmatch(r"(?:\s*,\s*(?:\"[^\"]*\"|'[^']*'|[-\w.]+))+\s*,?", rest):
            return slipped(text, "F042", value, stop, closing="[ ]")
        return lost(text, end)
    if bare in ("]", "}"):
        return slipped(text, "F042", stop - 1, stop, closing=OPENING[bare])
    if text[value] in "\"'" and text[end - 1] == text[value] and text[value] in bare:
        return slipped(text, "F015", value, stop, quote=text[value])
    return lost(text, end)
