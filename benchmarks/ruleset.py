"""The made-up method in the format of `readiness`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from readiness import Context, Facts, Judgement, read_ruleset
from readiness.evaluate import Checklist, compile_ruleset
from readiness.ruleset import effective_ruleset
from rules import rules
from workload import FACTORS, METHOD, MILESTONES, STATUS, UNITS, fields, milestone_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.calls import Function
    from rules import Arithmetic, RulePlan
    from workload import FieldPlan

_HEAD = f"""\
[ruleset]
id = "{METHOD}"
version = "1.0.0"
guide = "vejledning"
title = {{ da = "Måling", en = "Measurement" }}
thresholds = {{ ready = 80, minimum = 50 }}

[[document]]
id = "vejledning"
title = "Vejledning"
publisher = "Eksempelby Kommune"
"""
_LABEL = 'label = { da = "Felt", en = "Field" }'


def _choices(names: Sequence[str]) -> str:
    rows = ", ".join(f'{{ id = "{each}", da = "{each}", en = "{each}" }}' for each in names)
    return f"choices = [{rows}]"


_PARTS = ", ".join(
    f'{{ id = "{name}", type = "{kind}", {_LABEL} }}'
    for name, kind in (("navn", "text"), ("timer", "int"), ("aftalt", "bool"))
)
_MORE = {
    "choice": _choices(STATUS),
    "choices": _choices(UNITS),
    "records": f"fields = [{_PARTS}]",
}


def checklist(count: int) -> Checklist:
    """Write, read and compile the ruleset with a number of rules."""
    plans = rules(count)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{METHOD}.toml")
        path.write_text("\n".join(_lines(fields(), plans)), encoding="utf-8")
        ruleset = effective_ruleset([read_ruleset(path)])
    functions = {f"{METHOD}/{plan.id}": _function(plan.judged.call) for plan in plans if plan.judged.call}
    return compile_ruleset(ruleset, functions)


def _function(call: Arithmetic) -> Function:
    def function(facts: Facts, _context: Context) -> Judgement:
        has, takes = facts.number(call.supply) * 4, facts.number(call.need) * call.each
        judge = Judgement.met if has >= takes else Judgement.unmet
        return judge(call.supply, has=has, takes=takes)

    return function


def _lines(fields: Sequence[FieldPlan], rules: Sequence[RulePlan]) -> Iterator[str]:
    yield _HEAD
    for number in range(MILESTONES):
        name = milestone_id(number)
        yield "[[milestone]]"
        yield f'id = "{name}"'
        yield f'factor = "{FACTORS[number * len(FACTORS) // MILESTONES]}"'
        yield f'title = {{ da = "Milepæl {number}", en = "Milestone {number}" }}'
        yield f"source = {{ page = 1, milestone = {number + 1} }}"
        for field in fields:
            if field.milestone == name:
                yield f'[[milestone.field]]\nid = "{field.id}"\ntype = "{field.kind}"\n{_LABEL}'
                yield _MORE.get(field.kind, "")
        for rule in rules:
            if rule.milestone == name:
                yield from _rule(rule)


def _rule(rule: RulePlan) -> Iterator[str]:
    yield f'[[milestone.rule]]\nid = "{rule.id}"\nbasis = "afledt"'
    yield f"gate = {str(rule.gate).lower()}"
    yield 'question = { da = "Er det på plads?", en = "Is it in place?" }'
    yield 'remedy = { da = "Få det på plads.", en = "Put it in place." }'
    yield 'message.unmet = { da = "Det mangler.", en = "It is missing." }'
    if rule.judged.partial:
        yield 'message.partial = { da = "Noget mangler.", en = "Some is missing." }'
        yield f"partial = {rule.judged.partial}"
    if rule.judged.met:
        yield f"met = {rule.judged.met}"
    if rule.judged.call:
        yield 'message.met = { da = "{has} mod {takes}.", en = "{has} against {takes}." }'
        yield f'call = "{rule.id}"'
        yield f'reads = ["{rule.judged.call.supply}", "{rule.judged.call.need}"]'
