"""Azure Pipelines: commands that the agent reads as they are meant, and the result of the exit code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from readiness import wording
from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError
from readiness.gate import Demand
from readiness.render import azure
from readiness.render.report import Refused, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

_COMMAND = re.compile(r"##vso\[([a-z.]+) ([^\]]*)\](.*)")


def read(text: str) -> tuple[list[str], list[tuple[str, dict[str, str], str]]]:
    """Read a log as the agent does: plain lines, and commands with their properties and their data."""
    plain, commands = [], []
    for line in text.splitlines():
        found = _COMMAND.fullmatch(line)
        if not found:
            plain.append(line)
            continue
        name, properties, data = found.groups()
        pairs = (each.split("=", 1) for each in properties.split(";") if each)
        commands.append((name, {key: _property(value) for key, value in pairs}, _data(data)))
    return plain, commands


def _property(text: str) -> str:
    return _data(text.replace("%5D", "]").replace("%3B", ";"))


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%AZP25", "%")


def written(*assessments: Assessment, language: Language = "da") -> str:
    return azure.write(Report(assessments, language, is_list=len(assessments) > 1))


def test_a_gap_is_an_issue_at_its_place(proeved: Proeved, setups: Mapping[str, str]) -> None:
    plain, [(name, properties, message), _] = read(written(proeved(setups["short"], "a;b/50%]x.toml")))

    assert plain == []
    assert name == "task.logissue"
    assert properties == {
        "type": "error",
        "sourcepath": "a;b/50%]x.toml",
        "linenumber": "10",
        "columnnumber": "1",
        "code": "proeve/aftener.nok",
    }
    assert message == "20 aftener rækker næsten. Skaf flere aftener."


@pytest.mark.parametrize(
    ("setup", "demand", "result"),
    [
        ("ready", Demand(), "Succeeded"),
        ("planned", Demand(), "SucceededWithIssues"),
        ("short", Demand(), "Failed"),
        ("short", Demand(frozenset()), "SucceededWithIssues"),
        ("ready", Demand(min_score=100), "Succeeded"),
        ("raises", Demand(frozenset()), "Failed"),
    ],
)
def test_the_result_is_that_of_the_exit_code(
    proeved: Proeved, setups: Mapping[str, str], setup: str, demand: Demand, result: str
) -> None:
    _, commands = read(written(proeved(setups[setup], demand=demand)))

    name, properties, message = commands[-1]
    assert (name, properties) == ("task.complete", {"result": result})
    assert message.startswith("Eksempelby Kommune: ")


def test_one_file_that_fails_fails_the_run(proeved: Proeved, setups: Mapping[str, str]) -> None:
    _, commands = read(written(proeved(setups["ready"]), proeved(setups["short"])))

    assert commands[-1][1] == {"result": "Failed"}
    assert commands[-1][2] == "Eksempelby Kommune: Klar; Eksempelby Kommune: Ikke klar endnu"


def test_what_is_no_error_and_no_warning_is_counted(proeved: Proeved, setups: Mapping[str, str]) -> None:
    unanswered = setups["ready"].replace('form = "uge"', "")
    danish, [_] = read(written(proeved(unanswered)))
    english, _ = read(written(proeved(unanswered), language="en"))

    assert danish == ["Delvist på plads eller ikke besvaret: 1 spørgsmål mere."]
    assert english == ["Partly in place or not answered: 1 question more."]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_an_example_is_issues_and_a_result(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    plain, commands = read(written(examples[example], language=language))

    assert len(plain) <= 1
    assert {name for name, _, _ in commands[:-1]} <= {"task.logissue"}
    assert {properties["type"] for _, properties, _ in commands[:-1]} <= {"error", "warning"}
    assert commands[-1][0] == "task.complete"


def test_a_hostile_text_stays_in_its_command(hostile: tuple[str, Assessment]) -> None:
    plain, commands = read(written(hostile[1]))

    assert any(message.startswith(wording.shown(hostile[0])) for _, _, message in commands)
    assert plain == ["Delvist på plads eller ikke besvaret: 1 spørgsmål mere."]
    assert [name for name, _, _ in commands] == ["task.logissue"] * 6 + ["task.complete"]
    assert all(len(properties) == 5 for _, properties, _ in commands[:-1])


def test_a_file_that_could_not_be_assessed_is_an_issue_and_fails_the_run(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    refused = Refused("mangler.toml", SetupError(Diagnostic("F001")))
    report = Report((refused, proeved(setups["ready"])), "en", is_list=True)
    _, [(name, properties, message), result] = read(azure.write(report))

    assert name == "task.logissue"
    assert (properties["type"], properties["sourcepath"], properties["code"]) == (
        "error",
        "mangler.toml",
        "F001",
    )
    assert message
    assert result[1:] == (
        {"result": "Failed"},
        "Eksempelby Kommune: Ready; Files that could not be assessed: 1",
    )
