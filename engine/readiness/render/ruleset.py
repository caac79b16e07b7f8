"""An effective ruleset for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.inheritance import Origin, Provenance
    from readiness.model import Contradiction, Field, Language, Milestone, Rule, Ruleset
    from readiness.sources import Source


def document(
    ruleset: Ruleset,
    language: Language,
    provenance: Provenance | None = None,
    only: Sequence[str] = (),
) -> dict[str, Any]:
    """Give the effective ruleset as plain data, texts in one language.

    Args:
        ruleset: The effective ruleset.
        language: The language of its texts.
        provenance: Where its parts come from; without it, the data does not say.
        only: The milestones to give; none means all.

    """
    milestones = [each for each in ruleset.milestones if not only or each.id in only]
    content = _content(ruleset, milestones, language)
    if provenance:
        for each in content["milestones"]:
            _add_origin(each, provenance.milestones[each["id"]])
            each["restated_by"] = list(provenance.milestones[each["id"]].restated_by)
            for rule in each["rules"]:
                _add_origin(rule, provenance.rules[rule["id"]])
            for field in each["fields"]:
                _add_origin(field, provenance.fields[f"{each['id']}.{field['id']}"])
        content["omitted"] = [
            {
                "kind": each.kind,
                "id": each.id,
                "text": each.text[language],
                "stated_by": each.stated_by,
                "omitted_by": each.omitted_by,
            }
            for each in provenance.omissions(only)
        ]
    return content


def _add_origin(content: dict[str, Any], origin: Origin) -> None:
    content["stated_by"] = origin.stated_by
    content["replaces"] = origin.replaces


def _content(ruleset: Ruleset, milestones: Sequence[Milestone], language: Language) -> dict[str, Any]:
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
        "milestones": [_milestone(each, language) for each in milestones],
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


def _milestone(milestone: Milestone, language: Language) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "factor": milestone.factor,
        "title": milestone.title[language],
        "source": source_data(milestone.source),
        "after": list(milestone.after),
        "rules": [_rule(each, language) for each in milestone.rules],
        "contradictions": [_contradiction(each, language) for each in milestone.contradictions],
        "fields": [_field(each, language) for each in milestone.fields],
    }


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.full_id,
        "gate": rule.gate,
        "basis": rule.basis,
        "measure": rule.measure,
        "why": rule.why[language] if rule.why else None,
        "question": rule.question[language],
        "remedy": rule.remedy[language],
        "source": source_data(rule.source),
        "reads": list(rule.reads),
        "stated_by": rule.stated_by,
    }


def _contradiction(contradiction: Contradiction, language: Language) -> dict[str, Any]:
    return {
        "id": contradiction.full_id,
        "basis": contradiction.basis,
        "message": contradiction.message[language],
        "remedy": contradiction.remedy[language],
        "source": source_data(contradiction.source),
        "stated_by": contradiction.stated_by,
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
        "role": field.role,
        "minimum": field.minimum,
        "choices": [
            {"id": each.id, "label": each.en if language == "en" else each.da} for each in field.choices
        ],
        "of": field.of,
        "interval": field.interval,
        "fields": [_field(each, language) for each in field.fields],
    }
