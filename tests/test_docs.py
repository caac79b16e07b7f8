"""The pages of the shipped methods are as their rulesets say, and are led to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readiness.plugins import declarable

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Run

ROOT = Path(__file__).parents[1]


def test_the_pages_of_the_shipped_methods_are_fresh(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write them anew with: readiness rules docs."""
    monkeypatch.chdir(ROOT)

    done = run("rules", "docs", ".", "--check")

    assert (done.code, done.err) == (0, "")


def test_each_shipped_method_has_its_pages() -> None:
    names = {f"{name}{end}" for name in declarable() for end in (".md", ".en.md", ".html", ".en.html")}

    assert names <= {path.name for path in (ROOT / "docs").iterdir()}
