"""One milestone on a page: where it stands, what comes before, its rules, its fields, its contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.clauses import clause_of
from readiness.explanation import explained
from readiness.render import answers
from readiness.render.condition import in_words
from readiness.render.explanation import points_of
from readiness.render.pages import rule
from readiness.render.pages.blocks import Code, Entry, Items, Part, Row, Table, Term, Terms, joined
from readiness.render.pages.sheet import coded, entries
from readiness.render.readings import tables
from readiness.render.why_words import tell
from readiness.render.words import BASIS
from readiness.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.explanation import MilestoneExplanation
    from readiness.inheritance import Origin
    from readiness.model import Contradiction, Field, Milestone
    from readiness.render.pages.blocks import Block, Line
    from readiness.render.pages.sheet import Sheet


def part(sheet: Sheet, milestone: Milestone) -> Part:
    """Tell all of a milestone."""
    told = explained(sheet.ruleset, milestone)
    origin = sheet.origins.of("milestones", milestone.id)
    content: list[Block] = [Terms(tuple(_terms(sheet, told, origin)))]
    for each in milestone.rules:
        stated = sheet.origins.of("rules", each.full_id)
        content.append(rule.part(sheet, each, sheet.origins.marks(stated, origin)))
    title = milestone.title[sheet.language]
    if milestone.fields:
        heading = sheet.text("fields", milestone=title)
        content.append(Part(f"{milestone.id}-fields", (heading,), (_fields(sheet, told, origin),)))
    if milestone.contradictions:
        heading = sheet.text("contradictions", milestone=title)
        told_of = tuple(line for each in milestone.contradictions for line in _contradiction(sheet, each))
        content.append(Part(f"{milestone.id}-contradictions", (heading,), (Items(told_of),)))
    return Part(milestone.id, (title,), tuple(content))


def _terms(sheet: Sheet, told: MilestoneExplanation, origin: Origin | None) -> Iterator[Term]:
    milestone, language = told.milestone, sheet.language
    yield Term(sheet.text("id"), (Code(milestone.id),))
    yield Term(sheet.writer.say("source"), sheet.source(milestone.source))
    yield Term(sheet.text("after"), before(sheet, milestone) or (tell("nothing first", language),))
    marks = sheet.origins.marks(origin)
    if marks:
        yield Term(sheet.text("origin"), (" · ".join(marks),))
    under = sorted({each for one in told.readings for each in tables(one, told.uses, language)})
    if under:
        yield Term(sheet.text("table"), coded(under))
    points = told.uses[0].points
    if points:
        weight = tell("weight", language, points=points_of(points, language))
        yield Term(sheet.text("weight"), (weight,))


def before(sheet: Sheet, milestone: Milestone) -> Line:
    """Name what comes before a milestone."""
    found = (each for each in sheet.ruleset.milestones if each.id in milestone.after)
    return joined(((sheet.to_milestone(each),) for each in found), ", ")


def _fields(sheet: Sheet, told: MilestoneExplanation, around: Origin | None) -> Table:
    columns = tuple(sheet.text(key) for key in ("field", "meaning", "takes", "holds for"))
    rows: list[Row] = []
    for reading in told.readings:
        stated = sheet.origins.of("fields", reading.path)
        whose = sheet.text("for all" if reading.is_shareable else "for the method")
        under = " · ".join((whose, *sheet.origins.marks(stated, around)))
        rows += _rows(sheet, reading.field, "", (under,))
    return Table(sheet.text("fields caption"), columns, tuple(rows), "fields")


def _rows(sheet: Sheet, field: Field, whole: str, under: Line) -> Iterator[Row]:
    """Write a field, and below it the parts of a record."""
    language = sheet.language
    path = f"{whole}.{field.id}" if whole else field.id
    label = field.label[language]
    if field.hint:
        label = sheet.text("hint", label=label.rstrip("."), hint=field.hint[language])
    chosen = ((Code(each.id), f" ({each.en if language == 'en' else each.da})") for each in field.choices)
    choices = joined(chosen, ", ")
    takes = " · ".join(answers.kinds(field, language))
    written: Line = (f"{takes}: ", *choices) if choices else (takes,)
    yield Row((Code(path),), ((label,), written, under))
    for each in field.fields:
        yield from _rows(sheet, each, path, (sheet.text("part of"), Code(path)))


def _contradiction(sheet: Sheet, contradiction: Contradiction) -> Iterator[Entry]:
    language = sheet.language
    when = clause_of(contradiction.when, Scope.of(sheet.ruleset, contradiction.milestone))
    yield Entry((Code(contradiction.full_id), f": {contradiction.message[language]}"))
    yield Entry((sheet.text("warned"),), 1)
    yield from entries(in_words(when, language), 2)
    yield Entry((f"{sheet.writer.say('do this')}: {contradiction.remedy[language]}",), 1)
    basis = BASIS[contradiction.basis][language]
    source = (f"{sheet.writer.say('source')}: ", *sheet.source(contradiction.source), f" · {basis}")
    yield Entry(source, 1)
    if sheet.method.provenance.own != contradiction.stated_by:
        origin = sheet.origins.inherited(contradiction.stated_by)
        yield Entry((f"{sheet.text('origin')}: {origin}",), 1)
