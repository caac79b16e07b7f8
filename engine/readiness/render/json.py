"""An assessment as JSON for other programs, in the form of `document`."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from readiness.judgement import Outcome
from readiness.personal import masked
from readiness.render import document as form
from readiness.render import method_document as parts
from readiness.render.data import in_json
from readiness.render.report import Refused, Report
from readiness.render.words import FACTOR, say

if TYPE_CHECKING:
    from readiness.assessment import (
        AcrossFinding,
        Assessment,
        FactorAssessment,
        Finding,
        MethodAssessment,
        MilestoneAssessment,
        Score,
    )
    from readiness.baseline import BaselineAssessment, KnownGap
    from readiness.diagnostics import Diagnostic, Place
    from readiness.model import Language
    from readiness.sources import Source
    from readiness.waivers import WaiverAssessment


def write(report: Report) -> str:
    """Write the document of one file, or a list of documents where several files were asked for."""
    documents = [_document(each, report.language) for each in report.results]
    return in_json(documents if report.is_list else documents[0], report.canvas)


def _document(result: Assessment | Refused, language: Language) -> dict[str, Any]:
    if not isinstance(result, Refused):
        return document(result, language)
    from readiness.render import refusal  # noqa: PLC0415 (it is made of parts that stand here)

    return refusal.document(result.path, result.error, language)


def document(assessment: Assessment, language: Language) -> dict[str, Any]:
    """Give the assessment as plain data; texts in one language."""
    municipality = assessment.municipality
    return form.AssessmentDocument(
        schema_version=form.SCHEMA_VERSION,
        tool=form.ToolDocument(name="readiness", version=version("readiness")),
        as_of=assessment.as_of,
        input=form.InputDocument(path=masked(assessment.path), sha256=assessment.sha256),
        kommune=form.MunicipalityDocument(
            navn=municipality.name, kode=municipality.code, opstart=municipality.start
        ),
        verdict=assessment.verdict,
        exit_code=assessment.exit_code,
        exit_gate=form.ExitGateDocument(
            with_waivers=assessment.gate.with_waivers,
            without_waivers=assessment.gate.without_waivers,
            counts_waivers=assessment.gate.counts_waivers,
            falls_short=assessment.gate.falls_short,
        ),
        methods=tuple(_method(each, language) for each in assessment.methods),
        across=tuple(_across(each, language) for each in assessment.across),
        waivers=tuple(map(_waiver, assessment.waivers)),
        baseline=_baseline(assessment, assessment.baseline) if assessment.baseline else None,
        diagnostics=tuple(diagnostic_document(each, language) for each in assessment.diagnostics),
    ).model_dump(mode="json")


def _method(method: MethodAssessment, language: Language) -> parts.MethodDocument:
    ruleset = method.ruleset
    return parts.MethodDocument(
        id=ruleset.id,
        title=ruleset.title[language],
        ruleset=parts.RulesetDocument(id=ruleset.id, version=ruleset.version, sha256=ruleset.sha256),
        verdict=method.verdict,
        verdict_low=method.verdict_low,
        verdict_high=method.verdict_high,
        verdict_waived=method.verdict_waived,
        score=_score(method.score),
        decided_by=method.decided_by,
        factors=tuple(_factor(each, language) for each in method.factors),
    )


def _factor(factor: FactorAssessment, language: Language) -> parts.FactorDocument:
    return parts.FactorDocument(
        id=factor.factor,
        title=FACTOR[factor.factor][language],
        score=_score(factor.score),
        milestones=tuple(_milestone(each, language) for each in factor.milestones),
    )


def _milestone(milestone: MilestoneAssessment, language: Language) -> parts.MilestoneDocument:
    return parts.MilestoneDocument(
        id=milestone.milestone.id,
        title=milestone.milestone.title[language],
        score=_score(milestone.score),
        status=milestone.status,
        owner=milestone.owner,
        due=milestone.due,
        documented=milestone.documented,
        not_applicable=milestone.not_applicable,
        rules=tuple(_rule(each, language) for each in milestone.findings),
    )


def _rule(finding: Finding, language: Language) -> parts.RuleDocument:
    rule = finding.rule
    return parts.RuleDocument(
        id=rule.full_id,
        outcome=finding.outcome,
        gate=rule.gate,
        question=rule.question[language],
        message=finding.message[language],
        remedy=_remedy(finding, language),
        basis=rule.basis,
        measure=rule.measure,
        source=_source(rule.source),
        location=_location(finding.place),
        field=finding.field,
        waiver=_waiver(finding.waiver) if finding.waiver else None,
    )


def _remedy(finding: Finding | AcrossFinding, language: Language) -> str:
    """Say what to do; where the rule raised, no answer of the municipality's mends it."""
    if finding.outcome is Outcome.ERROR:
        return say("report fault", language)
    return finding.rule.remedy[language]


def _across(finding: AcrossFinding, language: Language) -> form.AcrossDocument:
    return form.AcrossDocument(
        id=finding.rule.id,
        outcome=finding.outcome,
        methods=finding.methods,
        message=finding.message[language],
        remedy=_remedy(finding, language),
        location=_location(finding.place),
        waiver=_waiver(finding.waiver) if finding.waiver else None,
    )


def diagnostic_document(each: Diagnostic, language: Language) -> form.DiagnosticDocument:
    """Give one diagnostic; texts in one language."""
    return form.DiagnosticDocument(
        code=each.code,
        severity=each.severity,
        message=each.sentence(language),
        advice=each.advice(language),
        location=_location(each.place) if each.place else None,
    )


def _waiver(each: WaiverAssessment) -> parts.WaiverDocument:
    waiver = each.waiver
    return parts.WaiverDocument(
        rule=waiver.rule,
        reason=waiver.reason,
        approved_by=waiver.approved_by,
        expires=waiver.expires,
        state=each.state,
        location=_location(waiver.place),
    )


def _baseline(assessment: Assessment, baseline: BaselineAssessment) -> form.BaselineDocument:
    new = baseline.unaccepted(count_waivers=assessment.gate.counts_waivers)
    return form.BaselineDocument(
        path=masked(baseline.path),
        known=tuple(map(_known, baseline.known)),
        new=tuple(map(_known, new)),
        closed=tuple(map(_known, baseline.closed)),
    )


def _known(gap: KnownGap) -> form.KnownGapDocument:
    return form.KnownGapDocument(rule=masked(gap.rule), key=masked(gap.key), outcome=gap.outcome)


def _source(source: Source) -> parts.SourceDocument:
    return parts.SourceDocument(
        document=source.document,
        page=source.page,
        milestone=source.milestone,
        question=source.question,
        section=source.section,
        title=source.title,
        line=source.line,
    )


def _score(score: Score | None) -> parts.ScoreDocument | None:
    return parts.ScoreDocument(low=score.percent_low, high=score.percent_high) if score else None


def _location(place: Place) -> parts.LocationDocument:
    return parts.LocationDocument(path=masked(place.path), line=place.line, column=place.column)
