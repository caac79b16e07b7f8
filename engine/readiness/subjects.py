"""What can be explained: rules, milestones and rules across methods, found by the names that people write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from readiness.catalogue import CATALOGUE
from readiness.diagnostics import Diagnostic
from readiness.errors import NothingAssessed
from readiness.names import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from readiness.model import Across, Milestone, Rule, Ruleset

    Item = Rule | Milestone | Across

ACROSS = "across."


class Found(NamedTuple):
    """A rule, a milestone or a rule across methods, as one method has it."""

    ruleset: Ruleset
    item: Item


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about, in each method where it is."""

    name: str  #: within a method: `<milestone>.<rule>`, `<milestone>`, `across.<rule>`
    found: tuple[Found, ...]
    others: tuple[Ruleset, ...] = ()  #: the methods that have it too, but were not asked about


def find(name: str, rulesets: Mapping[str, Ruleset], only: str | None = None) -> Subject:
    """Find what a name means.

    Args:
        name: As somebody wrote it; `<method>/` before it names just that method.
        rulesets: The effective rulesets to look in, by method.
        only: Ask just this one of the methods.

    Raises:
        NothingAssessed: There is no such name, or not in the method that is asked for.

    """
    method, slash, own = name.strip().rpartition("/")
    if slash and method in rulesets:
        only = only or method
    having = tuple(Found(each, found) for each in rulesets.values() if (found := item(each, own)))
    if not having or (slash and method not in rulesets):
        raise NothingAssessed(_unknown(name.strip(), rulesets))
    asked = tuple(each for each in having if only in (None, each.ruleset.id))
    if not asked or (slash and only != method):
        methods = ", ".join(each.ruleset.id for each in having)
        values = {"id": only or method, "name": own, "methods": methods}
        raise NothingAssessed(Diagnostic("K055", values=values))
    return Subject(own, asked, tuple(each.ruleset for each in having if each not in asked))


def item(ruleset: Ruleset, name: str) -> Item | None:
    """Give what a name means within a method, or None."""
    if name.startswith(ACROSS):
        return next((rule for _, rule in ruleset.across if rule.full_id == name), None)
    if "." in name:
        return next((rule for rule in ruleset.rules if rule.full_id == name), None)
    return ruleset.milestone(name)


def names(ruleset: Ruleset) -> Iterator[str]:
    """Give every name that means something within a method: milestones with their rules, then the rest."""
    for milestone in ruleset.milestones:
        yield milestone.id
        yield from (rule.full_id for rule in milestone.rules)
    yield from (rule.full_id for _, rule in ruleset.across)


def _unknown(name: str, rulesets: Mapping[str, Ruleset]) -> Diagnostic:
    if name in rulesets:
        return Diagnostic("K054", values={"name": name})
    possible: Iterable[str] = [own for each in rulesets.values() for own in names(each)]
    if "/" in name:
        possible = [f"{each.id}/{own}" for each in rulesets.values() for own in names(each)]
    return Diagnostic("K053", values={"name": name, "meant": meant(name, [*possible, *CATALOGUE])})
