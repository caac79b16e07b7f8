"""`readiness set`: put one answer into a setup file, and leave all else in it as it stands."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness import toml
from readiness.change import Request, changed
from readiness.cli.completion import SettingPath
from readiness.cli.console import canvas_for, language_option, print_error, print_out
from readiness.cli.files import write_whole
from readiness.cli.help import Argument, Command, Option
from readiness.cli.options import day_option
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import ReadinessError, SetupError
from readiness.model import Text
from readiness.render import change as as_change
from readiness.render import diagnostics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from readiness.change import Change
    from readiness.model import Language

_USUAL = Path("kommune.toml")
_FILE_ENDING = ".toml"
_KEPT = Text("Filen er ikke ændret.", "The file has not been changed.")
_NOTHING_ASKED = Text(
    "Skriv svaret efter stien, fx: readiness set tovholder.forhaandskendskab ja",
    "Write the answer after the path, such as: readiness set tovholder.forhaandskendskab yes",
)
_BOTH = Text(
    "--unset fjerner et svar. Skriv ikke et nyt svar i samme kommando.",
    "--unset removes an answer. Do not write a new answer in the same command.",
)


@click.command(
    "set",
    cls=Command,
    about=Text(
        "Skriv ét svar i opsætningen. Alt andet i filen bliver stående, tegn for tegn.",
        "Write one answer in the setup. All else in the file stays, to the character.",
    ),
    more=Text(
        "STI er et svar, som rapporten nævner det, fx samordnere.eget_korps. Med --owner, --due og de andre "
        "kan det være en milepæl. SVAR skrives, som man siger det: ja, 24, 7,5, 58 %, 1. februar 2027, "
        "ved ikke. Flere SVAR eller kommaer giver en liste. FIL ender på .toml. "
        "Uden FIL rettes kommune.toml.",
        "PATH is an answer as the report names it, such as samordnere.eget_korps. With --owner, --due and "
        "the others it may be a milestone. ANSWER is written as it is said: yes, 24, 7.5, 58 %, "
        "1 February 2027, do not know. Several ANSWERs or commas make a list. FILE ends in .toml. Without "
        "FILE, kommune.toml is edited.",
    ),
    examples=[
        ("readiness set samordnere.eget_korps ja", Text("svar ja", "answer yes")),
        ("readiness set kommune.opstart '1. februar 2027'", Text("sæt datoen", "set the date")),
        (
            "readiness set tovholder --owner Afsnitsleder --due 1.12.2026",
            Text("sig, hvem og hvornår", "say who and when"),
        ),
        ("readiness set tovholder.funktion --unset", Text("fjern svaret", "remove the answer")),
    ],
)
@click.argument("target", cls=Argument, placeholder=Text("STI", "PATH"), type=SettingPath())
@click.argument(
    "words", cls=Argument, placeholder=Text("[SVAR…] [FIL]", "[ANSWER…] [FILE]"), nargs=-1, metavar="SVAR"
)
@click.option(
    "--owner",
    "ansvarlig",
    cls=Option,
    placeholder=Text("ROLLE", "ROLE"),
    about=Text("Hvem der har ansvaret: en rolle, ikke et navn.", "Who is responsible: a role, not a name."),
)
@click.option(
    "--due",
    "frist",
    cls=Option,
    placeholder=Text("DATO", "DATE"),
    about=Text("Fristen.", "The deadline."),
)
@click.option(
    "--evidence",
    "dokumentation",
    cls=Option,
    multiple=True,
    placeholder=Text("STI", "PATH"),
    about=Text("Dokumentation: fil eller link. Kan gentages.", "Evidence: file or link. Can be repeated."),
)
@click.option("--note", cls=Option, placeholder=Text("TEKST", "TEXT"), about=Text("En note.", "A note."))
@click.option(
    "--assessed",
    "vurderet",
    cls=Option,
    placeholder=Text("DATO", "DATE"),
    about=Text("Hvornår I sidst så på milepælen.", "When you last looked at the milestone."),
)
@click.option(
    "--not-relevant",
    "ikke_relevant",
    cls=Option,
    placeholder=Text("GRUND", "REASON"),
    about=Text("Hvorfor milepælen ikke er relevant hos jer.", "Why the milestone is not relevant to you."),
)
@click.option(
    "--unset", "is_unset", cls=Option, is_flag=True, about=Text("Fjern svaret.", "Remove the answer.")
)
@click.option(
    "--dry-run",
    "is_dry",
    cls=Option,
    is_flag=True,
    about=Text("Vis, hvad der ville blive ændret.", "Show what would change."),
)
@day_option
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    target: str,
    words: tuple[str, ...],
    is_unset: bool,
    is_dry: bool,
    as_of: date | None,
    language: Language,
    **about: str | tuple[str, ...] | None,
) -> int:
    """Put in the answers that are asked for, show what changes, and write the file."""
    path, words = _file(words)
    said = {
        key: (each,) if isinstance(each, str) else each
        for key, each in about.items()
        if each not in (None, ())
    }
    if is_unset and words:
        raise click.UsageError(_BOTH[language])
    if not (words or is_unset or said):
        raise click.UsageError(_NOTHING_ASKED[language])
    day = as_of or datetime.now(tz=UTC).astimezone().date()
    request = Request(target, words or None, is_unset=is_unset, about=said)
    errors = canvas_for(sys.stderr)
    try:
        change = changed(path, request, as_of=day)
        if change.is_change and not is_dry:
            _write(path, change)
    except ReadinessError as error:
        print_error(f"{diagnostics.render(error.diagnostics, errors, language)}{_KEPT[language]}\n", errors)
        return error.exit_code
    if change.warnings:
        print_error(diagnostics.render(change.warnings, errors, language), errors)
    canvas = canvas_for(sys.stdout)
    print_out(as_change.render(change, str(path), canvas, language, is_dry=is_dry), canvas)
    return 0


def _file(words: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    """Tell the file from the answers: it is the last word, where that ends as the name of one."""
    if words and words[-1].endswith(_FILE_ENDING):
        return Path(words[-1]), tuple(words[:-1])
    return _USUAL, tuple(words)


def _write(path: Path, change: Change) -> None:
    """Write the file, unless somebody else has in the meantime."""
    if toml.read(path).sha256 != change.sha256:
        raise SetupError(Diagnostic("F033", Place(str(path))))
    try:
        write_whole(path, change.content.decode())
    except OSError as error:
        raise SetupError(Diagnostic("F032", Place(str(path)), {"reason": error.strerror or ""})) from None
