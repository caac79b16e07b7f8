"""The rules of the house for what is judged: sources, limits, gates, proofs, and nothing without a use."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from readiness.authoring.comparison.versions import version_of
from readiness.diagnostics import Diagnostic, Severity
from readiness.model import Basis

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from readiness.assembly import InstalledMethod
    from readiness.diagnostics import Place
    from readiness.model import Text
    from readiness.positions import KeyPath
    from readiness.written import MilestoneDocument, RuleDocument, RulesetDocument

_LIMITS = ("at_least", "at_most", "above", "below", "spread_at_most")
#: They ask only whether there is any, or whether it is all of a share.
_NO_LIMITS = (0, 1)


def of_document(document: RulesetDocument, proofs: Path) -> Iterator[Diagnostic]:
    """Tell where a document breaks the rules of the house, whether or not it can be joined.

    Args:
        document: The document.
        proofs: The folder of its proofs, which may not exist.

    """
    version = document.body.ruleset.version
    if version_of(version) is None:
        yield _warning("H016", document.place("ruleset", "version"), version=version)
    proved = _proved(proofs)
    for number, milestone in enumerate(document.body.milestone):
        for index, rule in enumerate(milestone.rule):
            path: KeyPath = ("milestone", number, "rule", index)
            name = f"{milestone.id}.{rule.id}"
            yield from _of_rule(document, milestone, rule, path)
            if not rule.example and name not in proved:
                yield _unproved(document, path, name, proofs)
    for index, across in enumerate(document.body.across):
        path = ("across", index)
        if across.basis is not Basis.DERIVED and not across.source.is_exact:
            yield _warning("H001", document.place(*path, "id"), id=across.full_id)
        for outcome in ("met", "unmet"):
            if getattr(across.message, outcome) is None:
                yield _warning("H017", document.place(*path, "id"), id=across.full_id, outcome=outcome)
        if across.full_id not in proved:
            yield _unproved(document, path, across.full_id, proofs)


def of_method(document: RulesetDocument, method: InstalledMethod) -> Iterator[Diagnostic]:
    """Tell what a document states that does nothing in the method that it ends in."""
    rules = {each.id: each.rules for each in method.ruleset.milestones}
    read = set(_read(method))
    for number, milestone in enumerate(document.body.milestone):
        if not rules[milestone.id]:
            yield _warning("H013", document.place("milestone", number, "id"), id=milestone.id)
        for index, field in enumerate(milestone.field):
            # what a foundation only asks for may be read by a method that extends it
            if not document.body.ruleset.abstract and f"{milestone.id}.{field.id}" not in read:
                yield _warning("H015", document.place("milestone", number, "field", index, "id"), id=field.id)


def _of_rule(
    document: RulesetDocument, milestone: MilestoneDocument, rule: RuleDocument, path: KeyPath
) -> Iterator[Diagnostic]:
    name = f"{milestone.id}.{rule.id}"
    is_derived = rule.basis is Basis.DERIVED
    is_placed = rule.source.is_exact or milestone.source is None or milestone.source.is_exact
    if document.body.ruleset.abstract and not is_derived and not is_placed:  # of a method, the loader asks it
        yield _warning("H001", document.place(*path, "id"), id=name)
    if rule.gate and is_derived and rule.why is None:
        yield _warning("H012", document.place(*path, "gate"), id=name)
    if rule.basis is Basis.SOURCE_REQUIREMENT and rule.why is None:
        for key in ("met", "partial", "applies_when"):
            limit = next(_limits(getattr(rule, key), (*path, key)), None)
            if limit:
                yield _warning("H011", document.place(*limit[0]), id=name, value=limit[1])
                return


def _limits(condition: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Give the numbers that a condition compares with, each with its place."""
    if isinstance(condition, dict):
        value = condition.get("value")
        is_number = any(each in condition for each in _LIMITS) and isinstance(value, int | Decimal)
        if is_number and value not in _NO_LIMITS:
            yield (*path, "value"), str(value)
        for key, each in condition.items():
            yield from _limits(each, (*path, key))
    elif isinstance(condition, list):
        for index, each in enumerate(condition):
            yield from _limits(each, (*path, index))


def _proved(proofs: Path) -> Collection[str]:
    """Name the rules that have a proof. No path is made of what a document says."""
    return {each.parent.name for each in proofs.glob("*/*.toml")}


def _unproved(document: RulesetDocument, path: KeyPath, name: str, proofs: Path) -> Diagnostic:
    return _warning("H014", document.place(*path, "id"), id=name, name=(proofs / name).as_posix())


def _read(method: InstalledMethod) -> Iterator[str]:
    """Name the fields that something reads: of what is read inside them, the field itself."""
    reads = [path for _, rules in method.checklist.milestones for rule in rules for path in rule.reads]
    reads += [path for rule in method.ruleset.rules for path in rule.reads]
    reads += [path for _, across, _ in method.across for path in across.reads]
    reads += [path for each in method.contradictions for path in each.when.reads]
    return (".".join(path.split(".")[:2]) for path in reads)


def _warning(code: str, place: Place, **values: str | Text) -> Diagnostic:
    return Diagnostic(code, place, values, Severity.WARNING)
