"""The assessment of the files that a command is given."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readiness import toml
from readiness.check import assess
from readiness.cli.console import canvas_for, print_error
from readiness.errors import ReadinessError
from readiness.evidence import beside
from readiness.gate import Demand
from readiness.plugins import load_method
from readiness.render.report import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from readiness.assessment import Assessment
    from readiness.diagnostics import Diagnostic
    from readiness.model import Language
    from readiness.plugins import Load
    from readiness.toml import TomlFile

#: Several apply: the first of these that occurs is the exit code.
_PRECEDENCE = (4, 3, 2, 1, 0)
USUAL = Path("kommune.toml")


class Assessed(NamedTuple):
    """What became of the files."""

    results: tuple[Assessment | Refused, ...]  #: in their order
    codes: tuple[int, ...]  #: the exit code that each file gives

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Those that could be assessed."""
        return tuple(each for each in self.results if not isinstance(each, Refused))

    @property
    def has_failed(self) -> bool:
        """Whether some file could not be assessed."""
        return any(isinstance(each, Refused) for each in self.results)


def assess_all(  # noqa: PLR0913 (what the commands ask for)
    paths: Sequence[Path],
    language: Language,
    *,
    as_of: date | None,
    only: Sequence[str] = (),
    demand_of: Callable[[Path], Demand] = lambda _: Demand(),
    look_at: Callable[[TomlFile, Assessment], None] = lambda _file, _assessment: None,
    given: Load = load_method,
) -> Assessed:
    """Assess files, and tell on stderr what is wrong or doubtful in each.

    What a function of a method prints goes to stderr too: stdout is for reports, which other programs read.

    Args:
        paths: The files.
        language: What to tell it in.
        as_of: The day of the assessment; today when it is None.
        only: Assess just these of the declared methods.
        demand_of: What exit code 0 takes for a file.
        look_at: Is shown each file with what it came to; what it raises counts as the file's.
        given: Gives the methods.

    """
    day = as_of or today()
    results: list[Assessment | Refused] = []
    codes: list[int] = []
    for path in paths:
        try:
            file = toml.read(path)
            demand, look_up = demand_of(path), beside(path)
            with redirect_stdout(sys.stderr):
                assessment = assess(file, as_of=day, only=only, demand=demand, look_up=look_up, given=given)
                look_at(file, assessment)
        except ReadinessError as error:
            tell(error, language)
            results.append(Refused(str(path), error))
            codes.append(error.exit_code)
            continue
        if assessment.diagnostics:
            _tell(assessment.diagnostics, language, has_stopped=False)
        results.append(assessment)
        codes.append(assessment.exit_code)
    return Assessed(tuple(results), tuple(codes))


def tell(error: ReadinessError, language: Language) -> None:
    """Tell on stderr what stopped an assessment."""
    _tell(error.diagnostics, language, has_stopped=True)


def _tell(found: Sequence[Diagnostic], language: Language, *, has_stopped: bool) -> None:
    from readiness.render import diagnostics  # noqa: PLC0415 (most setups have nothing to tell of)

    canvas = canvas_for(sys.stderr)
    print_error(diagnostics.render(found, canvas, language, has_stopped=has_stopped), canvas)


def gravest(codes: Sequence[int]) -> int:
    """Give the exit code of several."""
    return next(code for code in _PRECEDENCE if code in codes)


def today() -> date:
    """Give the day it is here."""
    return datetime.now(tz=UTC).astimezone().date()
