"""Several methods side by side: their verdicts, and milestone by milestone."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from readiness import wording
from readiness.model import Factor
from readiness.render import words
from readiness.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from readiness.assessment import Assessment, MethodAssessment, MilestoneAssessment
    from readiness.model import Language
    from readiness.render.canvas import Canvas

_FIRST = 24  # the least that the column of titles takes


def lines(assessment: Assessment, canvas: Canvas, language: Language) -> Iterator[str]:
    """Write a table of the methods and a table of milestones and methods."""
    methods = assessment.methods
    yield from _verdicts(methods, language)
    yield from canvas.wrapped(say("gates note", language), "  ")
    yield ""
    columns = [Column(method.ruleset.title[language], method) for method in methods]
    yield from table(columns, canvas, language)
    yield f"{legend(canvas, language)}   · {say('not part', language)}"


def verdicts(methods: Sequence[MethodAssessment], language: Language) -> Iterator[tuple[str, ...]]:
    """Give the rows of a table of the methods, the headings first."""
    yield tuple(say(key, language) for key in ("method", "answer", "point", "missing", "open"))
    for method in methods:
        score = method.score
        yield (
            method.ruleset.title[language],
            words.VERDICT[method.verdict][language],
            wording.span(score.percent_low, score.percent_high) if score else "–",
            str(method.missing_gates),
            str(method.open_gates),
        )


def _verdicts(methods: Sequence[MethodAssessment], language: Language) -> Iterator[str]:
    rows = list(verdicts(methods, language))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}"


class Column(NamedTuple):
    """One method of one file, under its heading."""

    name: str
    method: MethodAssessment
    mark: str = ""  #: tells it from another of the same name


def table(
    columns: Sequence[Column], canvas: Canvas, language: Language, *, with_verdicts: bool = False
) -> Iterator[str]:
    """Write a table of milestones; columns beyond the width follow below."""
    milestones = [each for column in columns for each in column.method.milestones]
    widest = max(len(_cell(each, canvas, language)) for each in milestones)
    columns = [each._replace(name=_short(each.name, widest - len(each.mark)) + each.mark) for each in columns]
    width = max(widest, *(len(each.name) for each in columns)) + 2
    fitting = max(1, (canvas.width - 2 - _FIRST) // width)
    longest = max(len(each.milestone.title[language]) for each in milestones)
    first = min(longest + 4, max(_FIRST, canvas.width - 2 - width * len(columns[:fitting])))
    for start in range(0, len(columns), fitting):
        if start:
            yield ""
        grid = _Grid(first, width, canvas, language)
        yield from _part(columns[start : start + fitting], grid, with_verdicts=with_verdicts)


class _Grid(NamedTuple):
    """The columns of a table: how wide they are, and what they are written on."""

    first: int  #: the width of the column of titles
    width: int  #: of each other column
    canvas: Canvas
    language: Language

    def row(self, title: str, cells: Iterable[str]) -> str:
        return f"  {title:<{self.first}}" + "".join(f"{cell:<{self.width}}" for cell in cells)


def _part(columns: Sequence[Column], grid: _Grid, *, with_verdicts: bool) -> Iterator[str]:
    canvas, language = grid.canvas, grid.language
    placed = [{each.milestone.id: each for each in column.method.milestones} for column in columns]
    titles = {
        each.milestone.id: each.milestone.title[language] for by_id in placed for each in by_id.values()
    }
    yield grid.row(say("milestone", language), [each.name for each in columns])
    if with_verdicts:
        verdicts = [words.VERDICT[each.method.verdict][language] for each in columns]
        wrapped = [wrap(verdict, grid.width - 2) for verdict in verdicts]
        for number, cells in enumerate(zip_longest(*wrapped, fillvalue="")):
            yield grid.row("" if number else say("answer", language), cells)
    for factor in Factor:
        yield f"  {canvas.tone(words.FACTOR[factor][language], 'strong')}"
        for name in in_order(factor, placed):
            row = [_cell(by_id.get(name), canvas, language) for by_id in placed]
            yield grid.row(f"  {_short(titles[name], grid.first - 3)}", row)


def legend(canvas: Canvas, language: Language) -> str:
    """Explain the signs of a table of milestones."""
    signs = [canvas.sign(sign, word[language]) for sign, word in words.STATUS.values()][:4]
    return f"  {'   '.join(signs)}"


def in_order(factor: Factor, placed: Sequence[Mapping[str, MilestoneAssessment]]) -> Sequence[str]:
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
