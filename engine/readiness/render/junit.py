"""JUnit XML: a suite for each method, a case for each rule, and one for the method's verdict.

The document is red exactly when the exit code is 1 or 4. Red are the verdict of a method that has a part in
the exit code, the rules that must be in place first and are not, in such a method, a rule that raised, and in
a suite of their own a score below what is demanded and waivers that have expired. Every other gap is skipped
with what was found: it is no failure, and it is not in place either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Shortfall
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.render import gaps, phrases
from readiness.render.canvas import Canvas
from readiness.render.markup import document, element
from readiness.render.text import because
from readiness.render.writer import Writer
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from readiness.assessment import AcrossFinding, Assessment, Finding, MethodAssessment
    from readiness.diagnostics import Place
    from readiness.render.report import Report

_VERDICT = Text("Samlet svar", "Overall answer")
_DEMAND = Text("Krav", "Demand")
_SCORE = Text("Scoren", "The score")
_LOW = Text("Scoren er under kravet.", "The score is below what is demanded.")
_WAIVERS = Text("Fravigelserne", "The waivers")
_KNOWN = Text("De kendte mangler", "The known gaps")
_NEW = Text("Disse mangler er nye: {rules}.", "These gaps are new: {rules}.")
_EXPIRED = Text("Disse fravigelser er udløbet: {rules}.", "These waivers have expired: {rules}.")
_COUNTED = ("failure", "error", "skipped")


def write(report: Report) -> str:
    """Write all files as one document."""
    root = element(None, "testsuites", {"name": "readiness"})
    for assessment in report.assessments:
        prefix = f"{wording.harmless(gaps.posix(assessment.path))} " if report.is_list else ""
        suites = _Suites(root, assessment, Writer(Canvas(), report.language), prefix)
        for method in assessment.methods:
            suites.add_method(method)
        if assessment.across:
            suites.add_across()
        suites.add_demand()
    for suite in (*root, root):
        count(suite)
    return document(root)


@dataclass(frozen=True, slots=True)
class _Suites:
    """The suites of one file."""

    root: Element
    assessment: Assessment
    writer: Writer
    prefix: str  #: tells the file from others of the run

    def add_method(self, method: MethodAssessment) -> None:
        suite = self._suite(method.ruleset.title[self.writer.language])
        is_held_back = gaps.holds_back(self.assessment, method)
        verdict = self.writer.verdict(method.verdict)
        why = f"{verdict}: {because(method, self.assessment.across, self.writer)}"
        case = element(suite, "testcase", self._named(method.ruleset.id, _VERDICT[self.writer.language]))
        if is_held_back:
            score = phrases.points(method, self.writer)
            element(case, "failure", {"type": str(method.verdict), "message": why}, f"{why} {score}")
        blockers = [finding.rule.full_id for _, finding in method.blockers] if is_held_back else []
        for milestone, finding in method.findings:
            name = f"{finding.rule.full_id} {finding.rule.question[self.writer.language]}"
            group = f"{method.ruleset.id}.{milestone.milestone.id}"
            case = element(suite, "testcase", self._named(group, name, finding.place))
            found = phrases.found(finding, self.writer)
            told = f"{found}\n{phrases.advice(finding, self.writer)}\n{self.writer.place(finding.place)}"
            self._say(case, finding, (found, told), is_red=finding.rule.full_id in blockers)

    def add_across(self) -> None:
        suite = self._suite(gaps.ACROSS_TITLE[self.writer.language])
        for finding in self.assessment.across:
            name = f"{finding.rule.id} {finding.rule.question[self.writer.language]}"
            case = element(suite, "testcase", self._named("across", name, finding.place))
            found = gaps.found_across(finding, self.writer)
            told = f"{found}\n{self.writer.advice(finding.outcome, finding.rule.remedy)}"
            self._say(case, finding, (found, told), is_red=False)

    def add_demand(self) -> None:
        language, falls_short = self.writer.language, self.assessment.gate.falls_short
        expired = [
            wording.shown(each.waiver.rule)
            for each in self.assessment.waivers
            if each.state is WaiverState.EXPIRED
        ]
        asked = [
            (Shortfall.SCORE, _SCORE, _LOW[language]),
            (Shortfall.EXPIRED_WAIVER, _WAIVERS, _EXPIRED[language].format(rules=", ".join(expired))),
        ]
        baseline, count = self.assessment.baseline, self.assessment.gate.counts_waivers
        if baseline:
            new = ", ".join(wording.shown(each.rule) for each in baseline.unaccepted(count_waivers=count))
            asked.append((Shortfall.NEW_GAP, _KNOWN, _NEW[language].format(rules=new)))
        suite = self._suite(_DEMAND[language])
        for shortfall, name, message in asked:
            case = element(suite, "testcase", self._named("demand", name[language]))
            if shortfall in falls_short:
                element(case, "failure", {"type": shortfall, "message": message}, message)

    def _suite(self, title: str) -> Element:
        day = self.assessment.as_of.isoformat()
        return element(
            self.root, "testsuite", {"name": f"{self.prefix}{title}", "timestamp": f"{day}T00:00:00"}
        )

    def _named(self, group: str, name: str, place: Place | None = None) -> dict[str, str]:
        path = wording.harmless(gaps.posix(self.assessment.path))
        line = str(place.line if place else 1)
        return {"classname": f"{self.prefix}{group}", "name": name, "file": path, "line": line, "time": "0"}

    def _say(
        self, case: Element, finding: Finding | AcrossFinding, told: tuple[str, str], *, is_red: bool
    ) -> None:
        """Say in a case what a finding came to; one that is met has nothing to say."""
        outcome, (found, whole) = finding.outcome, told
        if outcome is Outcome.MET:
            return
        if outcome is Outcome.ERROR:
            element(case, "error", {"type": outcome, "message": found}, whole)
        elif gaps.is_accepted(finding):
            element(case, "skipped", {"message": self.writer.accepted(finding)})
        elif is_red:
            element(case, "failure", {"type": outcome, "message": found}, whole)
        else:
            word = gaps.outcome_word(outcome, self.writer.language)
            element(case, "skipped", {"message": f"{word}: {found}"})


def count(suite: Element) -> None:
    """Write how many cases a suite holds, how many of each kind, and how long they took."""
    cases = list(suite.iter("testcase"))
    suite.set("tests", str(len(cases)))
    for kind in _COUNTED:
        key = kind if kind == "skipped" else f"{kind}s"
        suite.set(key, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3g}")
