"""`readiness check --why`: a rule explained with the answers of the files that are checked."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from readiness.case import not_asked, why
from readiness.cli.console import canvas_for, print_out
from readiness.cli.targets import fault_of
from readiness.errors import NothingAssessed
from readiness.loading import load
from readiness.model import Text
from readiness.plugins import load_method, offered
from readiness.render import case as as_text
from readiness.render import reasons
from readiness.render.canvas import Canvas
from readiness.render.data import in_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import Assessment
    from readiness.case import Why
    from readiness.cli.targets import Target
    from readiness.model import Language
    from readiness.plugins import Load
    from readiness.render.formats import Format
    from readiness.toml import TomlFile

_FORMATS = ("text", "json")
_NO_SUCH_FORMAT = Text(
    "--why skrives som text eller json, ikke som {name}.",
    "--why is written as text or json, not as {name}.",
)


def told_of(name: str, file: TomlFile, assessment: Assessment, given: Load = load_method) -> tuple[Why, ...]:
    """Explain a rule in a setup that was assessed.

    Raises:
        NothingAssessed: There is no such rule, or it is not asked in this assessment.

    """
    methods, setup = load(file, assessment.as_of, given)
    try:
        return why(name, assessment, setup, methods)
    except NothingAssessed as error:
        if any(each.code == "K057" for each in error.diagnostics):
            raise
        raise not_asked(name, [each.ruleset.id for each in assessment.methods], offered()) from None


class Reasons(NamedTuple):
    """What is told of a rule in each file."""

    told: Sequence[tuple[Assessment, tuple[Why, ...]]]
    language: Language
    is_list: bool  #: several files were asked for

    def write(self, shape: Format, canvas: Canvas) -> str:
        """Write it as text or as JSON."""
        if shape.name == "text":
            return "\n".join(as_text.render(told, canvas, self.language) for _, told in self.told)
        documents = [reasons.document(assessment, told, self.language) for assessment, told in self.told]
        return in_json(documents if self.is_list else documents[0], canvas)


def refuse_other_formats(shape: Format, targets: Sequence[Target], language: Language) -> None:
    """Refuse a format that reports come in and reasons do not.

    Raises:
        UsageError: A format is neither text nor JSON.

    """
    for each in (shape, *(target.format for target in targets)):
        if each.name not in _FORMATS:
            raise click.UsageError(_NO_SUCH_FORMAT[language].format(name=each.name))


def written(told: Reasons, shape: Format, targets: Sequence[Target]) -> list[str]:
    """Print the reasons and write the files; give what went wrong, each as one line."""
    if not told.told:
        return []
    canvas = canvas_for(sys.stdout)
    print_out(told.write(shape, canvas), canvas)
    faults = (
        fault_of(target, partial(told.write, target.format, Canvas()), told.language) for target in targets
    )
    return [fault for fault in faults if fault]
