"""`readiness report`: write the reports that are asked for, all from one assessment."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from readiness.cli.assessing import USUAL, assess_all, gravest
from readiness.cli.console import canvas_for, language_option, print_error, print_out
from readiness.cli.files import followed
from readiness.cli.help import Command, Option
from readiness.cli.options import data_only_option, day_option, files_argument, only_option
from readiness.cli.targets import Target, TargetType, fault_of, refuse_to_overwrite
from readiness.gate import Demand
from readiness.model import Text
from readiness.render import formats
from readiness.render.formats import FORMATS
from readiness.render.report import Report
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from readiness.model import Language
    from readiness.plugins import Load

_WRONG_USE = 2
_WRITTEN = Text("Skrevet: {path}", "Written: {path}")
_NOTHING_ASKED = Text(
    "Skriv, hvad I vil have: {examples}.\nFlere formater: -o FORMAT=STI med {others}.",
    "Say what you want: {examples}.\nMore formats: -o FORMAT=PATH with {others}.",
)
_TWICE = Text(
    "{path} skal skrives to gange. Giv dem hver sit navn.", "{path} is asked for twice. Give each a name."
)


@click.command(
    "report",
    cls=Command,
    about=Text(
        "Skriv rapporter i flere formater på én gang, fra samme vurdering.",
        "Write reports in several formats at once, from the same assessment.",
    ),
    more=Text(
        "FIL er kommunens opsætning; kommune.toml, når intet er skrevet. Kommandoen er ingen kontrol. Når "
        "rapporterne er skrevet, er slutkoden 0, også når kommunen ikke er klar. Kontrollen er readiness "
        "check.",
        "FILE is the municipality's setup; kommune.toml when none is given. The command is no gate. When the "
        "reports are written, the exit code is 0, also when the municipality is not ready. The gate is "
        "readiness check.",
    ),
    examples=[
        (
            "readiness report -o rapport.md -o rapport.csv",
            Text("to formater på én gang", "two formats at once"),
        ),
        (
            "readiness report kommune.toml -o markdown=referat.txt",
            Text("når endelsen ikke siger formatet", "when the ending does not tell the format"),
        ),
    ],
    exit_codes={
        "0": Text("rapporterne er skrevet", "the reports are written"),
        "2": Text(
            "forkert brug, en ugyldig opsætning, eller en fil kan ikke skrives",
            "wrong use, a setup that is not valid, or a file that cannot be written",
        ),
        "3": Text(
            "intet er vurderet: ingen metode er valgt, eller den findes ikke",
            "nothing was assessed: no method is chosen, or it does not exist",
        ),
        "4": Text("en regel eller en metodes plugin fejlede", "a rule or a method's plugin failed"),
    },
)
@files_argument
@click.option(
    "-o",
    "--output",
    "targets",
    cls=Option,
    type=TargetType(),
    multiple=True,
    placeholder=Text("[FORMAT=]STI", "[FORMAT=]PATH"),
    about=Text(
        "En fil at skrive; endelsen siger formatet. Kan gentages.",
        "A file to write; its ending tells the format. Can be repeated.",
    ),
)
@only_option
@day_option
@click.option(
    "--all",
    "show_all",
    cls=Option,
    is_flag=True,
    about=Text(
        "Tag alle spørgsmål med, også hvor formatet ellers udelader nogle.",
        "Include all questions, also where the format leaves some out.",
    ),
)
@data_only_option
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    files: tuple[Path, ...],
    targets: tuple[Target, ...],
    only: tuple[str, ...],
    as_of: date | None,
    show_all: bool,
    given: Load,
    language: Language,
) -> int:
    """Assess the files once, and write each report whole or not at all."""
    paths = files or (USUAL,)
    _refuse(paths, targets, language)
    demand = Demand(frozenset())  # it is no gate
    assessed = assess_all(paths, language, as_of=as_of, only=only, demand_of=lambda _: demand, given=given)
    failed = [code for code in assessed.codes if code > 1]
    report = Report(assessed.results, language, show_all=show_all, is_list=len(paths) > 1)
    canvas, errors = canvas_for(sys.stdout), canvas_for(sys.stderr)
    faults = 0
    for target in targets:
        if not formats.has_content(target.format, report):
            continue
        fault = fault_of(target, partial(formats.write, target.format, report), language)
        if fault:
            print_error(fault, errors)
            faults += 1
        else:
            print_out(f"{_WRITTEN[language].format(path=harmless(str(target.path)))}\n", canvas)
    return gravest([*failed, *([_WRONG_USE] if faults else []), 0])


def _refuse(paths: Sequence[Path], targets: Sequence[Target], language: Language) -> None:
    """Refuse to write nothing, to write over what is read, and to write one file twice."""
    if not targets:
        examples = " ".join(f"-o rapport{each.endings[0]}" for each in FORMATS.values() if each.endings)
        others = ", ".join(each.name for each in FORMATS.values() if not each.endings)
        raise click.UsageError(_NOTHING_ASKED[language].format(examples=examples, others=others))
    refuse_to_overwrite(paths, targets, language)
    seen: set[Path] = set()
    for target in targets:
        place = followed(target.path)
        if place in seen:
            raise click.UsageError(_TWICE[language].format(path=harmless(str(target.path))))
        seen.add(place)
