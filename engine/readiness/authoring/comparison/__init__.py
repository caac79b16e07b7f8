"""What changed between two versions of a ruleset.

The effective rulesets are compared, each joined with all that it extends, so that a change in what is
inherited shows too. A ruleset does not hold the code of its functions: a change in that is not seen here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import ASSESSMENT, Change, Kind, Level, Moves, Part
from readiness.authoring.comparison.heads import changed_heads
from readiness.authoring.comparison.judged import changed_across, changed_contradictions, changed_rules
from readiness.authoring.comparison.matching import matched, out_of_order
from readiness.authoring.comparison.renames import as_renamed
from readiness.authoring.comparison.takes import changed_fields, shared_fields
from readiness.ruleset import effective_ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.authoring.comparison.changes import Group
    from readiness.model import Milestone, Ruleset
    from readiness.written import RulesetDocument

_NOTHING: frozenset[Moves] = frozenset()
_VERDICT = frozenset({Moves.VERDICT})
_SETUPS = frozenset({Moves.SETUPS})
_ORDER = frozenset({Moves.ORDER})
_WARNINGS = frozenset({Moves.WARNINGS})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a ruleset, and all that is different between them."""

    old: Ruleset
    new: Ruleset
    kept: Ruleset  #: the older, with the newer's ids where only those differ; changes are told of it
    changes: tuple[Change, ...]  #: in reading order

    @property
    def level(self) -> Level | None:
        """What the changes demand of the version; None where there are none."""
        return max((each.level for each in self.changes), default=None)

    @property
    def functions(self) -> tuple[str, ...]:
        """The rules of both that are judged by a function, whose code is not compared."""
        both = {each.full_id for each in self.old.rules if each.call}
        shared = {each.full_id for _, each in self.old.across}
        return (
            *(each.full_id for each in self.new.rules if each.call and each.full_id in both),
            *(each.full_id for _, each in self.new.across if each.full_id in shared),
        )

    def of(self, group: Group) -> tuple[Change, ...]:
        """Give the changes that come to the same."""
        return tuple(each for each in self.changes if each.group is group)


def compare_documents(old: Sequence[RulesetDocument], new: Sequence[RulesetDocument]) -> Comparison:
    """Compare two versions of one ruleset, each written after all that it extends.

    Raises:
        RulesetError: The documents of one of them do not fit together.

    """
    comparison = compare(effective_ruleset(old), effective_ruleset(new))
    return replace(comparison, changes=(*changed_heads(old, new), *comparison.changes))


def compare(old: Ruleset, new: Ruleset) -> Comparison:
    """Compare what two versions of one ruleset ask.

    Args:
        old: The older, effective.
        new: The newer, effective.

    """
    kept, renames = as_renamed(old, new)
    return Comparison(old, new, kept, (*_changes(kept, new), *renames))


def _changes(old: Ruleset, new: Ruleset) -> Iterator[Change]:
    yield from _of_ruleset(old, new)
    yield from _of_documents(old, new)
    removed, added, both = matched(old.milestones, new.milestones)
    factors = {each.factor for each in old.milestones}
    for milestone in added:
        is_empty = not milestone.rules and milestone.factor in factors
        # an inherited milestone that was omitted could be answered for others
        was_shared = _SETUPS if milestone.id in old.inherited else _NOTHING
        warns = _WARNINGS if milestone.contradictions and not was_shared else _NOTHING
        yield Change(
            Part.MILESTONE,
            Kind.ADDED,
            milestone.id,
            was_shared | warns if is_empty else ASSESSMENT | was_shared,
            new=milestone,
            milestone=milestone.id,
            widens=True,
        )
    for milestone in removed:
        yield Change(
            Part.MILESTONE,
            Kind.REMOVED,
            milestone.id,
            ASSESSMENT | _SETUPS,
            old=milestone,
            milestone=milestone.id,
        )
    for was, now in both:
        yield from _of_milestone(was, now)
        yield from _inherited(old, new, now.id)
        yield from changed_rules(was, now)
        yield from changed_contradictions(was, now)
        yield from changed_fields(old, new, now.id)
    told = {each.id for each in (*removed, *added, *new.milestones)}
    for name in dict.fromkeys((*old.inherited, *new.inherited)):
        if name not in told:
            yield from _inherited(old, new, name)
            if shared_fields(old, name) != shared_fields(new, name):
                yield from changed_fields(old, new, name)
    yield from _reordered(old, new)
    yield from changed_across(old, new)


def _of_ruleset(old: Ruleset, new: Ruleset) -> Iterator[Change]:
    def change(aspect: str, moves: frozenset[Moves], was: object, now: object) -> Change:
        return Change(Part.RULESET, Kind.CHANGED, new.id, moves, aspect, was, now)

    for aspect in ("title", "note", "lineage"):
        if getattr(old, aspect) != getattr(new, aspect):
            yield change(aspect, _NOTHING, getattr(old, aspect), getattr(new, aspect))
    for aspect in ("ready", "minimum"):
        was, now = getattr(old.thresholds, aspect), getattr(new.thresholds, aspect)
        if was != now:
            yield change(f"thresholds.{aspect}", _VERDICT, was, now)


def _of_documents(old: Ruleset, new: Ruleset) -> Iterator[Change]:
    removed, added, both = matched(old.documents, new.documents)
    for each in removed:
        yield Change(Part.DOCUMENT, Kind.REMOVED, each.id, old=each)
    for each in added:
        yield Change(Part.DOCUMENT, Kind.ADDED, each.id, new=each)
    for before, after in both:
        if before != after:
            yield Change(Part.DOCUMENT, Kind.CHANGED, after.id, old=before, new=after)
    for name in out_of_order([each.id for each in old.documents], [each.id for each in new.documents]):
        yield Change(Part.DOCUMENT, Kind.REORDERED, name)


def _of_milestone(old: Milestone, new: Milestone) -> Iterator[Change]:
    moves = {"factor": ASSESSMENT, "after": _ORDER, "title": _NOTHING, "source": _NOTHING}
    for aspect, each in moves.items():
        was, now = getattr(old, aspect), getattr(new, aspect)
        is_same = set(was) == set(now) if aspect == "after" else was == now
        if not is_same:
            yield Change(Part.MILESTONE, Kind.CHANGED, new.id, each, aspect, was, now, new.id)


def _inherited(old: Ruleset, new: Ruleset, name: str) -> Iterator[Change]:
    """Tell where a milestone is no longer one that a setup may answer once for all methods, or is one now.

    It takes who is responsible and by when, also where none of its fields is shared.
    """
    was, now = name in old.inherited, name in new.inherited
    if was != now:
        moves = _SETUPS if was else _NOTHING
        yield Change(Part.MILESTONE, Kind.CHANGED, name, moves, "inherited", was, now, name, widens=now)


def _reordered(old: Ruleset, new: Ruleset) -> Iterator[Change]:
    """Tell which milestones are read elsewhere; one that has another factor is told by that."""
    both = {each.id: each for each in old.milestones}
    kept = [each.id for each in new.milestones if each.id in both and both[each.id].factor is each.factor]
    before = [each.id for each in old.milestones if each.id in kept]
    for name in out_of_order(before, kept):
        milestone = new.milestone(name)
        yield Change(Part.MILESTONE, Kind.REORDERED, name, _ORDER, new=milestone, milestone=name)
