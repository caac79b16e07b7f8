"""Whose score and verdict move when a ruleset changes, and why, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.errors import ReadinessError
from readiness.render.comparison.told import heading, told
from readiness.render.comparison.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import MethodAssessment
    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.changes import Change
    from readiness.authoring.comparison.consequences import Consequence, Consequences, Turn
    from readiness.judgement import Outcome
    from readiness.render.writer import Writer

_ARROW = " → "


def lines(found: Consequences, comparison: Comparison, writer: Writer) -> Iterator[str]:
    """Write what becomes of each setup."""
    language = writer.language
    yield writer.strong(word("setups", language))
    if found.borrowed:
        names = ", ".join(each.partition("/")[2] for each in found.borrowed)
        yield from writer.paragraph(wording.harmless(word("borrowed", language, names=names)), "  ")
    for each in found.setups:
        yield ""
        yield from writer.paragraph(wording.harmless(each.path), "  ")
        yield from _one(each, comparison, writer)


def _one(found: Consequence, comparison: Comparison, writer: Writer) -> Iterator[str]:
    before, after = found.before, found.after
    if isinstance(before, ReadinessError) or isinstance(after, ReadinessError):
        yield from _refused(before, after, writer)
        return
    yield from writer.canvas.wrapped(standing(before, after, writer), "    ", "      ")
    if found.is_same:
        yield from writer.paragraph(word("same", writer.language), "    ")
    for turn in found.turns:
        name = wording.harmless(turn.name)
        yield f"    {outcome(turn.was, writer)}{_ARROW}{outcome(turn.now, writer)}  {name}"
        for reason in reasons(turn, comparison, writer):
            yield from writer.paragraph(word("because", writer.language, what=reason), "        ")
    if found.others:
        yield from writer.paragraph(word("also", writer.language), "    ")
        for each in found.others:
            yield from writer.canvas.wrapped(named(each, comparison, writer), "      · ", "        ")


def _refused(
    before: MethodAssessment | ReadinessError, after: MethodAssessment | ReadinessError, writer: Writer
) -> Iterator[str]:
    yield from writer.paragraph(word(fate(before, after), writer.language), "    ")
    if isinstance(after, ReadinessError):
        for each in after.diagnostics:
            where = f"{writer.place(each.place)}: " if each.place else ""
            said = f"{where}{each.code} {each.sentence(writer.language)} {each.advice(writer.language)}"
            yield from writer.canvas.wrapped(said, "      · ", "        ")


def fate(before: MethodAssessment | ReadinessError, after: MethodAssessment | ReadinessError) -> str:
    """Give the phrase for a setup that one of the editions refuses."""
    if not isinstance(after, ReadinessError):
        return "is taken"
    return "was refused" if isinstance(before, ReadinessError) else "is refused"


def standing(before: MethodAssessment, after: MethodAssessment, writer: Writer) -> str:
    """Write the verdict and the score, before and now."""
    verdicts = _from_to(writer.verdict(before.verdict), writer.verdict(after.verdict))
    return f"{verdicts} · {_from_to(points(before, writer), points(after, writer))}"


def points(method: MethodAssessment, writer: Writer) -> str:
    """Write a score."""
    if method.score is None:
        return writer.say("not assessed")
    return writer.say("points", span=wording.span(method.score.percent_low, method.score.percent_high))


def outcome(each: Outcome | None, writer: Writer) -> str:
    """Write what a question came to, or that it is not asked."""
    return word("not asked", writer.language) if each is None else writer.outcome(each)


def reasons(turn: Turn, comparison: Comparison, writer: Writer) -> Sequence[str]:
    """Say which changes make a question come out otherwise."""
    if not turn.because:
        return [word("by code", writer.language)]
    return [
        told(each, comparison, writer.language).sentence
        if each.name == turn.name
        else named(each, comparison, writer)
        for each in turn.because
    ]


def named(change: Change, comparison: Comparison, writer: Writer) -> str:
    """Say a change with what it is of."""
    head = heading(change, comparison, writer.language).partition(": ")[0]
    return f"{head}: {told(change, comparison, writer.language).sentence}"


def _from_to(was: str, now: str) -> str:
    return now if was == now else f"{was}{_ARROW}{now}"
