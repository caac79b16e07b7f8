"""Where a text stops being TOML is told at the slip, and nothing is claimed of what TOML allows."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from readiness.slips import Slip, slips

ROOT = Path(__file__).parents[2]

_QUOTES = st.sampled_from(['"', "'", '"""', "'''", "“", "”"])
_SIGNS = st.sampled_from(["[", "]", "[[", "]]", "{", "}", "(", "=", ":", ",", ".", "#", "\\", "%"])
_BLANKS = st.sampled_from(["\n", "\n\n", " ", "\t", "\n  "])
_NUMBERS = ["1", "7,5", "1.000", "1 000 000", "0xff", "0b1", "+7", "1e5", "1_000", "inf", "-nan", "6 timer"]
_TIMES = ["2026-12-01", "1. december 2026", "16.30-18", "16:30", "08:00:00.5", "2026-12-01 08:00:00Z"]
_VALUES = st.sampled_from([*_NUMBERS, *_TIMES, "true", "True", "ja"])
_WORDS = st.sampled_from(["a", "navn", "måned", "to ord", "a.b", '"a b"', "Faglig koordinator"])
_PAIRS = st.builds("{} = {}\n".format, _WORDS, _VALUES | _WORDS.map('"{}"'.format))
_TEXT = st.lists(_QUOTES | _SIGNS | _BLANKS | _VALUES | _WORDS | _PAIRS, max_size=20).map("".join)


def marked(text: str) -> list[tuple[str, str]]:
    """Give the code of each slip with the characters that it marks."""
    return [(slip.code, text[slip.start : slip.end]) for slip in slips(text)]


@given(_TEXT)
def test_nothing_is_claimed_of_what_toml_allows(text: str) -> None:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    assert slips(text) == []


@given(_TEXT)
def test_the_slips_of_any_text_stand_in_its_order(text: str) -> None:
    found = slips(text)

    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(0 <= each.start < each.end <= len(text) + 1 for each in found)


@pytest.mark.parametrize("path", [*ROOT.glob("examples/*/*.toml"), *ROOT.glob("rulesets/**/*.toml")], ids=str)
def test_nothing_is_claimed_of_the_files_of_the_project(path: Path) -> None:
    assert slips(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        *("", "# a = ja\n", "Vi er klar.", "= 1", ", a", "a = 1 b = 2", "a = 1,2,3", "a = 1.2.3", "[a] b"),
        *('a = "x", b c', "a = [1] b", "a = 'x' y"),
    ],
)
def test_a_text_without_a_known_slip_has_none(text: str) -> None:
    assert slips(text) == []


def test_a_slip_that_ends_with_its_line_does_not_hide_the_next() -> None:
    text = "a = ja\nVi er klar\n[t]\nb = “x”\nc = [\n  Ungdom,\n  “x”,\n]\nd = 7,5\n"

    assert marked(text) == [("F010", "ja"), ("F011", "“"), ("F019", "Ungdom"), ("F014", "7,5")]


def test_a_text_that_never_ends_hides_the_rest() -> None:
    assert marked('a = ja\nb = """\nc = nej\n') == [("F010", "ja"), ("F047", '"""')]


def test_brackets_without_end_are_no_fault_of_the_program() -> None:
    assert slips(f"a = ja\nb = {'[' * 5000}") == [Slip("F010", 4, 6, {"instead": ""})]


def test_no_more_than_a_hundred_slips_are_looked_for() -> None:
    assert len(slips("a = ja\n" * 1000)) == 100


@pytest.mark.parametrize(
    ("text", "code", "characters"),
    [
        ("a = [1,\n2", "F042", "["),
        ("a = [1,\n[b]\nc = 2", "F042", "["),
        ("a = [\n[1],\n[2]\n, ja]", "F010", "ja"),
        ('a = [\n["x"]\n, ja]', "F010", "ja"),
        ("a = {b = 1\nc = 2", "F042", "{"),
        ("a = {b = 1,\nc = ja}", "F010", "ja"),
        ("a = {b = 1\n  c = 2}", "F041", "\n"),
        ("a = {b = 1, c = 'x')", "F042", "{"),
        ("a = {b = }", "F044", "b ="),
        ("a = {b = 7,5\n", "F014", "7,5"),
        ("a = [true false]", "F041", " "),
        ("a = (1, 2)", "F042", "("),
        ("a = 1]", "F042", "]"),
        ('a = "x"}', "F042", "}"),
        ('"a b": 1', "F040", ":"),
        ("antal sager: 1", "F040", ":"),
        ("“a” = 1", "F011", "“"),
        ("[a b]", "F049", "a b"),
        ("[a", "F043", "[a"),
        ("a]", "F043", "a]"),
        ("måned i år = 3", "F013", "måned i år"),
        ("a = '''x", "F047", "'''"),
        ('a = """\n\\q"""', "F045", '"""\n\\q"""'),
        ('a = ["x]', "F015", '"x'),
        ('a = "x # y', "F015", '"x # y'),
        ("a = 'x' y 'z'", "F015", "'x' y 'z'"),
        ("a = 0x", "F018", "0x"),
        ("a = 45.500,50 kr", "F018", "45.500,50 kr"),
        ("a = 1.250.000,50", "F017", "1.250.000,50"),
        ("a = 2026/12/01", "F012", "2026/12/01"),
        ("a = 1 Oktober 2026", "F012", "1 Oktober 2026"),
        ("a = 3. termin 2026", "F012", "3. termin 2026"),
    ],
)
def test_a_slip_is_told_by_its_name_and_marked(text: str, code: str, characters: str) -> None:
    assert marked(text) == [(code, characters)]


@pytest.mark.parametrize(
    "text", ["a = [1", 'a = ["x" :]', "a = {1}", "[a] b", '[""', "a = [)", "a = {b = 1 :}"]
)
def test_what_is_not_known_is_left_or_told_as_a_bracket(text: str) -> None:
    assert {each.code for each in slips(text)} <= {"F042", "F043"}


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("a = 1. december 2026", "2026-12-01"),
        ("a = 30. februar 2026", ""),
        ("a = 7,5", "7.5"),
        ("a = {b = 7,5}", "7.5"),
        ("a = 45.500 kr.", "45500"),
        ("a = 45.500,50 kr.", "45500.50"),
        ("a = 7,5 timer", "7.5"),
        ("a = 1.250.000", "1250000"),
        ("a = TRUE", "true"),
        ("måned = 1", "maaned"),
        ("sager pr. år = 1", "sager_pr._aar"),
        ("antal sager = 1", "antal_sager"),
        ("a = kl. 16", '"kl. 16"'),
    ],
)
def test_what_to_write_instead_is_told_where_it_is_plain(text: str, instead: str) -> None:
    [slip] = slips(text)

    assert slip.values["instead"] == instead
