"""One file on the page: its methods, what they share, every rule, waivers and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.render import baseline as known_gaps
from readiness.render import overview, words
from readiness.render.gaps import NO_GAP, across_id, found_across
from readiness.render.html import charts, icons, method
from readiness.render.html.elements import element
from readiness.render.html.findings import lines
from readiness.render.html.matrix import matrices
from readiness.render.html.rules import rules
from readiness.render.html.tables import Row, table
from readiness.render.overview import Column
from readiness.render.waivers import on_exit_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import AcrossFinding, Assessment
    from readiness.render.html.elements import Element
    from readiness.render.html.outline import Outline, Section
    from readiness.waivers import WaiverAssessment


def introduction(assessment: Assessment, outline: Outline) -> Iterator[Element]:
    """Say what was assessed and when; of one method also what came of it."""
    writer = outline.writer
    day, path = writer.day(assessment.as_of), wording.harmless(assessment.path)
    said = outline.heading("assessed", day=day, path=path)
    start = assessment.municipality.start
    if start:
        said += f" {outline.text('start', day=writer.day(start))}"
    yield element("p", said, class_="lead")
    if len(assessment.methods) == 1:
        [only] = assessment.methods
        note = method.note(only, outline)
        if note:
            yield note
        yield method.verdict(assessment, only, outline)


def sections(assessment: Assessment, outline: Outline) -> Iterator[Section]:
    """Make the parts of a file, what must be read first."""
    methods, several = assessment.methods, len(assessment.methods) > 1
    titles = [outline.writer.title(each.ruleset.title) for each in methods]
    columns = [Column(title, each) for title, each in zip(titles, methods, strict=True)]
    milestones = outline.section("milestones", outline.text("milestones"), matrices(columns, outline))
    if several:
        yield outline.section("methods", outline.heading("methods"), _methods(assessment, outline))
        yield milestones
        yield from _across(assessment, outline)
        for number, (title, each) in enumerate(zip(titles, methods, strict=True), start=1):
            inner = outline.deeper(f"method{number}-")
            parts = [part.element for part in method.sections(each, inner)]
            content = [method.note(each, inner), method.verdict(assessment, each, inner), *parts]
            yield outline.section(f"method{number}", title, content)
    else:
        yield from method.sections(methods[0], outline)
        yield milestones
        yield from _across(assessment, outline)
    yield from _waivers(assessment, outline)
    yield from _known(assessment, outline)
    yield from _warnings(assessment, outline)
    yield outline.section("rules", outline.heading("all rules"), _rules(assessment, outline))


def _methods(assessment: Assessment, outline: Outline) -> Iterator[Element]:
    """Make a table of the methods; each leads to what is said of it."""
    columns, *rows = overview.verdicts(assessment.methods, outline.language)
    made = []
    for number, (each, cells) in enumerate(zip(assessment.methods, rows, strict=True), start=1):
        title, verdict, points, missing, still_open = cells
        link = element("a", title, href=f"#{outline.anchor}method{number}")
        named = element("span", icons.of_verdict(each.verdict), " ", element("strong", verdict))
        drawn = element("div", points, " ", charts.bar(each.score)) if each.score else points
        made.append(Row((link,), (named, drawn, missing, still_open)))
    headings = [f"{each[0].upper()}{each[1:]}" for each in columns]
    yield table(outline.text("methods caption"), headings, made, "methods")
    yield element("p", f"{outline.text('legend')} {outline.writer.say('gates note')}", class_="legend")


def _across(assessment: Assessment, outline: Outline) -> Iterator[Section]:
    if not assessment.across:
        return
    titles = {each.ruleset.id: outline.writer.title(each.ruleset.title) for each in assessment.methods}
    rows = [_shared(each, titles, outline) for each in assessment.across]
    keys = ("what", "do", "concerns", "where", "source")
    columns = [outline.heading(f"column {key}") for key in keys]
    content = [
        table(outline.text("across caption"), columns, rows, "shared"),
        element("p", outline.writer.say("across note")),
    ]
    yield outline.section("across", outline.heading("across"), content)


def _shared(finding: AcrossFinding, titles: dict[str, str], outline: Outline) -> Row:
    writer, rule = outline.writer, finding.rule
    said = [icons.label(finding.outcome, outline.language), element("p", found_across(finding, writer))]
    if finding.waiver:
        said.append(element("p", f"{writer.say('waived')} {writer.waiver(finding.waiver)}"))
    return Row(
        tuple(said),
        (
            "–" if finding.outcome in NO_GAP else writer.advice(finding.outcome, rule.remedy),
            ", ".join(titles.get(name, name) for name in finding.methods),
            element("div", lines(finding, writer), " ", element("code", across_id(finding), class_="id")),
            writer.source(rule.source, writer.say("the guides")),
        ),
    )


def _waivers(assessment: Assessment, outline: Outline) -> Iterator[Section]:
    if not assessment.waivers:
        return
    writer = outline.writer
    rows = [_waiver(each, outline) for each in assessment.waivers]
    columns = [outline.heading(f"column {key}") for key in ("rule", "state", "approved", "reason", "place")]
    made = table(outline.text("waivers caption"), columns, rows, "waivers")
    said = on_exit_code(assessment, writer)
    content = [made, element("p", said) if said else None]
    yield outline.section("waivers", outline.heading("waivers"), content)


def _known(assessment: Assessment, outline: Outline) -> Iterator[Section]:
    lines = [element("li", each) for each in known_gaps.told(assessment, outline.language)]
    if lines:
        yield outline.section("baseline", known_gaps.HEADING[outline.language], [element("ul", lines)])


def _waiver(each: WaiverAssessment, outline: Outline) -> Row:
    waiver, writer = each.waiver, outline.writer
    return Row(
        (element("code", wording.shown(waiver.rule)),),
        (
            words.WAIVER[each.state][outline.language].format(day=writer.day(waiver.expires)),
            wording.shown(waiver.approved_by),
            wording.shown(waiver.reason),
            writer.say("line", n=waiver.place.line),
        ),
    )


def _warnings(assessment: Assessment, outline: Outline) -> Iterator[Section]:
    if not assessment.diagnostics:
        return
    items = []
    for each in assessment.diagnostics:
        place = element("code", outline.writer.place(each.place)) if each.place else None
        said = f"{each.sentence(outline.language)} {each.advice(outline.language)}"
        items.append(element("li", said, " ", place, " ", element("code", each.code, class_="id")))
    yield outline.section("warnings", outline.text("warnings"), [element("ul", items)])


def _rules(assessment: Assessment, outline: Outline) -> Iterator[Element]:
    inner = outline.deeper()
    for each in assessment.methods:
        if len(assessment.methods) == 1:
            yield from rules(each, inner)
        else:
            title = inner.title(inner.writer.title(each.ruleset.title))
            yield element("section", title, rules(each, inner.deeper()))
