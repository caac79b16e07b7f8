"""What one ruleset document tells of its own faults, each with its place."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from readiness.diagnostics import Diagnostic
from readiness.handshake import is_version
from readiness.model import DONT_KNOW, NUMBERS, TEXTS
from readiness.names import is_id
from readiness.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Field, Messages, Text
    from readiness.positions import KeyPath
    from readiness.written import RuleDocument, RulesetDocument

#: What every milestone table takes besides its fields, so that no field can be called so.
RESERVED = ("ansvarlig", "frist", "dokumentation", "note", "vurderet", "ikke_relevant")
_ALL = 100  # per cent
_FIELD_OF_A_MILESTONE = 4  # keys from the root: milestone, its number, field, its number


def faults(document: RulesetDocument) -> list[Diagnostic]:
    """Find all that is wrong in a document, though its form is right."""
    return [
        *_doubles(document),
        *_texts(document),
        *_halves(document),
        *_shapeless(document),
        *_unfillable(document),
        *_filled(document),
        *_out_of_range(document),
        *_ill_named(document),
        *_unversioned(document),
    ]


def _doubles(document: RulesetDocument) -> list[Diagnostic]:
    """Find ids that stand twice in the same list."""
    body = document.body
    lists: list[tuple[KeyPath, list[str]]] = [
        (("document",), [each.id for each in body.document]),
        (("milestone",), [each.id for each in body.milestone]),
        (("across",), [each.id for each in body.across]),
    ]
    for number, milestone in enumerate(body.milestone):
        lists.append((("milestone", number, "field"), [each.id for each in milestone.field]))
        lists.append((("milestone", number, "rule"), [each.id for each in milestone.rule]))
        contradictions = [each.id for each in milestone.contradiction]
        lists.append((("milestone", number, "contradiction"), contradictions))
    for path, field in _fields(document):
        lists.append(((*path, "fields"), [each.id for each in field.fields]))
        lists.append(((*path, "choices"), [each.id for each in field.choices]))
    doubles = [
        Diagnostic("R003", document.place(*path, index, "id"), {"id": name})
        for path, names in lists
        for index, name in enumerate(names)
        if name in names[:index]
    ]
    return doubles + list(_guide_doubles(document))


def _guide_doubles(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find milestones of a guide that are listed twice."""
    for number, guide in enumerate(document.body.document):
        numbers = [each.number for each in guide.milestones]
        for index, name in enumerate(numbers):
            if name in numbers[:index]:
                place = document.place("document", number, "milestones", index, "number")
                yield Diagnostic("R003", place, {"id": str(name)})


def _fields(document: RulesetDocument) -> Iterator[tuple[KeyPath, Field]]:
    """Go through all fields and their parts, each with its path."""
    waiting: list[tuple[KeyPath, Field]] = [
        (("milestone", number, "field", index), field)
        for number, milestone in enumerate(document.body.milestone)
        for index, field in enumerate(milestone.field)
    ]
    while waiting:
        path, field = waiting.pop(0)
        yield path, field
        waiting += [((*path, "fields", index), part) for index, part in enumerate(field.fields)]


def _shapeless(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find fields whose choices, parts or entries do not go with their type."""
    for path, field in _fields(document):
        needs = {
            "choices": field.type in ("choice", "choices"),
            "fields": field.type in ("record", "records") or field.of == "record",
            "of": field.type == "table",
            "interval": field.interval and field.type in NUMBERS,
            "role": field.role and field.type in TEXTS and field.of in (None, "text"),
        }
        for key, is_needed in needs.items():
            if bool(getattr(field, key)) != is_needed:
                yield Diagnostic(
                    "R007", document.place(*path, "type"), {"id": field.id, "type": field.type, "key": key}
                )


def _texts(document: RulesetDocument) -> list[Diagnostic]:
    """Find messages that are no plain sentence with names in braces, the same in both languages."""
    faults = []
    for path, messages in _messages(document):
        for outcome in ("met", "partial", "unmet", "unanswered"):
            text = getattr(messages, outcome)
            if text is not None and not _same_placeholders(text):
                faults.append(
                    Diagnostic("R004", document.place(*path, "message", outcome), {"outcome": outcome})
                )
    return faults


def _messages(document: RulesetDocument) -> list[tuple[KeyPath, Messages]]:
    rules: list[tuple[KeyPath, Messages]] = [
        (("milestone", number, "rule", index), rule.message)
        for number, milestone in enumerate(document.body.milestone)
        for index, rule in enumerate(milestone.rule)
    ]
    across: list[tuple[KeyPath, Messages]] = [
        (("across", index), rule.message) for index, rule in enumerate(document.body.across)
    ]
    return rules + across


def _same_placeholders(text: Text) -> bool:
    try:
        names = [
            {
                (name, spec, conversion)
                for _, name, spec, conversion in Formatter().parse(each)
                if name is not None
            }
            for each in (text.da, text.en)
        ]
    except ValueError:
        return False
    plain = all(name.isidentifier() and not spec and not conversion for name, spec, conversion in names[0])
    return plain and names[0] == names[1]


def _halves(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find rules that are judged in no way or in two, or that lack a message they will need."""
    for number, milestone in enumerate(document.body.milestone):
        for index, rule in enumerate(milestone.rule):
            path = ("milestone", number, "rule", index, "id")
            if [rule.met is None, rule.call is None, not rule.worst_of].count(False) != 1:
                yield Diagnostic("R005", document.place(*path), {"id": rule.id})
            if (rule.call is None) is bool(rule.reads):
                yield Diagnostic("R021", document.place(*path), {"id": rule.id})
            missing = _missing_message(rule)
            if missing:
                yield Diagnostic("R006", document.place(*path), {"id": rule.id, "outcome": missing})
    for index, across in enumerate(document.body.across):
        if not across.reads:
            yield Diagnostic("R021", document.place("across", index, "id"), {"id": across.id})


def _missing_message(rule: RuleDocument) -> str | None:
    can_be_partial = rule.partial is not None or bool(rule.worst_of)
    can_be_unmet = not _is_decision(rule.partial if rule.partial is not None else rule.met or {})
    if _is_decision(rule.met or {}):
        can_be_partial = can_be_unmet = False
    if rule.message.unmet is None and can_be_unmet:
        return "unmet"
    if rule.message.partial is None and can_be_partial:
        return "partial"
    return "met" if rule.call is not None and rule.message.met is None else None


def _is_decision(condition: dict[str, object]) -> bool:
    """Tell whether a condition only asks that something is answered, so that it is never false."""
    parts = condition.get("and", condition.get("or", [condition]))
    return isinstance(parts, list) and all(isinstance(each, dict) and "answered" in each for each in parts)


def _unfillable(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find messages with braces that a condition cannot fill; one that covers fills `{mangler}`."""
    for number, milestone in enumerate(document.body.milestone):
        for index, rule in enumerate(milestone.rule):
            if rule.call is not None:
                continue
            covers = {"mangler"} if "covers" in (rule.met or {}) else set()
            for outcome in ("met", "partial", "unmet", "unanswered"):
                text = getattr(rule.message, outcome)
                fills = covers if outcome in ("partial", "unmet") else set()
                if text is not None and _same_placeholders(text) and not placeholders(text) <= fills:
                    place = document.place("milestone", number, "rule", index, "message", outcome)
                    yield Diagnostic("R018", place, {"outcome": outcome})


def _filled(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find contradictions with braces in their words, which nothing fills."""
    for number, milestone in enumerate(document.body.milestone):
        for index, each in enumerate(milestone.contradiction):
            for key, text in (("message", each.message), ("remedy", each.remedy)):
                if re.search("[{}]", text.da + text.en):
                    place = document.place("milestone", number, "contradiction", index, key)
                    yield Diagnostic("R023", place, {"id": each.id, "key": key})


def _out_of_range(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find pages and numbers below 1, and thresholds that are no per cent in order."""
    for number, guide in enumerate(document.body.document):
        for index, listed in enumerate(guide.milestones):
            lowest = {
                "number": (listed.number, 1),
                "page": (listed.page, 1),
                "questions": (listed.questions, 0),
            }
            for key, (value, least) in lowest.items():
                if value < least:
                    place = document.place("document", number, "milestones", index, key)
                    yield Diagnostic("R009", place, {"id": key})
    limits = document.body.ruleset.thresholds
    if limits and not 0 <= limits.minimum <= limits.ready <= _ALL:
        yield Diagnostic("R009", document.place("ruleset", "thresholds"), {"id": "thresholds"})
    for path, source in document.sources():
        for key in ("page", "milestone", "question"):
            value = getattr(source, key)
            if value is not None and value < 1:
                yield Diagnostic("R009", document.place(*path, key), {"id": key})


def _unversioned(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find a demand of the engine that is no version."""
    needed = document.body.ruleset.engine
    if needed is not None and not is_version(needed):
        yield Diagnostic("R024", document.file.place_of_value(("ruleset", "engine")), {"value": needed})


def _ill_named(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Find ids that cannot stand in a path, and fields that every milestone table has already."""
    body = document.body
    named: list[tuple[KeyPath, str]] = [(("ruleset", "id"), body.ruleset.id)]
    named += [(("across", index, "id"), rule.id) for index, rule in enumerate(body.across)]
    for number, milestone in enumerate(body.milestone):
        named.append((("milestone", number, "id"), milestone.id))
        named += [
            (("milestone", number, "rule", index, "id"), rule.id) for index, rule in enumerate(milestone.rule)
        ]
        named += [
            (("milestone", number, "contradiction", index, "id"), each.id)
            for index, each in enumerate(milestone.contradiction)
        ]
    fields = list(_fields(document))
    for path, field in fields:
        named.append(((*path, "id"), field.id))
        named += [((*path, "choices", index, "id"), choice.id) for index, choice in enumerate(field.choices)]
    for path, name in named:
        if not is_id(name) or name == DONT_KNOW:
            yield Diagnostic("R008", document.place(*path), {"id": name})
    for path, field in fields:
        if len(path) == _FIELD_OF_A_MILESTONE and field.id in RESERVED:
            yield Diagnostic("R008", document.place(*path, "id"), {"id": field.id})
