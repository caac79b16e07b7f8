"""What changed between two versions of a ruleset, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness.errors import ReadinessError
from readiness.render.comparison.told import heading, told
from readiness.wording import harmless

if TYPE_CHECKING:
    from readiness.assessment import MethodAssessment
    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.changes import Change
    from readiness.authoring.comparison.consequences import Consequence, Consequences
    from readiness.authoring.comparison.versions import Demand
    from readiness.diagnostics import Diagnostic
    from readiness.model import Language, Ruleset


def document(
    comparison: Comparison, demand: Demand, found: Consequences | None, language: Language
) -> dict[str, Any]:
    """Give a comparison as plain data, texts in one language."""
    level = comparison.level
    return {
        "schema_version": "1",
        "method": comparison.new.id,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "demands": None if level is None else level.name.lower(),
        "least_version": None if demand.least is None else str(demand.least),
        "is_high_enough": not demand.faults,
        "not_compared": list(comparison.functions),
        "changes": [_change(each, comparison, language) for each in comparison.changes],
        "setups": None if found is None else [_setup(each, comparison, language) for each in found.setups],
        "borrowed_functions": [harmless(each) for each in found.borrowed] if found else [],
        "diagnostics": [
            _diagnostic(each, language) for each in (*demand.faults, *(found.missing if found else ()))
        ],
    }


def _version(ruleset: Ruleset) -> dict[str, Any]:
    return {"version": harmless(ruleset.version), "sha256": ruleset.sha256}


def _change(change: Change, comparison: Comparison, language: Language) -> dict[str, Any]:
    said = told(change, comparison, language)
    return {
        "part": change.part,
        "kind": change.kind,
        "id": harmless(change.name),
        "aspect": change.aspect or None,
        "group": change.group,
        "demands": change.level.name.lower(),
        "moves": sorted(change.moves),
        "heading": heading(change, comparison, language),
        "sentence": said.sentence,
        "before": list(said.before),
        "after": list(said.after),
        "inline": [
            {"depth": each.depth, "segments": [segment._asdict() for segment in each.segments]}
            for each in said.inline
        ],
        "about": list(said.about),
    }


def _setup(found: Consequence, comparison: Comparison, language: Language) -> dict[str, Any]:
    number = {id(change): index for index, change in enumerate(comparison.changes)}
    return {
        "path": harmless(found.path),
        "is_same": found.is_same,
        "before": _standing(found.before, language),
        "after": _standing(found.after, language),
        "questions": [
            {
                "id": turn.name,
                "before": turn.was,
                "after": turn.now,
                "because": [number[id(change)] for change in turn.because],
            }
            for turn in found.turns
        ],
        "also_because": [number[id(change)] for change in found.others],
    }


def _standing(result: MethodAssessment | ReadinessError, language: Language) -> dict[str, Any]:
    if isinstance(result, ReadinessError):
        told_of = [_diagnostic(each, language) for each in result.diagnostics]
        return {"verdict": None, "score": None, "diagnostics": told_of}
    score = result.score
    ends = None if score is None else {"low": score.percent_low, "high": score.percent_high}
    return {"verdict": result.verdict, "score": ends, "diagnostics": []}


def _diagnostic(each: Diagnostic, language: Language) -> dict[str, Any]:
    return {
        "code": each.code,
        "severity": each.severity,
        "place": harmless(str(each.place)) if each.place else None,
        "sentence": each.sentence(language),
        "advice": each.advice(language),
    }
