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

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Each command with the line that `--help` shows, so that help imports no command.
_COMMANDS = {
    "check": "Se, om kommunen er klar, og hvad der mangler.",
    "methods": "Se de installerede metoder og deres spørgsmål.",
}
_EPILOG = """\b
Eksempler:
  readiness check kommune.toml              se, hvad der mangler
  readiness check kommune.toml --all        se alle spørgsmål
  readiness methods show signs_of_safety    se, hvad en metode kræver

\b
Slutkoder:
  0    vurderet, og svaret er godt nok (se --fail-on i readiness check --help)
  1    vurderet, men mindst én metode er ikke klar endnu eller kan ikke afgøres
  2    forkert brug, eller opsætningen er ikke gyldig
  3    intet er vurderet: ingen metode er valgt, eller den findes ikke
  4    en regel eller en metodes plugin fejlede
  70   en fejl i readiness selv;  130  afbrudt
"""
_WRONG_USE = 2
_INTERNAL_ERROR = 70
_INTERRUPTED = 130


class _LazyGroup(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"readiness.cli.{cmd_name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kommandoer"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="readiness", prog_name="readiness")
def cli() -> None:
    """Er kommunen klar til at begynde med en metode, og hvad mangler der?"""  # noqa: D400 (the first line of the help is a question)


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
        result: Any = cli.main(args, prog_name="readiness", standalone_mode=False)
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
