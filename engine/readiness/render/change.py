"""What an edit changes: the line, the answer before and after, and what that does to the assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.addresses import joined
from readiness.fields import check
from readiness.literals import NOTHING, literal
from readiness.model import Text
from readiness.placing import table_of
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Assessment, MethodAssessment
    from readiness.change import Change, Step
    from readiness.fields import Fault
    from readiness.judgement import Outcome
    from readiness.model import Language
    from readiness.render.canvas import Canvas

_BEFORE = Text("før", "before")
_AFTER = Text("nu", "now")
_REMOVED = Text("fjernet: {line}", "removed: {line}")
_NOTHING = Text("ikke besvaret", "not answered")
_UNCHANGED = Text("Det står der allerede.", "It stands there already.")
_NOT_THERE = Text("Det står der ikke.", "It does not stand there.")
_KEPT = Text("Filen er ikke ændret.", "The file has not been changed.")
_DRY = Text("Prøve: filen er ikke ændret.", "Dry run: the file has not been changed.")
_SAME = Text("Vurderingen er den samme.", "The assessment is the same.")
_FAULTS = Text(
    "Filen kan ikke vurderes endnu. Se, hvad der mangler at blive rettet: readiness check {path}",
    "The file cannot be assessed yet. See what is still to be mended: readiness check {path}",
)
_ARROW = " → "


def render(change: Change, path: str, canvas: Canvas, language: Language, *, is_dry: bool = False) -> str:
    """Write what an edit changes.

    Args:
        change: The edit.
        path: The file, as the user wrote it.
        canvas: What to write on.
        language: In which language.
        is_dry: The file is left as it is.

    """
    return canvas.finished(_lines(change, path, Writer(canvas, language), is_dry=is_dry))


def _lines(change: Change, path: str, writer: Writer, *, is_dry: bool) -> Iterator[str]:
    language = writer.language
    for step in change.steps:
        yield from _step(step, writer)
    yield ""
    if not change.is_change:
        yield _KEPT[language]
        return
    if change.before and change.after:
        yield from _effects(change.before, change.after, writer)
    elif change.faults:
        yield from writer.paragraph(_FAULTS[language].format(path=wording.harmless(path)))
    if is_dry:
        yield ""
        yield from writer.paragraph(_DRY[language])


def _step(step: Step, writer: Writer) -> Iterator[str]:
    language = writer.language
    table = table_of(step.path)
    value = step.was if step.now is NOTHING else step.now
    name = wording.harmless(joined(step.path[len(table) :]))
    line = f"[{joined(table)}] {name}" + ("" if value is NOTHING else f" = {wording.shown(literal(value))}")
    if step.is_change and step.now is NOTHING:
        line = _REMOVED[language].format(line=line)
    yield from writer.paragraph(line, f"{writer.place(step.place)}  ")
    if not step.is_change:
        yield from writer.paragraph((_NOT_THERE if step.now is NOTHING else _UNCHANGED)[language], "    ")
        return
    for word, each in ((_BEFORE, step.was), (_AFTER, step.now)):
        yield from writer.paragraph(_answer(each, step, language), f"    {word[language]:<8}")


def _answer(value: object, step: Step, language: Language) -> str:
    if value is NOTHING:
        return _NOTHING[language]
    faults: list[Fault] = []
    check(value, step.field, step.path, faults)
    # what does not fit its field cannot be told in its words
    return wording.shown(literal(value)) if faults else wording.answer(value, step.field, language)


def _effects(before: Assessment, after: Assessment, writer: Writer) -> Iterator[str]:
    were = {method.ruleset.id: method for method in before.methods}
    is_same = True
    for method in after.methods:
        lines = [*_effect(were[method.ruleset.id], method, writer)] if method.ruleset.id in were else []
        is_same = is_same and not lines
        yield from lines
    outcomes = {each.rule.id: each.outcome for each in before.across}
    turned = [
        _turn(each.rule.full_id, outcomes[each.rule.id], each.outcome, writer)
        for each in after.across
        if outcomes.get(each.rule.id, each.outcome) is not each.outcome
    ]
    if turned:
        yield writer.strong(writer.say("across"))
        yield from turned
    if is_same and not turned:
        yield from writer.paragraph(_SAME[writer.language])


def _effect(before: MethodAssessment, after: MethodAssessment, writer: Writer) -> Iterator[str]:
    """Write the verdict and the score of a method, and below them the questions that come out otherwise."""
    outcomes = {finding.rule.full_id: finding.outcome for _, finding in before.findings}
    turned = [
        finding for _, finding in after.findings if outcomes[finding.rule.full_id] is not finding.outcome
    ]
    verdicts = _from_to(writer.verdict(before.verdict), writer.verdict(after.verdict))
    points = _from_to(_points(before, writer), _points(after, writer))
    if not turned and (before.verdict, before.score) == (after.verdict, after.score):
        return
    title = writer.strong(writer.title(after.ruleset.title))
    yield from writer.canvas.wrapped(f"{title}: {verdicts} · {points}", "", "  ")
    for finding in turned:
        name = finding.rule.full_id
        yield _turn(name, outcomes[name], finding.outcome, writer)


def _turn(name: str, was: Outcome, now: Outcome, writer: Writer) -> str:
    return f"    {writer.outcome(was)}{_ARROW}{writer.outcome(now)}  {name}"


def _points(method: MethodAssessment, writer: Writer) -> str:
    score = method.score
    if score is None:
        return writer.say("not assessed")
    return writer.say("points", span=wording.span(score.percent_low, score.percent_high))


def _from_to(was: str, now: str) -> str:
    return now if was == now else f"{was}{_ARROW}{now}"
