"""The words of a condition: each operator with the keys that it takes. Closed.

Adding an operator is a new minor version of the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness.model import Text
from readiness.wording import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMPARISONS = ("at_least", "at_most", "above", "below")
_COVERS = {"items": False, "values": False, "by": False, "where": False}

#: Each operator, with the keys that it needs (True) or may have (False) besides its own.
OPERATORS: Mapping[str, Mapping[str, bool]] = {
    "answered": {},
    "present": {},
    "equals": {"value": True},
    "one_of": {"values": True},
    **{name: {"value": True} for name in _COMPARISONS},
    "spread_at_most": {"value": True},
    "includes_all": {"values": True},
    "covers": _COVERS,
    "covers_some": _COVERS,
    "any": {"where": True},
    "all": {"where": True},
    "none": {"where": True},
    "and": {},
    "or": {},
}


_NO_TABLE = Text(
    "en betingelse er en tabel; skriv fx {{ present = felt }}",
    "a condition is a table; write one such as {{ present = field }}",
)
_NOT_ONE = Text(
    "en betingelse skal have præcis én af: {known}", "a condition must have exactly one of: {known}"
)
_TAKES_NO = Text(
    "ved {operator} kan ikke stå ”{key}”; her kan stå: {known}",
    "“{key}” cannot stand with {operator}; here may stand: {known}",
)
_NEEDS = Text("{operator} mangler {key}; skriv {written}", "{operator} lacks {key}; write {written}")


class ConditionError(Exception):
    """A condition that cannot be compiled."""

    def __init__(self, reason: Text, **values: object) -> None:
        """Keep why, as a part of a sentence.

        Args:
            reason: Says what to write instead.
            values: Fill its braces.

        """
        self.reason = filled(reason, **values)
        super().__init__(self.reason.en)


def parse(raw: object) -> tuple[str, dict[str, Any]]:
    """Give a condition's operator and its keys.

    Raises:
        ConditionError: It is no table, has no or several operators, or keys that do not go with it.

    """
    if not isinstance(raw, dict):
        raise ConditionError(_NO_TABLE)
    names = [name for name in OPERATORS if name in raw]
    if len(names) != 1:
        raise ConditionError(_NOT_ONE, known=", ".join(OPERATORS))
    operator = names[0]
    keys = OPERATORS[operator]
    for key in raw:
        if key != operator and key not in keys:
            raise ConditionError(_TAKES_NO, operator=operator, key=key, known=", ".join((operator, *keys)))
    for key, is_needed in keys.items():
        if is_needed and key not in raw:
            written = f"{{ {operator} = …, {key} = … }}"
            raise ConditionError(_NEEDS, operator=operator, key=key, written=written)
    return operator, raw
