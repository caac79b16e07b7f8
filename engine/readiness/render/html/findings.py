"""What the page says of a finding in more than one of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.model import DONT_KNOW
from readiness.render import words
from readiness.render.html.elements import element

if TYPE_CHECKING:
    from readiness.assessment import AcrossFinding, Finding, MilestoneAssessment
    from readiness.model import Ruleset
    from readiness.render.html.elements import Content, Element
    from readiness.render.writer import Writer
    from readiness.sources import Source


def places(finding: Finding, writer: Writer) -> list[Content]:
    """Name the place of an answer, with its file, and its key."""
    return [
        element("code", writer.place(finding.place), class_="place"),
        " ",
        element("code", writer.key(finding.field), class_="key"),
    ]


def lines(finding: Finding | AcrossFinding, writer: Writer) -> list[Content]:
    """Name the line of an answer and its key; a fault of a rule has none that could be mended."""
    if finding.outcome is Outcome.ERROR:
        return ["–"]
    line = writer.say("line", n=finding.place.line)
    return [line, " ", element("code", writer.key(finding.field), class_="key")]


def answer(finding: Finding, writer: Writer) -> str | None:
    """Give what the municipality answered; None where it did not, or does not know."""
    if finding.declared is None or finding.declared.value == DONT_KNOW:
        return None
    return finding.declared[writer.language]


def who(milestone: MilestoneAssessment, writer: Writer) -> str:
    """Say who is responsible and by when, or that it is missing."""
    owner = wording.shown(milestone.owner) if milestone.owner else writer.say("no owner")
    due = writer.say("due", day=writer.day(milestone.due)) if milestone.due else writer.say("no due")
    return f"{owner} · {due}"


def source(ruleset: Ruleset, where: Source, writer: Writer) -> list[Content]:
    """Name the document that a requirement is written in, and where in it; its title is Danish."""
    title = next((each.title for each in ruleset.documents if each.id == where.document), None)
    parts = ", ".join(words.where(where, writer.language))
    if title is None:
        return [parts]
    return [_danish(title, writer), f", {parts}" if parts else ""]


def _danish(title: str, writer: Writer) -> Element | str:
    return title if writer.language == "da" else element("span", title, lang="da")
