"""A trace says how a condition came out, and comes to what the condition is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from readiness.clauses import clause_of
from readiness.model import Choice, Field, FieldType, Text
from readiness.scope import Scope
from readiness.trace import Step, Trace, every, some, trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.conditions import Truth

DONT_KNOW = "ved_ikke"
NAMES = ["Skole", "PPR", "skole "]
COLOURS = (Choice("roed", "Rød", "Red"), Choice("blaa", "Blå", "Blue"))


def field(name: str, kind: FieldType, **more: Any) -> Field:  # noqa: ANN401 (the arguments of Field)
    return Field(name, kind, Text(f"{name} på dansk", f"{name} in English"), **more)


PARTS = (field("navn", "text"), field("antal", "int"), field("farve", "choice", choices=COLOURS))
FIELDS = [
    field("tekst", "text"),
    field("ja", "bool"),
    field("antal", "int"),
    field("spaend", "number", interval=True),
    field("fra_til", "range"),
    field("farve", "choice", choices=COLOURS),
    field("farver", "choices", choices=COLOURS),
    field("navne", "texts"),
    field("tid", "record", fields=(field("timer", "int"), field("kr", "int"))),
    field("poster", "records", fields=PARTS),
    field("pr_navn", "table", of="text"),
    field("tal_pr_navn", "table", of="int"),
]
SCOPE = Scope({"m": {each.id: each for each in FIELDS}}, "m")

# ── answers ─────────────────────────────────────────────────────────────────────────────────────────────

few_names = st.sampled_from([*NAMES, "", DONT_KNOW])
small = st.integers(0, 3)
colours = st.sampled_from(["roed", "blaa", DONT_KNOW])
entries = st.fixed_dictionaries({}, optional={"navn": few_names, "antal": small, "farve": colours})
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "m.tekst": few_names,
        "m.ja": st.booleans() | st.just(DONT_KNOW),
        "m.antal": small | st.just(DONT_KNOW),
        "m.spaend": small | st.lists(small, min_size=2, max_size=2).map(sorted),
        "m.fra_til": st.lists(small, min_size=2, max_size=2).map(lambda two: sorted(two, reverse=True)),
        "m.farve": colours,
        "m.farver": st.lists(colours, max_size=3) | st.just(DONT_KNOW),
        "m.navne": st.lists(few_names, max_size=3) | st.just(DONT_KNOW),
        "m.tid": st.fixed_dictionaries({}, optional={"timer": small | st.just(DONT_KNOW), "kr": small}),
        "m.poster": st.lists(entries | st.just(DONT_KNOW), max_size=3) | st.just(DONT_KNOW),
        "m.pr_navn": st.dictionaries(st.sampled_from(NAMES), few_names, max_size=3),
        "m.tal_pr_navn": st.dictionaries(st.sampled_from(NAMES), small | st.just(DONT_KNOW), max_size=3),
    },
)

# ── conditions ──────────────────────────────────────────────────────────────────────────────────────────

limits = st.sampled_from(["at_least", "at_most", "above", "below"])


def of_number(path: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda operator, limit: {operator: path, "value": limit}, limits, small)


def of_text(path: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        st.just({"present": path}),
        st.just({"answered": path}),
        st.sampled_from(NAMES).map(lambda name: {"equals": path, "value": name}),
        st.just({"one_of": path, "values": NAMES[:2]}),
    )


in_entries = st.one_of(of_number("antal"), of_text("navn"), st.just({"equals": "farve", "value": "roed"}))
where = st.one_of(
    in_entries,
    st.builds(
        lambda operator, parts: {operator: parts},
        st.sampled_from(["and", "or"]),
        st.lists(in_entries, min_size=1, max_size=3),
    ),
)
quantified = st.one_of(
    st.builds(
        lambda operator, over: {operator: over[0], "where": over[1]},
        st.sampled_from(["any", "all", "none"]),
        st.one_of(
            st.tuples(st.just("poster"), where),
            st.tuples(st.just("navne"), of_text(".")),
            st.tuples(st.just("tal_pr_navn"), of_number(".")),
        ),
    ),
)
covering = st.builds(
    lambda operator, keys: {operator: keys[0], **keys[1]},
    st.sampled_from(["covers", "covers_some"]),
    st.sampled_from(
        [
            ("tid", {"values": ["timer", "kr"], "where": {"above": ".", "value": 0}}),
            *((over, {"items": "navne"}) for over in ("navne", "pr_navn", "tal_pr_navn")),
            *((over, {"values": ["Skole", "PPR"]}) for over in ("navne", "pr_navn")),
        ]
    ),
)
covering_by = st.builds(
    lambda operator, inside: {operator: "poster", "items": "navne", "by": "navn", "where": inside},
    st.sampled_from(["covers", "covers_some"]),
    where,
)
simple = st.one_of(
    of_number("antal"),
    of_number("spaend"),
    of_number("tid.timer"),
    of_text("tekst"),
    quantified,
    covering,
    covering_by,
    st.just({"equals": "ja", "value": True}),
    st.just({"includes_all": "farver", "values": ["roed", "blaa"]}),
    st.just({"spread_at_most": "fra_til", "value": 1}),
)
CONDITIONS = st.one_of(
    simple,
    st.builds(
        lambda operator, parts: {operator: parts},
        st.sampled_from(["and", "or"]),
        st.lists(simple, min_size=1, max_size=4),
    ),
)

thorough = settings(
    max_examples=600,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@thorough
@given(raw=CONDITIONS, answers=ANSWERS)
def test_a_trace_comes_to_what_the_condition_holds(raw: dict[str, Any], answers: dict[str, Any]) -> None:
    clause = clause_of(raw, SCOPE)

    assert trace(clause, answers).truth is clause.condition.holds(answers)


def all_of(told: Trace) -> Iterator[Trace]:
    yield told
    for part in (*told.parts, *(step.trace for step in told.steps if step.trace)):
        yield from all_of(part)


@thorough
@given(raw=CONDITIONS, answers=ANSWERS)
def test_something_is_lacking_just_where_a_condition_is_not_true(
    raw: dict[str, Any], answers: dict[str, Any]
) -> None:
    told = trace(clause_of(raw, SCOPE), answers)

    assert bool(told.lacking) is not bool(told.truth)
    assert all(each in list(all_of(told)) and not each.truth for each in told.lacking)


def followed(raw: object, **answers: object) -> Trace:
    return trace(clause_of(raw, SCOPE), {f"m.{key}": value for key, value in answers.items()})


def test_each_part_of_a_combination_is_told_with_its_value() -> None:
    told = followed({"and": [{"at_least": "antal", "value": 2}, {"present": "tekst"}]}, antal=3)

    assert told.truth is None
    assert (told.parts[0].truth, told.parts[0].value) == (True, 3)
    assert [each.clause.operator for each in told.lacking] == ["present"]


def test_each_entry_of_a_list_is_told_by_its_number_and_of_a_table_by_its_key() -> None:
    told = followed(
        {"any": "poster", "where": {"at_least": "antal", "value": 2}},
        poster=[{"antal": 1}, DONT_KNOW, {"antal": 2}],
    )
    table = followed({"none": "tal_pr_navn", "where": {"above": ".", "value": 0}}, tal_pr_navn={"PPR": 0})

    assert [(step.name, step.truth) for step in told.steps] == [(1, False), (2, None), (3, True)]
    assert [(step.name, step.truth) for step in table.steps] == [(Text("PPR", "PPR"), False)]


def test_an_item_is_told_with_the_entry_that_covers_it_or_else_comes_nearest() -> None:
    told = followed(
        {"covers": "poster", "items": "navne", "by": "navn", "where": {"at_least": "antal", "value": 2}},
        navne=["PPR", "Skole", "Bo"],
        poster=[{"navn": "ppr", "antal": 1}, {"navn": "PPR", "antal": 2}, {"navn": "Skole", "antal": 1}],
    )

    assert [(step.name, step.truth) for step in told.steps] == [
        (Text("PPR", "PPR"), True),
        (Text("Skole", "Skole"), False),
        (Text("Bo", "Bo"), False),
    ]
    assert told.steps[0].value == {"navn": "PPR", "antal": 2}


def test_parts_of_a_record_are_told_by_their_labels() -> None:
    told = followed({"covers": "tid", "values": ["timer", "kr"]}, tid={"timer": 3})

    assert [(step.name, step.truth) for step in told.steps] == [
        (PARTLY["timer"].label, True),
        (PARTLY["kr"].label, False),
    ]
    assert told.steps[0].part(FIELDS[8]) == PARTLY["timer"]
    assert told.steps[0].part(FIELDS[7]) == FIELDS[7].entry


PARTLY = {part.id: part for part in FIELDS[8].fields}


@pytest.mark.parametrize(
    ("operator", "kept"), [("any", [0, 1, 2, 9]), ("all", [0, 1, 2, 3]), ("none", [0, 1, 2, 9])]
)
def test_the_entries_that_tell_most_come_first_into_a_short_list(operator: str, kept: list[int]) -> None:
    told = followed(
        {operator: "poster", "where": {"at_least": "antal", "value": 2}},
        poster=[{"antal": 1}] * 9 + [{"antal": 2}],
    )

    assert told.telling(4) == tuple(told.steps[index] for index in kept)
    assert told.telling(10) == told.steps


def test_an_entry_that_may_decide_comes_before_one_that_does_not() -> None:
    told = followed(
        {"any": "poster", "where": {"at_least": "antal", "value": 2}}, poster=[{"antal": 1}, DONT_KNOW]
    )

    assert told.telling(1) == (told.steps[1],)


@pytest.mark.parametrize(
    ("truths", "in_all", "in_some"),
    [
        ([], True, False),
        ([True, True], True, True),
        ([True, None], None, True),
        ([None, False], False, None),
        ([False, False], False, False),
    ],
)
def test_truths_are_joined_in_three_values(truths: list[Truth], in_all: Truth, in_some: Truth) -> None:
    assert every(truths) is in_all
    assert some(truths) is in_some


# ── clauses ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        ({"present": "tekst"}, ("m.tekst",)),
        ({"at_least": "tid.timer", "value": 1}, ("m.tid.timer",)),
        ({"and": [{"present": "tekst"}, {"answered": "ja"}, {"present": "tekst"}]}, ("m.tekst", "m.ja")),
        ({"covers": "pr_navn", "items": "navne"}, ("m.pr_navn", "m.navne")),
        ({"covers": "poster", "items": "navne", "by": "navn"}, ("m.poster", "m.navne", "m.poster.navn")),
        (
            {"any": "poster", "where": {"and": [{"present": "navn"}, {"at_least": "antal", "value": 1}]}},
            ("m.poster", "m.poster.navn", "m.poster.antal"),
        ),
        ({"any": "tal_pr_navn", "where": {"above": ".", "value": 0}}, ("m.tal_pr_navn",)),
    ],
)
def test_a_clause_names_the_fields_that_it_reads_and_the_parts_of_entries_that_count(
    raw: dict[str, Any], paths: tuple[str, ...]
) -> None:
    assert clause_of(raw, SCOPE).paths == paths


def test_a_step_without_an_entry_has_no_value() -> None:
    told = followed({"covers": "pr_navn", "items": "navne"}, navne=["Bo"], pr_navn={})

    assert told.steps == (Step(Text("Bo", "Bo"), truth=False),)
