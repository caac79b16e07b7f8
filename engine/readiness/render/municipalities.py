"""Several files side by side: for each method that more than one declares, municipality by milestone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from readiness import wording
from readiness.render import overview
from readiness.render.overview import Column
from readiness.render.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.assessment import Assessment, MethodAssessment
    from readiness.model import Language
    from readiness.render.canvas import Canvas


def lines(assessments: Sequence[Assessment], canvas: Canvas, language: Language) -> Iterator[str]:
    """Write a table for each method that several files declare; nothing where none is."""
    for declared in _by_method(assessments).values():
        if len(declared) > 1:
            yield from _one_method(declared, canvas, language)


def _by_method(
    assessments: Sequence[Assessment],
) -> Mapping[str, list[tuple[Assessment, MethodAssessment]]]:
    found: dict[str, list[tuple[Assessment, MethodAssessment]]] = {}
    for assessment in assessments:
        for method in assessment.methods:
            found.setdefault(method.ruleset.id, []).append((assessment, method))
    return found


def _one_method(
    declared: Sequence[tuple[Assessment, MethodAssessment]], canvas: Canvas, language: Language
) -> Iterator[str]:
    title = declared[0][1].ruleset.title[language]
    heading = say("side by side", language, title=title, n=len(declared))
    yield from ("", "", canvas.tone(heading, "strong"), canvas.rule())
    names = [wording.shown(assessment.municipality.name) for assessment, _ in declared]
    often = Counter(names)
    columns, files = [], []
    for number, (name, (assessment, method)) in enumerate(zip(names, declared, strict=True)):
        mark = f" ({names[: number + 1].count(name)})" if often[name] > 1 else ""
        columns.append(Column(name.removesuffix(" Kommune"), method, mark))
        if mark:
            files.append(f"{name}{mark}: {wording.harmless(assessment.path)}")
    yield from overview.table(columns, canvas, language, with_verdicts=True)
    yield overview.legend(canvas, language)
    for each in files:
        yield from canvas.wrapped(each, "  ", "    ")
