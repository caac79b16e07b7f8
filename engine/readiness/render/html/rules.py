"""Every rule of a method: the question, the answer, the reason, the source and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.render import grounds, phrases, words
from readiness.render.html import icons
from readiness.render.html.elements import element
from readiness.render.html.findings import answer, lines, source, who
from readiness.render.html.tables import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Finding, MethodAssessment, MilestoneAssessment
    from readiness.render.html.elements import Content, Element
    from readiness.render.html.outline import Outline


def rules(method: MethodAssessment, outline: Outline) -> Iterator[Element]:
    """Make a table of its rules for each milestone."""
    for milestone in method.milestones:
        yield _milestone(method, milestone, outline)


def _milestone(method: MethodAssessment, milestone: MilestoneAssessment, outline: Outline) -> Element:
    writer = outline.writer
    title = writer.title(milestone.milestone.title)
    status = icons.label(milestone.status, outline.language)
    columns = [
        outline.heading("column question"),
        outline.heading("column answer"),
        outline.text("column source and place"),
    ]
    rows = [_rule(method, milestone, finding, outline) for finding in milestone.findings]
    known = [element("p", each, class_="known") for each in _known(method, milestone, outline)]
    return table([outline.title(title, " ", status), *known], columns, rows, "rules")


def _known(
    method: MethodAssessment, milestone: MilestoneAssessment, outline: Outline
) -> Iterator[Sequence[Content]]:
    """Say what holds for all questions of a milestone."""
    writer = outline.writer
    yield [f"{writer.say('source')}: ", *source(method.ruleset, milestone.milestone.source, writer)]
    if milestone.owner or milestone.due:
        yield [f"{writer.say('owner')}: {who(milestone, writer)}"]
    if milestone.not_applicable:
        yield [f"{writer.say('reason')}: {wording.shown(milestone.not_applicable)}"]
    if milestone.documented:
        yield [outline.text("documented")]


def _rule(
    method: MethodAssessment, milestone: MilestoneAssessment, finding: Finding, outline: Outline
) -> Row:
    writer, rule = outline.writer, finding.rule
    is_elsewhere = rule.source.document != milestone.milestone.source.document
    where = source(method.ruleset, rule.source, writer) if is_elsewhere else [writer.source(rule.source)]
    basis = " · ".join([words.BASIS[rule.basis][outline.language], *grounds.marks(rule, writer)])
    gate = element("p", writer.say("gate"), class_="gate") if rule.gate else None
    return Row(
        (writer.title(rule.question), " ", element("code", rule.full_id, class_="id")),
        [
            element("div", icons.label(finding.outcome, outline.language), gate, _said(finding, outline)),
            element("div", where, " · ", basis, element("p", lines(finding, writer))),
        ],
    )


def _said(finding: Finding, outline: Outline) -> Iterator[Element]:
    """Say all that is known of a rule's answer: the message, the answer, until when it is waived."""
    writer, given = outline.writer, answer(finding, outline.writer)
    told = phrases.told(finding, writer)
    if told:
        yield element("p", told)
    if given:
        yield element("p", outline.heading("answered", answer=given))
    if finding.waiver:
        yield element("p", f"{writer.say('waived')} {writer.waiver(finding.waiver)}")
