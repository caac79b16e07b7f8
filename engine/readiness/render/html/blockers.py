"""What must be in place first: each with all that is needed to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.judgement import Outcome
from readiness.render import grounds, phrases
from readiness.render.html import icons
from readiness.render.html.elements import element
from readiness.render.html.findings import answer, lines, places, source, who
from readiness.render.html.tables import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Finding, MethodAssessment, MilestoneAssessment
    from readiness.render.html.elements import Content, Element
    from readiness.render.html.outline import Outline

#: A reader takes in this many with all they need to act; open ones beyond are a table.
_FULL = 8


def blockers(method: MethodAssessment, outline: Outline) -> Iterator[Element]:
    """Make a list of what must be in place first, and a table of the rest that is not answered."""
    answered = sum(not finding.outcome.is_open for _, finding in method.blockers)
    full = max(answered, _FULL)
    inner = outline.deeper()
    items = [_blocker(method, milestone, finding, inner) for milestone, finding in method.blockers[:full]]
    yield element("ol", items, class_="blockers")
    if method.blockers[full:]:
        yield _rest(method, method.blockers[full:], outline)


def _blocker(
    method: MethodAssessment, milestone: MilestoneAssessment, finding: Finding, outline: Outline
) -> Element:
    writer = outline.writer
    said = answer(finding, writer)
    shown: list[Content] = [icons.label(finding.outcome, outline.language)]
    here = "answer here" if finding.outcome.is_open else "mend here"
    terms: list[tuple[str, Sequence[Content]]] = [
        (writer.say("answer"), [*shown, f" {said}"] if said else shown),
        (writer.say("do this"), [phrases.advice(finding, writer)]),
        (writer.say("owner"), [who(milestone, writer)]),
        (writer.say("source"), source(method.ruleset, finding.rule.source, writer)),
        *((writer.say("rests on"), [each]) for each in grounds.marks(finding.rule, writer)),
    ]
    if finding.outcome is not Outcome.ERROR:
        terms.append((writer.say(here), places(finding, writer)))
    if finding.waiver:
        terms.append((writer.say("waived"), [writer.waiver(finding.waiver)]))
    return element("li", outline.title(phrases.found(finding, writer)), _terms(terms))


def _terms(terms: Sequence[tuple[str, Sequence[Content]]]) -> Element:
    return element(
        "dl", [element("div", element("dt", term), element("dd", content)) for term, content in terms]
    )


def _rest(
    method: MethodAssessment,
    found: Sequence[tuple[MilestoneAssessment, Finding]],
    outline: Outline,
) -> Element:
    writer = outline.writer
    rows = [
        Row(
            (writer.title(finding.rule.question),),
            [
                element("div", icons.label(finding.outcome, outline.language)),
                who(milestone, writer),
                element("div", source(method.ruleset, finding.rule.source, writer)),
                element("div", lines(finding, writer)),
            ],
        )
        for milestone, finding in found
    ]
    columns = [
        outline.heading("column question"),
        outline.heading("column answer"),
        outline.text("column who"),
        outline.heading("column source"),
        writer.say("answer here"),
    ]
    return table(outline.text("more caption"), columns, rows, "rest")
