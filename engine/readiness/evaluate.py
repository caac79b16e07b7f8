"""Rules x answers -> judgements. Pure: no file, no clock, no environment.

A ruleset is compiled once into a `Checklist` and may then be asked of many setups.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from readiness.assessment import Judgement, Outcome
from readiness.conditions import Condition, compile_condition
from readiness.facts import ABSENT, Answers, Context, Facts, Unanswered, says_dont_know, walk
from readiness.model import Text
from readiness.scope import Scope
from readiness.vocabulary import ConditionError

if TYPE_CHECKING:
    from readiness.model import Milestone, Rule, Ruleset

#: A rule that needs arithmetic: what a plugin registers under the name that the rule calls.
Function = Callable[[Facts, Context], Judgement]

#: A rule over several methods: their ids and facts in, one judgement out.
AcrossFunction = Callable[[Mapping[str, Facts], Context], Judgement]

_MET = Judgement(Outcome.MET)
_PARTIAL = Judgement(Outcome.PARTIAL)
_UNMET = Judgement(Outcome.UNMET)
_UNANSWERED = Judgement(Outcome.UNANSWERED)
_UNKNOWN = Judgement(Outcome.UNKNOWN)
_NOT_APPLICABLE = Judgement(Outcome.NOT_APPLICABLE)
_MOST_SAID = 80  # characters of what a plugin raised or gave back
_JUDGED = (Outcome.MET, Outcome.PARTIAL, Outcome.UNMET, Outcome.UNANSWERED)


class UncompiledError(Exception):
    """Rules of a ruleset that cannot be compiled, each with the key and the reason."""

    def __init__(self, faults: list[tuple[Rule, str, str]]) -> None:
        """Keep all faults, so that an author sees them at once."""
        super().__init__("; ".join(f"{rule.full_id} {key}: {reason}" for rule, key, reason in faults))
        self.faults = faults


Judge = Callable[[Facts, Answers, Context], Judgement]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule that is ready to be asked."""

    rule: Rule
    judge: Judge
    outcomes: frozenset[Outcome]  #: what it can come to, besides open ones
    reads: tuple[str, ...] = ()  #: what its conditions ask for
    met: Condition | None = None

    def decided_by(self, judgement: Judgement, answers: Answers) -> str:
        """Name the field that decides a judgement: the one to answer, or to change."""
        if judgement.field:
            return judgement.field
        if judgement.outcome.is_open:
            return next((path for path in self.reads if _is_open(walk(answers, path))), self.rule.milestone)
        return self.met.subject(answers) if self.met else self.rule.milestone


@dataclass(frozen=True, slots=True)
class Checklist:
    """A compiled ruleset."""

    ruleset: Ruleset
    milestones: tuple[tuple[Milestone, tuple[CompiledRule, ...]], ...]
    fields: frozenset[str]  #: every `milestone.field` of the ruleset

    def evaluate(
        self, answers: Answers, own: frozenset[str], context: Context, left_out: Collection[str] = ()
    ) -> tuple[tuple[Judgement, ...], ...]:
        """Judge every rule, milestone by milestone.

        Args:
            answers: The method's answers, flat.
            own: Which of them are the method's own, not shared.
            context: The date and the planned start.
            left_out: Milestones that the municipality has declared not relevant.

        """
        facts = Facts(answers, own, self.fields)
        return tuple(
            (_NOT_APPLICABLE,) * len(rules)
            if milestone.id in left_out
            else tuple(rule.judge(facts, answers, context) for rule in rules)
            for milestone, rules in self.milestones
        )


def compile_ruleset(ruleset: Ruleset, functions: Mapping[str, Function]) -> Checklist:
    """Compile all rules.

    Args:
        ruleset: The effective ruleset.
        functions: What the rules may call, by `<id of the document that states the rule>/<name>`.

    Raises:
        UncompiledError: A condition or a call does not fit; all such faults at once.

    """
    fields = {each.id: {field.id: field for field in each.fields} for each in ruleset.milestones}
    faults: list[tuple[Rule, str, str]] = []
    compiled = []
    for milestone in ruleset.milestones:
        scope = Scope(fields, milestone.id)
        rules = [_compile_rule(rule, scope, functions, faults) for rule in milestone.rules]
        compiled.append((milestone, tuple(rule for rule in rules if rule)))
    if faults:
        raise UncompiledError(faults)
    paths = frozenset(f"{milestone}.{field}" for milestone, known in fields.items() for field in known)
    return Checklist(ruleset, tuple(compiled), paths)


def evaluate_across(function: AcrossFunction, methods: Mapping[str, Facts], context: Context) -> Judgement:
    """Judge a rule over the methods that draw on the same thing."""
    return _called(
        lambda: function(methods, context),
        lambda path: any(facts.says_dont_know(path) for facts in methods.values()),
    )


def _compile_rule(
    rule: Rule, scope: Scope, functions: Mapping[str, Function], faults: list[tuple[Rule, str, str]]
) -> CompiledRule | None:
    def compiled(key: str, raw: object) -> Condition | None:
        if raw is None:
            return None
        try:
            return compile_condition(raw, scope)
        except ConditionError as error:
            faults.append((rule, key, str(error)))
            return None

    applies = compiled("applies_when", rule.applies_when)
    met, partial = compiled("met", rule.met), compiled("partial", rule.partial)
    if rule.call is not None:
        function = functions.get(f"{rule.stated_by}/{rule.call}")
        if function is None:
            faults.append((rule, "call", f'no function is registered as "{rule.call}"'))
            return None
        judge = _judge_by_function(function)
        outcomes = {Outcome.MET, Outcome.UNMET, *([Outcome.PARTIAL] if rule.message.partial else [])}
    elif met is not None:
        judge = _judge_by_conditions(met, partial)
        outcomes = _possible(met, partial)
    else:
        return None
    conditions = [each for each in (applies, met, partial) if each]
    reads = tuple(dict.fromkeys(path for each in conditions for path in each.reads))
    if applies is not None:
        judge = _judge_where_it_applies(applies, judge)
        outcomes.add(Outcome.NOT_APPLICABLE)
    return CompiledRule(rule, judge, frozenset(outcomes), reads, met)


def _possible(met: Condition, partial: Condition | None) -> set[Outcome]:
    outcomes = {Outcome.MET}
    if met.can_be_false:
        if partial is not None:
            outcomes.add(Outcome.PARTIAL)
        if partial is None or partial.can_be_false:
            outcomes.add(Outcome.UNMET)
    return outcomes


def _judge_by_conditions(met: Condition, partial: Condition | None) -> Judge:
    is_met = met.holds
    is_partial = partial.holds if partial else None
    reads = met.reads + (partial.reads if partial else ())

    def judge(_facts: Facts, answers: Answers, _context: Context) -> Judgement:
        truth = is_met(answers)
        if truth:
            return _MET
        if truth is None:
            return _open(answers, reads)
        half = is_partial(answers) if is_partial else False
        if half is None:
            return _open(answers, reads)
        return _PARTIAL if half else _UNMET

    return judge


def _judge_by_function(function: Function) -> Judge:
    def judge(facts: Facts, answers: Answers, context: Context) -> Judgement:
        return _called(lambda: function(facts, context), lambda path: says_dont_know(walk(answers, path)))

    return judge


def _judge_where_it_applies(applies: Condition, judge: Judge) -> Judge:
    # While it is unknown whether the rule applies, the rule stays open: leaving it out of a mean later
    # keeps that mean between the two ends that are shown now.
    def judge_if_it_applies(facts: Facts, answers: Answers, context: Context) -> Judgement:
        truth = applies.holds(answers)
        if truth is None:
            return _open(answers, applies.reads)
        return judge(facts, answers, context) if truth else _NOT_APPLICABLE

    return judge_if_it_applies


def _called(call: Callable[[], object], dont_know: Callable[[str], bool]) -> Judgement:
    """Run a plugin's function. Whatever it raises or returns, the other rules still run."""
    try:
        judgement = call()
    except Unanswered as missing:
        outcome = Outcome.UNKNOWN if missing.dont_know else Outcome.UNANSWERED
        return Judgement(outcome, missing.path)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (third-party code; the run exits 4 and names it)
        return _failed(f"{type(error).__name__}: ", error, str)
    if not isinstance(judgement, Judgement):
        return _failed("returned ", judgement, repr)
    reason = _unsound(judgement)
    if reason:
        return _failed("", reason, str)
    if judgement.outcome is Outcome.UNANSWERED and dont_know(judgement.field):
        return Judgement(Outcome.UNKNOWN, judgement.field, judgement.values)
    return judgement


def _unsound(judgement: Judgement) -> str | None:
    """Say what in a judgement is not as the contract says; its types are only promised."""
    outcome: object = judgement.outcome
    path: object = judgement.field
    values: object = judgement.values
    if not isinstance(outcome, Outcome) or outcome not in _JUDGED:
        return f"returned the outcome {outcome!r}"
    if not isinstance(path, str):
        return f"returned {path!r} as the field"
    if not isinstance(values, Mapping):
        return f"returned {values!r} as the values"
    for name, value in values.items():
        if not isinstance(value, int | Decimal | str | date | Text):
            return f"the value {name} is {type(value).__name__}; give int, Decimal, str, date or Text"
    return None


def _failed(lead: str, thing: object, show: Callable[[object], str]) -> Judgement:
    """Say what a plugin raised or gave back; name just its type where it cannot even be printed."""
    try:
        said = lead + show(thing)[:_MOST_SAID]
    except Exception:  # noqa: BLE001 (third-party code)
        said = type(thing).__name__
    return Judgement(Outcome.ERROR, values={"error": said})


def _open(answers: Answers, reads: tuple[str, ...]) -> Judgement:
    if any(says_dont_know(walk(answers, path)) for path in reads):
        return _UNKNOWN
    return _UNANSWERED


def _is_open(value: object) -> bool:
    return value is ABSENT or says_dont_know(value)
