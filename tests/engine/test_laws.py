"""The laws of scores and verdicts, over outcomes and over setups that hypothesis makes up.

They are what a municipality may rely on whatever it answers, and whichever method it chooses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from readiness.assessment import Score, Verdict
from readiness.authoring.trials import generated
from readiness.check import assess
from readiness.facts import Context
from readiness.gate import Demand
from readiness.judgement import Judgement, Outcome
from readiness.model import DONT_KNOW
from readiness.plugins import load_methods
from readiness.score import Tally, tally
from readiness.setup import read_setup
from readiness.suppliers import installed
from readiness.toml import TomlFile
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from readiness.assembly import InstalledMethod
    from readiness.assessment import Assessment, Finding
    from readiness.evaluate import CompiledRule
    from readiness.model import Language

METHODS: dict[str, InstalledMethod] = load_methods(installed())[0]
AS_OF = date(2026, 9, 1)
START = date(2027, 2, 1)
CONTEXT = Context(AS_OF, START)
LADDER = [Verdict.NOT_READY, Verdict.CONDITIONAL, Verdict.READY]
OPEN = [Outcome.UNANSWERED, Outcome.UNKNOWN, Outcome.ERROR]
#: Each pair is one step up; an open rule may become anything, so that it stands beside partial.
STEPS_UP = [
    (low, high)
    for chain in (
        [Outcome.UNMET, Outcome.PARTIAL, Outcome.MET],
        *([Outcome.UNMET, each, Outcome.MET] for each in OPEN),
    )
    for low, high in pairwise(chain)
]
Judgements = list[list[Judgement]]

few = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
some = settings(few, max_examples=30)
each_method = pytest.mark.parametrize("name", METHODS)


# ── outcomes ────────────────────────────────────────────────────────────────────────────────────────────


@cache
def outcomes_of(name: str) -> st.SearchStrategy[Judgements]:
    """Outcomes for every rule of a method, often many of one kind, as in a real file."""
    ruleset = METHODS[name].ruleset
    kinds = st.lists(st.sampled_from(Outcome), min_size=1, max_size=3).map(st.sampled_from)
    return kinds.flatmap(
        lambda outcome: st.tuples(
            *(
                st.lists(outcome.map(Judgement), min_size=len(each.rules), max_size=len(each.rules))
                for each in ruleset.milestones
            )
        )
    ).map(list)


@cache
def milestones_of(name: str) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from([each.id for each in METHODS[name].ruleset.milestones]))


across_outcomes = st.lists(st.sampled_from(Outcome), max_size=2)


def all_scores(result: Tally) -> Iterator[Score | None]:
    yield from (*result.milestones, *result.factors, result.total)


def low(score: Score) -> Fraction:
    return Fraction(score.low, score.of)


def high(score: Score) -> Fraction:
    return Fraction(score.high, score.of)


def with_outcome(judgements: Judgements, at: tuple[int, int], outcome: Outcome) -> Judgements:
    copy = [list(each) for each in judgements]
    copy[at[0]][at[1]] = Judgement(outcome)
    return copy


def places(judgements: Judgements) -> st.SearchStrategy[tuple[int, int]]:
    return st.sampled_from([(i, j) for i, each in enumerate(judgements) for j in range(len(each))])


def assert_not_lower(before: Tally, after: Tally) -> None:
    for old, new in zip(all_scores(before), all_scores(after), strict=True):
        assert (old is None) == (new is None)
        if old is not None and new is not None:
            assert low(old) <= low(new)
            assert high(old) <= high(new)
    assert LADDER.index(before.low) <= LADDER.index(after.low)
    assert LADDER.index(before.high) <= LADDER.index(after.high)


def assert_narrower(before: Tally, after: Tally) -> None:
    for old, new in zip(all_scores(before), all_scores(after), strict=True):
        if old is not None and new is not None:
            assert low(old) <= low(new) <= high(new) <= high(old)
    verdicts = (before.low, after.low, after.high, before.high)
    assert [LADDER.index(each) for each in verdicts] == sorted(LADDER.index(each) for each in verdicts)


@each_method
@some
@given(data=st.data())
def test_raising_an_outcome_lowers_no_score_and_no_verdict(name: str, data: st.DataObject) -> None:
    ruleset = METHODS[name].ruleset
    judgements = data.draw(outcomes_of(name))
    planned, across = data.draw(milestones_of(name)), data.draw(across_outcomes)
    at = data.draw(places(judgements))
    worse, better = data.draw(st.sampled_from(STEPS_UP))

    before = tally(ruleset, with_outcome(judgements, at, worse), planned, across)
    after = tally(ruleset, with_outcome(judgements, at, better), planned, across)

    assert_not_lower(before, after)


@each_method
@few
@given(data=st.data())
def test_raising_what_methods_share_lowers_no_verdict(name: str, data: st.DataObject) -> None:
    ruleset, judgements = METHODS[name].ruleset, data.draw(outcomes_of(name))
    worse, better = data.draw(st.sampled_from(STEPS_UP))

    before = tally(ruleset, judgements, across=[worse])
    after = tally(ruleset, judgements, across=[better])

    assert_not_lower(before, after)
    assert list(all_scores(before)) == list(all_scores(after))


@each_method
@few
@given(data=st.data())
def test_planning_a_milestone_lowers_no_verdict_and_changes_no_score(name: str, data: st.DataObject) -> None:
    ruleset, judgements = METHODS[name].ruleset, data.draw(outcomes_of(name))
    planned, more = data.draw(milestones_of(name)), data.draw(milestones_of(name))

    before, after = tally(ruleset, judgements, planned), tally(ruleset, judgements, planned | more)

    assert_not_lower(before, after)
    assert list(all_scores(before)) == list(all_scores(after))


@each_method
@some
@given(data=st.data())
def test_the_low_end_never_exceeds_the_high_end(name: str, data: st.DataObject) -> None:
    result = tally(
        METHODS[name].ruleset,
        data.draw(outcomes_of(name)),
        data.draw(milestones_of(name)),
        data.draw(across_outcomes),
    )

    assert LADDER.index(result.low) <= LADDER.index(result.high)
    for score in all_scores(result):
        assert score is None or 0 <= score.low <= score.high <= score.of
        assert score is None or 0 <= score.percent_low <= score.percent_high <= 100


@each_method
@some
@given(data=st.data())
def test_closing_an_open_rule_only_narrows_the_interval(name: str, data: st.DataObject) -> None:
    ruleset, judgements = METHODS[name].ruleset, data.draw(outcomes_of(name))
    planned, across = data.draw(milestones_of(name)), data.draw(across_outcomes)
    at = data.draw(places(judgements))
    still_open = with_outcome(judgements, at, data.draw(st.sampled_from(OPEN)))
    closed = with_outcome(judgements, at, data.draw(st.sampled_from(Outcome)))

    assert_narrower(tally(ruleset, still_open, planned, across), tally(ruleset, closed, planned, across))


@each_method
@few
@given(data=st.data())
def test_a_verdict_without_open_rules_is_determined(name: str, data: st.DataObject) -> None:
    settled = dict.fromkeys(OPEN, Outcome.UNMET)
    judgements = [
        [Judgement(settled.get(each.outcome, each.outcome)) for each in judged]
        for judged in data.draw(outcomes_of(name))
    ]

    result = tally(METHODS[name].ruleset, judgements, data.draw(milestones_of(name)))

    assert result.low is result.high
    assert all(score is None or score.low == score.high for score in all_scores(result))


@each_method
@some
@given(data=st.data())
def test_the_order_of_rules_and_milestones_changes_no_score_and_no_verdict(
    name: str, data: st.DataObject
) -> None:
    ruleset, judgements = METHODS[name].ruleset, data.draw(outcomes_of(name))
    planned, across = data.draw(milestones_of(name)), data.draw(across_outcomes)
    order = data.draw(st.permutations(range(len(judgements))))
    shuffled = [
        (data.draw(st.permutations(list(zip(milestone.rules, judged, strict=True)))), milestone)
        for milestone, judged in zip(ruleset.milestones, judgements, strict=True)
    ]
    milestones = [replace(each, rules=tuple(rule for rule, _ in pairs)) for pairs, each in shuffled]

    before = tally(ruleset, judgements, planned, across)
    after = tally(
        replace(ruleset, milestones=tuple(milestones[index] for index in order)),
        [[judged for _, judged in shuffled[index][0]] for index in order],
        planned,
        across,
    )

    assert (before.factors, before.total, before.low, before.high) == (
        after.factors,
        after.total,
        after.low,
        after.high,
    )


@each_method
@some
@given(data=st.data())
def test_a_hundred_per_cent_means_that_everything_applicable_is_met(name: str, data: st.DataObject) -> None:
    judgements = data.draw(
        st.one_of(
            outcomes_of(name),
            outcomes_of(name).map(lambda drawn: [[Judgement(Outcome.MET)] * len(each) for each in drawn]),
        )
    )
    if data.draw(st.booleans()):
        judgements = with_outcome(
            judgements, data.draw(places(judgements)), data.draw(st.sampled_from(Outcome))
        )

    result = tally(METHODS[name].ruleset, judgements)

    applicable = {each.outcome for judged in judgements for each in judged} - {Outcome.NOT_APPLICABLE}
    assert (result.total is not None and result.total.percent_low == 100) == (applicable == {Outcome.MET})


@each_method
@few
@given(data=st.data())
def test_what_is_not_assessed_has_no_score_and_no_verdict(name: str, data: st.DataObject) -> None:
    ruleset, judgements = METHODS[name].ruleset, data.draw(outcomes_of(name))
    left_out = data.draw(milestones_of(name))
    judged = [
        [Judgement(Outcome.NOT_APPLICABLE)] * len(each) if milestone.id in left_out else each
        for milestone, each in zip(ruleset.milestones, judgements, strict=True)
    ]

    result = tally(ruleset, judged)

    for score, outcomes in zip(result.milestones, judged, strict=True):
        assert (score is None) == all(each.outcome is Outcome.NOT_APPLICABLE for each in outcomes)
    assert (result.total is None) == all(score is None for score in result.milestones)
    assert result.total is not None or result.verdict is Verdict.UNDETERMINED


# ── setups ──────────────────────────────────────────────────────────────────────────────────────────────


@cache
def declarations(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Everything that a municipality may declare for a method; each milestone and field may be left out."""
    return generated.declarations(METHODS[name].ruleset)


@cache
def shared_declarations(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Everything that may be answered once for some methods."""
    return generated.shared_declarations(METHODS[name].ruleset for name in names)


def file_of(
    methods: Mapping[str, Any],
    shared: Mapping[str, Any] | None = None,
    name: str = "Eksempelby Kommune",
    waivers: Sequence[Mapping[str, Any]] = (),
) -> TomlFile:
    values = {
        "kommune": {"navn": name, "opstart": START},
        "faelles": dict(shared or {}),
        "metoder": dict(methods),
        "fravigelser": list(waivers),
    }
    return TomlFile("kommune.toml", "", values, "")


def judgements_of(name: str, declared: Mapping[str, Any]) -> dict[str, Judgement]:
    """Judge all rules of a method over what is declared for it."""
    method = METHODS[name]
    setup = read_setup(file_of({name: declared}), {name: method.ruleset}).methods[name]
    judged = method.checklist.evaluate(setup.answers, setup.own, CONTEXT, setup.left_out)
    return {
        compiled.rule.full_id: judgement
        for (_, rules), judgements in zip(method.checklist.milestones, judged, strict=True)
        for compiled, judgement in zip(rules, judgements, strict=True)
    }


def outcomes_by_id(name: str, declared: Mapping[str, Any]) -> dict[str, Outcome]:
    return {rule: judgement.outcome for rule, judgement in judgements_of(name, declared).items()}


def tally_of(name: str, judgements: Mapping[str, Judgement]) -> Tally:
    ruleset = METHODS[name].ruleset
    judged = [[judgements[rule.full_id] for rule in each.rules] for each in ruleset.milestones]
    return tally(ruleset, judged)


def rules_of(name: str) -> Iterator[CompiledRule]:
    return (rule for _, rules in METHODS[name].checklist.milestones for rule in rules)


def declared_fields(name: str, declared: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    ruleset = METHODS[name].ruleset
    return [
        (milestone, key)
        for milestone, table in declared.items()
        for key in table
        if ruleset.field(f"{milestone}.{key}")
    ]


def changed(
    declared: Mapping[str, Mapping[str, Any]], at: tuple[str, str], value: object = None
) -> dict[str, dict[str, Any]]:
    """Give another answer to one field, or none."""
    copy = {milestone: dict(table) for milestone, table in declared.items()}
    del copy[at[0]][at[1]]
    if value is not None:
        copy[at[0]][at[1]] = value
    return copy


@each_method
@some
@given(data=st.data())
def test_no_rule_raises_on_a_valid_setup_and_each_comes_to_what_it_may(
    name: str, data: st.DataObject
) -> None:
    judgements = judgements_of(name, data.draw(declarations(name)))

    for compiled in rules_of(name):
        judgement = judgements[compiled.rule.full_id]
        possible = compiled.outcomes | {Outcome.UNANSWERED, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE}
        assert judgement.outcome in possible, (compiled.rule.full_id, judgement)


@pytest.mark.parametrize("language", ["da", "en"])
@few
@given(data=st.data())
def test_every_finding_of_every_method_at_once_can_be_told(language: Language, data: st.DataObject) -> None:
    assessment = assess(file_of(*drawn_methods(data)), as_of=AS_OF)

    for method in assessment.methods:
        for _, finding in method.findings:
            assert "{" not in finding.message[language], finding
            assert finding.declared is None or finding.declared[language]
    for across in assessment.across:
        assert across.outcome is not Outcome.ERROR, across
        assert "{" not in across.message[language], across


@each_method
@some
@given(data=st.data())
def test_to_answer_one_question_more_only_narrows_the_interval(name: str, data: st.DataObject) -> None:
    declared = data.draw(declarations(name))
    assume(declared_fields(name, declared))
    at = data.draw(st.sampled_from(declared_fields(name, declared)))

    after = judgements_of(name, declared)
    before = judgements_of(name, changed(declared, at))

    closed_otherwise = {
        rule: (judgement, after[rule])
        for rule, judgement in before.items()
        if not (judgement.outcome.is_open or judgement.may_fall)
        and after[rule].outcome is not judgement.outcome
    }
    assert closed_otherwise == {}, f"judged before {'.'.join(at)} was answered"
    assert_narrower(tally_of(name, before), tally_of(name, after))


@each_method
@some
@given(data=st.data())
def test_not_to_know_counts_as_not_to_have_answered(name: str, data: st.DataObject) -> None:
    declared = data.draw(declarations(name))
    assume(declared_fields(name, declared))
    at = data.draw(st.sampled_from(declared_fields(name, declared)))
    unanswered = outcomes_by_id(name, changed(declared, at))
    unknown = outcomes_by_id(name, changed(declared, at, DONT_KNOW))

    for rule, outcome in unanswered.items():
        assert unknown[rule] is outcome or (outcome.is_open and unknown[rule].is_open), rule


@each_method
def test_a_setup_that_answers_nothing_leaves_every_rule_open(name: str) -> None:
    assert set(outcomes_by_id(name, {}).values()) == {Outcome.UNANSWERED}


@each_method
@few
@given(data=st.data())
def test_the_order_of_rules_and_milestones_changes_no_outcome(name: str, data: st.DataObject) -> None:
    method = METHODS[name]
    setup = read_setup(file_of({name: data.draw(declarations(name))}), {name: method.ruleset}).methods[name]
    facts = method.checklist.facts(setup.answers, setup.own)
    rules = list(rules_of(name))

    def outcomes(order: Sequence[CompiledRule]) -> dict[str, Judgement]:
        return {each.rule.full_id: each.judge(facts, setup.answers, CONTEXT) for each in order}

    assert outcomes(rules) == outcomes(data.draw(st.permutations(rules)))


def drawn_methods(data: st.DataObject) -> tuple[dict[str, Any], dict[str, Any]]:
    names = data.draw(st.lists(st.sampled_from(sorted(METHODS)), min_size=1, max_size=3, unique=True))
    return {name: data.draw(declarations(name)) for name in names}, data.draw(shared_declarations(*names))


def told(assessment: Assessment) -> dict[str, Any]:
    """Give what an assessment says of each method, and across them, in no order."""
    return {
        method.ruleset.id: (
            method.verdict_low,
            method.verdict_high,
            method.score,
            {rule.rule.full_id: (rule.outcome, rule.message["da"]) for _, rule in method.findings},
        )
        for method in assessment.methods
    } | {f"across.{each.rule.id}": (each.outcome, set(each.methods)) for each in assessment.across}


def reversed_tables(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: reversed_tables(value) if isinstance(value, dict) else value
        for key, value in reversed(list(table.items()))
    }


@few
@given(data=st.data())
def test_the_order_of_tables_and_keys_in_the_file_changes_nothing(data: st.DataObject) -> None:
    methods, shared = drawn_methods(data)

    before = assess(file_of(methods, shared), as_of=AS_OF)
    after = assess(file_of({each: methods[each] for each in reversed(methods)}, shared), as_of=AS_OF)
    flipped = reversed_tables(methods)

    assert told(before) == told(after)
    assert told(before) == told(assess(file_of(flipped, reversed_tables(shared)), as_of=AS_OF))
    assert before.verdict is after.verdict


@few
@given(data=st.data())
def test_renaming_the_municipality_changes_nothing(data: st.DataObject) -> None:
    methods, shared = drawn_methods(data)

    before = assess(file_of(methods, shared), as_of=AS_OF)
    after = assess(file_of(methods, shared, name="Prøvekøbing Kommune"), as_of=AS_OF)

    assert (before.methods, before.across, before.verdict) == (after.methods, after.across, after.verdict)


@few
@given(data=st.data())
def test_the_order_of_files_changes_nothing_and_the_same_file_gives_the_same(data: st.DataObject) -> None:
    files = [file_of(*drawn_methods(data)) for _ in range(2)]

    forwards = [assess(each, as_of=AS_OF) for each in files]
    backwards = [assess(each, as_of=AS_OF) for each in reversed(files)]

    assert forwards == backwards[::-1]


@few
@given(data=st.data())
def test_what_is_shared_is_answered_for_each_method(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(METHODS)))
    shared = data.draw(shared_declarations(name))
    takes = {
        milestone: {
            key: value for key, value in table.items() if METHODS[name].ruleset.field(f"{milestone}.{key}")
        }
        for milestone, table in shared.items()
    }

    alone = assess(file_of({name: takes}), as_of=AS_OF).methods[0]
    together = assess(file_of({name: {}}, shared), as_of=AS_OF).methods[0]

    assert [each.outcome for _, each in alone.findings] == [each.outcome for _, each in together.findings]


# ── waivers ─────────────────────────────────────────────────────────────────────────────────────────────

LEVELS = [
    frozenset(LADDER[:0]),
    *(
        frozenset(each)
        for each in (
            [Verdict.NOT_READY],
            [Verdict.NOT_READY, Verdict.UNDETERMINED],
            [Verdict.NOT_READY, Verdict.UNDETERMINED, Verdict.CONDITIONAL],
        )
    ),
]


def drawn_waivers(data: st.DataObject, methods: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Waive some or all of what may be waived; some of the waivers have expired."""
    rules = [f"{name}/{rule.rule.full_id}" for name in methods for rule in rules_of(name)]
    shared = {f"across.{rule.id}" for name in methods for _, rule in METHODS[name].ruleset.across}
    may_be = [*rules, *sorted(shared)]
    waived = data.draw(st.one_of(st.just(may_be), st.lists(st.sampled_from(may_be), max_size=9, unique=True)))
    days = st.sampled_from(data.draw(st.sampled_from([[AS_OF], [AS_OF, AS_OF - timedelta(1)]])))
    return [
        {"regel": rule, "begrundelse": "x", "godkendt_af": "Chef", "udloeber": data.draw(days)}
        for rule in waived
    ]


def shown(assessment: Assessment) -> tuple[Any, ...]:
    """Give all that a report says of the methods, but for the waivers at the findings."""

    def bare(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(replace(each, waiver=None) for each in findings)

    return (
        assessment.verdict,
        tuple(replace(each, waiver=None) for each in assessment.across),
        [
            (
                (each.verdict, each.verdict_low, each.verdict_high, each.score, each.below, each.decided_by),
                [factor.score for factor in each.factors],
                [(milestone.status, milestone.score) for milestone in each.milestones],
                bare(finding for _, finding in each.findings),
                [
                    (step.milestone.milestone.id, bare(step.findings), step.gain, step.gates)
                    for step in each.next_steps
                ],
            )
            for each in assessment.methods
        ],
    )


@few
@given(data=st.data())
def test_a_waiver_changes_nothing_that_is_shown_and_only_lets_the_exit_code_pass(
    data: st.DataObject,
) -> None:
    methods, shared = drawn_methods(data)
    waivers = drawn_waivers(data, methods)
    least = data.draw(st.none() | st.integers(0, 100))
    for fail_on in LEVELS:
        demand, audit = Demand(fail_on, least), Demand(fail_on, least, count_waivers=False)

        without = assess(file_of(methods, shared), as_of=AS_OF, demand=demand)
        waived = assess(file_of(methods, shared, waivers=waivers), as_of=AS_OF, demand=demand)
        audited = assess(file_of(methods, shared, waivers=waivers), as_of=AS_OF, demand=audit)

        assert shown(without) == shown(waived) == shown(audited)
        assert without.exit_code == audited.exit_code == waived.gate.without_waivers
        states = {each.state for each in waived.waivers}
        if WaiverState.EXPIRED in states and fail_on:
            assert waived.exit_code == 1
        else:
            assert waived.exit_code <= without.exit_code
        if WaiverState.ACTIVE not in states:
            assert waived.exit_code >= without.exit_code
        lowest = min(each.score.percent_low if each.score else 0 for each in waived.methods)
        if least is not None and lowest < least:
            assert waived.exit_code == 1


@each_method
@some
@given(data=st.data())
def test_the_exit_code_is_judged_as_if_the_waived_gaps_were_met(name: str, data: st.DataObject) -> None:
    ruleset, declared = METHODS[name].ruleset, data.draw(declarations(name))
    waivers = drawn_waivers(data, {name: declared})
    lasting = {each["regel"] for each in waivers if each["udloeber"] >= AS_OF}
    judged = judgements_of(name, declared)
    met = {
        rule: Judgement(Outcome.MET)
        if f"{name}/{rule}" in lasting and judgement.outcome is not Outcome.NOT_APPLICABLE
        else judgement
        for rule, judgement in judged.items()
    }
    setup = read_setup(file_of({name: declared}), {name: ruleset}).methods[name]
    as_met = tally(
        ruleset,
        [[met[rule.full_id] for rule in each.rules] for each in ruleset.milestones],
        setup.planned(START),
    )

    [method] = assess(file_of({name: declared}, waivers=waivers), as_of=AS_OF).methods

    assert method.verdict_waived is as_met.verdict
