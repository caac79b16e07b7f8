"""kommune.toml: checked against what its methods ask, with shared answers resolved field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from readiness.assessment import Municipality
from readiness.declarable import ABOUT, Declarable, is_empty
from readiness.diagnostics import Diagnostic, Severity, in_order
from readiness.errors import SetupError
from readiness.model import DONT_KNOW
from readiness.personal import holds_cpr
from readiness.waivers import Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from readiness.diagnostics import Place
    from readiness.facts import Answers
    from readiness.fields import Fault
    from readiness.model import Ruleset
    from readiness.positions import KeyPath
    from readiness.toml import TomlFile

#: Codes of faults that are worth a warning and do not stop the assessment.
_WARNINGS: Final = frozenset({"K042", "K043", "K070"})
_PERSONAL: Final = "P001"


@dataclass(frozen=True, slots=True)
class MilestoneSetup:
    """What is declared about a milestone besides its fields."""

    owner: str | None = None
    due: date | None = None
    documented: bool = False
    not_relevant: str | None = None


@dataclass(frozen=True, slots=True)
class MethodSetup:
    """What a municipality declares for one method, its own answers over the shared ones."""

    answers: Answers
    own: frozenset[str]  #: the `milestone.field` that are the method's own
    milestones: Mapping[str, MilestoneSetup]

    @property
    def left_out(self) -> frozenset[str]:
        """The milestones that are declared not relevant."""
        return frozenset(name for name, about in self.milestones.items() if about.not_relevant)

    def planned(self, start: date | None) -> frozenset[str]:
        """Name the milestones with somebody responsible and a deadline on or before the planned start."""
        return frozenset(
            name
            for name, about in self.milestones.items()
            if about.owner and about.due and start and about.due <= start
        )


@dataclass(frozen=True, slots=True)
class Setup:
    """A valid setup file."""

    file: TomlFile
    municipality: Municipality
    methods: Mapping[str, MethodSetup]
    waivers: tuple[Waiver, ...]
    warnings: tuple[Diagnostic, ...]

    def place(self, method: str, path: str) -> Place:
        """Find where a field stands, or is to be written.

        The field's own key, else its milestone's table, else the method's, else line 1.
        """
        keys = _keys(path)
        declared, field = self.methods[method], ".".join(map(str, keys[:2]))
        own, shared = ("metoder", method), ("faelles",)
        roots: tuple[KeyPath, ...] = (own, shared)
        if field in declared.answers:
            roots = (own,) if field in declared.own else (shared,)
        for end in range(len(keys), 0, -1):
            for root in roots:
                place = self.file.place_of_key((*root, *keys[:end]))
                if place:
                    return place
        return self.file.place_of_key(own) or self.file.place_at(1, 1)

    def table(self, method: str, milestone: str) -> str:
        """Name the table where an answer about a milestone stands, or is to be written."""
        is_shared = self.file.place_of_key(("faelles", milestone)) is not None
        is_own = self.file.place_of_key(("metoder", method, milestone)) is not None
        return f"[faelles.{milestone}]" if is_shared and not is_own else f"[metoder.{method}.{milestone}]"


def declared_methods(file: TomlFile) -> tuple[str, ...]:
    """Give the ids of the methods that a file declares, in its order."""
    methods = file.values.get("metoder")
    return tuple(methods) if isinstance(methods, dict) else ()


def read_setup(
    file: TomlFile, declarable: Declarable | Mapping[str, Ruleset], *, as_of: date | None = None
) -> Setup:
    """Check a setup file against what its methods ask, and resolve its answers.

    Args:
        file: The file.
        declarable: What the declared methods let a file declare, or just their effective rulesets by id.
            A declared method that is not among them is left out.
        as_of: The day that waivers are held against; None when there is none.

    Raises:
        SetupError: The file does not fit; all faults at once, each with its place.

    """
    values = file.values
    if not isinstance(declarable, Declarable):
        is_whole = set(declared_methods(file)) <= declarable.keys()
        declarable = Declarable(declarable.values(), is_whole=is_whole)
    diagnostics = _diagnostics(file, declarable.faults(values, as_of=as_of))
    if any(each.severity is Severity.ERROR for each in diagnostics):
        raise SetupError(*diagnostics)
    kommune, shared, methods = values["kommune"], values.get("faelles", {}), values.get("metoder", {})
    return Setup(
        file,
        Municipality(kommune["navn"], _known(kommune.get("kode")), _known(kommune.get("opstart"))),
        {name: _resolved(methods[name], shared) for name in methods if name in declarable.methods},
        tuple(_waiver(file, index, each) for index, each in enumerate(values.get("fravigelser", []))),
        diagnostics,
    )


def _waiver(file: TomlFile, index: int, waiver: dict[str, Any]) -> Waiver:
    place, end = (file.place_of_value(("fravigelser", index, key)) for key in ("regel", "udloeber"))
    return Waiver(
        rule=waiver["regel"],
        reason=waiver["begrundelse"],
        approved_by=waiver["godkendt_af"],
        expires=waiver["udloeber"],
        place=place or file.place_at(1, 1),
        end=end or file.place_at(1, 1),
    )


def _resolved(own: dict[str, Any], shared: dict[str, Any]) -> MethodSetup:
    """Lay the method's own answers over the shared ones, field by field."""
    answers: dict[str, Any] = {}
    about: dict[str, dict[str, Any]] = {}
    for source in (shared, own):
        for milestone, table in source.items():
            for key, value in table.items():
                if key in ABOUT:
                    about.setdefault(milestone, {})[key] = _known(value)
                else:
                    answers[f"{milestone}.{key}"] = value
    own_answers = frozenset(
        f"{name}.{key}" for name, table in own.items() for key in table if key not in ABOUT
    )
    return MethodSetup(answers, own_answers, {name: _about(values) for name, values in about.items()})


def _about(values: dict[str, Any]) -> MilestoneSetup:
    return MilestoneSetup(
        owner=None if is_empty(values.get("ansvarlig")) else values["ansvarlig"],
        due=values.get("frist"),
        documented=bool(values.get("dokumentation")),
        not_relevant=values.get("ikke_relevant"),
    )


def _known(value: Any) -> Any:  # noqa: ANN401 (the type is the field's)
    """Give None for "ved_ikke" where a report has nothing else to say."""
    return None if value == DONT_KNOW else value


def _keys(path: str) -> KeyPath:
    """Split `milestone.field[2].part` into its keys."""
    parts = re.findall(r"\[([0-9]+)\]|([^.\[\]]+)", path)
    return tuple(int(index) if index else name for index, name in parts)


def _diagnostics(file: TomlFile, faults: Iterable[Fault]) -> tuple[Diagnostic, ...]:
    """Give each fault its place, in the order of the file; a personal number is told where its digits are."""
    placed = [
        _diagnostic(file, fault) for fault in faults if fault.code != _PERSONAL or not _is_seen(file, fault)
    ]
    placed += [Diagnostic(_PERSONAL, place) for place, _ in file.personal_numbers]
    if holds_cpr(file.name):
        placed.append(Diagnostic("P002", file.place_at(1, 1), severity=Severity.WARNING))
    return in_order(placed)


def _is_seen(file: TomlFile, fault: Fault) -> bool:
    """Tell whether the digits of a personal number stand as such in the file, not as escapes."""
    positions = file.positions.keys if fault.is_key else file.positions.values
    at = positions.get(fault.path)
    return at is not None and any(
        at.start <= number.start and number.end <= at.end for _, number in file.personal_numbers
    )


def _diagnostic(file: TomlFile, fault: Fault) -> Diagnostic:
    path = fault.path
    place = file.place_of_part(path, fault.part, is_key=fault.is_key) if fault.part else None
    if fault.is_key and not place:
        place = file.place_of_key(path)
    while place is None and path:
        place = file.place_of_value(path)
        path = path[:-1]
    place = place or file.place_at(1, 1)
    if fault.code == _PERSONAL:  # written in escapes, which no mask would find in the line
        place = replace(place, text="")
    elif not fault.part:  # what is wrong with characters does not depend on the question they answer
        place = file.below_header(place)
    severity = Severity.WARNING if fault.code in _WARNINGS else Severity.ERROR
    return Diagnostic(fault.code, place, fault.values, severity)
