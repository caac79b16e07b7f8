"""What the commands share: what they write on, and in which language."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

import click

from readiness.cli.help import LanguageOption
from readiness.render import diagnostics
from readiness.render.canvas import LETTERS, SIGNS, Canvas, can_show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.diagnostics import Diagnostic
    from readiness.model import Language

_NARROWEST, _WIDEST, _USUAL = 60, 120, 80

language_option = click.option("--lang", "language", cls=LanguageOption)


def canvas_for(stream: TextIO) -> Canvas:
    """Find out how wide a stream is, and whether it shows colour and signs."""
    is_terminal = stream.isatty()
    columns = shutil.get_terminal_size((_USUAL, 24)).columns if is_terminal else _USUAL
    return Canvas(
        width=min(max(columns, _NARROWEST), _WIDEST),
        has_colour=is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        has_signs=can_show(SIGNS, stream.encoding),
        has_letters=can_show(LETTERS, stream.encoding),
        encoding=stream.encoding or "utf-8",
    )


def print_out(text: str, canvas: Canvas) -> None:
    """Write to stdout; a character that its encoding lacks becomes an escape, never an error."""
    _print(text, canvas, sys.stdout)


def print_error(text: str, canvas: Canvas) -> None:
    """Write to stderr, likewise."""
    _print(text, canvas, sys.stderr)


def print_diagnostics(told: Sequence[Diagnostic], language: Language) -> None:
    """Write diagnostics to stderr, where nothing was to be assessed."""
    canvas = canvas_for(sys.stderr)
    print_error(diagnostics.render(told, canvas, language), canvas)


def _print(text: str, canvas: Canvas, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    text = text.replace("\r\n", "\n") if os.linesep == "\r\n" else text  # the stream makes them of it
    shown = text.encode(encoding, errors="backslashreplace").decode(encoding)
    try:
        click.echo(shown, file=stream, nl=False, color=canvas.has_colour)
        stream.flush()
    except BrokenPipeError:
        # The reader has had enough, which changes no verdict: the rest goes nowhere, quietly.
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (it is no path of the user's)
            os.dup2(nowhere.fileno(), stream.fileno())
    except OSError as error:  # a full disk, say
        raise click.ClickException(error.strerror or str(error)) from None
