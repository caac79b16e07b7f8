"""A line of a file with a mark under some of its characters, as wide as they are in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

from readiness.personal import masked
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readiness.diagnostics import Place
    from readiness.render.canvas import Canvas

_TAB = " " * 4
_CUT = "…"
#: Hangul vowels and final consonants that are drawn into the letter before them.
_JOINED = range(0x1160, 0x1200)


class Excerpt(NamedTuple):
    """A line as it is shown, and the cells that are marked in it."""

    text: str
    first: int
    cells: int


def excerpt(place: Place, room: int, canvas: Canvas) -> Excerpt:
    """Show the line of a place in so many cells, cut around the mark where it is longer."""
    line = masked(place.text)  # as a whole: a cut may go through a personal number
    first = min(place.column - 1, len(line))
    last = min(first + place.length, len(line))
    before = _cells(line[max(0, first - room) : first], canvas)
    shown = _cells(line[first : last + room][:room], canvas)
    marked = min(last - first, len(shown))
    if max(first, len(line) - first) > room or _width([*before, *shown], canvas) > room:
        cut = _width([_CUT], canvas)
        lead = max(room // 2, room - _width(shown[:marked], canvas)) - 2 * cut
        kept = [*_fitting(reversed(before), lead, canvas)][::-1]
        before = kept if len(kept) == first else [_CUT, *kept]
        fitting = [*_fitting(shown, room - _width(before, canvas) - cut, canvas)]
        shown = fitting if first + len(fitting) == len(line) else [*fitting, _CUT]
    text = canvas.shown("".join(before + shown))
    return Excerpt(text, _width(before, canvas), max(1, _width(shown[:marked], canvas)))


def width(text: str) -> int:
    """Count the cells that a text takes in a terminal: two for East Asian characters, none for accents."""
    return sum(map(_cell_count, text))


def _cell_count(character: str) -> int:
    if category(character) in ("Mn", "Me") or ord(character) in _JOINED:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _cells(text: str, canvas: Canvas) -> list[str]:
    """Give what is shown for each character."""
    return [_TAB if each == "\t" else canvas.shown(harmless(each)) for each in text]


def _width(cells: Iterable[str], canvas: Canvas) -> int:
    return sum(width(canvas.shown(each)) for each in cells)


def _fitting(cells: Iterable[str], room: int, canvas: Canvas) -> Iterator[str]:
    """Give as many as there is room for."""
    for each in cells:
        room -= _width([each], canvas)
        if room < 0:
            return
        yield each
