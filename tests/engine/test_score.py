"""Scores are exact intervals of plain means; a verdict is taken at both ends and no mean can hide a gate."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from readiness.assessment import MilestoneStatus, Score, Verdict
from readiness.judgement import Judgement, Outcome
from readiness.model import Basis, Factor, Messages, Milestone, Rule, Ruleset, Text, Thresholds
from readiness.score import (
    End,
    Gate,
    mean,
    of_rules,
    status_of,
    straddles,
    tally,
    verdict_at,
    worst,
)
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

MET, PARTIAL, UNMET = Outcome.MET, Outcome.PARTIAL, Outcome.UNMET
UNANSWERED, UNKNOWN, ERROR = Outcome.UNANSWERED, Outcome.UNKNOWN, Outcome.ERROR
NOT_APPLICABLE = Outcome.NOT_APPLICABLE
READY, CONDITIONAL, NOT_READY = Verdict.READY, Verdict.CONDITIONAL, Verdict.NOT_READY
LIMITS = Thresholds(ready=80, minimum=50)
FULL, EMPTY, HALF = Score(2, 2, 2), Score(0, 0, 2), Score(1, 1, 2)
WORDS = Text("Ord", "Words")


@pytest.mark.parametrize(
    ("outcomes", "score"),
    [
        ([MET], Score(2, 2, 2)),
        ([PARTIAL], Score(1, 1, 2)),
        ([UNMET], Score(0, 0, 2)),
        ([UNANSWERED], Score(0, 2, 2)),
        ([UNKNOWN], Score(0, 2, 2)),
        ([ERROR], Score(0, 2, 2)),
        ([MET, PARTIAL, UNMET, UNANSWERED], Score(3, 5, 8)),
        ([MET, NOT_APPLICABLE], Score(2, 2, 2)),
        ([NOT_APPLICABLE], None),
        ([], None),
    ],
)
def test_a_milestone_is_the_mean_of_its_applicable_rules(
    outcomes: list[Outcome], score: Score | None
) -> None:
    assert of_rules(map(Judgement, outcomes)) == score


def test_what_may_still_fall_counts_nothing_at_the_low_end() -> None:
    assert of_rules([Judgement(MET, may_fall=True), Judgement(PARTIAL, may_fall=True)]) == Score(0, 3, 4)


def test_a_gate_that_may_still_fall_is_unmet_at_the_low_end() -> None:
    gate = Gate(MET, is_planned=False, may_fall=True)

    assert (gate.at(End.LOW), gate.at(End.HIGH)) == (UNMET, MET)


@pytest.mark.parametrize(
    ("scores", "result"),
    [
        ([FULL, EMPTY], Score(1, 1, 2)),
        ([FULL, EMPTY, None], Score(1, 1, 2)),
        ([Score(1, 1, 3), Score(0, 1, 2)], Score(2, 5, 12)),
        ([FULL], Score(1, 1, 1)),
        ([EMPTY, EMPTY], Score(0, 0, 1)),
        ([None, None], None),
        ([], None),
    ],
)
def test_a_mean_is_exact_and_leaves_out_what_was_not_assessed(
    scores: list[Score | None], result: Score | None
) -> None:
    assert mean(scores) == result


def test_a_mean_does_not_depend_on_the_order() -> None:
    scores = [Score(1, 2, 3), Score(0, 1, 7), None, Score(5, 5, 6)]

    assert len({mean(order) for order in permutations(scores)}) == 1


@pytest.mark.parametrize(
    ("score", "percents"),
    [
        (Score(2, 3, 3), (66, 100)),
        (Score(999, 1000, 1000), (99, 100)),
        (Score(0, 1, 1000), (0, 0)),
        (Score(1, 1, 1), (100, 100)),
    ],
)
def test_per_cent_are_whole_and_rounded_down(score: Score, percents: tuple[int, int]) -> None:
    assert (score.percent_low, score.percent_high) == percents


@pytest.mark.parametrize(
    ("outcome", "low", "high"),
    [
        (MET, MET, MET),
        (PARTIAL, PARTIAL, PARTIAL),
        (UNMET, UNMET, UNMET),
        (NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE),
        (UNANSWERED, UNMET, MET),
        (UNKNOWN, UNMET, MET),
        (ERROR, UNMET, MET),
    ],
)
def test_an_open_gate_is_unmet_at_the_low_end_and_met_at_the_high(
    outcome: Outcome, low: Outcome, high: Outcome
) -> None:
    gate = Gate(outcome, is_planned=False)

    assert (gate.at(End.LOW), gate.at(End.HIGH)) == (low, high)


def gate(outcome: Outcome, *, planned: bool = False) -> Gate:
    return Gate(outcome, planned)


ENOUGH, TOO_LITTLE = Score(8, 8, 10), Score(4, 4, 10)
MIDDLE = Score(7, 7, 10)
HALFWAY = Score(5, 5, 10)


@pytest.mark.parametrize(
    ("gates", "factors", "verdict"),
    [
        ([gate(MET)], [ENOUGH, ENOUGH, ENOUGH], READY),
        ([], [ENOUGH, ENOUGH, ENOUGH], READY),
        ([gate(NOT_APPLICABLE)], [ENOUGH, ENOUGH, ENOUGH], READY),
        ([gate(UNMET, planned=True)], [FULL, FULL, FULL], NOT_READY),
        ([gate(MET), gate(UNMET)], [FULL, FULL, FULL], NOT_READY),
        ([gate(MET)], [FULL, TOO_LITTLE, FULL], NOT_READY),
        ([gate(MET)], [FULL, HALFWAY, FULL], CONDITIONAL),
        ([gate(MET)], [FULL, MIDDLE, FULL], CONDITIONAL),
        ([gate(PARTIAL)], [FULL, FULL, FULL], NOT_READY),
        ([gate(PARTIAL, planned=True)], [FULL, FULL, FULL], CONDITIONAL),
        ([gate(PARTIAL, planned=True), gate(PARTIAL)], [FULL, FULL, FULL], NOT_READY),
        ([gate(PARTIAL, planned=True)], [MIDDLE, MIDDLE, MIDDLE], CONDITIONAL),
        ([gate(MET)], [FULL, None, FULL], CONDITIONAL),
        ([], [None, None, None], CONDITIONAL),
    ],
)
def test_the_verdict_of_settled_rules(
    gates: list[Gate], factors: list[Score | None], verdict: Verdict
) -> None:
    assert [verdict_at(end, gates, factors, LIMITS) for end in End] == [verdict, verdict]


def test_an_open_gate_opens_the_verdict() -> None:
    ends = [verdict_at(end, [gate(UNANSWERED)], [FULL, FULL, FULL], LIMITS) for end in End]

    assert ends == [NOT_READY, READY]


def test_an_open_factor_is_held_against_the_limits_at_both_ends() -> None:
    ends = [verdict_at(end, [], [FULL, Score(6, 9, 10), FULL], LIMITS) for end in End]

    assert ends == [CONDITIONAL, READY]


@pytest.mark.parametrize(
    ("shared", "low", "high"),
    [
        ([], READY, READY),
        ([MET], READY, READY),
        ([NOT_APPLICABLE], READY, READY),
        ([PARTIAL], CONDITIONAL, CONDITIONAL),
        ([MET, UNMET], CONDITIONAL, CONDITIONAL),
        ([UNANSWERED], CONDITIONAL, READY),
        ([ERROR], CONDITIONAL, READY),
    ],
)
def test_what_methods_share_holds_the_verdict_at_conditional_until_it_is_met(
    shared: list[Outcome], low: Verdict, high: Verdict
) -> None:
    ends = [verdict_at(end, [gate(MET)], [FULL, FULL, FULL], LIMITS, shared) for end in End]

    assert ends == [low, high]


def test_what_methods_share_never_makes_a_verdict_worse_than_conditional() -> None:
    verdicts = [verdict_at(end, [], [MIDDLE, FULL, FULL], LIMITS, [UNMET]) for end in End]

    assert verdicts == [CONDITIONAL, CONDITIONAL]


# ── one method ──────────────────────────────────────────────────────────────────────────────────────────


def rule(number: int, *, is_gate: bool) -> Rule:
    return Rule(f"r{number}", "m", is_gate, Basis.DERIVED, Source(), WORDS, WORDS, Messages(), "prøve")


def ruleset(*milestones: tuple[Factor, int, bool]) -> Ruleset:
    """Build a ruleset of milestones, each with a number of rules, of which the first may be a gate."""
    built = tuple(
        Milestone(
            f"m{index}",
            factor,
            WORDS,
            Source(),
            (),
            (),
            tuple(rule(number, is_gate=has_gate and number == 0) for number in range(rules)),
        )
        for index, (factor, rules, has_gate) in enumerate(milestones)
    )
    return Ruleset("prøve", "1.0.0", WORDS, "", ("prøve",), LIMITS, (), built, {}, ())


THREE = ruleset((Factor.LEDELSE, 1, True), (Factor.KOMPETENCER, 1, False), (Factor.ORGANISERING, 2, False))


def judgements(*milestones: Sequence[Outcome]) -> list[list[Judgement]]:
    return [[Judgement(outcome) for outcome in milestone] for milestone in milestones]


def test_a_method_is_the_mean_of_its_factors_whatever_their_size() -> None:
    result = tally(THREE, judgements([MET], [UNMET], [MET, PARTIAL]))

    assert result.milestones == (Score(2, 2, 2), Score(0, 0, 2), Score(3, 3, 4))
    assert result.factors == (Score(1, 1, 1), Score(0, 0, 1), Score(3, 3, 4))
    assert result.total == Score(7, 7, 12)
    assert result.verdict is NOT_READY


def test_without_its_gate_a_method_is_not_ready_however_much_else_is_in_place() -> None:
    many = ruleset(
        (Factor.LEDELSE, 50, True), (Factor.KOMPETENCER, 50, False), (Factor.ORGANISERING, 50, False)
    )

    result = tally(many, judgements([UNMET] + [MET] * 49, [MET] * 50, [MET] * 50))

    assert result.total is not None
    assert result.total.percent_low == 99
    assert result.verdict is NOT_READY


def test_a_partly_met_gate_needs_a_plan() -> None:
    outcomes = judgements([PARTIAL], [MET], [MET, MET])

    assert tally(THREE, outcomes).verdict is NOT_READY
    assert tally(THREE, outcomes, planned=["m1"]).verdict is NOT_READY
    assert tally(THREE, outcomes, planned=["m0"]).verdict is CONDITIONAL


def test_a_verdict_whose_ends_differ_is_undetermined() -> None:
    result = tally(THREE, judgements([UNANSWERED], [MET], [MET, MET]))

    assert (result.low, result.high, result.verdict) == (NOT_READY, READY, Verdict.UNDETERMINED)


def test_nothing_assessed_is_no_verdict() -> None:
    result = tally(THREE, judgements([NOT_APPLICABLE], [NOT_APPLICABLE], [NOT_APPLICABLE] * 2))

    assert (result.total, result.factors, result.verdict) == (None, (None,) * 3, Verdict.UNDETERMINED)


def test_judgements_must_be_those_of_the_ruleset() -> None:
    with pytest.raises(ValueError, match=r"zip\(\)"):
        tally(THREE, judgements([MET], [MET]))
    with pytest.raises(ValueError, match=r"zip\(\)"):
        tally(THREE, judgements([MET], [MET], [MET]))


# ── in words ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("verdicts", "result"),
    [
        ([READY], READY),
        ([READY, CONDITIONAL], CONDITIONAL),
        ([CONDITIONAL, Verdict.UNDETERMINED], Verdict.UNDETERMINED),
        ([Verdict.UNDETERMINED, NOT_READY, READY], NOT_READY),
    ],
)
def test_the_worst_of_several_verdicts_counts(verdicts: list[Verdict], result: Verdict) -> None:
    assert {worst(order) for order in permutations(verdicts)} == {result}


@pytest.mark.parametrize(
    ("score", "can"),
    [
        (None, False),
        (Score(4, 6, 10), True),
        (Score(7, 9, 10), True),
        (Score(7, 8, 10), True),
        (Score(5, 7, 10), False),
        (Score(8, 10, 10), False),
        (Score(1, 4, 10), False),
        (Score(6, 6, 10), False),
        (Score(4, 5, 10), True),
        (Score(5, 10, 10), True),
    ],
)
def test_open_rules_decide_where_they_can_carry_a_factor_over_a_limit(
    score: Score | None, *, can: bool
) -> None:
    assert straddles(score, [LIMITS.minimum, LIMITS.ready]) is can


@pytest.mark.parametrize(
    ("outcomes", "is_gate_unmet", "status"),
    [
        ([MET, MET], False, MilestoneStatus.REACHED),
        ([MET, NOT_APPLICABLE], False, MilestoneStatus.REACHED),
        ([MET, UNMET], False, MilestoneStatus.PARTIAL),
        ([PARTIAL, UNANSWERED], False, MilestoneStatus.PARTIAL),
        ([MET, UNMET], True, MilestoneStatus.MISSING),
        ([UNMET, UNANSWERED], False, MilestoneStatus.MISSING),
        ([UNANSWERED, UNKNOWN, ERROR], False, MilestoneStatus.UNANSWERED),
        ([UNANSWERED, NOT_APPLICABLE], False, MilestoneStatus.UNANSWERED),
        ([NOT_APPLICABLE], False, MilestoneStatus.NOT_APPLICABLE),
        ([], False, MilestoneStatus.NOT_APPLICABLE),
    ],
)
def test_a_milestone_is_told_in_one_word(
    outcomes: list[Outcome], status: MilestoneStatus, *, is_gate_unmet: bool
) -> None:
    assert status_of(outcomes, is_gate_unmet=is_gate_unmet) is status


# ── what a method does not have ─────────────────────────────────────────────────────────────────────────


def test_a_factor_that_the_ruleset_has_no_milestone_in_is_no_part_of_the_method() -> None:
    one = ruleset((Factor.KOMPETENCER, 2, False))

    assert tally(one, judgements([MET, MET])).verdict is READY
    assert tally(one, judgements([MET, MET])).factors == (None, Score(1, 1, 1), None)
    assert tally(one, judgements([MET, PARTIAL])).verdict is CONDITIONAL
    assert tally(one, judgements([UNMET, UNMET])).verdict is NOT_READY


def test_a_factor_that_is_declared_away_keeps_a_method_from_being_ready() -> None:
    assert tally(THREE, judgements([MET], [NOT_APPLICABLE], [MET, MET])).verdict is CONDITIONAL


# ── what is below a limit ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outcomes", "below"),
    [
        (([MET], [MET], [MET, MET]), ()),
        (([MET], [UNMET], [MET, UNANSWERED]), (Factor.KOMPETENCER,)),
        (([UNANSWERED], [UNMET], [MET, MET]), (Factor.KOMPETENCER,)),
        (([MET], [UNMET], [UNMET, UNMET]), (Factor.KOMPETENCER, Factor.ORGANISERING)),
        (([MET], [UNMET], [MET, UNMET]), (Factor.KOMPETENCER,)),
        (([MET], [PARTIAL], [MET, UNMET]), (Factor.KOMPETENCER, Factor.ORGANISERING)),
        (([MET], [PARTIAL], [UNANSWERED, MET]), (Factor.KOMPETENCER,)),
        (([UNANSWERED], [UNANSWERED], [UNANSWERED, UNANSWERED]), ()),
        (([MET], [NOT_APPLICABLE], [MET, MET]), ()),
    ],
    ids=str,
)
def test_a_factor_is_below_the_limit_that_matters_only_where_no_answer_can_lift_it(
    outcomes: tuple[list[Outcome], ...], below: tuple[Factor, ...]
) -> None:
    assert tally(THREE, judgements(*outcomes)).below == below
