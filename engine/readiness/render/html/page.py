"""The whole page: head, contents, one file or several, and how it was made."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from readiness import wording
from readiness.render import municipalities, words
from readiness.render.html import file, icons, making
from readiness.render.html.elements import element
from readiness.render.html.frame import Head, contents, foot_of_paper, frame
from readiness.render.html.matrix import matrices
from readiness.render.html.method import points
from readiness.render.html.palette import stylesheet
from readiness.render.html.tables import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Assessment
    from readiness.render.html.elements import Element
    from readiness.render.html.outline import Outline, Section


def page(assessments: Sequence[Assessment], outline: Outline) -> Element:
    """Make the page."""
    title = _title(assessments, outline)
    introduction, sections = _content(assessments, outline)
    day = max(each.as_of for each in assessments).isoformat()
    return frame(
        outline,
        Head(
            title,
            {"dcterms.created": day, "dcterms.modified": day},
            stylesheet() + foot_of_paper(outline, _who(assessments, outline)),
        ),
        header=(element("p", outline.text("document")), element("p", _who(assessments, outline))),
        main=(
            element("h1", title),
            *introduction,
            contents(outline, {each.anchor: each.title for each in sections}),
            *(each.element for each in sections),
        ),
        footer=outline.text("guidance"),
    )


def _content(assessments: Sequence[Assessment], outline: Outline) -> tuple[list[Element], list[Section]]:
    """Give what stands before the contents, and the parts that they name."""
    last = making.sections(assessments, outline)
    if len(assessments) == 1:
        [only] = assessments
        return list(file.introduction(only, outline)), [*file.sections(only, outline), *last]
    overview = outline.section("overview", outline.text("overview"), _overview(assessments, outline))
    named = zip(_names(assessments), assessments, strict=True)
    sections = [_file(number, *each, outline) for number, each in enumerate(named, start=1)]
    return [], [overview, *sections, *last]


def _names(assessments: Sequence[Assessment]) -> list[str]:
    """Name each file after its municipality; several of the same name are numbered."""
    names = [wording.shown(each.municipality.name) for each in assessments]
    often = Counter(names)
    return [
        f"{name} ({names[:number].count(name)})" if often[name] > 1 else name
        for number, name in enumerate(names, start=1)
    ]


def _file(number: int, name: str, assessment: Assessment, outline: Outline) -> Section:
    inner = outline.deeper(f"file{number}-")
    parts = [each.element for each in file.sections(assessment, inner)]
    return outline.section(f"file{number}", name, [*file.introduction(assessment, inner), *parts])


def _overview(assessments: Sequence[Assessment], outline: Outline) -> Iterator[Element]:
    """Make a table of all files and methods, and one for each method that several files declare."""
    rows = []
    for number, (name, assessment) in enumerate(zip(_names(assessments), assessments, strict=True), start=1):
        for method in assessment.methods:
            link = element("a", name, href=f"#{outline.anchor}file{number}")
            path = element("code", wording.harmless(assessment.path), class_="place")
            verdict = element("strong", words.VERDICT[method.verdict][outline.language])
            answer = element("span", icons.of_verdict(method.verdict), " ", verdict)
            title = outline.writer.title(method.ruleset.title)
            rows.append(Row((link, " ", path), (title, answer, points(method.score, outline))))
    columns = [
        outline.text("column file"),
        outline.writer.say("method"),
        outline.writer.say("answer"),
        outline.heading("column points"),
    ]
    yield table(outline.text("files caption"), columns, rows, "methods")
    inner = outline.deeper()
    for declared in municipalities.by_method(assessments):
        title = inner.writer.title(declared[0][1].ruleset.title)
        columns_of_files, named = municipalities.side_by_side(declared)
        yield inner.title(inner.text("side by side", title=title, n=len(declared)))
        yield from matrices(columns_of_files, inner, with_verdicts=True)
        if named:
            yield element("ul", [element("li", each) for each in named], class_="legend")


def _title(assessments: Sequence[Assessment], outline: Outline) -> str:
    """Ask what the reader asks."""
    if len(assessments) > 1:
        return outline.text("title of several", n=len(assessments))
    [only] = assessments
    name = wording.shown(only.municipality.name)
    title = outline.writer.title(only.methods[0].ruleset.title)
    return outline.heading("title of one" if len(only.methods) == 1 else "title", name=name, method=title)


def _who(assessments: Sequence[Assessment], outline: Outline) -> str:
    """Name the municipality, or count the files, and the day in one line."""
    name = wording.shown(assessments[0].municipality.name)
    who = name if len(assessments) == 1 else outline.text("files", n=len(assessments))
    days = dict.fromkeys(outline.writer.day(each.as_of) for each in assessments)
    return f"{who} · {', '.join(days)}"
