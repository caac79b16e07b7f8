"""Several methods side by side: their verdicts, and milestone by milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.model import Factor
from readiness.render import words
from readiness.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Assessment, MethodAssessment, MilestoneAssessment
    from readiness.model import Language
    from readiness.render.canvas import Canvas


def lines(assessment: Assessment, canvas: Canvas, language: Language) -> Iterator[str]:
    """Write a table of the methods and a table of milestones and methods."""
    methods = assessment.methods
    yield from _verdicts(methods, language)
    yield from canvas.wrapped(say("gates note", language), "  ")
    yield ""
    yield from _milestones(methods, canvas, language)


def _verdicts(methods: Sequence[MethodAssessment], language: Language) -> Iterator[str]:
    rows = [tuple(say(key, language) for key in ("method", "answer", "point", "missing", "open"))]
    for method in methods:
        score = method.score
        rows.append(
            (
                method.ruleset.title[language],
                words.VERDICT[method.verdict][language],
                wording.span(score.percent_low, score.percent_high) if score else "–",
                str(method.missing_gates),
                str(method.open_gates),
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}"


def _milestones(methods: Sequence[MethodAssessment], canvas: Canvas, language: Language) -> Iterator[str]:
    placed = [{each.milestone.id: each for each in method.milestones} for method in methods]
    cells = [_cell(each, canvas, language) for by_id in placed for each in by_id.values()]
    names = [_short(method.ruleset.title[language], max(map(len, cells))) for method in methods]
    width = max(map(len, [*cells, *names])) + 2
    titles = {
        each.milestone.id: each.milestone.title[language] for by_id in placed for each in by_id.values()
    }
    first = min(max(map(len, titles.values())) + 4, max(24, canvas.width - 2 - width * len(methods)))
    yield f"  {say('milestone', language):<{first}}" + "".join(f"{name:<{width}}" for name in names)
    for factor in Factor:
        yield f"  {canvas.tone(words.FACTOR[factor][language], 'strong')}"
        for name in _in_order(factor, placed):
            row = [_cell(by_id.get(name), canvas, language) for by_id in placed]
            title = _short(titles[name], first - 3)
            yield f"    {title:<{first - 2}}" + "".join(f"{cell:<{width}}" for cell in row)
    legend = [canvas.sign(sign, word[language]) for sign, word in words.STATUS.values()][:4]
    yield f"  {'   '.join(legend)}   · {say('not part', language)}"


def _in_order(factor: Factor, placed: Sequence[dict[str, MilestoneAssessment]]) -> Sequence[str]:
    """Name the milestones of a factor that any method has: the shared ones first, in reading order."""
    names = dict.fromkeys(
        each.milestone.id for by_id in placed for each in by_id.values() if each.milestone.factor is factor
    )
    return sorted(names, key=lambda name: -sum(name in by_id for by_id in placed))


def _cell(milestone: MilestoneAssessment | None, canvas: Canvas, language: Language) -> str:
    if milestone is None:
        return "·"
    sign, word = words.STATUS[milestone.status]
    return canvas.sign(sign, word[language])


def _short(text: str, width: int) -> str:
    """Shorten a title to a column."""
    width = max(width, 14)
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
