"""The lowest version of readiness that a ruleset needs, held against the one that runs.

It is asked before a ruleset is read strictly: what only a newer engine knows would else be told as misspelt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readiness.diagnostics import Diagnostic
from readiness.errors import RulesetError
from readiness.model import Text

if TYPE_CHECKING:
    from readiness.toml import TomlFile

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,5}")
_NEEDS = ("ruleset", "engine")


def is_version(text: str) -> bool:
    """Tell whether a text is a version by numbers alone, such as `0.2`."""
    return _VERSION.fullmatch(text) is not None


def require(file: TomlFile) -> None:
    """See that the running readiness is new enough for a ruleset. What is no version is told later.

    Raises:
        RulesetError: It is not.

    """
    head = file.values.get("ruleset")
    needed = head.get("engine") if isinstance(head, dict) else None
    if not isinstance(head, dict) or not isinstance(needed, str) or not is_version(needed.strip()):
        return
    from importlib.metadata import version  # noqa: PLC0415 (most rulesets ask for nothing)

    running = version("readiness")
    if numbers(needed.strip()) > numbers(running):
        name = head.get("id")
        values = {"id": name if isinstance(name, str) else file.name, "version": needed.strip()}
        place = file.place_of_value(_NEEDS)
        raise RulesetError(Diagnostic("M011", place, {**values, "running": running, "where": Text("", "")}))


def numbers(version: str) -> tuple[int, ...]:
    """Give the numbers that a version begins with; `0.2` and `0.2.0` are the same."""
    begun = _VERSION.match(version)
    found = [int(each) for each in begun[0].split(".")] if begun else []
    while found[-1:] == [0]:
        found.pop()
    return tuple(found)
