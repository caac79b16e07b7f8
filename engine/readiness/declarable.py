"""What a setup may declare, given its methods, and what in a file does not fit."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from readiness.fields import Fault, check_keys
from readiness.model import DONT_KNOW, Field, Text
from readiness.municipalities import is_code, official
from readiness.names import known, nearest
from readiness.waivers import latest
from readiness.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from readiness.model import FieldType, Ruleset
    from readiness.positions import KeyPath


def _fields(*rows: tuple[str, FieldType, str, str]) -> dict[str, Field]:
    return {name: Field(name, kind, Text(da, en)) for name, kind, da, en in rows}


_TOP: Final = ("kommune", "faelles", "metoder", "fravigelser")
#: What [kommune] takes.
KOMMUNE: Final = _fields(
    ("navn", "text", "Kommunens navn", "The municipality's name"),
    ("kode", "text", "Kommunekode", "Municipality code"),
    ("opstart", "date", "Planlagt opstart", "Planned start"),
)
#: What every milestone table takes besides the milestone's own fields.
ABOUT: Final = _fields(
    ("ansvarlig", "text", "Ansvarlig (en rolle)", "Responsible (a role)"),
    ("frist", "date", "Frist", "Deadline"),
    ("dokumentation", "texts", "Dokumentation (stier eller links)", "Evidence (paths or links)"),
    ("note", "text", "Note", "Note"),
    ("vurderet", "date", "Vurderet den", "Assessed on"),
    ("ikke_relevant", "text", "Hvorfor milepælen ikke er relevant", "Why the milestone is not relevant"),
)
#: What each of [[fravigelser]] takes, all of it required.
WAIVER: Final = _fields(
    ("regel", "text", "Reglen, der fraviges", "The rule that is waived"),
    ("begrundelse", "text", "Begrundelse", "Reason"),
    ("godkendt_af", "text", "Godkendt af (en rolle)", "Approved by (a role)"),
    ("udloeber", "date", "Udløber", "Expires"),
)


class Declarable:
    """What may be declared for a set of methods. Made once and used for many files."""

    def __init__(self, rulesets: Iterable[Ruleset], *, is_whole: bool = True) -> None:
        """Gather the fields of the methods.

        Args:
            rulesets: The effective rulesets of the declared methods.
            is_whole: False when a declared method is missing among them, so that what is shared with it
                cannot be told from a mistake.

        """
        self._rulesets = tuple(rulesets)
        self._is_whole = is_whole and bool(self._rulesets)
        self._own = {
            ruleset.id: {each.id: _by_id(each.fields) for each in ruleset.milestones}
            for ruleset in self._rulesets
        }
        self._takes = {
            method: {name: fields | ABOUT for name, fields in milestones.items()}
            for method, milestones in self._own.items()
        }
        self._shared: dict[str, dict[str, Field]] = {}
        for ruleset in self._rulesets:
            for name, inherited in ruleset.inherited.items():
                self._shared.setdefault(name, {}).update(_by_id(inherited))

    @property
    def methods(self) -> Iterable[str]:
        """The ids of the methods."""
        return self._own.keys()

    def shared(self, milestone: str) -> dict[str, Field]:
        """Give the fields of a milestone that may be answered once for all the methods.

        What is answered for each method, or what one of them takes in a form of its own, is not among them.
        """
        own = [fields[milestone] for fields in self._own.values() if milestone in fields]
        return {
            key: field
            for key, field in self._shared.get(milestone, {}).items()
            if field.scope == "faelles" and all(_same_shape(field, each.get(key, field)) for each in own)
        }

    def faults(self, values: Mapping[str, Any], *, as_of: date | None = None) -> list[Fault]:
        """Find everything in a setup file that does not fit.

        Args:
            values: What the file declares.
            as_of: The day that waivers are held against; None when there is none.

        """
        unknown = [key for key in values if key not in _TOP]
        faults = [self._unknown_table(key) for key in unknown]
        if "kommune" in values or "kommune" not in [nearest(key, _TOP) for key in unknown]:
            _check_kommune(table(values, ("kommune",), faults), faults)
        shared = table(values, ("faelles",), faults)
        if self._is_whole:
            self._check_shared(shared, faults)
        methods = table(values, ("metoder",), faults)
        for ruleset in self._rulesets:
            self._check_method(table(methods, ("metoder", ruleset.id), faults), ruleset, faults)
        self._check_waivers(values.get("fravigelser", []), as_of, faults)
        return faults

    def _unknown_table(self, key: str) -> Fault:
        """Tell of a table that is none, or of a milestone without its method."""
        method = next((name for name, milestones in self._own.items() if key in milestones), None)
        if method is None:
            return Fault("K001", (key,), is_key=True, values=known(key, _TOP))
        return Fault("K036", (key,), is_key=True, values={"name": key, "method": method})

    def _check_shared(self, shared: dict[str, Any], faults: list[Fault]) -> None:
        """Check what is answered once: the fields that the declared methods inherit."""
        for name in shared:
            path = ("faelles", name)
            own = [fields[name] for fields in self._own.values() if name in fields]
            if name not in self._shared:
                code = "K032" if own else "K031"
                faults.append(Fault(code, path, is_key=True, values=known(name, self._shared)))
                continue
            answers = table(shared, path, faults)
            takes = self.shared(name)
            # What one of the methods takes, or takes in a form of its own, belongs under that method.
            misplaced = {key for fields in (*own, self._shared[name]) for key in fields} - takes.keys()
            faults += [
                Fault("K033", (*path, key), is_key=True, values={"name": key, "milestone": name})
                for key in answers
                if key in misplaced
            ]
            rest = {key: value for key, value in answers.items() if key not in misplaced}
            check_keys(rest, takes | ABOUT, path, faults)
            for ruleset in self._rulesets:
                _check_relevance(answers, name, path, ruleset, faults)

    def _check_method(self, method: dict[str, Any], ruleset: Ruleset, faults: list[Fault]) -> None:
        milestones = self._own[ruleset.id]
        for name in method:
            path = ("metoder", ruleset.id, name)
            owner = None if name in milestones else _owner(name, milestones)
            if owner:
                values = {"name": name, "method": ruleset.id, "milestone": owner}
                faults.append(Fault("K034", path, is_key=True, values=values))
                continue
            if name not in milestones:
                faults.append(Fault("K031", path, is_key=True, values=known(name, milestones)))
                continue
            answers = table(method, path, faults)
            takes = self._takes[ruleset.id][name]
            owners = {key: _owner(key, milestones) for key in answers if key not in takes}
            faults += [
                Fault(
                    "K035",
                    (*path, key),
                    is_key=True,
                    values={"name": key, "method": ruleset.id, "milestone": owner},
                )
                for key, owner in owners.items()
                if owner
            ]
            rest = {key: value for key, value in answers.items() if not owners.get(key)}
            check_keys(rest, takes, path, faults)
            _check_relevance(answers, name, path, ruleset, faults)

    def _check_waivers(self, waivers: object, as_of: date | None, faults: list[Fault]) -> None:
        if not isinstance(waivers, list) or not all(isinstance(each, dict) for each in waivers):
            faults.append(Fault("K060", ("fravigelser",)))
            return
        waived: set[str] = set()
        for index, waiver in enumerate(waivers):
            path = ("fravigelser", index)
            check_keys(waiver, WAIVER, path, faults, code="K001")
            missing = [key for key in WAIVER if is_empty(waiver.get(key))]
            if missing:
                faults.append(Fault("K061", path, values={"missing": ", ".join(missing)}))
            self._check_waived(waiver.get("regel"), waived, (*path, "regel"), faults)
            _check_end(waiver.get("udloeber"), as_of, (*path, "udloeber"), faults)

    def _check_waived(self, rule: object, waived: set[str], path: KeyPath, faults: list[Fault]) -> None:
        """Check that a waived rule exists, and that no waiver before has named it."""
        if not isinstance(rule, str) or is_empty(rule):
            return
        if rule in waived:
            faults.append(Fault("K066", path, values={"name": rule}))
        elif self._is_whole and rule not in self.waivable():
            faults.append(Fault("K062", path, values=known(rule, self.waivable())))
        waived.add(rule)

    def waivable(self) -> list[str]:
        """Name all that may be waived."""
        own = [f"{ruleset.id}/{rule.full_id}" for ruleset in self._rulesets for rule in ruleset.rules]
        across = [rule.full_id for ruleset in self._rulesets for _, rule in ruleset.across]
        return list(dict.fromkeys([*own, *across]))


def table(values: Mapping[str, Any], path: tuple[str, ...], faults: list[Fault]) -> dict[str, Any]:
    """Give the table that the last key of a path names; an empty one, and a fault, when it is no table."""
    found = values.get(path[-1], {})
    if isinstance(found, dict):
        return found
    faults.append(Fault("K002", path, values={"name": ".".join(path)}))
    return {}


def is_empty(value: object) -> bool:
    """Tell whether nothing is said: absent, blank, or "ved_ikke"."""
    return value is None or (isinstance(value, str) and (not value.strip() or value == DONT_KNOW))


def _check_end(expires: object, as_of: date | None, path: KeyPath, faults: list[Fault]) -> None:
    if as_of is None or not isinstance(expires, date) or isinstance(expires, datetime):
        return
    last = latest(as_of)
    if expires > last:
        days = {"day": expires, "latest": last}
        values = {name: Text(day(each, "da"), day(each, "en")) for name, each in days.items()}
        faults.append(Fault("K063", path, values=values))


def _same_shape(one: Field, other: Field) -> bool:
    """Tell whether two fields take the same answers, whatever they are called."""
    return (
        (one.type, one.of, one.minimum, one.scope, one.interval)
        == (other.type, other.of, other.minimum, other.scope, other.interval)
        and [choice.id for choice in one.choices] == [choice.id for choice in other.choices]
        and [part.id for part in one.fields] == [part.id for part in other.fields]
        and all(map(_same_shape, one.fields, other.fields))
    )


def _owner(field: str, milestones: Mapping[str, Mapping[str, Field]]) -> str | None:
    """Name the milestone that a field belongs to, when just one has it."""
    owners = [name for name, fields in milestones.items() if field in fields]
    return owners[0] if len(owners) == 1 else None


def _by_id(fields: Iterable[Field]) -> dict[str, Field]:
    return {field.id: field for field in fields}


def _check_kommune(kommune: dict[str, Any], faults: list[Fault]) -> None:
    check_keys(kommune, KOMMUNE, ("kommune",), faults, code="K001")
    name, code = kommune.get("navn"), kommune.get("kode")
    if is_empty(name):
        faults.append(Fault("K040", ("kommune", "navn")))
    if not isinstance(code, str) or code == DONT_KNOW:
        return
    if not is_code(code):
        faults.append(Fault("K041", ("kommune", "kode")))
        return
    owner = official().get(code.zfill(4))
    if owner is None:
        faults.append(Fault("K042", ("kommune", "kode")))
    elif isinstance(name, str) and owner.casefold() not in name.casefold():
        faults.append(Fault("K043", ("kommune", "kode"), values={"official": owner}))


def _check_relevance(
    answers: dict[str, Any], name: str, path: KeyPath, ruleset: Ruleset, faults: list[Fault]
) -> None:
    reason = answers.get("ikke_relevant")
    if not isinstance(reason, str):
        return
    at = (*path, "ikke_relevant")
    if any(fault.path == at and fault.code in ("K020", "K021") for fault in faults):
        return  # a shared table is held against several methods; telling it once is enough
    if is_empty(reason):
        faults.append(Fault("K020", at))
    milestone = ruleset.milestone(name)
    if milestone is not None and milestone.has_gate:
        faults.append(Fault("K021", at, values={"method": ruleset.title}))
