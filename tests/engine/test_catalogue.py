"""Every code that can be told is explained once, in both languages, for the one who can mend it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import readiness
from readiness.catalogue import CATALOGUE
from readiness.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Language, Text

TEXTS = [
    pytest.param(code, text, id=f"{code}-{part}")
    for code, entry in CATALOGUE.items()
    for part, text in (("sentence", entry.sentence), ("advice", entry.advice))
]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def codes_in_use() -> Iterator[str]:
    """Give the codes that stand as texts in the engine, besides the catalogue itself."""
    [folder] = readiness.__path__
    for path in Path(folder).rglob("*.py"):
        if path.parent.name == "catalogue":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[A-Z][0-9]{3}", str(node.value)):
                yield str(node.value)


def test_every_code_in_use_is_in_the_catalogue_and_every_code_of_the_catalogue_is_in_use() -> None:
    assert sorted(set(codes_in_use())) == sorted(CATALOGUE)


def test_the_catalogue_is_in_order_within_each_kind() -> None:
    for kind in "FKMPR":
        codes = [code for code in CATALOGUE if code[0] == kind]
        assert codes == sorted(codes)
    assert {code[0] for code in CATALOGUE} == set("FKMPR")


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_both_languages_are_filled_with_the_same_values(code: str, text: Text) -> None:
    assert placeholders(text.da) == placeholders(text.en), code


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_text_ends_with_a_full_stop_or_an_example(code: str, text: Text, language: Language) -> None:
    """An example is a command to type; a text may also end in the words of another program."""
    last = re.split(r"(?<=[.:]) (?!\{reason\}\))", text[language])[-1]

    assert last.endswith((".", "{reason}", "(TOML: {reason})")) or re.fullmatch(
        r"(readiness|pip) .*>", last
    ), code


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_text_begins_with_a_capital_letter_a_quote_or_a_value(
    code: str, text: Text, language: Language
) -> None:
    assert re.match(r"[A-ZÆØÅ”“{]", text[language]), code
    assert "  " not in text[language]


@pytest.mark.parametrize("code", CATALOGUE)
def test_no_brace_is_left_when_all_values_are_given(code: str) -> None:
    entry = CATALOGUE[code]
    names = {name for text in (entry.sentence, entry.advice) for name in placeholders(text.da)}
    diagnostic = Diagnostic(code, values=dict.fromkeys(names, "VÆRDI"))

    for language in ("da", "en"):
        for words in (diagnostic.sentence(language), diagnostic.advice(language)):
            assert not [name for name in names if f"{{{name}}}" in words]
            assert "{{" not in words


def test_the_two_languages_are_not_the_same_text() -> None:
    assert [
        code
        for code, entry in CATALOGUE.items()
        for text in (entry.sentence, entry.advice)
        if text.da == text.en
    ] == []
