"""What is valid and yet doubtful in a setup that was assessed: warnings, which move no score and no verdict.

Deadlines, persons responsible, evidence, contradictions and names. Only what the assessment is about is
doubted. `evidence` is the one part that looks outside the file, and it is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from readiness.assessment import MilestoneStatus
from readiness.contradictions import contradicting
from readiness.declarable import ABOUT
from readiness.diagnostics import Diagnostic, Severity
from readiness.evidence import Whereabouts
from readiness.judgement import Outcome
from readiness.model import DONT_KNOW, Field, Text
from readiness.roles import names_a_person
from readiness.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from readiness.assessment import MethodAssessment, MilestoneAssessment
    from readiness.contradictions import CompiledContradiction
    from readiness.diagnostics import Place
    from readiness.evidence import LookUp
    from readiness.positions import KeyPath
    from readiness.setup import Setup

_DONE = (MilestoneStatus.REACHED, MilestoneStatus.NOT_APPLICABLE)
_SETTLED = (Outcome.MET, Outcome.NOT_APPLICABLE)
_STALE = 6  # months after which an assessment of a milestone should be looked at again
_EVIDENCE = {Whereabouts.MISSING: "K074", Whereabouts.ELSEWHERE: "K078"}


@dataclass(frozen=True, slots=True)
class _Table:
    """A milestone's table as it stands in the file, with the milestones of the methods that it speaks of."""

    path: KeyPath
    values: Mapping[str, Any]
    speaks_of: tuple[tuple[MethodAssessment, MilestoneAssessment], ...]

    @property
    def holds_an_answer(self) -> bool:
        """Whether it says more than who, when and where."""
        return not self.values.keys() <= ABOUT.keys()


def cautions_of(
    setup: Setup,
    methods: Sequence[MethodAssessment],
    contradictions: Mapping[str, Iterable[CompiledContradiction]],
    as_of: date,
    look_up: LookUp | None = None,
) -> Iterator[Diagnostic]:
    """Find all that is doubtful.

    Args:
        setup: The setup.
        methods: The assessed methods.
        contradictions: Those of each of the methods, by its id.
        as_of: The date that the assessment is made for.
        look_up: Tells where a piece of evidence is; none is looked for when left out.

    """
    tables = {table.path: table for table in _tables(setup, methods)}
    for table in tables.values():
        yield from _doubtful_deadline(setup, table, tables, as_of)
        yield from _doubtful_review(setup, table, as_of)
        yield from _doubtful_evidence(setup, table, look_up)
        yield from _doubtful_roles(setup, table)
    for index, waiver in enumerate(setup.waivers):
        if names_a_person(waiver.approved_by):
            yield _caution("K077", setup.file.place_of_value(("fravigelser", index, "godkendt_af")))
    yield from _ownerless(setup, methods, tables)
    yield from _contradictory(setup, methods, contradictions)


def _tables(setup: Setup, methods: Sequence[MethodAssessment]) -> Iterator[_Table]:
    """Give the tables of the file that speak of an assessed milestone."""
    known = [(method, {each.milestone.id: each for each in method.milestones}) for method in methods]
    for name, values in setup.file.values.get("faelles", {}).items():
        speaks_of = tuple((method, milestones[name]) for method, milestones in known if name in milestones)
        if speaks_of:
            yield _Table(("faelles", name), values, speaks_of)
    for method, milestones in known:
        for name, values in setup.file.values["metoder"][method.ruleset.id].items():
            yield _Table(("metoder", method.ruleset.id, name), values, ((method, milestones[name]),))


def _doubtful_deadline(
    setup: Setup, table: _Table, tables: Mapping[KeyPath, _Table], as_of: date
) -> Iterator[Diagnostic]:
    due, start = table.values.get("frist"), setup.municipality.start
    if not isinstance(due, date):
        return
    path, name = (*table.path, "frist"), str(table.path[-1])
    late = [
        method
        for method, milestone in table.speaks_of
        if milestone.status not in _DONE and path == _stated_in("frist", name, method, tables)
    ]
    if late and due < as_of:
        title, where = table.speaks_of[0][1].milestone.title, _named(late)
        whose = Text(f" i {where.da}", f" in {where.en}") if len(table.speaks_of) > 1 else ""
        place = setup.file.place_of_value(path)
        yield _caution("K071", place, day=_day(due), milestone=title, where=whose)
    elif late and start is not None and start < due:
        yield _caution("K073", setup.file.place_of_value(path), day=_day(due), start=_day(start))


def _stated_in(key: str, name: str, method: MethodAssessment, tables: Mapping[KeyPath, _Table]) -> KeyPath:
    """Name where a method takes a key from: its own table, or the shared one."""
    own = ("metoder", method.ruleset.id, name)
    return (*own, key) if own in tables and key in tables[own].values else ("faelles", name, key)


def _doubtful_review(setup: Setup, table: _Table, as_of: date) -> Iterator[Diagnostic]:
    reviewed, path = table.values.get("vurderet"), (*table.path, "vurderet")
    if not isinstance(reviewed, date):
        return
    if reviewed > as_of:
        yield _caution("K079", setup.file.place_of_value(path), day=_day(reviewed))
    months = 12 * (as_of.year - reviewed.year) + as_of.month - reviewed.month
    if (months, as_of.day) > (_STALE, reviewed.day):
        yield _caution("K075", setup.file.place_of_value(path), day=_day(reviewed))


def _doubtful_evidence(setup: Setup, table: _Table, look_up: LookUp | None) -> Iterator[Diagnostic]:
    written = table.values.get("dokumentation")
    if look_up is None or not isinstance(written, list):
        return
    for index, each in enumerate(written):
        code = None if each == DONT_KNOW else _EVIDENCE.get(look_up(each))
        if code:
            yield _caution(
                code, setup.file.place_of_value((*table.path, "dokumentation", index)), name=each.strip()
            )


def _doubtful_roles(setup: Setup, table: _Table) -> Iterator[Diagnostic]:
    fields = tuple(field for _, milestone in table.speaks_of for field in milestone.milestone.fields)
    for path, text in role_texts(table.values, fields, table.path):
        if names_a_person(text):
            yield _caution("K077", setup.file.place_of_value(path))


def role_texts(
    answers: Mapping[str, Any], fields: Iterable[Field], path: KeyPath
) -> Iterator[tuple[KeyPath, str]]:
    """Go through the texts of a milestone's table that are to name roles, each with its path.

    Args:
        answers: The table.
        fields: The milestone's.
        path: Where the table stands in the file.

    """
    known = {field.id: field for field in fields} | {"ansvarlig": _OWNER}
    for key, value in answers.items():
        if key in known:
            yield from _roles(value, known[key], (*path, key))


_OWNER = Field("ansvarlig", "text", ABOUT["ansvarlig"].label, role=True)


def _roles(value: object, field: Field, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Go through the texts of an answer that are to name roles, each with its path."""
    if isinstance(value, str):
        if field.role:
            yield path, value
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _roles(each, field, (*path, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _roles(each, field.part(key) or field, (*path, key))


def _ownerless(
    setup: Setup, methods: Sequence[MethodAssessment], tables: Mapping[KeyPath, _Table]
) -> Iterator[Diagnostic]:
    """Find gates that are not met and nobody's: one by one where work has begun, else together."""
    begun: dict[KeyPath, tuple[MilestoneAssessment, list[MethodAssessment]]] = {}
    for method in methods:
        untouched = 0
        for milestone in method.milestones:
            gates = (each.outcome for each in milestone.findings if each.rule.gate)
            if milestone.owner or all(outcome in _SETTLED for outcome in gates):
                continue
            name = milestone.milestone.id
            places: tuple[KeyPath, ...] = (("metoder", method.ruleset.id, name), ("faelles", name))
            at = next((path for path in places if path in tables and tables[path].holds_an_answer), None)
            if at is None:
                untouched += 1
            else:
                begun.setdefault(at, (milestone, []))[1].append(method)
        if untouched:
            place = setup.file.place_of_key(("metoder", method.ruleset.id))
            yield _caution("K072", place, what=_counted(untouched))
    for path, (milestone, concerned) in begun.items():
        title, where = milestone.milestone.title, _named(concerned)
        what = Text(f"{title.da} ({where.da})", f"{title.en} ({where.en})") if len(concerned) > 1 else title
        yield _caution("K072", setup.file.place_of_key(path), what=what)


def _contradictory(
    setup: Setup,
    methods: Sequence[MethodAssessment],
    contradictions: Mapping[str, Iterable[CompiledContradiction]],
) -> Iterator[Diagnostic]:
    """Find contradictions; one between shared answers is told once."""
    told: set[tuple[str, str, Place]] = set()
    for method in methods:
        name = method.ruleset.id
        declared = setup.methods[name]
        for each, path in contradicting(contradictions[name], declared.answers, declared.left_out):
            place = setup.place(name, path)
            if (each.stated_by, each.full_id, place) not in told:
                told.add((each.stated_by, each.full_id, place))
                yield _caution("K076", place, message=each.message, remedy=each.remedy)


def _caution(code: str, place: Place | None, **values: str | Text) -> Diagnostic:
    return Diagnostic(code, place, values, Severity.WARNING)


def _day(value: date) -> Text:
    return Text(day(value, "da"), day(value, "en"))


def _named(methods: Sequence[MethodAssessment]) -> Text:
    titles = [each.ruleset.title for each in methods]
    return Text(", ".join(each.da for each in titles), ", ".join(each.en for each in titles))


def _counted(milestones: int) -> Text:
    return Text(f"{milestones} af milepælene uden svar", f"{milestones} of the milestones without answers")
