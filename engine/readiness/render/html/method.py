"""One method on the page: verdict, what must be in place first, next steps, factors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.render import grounds, phrases, words
from readiness.render.html import charts, icons
from readiness.render.html.blockers import blockers
from readiness.render.html.elements import element
from readiness.render.html.findings import places
from readiness.render.html.tables import Row, table
from readiness.render.text import because
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Assessment, MethodAssessment, Score
    from readiness.render.html.elements import Element
    from readiness.render.html.outline import Outline, Section

_STEPS = 3  # what a reader can begin with


def verdict(assessment: Assessment, method: MethodAssessment, outline: Outline) -> Element:
    """Make the box with the answer: the word, why, and the score as an interval."""
    writer = outline.writer
    reason = (
        f"{writer.say('reason')}: {because(method, assessment.across, writer, phrases.by_milestone(writer))}"
    )
    said = [element("p", element("strong", phrases.gates(method, writer))), element("p", reason)]
    if method.verdict_low is not method.verdict_high:
        low, high = writer.verdict(method.verdict_low), writer.verdict(method.verdict_high)
        said.append(element("p", writer.say("between", low=low, high=high)))
    title = outline.title(icons.of_verdict(method.verdict), " ", writer.verdict(method.verdict))
    return element("div", title, said, _score(method, outline), class_="verdict")


def sections(method: MethodAssessment, outline: Outline) -> Iterator[Section]:
    """Make what must be read of a method, below its verdict."""
    if method.blockers:
        yield outline.section("blockers", outline.heading("blockers"), blockers(method, outline))
    demands = [each for _, each in method.findings if each.tells_demand]
    if demands:
        items = [
            element("li", each.message[outline.language], " ", places(each, outline.writer))
            for each in demands
        ]
        yield outline.section("demands", outline.heading("demands"), [element("ul", items)])
    if method.next_steps:
        yield outline.section("steps", outline.heading("next steps"), [_next_steps(method, outline)])
    yield outline.section("factors", outline.heading("status"), [_factors(method, outline)])
    told = [element("li", each) for each in grounds.told(method, outline.writer)]
    if told:
        yield outline.section("grounds", outline.heading("grounds"), [element("ul", told)])


def note(method: MethodAssessment, outline: Outline) -> Element | None:
    """Write what a reader must know of the ruleset itself."""
    if method.ruleset.note is None:
        return None
    return element("p", outline.writer.title(method.ruleset.note), class_="note")


def points(score: Score | None, outline: Outline) -> str:
    """Write a score as an interval without a unit."""
    if score is None:
        return outline.writer.say("not assessed")
    return wording.span(score.percent_low, score.percent_high)


def _score(method: MethodAssessment, outline: Outline) -> list[Element]:
    writer = outline.writer
    rest = "."
    if method.open_findings:
        rest = writer.say("depending", count=questions(len(method.open_findings), outline.language)) + rest
    said = element("p", element("strong", phrases.points(method, writer)), rest, class_="points")
    if method.score is None:
        return [said]
    drawn = outline.text("score drawn", span=points(method.score, outline))
    legend = element("p", outline.text("legend"), class_="legend")
    return [said, element("div", charts.bar(method.score, drawn), charts.scale(), class_="chart"), legend]


def _next_steps(method: MethodAssessment, outline: Outline) -> Element:
    writer = outline.writer
    rows = [
        Row(
            (f"{number}. {phrases.task(step, writer)}",),
            (phrases.who(step, writer), phrases.effect(step, writer)),
        )
        for number, step in enumerate(method.next_steps[:_STEPS], start=1)
    ]
    columns = [outline.heading("column step"), outline.text("column who"), outline.heading("column effect")]
    return table(outline.text("steps caption"), columns, rows, "steps")


def _factors(method: MethodAssessment, outline: Outline) -> Element:
    """Make a table of factors with bars, the whole score last."""
    writer, limits = outline.writer, method.ruleset.thresholds
    rows = []
    for factor in method.factors:
        name = words.FACTOR[factor.factor][outline.language]
        counted = [each for each in factor.milestones if each.score is not None]
        reached = sum(each.status == "reached" for each in counted)
        bar = charts.bar(factor.score, limits=(limits.minimum, limits.ready)) if factor.score else "–"
        said = writer.say("reached", n=reached, all=len(counted))
        rows.append(Row((name,), (points(factor.score, outline), bar, said)))
    whole = charts.bar(method.score) if method.score else "–"
    rows.append(
        Row((outline.text("total"),), (points(method.score, outline), whole, phrases.points(method, writer)))
    )
    drawn = outline.text("legend limits", minimum=limits.minimum, ready=limits.ready)
    columns = ["column factor", "column points", "column drawn", "column reached"]
    headings = [outline.text(key) if key == "column drawn" else outline.heading(key) for key in columns]
    return table(f"{outline.text('legend')} {drawn}", headings, rows, "factors")
