"""An effective ruleset for readers and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness.model import Measure
from readiness.render.words import BASIS, FACTOR, KIND, MEASURE, passage, say, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Field, Language, Milestone, Rule, Ruleset, Source
    from readiness.render.canvas import Canvas


def document(ruleset: Ruleset, language: Language) -> dict[str, Any]:
    """Give the effective ruleset as plain data, texts in one language."""
    return {
        "id": ruleset.id,
        "title": ruleset.title[language],
        "version": ruleset.version,
        "note": ruleset.note[language] if ruleset.note else None,
        "sha256": ruleset.sha256,
        "lineage": list(ruleset.lineage),
        "thresholds": {"ready": ruleset.thresholds.ready, "minimum": ruleset.thresholds.minimum},
        "documents": [
            {"id": each.id, "title": each.title, "publisher": each.publisher} for each in ruleset.documents
        ],
        "milestones": [_milestone(each, language) for each in ruleset.milestones],
        "across": [
            {
                "id": rule.id,
                "basis": rule.basis,
                "question": rule.question[language],
                "remedy": rule.remedy[language],
                "source": source_data(rule.source),
                "reads": list(rule.reads),
                "stated_by": stated_by,
            }
            for stated_by, rule in ruleset.across
        ],
    }


def render(ruleset: Ruleset, canvas: Canvas, language: Language) -> str:
    """Write the effective ruleset as text: milestones in reading order, each with its questions."""
    return canvas.finished(_lines(ruleset, canvas, language))


def _milestone(milestone: Milestone, language: Language) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "factor": milestone.factor,
        "title": milestone.title[language],
        "source": source_data(milestone.source),
        "after": list(milestone.after),
        "rules": [_rule(each, language) for each in milestone.rules],
        "fields": [_field(each, language) for each in milestone.fields],
    }


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.full_id,
        "gate": rule.gate,
        "basis": rule.basis,
        "measure": rule.measure,
        "question": rule.question[language],
        "remedy": rule.remedy[language],
        "source": source_data(rule.source),
        "reads": list(rule.reads),
        "stated_by": rule.stated_by,
    }


def source_data(source: Source) -> dict[str, Any]:
    """Give a source as plain data."""
    return {
        "document": source.document,
        "page": source.page,
        "milestone": source.milestone,
        "question": source.question,
        "section": source.section,
        "title": source.title,
        "line": source.line,
    }


def _field(field: Field, language: Language) -> dict[str, Any]:
    return {
        "id": field.id,
        "type": field.type,
        "label": field.label[language],
        "hint": field.hint[language] if field.hint else None,
        "scope": field.scope,
        "minimum": field.minimum,
        "choices": [
            {"id": each.id, "label": each.en if language == "en" else each.da} for each in field.choices
        ],
        "of": field.of,
        "interval": field.interval,
        "fields": [_field(each, language) for each in field.fields],
    }


def _lines(ruleset: Ruleset, canvas: Canvas, language: Language) -> Iterator[str]:
    yield canvas.tone(f"{ruleset.title[language]} · {ruleset.id} {ruleset.version}", "strong")
    for each in ruleset.documents:
        yield from canvas.wrapped(f"{each.title}, {each.publisher}")
    if ruleset.note:
        yield from canvas.wrapped(ruleset.note[language])
    yield canvas.rule()
    factor = None
    for milestone in ruleset.milestones:
        if milestone.factor is not factor:
            factor = milestone.factor
            yield ""
            yield canvas.tone(FACTOR[factor][language].upper(), "strong")
        yield ""
        place = ", ".join([milestone.id, *where(milestone.source, language)])
        heading = f"{milestone.title[language]} ({place})"
        yield from (canvas.tone(line, "strong") for line in canvas.wrapped(heading, "  ", "    "))
        for rule in milestone.rules:
            marks = [say("gate", language)] if rule.gate else []
            if rule.source.question:
                marks.append(say("question number", language, n=rule.source.question))
            if passage(rule.source, language):
                marks.append(", ".join(passage(rule.source, language)))
            marks.append(BASIS[rule.basis][language])
            if rule.measure is not Measure.DECLARED:
                marks.append(MEASURE[rule.measure][language])
            yield from canvas.wrapped(rule.question[language], "    - ")
            yield from canvas.wrapped(" · ".join([rule.id, *marks]), "      ")
        yield f"    {say('write here', language)}"
        yield f"      [metoder.{ruleset.id}.{milestone.id}]"
        for field in milestone.fields:
            yield from canvas.wrapped(
                f"{field.id} = {_kind(field, language)}: {field.label[language]}", "      "
            )


def _kind(field: Field, language: Language) -> str:
    """Say what may be written: the words of a choice, the parts of a table, else the kind of value."""
    if field.choices:
        return " | ".join(choice.id for choice in field.choices)
    if field.fields:
        return "{ " + ", ".join(part.id for part in field.fields) + " }"
    return KIND[field.type][language]
