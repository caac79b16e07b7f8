"""Explanations as plain data, for other programs; texts in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness import wording
from readiness.explanation import CodeExplanation, MilestoneExplanation, RuleExplanation
from readiness.model import Across, Rule
from readiness.render.code import general
from readiness.render.condition import sentence
from readiness.render.readings import kind, tables
from readiness.render.ruleset import source_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.clauses import Clause
    from readiness.explanation import Explanation, Named, Reading, Use
    from readiness.model import Language


def explanation(told: Explanation, language: Language) -> dict[str, Any]:
    """Give an explanation of a rule, a milestone or a code as plain data."""
    if isinstance(told, CodeExplanation):
        return _code(told, language)
    if isinstance(told, MilestoneExplanation):
        return _milestone(told, language)
    return _rule(told, language)


def clause(told: Clause | None, language: Language, *, inside: bool = False) -> dict[str, Any] | None:
    """Give a condition as plain data, each part with its words."""
    if told is None:
        return None
    return {
        "operator": told.operator,
        "text": sentence(told, language, inside=inside),
        "field": told.operand.path if told.operand else None,
        "parts": [clause(part, language, inside=inside) for part in told.parts],
        "where": clause(told.where, language, inside=True),
    }


def _code(told: CodeExplanation, language: Language) -> dict[str, Any]:
    return {
        "kind": "code",
        "id": told.code,
        "sentence": general(told.entry.sentence, language),
        "advice": general(told.entry.advice, language),
        "why": told.entry.why[language],
        "wrong": told.entry.wrong,
        "right": told.entry.right,
    }


def _milestone(told: MilestoneExplanation, language: Language) -> dict[str, Any]:
    milestone = told.milestone
    return {
        "kind": "milestone",
        "id": milestone.id,
        "title": milestone.title[language],
        "factor": milestone.factor,
        "gate": milestone.has_gate,
        "methods": [_use(each, language) for each in told.uses],
        "also_in": _names(told.others, language),
        "after": _names(told.after, language),
        "rules": [
            {"id": rule.full_id, "gate": rule.gate, "question": rule.question[language]}
            for rule in milestone.rules
        ],
        "fields": [_reading(each, told.uses, language) for each in told.readings],
    }


def _rule(told: RuleExplanation, language: Language) -> dict[str, Any]:
    rule = told.rule
    return {
        "kind": "across" if isinstance(rule, Across) else "rule",
        "id": rule.full_id,
        "question": rule.question[language],
        "remedy": rule.remedy[language],
        "milestone": told.milestone.id if told.milestone else None,
        "factor": told.milestone.factor if told.milestone else None,
        "gate": isinstance(rule, Rule) and rule.gate,
        "basis": rule.basis,
        "measure": rule.measure if isinstance(rule, Rule) else None,
        "why": rule.why[language] if isinstance(rule, Rule) and rule.why else None,
        "methods": [_use(each, language) for each in told.uses],
        "also_in": _names(told.others, language),
        "applies_when": clause(told.applies, language),
        "met": clause(told.met, language),
        "partial": clause(told.partial, language),
        "worst_of": [each.full_id for each in told.worst_of],
        "call": rule.call,
        "reads": [_reading(each, told.uses, language) for each in told.readings],
    }


def _names(named: Sequence[Named], language: Language) -> list[dict[str, str]]:
    return [{"id": each.id, "title": each.title[language]} for each in named]


def _use(use: Use, language: Language) -> dict[str, Any]:
    return {
        "id": use.method.id,
        "title": use.method.title[language],
        "source": {
            **source_data(use.source),
            "title_of_document": use.document.title if use.document else None,
        },
        "points": None if use.points is None else round(float(use.points), 4),
        "thresholds": {"ready": use.thresholds.ready, "minimum": use.thresholds.minimum},
    }


def _reading(reading: Reading, uses: Sequence[Use], language: Language) -> dict[str, Any]:
    field = reading.field
    return {
        "path": reading.path,
        "label": field.label[language],
        "type": field.type,
        "kind": kind(field, language),
        "choices": [wording.plain(choice.id, field.entry, language) for choice in field.choices],
        "parts": [
            {"id": part.id, "label": part.label[language], "type": part.type} for part in reading.parts
        ],
        "tables": list(tables(reading, uses, language)),
    }
