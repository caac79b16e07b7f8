"""What is different in how answers are judged: rules, contradictions, and what several methods share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import ASSESSMENT, Change, Kind, Moves, Part
from readiness.authoring.comparison.matching import matched, out_of_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.model import Across, Contradiction, Milestone, Rule, Ruleset

_NOTHING: frozenset[Moves] = frozenset()
_VERDICT = frozenset({Moves.VERDICT})
_SETUPS = frozenset({Moves.SETUPS})
_WARNINGS = frozenset({Moves.WARNINGS})
_ORDER = frozenset({Moves.ORDER})

#: What a change of each key of a rule can move; a gate is more than a key.
_RULE: Mapping[str, frozenset[Moves]] = {
    "met": ASSESSMENT,
    "partial": ASSESSMENT,
    "applies_when": ASSESSMENT,
    "worst_of": ASSESSMENT,
    "call": ASSESSMENT,
    "reads": _NOTHING,
    "basis": _NOTHING,
    "measure": _NOTHING,
    "question": _NOTHING,
    "why": _NOTHING,
    "remedy": _NOTHING,
    "source": _NOTHING,
}
_CONTRADICTION: Mapping[str, frozenset[Moves]] = {
    "when": _WARNINGS,
    "stated_by": _WARNINGS,  # what two methods state alike is told once
    "basis": _NOTHING,
    "message": _NOTHING,
    "remedy": _NOTHING,
    "source": _NOTHING,
}
_ACROSS: Mapping[str, frozenset[Moves]] = {
    "call": _VERDICT,
    "reads": _NOTHING,
    "basis": _NOTHING,
    "question": _NOTHING,
    "remedy": _NOTHING,
    "source": _NOTHING,
}
_OUTCOMES = ("met", "partial", "unmet", "unanswered")


def changed_rules(old: Milestone, new: Milestone) -> Iterator[Change]:
    """Tell what is different in the rules of a milestone."""
    # what holds a gate cannot be declared not relevant
    newly_gated = _SETUPS if new.has_gate and not old.has_gate else _NOTHING
    removed, added, both = matched(old.rules, new.rules)
    for rule in removed:  # a waiver may name it
        yield Change(Part.RULE, Kind.REMOVED, rule.full_id, ASSESSMENT | _SETUPS, old=rule, milestone=new.id)
    for rule in added:
        moves = ASSESSMENT | (newly_gated if rule.gate else _NOTHING)
        yield Change(Part.RULE, Kind.ADDED, rule.full_id, moves, new=rule, milestone=new.id)
    for was, now in both:
        yield from _changed_rule(was, now, newly_gated)
    for name in out_of_order([each.id for each in old.rules], [each.id for each in new.rules]):
        moved = next(each for each in new.rules if each.id == name)
        yield Change(Part.RULE, Kind.REORDERED, moved.full_id, _ORDER, new=moved, milestone=new.id)


def _changed_rule(was: Rule, now: Rule, newly_gated: frozenset[Moves]) -> Iterator[Change]:
    def change(aspect: str, moves: frozenset[Moves], old: object, new: object) -> Change:
        return Change(Part.RULE, Kind.CHANGED, now.full_id, moves, aspect, old, new, now.milestone)

    if was.gate != now.gate:
        yield change("gate", _VERDICT | (newly_gated if now.gate else _NOTHING), was.gate, now.gate)
    for aspect, moves in _RULE.items():
        old, new = getattr(was, aspect), getattr(now, aspect)
        if old != new:
            yield change(aspect, moves, old, new)
    if was.stated_by != now.stated_by:  # a function is looked up where the rule is stated
        is_other_function = was.call is not None and was.call == now.call
        yield change("stated_by", ASSESSMENT if is_other_function else _NOTHING, was.stated_by, now.stated_by)
    for outcome in _OUTCOMES:
        old, new = getattr(was.message, outcome), getattr(now.message, outcome)
        if old != new:
            yield change(f"message.{outcome}", _NOTHING, old, new)


def changed_contradictions(old: Milestone, new: Milestone) -> Iterator[Change]:
    """Tell what is different in the contradictions of a milestone."""

    def change(kind: Kind, about: Contradiction, moves: frozenset[Moves], *values: object) -> Change:
        aspect, was, now = values
        return Change(Part.CONTRADICTION, kind, about.full_id, moves, str(aspect), was, now, new.id)

    removed, added, both = matched(old.contradictions, new.contradictions)
    for each in removed:
        yield change(Kind.REMOVED, each, _WARNINGS, "", each, None)
    for each in added:
        yield change(Kind.ADDED, each, _WARNINGS, "", None, each)
    for was, now in both:
        for aspect, moves in _CONTRADICTION.items():
            values = getattr(was, aspect), getattr(now, aspect)
            if values[0] != values[1]:
                yield change(Kind.CHANGED, now, moves, aspect, *values)
    for name in out_of_order(
        [each.id for each in old.contradictions], [each.id for each in new.contradictions]
    ):
        moved = next(each for each in new.contradictions if each.id == name)
        yield change(Kind.REORDERED, moved, _ORDER, "", None, moved)


def changed_across(old: Ruleset, new: Ruleset) -> Iterator[Change]:
    """Tell what is different in what the method shares with others: it holds verdicts back, and no score."""
    before, after = ({(by, each.id): each for by, each in ruleset.across} for ruleset in (old, new))
    kept = {name for _, name in after}
    for key, each in before.items():
        if key not in after:  # a waiver may name it
            moves = _VERDICT | (_NOTHING if each.id in kept else _SETUPS)
            yield Change(Part.ACROSS, Kind.REMOVED, each.full_id, moves, old=each)
    for key, each in after.items():
        if key not in before:
            yield Change(Part.ACROSS, Kind.ADDED, each.full_id, _VERDICT, new=each)
        else:
            yield from _changed_across(before[key], each)
    names = [list(dict.fromkeys(each.full_id for each in side.values())) for side in (before, after)]
    for name in out_of_order(*names):
        yield Change(Part.ACROSS, Kind.REORDERED, name, _ORDER)


def _changed_across(was: Across, now: Across) -> Iterator[Change]:
    def change(aspect: str, moves: frozenset[Moves], old: object, new: object) -> Change:
        return Change(Part.ACROSS, Kind.CHANGED, now.full_id, moves, aspect, old, new)

    for aspect, moves in _ACROSS.items():
        old, new = getattr(was, aspect), getattr(now, aspect)
        if old != new:
            yield change(aspect, moves, old, new)
    for outcome in _OUTCOMES:
        old, new = getattr(was.message, outcome), getattr(now.message, outcome)
        if old != new:
            yield change(f"message.{outcome}", _NOTHING, old, new)
