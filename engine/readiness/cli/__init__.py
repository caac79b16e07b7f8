"""The command line: one module per command, imported when the command is called."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from readiness.cli.exits import EXIT_CODES
from readiness.cli.help import COMPLETE_VAR, Option, asked_language
from readiness.cli.lazy import LazyGroup
from readiness.cli.translation import speaking
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.model import Language

#: Each command with the line that `--help` shows, so that help imports no command.
_COMMANDS = {
    "init": Text(
        "Begynd: skriv en kommune.toml med alle spørgsmål i de metoder, I vælger.",
        "Begin: write a kommune.toml with all that the methods you choose ask.",
    ),
    "check": Text(
        "Se, om kommunen er klar, og hvad der mangler.",
        "See whether the municipality is ready, and what is missing.",
    ),
    "report": Text(
        "Skriv rapporter i flere formater på én gang.",
        "Write reports in several formats at once.",
    ),
    "baseline": Text(
        "Hold styr på de mangler, I kender, så kun nye fejler.",
        "Keep track of the gaps that you know, so that only new ones fail.",
    ),
    "explain": Text(
        "Forklar et spørgsmål, en milepæl eller en fejlkode.",
        "Explain a question, a milestone or a code of an error.",
    ),
    "methods": Text(
        "Se de installerede metoder og deres spørgsmål.", "See the installed methods and what they ask."
    ),
    "schema": Text(
        "Skriv det skema, som en editor bruger til at hjælpe med kommune.toml.",
        "Write the schema by which an editor helps with kommune.toml.",
    ),
    "set": Text(
        "Skriv ét svar i opsætningen uden at røre resten.",
        "Write one answer in the setup, leaving the rest as it is.",
    ),
    "rules": Text(
        "Skriv en ny metode: begynd, afprøv, vis og sammenlign regelsæt.",
        "Write a new method: begin, test, show and compare rulesets.",
    ),
    "completion": Text(
        "Få skallen til at fuldføre kommandoer, valg og navne.",
        "Let the shell complete commands, options and names.",
    ),
}
_CONFESSION = Text(
    "Der er en fejl i readiness selv ({}). Jeres fil er ikke ændret.\n"
    "Kør igen med READINESS_DEBUG=1, og send beskeden til projektet.",
    "There is a fault in readiness itself ({}). Your file has not been changed.\n"
    "Run again with READINESS_DEBUG=1, and send the message to the project.",
)
_WRONG_USE = 2
_INTERNAL_ERROR = 70
_INTERRUPTED = 130


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's own)
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 (only this option needs it)

        click.echo(f"readiness {version('readiness')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    package="readiness.cli",
    commands=_COMMANDS,
    about=Text(
        "Er kommunen klar til at begynde med en metode, og hvad mangler der?",
        "Is the municipality ready to start with a method, and what is missing?",
    ),
    examples=[
        ("readiness init", Text("begynd med en ny opsætning", "begin a new setup")),
        ("readiness check kommune.toml", Text("se, hvad der mangler", "see what is missing")),
        ("readiness check kommune.toml --all", Text("se alle spørgsmål", "see all questions")),
        ("readiness explain samordnere.aftaler", Text("se hvorfor", "see why")),
        (
            "readiness methods show signs_of_safety",
            Text("se, hvad en metode kræver", "see what a method requires"),
        ),
    ],
    exit_codes=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
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
    usual = os.environ.get("READINESS_LANG")
    if COMPLETE_VAR in os.environ:
        from readiness.cli import shells  # noqa: PLC0415 (only a shell asks)

        return shells.answer(cli, usual)
    language = asked_language(sys.argv[1:] if args is None else args, usual)
    with speaking(language):
        return _code(args, language)


def _code(args: Sequence[str] | None, language: Language) -> int:
    try:
        result: Any = cli.main(args, prog_name="readiness", standalone_mode=False, obj=language)
    except click.exceptions.Abort as stopped:
        if isinstance(stopped.__cause__, KeyboardInterrupt):
            _tell_whose(stopped.__cause__, language)
        return _INTERRUPTED
    except click.ClickException as error:
        with suppress(OSError):
            _tell(error)
        return _WRONG_USE
    except OSError as error:  # what click itself writes, on a full disk
        with suppress(OSError):
            click.echo(f"{error.strerror or error}", err=True)
        return _WRONG_USE
    except Exception as error:  # noqa: BLE001 (a fault of our own must never look like a verdict)
        _confess(error, language)
        return _INTERNAL_ERROR
    return result if isinstance(result, int) else 0


def _tell_whose(stopped: KeyboardInterrupt, language: Language) -> None:
    """Name the plugin whose code was running when the user had waited enough, and how to leave it out."""
    from readiness.errors import Interrupted  # noqa: PLC0415 (only a run that is stopped needs it)

    if isinstance(stopped, Interrupted):
        from readiness.cli import interrupted  # noqa: PLC0415 (only a plugin that is stopped needs it)

        with suppress(OSError):
            click.echo(interrupted.told(stopped, language), err=True)


def _tell(error: click.ClickException) -> None:
    """Tell of wrong use, without obeying what the command line holds."""
    from readiness.wording import harmless  # noqa: PLC0415 (only a mistake needs it)

    told = StringIO()
    error.show(told)
    click.echo("\n".join(map(harmless, told.getvalue().split("\n"))), err=True, nl=False)


def _confess(error: Exception, language: Language) -> None:
    """Own up to a fault of our own; the traceback is for those who ask for it."""
    if os.environ.get("READINESS_DEBUG"):
        import traceback  # noqa: PLC0415 (only a fault of our own needs it)

        traceback.print_exception(error)
        return
    click.echo(_CONFESSION[language].format(type(error).__name__), err=True)
