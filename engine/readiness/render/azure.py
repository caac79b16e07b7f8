"""Azure Pipelines: an issue in the log for each gap that matters and that nobody accepted, then the result.

Azure knows errors and warnings only; what is merely partly in place or not answered is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.model import Text
from readiness.render import gaps, words
from readiness.render.gaps import Level
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.diagnostics import Place
    from readiness.render.report import Report

_KIND = {Level.ERROR: "error", Level.WARNING: "warning"}
_NOTES = Text(
    "Delvist på plads eller ikke besvaret: {count} mere.",
    "Partly in place or not answered: {count} more.",
)

_UNREAD = Text("Filer, der ikke kunne vurderes: {count}", "Files that could not be assessed: {count}")


def write(report: Report) -> str:
    """Write the issues, and last the result that the exit code stands for."""
    return "\n".join((*_issues(report), _result(report))) + "\n"


def _issues(report: Report) -> Iterator[str]:
    yield from (_issue(each.place, "error", each.code, each.sentence) for each in report.stops())
    found = gaps.of_report(report)
    shown = [gap for gap in found if gap.level in _KIND]
    yield from (_issue(gap.place, _KIND[gap.level], gap.rule, gap.sentence) for gap in shown)
    notes = sum(gap.level is Level.NOTE for gap in found)
    if notes:
        yield _NOTES[report.language].format(count=questions(notes, report.language))


def _issue(place: Place, kind: str, code: str, sentence: str) -> str:
    properties = {
        "type": kind,
        "sourcepath": wording.harmless(gaps.posix(place.path)),
        "linenumber": str(place.line),
        "columnnumber": str(place.column),
        "code": code,
    }
    written = "".join(f"{key}={_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {written}]{_data(sentence)}"


def _result(report: Report) -> str:
    verdicts = (words.VERDICT[each.verdict][report.language] for each in report.assessments)
    names = (wording.shown(each.municipality.name) for each in report.assessments)
    told = [f"{name}: {verdict}" for name, verdict in zip(names, verdicts, strict=True)]
    unread = len(report.results) - len(told)
    told += [_UNREAD[report.language].format(count=unread)] if unread else []
    result = "Succeeded"
    if unread or any(each.exit_code for each in report.assessments):
        result = "Failed"
    elif gaps.of_report(report):
        result = "SucceededWithIssues"
    return f"##vso[task.complete result={result};]{_data('; '.join(told))}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
