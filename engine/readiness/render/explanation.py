"""Explanations as text: what is asked, why it counts, who says so, what it takes, and where it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from readiness.explanation import CodeExplanation, MilestoneExplanation, RuleExplanation
from readiness.model import Across, Measure
from readiness.render import words
from readiness.render.code import lines as of_code
from readiness.render.condition import in_words
from readiness.render.readings import lines as readings
from readiness.render.why_words import BASIS, tell
from readiness.render.writer import Writer
from readiness.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from readiness.clauses import Clause
    from readiness.explanation import Explanation, Named, Use
    from readiness.model import Basis, Language, Rule
    from readiness.render.canvas import Canvas


def render(explanations: Sequence[Explanation], canvas: Canvas, language: Language) -> str:
    """Write explanations one after the other."""
    writer = Writer(canvas, language)
    lines = [line for each in explanations for line in (*lines_of(each, writer), "")]
    return canvas.finished(iter(lines[:-1]))


def lines_of(explanation: Explanation, writer: Writer) -> Iterator[str]:
    """Write one explanation."""
    if isinstance(explanation, CodeExplanation):
        yield from of_code(explanation, writer)
    elif isinstance(explanation, MilestoneExplanation):
        yield from _milestone(explanation, writer)
    else:
        yield from _rule(explanation, writer)


def heading(key: str, writer: Writer) -> Iterator[str]:
    """Begin a section."""
    yield ""
    yield writer.strong(tell(key, writer.language))


def said(key: str, writer: Writer, **values: object) -> Iterator[str]:
    """Write a phrase as a paragraph of its section."""
    yield from writer.paragraph(tell(key, writer.language, **values), "  ")


def clause(key: str, told: Clause, writer: Writer) -> Iterator[str]:
    """Write a lead and a condition below it."""
    yield from writer.paragraph(tell(key, writer.language), "  ")
    for each in in_words(told, writer.language):
        yield from writer.paragraph(each.text, f"{'  ' * each.depth}    - ")


def _rule(told: RuleExplanation, writer: Writer) -> Iterator[str]:
    rule, language = told.rule, writer.language
    head = tell("across", language, name=rule.full_id)
    if told.milestone:
        milestone = writer.quoted(told.milestone.title[language])
        head = tell("rule", language, name=rule.full_id, milestone=milestone)
    yield from (writer.strong(line) for line in writer.paragraph(head))
    yield writer.canvas.rule()
    yield from writer.paragraph(rule.question[language])
    yield from _methods(told.uses, told.others, writer)
    yield from heading("why", writer)
    yield from _why(told, writer)
    yield from heading("source", writer)
    yield from _sources(told.uses, writer, has_basis=rule.basis)
    if not isinstance(rule, Across) and rule.measure is not Measure.DECLARED:
        measure = words.MEASURE[rule.measure][language]
        yield from writer.paragraph(f"{writer.say('rests on')}: {measure}.", "  ")
    yield from heading("judged", writer)
    yield from _judged(told, writer)
    yield from heading("read", writer)
    yield from readings(told.readings, told.uses, writer)
    yield from heading("remedy", writer)
    yield from writer.paragraph(rule.remedy[language], "  ")


def _why(told: RuleExplanation, writer: Writer) -> Iterator[str]:
    language, limits = writer.language, told.uses[0].thresholds
    verdicts = {verdict.value: writer.quoted(name[language]) for verdict, name in words.VERDICT.items()}
    if told.milestone:
        factor = words.FACTOR[told.milestone.factor][language]
        yield from said("factor", writer, factor=factor)
    if isinstance(told.rule, Across):
        yield from said("shared", writer, **verdicts)
        return
    if told.rule.gate:
        yield from said("gate", writer, **verdicts)
    else:
        yield from said("no gate", writer, minimum=limits.minimum, percent=limits.ready, **verdicts)
    if told.rule.why:
        yield from writer.paragraph(told.rule.why[language], "  ")
    yield from _weight(told.uses, writer)


def _weight(uses: Sequence[Use], writer: Writer) -> Iterator[str]:
    language = writer.language
    weights = {use.method.title[language]: _points(use.points, language) for use in uses if use.points}
    if len(set(weights.values())) == 1:
        yield from said("weight", writer, points=next(iter(weights.values())))
    elif weights:
        each = "; ".join(
            tell("weight in", writer.language, method=title, points=points)
            for title, points in weights.items()
        )
        yield from said("weights", writer, each=each)


def _points(points: Fraction, language: Language) -> str:
    """Write points with one decimal, so that a rule never weighs nothing."""
    tenths = Decimal(max(1, round(10 * points))) / 10
    return number(tenths, language)


def _sources(uses: Sequence[Use], writer: Writer, *, has_basis: Basis | None) -> Iterator[str]:
    language = writer.language
    told = []
    for use in uses:
        title = use.document.title if use.document else writer.say("the guides")
        is_known = use.source.is_exact or use.document
        where = writer.source(use.source, title) if is_known else tell("ours", language)
        told.append(where)
    for where in dict.fromkeys(told):
        yield from writer.paragraph(where, "  · ")
    if has_basis is not None:
        yield from writer.paragraph(BASIS[has_basis][language], "  ")


def _methods(uses: Sequence[Use], others: Sequence[Named], writer: Writer) -> Iterator[str]:
    language = writer.language
    methods = ", ".join(use.method.title[language] for use in uses)
    yield from writer.paragraph(tell("holds in", language, methods=methods))
    if others:
        titles = ", ".join(each.title[language] for each in others)
        yield from writer.paragraph(tell("others", language, methods=titles))


def _judged(told: RuleExplanation, writer: Writer) -> Iterator[str]:
    language = writer.language
    if told.applies:
        yield from clause("applies", told.applies, writer)
    if told.worst_of:
        yield from said("worst", writer)
        for rule in told.worst_of:
            yield from writer.paragraph(f"{rule.full_id}: {rule.question[language]}", "    - ")
        return
    if told.met is None:
        yield from said("calculated", writer)
        return
    yield from clause("met", told.met, writer)
    if told.partial:
        yield from clause("partial", told.partial, writer)
    can_be_unmet = told.met.condition.can_be_false and (
        told.partial is None or told.partial.condition.can_be_false
    )
    yield from said("unmet" if can_be_unmet else "never unmet", writer)
    yield from said("stays open", writer)


def _milestone(told: MilestoneExplanation, writer: Writer) -> Iterator[str]:
    milestone, language = told.milestone, writer.language
    head = tell("milestone", language, name=milestone.id)
    yield writer.strong(head)
    yield writer.canvas.rule()
    yield from writer.paragraph(milestone.title[language])
    yield from _methods(told.uses, told.others, writer)
    yield from heading("why", writer)
    factor = words.FACTOR[milestone.factor][language]
    yield from said("factor", writer, factor=factor)
    if milestone.has_gate:
        yield from said("gates", writer)
    yield from _weight(told.uses, writer)
    yield from heading("source", writer)
    yield from _sources(told.uses, writer, has_basis=None)
    yield from heading("first", writer)
    if not told.after:
        yield from said("nothing first", writer)
    for each in told.after:
        yield from writer.paragraph(f"{each.title[language]} ({each.id})", "  · ")
    if milestone.rules:
        yield from heading("asked", writer)
        for rule in milestone.rules:
            yield from _question(rule, writer)
        yield from said("more", writer, name=milestone.rules[0].full_id)
    yield from heading("written", writer)
    yield from readings(told.readings, told.uses, writer, is_read=False)


def _question(rule: Rule, writer: Writer) -> Iterator[str]:
    gate = f" · {writer.say('gate')}" if rule.gate else ""
    yield from writer.paragraph(rule.question[writer.language], "  · ")
    yield from writer.paragraph(f"{rule.full_id}{gate}", "    ")
