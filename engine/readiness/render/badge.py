"""A badge: what it says and in which colour, and the JSON that shields.io makes one of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Verdict
from readiness.model import Text
from readiness.render import words
from readiness.render.data import in_json

if TYPE_CHECKING:
    from readiness.render.report import Report

_LABEL = Text("parathed", "readiness")
_FAULT = Text("fejl i en regel", "a rule raised")
_RAISED = 4
_HOUR = 3600

#: White text on these has a contrast of at least 4.5. The words say what the colours say.
BACKGROUND = {
    Verdict.READY: "#08519c",
    Verdict.CONDITIONAL: "#8a5a00",
    Verdict.NOT_READY: "#7f2704",
    Verdict.UNDETERMINED: "#595959",
}
LABEL_BACKGROUND = "#333333"
FOREGROUND = "#ffffff"


@dataclass(frozen=True, slots=True)
class Face:
    """What a badge shows."""

    label: str
    message: str
    background: str  #: of the message
    is_fault: bool  #: whether a rule raised, so that the answer is not to be trusted


def face(report: Report) -> Face:
    """Say the verdict, with the points of one method; of several files, how many have each verdict."""
    language = report.language
    by_gravity = list(Verdict)
    counts = Counter(each.verdict for each in report.assessments)
    verdicts = sorted(counts, key=by_gravity.index)
    said = [words.VERDICT[each][language] for each in verdicts]
    if len(report.assessments) > 1:
        said = [f"{counts[each]} {word.lower()}" for each, word in zip(verdicts, said, strict=True)]
    else:
        said += _points(report)
    is_fault = any(each.exit_code == _RAISED for each in report.assessments)
    message = _FAULT[language] if is_fault else " · ".join(said)
    background = BACKGROUND[Verdict.UNDETERMINED if is_fault else verdicts[0]]
    return Face(_LABEL[language], message, background, is_fault)


def _points(report: Report) -> list[str]:
    [assessment] = report.assessments
    scores = [method.score for method in assessment.methods]
    if len(scores) > 1 or scores[0] is None:
        return []
    return [wording.span(scores[0].percent_low, scores[0].percent_high)]


def write(report: Report) -> str:
    """Write the JSON of an endpoint for shields.io."""
    shown = face(report)
    content = {
        "schemaVersion": 1,
        "label": shown.label,
        "message": shown.message,
        "color": shown.background.removeprefix("#"),
        "labelColor": LABEL_BACKGROUND.removeprefix("#"),
        "isError": shown.is_fault,
        "cacheSeconds": _HOUR,
    }
    return in_json(content, report.canvas)
