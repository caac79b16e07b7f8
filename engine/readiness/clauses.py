"""Conditions to be told: what each asks of which answer, beside what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readiness.conditions import compile_condition
from readiness.scope import EntryScope, Scope
from readiness.vocabulary import parse

if TYPE_CHECKING:
    from readiness.conditions import Condition
    from readiness.model import Field
    from readiness.scope import Operand

_COMBINED = ("and", "or")
_COVERING = ("covers", "covers_some")


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition, or one that stands inside another."""

    operator: str
    condition: Condition  #: the same, compiled: what it is worth
    operand: Operand | None = None  #: what it asks of; None where it combines others
    is_entry: bool = False  #: asks of the entry itself, not of a part of it
    values: tuple[Any, ...] = ()  #: what the answer is held against
    items: Operand | None = None  #: the list whose items are to be covered
    by: Field | None = None  #: the part of an entry that names it
    where: Clause | None = None  #: what is asked of an entry
    parts: tuple[Clause, ...] = ()  #: what is combined

    @property
    def paths(self) -> tuple[str, ...]:
        """What it reads, its subject first; also the parts of entries that count."""
        if self.operand is None:
            return tuple(dict.fromkeys(path for part in self.parts for path in part.paths))
        own = (self.operand.path, *([self.items.path] if self.items else []))
        asked = self.where.leaves if self.where else ()
        inside = [each.operand.field.id for each in asked if each.operand and not each.is_entry]
        keys = [*([self.by.id] if self.by else []), *inside]
        return tuple(dict.fromkeys((*own, *(f"{self.operand.path}.{key}" for key in keys))))

    @property
    def leaves(self) -> tuple[Clause, ...]:
        """The clauses that ask of something, not those that combine them."""
        return tuple(leaf for part in self.parts for leaf in part.leaves) if self.parts else (self,)


def clause_of(raw: object, scope: Scope | EntryScope) -> Clause:
    """Take a condition apart.

    Raises:
        ConditionError: It cannot be compiled.

    """
    condition = compile_condition(raw, scope)
    operator, keys = parse(raw)
    if operator in _COMBINED:
        return Clause(operator, condition, parts=tuple(clause_of(each, scope) for each in keys[operator]))
    operand = scope.look_up(keys[operator])
    values = (keys["value"],) if "value" in keys else tuple(keys.get("values", ()))
    where = EntryScope(operand, _part(operand, values, operator))
    return Clause(
        operator,
        condition,
        operand=operand,
        is_entry=keys[operator] == ".",
        values=values,
        items=scope.look_up(keys["items"]) if "items" in keys else None,
        by=operand.field.part(keys["by"]) if "by" in keys else None,
        where=clause_of(keys["where"], where) if "where" in keys else None,
    )


def _part(operand: Operand, values: tuple[Any, ...], operator: str) -> Field | None:
    """Tell what an entry is, where the parts of a record are to be covered."""
    if operator in _COVERING and operand.field.type == "record":
        return operand.field.part(values[0])
    return None
