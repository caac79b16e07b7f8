"""A method of somebody else's: installed beside the engine from its wheel, and removed without a trace."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # it has no types

from readiness.authoring.draft import draft
from readiness.authoring.project import find_project

ROOT = Path(__file__).parents[1]
PLUGIN = ROOT / "examples/readiness-taettere-paa-familien"
ID = "taettere_paa_familien"
SETUP = str((PLUGIN / "eksempel/kommune.toml").relative_to(ROOT))
DAY = "--as-of=2026-11-06"
#: The setups of the engine's own examples.
EXAMPLES = sorted(
    str(path.relative_to(ROOT))
    for path in (ROOT / "examples").glob("*/*.toml")
    if path.name not in ("pyproject.toml", "readiness-baseline.toml")
)

pytestmark = pytest.mark.xdist_group("third_party")


class Environment:
    """A virtual environment with the engine's wheel, which sees the third parties that the tests see."""

    def __init__(self, folder: Path) -> None:
        """Make the environment."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        self.folder = folder
        self.python = folder / "bin/python"
        [site] = folder.glob("lib/python*/site-packages")
        paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (site / "third_parties.pth").write_text("\n".join(sorted(paths)), encoding="utf-8")

    def pip(self, *args: str | Path) -> None:
        """Run the pip of the tests on the environment, without a network."""
        options = ["--disable-pip-version-check", "--python", str(self.python)]
        command = [sys.executable, "-m", "pip", *options, *args]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def readiness(self, *args: str | Path, folder: Path = ROOT) -> bytes:
        """Run the program as it is installed, and give what it prints."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("READINESS_")}
        env |= {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""}
        command: list[str | Path] = [self.folder / "bin/readiness", *args]
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
        accepted = (0, 1) if args[0] == "check" else (0,)
        assert done.returncode in accepted, done.stdout.decode() + done.stderr.decode()
        return done.stdout

    def examples(self) -> list[bytes]:
        """Assess every example of the engine, once for programs and once for people, and list the methods."""
        return [
            self.readiness("check", *EXAMPLES, DAY, "--format=json"),
            self.readiness("check", *EXAMPLES, DAY, "--all"),
            self.readiness("methods", "list"),
        ]


def built(sources: Path, folder: Path) -> Path:
    """Build the wheel of a project, without fetching anything."""
    copied = folder / "sources"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
    shutil.copytree(sources, copied, ignore=left_out)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run(command, cwd=copied, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Give an environment with the engine alone."""
    environment = Environment(tmp_path_factory.mktemp("environment") / "venv")
    wheel = built(ROOT, tmp_path_factory.mktemp("engine"))
    environment.pip("install", "--no-index", "--no-deps", wheel)
    return environment


@pytest.fixture(scope="module")
def alone(environment: Environment) -> list[bytes]:
    """Give what the engine makes of its examples before anything is installed beside it."""
    return environment.examples()


@pytest.fixture(scope="module")
def beside(
    environment: Environment, alone: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """Install the plugin beside the engine, once the engine has been seen alone."""
    assert alone
    wheel = built(PLUGIN, tmp_path_factory.mktemp("plugin"))
    environment.pip("install", "--no-index", "--no-deps", wheel)
    return environment


def test_the_method_is_listed_with_the_package_it_comes_from(beside: Environment) -> None:
    listed = {each["id"]: each for each in json.loads(beside.readiness("methods", "list", "--format=json"))}

    assert listed[ID]["distribution"] == PLUGIN.name
    assert [each["id"] for each in listed[ID]["extends"]] == ["faelles"]


def test_a_setup_of_the_method_is_assessed_with_its_arithmetic(beside: Environment) -> None:
    document = json.loads(beside.readiness("check", SETUP, DAY, "--format=json"))

    [method] = document["methods"]
    milestones = {each["id"]: each for factor in method["factors"] for each in factor["milestones"]}
    assert method["verdict"] == "undetermined"
    assert {"koersel", "makkerpar", "besoeg"} < milestones.keys()
    assert "forplejning" not in milestones
    rules = {rule["id"]: rule for each in milestones.values() for rule in each["rules"]}
    assert rules["besoeg.besoeg_naas"]["outcome"] == "partial"
    assert rules["makkerpar.par_i_hver_enhed"]["outcome"] == "partial"
    assert "Skoleafdelingen" in rules["makkerpar.par_i_hver_enhed"]["message"]
    assert {"lokaler.kapacitet", "lokaler.pladser"}.isdisjoint(rules)


def test_the_report_shown_in_its_readme_is_the_one_that_is_printed(beside: Environment) -> None:
    [shown] = re.findall(r"```text\n(.*?)```", (PLUGIN / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    report = beside.readiness("check", "eksempel/kommune.toml", DAY, folder=PLUGIN).decode()

    assert len(shown.splitlines()) > 5
    assert shown in report


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_report_says_that_the_method_is_invented(beside: Environment, language: str) -> None:
    words = " ".join(beside.readiness("check", SETUP, DAY, "--lang", language).decode().split())

    assert {"da": "opfundet eksempel", "en": "invented example"}[language] in words
    assert {"da": "Brug dem ikke til", "en": "Do not use them"}[language] in words


def test_a_setup_of_it_can_be_begun(beside: Environment, tmp_path: Path) -> None:
    given = ["--kommune", "Eksempelby Kommune", "--opstart", "2027-02-01", "--method", ID]

    beside.readiness("init", tmp_path / "plan", *given)

    text = (tmp_path / "plan/kommune.toml").read_text(encoding="utf-8")
    assert f"[metoder.{ID}]" in text
    assert "#besoeg_pr_uge = " in text
    assert b"undetermined" in beside.readiness("check", tmp_path / "plan/kommune.toml", "--format=json")


@pytest.mark.parametrize("command", ["lint", "test"])
def test_it_passes_its_own_lint_and_tests(beside: Environment, command: str) -> None:
    """Where it is written, in an environment in which its wheel is installed too."""
    assert beside.readiness("rules", command, PLUGIN)


def test_it_passes_its_own_pytest(beside: Environment, tmp_path: Path) -> None:
    copied = shutil.copytree(PLUGIN, tmp_path / "plugin", ignore=shutil.ignore_patterns("__pycache__"))
    command = [str(beside.python), "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=copied, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_beside_it_the_methods_of_the_engine_give_what_they_gave(
    beside: Environment, alone: list[bytes]
) -> None:
    *assessed, listed = beside.examples()

    assert assessed == alone[:-1]
    assert listed != alone[-1]


def test_removed_again_it_leaves_no_trace(beside: Environment, alone: list[bytes]) -> None:
    """The last of these tests: what it removes is gone for the others."""
    beside.pip("uninstall", "--yes", PLUGIN.name)

    assert beside.examples() == alone
    assert len(EXAMPLES) >= 8


# --- What it shows to those who read it ---


def test_it_has_what_a_new_method_has() -> None:
    new = draft("Tættere på familien", {}, data_only=False).files()
    kept = {"pyproject.toml", "README.md", ".gitignore", "tests/conftest.py", "tests/test_metode.py"}
    package = f"readiness_{ID}"

    assert kept | {f"{package}/__init__.py", f"{package}/{ID}.toml"} <= new.keys()
    for name in (".gitignore", "tests/conftest.py", "tests/test_metode.py", ".github/workflows/metode.yml"):
        assert (PLUGIN / name).read_text(encoding="utf-8") == new[name], name


def test_its_action_is_pinned_to_the_commit_that_the_planning_repository_is_pinned_to() -> None:
    workflow = yaml.safe_load((PLUGIN / ".github/workflows/metode.yml").read_text(encoding="utf-8"))
    pinned = (ROOT / "examples/planlaegning/.github/workflows/readiness.yml").read_text(encoding="utf-8")

    assert workflow["jobs"]["metoden"]["steps"][0]["uses"] in pinned


def test_it_says_wherever_it_is_named_that_it_is_invented() -> None:
    project = find_project(PLUGIN)
    head = project.documents(project.pieces[0])[-1].body

    assert "opfundet" in head.ruleset.title.da
    assert "invented" in head.ruleset.title.en
    assert head.ruleset.note is not None
    assert [each.publisher for each in head.document] == ["opfundet til eksemplet"]
    for name in ("README.md", "pyproject.toml", f"readiness_{ID}/__init__.py"):
        assert "opfundet" in (PLUGIN / name).read_text(encoding="utf-8").lower()


def test_it_replaces_drops_and_leaves_out_what_it_inherits() -> None:
    project = find_project(PLUGIN)
    own = project.documents(project.pieces[0])[-1].body
    changed = {each.id: each for each in own.milestone if each.factor is None}

    assert own.ruleset.omit == ("forplejning",)
    assert changed["lokaler"].drop_rules
    assert changed["lokaler"].drop_fields
    assert [rule.id for rule in changed["lokaler"].rule] == ["lokaleadgang"]
    assert len([rule for each in own.milestone for rule in each.rule if rule.call]) == 1
