"""What is typed is read as it is meant; what cannot be read is left for the reader of setups to tell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.answers import read
from readiness.fields import check
from readiness.model import FIELD_TYPES, Choice, Field, FieldType, Text
from readiness.wording import day, number

if TYPE_CHECKING:
    from readiness.fields import Fault
    from readiness.model import Language

LABEL = Text("Felt", "Field")
CHOICES = (
    Choice("en_dag", "Én dag", "One day"),
    Choice("uge", "En uge, i træk", "A week"),
)
PARTS = (Field("timer", "int", LABEL),)


def field(kind: FieldType, *, interval: bool = False) -> Field:
    has_parts = kind in ("record", "records")
    return Field(
        "felt",
        kind,
        LABEL,
        choices=CHOICES if kind in ("choice", "choices") else (),
        fields=PARTS if has_parts else (),
        of="int" if kind == "table" else None,
        interval=interval,
    )


def typed(kind: FieldType, *words: str, interval: bool = False) -> object:
    return read(words, field(kind, interval=interval))


@pytest.mark.parametrize("word", ["ja", "Ja", " JA ", "yes", "true", "True"])
def test_yes_is_said_in_several_ways(word: str) -> None:
    assert typed("bool", word) is True


@pytest.mark.parametrize("word", ["nej", "no", "false"])
def test_so_is_no(word: str) -> None:
    assert typed("bool", word) is False


@pytest.mark.parametrize("kind", FIELD_TYPES)
@pytest.mark.parametrize("word", ["ved_ikke", "ved ikke", "Ved ikke", "do not know"])
def test_any_field_takes_that_one_does_not_know(kind: FieldType, word: str) -> None:
    assert typed(kind, word) == "ved_ikke"


@pytest.mark.parametrize(
    ("kind", "word", "value"),
    [
        ("int", "24", 24),
        ("int", "45.500", 45500),
        ("int", "1 000", 1000),
        ("number", "24", 24),
        ("number", "7,5", Decimal("7.5")),
        ("number", "7.5", Decimal("7.5")),
        ("share", "58 %", Decimal("0.58")),
        ("share", "58%", Decimal("0.58")),
        ("share", "12,5 %", Decimal("0.125")),
        ("share", "0,58", Decimal("0.58")),
        ("share", "1", 1),
        ("share", "100 %", 1),
        ("range", "36, 11", [36, 11]),
        ("range", "36-11", [36, 11]),
        ("range", "[36, 11]", [36, 11]),
        ("date", "2027-02-01", date(2027, 2, 1)),
        ("date", "1.2.2027", date(2027, 2, 1)),
        ("date", "01/02-2027", date(2027, 2, 1)),
        ("date", "1. februar 2027", date(2027, 2, 1)),
        ("date", "1 February 2027", date(2027, 2, 1)),
        ("choice", "uge", "uge"),
        ("choice", "EN DAG", "en_dag"),
        ("choice", "én dag", "en_dag"),
        ("choice", "a week", "uge"),
        ("choice", '"uge"', "uge"),
        ("choices", "En uge, i træk", ["uge"]),
        ("choices", "uge, én dag", ["uge", "en_dag"]),
        ("choices", "uge, måned", ["uge", "måned"]),
        ("texts", "PPR", ["PPR"]),
        ("texts", "PPR, Ungeafsnittet", ["PPR", "Ungeafsnittet"]),
        ("texts", '["Sal 1, stuen"]', ["Sal 1, stuen"]),
        ("texts", "24", ["24"]),
        ("texts", "", []),
        ("text", "Afsnitsleder", "Afsnitsleder"),
        ("text", " to  ord ", " to  ord "),
        ("text", '"i gåseøjne"', "i gåseøjne"),
        ("text", '"Klar" siger "ja"', '"Klar" siger "ja"'),
        ("text", "24", "24"),
        ("text", "[1]", "[1]"),
        ("record", "{ timer = 6 }", {"timer": 6}),
        ("records", "[{ timer = 6 }]", [{"timer": 6}]),
        ("records", "{ timer = 6 }", [{"timer": 6}]),
        ("table", '{ "Sal 2" = 6 }', {"Sal 2": 6}),
    ],
)
def test_an_answer_is_read_by_the_type_of_its_field(kind: FieldType, word: str, value: object) -> None:
    read_as = typed(kind, word)

    assert read_as == value
    assert type(read_as) is type(value) or isinstance(read_as, Decimal)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("bool", "måske"),
        ("int", "mange"),
        ("int", "9" * 5000),
        ("int", "24\ny = 3"),
        ("number", "7,5,5"),
        ("number", "nan"),
        ("number", "inf"),
        ("share", "halvdelen"),
        ("range", "fra 36 til 11"),
        ("date", "31.2.2027"),
        ("date", "1. xember 2027"),
        ("date", "snart"),
        ("choice", "måned"),
        ("record", "{ timer = "),
        ("records", "seks"),
        ("table", "[" * 10_000),
    ],
)
def test_what_cannot_be_read_stays_what_was_typed(kind: FieldType, word: str) -> None:
    assert typed(kind, word) == word


def test_a_value_of_another_type_is_kept_as_it_is_meant() -> None:
    assert typed("int", "true") is True
    assert typed("bool", "24") == 24


def test_several_words_are_the_entries_of_a_list() -> None:
    assert typed("texts", "Sal 1, stuen", "Sal 2") == ["Sal 1, stuen", "Sal 2"]
    assert typed("choices", "uge", "Én dag") == ["uge", "en_dag"]
    assert typed("records", "{ timer = 6 }", "{ timer = 7 }") == [{"timer": 6}, {"timer": 7}]
    assert typed("range", "36", "11") == [36, 11]
    assert typed("bool", "ja", "nej") == [True, False]


@pytest.mark.parametrize("word", ["27-28", "27–28", "27 - 28", "[27, 28]"])
def test_an_interval_is_two_numbers(word: str) -> None:
    assert typed("int", word, interval=True) == [27, 28]


def test_only_an_interval_has_two_ends() -> None:
    assert typed("int", "27-28") == "27-28"
    assert typed("share", "27 %-28 %", interval=True) == [Decimal("0.27"), Decimal("0.28")]


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_as_a_danish_report_writes_it(value: int) -> None:
    assert typed("int", number(value, "da")) == value


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["da", "en"]))
def test_a_date_is_read_as_a_report_writes_it(value: date, language: Language) -> None:
    assert typed("date", day(value, language)) == value


@given(st.sampled_from(FIELD_TYPES), st.lists(st.text(), min_size=1, max_size=3))
def test_whatever_is_typed_can_be_held_against_its_field(kind: FieldType, words: list[str]) -> None:
    asked = field(kind, interval=kind in ("int", "number", "share"))
    faults: list[Fault] = []

    check(read(words, asked), asked, ("felt",), faults)

    assert all(fault.path[0] == "felt" for fault in faults)
