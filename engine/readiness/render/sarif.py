"""SARIF 2.1.0: one run for all files, and a result for each gap that nobody has accepted.

GitHub refuses an upload with two runs of one category, and one with a result that has no place; so there is
one run, and the files are its artifacts. A rule is named in full. What identifies a result is its rule and
its key path, never a line: a gap stays the same gap when lines move.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from readiness import wording
from readiness.judgement import Outcome
from readiness.render import gaps, phrases, words
from readiness.render.canvas import Canvas
from readiness.render.data import in_json
from readiness.render.gaps import Level
from readiness.render.marks import plain
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Assessment, MethodAssessment
    from readiness.diagnostics import Diagnostic, Place
    from readiness.model import Across, Language, Milestone, Rule
    from readiness.render.gaps import Gap
    from readiness.render.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LONGEST = 1000  # characters of a description; GitHub takes 1024
#: What GitHub sorts by.
_SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}


def write(report: Report) -> str:
    """Write all files as one log."""
    return in_json(document(report), report.canvas)


def document(report: Report) -> dict[str, Any]:
    """Give the log as plain data."""
    rules = {rule["id"]: rule for rule in _rules(report)}
    index = {name: number for number, name in enumerate(rules)}
    rulesets = {method.ruleset.id: method.ruleset for each in report.assessments for method in each.methods}
    extensions = [
        {"name": each.id, "semanticVersion": each.version, "properties": {"sha256": each.sha256}}
        for each in rulesets.values()
    ]
    driver = {"name": "readiness", "semanticVersion": version("readiness"), "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver, "extensions": extensions},
        "automationDetails": {"id": "readiness/"},
        "language": report.language,
        "columnKind": "utf16CodeUnits",
        "artifacts": [_artifact(each) for each in report.assessments],
        "invocations": [_invocation(report)],
        "results": [_result(gap, index[gap.rule]) for gap in gaps.of_report(report)],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def uri(path: str) -> str:
    """Write a path as a URI: forward slashes, and all signs but the plainest in per cent."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="surrogatepass")


def _artifact(assessment: Assessment) -> dict[str, Any]:
    return {"location": {"uri": uri(assessment.path)}, "hashes": {"sha-256": assessment.sha256}}


# --- Rules ---


def _rules(report: Report) -> Iterator[dict[str, Any]]:
    """Describe each rule that was asked; a rule of several files comes several times."""
    writer = Writer(Canvas(), report.language)
    for assessment in report.assessments:
        for method in assessment.methods:
            for milestone, finding in method.findings:
                name = gaps.full_id(method, finding)
                yield _rule(name, method, milestone.milestone, finding.rule, writer)
        for shared in assessment.across:
            source = writer.source(shared.rule.source, writer.say("the guides"))
            where = (gaps.ACROSS_TITLE[report.language], source)
            yield _descriptor(gaps.across_id(shared), shared.rule, where, ["across"], writer)


def _rule(
    name: str, method: MethodAssessment, milestone: Milestone, rule: Rule, writer: Writer
) -> dict[str, Any]:
    titles = (
        method.ruleset.title[writer.language],
        words.FACTOR[milestone.factor][writer.language],
        milestone.title[writer.language],
    )
    where = (" · ".join(titles), phrases.source(method.ruleset, rule.source, writer))
    gate = [writer.say("gate")] if rule.gate else []
    return _descriptor(name, rule, where, [method.ruleset.id, milestone.factor, milestone.id, *gate], writer)


def _descriptor(
    name: str, rule: Rule | Across, where: tuple[str, str], tags: list[str], writer: Writer
) -> dict[str, Any]:
    """Describe a rule: what it asks, where that is written, and what to do."""
    question, remedy = rule.question[writer.language], rule.remedy[writer.language]
    titles, source = where
    basis = words.BASIS[rule.basis][writer.language]
    do, written = writer.say("do this"), writer.say("source")
    level = Level.ERROR if getattr(rule, "gate", False) else Level.WARNING
    return {
        "id": name,
        "name": name,
        "shortDescription": {"text": _cut(question)},
        "fullDescription": {"text": _cut(f"{titles}. {question}")},
        "help": {
            "text": f"{do}: {remedy}\n{written}: {source} ({basis})",
            "markdown": f"**{do}:** {plain(remedy)}\n\n**{written}:** {plain(source)} ({plain(basis)})",
        },
        "defaultConfiguration": {"level": level},
        "properties": {"tags": tags, "precision": "high", "problem.severity": _SEVERITY[level]},
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


# --- Results ---


def _result(gap: Gap, index: int) -> dict[str, Any]:
    return {
        "ruleId": gap.rule,
        "ruleIndex": index,
        "level": gap.level,
        "message": {"text": gap.sentence},
        "locations": [{"physicalLocation": _physical(gap.place)}],
        # GitHub reads this key alone, and would else make it of the line's text.
        "partialFingerprints": {"primaryLocationLineHash": gap.fingerprint},
        "properties": {"outcome": gap.outcome, "field": gap.field},
    }


def _physical(place: Place) -> dict[str, Any]:
    """Give a place with its columns in units of UTF-16, of which a sign may take two."""
    before = place.text[: place.column - 1].ljust(place.column - 1)
    marked = place.text[place.column - 1 :][: place.length].ljust(place.length)
    start = 1 + _units(before)
    region = {
        "startLine": place.line,
        "startColumn": start,
        "endLine": place.line,
        "endColumn": start + _units(marked),
    }
    return {"artifactLocation": {"uri": uri(place.path)}, "region": region}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _invocation(report: Report) -> dict[str, Any]:
    """Say whether all rules could be worked out, and what was doubtful in the files."""
    raised = [each for each in gaps.of_report(report) if each.outcome is Outcome.ERROR]
    doubts = [doubt for each in report.assessments for doubt in each.diagnostics]
    return {
        "executionSuccessful": not raised,
        "toolExecutionNotifications": [_notification(gap.found, Level.ERROR, gap.place) for gap in raised],
        "toolConfigurationNotifications": [_doubt(each, report.language) for each in doubts],
    }


def _doubt(doubt: Diagnostic, language: Language) -> dict[str, Any]:
    text = f"{doubt.code} {doubt.sentence(language)} {doubt.advice(language)}"
    return _notification(text, str(doubt.severity), doubt.place)


def _notification(text: str, level: str, place: Place | None) -> dict[str, Any]:
    where = [{"physicalLocation": _physical(place)}] if place else []
    return {"message": {"text": wording.harmless(text)}, "level": level, "locations": where}
