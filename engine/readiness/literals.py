"""Values and keys written as TOML, and found in it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError

if TYPE_CHECKING:
    from types import ModuleType

    from readiness.positions import KeyPath


class Nothing:
    """The type of `NOTHING`: no value is to stand at a path."""

    __slots__ = ()


NOTHING: Final = Nothing()


def literal(value: object) -> str:
    """Write a value as TOML, in one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{key_of(key)} = {literal(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else str(value).lower().replace("infinity", "inf")
    text: str = tomlkit().item(value).as_string()
    return text


def key_of(name: str) -> str:
    """Write a key, in quotes where TOML wants them."""
    key: str = tomlkit().key(name).as_string()
    return key


def value_at(values: Any, path: KeyPath) -> Any:  # noqa: ANN401 (any that TOML has)
    """Give what stands at a path, or `NOTHING`."""
    for key in path:
        is_there = key in values if isinstance(values, dict) else False
        if isinstance(values, list) and isinstance(key, int):
            is_there = key < len(values)
        if not is_there:
            return NOTHING
        values = values[key]
    return values


def same(one: object, other: object) -> bool:
    """Compare values as they are written: `nan` is itself, and `true` is not 1."""
    return json.dumps(one, default=repr, sort_keys=True) == json.dumps(other, default=repr, sort_keys=True)


def tomlkit() -> ModuleType:
    """Import tomlkit, or say how to install it.

    Raises:
        SetupError: It is not installed.

    """
    try:
        import tomlkit as module  # noqa: PLC0415 (only an edit needs it, and it is an extra)
    except ModuleNotFoundError:
        raise SetupError(Diagnostic("F030")) from None
    return module
