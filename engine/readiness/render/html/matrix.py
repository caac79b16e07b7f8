"""Milestones down, methods or files across: one look says where it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.judgement import Outcome
from readiness.model import Factor
from readiness.render import overview, words
from readiness.render.html import icons
from readiness.render.html.elements import element
from readiness.render.html.tables import Cell, Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.assessment import MilestoneAssessment
    from readiness.render.html.elements import Content, Element
    from readiness.render.html.outline import Outline
    from readiness.render.overview import Column


#: As many columns as can be read beside each other on paper.
_WIDEST = 6


def matrices(
    columns: Sequence[Column], outline: Outline, *, with_verdicts: bool = False
) -> Iterator[Element]:
    """Make a table of milestones by column, and further ones below it for columns beyond the width.

    A milestone that a method does not have says so.
    """
    for start in range(0, len(columns), _WIDEST):
        yield _matrix(columns[start : start + _WIDEST], outline, with_verdicts=with_verdicts)


def _matrix(columns: Sequence[Column], outline: Outline, *, with_verdicts: bool) -> Element:
    writer = outline.writer
    names = [f"{each.name}{each.mark}" for each in columns]
    rows = list(_rows(columns, outline))
    if with_verdicts:
        verdicts = [element("strong", writer.verdict(each.method.verdict)) for each in columns]
        rows.insert(0, Row((writer.say("answer"),), verdicts))
    headings = [writer.say("milestone"), *names]
    return table(outline.text("matrix caption"), headings, rows, "matrix")


def _rows(columns: Sequence[Column], outline: Outline) -> Iterator[Row]:
    placed: list[Mapping[str, MilestoneAssessment]] = [
        {each.milestone.id: each for each in column.method.milestones} for column in columns
    ]
    titles = {name: outline.writer.title(each.milestone.title) for by in placed for name, each in by.items()}
    for factor in Factor:
        yield Row((words.FACTOR[factor][outline.language],))
        for name in overview.in_order(factor, placed):
            yield Row((titles[name],), [_cell(by.get(name), outline) for by in placed])


def _cell(milestone: MilestoneAssessment | None, outline: Outline) -> Cell:
    if milestone is None:
        return Cell((outline.writer.say("not part"),), "absent")
    outcomes = [each.outcome for each in milestone.findings if each.outcome is not Outcome.NOT_APPLICABLE]
    word = element("strong", icons.word(milestone.status, outline.language))
    said: list[Content] = [icons.sign(milestone.status), " ", word]
    if outcomes:
        met = outline.text("met of", n=outcomes.count(Outcome.MET), all=len(outcomes))
        said += [" ", element("span", met, class_="count")]
    return Cell(tuple(said), f"status {icons.look(milestone.status)}")
