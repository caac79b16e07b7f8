"""Ruleset documents: one TOML file each, read strictly, with the place of everything it says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from readiness import inspection, toml
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import RulesetError, SetupError
from readiness.model import Text
from readiness.written import Body, Head, RulesetDocument

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from readiness.toml import TomlFile


def read_ruleset(path: Path | Traversable) -> RulesetDocument:
    """Read a ruleset document and check all that one document can tell.

    Args:
        path: The file, as a path or as a resource of a package.

    Raises:
        RulesetError: It cannot be read or is not valid; every fault with its place.

    """
    try:
        file = toml.parse(path.read_bytes(), path.name)
    except SetupError as error:
        raise RulesetError(*error.diagnostics) from None
    except OSError as error:
        raise RulesetError(Diagnostic("R001", Place(str(path)), {"reason": error.strerror or ""})) from None
    try:
        body = _adapter().validate_python(file.values)
    except ValidationError as error:
        raise RulesetError(*_misshapen(file, error)) from None
    document = RulesetDocument(body, file)
    faults = inspection.faults(document)
    if faults:
        raise RulesetError(*faults)
    return document


@cache
def _adapter() -> TypeAdapter[Body]:
    return TypeAdapter(Body)


def _misshapen(file: TomlFile, error: ValidationError) -> list[Diagnostic]:
    """Turn pydantic's faults into places of the file: a missing key points at its table."""
    empty = RulesetDocument(Body(Head("", "", Text("", ""))), file)
    return [
        Diagnostic(
            "R002",
            empty.place(*fault["loc"]),
            {"key": ".".join(map(str, fault["loc"])), "reason": fault["msg"]},
        )
        for fault in error.errors(include_url=False, include_input=False)
    ]
