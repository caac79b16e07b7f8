"""The closed vocabulary of conditions: compiled once, then asked of many setups.

Three-valued: True, False, or None for unknown. A field that is not declared, or that says "ved_ikke",
makes a condition unknown, never false. A part that is left out of a declared answer is a gap in that
answer: `present` and `covers` are then false.

There is no arithmetic, no variable, no expression, no pattern and no negated list operator. What needs
more is a Python function of the method. Adding an operator is a new minor version of the engine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from operator import eq
from typing import TYPE_CHECKING, Any

from readiness.entries import entries_for, entries_of, is_covered, named
from readiness.model import DONT_KNOW, NUMBERS, Text
from readiness.scope import (
    LEFT_OUT,
    EntryScope,
    Operand,
    Scope,
    exact,
    fitting,
    is_filled,
    is_open,
    listed,
    no_part,
    require_type,
)
from readiness.vocabulary import ConditionError, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from readiness.facts import Answers
    from readiness.model import Field

_NESTED = Text(
    "”and” og ”or” kan ikke stå i hinanden; skriv det hele i én liste, eller skriv to",
    "“and” and “or” cannot stand in one another; write it all in one list, or write two",
)
_NOT_IN_WHERE = Text(
    "{operator} kan ikke stå i where; skriv fx {{ present = del }}",
    "{operator} cannot stand in where; write such as {{ present = part }}",
)
_NO_BY = Text(
    "{path} er {type}; skriv by = og den del, der navngiver en post",
    "{path} is {type}; write by = and the part that names an entry",
)
_NEEDLESS_BY = Text(
    "by er til records, og {path} er {type}; slet by", "by is for records, and {path} is {type}; delete by"
)
_ITEMS_OR_VALUES = Text(
    "covers skal have enten items eller values; skriv den ene af dem",
    "covers must have either items or values; write one of them",
)

Truth = bool | None

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "at_least": lambda found, limit: bool(found >= limit),
    "at_most": lambda found, limit: bool(found <= limit),
    "above": lambda found, limit: bool(found > limit),
    "below": lambda found, limit: bool(found < limit),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition."""

    holds: Callable[[Answers], Truth]
    reads: tuple[str, ...]  #: absolute paths of what it asks for, its subject first
    can_be_false: bool = True  #: `answered` is true or unknown
    decided_by: Callable[[Answers], str] | None = None  #: the part or entry that decides, if not its subject
    lacking: Callable[[Answers], Text] | None = None  #: names what `covers` finds uncovered

    def subject(self, answers: Answers) -> str:
        """Name what decides the condition with these answers."""
        return self.decided_by(answers) if self.decided_by else self.reads[0]


def compile_condition(raw: object, scope: Scope | EntryScope) -> Condition:
    """Check a condition against the fields of its ruleset and compile it.

    Args:
        raw: The condition as it is written.
        scope: What its paths may name: fields, or inside `where` the parts of an entry.

    Raises:
        ConditionError: An operator, key, path, type or choice that does not exist or does not fit.

    """
    return _compile(raw, scope)


def _compile(raw: object, scope: Scope | EntryScope, inside: str = "") -> Condition:
    operator, keys = parse(raw)
    if operator in ("and", "or"):
        if inside in ("and", "or"):
            raise ConditionError(_NESTED)
        return _combine(operator, listed(keys, operator), scope)
    operand = scope.look_up(keys[operator])
    if operator in ("covers", "covers_some"):
        if isinstance(scope, EntryScope):
            raise ConditionError(_NOT_IN_WHERE, operator=operator)
        return _covers(keys, operand, scope, need_all=operator == "covers")
    if operator in ("any", "all", "none"):
        return _quantified(operator, keys, operand)
    if operator in ("answered", "present"):
        return _declared(operator, operand)
    return _compared(operator, keys, operand)


def _declared(operator: str, operand: Operand) -> Condition:
    read = operand.read
    if operator == "answered":
        return Condition(
            lambda answers: None if is_open(read(answers)) else True, (operand.path,), can_be_false=False
        )

    def is_present(answers: Any) -> Truth:  # noqa: ANN401 (answers, or an entry)
        found = read(answers)
        if found is LEFT_OUT:
            return False
        return None if is_open(found) else is_filled(found)

    return Condition(is_present, (operand.path,))


def _compared(operator: str, keys: dict[str, Any], operand: Operand) -> Condition:
    read, field = operand.read, operand.field
    test: Callable[[Any], Truth]
    if operator == "equals":
        value = fitting(keys["value"], exact(operator, field))
        test = partial(eq, value)
    elif operator == "one_of":
        values = tuple(fitting(each, exact(operator, field)) for each in listed(keys, "values"))
        test = values.__contains__
    elif operator == "includes_all":
        require_type(operator, field, "texts", "choices")
        wanted = frozenset(fitting(each, field.entry) for each in listed(keys, "values"))
        test = wanted.issubset
    else:
        test = _limited(operator, keys["value"], field)

    def holds(answers: Any) -> Truth:  # noqa: ANN401 (answers, or an entry)
        found = read(answers)
        return None if is_open(found) else test(found)

    return Condition(holds, (operand.path,))


def _limited(operator: str, value: object, field: Field) -> Callable[[Any], Truth]:
    """Hold a number, both ends of an interval, or the spread of a range against a limit."""
    if operator == "spread_at_most":
        require_type(operator, field, "range")
        most: Any = fitting(value, field)
        return lambda found: bool(found[0] - found[1] <= most)
    require_type(operator, field, *NUMBERS)
    compare, limit = _COMPARE[operator], fitting(value, field)
    if not field.interval:
        return lambda found: compare(found, limit)

    def holds_at_both_ends(found: Any) -> Truth:  # noqa: ANN401 (a number, or two)
        truths = {compare(end, limit) for end in (found if isinstance(found, list) else [found])}
        return truths.pop() if len(truths) == 1 else None

    return holds_at_both_ends


def _combine(operator: str, raw: list[Any], scope: Scope | EntryScope) -> Condition:
    parts = [_compile(each, scope, inside=operator) for each in raw]
    tests = tuple(part.holds for part in parts)
    decides = operator == "or"  # one true decides an "or", one false an "and"

    def holds(answers: Any) -> Truth:  # noqa: ANN401 (answers, or an entry)
        result: Truth = not decides
        for test in tests:
            truth = test(answers)
            if truth is decides:
                return decides
            if truth is None:
                result = None
        return result

    def decided_by(answers: Any) -> str:  # noqa: ANN401 (answers, or an entry)
        truths = [part.holds(answers) for part in parts]
        first = truths.index(decides) if decides in truths else 0
        return parts[first].subject(answers)

    reads = tuple(dict.fromkeys(path for part in parts for path in part.reads))
    can_be_false = (all if decides else any)(part.can_be_false for part in parts)
    return Condition(holds, reads, can_be_false, decided_by)


def _quantified(operator: str, keys: dict[str, Any], operand: Operand) -> Condition:
    require_type(operator, operand.field, "texts", "choices", "records", "table")
    read = operand.read
    where = _compile(keys["where"], EntryScope(operand), inside="where").holds
    decides = operator != "all"  # a true entry decides "any" and "none", a false one "all"

    def deciding(found: Any) -> tuple[Truth, int]:  # noqa: ANN401 (a list or a table)
        """Tell whether an entry decides, may decide (None) or none does, and which."""
        result: tuple[Truth, int] = (False, -1)
        for index, entry in enumerate(entries_of(found)):
            truth = None if entry == DONT_KNOW else where(entry)
            if truth is decides:
                return True, index
            if truth is None:
                result = (None, index)
        return result

    def holds(answers: Any) -> Truth:  # noqa: ANN401 (answers, or an entry)
        found = read(answers)
        if is_open(found):
            return None
        if operator == "all" and not found:
            return False
        decided = deciding(found)[0]
        return decided if operator == "any" or decided is None else not decided

    def decided_by(answers: Any) -> str:  # noqa: ANN401 (answers, or an entry)
        found = read(answers)
        if is_open(found) or isinstance(found, dict):
            return operand.path
        index = deciding(found)[1]
        return operand.path if index < 0 else f"{operand.path}[{index}]"

    return Condition(holds, (operand.path,), decided_by=decided_by)


def _covers(keys: dict[str, Any], operand: Operand, scope: Scope, *, need_all: bool) -> Condition:
    require_type("covers", operand.field, "texts", "choices", "records", "table", "record")
    by = keys.get("by")
    if (operand.field.type == "records") != (by is not None):
        reason = _NO_BY if by is None else _NEEDLESS_BY
        raise ConditionError(reason, path=operand.path, type=operand.field.type)
    if by is not None:
        require_type("by", EntryScope(operand).look_up(by).field, "text", "choice")
    wanted, reads, part = _wanted(keys, operand, scope)
    counts: Callable[[Any], Truth] = is_filled
    if "where" in keys:
        counts = _compile(keys["where"], EntryScope(operand, part), inside="where").holds
    read, decides = operand.read, not need_all

    def holds(answers: Any) -> Truth:  # noqa: ANN401 (always answers)
        found, names = read(answers), wanted(answers)
        if is_open(found) or is_open(names) or not names:
            return None
        result: Truth = need_all
        for name in names:
            truth = is_covered(entries_for(found, name, by), counts)
            if truth is decides:
                return decides
            if truth is None:
                result = None
        return result

    def lacking(answers: Any) -> Text:  # noqa: ANN401 (always answers)
        found, names = read(answers), wanted(answers)
        uncovered = [name for name in names if is_covered(entries_for(found, name, by), counts) is False]
        return named(uncovered, operand.field, by)

    return Condition(holds, (operand.path, *reads), lacking=lacking)


def _wanted(
    keys: dict[str, Any], operand: Operand, scope: Scope
) -> tuple[Callable[[Any], Any], tuple[str, ...], Field | None]:
    """Tell what is to be covered: how to read it, from where, and what "." is for the parts of a record."""
    if ("items" in keys) == ("values" in keys):
        raise ConditionError(_ITEMS_OR_VALUES)
    if "values" in keys:
        values = listed(keys, "values")
        part = _check_names(values, operand, keys.get("by"))
        return lambda _: values, (), part
    items = scope.look_up(keys["items"])
    require_type("items", items.field, "texts", "choices")
    return items.read, (items.path,), None


def _check_names(values: list[Any], operand: Operand, by: str | None) -> Field | None:
    """Check a fixed list: parts of a record (gives the first), or choices of what it is compared with."""
    field = operand.field
    if field.type != "record":
        entry = field.part(by) if by else field.entry
        if field.type == "table":  # told apart by its keys, whatever its entries are
            entry = replace(field.entry, type="text")
        for name in values:
            fitting(name, entry or field)
        return None
    parts = [field.part(name) for name in values]
    for name, part in zip(values, parts, strict=True):
        if part is None:
            raise no_part(operand.path, name, field.fields)
    return parts[0]
