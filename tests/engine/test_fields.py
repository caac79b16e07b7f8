"""What a field takes, and what is said of a value that it does not take."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.diagnostics import Diagnostic
from readiness.fields import MAX_NUMBER, Fault, check, check_keys
from readiness.model import DONT_KNOW, Choice, Field, FieldType, Text
from readiness.names import known

if TYPE_CHECKING:
    from collections.abc import Mapping

AT = ("metoder", "x", "maal", "felt")
ANSWER = Text("Svaret", "The answer")
CHOICES = (Choice("egen", "Egen", "Own"), Choice("lejet", "Lejet", "Rented"))


def field(kind: FieldType, **more: Any) -> Field:  # noqa: ANN401 (the arguments of Field)
    return Field("felt", kind, ANSWER, **more)


PARTS = (Field("navn", "text", Text("Navn", "Name")), Field("pladser", "int", Text("Pladser", "Places")))
FIELDS: Mapping[str, Field] = {
    "text": field("text"),
    "texts": field("texts"),
    "bool": field("bool"),
    "int": field("int"),
    "number": field("number"),
    "share": field("share"),
    "range": field("range"),
    "date": field("date"),
    "choice": field("choice", choices=CHOICES),
    "choices": field("choices", choices=CHOICES),
    "record": field("record", fields=PARTS),
    "records": field("records", fields=PARTS),
    "table": field("table", of="int"),
}


def faults(kind: str, value: object) -> list[Fault]:
    found: list[Fault] = []
    check(value, FIELDS[kind], AT, found)
    return found


def told(fault: Fault) -> Diagnostic:
    return Diagnostic(fault.code, None, fault.values)


def test_every_type_of_field_is_tried_here() -> None:
    assert list(FIELDS) == list(get_args(FieldType))


# --- What is taken ---


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "Afsnitsleder"),
        ("text", ""),
        ("text", "to\nlinjer\tog en tab"),
        ("texts", []),
        ("texts", ["a", "", DONT_KNOW]),
        ("bool", True),
        ("bool", False),
        ("int", 0),
        ("int", MAX_NUMBER),
        ("number", 7),
        ("number", Decimal("7.5")),
        ("number", Decimal("0.000001")),
        ("number", Decimal("1e3")),
        ("share", 0),
        ("share", Decimal("0.66")),
        ("share", 1),
        ("range", [36, 11]),
        ("range", [11, 11]),
        ("date", date(2027, 2, 1)),
        ("choice", "egen"),
        ("choices", []),
        ("choices", ["lejet", "egen"]),
        ("record", {}),
        ("record", {"navn": "a", "pladser": DONT_KNOW}),
        ("records", []),
        ("records", [{}, {"navn": DONT_KNOW}, {"pladser": 3}]),
        ("table", {}),
        ("table", {"Familieafsnittet": 3, "": DONT_KNOW}),
    ],
)
def test_a_value_of_the_right_form_is_taken(kind: str, value: object) -> None:
    assert faults(kind, value) == []


@pytest.mark.parametrize("kind", FIELDS)
def test_any_field_takes_ved_ikke(kind: str) -> None:
    assert faults(kind, DONT_KNOW) == []


def test_a_table_of_texts_is_the_usual_one() -> None:
    found: list[Fault] = []
    check({"a": "b"}, field("table"), AT, found)

    assert found == []


# --- What has the wrong form ---

EXPECTED = {
    "text": (
        'Skriv en tekst i anførselstegn, fx "Afsnitsleder".',
        'Write a text in quotes, such as "Team leader".',
    ),
    "texts": (
        'Skriv en liste af tekster, fx ["Familieafsnittet"].',
        'Write a list of texts, such as ["Family unit"].',
    ),
    "bool": ("Skriv true (ja) eller false (nej).", "Write true (yes) or false (no)."),
    "int": (
        "Skriv et helt tal uden anførselstegn, fx 24.",
        "Write a whole number without quotes, such as 24.",
    ),
    "number": (
        "Skriv et tal uden anførselstegn, fx 24 eller 7.5.",
        "Write a number without quotes, such as 24 or 7.5.",
    ),
    "share": (
        "Skriv en andel fra 0 til 1 uden anførselstegn, fx 0.66.",
        "Write a share from 0 to 1 without quotes, such as 0.66.",
    ),
    "range": (
        "Skriv det højeste og det laveste tal, fx [36, 11].",
        "Write the highest and the lowest number, such as [36, 11].",
    ),
    "date": (
        "Skriv en dato uden anførselstegn, fx 2027-02-01.",
        "Write a date without quotes, such as 2027-02-01.",
    ),
    "choice": ("Skriv et af ordene: egen, lejet.", "Write one of the words: egen, lejet."),
    "choices": (
        "Skriv en liste med nogle af ordene: egen, lejet.",
        "Write a list of some of the words: egen, lejet.",
    ),
    "record": ("Skriv en tabel, fx { navn = … }.", "Write a table, such as { navn = … }."),
    "records": (
        "Skriv en liste af tabeller, fx [{ navn = … }].",
        "Write a list of tables, such as [{ navn = … }].",
    ),
    "table": (
        'Skriv en tabel med navne, fx { "Familieafsnittet" = … }.',
        'Write a table of names, such as { "Family unit" = … }.',
    ),
}
MISTYPED = [
    ("text", [10**15, True, Decimal("1.5"), [], ["a"], {}]),
    ("texts", ["a" * 61, 3, {}, True]),
    ("bool", ["måske", 1, 0, Decimal(1), []]),
    ("int", [True, False, "mange", "0101901234", Decimal("24.0"), Decimal("nan"), [24], {}]),
    ("number", [True, "7 timer", Decimal("nan"), Decimal("inf"), Decimal("-inf"), [7]]),
    ("share", [True, "66 %", Decimal("nan"), [Decimal("0.6")], {}]),
    ("range", [36, True, "36-11", Decimal("36.5"), {}]),
    ("date", ["snart", "2027-02-30", "30. februar 2027", time(8), 2027]),
    ("choice", [1, True, ["egen"], {"egen": True}]),
    ("choices", ["eget", 1, {"egen": True}]),
    ("record", [[], [{}], "a", 3, True]),
    ("records", [{}, "a", 3, [3], [{}, "a"], [{}, DONT_KNOW], [[]]]),
    ("table", [[], [{}], "a", 3, True]),
]


def test_every_type_of_field_is_tried_with_wrong_forms() -> None:
    assert [kind for kind, _ in MISTYPED] == list(FIELDS) == list(EXPECTED)


@pytest.mark.parametrize(("kind", "value"), [(kind, value) for kind, values in MISTYPED for value in values])
def test_a_value_of_another_form_is_told_with_the_form_to_write(kind: str, value: object) -> None:
    [fault] = faults(kind, value)

    assert (fault.code, fault.path, fault.is_key) == ("K010", AT, False)
    danish, english = EXPECTED[kind]
    assert told(fault).sentence("da") == "Svaret på ”felt” (Svaret) har ikke den rigtige form."
    assert told(fault).sentence("en") == "The answer to “felt” (The answer) does not have the right form."
    assert told(fault).advice("da") == (
        f'{danish} Ved I det ikke endnu, så skriv "ved_ikke". Er spørgsmålet åbent, så slet linjen.'
    )
    assert told(fault).advice("en") == (
        f'{english} If you do not know yet, write "ved_ikke". If the question is open, delete the line.'
    )


@pytest.mark.parametrize(
    ("kind", "value", "danish", "english"),
    [
        ("text", 24, '"24"', '"24"'),
        ("text", date(2027, 1, 1), '"2027-01-01"', '"2027-01-01"'),
        ("texts", "Familieafsnittet", '["Familieafsnittet"]', '["Familieafsnittet"]'),
        ("choices", "egen", '["egen"]', '["egen"]'),
        ("bool", "ja", "true uden anførselstegn", "true without quotes"),
        ("bool", "FALSE", "false uden anførselstegn", "false without quotes"),
        ("int", "24", "24 uden anførselstegn", "24 without quotes"),
        ("number", "7,5", "7.5 uden anførselstegn", "7.5 without quotes"),
        ("share", "0.66", "0.66 uden anførselstegn", "0.66 without quotes"),
        ("date", "2027-02-01", "2027-02-01 uden anførselstegn", "2027-02-01 without quotes"),
        ("date", "1. februar 2027", "2027-02-01 uden anførselstegn", "2027-02-01 without quotes"),
        ("date", datetime(2027, 2, 1, tzinfo=UTC), "2027-02-01", "2027-02-01"),
    ],
)
def test_an_answer_whose_meaning_is_plain_is_told_as_it_is_to_be_written(
    kind: str, value: object, danish: str, english: str
) -> None:
    [fault] = faults(kind, value)

    assert fault.code == "K010"
    assert told(fault).advice("da").startswith(f"Skriv {danish}. Ved I det ikke endnu")
    assert told(fault).advice("en").startswith(f"Write {english}. If you do not know yet")


@pytest.mark.parametrize("written", ["ved ikke", "Ved ikke", "ved-ikke", "VED_IKKE", "ved ikke."])
@pytest.mark.parametrize("kind", FIELDS)
def test_ved_ikke_in_another_spelling_is_no_answer(kind: str, written: str) -> None:
    [fault] = faults(kind, written)

    assert (fault.code, fault.path) == ("K017", AT)
    assert told(fault).sentence("da") == f"”{written}” tæller ikke som et åbent spørgsmål."


@pytest.mark.parametrize("value", ["1.500", "45.500", "120.000", "-1.250"])
@pytest.mark.parametrize("kind", ["int", "number", "share"])
def test_a_number_that_looks_like_thousands_is_not_read_as_decimals(kind: str, value: str) -> None:
    [fault] = faults(kind, Decimal(value))

    assert (fault.code, fault.path) == ("K016", AT)
    thousands, decimals = value.replace(".", ""), value.rstrip("0").rstrip(".")
    assert told(fault).advice("da") == (
        f"Er det tusinder, så skriv {thousands}. Er det decimaler, så skriv {decimals}."
    )


@pytest.mark.parametrize("value", ["1.5", "1.50", "0.500", "7.125", "1500.000", "1.5000"])
def test_other_decimals_are_decimals(value: str) -> None:
    assert faults("number", Decimal(value)) == []


def test_of_a_text_with_characters_at_fault_those_are_named() -> None:
    [number, unseen] = faults("text", "x 010190-1234 og 020290-4321\u200b")

    assert (number.code, number.part) == ("P001", "")
    assert (unseen.code, unseen.part) == ("K070", "\u200b")


def test_a_record_without_parts_is_explained_too() -> None:
    found: list[Fault] = []
    check(3, field("record"), AT, found)

    assert told(found[0]).advice("da").startswith("Skriv en tabel, fx { … = … }.")


@pytest.mark.parametrize(
    ("kind", "value", "path"),
    [
        ("texts", ["a", 3, "b", ["c"]], [(*AT, 1), (*AT, 3)]),
        ("choices", ["egen", 3], [(*AT, 1)]),
        ("record", {"navn": 3, "pladser": "x"}, [(*AT, "navn"), (*AT, "pladser")]),
        ("records", [{"navn": "a"}, {"pladser": True}], [(*AT, 1, "pladser")]),
        ("table", {"a": 1, "b": "1"}, [(*AT, "b")]),
    ],
)
def test_only_the_odd_entry_is_told(kind: str, value: object, path: list[tuple[str | int, ...]]) -> None:
    found = faults(kind, value)

    assert [fault.path for fault in found] == path
    assert {fault.code for fault in found} == {"K010"}


# --- What has the right form and cannot be right ---


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", -1),
        ("int", MAX_NUMBER + 1),
        pytest.param("int", 16**5000, id="int-endless"),
        ("number", Decimal("-0.5")),
        ("number", Decimal("1e400")),
        ("number", Decimal("1e-7")),
        ("number", Decimal("1e-999999999")),
    ],
)
def test_a_number_that_cannot_be_right_is_told_with_its_limits(kind: str, value: object) -> None:
    [fault] = faults(kind, value)

    assert (fault.code, fault.path) == ("K011", AT)
    assert told(fault).sentence("da").startswith("”felt” (Svaret) kan ikke være ")
    assert told(fault).sentence("en").startswith("“felt” (The answer) cannot be ")
    assert len(told(fault).sentence("da")) < 100
    assert told(fault).advice("da") == "Skriv et tal, der er mindst 0, med højst seks decimaler."
    assert told(fault).advice("en") == "Write a number that is at least 0, with at most six decimals."


@pytest.mark.parametrize("value", [66, Decimal("1.01"), Decimal("-0.1"), Decimal("0.1234567")])
def test_a_share_that_cannot_be_right_is_told_with_how_percent_are_written(value: object) -> None:
    [fault] = faults("share", value)

    assert (fault.code, fault.path) == ("K015", AT)
    assert told(fault).sentence("da") == f"”felt” (Svaret) er en andel og kan ikke være {value}."
    assert told(fault).sentence("en") == f"“felt” (The answer) is a share and cannot be {value}."
    assert told(fault).advice("da").endswith("58 % skrives 0.58.")
    assert told(fault).advice("en").endswith("58 % is written 0.58.")


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("int", -1, "-1"),
        ("int", 1234567891234, "1234567891234"),
        ("number", Decimal("-0.5"), "-0.5"),
        ("number", Decimal("98765432123456.5"), "98765432123456.5"),
        ("number", Decimal("0.1234567"), "0.1234567"),
    ],
)
def test_a_number_that_cannot_be_right_is_shown_as_it_is_written(
    kind: str, value: object, shown: str
) -> None:
    [fault] = faults(kind, value)

    assert told(fault).sentence("da") == f"”felt” (Svaret) kan ikke være {shown}."


def test_a_share_in_per_cent_is_told_to_be_written_from_0_to_1() -> None:
    [fault] = faults("share", 66)

    assert told(fault).advice("da").startswith("Skriv et tal fra 0 til 1 ")


# --- Two numbers for one ---

AVERAGE = field("number", interval=True)


def interval_faults(value: object, asked: Field = AVERAGE) -> list[tuple[str, tuple[str | int, ...]]]:
    found: list[Fault] = []
    check(value, asked, AT, found)
    for fault in found:
        assert told(fault).sentence("da") != told(fault).sentence("en")
    return [(fault.code, fault.path) for fault in found]


@pytest.mark.parametrize("value", [27, Decimal("27.5"), [27, 28], [27, 27], [0, Decimal("0.5")], DONT_KNOW])
def test_a_number_that_may_be_an_interval_takes_one_or_two(value: object) -> None:
    assert interval_faults(value) == []


@pytest.mark.parametrize(("kind", "code"), [("int", "K011"), ("number", "K011"), ("share", "K015")])
def test_the_ends_of_an_interval_are_as_the_field_takes_them(kind: FieldType, code: str) -> None:
    asked = field(kind, interval=True)

    assert interval_faults([0, 1], asked) == []
    assert interval_faults([-1, 1], asked) == [(code, (*AT, 0))]
    assert interval_faults([0, DONT_KNOW], asked) == [("K010", (*AT, 1))]
    assert interval_faults([0, [0, 1]], asked) == [("K010", (*AT, 1))]


@pytest.mark.parametrize("value", [[28, 27], [27], [], [27, 28, 29]])
def test_an_interval_is_two_numbers_with_the_lowest_first(value: object) -> None:
    assert interval_faults(value) == [("K013", AT)]


@pytest.mark.parametrize("value", [[11, 36], [36], [], [36, 20, 11]])
def test_highest_and_lowest_are_two_numbers_with_the_highest_first(value: object) -> None:
    assert interval_faults(value, field("range")) == [("K014", AT)]


def test_highest_and_lowest_are_whole_numbers() -> None:
    assert interval_faults([Decimal("36.5"), 11], field("range")) == [("K010", (*AT, 0))]
    assert interval_faults([36, -1], field("range")) == [("K011", (*AT, 1))]


def test_what_is_no_number_is_told_that_an_interval_may_be_written() -> None:
    found: list[Fault] = []
    check("27-28", AVERAGE, AT, found)

    [fault] = found
    assert ", eller et spænd fra lav til høj, fx [27, 28]." in told(fault).advice("da")
    assert ", or an interval from low to high, such as [27, 28]." in told(fault).advice("en")


# --- Tables of records ---


def test_each_entry_of_a_table_of_records_is_checked_as_a_record() -> None:
    cadences = field("table", of="record", fields=PARTS)

    assert interval_faults({"a": {"navn": "x"}, "b": {}, "c": DONT_KNOW}, cadences) == []
    assert interval_faults({"a": 3}, cadences) == [("K010", (*AT, "a"))]
    assert interval_faults({"a": {"pladser": "x", "x": 1}}, cadences) == [
        ("K010", (*AT, "a", "pladser")),
        ("K030", (*AT, "a", "x")),
    ]


def test_a_field_may_raise_its_lowest_number() -> None:
    year = field("int", minimum=2000)
    found: list[Fault] = []
    check(2000, year, AT, found)
    check(1999, year, AT, found)

    [fault] = found
    assert fault.code == "K011"
    assert told(fault).sentence("da") == "”felt” (Svaret) kan ikke være 1999."
    assert told(fault).advice("da").startswith("Skriv et tal, der er mindst 2000, ")
    assert told(fault).advice("en").startswith("Write a number that is at least 2000, ")


def test_the_numbers_of_a_table_have_the_limits_of_the_table() -> None:
    found: list[Fault] = []
    check({"a": 1, "b": 0}, field("table", of="int", minimum=1), AT, found)

    assert [(fault.code, fault.path) for fault in found] == [("K011", (*AT, "b"))]


@pytest.mark.parametrize(
    ("kind", "value", "path"), [("choice", "leget", AT), ("choices", ["leget"], (*AT, 0))]
)
def test_an_unknown_choice_is_told_with_what_was_probably_meant(
    kind: str, value: object, path: tuple[str | int, ...]
) -> None:
    [fault] = faults(kind, value)

    assert (fault.code, fault.path) == ("K012", path)
    assert told(fault).sentence("da") == "”leget” er ikke et svar her."
    assert told(fault).sentence("en") == "“leget” is not an answer here."
    assert (
        told(fault).advice("da").startswith("Mente I lejet? Skriv et af: egen, lejet. Ved I det ikke endnu")
    )
    assert told(fault).advice("en").startswith("Did you mean lejet? Write one of: egen, lejet. If you do not")


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\u202e", "\u200b", "\x00", "\x07", "\r", "\u2028"])
def test_characters_that_cannot_be_seen_are_told(hidden: str) -> None:
    text = f"Afsnit{hidden}sleder"

    assert [(fault.code, fault.path) for fault in faults("text", text)] == [("K070", AT)]
    assert [(fault.code, fault.path) for fault in faults("texts", ["a", text])] == [("K070", (*AT, 1))]
    assert [(fault.code, fault.path, fault.is_key) for fault in faults("table", {text: 1})] == [
        ("K070", (*AT, text), True)
    ]


# --- Personal numbers ---


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234", "311299-0000", "290200-4321"])
def test_a_personal_number_is_told_in_every_kind_of_text(number: str) -> None:
    text = f"Aftalt i sagen om {number}, se mappen"

    assert [(fault.code, fault.path) for fault in faults("text", text)] == [("P001", AT)]
    assert [(fault.code, fault.path) for fault in faults("texts", ["a", text])] == [("P001", (*AT, 1))]
    assert [(fault.code, fault.path) for fault in faults("record", {"navn": number})] == [
        ("P001", (*AT, "navn"))
    ]
    assert [(fault.code, fault.path) for fault in faults("records", [{}, {"navn": number}])] == [
        ("P001", (*AT, 1, "navn"))
    ]
    assert [(fault.code, fault.path, fault.is_key) for fault in faults("table", {text: 1})] == [
        ("P001", (*AT, text), True)
    ]


def test_a_text_is_told_of_its_personal_number_and_of_its_hidden_characters() -> None:
    assert [fault.code for fault in faults("text", "010190-1234\u200b")] == ["P001", "K070"]


def test_a_personal_number_is_told_without_the_number() -> None:
    [fault] = faults("text", "010190-1234")

    assert told(fault).sentence("da") == "Teksten rummer noget, der ligner et cpr-nummer."
    assert told(fault).sentence("en") == "The text holds what looks like a Danish personal number."
    assert told(fault).advice("da") == (
        "Fjern personoplysninger, før I deler filen. Skriv roller, ikke navne og numre. "
        "Nummeret er skjult her."
    )


@pytest.mark.parametrize("text", ["12345678", "4500123456", "320190-1234", "011390-1234", "1010190-12345"])
def test_a_number_that_is_no_date_is_no_personal_number(text: str) -> None:
    assert faults("text", text) == []
    assert faults("table", {text: 1}) == []


@pytest.mark.parametrize(
    ("kind", "value", "code"), [("choice", "010190-1234", "K012"), ("record", {"010190-1234": 3}, "K030")]
)
def test_a_personal_number_that_is_a_wrong_word_or_key_is_told_without_the_number(
    kind: str, value: object, code: str
) -> None:
    [fault] = faults(kind, value)

    assert fault.code == code
    for language in ("da", "en"):
        assert "••••••-••••" in told(fault).sentence(language)
        assert not set("019234") & set(told(fault).sentence(language))


# --- Keys ---


def test_an_unknown_key_is_told_with_what_was_probably_meant_and_what_may_stand_there() -> None:
    [fault] = faults("record", {"Pladserne": 3})

    assert (fault.code, fault.path, fault.is_key) == ("K030", (*AT, "Pladserne"), True)
    assert told(fault).sentence("da") == "Feltet ”Pladserne” findes ikke."
    assert told(fault).sentence("en") == "The field “Pladserne” does not exist."
    assert told(fault).advice("da") == "Mente I pladser? Her kan stå: navn, pladser."
    assert told(fault).advice("en") == "Did you mean pladser? Here may stand: navn, pladser."


def test_nothing_is_guessed_where_no_name_is_near() -> None:
    [fault] = faults("record", {"zzz": 3})

    assert told(fault).advice("da") == "Her kan stå: navn, pladser."
    assert told(fault).advice("en") == "Here may stand: navn, pladser."


def test_the_caller_says_which_code_an_unknown_key_has() -> None:
    found: list[Fault] = []
    check_keys({"x": 1}, {}, ("kommune",), found, code="K001")

    assert [fault.code for fault in found] == ["K001"]


def test_a_wrong_name_is_shown_harmlessly() -> None:
    fault = Fault("K030", AT, values=known("\x1b[2J\u202e{name}", ["navn"]))

    assert told(fault).sentence("da") == "Feltet ”\\u001b[2J\\u202e{name}” findes ikke."


# --- For any value at all ---

_SCALARS = (
    st.text(max_size=4)
    | st.sampled_from([DONT_KNOW, "egen", "lejet"])
    | st.booleans()
    | st.integers()
    | st.decimals()
    | st.dates()
    | st.datetimes()
    | st.times()
)
_KEYS = st.sampled_from(["navn", "pladser", "x"]) | st.text(max_size=3)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(FIELDS)), _VALUES)
def test_any_value_is_taken_or_told_at_its_place(kind: str, value: object) -> None:
    for fault in faults(kind, value):
        assert fault.path[: len(AT)] == AT
        found: Any = value
        for step in fault.path[len(AT) : -1 if fault.is_key else None]:
            found = found[step]
        assert not fault.is_key or fault.path[-1] in found
        for language in ("da", "en"):
            assert told(fault).sentence(language)
            assert told(fault).advice(language)


@given(st.sampled_from(sorted(FIELDS)), _VALUES)
def test_checking_only_adds_to_the_faults(kind: str, value: object) -> None:
    first = Fault("K040", ("kommune",))
    found = [first]
    check(value, FIELDS[kind], AT, found)

    assert found[0] is first
    assert found[1:] == faults(kind, value)
