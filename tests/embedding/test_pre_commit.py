"""The hook, run by pre-commit itself from a clone of this repository."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.embedding.conftest import ROOT, SETUP, Done, git, shell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def pre_commit(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Done]:
    """Give a function that runs the hook on all files of a repository; it is installed once."""
    home = tmp_path_factory.mktemp("pre-commit")

    def run(folder: Path, *args: str) -> Done:
        revision = git(clone, "rev-parse", "HEAD").strip()
        hook = "- id: readiness\n" + (f"        args: {list(args)}\n" if args else "")
        config = f"repos:\n  - repo: {clone.as_uri()}\n    rev: {revision}\n    hooks:\n      {hook}"
        (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        git(folder, "add", "--all")
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"]
        return shell(command, folder, {"PRE_COMMIT_HOME": str(home)})

    return run


def test_the_hook_follows_the_form_of_pre_commit() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_a_commit_is_not_stopped_because_the_municipality_is_not_ready(
    plan: Path, pre_commit: Callable[..., Done]
) -> None:
    done = pre_commit(plan)
    assert done.code == 0, done.out
    assert "readiness" in done.out
    assert "Passed" in done.out


def test_a_setup_that_is_not_valid_stops_the_commit_and_is_shown(
    plan: Path, pre_commit: Callable[..., Done]
) -> None:
    (plan / "nord").mkdir()
    (plan / "nord/kommune.toml").write_text(SETUP.replace("false", '"maaske"'), encoding="utf-8")
    done = pre_commit(plan)
    assert done.code == 1
    assert "nord/kommune.toml:6:23" in done.out


def test_with_a_baseline_a_new_gap_stops_the_commit(plan: Path, pre_commit: Callable[..., Done]) -> None:
    (plan / "known.toml").write_text("baseline = 1\nknown = []\n", encoding="utf-8")
    done = pre_commit(plan, "--baseline=known.toml")
    assert done.code == 1
    assert "signs_of_safety/boern_og_unge.forsamtale" in done.out


def test_other_files_are_none_of_its_business(plan: Path, pre_commit: Callable[..., Done]) -> None:
    (plan / "kommune.toml").rename(plan / "andet.toml")
    done = pre_commit(plan)
    assert done.code == 0
    assert "Skipped" in done.out
