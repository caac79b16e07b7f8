"""`readiness rules test`: proofs and properties of the rules of a method that is being written."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from readiness.authoring.project import find_project
from readiness.authoring.trials.checks import EXAMPLES
from readiness.authoring.trials.suite import run, suite
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_error, print_out
from readiness.cli.help import Command, Option
from readiness.cli.options import projects_argument
from readiness.cli.targets import Target, TargetType, fault_of
from readiness.errors import ReadinessError
from readiness.model import Text
from readiness.render.canvas import Canvas
from readiness.render.data import in_json
from readiness.render.formats import Format
from readiness.render.tested import data, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from readiness.authoring.trials.checks import Result
    from readiness.model import Language

_FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("text", "tested.text", (".txt",)),
        Format("json", "tested.data", (".json",)),
        Format("junit", "tested.data", (".xml",)),
    )
}
_WRONG_USE = 2
_EXITS: Mapping[str, Text] = {
    "0": Text("alt holder", "all holds"),
    "1": Text("noget holder ikke, eller et udfald har ingen prøve", "something fails, or lacks a proof"),
    "2": Text("forkert brug, eller en fil kan ikke læses", "wrong use, or a file cannot be read"),
    "3": Text("der er ingen metode", "there is no method"),
    "4": Text("metoden kan ikke indlæses", "the method cannot be loaded"),
}


@click.command(
    "test",
    cls=Command,
    about=Text(
        "Prøv en metodes regler: prøverne, og det, der altid skal gælde.",
        "Test the rules of a method: the proofs, and what must always hold.",
    ),
    more=Text(
        "STI er mappen med metodens pyproject.toml, eller et regelsæt. Metodens kode bliver kørt. En regel, "
        "der rører filer, netværk, ur eller tilfældighed, bliver stoppet. Det samme sker efter 10 sekunder.",
        "PATH is the folder with the method's pyproject.toml, or a ruleset. The method's code is run. A rule "
        "that touches files, the network, the clock or randomness is stopped. So is one after 10 seconds.",
    ),
    examples=[
        ("readiness rules test", Text("prøv metoden i denne mappe", "test the method in this folder")),
        (
            "readiness rules test --examples 500",
            Text("find på flere opsætninger", "make up more setups"),
        ),
        (
            "readiness rules test . -o junit=regler.xml",
            Text("skriv også til et CI-system", "write for a CI system too"),
        ),
    ],
    exit_codes=_EXITS,
)
@projects_argument
@click.option(
    "--examples",
    cls=Option,
    type=click.IntRange(min=1),
    default=EXAMPLES,
    show_default=True,
    about=Text(
        "Så mange opsætninger, der findes på til metoden, og fire gange så mange til hver funktion. "
        "De er de samme hver gang.",
        "How many setups are made up for the method, and four times as many for each function. "
        "They are the same every time.",
    ),
)
@click.option(
    "--format",
    "shape",
    cls=Option,
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    about=Text("Det, der skrives ud.", "What is printed."),
)
@click.option(
    "-o",
    "--output",
    "targets",
    cls=Option,
    type=TargetType(_FORMATS),
    multiple=True,
    placeholder=Text("[FORMAT=]STI", "[FORMAT=]PATH"),
    about=Text(
        "Skriv også en fil, fx junit=regler.xml. Kan gentages.",
        "Write a file too, such as junit=rules.xml. Can be repeated.",
    ),
)
@language_option
def command(
    *, paths: tuple[Path, ...], examples: int, shape: str, targets: tuple[Target, ...], language: Language
) -> int:
    """Hold all checks of some projects, and print what they came to."""
    gc.enable()  # hypothesis leaves much behind
    try:
        checks = [each for path in paths for each in suite(find_project(path), examples)]
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    results = [run(each) for each in checks]
    code = int(any(each.failures for each in results))
    canvas = canvas_for(sys.stdout)
    print_out(_written(shape, results, code, canvas, language), canvas)
    writes = [
        (target, partial(_written, target.format.name, results, code, Canvas(), language))
        for target in targets
    ]
    faults = [fault for target, write in writes if (fault := fault_of(target, write, language))]
    for fault in faults:
        print_error(fault, canvas_for(sys.stderr))
    return _WRONG_USE if faults else code


def _written(shape: str, results: Sequence[Result], code: int, canvas: Canvas, language: Language) -> str:
    if shape == "junit":
        return data.junit(results, language)
    if shape == "json":
        return in_json(data.data(results, code, language), canvas)
    return text.render(results, canvas, language)
