"""`readiness rules diff`: what changed between two versions of a ruleset, and whose assessment moves."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from readiness.authoring.comparison import compare_documents
from readiness.authoring.comparison.consequences import consequences
from readiness.authoring.comparison.editions import find_editions
from readiness.authoring.comparison.versions import demand
from readiness.cli.assessing import gravest, today
from readiness.cli.completion import MethodId, SetupFile
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.help import Argument, Command, Option
from readiness.cli.options import day_option
from readiness.errors import ReadinessError
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.render.comparison import data, markdown, text
from readiness.render.data import in_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from readiness.authoring.comparison.consequences import Consequences
    from readiness.model import Language

_TOO_LOW, _RAISED = 1, 4


@click.command(
    "diff",
    cls=Command,
    about=Text(
        "Vis, hvad der er ændret mellem to udgaver af et regelsæt, og hvem det flytter.",
        "Show what changed between two versions of a ruleset, and whom it moves.",
    ),
    more=Text(
        "GAMMEL og NY er en fil, en projektmappe eller id'et på en installeret metode. Også det, der arves, "
        "bliver sammenlignet. Med opsætninger bliver hver af dem vurderet efter begge udgaver.",
        "OLD and NEW are a file, a project folder or the id of an installed method. What is inherited is "
        "compared too. Given setups, each of them is assessed under both versions.",
    ),
    examples=[
        (
            "readiness rules diff familieraadslagning .",
            Text(
                "hold mappen her op mod det, der er installeret",
                "hold the folder here against what is installed",
            ),
        ),
        (
            "readiness rules diff gammel.toml ny.toml kommune.toml",
            Text("se, om en kommunes score flytter sig", "see whether a municipality's score moves"),
        ),
        (
            "readiness rules diff gammel.toml ny.toml --format markdown",
            Text("skriv til en udgivelsesnote", "write for a release note"),
        ),
    ],
    exit_codes={
        "0": Text("NY har en version, der er høj nok", "NEW has a version that is high enough"),
        "1": Text("versionen er for lav til ændringerne", "the version is too low for the changes"),
        "2": Text("forkert brug, eller en opsætning er ugyldig", "wrong use, or a setup is not valid"),
        "3": Text("metoden eller filen findes ikke", "the method or file does not exist"),
        "4": Text("et regelsæt eller dets kode virker ikke", "a ruleset or its code does not work"),
    },
)
@click.argument("old", cls=Argument, placeholder=Text("GAMMEL", "OLD"))
@click.argument("new", cls=Argument, placeholder=Text("NY", "NEW"))
@click.argument(
    "setups", cls=Argument, placeholder=Text("[OPSÆTNING…]", "[SETUP…]"), nargs=-1, type=SetupFile()
)
@click.option(
    "--method",
    cls=Option,
    metavar="ID",
    type=MethodId(),
    about=Text("Vælg metoden, hvor et projekt har flere.", "Choose the method where a project has several."),
)
@click.option(
    "--format",
    "shape",
    cls=Option,
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    about=Text("Det, der skrives ud.", "What is printed."),
)
@day_option
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    old: str,
    new: str,
    setups: tuple[Path, ...],
    method: str | None,
    shape: str,
    as_of: date | None,
    language: Language,
) -> int:
    """Compare the two, assess the setups, and hold the version against the changes."""
    try:
        before, after = find_editions(old, new, method)
        comparison = compare_documents(before.documents, after.documents)
        held = demand(comparison, before.own, after.own)
        found = None
        if setups:
            found = consequences(comparison, before, after, setups, as_of or today())
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        print_out(in_json(data.document(comparison, held, found, language), canvas), canvas)
    elif shape == "markdown":
        print_out(markdown.write(comparison, held, found, language), canvas)
    else:
        print_out(text.render(comparison, canvas, language, demand=held, found=found), canvas)
    told = (*held.faults, *(found.missing if found else ()))
    if told:
        print_diagnostics(told, language)
    return gravest([_TOO_LOW if held.faults else 0, *_codes(found)])


def _codes(found: Consequences | None) -> Iterator[int]:
    """Give what a setup that cannot be compared, or a rule that raised, exits with."""
    for each in found.setups if found else ():
        before, after = each.before, each.after
        if isinstance(after, ReadinessError):
            # what only the newer version refuses is a change like others, and is demanded of its version
            if isinstance(before, ReadinessError):
                yield after.exit_code
        elif any(finding.outcome is Outcome.ERROR for _, finding in after.findings):
            yield _RAISED
