"""What is accepted of the gaps of an assessment: by a waiver, or by a baseline in which they are known. Pure.

An accepted gap counts as closed in the verdict that the exit code is judged by, and in nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from readiness import waivers
from readiness.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from readiness.assessment import AcrossFinding, Finding, MethodAssessment, Verdict
    from readiness.baseline import Baseline, BaselineAssessment
    from readiness.waivers import Waiver, WaiverAssessment


class Verdicts(NamedTuple):
    """The verdict of a method as the exit code may ask for it."""

    known: Verdict  #: with the known gaps closed
    waived: Verdict  #: with the known and the waived gaps closed


class Acceptance(NamedTuple):
    """What may be accepted in one setup."""

    waivers: Mapping[str, WaiverAssessment]  #: those that last, by the full ids of their rules
    baseline: Baseline | None = None

    def waiver_of(self, rule: str) -> WaiverAssessment | None:
        """Give the waiver of a rule that has a gap, where one lasts."""
        return self.waivers.get(rule)

    def is_known(self, rule: str, key: str, outcome: Outcome, *, may_fall: bool = False) -> bool:
        """Tell whether a gap stands in the baseline, and is no worse than there."""
        baseline = self.baseline
        return baseline is not None and baseline.knows(baseline.gap(rule, key, outcome, may_fall=may_fall))

    def attached(self, finding: AcrossFinding) -> AcrossFinding:
        """Attach what is accepted of what several methods share, where there is a gap."""
        if not finding.outcome.is_gap:
            return finding
        rule = finding.rule.full_id
        known = self.is_known(rule, finding.field, finding.outcome)
        return replace(finding, waiver=self.waiver_of(rule), is_known=known)

    def verdicts(
        self,
        findings: Sequence[Finding],
        across: Sequence[AcrossFinding],
        verdict: Verdict,
        closing: Callable[[frozenset[str], Sequence[Outcome]], Verdict],
    ) -> Verdicts:
        """Work out the verdict of a method with the accepted gaps closed.

        Args:
            findings: Of the method's rules.
            across: What the method shares with others.
            verdict: The verdict with no gap closed.
            closing: Gives the verdict with the gaps of some rules closed, and outcomes of what is shared.

        """

        def without(is_closed: Callable[[Finding | AcrossFinding], bool]) -> Verdict:
            rules = frozenset(each.rule.full_id for each in findings if is_closed(each))
            return closing(rules, [Outcome.MET if is_closed(each) else each.outcome for each in across])

        known = without(lambda each: each.is_known) if self.baseline else verdict
        return Verdicts(known, without(lambda each: each.is_accepted) if self.waivers else known)

    def assessed(
        self,
        declared: Iterable[Waiver],
        methods: Sequence[MethodAssessment],
        across: Sequence[AcrossFinding],
        is_judged: Callable[[str], bool],
    ) -> tuple[tuple[WaiverAssessment, ...], BaselineAssessment | None]:
        """Say what each waiver comes to, and the baseline.

        Args:
            declared: All waivers of the setup.
            methods: The methods that were assessed.
            across: What they share.
            is_judged: Whether a rule was to be judged in this run; of others nothing is said.

        """
        gaps = dict(_gaps(methods, across))
        asked = (each for each in declared if is_judged(each.rule))
        accepted = waivers.assessed(asked, self.waivers, gaps)
        baseline = self.baseline
        if baseline is None:
            return accepted, None
        found = (
            (baseline.gap(rule, each.field, each.outcome, may_fall=each.may_fall), bool(each.waiver))
            for rule, each in gaps.items()
        )
        return accepted, baseline.assessed(found, is_judged)


def _gaps(
    methods: Sequence[MethodAssessment], across: Sequence[AcrossFinding]
) -> Iterator[tuple[str, Finding | AcrossFinding]]:
    """Give the findings that have a gap, by their rules as waivers and baselines name them."""
    for method in methods:
        for _, finding in method.findings:
            if finding.has_gap:
                yield f"{method.ruleset.id}/{finding.rule.full_id}", finding
    yield from ((each.rule.full_id, each) for each in across if each.outcome.is_gap)
