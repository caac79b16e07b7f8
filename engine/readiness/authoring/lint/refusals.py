"""What the loader refuses in a ruleset: it stops at the first stage that fails, and this goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readiness import inspection
from readiness.assembly import Contribution, assembled
from readiness.documents import read_form
from readiness.errors import ReadinessError
from readiness.hookspecs import Method
from readiness.plugins import chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readiness.assembly import InstalledMethod
    from readiness.authoring.project import Piece, Project
    from readiness.diagnostics import Diagnostic
    from readiness.judgement import Judgement
    from readiness.written import RulesetDocument


@dataclass(frozen=True, slots=True)
class Load:
    """How far a ruleset could be loaded."""

    document: RulesetDocument | None  #: its own document, if its form is right
    method: InstalledMethod | None  #: joined and compiled, if all fits; perhaps without its functions
    faults: tuple[Diagnostic, ...]


def tried(project: Project, piece: Piece) -> Load:
    """Load a ruleset as far as it goes, and tell all that is refused on the way.

    Args:
        project: Where the ruleset is written.
        piece: The ruleset.

    """
    forms = _Forms(project)
    faults: list[Diagnostic] = []
    found: Sequence[Contribution] = ()
    try:
        found = chain(piece.id, forms.contribution)
    except ReadinessError as error:
        faults += _placed(error.diagnostics, project, forms.documents.get(piece.id), piece)
    one_hook = piece.stand_in.value
    forms.read(each.id for each in project.siblings if each.stand_in.value == one_hook)
    faults = [*forms.faults, *(each for each in faults if each not in forms.faults)]
    if found and not faults:  # a hook would stop at the first of them, and tell it with another name
        try:
            found = project.chain(piece)
        except ReadinessError as error:
            faults += _placed(error.diagnostics, project, found[-1].document, piece)
    method = None
    if found:
        try:
            method = assembled(found)
        except ReadinessError as error:
            faults += error.diagnostics
    return Load(forms.documents.get(piece.id), method, tuple(faults))


class _Forms:
    """The documents of a project that are needed, read once each, whatever else is wrong in them."""

    def __init__(self, project: Project) -> None:
        self.documents: dict[str, RulesetDocument] = {}
        self.faults: list[Diagnostic] = []
        self._pieces = {each.id: each for each in project.siblings}

    def contribution(self, name: str) -> Contribution | None:
        """Give what a ruleset of the project contributes, with a stand-in for each function that it calls."""
        piece = self._pieces.get(name)
        if piece is None:
            return None
        document = read_form(piece.path, name=str(piece.path))
        self.documents[name] = document
        self.faults += inspection.faults(document)
        calls = {rule.call for milestone in document.body.milestone for rule in milestone.rule if rule.call}
        calls |= {across.call for across in document.body.across}
        return Contribution(Method(document, dict.fromkeys(calls, _never_judges)), piece.stand_in)

    def read(self, names: Iterable[str]) -> None:
        """Read documents that were not needed so far."""
        for name in names:
            if name not in self.documents:
                try:
                    self.contribution(name)
                except ReadinessError as error:
                    self.faults += error.diagnostics


def _never_judges(_facts: object, _context: object) -> Judgement:
    raise AssertionError  # a stand-in is never called


def _placed(
    diagnostics: Iterable[Diagnostic], project: Project, document: RulesetDocument | None, piece: Piece
) -> list[Diagnostic]:
    """Give what has no place the line that names its plugin: in `pyproject.toml`, or as what is extended."""
    places = {each.id: each.place for each in project.siblings}
    extends = document.place("ruleset", "extends") if document else piece.place
    return [
        each if each.place else replace(each, place=places.get(str(each.values.get("id")), extends))
        for each in diagnostics
    ]
