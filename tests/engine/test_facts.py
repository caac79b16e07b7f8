"""What a function may read of the answers, and that it can change none of them."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from readiness import Share
from readiness.facts import ABSENT, Context, Facts, Unanswered, descend, says_dont_know, walk

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERS: dict[str, Any] = {
    "m.tal": 3,
    "m.timer": Decimal("7.5"),
    "m.tekst": "Skole",
    "m.ja": False,
    "m.dag": date(2027, 2, 1),
    "m.liste": ["a", "b"],
    "m.tabel": {"Skole": 1},
    "m.post": {"ja": True, "indre": {"tal": 2}, "uvist": "ved_ikke"},
    "m.lokaler": [{"navn": "Salen", "liste": ["x"], "indre": {"tal": 4}}, {"navn": "ved_ikke"}],
    "m.andel": Decimal("0.66"),
    "m.spaend": [27, 28],
    "m.ens": [27, 27],
    "m.hoejeste_laveste": [36, 11],
    "m.hold": [{"andel": Decimal("0.5"), "tal": 1}],
    "m.kadence": {"a": {"uger": 6, "andel": Decimal("0.25")}, "b": {}},
    "m.uvist": "ved_ikke",
    "m.halv": {"Skole": 1, "PPR": "ved_ikke"},
}


SHARES = frozenset({"m.andel", "m.hold.andel", "m.kadence.andel"})


@pytest.fixture
def facts() -> Facts:
    return Facts(deepcopy(ANSWERS), frozenset({"m.tal"}), shares=SHARES)


def test_each_type_has_a_reader(facts: Facts) -> None:
    assert facts.number("m.tal") == 3
    assert facts.number("m.timer") == Decimal("7.5")
    assert facts.text("m.tekst") == "Skole"
    assert facts.flag("m.ja") is False
    assert facts.date("m.dag") == date(2027, 2, 1)
    assert facts.texts("m.liste") == ("a", "b")
    assert facts.table("m.tabel") == {"Skole": 1}
    assert facts.number("m.post.indre.tal") == 2


def test_a_share_is_read_as_one_wherever_it_stands(facts: Facts) -> None:
    [team] = facts.records("m.hold")

    assert isinstance(facts.number("m.andel"), Share)
    assert isinstance(team.number("andel"), Share)
    assert isinstance(facts.table("m.kadence")["a"].number("andel"), Share)
    assert all(isinstance(end, Share) for end in facts.interval("m.andel"))
    assert not isinstance(facts.number("m.timer"), Share)
    assert not isinstance(team.number("tal"), Share)


def test_an_interval_has_two_ends_and_a_number_is_both(facts: Facts) -> None:
    assert facts.interval("m.spaend") == (27, 28)
    assert facts.interval("m.tal") == (3, 3)
    assert facts.interval("m.hoejeste_laveste") == (11, 36)
    assert facts.number("m.ens") == 27


def test_an_interval_with_two_ends_is_not_one_number(facts: Facts) -> None:
    with pytest.raises(Unanswered) as missing:
        facts.number("m.spaend")

    assert (missing.value.path, missing.value.dont_know) == ("m.spaend", False)


def test_the_records_of_a_table_are_facts_of_their_own(facts: Facts) -> None:
    cadences = facts.table("m.kadence")

    assert list(cadences) == ["a", "b"]
    assert (cadences["a"].path, cadences["a"].number("uger")) == ("m.kadence.a", 6)
    with pytest.raises(Unanswered) as missing:
        cadences["b"].number("uger")
    assert missing.value.path == "m.kadence.b.uger"


READERS: list[Callable[[Facts, str], Any]] = [
    Facts.number,
    Facts.interval,
    Facts.text,
    Facts.flag,
    Facts.date,
    Facts.texts,
    Facts.records,
    Facts.table,
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("path", "dont_know"),
    [
        ("m.mangler", False),
        ("m.post.mangler", False),
        ("m.tal.del", False),
        ("m.uvist", True),
        ("m.post.uvist", True),
        ("m.uvist.del", True),
    ],
)
def test_what_is_missing_raises_unanswered_with_its_path(
    facts: Facts, read: Callable[[Facts, str], Any], path: str, *, dont_know: bool
) -> None:
    with pytest.raises(Unanswered) as missing:
        read(facts, path)

    assert (missing.value.path, missing.value.dont_know) == (path, dont_know)


def test_a_table_with_an_entry_that_is_not_known_cannot_be_read(facts: Facts) -> None:
    with pytest.raises(Unanswered) as missing:
        facts.table("m.halv")

    assert (missing.value.path, missing.value.dont_know) == ("m.halv.PPR", True)


def test_entries_are_facts_of_their_own_that_know_where_they_stand(facts: Facts) -> None:
    first, second = facts.records("m.lokaler")

    assert (facts.path, first.path, second.path) == ("", "m.lokaler[0]", "m.lokaler[1]")
    assert first.text("navn") == "Salen"
    assert first.texts("liste") == ("x",)
    assert first.number("indre.tal") == 4
    assert not second.has("navn")


@pytest.mark.parametrize(("index", "path"), [(0, "mangler"), (1, "navn")])
def test_what_is_missing_in_an_entry_is_named_with_its_number(facts: Facts, index: int, path: str) -> None:
    with pytest.raises(Unanswered) as missing:
        facts.records("m.lokaler")[index].text(path)

    assert missing.value.path == f"m.lokaler[{index}].{path}"


def test_a_list_inside_an_entry_is_named_with_both() -> None:
    facts = Facts({"m.huse": [{"rum": [{}]}]})

    with pytest.raises(Unanswered) as missing:
        facts.records("m.huse")[0].records("rum")[0].number("pladser")

    assert missing.value.path == "m.huse[0].rum[0].pladser"


def test_a_function_may_ask_before_it_reads(facts: Facts) -> None:
    assert facts.has("m.ja")
    assert not facts.has("m.mangler")
    assert not facts.has("m.uvist")
    assert facts.get("m.tal") == 3
    assert facts.get("m.mangler") is None
    assert facts.get("m.uvist", 0) == 0
    assert facts.get("m.ja", True) is False


def test_an_answer_is_shared_when_it_is_given_but_not_by_the_method_itself(facts: Facts) -> None:
    assert facts.is_shared("m.tekst")
    assert facts.is_shared("m.post.ja")
    assert not facts.is_shared("m.tal")
    assert not facts.is_shared("m.mangler")


CHANGES: list[Callable[[Facts], Any]] = [
    lambda facts: facts.table("m.tabel").update({"Skole": 9}),  # type: ignore[attr-defined]  # it has none
    lambda facts: facts.table("m.kadence").update({"a": None}),  # type: ignore[attr-defined]  # it has none
    lambda facts: facts.table("m.kadence")["b"].get("uger", []).append(1),
    lambda facts: facts.get("m.liste").append("c"),
    lambda facts: facts.get("m.tabel").clear(),
    lambda facts: facts.get("m.post")["indre"].clear(),
    lambda facts: facts.get("m.lokaler")[0].clear(),
    lambda facts: facts.records("m.lokaler")[0].get("liste").append("y"),
    lambda facts: facts.texts("m.liste").append("c"),  # type: ignore[attr-defined]  # it has none
    lambda facts: setattr(facts, "path", "x"),
    lambda facts: setattr(facts, "mere", "x"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_function_cannot_change_an_answer(change: Callable[[Facts], Any]) -> None:
    answers = deepcopy(ANSWERS)

    with suppress(AttributeError, TypeError):
        change(Facts(answers))

    assert answers == ANSWERS


def test_the_context_is_frozen() -> None:
    context = Context(date(2026, 9, 1))

    with pytest.raises(FrozenInstanceError):
        context.as_of = date(2027, 1, 1)  # type: ignore[misc]  # it is frozen
    assert context.start is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("m.tal", 3),
        ("m.post.indre.tal", 2),
        ("m.mangler", ABSENT),
        ("mangler", ABSENT),
        ("m.tal.del", ABSENT),
        ("m.uvist.del", "ved_ikke"),
        ("m.uvist[0].del", "ved_ikke"),
        ("m.post.uvist.del", "ved_ikke"),
        ("m.lokaler[0].navn", "Salen"),
        ("m.lokaler[0].liste[0]", "x"),
        ("m.lokaler[2].navn", ABSENT),
        ("m.lokaler.navn", ABSENT),
        ("m.lokaler[nul].navn", ABSENT),
        ("m.lokaler[-1].navn", ABSENT),
        ("", ABSENT),
    ],
)
def test_a_path_leads_to_a_value_or_to_nothing(path: str, value: object) -> None:
    assert walk(ANSWERS, path) == value


def test_no_names_lead_to_the_value_itself() -> None:
    assert descend(3, []) == 3


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("ved_ikke", True),
        ({"a": {"b": "ved_ikke"}}, True),
        ([{"a": "ved_ikke"}], True),
        (["ved_ikke"], True),
        ("ved ikke", False),
        ({}, False),
        ([], False),
        (False, False),
        (ABSENT, False),
    ],
)
def test_not_to_know_is_found_however_deep_it_is_said(value: object, *, says: bool) -> None:
    assert says_dont_know(value) is says


# ── what is no field ────────────────────────────────────────────────────────────────────────────────────

KNOWN = frozenset({*ANSWERS, "m.tom"})


@pytest.mark.parametrize("read", [*READERS, Facts.has, Facts.get])
@pytest.mark.parametrize("path", ["m.tall", "m.talll.del", "andet.tal", "m", "m.tall[0].del", ""])
def test_to_ask_for_what_is_no_field_is_a_mistake_and_not_a_missing_answer(
    read: Callable[[Facts, str], Any], path: str
) -> None:
    with pytest.raises(LookupError) as caught:
        read(Facts(ANSWERS, fields=KNOWN), path)

    assert str(caught.value) == f'no field is called "{path}"'


def test_a_field_that_is_not_answered_is_still_a_field() -> None:
    facts = Facts(ANSWERS, fields=KNOWN)

    assert facts.number("m.post.indre.tal") == 2
    assert facts.get("m.lokaler[0].navn") == "Salen"
    assert not facts.has("m.tom")
    with pytest.raises(Unanswered):
        facts.number("m.tom")


def test_the_parts_of_an_entry_are_no_fields_of_a_milestone() -> None:
    first, _ = Facts(ANSWERS, fields=KNOWN).records("m.lokaler")

    assert first.text("navn") == "Salen"
