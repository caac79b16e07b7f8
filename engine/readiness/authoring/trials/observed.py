"""What a function reads while it runs: facts that remember what they were asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from readiness.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ENTRY = re.compile(r"\[\d+\]")


class Observed(Facts):
    """Facts that remember the paths they were asked for."""

    __slots__ = ("asked",)

    def __init__(self, facts: Facts, asked: set[str] | None = None) -> None:
        """Observe facts.

        Args:
            facts: What is read.
            asked: What to add the paths of fields and parts to, whichever entry they are read in.

        """
        for name in Facts.__slots__:
            setattr(self, name, getattr(facts, name))
        self.asked: set[str] = set() if asked is None else asked

    def _inside(self, entry: Mapping[str, Any], at: str, path: str) -> Facts:
        return Observed(super()._inside(entry, at, path), self.asked)

    def _find(self, path: str) -> object:
        self.asked.add(_ENTRY.sub("", self._named(path)))
        return super()._find(path)


def finest(paths: Iterable[str]) -> set[str]:
    """Leave out the wholes of which a part is read: the part says more."""
    known = set(paths)
    return {path for path in known if not any(each.startswith(f"{path}.") for each in known)}
