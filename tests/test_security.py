"""Which commands for authors run the code of a project, and which do not: as SECURITY.md says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

SETUP = '[kommune]\nnavn = "Eksempelby Kommune"\n[metoder.min_metode]\n'
HOOK, FUNCTION = "krogen kører", "funktionen kører"

# `install` forgets what an earlier test has loaded.
pytestmark = pytest.mark.usefixtures("install", "project")


@pytest.fixture
def project(code_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Stand in the project of a new method whose code tells when it is run; beside it lies a copy."""
    monkeypatch.chdir(code_path)
    assert run("rules", "new", "Min metode").code == 0
    package = code_path / "readiness-min-metode/readiness_min_metode"
    for name, line, said in (
        ("__init__.py", "    ruleset = ", HOOK),
        ("regnestykker.py", "    brug = ", FUNCTION),
    ):
        text = (package / name).read_text(encoding="utf-8")
        assert text.count(line) == 1
        (package / name).write_text(text.replace(line, f"    print({said!r})\n{line}"), encoding="utf-8")
    shutil.copytree(package.parent, "kopi")
    monkeypatch.chdir(package.parent)
    Path("kommune.toml").write_text(SETUP, encoding="utf-8")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("lint", {HOOK}),
        ("test", {HOOK, FUNCTION}),
        ("diff ../kopi . kommune.toml", {HOOK, FUNCTION}),
        ("diff ../kopi .", set()),
        ("docs", set()),
        ("export . --csv tabel", set()),
        ("export . --xlsx tabel.xlsx", set()),
    ],
)
def test_a_command_for_authors_runs_the_code_that_the_page_says(
    command: str, told: set[str], run: Run
) -> None:
    ran = run("rules", *command.split())

    assert {each for each in (HOOK, FUNCTION) if each in ran.out + ran.err} == told


def test_a_table_is_taken_back_without_running_code(run: Run) -> None:
    assert run("rules", "export", ".", "--xlsx", "tabel.xlsx").code == 0

    ran = run("rules", "import", "tabel.xlsx")

    assert ran.code == 0
    assert HOOK not in ran.out + ran.err
