"""`readiness check`: assess setups and print the gap report."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.assessment import Verdict
from readiness.check import Demand, check_file
from readiness.cli.console import canvas_for, in_json, language_option, print_error, print_out
from readiness.cli.files import followed, write_whole
from readiness.errors import ReadinessError
from readiness.render import diagnostics, text
from readiness.render.canvas import Canvas
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import Assessment
    from readiness.model import Language

FORMATS = ("text", "json")

#: What each level of `--fail-on` fails on.
_FAIL_ON = {
    "never": frozenset[Verdict](),
    "not-ready": frozenset({Verdict.NOT_READY}),
    "undetermined": frozenset({Verdict.NOT_READY, Verdict.UNDETERMINED}),
    "conditional": frozenset({Verdict.NOT_READY, Verdict.UNDETERMINED, Verdict.CONDITIONAL}),
}
#: Several apply: the first of these that occurs is the exit code.
_PRECEDENCE = (4, 3, 2, 1, 0)
_WRONG_USE = 2


class _Target(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """`FORMAT=PATH`."""

    name = "format=sti"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Split and check the format."""
        name, equals, path = str(value).partition("=")
        if name not in FORMATS or not equals or not path:
            self.fail(f"skriv FORMAT=STI, fx json=rapport.json. Formater: {', '.join(FORMATS)}", param, ctx)
        return name, Path(path)


@click.command("check", epilog="Eksempel: readiness check kommune.toml -o json=rapport.json")
@click.argument("files", metavar="[FIL…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--method", "only", metavar="ID", multiple=True, help="Vurdér kun denne metode. Kan gentages.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Det, der skrives ud.",
)
@click.option(
    "-o",
    "--output",
    "targets",
    type=_Target(),
    multiple=True,
    help="Skriv også en fil, fx json=rapport.json.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ÅÅÅÅ-MM-DD",
    help="Vurdér, som om det var denne dag. Ellers i dag.",
)
@click.option("--all", "show_all", is_flag=True, help="Vis alle spørgsmål med svar, begrundelse og kilde.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAIL_ON)),
    default="undetermined",
    show_default=True,
    help="Slutkode 1: aldrig; når en metode ikke er klar endnu; også når det ikke kan afgøres; "
    "også når den er klar med forbehold.",
)
@click.option(
    "--min-score",
    type=click.IntRange(0, 100),
    metavar="TAL",
    help="Slutkode 1, når scorens laveste tal er under TAL.",
)
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    files: tuple[Path, ...],
    only: tuple[str, ...],
    shape: str,
    targets: tuple[tuple[str, Path], ...],
    as_of: datetime | None,
    show_all: bool,
    fail_on: str,
    min_score: int | None,
    language: Language,
) -> int:
    """Se, om kommunen er klar til at begynde, og hvad der mangler.

    FIL er kommunens opsætning; kommune.toml, når intet er skrevet. Flere filer giver et afsnit hver.
    """
    paths = files or (Path("kommune.toml"),)
    _refuse_to_overwrite(paths, targets)
    demand, day = Demand(_FAIL_ON[fail_on], min_score), as_of.date() if as_of else _today()
    errors = canvas_for(sys.stderr)
    assessments: list[Assessment] = []
    codes: list[int] = []
    for path in paths:
        try:
            assessment = check_file(path, as_of=day, only=only, demand=demand)
        except ReadinessError as error:
            print_error(diagnostics.render(error.diagnostics, errors, language), errors)
            codes.append(error.exit_code)
            continue
        if assessment.diagnostics:
            print_error(diagnostics.render(assessment.diagnostics, errors, language), errors)
        assessments.append(assessment)
        codes.append(assessment.exit_code)
    if not assessments:
        return _gravest(codes)
    write = _Writers(assessments, language, show_all=show_all, is_list=len(paths) > 1)
    canvas = canvas_for(sys.stdout)
    print_out(write.as_shape(shape, canvas), canvas)
    for name, target in targets:
        try:
            write_whole(target, write.as_shape(name, Canvas()))
        except OSError as error:
            print_error(f"{harmless(str(target))}: {error.strerror or error}\n", errors)
            codes.append(_WRONG_USE)
    return _gravest(codes)


@dataclass(frozen=True, slots=True)
class _Writers:
    """The assessments of a run, in the shape that is asked for."""

    assessments: Sequence[Assessment]
    language: Language
    show_all: bool
    is_list: bool  #: several files were asked for: their JSON is a list, whichever of them could be assessed

    def as_shape(self, shape: str, canvas: Canvas) -> str:
        if shape == "text":
            return text.render_several(self.assessments, canvas, self.language, show_all=self.show_all)
        from readiness.render import json as as_json  # noqa: PLC0415 (the form of the JSON takes time to load)

        documents = [as_json.document(each, self.language) for each in self.assessments]
        content = documents if self.is_list else documents[0]
        return in_json(content, canvas)


def _gravest(codes: Sequence[int]) -> int:
    return next(code for code in _PRECEDENCE if code in codes)


def _refuse_to_overwrite(paths: Sequence[Path], targets: Sequence[tuple[str, Path]]) -> None:
    setups = {followed(path) for path in paths}
    for _, target in targets:
        if followed(target) in setups:
            raise click.UsageError(f"-o må ikke pege på opsætningen selv: {harmless(str(target))}")


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()
