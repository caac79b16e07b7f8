"""What the paths of a condition may name, looked up once when a ruleset is compiled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from readiness.facts import ABSENT, Absent, descend
from readiness.model import DONT_KNOW, NUMBERS, Field
from readiness.vocabulary import ConditionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from readiness.facts import Answers

#: A part that a declared record or entry does not have: a gap in that answer.
LEFT_OUT: Final = Absent()


@dataclass(frozen=True, slots=True)
class Operand:
    """A path that was looked up: how to read it, what it is, and its absolute name."""

    read: Callable[[Any], Any]  #: gives the value, ABSENT, or LEFT_OUT
    field: Field
    path: str


class Scope:
    """What the paths of a rule's conditions may name."""

    def __init__(self, fields: Mapping[str, Mapping[str, Field]], milestone: str) -> None:
        """Look up first in the rule's own milestone, then in all milestones."""
        self._fields = fields
        self._milestone = milestone

    def look_up(self, path: object) -> Operand:
        """Find the field that a path names. Raises `ConditionError` when none or two do."""
        parts = path.split(".") if isinstance(path, str) else []
        own = self._find(self._milestone, parts)
        other = self._find(parts[0], parts[1:]) if len(parts) > 1 else None
        if own and other:
            raise ConditionError(f'"{path}" names both {own.path} and {other.path}')
        found = own or other
        if found is None:
            raise ConditionError(f'no field is called "{path}"')
        return found

    def _find(self, milestone: str, parts: Sequence[str]) -> Operand | None:
        field = self._fields.get(milestone, {}).get(parts[0]) if parts else None
        rest = list(parts[1:])
        for part in rest:
            field = field.part(part) if field and field.type == "record" else None
        if field is None:
            return None
        key = f"{milestone}.{parts[0]}"
        read = _reader_of_part(key, rest) if rest else (lambda answers: answers.get(key, ABSENT))
        return Operand(read, field, ".".join((key, *rest)))


def _reader_of_part(key: str, parts: list[str]) -> Callable[[Any], Any]:
    def read(answers: Answers) -> Any:  # noqa: ANN401 (the type is the field's)
        whole = answers.get(key, ABSENT)
        if whole is ABSENT or whole == DONT_KNOW:
            return whole
        part = descend(whole, parts)
        return LEFT_OUT if part is ABSENT else part

    return read


class EntryScope:
    """What paths may name inside `where`: the parts of an entry, or "." for the entry itself."""

    def __init__(self, entries: Operand, entry: Field | None = None) -> None:
        """Look up in an entry of a list; `entry` is what "." is, where the entries are parts of a record."""
        self._at = entries.path
        kind = entries.field.entry
        self._entry = entry or kind
        self._holds_records = kind.type == "record" and entries.field.type != "record"

    def look_up(self, path: object) -> Operand:
        """Find the part that a path names. Raises `ConditionError` when there is none."""
        if path == ".":
            return Operand(lambda entry: entry, self._entry, self._at)
        part = self._entry.part(path) if self._holds_records and isinstance(path, str) else None
        if part is None:
            raise ConditionError(f'an entry of {self._at} has no part called "{path}"')
        name = part.id
        return Operand(lambda entry: entry.get(name, LEFT_OUT), part, self._at)


def is_open(found: object) -> bool:
    """Tell whether nothing can be said of a value yet."""
    return found is ABSENT or found is LEFT_OUT or found == DONT_KNOW


def is_filled(found: Any) -> bool:  # noqa: ANN401 (any declared value)
    """Tell whether a declared value says something: a text, list or table that is not empty, or any other."""
    if isinstance(found, str):
        return bool(found.strip())
    return bool(found) if isinstance(found, (list, dict)) else True


def require_type(operator: str, field: Field, *types: str) -> None:
    """Raise `ConditionError` unless an operator fits the type of a field."""
    if field.type not in types:
        raise ConditionError(f'"{operator}" fits {", ".join(types)}, and "{field.id}" is {field.type}')


def exact(operator: str, field: Field) -> Field:
    """Give a field back, or raise `ConditionError` when its answer may be an interval."""
    if field.interval:
        raise ConditionError(f'"{operator}" fits one number, and "{field.id}" may be an interval')
    return field


def listed(raw: object) -> list[Any]:
    """Give a list that is not empty, or raise `ConditionError`."""
    if not isinstance(raw, list) or not raw:
        raise ConditionError("a list with at least one entry is needed")
    return raw


def fitting(value: object, field: Field) -> object:
    """Check that a value of a condition is one that the field can have."""
    if field.type == "choice":
        fits = value in [choice.id for choice in field.choices]
    elif field.type in NUMBERS or field.type == "range":
        fits = (
            isinstance(value, int | Decimal)
            and not isinstance(value, bool)
            and (field.type != "share" or 0 <= value <= 1)
        )
    else:
        fits = isinstance(value, bool if field.type == "bool" else str) and field.type in ("bool", "text")
    if not fits:
        raise ConditionError(f'{value!r} is no value of "{field.id}"')
    return value
