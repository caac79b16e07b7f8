"""Personal numbers are found by their date wherever they stand, and other numbers are left alone."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.dk import cpr

from readiness import personal
from readiness.model import Field, Language, Text
from readiness.personal import holds_cpr, masked, spans
from readiness.wording import answer, fill, harmless

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES: list[Language] = ["da", "en"]
FIELD = Field("felt", "text", Text("Felt", "Field"))
#: All that may stand between the two parts.
SEPARATORS = ["", "-", " ", "–", "‑", "—", "−", "\u00a0", "\t", " - ", " – ", "_", "\u00ad", "\u200b"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("010190-1234", "••••••-••••"),
        ("0101901234", "••••••••••"),
        ("010190 1234", "•••••• ••••"),
        ("010190–1234", "••••••–••••"),
        ("010190 - 1234", "•••••• - ••••"),
        ("010190\n1234", "•••••• ••••"),
        ("311299-0000", "••••••-••••"),
        ("290200-4321", "••••••-••••"),
        ("610190-1234", "••••••-••••"),
        ("Sagen om 010190-1234, se også 020290 4321.", "Sagen om ••••••-••••, se også •••••• ••••."),
        ("sag010190-1234a", "sag••••••-••••a"),
        ("(010190-1234)\x1b", "(••••••-••••)\\u001b"),
        ("sager/010190_1234.pdf", "sager/••••••_••••.pdf"),
        ("P-nummer 1010901234, cpr 0101901234", "P-nummer 1010901234, cpr ••••••••••"),
        ("P-nummer 101090-1234", "P-nummer ••••••-••••"),
        ("P-nummer 0101901234", "P-nummer ••••••••••"),
        ("Pnr 1010901234", "Pnr ••••••••••"),
    ],
)
def test_a_personal_number_is_found_and_hidden(text: str, shown: str) -> None:
    assert holds_cpr(text)
    assert harmless(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "000190-1234",
        "320190-1234",
        "310490-1234",
        "300200-1234",
        "010090-1234",
        "011390-1234",
        "290201-4321",
        "290200-1234",
        "010157-5000",
        "921190-1234",
        "6101901234",
        "4500123456",
        "9999999999",
        "010190-123",
        "01019-1234",
        "010190-12345",
        "1010190-1234",
        "01019012345",
        "010190--1234",
        "010190  1234",
        "01-01-90 1234",
        "2027-02-01",
        "70 70 12 34",
        "5790001234567",
        "P-nummer 1010901234",
        "p-nr. 1010901234",
        "P-numre: 1010901234, 1011901234 og 1012901234",
        "Produktionsenhed 1010901234",
    ],
)
def test_ten_digits_that_are_no_date_and_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_cpr(text)
    assert harmless(text) == text
    assert list(spans(text)) == []


def test_a_text_says_where_its_personal_numbers_are() -> None:
    text = "Sagen om 010190-1234 og 0202904321"

    assert [text[start:end] for start, end in spans(text)] == ["010190-1234", "0202904321"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("010100-0000", True),  # 1900
        ("010136-4000", False),  # 2036
        ("010137-4000", True),  # 1937
        ("010158-5000", True),  # 1858
        ("010157-8000", False),  # 2057
        ("010126-9000", True),  # 2026
        ("010137-9000", True),  # 1937
        ("010199-3999", True),  # 1999
    ],
)
def test_the_seventh_digit_says_the_century(
    number: str,
    *,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(personal, "_today", lambda: date(2026, 11, 6))

    assert holds_cpr(number) is told


@pytest.mark.parametrize(("days", "told"), [(0, True), (1, False)])
def test_nobody_has_the_number_of_a_day_that_has_not_come(
    days: int,
    *,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(personal, "_today", lambda: date(2026, 11, 6))
    born = date(2026, 11, 6) + timedelta(days=days)

    assert holds_cpr(f"{born:%d%m%y}-4000") is told


# --- Held against stdnum ---


def numbers(make: Callable[[random.Random], str], count: int = 20_000) -> set[str]:
    chance = random.Random(2026)  # noqa: S311 (the same numbers each time)
    return {make(chance) for _ in range(count)}


def any_digits(chance: random.Random) -> str:
    return f"{chance.randrange(10**10):010}"


def near_a_date(chance: random.Random) -> str:
    return f"{chance.randint(0, 32):02}{chance.randint(0, 13):02}{chance.randrange(10**6):06}"


@pytest.mark.parametrize("make", [any_digits, near_a_date])
def test_ten_digits_are_a_personal_number_when_stdnum_says_so(make: Callable[[random.Random], str]) -> None:
    tried = numbers(make)

    assert {each for each in tried if holds_cpr(each)} == {each for each in tried if cpr.is_valid(each)}


@pytest.mark.parametrize("separator", SEPARATORS[1:])
def test_so_are_two_parts_whatever_stands_between_them_and_the_replacement_of_one(separator: str) -> None:
    def of_either(number: str) -> bool:
        regular = f"{int(number[:2]) - 60:02}{number[2:]}" if number[:2] > "60" else number
        return cpr.is_valid(regular)

    tried = numbers(any_digits, 10_000) | numbers(near_a_date, 10_000)

    assert {each for each in tried if holds_cpr(each[:6] + separator + each[6:])} == set(
        filter(of_either, tried)
    )


@given(
    st.dates(date(1858, 1, 1), date(2026, 1, 1)),
    st.integers(0, 9999),
    st.sampled_from(SEPARATORS),
    st.text(st.characters(exclude_categories=["Nd", "Cs"])),
    st.sampled_from(LANGUAGES),
)
def test_a_valid_number_is_shown_nowhere(
    born: date, serial: int, separator: str, around: str, language: Language
) -> None:
    number = f"{born:%d%m%y}{serial:04}"
    if not cpr.is_valid(number):
        return
    written = number[:6] + separator + number[6:]
    text = f"{around}{written}{around}"
    told = harmless(text) + fill(Text("{a}", "{a}"), {"a": text}, language) + answer(text, FIELD, language)
    digits = re.sub("[^0-9•]", "", re.sub(r"\\u[0-9a-f]{4,5}", "", told))

    if "P-" not in around.upper() and "PRODUKTION" not in around.upper():
        assert holds_cpr(text)
        assert number not in digits
        assert len(masked(text)) == len(text)


# --- What is no personal number ---


def cvr(chance: random.Random) -> str:
    return f"CVR {chance.randint(10_000_000, 99_999_999)}"


def telephone(chance: random.Random) -> str:
    number = f"{chance.randint(20_000_000, 99_999_999)}"
    return chance.choice(
        [number, f"+45{number}", f"45{number}", f"0045 {number}", "+45 " + " ".join(re.findall("..", number))]
    )


def ean(chance: random.Random) -> str:
    number = f"579{chance.randrange(10**10):010}"
    return chance.choice([number, f"{number[:4]} {number[4:]}", f"{number[0]} {number[1:7]} {number[7:]}"])


def journal(chance: random.Random) -> str:
    year = chance.randint(2010, 2030)
    kle = ".".join(f"{chance.randint(0, 99):02}" for _ in "abc")
    return chance.choice(
        [
            f"{year % 100}/{chance.randrange(10**5)}",
            f"{year}-{chance.randrange(10**6):06}",
            f"S{year}-{chance.randrange(10**5)}",
            f"{kle}-{chance.choice('AGKPØ')}{chance.randint(0, 99):02}-{chance.randint(1, 999)}-{year % 100}",
        ]
    )


def two_dates(chance: random.Random) -> str:
    one, other = (date(2020, 1, 1) + timedelta(days=chance.randrange(4000)) for _ in "ab")
    return chance.choice([f"{one:%d%m%y}-{other:%d%m%y}", f"{one:%Y%m%d}-{other:%H%M}", f"{one:%d-%m-%Y}"])


def p_number(chance: random.Random) -> str:
    said = chance.choice(["P-nummer", "p-nr.", "P-nr:", "P-nummer: "])
    return f"{said} {chance.randint(1_000_000_000, 1_031_999_999)}"


@pytest.mark.parametrize("make", [cvr, telephone, ean, journal, two_dates, p_number])
def test_the_numbers_that_municipalities_write_are_no_personal_numbers(
    make: Callable[[random.Random], str],
) -> None:
    assert {each for each in numbers(make) if holds_cpr(each)} == set()


def test_a_p_number_that_is_not_said_to_be_one_is_refused_where_it_is_a_date_and_only_there() -> None:
    """A known limit: ten digits beginning with 10 may be the 10th of a month."""
    bare = numbers(lambda chance: str(chance.randint(1_000_000_000, 1_031_999_999)))
    refused = {each for each in bare if holds_cpr(each)}

    assert refused == {each for each in bare if cpr.is_valid(each)}
    assert 0.3 < len(refused) / len(bare) < 0.35
