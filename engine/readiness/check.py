"""The use case: read, load, evaluate, score -> one frozen Assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import score, toml, waivers
from readiness.acceptance import Acceptance
from readiness.assessment import AcrossFinding, Assessment, FactorAssessment, MethodAssessment, Verdict
from readiness.cautions import cautions_of
from readiness.diagnostics import Diagnostic, in_order
from readiness.errors import NothingAssessed
from readiness.evidence import beside
from readiness.facts import Context
from readiness.findings import View
from readiness.gate import Demand, exit_gate
from readiness.loading import load
from readiness.model import Factor
from readiness.plugins import load_data, load_method
from readiness.sharing import shared_findings
from readiness.steps import next_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from readiness.assembly import InstalledMethod
    from readiness.evaluate import Checklist
    from readiness.evidence import LookUp
    from readiness.judgement import Judgement, Outcome
    from readiness.model import Thresholds
    from readiness.plugins import Load
    from readiness.score import Tally
    from readiness.setup import Setup
    from readiness.toml import TomlFile


def check_file(  # noqa: PLR0913 (what an assessment can be asked)
    path: Path,
    *,
    as_of: date,
    name: str | None = None,
    only: Sequence[str] = (),
    demand: Demand | None = None,
    data_only: bool = False,
) -> Assessment:
    """Assess one setup file.

    Args:
        path: The file.
        as_of: The date that the assessment is made for.
        name: How to name the file to the reader; as given when left out.
        only: Assess just these of the declared methods.
        demand: What exit code 0 takes; the usual when left out.
        data_only: Run no code of other packages than readiness; refuse a method whose rules need it.

    Raises:
        ReadinessError: The file or a method stops the assessment; `exit_code` says how.

    """
    file = toml.read(path, name)
    given = load_data if data_only else load_method
    return assess(file, as_of=as_of, only=only, demand=demand or Demand(), look_up=beside(path), given=given)


def assess(  # noqa: PLR0913 (what an assessment can be asked)
    file: TomlFile,
    *,
    as_of: date,
    only: Sequence[str] = (),
    demand: Demand | None = None,
    look_up: LookUp | None = None,
    given: Load = load_method,
) -> Assessment:
    """Assess a setup that was read. Arguments and errors are those of `check_file`.

    `look_up` tells where a piece of evidence is; none is looked for when it is left out. `given` gives the
    methods; those that are installed when it is left out.
    """
    methods, setup = load(file, as_of, given)
    demand = demand or Demand()
    chosen = _chosen(methods, only, file)
    context = Context(as_of, setup.municipality.start)
    in_force = waivers.lasting(setup.waivers, as_of, count=demand.count_waivers)
    acceptance = Acceptance(in_force, demand.baseline)
    across = shared_findings(setup, methods, context, acceptance)
    assessed = tuple(
        assembled(
            View(setup, name, methods[name].ruleset, acceptance),
            methods[name].checklist,
            judged(setup, name, methods[name], context),
            [each for each in across if name in each.methods],
        )
        for name in chosen
    )
    shown = tuple(each for each in across if set(each.methods) & set(chosen))
    contradictions = {name: methods[name].contradictions for name in chosen}
    cautions = cautions_of(setup, assessed, contradictions, as_of, look_up)
    # What was not asked for is not judged here, and neither is a waiver of it.
    left_out = {*(methods.keys() - chosen), *(each.rule.full_id for each in across if each not in shown)}

    def is_judged(rule: str) -> bool:
        return rule.partition("/")[0] not in left_out

    accepted, known = acceptance.assessed(setup.waivers, assessed, shown, is_judged)
    return Assessment(
        path=file.name,
        sha256=file.sha256,
        as_of=as_of,
        municipality=setup.municipality,
        methods=assessed,
        across=shown,
        waivers=accepted,
        diagnostics=(
            *waivers.diagnostics(accepted, expired_fail=demand.expired_fail),
            *in_order((*setup.warnings, *cautions)),
        ),
        verdict=score.worst(each.verdict for each in assessed),
        gate=exit_gate(assessed, shown, accepted, known, demand),
        baseline=known,
    )


def _chosen(methods: Mapping[str, InstalledMethod], only: Sequence[str], file: TomlFile) -> list[str]:
    unknown = [name for name in only if name not in methods]
    if unknown:
        declared = ", ".join(methods)
        raise NothingAssessed(
            *(Diagnostic("K052", file.place_at(1, 1), {"id": name, "declared": declared}) for name in unknown)
        )
    return [name for name in methods if not only or name in only]


def judged(
    setup: Setup, name: str, method: InstalledMethod, context: Context
) -> tuple[tuple[Judgement, ...], ...]:
    """Judge every rule of one method, milestone by milestone."""
    declared = setup.methods[name]
    return method.checklist.evaluate(declared.answers, declared.own, context, declared.left_out)


def assembled(
    view: View,
    checklist: Checklist,
    judgements: Sequence[Sequence[Judgement]],
    across: Sequence[AcrossFinding],
) -> MethodAssessment:
    """Score the judgements of one method, and give each its words and its place.

    Args:
        view: The method as the setup declares it.
        checklist: Its rules.
        judgements: What they came to, milestone by milestone.
        across: What the method shares with other methods.

    """
    setup, ruleset = view.setup, view.ruleset
    planned = setup.methods[view.method].planned(setup.municipality.start)
    tally = score.tally(ruleset, judgements, planned, [each.outcome for each in across])
    milestones = [
        view.milestone(milestone, milestone_score, zip(rules, outcomes, strict=True))
        for (milestone, rules), outcomes, milestone_score in zip(
            checklist.milestones, judgements, tally.milestones, strict=True
        )
    ]
    factors = tuple(
        FactorAssessment(
            factor, factor_score, tuple(each for each in milestones if each.milestone.factor is factor)
        )
        for factor, factor_score in zip(Factor, tally.factors, strict=True)
    )
    findings = [finding for milestone in milestones for finding in milestone.findings]

    def closing(rules: frozenset[str], shared: Sequence[Outcome]) -> Verdict:
        return score.tally(ruleset, score.closed(ruleset, judgements, rules), planned, shared).verdict

    accepted = view.acceptance.verdicts(findings, across, tally.verdict, closing)
    return MethodAssessment(
        ruleset=ruleset,
        verdict=tally.verdict,
        verdict_low=tally.low,
        verdict_high=tally.high,
        verdict_known=accepted.known,
        verdict_waived=accepted.waived,
        score=tally.total,
        decided_by=_deciding(factors, across, tally, ruleset.thresholds),
        below=tally.below,
        factors=factors,
        next_steps=next_steps(factors),
    )


def _deciding(
    factors: Sequence[FactorAssessment], across: Sequence[AcrossFinding], tally: Tally, thresholds: Thresholds
) -> tuple[str, ...]:
    """Name the open rules that decide between the two ends of a verdict.

    Each open gate can by itself hold a method back. Any other open rule counts where the rules of its factor
    together can carry it over a limit that matters at that end; an open rule across methods, where the method
    can be ready at all.
    """
    if tally.low is tally.high:
        return ()
    can_be_ready = tally.high is Verdict.READY
    limits = ([thresholds.minimum] if tally.low is Verdict.NOT_READY else []) + (
        [thresholds.ready] if can_be_ready else []
    )
    rules = tuple(
        finding.rule.full_id
        for factor in factors
        for milestone in factor.milestones
        for finding in milestone.findings
        if (finding.outcome.is_open or finding.may_fall)
        and (finding.rule.gate or score.straddles(factor.score, limits))
    )
    shared = [each for each in across if each.outcome.is_open] if can_be_ready else []
    return rules + tuple(each.rule.full_id for each in shared)
