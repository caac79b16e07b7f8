"""`readiness check`: assess setups and print the gap report."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from readiness import toml
from readiness.assessment import Verdict
from readiness.check import assess
from readiness.cli.completion import MethodId, RuleId, SetupFile
from readiness.cli.console import canvas_for, in_json, language_option, print_error, print_out
from readiness.cli.exits import EXIT_CODES
from readiness.cli.files import followed, write_whole
from readiness.cli.help import Argument, Command, Day, Option, language_of
from readiness.errors import ReadinessError
from readiness.evidence import beside
from readiness.gate import Demand
from readiness.model import Text
from readiness.render import text
from readiness.render.canvas import Canvas
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import Assessment
    from readiness.case import Why
    from readiness.diagnostics import Diagnostic
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
_NO_TARGET = Text(
    "Skriv FORMAT=STI, fx json=rapport.json. Formater: {}",
    "Write FORMAT=PATH, such as json=report.json. Formats: {}",
)
_OWN_TARGET = Text("-o må ikke pege på opsætningen selv: {}", "-o must not point to the setup itself: {}")


class _Target(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """`FORMAT=PATH`."""

    name = "format=sti"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Split and check the format."""
        name, equals, path = str(value).partition("=")
        if name not in FORMATS or not equals or not path:
            self.fail(_NO_TARGET[language_of(ctx)].format(", ".join(FORMATS)), param, ctx)
        return name, Path(path)


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
@click.argument(
    "files",
    cls=Argument,
    placeholder=Text("[FIL…]", "[FILE…]"),
    nargs=-1,
    type=SetupFile(),
)
@click.option(
    "--method",
    "only",
    cls=Option,
    metavar="ID",
    type=MethodId(),
    multiple=True,
    about=Text("Vurdér kun denne metode. Kan gentages.", "Assess only this method. Can be repeated."),
)
@click.option(
    "--format",
    "shape",
    cls=Option,
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    about=Text("Det, der skrives ud.", "What is printed."),
)
@click.option(
    "-o",
    "--output",
    "targets",
    cls=Option,
    type=_Target(),
    multiple=True,
    placeholder=Text("FORMAT=STI", "FORMAT=PATH"),
    about=Text("Skriv også en fil, fx json=rapport.json.", "Write a file too, such as json=report.json."),
)
@click.option(
    "--as-of",
    cls=Option,
    type=Day(),
    about=Text("Vurdér, som om det var denne dag. Ellers i dag.", "Assess as if on this day. Else today."),
)
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
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    files: tuple[Path, ...],
    only: tuple[str, ...],
    shape: str,
    targets: tuple[tuple[str, Path], ...],
    as_of: date | None,
    show_all: bool,
    fail_on: str,
    min_score: int | None,
    rule: str | None,
    no_waivers: bool,
    language: Language,
) -> int:
    """Assess each file, print the reports and write the files that are asked for."""
    paths = files or (Path("kommune.toml"),)
    _refuse_to_overwrite(paths, targets)
    demand = Demand(_FAIL_ON[fail_on], min_score, count_waivers=not no_waivers)
    day = as_of or _today()
    errors = canvas_for(sys.stderr)
    results: list[Assessment | _Refused] = []
    told: list[tuple[Assessment, tuple[Why, ...]]] = []
    codes: list[int] = []
    for path in paths:
        try:
            file = toml.read(path)
            assessment = assess(file, as_of=day, only=only, demand=demand, look_up=beside(path))
            if rule is not None:
                from readiness.cli.why import told_of  # noqa: PLC0415 (only those who ask need it)

                told.append((assessment, told_of(rule, file, assessment)))
        except ReadinessError as error:
            _tell(error.diagnostics, errors, language, has_stopped=True)
            results.append(_Refused(str(path), error))
            codes.append(error.exit_code)
            continue
        if assessment.diagnostics:
            _tell(assessment.diagnostics, errors, language, has_stopped=False)
        results.append(assessment)
        codes.append(assessment.exit_code)
    is_list = len(paths) > 1
    write: _Shapes = _Writers(results, language, show_all=show_all, is_list=is_list)
    if rule is not None:
        from readiness.cli.why import Reasons  # noqa: PLC0415 (only those who ask need it)

        write = Reasons(told, language, is_list=is_list)
    canvas = canvas_for(sys.stdout)
    if write.has_content(shape):
        print_out(write.as_shape(shape, canvas), canvas)
    for name, target in targets:
        if not write.has_content(name):
            continue
        try:
            write_whole(target, write.as_shape(name, Canvas()))
        except OSError as error:
            print_error(f"{harmless(str(target))}: {error.strerror or error}\n", errors)
            codes.append(_WRONG_USE)
    return _gravest(codes)


class _Shapes(Protocol):
    """What a run came to, in the shape that is asked for."""

    def as_shape(self, shape: str, canvas: Canvas) -> str: ...

    def has_content(self, shape: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Refused:
    """A file that could not be assessed, and why."""

    path: str
    error: ReadinessError


@dataclass(frozen=True, slots=True)
class _Writers:
    """What a run came to, in the shape that is asked for."""

    results: Sequence[Assessment | _Refused]
    language: Language
    show_all: bool
    is_list: bool  #: several files were asked for: their JSON is a list, whichever of them could be assessed

    def has_content(self, shape: str) -> bool:
        """Tell whether there is anything to write; a person reads on stderr why a file was refused."""
        return shape == "json" or any(not isinstance(each, _Refused) for each in self.results)

    def as_shape(self, shape: str, canvas: Canvas) -> str:
        if shape == "text":
            assessments = [each for each in self.results if not isinstance(each, _Refused)]
            return text.render_several(assessments, canvas, self.language, show_all=self.show_all)
        from readiness.render import json as as_json  # noqa: PLC0415 (the form of the JSON takes time to load)
        from readiness.render import refusal  # noqa: PLC0415 (the same)

        documents = [
            refusal.document(each.path, each.error, self.language)
            if isinstance(each, _Refused)
            else as_json.document(each, self.language)
            for each in self.results
        ]
        content = documents if self.is_list else documents[0]
        return in_json(content, canvas)


def _tell(found: Sequence[Diagnostic], canvas: Canvas, language: Language, *, has_stopped: bool) -> None:
    from readiness.render import diagnostics  # noqa: PLC0415 (most setups have nothing to tell of)

    print_error(diagnostics.render(found, canvas, language, has_stopped=has_stopped), canvas)


def _gravest(codes: Sequence[int]) -> int:
    return next(code for code in _PRECEDENCE if code in codes)


def _refuse_to_overwrite(paths: Sequence[Path], targets: Sequence[tuple[str, Path]]) -> None:
    setups = {followed(path) for path in paths}
    for _, target in targets:
        if followed(target) in setups:
            language = language_of(click.get_current_context())
            raise click.UsageError(_OWN_TARGET[language].format(harmless(str(target))))


def _today() -> date:
    return datetime.now(tz=UTC).astimezone().date()
