"""A setup file that could not be assessed, as JSON for other programs, in the form of `document`."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any, cast

from readiness.render import document as form
from readiness.render.json import diagnostic_document

if TYPE_CHECKING:
    from typing import Literal

    from readiness.errors import ReadinessError
    from readiness.model import Language


def document(path: str, error: ReadinessError, language: Language) -> dict[str, Any]:
    """Give what kept a file from being assessed as plain data; texts in one language."""
    return form.RefusalDocument(
        schema_version=form.SCHEMA_VERSION,
        tool=form.ToolDocument(name="readiness", version=version("readiness")),
        input=form.RefusedInputDocument(path=path),
        exit_code=cast("Literal[2, 3, 4]", error.exit_code),
        diagnostics=tuple(diagnostic_document(each, language) for each in error.diagnostics),
    ).model_dump(mode="json")
