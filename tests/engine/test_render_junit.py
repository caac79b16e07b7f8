"""JUnit XML: read back as others read it, and red exactly when the exit code is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from readiness import Verdict
from readiness.gate import Demand
from readiness.judgement import Outcome
from readiness.render import junit
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

WAIVER = """\
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Afventer <budget>"
godkendt_af = "Chef"
udloeber = 2027-03-31
"""


def suites(*assessments: Assessment, language: Language = "da") -> list[TestSuite]:
    report = Report(assessments, language, is_list=len(assessments) > 1)
    return list(JUnitXml.fromstring(junit.write(report).encode()))


def cases(assessment: Assessment) -> dict[str, TestCase]:
    """Give the cases by the first word of their names: the id of the rule."""
    return {case.name.split()[0]: case for suite in suites(assessment) for case in suite}


def colour(case: TestCase) -> str:
    kinds = [type(each).__name__.lower() for each in case.result]
    assert len(kinds) <= 1
    return kinds[0] if kinds else "passed"


def is_red(assessment: Assessment) -> bool:
    return any(suite.failures or suite.errors for suite in suites(assessment))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_an_example_is_a_suite_a_method_and_a_case_a_rule(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    assessment = examples[example]
    found = suites(assessment, language=language)

    titles = [each.ruleset.title[language] for each in assessment.methods]
    shared = {"da": "På tværs af metoderne", "en": "Across the methods"}[language]
    demand = {"da": "Krav", "en": "Demand"}[language]
    assert [each.name for each in found] == [*titles, *([shared] if assessment.across else []), demand]
    for suite, method in zip(found, assessment.methods, strict=False):
        assert len(list(suite)) == suite.tests == 1 + len(list(method.findings))
        kinds = [colour(case) for case in suite]
        assert suite.failures == kinds.count("failure")
        assert suite.errors == kinds.count("error")
        assert suite.skipped == kinds.count("skipped")
        assert len({(case.classname, case.name) for case in suite}) == suite.tests


@pytest.mark.parametrize(
    "demand",
    [Demand(frozenset(list(Verdict)[:worst]), min_score) for worst in range(4) for min_score in (None, 90)],
)
@pytest.mark.parametrize("waiver", ["", "active", "expired", "not counted"])
@pytest.mark.parametrize(
    "setup", ["ready", "short", "planned", "open", "unmet", "weak", "raises", "left out", "demanding"]
)
def test_it_is_red_exactly_when_the_exit_code_is(
    proeved: Proeved,
    setups: Mapping[str, str],
    setup: str,
    demand: Demand,
    waiver: str,
) -> None:
    demand = replace(demand, count_waivers=waiver != "not counted")
    declared = WAIVER.replace("2027-03-31", "2026-11-05") if waiver == "expired" else WAIVER
    assessment = proeved(setups[setup] + (declared if waiver else ""), demand=demand)

    assert is_red(assessment) == (assessment.exit_code != 0)


@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_the_examples_are_red_when_the_exit_code_is(examples: Mapping[str, Assessment], example: str) -> None:
    assert is_red(examples[example]) == (examples[example].exit_code != 0)


@pytest.mark.parametrize(
    ("setup", "rule", "expected"),
    [
        ("short", "maal.sager", "passed"),
        ("short", "aftener.nok", "failure"),
        ("open", "maal.sager", "failure"),
        ("planned", "aftener.nok", "skipped"),
        ("weak", "kursus.form", "skipped"),
        ("left out", "kursus.form", "skipped"),
        ("raises", "aftener.nok", "error"),
    ],
)
def test_red_is_what_must_be_in_place_first_where_it_holds_the_method_back(
    proeved: Proeved, setups: Mapping[str, str], setup: str, rule: str, expected: str
) -> None:
    assert colour(cases(proeved(setups[setup]))[rule]) == expected


def test_a_method_that_is_not_held_back_is_not_red_because_another_is(
    examples: Mapping[str, Assessment],
) -> None:
    failures = [suite.failures for suite in suites(examples["eksempelby"])]
    blockers = [len(method.blockers) for method in examples["eksempelby"].methods]

    assert failures == [1 + blockers[0], 0, 1 + blockers[2], 0, 0]
    assert all(blockers)


def test_a_method_whose_gaps_are_waived_is_not_held_back(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["eksempelby"]
    first, *others = assessment.methods
    waived = replace(first, verdict_waived=Verdict.READY)
    audited = assessment.gate._replace(counts_waivers=False)

    found = replace(assessment, methods=(waived, *others))
    assert suites(found)[0].failures == 0
    assert suites(found)[2].failures > 0
    assert suites(replace(found, gate=audited))[0].failures > 0


def test_the_verdict_says_why_it_is_red(proeved: Proeved, setups: Mapping[str, str]) -> None:
    suite, _ = suites(proeved(setups["weak"]))
    verdict = next(iter(suite))
    [failure] = verdict.result

    assert (verdict.classname, verdict.name) == ("proeve", "Samlet svar")
    assert isinstance(failure, Failure)
    assert failure.type == "not_ready"
    assert failure.message == "Ikke klar endnu: Kompetencer er under grænsen på 50\u00a0%."


def test_a_failure_says_what_was_found_what_to_do_and_where(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    case = cases(proeved(setups["short"]))["aftener.nok"]
    [failure] = case.result

    assert case.classname == "proeve.aftener"
    assert case.name == "aftener.nok Er der aftener nok?"
    assert (failure.type, failure.message) == ("partial", "20 aftener rækker næsten.")
    assert failure.text == "20 aftener rækker næsten.\nSkaf flere aftener.\nkommune.toml:10:1"
    assert (case._elem.get("file"), case._elem.get("line")) == ("kommune.toml", "10")  # noqa: SLF001 (its reader has no other way)


def test_what_is_skipped_says_its_outcome(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [weak] = cases(proeved(setups["weak"]))["kursus.form"].result
    [left_out] = cases(proeved(setups["left out"]))["kursus.form"].result

    assert isinstance(weak, Skipped)
    assert weak.message == "ikke opfyldt: Kurset er for kort."
    assert left_out.message.startswith("ikke relevant: ")


def test_a_waived_gap_is_skipped_with_its_waiver(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [waived] = cases(proeved(setups["short"] + WAIVER))["aftener.nok"].result

    assert isinstance(waived, Skipped)
    assert waived.message == "Fraveget til 31. marts 2027, godkendt af Chef: Afventer <budget>"


def test_a_waiver_that_is_not_counted_accepts_nothing(proeved: Proeved, setups: Mapping[str, str]) -> None:
    audited = proeved(setups["short"] + WAIVER, demand=Demand(count_waivers=False))

    assert colour(cases(audited)["aftener.nok"]) == "failure"


def test_a_score_below_the_demand_is_red_and_not_the_verdict(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    found = cases(proeved(setups["planned"], demand=Demand(min_score=90)))

    assert [colour(found[name]) for name in ("Samlet", "Scoren", "Fravigelserne")] == [
        "passed",
        "failure",
        "passed",
    ]
    assert found["Scoren"].result[0].message == "Scoren er under kravet."


def test_waivers_that_have_expired_are_red_and_named(proeved: Proeved, setups: Mapping[str, str]) -> None:
    expired = WAIVER.replace("2027-03-31", "2026-11-05")
    [failure] = cases(proeved(setups["planned"] + expired))["Fravigelserne"].result

    assert failure.message == "Disse fravigelser er udløbet: proeve/aftener.nok."


def test_what_methods_share_is_a_suite_of_its_own(examples: Mapping[str, Assessment]) -> None:
    shared = suites(examples["eksempelby"])[-2]
    kinds = {case.name.split()[0]: colour(case) for case in shared}

    assert kinds == {"tovholder_timer": "skipped", "lokaler_aftener": "passed"}


def test_what_methods_share_and_that_raised_is_an_error(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["eksempelby"]
    raised = replace(assessment.across[0], outcome=Outcome.ERROR)
    *_, shared, _ = suites(replace(assessment, across=(raised,)))

    assert shared.errors == 1


def test_a_shared_rule_that_is_open_asks_or_says_what_is_known(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["eksempelby"]
    opened = replace(assessment.across[0], outcome=Outcome.UNANSWERED)
    demanding = replace(opened, tells_demand=True)
    messages = [
        next(iter(suites(replace(assessment, across=(each,)))[-2])).result[0].message
        for each in (opened, demanding)
    ]

    assert messages[0] == f"ikke besvaret: {opened.rule.question.da}"
    assert messages[1] == f"ikke besvaret: {opened.message['da']}"


def test_the_files_of_a_run_are_told_apart(proeved: Proeved, setups: Mapping[str, str]) -> None:
    ready, short = proeved(setups["ready"], "a/kommune.toml"), proeved(setups["short"], "b/kommune.toml")
    found = suites(ready, short)

    names = [f"{folder}/kommune.toml {name}" for folder in "ab" for name in ("Prøvemetoden", "Krav")]
    assert [each.name for each in found] == names
    assert len({(case.classname, case.name) for suite in found for case in suite}) == 12


def test_a_hostile_text_is_read_back_as_text(hostile: tuple[str, Assessment]) -> None:
    method, shared, _ = suites(hostile[1])

    assert method.tests == 1 + len(list(hostile[1].methods[0].findings))
    assert shared.tests == 1
