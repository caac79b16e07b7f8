"""`readiness rules lint`: all that is wrong with rulesets, at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from readiness.authoring.lint import lint
from readiness.cli.assessing import gravest
from readiness.cli.console import canvas_for, language_option, print_error, print_out
from readiness.cli.help import Command, Option
from readiness.cli.options import projects_argument
from readiness.model import Text
from readiness.render import lint as shown

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.model import Language


@click.command(
    "lint",
    cls=Command,
    about=Text(
        "Se alt, der er galt med et regelsæt, på én gang.", "See all that is wrong with a ruleset at once."
    ),
    more=Text(
        "STI er mappen med metodens pyproject.toml eller en fil med et regelsæt; mappen her, når intet er "
        "skrevet. En fejl er noget, der ikke kan indlæses. En advarsel er en brudt husregel.",
        "PATH is the folder with the method's pyproject.toml, or a file with a ruleset; this folder when "
        "none is given. An error is something that cannot be loaded. A warning is a broken rule of the "
        "house.",
    ),
    examples=[
        ("readiness rules lint", Text("se på metoden i mappen her", "look at the method in this folder")),
        (
            "readiness rules lint --format json",
            Text("giv svaret til et andet program", "hand the answer to another program"),
        ),
        (
            "readiness rules lint --format github",
            Text("sæt mærker ved linjerne i GitHub", "set marks at the lines in GitHub"),
        ),
    ],
    exit_codes={
        "0": Text("intet at rette", "nothing to mend"),
        "1": Text("kun husregler er brudt", "only rules of the house are broken"),
        "2": Text(
            "forkert brug, eller pyproject.toml kan ikke læses", "wrong use, or pyproject.toml cannot be read"
        ),
        "3": Text("der er ingen metode", "there is no method"),
        "4": Text(
            "et regelsæt eller dets plugin kan ikke indlæses", "a ruleset or its plugin cannot be loaded"
        ),
        "70": Text("en fejl i readiness selv", "a fault of readiness itself"),
        "130": Text("afbrudt", "interrupted"),
    },
)
@projects_argument
@click.option(
    "--format",
    "shape",
    cls=Option,
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    about=Text(
        "Det, der skrives ud. Med github skrives teksten også, til loggen.",
        "What is printed. With github the text is printed too, for the log.",
    ),
)
@language_option
def command(*, paths: tuple[Path, ...], shape: str, language: Language) -> int:
    """Look through the rulesets, print what was found, and give the exit code."""
    linted = lint(paths)
    code = gravest([*linted.exit_codes])
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        print_out(shown.as_json(linted, canvas, language, code), canvas)
        return code
    if shape == "github":
        print_out(shown.as_annotations(linted, language), canvas)
        canvas = canvas_for(sys.stderr)
    (print_out if shape == "text" else print_error)(shown.in_text(linted, canvas, language), canvas)
    return code
