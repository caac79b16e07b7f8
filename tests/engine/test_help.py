"""Help and wrong use: wholly in the language of the run, for every command and every option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from readiness.cli import cli
from readiness.cli.exits import EXIT_CODES
from readiness.cli.help import Argument, Command, Group, Option
from readiness.model import Text
from readiness.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

    from readiness.model import Language

FORMAT_NAMES = ", ".join(f"'{name}'" for name in FORMATS)
LANGUAGES: tuple[Language, ...] = ("da", "en")


def commands(command: click.Command = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Go through all commands, each with what is written to call it."""
    yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


COMMANDS = dict(commands())
EVERY = pytest.mark.parametrize("path", COMMANDS)


def texts(command: Command) -> Iterator[Text]:
    yield command.about
    if command.more:
        yield command.more
    yield from (text for _, text in command.examples)
    yield from (param.about for param in command.params if isinstance(param, Option))
    yield from command.exit_codes.values()


# --- Both languages ---


@EVERY
def test_every_command_and_every_option_has_texts_of_its_own_in_both_languages(path: str) -> None:
    command = COMMANDS[path]

    assert isinstance(command, Group if isinstance(command, click.Group) else Command)
    assert [each.name for each in command.params if not isinstance(each, Option | Argument)] == []
    assert [text for text in texts(command) if not text.da or not text.en or text.da == text.en] == []


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_help_has_more_than_25_words(path: str, language: Language) -> None:
    command = COMMANDS[path]
    assert isinstance(command, Command)
    sentences = [each for text in texts(command) for each in re.split(r"(?<=[.;:?]) ", text[language])]

    assert [each for each in sentences if len(each.split()) > 25] == []


@EVERY
def test_a_danish_help_holds_no_english_word_of_clicks(run: Run, path: str) -> None:
    shown = run(*path.split(), "--help").out
    english = (
        r"Usage|Options|Commands|OPTIONS|COMMAND|ARGS|TEXT|INTEGER|NUMBER|PATH\b|FILENAME|default|Show|exit\."
    )

    assert re.findall(english, shown) == []


@EVERY
def test_an_english_help_holds_no_danish_letter(run: Run, path: str) -> None:
    assert re.findall("[æøåÆØÅ]", run(*path.split(), "--help", "--lang", "en").out) == []


@pytest.mark.parametrize(
    "args", [["--help", "--lang", "en"], ["--lang", "en", "--help"], ["--lang=en", "-h"]]
)
@EVERY
def test_the_language_may_stand_before_the_help_and_after_it(run: Run, path: str, args: list[str]) -> None:
    expected = run("--lang", "en", *path.split(), "--help")

    assert run(*path.split(), *args) == expected
    assert expected.out.startswith("Usage: readiness")


@EVERY
def test_the_environment_tells_the_language_unless_the_command_line_does(
    run: Run, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    english, danish = (run(*path.split(), "--help", "--lang", each).out for each in ("en", "da"))
    monkeypatch.setenv("READINESS_LANG", "en")

    assert run(*path.split(), "--help").out == english
    assert run("--lang", "da", *path.split(), "--help").out == danish


@pytest.mark.usefixtures("proeve")
def test_the_language_before_a_command_holds_for_what_it_prints(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = run("methods", "show", "proeve", "--lang", "en").out
    assert run("--lang", "en", "methods", "show", "proeve").out == english
    assert run("methods", "--lang", "en", "show", "proeve").out == english
    monkeypatch.setenv("READINESS_LANG", "da")
    assert run("--lang", "en", "methods", "show", "proeve").out == english
    assert run("--lang", "en", "methods", "show", "proeve", "--lang", "da").out != english


# --- How it is laid out ---


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_help_is_read_from_purpose_to_exit_codes(run: Run, path: str, language: Language) -> None:
    command = COMMANDS[path]
    assert isinstance(command, Command)
    shown = run("--lang", language, *path.split(), "-h").out
    headings = re.findall(r"^(\w[\w ]*):$", shown, re.MULTILINE)
    order = {
        "da": ["Eksempler", "Kommandoer", "Valg", "Slutkoder"],
        "en": ["Examples", "Commands", "Options", "Exit codes"],
    }[language]

    assert shown.index(command.about[language][:30]) < shown.index(f"{headings[0]}:")
    assert headings == [each for each in order if each in headings]
    assert order[0] in headings
    assert order[2] in headings
    lines = [line for line in shown.splitlines() if "readiness completion " not in line]
    assert max(map(len, lines)) <= 80


@EVERY
def test_an_example_stands_on_a_line_of_its_own_and_calls_its_command(run: Run, path: str) -> None:
    command = COMMANDS[path]
    assert isinstance(command, Command)
    shown = run(*path.split(), "-h").out

    for line, text in command.examples:
        assert f"\n  {line}\n      {text.da[:40]}" in shown
        assert f"readiness {path}".strip() in line


@pytest.mark.parametrize("path", ["", "check"])
def test_the_exit_codes_stand_last(run: Run, path: str) -> None:
    tail = run(*path.split(), "-h").out.partition("\nSlutkoder:\n")[2]

    assert re.findall(r"^  (\d+) ", tail, re.MULTILINE) == list(EXIT_CODES)


def test_a_placeholder_of_clicks_is_put_in_the_language_of_the_run() -> None:
    option = Option(["--antal"], type=int, about=Text("Antal.", "Number."))

    shown = [option.get_help_record(click.Context(cli, obj=language)) for language in LANGUAGES]
    assert shown == [("--antal TAL", "Antal."), ("--antal NUMBER", "Number.")]


# --- Wrong use ---


@pytest.mark.parametrize(
    ("args", "danish", "english"),
    [
        (
            ["chek"],
            "Kommandoen 'chek' findes ikke. Mente I check?",
            "There is no command 'chek'. Did you mean check?",
        ),
        (["xyzzy"], "Kommandoen 'xyzzy' findes ikke.", "There is no command 'xyzzy'."),
        (
            ["methods", "sho"],
            "Kommandoen 'sho' findes ikke. Mente I show?",
            "There is no command 'sho'. Did you mean show?",
        ),
        (
            ["check", "--metod", "x"],
            "Valget '--metod' findes ikke. Mente I '--method'?",
            "No such option '--metod'. Did you mean '--method'?",
        ),
        (
            ["--vrsion"],
            "Valget '--vrsion' findes ikke. Mente I '--version'?",
            "No such option '--vrsion'. Did you mean '--version'?",
        ),
        (["methods", "show"], "Der mangler 'ID'.", "Missing argument 'ID'."),
        (
            ["methods", "show", "a", "b", "c"],
            "Der står flere ord, end der skal: b c",
            "Got unexpected extra arguments (b c)",
        ),
        (
            ["check", "--format"],
            "Skriv en værdi efter '--format'.",
            "Option '--format' requires an argument.",
        ),
        (
            ["check", "--format", "word"],
            f"'--format': 'word' er ikke et af: {FORMAT_NAMES}.",
            f"Invalid value for '--format': 'word' is not one of {FORMAT_NAMES}.",
        ),
        (
            ["check", "--min-score", "101"],
            "'--min-score': 101 er uden for grænserne 0<=x<=100.",
            "Invalid value for '--min-score': 101 is not in the range 0<=x<=100.",
        ),
        (
            ["check", "--min-score", "x"],
            "'--min-score': 'x' er ikke et tal, der kan bruges.",
            "Invalid value for '--min-score': 'x' is not a valid integer range.",
        ),
        (
            ["check", "--all=1"],
            "Valget '--all' skal stå uden værdi.",
            "Option '--all' does not take a value.",
        ),
        (
            ["check", "--as-of", "i dag"],
            "'--as-of': 'i dag' er ikke en dato. Skriv den som 2026-11-21.",
            "Invalid value for '--as-of': 'i dag' is not a date. Write it as 2026-11-21.",
        ),
        (
            ["check", "--as-of", "20261121"],
            "'--as-of': '20261121' er ikke en dato. Skriv den som 2026-11-21.",
            "Invalid value for '--as-of': '20261121' is not a date. Write it as 2026-11-21.",
        ),
        (
            ["check", "-o", "x"],
            (
                "'-o' / '--output': Endelsen på x siger ikke, hvilket format det er. Skriv FORMAT=STI. "
                f"Formater: {', '.join(FORMATS)}"
            ),
            (
                "Invalid value for '-o' / '--output': The ending of x does not tell the format. "
                f"Write FORMAT=PATH. Formats: {', '.join(FORMATS)}"
            ),
        ),
        (
            ["check", "a.toml", "-o", "json=a.toml"],
            "-o må ikke pege på opsætningen selv: a.toml",
            "-o must not point to the setup itself: a.toml",
        ),
        (
            ["completion", "csh"],
            "'SKAL': 'csh' er ikke et af: 'bash', 'zsh', 'fish'.",
            "Invalid value for 'SHELL': 'csh' is not one of 'bash', 'zsh', 'fish'.",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_wrong_use_is_told_in_the_language_of_the_run(
    run: Run, args: list[str], danish: str, english: str
) -> None:
    in_danish, in_english = run(*args), run("--lang", "en", *args)

    assert (in_danish.code, in_danish.out) == (in_english.code, in_english.out) == (2, "")
    assert in_danish.err.endswith(f"\nFejl: {danish}\n") or in_danish.err == f"Fejl: {danish}\n"
    assert in_english.err.endswith(f"Error: {english}\n")
    if "Usage" in in_english.err:
        assert re.match(r"Brug: readiness .*\nHjælp: readiness .*--help\n\nFejl: ", in_danish.err)


@pytest.mark.parametrize(
    "args", [["--lang", "xx"], ["check", "--lang", "xx"], ["methods", "--lang", "xx", "list"]]
)
def test_a_language_that_is_not_known_is_told_in_the_one_there_was(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    assert run(*args).err.endswith("Fejl: '--lang': 'xx' er ikke et af: 'da', 'en'.\n")
    monkeypatch.setenv("READINESS_LANG", "en")
    assert run(*args).err.endswith("Error: Invalid value for '--lang': 'xx' is not one of 'da', 'en'.\n")


def test_a_wrong_language_of_the_environment_is_told_by_its_variable(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_LANG", "xx")

    assert run("check").err.endswith("Fejl: 'READINESS_LANG': 'xx' er ikke et af: 'da', 'en'.\n")


def test_what_stands_after_two_hyphens_is_a_file_and_no_language(run: Run) -> None:
    assert "Brug: " in run("check", "--min-score", "x", "--", "--lang=en").err


def test_a_command_without_examples_shows_none() -> None:
    command = Command("x", about=Text("Formål.", "Purpose."))

    assert command.get_help(click.Context(command)).split("\n\n")[1:] == [
        "  Formål.",
        "Options:\n  --help  Vis denne hjælp.",  # the heading is what click says, outside of a run
    ]


def test_a_command_line_steers_no_terminal_through_its_error(run: Run) -> None:
    ran = run("methods", "show", "proeve", "\x1b[2J\x07")

    assert ran.code == 2
    assert ran.err.replace("\n", "").isprintable()


def test_called_without_a_command_it_shows_its_help_in_the_language_of_the_run(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run().err == run("--help").out
    monkeypatch.setenv("READINESS_LANG", "en")
    assert run().err == run("--help", "--lang", "en").out


@pytest.mark.parametrize(
    ("language", "said"), [("da", "Der er en fejl i readiness selv"), ("en", "There is a fault")]
)
def test_a_fault_of_our_own_is_owned_up_to_in_the_language_of_the_run(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.delenv("READINESS_DEBUG", raising=False)
    monkeypatch.setattr(cli, "invoke", broken)

    ran = run("--lang", language, "check")
    assert (ran.code, ran.err.startswith(said)) == (70, True)
