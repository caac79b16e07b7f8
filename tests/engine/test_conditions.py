"""The closed vocabulary of conditions: what each is worth for every kind of answer, and what is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from readiness.conditions import Condition, compile_condition
from readiness.model import Choice, Field, FieldType, Text
from readiness.scope import Scope
from readiness.vocabulary import OPERATORS, ConditionError

DONT_KNOW = "ved_ikke"


def field(name: str, kind: FieldType, **more: Any) -> Field:  # noqa: ANN401 (the arguments of Field)
    return Field(name, kind, Text(name, name), **more)


COLOURS = (Choice("roed", "Rød", "Red"), Choice("blaa", "Blå", "Blue"))
ROOM = (
    field("navn", "text"),
    field("pladser", "int"),
    field("aften", "bool"),
    field("slags", "choice", choices=COLOURS),
)
OWN = [
    field("tekst", "text"),
    field("navne", "texts"),
    field("ja", "bool"),
    field("antal", "int"),
    field("timer", "number"),
    field("dag", "date"),
    field("farve", "choice", choices=COLOURS),
    field("farver", "choices", choices=COLOURS),
    field("afsat", "record", fields=(field("ja", "bool"), field("timer", "number"), field("kr", "number"))),
    field("dybt", "record", fields=(field("indre", "record", fields=(field("bund", "int"),)),)),
    field("lokaler", "records", fields=ROOM),
    field("pr_enhed", "table", of="text"),
    field("tal_pr_enhed", "table", of="int"),
    field("andel", "share"),
    field("gennemsnit", "number", interval=True),
    field("andel_fra_til", "share", interval=True),
    field("hoejeste_laveste", "range"),
    field("kadence", "table", of="record", fields=(field("uger", "int"), field("note", "text"))),
    field("anden", "record", fields=(field("ting", "int"),)),
]
OTHER = [field("ting", "int"), field("enheder", "texts"), field("tekst", "text")]
SCOPE = Scope({"egen": {each.id: each for each in OWN}, "anden": {each.id: each for each in OTHER}}, "egen")


def compiled(**raw: object) -> Condition:
    return compile_condition(raw, SCOPE)


def truth(raw: object, **answers: object) -> bool | None:
    """Ask a condition; answers of another milestone are written `anden__field`."""
    flat = {key.replace("__", ".") if "__" in key else f"egen.{key}": value for key, value in answers.items()}
    return compile_condition(raw, SCOPE).holds(flat)


# ── one field ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("condition", "true", "false"),
    [
        ({"present": "tekst"}, ["Skole"], ["", "  "]),
        ({"present": "navne"}, [["Skole"]], [[]]),
        ({"present": "pr_enhed"}, [{"Skole": "x"}], [{}]),
        ({"present": "ja"}, [True, False], []),
        ({"present": "antal"}, [0, 3], []),
        ({"answered": "ja"}, [True, False], []),
        ({"answered": "navne"}, [["Skole"], []], []),
        ({"answered": "tekst"}, ["Skole", ""], []),
        ({"equals": "ja", "value": False}, [False], [True]),
        ({"equals": "antal", "value": 3}, [3], [2]),
        ({"equals": "tekst", "value": "Skole"}, ["Skole"], ["skole", ""]),
        ({"equals": "farve", "value": "roed"}, ["roed"], ["blaa"]),
        ({"one_of": "farve", "values": ["roed", "blaa"]}, ["roed", "blaa"], []),
        ({"one_of": "antal", "values": [1, 2]}, [1, 2], [3]),
        ({"at_least": "antal", "value": 3}, [3, 4], [2]),
        ({"at_most": "antal", "value": 3}, [3, 2], [4]),
        ({"above": "timer", "value": 3}, [4], [3, 2]),
        ({"below": "timer", "value": 3}, [2], [3, 4]),
        ({"at_least": "andel", "value": Decimal("0.66")}, [Decimal("0.66"), 1], [0, Decimal("0.65")]),
        ({"equals": "andel", "value": 1}, [1, Decimal("1.0")], [0]),
        ({"below": "gennemsnit", "value": 25}, [24, [23, 24], [24, 24]], [25, [25, 26]]),
        ({"at_most": "andel_fra_til", "value": Decimal("0.5")}, [[0, Decimal("0.5")]], [1]),
        ({"spread_at_most": "hoejeste_laveste", "value": 8}, [[36, 28], [11, 11]], [[36, 27]]),
        ({"present": "hoejeste_laveste"}, [[0, 0]], []),
        ({"present": "kadence"}, [{"a": {}}], [{}]),
        ({"includes_all": "farver", "values": ["roed"]}, [["roed"], ["blaa", "roed"]], [[], ["blaa"]]),
        ({"includes_all": "navne", "values": ["a", "b"]}, [["b", "a"]], [["a"], []]),
    ],
    ids=str,
)
def test_a_condition_on_one_field_is_true_false_or_unknown(
    condition: dict[str, Any], true: list[Any], false: list[Any]
) -> None:
    name = next(iter(condition.values()))

    assert [truth(condition, **{name: value}) for value in true] == [True] * len(true)
    assert [truth(condition, **{name: value}) for value in false] == [False] * len(false)
    assert truth(condition) is None
    assert truth(condition, **{name: DONT_KNOW}) is None


@pytest.mark.parametrize("operator", ["at_least", "at_most", "above", "below"])
def test_an_interval_with_the_limit_inside_leaves_a_comparison_unknown(operator: str) -> None:
    assert truth({operator: "gennemsnit", "value": 27}, gennemsnit=[26, 28]) is None


@pytest.mark.parametrize(
    ("condition", "worth"),
    [
        ({"present": "afsat.timer"}, False),
        ({"answered": "afsat.timer"}, None),
        ({"at_least": "afsat.timer", "value": 1}, None),
        ({"equals": "afsat.ja", "value": False}, None),
    ],
    ids=str,
)
def test_a_part_left_out_of_a_declared_record_is_a_gap_in_that_answer(
    condition: dict[str, Any], *, worth: bool | None
) -> None:
    assert truth(condition, afsat={}) is worth
    assert truth(condition) is None
    assert truth(condition, afsat=DONT_KNOW) is None
    assert truth(condition, afsat={"timer": DONT_KNOW, "ja": DONT_KNOW}) is None


def test_a_part_may_lie_deeper() -> None:
    assert truth({"at_least": "dybt.indre.bund", "value": 1}, dybt={"indre": {"bund": 2}}) is True
    assert truth({"present": "dybt.indre.bund"}, dybt={"indre": {}}) is False
    assert truth({"present": "dybt.indre.bund"}, dybt={"indre": DONT_KNOW}) is None


def test_a_path_may_name_a_field_of_another_milestone() -> None:
    assert truth({"present": "anden.enheder"}, anden__enheder=["x"]) is True
    assert compiled(present="anden.enheder").reads == ("anden.enheder",)


def test_a_path_is_first_looked_up_in_the_rules_own_milestone() -> None:
    assert compiled(present="tekst").reads == ("egen.tekst",)
    assert compiled(present="anden.tekst").reads == ("anden.tekst",)


# ── and, or ─────────────────────────────────────────────────────────────────────────────────────────────

YES, NO, MAYBE = (
    {"equals": "ja", "value": True},
    {"equals": "ja", "value": False},
    {"present": "tekst"},
)


@pytest.mark.parametrize(
    ("parts", "conjunction", "disjunction"),
    [
        ([YES, YES], True, True),
        ([YES, NO], False, True),
        ([NO, NO], False, False),
        ([YES, MAYBE], None, True),
        ([MAYBE, YES], None, True),
        ([NO, MAYBE], False, None),
        ([MAYBE, NO], False, None),
        ([MAYBE, MAYBE], None, None),
    ],
)
def test_and_and_or_follow_kleene(
    parts: list[Any], *, conjunction: bool | None, disjunction: bool | None
) -> None:
    assert truth({"and": parts}, ja=True) is conjunction
    assert truth({"or": parts}, ja=True) is disjunction


def test_a_combination_reads_each_path_once() -> None:
    assert compile_condition({"and": [YES, NO, MAYBE]}, SCOPE).reads == ("egen.ja", "egen.tekst")


def test_a_combination_of_decisions_alone_can_never_be_false() -> None:
    decision, demand = {"answered": "ja"}, {"present": "ja"}

    assert not compile_condition({"and": [decision, decision]}, SCOPE).can_be_false
    assert not compile_condition({"or": [decision, demand]}, SCOPE).can_be_false
    assert compile_condition({"and": [decision, demand]}, SCOPE).can_be_false
    assert compile_condition({"or": [demand, demand]}, SCOPE).can_be_false


# ── any, all, none ──────────────────────────────────────────────────────────────────────────────────────

BIG = {"at_least": "pladser", "value": 20}


@pytest.mark.parametrize(
    ("rooms", "some", "every", "no"),
    [
        ([], False, False, True),
        ([{"pladser": 20}], True, True, False),
        ([{"pladser": 5}], False, False, True),
        ([{"pladser": 20}, {"pladser": 5}], True, False, False),
        ([{"pladser": 20}, {}], True, None, False),
        ([{"pladser": 5}, {}], None, False, None),
        ([{"pladser": DONT_KNOW}], None, None, None),
        (DONT_KNOW, None, None, None),
        (None, None, None, None),
    ],
    ids=str,
)
def test_quantifiers_over_a_list_are_explicit_about_empty_and_unknown(
    rooms: object, *, some: bool | None, every: bool | None, no: bool | None
) -> None:
    answers = {} if rooms is None else {"lokaler": rooms}

    assert truth({"any": "lokaler", "where": BIG}, **answers) is some
    assert truth({"all": "lokaler", "where": BIG}, **answers) is every
    assert truth({"none": "lokaler", "where": BIG}, **answers) is no


def test_a_quantifier_goes_over_the_values_of_a_table() -> None:
    few = {"any": "tal_pr_enhed", "where": {"below": ".", "value": 2}}

    assert truth(few, tal_pr_enhed={"Skole": 1, "PPR": 5}) is True
    assert truth(few, tal_pr_enhed={"Skole": 3}) is False
    assert truth(few, tal_pr_enhed={"Skole": 3, "PPR": DONT_KNOW}) is None


def test_a_quantifier_goes_over_the_texts_of_a_list() -> None:
    assert truth({"all": "navne", "where": {"present": "."}}, navne=["a", ""]) is False
    assert (
        truth({"any": "farver", "where": {"equals": ".", "value": "blaa"}}, farver=["roed", "blaa"]) is True
    )
    assert truth({"all": "navne", "where": {"present": "."}}, navne=["a", DONT_KNOW]) is None


def test_where_may_hold_a_combination() -> None:
    where = {"and": [BIG, {"equals": "aften", "value": True}]}

    assert truth({"any": "lokaler", "where": where}, lokaler=[{"pladser": 30, "aften": True}]) is True
    assert truth({"any": "lokaler", "where": where}, lokaler=[{"pladser": 30, "aften": False}]) is False
    assert truth({"any": "lokaler", "where": where}, lokaler=[{"pladser": 30}]) is None


@pytest.mark.parametrize(
    ("operator", "rooms", "path"),
    [
        ("all", [{"pladser": 30}, {"pladser": 5}], "egen.lokaler[1]"),
        ("none", [{"pladser": 5}, {"pladser": 30}], "egen.lokaler[1]"),
        ("any", [{"pladser": 5}, {"pladser": 30}], "egen.lokaler[1]"),
        ("any", [{"pladser": 30}, {}], "egen.lokaler[0]"),
        ("none", [{"pladser": 5}, {}], "egen.lokaler[1]"),
        ("all", [{"pladser": 30}], "egen.lokaler"),
        ("none", [], "egen.lokaler"),
        ("any", DONT_KNOW, "egen.lokaler"),
    ],
)
def test_a_quantifier_is_decided_by_the_entry_that_settles_it(
    operator: str, rooms: object, path: str
) -> None:
    condition = compile_condition({operator: "lokaler", "where": BIG}, SCOPE)

    assert condition.subject({"egen.lokaler": rooms}) == path


def test_no_entry_of_a_table_is_named_by_number() -> None:
    condition = compiled(all="tal_pr_enhed", where={"above": ".", "value": 0})

    assert condition.subject({"egen.tal_pr_enhed": {"Skole": 0}}) == "egen.tal_pr_enhed"


@pytest.mark.parametrize(
    ("operator", "answers", "path"),
    [
        ("and", {"egen.ja": False, "egen.tekst": "x"}, "egen.ja"),
        ("and", {"egen.ja": True, "egen.tekst": ""}, "egen.tekst"),
        ("and", {"egen.ja": True, "egen.tekst": "x"}, "egen.ja"),
        ("or", {"egen.ja": False, "egen.tekst": "x"}, "egen.tekst"),
        ("or", {"egen.ja": True, "egen.tekst": "x"}, "egen.ja"),
        ("or", {"egen.ja": False, "egen.tekst": ""}, "egen.ja"),
    ],
)
def test_a_combination_is_decided_by_the_part_that_settles_it(
    operator: str, answers: dict[str, Any], path: str
) -> None:
    condition = compile_condition({operator: [{"equals": "ja", "value": True}, {"present": "tekst"}]}, SCOPE)

    assert condition.subject(answers) == path


# ── covers ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("units", "table", "every", "some"),
    [
        (["a", "b"], {"a": "x", "b": "y"}, True, True),
        (["a", "b"], {"a": "x"}, False, True),
        (["a", "b"], {"a": "x", "b": " "}, False, True),
        (["a", "b"], {"c": "x"}, False, False),
        (["a", "b"], {}, False, False),
        (["a", "b"], {"a": "x", "b": DONT_KNOW}, None, True),
        (["a", "b"], {"b": DONT_KNOW}, False, None),
        (["a"], {" A ": "x"}, True, True),
        (["a"], DONT_KNOW, None, None),
        (["a"], None, None, None),
        ([], {"a": "x"}, None, None),
        (DONT_KNOW, {"a": "x"}, None, None),
        (None, {"a": "x"}, None, None),
    ],
    ids=str,
)
def test_a_table_covers_the_items_of_a_list(
    units: object, table: object, *, every: bool | None, some: bool | None
) -> None:
    answers = {"anden__enheder": units, "pr_enhed": table}
    answers = {key: value for key, value in answers.items() if value is not None}

    assert truth({"covers": "pr_enhed", "items": "anden.enheder"}, **answers) is every
    assert truth({"covers_some": "pr_enhed", "items": "anden.enheder"}, **answers) is some


def test_a_list_of_texts_covers_another() -> None:
    condition = {"covers": "navne", "items": "anden.enheder"}

    assert truth(condition, navne=["Skole ", "PPR"], anden__enheder=["skole"]) is True
    assert truth(condition, navne=["PPR"], anden__enheder=["skole"]) is False
    assert truth(condition, navne=[], anden__enheder=["skole"]) is False


def test_entries_cover_by_the_part_that_names_the_item() -> None:
    condition = {"covers": "lokaler", "items": "anden.enheder", "by": "navn"}

    assert truth(condition, lokaler=[{"navn": "Skole"}], anden__enheder=["Skole"]) is True
    assert truth(condition, lokaler=[{"pladser": 2}], anden__enheder=["Skole"]) is False


def test_only_entries_for_which_where_holds_count() -> None:
    condition = {"covers": "lokaler", "items": "anden.enheder", "by": "navn", "where": BIG}

    assert truth(condition, lokaler=[{"navn": "a", "pladser": 20}], anden__enheder=["a"]) is True
    assert truth(condition, lokaler=[{"navn": "a", "pladser": 2}], anden__enheder=["a"]) is False
    assert truth(condition, lokaler=[{"navn": "a"}], anden__enheder=["a"]) is None
    assert (
        truth(condition, lokaler=[{"navn": "a"}, {"navn": "a", "pladser": 20}], anden__enheder=["a"]) is True
    )


def test_a_record_covers_a_fixed_list_of_its_parts() -> None:
    condition = {"covers_some": "afsat", "values": ["timer", "kr"], "where": {"above": ".", "value": 0}}

    assert truth(condition, afsat={"timer": 3}) is True
    assert truth(condition, afsat={"timer": 0}) is False
    assert truth(condition, afsat={"ja": True}) is False
    assert truth(condition, afsat={"kr": DONT_KNOW}) is None
    assert truth(condition) is None


def test_the_entries_of_a_table_may_be_records() -> None:
    soon = {"where": {"at_most": "uger", "value": 6}}

    assert truth({"any": "kadence", **soon}, kadence={"a": {"uger": 6}, "b": {"uger": 13}}) is True
    assert truth({"all": "kadence", **soon}, kadence={"a": {"uger": 6}, "b": {"uger": 13}}) is False
    assert truth({"none": "kadence", **soon}, kadence={"a": {"uger": 13}, "b": "ved_ikke"}) is None
    covering = {"covers": "kadence", "items": "navne"}
    assert truth(covering, kadence={"A ": {"uger": 2}}, navne=["a"]) is True
    assert truth(covering, kadence={"a": {}}, navne=["a"]) is False
    assert truth({**covering, **soon}, kadence={"a": {"uger": 7}}, navne=["a"]) is False
    assert truth({**covering, "where": {"present": "."}}, kadence={"a": {"uger": 7}}, navne=["a"]) is True


def test_a_list_covers_a_fixed_list() -> None:
    assert truth({"covers": "farver", "values": ["roed", "blaa"]}, farver=["blaa", "roed"]) is True
    assert truth({"covers": "farver", "values": ["roed", "blaa"]}, farver=["blaa"]) is False
    assert truth({"covers": "navne", "values": ["Skole"]}, navne=["skole"]) is True
    assert truth({"covers": "pr_enhed", "values": ["Skole"]}, pr_enhed={"Skole": "x"}) is True
    by_kind = {"covers": "lokaler", "values": ["roed"], "by": "slags"}
    assert truth(by_kind, lokaler=[{"slags": "roed"}]) is True


def test_covering_is_decided_by_what_covers_and_reads_what_is_to_be_covered_too() -> None:
    condition = compiled(covers="pr_enhed", items="anden.enheder")

    assert condition.subject({"anden.enheder": ["a"], "egen.pr_enhed": {}}) == "egen.pr_enhed"
    assert set(condition.reads) == {"egen.pr_enhed", "anden.enheder"}
    assert compiled(covers="afsat", values=["timer"]).reads == ("egen.afsat",)


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────

WHERE = {"where": {"present": "navn"}}


REFUSED: list[tuple[object, str]] = [
    ("tekst", "a condition is a table"),
    ({}, "must have exactly one of: answered, present"),
    ({"present": "tekst", "answered": "tekst"}, "must have exactly one of: answered, present"),
    ({"matches": "tekst"}, "must have exactly one of: answered, present"),
    ({"present": "tekst", "value": 1}, "“value” cannot stand with present; here may stand: present"),
    ({"equals": "tekst"}, "equals lacks value; write { equals = …, value = … }"),
    ({"any": "lokaler"}, "any lacks where"),
    ({"present": "findes_ikke"}, "no field is called “findes_ikke”; write milestone.field"),
    ({"present": "anden.findes_ikke"}, "no field is called"),
    ({"present": "ukendt.tekst"}, "no field is called"),
    ({"present": "egen.tekst.mere"}, "no field is called"),
    ({"present": "lokaler.navn"}, "no field is called"),
    ({"present": "afsat.findes_ikke"}, "no field is called"),
    ({"present": 3}, "no field is called “3”"),
    ({"present": ""}, "no field is called"),
    (
        {"present": "anden.ting"},
        "“anden.ting” is both egen.anden.ting and anden.ting; write egen.anden.ting, or",
    ),
    ({"at_least": "tekst", "value": 1}, "at_least is for int, number, share, and “tekst” is text"),
    ({"above": "farve", "value": 1}, "is for int, number, share"),
    ({"at_least": "hoejeste_laveste", "value": 1}, "is for int, number, share"),
    (
        {"at_least": "andel", "value": 66},
        "“66” cannot be the answer to “andel”; write a number from 0 to 1 without quotes",
    ),
    ({"at_least": "andel", "value": True}, "“true” cannot be the answer to"),
    (
        {"equals": "gennemsnit", "value": 27},
        "equals is for one number, and “gennemsnit” may be an interval; write at_least",
    ),
    ({"one_of": "gennemsnit", "values": [27]}, "one_of is for one number"),
    ({"spread_at_most": "antal", "value": 8}, "spread_at_most is for range, and “antal” is int"),
    ({"spread_at_most": "hoejeste_laveste", "value": "8"}, "cannot be the answer to"),
    ({"spread_at_most": "hoejeste_laveste"}, "spread_at_most lacks value"),
    ({"any": "kadence", "where": {"present": "findes_ikke"}}, "no part called “findes_ikke”; write"),
    ({"any": "afsat", "where": {"present": "timer"}}, "is for texts, choices, records, table"),
    (
        {"covers": "kadence", "items": "navne", "by": "note"},
        "by is for records, and egen.kadence is table; delete by",
    ),
    (
        {"at_least": "antal", "value": "1"},
        "“1” cannot be the answer to “antal”; write a number without quotes",
    ),
    ({"at_least": "antal", "value": True}, "cannot be the answer to"),
    ({"equals": "ja", "value": "true"}, "cannot be the answer to"),
    ({"equals": "tekst", "value": 1}, "cannot be the answer to"),
    ({"equals": "farve", "value": "groen"}, "“groen” cannot be the answer to “farve”; write one of: "),
    ({"equals": "navne", "value": "x"}, "equals is for text, bool, choice"),
    ({"equals": "dag", "value": "2027-02-01"}, "equals is for text, bool"),
    ({"one_of": "farve", "values": []}, "must be a list of at least one thing; write"),
    ({"one_of": "farve", "values": "roed"}, "must be a list of at least one thing; write"),
    ({"one_of": "farve", "values": ["groen"]}, "cannot be the answer to"),
    ({"includes_all": "tekst", "values": ["x"]}, "is for texts, choices"),
    ({"includes_all": "farver", "values": ["groen"]}, "cannot be the answer to"),
    ({"any": "tekst", **WHERE}, "is for texts, choices, records, table"),
    ({"any": "lokaler", "where": {"present": "findes_ikke"}}, "no part called “findes_ikke”; write"),
    ({"any": "lokaler", "where": {"present": 1}}, "no part called"),
    (
        {"any": "navne", "where": {"present": "navn"}},
        'egen.navne has no part called “navn”; write "." for a whole entry',
    ),
    (
        {"any": "lokaler", "where": {"covers": ".", "values": ["navn"]}},
        "covers cannot stand in where; write such as { present = part }",
    ),
    ({"and": []}, "must be a list of at least one thing; write"),
    ({"or": {"present": "tekst"}}, "must be a list of at least one thing; write"),
    ({"and": [{"or": [YES]}]}, "“and” and “or” cannot stand in one another"),
    ({"or": [{"or": [YES]}]}, "“and” and “or” cannot stand in one another"),
    ({"covers": "tekst", "values": ["x"]}, "covers is for"),
    ({"covers": "navne"}, "covers must have either items or values"),
    ({"covers": "navne", "items": "navne", "values": ["x"]}, "covers must have either items or values"),
    ({"covers": "navne", "items": "antal"}, "items is for texts, choices"),
    ({"covers": "navne", "items": "findes_ikke"}, "no field is called"),
    ({"covers": "lokaler", "items": "navne"}, "egen.lokaler is records; write by = and the part that names"),
    ({"covers": "navne", "items": "navne", "by": "navn"}, "by is for records"),
    ({"covers": "lokaler", "items": "navne", "by": "findes_ikke"}, "no part called"),
    ({"covers": "afsat", "values": ["findes_ikke"]}, "egen.afsat has no part called “findes_ikke”; write"),
    ({"covers": "farver", "values": ["groen"]}, "cannot be the answer to"),
    ({"covers": "lokaler", "values": ["groen"], "by": "slags"}, "cannot be the answer to"),
    ({"covers": "navne", "values": []}, "must be a list of at least one thing; write"),
    ({"covers": "navne", "items": "navne", "where": {"above": ".", "value": 1}}, "is for int, number"),
    ({"present": "tekts"}, "no field is called “tekts”; write tekst"),
    ({"present": "egne.antal"}, "no field is called “egne.antal”; write egen.antal"),
    ({"equals": "hoejeste_laveste", "value": 3}, "equals is for text, bool, choice, int, number, share"),
    (
        {"covers": "lokaler", "items": "navne", "by": "pladser"},
        "by is for text, choice, and “pladser” is int",
    ),
    ({"covers": "tal_pr_enhed", "values": [3]}, "“3” cannot be the answer to “tal_pr_enhed”; write a text"),
]


@pytest.mark.parametrize(("raw", "reason"), REFUSED, ids=str)
def test_a_condition_that_does_not_fit_is_refused_with_the_reason(raw: object, reason: str) -> None:
    with pytest.raises(ConditionError) as caught:
        compile_condition(raw, SCOPE)

    assert reason in str(caught.value)
    assert str(caught.value) == caught.value.reason.en


@pytest.mark.parametrize("raw", [raw for raw, _ in REFUSED], ids=str)
def test_the_reason_says_what_to_write_in_both_languages(raw: object) -> None:
    with pytest.raises(ConditionError) as caught:
        compile_condition(raw, SCOPE)

    reason = caught.value.reason
    assert re.search("skriv|skal have|her kan stå|spørg|slet", reason.da)
    assert re.search("write|must have|here may stand|ask|delete", reason.en)
    assert reason.da != reason.en
    assert not re.search(r"\b(is|are|the|write|must|cannot|ask|delete)\b", reason.da)
    assert max(len(each.split()) for each in (reason.da, reason.en)) <= 25


def test_what_a_ruleset_writes_is_told_harmlessly() -> None:
    with pytest.raises(ConditionError) as caught:
        compile_condition({"present": "\x1b[31m"}, SCOPE)

    assert "”\\u001b[31m”" in caught.value.reason.da


def test_a_combination_may_stand_inside_where_even_inside_a_combination() -> None:
    inner = {"any": "lokaler", "where": {"or": [BIG, {"equals": "aften", "value": True}]}}

    assert truth({"and": [YES, inner]}, ja=True, lokaler=[{"aften": True}]) is True


def test_the_vocabulary_is_closed() -> None:
    assert sorted(OPERATORS) == [
        "above", "all", "and", "answered", "any", "at_least", "at_most", "below", "covers", "covers_some",
        "equals", "includes_all", "none", "one_of", "or", "present", "spread_at_most",
    ]  # fmt: skip


# ── what is lacking ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("condition", "answers", "lacking"),
    [
        (
            {"covers": "pr_enhed", "items": "anden.enheder"},
            {"egen.pr_enhed": {"a": "x", "b": " "}, "anden.enheder": ["a", "b", "c"]},
            Text("b, c", "b, c"),
        ),
        (
            {"covers": "lokaler", "items": "anden.enheder", "by": "navn", "where": BIG},
            {
                "egen.lokaler": [{"navn": "A", "pladser": 20}, {"navn": "b", "pladser": 2}],
                "anden.enheder": ["a", "b"],
            },
            Text("b", "b"),
        ),
        ({"covers": "farver", "values": ["roed", "blaa"]}, {"egen.farver": ["roed"]}, Text("Blå", "Blue")),
        (
            {"covers": "farver", "values": ["roed", "blaa"]},
            {"egen.farver": []},
            Text("Rød, Blå", "Red, Blue"),
        ),
        (
            {"covers": "lokaler", "values": ["roed", "blaa"], "by": "slags"},
            {"egen.lokaler": [{"slags": "blaa"}]},
            Text("Rød", "Red"),
        ),
        (
            {"covers": "afsat", "values": ["timer", "kr"]},
            {"egen.afsat": {"kr": 3}},
            Text("timer", "timer"),
        ),
        ({"covers_some": "navne", "values": ["x", "y"]}, {"egen.navne": ["z"]}, Text("x, y", "x, y")),
    ],
    ids=str,
)
def test_what_covers_names_what_it_lacks_as_the_reader_knows_it(
    condition: dict[str, Any], answers: dict[str, Any], lacking: Text
) -> None:
    named = compile_condition(condition, SCOPE).lacking

    assert named is not None
    assert named(answers) == lacking


def test_what_nobody_knows_yet_is_not_named_as_lacking() -> None:
    named = compiled(covers="pr_enhed", items="anden.enheder").lacking

    assert named is not None
    assert named({"egen.pr_enhed": {"a": DONT_KNOW}, "anden.enheder": ["a", "b"]}) == Text("b", "b")


@pytest.mark.parametrize(
    "condition", [{"present": "navne"}, {"any": "navne", "where": {"present": "."}}, {"or": [YES]}], ids=str
)
def test_only_what_covers_names_what_is_lacking(condition: dict[str, Any]) -> None:
    assert compile_condition(condition, SCOPE).lacking is None


def test_the_keys_of_a_table_are_told_apart_whatever_its_entries_are() -> None:
    covering = {"covers": "kadence", "values": ["nord", "syd"]}

    assert truth(covering, kadence={"nord": {"uger": 2}, "syd": {"uger": 3}}) is True
    assert truth(covering, kadence={"nord": {"uger": 2}}) is False
    assert truth({"covers": "tal_pr_enhed", "values": ["nord"]}, tal_pr_enhed={"nord": 3}) is True
