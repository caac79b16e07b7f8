"""Signs drawn as pictures, because few fonts hold them all. A word always stands beside one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.assessment import MilestoneStatus, Verdict
from readiness.judgement import Outcome
from readiness.render import words
from readiness.render.html.elements import element
from readiness.render.html.palette import palette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language
    from readiness.render.html.elements import Element

#: How a status looks: its class in the stylesheet, and the shape of its sign.
_LOOK: Mapping[Outcome | MilestoneStatus, tuple[str, str]] = {
    Outcome.MET: ("met", "check"),
    Outcome.PARTIAL: ("partial", "half"),
    Outcome.UNMET: ("unmet", "cross"),
    Outcome.UNANSWERED: ("open", "question"),
    Outcome.UNKNOWN: ("open", "question"),
    Outcome.NOT_APPLICABLE: ("out", "dash"),
    Outcome.ERROR: ("unmet", "mark"),
    MilestoneStatus.REACHED: ("met", "check"),
    MilestoneStatus.PARTIAL: ("partial", "half"),
    MilestoneStatus.MISSING: ("unmet", "cross"),
    MilestoneStatus.UNANSWERED: ("open", "question"),
    MilestoneStatus.NOT_APPLICABLE: ("out", "dash"),
}
_VERDICT_SHAPE: Mapping[Verdict, str] = {
    Verdict.READY: "check",
    Verdict.CONDITIONAL: "half",
    Verdict.NOT_READY: "dash",
    Verdict.UNDETERMINED: "question",
}
#: The shapes as paths in a square of 16: one drawn as a line, the others filled.
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "check": ("M3 8.5 6.5 12 13 4.5",),
    "cross": ("M4 4 12 12M12 4 4 12",),
    "dash": ("M3.5 8H12.5",),
    "question": ("M5.3 6a2.7 2.7 0 1 1 4 2.4C8.4 9 8 9.4 8 10.3M8 12.6v1",),
    "mark": ("M8 2.8V9.6M8 12.2v1.2",),
    "half": ("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z", "M8 2.5a5.5 5.5 0 0 1 0 11z"),
}
#: Around the sign of a verdict.
_CIRCLE = "M8-3a11 11 0 1 0 0 22a11 11 0 1 0 0-22z"


def look(status: Outcome | MilestoneStatus) -> str:
    """Name the class of a status."""
    return _LOOK[status][0]


def word(status: Outcome | MilestoneStatus, language: Language) -> str:
    """Name a status as a label: with a capital letter, without its sign."""
    if isinstance(status, Outcome):
        _, text = words.OUTCOME[status]
    else:
        _, text = words.STATUS[status]
    return text[language][0].upper() + text[language][1:]


def sign(status: Outcome | MilestoneStatus) -> Element:
    """Draw the sign of a status; who cannot see it reads the word."""
    style, shape = _LOOK[status]
    drawn = _paths(shape, palette()[f"{style}-ink"])
    return element("svg", drawn, class_="sign", viewBox="0 0 16 16", aria_hidden="true")


def label(status: Outcome | MilestoneStatus, language: Language) -> Element:
    """Write a status as a label: sign and word."""
    return element("span", sign(status), word(status, language), class_=f"label {look(status)}")


def of_verdict(verdict: Verdict) -> Element:
    """Draw the sign of a verdict."""
    colour = palette()["ink"]
    drawn = [_line(_CIRCLE, colour), *_paths(_VERDICT_SHAPE[verdict], colour)]
    return element("svg", drawn, class_="sign large", viewBox="-4 -4 24 24", aria_hidden="true")


def _paths(shape: str, colour: str) -> list[Element]:
    """Draw a shape, with its colours beside it: what makes a PDF knows no stylesheet inside a picture."""
    outline, *filled = _SHAPES[shape]
    return [_line(outline, colour), *(element("path", d=each, fill=colour) for each in filled)]


def _line(path: str, colour: str) -> Element:
    return element("path", d=path, fill="none", stroke=colour, stroke_width=2)
