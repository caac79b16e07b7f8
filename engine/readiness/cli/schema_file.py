"""The schema beside a setup: readiness writes its own anew, and never another's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from readiness.cli.files import write_whole
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.schema import MARK, schema

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from readiness.model import Language, Ruleset

NAME = "kommune.schema.json"


def text_of(rulesets: Sequence[Ruleset], language: Language) -> str:
    """Give the schema as it is stored."""
    return json.dumps(schema(rulesets, language), ensure_ascii=False, indent=2) + "\n"


def write(path: Path, rulesets: Sequence[Ruleset], language: Language) -> None:
    """Write a schema, or write it anew.

    Raises:
        SetupError: Something else stands there, or it cannot be written; nothing was changed.

    """
    if path.is_file() and not _is_ours(path):
        raise SetupError(Diagnostic("F025", Place(str(path))))
    try:
        write_whole(path, text_of(rulesets, language))
    except OSError as error:
        raise SetupError(cannot_write(path, error)) from None


def cannot_write(path: Path, error: OSError) -> Diagnostic:
    """Say that a file cannot be written, in the words of the system."""
    return Diagnostic("F022", Place(str(path)), {"reason": error.strerror or str(error)})


def _is_ours(path: Path) -> bool:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("$id") == MARK
