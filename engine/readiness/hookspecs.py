"""The plugin author's contract: one hook, data out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pluggy

from readiness.written import RulesetDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readiness.calls import AcrossFunction, Function

hookspec = pluggy.HookspecMarker("readiness")
hookimpl = pluggy.HookimplMarker("readiness")


@dataclass(frozen=True, slots=True)
class Method:
    """What a plugin contributes: a ruleset document, and the functions that its rules call.

    A method whose rules need no arithmetic has no functions, and its plugin no code but the hook.
    """

    ruleset: RulesetDocument
    functions: Mapping[str, Function | AcrossFunction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Tell a plugin's author of the first mistakes where they are made."""
        ruleset: object = self.ruleset
        if not isinstance(ruleset, RulesetDocument):
            raise TypeError(f"Method: give it what read_ruleset(path) returns, not {ruleset!r:.60}")
        functions: object = self.functions
        if not isinstance(functions, Mapping) or not all(map(callable, functions.values())):
            raise TypeError('Method: give functions as {"name": function}')

    @property
    def id(self) -> str:
        """The ruleset's id; also the name of the entry point and the word written in kommune.toml."""
        return self.ruleset.id


@hookspec
def readiness_methods() -> Iterable[Method]:
    """Contribute methods.

    Called once, when a setup declares a method whose entry point in the group `readiness.methods` names
    this module, or one that extends it. A module may contribute several; each has its own entry point.

    Returns:
        The methods, in any order.

    """
    raise AssertionError  # a specification is never called
