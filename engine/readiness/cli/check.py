"""`readiness check`: assess setups and print the gap report."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.assessment import Verdict
from readiness.cli.assessing import USUAL, assess_all, gravest, tell
from readiness.cli.completion import RuleId
from readiness.cli.console import canvas_for, language_option, print_error, print_out
from readiness.cli.exits import EXIT_CODES
from readiness.cli.help import Command, Option
from readiness.cli.options import data_only_option, day_option, files_argument, only_option
from readiness.cli.targets import PrintedType, Target, TargetType, fault_of, refuse_to_overwrite
from readiness.errors import ReadinessError
from readiness.gate import Demand
from readiness.model import Text
from readiness.render import formats
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from readiness.assessment import Assessment
    from readiness.case import Why
    from readiness.model import Language
    from readiness.plugins import Load
    from readiness.render.formats import Format
    from readiness.toml import TomlFile

#: What each level of `--fail-on` fails on.
_FAIL_ON = {
    "never": frozenset[Verdict](),
    "not-ready": frozenset({Verdict.NOT_READY}),
    "undetermined": frozenset({Verdict.NOT_READY, Verdict.UNDETERMINED}),
    "conditional": frozenset({Verdict.NOT_READY, Verdict.UNDETERMINED, Verdict.CONDITIONAL}),
}
_WRONG_USE = 2
_NAMES = ", ".join(formats.FORMATS)
#: The format that goes with the job summary.
_GITHUB = "github"


@click.command(
    "check",
    cls=Command,
    about=Text(
        "Se, om kommunen er klar til at begynde, og hvad der mangler.",
        "See whether the municipality is ready to start, and what is missing.",
    ),
    more=Text(
        "FIL er kommunens opsætning; kommune.toml, når intet er skrevet. Flere filer giver et afsnit hver.",
        "FILE is the municipality's setup; kommune.toml when none is given. Each file gets a section.",
    ),
    examples=[
        ("readiness check kommune.toml", Text("se, hvad der mangler", "see what is missing")),
        ("readiness check --all", Text("se alle spørgsmål", "see all questions")),
        (
            "readiness check -o json=rapport.json",
            Text("skriv også til et andet program", "write for another program too"),
        ),
    ],
    exit_codes=EXIT_CODES,
)
@files_argument
@only_option
@click.option(
    "--format",
    "shape",
    cls=Option,
    type=PrintedType(),
    metavar="FORMAT",
    default="text",
    show_default=True,
    about=Text(f"Det, der skrives ud: {_NAMES}.", f"What is printed: {_NAMES}."),
)
@click.option(
    "-o",
    "--output",
    "targets",
    cls=Option,
    type=TargetType(),
    multiple=True,
    placeholder=Text("[FORMAT=]STI", "[FORMAT=]PATH"),
    about=Text(
        "Skriv også en fil, fx rapport.md eller gitlab=kvalitet.json. Kan gentages.",
        "Write a file too, such as report.md or gitlab=quality.json. Can be repeated.",
    ),
)
@day_option
@click.option(
    "--all",
    "show_all",
    cls=Option,
    is_flag=True,
    about=Text(
        "Vis alle spørgsmål med svar, begrundelse og kilde.",
        "Show all questions with answer, reason and source.",
    ),
)
@click.option(
    "--fail-on",
    cls=Option,
    type=click.Choice(list(_FAIL_ON)),
    default="undetermined",
    show_default=True,
    about=Text(
        "Slutkode 1: aldrig; når en metode ikke er klar endnu; også når det ikke kan afgøres; "
        "også når den er klar med forbehold.",
        "Exit code 1: never; when a method is not ready yet; also when it cannot be decided; "
        "also when it is ready with reservations.",
    ),
)
@click.option(
    "--min-score",
    cls=Option,
    type=click.IntRange(0, 100),
    placeholder=Text("TAL", "NUMBER"),
    about=Text(
        "Slutkode 1, når scorens laveste tal er under TAL.",
        "Exit code 1 when the low end of the score is below NUMBER.",
    ),
)
@click.option(
    "--why",
    "rule",
    cls=Option,
    type=RuleId(milestones=True),
    placeholder=Text("REGEL", "RULE"),
    about=Text(
        "Vis i stedet, hvordan svaret på ét spørgsmål blev til, fx samordnere.aftaler.",
        "Show instead how the answer to one question came about, such as samordnere.aftaler.",
    ),
)
@click.option(
    "--no-waivers",
    cls=Option,
    is_flag=True,
    about=Text(
        "Til revision: slutkoden regnes, som om der ingen fravigelser var. De vises stadig, og en udløbet "
        "fejler ikke.",
        "For audits: the exit code is worked out as if there were no waivers. They are still shown, and an "
        "expired one does not fail.",
    ),
)
@click.option(
    "--baseline",
    cls=Option,
    type=click.Path(path_type=Path),
    placeholder=Text("FIL", "FILE"),
    about=Text(
        "Mangler, der står i FIL, er kendt og ændrer ikke slutkoden. Nye giver slutkode 1. Se readiness "
        "baseline.",
        "Gaps that stand in FILE are known and do not change the exit code. New ones give exit code 1. See "
        "readiness baseline.",
    ),
)
@data_only_option
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    files: tuple[Path, ...],
    only: tuple[str, ...],
    shape: Format,
    targets: tuple[Target, ...],
    as_of: date | None,
    show_all: bool,
    fail_on: str,
    min_score: int | None,
    rule: str | None,
    no_waivers: bool,
    baseline: Path | None,
    given: Load,
    language: Language,
) -> int:
    """Assess each file, print the reports and write the files that are asked for."""
    paths = files or (USUAL,)
    read = (*paths, baseline) if baseline else paths
    refuse_to_overwrite(read, targets, language)
    if rule is not None:
        from readiness.cli import why  # noqa: PLC0415 (only those who ask need it)

        why.refuse_other_formats(shape, targets, language)
    demand = Demand(_FAIL_ON[fail_on], min_score, count_waivers=not no_waivers)
    try:
        demand_of = _against(baseline, demand) if baseline else lambda _: demand
    except ReadinessError as error:
        tell(error, language)
        return error.exit_code
    told: list[tuple[Assessment, tuple[Why, ...]]] = []

    def explain(file: TomlFile, assessment: Assessment) -> None:
        if rule is not None:
            told.append((assessment, why.told_of(rule, file, assessment, given)))

    assessed = assess_all(
        paths, language, as_of=as_of, only=only, demand_of=demand_of, look_at=explain, given=given
    )
    is_list = len(paths) > 1
    if rule is not None:
        faults = why.written(why.Reasons(told, language, is_list=is_list), shape, targets)
    else:
        report = Report(assessed.results, language, show_all=show_all, is_list=is_list)
        faults = _written(report, shape, targets)
    for fault in faults:
        print_error(fault, canvas_for(sys.stderr))
    return gravest([*assessed.codes, *([_WRONG_USE] if faults else [])])


def _written(report: Report, shape: Format, targets: Sequence[Target]) -> list[str]:
    """Print the report and write the files; give what went wrong, each as one line."""
    canvas = canvas_for(sys.stdout)
    if formats.has_content(shape, report):
        print_out(str(formats.write(shape, report._replace(canvas=canvas))), canvas)
    wanted = [target for target in targets if formats.has_content(target.format, report)]
    faults = [
        fault_of(target, partial(formats.write, target.format, report), report.language) for target in wanted
    ]
    if report.assessments and _GITHUB in (shape.name, *(target.format.name for target in wanted)):
        from readiness.cli import job_summary  # noqa: PLC0415 (only for GitHub)

        faults.append(job_summary.append(report))
    return [fault for fault in faults if fault]


def _against(path: Path, demand: Demand) -> Callable[[Path], Demand]:
    """Read the baseline, and hold each file against its own known gaps."""
    from readiness import ledger  # noqa: PLC0415 (only with a baseline)

    book = ledger.read(path)
    return lambda setup: replace(demand, baseline=book.baseline_of(setup))
