"""What a setup may answer under two versions of a ruleset: fields, their shape, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import ASSESSMENT, Change, Kind, Moves, Part
from readiness.authoring.comparison.matching import matched, out_of_order
from readiness.authoring.comparison.renames import paths_of
from readiness.declarable import Declarable
from readiness.model import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from readiness.model import Choice, Field, Milestone, Ruleset

_SETUPS = frozenset({Moves.SETUPS})
_WARNINGS = frozenset({Moves.WARNINGS})
_ORDER = frozenset({Moves.ORDER})
#: What takes all that another takes.
_WIDER = {("int", "number"), ("table of int", "table of number")}


@dataclass(frozen=True, slots=True)
class _Answer:
    """A field as a setup may answer it."""

    field: Field
    is_own: bool  #: under the method
    is_shared: bool  #: once for all methods

    @property
    def id(self) -> str:
        """The field's id."""
        return self.field.id


def changed_fields(old: Ruleset, new: Ruleset, milestone: str) -> Iterator[Change]:
    """Tell what is different in what one milestone takes."""
    read = {*_read(old), *_read(new)}
    was, now = _answers(old, milestone), _answers(new, milestone)
    removed, added, both = matched(was.values(), now.values())
    for answer in removed:
        name, field = f"{milestone}.{answer.id}", answer.field
        yield Change(Part.FIELD, Kind.REMOVED, name, _SETUPS, old=field, milestone=milestone)
    for answer in added:
        name, field = f"{milestone}.{answer.id}", answer.field
        yield Change(Part.FIELD, Kind.ADDED, name, new=field, milestone=milestone, widens=True)
    for before, after in both:
        yield from _answered(milestone, before, after, read)
    own = [[name for name, each in side.items() if each.is_own] for side in (was, now)]
    for name in out_of_order(*own):
        moved = now[name].field
        yield Change(
            Part.FIELD, Kind.REORDERED, f"{milestone}.{name}", _ORDER, new=moved, milestone=milestone
        )


def shared_fields(ruleset: Ruleset, milestone: str) -> Mapping[str, Field]:
    """Give the fields of a milestone that a setup may answer once for all methods.

    What is shared of a ruleset that extends none is what those that extend it will share.
    """
    if len(ruleset.lineage) > 1:
        return Declarable([ruleset]).shared(milestone)
    own = ruleset.milestone(milestone)
    return {each.id: each for each in (own.fields if own else ()) if each.scope == "faelles"}


def _answers(ruleset: Ruleset, milestone: str) -> dict[str, _Answer]:
    own = ruleset.milestone(milestone)
    fields = own.fields if own else ()
    shared = shared_fields(ruleset, milestone)
    found = {each.id: _Answer(each, is_own=True, is_shared=each.id in shared) for each in fields}
    for name, field in shared.items():
        found.setdefault(name, _Answer(field, is_own=False, is_shared=True))
    return found


def _read(ruleset: Ruleset) -> Iterator[str]:
    """Name the fields that rules read, as `milestone.field`."""
    for milestone in ruleset.milestones:
        for rule in milestone.rules:
            written = [
                path for each in (rule.met, rule.partial, rule.applies_when) for path in paths_of(each)
            ]
            yield from (_field_of(path, milestone) for path in written)
            yield from map(_whole, rule.reads)
    for _, across in ruleset.across:
        yield from map(_whole, across.reads)


def _whole(path: str) -> str:
    """Give the field that a path reads, or reads a part of."""
    return ".".join(path.split(".")[:2])


def _field_of(path: str, milestone: Milestone) -> str:
    head, _, rest = path.partition(".")
    is_own = any(field.id == head for field in milestone.fields)
    return f"{milestone.id}.{head}" if is_own else f"{head}.{rest.partition('.')[0]}"


def _answered(milestone: str, was: _Answer, now: _Answer, read: Collection[str]) -> Iterator[Change]:
    """Tell what is different in a field, and in where it is answered."""
    path = f"{milestone}.{now.id}"
    for aspect, before, after in (
        ("own", was.is_own, now.is_own),
        ("scope", was.is_shared, now.is_shared),
    ):
        if before != after:
            moves = _SETUPS if before else frozenset()
            yield Change(Part.FIELD, Kind.CHANGED, path, moves, aspect, before, after, milestone, after)
    scopes = was.field.scope, now.field.scope
    if was.is_shared == now.is_shared and scopes[0] != scopes[1]:  # only who extends the method may notice
        yield Change(Part.FIELD, Kind.CHANGED, path, frozenset(), "written", *scopes, milestone)
    yield from _reshaped(path, was.field, now.field, milestone, is_read=path in read)


def _reshaped(path: str, old: Field, new: Field, milestone: str, *, is_read: bool) -> Iterator[Change]:
    """Tell what is different in a field or part."""

    def change(
        aspect: str, was: object, now: object, moves: frozenset[Moves] = frozenset(), *, widens: bool = False
    ) -> Change:
        return Change(Part.FIELD, Kind.CHANGED, path, moves, aspect, was, now, milestone, widens)

    for aspect in ("label", "hint"):
        if getattr(old, aspect) != getattr(new, aspect):
            yield change(aspect, getattr(old, aspect), getattr(new, aspect))
    if (old.type, old.of) != (new.type, new.of):
        widens = (_kind(old), _kind(new)) in _WIDER
        moves = frozenset() if widens else _SETUPS | (ASSESSMENT if is_read else frozenset())
        yield change("type", old, new, moves, widens=widens)
    yield from _limited(path, old, new, milestone)
    yield from _chosen(path, old, new, milestone)
    removed, added, both = matched(old.fields, new.fields)
    for part in removed:
        yield Change(Part.FIELD, Kind.REMOVED, f"{path}.{part.id}", _SETUPS, old=part, milestone=milestone)
    for part in added:
        yield Change(Part.FIELD, Kind.ADDED, f"{path}.{part.id}", new=part, milestone=milestone, widens=True)
    for was, now in both:
        yield from _reshaped(f"{path}.{now.id}", was, now, milestone, is_read=is_read)
    for name in out_of_order([each.id for each in old.fields], [each.id for each in new.fields]):
        moved = new.part(name)
        yield Change(Part.FIELD, Kind.REORDERED, f"{path}.{name}", _ORDER, new=moved, milestone=milestone)


def _limited(path: str, old: Field, new: Field, milestone: str) -> Iterator[Change]:
    """Tell what is different in which values a field takes, or how they are doubted."""

    def change(aspect: str, moves: frozenset[Moves], *, widens: bool = False) -> Change:
        was, now = getattr(old, aspect), getattr(new, aspect)
        return Change(Part.FIELD, Kind.CHANGED, path, moves, aspect, was, now, milestone, widens)

    if old.minimum != new.minimum:
        counts = (new.of if new.type == "table" else new.type) in (*NUMBERS, "range")
        narrows = counts and new.minimum > old.minimum
        yield change("minimum", _SETUPS if narrows else frozenset(), widens=counts and not narrows)
    if old.interval != new.interval:
        yield change("interval", _SETUPS if old.interval else frozenset(), widens=new.interval)
    if old.role != new.role:
        yield change("role", _WARNINGS)


def _chosen(path: str, old: Field, new: Field, milestone: str) -> Iterator[Change]:
    """Tell what is different in the words that a field takes."""

    def change(kind: Kind, name: str, was: Choice | None, now: Choice | None) -> Change:
        moves = _SETUPS if kind in (Kind.REMOVED, Kind.RENAMED) else frozenset()
        widens = kind is Kind.ADDED
        full = f"{path}.{name}"
        return Change(Part.CHOICE, kind, full, moves, "", was, now, milestone, widens)

    removed, added, both = matched(old.choices, new.choices)
    for was in removed:
        now = next((each for each in added if replace(each, id=was.id) == was), None)
        if now is None:
            yield change(Kind.REMOVED, was.id, was, None)
        else:
            added.remove(now)
            yield change(Kind.RENAMED, now.id, was, now)
    for each in added:
        yield change(Kind.ADDED, each.id, None, each)
    for was, now in both:
        if was != now:
            yield change(Kind.CHANGED, now.id, was, now)
    if out_of_order([each.id for each in old.choices], [each.id for each in new.choices]):
        yield Change(
            Part.FIELD, Kind.REORDERED, path, aspect="choices", old=old, new=new, milestone=milestone
        )


def _kind(field: Field) -> str:
    return f"table of {field.of}" if field.type == "table" else field.type
