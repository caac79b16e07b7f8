"""The gaps of an assessment as programs tell them: each with a level, a sentence, a place and an identity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from readiness.assessment import Shortfall, Verdict
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.render import phrases, words
from readiness.render.canvas import Canvas
from readiness.render.writer import Writer
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import AcrossFinding, Assessment, ExitGate, Finding, MethodAssessment
    from readiness.diagnostics import Place
    from readiness.model import Language
    from readiness.render.report import Report

ACROSS_TITLE = Text("På tværs af metoderne", "Across the methods")
#: What needs nothing done.
NO_GAP = (Outcome.MET, Outcome.NOT_APPLICABLE)


class Level(StrEnum):
    """How much a gap matters, the gravest first."""

    ERROR = (
        "error"  #: must be in place before the start, is answered, and is not in place; or the rule raised
    )
    WARNING = (
        "warning"  #: must be in place and is not answered; is shared and short; or is not in place at all
    )
    NOTE = "note"  #: partly in place, or not answered


_LEVELS, _VERDICTS = tuple(Level), tuple(Verdict)
#: The gravest first.
_OUTCOMES = (Outcome.ERROR, Outcome.UNMET, Outcome.PARTIAL, Outcome.UNANSWERED, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding that is not met, in one language."""

    rule: str  #: in full: `<method>/<milestone>.<rule>`, or `across.<rule>`
    title: str  #: of the method, or of what the methods share
    outcome: Outcome
    level: Level
    is_decisive: bool  #: whether a verdict hangs on it: it must be in place first, or is shared
    question: str
    found: str  #: what was found, or the question where it is not answered
    advice: str
    field: str
    place: Place

    @property
    def sentence(self) -> str:
        """Say what was found and what to do, what was found first."""
        return f"{self.found} {self.advice}"

    @property
    def fingerprint(self) -> str:
        """Identify the gap by ruleset, rule and key path, so that it keeps its identity when lines move."""
        return digest(self.rule, self.field)


def digest(*parts: str) -> str:
    """Join what identifies something into one hexadecimal text."""
    return sha256("\0".join(parts).encode(errors="backslashreplace")).hexdigest()


def posix(path: str) -> str:
    """Write a path with forward slashes, from the folder that it is seen from."""
    return PurePath(path).as_posix()


def of_report(report: Report) -> list[Gap]:
    """Give the gaps of all files that nobody has accepted, the gravest first, else in reading order."""
    gaps = (gap for each in report.assessments for gap in of_assessment(each, report.language))
    return sorted(gaps, key=_gravity)


def of_assessment(assessment: Assessment, language: Language) -> Iterator[Gap]:
    """Give the gaps of one file that nobody has accepted, in reading order."""
    writer = Writer(Canvas(), language)
    for method in assessment.methods:
        for _, finding in method.findings:
            if finding.outcome not in NO_GAP and not is_accepted(finding):
                yield _gap(method, finding, writer)
    for shared in assessment.across:
        if shared.outcome not in NO_GAP and not is_accepted(shared):
            yield _across(shared, writer)


def found_across(finding: AcrossFinding, writer: Writer) -> str:
    """Say what was found, or ask where it is not answered and nothing is known."""
    is_open = finding.outcome in (Outcome.UNANSWERED, Outcome.UNKNOWN)
    if is_open and not finding.tells_demand:
        return finding.rule.question[writer.language]
    return finding.message[writer.language]


def full_id(method: MethodAssessment, finding: Finding) -> str:
    """Name a rule in full: `<method>/<milestone>.<rule>`."""
    return f"{method.ruleset.id}/{finding.rule.full_id}"


def across_id(finding: AcrossFinding) -> str:
    """Name a rule about what several methods share in full: `across.<rule>`."""
    return f"across.{finding.rule.id}"


def holds_back(assessment: Assessment, method: MethodAssessment) -> bool:
    """Tell whether the verdict of a method has a part in an exit code that is not 0."""
    gate = assessment.gate
    if Shortfall.VERDICT not in gate.falls_short:
        return False
    own = _counted(method, gate)
    worst = min((_counted(each, gate) for each in assessment.methods), key=_VERDICTS.index)
    return own is worst or own in (Verdict.NOT_READY, Verdict.UNDETERMINED)


def is_accepted(finding: Finding | AcrossFinding) -> bool:
    """Tell whether a gap is known, or waived and the exit code counts that, so that it is no alarm."""
    is_waived = finding.waiver is not None and finding.waiver.state is WaiverState.ACTIVE
    return finding.is_known or is_waived


def outcome_word(outcome: Outcome, language: Language) -> str:
    """Name an outcome, without its sign."""
    return words.OUTCOME[outcome][1][language]


def _counted(method: MethodAssessment, gate: ExitGate) -> Verdict:
    return method.verdict_waived if gate.counts_waivers else method.verdict_known


def _gravity(gap: Gap) -> tuple[int, bool, int]:
    return _LEVELS.index(gap.level), not gap.is_decisive, _OUTCOMES.index(gap.outcome)


def _gap(method: MethodAssessment, finding: Finding, writer: Writer) -> Gap:
    return Gap(
        rule=full_id(method, finding),
        title=method.ruleset.title[writer.language],
        outcome=finding.outcome,
        level=_level(finding.outcome, is_gate=finding.rule.gate),
        is_decisive=finding.rule.gate,
        question=finding.rule.question[writer.language],
        found=phrases.found(finding, writer),
        advice=phrases.advice(finding, writer),
        field=writer.key(finding.field),
        place=finding.place,
    )


def _across(finding: AcrossFinding, writer: Writer) -> Gap:
    return Gap(
        rule=across_id(finding),
        title=ACROSS_TITLE[writer.language],
        outcome=finding.outcome,
        level=Level.ERROR if finding.outcome is Outcome.ERROR else Level.WARNING,
        is_decisive=True,
        question=finding.rule.question[writer.language],
        found=found_across(finding, writer),
        advice=writer.advice(finding.outcome, finding.rule.remedy),
        field=writer.key(finding.field),
        place=finding.place,
    )


def _level(outcome: Outcome, *, is_gate: bool) -> Level:
    if outcome is Outcome.ERROR or (is_gate and not outcome.is_open):
        return Level.ERROR
    return Level.WARNING if is_gate or outcome is Outcome.UNMET else Level.NOTE
