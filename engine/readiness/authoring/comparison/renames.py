"""What has another id and else the same content, so that all the rest is compared as if it had kept it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from readiness.authoring.comparison.changes import Change, Kind, Moves, Part
from readiness.vocabulary import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from readiness.model import Contradiction, Field, Milestone, Rule, Ruleset

    #: Gives a path of a condition in a milestone its new name, or itself.
    Rename = Callable[[str, Milestone], str]

_Named = TypeVar("_Named", "Milestone", "Field", "Rule", "Contradiction")
_SETUPS = frozenset({Moves.SETUPS})
_COMBINED = ("and", "or")


def as_renamed(old: Ruleset, new: Ruleset) -> tuple[Ruleset, tuple[Change, ...]]:
    """Give the older version with the ids of the newer where only those differ, and the renames.

    Milestones come before what stands in them, so that what is renamed inside a renamed one is not told as
    removed and added.
    """
    changes: list[Change] = []
    for was, now in _candidates(old.milestones, new.milestones):
        tried = _milestone_renamed(old, was.id, now.id)
        if tried.milestone(now.id) == now:
            old = tried
            changes.append(Change(Part.MILESTONE, Kind.RENAMED, now.id, _SETUPS, old=was, new=now))
    for milestone in new.milestones:
        old, found = _within(old, milestone)
        changes += found
    return old, tuple(changes)


def paths_of(condition: dict[str, Any] | None) -> Iterator[str]:
    """Give the paths that a condition names outside `where`, as they are written; none where it is none."""
    found: list[str] = []

    def note(path: str) -> str:
        found.append(path)
        return path

    _in_condition(condition or {}, note)
    yield from found


def _within(old: Ruleset, now: Milestone) -> tuple[Ruleset, list[Change]]:
    """Find what is renamed inside a milestone that both versions have."""
    was = old.milestone(now.id)
    changes: list[Change] = []
    if was is None:
        return old, changes
    for field, other in _candidates(was.fields, now.fields):
        if replace(field, id=other.id) == other:
            old = _field_renamed(old, now.id, field.id, other.id)
            name = f"{now.id}.{other.id}"
            changes.append(
                Change(Part.FIELD, Kind.RENAMED, name, _SETUPS, old=field, new=other, milestone=now.id)
            )
    was = old.milestone(now.id) or was
    for rule, successor in _candidates(was.rules, now.rules):
        if replace(rule, id=successor.id) == successor:
            old = _rule_renamed(old, rule, successor.id)
            changes.append(
                Change(
                    Part.RULE,
                    Kind.RENAMED,
                    successor.full_id,
                    _SETUPS,
                    old=rule,
                    new=successor,
                    milestone=now.id,
                )
            )
    for each, follower in _candidates(was.contradictions, now.contradictions):
        if replace(each, id=follower.id) == follower:
            old = _contradiction_renamed(old, each, follower.id)
            name = follower.full_id
            changes.append(
                Change(Part.CONTRADICTION, Kind.RENAMED, name, old=each, new=follower, milestone=now.id)
            )
    return old, changes


def _candidates(old: Iterable[_Named], new: Iterable[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Pair what only the one version has with what only the other has, where the content may be the same."""
    before, after = {each.id: each for each in old}, {each.id: each for each in new}
    free = [each for name, each in after.items() if name not in before]
    for name, each in before.items():
        if name in after:
            continue
        same = [other for other in free if _words(other) == _words(each)]
        if len(same) == 1:
            free.remove(same[0])
            yield each, same[0]


def _words(each: _Named) -> object:
    """Give the words of a part, by which its successor is known."""
    return next(getattr(each, key) for key in ("title", "label", "question", "message") if hasattr(each, key))


def _milestone_renamed(ruleset: Ruleset, was: str, now: str) -> Ruleset:
    def whole(path: str) -> str:
        head, dot, rest = path.partition(".")
        return f"{now}{dot}{rest}" if head == was else path

    def relative(path: str, milestone: Milestone) -> str:
        is_own = any(field.id == path.partition(".")[0] for field in milestone.fields)
        return path if is_own or "." not in path else whole(path)

    def own(milestone: Milestone) -> Milestone:
        if milestone.id != was:
            return milestone
        return replace(
            milestone,
            id=now,
            rules=tuple(replace(each, milestone=now) for each in milestone.rules),
            contradictions=tuple(replace(each, milestone=now) for each in milestone.contradictions),
        )

    ruleset = _rewritten(ruleset, relative, whole, of_others=whole)
    return replace(
        ruleset,
        milestones=tuple(map(own, ruleset.milestones)),
        inherited={whole(name): fields for name, fields in ruleset.inherited.items()},
    )


def _field_renamed(ruleset: Ruleset, at: str, was: str, now: str) -> Ruleset:
    def whole(path: str) -> str:
        milestone, _, rest = path.partition(".")
        field, dot, parts = rest.partition(".")
        return f"{milestone}.{now}{dot}{parts}" if (milestone, field) == (at, was) else path

    def relative(path: str, milestone: Milestone) -> str:
        head, dot, parts = path.partition(".")
        return f"{now}{dot}{parts}" if (milestone.id, head) == (at, was) else whole(path)

    def own(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(replace(each, id=now) if each.id == was else each for each in fields)

    ruleset = _rewritten(ruleset, relative, whole)
    return replace(
        ruleset,
        milestones=tuple(
            replace(each, fields=own(each.fields)) if each.id == at else each for each in ruleset.milestones
        ),
        inherited={name: own(fields) if name == at else fields for name, fields in ruleset.inherited.items()},
    )


def _rule_renamed(ruleset: Ruleset, rule: Rule, now: str) -> Ruleset:
    names = {rule.full_id: f"{rule.milestone}.{now}"}

    def renamed(each: Rule) -> Rule:
        worst_of = tuple(names.get(name, name) for name in each.worst_of)
        return replace(each, id=now if each.full_id in names else each.id, worst_of=worst_of)

    return _each_milestone(
        ruleset, lambda milestone: replace(milestone, rules=tuple(map(renamed, milestone.rules)))
    )


def _contradiction_renamed(ruleset: Ruleset, was: Contradiction, now: str) -> Ruleset:
    def renamed(milestone: Milestone) -> Milestone:
        return replace(
            milestone,
            contradictions=tuple(
                replace(each, id=now) if each == was else each for each in milestone.contradictions
            ),
        )

    return _each_milestone(ruleset, renamed)


def _rewritten(
    ruleset: Ruleset,
    relative: Rename,
    whole: Callable[[str], str],
    of_others: Callable[[str], str] = str,
) -> Ruleset:
    """Write every path of a ruleset anew.

    Args:
        ruleset: The ruleset.
        relative: Writes the paths of conditions.
        whole: Writes the paths of fields that name their milestone.
        of_others: Writes the ids of milestones, and the full ids of rules.

    """

    def rule(each: Rule, milestone: Milestone) -> Rule:
        def path(written: str) -> str:
            return relative(written, milestone)

        return replace(
            each,
            met=each.met and _in_condition(each.met, path),
            partial=each.partial and _in_condition(each.partial, path),
            applies_when=each.applies_when and _in_condition(each.applies_when, path),
            reads=tuple(map(whole, each.reads)),
            worst_of=tuple(map(of_others, each.worst_of)),
        )

    def rewritten(milestone: Milestone) -> Milestone:
        return replace(
            milestone,
            after=tuple(map(of_others, milestone.after)),
            rules=tuple(rule(each, milestone) for each in milestone.rules),
            contradictions=tuple(
                replace(each, when=_in_condition(each.when, lambda path: relative(path, milestone)))
                for each in milestone.contradictions
            ),
        )

    across = tuple(
        (stated_by, replace(each, reads=tuple(map(whole, each.reads)))) for stated_by, each in ruleset.across
    )
    return replace(_each_milestone(ruleset, rewritten), across=across)


def _each_milestone(ruleset: Ruleset, change: Callable[[Milestone], Milestone]) -> Ruleset:
    return replace(ruleset, milestones=tuple(map(change, ruleset.milestones)))


def _in_condition(condition: dict[str, Any], path: Callable[[str], str]) -> dict[str, Any]:
    """Write the paths of a condition anew; what stands in `where` names parts of entries and stays."""
    written = dict(condition)
    for key in (*(name for name in OPERATORS if name in condition), "items"):
        value = condition.get(key)
        if key in _COMBINED and isinstance(value, list):
            written[key] = [_in_condition(each, path) if isinstance(each, dict) else each for each in value]
        elif isinstance(value, str):
            written[key] = path(value)
    return written
