"""`readiness rules import`: what a reviewer changed in a table is written into the ruleset."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.authoring.project import find_project
from readiness.authoring.tables import commas, records, workbook
from readiness.authoring.tables.review import review
from readiness.authoring.tables.revision import revised
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_error, print_out
from readiness.cli.files import write_whole
from readiness.cli.help import Argument, Command, Option
from readiness.cli.rules.extra import Needed, needed
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import ReadinessError, SetupError
from readiness.model import Text
from readiness.render.comparison.text import gist
from readiness.render.table import changes

if TYPE_CHECKING:
    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.versions import Demand
    from readiness.authoring.project import Piece, Project
    from readiness.authoring.tables.records import Table
    from readiness.authoring.tables.review import Review
    from readiness.model import Language

_MOST = 16 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"  # how files of Office begin that are older than xlsx, or protected
_KEPT = Text("Regelsættet er ikke ændret.", "The ruleset has not been changed.")


@click.command(
    "import",
    cls=Command,
    about=Text(
        "Skriv det, der er rettet i en tabel, ind i regelsættet. Alt andet bliver stående, tegn for tegn.",
        "Write what was edited in a table into the ruleset. All else stays, to the character.",
    ),
    more=Text(
        "TABEL er en fil fra readiness rules export, som nogen har rettet i: xlsx, eller csv som Excel "
        "gemmer den. STI er projektets mappe eller regelsættets fil, ellers denne mappe. Er noget i tabellen "
        "forkert, bliver intet skrevet. Kommentarer bliver vist, og det, rettelserne kan flytte.",
        "TABLE is a file from readiness rules export that somebody has edited: xlsx, or csv as Excel saves "
        "it. PATH is the project's folder or the ruleset's file, else this folder. If anything in the table "
        "is wrong, nothing is written. Comments are shown, and what the edits can move.",
    ),
    examples=[
        (
            "readiness rules import gennemsyn.xlsx --dry-run",
            Text("se rettelserne, og skriv intet", "see the edits, and write nothing"),
        ),
        (
            "readiness rules import gennemsyn.xlsx min_metode.toml",
            Text("skriv rettelserne", "write the edits"),
        ),
    ],
    exit_codes={
        "0": Text("rettelserne er skrevet, eller der var ingen", "the edits are written, or there were none"),
        "2": Text(
            "forkert brug, eller noget i tabellen kan ikke skrives",
            "wrong use, or something in the table cannot be written",
        ),
        "3": Text("der er intet regelsæt på stien", "there is no ruleset at the path"),
        "4": Text(
            "regelsættet er ikke gyldigt, eller ville ikke blive det",
            "the ruleset is not valid, or would not be",
        ),
    },
)
@click.argument(
    "table", cls=Argument, placeholder=Text("TABEL", "TABLE"), type=click.Path(path_type=Path, dir_okay=False)
)
@click.argument(
    "path", cls=Argument, placeholder=Text("[STI]", "[PATH]"), type=click.Path(path_type=Path), default=Path()
)
@click.option(
    "--dry-run",
    "is_dry",
    cls=Option,
    is_flag=True,
    about=Text("Vis rettelserne, og skriv intet.", "Show the edits, and write nothing."),
)
@language_option
def command(*, table: Path, path: Path, is_dry: bool, language: Language) -> int:
    """Read the table, show what it changes, and write the file."""
    try:
        found = _table(table, language)
        project = find_project(path)
        piece = _piece(project, found, table)
        reviewed, effect = _taken_over(project, piece, found, table, is_dry=is_dry)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        print_error(f"{_KEPT[language]}\n", canvas_for(sys.stderr))
        return error.exit_code
    if reviewed.warnings:
        print_diagnostics(reviewed.warnings, language)
    canvas = canvas_for(sys.stdout)
    print_out(changes.render(reviewed, str(piece.path), canvas, language, is_dry=is_dry), canvas)
    if effect:
        print_out(gist(*effect, canvas, language), canvas)
    return 0


def _table(path: Path, language: Language) -> Table:
    """Read the table, in whichever shape it is."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except FileNotFoundError:
        raise SetupError(Diagnostic("F001", Place(name))) from None
    except OSError as error:
        raise SetupError(Diagnostic("F003", Place(name), {"reason": error.strerror or ""})) from None
    if len(content) > _MOST:
        raise SetupError(Diagnostic("H066", Place(name)))
    if not content.startswith((_ZIP, _OLD)):
        return records.read(commas.read(content, name), name)
    with needed(Needed.OPENPYXL, language):
        return records.read(workbook.read(content, name), name)


def _piece(project: Project, table: Table, path: Path) -> Piece:
    """Find the ruleset that the table is of."""
    for piece in project.pieces:
        if piece.id == table.origin.id:
            return piece
    values = {"name": table.origin.id, "known": ", ".join(each.id for each in project.pieces)}
    raise SetupError(Diagnostic("H068", Place(str(path)), values))


def _taken_over(
    project: Project, piece: Piece, table: Table, path: Path, *, is_dry: bool
) -> tuple[Review, tuple[Comparison, Demand] | None]:
    """Hold the table against the ruleset, and write what it changes."""
    chain = project.documents(piece)
    described = [each.id for document in chain for each in document.body.document]
    reviewed = review(table, chain[-1], described, str(path))
    if not reviewed.changes:
        return reviewed, None
    content = piece.path.read_bytes()
    if chain[-1].file.sha256 != sha256(content).hexdigest():
        raise SetupError(Diagnostic("F033", Place(str(piece.path))))
    new, effect = revised(content, reviewed.changes, chain)
    if not is_dry:
        try:
            write_whole(piece.path, new)
        except OSError as error:
            reason = {"reason": error.strerror or ""}
            raise SetupError(Diagnostic("F032", Place(str(piece.path)), reason)) from None
    return reviewed, effect
