"""One rule on a page: what it asks, who says so, what it takes, what the report says, what to do."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from readiness.explanation import explained
from readiness.judgement import Outcome
from readiness.model import Across, Measure
from readiness.render import words
from readiness.render.judging import ways
from readiness.render.pages.blocks import Code, Entry, Part, Strong, Term, Terms, joined
from readiness.render.pages.sheet import coded, entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.explanation import RuleExplanation
    from readiness.model import Messages, Rule
    from readiness.render.pages.sheet import Sheet

_OUTCOMES = (Outcome.MET, Outcome.PARTIAL, Outcome.UNMET, Outcome.UNANSWERED)


def part(sheet: Sheet, rule: Rule | Across, marks: tuple[str, ...]) -> Part:
    """Tell all of a rule.

    Args:
        sheet: The method's page.
        rule: The rule, of a milestone or across methods.
        marks: Where it comes from, if that is to be said.

    """
    told = explained(sheet.ruleset, rule)
    terms = Terms(tuple(_terms(sheet, told, marks)))
    return Part(rule.full_id, (rule.question[sheet.language],), (terms,))


def _terms(sheet: Sheet, told: RuleExplanation, marks: tuple[str, ...]) -> Iterator[Term]:
    rule, language, writer = told.rule, sheet.language, sheet.writer
    is_gate = not isinstance(rule, Across) and rule.gate
    gate = (" · ", Strong(writer.say("gate"))) if is_gate else ()
    yield Term(sheet.text("rule"), (Code(rule.full_id), *gate))
    is_known = rule.source.is_exact or rule.source.document
    source = sheet.source(rule.source) if is_known else ()
    yield Term(writer.say("source"), joined((source, (words.BASIS[rule.basis][language],)), " · "))
    if not isinstance(rule, Across) and rule.measure is not Measure.DECLARED:
        yield Term(writer.say("rests on"), (f"{words.MEASURE[rule.measure][language]}.",))
    if not isinstance(rule, Across) and rule.why:
        yield Term(sheet.text("why"), (rule.why[language],))
    if marks:
        yield Term(sheet.text("origin"), (" · ".join(marks),))
    yield _decided(told, sheet)
    messages = tuple(_messages(rule.message, sheet))
    if messages:
        yield Term(sheet.text("messages"), (), messages)
    yield Term(writer.say("do this"), (rule.remedy[language],))
    yield _reads(told, sheet)


def _decided(told: RuleExplanation, sheet: Sheet) -> Term:
    listed: list[Entry] = []
    function = (sheet.text("function"), Code(told.rule.call)) if told.rule.call else ()
    for way in ways(told, sheet.language):
        if told.rule.call and not way.lines:
            function = (f"{way.lead} ", *function)
            continue
        listed += [Entry((way.lead,)), *entries(way.lines, 1)]
    return Term(sheet.text("decided"), function, tuple(listed))


def _messages(messages: Messages, sheet: Sheet) -> Iterator[Entry]:
    filled: dict[str, None] = {}
    for outcome in _OUTCOMES:
        message = getattr(messages, outcome.value)
        if message is None:
            continue
        _, word = words.OUTCOME[outcome]
        said = word[sheet.language]
        yield Entry((f"{said[0].upper()}{said[1:]}: {message[sheet.language]}",))
        filled |= {name: None for _, name, _, _ in Formatter().parse(message.da) if name}
    if filled:
        yield Entry((sheet.text("filled in"), *coded(filled)))


def _reads(told: RuleExplanation, sheet: Sheet) -> Term:
    """Name what is read; of a function with its labels too, which no condition tells."""
    if told.rule.call:
        return Term(sheet.text("reads"), (), tuple(_readings(told, sheet)))
    return Term(sheet.text("reads"), coded(each.path for each in told.readings))


def _readings(told: RuleExplanation, sheet: Sheet) -> Iterator[Entry]:
    for each in told.readings:
        label = f": {each.field.label[sheet.language]}"
        parts = coded(part.id for part in each.parts)
        of_it = ("; ", sheet.text("of it"), *parts) if parts else ()
        yield Entry((Code(each.path), label, *of_it))
