"""What to do next: the gaps of a method as a short list of actions, the most pressing first. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from readiness.assessment import Step
from readiness.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import FactorAssessment, Finding, MilestoneAssessment
    from readiness.model import Milestone


def next_steps(factors: Sequence[FactorAssessment]) -> tuple[Step, ...]:
    """List all steps of a method.

    First the gates that are answered and not met, those not met at all before those partly met; then the
    milestones with an open gate, each in working order; then everything else by what it adds to the score.
    Open questions of a milestone are one step, because one person answers them at one sitting.
    """
    placed = {
        each.milestone.id: (each, _weight(each, factors)) for factor in factors for each in factor.milestones
    }
    blocking: list[Step] = []
    opening: list[Step] = []
    others: list[Step] = []
    for name in working_order([each.milestone for each, _ in placed.values()]):
        milestone, weight = placed[name]
        for finding in milestone.findings:
            if finding.outcome in (Outcome.UNMET, Outcome.PARTIAL):
                (blocking if finding.rule.gate else others).append(_step(milestone, [finding], weight))
        still_open = [finding for finding in milestone.findings if finding.outcome.is_open]
        if still_open:
            step = _step(milestone, still_open, weight)
            (opening if step.gates else others).append(step)
    blocking.sort(key=lambda step: step.findings[0].outcome is not Outcome.UNMET)
    others.sort(key=lambda step: -step.gain)
    return (*blocking, *opening, *others)


def working_order(milestones: Sequence[Milestone]) -> tuple[str, ...]:
    """Order milestones so that each comes after those it depends on, else as they are read.

    Of several methods together, one may want first what another wants last: then the first that is read is.
    """
    waiting = {milestone.id: set(milestone.after) for milestone in milestones}
    ordered: list[str] = []
    while waiting:
        ready = next(
            (name for name, after in waiting.items() if not after & waiting.keys()), next(iter(waiting))
        )
        del waiting[ready]
        ordered.append(ready)
    return tuple(ordered)


def _weight(milestone: MilestoneAssessment, factors: Sequence[FactorAssessment]) -> Fraction:
    """Work out what one rule of a milestone counts in the total, in points of 100."""
    assessed = [factor for factor in factors if factor.score is not None]
    factor = next(each for each in factors if milestone in each.milestones)
    rules = sum(finding.outcome is not Outcome.NOT_APPLICABLE for finding in milestone.findings)
    milestones = sum(each.score is not None for each in factor.milestones)
    return Fraction(100, (rules * milestones * len(assessed)) or 1)


def _step(milestone: MilestoneAssessment, findings: Sequence[Finding], weight: Fraction) -> Step:
    gains = [weight / 2 if finding.outcome is Outcome.PARTIAL else weight for finding in findings]
    return Step(
        milestone=milestone,
        findings=tuple(findings),
        gain=sum(gains, Fraction()),
        gates=sum(finding.rule.gate for finding in findings),
    )
