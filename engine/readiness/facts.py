"""What a municipality has answered for one method, read-only.

Answers are kept flat, as `milestone.field` to value, because that is how every rule asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from readiness.model import DONT_KNOW
from readiness.wording import Share

if TYPE_CHECKING:
    from datetime import date

#: `milestone.field` to the declared value.
Answers = Mapping[str, Any]

#: Numbers are exact: what TOML writes with a decimal point is a Decimal.
Number = int | Decimal


class Absent:
    """The type of `ABSENT`: nothing was declared. Absent is neither false nor empty."""

    __slots__ = ()


ABSENT: Final = Absent()


class Unanswered(Exception):  # noqa: N818 (it names an outcome, not a mistake)
    """A function asked for an answer that is missing, so that its rule cannot be judged yet."""

    def __init__(self, path: str, *, dont_know: bool = False) -> None:
        """Remember which answer is missing, and whether it says "ved_ikke"."""
        super().__init__(path)
        self.path = path
        self.dont_know = dont_know


def walk(answers: Answers, path: str) -> object:
    """Give the value at `milestone.field[.part…]`, or `ABSENT`. An entry is named as in `field[2].part`."""
    milestone, _, rest = path.partition(".")
    field, *parts = rest.replace("[", ".[").split(".")
    return descend(answers.get(f"{milestone}.{field}", ABSENT), parts)


def descend(value: object, parts: list[str]) -> object:
    """Give the part of a value that a row of names leads to, or `ABSENT`."""
    for part in parts:
        if value == DONT_KNOW:
            return value  # who does not know the whole does not know the part
        index = part[1:-1]
        if isinstance(value, list) and part.startswith("[") and index.isascii() and index.isdecimal():
            value = value[int(index)] if int(index) < len(value) else ABSENT
        elif isinstance(value, Mapping):
            value = value.get(part, ABSENT)
        else:
            return ABSENT
    return value


def says_dont_know(value: object) -> bool:
    """Tell whether an answer is, or holds, "ved_ikke"."""
    if isinstance(value, dict):
        return any(map(says_dont_know, value.values()))
    if isinstance(value, list):
        return any(map(says_dont_know, value))
    return value == DONT_KNOW


def _frozen(value: object) -> Any:  # noqa: ANN401 (the type is the field's)
    """Give a view of a value that cannot be changed: a later rule must see the same answers."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(entry) for key, entry in value.items()})
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the answers. `as_of` is the only clock."""

    as_of: date
    start: date | None = None  #: the planned start, `kommune.opstart`


class Facts:
    """The answers of one method, or of one entry in a list, as a function may read them.

    Each reader raises `Unanswered` when the answer is missing or "ved_ikke", so that a function need
    not test for it: its rule then becomes unanswered, never unmet.
    """

    __slots__ = ("_answers", "_at", "_entry", "_fields", "_list", "_own", "_shares")

    def __init__(
        self,
        answers: Answers,
        own: frozenset[str] = frozenset(),
        fields: frozenset[str] | None = None,
        shares: frozenset[str] = frozenset(),
    ) -> None:
        """Wrap the answers.

        Args:
            answers: The method's answers, flat.
            own: Which of them are the method's own, not shared.
            fields: Every `milestone.field` there is. Asking for another is a mistake of the function, and a
                `LookupError`; otherwise its rule would be unanswered for ever.
            shares: The paths of the fields that are shares, so that they are read as such.

        """
        self._answers = answers
        self._own = own
        self._fields = fields
        self._shares = shares
        self._entry: Mapping[str, Any] | None = None
        self._at = ""
        self._list = ""

    def number(self, path: str) -> Number:
        """Read an `int`, `number` or `share` field. Raises `Unanswered` where the answer is an interval."""
        value: Any = self._read(path)
        if isinstance(value, tuple):
            low, value = value
            if low != value:
                raise Unanswered(self._absolute(path))
        return self._as_declared(value, path) if self._shares else value

    def interval(self, path: str) -> tuple[Number, Number]:
        """Read the low and the high end of a number or a `range`; both are the number where it is one."""
        value = self._read(path)
        ends = value if isinstance(value, tuple) else (value, value)
        return self._as_declared(min(ends), path), self._as_declared(max(ends), path)

    def text(self, path: str) -> str:
        """Read a `text` or `choice` field."""
        value: str = self._read(path)
        return value

    def flag(self, path: str) -> bool:
        """Read a `bool` field."""
        value: bool = self._read(path)
        return value

    def date(self, path: str) -> date:
        """Read a `date` field."""
        value: date = self._read(path)
        return value

    def texts(self, path: str) -> tuple[str, ...]:
        """Read a `texts` or `choices` field."""
        return tuple(self._read(path))

    def records(self, path: str) -> tuple[Facts, ...]:
        """Read a `records` field: each entry as facts of its own, with its parts as paths."""
        return tuple(
            self._inside(entry, f"{self._absolute(path)}[{index}]", path)
            for index, entry in enumerate(self._read(path))
        )

    def table(self, path: str) -> Mapping[str, Any]:
        """Read a `table` field; an entry that is a record is facts of its own, as in `records`.

        Raises:
            Unanswered: One of its entries is "ved_ikke".

        """
        value = cast("Mapping[str, Any]", self._read(path))
        records: dict[str, Facts] = {}
        for key, entry in value.items():
            if entry == DONT_KNOW:
                raise Unanswered(f"{self._absolute(path)}.{key}", dont_know=True)
            if isinstance(entry, MappingProxyType):
                records[key] = self._inside(entry, f"{self._absolute(path)}.{key}", path)
        return MappingProxyType(records) if records else value

    def has(self, path: str) -> bool:
        """Tell whether the answer can be read."""
        value = self._find(path)
        return value is not ABSENT and value != DONT_KNOW

    def says_dont_know(self, path: str) -> bool:
        """Tell whether the answer is, or holds, "ved_ikke"."""
        return says_dont_know(self._find(path))

    def get(self, path: str, default: Any = None) -> Any:  # noqa: ANN401 (the type is the field's)
        """Read a value, or give the default when it cannot be read."""
        return _frozen(self._find(path)) if self.has(path) else default

    def is_shared(self, path: str) -> bool:
        """Tell whether the answer was given once for all methods, under `[faelles]`."""
        field = ".".join(path.split(".")[:2])
        return field in self._answers and field not in self._own

    @property
    def path(self) -> str:
        """Where an entry of a list or table stands, as `milestone.field[2]`; empty for a whole method."""
        return self._at

    def _inside(self, entry: Mapping[str, Any], at: str, path: str) -> Facts:
        facts = Facts(self._answers, self._own, self._fields, self._shares)
        facts._entry = entry
        facts._at = at
        facts._list = self._named(path)
        return facts

    def _named(self, path: str) -> str:
        """Name a field or part as the ruleset does, whichever entry it is read in."""
        return f"{self._list}.{path}" if self._list else path

    def _as_declared(self, value: Number, path: str) -> Number:
        return Share(value) if self._named(path) in self._shares else value

    def _absolute(self, path: str) -> str:
        return f"{self._at}.{path}" if self._at else path

    def _find(self, path: str) -> object:
        if self._entry is None:
            if (
                self._fields is not None
                and ".".join(path.split(".")[:2]).partition("[")[0] not in self._fields
            ):
                raise LookupError(f'no field is called "{path}"')
            return walk(self._answers, path)
        return descend(self._entry, path.split("."))

    def _read(self, path: str) -> Any:  # noqa: ANN401 (the type is the field's)
        value = self._find(path)
        if value is ABSENT or value == DONT_KNOW:
            raise Unanswered(self._absolute(path), dont_know=value == DONT_KNOW)
        return _frozen(value)
