"""How a condition came out with some answers: each part of it with what it is worth, and with the values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readiness.entries import entries_for, named
from readiness.facts import ABSENT
from readiness.model import DONT_KNOW, Text
from readiness.scope import is_filled, is_open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readiness.clauses import Clause
    from readiness.conditions import Truth
    from readiness.model import Field


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a list or table, or one item that is to be covered."""

    name: Text | int  #: what it is called, or its number in a list
    truth: Truth
    value: object = ABSENT  #: the entry that decides; `ABSENT` where there is none
    trace: Trace | None = None  #: how it came out, where something is asked of it

    def part(self, field: Field) -> Field:
        """Tell what an entry of a field is: of a record, the part that is called so."""
        parts = (part for part in field.fields if field.type == "record" and part.label == self.name)
        return next(parts, field.entry)


@dataclass(frozen=True, slots=True)
class Trace:
    """One condition with what it is worth."""

    clause: Clause
    truth: Truth
    value: object = ABSENT  #: what it asks of
    parts: tuple[Trace, ...] = ()  #: what it combines
    steps: tuple[Step, ...] = ()  #: what it goes through

    @property
    def lacking(self) -> tuple[Trace, ...]:
        """What has to become true for it to be true."""
        if self.truth:
            return ()
        if self.clause.operator == "and":
            return tuple(each for part in self.parts for each in part.lacking)
        return (self,)

    def telling(self, most: int) -> tuple[Step, ...]:
        """Give some of what it goes through, in its order: what decides, else what may, else the rest."""
        decides = self.clause.operator not in ("all", "covers")
        ranked = sorted(self.steps, key=lambda step: (step.truth is not decides, step.truth is not None))
        chosen = {id(step) for step in ranked[:most]}
        return tuple(step for step in self.steps if id(step) in chosen)


def trace(clause: Clause, answers: Any) -> Trace:  # noqa: ANN401 (answers, or an entry)
    """Follow a condition through some answers. What it comes to is what the condition `holds`."""
    if clause.operand is None:
        parts = tuple(trace(part, answers) for part in clause.parts)
        decide = some if clause.operator == "or" else every
        return Trace(clause, decide(part.truth for part in parts), parts=parts)
    found = clause.operand.read(answers)
    if clause.operator in ("covers", "covers_some"):
        items = clause.items.read(answers) if clause.items else clause.values
        return _covered(clause, clause.operand.field, found, items)
    if clause.where is None:
        return Trace(clause, clause.condition.holds(answers), found)
    return _quantified(clause, clause.where, found)


def every(truths: Iterable[Truth]) -> Truth:
    """Join truths with "and": one that is false decides, else one that is unknown."""
    seen = set(truths)
    return False if False in seen else None if None in seen else True


def some(truths: Iterable[Truth]) -> Truth:
    """Join truths with "or": one that is true decides, else one that is unknown."""
    seen = set(truths)
    return True if True in seen else None if None in seen else False


def _quantified(clause: Clause, where: Clause, found: Any) -> Trace:  # noqa: ANN401 (a list or a table)
    if is_open(found):
        return Trace(clause, None, found)
    if isinstance(found, dict):
        steps = tuple(_step(Text(key, key), entry, where) for key, entry in found.items())
    else:
        steps = tuple(_step(number, entry, where) for number, entry in enumerate(found, start=1))
    truths = [step.truth for step in steps]
    truth = some(truths)
    if clause.operator == "none":
        truth = None if truth is None else not truth
    elif clause.operator == "all":
        truth = every(truths) if steps else False
    return Trace(clause, truth, found, steps=steps)


def _step(name: Text | int, entry: object, where: Clause | None) -> Step:
    if entry == DONT_KNOW:
        return Step(name, None, entry)
    if where is None:
        return Step(name, is_filled(entry), entry)
    inside = trace(where, entry)
    return Step(name, inside.truth, entry, inside)


def _covered(clause: Clause, field: Field, found: Any, items: Any) -> Trace:  # noqa: ANN401 (as declared)
    if is_open(found) or is_open(items) or not items:
        return Trace(clause, None, found)
    by = clause.by.id if clause.by else None
    steps = tuple(
        _nearest(named([item], field, by), entries_for(found, item, by), clause.where) for item in items
    )
    decide = every if clause.operator == "covers" else some
    return Trace(clause, decide(step.truth for step in steps), found, steps=steps)


def _nearest(name: Text, entries: list[Any], where: Clause | None) -> Step:
    """Give the entry that covers an item, or else the one that comes nearest to it."""
    steps = [_step(name, entry, where) for entry in entries]
    truth = some(step.truth for step in steps)
    return next((step for step in steps if step.truth is truth), Step(name, truth))
