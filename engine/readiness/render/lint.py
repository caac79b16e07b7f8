"""What lint found in rulesets: for people, for programs, and as marks in GitHub."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from readiness.model import Text
from readiness.personal import masked
from readiness.render import diagnostics, github
from readiness.render.data import in_json
from readiness.wording import harmless

if TYPE_CHECKING:
    from readiness.authoring.lint import Linted
    from readiness.model import Language
    from readiness.render.canvas import Canvas

#: The version of the form of the JSON.
SCHEMA_VERSION = "1"
_READ = Text("Læst: {names}.", "Read: {names}.")
_CLEAN = Text("Intet at rette.", "Nothing to mend.")


def in_text(linted: Linted, canvas: Canvas, language: Language) -> str:
    """Write every finding, and then what was read."""
    names = ", ".join(harmless(each.id) for each in linted.pieces)
    last = [] if linted.diagnostics else [canvas.tone(_CLEAN[language], "good")]
    last += canvas.wrapped(_READ[language].format(names=names)) if names else []
    return diagnostics.render(linted.diagnostics, canvas, language, most=None) + canvas.finished(iter(last))


def as_json(linted: Linted, canvas: Canvas, language: Language, exit_code: int) -> str:
    """Write the findings for other programs; texts in one language."""
    from readiness.render.json import diagnostic_document  # noqa: PLC0415 (only the JSON needs its form)

    found = [diagnostic_document(each, language).model_dump(mode="json") for each in linted.diagnostics]
    content = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "readiness", "version": version("readiness")},
        "exit_code": exit_code,
        "rulesets": [{"id": each.id, "path": masked(str(each.path))} for each in linted.pieces],
        "diagnostics": found,
    }
    return in_json(content, canvas)


def as_annotations(linted: Linted, language: Language) -> str:
    """Write a mark for each finding, as many as GitHub shows."""
    return "".join(f"{each}\n" for each in github.marks(linted.diagnostics, language))
