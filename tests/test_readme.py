"""What the documents say is what happens."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from readiness import Verdict, check_file
from readiness.documents import read_ruleset
from readiness.fields import _CHECKS
from readiness.vocabulary import OPERATORS
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


_GIVEN = ("--kommune", "Eksempelby Kommune", "--opstart", "2027-02-01", "--method", "omlaegning")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = blocks(README, "sh")[-1].strip()
    assert "pytest" in command
    assert command in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()


def test_the_report_shown_in_the_readme_is_the_one_of_eksempelby() -> None:
    shown, _ = blocks(README, "text")
    assert shown in (ROOT / "examples/eksempelby/rapport.da.txt").read_text(encoding="utf-8")


def test_the_setup_shown_in_the_readme_is_valid(tmp_path: Path) -> None:
    setup = tmp_path / "kommune.toml"
    setup.write_text(blocks(README, "toml")[0], encoding="utf-8")
    assessment = check_file(setup, as_of=date(2026, 11, 6))
    assert [method.ruleset.id for method in assessment.methods] == ["familieraadslagning"]
    assert assessment.verdict is Verdict.UNDETERMINED


def test_the_waiver_shown_in_the_readme_fits_the_setup_shown_before_it(tmp_path: Path) -> None:
    setup = tmp_path / "kommune.toml"
    setup.write_text("".join(blocks(README, "toml")[:2]), encoding="utf-8")
    assessment = check_file(setup, as_of=date(2026, 11, 6))
    assert [each.state for each in assessment.waivers] == [WaiverState.ACTIVE]


def test_the_error_shown_in_the_readme_is_the_one_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    setup = blocks(README, "toml")[0].replace("forhaandskendskab = true", 'forhaandskendskab = "ja"')
    Path("kommune.toml").write_text(setup, encoding="utf-8")

    assert run("check", "kommune.toml").err.startswith(blocks(README, "text")[1])


def commands_of_the_readme() -> list[str]:
    """Give the commands of `readiness` that a reader in the municipality is shown, one by one."""
    danish = README.partition("## In English")[0]
    return [
        each.removeprefix(".venv/bin/")
        for each in (*re.findall(r"`((?:\.venv/bin/)?readiness [^`]+)`", danish), *blocks(danish, "sh")[1:])
    ]


@pytest.mark.parametrize("command", commands_of_the_readme())
def test_each_command_of_the_readme_runs(
    command: str, code_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """In a folder with Eksempelby's setup, under both paths that the README names; or in a new method."""
    monkeypatch.chdir(code_path)
    shutil.copytree(ROOT / "examples", code_path / "examples")
    shutil.copy(ROOT / "examples/eksempelby/kommune.toml", code_path)
    if "planlaegning/" in command:
        (code_path / "planlaegning").mkdir()
        shutil.copy(ROOT / "examples/eksempelby/kommune.toml", code_path / "planlaegning")
    if "--add" in command:  # a method that is not there already
        Path("kommune.toml").unlink()
        assert run("init", ".", *_GIVEN).code == 0
    if command.startswith("readiness rules") and "new" not in command:
        assert run("rules", "new", "Min metode", "--data-only").code == 0
        monkeypatch.chdir(code_path / "readiness-min-metode")
        for name in ("gammel.toml", "ny.toml"):
            shutil.copy("readiness_min_metode/min_metode.toml", name)
        Path("kommune.toml").write_text('[kommune]\nnavn = "Eksempelby Kommune"\n[metoder.min_metode]\n')
    if "import" in command:
        assert run("rules", "export", ".", "--xlsx", command.rsplit(maxsplit=1)[-1]).code == 0
    words = [
        word
        for part in shlex.split(command.strip())
        for word in (sorted(map(str, Path().glob(part))) if "*" in part else [part])
    ]
    if words[1:] == ["init", "planlaegning"]:  # what it asks for, in a test nobody answers
        words += _GIVEN

    ran = run(*words[1:])

    assert ran.code in (0, 1), ran.err
    assert ran.out


def test_the_ruleset_shown_to_contributors_is_valid(tmp_path: Path) -> None:
    ruleset = tmp_path / "taettere_paa_familien.toml"
    ruleset.write_text(blocks(CONTRIBUTING, "toml")[0], encoding="utf-8")
    assert read_ruleset(ruleset).id == "taettere_paa_familien"


@pytest.mark.parametrize("operator", OPERATORS)
def test_each_operator_of_a_condition_is_described(operator: str) -> None:
    assert re.search(rf"\b{operator}\b", CONTRIBUTING)


@pytest.mark.parametrize("kind", _CHECKS)
def test_each_type_of_a_field_is_described(kind: str) -> None:
    assert f"`{kind}`" in CONTRIBUTING


def test_the_reading_order_names_the_layers_as_they_are_kept() -> None:
    pyproject = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(
        contract["layers"]
        for contract in pyproject["tool"]["importlinter"]["contracts"]
        if "layers" in contract
    )
    (drawn,) = blocks(CONTRIBUTING, "text")
    assert " ".join(drawn.split()) == " > ".join(layer for layer in layers if layer != "__main__")


#: What is written for people, besides reports.
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/add-a-method.md",
    "docs/ny-metode.md",
    "examples/readiness-taettere-paa-familien/README.md",
)


def headings(page: Path) -> set[str]:
    """Give what a link may name within a page: its headings in small letters, joined by hyphens."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in found}


@pytest.mark.parametrize("name", PAGES)
def test_each_link_into_the_repository_leads_somewhere(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    targets = [link.partition("#") for link in links if "://" not in link]
    assert targets
    assert [path for path, _, _ in targets if not (page.parent / path).exists()] == []
    anchors = [(page.parent / path if path else page, anchor) for path, _, anchor in targets if anchor]
    assert [anchor for path, anchor in anchors if anchor not in headings(path)] == []
