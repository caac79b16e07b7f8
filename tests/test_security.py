"""What SECURITY.md says of `rules test` and `import`; `engine/test_stopped.py` holds the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

HOOK, FUNCTION = "krogen kører", "funktionen kører"

# `install` forgets what an earlier test has loaded.
pytestmark = pytest.mark.usefixtures("install", "project")


@pytest.fixture
def project(code_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Stand in the project of a new method whose code tells when it is run."""
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
    monkeypatch.chdir(package.parent)


def test_rules_test_runs_the_hook_and_the_functions_of_the_project(run: Run) -> None:
    ran = run("rules", "test")

    assert HOOK in ran.err
    assert f"print({FUNCTION!r})" in ran.out  # the line that it is stopped at


def test_a_table_is_taken_back_without_running_code(run: Run) -> None:
    assert run("rules", "export", ".", "--xlsx", "tabel.xlsx").code == 0

    ran = run("rules", "import", "tabel.xlsx")

    assert ran.code == 0
    assert HOOK not in ran.out + ran.err
