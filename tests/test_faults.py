"""A corpus of broken setups in `faults`, each told with the right code at the right characters.

Beside each file lies what is expected of it, one line a diagnostic: the code, line and column, and the
characters that are marked. A mark ends with its line; what cannot be seen is written as U+ and a number.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from readiness import ReadinessError
from readiness.catalogue import CATALOGUE
from readiness.check import check_file
from readiness.diagnostics import Severity
from readiness.render.canvas import Canvas
from readiness.render.diagnostics import MOST, render
from readiness.render.excerpt import width
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from readiness.diagnostics import Diagnostic
    from readiness.model import Language

FAULTS = Path(__file__).parent / "faults"
FILES = sorted(FAULTS.glob("*.toml"))
AS_OF = date(2026, 11, 6)
#: Codes that no content of a file gives, or only together with another plugin or command; tests of the engine
#: try them.
NOT_BY_CONTENT = {
    *(f"F{number:03}" for number in range(20, 26)),
    *("F030", "F031", "F032", "F033"),
    *(f"K{number:03}" for number in (*range(44, 51), *range(53, 58))),
    "F001",
    "F002",
    "F003",
    "F004",
    "K052",
    "P002",  # in the name of the file
    *(f"F{number:03}" for number in range(60, 66)),  # of a baseline, which is a file of its own
    *(f"M{number:03}" for number in range(3, 20)),  # of plugins, installed or being written
}
#: Codes of setups that are still without a case here.
WITHOUT_A_CASE: set[str] = set()


class Told(NamedTuple):
    """A code, where it is told, and the characters that are marked."""

    code: str
    place: str
    marked: str


def diagnostics_of(path: Path) -> Sequence[Diagnostic]:
    try:
        return check_file(path, as_of=AS_OF, name="kommune.toml").diagnostics
    except ReadinessError as error:
        return error.diagnostics


def visible(text: str) -> str:
    return "".join(each if each.isprintable() else f"U+{ord(each):04X}" for each in text)


def told(diagnostic: Diagnostic) -> Told:
    place = diagnostic.place
    assert place
    marked = place.text[place.column - 1 :][: place.length]
    return Told(diagnostic.code, f"{place.line}:{place.column}", visible(marked))


def expected(path: Path) -> list[Told]:
    lines = path.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"([A-Z]\d{3}) (\d+:\d+) ⟦(.*)⟧", line) for line in lines]
    return [Told(*each.groups()) for each in found if each]


def under_marks(shown: str) -> dict[str, str]:
    """Give the characters that stand over each mark of a rendering, by line and column."""
    found, place = {}, ""
    lines = shown.splitlines()
    for number, line in enumerate(lines):
        where = re.fullmatch(r" *┌─ kommune\.toml:(\d+:\d+)", line)
        place = where[1] if where else place
        mark = re.match(r" *│ *(\^+)", line)
        if mark:
            found[place] = _within(lines[number - 1], *mark.span(1))
    return found


def _within(text: str, first: int, last: int) -> str:
    """Give the characters in some cells of a line; one without a width belongs to the one before it."""
    ends = [width(text[: at + 1]) for at in range(len(text))]
    return "".join(each for each, end in zip(text, ends, strict=True) if first < end <= last)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_fault_is_told_with_its_code_at_its_characters(path: Path) -> None:
    assert [told(each) for each in diagnostics_of(path)] == expected(path)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_fault_is_shown_with_a_mark_under_its_characters(path: Path, language: Language) -> None:
    diagnostics = diagnostics_of(path)
    shown = render(diagnostics, Canvas(10_000), language)  # so wide that no line is cut
    marks = under_marks(shown)

    assert set(re.findall(r"^\w+\[(\w+)\]: ", shown, re.MULTILINE)) == {each.code for each in expected(path)}
    assert marks or not any(each.place and each.place.text for each in diagnostics)
    for diagnostic in diagnostics:
        assert diagnostic.place
        _, place, _ = told(diagnostic)
        text = diagnostic.place.text[diagnostic.place.column - 1 :][: diagnostic.place.length]
        if place in marks:
            assert marks[place] == harmless(text.replace("\t", "    "))
        elif len(set(map(str, diagnostics))) <= MOST:
            assert f"{diagnostic.place.line}" in shown


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_fault_is_shown_wider_than_the_terminal(path: Path, language: Language) -> None:
    for room in (60, 120):
        lines = render(diagnostics_of(path), Canvas(room), language).splitlines()
        assert max(map(width, lines)) <= room


def test_every_file_says_what_is_expected_of_it_and_nothing_else_lies_there() -> None:
    assert len(FILES) >= 70
    assert {path.name for path in FAULTS.iterdir()} == {
        "shown",
        *(name for path in FILES for name in (path.name, path.with_suffix(".expect").name)),
    }
    assert {path.name for path in SHOWN.iterdir()} == {
        f"{name}.{each}.txt" for name in GOLDEN for each in CANVASES
    }
    for path in FILES:
        assert (
            len(expected(path))
            == len(path.with_suffix(".expect").read_text(encoding="utf-8").splitlines())
            > 0
        )


def test_a_file_is_named_after_the_first_code_that_it_is_about() -> None:
    for path in FILES:
        code = path.stem.partition("-")[0].upper()
        assert code == "SEVERAL" or code in {each.code for each in expected(path)}, path.name


def test_every_code_that_a_setup_can_give_is_in_the_corpus() -> None:
    given = {each.code for path in FILES for each in expected(path)}
    wanted = {code for code in CATALOGUE if code[0] in "FKMP"} - NOT_BY_CONTENT

    assert wanted - given == WITHOUT_A_CASE


# --- As they are shown ---

SHOWN = FAULTS / "shown"
CANVASES: Mapping[str, tuple[Language, Canvas]] = {
    "da": ("da", Canvas(80)),
    "en": ("en", Canvas(80)),
    "ascii": ("da", Canvas(80, has_signs=False, has_letters=False, encoding="ascii")),
}
GOLDEN = [
    "several-faults",
    "several-slips",
    "several-of-the-same",
    "several-kinds-more-than-ten",
    "f005-windows-1252",
    "f008-key-and-table",
    "k030-on-a-very-long-line",
    "k010-after-wide-characters",
    "p001-in-a-text-over-lines",
    "k043-code-of-another",
]


@pytest.mark.parametrize("manner", CANVASES)
@pytest.mark.parametrize("name", GOLDEN)
def test_a_rendering_is_the_one_that_was_looked_at(
    name: str, manner: str, request: pytest.FixtureRequest
) -> None:
    language, canvas = CANVASES[manner]
    diagnostics = diagnostics_of(FAULTS / f"{name}.toml")
    has_stopped = any(each.severity is Severity.ERROR for each in diagnostics)
    shown = render(diagnostics, canvas, language, has_stopped=has_stopped)
    path = SHOWN / f"{name}.{manner}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(shown, encoding="utf-8")

    assert shown == path.read_text(encoding="utf-8")
    assert shown.isascii() or manner != "ascii"
