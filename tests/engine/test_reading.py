"""A closed table tells all that is missing, misspelt or of another type, each with its path."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest

from readiness.reading import Misfit, Table

if TYPE_CHECKING:
    from collections.abc import Callable


class Colour(StrEnum):
    """A closed set of words."""

    RED = "red"
    BLUE = "blue"


def told(values: dict[str, Any], read: Callable[[Table], object]) -> list[Misfit]:
    misfits: list[Misfit] = []
    table = Table(values, (), misfits)
    read(table)
    table.close()
    return misfits


def reasons(values: dict[str, Any], read: Callable[[Table], object]) -> list[tuple[str, str]]:
    return [(".".join(map(str, each.path)), each.reason.en) for each in told(values, read)]


@pytest.mark.parametrize(
    ("values", "read", "reason"),
    [
        ({}, lambda table: table.text("a"), "the key is missing"),
        ({"a": 1}, lambda table: table.text("a"), "write a text in quotes"),
        ({"a": "  "}, lambda table: table.text("a"), "write a text in quotes"),
        ({"a": "x"}, lambda table: table.texts("a"), "write a list of texts"),
        ({"a": ["x", 1]}, lambda table: table.texts("a"), "write a list of texts"),
        ({"a": [""]}, lambda table: table.texts("a"), "write a list of texts"),
        ({"a": True}, lambda table: table.number("a"), "write a whole number without quotes"),
        ({"a": 1}, lambda table: table.flag("a"), "write true or false"),
        ({"a": "green"}, lambda table: table.word("a", Colour), "write one of: red, blue"),
        ({"a": "bleu"}, lambda table: table.word("a", Colour), "Did you mean blue? write one of: red, blue"),
        ({"a": []}, lambda table: table.as_it_is("a"), "write a table"),
        ({"a": [{}, 1]}, lambda table: table.tables("a", lambda _: None), "write a list of tables"),
        ({"a": {}}, lambda table: table.tables("a", lambda _: None), "write a list of tables"),
    ],
)
def test_a_key_that_does_not_fit_is_told_once(
    values: dict[str, Any], read: Callable[[Table], object], reason: str
) -> None:
    assert reasons(values, read) == [("a", reason)]


def test_a_key_that_nobody_asks_for_is_told_with_what_was_meant() -> None:
    assert reasons({"tilte": "x"}, lambda table: table.text_if_any("title")) == [
        ("tilte", "“tilte” cannot stand here. Did you mean title? Here may stand: title")
    ]


def test_a_table_that_does_not_fit_is_told_and_its_own_keys_are_not() -> None:
    assert reasons({"a": 1}, lambda table: table.table("a", lambda inner: inner.text("b"))) == [
        ("a", "write a table")
    ]


def test_all_that_is_wrong_is_told_with_the_way_to_it() -> None:
    values = {"a": [{"b": 1}, {"b": "x", "c": 2}]}

    found = reasons(values, lambda table: table.tables("a", lambda inner: inner.text("b")))

    assert [path for path, _ in found] == ["a.0.b", "a.1.c"]


def test_what_may_be_left_out_is_none_or_empty() -> None:
    misfits: list[Misfit] = []
    table = Table({}, (), misfits)

    assert table.text_if_any("a") is None
    assert table.number_if_any("b") is None
    assert table.word_if_any("c", Colour) is None
    assert table.table_if_any("d", lambda _: 1) is None
    assert table.as_it_is("e") is None
    assert table.texts("f") == ()
    assert table.tables("g", lambda _: 1) == ()
    assert table.flag("h") is False
    assert misfits == []


def test_a_reason_is_told_in_both_languages() -> None:
    (misfit,) = told({"a": "bleu"}, lambda table: table.word("a", Colour))

    assert misfit.reason.da == "Mente I blue? skriv et af: red, blue"


def test_a_key_that_steers_a_terminal_is_told_harmlessly() -> None:
    misfits: list[Misfit] = []
    table = Table({"\x1b[31m": 1}, (), misfits)
    table.close()

    [misfit] = misfits
    assert "”\\u001b[31m”" in misfit.reason.da
    assert "“\\u001b[31m”" in misfit.reason.en
