"""The page of one method, in the order in which its owner reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.pages import GENERATOR, INDEX, name_of
from readiness.model import Factor
from readiness.render.headings import heading
from readiness.render.pages import coverage, milestone, numbers, origins, rule
from readiness.render.pages.blocks import (
    Code,
    Danish,
    Entry,
    Items,
    Link,
    Page,
    Paragraph,
    Part,
    Row,
    Table,
    Term,
    Terms,
    joined,
)
from readiness.render.pages.sheet import Sheet, rule_link
from readiness.render.pages.texts import text
from readiness.render.why_words import tell
from readiness.render.words import FACTOR, questions
from readiness.steps import working_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.authoring.pages import Documented, PageFormat
    from readiness.model import Language, Ruleset
    from readiness.render.pages.blocks import Block, Line
    from readiness.sources import SourceDocument


def page(method: Documented, language: Language, written_as: PageFormat, *, has_index: bool) -> Page:
    """Compose the page of a method.

    Args:
        method: The method, from its documents.
        language: In which language.
        written_as: The format: pages lead to others of their own.
        has_index: Whether a page that leads to all methods is written too.

    """
    sheet = Sheet(method, language)
    head = method.documents[-1].body.ruleset
    return Page(
        language,
        sheet.text("foundation" if head.abstract else "method"),
        method.ruleset.title[language],
        tuple(_introduction(sheet, written_as, has_index=has_index)),
        tuple(_parts(sheet)),
        (sheet.text("footer"), Code(GENERATOR), "."),
    )


def _introduction(sheet: Sheet, written_as: PageFormat, *, has_index: bool) -> Iterator[Block]:
    ruleset, language = sheet.ruleset, sheet.language
    yield Paragraph(others(ruleset.id, language, written_as, has_index=has_index))
    if ruleset.note:
        yield Paragraph((ruleset.note[language],), is_note=True)
    if sheet.method.documents[-1].body.ruleset.abstract:
        yield Paragraph((sheet.text("foundation note"),), is_note=True)
    yield Terms(tuple(_about(sheet)))


def others(stem: str, language: Language, written_as: PageFormat, *, has_index: bool) -> Line:
    """Lead to the page in the other language, and to that of all methods."""
    other: Language = "da" if language == "en" else "en"
    ways = [(Link(text("other language", language), name_of(stem, other), other),)]
    if has_index:
        ways.append((Link(text("all methods", language), name_of(INDEX[written_as], language)),))
    return joined(ways, " · ")


def _about(sheet: Sheet) -> Iterator[Term]:
    ruleset = sheet.ruleset
    for each in ruleset.documents:
        yield Term(sheet.writer.say("source"), _published(sheet, each))
    *foundations, own = [each.body.ruleset for each in sheet.method.documents]
    yield Term(sheet.text("ruleset"), (Code(f"{own.id}"), f" {own.version}"))
    extended = joined(((Code(each.id), f" {each.version}") for each in reversed(foundations)), ", ")
    if extended:
        yield Term(sheet.text("extends"), extended)
    yield Term(sheet.text("holds"), (counts(ruleset, sheet.language),))


def counts(ruleset: Ruleset, language: Language) -> str:
    """Count what a method holds."""
    number = len(ruleset.milestones)
    milestones = text("one milestone" if number == 1 else "milestones", language, n=number)
    gates = sum(each.gate for each in ruleset.rules)
    asked = questions(len(ruleset.rules), language)
    return text("counts", language, milestones=milestones, questions=asked, gates=gates)


def _published(sheet: Sheet, document: SourceDocument) -> Line:
    return Danish(document.title), sheet.text("published by", publisher=document.publisher)


def _parts(sheet: Sheet) -> Iterator[Part]:
    yield _first(sheet)
    yield _order(sheet)
    for factor in Factor:
        found = [each for each in sheet.ruleset.milestones if each.factor is factor]
        if found:
            content = tuple(milestone.part(sheet, each) for each in found)
            yield Part(f"factor-{factor}", (FACTOR[factor][sheet.language],), content)
    if sheet.ruleset.across:
        content = tuple(
            rule.part(sheet, each, () if by == sheet.ruleset.id else (sheet.origins.inherited(by),))
            for by, each in sheet.ruleset.across
        )
        shared = Paragraph((tell("shared", sheet.language, **sheet.verdicts),))
        yield Part("across-methods", (heading("across", sheet.language),), (shared, *content))
    yield numbers.part(sheet)
    if len(sheet.ruleset.lineage) > 1:
        yield origins.part(sheet)
    yield from coverage.parts(sheet)
    if sheet.ruleset.documents:
        yield _sources(sheet)


def _first(sheet: Sheet) -> Part:
    language, writer = sheet.language, sheet.writer
    rows = tuple(
        Row((rule_link(rule.full_id),), ((rule.question[language],), sheet.source(rule.source)))
        for rule in sheet.ruleset.rules
        if rule.gate
    )
    columns = (
        sheet.text("rule"),
        heading("column question", language),
        heading("column source", language),
    )
    content: tuple[Block, ...] = (Paragraph((writer.say("no gates"),)),)
    if rows:
        lead = Paragraph((tell("gate", language, **sheet.verdicts),))
        content = (lead, Table(sheet.text("gates caption"), columns, rows, "first"))
    return Part("in-place-first", (heading("blockers", language),), content)


def _order(sheet: Sheet) -> Part:
    found = {each.id: each for each in sheet.ruleset.milestones}
    rows = []
    for number, name in enumerate(working_order(sheet.ruleset.milestones), start=1):
        each = found[name]
        cells: tuple[Line, ...] = (
            (FACTOR[each.factor][sheet.language],),
            milestone.before(sheet, each) or (sheet.text("nothing"),),
            sheet.source(each.source),
            (str(len(each.rules)),),
        )
        rows.append(Row((sheet.to_milestone(each, f"{number}. "),), cells))
    columns = (
        sheet.writer.say("milestone"),
        heading("column factor", sheet.language),
        sheet.text("after"),
        heading("column source", sheet.language),
        sheet.text("questions"),
    )
    table = Table(sheet.text("order caption"), columns, tuple(rows), "order")
    lead = Paragraph((sheet.text("order lead"), tell("stays open", sheet.language)))
    return Part("working-order", (sheet.text("order"),), (lead, table))


def _sources(sheet: Sheet) -> Part:
    listed = (Entry((*_published(sheet, each), " (", Code(each.id), ")")) for each in sheet.ruleset.documents)
    return Part("all-sources", (sheet.text("sources"),), (Items(tuple(listed)),))
