"""How rules came out in one setup, as plain data for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness import wording
from readiness.facts import Absent
from readiness.render.explained import clause, explanation

if TYPE_CHECKING:
    from readiness.assessment import Assessment, MethodAssessment, Score
    from readiness.case import Case, Effect, Why
    from readiness.diagnostics import Place
    from readiness.model import Field, Language
    from readiness.responses import Answer
    from readiness.trace import Step, Trace


def document(assessment: Assessment, told: tuple[Why, ...], language: Language) -> dict[str, Any]:
    """Give what is told of the rules of one file."""
    return {
        "path": wording.harmless(assessment.path),
        "as_of": assessment.as_of.isoformat(),
        "exit_code": assessment.exit_code,
        "why": [
            {
                **explanation(each.explanation, language),
                "cases": [_case(case, language) for case in each.cases],
            }
            for each in told
        ],
    }


def _case(case: Case, language: Language) -> dict[str, Any]:
    finding = case.finding
    waiver = finding.waiver.waiver if finding.waiver else None
    return {
        "methods": [each.id for each in case.methods],
        "outcome": finding.outcome,
        "message": finding.message[language],
        "values": {name: wording.written(value, language) for name, value in finding.message.values.items()},
        "location": _place(finding.place),
        "not_relevant": None if case.not_relevant is None else wording.harmless(case.not_relevant),
        "answers": [_answer(each, language) for each in case.answers],
        "applies_when": _trace(case.applies, language),
        "met": _trace(case.met, language),
        "partial": _trace(case.partial, language),
        "worst_of": [
            {"id": each.rule.full_id, "outcome": each.outcome, "message": each.message[language]}
            for each in case.worst_of
        ],
        "lacking": [clause(each.clause, language) for each in case.lacking],
        "effects": [_effect(each) for each in case.effects],
        "waiver": None
        if waiver is None
        else {
            "reason": wording.harmless(waiver.reason),
            "approved_by": wording.harmless(waiver.approved_by),
            "expires": waiver.expires.isoformat(),
        },
    }


def _answer(answer: Answer, language: Language) -> dict[str, Any]:
    return {
        "methods": [each.id for each in answer.methods],
        "field": answer.reading.path,
        "label": answer.reading.field.label[language],
        "answer": None
        if answer.declared is None
        else _shown(answer.declared.value, answer.declared.field, language),
        "shared": answer.is_shared,
        "table": answer.table,
        "location": _place(answer.place),
        "entries": [
            {"answer": entry[language], "location": _place(place)} for entry, place in answer.entries
        ],
    }


def _trace(trace: Trace | None, language: Language, *, inside: bool = False) -> dict[str, Any] | None:
    if trace is None:
        return None
    operand = trace.clause.operand
    return {
        **(clause(trace.clause, language, inside=inside) or {}),
        "truth": trace.truth,
        "answer": _shown(trace.value, operand.field, language) if operand else None,
        "parts": [_trace(part, language, inside=inside) for part in trace.parts],
        "entries": [_step(step, operand.field, language) for step in trace.steps if operand],
    }


def _step(step: Step, field: Field, language: Language) -> dict[str, Any]:
    return {
        "name": step.name if isinstance(step.name, int) else wording.harmless(step.name[language]),
        "truth": step.truth,
        "entry": _shown(step.value, step.part(field), language),
        "trace": _trace(step.trace, language, inside=True),
    }


def _shown(value: object, field: Field, language: Language) -> str | None:
    return None if isinstance(value, Absent) else wording.plain(value, field, language)


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "method": effect.after.ruleset.id,
        "before": _came_to(effect.before),
        "after": _came_to(effect.after),
    }


def _came_to(method: MethodAssessment) -> dict[str, Any]:
    return {"verdict": method.verdict, "score": _score(method.score)}


def _score(score: Score | None) -> dict[str, int] | None:
    return None if score is None else {"low": score.percent_low, "high": score.percent_high}


def _place(place: Place) -> dict[str, Any]:
    return {"path": wording.harmless(place.path), "line": place.line, "column": place.column}
