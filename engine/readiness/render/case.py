"""How a rule came out in one setup, as text below its explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import AcrossFinding
from readiness.judgement import Outcome
from readiness.render.condition import MOST, came_out, in_words
from readiness.render.explanation import heading, lines_of, said
from readiness.render.text import because
from readiness.render.why_words import tell
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import MethodAssessment
    from readiness.case import Case, Effect, Why
    from readiness.conditions import Truth
    from readiness.model import Language
    from readiness.render.canvas import Canvas
    from readiness.render.condition import Shown
    from readiness.responses import Answer
    from readiness.trace import Trace

_SIGN = {True: ("✓", "yes"), False: ("✗", "no"), None: ("?", "open")}


def render(told: Sequence[Why], canvas: Canvas, language: Language) -> str:
    """Write explanations, each with how it came out."""
    writer = Writer(canvas, language)
    lines = [line for each in told for line in (*_lines(each, writer), "")]
    return canvas.finished(iter(lines[:-1]))


def _lines(why: Why, writer: Writer) -> Iterator[str]:
    yield from lines_of(why.explanation, writer)
    for case in why.cases:
        yield ""
        yield from _case(case, writer)


def _case(case: Case, writer: Writer) -> Iterator[str]:
    finding = case.finding
    title = ", ".join(each.title[writer.language] for each in case.methods)
    yield writer.canvas.rule()
    yield from (writer.strong(line) for line in writer.paragraph(f"{title} · {finding.rule.full_id}"))
    yield from writer.paragraph(writer.outcome(finding.outcome), "  ")
    yield from writer.paragraph(finding.message[writer.language], "  ")
    if case.not_relevant is not None:
        reason = wording.shown(case.not_relevant)
        yield from said("not relevant", writer, place=writer.place(finding.place), reason=reason)
    yield from heading("answers", writer)
    for answer in case.answers:
        yield from _answer(answer, writer, with_method=isinstance(finding, AcrossFinding))
    if case.not_relevant is None:
        yield from heading("steps", writer)
        yield from _steps(case, writer)
    yield from heading("lacking", writer)
    yield from _lacking(case, writer)
    if case.effects:
        yield from heading("effect", writer)
        yield from said("if met", writer)
    for effect in case.effects:
        yield from _effect(effect, writer)
    yield ""
    if finding.waiver:
        yield from said("waived", writer, how=writer.waiver(finding.waiver))
    else:
        yield from said("not waived", writer)


def _answer(answer: Answer, writer: Writer, *, with_method: bool) -> Iterator[str]:
    language, declared = writer.language, answer.declared
    label = f"{answer.reading.field.label[language]} ({answer.reading.path})"
    if with_method:
        label = f"{', '.join(each.title[language] for each in answer.methods)} · {label}"
    place, table = writer.place(answer.place), answer.table
    if declared is None:
        yield from writer.paragraph(f"{label}: {tell('not answered', language)}", "  · ")
        yield from writer.paragraph(tell("to be written", language, place=place, table=table), "    ")
        return
    shown = wording.plain(declared.value, declared.field, language)
    yield from writer.paragraph(label if answer.entries else f"{label}: {shown}", "  · ")
    once = f" · {tell('once', language)}" if answer.is_shared else ""
    yield from writer.paragraph(tell("here", language, place=place, table=table) + once, "    ")
    for number, (entry, where) in enumerate(answer.entries[:MOST], start=1):
        text = tell("entry", language, number=number, entry=entry[language])
        yield from writer.paragraph(f"{text} ({writer.place(where)})", "    ")
    if answer.entries[MOST:]:
        yield from writer.paragraph(tell("and more", language, n=len(answer.entries) - MOST), "    ")


def _steps(case: Case, writer: Writer) -> Iterator[str]:
    followed = (("applies", case.applies), ("met", case.met), ("partial", case.partial))
    for key, each in followed:
        if each is not None:
            yield from said(key, writer)
            for shown in came_out(each, writer.language):
                yield from _shown(shown, writer)
    if case.applies is not None and not case.applies.truth:
        yield from said("unsure" if case.applies.truth is None else "does not apply", writer)
    elif case.worst_of:
        yield from said("worst here", writer)
        for finding in case.worst_of:
            yield from writer.paragraph(f"{writer.outcome(finding.outcome)} · {finding.rule.full_id}", "    ")
            yield from writer.paragraph(finding.message[writer.language], "      ")
    elif case.met is None:
        yield from _worked_out(case, writer)


def _shown(shown: Shown, writer: Writer) -> Iterator[str]:
    indent = "  " * shown.depth + "    "
    if not shown.has_sign:
        yield from writer.paragraph(shown.text, indent)
        return
    yield from writer.paragraph(shown.text, f"{indent}{truth(shown.truth, writer)} · ")


def truth(value: Truth, writer: Writer) -> str:
    """Write what a condition is worth: a sign with its word."""
    sign, key = _SIGN[value]
    return writer.canvas.sign(sign, tell(key, writer.language))


def _worked_out(case: Case, writer: Writer) -> Iterator[str]:
    language = writer.language
    if case.finding.outcome is Outcome.ERROR:
        yield from said("raised", writer)
        return
    values = case.finding.message.values
    shown = "; ".join(f"{name} = {wording.written(value, language)}" for name, value in values.items())
    yield from said("worked out", writer, values=shown) if shown else said("worked out so", writer)


def _lacking(case: Case, writer: Writer) -> Iterator[str]:
    finding = case.finding
    if finding.outcome is Outcome.NOT_APPLICABLE:
        yield from said("nothing to do", writer)
    elif not case.effects:
        yield from said("in place", writer)
    else:
        if case.lacking:
            yield from said("becomes true", writer)
        for each in case.lacking:
            yield from _lack(each, writer)
        advice = writer.advice(finding.outcome, finding.rule.remedy)
        yield from writer.paragraph(f"{writer.say('do this')}: {advice}", "  ")


def _lack(trace: Trace, writer: Writer) -> Iterator[str]:
    language = writer.language
    for each in in_words(trace.clause, language):
        yield from writer.paragraph(each.text, f"{'  ' * each.depth}    - ")
    uncovered = [step for step in trace.steps if not step.truth and trace.clause.operator == "covers"]
    names = [each.name[language] for each in uncovered[:MOST] if not isinstance(each.name, int)]
    if names:
        items = wording.shown(", ".join(names))
        yield from writer.paragraph(tell("lacks", language, items=items), "      ")


def _effect(effect: Effect, writer: Writer) -> Iterator[str]:
    language, before, after = writer.language, effect.before, effect.after
    title = after.ruleset.title[language]
    old, new = _span(before), _span(after)
    if old == new:
        small = tell("small", language) if before.score != after.score else ""
        yield from writer.paragraph(tell("same points", language, title=title, after=new) + small, "  · ")
    else:
        text = tell("points", language, title=title, before=old, after=new)
        yield from writer.paragraph(text, "  · ")
    key = "same verdict" if before.verdict is after.verdict else "verdict"
    text = tell(
        key,
        language,
        before=writer.verdict(before.verdict),
        after=writer.verdict(after.verdict),
        because=because(after, effect.across, writer),
    )
    yield from writer.paragraph(text, "    ")


def _span(method: MethodAssessment) -> str:
    return wording.span(method.score.percent_low, method.score.percent_high) if method.score else "–"
