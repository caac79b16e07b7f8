"""Several methods side by side: their verdicts, and milestone by milestone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from readiness import wording
from readiness.model import Factor
from readiness.render import words
from readiness.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    yield f"{legend(canvas, language)}   – {say('not part', language)}"


def _verdicts(methods: Sequence[MethodAssessment], language: Language) -> Iterator[str]:
    rows = [tuple(say(key, language) for key in ("method", "answer", "point", "missing", "open"))]
    for method in methods:
        still_open = sum(finding.outcome.is_open for _, finding in method.blockers)
        missing = len(method.blockers) - still_open
        score = method.score
        rows.append(
            (
                method.ruleset.title[language],
                words.VERDICT[method.verdict][language],
                wording.span(score.percent_low, score.percent_high) if score else "–",
                str(missing),
                str(still_open),
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}"


@dataclass(frozen=True, slots=True)
class Column:
    """One method of one file, under its heading."""

    name: str
    method: MethodAssessment
    mark: str = ""  #: tells it from another of the same name


def table(
    columns: Sequence[Column], canvas: Canvas, language: Language, *, with_verdicts: bool = False
) -> Iterator[str]:
    """Write a table of milestones; columns beyond the width follow below."""
    placed = [{each.milestone.id: each for each in column.method.milestones} for column in columns]
    cells = [_cell(each, canvas, language) for by_id in placed for each in by_id.values()]
    widest = max(map(len, cells))
    names = [_short(each.name, widest - len(each.mark)) + each.mark for each in columns]
    width = max(map(len, [*cells, *names])) + 2
    fitting = max(1, (canvas.width - 2 - _FIRST) // width)
    longest = max(len(each.milestone.title[language]) for by_id in placed for each in by_id.values())
    first = min(longest + 4, max(_FIRST, canvas.width - 2 - width * len(columns[:fitting])))
    for start in range(0, len(columns), fitting):
        if start:
            yield ""
        part = slice(start, start + fitting)
        shown = columns[part] if with_verdicts else ()
        verdicts = [words.VERDICT[each.method.verdict][language] for each in shown]
        yield from _part(_Part(names[part], verdicts, placed[part], first, width), canvas, language)


@dataclass(frozen=True, slots=True)
class _Part:
    """The columns of a table that stand beside one another."""

    names: Sequence[str]
    verdicts: Sequence[str]
    placed: Sequence[dict[str, MilestoneAssessment]]
    first: int  #: the width of the column of titles
    width: int  #: of each other column


def _part(part: _Part, canvas: Canvas, language: Language) -> Iterator[str]:
    titles = {
        each.milestone.id: each.milestone.title[language] for by_id in part.placed for each in by_id.values()
    }

    def row(title: str, cells: Iterable[str]) -> str:
        return f"  {title:<{part.first}}" + "".join(f"{cell:<{part.width}}" for cell in cells)

    yield row(say("milestone", language), part.names)
    wrapped = [wrap(verdict, part.width - 2) for verdict in part.verdicts]
    for number, cells in enumerate(zip_longest(*wrapped, fillvalue="")):
        yield row("" if number else say("answer", language), cells)
    for factor in Factor:
        yield f"  {canvas.tone(words.FACTOR[factor][language], 'strong')}"
        for name in _in_order(factor, part.placed):
            cells = tuple(_cell(by_id.get(name), canvas, language) for by_id in part.placed)
            yield row(f"  {_short(titles[name], part.first - 3)}", cells)


def legend(canvas: Canvas, language: Language) -> str:
    """Explain the signs of a table of milestones."""
    signs = [canvas.sign(sign, word[language]) for sign, word in words.STATUS.values()][:4]
    return f"  {'   '.join(signs)}"


def _in_order(factor: Factor, placed: Sequence[dict[str, MilestoneAssessment]]) -> Sequence[str]:
    """Name the milestones of a factor that any method has: the shared ones first, in reading order."""
    names = dict.fromkeys(
        each.milestone.id for by_id in placed for each in by_id.values() if each.milestone.factor is factor
    )
    return sorted(names, key=lambda name: -sum(name in by_id for by_id in placed))


def _cell(milestone: MilestoneAssessment | None, canvas: Canvas, language: Language) -> str:
    if milestone is None:
        return "–"
    sign, word = words.STATUS[milestone.status]
    return canvas.sign(sign, word[language])


def _short(text: str, width: int) -> str:
    """Shorten a title to a column."""
    width = max(width, 14)
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
