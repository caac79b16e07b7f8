"""The exit code of an assessment: what is demanded, and where it falls short. Pure.

It is the only thing that an accepted gap changes, be it waived or known from a baseline. Such a gap counts as
closed in the verdict that is held against the demand; the score that is demanded is the real one; and a rule
that raised cannot be accepted. Where there is a baseline, a gap that nobody has accepted fails by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.assessment import ExitGate, Shortfall, Verdict
from readiness.judgement import Outcome
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import AcrossFinding, ExitCode, MethodAssessment
    from readiness.baseline import Baseline, BaselineAssessment
    from readiness.waivers import WaiverAssessment


@dataclass(frozen=True, slots=True)
class Demand:
    """What an assessment must live up to for exit code 0."""

    fail_on: frozenset[Verdict] = frozenset({Verdict.NOT_READY, Verdict.UNDETERMINED})
    min_score: int | None = None  #: in per cent, held against the low end of each method's score
    count_waivers: bool = True  #: False in an audit: the exit code is judged as if there were none

    baseline: Baseline | None = None  #: the known gaps of the setup; any other that nobody waived fails

    @property
    def expired_fail(self) -> bool:
        """Whether a waiver that has expired fails the assessment."""
        return self.count_waivers and bool(self.fail_on)


def exit_gate(
    methods: Sequence[MethodAssessment],
    across: Sequence[AcrossFinding],
    waivers: Sequence[WaiverAssessment],
    baseline: BaselineAssessment | None,
    demand: Demand,
) -> ExitGate:
    """Work out the exit code, with and without waivers.

    Args:
        methods: The methods that were assessed.
        across: What they share.
        waivers: What the waivers of them come to.
        baseline: What the known gaps come to; None when there is no baseline.
        demand: What exit code 0 takes.

    """
    outcomes = [finding.outcome for method in methods for _, finding in method.findings]
    outcomes += [finding.outcome for finding in across]
    raised = (Shortfall.ERROR,) if Outcome.ERROR in outcomes else ()
    score = tuple(_score(methods, demand))
    without = (
        *raised,
        *_verdict([each.verdict_known for each in methods], demand),
        *_new_gap(baseline, demand, count_waivers=False),
        *score,
    )
    expired = demand.fail_on and any(each.state is WaiverState.EXPIRED for each in waivers)
    counted = (
        *raised,
        *_verdict([each.verdict_waived for each in methods], demand),
        *_new_gap(baseline, demand, count_waivers=True),
        *score,
        *((Shortfall.EXPIRED_WAIVER,) if expired else ()),
    )
    return ExitGate(
        with_waivers=_code(counted),
        without_waivers=_code(without),
        counts_waivers=demand.count_waivers,
        falls_short=counted if demand.count_waivers else without,
    )


def _verdict(verdicts: Sequence[Verdict], demand: Demand) -> Iterator[Shortfall]:
    if any(each in demand.fail_on for each in verdicts):
        yield Shortfall.VERDICT


def _new_gap(
    baseline: BaselineAssessment | None, demand: Demand, *, count_waivers: bool
) -> Iterator[Shortfall]:
    if baseline and demand.fail_on and baseline.unaccepted(count_waivers=count_waivers):
        yield Shortfall.NEW_GAP


def _score(methods: Sequence[MethodAssessment], demand: Demand) -> Iterator[Shortfall]:
    lowest = min(method.score.percent_low if method.score else 0 for method in methods)
    if demand.min_score is not None and lowest < demand.min_score:
        yield Shortfall.SCORE


def _code(falls_short: Sequence[Shortfall]) -> ExitCode:
    if Shortfall.ERROR in falls_short:
        return 4
    return 1 if falls_short else 0
