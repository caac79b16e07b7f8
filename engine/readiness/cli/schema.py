"""`readiness schema`: the JSON Schema of a setup, for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.cli import schema_file
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.help import Command, Option
from readiness.errors import ReadinessError
from readiness.model import Text
from readiness.plugins import load_methods, offered
from readiness.render.data import in_json
from readiness.schema import schema

if TYPE_CHECKING:
    from readiness.model import Language


@click.command(
    "schema",
    cls=Command,
    about=Text(
        "Skriv det skema, som en editor bruger til at hjælpe med kommune.toml.",
        "Write the schema by which an editor helps with kommune.toml.",
    ),
    more=Text(
        "Skemaet er et JSON Schema og passer til en fil, der vælger netop de metoder. Uden --method er det "
        "alle de installerede. Filen viser editoren vej i sin første linje: #:schema ./kommune.schema.json",
        "The schema is a JSON Schema and fits a file that chooses just those methods. Without --method it is "
        "all that are installed. The file shows the editor the way in its first line: "
        "#:schema ./kommune.schema.json",
    ),
    examples=[
        (
            "readiness schema --method signs_of_safety -o kommune.schema.json",
            Text("skriv skemaet på ny", "write the schema anew"),
        ),
        ("readiness schema", Text("se skemaet for alle metoder", "see the schema of all methods")),
    ],
)
@click.option(
    "--method",
    "only",
    cls=Option,
    metavar="ID",
    multiple=True,
    about=Text("En metode, som filen vælger. Kan gentages.", "A method of the file. Can be repeated."),
)
@click.option(
    "-o",
    "--output",
    "target",
    cls=Option,
    type=click.Path(path_type=Path),
    placeholder=Text("FIL", "FILE"),
    about=Text("Skriv til en fil.", "Write to a file."),
)
@language_option
def command(*, only: tuple[str, ...], target: Path | None, language: Language) -> int:
    """Write the schema of the methods that are asked for."""
    methods, errors = load_methods(dict.fromkeys(only))
    for error in errors:
        print_diagnostics(error.diagnostics, language)
    if errors:
        return max(error.exit_code for error in errors)
    rulesets = [method.ruleset for method in methods.values()] if only else list(offered().values())
    if target is None:
        canvas = canvas_for(sys.stdout)
        print_out(in_json(schema(rulesets, language), canvas), canvas)
        return 0
    try:
        schema_file.write(target, rulesets, language)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    return 0
