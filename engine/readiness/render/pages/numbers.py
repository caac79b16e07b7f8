"""Every limit of a method and whose it is: the verdict's, those in conditions, and those in code."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from readiness.clauses import clause_of
from readiness.explanation import clauses
from readiness.model import Basis
from readiness.render import why_words
from readiness.render.condition import sentence
from readiness.render.pages.blocks import Code, Entry, Items, Paragraph, Part, Row, Table
from readiness.render.pages.sheet import rule_link
from readiness.render.words import BASIS
from readiness.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.clauses import Clause
    from readiness.model import Across, Rule
    from readiness.render.pages.blocks import Block, Line
    from readiness.render.pages.sheet import Sheet

_WHEN = ("applies", "met", "partial")


def part(sheet: Sheet) -> Part:
    """Tell of the limits and numbers."""
    limits = sheet.ruleset.thresholds
    content: list[Block] = [
        Paragraph((sheet.writer.say("limits", ready=limits.ready, minimum=limits.minimum),))
    ]
    rows = (*_rules(sheet), *_contradictions(sheet))
    if rows:
        columns = tuple(sheet.text(key) for key in ("rule", "condition", "for", "whose"))
        bases = (Entry((Code(each.value), f": {why_words.BASIS[each][sheet.language]}")) for each in Basis)
        content.append(Items(tuple(bases)))
        content.append(Table(sheet.text("numbers caption"), columns, rows, "numbers"))
    else:
        content.append(Paragraph((sheet.text("no numbers"),)))
    called = tuple(_called(sheet))
    if called:
        content += [Paragraph((sheet.text("functions"),)), Items(called)]
    return Part("limits-and-numbers", (sheet.text("numbers"),), tuple(content))


def _rules(sheet: Sheet) -> Iterator[Row]:
    for rule in sheet.ruleset.rules:
        for key, clause in zip(_WHEN, clauses(sheet.ruleset, rule), strict=True):
            # Only what is met can rest on the source's number: the grading below it is always ours.
            whose = _whose(sheet, rule.basis, is_ours=key == "partial")
            for said in _numbers(clause, sheet) if clause else ():
                yield Row((rule_link(rule.full_id),), ((said,), (sheet.text(f"for {key}"),), whose))


def _contradictions(sheet: Sheet) -> Iterator[Row]:
    fields = {each.id: {field.id: field for field in each.fields} for each in sheet.ruleset.milestones}
    for milestone in sheet.ruleset.milestones:
        scope = Scope(fields, milestone.id)
        for each in milestone.contradictions:
            whose = _whose(sheet, each.basis, is_ours=False)
            for said in _numbers(clause_of(each.when, scope), sheet):
                yield Row((Code(each.full_id),), ((said,), (sheet.text("for contradiction"),), whose))


def _whose(sheet: Sheet, basis: Basis, *, is_ours: bool) -> Line:
    """Say whose a number is, after what it rests on."""
    is_theirs = basis is Basis.SOURCE_NUMBER and not is_ours
    whose = sheet.text("the source's" if is_theirs else "ours")
    return (f"{whose} (", Code(basis.value), ")")


def _numbers(clause: Clause, sheet: Sheet, around: str = "") -> Iterator[str]:
    """Say each part of a condition that holds an answer against a number, after what it stands in."""
    said = sentence(clause, sheet.language, inside=bool(around))
    if any(isinstance(each, int | float | Decimal) and not isinstance(each, bool) for each in clause.values):
        yield f"{around}{said}"
    for each in clause.parts:
        yield from _numbers(each, sheet, around)
    if clause.where is not None:
        yield from _numbers(clause.where, sheet, f"{around}{said} ")


def _called(sheet: Sheet) -> Iterator[Entry]:
    rules: list[Rule | Across] = [rule for rule in sheet.ruleset.rules if rule.call]
    for rule in (*rules, *(rule for _, rule in sheet.ruleset.across)):
        about = f": {rule.question[sheet.language]} ({BASIS[rule.basis][sheet.language]})"
        yield Entry((rule_link(rule.full_id), about))
