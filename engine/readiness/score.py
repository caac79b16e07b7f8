"""Judgements -> scores and verdicts. Pure and exact.

A milestone scores the mean of its applicable rules, a factor the mean of its milestones, a method the
mean of its factors, all with equal weights, because no source gives any. Each is an interval: open rules
count nothing at the low end and fully at the high end. The total never enters the verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import gcd, lcm
from typing import TYPE_CHECKING

from readiness.assessment import MilestoneStatus, Score, Verdict
from readiness.judgement import Judgement, Outcome
from readiness.model import Factor

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from readiness.assessment import SettledVerdict
    from readiness.model import Ruleset, Thresholds

#: What an outcome is worth at the low and at the high end, in half points. Not applicable: left out.
_WORTH = {
    Outcome.MET: (2, 2),
    Outcome.PARTIAL: (1, 1),
    Outcome.UNMET: (0, 0),
    Outcome.UNANSWERED: (0, 2),
    Outcome.UNKNOWN: (0, 2),
    Outcome.ERROR: (0, 2),
}
_CLOSED = Judgement(Outcome.MET)


class End(StrEnum):
    """The two ends of what the open rules may come to."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate as the verdict sees it."""

    outcome: Outcome
    is_planned: bool  #: somebody is responsible, and the deadline is on or before the planned start
    may_fall: bool = False

    def at(self, end: End) -> Outcome:
        """Give the outcome when open rules are settled for the worst or for the best."""
        if not self.outcome.is_open:
            return Outcome.UNMET if self.may_fall and end is End.LOW else self.outcome
        return Outcome.UNMET if end is End.LOW else Outcome.MET


@dataclass(frozen=True, slots=True)
class Tally:
    """All scores of one method, and its verdict at both ends."""

    milestones: tuple[Score | None, ...]  #: in the ruleset's order
    factors: tuple[Score | None, ...]  #: in the order of `Factor`
    total: Score | None
    low: SettledVerdict
    high: SettledVerdict
    below: tuple[Factor, ...]  #: the factors that stay below the limit that matters, whatever is answered

    @property
    def verdict(self) -> Verdict:
        """The verdict, if both ends agree; nothing assessed is never a verdict."""
        return self.low if self.low is self.high and self.total is not None else Verdict.UNDETERMINED


def tally(
    ruleset: Ruleset,
    judgements: Sequence[Sequence[Judgement]],
    planned: Collection[str] = (),
    across: Sequence[Outcome] = (),
) -> Tally:
    """Score one method.

    Args:
        ruleset: The effective ruleset.
        judgements: Of its rules, milestone by milestone.
        planned: Ids of milestones with somebody responsible and a deadline on or before the planned start.
        across: Outcomes of what the method shares with other methods.

    """
    milestones = [of_rules(each) for each in judgements]
    placed = list(zip(ruleset.milestones, milestones, strict=True))
    factors = tuple(
        mean(each for milestone, each in placed if milestone.factor is factor) for factor in Factor
    )
    gates = [
        Gate(judgement.outcome, milestone.id in planned, judgement.may_fall)
        for milestone, judged in zip(ruleset.milestones, judgements, strict=True)
        for rule, judgement in zip(milestone.rules, judged, strict=True)
        if rule.gate
    ]
    # A factor that the ruleset has no milestone in is no part of the method; one declared away is.
    present = {milestone.factor for milestone in ruleset.milestones}
    asked = [each for factor, each in zip(Factor, factors, strict=True) if factor in present]
    low, high = (verdict_at(end, gates, asked, ruleset.thresholds, across) for end in End)
    limit = ruleset.thresholds.minimum if high is Verdict.NOT_READY else ruleset.thresholds.ready
    below = tuple(
        factor
        for factor, each in zip(Factor, factors, strict=True)
        if each is not None and 100 * each.high < limit * each.of
    )
    return Tally(tuple(milestones), factors, mean(factors), low, high, below)


def closed(
    ruleset: Ruleset, judgements: Sequence[Sequence[Judgement]], accepted: Collection[str]
) -> list[list[Judgement]]:
    """Give the judgements as they would be with the accepted gaps closed; the exit code is judged by them.

    Args:
        ruleset: The effective ruleset.
        judgements: Of its rules, milestone by milestone.
        accepted: The rules whose gaps are accepted, as `<milestone>.<rule>`.

    """
    return [
        [
            _CLOSED if rule.full_id in accepted and judgement.has_gap else judgement
            for rule, judgement in zip(milestone.rules, judged, strict=True)
        ]
        for milestone, judged in zip(ruleset.milestones, judgements, strict=True)
    ]


def of_rules(judgements: Iterable[Judgement]) -> Score | None:
    """Score a milestone from its rules; None when none is applicable."""
    low = high = count = 0
    for judgement in judgements:
        if judgement.outcome is not Outcome.NOT_APPLICABLE:
            worth = _WORTH[judgement.outcome]
            low += 0 if judgement.may_fall else worth[0]
            high += worth[1]
            count += 1
    return Score(low, high, 2 * count) if count else None


def mean(scores: Iterable[Score | None]) -> Score | None:
    """Take the plain mean of those that were assessed; None when none was."""
    assessed = [score for score in scores if score is not None]
    if not assessed:
        return None
    common = lcm(*(score.of for score in assessed))
    low = sum(score.low * (common // score.of) for score in assessed)
    high = sum(score.high * (common // score.of) for score in assessed)
    of = common * len(assessed)
    shared = gcd(low, high, of)
    return Score(low // shared, high // shared, of // shared)


def verdict_at(
    end: End,
    gates: Iterable[Gate],
    factors: Sequence[Score | None],
    thresholds: Thresholds,
    across: Iterable[Outcome] = (),
) -> SettledVerdict:
    """Take the verdict of one complete assignment of the open rules.

    Args:
        end: Whether open rules are settled for the worst or for the best.
        gates: The method's gates.
        factors: The scores of its factors; None for one that was not assessed.
        thresholds: The ruleset's limits.
        across: Outcomes of what it shares with other methods; unless met, they rule out `READY`.

    """
    settled = [(gate.at(end), gate.is_planned) for gate in gates]
    levels = [
        None if score is None else (score.low if end is End.LOW else score.high, score.of)
        for score in factors
    ]

    def all_at_least(percent: int) -> bool:
        return all(100 * level[0] >= percent * level[1] for level in levels if level)

    if any(outcome is Outcome.UNMET for outcome, _ in settled) or not all_at_least(thresholds.minimum):
        return Verdict.NOT_READY
    waiting = [is_planned for outcome, is_planned in settled if outcome is Outcome.PARTIAL]
    shared = [Gate(outcome, is_planned=True).at(end) for outcome in across]
    if (
        not waiting
        and None not in levels
        and all_at_least(thresholds.ready)
        and all(outcome in (Outcome.MET, Outcome.NOT_APPLICABLE) for outcome in shared)
    ):
        return Verdict.READY
    return Verdict.CONDITIONAL if all(waiting) else Verdict.NOT_READY


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Give the worst of several methods' verdicts, in the order of `Verdict`."""
    return min(verdicts, key=list(Verdict).index)


def straddles(score: Score | None, limits: Iterable[int]) -> bool:
    """Tell whether a factor's open rules can carry it over one of the limits, in per cent."""
    if score is None:
        return False
    return any(100 * score.low < percent * score.of <= 100 * score.high for percent in limits)


def status_of(outcomes: Sequence[Outcome], *, is_gate_unmet: bool) -> MilestoneStatus:
    """Say in one word how far a milestone is."""
    applicable = [outcome for outcome in outcomes if outcome is not Outcome.NOT_APPLICABLE]
    if not applicable:
        return MilestoneStatus.NOT_APPLICABLE
    if all(outcome is Outcome.MET for outcome in applicable):
        return MilestoneStatus.REACHED
    if all(outcome.is_open for outcome in applicable):
        return MilestoneStatus.UNANSWERED
    has_some = any(outcome in (Outcome.MET, Outcome.PARTIAL) for outcome in applicable)
    return MilestoneStatus.PARTIAL if has_some and not is_gate_unmet else MilestoneStatus.MISSING
