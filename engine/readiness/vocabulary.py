"""The words of a condition: each operator with the keys that it takes. Closed.

Adding an operator is a new minor version of the engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


class ConditionError(Exception):
    """A condition that cannot be compiled; the message says why, in English."""


def parse(raw: object) -> tuple[str, dict[str, Any]]:
    """Give a condition's operator and its keys.

    Raises:
        ConditionError: It is no table, has no or several operators, or keys that do not go with it.

    """
    if not isinstance(raw, dict):
        raise ConditionError("a condition is a table, such as { present = … }")
    names = [name for name in OPERATORS if name in raw]
    if len(names) != 1:
        raise ConditionError(f"a condition has exactly one of: {', '.join(OPERATORS)}")
    operator = names[0]
    keys = OPERATORS[operator]
    for key in raw:
        if key != operator and key not in keys:
            raise ConditionError(f'"{operator}" takes no "{key}"')
    for key, is_needed in keys.items():
        if is_needed and key not in raw:
            raise ConditionError(f'"{operator}" needs "{key}"')
    return operator, raw
