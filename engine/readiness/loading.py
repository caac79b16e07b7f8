"""The methods that a setup declares, loaded, and the setup checked against them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from readiness.declarable import Declarable
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed, ReadinessError, SetupError
from readiness.plugins import load_method, load_methods
from readiness.setup import Setup, declared_methods, read_setup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from readiness.assembly import InstalledMethod
    from readiness.diagnostics import Place
    from readiness.plugins import Load
    from readiness.toml import TomlFile


def load(file: TomlFile, as_of: date, given: Load = load_method) -> tuple[dict[str, InstalledMethod], Setup]:
    """Load the declared methods and check the setup against them.

    Args:
        file: The setup.
        as_of: The day of the assessment.
        given: Gives the methods.

    Raises:
        ReadinessError: A method or the setup does not fit; all that is wrong at once.

    """
    declared = declared_methods(file)
    methods, errors = load_methods(declared, given)
    failed = [name for name in declared if name not in methods]
    errors = [_placed(error, file, name) for name, error in zip(failed, errors, strict=True)]
    setup = None
    try:
        setup = read_setup(file, _declarable(tuple(methods), given, is_whole=not errors), as_of=as_of)
    except SetupError as error:
        errors.append(error)
    if not declared:
        errors.append(NothingAssessed(Diagnostic("K051", file.place_at(1, 1))))
    if errors or setup is None:
        raise _joined(errors)
    return methods, setup


@cache
def _declarable(methods: tuple[str, ...], given: Load, *, is_whole: bool) -> Declarable:
    """Gather what may be declared once for all files with the same methods."""
    return Declarable((given(name).ruleset for name in methods), is_whole=is_whole)


def _joined(errors: Sequence[ReadinessError]) -> ReadinessError:
    """Join several errors into the one whose exit code comes first, told in the order of the file.

    What is told of one plugin stays together, at the line that declares it.
    """
    gravest = max(errors, key=lambda error: error.exit_code)
    told = [
        (each if isinstance(error, SetupError) else error.diagnostics[0], each)
        for error in errors
        for each in error.diagnostics
    ]
    return type(gravest)(*(each for _, each in sorted(told, key=lambda pair: _order(pair[0].place))))


def _order(place: Place | None) -> tuple[str, int, int]:
    return (place.path, place.line, place.column) if place else ("", 0, 0)


def _placed(error: ReadinessError, file: TomlFile, name: str) -> ReadinessError:
    """Point an error about a method, or about what it extends, at the line that declares it."""
    declared = file.place_of_key(("metoder", name)) or file.place_at(1, 1)
    return type(error)(*(each if each.place else replace(each, place=declared) for each in error.diagnostics))
