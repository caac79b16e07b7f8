"""Rules x answers -> judgements. Pure: no file, no clock, no environment.

A ruleset is compiled once into a `Checklist` and may then be asked of many setups.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from readiness.calls import Caller, called, no_function, unknown
from readiness.conditions import Condition, compile_condition
from readiness.facts import ABSENT, Answers, Context, Facts, says_dont_know, walk
from readiness.judgement import Judgement, Outcome
from readiness.scope import Scope, no_field
from readiness.vocabulary import ConditionError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from readiness.calls import AcrossFunction, Function, Supply
    from readiness.model import Milestone, Rule, Ruleset, Text

_MET = Judgement(Outcome.MET)
_PARTIAL = Judgement(Outcome.PARTIAL)
_UNMET = Judgement(Outcome.UNMET)
_UNANSWERED = Judgement(Outcome.UNANSWERED)
_UNKNOWN = Judgement(Outcome.UNKNOWN)
_NOT_APPLICABLE = Judgement(Outcome.NOT_APPLICABLE)
#: What counts when the worst of several is taken: what is answered, and only then what is open.
_FROM_WORST = (
    Outcome.UNMET,
    Outcome.PARTIAL,
    Outcome.MET,
    Outcome.UNKNOWN,
    Outcome.UNANSWERED,
    Outcome.ERROR,
    Outcome.NOT_APPLICABLE,
)


class UncompiledError(Exception):
    """Rules of a ruleset that cannot be compiled, each with the key and the reason."""

    def __init__(self, faults: list[tuple[Rule, str, Text]]) -> None:
        """Keep all faults, so that an author sees them at once."""
        super().__init__("; ".join(f"{rule.full_id} {key}: {reason.en}" for rule, key, reason in faults))
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
            return self._first(_is_open, answers) or self._first(_is_interval, answers) or self.subject
        return self.met.subject(answers) if self.met else self.rule.milestone

    @property
    def subject(self) -> str:
        """What its conditions ask for first, or else its milestone."""
        return self.reads[0] if self.reads else self.rule.milestone

    def _first(self, test: Callable[[object], bool], answers: Answers) -> str | None:
        return next((path for path in self.reads if test(walk(answers, path))), None)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A compiled ruleset."""

    ruleset: Ruleset
    milestones: tuple[tuple[Milestone, tuple[CompiledRule, ...]], ...]
    fields: frozenset[str]  #: every `milestone.field` of the ruleset
    shares: frozenset[str]  #: the paths of the fields and parts that are shares

    def facts(self, answers: Answers, own: frozenset[str]) -> Facts:
        """Wrap a method's answers as its functions read them."""
        return Facts(answers, own, self.fields, self.shares)

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
        facts = self.facts(answers, own)
        return tuple(
            (_NOT_APPLICABLE,) * len(rules)
            if milestone.id in left_out
            else tuple(rule.judge(facts, answers, context) for rule in rules)
            for milestone, rules in self.milestones
        )


def compile_ruleset(
    ruleset: Ruleset, functions: Mapping[str, Function], suppliers: Mapping[str, Supply] | None = None
) -> Checklist:
    """Compile all rules.

    Args:
        ruleset: The effective ruleset.
        functions: What the rules may call, by `<id of the document that states the rule>/<name>`.
        suppliers: Where each document comes from, by its id; told when a function of its fails.

    Raises:
        UncompiledError: A condition or a call does not fit; all such faults at once.

    """
    fields = {each.id: {field.id: field for field in each.fields} for each in ruleset.milestones}
    paths = [f"{milestone}.{field}" for milestone, known in fields.items() for field in known]
    faults: list[tuple[Rule, str, Text]] = [
        (rule, "reads", no_field(path, paths))
        for rule in ruleset.rules
        for path in rule.reads
        if ruleset.field(path) is None
    ]
    compiled: dict[str, CompiledRule] = {}
    scopes = {each.id: Scope(fields, each.id) for each in ruleset.milestones}
    supply = suppliers or {}
    for rule in sorted(ruleset.rules, key=attrgetter("worst_of")):  # those that take the worst of others last
        function = functions.get(f"{rule.stated_by}/{rule.call}")
        caller = Caller(rule.full_id, (ruleset.id,), supply.get(rule.stated_by, unknown))
        by_call = _judge_by_function(function, caller) if function else None
        ready = _compile_rule(rule, scopes[rule.milestone], by_call, compiled, faults)
        if ready is not None:
            compiled[rule.full_id] = ready
    if faults:
        raise UncompiledError(faults)
    return Checklist(
        ruleset,
        tuple((each, tuple(compiled[rule.full_id] for rule in each.rules)) for each in ruleset.milestones),
        frozenset(paths),
        ruleset.shares,
    )


def evaluate_across(
    function: AcrossFunction, methods: Mapping[str, Facts], context: Context, caller: Caller | None = None
) -> Judgement:
    """Judge a rule over the methods that draw on the same thing."""
    return called(
        lambda: function(methods, context),
        lambda path: any(facts.says_dont_know(path) for facts in methods.values()),
        caller or Caller(),
    )


def _compile_rule(
    rule: Rule,
    scope: Scope,
    by_call: Judge | None,
    others: Mapping[str, CompiledRule],
    faults: list[tuple[Rule, str, Text]],
) -> CompiledRule | None:
    def compiled(key: str, raw: object) -> Condition | None:
        if raw is None:
            return None
        try:
            return compile_condition(raw, scope)
        except ConditionError as error:
            faults.append((rule, key, error.reason))
            return None

    applies = compiled("applies_when", rule.applies_when)
    met, partial = compiled("met", rule.met), compiled("partial", rule.partial)
    if rule.call is not None:
        if by_call is None:
            faults.append((rule, "call", no_function(rule.call)))
            return None
        judge = by_call
        outcomes = {Outcome.MET, Outcome.UNMET, *([Outcome.PARTIAL] if rule.message.partial else [])}
    elif met is not None:
        judge = _judge_by_conditions(met, partial)
        outcomes = _possible(met, partial)
    elif rule.worst_of and not faults:
        named = [others[name] for name in rule.worst_of]
        judge = _judge_by_the_worst(named)
        outcomes = _possible_worst(named)
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


def _possible_worst(named: Sequence[CompiledRule]) -> set[Outcome]:
    possible = set[Outcome]().union(*(each.outcomes for each in named))
    if not all(Outcome.NOT_APPLICABLE in each.outcomes for each in named):
        possible.discard(Outcome.NOT_APPLICABLE)
    return possible


def _judge_by_the_worst(named: Sequence[CompiledRule]) -> Judge:
    def judge(facts: Facts, answers: Answers, context: Context) -> Judgement:
        judged = [(rule, rule.judge(facts, answers, context)) for rule in named]
        rule, worst = min(judged, key=lambda each: _FROM_WORST.index(each[1].outcome))
        # A rule that raised is told by itself.
        outcome = Outcome.UNANSWERED if worst.outcome is Outcome.ERROR else worst.outcome
        is_open = any(each.outcome.is_open for _, each in judged)
        may_fall = is_open and outcome in (Outcome.MET, Outcome.PARTIAL)
        return Judgement(outcome, rule.decided_by(worst, answers), may_fall=may_fall)

    return judge


def _judge_by_function(function: Function, caller: Caller) -> Judge:
    def judge(facts: Facts, answers: Answers, context: Context) -> Judgement:
        return called(
            lambda: function(facts, context), lambda path: says_dont_know(walk(answers, path)), caller
        )

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


def _open(answers: Answers, reads: tuple[str, ...]) -> Judgement:
    if any(says_dont_know(walk(answers, path)) for path in reads):
        return _UNKNOWN
    return _UNANSWERED


def _is_open(value: object) -> bool:
    return value is ABSENT or says_dont_know(value)


def _is_interval(value: object) -> bool:
    """Tell whether an answer is two numbers with the lowest first, which may reach across a limit."""
    return (
        isinstance(value, list)
        and all(isinstance(end, int | Decimal) for end in value)
        and value[:1] < value[1:]
    )
