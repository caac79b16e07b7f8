"""The use case: read, load, evaluate, score -> one frozen Assessment."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from readiness import score, toml, waivers
from readiness.acceptance import Acceptance, across_id
from readiness.assessment import AcrossFinding, Assessment, FactorAssessment, MethodAssessment, Verdict
from readiness.cautions import cautions_of
from readiness.declarable import Declarable
from readiness.diagnostics import Diagnostic, in_order
from readiness.errors import NothingAssessed, ReadinessError, SetupError
from readiness.evaluate import evaluate_across
from readiness.evidence import looked_up
from readiness.facts import Context
from readiness.findings import View, message_of
from readiness.gate import Demand, exit_gate
from readiness.model import Factor
from readiness.plugins import load_method, load_methods
from readiness.setup import Setup, declared_methods, read_setup
from readiness.steps import next_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from readiness.calls import AcrossFunction
    from readiness.evidence import LookUp
    from readiness.facts import Facts
    from readiness.judgement import Outcome
    from readiness.model import Across, Thresholds
    from readiness.plugins import InstalledMethod
    from readiness.score import Tally
    from readiness.toml import TomlFile


def check_file(
    path: Path,
    *,
    as_of: date,
    name: str | None = None,
    only: Sequence[str] = (),
    demand: Demand | None = None,
) -> Assessment:
    """Assess one setup file.

    Args:
        path: The file.
        as_of: The date that the assessment is made for.
        name: How to name the file to the reader; as given when left out.
        only: Assess just these of the declared methods.
        demand: What exit code 0 takes; the usual when left out.

    Raises:
        ReadinessError: The file or a method stops the assessment; `exit_code` says how.

    """
    look_up = partial(looked_up, path.parent)
    return assess(toml.read(path, name), as_of=as_of, only=only, demand=demand or Demand(), look_up=look_up)


def assess(
    file: TomlFile,
    *,
    as_of: date,
    only: Sequence[str] = (),
    demand: Demand | None = None,
    look_up: LookUp | None = None,
) -> Assessment:
    """Assess a setup that was read. Arguments and errors are those of `check_file`.

    `look_up` tells where a piece of evidence is; none is looked for when it is left out.
    """
    methods, setup = _load(file, as_of)
    demand = demand or Demand()
    chosen = _chosen(methods, only, file)
    context = Context(as_of, setup.municipality.start)
    in_force = waivers.lasting(setup.waivers, as_of, count=demand.count_waivers)
    acceptance = Acceptance(in_force, demand.baseline)
    across = tuple(acceptance.attached(each) for each in _across(setup, methods, context))
    assessed = tuple(
        _method(
            View(setup, name, methods[name].ruleset, acceptance),
            methods[name],
            context,
            [each for each in across if name in each.methods],
        )
        for name in chosen
    )
    shown = tuple(each for each in across if set(each.methods) & set(chosen))
    contradictions = {name: methods[name].contradictions for name in chosen}
    cautions = cautions_of(setup, assessed, contradictions, as_of, look_up)
    # What was not asked for is not judged here, and neither is a waiver of it.
    left_out = {*(methods.keys() - chosen), *(across_id(each) for each in across if each not in shown)}

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


def _load(file: TomlFile, as_of: date) -> tuple[dict[str, InstalledMethod], Setup]:
    """Load the declared methods and check the setup against them; tell all that is wrong at once."""
    declared = declared_methods(file)
    methods, errors = load_methods(declared)
    errors = [_placed(error, file, methods, declared) for error in errors]
    setup = None
    try:
        setup = read_setup(file, _declarable(tuple(methods), is_whole=not errors), as_of=as_of)
    except SetupError as error:
        errors.append(error)
    if not declared:
        errors.append(NothingAssessed(Diagnostic("K051", file.place_at(1, 1))))
    if errors or setup is None:
        raise _joined(errors)
    return methods, setup


@cache
def _declarable(methods: tuple[str, ...], *, is_whole: bool) -> Declarable:
    """Gather what may be declared once for all files with the same methods."""
    return Declarable((load_method(name).ruleset for name in methods), is_whole=is_whole)


def _joined(errors: Sequence[ReadinessError]) -> ReadinessError:
    """Join several errors into the one whose exit code comes first, told in the order of the file."""
    gravest = max(errors, key=lambda error: error.exit_code)
    diagnostics = [diagnostic for error in errors for diagnostic in error.diagnostics]
    places = [each.place for each in diagnostics]
    order = [(place.path, place.line, place.column) if place else ("", 0, 0) for place in places]
    return type(gravest)(*(diagnostics[at] for at in sorted(range(len(order)), key=order.__getitem__)))


def _placed(
    error: ReadinessError, file: TomlFile, methods: Mapping[str, InstalledMethod], declared: Sequence[str]
) -> ReadinessError:
    """Point an error about a method at the line that declares it."""
    failed = [name for name in declared if name not in methods]
    diagnostics = []
    for diagnostic in error.diagnostics:
        name = str(diagnostic.values.get("id", diagnostic.values.get("name", "")))
        place = diagnostic.place or (file.place_of_key(("metoder", name)) if name in failed else None)
        diagnostics.append(
            Diagnostic(diagnostic.code, place or file.place_at(1, 1), diagnostic.values, diagnostic.severity)
        )
    return type(error)(*diagnostics)


def _chosen(methods: Mapping[str, InstalledMethod], only: Sequence[str], file: TomlFile) -> list[str]:
    unknown = [name for name in only if name not in methods]
    if unknown:
        declared = ", ".join(methods)
        raise NothingAssessed(
            *(Diagnostic("K052", file.place_at(1, 1), {"id": name, "declared": declared}) for name in unknown)
        )
    return [name for name in methods if not only or name in only]


def _method(
    view: View, method: InstalledMethod, context: Context, across: Sequence[AcrossFinding]
) -> MethodAssessment:
    declared, checklist, ruleset = view.setup.methods[view.method], method.checklist, method.ruleset
    judgements = checklist.evaluate(declared.answers, declared.own, context, declared.left_out)
    planned = declared.planned(context.start)
    tally = score.tally(ruleset, judgements, planned, [each.outcome for each in across])
    milestones = [
        view.milestone(milestone, milestone_score, zip(rules, judged, strict=True))
        for (milestone, rules), judged, milestone_score in zip(
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
    return rules + tuple(f"across.{each.rule.id}" for each in shared)


def _across(
    setup: Setup, methods: Mapping[str, InstalledMethod], context: Context
) -> tuple[AcrossFinding, ...]:
    """Judge what several methods draw on at once, each rule over the methods that inherit it."""
    sharing: dict[tuple[str, str], tuple[Across, AcrossFunction, list[str]]] = {}
    for name, method in methods.items():
        for stated_by, rule, function in method.across:
            sharing.setdefault((stated_by, rule.id), (rule, function, []))[2].append(name)
    return tuple(
        _across_finding(setup, rule, function, _facts(setup, methods, sorted(names)), context)
        for rule, function, names in sharing.values()
        if len(names) > 1
    )


def _facts(setup: Setup, methods: Mapping[str, InstalledMethod], names: Sequence[str]) -> dict[str, Facts]:
    declared = setup.methods
    return {name: methods[name].checklist.facts(declared[name].answers, declared[name].own) for name in names}


def _across_finding(
    setup: Setup, rule: Across, function: AcrossFunction, facts: Mapping[str, Facts], context: Context
) -> AcrossFinding:
    names = tuple(facts)
    judgement = evaluate_across(function, facts, context)
    # What is open is open in one of the methods; that is the one to point at.
    method = names[0]
    if judgement.outcome.is_open and judgement.field:
        method = next((name for name in names if not facts[name].has(judgement.field)), method)
    return AcrossFinding(
        rule=rule,
        outcome=judgement.outcome,
        methods=names,
        message=message_of(rule.message, judgement),
        field=judgement.field,
        place=setup.place(method, judgement.field),
        tells_demand=judgement.tells_demand,
    )
