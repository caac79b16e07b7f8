"""A project in which two methods are written beside a foundation, small enough to see whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness.authoring.pages import documented
from readiness.documents import read_ruleset

if TYPE_CHECKING:
    from collections.abc import Callable

    from readiness.authoring.pages import Documented

    Describe = Callable[..., Documented]

HERE = Path(__file__).parent
PYPROJECT = """\
[project]
name = "readiness-gren"
version = "0.1.0"
[project.entry-points."readiness.methods"]
grund = "readiness_gren"
gren = "readiness_gren"
alene = "readiness_gren"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the project, and stand in it. Its code cannot be run."""
    package = tmp_path / "readiness_gren"
    package.mkdir()
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (package / "__init__.py").write_text("raise AssertionError('the code was run')\n", encoding="utf-8")
    for ruleset in HERE.glob("*.toml"):
        (package / ruleset.name).write_bytes(ruleset.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def describe(tmp_path: Path) -> Describe:
    """Give a function that joins ruleset documents from text, from the root to the method's own."""

    def describe(*texts: str) -> Documented:
        chain = []
        for number, text in enumerate(texts):
            path = tmp_path / f"{number}.toml"
            path.write_text(text, encoding="utf-8")
            chain.append(read_ruleset(path))
        return documented(chain)

    return describe
