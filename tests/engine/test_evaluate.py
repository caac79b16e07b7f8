"""Rules over answers: the outcome, the field that decides it, and functions that cannot stop the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pytest

from readiness import Share
from readiness.evaluate import Checklist, UncompiledError, compile_ruleset, evaluate_across
from readiness.facts import Context, Facts, Unanswered
from readiness.judgement import Judgement, Outcome
from readiness.model import (
    Basis,
    Factor,
    Field,
    FieldType,
    Messages,
    Milestone,
    Rule,
    Ruleset,
    Text,
    Thresholds,
)
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from readiness.calls import Function
    from readiness.wording import Value

CONTEXT = Context(date(2026, 9, 1), date(2027, 2, 1))
WORDS = Text("Ord.", "Words.")
MET, PARTIAL, UNMET = Outcome.MET, Outcome.PARTIAL, Outcome.UNMET
UNANSWERED, UNKNOWN = Outcome.UNANSWERED, Outcome.UNKNOWN


def field(name: str, kind: FieldType, **more: Any) -> Field:  # noqa: ANN401 (the arguments of Field)
    return Field(name, kind, WORDS, **more)


FIELDS = (
    field("ja", "bool"),
    field("tekst", "text"),
    field("antal", "int"),
    field("liste", "texts"),
    field("post", "record", fields=(field("timer", "int"), field("kr", "int"))),
    field("lokaler", "records", fields=(field("pladser", "int"),)),
    field("andel", "share"),
    field("gennemsnit", "number", interval=True),
)


def rule(name: str = "regel", *, message: Messages | None = None, **more: Any) -> Rule:  # noqa: ANN401 (the arguments of Rule)
    return Rule(
        id=name,
        milestone="m",
        gate=False,
        basis=Basis.DERIVED,
        source=Source(),
        question=WORDS,
        remedy=WORDS,
        message=message or Messages(),
        stated_by="prøve",
        **more,
    )


def ruleset(*rules: Rule) -> Ruleset:
    milestone = Milestone("m", Factor.LEDELSE, WORDS, Source(), (), FIELDS, rules)
    return Ruleset(
        id="prøve",
        version="1.0.0",
        title=WORDS,
        sha256="",
        lineage=("prøve",),
        thresholds=Thresholds(80, 50),
        documents=(),
        milestones=(milestone,),
        inherited={},
        across=(),
    )


def checklist(*rules: Rule, **functions: Any) -> Checklist:  # noqa: ANN401 (wrong ones too)
    return compile_ruleset(ruleset(*rules), {f"prøve/{name}": each for name, each in functions.items()})


def judge(compiled: Checklist, **answers: object) -> tuple[Judgement, ...]:
    flat = {f"m.{key}": value for key, value in answers.items()}
    return compiled.evaluate(flat, frozenset(flat), CONTEXT)[0]


def judged(function: Callable[..., object], **answers: object) -> Judgement:
    return judge(checklist(rule(call="f"), f=function), **answers)[0]


JA, TEKST = {"equals": "ja", "value": True}, {"present": "tekst"}

# ── rules with conditions ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"ja": True}, MET),
        ({"ja": True, "tekst": "ved_ikke"}, MET),
        ({"ja": False, "tekst": "x"}, PARTIAL),
        ({"ja": False, "tekst": ""}, UNMET),
        ({"ja": False}, UNANSWERED),
        ({"ja": False, "tekst": "ved_ikke"}, UNKNOWN),
        ({"tekst": "x"}, UNANSWERED),
        ({"ja": "ved_ikke", "tekst": "x"}, UNKNOWN),
        ({}, UNANSWERED),
    ],
    ids=str,
)
def test_a_rule_is_met_then_partial_then_unmet_and_open_while_that_is_unknown(
    answers: dict[str, Any], outcome: Outcome
) -> None:
    assert judge(checklist(rule(met=JA, partial=TEKST)), **answers)[0].outcome is outcome


@pytest.mark.parametrize(
    ("answers", "outcome"), [({"ja": True}, MET), ({"ja": False}, UNMET), ({}, UNANSWERED)]
)
def test_a_rule_without_a_half_way_is_met_or_not(answers: dict[str, Any], outcome: Outcome) -> None:
    assert judge(checklist(rule(met=JA)), **answers)[0].outcome is outcome


def test_not_to_know_a_part_of_an_answer_is_not_to_know() -> None:
    compiled = checklist(rule(met={"all": "lokaler", "where": {"at_least": "pladser", "value": 1}}))

    assert judge(compiled, lokaler=[{"pladser": "ved_ikke"}])[0].outcome is UNKNOWN
    assert judge(compiled, lokaler=[{}])[0].outcome is UNANSWERED


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"ja": False}, Outcome.NOT_APPLICABLE),
        ({"ja": False, "tekst": "x"}, Outcome.NOT_APPLICABLE),
        ({"ja": True, "tekst": "x"}, MET),
        ({"ja": True}, UNANSWERED),
        ({"tekst": "x"}, UNANSWERED),
        ({"ja": "ved_ikke", "tekst": "x"}, UNKNOWN),
    ],
    ids=str,
)
def test_a_rule_stays_open_while_it_is_unknown_whether_it_applies(
    answers: dict[str, Any], outcome: Outcome
) -> None:
    compiled = checklist(rule(met=TEKST, applies_when=JA))

    assert judge(compiled, **answers)[0].outcome is outcome


def test_a_function_may_be_limited_to_where_it_applies() -> None:
    compiled = checklist(rule(call="f", applies_when=JA), f=lambda _facts, _context: Judgement.met("m.ja"))

    assert judge(compiled, ja=True)[0].outcome is MET
    assert judge(compiled, ja=False)[0].outcome is Outcome.NOT_APPLICABLE


def test_a_milestone_that_is_left_out_is_not_applicable_and_none_of_its_rules_is_asked() -> None:
    def never(_facts: Facts, _context: Context) -> Judgement:
        raise AssertionError

    compiled = checklist(rule("a", met=JA), rule("b", call="f"), f=never)

    outcomes = compiled.evaluate({"m.ja": True}, frozenset(), CONTEXT, left_out={"m"})

    assert [each.outcome for each in outcomes[0]] == [Outcome.NOT_APPLICABLE] * 2


@pytest.mark.parametrize(
    ("written", "outcomes"),
    [
        ({"met": JA}, {MET, UNMET}),
        ({"met": JA, "partial": TEKST}, {MET, PARTIAL, UNMET}),
        ({"met": {"answered": "ja"}}, {MET}),
        ({"met": {"answered": "ja"}, "partial": TEKST}, {MET}),
        ({"met": JA, "partial": {"answered": "ja"}}, {MET, PARTIAL}),
        ({"met": JA, "applies_when": TEKST}, {MET, UNMET, Outcome.NOT_APPLICABLE}),
        ({"call": "f"}, {MET, UNMET}),
        ({"call": "f", "message": Messages(partial=WORDS)}, {MET, PARTIAL, UNMET}),
    ],
    ids=lambda each: str(each) if isinstance(each, dict) else "",  # a set has no order
)
def test_a_rule_tells_what_it_can_come_to(written: dict[str, Any], outcomes: set[Outcome]) -> None:
    compiled = checklist(rule(**written), f=lambda _facts, _context: Judgement.met("m.ja"))

    assert compiled.milestones[0][1][0].outcomes == outcomes


# ── what decides ────────────────────────────────────────────────────────────────────────────────────────

BIG = {"at_least": "pladser", "value": 20}


@pytest.mark.parametrize(
    ("written", "answers", "path"),
    [
        ({"met": {"and": [JA, TEKST]}}, {"ja": True}, "m.tekst"),
        ({"met": {"and": [JA, TEKST]}}, {}, "m.ja"),
        ({"met": {"and": [JA, TEKST]}}, {"ja": True, "tekst": ""}, "m.tekst"),
        ({"met": JA, "partial": TEKST}, {"ja": False}, "m.tekst"),
        ({"met": JA, "partial": TEKST}, {"ja": False, "tekst": "x"}, "m.ja"),
        (
            {"met": {"all": "lokaler", "where": BIG}},
            {"lokaler": [{"pladser": 30}, {"pladser": 3}]},
            "m.lokaler[1]",
        ),
        ({"met": {"present": "post.timer"}}, {"post": {"kr": 1}}, "m.post.timer"),
        (
            {"met": {"covers": "liste", "values": ["a"]}, "applies_when": JA},
            {"ja": True, "liste": []},
            "m.liste",
        ),
        ({"met": {"below": "gennemsnit", "value": 25}}, {"gennemsnit": [24, 26]}, "m.gennemsnit"),
        (
            {
                "met": {"and": [TEKST, {"below": "gennemsnit", "value": 25}]},
                "applies_when": {"present": "liste"},
            },
            {"tekst": "x", "liste": ["a"], "gennemsnit": [24, 26]},
            "m.gennemsnit",
        ),
        (
            {"met": {"and": [{"below": "gennemsnit", "value": 25}, TEKST]}},
            {"gennemsnit": [24, 26]},
            "m.tekst",
        ),
        ({"met": {"any": "lokaler", "where": BIG}}, {"lokaler": [{}]}, "m.lokaler"),
    ],
    ids=str,
)
def test_the_field_that_decides_is_the_one_to_answer_or_to_change(
    written: dict[str, Any], answers: dict[str, Any], path: str
) -> None:
    compiled = checklist(rule(**written))
    judgement = judge(compiled, **answers)[0]
    flat = {f"m.{key}": value for key, value in answers.items()}

    assert compiled.milestones[0][1][0].decided_by(judgement, flat) == path


def test_a_function_names_the_field_that_decides() -> None:
    compiled = checklist(rule(call="f"), f=lambda _facts, _context: Judgement.unmet("m.lokaler[1].pladser"))

    assert compiled.milestones[0][1][0].decided_by(judge(compiled)[0], {}) == "m.lokaler[1].pladser"


def test_a_rule_that_cannot_say_what_decides_points_at_its_milestone() -> None:
    def broken(_facts: Facts, _context: Context) -> Judgement:
        raise ZeroDivisionError

    compiled = checklist(rule(call="f"), f=broken)

    assert compiled.milestones[0][1][0].decided_by(judge(compiled)[0], {}) == "m"


# ── the worst of other rules ────────────────────────────────────────────────────────────────────────────

MANY = rule("mange", met={"at_least": "antal", "value": 3}, partial={"at_least": "antal", "value": 1})
WORST = rule("værst", worst_of=("m.ja", "m.mange"))


@pytest.mark.parametrize(
    ("answers", "judgement"),
    [
        ({"ja": True, "antal": 3}, Judgement(MET, "m.ja")),
        ({"ja": True, "antal": 1}, Judgement(PARTIAL, "m.antal")),
        ({"ja": True, "antal": 0}, Judgement(UNMET, "m.antal")),
        ({"ja": False, "antal": 1}, Judgement(UNMET, "m.ja")),
        ({"antal": 3}, Judgement(MET, "m.antal", may_fall=True)),
        ({"antal": 1, "ja": "ved_ikke"}, Judgement(PARTIAL, "m.antal", may_fall=True)),
        ({"antal": 0}, Judgement(UNMET, "m.antal")),
        ({"ja": "ved_ikke"}, Judgement(UNKNOWN, "m.ja")),
        ({}, Judgement(UNANSWERED, "m.ja")),
    ],
    ids=str,
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_worst_of_those_that_are_answered_counts_whatever_their_order(
    answers: dict[str, Any], judgement: Judgement, order: int
) -> None:
    rules = [WORST, rule("ja", met=JA), MANY][::order]

    assert judge(checklist(*rules), **answers)[::order][0] == judgement


def test_rules_that_do_not_apply_do_not_count_and_when_none_does_neither_does_the_worst() -> None:
    limited = rule("ja", met=JA, applies_when=TEKST)
    compiled = checklist(WORST, limited, MANY)
    alone = checklist(rule("værst", worst_of=("m.ja",)), limited)

    assert judge(compiled, tekst="", antal=3)[0] == Judgement(MET, "m.antal")
    assert judge(alone, tekst="", ja=True)[0].outcome is Outcome.NOT_APPLICABLE
    assert compiled.milestones[0][1][0].outcomes == {MET, PARTIAL, UNMET}
    assert alone.milestones[0][1][0].outcomes == {MET, UNMET, Outcome.NOT_APPLICABLE}


def test_a_rule_that_raised_is_told_by_itself_and_not_as_the_worst() -> None:
    def broken(_facts: Facts, _context: Context) -> Judgement:
        raise ZeroDivisionError

    compiled = checklist(rule("værst", worst_of=("m.f",)), rule("f", call="f"), f=broken)

    assert [each.outcome for each in judge(compiled)] == [UNANSWERED, Outcome.ERROR]


def test_the_worst_of_a_rule_that_cannot_be_compiled_is_told_once() -> None:
    with pytest.raises(UncompiledError) as caught:
        checklist(rule("værst", worst_of=("m.ja",)), rule("ja", met={"present": "findes_ikke"}))

    assert [(fault[0].id, fault[1]) for fault in caught.value.faults] == [("ja", "met")]


def test_the_worst_may_be_limited_to_where_it_applies() -> None:
    compiled = checklist(rule("værst", worst_of=("m.ja",), applies_when=TEKST), rule("ja", met=JA))

    assert judge(compiled, ja=True, tekst="")[0].outcome is Outcome.NOT_APPLICABLE
    assert judge(compiled, ja=True, tekst="x")[0].outcome is MET


# ── functions ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_function_is_given_the_answers_and_the_date() -> None:
    def function(facts: Facts, context: Context) -> Judgement:
        return Judgement.met("m.antal", antal=facts.number("m.antal"), dag=context.as_of)

    assert judged(function, antal=3) == Judgement(MET, "m.antal", {"antal": 3, "dag": date(2026, 9, 1)})


def test_a_function_is_given_a_share_as_one() -> None:
    def function(facts: Facts, _context: Context) -> Judgement:
        return Judgement.met("m.andel", andel=facts.number("m.andel"))

    assert isinstance(judged(function, andel=Decimal("0.34")).values["andel"], Share)


def test_a_function_that_needs_one_number_leaves_the_rule_open_for_an_interval() -> None:
    def function(facts: Facts, _context: Context) -> Judgement:
        return Judgement.met("m.gennemsnit", gennemsnit=facts.number("m.gennemsnit"))

    assert judged(function, gennemsnit=[27, 28]) == Judgement(UNANSWERED, "m.gennemsnit")
    assert judged(function, gennemsnit=27).outcome is MET


@pytest.mark.parametrize(
    ("answers", "outcome"), [({}, UNANSWERED), ({"antal": "ved_ikke"}, UNKNOWN)], ids=str
)
def test_a_missing_number_leaves_the_rule_open_and_is_never_unmet(
    answers: dict[str, Any], outcome: Outcome
) -> None:
    def function(facts: Facts, _context: Context) -> Judgement:
        return Judgement.met("m.antal") if facts.number("m.antal") else Judgement.unmet("m.antal")

    assert judged(function, **answers) == Judgement(outcome, "m.antal")


@pytest.mark.parametrize("dont_know", [False, True])
def test_a_function_may_raise_unanswered_itself(*, dont_know: bool) -> None:
    def function(_facts: Facts, _context: Context) -> Judgement:
        raise Unanswered("m.liste", dont_know=dont_know)

    assert judged(function) == Judgement(UNKNOWN if dont_know else UNANSWERED, "m.liste")


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [({}, UNANSWERED), ({"post": {"timer": "ved_ikke"}}, UNKNOWN), ({"post": {}}, UNANSWERED)],
    ids=str,
)
def test_a_function_that_leaves_its_rule_open_is_unknown_where_the_answer_says_so(
    answers: dict[str, Any], outcome: Outcome
) -> None:
    judgement = judged(lambda _facts, _context: Judgement.unanswered("m.post.timer", planlagt=120), **answers)

    assert judgement == Judgement(outcome, "m.post.timer", {"planlagt": 120})


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [({"post": "ved_ikke"}, UNKNOWN), ({"post": {}}, UNANSWERED), ({}, UNANSWERED)],
    ids=str,
)
@pytest.mark.parametrize(
    "function",
    [
        lambda facts, _: Judgement.met("m.post", timer=facts.number("m.post.timer")),
        lambda *_: Judgement.unanswered("m.post.timer"),
    ],
    ids=["raises", "returns"],
)
def test_not_to_know_a_whole_record_is_not_to_know_its_parts(
    function: Function, answers: dict[str, Any], outcome: Outcome
) -> None:
    assert judged(function, **answers).outcome is outcome


@pytest.mark.parametrize(
    "function",
    [
        lambda facts, _: facts.number("m.anatl"),
        lambda facts, _: facts.has("m.anatl"),
        lambda facts, _: facts.get("n.antal"),
    ],
)
def test_a_function_that_asks_for_what_is_no_field_is_at_fault_and_not_the_municipality(
    function: Function,
) -> None:
    judgement = judged(function)

    assert judgement.outcome is Outcome.ERROR
    assert str(judgement.values["error"]).startswith("LookupError: no field is called ")


def test_a_value_may_be_called_field_or_outcome() -> None:
    judgement = judged(lambda *_: Judgement.unmet("m.ja", field=1, outcome="x", values=WORDS))

    assert judgement == Judgement(UNMET, "m.ja", {"field": 1, "outcome": "x", "values": WORDS})


@pytest.mark.parametrize("value", [3, Decimal("0.5"), "x", date(2027, 2, 1), WORDS, True], ids=str)
def test_a_value_is_a_number_a_text_or_a_date(value: Value) -> None:
    assert judged(lambda *_: Judgement.partial("m.ja", x=value)) == Judgement(PARTIAL, "m.ja", {"x": value})


@pytest.mark.parametrize(
    ("judgement", "tells"),
    [
        (Judgement.unanswered("m.ja", krav=2), True),
        (Judgement.unanswered("m.ja"), False),
        (Judgement(UNKNOWN, "m.ja", {"krav": 2}), False),
        (Judgement.unmet("m.ja", krav=2), False),
    ],
    ids=str,
)
def test_what_is_open_may_already_tell_what_it_will_take(judgement: Judgement, *, tells: bool) -> None:
    assert judgement.tells_demand is tells


def raising(error: BaseException) -> Callable[..., Judgement]:
    def function(*_: object) -> Judgement:
        raise error

    return function


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (raising(ZeroDivisionError("division by zero")), "ZeroDivisionError: division by zero"),
        (raising(KeyError("x")), "KeyError: 'x'"),
        (raising(SystemExit(0)), "SystemExit: 0"),
        (raising(RecursionError()), "RecursionError"),
        (raising(AssertionError("{braces}")), "AssertionError: {braces}"),
        (lambda *_: None, "the function returned None; it must return a Judgement"),
        (lambda *_: True, "the function returned True;"),
        (lambda *_: Outcome.MET, "the function returned <Outcome.MET: 'met'>;"),
        (lambda *_: "x" * 500, "the function returned '" + "x" * 79 + ";"),
        (
            lambda *_: Judgement(Outcome.NOT_APPLICABLE, "m.ja"),
            "the function returned the outcome <Outcome.NOT_APPLICABLE",
        ),
        (lambda *_: Judgement(Outcome.UNKNOWN, "m.ja"), "the function returned the outcome <Outcome.UNKNOWN"),
        (lambda *_: Judgement(Outcome.ERROR, "m.ja"), "the function returned the outcome <Outcome.ERROR"),
        (
            lambda *_: Judgement(cast("Outcome", "met"), "m.ja"),
            "the function returned the outcome 'met'; use Judgement.met",
        ),
        (lambda *_: Judgement(Outcome.MET, cast("str", 3)), "the function returned 3 as the field; give"),
        (
            lambda *_: Judgement(Outcome.MET, "m.ja", cast("dict[str, int]", 3)),
            "the function returned 3 as the values; give",
        ),
        (
            lambda *_: Judgement.met("m.ja", antal=cast("int", [])),
            "the value antal is list; give int, Decimal, str, date or Text",
        ),
        (
            lambda *_: Judgement.met("m.ja", timer=cast("int", 2 / 3)),
            "the value timer is float; give int, Dec",
        ),
        (lambda *_: Judgement.met("m.ja", timer=cast("int", None)), "the value timer is NoneType; give int"),
        (lambda _facts: Judgement.met("m.ja"), "TypeError: "),
        (lambda facts, _context: facts.texts("m.antal"), "TypeError: "),
    ],
)
def test_whatever_a_function_raises_or_returns_is_told_and_stops_no_other_rule(
    function: Function, told: str
) -> None:
    compiled = checklist(rule("a", call="f"), rule("b", met=JA), f=function)

    first, second = judge(compiled, ja=True, antal=3)

    assert second.outcome is MET
    assert first.outcome is Outcome.ERROR
    assert in_english(first).startswith(told)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "funktionen gav None; den skal give en Judgement"),
        (Judgement(Outcome.UNKNOWN, "m.ja"), "funktionen gav udfaldet <Outcome.UNKNOWN"),
        (Judgement(Outcome.MET, cast("str", 3)), 'funktionen gav 3 som felt; giv "milepæl.felt"'),
        (Judgement(Outcome.MET, "m.ja", cast("dict[str, int]", 3)), "funktionen gav 3 som værdier; giv dem"),
        (Judgement.met("m.ja", timer=cast("int", 0.5)), "værdien timer er float; giv int, Decimal"),
        (Judgement.met("m.ja", timer=Decimal("nan")), "værdien timer er ikke et tal, som en læser kan bruge"),
    ],
    ids=str,
)
def test_what_is_no_judgement_is_told_in_danish_too(given: object, said: str) -> None:
    [judged] = judge(checklist(rule("a", call="f"), f=lambda *_: given))

    error = judged.values["error"]
    assert isinstance(error, Text)
    assert error.da.startswith(said)


def in_english(judgement: Judgement) -> str:
    """Give what went wrong, which a function's own words are the same in both languages for."""
    error = judgement.values["error"]
    return error.en if isinstance(error, Text) else str(error)


class Unspeakable:
    """What a careless plugin might return."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


def test_what_cannot_even_be_printed_stops_no_other_rule() -> None:
    class Mute(Exception):  # noqa: N818 (a name for this test)
        def __str__(self) -> str:
            """Fail."""
            raise RuntimeError

    compiled = checklist(
        rule("a", call="f"),
        rule("b", call="g"),
        rule("c", met=JA),
        f=lambda *_: Unspeakable(),
        g=raising(Mute()),
    )

    outcomes = [each.outcome for each in judge(compiled, ja=True)]

    assert outcomes == [Outcome.ERROR, Outcome.ERROR, MET]


@pytest.mark.parametrize(
    "path", ["", "m", "m.", "mangler.helt", "m.liste[7]", "m.liste[nul]", "m.ja.del", "]["]
)
def test_whatever_path_a_function_names_stops_no_other_rule(path: str) -> None:
    compiled = checklist(rule("a", call="f"), rule("b", met=JA), f=lambda *_: Judgement.unanswered(path))

    first, second = judge(compiled, ja=True, liste=["x"])

    assert (first.outcome, second.outcome) == (UNANSWERED, MET)


def test_a_user_who_interrupts_is_not_held_up_by_a_rule() -> None:
    with pytest.raises(KeyboardInterrupt):
        judged(raising(KeyboardInterrupt()))


def test_a_function_that_is_asked_first_changes_nothing_for_the_next() -> None:
    def thief(facts: Facts, _context: Context) -> Judgement:
        facts.get("m.liste").clear()
        facts.get("m.post").clear()
        return Judgement.met("m.liste")

    compiled = checklist(
        rule("a", call="f"),
        rule("b", met={"present": "liste"}),
        rule("c", met={"present": "post.timer"}),
        f=thief,
    )

    _, liste, post = judge(compiled, liste=["x"], post={"timer": 3})

    assert (liste.outcome, post.outcome) == (MET, MET)


# ── across methods ──────────────────────────────────────────────────────────────────────────────────────


def test_a_rule_across_methods_is_given_the_facts_of_each() -> None:
    def function(methods: Mapping[str, Facts], _context: Context) -> Judgement:
        return Judgement.met("m.antal", antal=sum(facts.number("m.antal") for facts in methods.values()))

    facts = {"en": Facts({"m.antal": 2}), "to": Facts({"m.antal": Decimal("1.5")})}

    assert evaluate_across(function, facts, CONTEXT).values == {"antal": Decimal("3.5")}


@pytest.mark.parametrize(
    ("function", "outcome"),
    [
        (lambda *_: Judgement.unanswered("m.antal"), UNANSWERED),
        (lambda methods, _: methods["en"].number("m.antal"), UNANSWERED),
        (raising(ValueError()), Outcome.ERROR),
        (lambda *_: None, Outcome.ERROR),
    ],
)
def test_a_rule_across_methods_cannot_stop_the_run(function: Any, outcome: Outcome) -> None:  # noqa: ANN401 (wrong ones too)
    assert evaluate_across(function, {"en": Facts({})}, CONTEXT).outcome is outcome


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [({"m.antal": "ved_ikke"}, UNKNOWN), ({"m.post": "ved_ikke"}, UNKNOWN), ({}, UNANSWERED)],
    ids=str,
)
def test_a_rule_across_methods_that_is_left_open_is_unknown_where_a_method_says_so(
    answers: dict[str, Any], outcome: Outcome
) -> None:
    facts = {"en": Facts({"m.antal": 1, "m.post": {"timer": 1}}), "to": Facts(answers)}
    path = "m.post.timer" if "m.post" in answers else "m.antal"

    assert evaluate_across(lambda *_: Judgement.unanswered(path), facts, CONTEXT).outcome is outcome


# ── compiling ───────────────────────────────────────────────────────────────────────────────────────────


def test_all_that_does_not_compile_is_told_at_once_with_rule_and_key() -> None:
    wrong = {"present": "findes_ikke"}
    with pytest.raises(UncompiledError) as caught:
        checklist(
            rule("a", met=wrong, partial=wrong),
            rule("b", met=JA, applies_when=wrong),
            rule("c", call="ukendt"),
            rule("d", met=JA),
        )

    assert [(fault[0].id, fault[1]) for fault in caught.value.faults] == [
        ("a", "met"),
        ("a", "partial"),
        ("b", "applies_when"),
        ("c", "call"),
    ]
    assert 'm.c call: no function is called “ukendt”; write functions={"ukendt": …}' in str(caught.value)


def test_a_function_is_looked_up_with_the_ruleset_that_states_the_rule() -> None:
    with pytest.raises(UncompiledError):
        compile_ruleset(ruleset(rule(call="f")), {"en_anden/f": lambda *_: Judgement.met("m.ja")})
