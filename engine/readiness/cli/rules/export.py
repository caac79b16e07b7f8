"""`readiness rules export`: a ruleset as a table that those who own the method review."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.authoring.project import find_project
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.files import followed, write_whole
from readiness.cli.help import Argument, Command, Option
from readiness.cli.rules.extra import Needed, needed
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import ReadinessError, RulesetError, SetupError
from readiness.model import Text
from readiness.names import meant
from readiness.plugins import declarable, documents, foundations
from readiness.render.table import csv as commas
from readiness.render.table.rows import book
from readiness.vocabulary import ConditionError
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from readiness.authoring.tables.table import Book
    from readiness.model import Language
    from readiness.written import RulesetDocument

_WRITTEN = Text("Skrevet: {path}", "Written: {path}")
_NOTHING_ASKED = Text(
    "Skriv, hvad I vil have: --xlsx tabel.xlsx eller --csv tabel.csv.",
    "Say what you want: --xlsx table.xlsx or --csv table.csv.",
)
_SEVERAL = Text(
    "{path} har flere regelsæt. Giv filen med ét af dem: {known}",
    "{path} has several rulesets. Give the file of one of them: {known}",
)
_NOT_THERE = Text(
    "{name} er hverken en sti eller en installeret metode. {meant}",
    "{name} is neither a path nor an installed method. {meant}",
)
_OWN = Text(
    "Tabellen må ikke skrives oven i regelsættet: {path}",
    "The table must not be written over the ruleset: {path}",
)
_TARGET = click.Path(path_type=Path, dir_okay=False)
_FILE = Text("FIL", "FILE")


@click.command(
    "export",
    cls=Command,
    about=Text(
        "Skriv et regelsæt som en tabel, der kan rettes i Excel og læses ind igen.",
        "Write a ruleset as a table that can be edited in Excel and read back.",
    ),
    more=Text(
        "Tabellen viser hver tekst på dansk og engelsk med kilde, og hver betingelse i ord. Den, der ejer "
        "metoden, retter i cellerne. readiness rules import skriver rettelserne i regelsættet.",
        "The table shows each text in Danish and English with its source, and each condition in words. "
        "Whoever owns the method edits the cells. readiness rules import writes the edits to the ruleset.",
    ),
    examples=[
        (
            "readiness rules export familieraadslagning --xlsx gennemsyn.xlsx",
            Text("en installeret metode til Excel", "an installed method for Excel"),
        ),
        (
            "readiness rules export min_metode.toml --csv gennemsyn.csv",
            Text("en fil, der er ved at blive skrevet", "a file that is being written"),
        ),
    ],
)
@click.argument("source", cls=Argument, placeholder=Text("STI_ELLER_ID", "PATH_OR_ID"))
@click.option(
    "--xlsx",
    cls=Option,
    type=_TARGET,
    placeholder=_FILE,
    about=Text("Skriv en Excel-projektmappe.", "Write an Excel workbook."),
)
@click.option(
    "--csv",
    cls=Option,
    type=_TARGET,
    placeholder=_FILE,
    about=Text(
        "Skriv en CSV-fil, på dansk med semikolon, som dansk Excel vil have det.",
        "Write a CSV file, in English with commas.",
    ),
)
@click.option(
    "--all",
    "show_all",
    cls=Option,
    is_flag=True,
    about=Text(
        "Vis også det, regelsættet arver. Det kan ikke rettes her.",
        "Show also what the ruleset inherits. It cannot be edited here.",
    ),
)
@language_option
def command(*, source: str, xlsx: Path | None, csv: Path | None, show_all: bool, language: Language) -> int:
    """Write the tables that are asked for, each whole or not at all."""
    targets: Mapping[Path, Callable[[Book], bytes]] = dict(_targets(xlsx, csv, language))
    if not targets:
        raise click.UsageError(_NOTHING_ASKED[language])
    canvas = canvas_for(sys.stdout)
    try:
        chain = _chain(source, language)
        _refuse_own(chain, targets, language)
        table = _book(chain, language, show_all=show_all)
        for path, write in targets.items():
            _write(path, write(table))
            print_out(f"{_WRITTEN[language].format(path=harmless(str(path)))}\n", canvas)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    return 0


def _targets(
    xlsx: Path | None, csv: Path | None, language: Language
) -> Iterator[tuple[Path, Callable[[Book], bytes]]]:
    if xlsx:
        with needed(Needed.XLSXWRITER, language):
            from readiness.render.table import excel  # noqa: PLC0415 (an extra, which only workbooks need)
        yield xlsx, excel.write
    if csv:
        yield csv, commas.write


def _chain(source: str, language: Language) -> Sequence[RulesetDocument]:
    """Read the ruleset that is meant, and all that it extends, from the root to itself."""
    path = Path(source)
    if not path.exists():
        installed = [*declarable(), *foundations()]
        if source in installed:
            return documents(source)
        guess = meant(source, installed)[language]
        raise click.UsageError(_NOT_THERE[language].format(name=harmless(source), meant=guess).strip())
    project = find_project(path)
    if len(project.pieces) > 1:
        known = ", ".join(str(each.path) for each in project.pieces)
        raise click.UsageError(_SEVERAL[language].format(path=harmless(source), known=harmless(known)))
    return project.documents(project.pieces[0])


def _refuse_own(chain: Sequence[RulesetDocument], targets: Mapping[Path, object], language: Language) -> None:
    for path in targets:
        if followed(path) == followed(Path(chain[-1].file.name)):
            raise click.UsageError(_OWN[language].format(path=harmless(str(path))))


def _book(chain: Sequence[RulesetDocument], language: Language, *, show_all: bool) -> Book:
    try:
        return book(chain, language, show_all=show_all)
    except ConditionError as error:
        place, reason = Place(chain[-1].file.name), error.reason
        raise RulesetError(Diagnostic("M008", place, {"rule": chain[-1].id, "reason": reason})) from None


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        raise SetupError(Diagnostic("F032", Place(str(path)), {"reason": error.strerror or ""})) from None
