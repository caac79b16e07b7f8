"""The command line: one module per command, imported when the command is called."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from readiness.cli.help import Group, Option, asked_language, language_of
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Each command with the line that `--help` shows, so that help imports no command.
_COMMANDS = {
    "check": Text(
        "Se, om kommunen er klar, og hvad der mangler.",
        "See whether the municipality is ready, and what is missing.",
    ),
    "methods": Text(
        "Se de installerede metoder og deres spørgsmål.", "See the installed methods and what they ask."
    ),
    "set": Text(
        "Skriv ét svar i opsætningen uden at røre resten.",
        "Write one answer in the setup, leaving the rest as it is.",
    ),
}
_HEADING = Text("Kommandoer", "Commands")
_EXIT_CODES_HEADING = Text("Slutkoder", "Exit codes")
_EXIT_CODES = {
    "0": Text(
        "vurderet, og svaret er godt nok (se --fail-on i readiness check --help)",
        "assessed, and the answer is good enough (see --fail-on in readiness check --help)",
    ),
    "1": Text(
        "vurderet, men en metode er ikke klar endnu eller kan ikke afgøres, eller en fravigelse er udløbet",
        "assessed, but a method is not ready yet or cannot be decided, or a waiver has expired",
    ),
    "2": Text("forkert brug, eller opsætningen er ikke gyldig", "wrong use, or the setup file is not valid"),
    "3": Text(
        "intet er vurderet: ingen metode er valgt, eller den findes ikke",
        "nothing was assessed: no method is chosen, or it does not exist",
    ),
    "4": Text("en regel eller en metodes plugin fejlede", "a rule or a method's plugin failed"),
    "70": Text("en fejl i readiness selv", "a fault of readiness itself"),
    "130": Text("afbrudt", "interrupted"),
}
_WRONG_USE = 2
_INTERNAL_ERROR = 70
_INTERRUPTED = 130


class _LazyGroup(Group):
    """A group that imports a command when it is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"readiness.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = language_of(ctx)
        with formatter.section(_HEADING[language]):
            formatter.write_dl([(name, text[language]) for name, text in _COMMANDS.items()])
        with formatter.section(_EXIT_CODES_HEADING[language]):
            formatter.write_dl([(code, text[language]) for code, text in _EXIT_CODES.items()])


@click.group(
    cls=_LazyGroup,
    about=Text(
        "Er kommunen klar til at begynde med en metode, og hvad mangler der?",
        "Is the municipality ready to start with a method, and what is missing?",
    ),
    examples=[
        ("readiness check kommune.toml", Text("se, hvad der mangler", "see what is missing")),
        ("readiness check kommune.toml --all", Text("se alle spørgsmål", "see all questions")),
        (
            "readiness methods show signs_of_safety",
            Text("se, hvad en metode kræver", "see what a method requires"),
        ),
    ],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    package_name="readiness",
    prog_name="readiness",
    cls=Option,
    about=Text("Vis versionen.", "Show the version."),
)
def cli() -> None:
    """Choose a command."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with the code that the outcome owns."""
    # A run is short and keeps nearly all it makes: looking for garbage, at the end too, would only cost time.
    gc.disable()
    code = _run(args)
    gc.freeze()
    sys.exit(code)


def _run(args: Sequence[str] | None) -> int:
    if isinstance(sys.stdout, TextIOWrapper):  # a console without "…" must not turn help into a crash
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        language = asked_language(sys.argv[1:] if args is None else args, os.environ.get("READINESS_LANG"))
        result: Any = cli.main(args, prog_name="readiness", standalone_mode=False, obj=language)
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return _WRONG_USE
    except OSError as error:  # what click itself writes, on a full disk
        with suppress(OSError):
            click.echo(f"{error.strerror or error}", err=True)
        return _WRONG_USE
    except Exception as error:  # noqa: BLE001 (a fault of our own must never look like a verdict)
        _confess(error)
        return _INTERNAL_ERROR
    return result if isinstance(result, int) else 0


def _confess(error: Exception) -> None:
    """Own up to a fault of our own; the traceback is for those who ask for it."""
    if os.environ.get("READINESS_DEBUG"):
        import traceback  # noqa: PLC0415 (only a fault of our own needs it)

        traceback.print_exception(error)
        return
    click.echo(
        f"Der er en fejl i readiness selv ({type(error).__name__}). Jeres fil er ikke ændret.\n"
        "There is a fault in readiness itself. Your file has not been changed.\n"
        "Kør igen med READINESS_DEBUG=1, og send beskeden til projektet.",
        err=True,
    )
