"""Click's own words in Danish: all that it can say, and nothing of it left behind in the process."""

from __future__ import annotations

import ast
import gettext
import os
import re
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import IO, TYPE_CHECKING

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from readiness.cli.translation import FOLDER, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog
    from tests.conftest import Run

MESSAGES = FOLDER / "da/LC_MESSAGES/messages.po"
#: What click translates by a name and not by the text itself.
_BY_NAME = {"extra['required']": "required"}


def catalogue() -> Catalog:
    with MESSAGES.open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def said_by_click() -> Iterator[tuple[str, ...]]:
    """Give all texts that the installed click hands to gettext: one, or one and its plural."""
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                number = {"_": 1, "gettext": 1, "ngettext": 2}.get(node.func.id, 0)
                texts = node.args[:number]
                if texts:
                    yield tuple(
                        str(each.value) if isinstance(each, ast.Constant) else _BY_NAME[ast.unparse(each)]
                        for each in texts
                    )


def placeholders(text: str) -> set[str]:
    """Name the values that a text is filled with; a conversion keeps what a user wrote harmless."""
    braces = {f"{name}!{how}" for _, name, _, how in Formatter().parse(text) if name is not None}
    return braces | set(re.findall(r"%\(\w+\)s", text))


def words(compiled: IO[bytes]) -> dict[object, str]:
    """Give what a compiled translation says; its head tells when and by which version it was made."""
    translations = gettext.GNUTranslations(compiled)
    return {text: said for text, said in translations._catalog.items() if text}  # type: ignore[attr-defined]  # noqa: SLF001 (gettext has no other way)


def test_what_is_shipped_is_what_the_translation_compiles_to() -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)

    with MESSAGES.with_suffix(".mo").open("rb") as shipped:
        assert words(shipped) == words(compiled)


def test_all_that_click_can_say_has_danish_words() -> None:
    texts = set(said_by_click())
    known = {(each.id,) if isinstance(each.id, str) else tuple(each.id) for each in catalogue() if each.id}

    assert len(texts) > 40
    assert texts - known == set()
    assert not any(each.fuzzy for each in catalogue() if each.id)


def pairs() -> Iterator[tuple[str, str]]:
    """Give each text with its Danish words; a plural is a text of its own."""
    for each in catalogue():
        if isinstance(each.id, str):
            yield each.id, str(each.string)
        else:
            yield from zip(each.id, each.string or (), strict=True)


MESSAGES_WITH_WORDS = [pytest.param(text, said, id=text[:40]) for text, said in pairs() if text]
#: The same in both languages: a letter, or only values.
_SAME = {"d", "%(prog)s, version %(version)s", "{text} {deprecated_message}"}


@pytest.mark.parametrize(("text", "said"), MESSAGES_WITH_WORDS)
def test_danish_words_take_the_same_values_and_are_not_the_english_ones(text: str, said: str) -> None:
    assert placeholders(said) == placeholders(text)
    assert (said == text) == (text in _SAME)
    assert max(len(sentence.split()) for sentence in re.split(r"(?<=[.?!]) ", said)) <= 25


# --- In a run ---


def test_a_run_speaks_its_language_and_leaves_the_process_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "sv")
    bound = gettext.bindtextdomain("messages")

    with speaking("da"):
        assert gettext.gettext("Usage:") == "Brug:"
        with speaking("en"):
            assert gettext.gettext("Usage:") == "Usage:"
        assert gettext.gettext("Usage:") == "Brug:"

    assert os.environ["LANGUAGE"] == "sv"
    assert gettext.bindtextdomain("messages") == bound
    assert gettext.gettext("Usage:") == "Usage:"


def test_another_domain_of_the_process_is_there_again_after_a_run(run: Run) -> None:
    before = gettext.textdomain()
    gettext.textdomain("andet")
    try:
        assert run("findes-ikke").err.startswith("Brug: ")
        assert gettext.textdomain() == "andet"
    finally:
        gettext.textdomain(before)


def test_no_language_is_left_behind_where_there_was_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    run("--help")

    assert "LANGUAGE" not in os.environ


def test_a_run_that_has_nothing_to_say_looks_nothing_up(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_up(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(gettext, "translation", looked_up)

    assert run("methods", "list").code == 0


def test_the_environment_does_not_change_the_language_of_an_english_run(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "da")

    assert run("--lang", "en", "findes-ikke").err.startswith("Usage: ")
