"""The benchmark runs wherever the project is installed and prints all its rows. No time is asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it measures processes with wait4")
SCRIPT = Path(__file__).parents[1] / "benchmarks" / "run.py"
ROWS = (
    "python -I -c pass",
    "its four dependencies, imported",
    "import readiness",
    "readiness --help",
    "readiness check examples/eksempelby/kommune.toml",
    "outcomes of 200 rules, 40 setups, with scores",
    "invalid setups refused by both",
    "10 setups",
    "20 setups",
    "40 setups",
    "parse",
    "validate",
    "evaluate",
    "score",
    "the three methods, examples/klar, findings and places: setups/s",
    "peak MiB of a process over 20 setups",
    "50 rules",
    "200 rules",
    "800 rules",
)


def test_the_benchmark_prints_all_its_rows_as_markdown(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--quick", "--markdown"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    cells = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("|")]
    assert tuple(row[0] for row in cells if row[0] in ROWS) == ROWS
    figures = [figure for row in cells if row[0] in ROWS for figure in row[1:]]
    assert all(figure == "–" or float(figure.rstrip("%")) > -100 for figure in figures)
    assert "pydantic" in done.stdout.splitlines()[0]
