"""GitLab Code Quality: the fields that GitLab reads, and an identity that lasts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from readiness.errors import SetupError
from readiness.render import gitlab
from readiness.render.report import Refused, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

#: As GitLab describes what it reads.
FORM = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def entries(*assessments: Assessment, language: Language = "da") -> list[dict[str, Any]]:
    content = json.loads(gitlab.write(Report(assessments, language, is_list=len(assessments) > 1)))
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_an_example_is_a_list_that_gitlab_reads(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    Draft202012Validator(FORM).validate(entries(examples[example], language=language))


def test_a_gap_is_an_entry(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [entry] = entries(proeved(setups["short"], "./planer/kommune.toml"))

    assert entry["description"] == "20 aftener rækker næsten. Skaf flere aftener."
    assert entry["check_name"] == "proeve/aftener.nok"
    assert entry["location"] == {"path": "planer/kommune.toml", "lines": {"begin": 10}}


@pytest.mark.parametrize(
    ("setup", "severity"),
    [("unmet", "critical"), ("open", "major"), ("weak", "major"), ("raises", "blocker")],
)
def test_an_entry_has_the_severity_of_the_gap(
    proeved: Proeved, setups: Mapping[str, str], setup: str, severity: str
) -> None:
    assert [each["severity"] for each in entries(proeved(setups[setup]))] == [severity]


def test_what_is_merely_not_answered_is_minor(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [entry] = entries(proeved(setups["ready"].replace('form = "uge"', "")))

    assert entry["severity"] == "minor"


def test_an_entry_keeps_its_identity_when_lines_move_and_shares_it_with_no_other_file(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    [before] = entries(proeved(setups["short"]))
    [after] = entries(proeved("# Ny\n" + setups["short"]))
    both = entries(proeved(setups["short"], "a.toml"), proeved(setups["short"], "b.toml"))

    assert before["fingerprint"] == after["fingerprint"]
    assert len({each["fingerprint"] for each in both}) == 2


def test_no_two_entries_have_the_same_identity(examples: Mapping[str, Assessment]) -> None:
    found = entries(*examples.values())

    assert len({each["fingerprint"] for each in found}) == len(found) > 200


def test_a_hostile_text_is_a_list_that_gitlab_reads(hostile: tuple[str, Assessment]) -> None:
    found = entries(hostile[1])

    assert len(found) == 3 * 2 + 1
    assert all(len(each["description"]) < 400 for each in found)


def test_what_keeps_a_file_from_being_assessed_is_an_entry_beside_the_gaps_of_others(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    with pytest.raises(SetupError) as caught:
        proeved(setups["ready"].replace("sager = 24", 'sager = "mange"'), "a.toml")
    refused = Refused("a.toml", caught.value)
    content = json.loads(gitlab.write(Report((refused, proeved(setups["short"])), "da", is_list=True)))

    Draft202012Validator(FORM).validate(content)
    first, *others = content
    assert (first["severity"], first["location"]) == ("blocker", {"path": "a.toml", "lines": {"begin": 5}})
    assert first["check_name"].startswith("K")
    told = caught.value.diagnostics[0]
    assert first["description"] == f"{told.sentence('da')} {told.advice('da')}"
    assert [each["check_name"] for each in others] == ["proeve/aftener.nok"]
    assert len({each["fingerprint"] for each in content}) == len(content)
