"""An assessment as a table with a row for each rule: what the formats for spreadsheets write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.render import gaps, phrases, words
from readiness.render.canvas import Canvas
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import (
        AcrossFinding,
        Assessment,
        FactorAssessment,
        Finding,
        MethodAssessment,
        MilestoneAssessment,
    )
    from readiness.model import Language
    from readiness.render.report import Report

#: A text, a number, a date, or nothing.
Cell = str | int | date | None

#: The headings; a row has a cell for each.
COLUMNS = (
    Text("Kommune", "Municipality"),
    Text("Metode", "Method"),
    Text("Faktor", "Factor"),
    Text("Milepæl", "Milestone"),
    Text("Regel", "Rule"),
    Text("Skal på plads først", "Must be in place first"),
    Text("Udfald", "Outcome"),
    Text("Spørgsmål", "Question"),
    Text("I har svaret", "You answered"),
    Text("Begrundelse", "Reason"),
    Text("Gør sådan", "Do this"),
    Text("Ansvarlig", "Responsible"),
    Text("Frist", "Deadline"),
    Text("Dokumentation", "Documentation"),
    Text("Kilde", "Source"),
    Text("Side", "Page"),
    Text("Grundlag", "Basis"),
    Text("Svaret er", "The answer is"),
    Text("Felt", "Field"),
    Text("Sted", "Place"),
    Text("Fraveget til", "Waived until"),
    Text("Godkendt af", "Approved by"),
    Text("Hvorfor fraveget", "Why waived"),
)
_YES, _NO = Text("ja", "yes"), Text("nej", "no")


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Give a row for each rule of each method of each file, then one for each that methods share."""
    writer = Writer(Canvas(), report.language)
    for assessment in report.assessments:
        name = wording.shown(assessment.municipality.name)
        for method in assessment.methods:
            for factor in method.factors:
                for milestone in factor.milestones:
                    for finding in milestone.findings:
                        yield (name, *_row(method, factor, milestone, finding, writer))
        yield from ((name, *_shared(assessment, each, writer)) for each in assessment.across)


def _row(
    method: MethodAssessment,
    factor: FactorAssessment,
    milestone: MilestoneAssessment,
    finding: Finding,
    writer: Writer,
) -> tuple[Cell, ...]:
    rule, language = finding.rule, writer.language
    return (
        writer.title(method.ruleset.title),
        words.FACTOR[factor.factor][language],
        writer.title(milestone.milestone.title),
        gaps.full_id(method, finding),
        _yes_no(language, is_so=rule.gate),
        gaps.outcome_word(finding.outcome, language),
        writer.title(rule.question),
        finding.declared[language] if finding.declared else None,
        _reason(milestone, finding, language),
        None if finding.outcome in gaps.NO_GAP else phrases.advice(finding, writer),
        wording.shown(milestone.owner) if milestone.owner else None,
        milestone.due,
        _yes_no(language, is_so=milestone.documented),
        phrases.source(method.ruleset, rule.source, writer),
        rule.source.page,
        words.BASIS[rule.basis][language],
        words.MEASURE[rule.measure][language],
        writer.key(finding.field),
        writer.place(finding.place),
        *_waived(finding),
    )


def _reason(milestone: MilestoneAssessment, finding: Finding, language: Language) -> str | None:
    """Say why the outcome is what it is, where there is more to say than the outcome."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return wording.shown(milestone.not_applicable) if milestone.not_applicable else None
    return finding.message[language] if phrases.has_words(finding) else None


def _shared(assessment: Assessment, finding: AcrossFinding, writer: Writer) -> tuple[Cell, ...]:
    rule, language = finding.rule, writer.language
    titles = {each.ruleset.id: writer.title(each.ruleset.title) for each in assessment.methods}
    is_gap = finding.outcome not in gaps.NO_GAP
    return (
        ", ".join(titles.get(name, name) for name in finding.methods),
        None,
        gaps.ACROSS_TITLE[language],
        gaps.across_id(finding),
        _yes_no(language, is_so=False),
        gaps.outcome_word(finding.outcome, language),
        writer.title(rule.question),
        None,
        finding.message[language],
        writer.advice(finding.outcome, rule.remedy) if is_gap else None,
        None,
        None,
        None,
        writer.source(rule.source, writer.say("the guides")),
        rule.source.page,
        words.BASIS[rule.basis][language],
        None,
        writer.key(finding.field),
        writer.place(finding.place),
        *_waived(finding),
    )


def _waived(finding: Finding | AcrossFinding) -> tuple[Cell, ...]:
    if finding.waiver is None:
        return (None, None, None)
    waiver = finding.waiver.waiver
    return (waiver.expires, wording.shown(waiver.approved_by), wording.shown(waiver.reason))


def _yes_no(language: Language, *, is_so: bool) -> str:
    return (_YES if is_so else _NO)[language]
