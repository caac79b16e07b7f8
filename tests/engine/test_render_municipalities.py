"""Several files side by side: municipality by milestone, for each method that more than one declares."""

from __future__ import annotations

import re
from datetime import date

import pytest

from readiness import toml
from readiness.check import assess
from readiness.render import text as as_text
from readiness.render.canvas import Canvas

PROEVE = "[metoder.proeve.maal]\nsager = 24\n"
OTHER = "[metoder.signs_of_safety]\n"

pytestmark = pytest.mark.usefixtures("proeve")


def overview(*files: tuple[str, str], canvas: Canvas | None = None) -> str:
    """Show files, each a municipality and what it declares; give what stands below their sections."""
    assessments = [
        assess(
            toml.parse(f'[kommune]\nnavn = "{name}"\n{declared}'.encode(), f"{number}.toml"),
            as_of=date(2026, 11, 6),
        )
        for number, (name, declared) in enumerate(files, start=1)
    ]
    shown = as_text.render_several(assessments, canvas or Canvas(), "da")
    return shown[sum(len(as_text.render(each, canvas or Canvas(), "da")) + 2 for each in assessments) - 2 :]


def test_one_file_or_none_in_common_has_no_overview() -> None:
    assert overview(("Eksempelby", PROEVE)) == ""
    assert overview(("Eksempelby", PROEVE), ("Prøvekøbing", OTHER)) == ""


def test_rows_are_milestones_columns_municipalities_and_the_verdicts_stand_on_top() -> None:
    shown = overview(("Eksempelby Kommune", PROEVE), ("Prøvekøbing", "[metoder.proeve]\n"))

    assert shown.splitlines()[:3] == ["", "", "OVERBLIK: Prøvemetoden, 2 filer"]
    assert re.search(r"\n  Milepæl +Eksempelby +Prøvekøbing\n  Svar +Kan ikke +Kan ikke\n", shown)
    assert re.search(r"\n +afgøres endnu +afgøres endnu\n  Ledelse\n", shown)
    assert re.search(r"\n    Mål +✓ nået +\? ikke besvaret\n", shown)
    assert shown.endswith("  ✓ nået   ◐ delvist   ✗ mangler   ? ikke besvaret\n")


def test_a_municipality_that_occurs_twice_is_told_with_its_files() -> None:
    shown = overview(("Eksempelby", PROEVE), ("Prøvekøbing", PROEVE), ("Eksempelby", PROEVE))

    assert re.search(r"Eksempelby \(1\) +Prøvekøbing +Eksempelby \(2\)\n", shown)
    assert shown.endswith("\n  Eksempelby (1): 1.toml\n  Eksempelby (2): 3.toml\n")


def test_each_method_that_several_files_declare_has_a_table() -> None:
    shown = overview(("Eksempelby", PROEVE + OTHER), ("Prøvekøbing", OTHER), ("Esbjerg", OTHER + PROEVE))

    assert re.findall("OVERBLIK: (.*)", shown) == ["Prøvemetoden, 2 filer", "Signs of Safety, 3 filer"]


def test_many_municipalities_stand_in_tables_below_one_another_that_fit_the_width() -> None:
    shown = overview(*((f"By nummer {number}", PROEVE) for number in range(1, 8)))

    assert max(map(len, shown.splitlines())) <= 80
    assert shown.count("  Milepæl") == 3
    assert [f"By nummer {number}" in shown for number in range(1, 8)] == [True] * 7


def test_a_narrow_canvas_shows_one_municipality_at_a_time() -> None:
    narrow = Canvas(40)
    shown = overview(("Eksempelby", PROEVE), ("Prøvekøbing", PROEVE), canvas=narrow)

    assert shown.count("  Milepæl") == 2


def test_a_hostile_name_or_path_is_shown_harmlessly() -> None:
    shown = overview(("By\\u001b[2J", PROEVE), ("By\\u001b[2J", PROEVE))

    assert "\x1b" not in shown
    assert "By\\u001b[2J (1): 1.toml" in shown
