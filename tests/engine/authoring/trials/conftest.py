"""A small project with one method, written as somebody outside the repository would write it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from textwrap import dedent, indent
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.conftest import head

from readiness.authoring.project import find_project
from readiness.authoring.trials.limits import at_most
from readiness.authoring.trials.suite import run, suite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from readiness.authoring.trials.checks import Failure, Result
    from readiness.authoring.trials.standing import Standing

RULESET = (
    head("skitse", "Skitsen", "The sketch")
    + """
[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4, milestone = 1 }

[[milestone.field]]
id = "sager"
type = "int"
label = { da = "Sager om året", en = "Cases a year" }

[[milestone.field]]
id = "enheder"
type = "texts"
label = { da = "Enheder", en = "Units" }

[[milestone.field]]
id = "timer"
type = "table"
of = "int"
label = { da = "Timer i hver enhed", en = "Hours in each unit" }

[[milestone.rule]]
id = "nok"
basis = "afledt"
source = { question = 1 }
question = { da = "Er der nok sager?", en = "Are there enough cases?" }
remedy = { da = "Planlæg flere sager.", en = "Plan more cases." }
call = "nok"
reads = ["maal.sager"]
message.met = { da = "{sager} sager er nok.", en = "{sager} cases are enough." }
message.unmet = { da = "{sager} sager er for få.", en = "{sager} cases are too few." }
"""
)
PLUGIN = '''
"""The sketch, as a third party would write it."""

from importlib.resources import files

from readiness import Judgement, Method, hookimpl, read_ruleset

MODULES


def nok(facts, context):
    """Compare the cases with ten."""
BODY


@hookimpl
def readiness_methods():
    """Contribute the sketch."""
    functions = {"nok": nok, **globals().get("SHARED", {})}
    return [Method(read_ruleset(files(__package__) / "skitse.toml"), functions)]
'''
#: A rule that is as it should be.
SOUND = """
sager = facts.number("maal.sager")
judge = Judgement.met if sager >= 10 else Judgement.unmet
return judge("maal.sager", sager=sager)
"""
PROOFS = {
    "maal.nok/met.ti": "[maal]\nsager = 10\n",
    "maal.nok/unmet.ni": "[maal]\nsager = 9\n",
    "maal.nok/unanswered.intet": "",
}


class Write(Protocol):
    """Writes a project."""

    def __call__(  # noqa: PLR0913 (each by its name)
        self,
        body: str = SOUND,
        *,
        modules: str = "",
        reads: str = "maal.sager",
        more: str = "",
        proofs: Mapping[str, str] = MappingProxyType({}),
        without: str = "",
    ) -> Path:
        """Write a project whose one rule is judged by some lines of Python; give its folder.

        Args:
            body: The lines.
            modules: What stands before the function.
            reads: What the rule says that it reads.
            more: What stands after the rule in the ruleset.
            proofs: Files beside the proofs of the rule.
            without: A proof that is left out.

        """
        ...


class Held(Protocol):
    """Holds a project to its checks."""

    def __call__(self, folder: Path, examples: int = 30, *, only: str = "") -> list[Result]:
        """Give what the checks came to, or those with something in their names."""
        ...


class Failures(Protocol):
    """Gives what does not hold for a rule."""

    def __call__(
        self, body: str, *, modules: str = "", reads: str = "maal.sager", only: str = "any-answers"
    ) -> list[Failure]:
        """Judge the one rule by some lines of Python, and hold the checks that are named so."""
        ...


@pytest.fixture
def write(code_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    package = "readiness_" + re.sub(r"\W", "_", code_path.name)
    folder = code_path / "projekt"
    monkeypatch.chdir(code_path)

    def write(  # noqa: PLR0913 (each by its name)
        body: str = SOUND,
        *,
        modules: str = "",
        reads: str = "maal.sager",
        more: str = "",
        proofs: Mapping[str, str] = MappingProxyType({}),
        without: str = "",
    ) -> Path:
        source = PLUGIN.replace("MODULES", dedent(modules)).replace("BODY", indent(dedent(body), "    "))
        entry = f'[project.entry-points."readiness.methods"]\nskitse = "{package}"\n'
        kept = {name: text for name, text in PROOFS.items() if name != without}
        files = {
            "pyproject.toml": f'[project]\nname = "readiness-skitse"\nversion = "1.0.0"\n\n{entry}',
            f"{package}/__init__.py": source,
            f"{package}/skitse.toml": RULESET.replace('["maal.sager"]', f'["{reads}"]') + more,
            **{f"tests/rulesets/skitse/{name}.toml": text for name, text in {**kept, **proofs}.items()},
        }
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder.relative_to(code_path)

    return write


@pytest.fixture
def held() -> Held:
    def held(folder: Path, examples: int = 30, *, only: str = "") -> list[Result]:
        return [run(each) for each in suite(find_project(folder), examples) if only in each.id]

    return held


@pytest.fixture
def failures(write: Write, held: Held) -> Failures:
    def failures(
        body: str, *, modules: str = "", reads: str = "maal.sager", only: str = "any-answers"
    ) -> list[Failure]:
        folder = write(body, modules=modules, reads=reads)
        return [failure for each in held(folder, only=only) for failure in each.failures]

    return failures


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Stop rules soon, and note after how many seconds each time that one was."""
    stopped: list[float] = []

    @contextmanager
    def noted(seconds: float) -> Iterator[list[Standing | None]]:
        with at_most(seconds) as late:
            try:
                yield late
            finally:
                stopped.extend([seconds] * bool(late))

    monkeypatch.setattr("readiness.authoring.trials.trial.LIMIT", 0.2)
    monkeypatch.setattr("readiness.authoring.trials.trial.at_most", noted)
    return stopped
