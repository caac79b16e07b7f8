"""The next steps: what blocks first, then what it takes to know, then what counts most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from readiness import Outcome, Score, check_file
from readiness.assessment import (
    FactorAssessment,
    Finding,
    Message,
    MilestoneAssessment,
    MilestoneStatus,
)
from readiness.diagnostics import Place
from readiness.model import Basis, Factor, Messages, Milestone, Rule, Text
from readiness.sources import Source
from readiness.steps import next_steps, working_order

EXAMPLES = Path(__file__).parents[2] / "examples"
_NOTHING = Text("-", "-")


def finding(name: str, outcome: Outcome, *, gate: bool = False) -> Finding:
    rule = Rule(
        id=name,
        milestone="m",
        gate=gate,
        basis=Basis.DERIVED,
        source=Source(),
        question=_NOTHING,
        remedy=_NOTHING,
        message=Messages(),
        stated_by="x",
    )
    return Finding(rule, outcome, Message(_NOTHING), "m.felt", Place("x"), "[metoder.x.m]", None)


def milestone(name: str, *findings: Finding, after: tuple[str, ...] = ()) -> MilestoneAssessment:
    applies = any(each.outcome is not Outcome.NOT_APPLICABLE for each in findings)
    return MilestoneAssessment(
        milestone=Milestone(name, Factor.LEDELSE, _NOTHING, Source(), after, (), ()),
        status=MilestoneStatus.MISSING,
        score=Score(0, 1, 1) if applies else None,
        owner=None,
        due=None,
        documented=False,
        not_applicable=None,
        findings=findings,
    )


def factor(*milestones: MilestoneAssessment) -> FactorAssessment:
    is_assessed = any(each.score for each in milestones)
    return FactorAssessment(Factor.LEDELSE, Score(0, 1, 1) if is_assessed else None, milestones)


def order(*factors: FactorAssessment) -> list[list[str]]:
    """Name the rules of each step."""
    return [[each.rule.id for each in step.findings] for step in next_steps(factors)]


def gains(*factors: FactorAssessment) -> list[Fraction]:
    return [step.gain for step in next_steps(factors)]


# --- The order ---


def test_gates_that_are_not_met_come_first_then_open_gates_then_the_rest() -> None:
    steps = order(
        factor(
            milestone("a", finding("gap", Outcome.UNMET)),
            milestone("b", finding("open gate", Outcome.UNANSWERED, gate=True)),
            milestone("c", finding("gate", Outcome.UNMET, gate=True)),
            milestone("d", finding("half a gate", Outcome.PARTIAL, gate=True)),
        )
    )

    assert steps == [["gate"], ["half a gate"], ["open gate"], ["gap"]]


def test_a_gate_that_is_not_met_at_all_comes_before_one_that_is_partly() -> None:
    half = milestone("early", finding("half", Outcome.PARTIAL, gate=True))
    none = milestone("late", finding("none", Outcome.UNMET, gate=True), after=("early",))

    assert order(factor(half, none)) == [["none"], ["half"]]


def test_gates_stand_in_working_order() -> None:
    late = milestone("late", finding("second", Outcome.UNMET, gate=True), after=("early",))
    early = milestone("early", finding("first", Outcome.UNMET, gate=True))

    assert order(factor(late, early)) == [["first"], ["second"]]


def test_open_gates_stand_in_working_order_whatever_they_count() -> None:
    late = milestone("late", finding("heavy", Outcome.UNKNOWN, gate=True), after=("early",))
    early = milestone("early", finding("light", Outcome.ERROR, gate=True), finding("met", Outcome.MET))

    assert order(factor(late, early)) == [["light"], ["heavy"]]


def test_what_is_no_gate_stands_by_what_it_adds() -> None:
    light = milestone("light", finding("a quarter", Outcome.PARTIAL), finding("met", Outcome.MET))
    heavy = milestone("heavy", finding("whole", Outcome.UNMET))

    assert order(factor(light, heavy)) == [["whole"], ["a quarter"]]


def test_what_adds_the_same_keeps_the_working_order() -> None:
    late = milestone("late", finding("second", Outcome.UNMET), after=("early",))
    early = milestone("early", finding("first", Outcome.UNMET))

    assert order(factor(late, early)) == [["first"], ["second"]]


# --- What one step is ---


def test_the_open_questions_of_a_milestone_are_one_step() -> None:
    asked = milestone(
        "asked",
        finding("one", Outcome.UNANSWERED),
        finding("two", Outcome.UNKNOWN, gate=True),
        finding("three", Outcome.ERROR),
    )
    [step] = next_steps([factor(asked)])

    assert step.milestone is asked
    assert [each.rule.id for each in step.findings] == ["one", "two", "three"]
    assert step.is_open
    assert step.gates == 1


def test_each_gap_is_a_step_of_its_own() -> None:
    gaps = milestone("gaps", finding("one", Outcome.UNMET), finding("two", Outcome.PARTIAL))

    assert order(factor(gaps)) == [["one"], ["two"]]
    assert not any(step.is_open for step in next_steps([factor(gaps)]))


@pytest.mark.parametrize("outcome", [Outcome.MET, Outcome.NOT_APPLICABLE])
def test_what_is_settled_well_asks_for_nothing(outcome: Outcome) -> None:
    assert next_steps([factor(milestone("m", finding("done", outcome)))]) == ()


def test_without_milestones_there_is_nothing_to_do() -> None:
    assert next_steps([factor()]) == ()


# --- What a step adds ---


def test_a_rule_counts_its_share_of_milestone_factor_and_total() -> None:
    two = milestone("two", finding("half", Outcome.UNMET), finding("met", Outcome.MET))
    other = milestone("other", finding("done", Outcome.MET))

    assert gains(factor(two, other), factor(milestone("more", finding("fine", Outcome.MET)))) == [
        Fraction(100, 2 * 2 * 2)
    ]


def test_what_is_half_in_place_adds_the_other_half() -> None:
    assert gains(factor(milestone("m", finding("half", Outcome.PARTIAL)))) == [50]


def test_a_step_of_questions_adds_the_sum_of_them() -> None:
    asked = milestone("m", finding("one", Outcome.UNANSWERED), finding("two", Outcome.UNKNOWN))

    assert gains(factor(asked)) == [100]


def test_rules_milestones_and_factors_that_do_not_apply_do_not_count() -> None:
    judged = milestone("judged", finding("gap", Outcome.UNMET), finding("not ours", Outcome.NOT_APPLICABLE))
    left_out = milestone("left out", finding("nor this", Outcome.NOT_APPLICABLE))

    assert gains(factor(judged, left_out), factor(left_out)) == [100]


@pytest.mark.parametrize("example", ["eksempelby", "esbjerg", "klar", "tom"])
def test_all_steps_together_lift_the_low_score_to_100(example: str) -> None:
    assessment = check_file(EXAMPLES / example / "kommune.toml", as_of=date(2026, 11, 6))

    for method in assessment.methods:
        assert method.score
        assert sum(step.gain for step in method.next_steps) == 100 - Fraction(
            100 * method.score.low, method.score.of
        )


# --- The working order ---


def names(**after: tuple[str, ...]) -> tuple[str, ...]:
    plain = milestone("x").milestone
    return working_order([replace(plain, id=name, after=before) for name, before in after.items()])


def test_a_milestone_comes_after_those_it_depends_on() -> None:
    assert names(c=("b",), b=("a",), a=()) == ("a", "b", "c")


def test_what_does_not_depend_keeps_the_reading_order() -> None:
    assert names(b=(), a=(), c=()) == ("b", "a", "c")


def test_what_a_method_has_left_out_is_not_waited_for() -> None:
    assert names(b=("not there",), a=()) == ("b", "a")


def test_where_two_want_each_other_first_the_one_that_is_read_first_is() -> None:
    """No ruleset does, but two methods together may."""
    assert names(a=("b",), b=("a",), c=()) == ("c", "a", "b")
