"""Known gaps: which gap is known still, and that a baseline moves the exit code and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from readiness import toml
from readiness.assessment import Shortfall, Verdict
from readiness.baseline import Baseline, KnownGap
from readiness.check import assess
from readiness.gate import Demand
from readiness.judgement import Outcome
from readiness.render import baseline as shown
from readiness.render import html, junit, markdown, sarif, text
from readiness.render import json as as_json
from readiness.render.canvas import Canvas
from readiness.render.office import excel, word
from readiness.render.report import Report
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

RULE, KEY = "proeve/aftener.nok", "aftener.lokaler"
OUTCOMES = (Outcome.PARTIAL, Outcome.UNMET, Outcome.UNANSWERED, Outcome.UNKNOWN)
HALF = Baseline("b.toml", {RULE: KnownGap(RULE, KEY, Outcome.PARTIAL)})
GONE = KnownGap("proeve/kursus.form", "kursus.form", Outcome.UNMET)
DAY = date(2026, 11, 6)
EKSEMPELBY = Path(__file__).parents[2] / "examples/eksempelby/kommune.toml"


def gap(outcome: Outcome, key: str = KEY) -> KnownGap:
    return KnownGap(RULE, key, outcome)


def waiver(until: str = "2026-12-31") -> str:
    return f"""
[[fravigelser]]
regel = "{RULE}"
begrundelse = "Nyt lokale på vej"
godkendt_af = "Børne- og familiechef"
udloeber = {until}
"""


def against(baseline: Baseline | None, demand: Demand | None = None) -> Demand:
    return replace(demand or Demand(), baseline=baseline)


def write(assessment: Assessment, language: Language = "da") -> str:
    return text.render(assessment, Canvas(), language)


# --- Which gap is known still ---


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_gap_that_stays_as_it_was_is_known(outcome: Outcome) -> None:
    assert gap(outcome).holds(gap(outcome))


@pytest.mark.parametrize("worse", [Outcome.UNMET, Outcome.UNANSWERED, Outcome.UNKNOWN])
def test_what_was_partly_in_place_and_falls_back_is_new(worse: Outcome) -> None:
    assert not gap(Outcome.PARTIAL).holds(gap(worse))


@pytest.mark.parametrize(("was", "key"), [*product(OUTCOMES[1:], (KEY, "aftener.moeder"))])
def test_a_better_answer_is_known_wherever_it_falls_short(was: Outcome, key: str) -> None:
    assert gap(was).holds(gap(Outcome.PARTIAL, key))


@pytest.mark.parametrize("was", [Outcome.UNANSWERED, Outcome.UNKNOWN])
def test_an_honest_no_to_what_was_open_is_known(was: Outcome) -> None:
    assert gap(was).holds(gap(Outcome.UNMET, "aftener.moeder"))


def test_an_answer_that_falls_short_at_another_key_is_new() -> None:
    assert not gap(Outcome.UNMET).holds(gap(Outcome.UNMET, "aftener.moeder"))
    assert not gap(Outcome.PARTIAL).holds(gap(Outcome.PARTIAL, "aftener.moeder"))


def test_a_rule_that_raised_is_never_known() -> None:
    assert not gap(Outcome.UNANSWERED).holds(gap(Outcome.ERROR))


def test_the_number_of_an_entry_is_no_part_of_a_gap() -> None:
    first, second = (Baseline.gap(RULE, f"lokaler.lokaler[{n}].type", Outcome.UNMET) for n in (1, 12))
    assert first == second == KnownGap(RULE, "lokaler.lokaler.type", Outcome.UNMET)


def test_a_name_that_the_municipality_chose_is_part_of_a_gap() -> None:
    assert Baseline.gap(RULE, "sagstal.hold[Nord]", Outcome.UNMET).key == "sagstal.hold[Nord]"


def test_what_an_open_answer_may_make_worse_is_open() -> None:
    assert Baseline.gap(RULE, KEY, Outcome.MET, may_fall=True).outcome is Outcome.UNANSWERED


# --- What it comes to ---


def test_without_a_baseline_nothing_is_said_of_one(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assessment = proeved(setups["short"])
    assert assessment.baseline is None
    assert assessment.methods[0].verdict_known is assessment.methods[0].verdict


def test_a_known_gap_holds_back_no_exit_code(proeved: Proeved, setups: Mapping[str, str]) -> None:
    before, after = proeved(setups["short"]), proeved(setups["short"], demand=against(HALF))

    assert (before.exit_code, after.exit_code) == (1, 0)
    assert after.gate.falls_short == ()
    assert after.methods[0].verdict_known is after.methods[0].verdict_waived is Verdict.READY
    assert after.baseline is not None
    assert after.baseline.known == (gap(Outcome.PARTIAL),)


def test_a_known_gap_moves_no_score_and_no_verdict(proeved: Proeved, setups: Mapping[str, str]) -> None:
    before, after = proeved(setups["short"]), proeved(setups["short"], demand=against(HALF))

    assert before.verdict is after.verdict is Verdict.NOT_READY
    assert before.methods[0].score == after.methods[0].score
    assert before.methods[0].next_steps[0].gain == after.methods[0].next_steps[0].gain


def test_a_gap_that_is_not_known_fails_although_the_verdict_would_do(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    without, held = proeved(setups["weak"]), proeved(setups["weak"], demand=against(Baseline("b.toml")))

    assert (without.verdict, without.exit_code) == (Verdict.NOT_READY, 1)  # a whole factor is at nothing
    assert held.gate.falls_short == (Shortfall.VERDICT, Shortfall.NEW_GAP)
    assert held.baseline is not None
    assert held.baseline.new == (GONE,)


def test_a_new_gap_alone_fails(proeved: Proeved, setups: Mapping[str, str]) -> None:
    demand = Demand(frozenset({Verdict.NOT_READY}))
    planned = proeved(setups["planned"], demand=demand)
    held = proeved(setups["planned"], demand=against(Baseline("b.toml"), demand))

    assert (planned.verdict, planned.exit_code) == (Verdict.CONDITIONAL, 0)
    assert (held.gate.falls_short, held.exit_code) == ((Shortfall.NEW_GAP,), 1)


def test_where_nothing_is_demanded_a_new_gap_does_not_fail(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    held = proeved(setups["short"], demand=against(Baseline("b.toml"), Demand(frozenset())))
    assert held.exit_code == 0


def test_a_gap_that_became_worse_is_new_and_not_closed(proeved: Proeved, setups: Mapping[str, str]) -> None:
    held = proeved(setups["unmet"], demand=against(HALF)).baseline
    assert held is not None
    assert (held.known, held.new, held.closed) == ((), (gap(Outcome.UNMET),), ())


def test_a_gap_that_is_no_more_is_closed(proeved: Proeved, setups: Mapping[str, str]) -> None:
    after = proeved(setups["ready"], demand=against(HALF))
    assert after.exit_code == 0
    assert after.baseline is not None
    assert after.baseline.closed == (gap(Outcome.PARTIAL),)


def test_a_demanded_score_is_the_real_one_whatever_is_known(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    held = proeved(setups["short"], demand=against(HALF, Demand(min_score=100)))
    assert held.gate.falls_short == (Shortfall.SCORE,)


def test_a_rule_that_raised_fails_whatever_the_baseline_says(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    raised = {RULE: gap(Outcome.UNANSWERED)}
    held = proeved(setups["raises"], demand=against(Baseline("b.toml", raised)))
    assert held.exit_code == 4
    assert not any(finding.is_known for _, finding in held.methods[0].findings)


def test_a_rule_that_was_not_to_be_judged_is_neither_known_nor_closed() -> None:
    noted = {"across.tovholder_timer": gap(Outcome.UNMET), "signs_of_safety/maal.x": gap(Outcome.UNMET)}
    held = assess(
        toml.read(EKSEMPELBY),
        as_of=DAY,
        only=["familieraadslagning"],
        demand=against(Baseline("b.toml", noted)),
    ).baseline
    assert held is not None
    assert held.closed == ()


def test_what_methods_share_is_known_by_its_own_name() -> None:
    across = "across.tovholder_timer"
    known = {across: KnownGap(across, "tovholder.ressourcer.timer_pr_uge", Outcome.UNMET)}
    held = assess(toml.read(EKSEMPELBY), as_of=DAY, demand=against(Baseline("b.toml", known)))
    assert held.baseline is not None
    assert [each.rule for each in held.baseline.known] == [across]
    assert [each.is_accepted for each in held.across] == [True, False]


# --- Beside waivers ---


def test_a_gap_that_is_waived_is_not_new(proeved: Proeved, setups: Mapping[str, str]) -> None:
    held = proeved(setups["short"] + waiver(), demand=against(Baseline("b.toml")))
    assert held.exit_code == 0
    assert held.baseline is not None
    assert (held.baseline.new, held.baseline.waived) == ((), (gap(Outcome.PARTIAL),))


def test_in_an_audit_a_gap_that_only_a_waiver_accepts_is_new(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    audit = against(Baseline("b.toml"), Demand(count_waivers=False))
    held = proeved(setups["short"] + waiver(), demand=audit)
    assert held.gate.falls_short == (Shortfall.VERDICT, Shortfall.NEW_GAP)
    assert held.gate.with_waivers == 0
    assert "1 ny" in write(held)


def test_in_an_audit_a_known_gap_stays_known(proeved: Proeved, setups: Mapping[str, str]) -> None:
    audit = against(HALF, Demand(count_waivers=False))
    assert proeved(setups["short"] + waiver(), demand=audit).exit_code == 0


def test_an_expired_waiver_fails_although_its_gap_is_known(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    held = proeved(setups["short"] + waiver(until="2026-11-05"), demand=against(HALF))
    assert [each.state for each in held.waivers] == [WaiverState.EXPIRED]
    assert held.gate.falls_short == (Shortfall.EXPIRED_WAIVER,)


def test_an_expired_waiver_and_a_new_gap_are_both_told(proeved: Proeved, setups: Mapping[str, str]) -> None:
    held = proeved(setups["short"] + waiver(until="2026-11-05"), demand=against(Baseline("b.toml")))
    said = " ".join(write(held).split())
    assert "der er mangler, som ikke er kendt; 1 fravigelse er udløbet." in said


# --- How it is told ---


@pytest.mark.parametrize(
    ("language", "counts", "sentence"),
    [
        ("da", "1 kendt mangel fra b.toml, 0 nye, 1 lukket.", "ændrer kun slutkoden"),
        ("en", "1 known gap from b.toml, 0 new, 1 closed.", "change only the exit code"),
    ],
)
def test_the_text_counts_known_new_and_closed_gaps(
    proeved: Proeved, setups: Mapping[str, str], language: Language, counts: str, sentence: str
) -> None:
    both = replace(HALF, gaps={**HALF.gaps, GONE.rule: GONE})
    said = " ".join(write(proeved(setups["short"], demand=against(both)), language).split())

    assert counts in said
    assert sentence in said
    assert f"{shown.CLOSED[language]} proeve/kursus.form · kursus.form" in said
    assert "readiness baseline prune -b b.toml" in said


@pytest.mark.parametrize(("language", "mark"), [("da", "Kendt"), ("en", "Known")])
def test_a_known_gap_says_so_where_it_stands(
    proeved: Proeved, setups: Mapping[str, str], language: Language, mark: str
) -> None:
    known = proeved(setups["short"], demand=against(HALF))
    for written in (
        write(known, language),
        text.render(known, Canvas(), language, show_all=True).partition("\n\n\n")[0],
        markdown.write(Report((known,), language)),
    ):
        assert mark in written


def test_what_methods_share_says_that_it_is_known() -> None:
    across = "across.tovholder_timer"
    known = {across: KnownGap(across, "tovholder.ressourcer.timer_pr_uge", Outcome.UNMET)}
    held = assess(toml.read(EKSEMPELBY), as_of=DAY, demand=against(Baseline("b.toml", known)))

    assert "Kendt          står i baseline" in write(held).partition("PÅ TVÆRS")[2].partition("\n\n\n")[0]
    assert "Kendt: står i baseline" in markdown.write(Report((held,), "da"))


def test_markdown_lists_what_is_new_and_what_is_closed(proeved: Proeved, setups: Mapping[str, str]) -> None:
    noted = Baseline("b.toml", {GONE.rule: GONE})
    written = markdown.write(Report((proeved(setups["short"], demand=against(noted)),), "en"))

    assert "- New: `proeve/aftener.nok` · `aftener.lokaler`" in written
    assert "- Closed: `proeve/kursus.form` · `kursus.form`" in written
    assert "exit code is 1, because there are gaps that were not known before" in written


def test_markdown_has_no_list_where_nothing_is_new_or_closed(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    written = markdown.write(Report((proeved(setups["short"], demand=against(HALF)),), "en"))
    section = written.partition("## Known gaps")[2].partition("##")[0]
    assert "\n- " not in section


def test_json_lists_known_new_and_closed_gaps(proeved: Proeved, setups: Mapping[str, str]) -> None:
    noted = Baseline("b.toml", {GONE.rule: GONE})
    document = as_json.document(proeved(setups["short"], demand=against(noted)), "da")

    assert document["baseline"] == {
        "path": "b.toml",
        "known": [],
        "new": [{"rule": RULE, "key": KEY, "outcome": "partial"}],
        "closed": [{"rule": "proeve/kursus.form", "key": "kursus.form", "outcome": "unmet"}],
    }
    assert document["exit_gate"]["falls_short"] == ["verdict", "new_gap"]


def test_a_known_gap_is_no_alarm(proeved: Proeved, setups: Mapping[str, str]) -> None:
    report = Report((proeved(setups["short"], demand=against(HALF)),), "da")
    assert '"ruleId"' not in sarif.write(report)
    assert "<failure" not in junit.write(report)
    assert "Kendt: står i baseline" in junit.write(report)


def test_a_new_gap_is_red_in_junit(proeved: Proeved, setups: Mapping[str, str]) -> None:
    written = junit.write(Report((proeved(setups["short"], demand=against(Baseline("b.toml"))),), "da"))
    assert "Disse mangler er nye: proeve/aftener.nok." in written


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_reports_that_are_passed_around_say_the_same_of_the_known_gaps(
    proeved: Proeved, setups: Mapping[str, str], language: Language
) -> None:
    noted = Baseline("b.toml", {GONE.rule: GONE})
    report = Report((proeved(setups["short"], demand=against(noted)),), language)
    said = [*shown.told(report.assessments[0], language)]
    document = docx.Document(BytesIO(word.write(report)))
    workbook = openpyxl.load_workbook(BytesIO(excel.write(report)))
    cells = {cell.value for sheet in workbook for row in sheet.rows for cell in row}

    assert len(said) == 5  # how many, one that is new, one that is closed, and what to do with each
    assert set(said) <= {each.text for each in document.paragraphs}
    assert set(said) <= cells
    for each in said:
        assert f"<li>{each}</li>" in unescape(html.write(report))


def test_without_a_baseline_they_say_nothing_of_it(proeved: Proeved, setups: Mapping[str, str]) -> None:
    report = Report((proeved(setups["short"]),), "da")

    assert [*shown.told(report.assessments[0], "da")] == []
    assert shown.HEADING["da"] not in html.write(report)
    assert shown.HEADING["da"] not in {
        each.text for each in docx.Document(BytesIO(word.write(report))).paragraphs
    }
