"""Numbers, dates and answers read as Danish and English readers expect, and can do no harm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.model import Choice, Field, FieldType, Language, Text
from readiness.wording import (
    Share,
    Value,
    answer,
    day,
    fill,
    filled,
    harmless,
    is_hostile,
    number,
    read_day,
    shown,
    span,
)

LANGUAGES: list[Language] = ["da", "en"]


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (45500, "45.500", "45,500"),
        (1820000, "1.820.000", "1,820,000"),
        (-1500, "-1.500", "-1,500"),
        (Decimal("7.5"), "7,5", "7.5"),
        (Decimal("7.50"), "7,5", "7.5"),
        (Decimal("7.00"), "7", "7"),
        (Decimal("45500.25"), "45.500,25", "45,500.25"),
        (Decimal("0.1"), "0,1", "0.1"),
        (Decimal("1e3"), "1.000", "1,000"),
        (Decimal("1e-6"), "0,000001", "0.000001"),
        (Decimal("-0.0"), "0", "0"),
        (Share("0.66"), "66\u00a0%", "66\u00a0%"),
        (Share("0.665"), "66,5\u00a0%", "66.5\u00a0%"),
        (Share(1), "100\u00a0%", "100\u00a0%"),
    ],
)
def test_a_number_is_written_with_the_signs_of_the_language(
    value: int | Decimal, danish: str, english: str
) -> None:
    assert number(value, "da") == danish
    assert number(value, "en") == english


@given(st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=4))
def test_a_number_reads_back_as_the_same_number(value: int | Decimal) -> None:
    assert Decimal(number(value, "en").replace(",", "")) == value
    assert Decimal(number(value, "da").replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (date(2027, 2, 1), "1. februar 2027", "1 February 2027"),
        (date(2026, 12, 31), "31. december 2026", "31 December 2026"),
        (date(999, 5, 9), "9. maj 999", "9 May 999"),
    ],
)
def test_a_date_is_written_in_words(value: date, danish: str, english: str) -> None:
    assert day(value, "da") == danish
    assert day(value, "en") == english


def test_the_months_are_those_of_the_year() -> None:
    months = [day(date(2027, month, 1), "da").split()[1] for month in range(1, 13)]

    assert " ".join(months) == (
        "januar februar marts april maj juni juli august september oktober november december"
    )
    assert [day(date(2027, month, 1), "en").split()[1] for month in range(1, 13)] == [
        date(2027, month, 1).strftime("%B") for month in range(1, 13)
    ]


def test_an_interval_is_one_number_where_its_ends_agree() -> None:
    assert span(58, 69) == "58–69"
    assert span(58, 58) == "58"


# --- Harmless ---


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Børne- og familiechef, é 漢 🏠 – “x”", "Børne- og familiechef, é 漢 🏠 – “x”"),
        ("\x1b[31mrød\x1b[0m", "\\u001b[31mrød\\u001b[0m"),
        ("\x9b2J", "\\u009b2J"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200fb\u2066c", "a\\u200fb\\u2066c"),
        ("\u200b\ufeff\u00ad", "\\u200b\\ufeff\\u00ad"),
        ("\x00\x07\x7f", "\\u0000\\u0007\\u007f"),
        ("\U000e0041", "\\ue0041"),
        ("\ud800", "\\ud800"),
        ("en\nto\r\ntre\tfire", "en to  tre fire"),
        ("a\u2028b\u2029c\x85d", "a\\u2028b\\u2029c\\u0085d"),
        ("::error::x", "\\u003a:error::x"),
        ("se ::x\n::y", "se \\u003a:x \\u003a:y"),
        ("##vso[a]b ##[c] ##VSO[d]", "\\u0023#vso[a]b \\u0023#[c] \\u0023#VSO[d]"),
    ],
)
def test_what_steers_a_terminal_or_a_run_or_turns_a_text_is_shown_as_its_number(
    text: str, shown: str
) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_a_harmless_text_is_one_line_of_characters_that_can_be_seen(text: str) -> None:
    shown = harmless(text)

    assert not {category(each) for each in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(shown.splitlines()) <= 1
    assert harmless(shown) == shown


@pytest.mark.parametrize("text", ["kl. 9:30", "a::b", ":: x", "::", "# [x]", "## Mål", "##x[1]", "#[x]"])
def test_a_colon_or_a_number_sign_that_begins_no_command_is_shown_as_it_stands(text: str) -> None:
    assert harmless(text) == text


@given(st.text(st.characters(exclude_characters=":#")))
def test_a_text_is_hostile_when_it_is_not_shown_as_it_stands(text: str) -> None:
    assert is_hostile(text) == (harmless(text) != text.replace("\n", " ").replace("\t", " ")) or "\r" in text


def test_a_carriage_return_is_hostile_and_line_ends_and_tabs_are_not() -> None:
    assert is_hostile("a\rb")
    assert not is_hostile("a\nb\tc æ 漢 🏠")


# --- Personal numbers ---


def test_a_personal_number_is_hidden_in_a_message_an_answer_and_the_name_of_an_entry() -> None:
    assert fill(Text("[{a}]", "[{a}]"), {"a": "010190-1234"}, "da") == "[••••••-••••]"
    assert answer("010190-1234", field("text"), "da") == "••••••-••••"
    assert answer({"0101901234": 3}, field("table", of="int"), "da") == "••••••••••: 3"


# --- Messages ---


@pytest.mark.parametrize(
    ("language", "filled"),
    [
        ("da", "Aftalt 1.500 af 7,5 den 1. februar 2027 med X\\u001b."),
        ("en", "Agreed 1,500 of 7.5 on 1 February 2027 with X\\u001b."),
    ],
)
def test_a_message_is_filled_with_values_written_for_the_language(language: Language, filled: str) -> None:
    text = Text("Aftalt {a} af {b} den {c} med {d}.", "Agreed {a} of {b} on {c} with {d}.")
    values: dict[str, Value] = {"a": 1500, "b": Decimal("7.5"), "c": date(2027, 2, 1), "d": "X\x1b"}

    assert fill(text, values, language) == filled


def test_a_share_fills_a_message_in_per_cent() -> None:
    assert fill(Text("Kun {a}.", "Only {a}."), {"a": Share("0.34")}, "da") == "Kun 34\u00a0%."


def test_braces_in_a_value_are_not_filled_again() -> None:
    assert fill(Text("{a}", "{a}"), {"a": "{b} {0.__class__}"}, "da") == "{b} {0.__class__}"


def test_a_long_text_does_not_drown_the_message_it_is_filled_into() -> None:
    assert fill(Text("[{a}]", "[{a}]"), {"a": "x" * 1000}, "da") == "[" + "x" * 159 + "…]"


def test_a_declared_text_is_shown_harmlessly_and_in_at_most_160_characters() -> None:
    assert shown("a\x1bb") == "a\\u001bb"
    assert shown("\x1b" * 1000) == ("\\u001b" * 27)[:159] + "…"


def test_a_message_without_values_stands_as_it_is() -> None:
    assert fill(Text("Ingen tovholder.", "No coordinator."), {}, "en") == "No coordinator."


# --- Answers ---


def field(kind: FieldType, **more: Any) -> Field:  # noqa: ANN401 (the arguments of Field)
    return Field("felt", kind, Text("Felt", "Field"), **more)


CHOICES = (Choice("egen", "Egen", "Own"), Choice("lejet", "Lejet", "Rented"))
PARTS = (
    Field("navn", "text", Text("Navn", "Name")),
    Field("status", "choice", Text("Status", "State"), choices=CHOICES),
    Field("aften", "bool", Text("Aften", "Evening")),
    Field("pladser", "number", Text("Pladser", "Places")),
)


@pytest.mark.parametrize(
    ("asked", "value", "danish", "english"),
    [
        (field("text"), "Afsnitsleder", "Afsnitsleder", "Afsnitsleder"),
        (field("text"), "", "ingen", "none"),
        (field("text"), "a\x1b[1m\nb", "a\\u001b[1m b", "a\\u001b[1m b"),
        (field("text"), "egen", "egen", "egen"),
        (field("texts"), ["a", "b"], "a; b", "a; b"),
        (field("texts"), ["a", "ved_ikke"], "a; ved ikke", "a; do not know"),
        (field("texts"), [], "ingen", "none"),
        (field("choice", choices=CHOICES), "lejet", "Lejet", "Rented"),
        (field("choices", choices=CHOICES), ["egen", "lejet"], "Egen; Lejet", "Own; Rented"),
        (field("choices", choices=CHOICES), [], "ingen", "none"),
        (field("table"), {"A": "b"}, "A: b", "A: b"),
        (field("table"), {}, "ingen", "none"),
        (field("table", of="bool"), {"A": True}, "A: ja", "A: yes"),
        (
            field("table", of="int"),
            {"A\u202e": 3, "B": 1000},
            "A\\u202e: 3; B: 1.000",
            "A\\u202e: 3; B: 1,000",
        ),
    ],
)
def test_texts_and_lists_speak_for_themselves(asked: Field, value: object, danish: str, english: str) -> None:
    assert answer(value, asked, "da") == danish
    assert answer(value, asked, "en") == english


@pytest.mark.parametrize(
    ("asked", "value", "danish", "english"),
    [
        (field("bool"), True, "Felt: ja", "Field: yes"),
        (field("bool"), False, "Felt: nej", "Field: no"),
        (field("int"), 45500, "Felt: 45.500", "Field: 45,500"),
        (field("int"), 0, "Felt: 0", "Field: 0"),
        (field("number"), Decimal("7.5"), "Felt: 7,5", "Field: 7.5"),
        (field("date"), date(2027, 2, 1), "Felt: 1. februar 2027", "Field: 1 February 2027"),
        (field("int", minimum=2000), 2027, "Felt: 2027", "Field: 2027"),
        (field("int", minimum=1), 2027, "Felt: 2.027", "Field: 2,027"),
        (field("share"), Decimal("0.66"), "Felt: 66\u00a0%", "Field: 66\u00a0%"),
        (field("share"), 1, "Felt: 100\u00a0%", "Field: 100\u00a0%"),
        (field("number", interval=True), 27, "Felt: 27", "Field: 27"),
        (field("number", interval=True), [27, Decimal("28.5")], "Felt: 27–28,5", "Field: 27–28.5"),
        (field("number", interval=True), [27, Decimal("27.0")], "Felt: 27", "Field: 27"),
        (field("range"), [1036, 11], "Felt: højest 1.036, lavest 11", "Field: highest 1,036, lowest 11"),
    ],
)
def test_what_is_no_text_is_shown_with_the_name_of_its_field_and_a_year_without_a_point(
    asked: Field, value: object, danish: str, english: str
) -> None:
    assert answer(value, asked, "da") == danish
    assert answer(value, asked, "en") == english


def test_a_record_is_shown_with_the_names_of_its_parts() -> None:
    asked = field("record", fields=PARTS)
    value = {"navn": "Sal", "status": "egen", "aften": True, "pladser": Decimal("1200.5")}

    assert answer(value, asked, "da") == "Navn: Sal; Status: Egen; Aften: ja; Pladser: 1.200,5"
    assert answer(value, asked, "en") == "Name: Sal; State: Own; Evening: yes; Places: 1,200.5"
    assert answer({"navn": "ved_ikke"}, asked, "en") == "Name: do not know"
    assert answer({}, asked, "da") == "ingen"


def test_the_records_of_a_table_are_shown_with_their_names_and_told_apart() -> None:
    asked = field("table", of="record", fields=PARTS)
    value = {"A": {"navn": "Sal", "pladser": 3}, "B": {}, "navn": "ved_ikke"}

    assert answer(value, asked, "da") == "A: Navn: Sal; Pladser: 3 · B: ingen · navn: ved ikke"
    assert answer(value, asked, "en") == "A: Name: Sal; Places: 3 · B: none · navn: do not know"
    assert answer({}, asked, "da") == "ingen"


def test_the_entries_of_a_list_are_told_apart_and_their_texts_need_no_name() -> None:
    asked = field("records", fields=PARTS)
    value = [{"navn": "A", "status": "lejet", "aften": False}, {"navn": "B"}, {}]

    assert answer(value, asked, "da") == "A; Lejet; Aften: nej · B · ingen"
    assert answer(value, asked, "en") == "A; Rented; Evening: no · B · none"
    assert answer([], asked, "en") == "none"


@pytest.mark.parametrize(
    "kind", ["text", "texts", "bool", "int", "date", "choice", "record", "records", "table"]
)
def test_any_answer_may_be_that_nobody_knows_yet(kind: FieldType) -> None:
    assert answer("ved_ikke", field(kind), "da") == "ved ikke"
    assert answer("ved_ikke", field(kind), "en") == "do not know"


def test_a_long_answer_ends_with_an_ellipsis_after_160_characters() -> None:
    shown = answer("x" * 161, field("text"), "da")

    assert shown == "x" * 159 + "…"
    assert answer("x" * 160, field("text"), "da") == "x" * 160
    assert answer("x" * 158 + " " + "y" * 9, field("text"), "da") == "x" * 158 + "…"


_TEXTS = st.text(max_size=200)
_VALUES = st.recursive(
    _TEXTS | st.booleans() | st.integers(-9, 10**12) | st.decimals(0, 10**6, places=3) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=5,
)


@given(
    _VALUES,
    st.sampled_from(["text", "texts", "record", "records", "table", "choice"]),
    st.sampled_from(LANGUAGES),
)
def test_any_answer_is_short_and_harmless(value: object, kind: FieldType, language: Language) -> None:
    shown = answer(value, field(kind, choices=CHOICES, fields=PARTS), language)

    assert 0 < len(shown) <= 160
    assert harmless(shown) == shown


@pytest.mark.parametrize(
    "written",
    ["2027-02-01", "2027-2-1", "1.2.2027", "01.02.2027", " 1. februar 2027 ", "1/2-2027", "1 February 2027"],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert read_day(written) == date(2027, 2, 1)


@pytest.mark.parametrize("day_of_year", [date(2027, 3, 1), date(2028, 2, 29), date(2026, 12, 31)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_date_that_was_written_is_read_back(day_of_year: date, language: Language) -> None:
    assert read_day(day(day_of_year, language)) == day_of_year


@pytest.mark.parametrize(
    "written", ["", "snart", "1.2.27", "30.2.2027", "1. feb 2027", "2027-13-01", "1.2.2027 kl. 8", "²-2-2027"]
)
def test_what_is_no_date_is_not_read(written: str) -> None:
    assert read_day(written) is None


def test_what_fills_a_text_of_both_languages_is_shown_harmlessly_and_in_its_language() -> None:
    text = filled(
        Text("{who} siger {what}", "{who} says {what}"), who="\x1b{x}" + "y" * 999, what=Text("ja", "yes")
    )

    assert text.da.startswith("\\u001b{x}yyy")
    assert text.da.endswith("y… siger ja")
    assert text.en.endswith("y… says yes")
