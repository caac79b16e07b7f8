"""kommune.toml: read, checked against the rulesets' fields, shared answers resolved field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from readiness.assessment import Municipality, Waiver
from readiness.diagnostics import Diagnostic, Severity
from readiness.errors import SetupError
from readiness.fields import Fault, check_keys, known
from readiness.model import DONT_KNOW, Field, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.diagnostics import Place
    from readiness.facts import Answers
    from readiness.model import FieldType, Ruleset
    from readiness.positions import KeyPath
    from readiness.toml import TomlFile

#: Codes of faults that are worth a warning and do not stop the assessment.
_WARNINGS: Final = frozenset({"K042", "K043", "K070"})


def _field(name: str, kind: FieldType, da: str, en: str) -> Field:
    return Field(name, kind, Text(da, en))


def _named(*fields: Field) -> dict[str, Field]:
    return {field.id: field for field in fields}


_KOMMUNE = _named(
    _field("navn", "text", "Kommunens navn", "The municipality's name"),
    _field("kode", "text", "Kommunekode", "Municipality code"),
    _field("opstart", "date", "Planlagt opstart", "Planned start"),
)
#: What every milestone table takes besides the milestone's own fields.
_ABOUT = _named(
    _field("ansvarlig", "text", "Ansvarlig (en rolle)", "Responsible (a role)"),
    _field("frist", "date", "Frist", "Deadline"),
    _field("dokumentation", "texts", "Dokumentation (stier eller links)", "Evidence (paths or links)"),
    _field("note", "text", "Note", "Note"),
    _field("vurderet", "date", "Vurderet den", "Assessed on"),
    _field(
        "ikke_relevant", "text", "Hvorfor milepælen ikke er relevant", "Why the milestone is not relevant"
    ),
)
_FRAVIGELSE = _named(
    _field("regel", "text", "Reglen, der fraviges", "The rule that is waived"),
    _field("begrundelse", "text", "Begrundelse", "Reason"),
    _field("godkendt_af", "text", "Godkendt af (en rolle)", "Approved by (a role)"),
    _field("udloeber", "date", "Udløber", "Expires"),
)
_TOP: Final = ("kommune", "faelles", "metoder", "fravigelser")


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
        """The milestones with somebody responsible and a deadline on or before the planned start."""
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
        for end in range(len(keys), 0, -1):
            for root in (("metoder", method), ("faelles",)):
                place = self.file.place_of_key((*root, *keys[:end]))
                if place:
                    return place
        return self.file.place_of_key(("metoder", method)) or self.file.place_at(1, 1)


def declared_methods(file: TomlFile) -> tuple[str, ...]:
    """Give the ids of the methods that a file declares, in its order."""
    table = file.values.get("metoder")
    return tuple(table) if isinstance(table, dict) else ()


def read_setup(file: TomlFile, rulesets: Mapping[str, Ruleset]) -> Setup:
    """Check a setup file against the rulesets of the methods it declares.

    Args:
        file: The file.
        rulesets: The effective rulesets, by method. A declared method that is not among them is left out.

    Raises:
        SetupError: The file does not follow the rulesets; all faults at once, each with its place.

    """
    values = file.values
    faults: list[Fault] = []
    for key in values:
        if key not in _TOP:
            faults.append(Fault("K001", (key,), is_key=True, values=known(key, _TOP)))
    kommune = _table(values, ("kommune",), faults)
    _check_kommune(kommune, faults)
    shared = _table(values, ("faelles",), faults)
    _check_shared(shared, rulesets, faults)
    methods = _table(values, ("metoder",), faults)
    for name, ruleset in rulesets.items():
        _check_method(_table(methods, ("metoder", name), faults), ruleset, shared, faults)
    _check_waivers(values.get("fravigelser", []), rulesets, faults)
    diagnostics = [_diagnostic(file, fault) for fault in faults]
    errors = [each for each in diagnostics if each.severity is Severity.ERROR]
    if errors:
        raise SetupError(*sorted(diagnostics, key=_by_place))
    return Setup(
        file,
        Municipality(kommune["navn"], kommune.get("kode"), _known(kommune.get("opstart"))),
        {name: _resolved(methods[name], shared) for name in rulesets},
        tuple(
            Waiver(each["regel"], each["begrundelse"], each["godkendt_af"], each["udloeber"])
            for each in values.get("fravigelser", [])
        ),
        tuple(sorted(diagnostics, key=_by_place)),
    )


def _table(values: Mapping[str, Any], path: tuple[str, ...], faults: list[Fault]) -> dict[str, Any]:
    table = values.get(path[-1], {})
    if isinstance(table, dict):
        return table
    faults.append(Fault("K002", path, values={"name": ".".join(path)}))
    return {}


def _check_kommune(kommune: dict[str, Any], faults: list[Fault]) -> None:
    check_keys(kommune, _KOMMUNE, ("kommune",), faults, code="K001")
    name, code = kommune.get("navn"), kommune.get("kode")
    if name is None or (isinstance(name, str) and (not name.strip() or name == DONT_KNOW)):
        faults.append(Fault("K040", ("kommune", "navn")))
    if not isinstance(code, str):
        return
    if not re.fullmatch(r"[0-9]{3,4}", code):
        faults.append(Fault("K041", ("kommune", "kode")))
        return
    official = _municipalities().get(code.zfill(4))
    if official is None:
        faults.append(Fault("K042", ("kommune", "kode")))
    elif isinstance(name, str) and official.casefold() not in name.casefold():
        faults.append(Fault("K043", ("kommune", "kode"), values={"official": official}))


@cache
def _municipalities() -> dict[str, str]:
    rows = (files("readiness") / "municipalities.csv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split(",") for row in rows)  # type: ignore[arg-type]  # each row is code,name


def _check_shared(shared: dict[str, Any], rulesets: Mapping[str, Ruleset], faults: list[Fault]) -> None:
    """What may be answered once: the fields that the declared methods inherit."""
    fields: dict[str, dict[str, Field]] = {}
    for ruleset in rulesets.values():
        for name, inherited in ruleset.inherited.items():
            fields.setdefault(name, {}).update(_named(*inherited))
    own = {each.id for ruleset in rulesets.values() for each in ruleset.milestones} - fields.keys()
    for name in shared:
        path = ("faelles", name)
        if name not in fields:
            code = "K032" if name in own else "K031"
            faults.append(Fault(code, path, is_key=True, values=known(name, fields)))
            continue
        table = _table(shared, path, faults)
        takes = {key: field for key, field in fields[name].items() if field.scope == "faelles"}
        for key in table:
            if key in fields[name] and key not in takes:
                faults.append(
                    Fault("K033", (*path, key), is_key=True, values={"name": key, "milestone": name})
                )
        rest = {key: value for key, value in table.items() if key not in fields[name] or key in takes}
        elsewhere = {
            key
            for ruleset in rulesets.values()
            for milestone in ruleset.milestones
            if milestone.id == name
            for key in (field.id for field in milestone.fields)
        }
        for key in list(rest):
            if key not in takes and key not in _ABOUT and key in elsewhere:
                faults.append(
                    Fault("K033", (*path, key), is_key=True, values={"name": key, "milestone": name})
                )
                del rest[key]
        check_keys(rest, takes | _ABOUT, path, faults)
        for ruleset in rulesets.values():
            _check_relevance(table, name, path, ruleset, faults)


def _check_method(
    method: dict[str, Any], ruleset: Ruleset, shared: dict[str, Any], faults: list[Fault]
) -> None:
    milestones = {milestone.id: milestone for milestone in ruleset.milestones}
    for name in method:
        path = ("metoder", ruleset.id, name)
        milestone = milestones.get(name)
        if milestone is None:
            faults.append(Fault("K031", path, is_key=True, values=known(name, milestones)))
            continue
        table = _table(method, path, faults)
        check_keys(table, _named(*milestone.fields) | _ABOUT, path, faults)
        _check_relevance(table, name, path, ruleset, faults)


def _check_relevance(
    table: dict[str, Any], name: str, path: KeyPath, ruleset: Ruleset, faults: list[Fault]
) -> None:
    reason = table.get("ikke_relevant")
    if not isinstance(reason, str):
        return
    at = (*path, "ikke_relevant")
    if any(fault.path == at for fault in faults):
        return
    if not reason.strip() or reason == DONT_KNOW:
        faults.append(Fault("K020", at))
    milestone = ruleset.milestone(name)
    if milestone is not None and milestone.has_gate:
        faults.append(Fault("K021", at, values={"method": ruleset.title}))


def _check_waivers(waivers: object, rulesets: Mapping[str, Ruleset], faults: list[Fault]) -> None:
    if not isinstance(waivers, list) or not all(isinstance(each, dict) for each in waivers):
        faults.append(Fault("K060", ("fravigelser",)))
        return
    rules = [f"{name}/{rule.full_id}" for name, ruleset in rulesets.items() for rule in ruleset.rules]
    for index, waiver in enumerate(waivers):
        path = ("fravigelser", index)
        check_keys(waiver, _FRAVIGELSE, path, faults, code="K001")
        missing = [key for key in _FRAVIGELSE if waiver.get(key) in (None, "", DONT_KNOW)]
        if missing:
            faults.append(Fault("K061", path, values={"missing": ", ".join(missing)}))
        elif waiver["regel"] not in rules:
            faults.append(Fault("K062", (*path, "regel"), values=known(str(waiver["regel"]), rules)))


def _resolved(own: dict[str, Any], shared: dict[str, Any]) -> MethodSetup:
    """Lay the method's own answers over the shared ones, field by field."""
    answers: dict[str, Any] = {}
    about: dict[str, dict[str, Any]] = {}
    for source in (shared, own):
        for milestone, table in source.items():
            for key, value in table.items():
                if key in _ABOUT:
                    about.setdefault(milestone, {})[key] = _known(value)
                else:
                    answers[f"{milestone}.{key}"] = value
    own_answers = frozenset(
        f"{name}.{key}" for name, table in own.items() for key in table if key not in _ABOUT
    )
    return MethodSetup(answers, own_answers, {name: _about(values) for name, values in about.items()})


def _about(values: dict[str, Any]) -> MilestoneSetup:
    return MilestoneSetup(
        owner=values.get("ansvarlig") or None,
        due=values.get("frist"),
        documented=bool(values.get("dokumentation")),
        not_relevant=values.get("ikke_relevant"),
    )


def _known(value: Any) -> Any:  # noqa: ANN401 (the type is the field's)
    """Give None for "ved_ikke" where a report has nothing else to say."""
    return None if value == DONT_KNOW else value


def _keys(path: str) -> KeyPath:
    """Split `milestone.field[2].part` into its keys."""
    return tuple(int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", path))


def _diagnostic(file: TomlFile, fault: Fault) -> Diagnostic:
    path, place = fault.path, None
    if fault.is_key:
        place = file.place_of_key(path)
    while place is None and path:
        place = file.place_of_value(path)
        path = path[:-1]
    severity = Severity.WARNING if fault.code in _WARNINGS else Severity.ERROR
    return Diagnostic(fault.code, place or file.place_at(1, 1), fault.values, severity)


def _by_place(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.place
    return (place.line, place.column) if place else (0, 0)
