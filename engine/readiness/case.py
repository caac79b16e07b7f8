"""How a rule came out in one setup: the answers it read, step by step, and what it would take. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readiness.acceptance import Acceptance
from readiness.catalogue import CATALOGUE
from readiness.check import assembled, judged
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed
from readiness.explanation import Named, RuleExplanation, clauses, explain
from readiness.facts import Context
from readiness.findings import View
from readiness.judgement import Judgement, Outcome
from readiness.model import Across, Milestone, Rule
from readiness.responses import add, answer_of
from readiness.subjects import Subject, find, item
from readiness.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.assembly import InstalledMethod
    from readiness.assessment import AcrossFinding, Assessment, Finding, MethodAssessment
    from readiness.facts import Answers
    from readiness.model import Ruleset
    from readiness.responses import Answer
    from readiness.setup import Setup
    from readiness.trace import Trace


@dataclass(frozen=True, slots=True)
class Effect:
    """What it would do to one method if the rule were met and nothing else changed."""

    before: MethodAssessment
    after: MethodAssessment
    across: tuple[AcrossFinding, ...]  #: what the method shares with others, afterwards


@dataclass(frozen=True, slots=True)
class Case:
    """How a rule came out."""

    methods: tuple[Named, ...]  #: several where it is the same in each, and across methods
    finding: Finding | AcrossFinding
    not_relevant: str | None  #: the municipality's reason why it does not apply
    answers: tuple[Answer, ...]
    applies: Trace | None = None  #: asked first
    met: Trace | None = None  #: asked where the rule applies
    partial: Trace | None = None  #: asked where it is not met
    worst_of: tuple[Finding, ...] = ()  #: what the rules came to that it takes the worst of
    lacking: tuple[Trace, ...] = ()  #: what has to become true for it to be met
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """A rule explained, with how it came out in one setup."""

    explanation: RuleExplanation
    cases: tuple[Case, ...]


def why(
    name: str, assessment: Assessment, setup: Setup, methods: Mapping[str, InstalledMethod]
) -> tuple[Why, ...]:
    """Explain a rule, or each rule of a milestone, in one setup.

    Args:
        name: The rule or milestone, as somebody wrote it.
        assessment: What the setup came to.
        setup: What the municipality declares.
        methods: The methods that the setup declares, by id.

    Raises:
        NothingAssessed: There is no such rule, or it is not asked in this assessment.

    """
    rulesets = {each.ruleset.id: each.ruleset for each in assessment.methods}
    docket = _Docket(assessment, setup, methods)
    return tuple(
        Why(explanation, tuple(docket.cases(explanation)))
        for subject in _rules(find(name, rulesets), rulesets)
        for explanation in explain(subject)
        if isinstance(explanation, RuleExplanation)
    )


def _rules(subject: Subject, rulesets: Mapping[str, Ruleset]) -> Iterator[Subject]:
    """Give a rule as it is, and a milestone rule by rule."""
    if "." in subject.name:
        yield subject
        return
    rules = [rule for each in subject.found if isinstance(each.item, Milestone) for rule in each.item.rules]
    chosen = {each.ruleset.id: each.ruleset for each in subject.found}
    for name in dict.fromkeys(rule.full_id for rule in rules):
        found = find(name, chosen)
        others = tuple(each for each in rulesets.values() if each.id not in chosen and item(each, name))
        yield replace(found, others=others)


@dataclass(frozen=True, slots=True)
class _Docket:
    """All that is known of a setup and what it came to."""

    assessment: Assessment
    setup: Setup
    methods: Mapping[str, InstalledMethod]

    def cases(self, explanation: RuleExplanation) -> Iterator[Case]:
        """Tell how a rule came out: in each method, or once across them."""
        rule = explanation.rule
        if isinstance(rule, Across):
            yield self._across(rule, explanation)
            return
        names = {use.method.id: use.method for use in explanation.uses}
        cases: list[Case] = []
        for method in self.assessment.methods:
            if method.ruleset.id not in names:
                continue
            case = self._case(names[method.ruleset.id], method, explanation)
            same = next((index for index, each in enumerate(cases) if _told(each) == _told(case)), None)
            if same is None:
                cases.append(case)
            else:
                cases[same] = replace(
                    cases[same],
                    methods=(*cases[same].methods, *case.methods),
                    effects=(*cases[same].effects, *case.effects),
                )
        yield from cases

    def _case(self, name: Named, method: MethodAssessment, explanation: RuleExplanation) -> Case:
        findings = {finding.rule.full_id: finding for _, finding in method.findings}
        finding = findings[explanation.rule.full_id]
        declared = self.setup.methods[name.id]
        milestone = finding.rule.milestone
        left_out = declared.milestones[milestone].not_relevant if milestone in declared.left_out else None
        answers = tuple(answer_of(self.setup, method.ruleset, each) for each in explanation.readings)
        case = Case((name,), finding, left_out, answers)
        if left_out:
            return case
        case = replace(
            _followed(case, method.ruleset, finding.rule, declared.answers),
            worst_of=tuple(findings[each.full_id] for each in explanation.worst_of),
        )
        if finding.outcome is Outcome.NOT_APPLICABLE or _is_settled(finding):
            return replace(case, lacking=())
        return replace(case, effects=(self._effect(method, finding.rule),))

    def _across(self, rule: Across, explanation: RuleExplanation) -> Case:
        assessed = self.assessment
        finding = next((each for each in assessed.across if each.rule == rule), None)
        if finding is None:
            declared = ", ".join(self.methods)
            raise NothingAssessed(Diagnostic("K057", values={"name": rule.full_id, "declared": declared}))
        names = tuple(Named(each, self.methods[each].ruleset.title) for each in finding.methods)
        answers: list[Answer] = []
        for reading in explanation.readings:
            for name in names:
                add(answers, answer_of(self.setup, self.methods[name.id].ruleset, reading))
        if finding.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
            return Case(names, finding, None, tuple(answers))
        met = replace(finding, outcome=Outcome.MET)
        after = tuple(met if each is finding else each for each in assessed.across)
        effects = tuple(
            self._retold(each, self._judged(each), after)
            for each in assessed.methods
            if each.ruleset.id in finding.methods
        )
        return Case(names, finding, None, tuple(answers), effects=effects)

    def _judged(self, method: MethodAssessment) -> list[list[Judgement]]:
        name = method.ruleset.id
        context = Context(self.assessment.as_of, self.setup.municipality.start)
        return [list(each) for each in judged(self.setup, name, self.methods[name], context)]

    def _effect(self, method: MethodAssessment, rule: Rule) -> Effect:
        """Tally once more, with this rule met."""
        judgements = self._judged(method)
        for (_, rules), outcomes in zip(
            self.methods[method.ruleset.id].checklist.milestones, judgements, strict=True
        ):
            for index, compiled in enumerate(rules):
                if compiled.rule.full_id == rule.full_id:
                    outcomes[index] = Judgement(Outcome.MET)
        return self._retold(method, judgements, self.assessment.across)

    def _retold(
        self,
        method: MethodAssessment,
        judgements: Sequence[Sequence[Judgement]],
        across: Sequence[AcrossFinding],
    ) -> Effect:
        name = method.ruleset.id
        shared = tuple(each for each in across if name in each.methods)
        nothing = Acceptance({})  # what is accepted changes neither score nor verdict
        view = View(self.setup, name, method.ruleset, nothing)
        after = assembled(view, self.methods[name].checklist, judgements, shared)
        return Effect(method, after, shared)


def _told(case: Case) -> tuple[object, ...]:
    """Give all that differs between two methods that have a rule in the same form."""
    finding = case.finding
    answers = [(each.reading.path, each.declared, each.place, each.table) for each in case.answers]
    waiver = finding.waiver and finding.waiver.waiver[1:]  # all but the rule, which names the method
    return finding.outcome, finding.message, case.not_relevant, waiver, answers


def _followed(case: Case, ruleset: Ruleset, rule: Rule, answers: Answers) -> Case:
    """Follow the conditions of a rule in the order in which it is judged by them."""
    applies, met, partial = (
        None if clause is None else trace(clause, answers) for clause in clauses(ruleset, rule)
    )
    lacking = tuple(part for each in (applies, met) if each is not None for part in each.lacking)
    if applies is not None and not applies.truth:
        return replace(case, applies=applies, lacking=lacking)
    is_unmet = met is not None and met.truth is False
    return replace(case, applies=applies, met=met, partial=partial if is_unmet else None, lacking=lacking)


def _is_settled(finding: Finding) -> bool:
    return finding.outcome is Outcome.MET and not finding.may_fall


def not_asked(name: str, assessed: Sequence[str], rulesets: Mapping[str, Ruleset]) -> NothingAssessed:
    """Tell that something can be explained and is just not asked in an assessment.

    Args:
        name: The rule, or a code, as somebody wrote it.
        assessed: The ids of the methods that were assessed.
        rulesets: Of all methods that are installed.

    Raises:
        NothingAssessed: There is no such rule.

    """
    code = name.strip().upper()
    known = code if code in CATALOGUE else find(name, rulesets).name
    values = {"name": known, "declared": ", ".join(assessed)}
    return NothingAssessed(Diagnostic("K056", values=values))
