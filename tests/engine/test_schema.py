"""The JSON Schema of a setup says what the engine says, as far as a schema can."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

from readiness.declarable import ABOUT, Declarable
from readiness.model import DONT_KNOW
from readiness.plugins import declarable, load_method
from readiness.schema import MARK, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.model import Field, Language, Ruleset

#: Codes that are told and stop nothing.
WARNINGS = {"K042", "K043", "K070"}
#: What a schema cannot say: personal numbers, and which of two numbers is the larger.
CANNOT_SAY = {"P001", "K013", "K014"}
RULESETS = {name: load_method(name).ruleset for name in declarable()}
each_language = pytest.mark.parametrize("language", ["da", "en"])
some = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Day(str):
    """A date of TOML, which JSON has only as a text."""

    __slots__ = ()


_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date")(lambda value: isinstance(value, Day))


def as_json(value: object) -> Any:  # noqa: ANN401 (what JSON has)
    """Turn what was read from TOML into what a validator of JSON takes, as a language server does."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return Day(value.isoformat())
    return float(value) if isinstance(value, Decimal) else value


@cache
def validator(*methods: str) -> Draft202012Validator:
    made = schema([RULESETS[name] for name in methods], "da")
    return Draft202012Validator(made, format_checker=_FORMATS)


def refused(values: Mapping[str, Any], *methods: str) -> set[str]:
    """Give the codes for which the engine refuses a setup."""
    faults = Declarable(RULESETS[name] for name in methods).faults(values)
    return {fault.code for fault in faults} - WARNINGS


def told(values: Mapping[str, Any], *methods: str) -> list[str]:
    """Give what the schema says of a setup."""
    return [each.message for each in validator(*methods).iter_errors(as_json(values))]


def setup(**tables: Any) -> dict[str, Any]:  # noqa: ANN401 (what TOML has)
    return {"kommune": {"navn": "Eksempelby Kommune"}, **tables}


# ── agreement with the engine ─────────────────────────────────────────────────────────────────────────────

_TEXTS = st.sampled_from(["Familieafsnittet", "", "ja"])
#: What somebody may write anywhere, but what a schema cannot say.
_STRAY = st.sampled_from(
    [
        -1,
        0,
        3,
        10**13,
        Decimal("7.5"),
        Decimal("1.5"),
        True,
        "ja",
        "",
        DONT_KNOW,
        [],
        ["x"],
        {},
        [3, 4],
        {"x": 1},
    ]
)


def fitting(field: Field) -> st.SearchStrategy[Any]:
    """Draw what fits a field."""
    low = field.minimum
    number = st.sampled_from([low, low + 24])
    decimal = number | st.just(Decimal(low) + Decimal("7.5"))
    share = st.sampled_from([0, 1, Decimal("0.66")])
    choice = st.sampled_from([each.id for each in field.choices] or [""])
    parts = st.fixed_dictionaries({}, optional={part.id: drawn(part) for part in field.fields})
    forms: dict[str, st.SearchStrategy[Any]] = {
        "text": _TEXTS,
        "texts": st.lists(_TEXTS, max_size=2),
        "bool": st.booleans(),
        "int": number,
        "number": decimal,
        "share": share,
        "range": st.lists(number, min_size=2, max_size=2).map(lambda ends: sorted(ends, reverse=True)),
        "date": st.just(date(2027, 2, 1)),
        "choice": choice,
        "choices": st.lists(choice, max_size=2),
        "record": parts,
        "records": st.lists(parts, max_size=2),
    }
    if field.type == "table":
        return st.dictionaries(_TEXTS, drawn(field.entry), max_size=2)
    if field.interval:
        return forms[field.type] | st.lists(forms[field.type], min_size=2, max_size=2).map(sorted)
    return forms[field.type]


def drawn(field: Field) -> st.SearchStrategy[Any]:
    """Draw what fits a field, or "ved_ikke"."""
    return fitting(field) | st.just(DONT_KNOW)


@st.composite
def setups(draw: st.DrawFn, *methods: str) -> dict[str, Any]:
    """Draw a setup of methods, its answers under the methods and under faelles."""
    rulesets = [RULESETS[name] for name in methods]
    shared = Declarable(rulesets)
    names = sorted({name for each in rulesets for name in each.inherited})
    values: dict[str, Any] = {
        "kommune": draw(st.fixed_dictionaries({"navn": st.just("Eksempelby Kommune")})),
        "metoder": {each.id: draw(milestones(each)) for each in rulesets},
    }
    if names:
        chosen = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
        values["faelles"] = {
            name: draw(answers(shared.shared(name), has_gate=gated(name, *rulesets))) for name in chosen
        }
    return values


@st.composite
def milestones(draw: st.DrawFn, ruleset: Ruleset) -> dict[str, Any]:
    chosen = draw(st.lists(st.sampled_from(ruleset.milestones), max_size=3, unique_by=lambda each: each.id))
    return {
        each.id: draw(answers({field.id: field for field in each.fields}, has_gate=each.has_gate))
        for each in chosen
    }


@st.composite
def answers(draw: st.DrawFn, fields: Mapping[str, Field], *, has_gate: bool) -> dict[str, Any]:
    takes = dict(fields) | {key: each for key, each in ABOUT.items() if key != "ikke_relevant"}
    keys = draw(st.lists(st.sampled_from(sorted(takes)), max_size=4, unique=True))
    values = {key: draw(drawn(takes[key])) for key in keys}
    if not has_gate and draw(st.booleans()):
        values["ikke_relevant"] = "Vi har intet aftenarbejde"
    return values


def gated(name: str, *rulesets: Ruleset) -> bool:
    return any(milestone.has_gate for each in rulesets if (milestone := each.milestone(name)))


def spots(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every table, list and answer."""
    yield path
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, each in entries:
        yield from spots(each, (*path, key))


def mutated(value: Any, path: tuple[Any, ...], new: Any) -> Any:  # noqa: ANN401 (what TOML has)
    """Give a setup with another value at one place."""
    if not path:
        return new
    head, *rest = path
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[head] = (
        mutated(copy[head], tuple(rest), new) if rest or head in copy or isinstance(copy, list) else new
    )
    return copy


methods_drawn = st.lists(st.sampled_from(sorted(RULESETS)), min_size=1, max_size=3, unique=True)


@some
@given(data=st.data())
def test_what_the_engine_accepts_the_schema_accepts(data: st.DataObject) -> None:
    methods = data.draw(methods_drawn)
    values = data.draw(setups(*methods))

    assert refused(values, *methods) == set()
    assert told(values, *methods) == []


@some
@given(data=st.data())
def test_of_a_setup_with_one_mistake_in_it_both_say_the_same(data: st.DataObject) -> None:
    methods = data.draw(methods_drawn)
    values = data.draw(setups(*methods))
    path = data.draw(st.sampled_from([each for each in spots(values) if each]))
    changed = mutated(values, path, data.draw(_STRAY))

    codes = refused(changed, *methods)

    if not codes & CANNOT_SAY:
        assert bool(told(changed, *methods)) == bool(codes), (path, codes)


@some
@given(data=st.data())
def test_a_key_that_the_engine_does_not_know_the_schema_does_not_know(data: st.DataObject) -> None:
    methods = data.draw(methods_drawn)
    values = data.draw(setups(*methods))
    tables = [each for each in spots(values) if each != ("metoder",) and isinstance(at(values, each), dict)]
    path = data.draw(st.sampled_from(tables))
    names = ["ukendt", "navn", "maal", "ansvarlig", "ikke_relevant", "sager_pr_aar", *sorted(RULESETS)]
    changed = mutated(values, (*path, data.draw(st.sampled_from(names))), "ja")

    codes = refused(changed, *methods)

    if not codes & CANNOT_SAY:
        assert bool(told(changed, *methods)) == bool(codes), (path, codes)


def at(value: Any, path: tuple[Any, ...]) -> Any:  # noqa: ANN401 (what TOML has)
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize(
    ("code", "method", "milestone", "answer"),
    [
        ("P001", "signs_of_safety", "tovholder", {"funktion": "Aftalt i sagen om 010190-1234"}),
        ("K013", "omlaegning", "sagstal", {"gennemsnit": [28, 27]}),
        ("K014", "omlaegning", "sagstal", {"hoejeste_laveste": [11, 36]}),
        ("K011", "omlaegning", "sagstal", {"gennemsnit": Decimal("7.12345678")}),
        ("K015", "omlaegning", "sagstal", {"andel_sagstal_for_hoejt": Decimal("0.12345678")}),
        ("K010", "omlaegning", "sagstal", {"maal": Decimal("25.0")}),
        ("K010", "signs_of_safety", "tovholder", {"funktion": date(2027, 2, 1)}),
    ],
)
def test_what_a_schema_cannot_say_is_left_to_the_engine(
    code: str, method: str, milestone: str, answer: dict[str, Any]
) -> None:
    """JSON has no dates, and there 25.0 is a whole number; editors that know TOML see both."""
    values = setup(metoder={method: {milestone: answer}})

    assert refused(values, method) == {code}
    assert told(values, method) == []


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"kommune": {}}, "'navn' is a required property"),
        ({"kommune": {"navn": " "}}, "' ' does not match"),
        ({"kommune": {"navn": DONT_KNOW}}, "should not be valid"),
        ({"kommune": {"navn": "Eksempelby", "kode": "56"}}, "'56' does not match"),
        ({"ukendt": {}}, "'ukendt' was unexpected"),
        ({"faelles": {"samordnere": {}}}, "'samordnere' was unexpected"),
        ({"faelles": {"maal_og_maalgruppe": {"sager_pr_aar": 24}}}, "'sager_pr_aar' was unexpected"),
        ({"faelles": {"lokaler": {"ikke_relevant": "Nej"}}}, "'ikke_relevant' was unexpected"),
        ({"fravigelser": [{"regel": "findes.ikke"}]}, "'begrundelse' is a required property"),
        ({"metoder": {"familieraadslagning": {"samordnere": {"eget_korps": "måske"}}}}, "is not one of"),
        (
            {"metoder": {"familieraadslagning": {"maal_og_maalgruppe": {"sager_pr_aar": -1}}}},
            "less than the minimum",
        ),
    ],
)
def test_each_kind_of_mistake_is_told_once_and_in_its_own_words(tables: dict[str, Any], said: str) -> None:
    messages = told(setup() | tables, "familieraadslagning")

    assert any(said in each for each in messages), messages
    assert refused(setup() | tables, "familieraadslagning")


def test_a_method_that_the_schema_was_not_made_for_is_unknown_to_it() -> None:
    values = setup(metoder={"omlaegning": {}})

    assert told(values, "omlaegning") == []
    assert any("'omlaegning' was unexpected" in each for each in told(values, "familieraadslagning"))


def test_a_waiver_takes_the_rules_of_the_methods_and_needs_all_its_parts() -> None:
    waiver = {
        "regel": "familieraadslagning/informatoerer.aftaler_mulige",
        "begrundelse": "En aftale ventes i marts",
        "godkendt_af": "Børne- og familiechef",
        "udloeber": date(2027, 3, 31),
    }

    assert told(setup(fravigelser=[waiver]), "familieraadslagning") == []
    for key in waiver:
        short = {name: each for name, each in waiver.items() if name != key}
        assert told(setup(fravigelser=[short]), "familieraadslagning")
        assert told(setup(fravigelser=[waiver | {key: DONT_KNOW}]), "familieraadslagning")
    assert told(setup(fravigelser=[waiver]), "signs_of_safety")


# ── its form ──────────────────────────────────────────────────────────────────────────────────────────────


def nodes(value: object, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, each in value.items():
            yield from nodes(each, f"{path}/{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from nodes(each, f"{path}/{index}")


def made(*methods: str, language: Language = "da") -> dict[str, Any]:
    return schema([RULESETS[name] for name in methods], language)


def test_the_schema_is_one_and_says_what_it_is() -> None:
    content = made(*RULESETS)

    Draft202012Validator.check_schema(content)
    assert content["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert content["$id"] == MARK
    assert content["title"] == "Opsætning til readiness"
    assert "signs_of_safety 1." in content["$comment"]


def test_nothing_stands_beside_a_reference() -> None:
    """Some editors do not read what stands there."""
    references = [each for _, each in nodes(made(*RULESETS)) if "$ref" in each]

    assert references
    assert all(each.keys() == {"$ref"} for each in references)


def test_every_table_is_closed_but_those_of_free_names() -> None:
    tables = [
        (path, each)
        for path, each in nodes(made(*RULESETS))
        if each.get("type") == "object" or (isinstance(each.get("type"), list) and "object" in each["type"])
    ]
    open_ones = {
        path.rpartition("/")[2] for path, each in tables if each["additionalProperties"] is not False
    }
    free = {
        field.id
        for ruleset in RULESETS.values()
        for milestone in ruleset.milestones
        for field in milestone.fields
        if field.type == "table"
    }

    assert len(tables) > 100
    assert open_ones == free


@each_language
def test_every_field_has_a_title_and_a_description_in_the_language(language: Language) -> None:
    content = made(*RULESETS, language=language)["properties"]["metoder"]["properties"]
    for name, ruleset in RULESETS.items():
        assert content[name]["title"] == ruleset.title[language]
        for milestone in ruleset.milestones:
            table = content[name]["properties"][milestone.id]
            assert table["title"] == milestone.title[language]
            for field in milestone.fields:
                about = table["properties"][field.id]
                assert about["title"] == field.label[language]
                assert not field.hint or field.hint[language] in about["description"]
                for choice in field.choices:
                    label = choice.en if language == "en" else choice.da
                    assert f"`{choice.id}`: {label}" in about["description"]


@each_language
def test_every_question_is_told_at_a_field_that_it_asks_for_or_at_its_milestone(language: Language) -> None:
    content = made(*RULESETS, language=language)["properties"]["metoder"]["properties"]
    for name, ruleset in RULESETS.items():
        for rule in ruleset.rules:
            table = content[name]["properties"][rule.milestone]
            told = [table, *(each for each in table["properties"].values() if "$ref" not in each)]
            assert any(rule.question[language] in each.get("description", "") for each in told), rule.full_id


def test_a_field_names_its_question_the_page_and_whether_it_must_be_in_place_first() -> None:
    methods = made("familieraadslagning")["properties"]["metoder"]["properties"]
    table = methods["familieraadslagning"]["properties"]["lokaler"]

    assert table["properties"]["lokaler"]["description"].startswith(
        "Har I et neutralt lokale uden for rådhuset med et siderum tæt på? (s.\u00a0"
    )
    assert "skal på plads først)" in table["properties"]["lokaler"]["description"]
    assert "Kilde: s.\u00a0" in table["description"]


def test_what_several_methods_ask_in_different_places_is_told_with_their_names() -> None:
    shared = made("familieraadslagning", "signs_of_safety")["properties"]["faelles"]["properties"]

    assert "Familierådslagning: s.\u00a012" in shared["resultater"]["description"]
    assert "Signs of Safety: s.\u00a09" in shared["resultater"]["description"]
    assert "Kilde: s.\u00a08, milepæl\u00a010" in shared["sagstyper"]["description"]


def test_danish_is_written_with_its_letters_and_the_schema_is_plain_json() -> None:
    content = made("signs_of_safety")

    assert json.loads(json.dumps(content)) == content
    assert "Rådslagning" not in json.dumps(content, ensure_ascii=False)
    assert "ø" in json.dumps(content, ensure_ascii=False)
