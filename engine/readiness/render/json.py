"""An assessment as JSON for other programs. Its form is a public interface: `assessment.schema.json`."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from readiness.render.words import FACTOR

if TYPE_CHECKING:
    from readiness.assessment import (
        AcrossFinding,
        Assessment,
        FactorAssessment,
        Finding,
        MethodAssessment,
        MilestoneAssessment,
        Score,
        Waiver,
    )
    from readiness.diagnostics import Diagnostic, Place
    from readiness.model import Language, Source

SCHEMA_VERSION = "1"


def render(assessment: Assessment, language: Language) -> str:
    """Write the whole assessment as one JSON document; texts in one language."""
    return json.dumps(document(assessment, language), ensure_ascii=False, indent=2) + "\n"


def document(assessment: Assessment, language: Language) -> dict[str, Any]:
    """Give the assessment as plain data, in the form of the schema."""
    municipality = assessment.municipality
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "readiness", "version": version("readiness")},
        "as_of": assessment.as_of.isoformat(),
        "input": {"path": assessment.path, "sha256": assessment.sha256},
        "kommune": {
            "navn": municipality.name,
            "kode": municipality.code,
            "opstart": municipality.start.isoformat() if municipality.start else None,
        },
        "verdict": assessment.verdict,
        "exit_code": assessment.exit_code,
        "methods": [_method(each, language) for each in assessment.methods],
        "across": [_across(each, language) for each in assessment.across],
        "waivers": [_waiver(each) for each in assessment.waivers],
        "diagnostics": [diagnostic(each, language) for each in assessment.diagnostics],
    }


def diagnostic(each: Diagnostic, language: Language) -> dict[str, Any]:
    """Give a diagnostic as plain data."""
    return {
        "code": each.code,
        "severity": each.severity,
        "message": each.sentence(language),
        "advice": each.advice(language),
        "location": _place(each.place) if each.place else None,
    }


def source(each: Source) -> dict[str, Any]:
    """Give a source as plain data."""
    return {
        "document": each.document,
        "page": each.page,
        "milestone": each.milestone,
        "question": each.question,
    }


def _method(method: MethodAssessment, language: Language) -> dict[str, Any]:
    ruleset = method.ruleset
    return {
        "id": ruleset.id,
        "title": ruleset.title[language],
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "sha256": ruleset.sha256},
        "verdict": method.verdict,
        "verdict_low": method.verdict_low,
        "verdict_high": method.verdict_high,
        "score": _score(method.score),
        "decided_by": list(method.decided_by),
        "factors": [_factor(each, language) for each in method.factors],
    }


def _factor(factor: FactorAssessment, language: Language) -> dict[str, Any]:
    return {
        "id": factor.factor,
        "title": FACTOR[factor.factor][language],
        "score": _score(factor.score),
        "milestones": [_milestone(each, language) for each in factor.milestones],
    }


def _milestone(milestone: MilestoneAssessment, language: Language) -> dict[str, Any]:
    return {
        "id": milestone.milestone.id,
        "title": milestone.milestone.title[language],
        "score": _score(milestone.score),
        "status": milestone.status,
        "owner": milestone.owner,
        "due": milestone.due.isoformat() if milestone.due else None,
        "documented": milestone.documented,
        "not_applicable": milestone.not_applicable,
        "rules": [_rule(each, language) for each in milestone.findings],
    }


def _rule(finding: Finding, language: Language) -> dict[str, Any]:
    rule = finding.rule
    return {
        "id": rule.full_id,
        "outcome": finding.outcome,
        "gate": rule.gate,
        "question": rule.question[language],
        "message": finding.message[language],
        "remedy": rule.remedy[language],
        "basis": rule.basis,
        "source": source(rule.source),
        "location": _place(finding.place),
        "field": finding.field,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
    }


def _across(finding: AcrossFinding, language: Language) -> dict[str, Any]:
    return {
        "id": finding.rule.id,
        "outcome": finding.outcome,
        "methods": list(finding.methods),
        "message": finding.message[language],
        "remedy": finding.rule.remedy[language],
        "location": _place(finding.place),
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "rule": waiver.rule,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "expires": waiver.expires.isoformat(),
    }


def _score(score: Score | None) -> dict[str, int] | None:
    return {"low": score.percent_low, "high": score.percent_high} if score else None


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}
