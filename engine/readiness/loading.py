"""The methods that a setup declares, loaded, and the setup checked against them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from readiness.declarable import Declarable
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed, ReadinessError, SetupError
from readiness.plugins import load_method, load_methods
from readiness.setup import Setup, declared_methods, read_setup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from readiness.assembly import InstalledMethod
    from readiness.plugins import Load
    from readiness.toml import TomlFile


def load(file: TomlFile, as_of: date, given: Load | None = None) -> tuple[dict[str, InstalledMethod], Setup]:
    """Load the declared methods and check the setup against them.

    Args:
        file: The setup.
        as_of: The day that waivers are held against.
        given: Gives the methods; those that are installed when left out.

    Raises:
        ReadinessError: A method or the setup does not fit; all that is wrong at once.

    """
    declared = declared_methods(file)
    methods, errors = load_methods(declared, given)
    errors = [_placed(error, file, methods, declared) for error in errors]
    setup = None
    try:
        takes = (
            _declarable(tuple(methods), is_whole=not errors)
            if given is None
            else Declarable((each.ruleset for each in methods.values()), is_whole=not errors)
        )
        setup = read_setup(file, takes, as_of=as_of)
    except SetupError as error:
        errors.append(error)
    if not declared:
        errors.append(NothingAssessed(Diagnostic("K051", file.place_at(1, 1))))
    if errors or setup is None:
        raise _joined(errors)
    return methods, setup


@cache
def _declarable(methods: tuple[str, ...], *, is_whole: bool) -> Declarable:
    """Gather what may be declared once for all files with the same methods."""
    return Declarable((load_method(name).ruleset for name in methods), is_whole=is_whole)


def _joined(errors: Sequence[ReadinessError]) -> ReadinessError:
    """Join several errors into the one whose exit code comes first, told in the order of the file."""
    gravest = max(errors, key=lambda error: error.exit_code)
    diagnostics = [diagnostic for error in errors for diagnostic in error.diagnostics]
    places = [each.place for each in diagnostics]
    order = [(place.path, place.line, place.column) if place else ("", 0, 0) for place in places]
    return type(gravest)(*(diagnostics[at] for at in sorted(range(len(order)), key=order.__getitem__)))


def _placed(
    error: ReadinessError, file: TomlFile, methods: Mapping[str, InstalledMethod], declared: Sequence[str]
) -> ReadinessError:
    """Point an error about a method at the line that declares it."""
    failed = [name for name in declared if name not in methods]
    diagnostics = []
    for diagnostic in error.diagnostics:
        name = str(diagnostic.values.get("id", diagnostic.values.get("name", "")))
        place = diagnostic.place or (file.place_of_key(("metoder", name)) if name in failed else None)
        diagnostics.append(
            Diagnostic(diagnostic.code, place or file.place_at(1, 1), diagnostic.values, diagnostic.severity)
        )
    return type(error)(*diagnostics)
