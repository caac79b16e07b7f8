"""Several files side by side: for each method that more than one declares, municipality by milestone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from readiness import wording
from readiness.render import overview
from readiness.render.overview import Column
from readiness.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Assessment, MethodAssessment
    from readiness.model import Language
    from readiness.render.canvas import Canvas

#: A method as one file declares it.
Declared: TypeAlias = "tuple[Assessment, MethodAssessment]"


def lines(assessments: Sequence[Assessment], canvas: Canvas, language: Language) -> Iterator[str]:
    """Write a table for each method that several files declare; nothing where none is."""
    for declared in by_method(assessments):
        yield from _one_method(declared, canvas, language)


def by_method(assessments: Sequence[Assessment]) -> Iterator[Sequence[Declared]]:
    """Give each method that several files declare, as each of them does."""
    found: dict[str, list[Declared]] = {}
    for assessment in assessments:
        for method in assessment.methods:
            found.setdefault(method.ruleset.id, []).append((assessment, method))
    return (declared for declared in found.values() if len(declared) > 1)


def side_by_side(declared: Sequence[Declared]) -> tuple[list[Column], list[str]]:
    """Give a column for each file, and which file it is where several have the same name."""
    names = [wording.shown(assessment.municipality.name) for assessment, _ in declared]
    often = Counter(names)
    columns, files = [], []
    for number, (name, (assessment, method)) in enumerate(zip(names, declared, strict=True)):
        mark = f" ({names[: number + 1].count(name)})" if often[name] > 1 else ""
        columns.append(Column(name.removesuffix(" Kommune"), method, mark))
        if mark:
            files.append(f"{name}{mark}: {wording.harmless(assessment.path)}")
    return columns, files


def _one_method(declared: Sequence[Declared], canvas: Canvas, language: Language) -> Iterator[str]:
    title = declared[0][1].ruleset.title[language]
    heading = say("side by side", language, title=title, n=len(declared))
    yield from ("", "", canvas.tone(heading, "strong"), canvas.rule())
    columns, files = side_by_side(declared)
    yield from overview.table(columns, canvas, language, with_verdicts=True)
    yield overview.legend(canvas, language)
    for each in files:
        yield from canvas.wrapped(each, "  ", "    ")
