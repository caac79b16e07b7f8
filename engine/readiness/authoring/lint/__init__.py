"""What is wrong with rulesets, all at once: what the loader refuses, and the rules of the house.

What the loader refuses is an error; a rule of the house that is broken is a warning, since the method works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.authoring.lint.refusals import tried
from readiness.authoring.lint.rules import of_document, of_method
from readiness.authoring.lint.texts import of_placeholders, of_texts
from readiness.authoring.project import survey
from readiness.diagnostics import Severity
from readiness.errors import ReadinessError, RulesetError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from readiness.authoring.project import Piece, Project
    from readiness.diagnostics import Diagnostic

#: What a finding in a ruleset gives: it cannot be loaded, or a rule of the house is broken.
_EXIT_CODES: Mapping[Severity, int] = {Severity.ERROR: RulesetError.exit_code, Severity.WARNING: 1}


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found in the rulesets of some paths."""

    pieces: tuple[Piece, ...]  #: the rulesets that were looked at
    diagnostics: tuple[Diagnostic, ...]  #: in the order of the files
    exit_codes: frozenset[int]  #: what the findings give; just 0 where there is none


def lint(paths: Iterable[Path]) -> Linted:
    """Look through the rulesets of projects and files.

    The hooks of the projects are run, as they are when a method is loaded; their functions are not.

    Args:
        paths: Folders with a `pyproject.toml`, and ruleset files.

    """
    pieces: dict[Path, Piece] = {}
    found: list[Diagnostic] = []
    codes = {0}
    for path in paths:
        try:
            project, faults = survey(path)
        except ReadinessError as error:
            found += error.diagnostics
            codes.add(error.exit_code)
            continue
        own = list(faults)
        for piece in project.pieces:
            if pieces.setdefault(piece.path.resolve(), piece) is piece:
                own += _of_piece(project, piece)
        codes |= {_EXIT_CODES[each.severity] for each in own}
        found += own
    return Linted(tuple(pieces.values()), tuple(_in_order(found)), frozenset(codes))


def _of_piece(project: Project, piece: Piece) -> list[Diagnostic]:
    load = tried(project, piece)
    found = list(load.faults)
    if load.document:
        found += [
            *of_texts(load.document),
            *of_placeholders(load.document),
            *of_document(load.document, piece.proofs),
        ]
    if load.document and load.method:
        found += of_method(load.document, load.method)
    return found


def _in_order(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Put findings in the order of their files, each once: what one ruleset lacks may hinder several."""
    once = {(each.code, each.place, each.sentence("en")): each for each in found}
    places = {key: (place.path, place.line, place.column) for key in once if (place := key[1])}
    return [once[key] for key in sorted(once, key=lambda key: places.get(key, ("", 0, 0)))]
