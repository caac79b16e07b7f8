"""`readiness check --why`: a rule explained with the answers of the files that are checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.case import not_asked, why
from readiness.cli.console import in_json
from readiness.errors import NothingAssessed
from readiness.loading import load
from readiness.plugins import declarable, load_methods
from readiness.render import case as as_text
from readiness.render import reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import Assessment
    from readiness.case import Why
    from readiness.model import Language
    from readiness.render.canvas import Canvas
    from readiness.toml import TomlFile


def told_of(name: str, file: TomlFile, assessment: Assessment) -> tuple[Why, ...]:
    """Explain a rule in a setup that was assessed.

    Raises:
        NothingAssessed: There is no such rule, or it is not asked in this assessment.

    """
    methods, setup = load(file, assessment.as_of)
    try:
        return why(name, assessment, setup, methods)
    except NothingAssessed as error:
        if any(each.code == "K057" for each in error.diagnostics):
            raise
        rulesets = {each: method.ruleset for each, method in load_methods(declarable())[0].items()}
        raise not_asked(name, [each.ruleset.id for each in assessment.methods], rulesets) from None


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is told of a rule in each file, in the shape that is asked for."""

    told: Sequence[tuple[Assessment, tuple[Why, ...]]]
    language: Language
    is_list: bool  #: several files were asked for

    def has_content(self, _shape: str) -> bool:
        """Tell whether the rule could be explained in any file."""
        return bool(self.told)

    def as_shape(self, shape: str, canvas: Canvas) -> str:
        """Write it as text or as JSON."""
        if shape == "text":
            return "\n".join(as_text.render(told, canvas, self.language) for _, told in self.told)
        documents = [reasons.document(assessment, told, self.language) for assessment, told in self.told]
        return in_json(documents if self.is_list else documents[0], canvas)
