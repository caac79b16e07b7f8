"""SARIF 2.1.0: valid after the official schema, and such that GitHub takes and keeps it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.gate import Demand
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.render import sarif
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

#: A package whose source archive holds the schema as OASIS publishes it.
_CARRIER = ("sarif-pydantic", "0.6.2")


@pytest.fixture(scope="session")
def official(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Draft7Validator:
    """Fetch the official schema with pip, once."""
    name, number = _CARRIER
    stem = f"{name.replace('-', '_')}-{number}"
    kept = Path(pytestconfig.cache.mkdir("sarif")) / f"{stem}.tar.gz"
    if not kept.exists():
        fetched = tmp_path_factory.mktemp("sarif")  # other processes of the tests may fetch it too
        fetch = ["pip", "download", "--quiet", "--no-deps", f"--no-binary={name}", f"--dest={fetched}"]
        command = [sys.executable, "-m", *fetch, f"{name}=={number}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"The schema of SARIF could not be fetched with pip: {done.stderr}", pytrace=False)
        shutil.copy(fetched / kept.name, kept.with_suffix(f".{os.getpid()}"))
        kept.with_suffix(f".{os.getpid()}").replace(kept)  # whole or not at all
    with tarfile.open(kept) as archive:
        member = archive.extractfile(f"{stem}/sarif-schema-2.1.0.json")
        assert member is not None
        schema = json.load(member)
    assert schema["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    return Draft7Validator(schema, format_checker=FormatChecker())


def run_of(assessment: Assessment, language: Language = "da") -> dict[str, Any]:
    [run] = sarif.document(Report((assessment,), language))["runs"]
    assert isinstance(run, dict)
    return run


def results(assessment: Assessment) -> dict[str, dict[str, Any]]:
    return {each["ruleId"]: each for each in run_of(assessment)["results"]}


def region(assessment: Assessment, rule: str) -> dict[str, int]:
    physical = results(assessment)[rule]["locations"][0]["physicalLocation"]
    found = physical["region"]
    assert isinstance(found, dict)
    return found


def changed(assessment: Assessment, **values: Any) -> Assessment:  # noqa: ANN401 (any field of a finding)
    """Change the last finding of an assessment of `proeve`."""
    [method] = assessment.methods
    *factors, last = method.factors
    [milestone] = last.milestones
    finding = replace(milestone.findings[-1], **values)
    factor = replace(last, milestones=(replace(milestone, findings=(finding,)),))
    return replace(assessment, methods=(replace(method, factors=(*factors, factor)),))


# --- The official schema, and what GitHub asks beyond it ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_an_example_follows_the_official_schema(
    examples: Mapping[str, Assessment], official: Draft7Validator, example: str, language: Language
) -> None:
    official.validate(json.loads(sarif.write(Report((examples[example],), language))))


def test_several_files_are_one_run_that_follows_the_official_schema(
    examples: Mapping[str, Assessment], official: Draft7Validator
) -> None:
    log = json.loads(sarif.write(Report(tuple(examples.values()), "da", is_list=True)))

    official.validate(log)
    [run] = log["runs"]
    assert [each["location"]["uri"] for each in run["artifacts"]] == [
        f"examples/{name}/kommune.toml" for name in examples
    ]
    assert len({each["id"] for each in run["tool"]["driver"]["rules"]}) == len(run["tool"]["driver"]["rules"])


def test_a_hostile_text_follows_the_official_schema(
    hostile: tuple[str, Assessment], official: Draft7Validator
) -> None:
    official.validate(json.loads(sarif.write(Report((hostile[1],), "da"))))


def test_the_schema_refuses_what_is_no_log(official: Draft7Validator) -> None:
    assert not official.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("example", ["eksempelby", "tom", "herning"])
def test_github_takes_it(examples: Mapping[str, Assessment], example: str) -> None:
    run = run_of(examples[example])
    rules = run["tool"]["driver"]["rules"]

    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        [location] = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == f"examples/{example}/kommune.toml"
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["endColumn"] > physical["region"]["startColumn"] >= 1
        assert list(result["partialFingerprints"]) == ["primaryLocationLineHash"]
    for rule in rules:
        assert len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert "security-severity" not in rule["properties"]
        assert len(rule["properties"]["tags"]) <= 10


# --- Rules ---


def test_a_run_names_its_tool_and_the_rulesets_with_their_versions(
    examples: Mapping[str, Assessment],
) -> None:
    run = run_of(examples["klar"])
    driver = run["tool"]["driver"]

    assert (driver["name"], driver["semanticVersion"]) == ("readiness", version("readiness"))
    assert [each["name"] for each in run["tool"]["extensions"]] == [
        "familieraadslagning",
        "inddragende_netvaerksmoede",
        "signs_of_safety",
    ]
    assert all(each["semanticVersion"] == "1.0.0" for each in run["tool"]["extensions"])
    assert run["automationDetails"]["id"] == "readiness/"
    assert run["columnKind"] == "utf16CodeUnits"


def test_a_rule_says_what_it_asks_what_to_do_and_where_that_is_written(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    rules = {each["id"]: each for each in run_of(proeved(setups["ready"]))["tool"]["driver"]["rules"]}

    assert list(rules) == ["proeve/maal.sager", "proeve/kursus.form", "proeve/aftener.nok"]
    gate, other = rules["proeve/maal.sager"], rules["proeve/kursus.form"]
    assert gate["shortDescription"]["text"] == "Hvor mange sager planlægger I?"
    assert gate["fullDescription"]["text"] == "Prøvemetoden · Ledelse · Mål. Hvor mange sager planlægger I?"
    assert gate["help"]["text"] == (
        "Gør sådan: Planlæg mindst én sag.\n"
        "Kilde: Bogen, s.\u00a04, milepæl\u00a01, spørgsmål\u00a02 (fra kilden)"
    )
    assert gate["help"]["markdown"].startswith("**Gør sådan:** Planlæg mindst én sag.\n\n**Kilde:** Bogen")
    assert gate["properties"]["tags"] == ["proeve", "ledelse", "maal", "skal på plads først"]
    assert other["properties"]["tags"] == ["proeve", "kompetencer", "kursus"]
    assert [each["defaultConfiguration"]["level"] for each in (gate, other)] == ["error", "warning"]


def test_a_description_is_no_longer_than_github_takes(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assessment = proeved(setups["ready"])
    [*_, (_, finding)] = assessment.methods[0].findings
    rule = replace(finding.rule, question=Text("Æ" * 2000, "E"))

    run = run_of(changed(assessment, rule=rule))
    assert run["tool"]["driver"]["rules"][-1]["shortDescription"]["text"] == "Æ" * 999 + "…"


# --- Results ---


def test_a_gap_leads_with_what_was_found(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [result] = results(proeved(setups["short"])).values()

    assert result["ruleId"] == "proeve/aftener.nok"
    assert result["message"]["text"] == "20 aftener rækker næsten. Skaf flere aftener."
    assert result["properties"] == {"outcome": "partial", "field": "aftener.lokaler"}


@pytest.mark.parametrize(
    ("setup", "rule", "level"),
    [
        ("unmet", "proeve/aftener.nok", "error"),
        ("short", "proeve/aftener.nok", "error"),
        ("open", "proeve/maal.sager", "warning"),
        ("weak", "proeve/kursus.form", "warning"),
        ("raises", "proeve/aftener.nok", "error"),
    ],
)
def test_what_must_be_in_place_first_is_the_gravest(
    proeved: Proeved, setups: Mapping[str, str], setup: str, rule: str, level: str
) -> None:
    assert results(proeved(setups[setup]))[rule]["level"] == level


def test_what_is_not_answered_and_not_in_place_first_is_a_note(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    unanswered = setups["ready"].replace('form = "uge"', "")

    assert results(proeved(unanswered))["proeve/kursus.form"]["level"] == "note"


def test_what_is_met_or_not_relevant_is_no_result(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assert results(proeved(setups["ready"])) == {}
    assert results(proeved(setups["left out"])) == {}


def test_what_is_waived_is_left_out(proeved: Proeved, setups: Mapping[str, str]) -> None:
    waiver = (
        '[[fravigelser]]\nregel = "proeve/aftener.nok"\nbegrundelse = "Afventer"\n'
        'godkendt_af = "Chef"\nudloeber = 2027-03-31\n'
    )

    assert results(proeved(setups["short"] + waiver)) == {}
    assert results(proeved(setups["short"] + waiver.replace("2027-03-31", "2026-11-05"))) != {}
    audited = proeved(setups["short"] + waiver, demand=Demand(count_waivers=False))
    assert results(audited) != {}


def test_what_methods_share_is_a_result(examples: Mapping[str, Assessment]) -> None:
    found = results(examples["eksempelby"])

    assert found["across.tovholder_timer"]["level"] == "warning"
    assert "across.lokaler_aftener" not in found


def test_a_gap_keeps_its_identity_when_lines_move(proeved: Proeved, setups: Mapping[str, str]) -> None:
    before = results(proeved(setups["short"]))["proeve/aftener.nok"]
    after = results(proeved("# Ny\n\n" + setups["short"]))["proeve/aftener.nok"]

    assert before["locations"] != after["locations"]
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_no_two_gaps_of_a_file_have_the_same_identity(examples: Mapping[str, Assessment]) -> None:
    found = run_of(examples["eksempelby"])["results"]
    identities = {each["partialFingerprints"]["primaryLocationLineHash"] for each in found}

    assert len(found) > 100
    assert len(identities) == len(found)


def test_columns_are_counted_in_units_of_utf_16(proeved: Proeved, setups: Mapping[str, str]) -> None:
    house = "\U0001f3e0"
    place = Place("kommune.toml", 3, 4, 2, f"a{house}b{house}c")
    shifted = changed(proeved(setups["short"]), place=place)

    assert region(shifted, "proeve/aftener.nok") == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 3,
        "endColumn": 8,
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("kommune.toml", "kommune.toml"),
        ("./planer/kommune.toml", "planer/kommune.toml"),
        ("../kommune.toml", "../kommune.toml"),
        ("mappe med æ/50%#1?.toml", "mappe%20med%20%C3%A6/50%25%231%3F.toml"),
        ("c:kommune.toml", "c%3Akommune.toml"),
        ("/planer/k.toml", "file:///planer/k.toml"),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


# --- The run ---


def test_a_rule_that_raised_makes_the_run_unsuccessful(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [invocation] = run_of(proeved(setups["raises"]))["invocations"]
    [sound] = run_of(proeved(setups["short"]))["invocations"]

    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert told["level"] == "error"
    assert "13 tæller ikke" in told["message"]["text"]
    assert sound["executionSuccessful"] is True
    assert sound["toolExecutionNotifications"] == []


def test_what_is_doubtful_in_a_file_is_told(proeved: Proeved, setups: Mapping[str, str]) -> None:
    values = {"name": "x", "meant": "", "known": ""}
    doubts = (
        Diagnostic("F001", Place("kommune.toml", 3, 7), severity=Severity.WARNING),
        Diagnostic("M001", values=values, severity=Severity.WARNING),
    )
    assessment = replace(proeved(setups["ready"]), diagnostics=doubts)
    [placed, unplaced] = run_of(assessment)["invocations"][0]["toolConfigurationNotifications"]

    assert placed["level"] == "warning"
    assert placed["message"]["text"].startswith("F001 ")
    assert placed["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert unplaced["locations"] == []


def test_texts_are_in_the_language_asked_for(proeved: Proeved, setups: Mapping[str, str]) -> None:
    run = run_of(proeved(setups["short"]), "en")

    assert run["language"] == "en"
    assert run["results"][0]["message"]["text"] == "20 evenings nearly suffice. Find more evenings."
    assert run["results"][0]["properties"]["outcome"] == Outcome.PARTIAL
