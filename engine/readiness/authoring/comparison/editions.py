"""One edition of a method: its ruleset from a file, a project's folder or what is installed, and its code."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readiness import plugins, suppliers
from readiness.assembly import Contribution, assembled
from readiness.authoring.comparison.isolation import imported_apart
from readiness.authoring.project import find_project
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.errors import NothingAssessed
from readiness.hookspecs import Method
from readiness.judgement import Judgement, Outcome
from readiness.names import is_id, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.assembly import InstalledMethod
    from readiness.authoring.project import Piece, Project
    from readiness.model import Ruleset
    from readiness.plugins import Load
    from readiness.written import RulesetDocument


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a method."""

    written: str  #: how the user named it
    id: str
    documents: tuple[RulesetDocument, ...]  #: from the root to its own, read without its code
    ruleset: Ruleset  #: effective
    project: Project | None = None  #: None: it is what is installed
    piece: Piece | None = None

    @property
    def own(self) -> RulesetDocument:
        """The method's own document."""
        return self.documents[-1]

    @property
    def has_code(self) -> bool:
        """Whether its functions lie beside it."""
        return self.piece is None or self.piece.entry is not None

    @contextmanager
    def loaded(self, lent: Mapping[str, Any]) -> Iterator[Loaded]:
        """Load the code of the edition, apart from any other, for as long as it is asked.

        Args:
            lent: The functions of the other edition, for those that this one has no code for.

        Raises:
            ReadinessError: It cannot be loaded.

        """
        if self.project is None:
            yield self._ready(plugins.chain(self.id), lent)
        else:
            with imported_apart(self.project):
                yield self._ready(self._chain(self.id), lent)

    def _chain(self, name: str) -> list[Contribution]:
        piece = next(each for each in self._siblings if each.id == name)
        return self.project.chain(piece) if self.project else []

    @property
    def _siblings(self) -> Sequence[Piece]:
        return self.project.siblings if self.project else ()

    def _ready(self, chain: Sequence[Contribution], lent: Mapping[str, Any]) -> Loaded:
        taken = {} if self.has_code else lent
        own = _functions(chain)
        method = assembled([_completed(each, own, taken) for each in chain])
        needed = dict(_called(self.documents))
        missing = [at for name, at in needed.items() if name not in own and name not in taken]
        borrowed = tuple(name for name in needed if name not in own and name in taken)

        @cache
        def load(name: str) -> InstalledMethod:
            if name == self.id:
                return method
            if any(each.id == name for each in self._siblings):
                return assembled(self._chain(name))
            return plugins.load_method(name)

        return Loaded(load, own, borrowed, (self._lacks(missing),) if missing else ())

    def _lacks(self, missing: Sequence[tuple[str, Place]]) -> Diagnostic:
        rules = ", ".join(rule for rule, _ in missing)
        values = {"where": self.written, "count": str(len(missing)), "names": rules}
        return Diagnostic("H062", missing[0][1], values, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Loaded:
    """An edition that may be asked of setups."""

    load: Load
    functions: Mapping[str, Any]  #: its own, to be lent, by `<id of the ruleset that states the rule>/<name>`
    borrowed: tuple[str, ...]  #: those of the other edition that it is asked with
    missing: tuple[Diagnostic, ...]  #: tells of functions that neither has; at most one


def find_editions(old: str, new: str, method: str | None) -> tuple[Edition, Edition]:
    """Find what two words of the user name: files, folders of projects, or ids of what is installed.

    Args:
        old: The older.
        new: The newer.
        method: The id to choose, where a project has several; else that of the other is chosen.

    Raises:
        ReadinessError: One of them is not there, cannot be read, or they are two methods.

    """
    found = [(word, _candidates(word)) for word in (old, new)]
    single = next((ids[0] for _, (_, ids) in found if len(ids) == 1), None)
    chosen = method or single
    if chosen is None:
        shared = [each for each in found[0][1][1] if each in found[1][1][1]]
        if len(shared) != 1:
            raise NothingAssessed(Diagnostic("H060", values={"known": ", ".join(found[1][1][1])}))
        chosen = shared[0]
    ids = [ids for _, (_, ids) in found]
    if method is None and all(len(each) == 1 for each in ids) and ids[0] != ids[1]:
        raise NothingAssessed(Diagnostic("H059", values={"id": ids[0][0], "name": ids[1][0]}))
    one, other = (_edition(word, project, ids, chosen) for word, (project, ids) in found)
    return one, other


def _candidates(word: str) -> tuple[Project | None, list[str]]:
    path = Path(word)
    if is_id(word) and not path.exists():
        plugins.documents(word)  # a misspelt id is told as one, and not as another method than the other
        return None, [word]
    project = find_project(path)
    return project, [each.id for each in project.pieces]


def _edition(word: str, project: Project | None, ids: Sequence[str], chosen: str) -> Edition:
    if chosen not in ids:
        raise NothingAssessed(Diagnostic("H061", values={"where": word, **known(chosen, ids)}))
    if project is None:
        return _read(word, plugins.documents(chosen))
    piece = next(each for each in project.pieces if each.id == chosen)
    return _read(word, project.documents(piece), project, piece)


def _read(
    word: str,
    documents: tuple[RulesetDocument, ...],
    project: Project | None = None,
    piece: Piece | None = None,
) -> Edition:
    """Join the documents of an edition; what does not fit in them is told, and no code is needed for it."""
    entry = EntryPoint(documents[-1].id, word, suppliers.GROUP)
    chain = [_completed(Contribution(Method(each), entry), {}, {}) for each in documents]
    return Edition(word, documents[-1].id, documents, assembled(chain).ruleset, project, piece)


def _functions(chain: Sequence[Contribution]) -> dict[str, Any]:
    return {
        f"{each.method.id}/{name}": function
        for each in chain
        for name, function in each.method.functions.items()
    }


def _completed(given: Contribution, own: Mapping[str, Any], lent: Mapping[str, Any]) -> Contribution:
    """Let a contribution have a function for each rule that calls one."""
    called = {name.partition("/")[2]: name for name in dict(_called([given.document]))}
    functions = {call: own.get(name) or lent.get(name) or _leaves_open for call, name in called.items()}
    return Contribution(Method(given.document, {**given.method.functions, **functions}), given.entry)


def _called(documents: Sequence[RulesetDocument]) -> Iterator[tuple[str, tuple[str, Place]]]:
    """Give the functions that rules of documents call, each with a rule and its place."""
    for document in documents:
        for number, milestone in enumerate(document.body.milestone):
            for index, rule in enumerate(milestone.rule):
                if rule.call is not None:
                    place = document.place("milestone", number, "rule", index, "call")
                    yield f"{document.id}/{rule.call}", (f"{milestone.id}.{rule.id}", place)
        for index, across in enumerate(document.body.across):
            yield f"{document.id}/{across.call}", (across.full_id, document.place("across", index, "call"))


def _leaves_open(_facts: object, _context: object) -> Judgement:
    """Stand in for a function that is not there."""
    return Judgement(Outcome.UNANSWERED)
