"""What a method's rules cite of its guide, question by question, or place by place where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.coverage import coverage
from readiness.model import Basis
from readiness.render.pages.blocks import Danish, Paragraph, Part, Row, Strong, Table, joined
from readiness.render.pages.sheet import linked, rule_link
from readiness.render.words import say, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readiness.coverage import Coverage, CoveredMilestone, CoveredQuestion
    from readiness.model import Rule
    from readiness.render.pages.blocks import Block, Line
    from readiness.render.pages.sheet import Sheet


def parts(sheet: Sheet) -> Iterator[Part]:
    """Tell of each document what is covered."""
    found = coverage(sheet.ruleset)
    if not found:
        no_source = Paragraph((sheet.text("no coverage"),))
        yield Part("coverage-none", (sheet.text("coverage"),), (no_source,))
    for each in found:
        title = (sheet.text("coverage of"), Danish(each.document.title))
        told = _questions(sheet, each) if each.milestones else _places(sheet, each)
        yield Part(f"coverage-{each.document.id}", title, tuple(told))
    known = {each.document.id for each in found}
    nowhere = [rule for rule in sheet.ruleset.rules if found and rule.source.document not in known]
    if nowhere:
        rules = Paragraph((sheet.text("nowhere"), *linked(nowhere)))
        yield Part("coverage-none", (sheet.text("coverage"),), (rules,))


def _questions(sheet: Sheet, found: Coverage) -> Iterator[Block]:
    covered = sum(each.is_covered for each in found.questions)
    yield Paragraph((sheet.text("covered", n=covered, all=len(found.questions)),))
    open_ones = [
        sheet.text("uncovered one", milestone=milestone.listed.number, n=question.number)
        for milestone in found.milestones
        for question in milestone.questions
        if not question.is_covered
    ]
    if open_ones:
        yield Paragraph((sheet.text("uncovered"), f"{'; '.join(open_ones)}."), is_note=True)
    columns = tuple(sheet.text(key) for key in ("in the guide", "rules"))
    rows = tuple(row for each in found.milestones for row in _milestone(sheet, each))
    yield Table(sheet.text("coverage caption"), columns, rows, "coverage")


def _milestone(sheet: Sheet, milestone: CoveredMilestone) -> Iterator[Row]:
    language, listed = sheet.language, milestone.listed
    number = say("milestone number", language, n=listed.number)
    place = f"{say('page', language, n=listed.page)}, {number}"
    for each in milestone.questions:
        asked = say("question number", language, n=each.number)
        yield Row((f"{place}, {asked}",), (_covering(sheet, each),))
    if milestone.of_the_text:
        yield Row((f"{place}, {sheet.text('the text')}",), (_rules(sheet, milestone.of_the_text),))


def _covering(sheet: Sheet, question: CoveredQuestion) -> Line:
    said = () if question.is_covered else (Strong(sheet.text("not covered")),)
    rules = _rules(sheet, question.rules)
    return (*said, *(" ",) * bool(said and rules), *rules)


def _rules(sheet: Sheet, rules: Iterable[Rule]) -> Line:
    """Name rules; what we derived is told apart, for it covers nothing."""
    ours = (sheet.text("derived"),)
    named = ((rule_link(each.full_id), *(ours if each.basis is Basis.DERIVED else ())) for each in rules)
    return joined(named, ", ")


def _places(sheet: Sheet, found: Coverage) -> Iterator[Block]:
    yield Paragraph((sheet.text("coverage unknown"),), is_note=True)
    places: dict[str, list[Rule]] = {}
    for rule in found.rules:
        place = ", ".join(where(rule.source, sheet.language)) or sheet.text("whole")
        places.setdefault(place, []).append(rule)
    columns = tuple(sheet.text(key) for key in ("place", "rules"))
    rows = tuple(Row((place,), (_rules(sheet, rules),)) for place, rules in places.items())
    if rows:
        yield Table(sheet.text("places caption"), columns, rows, "places")
