"""What is different in who can use a ruleset: it can be chosen, or only extended, and by which readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import Change, Kind, Moves, Part
from readiness.handshake import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.written import RulesetDocument

_NOTHING: frozenset[Moves] = frozenset()


def changed_heads(old: Sequence[RulesetDocument], new: Sequence[RulesetDocument]) -> Iterator[Change]:
    """Tell what joining the documents of a chain leaves out.

    Args:
        old: The older version, after all that it extends.
        new: The newer, likewise.

    """
    name = new[-1].id
    was, now = (chain[-1].body.ruleset.abstract for chain in (old, new))
    if was != now:
        moves = frozenset({Moves.SETUPS}) if now else _NOTHING
        yield Change(Part.RULESET, Kind.CHANGED, name, moves, "abstract", was, now, widens=was)
    before, after = _needed(old), _needed(new)
    lowest = [list(map(numbers, each)) for each in (before, after)]
    if lowest[0] != lowest[1]:
        moves = frozenset({Moves.ENGINE}) if lowest[1] > lowest[0] else _NOTHING
        yield Change(Part.RULESET, Kind.CHANGED, name, moves, "engine", before, after)


def _needed(chain: Sequence[RulesetDocument]) -> tuple[str, ...]:
    """Give the lowest version of readiness that all documents take; none where any does."""
    named = [each.body.ruleset.engine for each in chain if each.body.ruleset.engine]
    return (max(named, key=numbers),) if named else ()
