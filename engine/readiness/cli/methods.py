"""`readiness methods`: what is installed, and what a method asks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from readiness.cli.console import canvas_for, language_option, print_error, print_out
from readiness.cli.help import Command, Group, Option
from readiness.errors import ReadinessError
from readiness.model import Text
from readiness.plugins import declarable, load_method
from readiness.render import diagnostics
from readiness.render import ruleset as as_ruleset
from readiness.render.data import in_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Language

_shape = click.option(
    "--format",
    "shape",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    about=Text("Det, der skrives ud.", "What is printed."),
)


@click.group(
    "methods",
    cls=Group,
    about=Text(
        "Se de installerede metoder og deres spørgsmål.", "See the installed methods and what they ask."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
def command() -> None:
    """Choose what to see of the methods."""


@command.command(
    "list", cls=Command, about=Text("Vis de installerede metoder.", "Show the installed methods.")
)
@_shape
@language_option
def list_methods(*, shape: str, language: Language) -> int:
    """List the methods that a setup may declare."""
    code = 0
    methods: list[dict[str, Any]] = []
    for name in declarable():
        try:
            method = load_method(name)
        except ReadinessError as error:
            code = code or _show(error, language)
            continue
        methods.append(
            {
                "id": name,
                "title": method.ruleset.title[language],
                "distribution": method.distribution,
                "version": method.version,
                "ruleset": {"version": method.ruleset.version, "sha256": method.ruleset.sha256},
            }
        )
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        print_out(in_json(methods, canvas), canvas)
        return code
    lines = (line for each in methods for line in _lines(each))
    print_out(canvas.finished(lines), canvas)
    return code


@command.command(
    "show",
    cls=Command,
    about=Text(
        "Vis, hvad en metode spørger om, og hvad der skal skrives.",
        "Show what a method asks, and what is to be written.",
    ),
    examples=[
        (
            "readiness methods show signs_of_safety",
            Text("se, hvad metoden kræver", "see what the method requires"),
        )
    ],
)
@click.argument("name", metavar="ID")
@_shape
@language_option
def show_method(*, name: str, shape: str, language: Language) -> int:
    """Print the effective ruleset of one method."""
    try:
        ruleset = load_method(name).ruleset
    except ReadinessError as error:
        return _show(error, language)
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        document = as_ruleset.document(ruleset, language)
        print_out(in_json(document, canvas), canvas)
    else:
        print_out(as_ruleset.render(ruleset, canvas, language), canvas)
    return 0


def _lines(method: dict[str, Any]) -> Iterator[str]:
    ruleset = method["ruleset"]
    yield f"{method['id']}  {method['title']}"
    package = f"{method['distribution']} {method['version']}"
    yield f"    {package} · {ruleset['version']} · {ruleset['sha256'][:12]}"


def _show(error: ReadinessError, language: Language) -> int:
    canvas = canvas_for(sys.stderr)
    print_error(diagnostics.render(error.diagnostics, canvas, language), canvas)
    return error.exit_code
