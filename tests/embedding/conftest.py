"""Scratch repositories, and the runners that embed the check: each runs the shell steps as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
import yaml  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
#: What a clone of this repository needs, to be installed and to be used by others.
_CLONED = (
    "engine", "plugins", "rulesets", "templates",
    "action.yml", ".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE",
)  # fmt: skip
_EXPRESSION = re.compile(r"\$\{\{ *(inputs|parameters|github)\.([a-zA-Z_-]+) *\}\}")
_GIT = {
    "GIT_AUTHOR_NAME": "Tovholder",
    "GIT_AUTHOR_EMAIL": "tovholder@example.invalid",
    "GIT_COMMITTER_NAME": "Tovholder",
    "GIT_COMMITTER_EMAIL": "tovholder@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
}

#: Small, valid, and with a no in line 6 to what must be in place first.
SETUP = """\
[kommune]
navn = "Prøvekøbing Kommune"
opstart = 2027-03-01

[metoder.signs_of_safety.boern_og_unge]
forsamtale_planlagt = false
ansvarlig = "Afsnitsleder"
frist = 2027-01-15
"""


#: Declares the method of another package.
DECLARED = """\
[kommune]
navn = "Prøvekøbing Kommune"
opstart = 2027-03-01
[metoder.lille_metode]
"""
_METHOD = {
    "lille_metode/__init__.py": "raise ValueError('er blevet kørt')\n",
    "lille_metode/lille_metode.toml": """\
[ruleset]
id = "lille_metode"
version = "1.0.0"
extends = "faelles"
guide = "bog"
title = { da = "Lille metode", en = "Little method" }

[[document]]
id = "bog"
title = "En bog"
publisher = "Et forlag"
""",
    "lille_metode-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: lille-metode\nVersion: 1.0\n",
    "lille_metode-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "lille_metode-1.0.dist-info/entry_points.txt": "[readiness.methods]\nlille_metode = lille_metode\n",
    "lille_metode-1.0.dist-info/RECORD": "",
}


@pytest.fixture(scope="session")
def method(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel of a method of another package, whose code raises when it is run."""
    wheel = tmp_path_factory.mktemp("metode") / "lille_metode-1.0-py3-none-any.whl"
    with ZipFile(wheel, "w") as file:
        for name, text in _METHOD.items():
            file.writestr(name, text)
    return wheel


@dataclass(frozen=True)
class Done:
    """What a step came to."""

    code: int
    out: str
    err: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""

    @property
    def log(self) -> list[str]:
        """The lines of the log, as a runner reads them for commands."""
        return [line.strip() for line in (self.out + self.err).splitlines()]

    @property
    def commands(self) -> list[str]:
        """The lines that a runner of GitHub obeys."""
        return [line for line in self.log if line.startswith("::")]


def yaml_of(path: Path) -> Any:  # noqa: ANN401 (any that YAML has)
    """Read a YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def git(folder: Path, *args: str) -> str:
    """Run git in a folder."""
    done = subprocess.run(
        ["git", *args],  # noqa: S607 (the git of the machine)
        cwd=folder, env={**os.environ, **_GIT}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def filled(value: str, inputs: Mapping[str, str]) -> str:
    """Put in what an expression of a workflow stands for, once, as the host does."""
    return _EXPRESSION.sub(lambda found: inputs.get(found[2], ""), value)


def bash(script: str, folder: Path, env: Mapping[str, str]) -> Done:
    """Run a step as the runner of GitHub does: from a file, with its flags."""
    file = Path(env["RUNNER_TEMP"]) / "step.sh"
    file.write_text(script, encoding="utf-8", newline="\n")
    return shell(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)], folder, env)


def shell(command: list[str], folder: Path, env: Mapping[str, str]) -> Done:
    """Run a command with the environment of a CI run, and none of ours."""
    kept = {
        name: os.environ[name] for name in os.environ if not name.startswith(("READINESS", "GITHUB", "COV"))
    }
    done = subprocess.run(
        command, cwd=folder, env={**kept, **_GIT, "CI": "true", **env}, capture_output=True, check=False
    )
    out, err = (each.decode("utf-8", errors="replace") for each in (done.stdout, done.stderr))
    return Done(done.returncode, out, err)


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository with what is in this one, committed."""
    folder = tmp_path_factory.mktemp("klon") / "readiness"
    folder.mkdir()
    for name in _CLONED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Udgave")
    return folder


@pytest.fixture(scope="session")
def package(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package once, for those who install it by name."""
    folder = tmp_path_factory.mktemp("pakke")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(clone)]
    subprocess.run(build, capture_output=True, check=True)
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a planning repository with one setup."""
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "kommune.toml").write_text(SETUP, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Start")
    return folder


@dataclass(frozen=True)
class Action:
    """The action of this repository, installed on a runner."""

    definition: dict[str, Any]
    temp: Path

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps as they stand."""
        steps: list[dict[str, Any]] = self.definition["runs"]["steps"]
        return steps

    def inputs(self, **given: str) -> dict[str, str]:
        """Give all inputs, those that are left out by their defaults."""
        known = self.definition["inputs"]
        named = {name.replace("_", "-"): value for name, value in given.items()}
        assert named.keys() <= known.keys()
        return {name: str(known[name]["default"]) for name in known} | named

    def run(self, number: int, folder: Path, inputs: Mapping[str, str], source: Path | None = None) -> Done:
        """Run one of the steps, with the files that the runner gives it."""
        step = self.steps[number]
        values = {**inputs, "action_path": str(source or "")}
        output, summary = self.temp / "output", self.temp / "summary"
        for each in (output, summary):
            each.write_bytes(b"")
        env = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(folder),
            "RUNNER_TEMP": str(self.temp),
            **{name: filled(value, values) for name, value in step["env"].items()},
        }
        done = bash(step["run"], folder, env)
        written = output.read_text(encoding="utf-8")
        return Done(done.code, done.out, done.err, _outputs(written), summary.read_text(encoding="utf-8"))

    def check(self, folder: Path, **given: str) -> Done:
        """Run the check."""
        return self.run(1, folder, self.inputs(**given))


def _outputs(written: str) -> dict[str, str]:
    """Read outputs as the runner does: `name<<end`, lines, `end`."""
    lines, outputs = iter(written.splitlines()), {}
    for line in lines:
        name, marker, end = line.partition("<<")
        assert marker
        value = []
        for each in lines:
            if each == end:
                break
            value.append(each)
        assert name not in outputs
        outputs[name] = "\n".join(value)
    return outputs


@pytest.fixture(scope="session")
def action(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Action:
    """Install the action by its own first step."""
    temp = tmp_path_factory.mktemp("runner")
    installed = Action(yaml_of(ROOT / "action.yml"), temp)
    done = installed.run(0, temp, installed.inputs(python=sys.executable), source=clone)
    assert done.code == 0, done.err
    return installed
