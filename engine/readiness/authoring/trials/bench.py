"""The methods of a project, loaded, on which its rules are tried."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from readiness.assembly import assembled
from readiness.errors import ReadinessError
from readiness.facts import Context
from readiness.setup import read_setup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.assembly import InstalledMethod
    from readiness.authoring.project import Piece, Project
    from readiness.authoring.trials.checks import Failure
    from readiness.calls import AcrossFunction
    from readiness.diagnostics import Place
    from readiness.evaluate import CompiledRule
    from readiness.model import Across
    from readiness.setup import Setup
    from readiness.toml import TomlFile
    from readiness.written import RulesetDocument

#: The day and the planned start of every trial, so that it comes to the same on any day.
CONTEXT = Context(date(2026, 9, 1), date(2027, 2, 1))
#: What every trial says of the municipality.
KOMMUNE = {"navn": "Eksempelby Kommune", "opstart": CONTEXT.start}


@dataclass(frozen=True, slots=True, eq=False)
class Host:
    """A method in which rules are tried: its own, and those that it inherits."""

    id: str
    method: InstalledMethod
    documents: Mapping[str, RulesetDocument]  #: of the chain, by id
    distributions: Mapping[str, str]  #: what each document of the chain comes from, by its id
    endless: dict[str, Failure] = field(default_factory=dict)  #: by rule: what never ended is asked only once

    @property
    def is_abstract(self) -> bool:
        """Whether it can only be extended."""
        return self.documents[self.id].body.ruleset.abstract

    @property
    def rules(self) -> tuple[CompiledRule, ...]:
        """All rules in reading order."""
        return tuple(rule for _, rules in self.method.checklist.milestones for rule in rules)


class SharedRule(NamedTuple):
    """A rule across methods, its function, and the methods that inherit it."""

    rule: Across
    function: AcrossFunction
    hosts: tuple[Host, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """The methods of a project that have a part in what was asked for."""

    project: Project
    hosts: Mapping[str, Host]  #: by id

    def hosts_of(self, ruleset: str) -> tuple[Host, ...]:
        """Give the methods in which a ruleset is tried: those that are made of it, and then itself."""
        made_of = [each for each in self.hosts.values() if ruleset in each.documents]
        methods = [each for each in made_of if not each.is_abstract]
        return (*methods, *(each for each in made_of if each.id == ruleset and each.is_abstract))

    def rules_of(self, ruleset: str) -> dict[str, dict[str, CompiledRule]]:
        """Give the rules that a ruleset states: by id, and then by the methods that have each.

        A rule of a foundation that no method of the project has is tried in the foundation itself.
        """
        found: dict[str, dict[str, CompiledRule]] = {}
        for host in self.hosts_of(ruleset):
            for compiled in host.rules:
                name = compiled.rule.full_id
                if compiled.rule.stated_by == ruleset and not (host.is_abstract and name in found):
                    found.setdefault(name, {})[host.id] = compiled
        return found

    def shared_rules_of(self, ruleset: str) -> dict[str, SharedRule]:
        """Give the rules across methods that a ruleset states, by id."""
        found: dict[str, SharedRule] = {}
        for host in self.hosts_of(ruleset):
            for stated_by, rule, function in host.method.across:
                if stated_by == ruleset:
                    known = found[rule.full_id].hosts if rule.full_id in found else ()
                    found[rule.full_id] = SharedRule(rule, function, (*known, host))
        return found

    def place(self, ruleset: str, rule: str, key: str = "id") -> Place:
        """Find a key of a rule in the ruleset that states it."""
        document = next(host.documents[ruleset] for host in self.hosts.values() if ruleset in host.documents)
        milestone, _, name = rule.partition(".")
        if milestone == "across":
            number = [each.id for each in document.body.across].index(name)
            return document.place("across", number, key)
        return document.place_of_rule(milestone, name, key)


def load(project: Project) -> Bench:
    """Load the methods of a project that are asked for, and those that are made of them.

    Raises:
        ReadinessError: Some cannot be loaded; all that is wrong at once.

    """
    wanted = {piece.id for piece in project.pieces}
    hosts: dict[str, Host] = {}
    errors: list[ReadinessError] = []
    for piece in project.siblings:
        try:
            if piece.id in wanted or wanted & {each.id for each in project.documents(piece)}:
                hosts[piece.id] = _host(project, piece)
        except ReadinessError as error:
            errors.append(error)
    if errors:
        told = {str(each): each for error in errors for each in error.diagnostics}
        raise type(errors[0])(*told.values())
    return Bench(project, hosts)


def _host(project: Project, piece: Piece) -> Host:
    chain = project.chain(piece)
    return Host(
        piece.id,
        assembled(chain),
        {each.document.id: each.document for each in chain},
        {each.document.id: each.entry.dist.name if each.entry.dist else "?" for each in chain},
    )


def declared(file: TomlFile, methods: Mapping[str, InstalledMethod]) -> Setup:
    """Read a trial as strictly as a municipality's own file is read.

    Args:
        file: With all that a setup holds.
        methods: The declared methods, by the ids that they are declared with.

    Raises:
        SetupError: It does not fit the methods' fields.

    """
    return read_setup(file, {name: replace(each.ruleset, id=name) for name, each in methods.items()})
