"""`readiness baseline`: keep the list of gaps that are known, so that only new ones fail a check."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from readiness import ledger
from readiness.baseline import Baseline
from readiness.cli.assessing import USUAL, assess_all, gravest, tell
from readiness.cli.console import canvas_for, language_option, print_error, print_out
from readiness.cli.files import write_whole
from readiness.cli.help import Command, Group, Option
from readiness.cli.options import data_only_option, day_option, files_argument
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import ReadinessError, SetupError
from readiness.gate import Demand
from readiness.judgement import Outcome
from readiness.ledger import Ledger
from readiness.model import Text
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from readiness.assessment import Assessment
    from readiness.baseline import BaselineAssessment, KnownGap
    from readiness.model import Language
    from readiness.plugins import Load

_USUAL_BASELINE = Path("readiness-baseline.toml")
_WRITTEN = (
    Text("1 kendt mangel er skrevet i {path}.", "1 known gap is written in {path}."),
    Text("{n} kendte mangler er skrevet i {path}.", "{n} known gaps are written in {path}."),
)
_PRUNED = (
    Text(
        "1 lukket mangel er taget ud af {path}. Tilbage: {left}.",
        "1 closed gap is taken out of {path}. Left: {left}.",
    ),
    Text(
        "{n} lukkede mangler er taget ud af {path}. Tilbage: {left}.",
        "{n} closed gaps are taken out of {path}. Left: {left}.",
    ),
)
_USE = Text("Brug den med: {command}", "Use it with: {command}")
_KEPT = Text("{path} er ikke ændret.", "{path} has not been changed.")

_baseline_option = click.option(
    "-b",
    "--baseline",
    "path",
    cls=Option,
    type=click.Path(path_type=Path),
    default=_USUAL_BASELINE,
    show_default=True,
    placeholder=Text("FIL", "FILE"),
    about=Text("Filen med de kendte mangler.", "The file of known gaps."),
)


@click.group(
    "baseline",
    cls=Group,
    about=Text(
        "Hold styr på de mangler, I kender, så kun nye får kontrollen til at fejle.",
        "Keep track of the gaps that you know, so that only new ones fail a check.",
    ),
    examples=[
        ("readiness baseline write", Text("skriv de mangler, der er i dag", "write the gaps of today")),
        ("readiness baseline prune", Text("tag de lukkede ud", "take out the closed ones")),
    ],
)
def command() -> None:
    """Choose what to do with the baseline."""


@command.command(
    "write",
    cls=Command,
    about=Text("Skriv de mangler, der er i dag.", "Write the gaps that there are today."),
    more=Text(
        "FIL er kommunens opsætning; kommune.toml, når intet er skrevet. Linjer om andre filer bliver "
        "stående. Det, der er fraveget, kommer ikke med. En fravigelse udløber jo, så nogen tager stilling.",
        "FILE is the municipality's setup; kommune.toml when none is given. Lines about other files stay. "
        "What is waived is left out: a waiver expires, and then somebody must decide.",
    ),
    examples=[
        ("readiness baseline write", Text("i mappen med kommune.toml", "in the folder of kommune.toml")),
        (
            "readiness baseline write nord.toml syd.toml",
            Text("for to opsætninger i én liste", "for two setups in one list"),
        ),
    ],
)
@files_argument
@_baseline_option
@day_option
@data_only_option
@language_option
def write(*, files: tuple[Path, ...], path: Path, as_of: date | None, given: Load, language: Language) -> int:
    """Write down all gaps of the files."""
    paths = files or (USUAL,)
    try:
        book = ledger.read(path) if path.exists() else Ledger(path, {})
        assessed = assess_all(
            paths,
            language,
            as_of=as_of,
            demand_of=lambda _: Demand(baseline=Baseline(str(path))),
            given=given,
        )
        if assessed.has_failed:
            return _stopped(path, assessed.codes, language)
        gaps = {
            book.name_of(setup): _unwaived(each)
            for setup, each in zip(paths, assessed.assessments, strict=True)
        }
        _save(book.holding(gaps))
    except ReadinessError as error:
        tell(error, language)
        return error.exit_code
    number = sum(map(len, gaps.values()))
    usual = "" if paths == (USUAL,) else "".join(f" {each}" for each in paths)
    _say(_counted(_WRITTEN, number, language).format(n=number, path=path))
    _say(_USE[language].format(command=f"readiness check{usual} --baseline {path}"))
    return 0


@command.command(
    "prune",
    cls=Command,
    about=Text(
        "Tag de lukkede mangler ud, og skriv, hvor langt resten er.",
        "Take out the gaps that are closed, and note how far the rest are.",
    ),
    more=Text(
        "Nye mangler kommer ikke med; det gør de kun med write. Uden FIL ses på alle de filer, som listen "
        "nævner. En fil, der ikke findes mere, tages ud.",
        "New gaps are not added; only write does that. Without FILE, all files that the list names are "
        "looked at. A file that is no more is taken out.",
    ),
    examples=[("readiness baseline prune", Text("for alle filer i listen", "for all files of the list"))],
)
@files_argument
@_baseline_option
@day_option
@data_only_option
@language_option
def prune(*, files: tuple[Path, ...], path: Path, as_of: date | None, given: Load, language: Language) -> int:
    """Take the closed gaps out of the baseline; what has become better is not allowed to fall back."""
    try:
        book = ledger.read(path)
        gone: dict[str, list[KnownGap]] = {}
        if not files:
            gone = {name: [] for name in book.setups if not book.path_of(name).exists()}
        paths = files or tuple(book.path_of(name) for name in book.setups if name not in gone)
        assessed = assess_all(
            paths,
            language,
            as_of=as_of,
            demand_of=lambda each: Demand(baseline=book.baseline_of(each)),
            given=given,
        )
        if assessed.has_failed:
            return _stopped(path, assessed.codes, language)
        known = {
            book.name_of(setup): _still_there(each, book.baseline_of(setup))
            for setup, each in zip(paths, assessed.assessments, strict=True)
        }
        pruned = book.holding({**gone, **known})
        _save(pruned)
    except ReadinessError as error:
        tell(error, language)
        return error.exit_code
    number = _size(book) - _size(pruned)
    _say(_counted(_PRUNED, number, language).format(n=number, path=path, left=_size(pruned)))
    return 0


def _unwaived(assessment: Assessment) -> list[KnownGap]:
    waived = {each.waiver.rule for each in assessment.waivers}
    return [
        gap for gap in _held(assessment).new if gap.rule not in waived and gap.outcome is not Outcome.ERROR
    ]


def _still_there(assessment: Assessment, baseline: Baseline) -> list[KnownGap]:
    held = _held(assessment)
    now, closed = {gap.rule: gap for gap in held.known}, {gap.rule for gap in held.closed}
    return [now.get(rule, noted) for rule, noted in baseline.gaps.items() if rule not in closed]


def _held(assessment: Assessment) -> BaselineAssessment:
    """Give what the baseline comes to; each file here is assessed against one."""
    return cast("BaselineAssessment", assessment.baseline)


def _size(book: Ledger) -> int:
    return sum(map(len, book.setups.values()))


def _save(book: Ledger) -> None:
    try:
        write_whole(book.path, str(book))
    except OSError as error:
        reason = error.strerror or ""
        raise SetupError(Diagnostic("F032", Place(str(book.path)), {"reason": reason})) from None


def _stopped(path: Path, codes: Sequence[int], language: Language) -> int:
    canvas = canvas_for(sys.stderr)
    print_error(f"{_KEPT[language].format(path=harmless(str(path)))}\n", canvas)
    return gravest([code for code in codes if code > 1])


def _counted(texts: tuple[Text, Text], number: int, language: Language) -> str:
    one, several = texts
    return (one if number == 1 else several)[language]


def _say(sentence: str) -> None:
    print_out(f"{harmless(sentence)}\n", canvas_for(sys.stdout))
