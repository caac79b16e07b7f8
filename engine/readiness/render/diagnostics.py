"""Diagnostics for people: what, where, the line itself with a mark under it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from readiness.diagnostics import Severity
from readiness.model import Text
from readiness.wording import harmless, masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.diagnostics import Diagnostic, Place
    from readiness.model import Language
    from readiness.render.canvas import Canvas, Tone

#: A reader mends ten and runs again; more is noise.
MOST = 10
_LONGEST_LINE = 160

_SEVERITY = {Severity.ERROR: Text("fejl", "error"), Severity.WARNING: Text("advarsel", "warning")}
_MORE = Text("… og {n} til. Ret dem, der står her, og kør igen.", "… and {n} more. Mend these and run again.")
_COUNT = Text("{n} fejl. Der er ikke regnet nogen score ud.", "{n} errors. No score was worked out.")
_ONE = Text("1 fejl. Der er ikke regnet nogen score ud.", "1 error. No score was worked out.")


def render(
    diagnostics: Sequence[Diagnostic], canvas: Canvas, language: Language, *, has_stopped: bool = False
) -> str:
    """Write diagnostics, at most ten, then how many there are where they have stopped an assessment."""
    return canvas.finished(_lines(diagnostics, canvas, language, has_stopped=has_stopped))


def _lines(
    diagnostics: Sequence[Diagnostic], canvas: Canvas, language: Language, *, has_stopped: bool
) -> Iterator[str]:
    for diagnostic in diagnostics[:MOST]:
        yield from _one(diagnostic, canvas, language)
        yield ""
    if len(diagnostics) > MOST:
        yield _MORE[language].format(n=len(diagnostics) - MOST)
    errors = sum(each.severity is Severity.ERROR for each in diagnostics)
    if errors and has_stopped:
        yield (_ONE if errors == 1 else _COUNT)[language].format(n=errors)


def _one(diagnostic: Diagnostic, canvas: Canvas, language: Language) -> Iterator[str]:
    tone: Tone = "bad" if diagnostic.severity is Severity.ERROR else "warn"
    head = canvas.tone(f"{_SEVERITY[diagnostic.severity][language]}[{diagnostic.code}]", tone)
    yield from canvas.wrapped(f"{head}: {diagnostic.sentence(language)}", "", "  ")
    if diagnostic.place is not None:
        yield from _excerpt(diagnostic.place)
    yield from canvas.wrapped(diagnostic.advice(language), "  = ")


def _excerpt(place: Place) -> Iterator[str]:
    number = str(place.line)
    margin = " " * len(number)
    yield f"{margin} --> {harmless(str(place))}"
    if not place.text.strip():
        return
    line = masked(place.text)  # as a whole: a mark may begin inside a personal number
    start = max(0, place.column - 1 - _LONGEST_LINE // 2)
    end = start + _LONGEST_LINE
    first, last = place.column - 1, min(place.column - 1 + place.length, end)
    before, marked, after = (harmless(each) for each in (line[start:first], line[first:last], line[last:end]))
    yield f"{number} │ {before}{marked}{after}"
    yield f"{margin} │ {' ' * _width(before)}{'^' * max(1, _width(marked))}"


def _width(text: str) -> int:
    """Count the cells that a text takes in a terminal; East Asian characters take two."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
