"""What a change from one edition of a method to another means for setups: what moves, and why."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from readiness import toml
from readiness.authoring.comparison.changes import ASSESSMENT, Kind, Moves, Part
from readiness.authoring.comparison.renames import paths_of
from readiness.check import assess
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed, ReadinessError
from readiness.judgement import Outcome
from readiness.setup import declared_methods

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from readiness.assessment import Assessment, MethodAssessment
    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.changes import Change
    from readiness.authoring.comparison.editions import Edition
    from readiness.model import Rule
    from readiness.plugins import Load
    from readiness.toml import TomlFile

_SETTLED = (Outcome.MET, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that comes out otherwise."""

    name: str  #: `<milestone>.<rule>` or `across.<rule>`, in the newer edition where it is there
    was: Outcome | None  #: None: it was not asked
    now: Outcome | None  #: None: it is no longer asked
    because: tuple[Change, ...]  #: none: nothing in the ruleset tells, so it is the code


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of one setup."""

    path: str
    before: MethodAssessment | ReadinessError
    after: MethodAssessment | ReadinessError
    turns: tuple[Turn, ...] = ()
    others: tuple[Change, ...] = ()  #: what else moves the score or the verdict

    @property
    def is_same(self) -> bool:
        """Whether neither the score, the verdict nor any question moves."""
        return not self.turns and standing(self.before) == standing(self.after)


@dataclass(frozen=True, slots=True)
class Consequences:
    """What becomes of all setups, and what was not there to tell it."""

    setups: tuple[Consequence, ...]
    borrowed: tuple[str, ...]  #: functions of the one edition that the other was asked with
    missing: tuple[Diagnostic, ...]  #: functions that neither has


def standing(result: MethodAssessment | ReadinessError) -> object:
    """Give what a setup comes to: its score and verdict, or that it is refused."""
    return "refused" if isinstance(result, ReadinessError) else (result.score, result.verdict)


def consequences(
    comparison: Comparison, old: Edition, new: Edition, setups: Sequence[Path], as_of: date
) -> Consequences:
    """Assess setups under both editions.

    Args:
        comparison: The changes between the two.
        old: The older edition.
        new: The newer.
        setups: The files.
        as_of: The day that both assessments are made for.

    Raises:
        ReadinessError: An edition cannot be loaded, or a setup cannot be read or does not choose the method.

    """
    files = [_chosen(toml.read(path), new.id) for path in setups]
    # the one with code comes first, so that it can lend its functions to a ruleset that is just a file
    is_old_first = old.has_code
    first, second = (old, new) if is_old_first else (new, old)
    with first.loaded({}) as loaded:
        lent, missing, borrowed = loaded.functions, loaded.missing, loaded.borrowed
        one = [_assessed(file, new.id, loaded.load, as_of) for file in files]
    with second.loaded(lent) as loaded:
        missing, borrowed = (*missing, *loaded.missing), (*borrowed, *loaded.borrowed)
        other = [_assessed(file, new.id, loaded.load, as_of) for file in files]
    before, after = (one, other) if is_old_first else (other, one)
    told = (_consequence(comparison, *each) for each in zip(files, before, after, strict=True))
    return Consequences(tuple(told), borrowed, missing)


def _chosen(file: TomlFile, method: str) -> TomlFile:
    if method not in declared_methods(file):
        raise NothingAssessed(Diagnostic("H063", file.place_at(1, 1), {"id": method}))
    return file


def _assessed(file: TomlFile, method: str, load: Load, as_of: date) -> Assessment | ReadinessError:
    try:
        return assess(file, as_of=as_of, only=[method], given=load)
    except ReadinessError as error:
        return error


def _consequence(
    comparison: Comparison,
    file: TomlFile,
    before: Assessment | ReadinessError,
    after: Assessment | ReadinessError,
) -> Consequence:
    if isinstance(before, ReadinessError) or isinstance(after, ReadinessError):
        was = before if isinstance(before, ReadinessError) else before.methods[0]
        now = after if isinstance(after, ReadinessError) else after.methods[0]
        return Consequence(file.name, was, now)
    names = _successors(comparison.changes)
    was_judged = {names(name): outcome for name, outcome in _outcomes(before)}
    judged = dict(_outcomes(after))
    turns = tuple(
        Turn(name, was_judged.get(name), judged.get(name), tuple(_because(comparison, name)))
        for name in dict.fromkeys((*judged, *was_judged))
        if was_judged.get(name) is not judged.get(name)
    )
    told = [change for turn in turns for change in turn.because]
    moved = {
        moves
        for moves, key in ((Moves.SCORE, "score"), (Moves.VERDICT, "verdict"))
        if getattr(before.methods[0], key) != getattr(after.methods[0], key)
    }
    others = tuple(
        change
        for change in comparison.changes
        if change.moves & moved
        and change not in told
        and _counts(change, judged, (before.methods[0], after.methods[0]))
    )
    return Consequence(file.name, before.methods[0], after.methods[0], turns, others)


def _outcomes(assessment: Assessment) -> Iterator[tuple[str, Outcome]]:
    yield from ((each.rule.full_id, each.outcome) for _, each in assessment.methods[0].findings)
    yield from ((each.rule.full_id, each.outcome) for each in assessment.across)


def _successors(changes: Sequence[Change]) -> Callable[[str], str]:
    """Give what tells the newer id of a rule by its older."""
    renamed = [each for each in changes if each.kind is Kind.RENAMED]
    milestones: dict[str, str] = {each.old.id: each.new.id for each in renamed if each.part is Part.MILESTONE}
    rules: dict[str, str] = {each.old.full_id: each.new.full_id for each in renamed if each.part is Part.RULE}

    def successor(name: str) -> str:
        milestone, dot, rule = name.partition(".")
        name = f"{milestones.get(milestone, milestone)}{dot}{rule}"
        return rules.get(name, name)

    return successor


def _because(comparison: Comparison, name: str) -> Iterator[Change]:
    """Find the changes that can make a question come out otherwise."""
    milestone = name.partition(".")[0]
    rules = {each.full_id: each for each in (*comparison.kept.rules, *comparison.new.rules)}
    taken = rules[name].worst_of if name in rules else ()
    named = {name, *taken}
    read = {path for each in named if each in rules for path in _read(rules[each])}
    read |= {path for _, each in comparison.new.across if each.full_id == name for path in each.reads}
    for change in comparison.changes:
        is_whole = change.kind in (Kind.ADDED, Kind.REMOVED)
        if change.part is Part.MILESTONE and is_whole and change.name == milestone:
            yield change
        elif change.part in (Part.RULE, Part.ACROSS) and change.name in named:
            if change.moves & ASSESSMENT and change.aspect != "gate":
                yield change
        elif change.part is Part.FIELD and change.moves & ASSESSMENT and _is_of(change.name, read):
            yield change


def _read(rule: Rule) -> Iterator[str]:
    """Name the fields that a rule reads, as they are written and with its milestone before them."""
    for condition in (rule.met, rule.partial, rule.applies_when):
        for path in paths_of(condition):
            yield from (path, f"{rule.milestone}.{path}")
    yield from rule.reads


def _is_of(field: str, read: set[str]) -> bool:
    return any(f"{path}.".startswith(f"{field}.") or f"{field}.".startswith(f"{path}.") for path in read)


def _counts(change: Change, judged: Mapping[str, Outcome], both: Sequence[MethodAssessment]) -> bool:
    """Tell whether a change that turns no question moves the score or the verdict all the same."""
    if change.part is Part.RULE:
        is_gate = change.aspect == "gate" and judged.get(change.name) not in _SETTLED
        return is_gate or change.aspect == "worst_of"
    if change.part is Part.RULESET:
        lowest, highest = sorted((change.old, change.new))
        return any(lowest <= percent < highest for each in both for percent in _percents(each))
    return change.part is Part.MILESTONE


def _percents(method: MethodAssessment) -> Iterator[Fraction]:
    """Give both ends of what each factor scores, which a limit may lie above or below."""
    for factor in method.factors:
        if factor.score is not None:
            yield from (Fraction(100 * end, factor.score.of) for end in factor.score[:2])
