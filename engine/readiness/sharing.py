"""What several methods draw on at once: judged over all of them, told once, and worth no points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.assessment import AcrossFinding
from readiness.calls import Caller
from readiness.evaluate import evaluate_across
from readiness.findings import message_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from readiness.acceptance import Acceptance
    from readiness.assembly import InstalledMethod
    from readiness.calls import AcrossFunction, Supply
    from readiness.facts import Context, Facts
    from readiness.judgement import Judgement
    from readiness.model import Across
    from readiness.setup import Setup


def shared_findings(
    setup: Setup,
    methods: Mapping[str, InstalledMethod],
    context: Context,
    acceptance: Acceptance,
) -> tuple[AcrossFinding, ...]:
    """Judge what several methods draw on at once, each rule over the methods that inherit it.

    Args:
        setup: The setup.
        methods: The methods that it declares.
        context: The date and the planned start.
        acceptance: What is accepted of the gaps.

    """
    sharing: dict[tuple[str, str], tuple[Across, AcrossFunction, Supply, list[str]]] = {}
    for name, method in methods.items():
        for stated_by, rule, function in method.across:
            supply = method.suppliers[stated_by]
            sharing.setdefault((stated_by, rule.id), (rule, function, supply, []))[3].append(name)
    found = []
    for rule, function, supply, names in sharing.values():
        if len(names) > 1:
            facts = _facts(setup, methods, sorted(names))
            caller = Caller(rule.full_id, tuple(facts), supply)
            found.append(_finding(setup, rule, facts, evaluate_across(function, facts, context, caller)))
    return tuple(map(acceptance.attached, found))


def _facts(setup: Setup, methods: Mapping[str, InstalledMethod], names: Sequence[str]) -> dict[str, Facts]:
    declared = setup.methods
    return {name: methods[name].checklist.facts(declared[name].answers, declared[name].own) for name in names}


def _finding(setup: Setup, rule: Across, facts: Mapping[str, Facts], judgement: Judgement) -> AcrossFinding:
    names = tuple(facts)
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
