"""What the paths of a condition may name, looked up once when a ruleset is compiled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from readiness.facts import ABSENT, Absent, descend
from readiness.model import DONT_KNOW, NUMBERS, Field, Text
from readiness.names import nearest
from readiness.vocabulary import ConditionError
from readiness.wording import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from readiness.facts import Answers
    from readiness.model import FieldType, Ruleset

#: A part that a declared record or entry does not have: a gap in that answer.
LEFT_OUT: Final = Absent()

_NO_FIELD = Text(
    "der er intet felt, der hedder ”{path}”; skriv {instead}",
    "no field is called “{path}”; write {instead}",
)
_A_FIELD = Text("milepæl.felt", "milestone.field")
_TWO_FIELDS = Text(
    "”{path}” er både {own} og {other}; skriv {own}, eller giv et af felterne et andet id",
    "“{path}” is both {own} and {other}; write {own}, or give one of the fields another id",
)
_NO_PART = Text(
    "{at} har ingen del, der hedder ”{name}”; skriv {instead}",
    "{at} has no part called “{name}”; write {instead}",
)
_ENTRY = Text('"." for en hel post', '"." for a whole entry')
_OF_TYPE = Text(
    "{operator} er til {types}, og ”{field}” er {type}; spørg på en anden måde",
    "{operator} is for {types}, and “{field}” is {type}; ask in another way",
)
_INTERVAL = Text(
    "{operator} er til ét tal, og ”{field}” kan være et interval; skriv at_least eller at_most",
    "{operator} is for one number, and “{field}” may be an interval; write at_least or at_most",
)
_EMPTY = Text(
    "{key} skal være en liste med mindst én ting; skriv {key} = [ … ]",
    "{key} must be a list of at least one thing; write {key} = [ … ]",
)
_NO_VALUE = Text(
    "”{value}” kan ikke være svaret på ”{field}”; skriv {expected}",
    "“{value}” cannot be the answer to “{field}”; write {expected}",
)
_NUMBER = Text("et tal uden anførselstegn", "a number without quotes")
_EXPECTED: Mapping[FieldType, Text] = {
    "choice": Text("en af: {choices}", "one of: {choices}"),
    "share": Text("et tal fra 0 til 1 uden anførselstegn", "a number from 0 to 1 without quotes"),
    "int": _NUMBER,
    "number": _NUMBER,
    "range": _NUMBER,
    "bool": Text("true eller false uden anførselstegn", "true or false without quotes"),
    "text": Text("en tekst i anførselstegn", "a text in quotes"),
}
#: Types whose answer is one value, which can be compared with another.
_SINGLE: tuple[FieldType, ...] = ("text", "bool", "choice", *NUMBERS)


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

    @classmethod
    def of(cls, ruleset: Ruleset, milestone: str) -> Scope:
        """Give what conditions that stand in one milestone of a ruleset may name."""
        fields = {each.id: {field.id: field for field in each.fields} for each in ruleset.milestones}
        return cls(fields, milestone)

    def look_up(self, path: object) -> Operand:
        """Find the field that a path names. Raises `ConditionError` when none or two do."""
        parts = path.split(".") if isinstance(path, str) else []
        own = self._find(self._milestone, parts)
        other = self._find(parts[0], parts[1:]) if len(parts) > 1 else None
        if own and other:
            raise ConditionError(_TWO_FIELDS, path=path, own=own.path, other=other.path)
        found = own or other
        if found is None:
            raise ConditionError(no_field(str(path), self._names()))
        return found

    def _names(self) -> Iterator[str]:
        yield from self._fields.get(self._milestone, ())
        yield from (f"{milestone}.{name}" for milestone, known in self._fields.items() for name in known)

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


def no_field(path: str, names: Iterable[str]) -> Text:
    """Say that a path names no field, with the name that was probably meant."""
    return filled(_NO_FIELD, path=path, instead=nearest(path, names) or _A_FIELD)


def no_part(at: str, name: object, parts: Iterable[Field]) -> ConditionError:
    """Say that something has no part of a name, with those that it has."""
    known = ", ".join(part.id for part in parts)
    return ConditionError(_NO_PART, at=at, name=name, instead=known or _ENTRY)


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
            raise no_part(self._at, path, self._entry.fields if self._holds_records else ())
        name = part.id
        return Operand(lambda entry: entry.get(name, LEFT_OUT), part, self._at)


def is_open(found: object) -> bool:
    """Tell whether nothing can be said of a value yet."""
    return found is ABSENT or found is LEFT_OUT or found == DONT_KNOW


def is_filled(found: object) -> bool:
    """Tell whether a declared value says something: a text, list or table that is not empty, or any other."""
    if isinstance(found, str):
        return bool(found.strip())
    return bool(found) if isinstance(found, (list, dict)) else True


def require_type(operator: str, field: Field, *types: str) -> None:
    """Raise `ConditionError` unless an operator fits the type of a field."""
    if field.type not in types:
        told = {"types": ", ".join(types), "field": field.id, "type": field.type}
        raise ConditionError(_OF_TYPE, operator=operator, **told)


def exact(operator: str, field: Field) -> Field:
    """Give a field back, or raise `ConditionError` when its answer is not always one value."""
    require_type(operator, field, *_SINGLE)
    if field.interval:
        raise ConditionError(_INTERVAL, operator=operator, field=field.id)
    return field


def listed(keys: Mapping[str, object], key: str) -> list[Any]:
    """Give the list at a key, or raise `ConditionError` when it is none or empty."""
    raw = keys[key]
    if not isinstance(raw, list) or not raw:
        raise ConditionError(_EMPTY, key=key)
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
        written = str(value).lower() if isinstance(value, bool) else value
        expected = filled(_EXPECTED[field.type], choices=", ".join(each.id for each in field.choices))
        raise ConditionError(_NO_VALUE, value=written, field=field.id, expected=expected)
    return value
