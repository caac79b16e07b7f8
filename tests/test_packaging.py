"""What is installed is what was written: the wheel holds it all, and a method is added without an edit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = "examples/eksempelby/kommune.toml"
DAY = "--as-of=2026-11-06"


def packages(folder: str) -> set[str]:
    """Name the packages of a source root."""
    return {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")}


def built(sources: Path) -> Path:
    """Build the wheel of a source tree, without fetching anything."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist"]
    done = subprocess.run(command, cwd=sources, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = (sources / "dist").glob("*.whl")
    return wheel


def installed(wheel: Path, site: Path) -> Path:
    """Install a wheel into a folder."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--no-index", "--no-deps", "--no-compile", "--target"]
    subprocess.run([*command, *options, site, wheel], capture_output=True, check=True)
    return site


def python(*args: str | Path, site: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run Python at the root of the repository, with a folder first on its path."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("READINESS_")}
    env |= {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(site) if site else ""}
    return subprocess.run([sys.executable, *args], cwd=ROOT, env=env, capture_output=True, check=False)


def report(*args: str | Path, site: Path | None = None) -> bytes:
    ran = python("-m", "readiness", *args, site=site)
    assert not [line for line in ran.stderr.splitlines() if line.startswith((b"fejl", b"Traceback"))]
    return ran.stdout


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the source tree as it is checked out."""
    target = tmp_path_factory.mktemp("sources") / "readiness"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")
    shutil.copytree(ROOT, target, ignore=left_out)
    return target


@pytest.fixture(scope="session")
def wheel(copy: Path) -> Path:
    """Give the wheel."""
    return built(copy)


@pytest.fixture(scope="session")
def names(wheel: Path) -> list[str]:
    """Name the files of the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="session")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the wheel installed."""
    return installed(wheel, tmp_path_factory.mktemp("site"))


# --- The wheel ---


def test_the_wheel_holds_the_engine_the_methods_and_their_rulesets_and_nothing_else(names: list[str]) -> None:
    expected = {"readiness", "readiness_rulesets", *packages("plugins")}

    assert {name.partition("/")[0] for name in names} == {
        *expected,
        f"readiness-{version('readiness')}.dist-info",
    }
    assert len(packages("plugins")) >= 4


@pytest.mark.parametrize("folder", ["engine", "plugins", "rulesets"])
def test_every_file_of_a_source_root_is_in_the_wheel(names: list[str], folder: str) -> None:
    written = {
        path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "egg-info" not in str(path)
    }

    assert written
    assert written <= set(names)


def test_the_files_that_are_no_code_are_in_the_wheel(names: list[str]) -> None:
    rulesets = {f"readiness_rulesets/{path.name}" for path in (ROOT / "rulesets").glob("*/*.toml")}

    assert len(rulesets) >= 5
    assert {
        "readiness/render/assessment.schema.json",
        "readiness/municipalities.csv",
        "readiness/locale/da/LC_MESSAGES/messages.mo",
        "readiness/py.typed",
        *rulesets,
    } <= set(names)


def test_the_wheel_has_no_tests_and_nothing_compiled(names: list[str]) -> None:
    assert [name for name in names if "tests" in name or "/test_" in name or name.endswith(".pyc")] == []


def test_the_wheel_has_its_licence(names: list[str]) -> None:
    assert any(name.endswith("LICENSE") for name in names)


# --- The source archive ---


def test_the_source_archive_holds_what_its_tests_read(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    [archive] = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}

    files = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
    assert {*files, "tests/guides.toml", EXAMPLE, "tests/conftest.py"} <= held
    for folder in ("engine", "plugins", "rulesets", "tests", "docs", "examples", "benchmarks", ".ci"):
        assert {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and not {"__pycache__", ".hypothesis"} & set(path.parts)
        } <= held
    assert not any("__pycache__" in name or name.endswith(".pyc") for name in held)


# --- Installed from the wheel ---


def test_what_is_installed_is_imported_from_there(site: Path) -> None:
    modules = ["readiness", "readiness_rulesets", *sorted(packages("plugins"))]
    code = f"import {', '.join(modules)}\nfor each in ({', '.join(modules)}): print(each.__file__)"
    imported = python("-c", code, site=site).stdout.decode().splitlines()

    assert imported == [str(site / each / "__init__.py") for each in modules]


@pytest.mark.parametrize("options", [[], ["--all"], ["--lang=en"], ["--format=json"]], ids=str)
def test_the_installed_program_gives_the_same_report_as_the_editable_one(
    site: Path, options: list[str]
) -> None:
    shown = report("check", EXAMPLE, DAY, *options, site=site)

    assert "Eksempelby Kommune" in shown.decode()
    assert shown == report("check", EXAMPLE, DAY, *options)


@pytest.mark.parametrize("options", [["--help"], ["check", "--help"], ["completion", "bash"]], ids=" ".join)
def test_the_installed_program_speaks_as_the_editable_one(site: Path, options: list[str]) -> None:
    for language in ("da", "en"):
        shown = report("--lang", language, *options, site=site)

        assert shown == report("--lang", language, *options)
        assert ("Brug:" in shown.decode()) == (language == "da" and "--help" in options)


def test_the_installed_program_finds_its_methods_through_what_was_installed(site: Path) -> None:
    code = (
        "from importlib.metadata import entry_points; from readiness.plugins import installed\n"
        "print(sorted({str(e.dist.locate_file('')) for es in installed().values() for e in es}))"
    )

    assert python("-c", code, site=site).stdout.decode().strip() == str([str(site)])
    assert report("methods", "list", site=site) == report("methods", "list")


# --- A method more ---

_RULESET = """\
[ruleset]
id = "x"
version = "1.0.0"
extends = "faelles"
guide = "xbog"
title = { da = "Metode X", en = "Method X" }

[[document]]
id = "xbog"
title = "Bogen om X"
publisher = "Forlaget"

[[milestone]]
id = "x_aftaler"
factor = "organisering"
title = { da = "Aftaler om X", en = "Agreements on X" }
source = { page = 3, milestone = 1 }

[[milestone.field]]
id = "aftalt"
type = "bool"
label = { da = "Det er aftalt", en = "It is agreed" }

[[milestone.rule]]
id = "aftalt"
gate = true
basis = "kilde_krav"
source = { question = 1 }
question = { da = "Er X aftalt?", en = "Is X agreed?" }
remedy = { da = "Aftal X.", en = "Agree on X." }
met = { equals = "aftalt", value = true }
message.unmet = { da = "X er ikke aftalt.", en = "X is not agreed." }
"""
_PLUGIN = '''\
"""Method X."""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset


@hookimpl
def readiness_methods() -> list[Method]:
    """Contribute method X."""
    return [Method(read_ruleset(files("readiness_rulesets") / "x.toml"))]
'''
_SETUP = """\
[kommune]
navn = "Eksempelby Kommune"
[metoder.x.x_aftaler]
aftalt = false
[metoder.signs_of_safety]
"""


def test_a_method_takes_a_folder_a_ruleset_and_a_line_and_no_edit_anywhere_else(
    copy: Path, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    shutil.copytree(copy, sources, ignore=shutil.ignore_patterns("dist"))
    (sources / "plugins/readiness_x").mkdir()
    (sources / "plugins/readiness_x/__init__.py").write_text(_PLUGIN, encoding="utf-8")
    (sources / "rulesets/readiness_rulesets/x.toml").write_text(_RULESET, encoding="utf-8")
    project = sources / "pyproject.toml"
    group = '[project.entry-points."readiness.methods"]\n'
    text = project.read_text(encoding="utf-8")
    assert text.count(group) == 1
    project.write_text(text.replace(group, f'{group}x = "readiness_x"\n'), encoding="utf-8")
    setup = tmp_path / "kommune.toml"
    setup.write_text(_SETUP, encoding="utf-8")

    site = installed(built(sources), tmp_path / "site")

    listed = json.loads(report("methods", "list", "--format=json", site=site))
    assert "x" in [each["id"] for each in listed]
    content = json.loads(report("check", setup, DAY, "--format=json", site=site))
    assert [each["id"] for each in content["methods"]] == ["x", "signs_of_safety"]
    assert content["methods"][0]["verdict"] == "not_ready"
    assert {each["id"] for each in content["across"]} == {"tovholder_timer", "lokaler_aftener"}
    shown = report("check", setup, DAY, "--method=x", site=site).decode()
    assert "✗ ikke opfyldt · x_aftaler.aftalt" in shown
    assert "Bogen om X, s." in shown
