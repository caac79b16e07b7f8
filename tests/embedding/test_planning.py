"""The planning repository of the examples, from a pull request to the line that it breaks."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.embedding.conftest import ROOT, Action, Done, git, yaml_of

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples/planlaegning"
WORKFLOW = yaml_of(EXAMPLE / ".github/workflows/readiness.yml")
CHECKOUT, USE = WORKFLOW["jobs"]["readiness"]["steps"]
#: The reports beside the setup are ours, not the municipality's.
_REPORTS = shutil.ignore_patterns("rapport.*", "vurdering.json")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Copy the example into a repository of its own, with a waiver that lasts on the day of the test."""
    folder = tmp_path / "planlaegning"
    shutil.copytree(EXAMPLE, folder, ignore=_REPORTS)
    until = datetime.now(tz=UTC).date() + timedelta(days=30)
    edit(folder, r"udloeber = .*", f"udloeber = {until}")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Planen")
    git(folder, "switch", "--quiet", "--create=forslag")
    return folder


def edit(folder: Path, pattern: str, text: str) -> int:
    """Change one answer, and give its line."""
    path = folder / "kommune.toml"
    before = path.read_text(encoding="utf-8")
    after, count = re.subn(pattern, text, before)
    assert count == 1
    path.write_text(after, encoding="utf-8", newline="\n")
    [line] = [n for n, each in enumerate(after.splitlines(), start=1) if text.splitlines()[0] in each]
    return line


def pull_request(action: Action, folder: Path) -> Done:
    """Commit what was changed, and run the workflow of the repository."""
    git(folder, "commit", "--quiet", "--all", "--message=Forslag")
    return action.check(folder, **{key.replace("-", "_"): value for key, value in USE["with"].items()})


def test_the_plan_as_it_stands_passes(action: Action, repository: Path) -> None:
    done = action.check(repository, **USE["with"])
    assert (done.code, done.commands) == (0, [])
    assert done.outputs["verdict"] == "undetermined"
    assert "58 kendte mangler fra readiness-baseline.toml, 0 nye, 0 lukket." in done.summary


def test_a_pull_request_that_breaks_something_fails_at_its_line(action: Action, repository: Path) -> None:
    line = edit(repository, r"uafhaengig = true", "uafhaengig = false")
    done = pull_request(action, repository)

    assert done.code == 1
    [command] = done.commands
    assert command.startswith(f"::error file=kommune.toml,line={line},endLine={line},col=1,")
    assert "samordnere.uafhaengig" in command
    assert "1 ny" in done.summary


def test_a_pull_request_that_breaks_the_arithmetic_fails_too(action: Action, repository: Path) -> None:
    line = edit(repository, r"sager_pr_aar = 12 ", "sager_pr_aar = 18 ")
    done = pull_request(action, repository)

    assert done.code == 1
    assert line < min(
        int(found) for each in done.commands for found in re.findall(r"line=(\d+),endLine", each)
    )
    assert any("samordnere.aftaler" in each for each in done.commands)


def test_a_pull_request_that_heals_is_told_and_pruned(action: Action, repository: Path) -> None:
    edit(repository, r"\[metoder.familieraadslagning.boern_og_unge\]", _FORSAMTALE)
    done = pull_request(action, repository)
    assert (done.code, done.commands) == (0, [])
    assert "57 kendte mangler fra readiness-baseline.toml, 0 nye, 1 lukket." in done.summary

    prune(repository)
    removed = [each for each in git(repository, "diff", "--unified=0").splitlines() if each.startswith("-  ")]
    assert len(removed) == 1
    assert "boern_og_unge.forsamtale" in removed[0]

    edit(repository, r"forsamtale_planlagt = true", "forsamtale_planlagt = false")
    assert pull_request(action, repository).code == 1


_FORSAMTALE = "[metoder.familieraadslagning.boern_og_unge]\nforsamtale_planlagt = true"


def prune(folder: Path) -> None:
    """Do what the README of the repository says."""
    [command] = re.findall(
        r"^readiness baseline .*", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    run = [sys.executable, "-m", *command.split()]
    subprocess.run(run, cwd=folder, capture_output=True, check=True)


def test_two_branches_that_close_different_gaps_merge(repository: Path) -> None:
    edit(repository, r"\[metoder.familieraadslagning.boern_og_unge\]", _FORSAMTALE)
    prune(repository)
    git(repository, "commit", "--quiet", "--all", "--message=Forsamtale")
    git(repository, "switch", "--quiet", "--create=andet", "main")
    edit(repository, r'aftentillaeg = "ved_ikke" .*', "aftentillaeg = true")
    prune(repository)
    git(repository, "commit", "--quiet", "--all", "--message=Aftentillæg")
    git(repository, "merge", "--quiet", "--no-edit", "forslag")

    lines = (repository / "readiness-baseline.toml").read_text(encoding="utf-8").splitlines()[2:-1]
    assert len(lines) == 56
    assert lines == sorted(lines)


def test_the_evidence_that_the_setup_names_is_there() -> None:
    named = re.findall(r'"(beslutninger/[^"]+)"', (EXAMPLE / "kommune.toml").read_text(encoding="utf-8"))
    assert set(named) == {f"beslutninger/{each.name}" for each in (EXAMPLE / "beslutninger").iterdir()}


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("github-workflows", ".github/workflows/readiness.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
        ("azure-pipelines", "azure-pipelines.yml"),
    ],
)
def test_each_workflow_follows_the_published_form(form: str, name: str) -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{form}",
        str(EXAMPLE / name),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_each_action_is_pinned_by_a_full_commit_id_but_ours_which_has_none_yet() -> None:
    assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", CHECKOUT["uses"])
    assert USE["uses"] == "EJER/readiness@UDGAVE"


def test_what_the_workflows_ask_for_is_what_the_templates_offer() -> None:
    gitlab = yaml_of(EXAMPLE / ".gitlab-ci.yml")
    offered: dict[str, Any] = yaml_of(ROOT / "templates/gitlab.yml")["readiness"]["variables"]
    assert gitlab["readiness"]["variables"].keys() <= offered.keys()
    assert gitlab["include"][0]["file"] == "/templates/gitlab.yml"

    azure = yaml_of(EXAMPLE / "azure-pipelines.yml")
    parameters = {each["name"] for each in yaml_of(ROOT / "templates/azure.yml")["parameters"]}
    assert azure["steps"][0]["parameters"].keys() <= parameters
    assert azure["steps"][0]["template"] == "templates/azure.yml@readiness"

    [hook] = yaml_of(EXAMPLE / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert [hook["id"]] == [each["id"] for each in yaml_of(ROOT / ".pre-commit-hooks.yaml")]


def test_the_json_of_the_plan_lists_its_known_gaps(repository: Path) -> None:
    run = [
        sys.executable,
        "-m",
        "readiness",
        "check",
        "--baseline",
        "readiness-baseline.toml",
        "--format=json",
    ]
    done = subprocess.run(run, cwd=repository, capture_output=True, check=True)
    assert len(json.loads(done.stdout)["baseline"]["known"]) == 58
