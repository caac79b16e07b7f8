"""Why a rule is asked, and what it takes: rulesets -> explanations. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, overload

from readiness.clauses import clause_of
from readiness.model import Across, Factor, Milestone
from readiness.scope import Scope
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readiness.catalogue.entry import Entry
    from readiness.clauses import Clause
    from readiness.model import Field, Rule, Ruleset, Text, Thresholds
    from readiness.sources import SourceDocument
    from readiness.subjects import Item, Subject

_NOWHERE = Source()


class Named(NamedTuple):
    """Something with an id and a title: a method or a milestone."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Use:
    """What a rule or milestone is in one method: where its guide says it, and what it weighs."""

    method: Named
    source: Source
    document: SourceDocument | None
    points: Fraction | None  #: of 100, when everything applies; None for what gives none
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class Reading:
    """A field that is read, or a part of a record."""

    path: str
    field: Field
    parts: tuple[Field, ...]  #: of its entries: the parts that are read
    is_shareable: bool  #: may be answered once for all methods


@dataclass(frozen=True, slots=True)
class RuleExplanation:
    """One rule, in the methods that have it in the same form."""

    rule: Rule | Across
    milestone: Milestone | None  #: None for a rule across methods
    uses: tuple[Use, ...]
    others: tuple[Named, ...]  #: methods that share it and were not asked about, or have it in another form
    readings: tuple[Reading, ...]
    applies: Clause | None = None
    met: Clause | None = None
    partial: Clause | None = None
    worst_of: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneExplanation:
    """One milestone, in the methods that have it in the same form."""

    milestone: Milestone
    uses: tuple[Use, ...]
    others: tuple[Named, ...]
    after: tuple[Named, ...]  #: what comes first
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class CodeExplanation:
    """One code of a diagnostic."""

    code: str
    entry: Entry


Explanation = RuleExplanation | MilestoneExplanation | CodeExplanation


def explain(subject: Subject) -> tuple[RuleExplanation | MilestoneExplanation, ...]:
    """Explain a rule or milestone: once for all methods where it is the same."""
    told = [explained(*found) for found in subject.found]
    groups: list[list[RuleExplanation | MilestoneExplanation]] = []
    for each in told:
        same = next((group for group in groups if _form(group[0]) == _form(each)), None)
        if same is None:
            groups.append([each])
        else:
            same.append(each)
    rulesets = (*(found.ruleset for found in subject.found), *subject.others)
    everybody = [Named(each.id, each.title) for each in rulesets]
    return tuple(_joined(group, everybody) for group in groups)


def _joined(
    group: Sequence[RuleExplanation | MilestoneExplanation], everybody: Sequence[Named]
) -> RuleExplanation | MilestoneExplanation:
    uses = tuple(use for each in group for use in each.uses)
    others = tuple(each for each in everybody if each not in [use.method for use in uses])
    together = zip(*(each.readings for each in group), strict=True)
    readings = tuple(max(same, key=lambda reading: reading.is_shareable) for same in together)
    return replace(group[0], uses=uses, others=others, readings=readings)


def _form(each: RuleExplanation | MilestoneExplanation) -> tuple[object, ...]:
    """Give all that is told of a rule or milestone but what each method says of its own use of it."""
    readings = [replace(reading, is_shareable=False) for reading in each.readings]
    if isinstance(each, MilestoneExplanation):
        milestone = each.milestone
        rules = [(rule.id, rule.gate, rule.question) for rule in milestone.rules]
        return milestone.title, milestone.factor, each.after, readings, rules
    if isinstance(each.rule, Across):
        return (replace(each.rule, source=_NOWHERE),)
    titled = (each.milestone.title, each.milestone.factor) if each.milestone else ()
    return replace(each.rule, source=_NOWHERE), titled, readings, each.worst_of


@overload
def explained(ruleset: Ruleset, item: Milestone) -> MilestoneExplanation: ...


@overload
def explained(ruleset: Ruleset, item: Rule | Across) -> RuleExplanation: ...


@overload
def explained(ruleset: Ruleset, item: Item) -> RuleExplanation | MilestoneExplanation: ...


def explained(ruleset: Ruleset, item: Item) -> RuleExplanation | MilestoneExplanation:
    """Explain a rule or milestone of one method."""
    if isinstance(item, Milestone):
        return _milestone(ruleset, item)
    if isinstance(item, Across):
        use = _use(ruleset, item.source, None)
        read = tuple(_as_shared(ruleset, each) for each in _readings(ruleset, item.reads))
        return RuleExplanation(item, None, (use,), (), read)
    return _rule(ruleset, item)


def _milestone(ruleset: Ruleset, milestone: Milestone) -> MilestoneExplanation:
    titles = {each.id: each.title for each in ruleset.milestones}
    paths = [f"{milestone.id}.{field.id}" for field in milestone.fields]
    return MilestoneExplanation(
        milestone,
        (_use(ruleset, milestone.source, _weight(ruleset, milestone) if milestone.rules else None),),
        (),
        tuple(Named(name, titles[name]) for name in milestone.after),
        tuple(replace(each, parts=each.field.fields) for each in _readings(ruleset, paths)),
    )


def _rule(ruleset: Ruleset, rule: Rule) -> RuleExplanation:
    milestone = next(each for each in ruleset.milestones if each.id == rule.milestone)
    applies, met, partial = clauses(ruleset, rule)
    worst_of = tuple(each for each in ruleset.rules if each.full_id in rule.worst_of)
    return RuleExplanation(
        rule,
        milestone,
        (_use(ruleset, rule.source, _weight(ruleset, milestone) / len(milestone.rules)),),
        (),
        _readings(ruleset, [path for each in (rule, *worst_of) for path in _paths(ruleset, each)]),
        applies,
        met,
        partial,
        worst_of,
    )


def clauses(ruleset: Ruleset, rule: Rule) -> tuple[Clause | None, Clause | None, Clause | None]:
    """Take the conditions of a rule apart: when it applies, when it is met, when it is partly met."""
    scope = Scope.of(ruleset, rule.milestone)
    applies, met, partial = (
        None if raw is None else clause_of(raw, scope) for raw in (rule.applies_when, rule.met, rule.partial)
    )
    return applies, met, partial


def _paths(ruleset: Ruleset, rule: Rule) -> Iterator[str]:
    for clause in clauses(ruleset, rule):
        if clause is not None:
            yield from clause.paths
    yield from rule.reads


def _use(ruleset: Ruleset, source: Source, points: Fraction | None) -> Use:
    document = next((each for each in ruleset.documents if each.id == source.document), None)
    return Use(Named(ruleset.id, ruleset.title), source, document, points, ruleset.thresholds)


def _weight(ruleset: Ruleset, milestone: Milestone) -> Fraction:
    """Work out what a milestone with rules counts in the total when everything applies, in points of 100."""
    factors = [each.factor for each in ruleset.milestones if each.rules]
    return Fraction(100, factors.count(milestone.factor) * sum(each in factors for each in Factor))


def _readings(ruleset: Ruleset, paths: Iterable[str]) -> tuple[Reading, ...]:
    """Join paths to fields, in the order in which they are first named, each with the parts that count."""
    parts: dict[str, list[Field]] = {}
    for path in paths:
        whole, inside = _split(ruleset, path)
        parts.setdefault(whole, [])
        if inside is not None and inside not in parts[whole]:
            parts[whole].append(inside)
    return tuple(
        Reading(whole, field, tuple(counting), _is_shareable(ruleset, whole))
        for whole, counting in parts.items()
        if (field := ruleset.field(whole))
    )


def _as_shared(ruleset: Ruleset, reading: Reading) -> Reading:
    """Give a field in the words that the methods share, where one of them calls it something of its own."""
    milestone, _, name = reading.path.partition(".")
    shared = (each for each in ruleset.inherited.get(milestone, ()) if each.id == name)
    return replace(reading, field=next(shared, reading.field))


def _split(ruleset: Ruleset, path: str) -> tuple[str, Field | None]:
    """Split a path at the entries of a list or table: the part of an entry has no one place."""
    milestone, *keys = path.split(".")
    for end in range(2, len(keys) + 1):
        whole = ".".join((milestone, *keys[: end - 1]))
        field = ruleset.field(whole)
        if field is not None and field.type != "record":
            return whole, ruleset.field(path)
    return path, None


def _is_shareable(ruleset: Ruleset, path: str) -> bool:
    milestone, name, *_ = path.split(".")
    field = ruleset.field(f"{milestone}.{name}")
    return field is not None and field.scope == "faelles" and field in ruleset.inherited.get(milestone, ())
