"""Diagnostics for people: what, where, the line itself with a mark under it, and what to do.

What is the same fault in several places is told once, with its places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.diagnostics import Place, Severity
from readiness.model import Text
from readiness.render.excerpt import excerpt, width
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.diagnostics import Diagnostic, Header
    from readiness.model import Language
    from readiness.render.canvas import Canvas, Tone

#: A reader mends ten and runs again; more is noise.
MOST = 10
#: Places of one fault that are shown with their lines, and those that are named by number after them.
SHOWN, NAMED = 3, 12

_SEVERITY = {Severity.ERROR: Text("fejl", "error"), Severity.WARNING: Text("advarsel", "warning")}
_SEVERITIES = {Severity.ERROR: Text("fejl", "errors"), Severity.WARNING: Text("advarsler", "warnings")}
_TONES: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "warn"}
_MORE = Text("… og {n} til. Ret dem, der står her, og kør igen.", "… and {n} more. Mend these and run again.")
_PLACES = Text("Og {n} steder til: linje {lines}.", "And {n} more places: line {lines}.")
_PLACE = Text("Og ét sted til: linje {lines}.", "And one more place: line {lines}.")
_AND = Text(" og ", " and ")
_IN_FILE = Text(" i {file}", " in {file}")
_IN_FILES = Text(" i {n} filer", " in {n} files")
_NO_SCORE = Text(" Der er ikke regnet nogen score ud.", " No score was worked out.")
_EXPLAINED = {
    Severity.ERROR: Text("En fejl forklaret:  ", "An error explained:  "),
    Severity.WARNING: Text("En advarsel forklaret:  ", "A warning explained:  "),
}
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-ZÆØÅ”“\"(])")


@dataclass(frozen=True, slots=True)
class _Group:
    """Diagnostics that say the same, each of another place."""

    severity: Severity
    code: str
    sentence: str
    advice: str
    places: tuple[Place, ...]


def render(
    diagnostics: Sequence[Diagnostic],
    canvas: Canvas,
    language: Language,
    *,
    has_stopped: bool = False,
    most: int | None = MOST,
) -> str:
    """Write diagnostics in their order: at most ten that differ, then how many there are.

    Args:
        diagnostics: What to tell.
        canvas: What it is written on.
        language: In which language.
        has_stopped: Whether they kept an assessment from being made, so that there is no score.
        most: How many that differ are told; None for all.

    """
    if not diagnostics:
        return ""
    return canvas.finished(_lines(diagnostics, canvas, language, has_stopped=has_stopped, most=most))


def told(diagnostic: Diagnostic, canvas: Canvas, language: Language) -> Iterator[str]:
    """Write one diagnostic by itself, without a count."""
    yield from _one(_grouped([diagnostic], language)[0], canvas, language)


def _lines(
    diagnostics: Sequence[Diagnostic],
    canvas: Canvas,
    language: Language,
    *,
    has_stopped: bool,
    most: int | None,
) -> Iterator[str]:
    groups = _grouped(diagnostics, language)
    foremost = _foremost(groups, most)
    for group in foremost:
        yield from _one(group, canvas, language)
        yield ""
    if len(groups) > len(foremost):
        left = len(diagnostics) - sum(max(1, len(each.places)) for each in foremost)
        yield _MORE[language].format(n=left)
    yield from canvas.wrapped(_count(diagnostics, language, has_stopped=has_stopped))
    first = next((each for each in foremost if each.severity is Severity.ERROR), foremost[0])
    yield canvas.tone(f"{_EXPLAINED[first.severity][language]}readiness explain {first.code}", "faint")


def _grouped(diagnostics: Sequence[Diagnostic], language: Language) -> list[_Group]:
    places: dict[tuple[Severity, str, str, str], dict[str, list[Place]]] = {}
    for each in diagnostics:
        key = (each.severity, each.code, each.sentence(language), each.advice(language))
        path = each.place.path if each.place else ""
        places.setdefault(key, {}).setdefault(path, []).extend([each.place] if each.place else [])
    return [_Group(*key, tuple(found)) for key, files in places.items() for found in files.values()]


def _foremost(groups: Sequence[_Group], most: int | None) -> Sequence[_Group]:
    """Choose what is told where there is too much: errors before warnings, and else the first."""
    chosen = sorted(range(len(groups)), key=lambda number: groups[number].severity is not Severity.ERROR)[
        :most
    ]
    return [groups[number] for number in sorted(chosen)]


def _one(group: _Group, canvas: Canvas, language: Language) -> Iterator[str]:
    head = canvas.tone(f"{_SEVERITY[group.severity][language]}[{group.code}]", _TONES[group.severity])
    yield from canvas.wrapped(f"{head}: {group.sentence}", "", "  ")
    shown = group.places[:SHOWN]
    margin = max((len(str(each.line)) for each in shown), default=1)
    label, rest = _label(group.advice)
    if not any(_has_room(place, label, margin, canvas) for place in shown[-1:]):
        label, rest = "", group.advice
    others = _others(group.places[SHOWN:], language)
    is_airy = bool(rest or others)
    header = None
    for number, place in enumerate(shown, 1):
        yield f"{' ' * margin}{'┌─' if canvas.has_signs else '-->'} {harmless(str(place))}"
        if not place.text.strip():
            continue
        if is_airy and number == 1:
            yield f"{' ' * margin}│"
        if place.header and place.header != header:
            header = place.header
            yield from _header(header, place.line, margin, canvas)
        yield from _line(place, margin, canvas, _TONES[group.severity], label if number == len(shown) else "")
    if shown and is_airy and shown[-1].text.strip():
        yield f"{' ' * margin}│"
    for text in filter(None, (others, rest)):
        yield from canvas.wrapped(text, f"{' ' * margin}= ")


def _header(header: Header, line: int, margin: int, canvas: Canvas) -> Iterator[str]:
    """Show the line that begins the table of a line, and that there are others between."""
    shown = excerpt(Place("", text=header.text), _room(margin, canvas), canvas)
    yield f"{header.line:>{margin}}│ {shown.text}"
    if line - header.line > 1:
        yield f"{' ' * margin}…"


def _line(place: Place, margin: int, canvas: Canvas, tone: Tone, label: str) -> Iterator[str]:
    """Show the line with its mark, and beside it what to do."""
    found = excerpt(place, _room(margin, canvas), canvas)
    yield f"{place.line:>{margin}}│ {found.text}"
    yield f"{' ' * margin}│ {' ' * found.first}{canvas.tone('^' * found.cells, tone)} {label}"


def _room(margin: int, canvas: Canvas) -> int:
    """Count the cells of a line of a file, beside its number."""
    return canvas.width - margin - 2


def _label(advice: str) -> tuple[str, str]:
    """Part the advice into its first sentence, as it is written beside a mark, and the rest."""
    first, *rest = _SENTENCE_END.split(advice, maxsplit=1)
    is_word = first[1:2].islower()  # not "I", and no name in capitals
    label = (first[:1].lower() if is_word else first[:1]) + first[1:]
    return label.removesuffix("."), " ".join(rest)


def _has_room(place: Place, label: str, margin: int, canvas: Canvas) -> bool:
    """Tell whether a label fits beside the mark."""
    room = _room(margin, canvas)
    found = excerpt(place, room, canvas)
    return bool(place.text.strip()) and found.first + found.cells + 1 + width(canvas.shown(label)) <= room


def _others(places: Sequence[Place], language: Language) -> str:
    """Name the lines of the places that are not shown."""
    if not places:
        return ""
    lines = list(dict.fromkeys(str(each.line) for each in places))
    named = ", ".join(lines[:NAMED]) + (" …" if len(lines) > NAMED else "")
    if 1 < len(lines) <= NAMED:
        named = ", ".join(lines[:-1]) + _AND[language] + lines[-1]
    return (_PLACE if len(places) == 1 else _PLACES)[language].format(n=len(places), lines=named)


def _count(diagnostics: Sequence[Diagnostic], language: Language, *, has_stopped: bool) -> str:
    counts = [(severity, sum(each.severity is severity for each in diagnostics)) for severity in Severity]
    said = _AND[language].join(
        f"{n} {(_SEVERITY if n == 1 else _SEVERITIES)[severity][language]}" for severity, n in counts if n
    )
    files = list(dict.fromkeys(each.place.path for each in diagnostics if each.place))
    if len(files) == 1:
        said += _IN_FILE[language].format(file=harmless(files[0]))
    elif files:
        said += _IN_FILES[language].format(n=len(files))
    return f"{said}." + (_NO_SCORE[language] if has_stopped else "")
