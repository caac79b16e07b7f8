"""What of a ruleset document a reviewer may change: its texts, and of its rules the source, basis and gate.

Each is known by a key that stays the same when the document is written in another order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from readiness.authoring.tables.table import SOURCE, Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.authoring.tables.table import SheetName, Value
    from readiness.model import Across, Contradiction, Field, Messages, Text
    from readiness.positions import KeyPath
    from readiness.sources import Source
    from readiness.written import MilestoneDocument, RuleDocument, RulesetDocument

Kind = Literal[
    "ruleset",
    "note",
    "document",
    "publisher",
    "milestone",
    "question",
    "why",
    "met",
    "partial",
    "unmet",
    "unanswered",
    "remedy",
    "contradiction",
    "mend",
    "field",
    "hint",
    "part",
    "choice",
]
OUTCOMES: tuple[Literal["met", "partial", "unmet", "unanswered"], ...] = (
    "met",
    "partial",
    "unmet",
    "unanswered",
)
#: What a source calls what a column holds, where the two names differ.
_KEYS: Mapping[Column, str] = {Column.NUMBER: "milestone"}
ACROSS = "across"


class Held(NamedTuple):
    """A value that may be changed, and where it stands in the document."""

    path: KeyPath
    value: Value


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of a document, with what else may be changed of the same thing."""

    key: str  #: `<ruleset>/<list>/<id>/<text>`
    sheet: SheetName
    kind: Kind
    id: str  #: `<milestone>.<rule>`, or the id of what it is
    held: Mapping[Column, Held]
    milestone: str = ""  #: the id of the milestone that it belongs to
    is_message: bool = False  #: is filled with values, so that its braces must stay
    field: Field | None = field(default=None, compare=False)  #: of a field or part: itself


def slots(document: RulesetDocument) -> Iterator[Slot]:
    """Go through a document in its own order."""
    body, at = document.body, document.id
    head = body.ruleset
    yield Slot(f"{at}/ruleset/title", "ruleset", "ruleset", at, _texts(("ruleset", "title"), head.title))
    if head.note:
        yield Slot(f"{at}/ruleset/note", "ruleset", "note", at, _texts(("ruleset", "note"), head.note))
    for index, each in enumerate(body.document):
        title = {Column.DA: Held(("document", index, "title"), each.title)}
        publisher = {Column.DA: Held(("document", index, "publisher"), each.publisher)}
        yield Slot(f"{at}/document/{each.id}/title", "ruleset", "document", each.id, title)
        yield Slot(f"{at}/document/{each.id}/publisher", "ruleset", "publisher", each.id, publisher)
    for number, milestone in enumerate(body.milestone):
        yield from _milestone(at, ("milestone", number), milestone)
    for index, across in enumerate(body.across):
        path, key = (ACROSS, index), f"{at}/{ACROSS}/{across.id}"
        yield from _rule(key, path, across.full_id, ACROSS, across)


def _milestone(at: str, path: KeyPath, milestone: MilestoneDocument) -> Iterator[Slot]:
    name = milestone.id
    held: dict[Column, Held] = {}
    if milestone.title:
        held |= _texts((*path, "title"), milestone.title)
    if milestone.source:  # one that is inherited is not begun here: it would replace the whole of it
        held |= _source((*path, "source"), milestone.source)
    if held:
        yield Slot(f"{at}/milestone/{name}/title", "questions", "milestone", name, held, name)
    for index, rule in enumerate(milestone.rule):
        key, each = f"{at}/rule/{name}.{rule.id}", (*path, "rule", index)
        yield from _rule(key, each, f"{name}.{rule.id}", name, rule)
    for index, contradiction in enumerate(milestone.contradiction):
        yield from _contradiction(at, (*path, "contradiction", index), name, contradiction)
    for index, declared in enumerate(milestone.field):
        yield from _field(at, (*path, "field", index), name, f"{name}.{declared.id}", declared)


def _rule(key: str, path: KeyPath, name: str, milestone: str, rule: RuleDocument | Across) -> Iterator[Slot]:
    held = _texts((*path, "question"), rule.question) | _judged(path, rule)
    if hasattr(rule, "gate"):
        held[Column.GATE] = Held((*path, "gate"), rule.gate)
    yield Slot(f"{key}/question", "questions", "question", name, held, milestone)
    why: Text | None = getattr(rule, "why", None)
    if why:
        yield Slot(f"{key}/why", "questions", "why", name, _texts((*path, "why"), why), milestone)
    for outcome, text in _messages(rule.message):
        held = _texts((*path, "message", outcome), text)
        yield Slot(f"{key}/{outcome}", "questions", outcome, name, held, milestone, is_message=True)
    held = _texts((*path, "remedy"), rule.remedy)
    yield Slot(f"{key}/remedy", "questions", "remedy", name, held, milestone)


def _messages(
    messages: Messages,
) -> Iterator[tuple[Literal["met", "partial", "unmet", "unanswered"], Text]]:
    for outcome in OUTCOMES:
        text = getattr(messages, outcome)
        if text is not None:
            yield outcome, text


def _contradiction(at: str, path: KeyPath, milestone: str, each: Contradiction) -> Iterator[Slot]:
    name = f"{milestone}.{each.id}"
    key = f"{at}/contradiction/{name}"
    held = _texts((*path, "message"), each.message) | _judged(path, each)
    yield Slot(f"{key}/message", "questions", "contradiction", name, held, milestone)
    held = _texts((*path, "remedy"), each.remedy)
    yield Slot(f"{key}/remedy", "questions", "mend", name, held, milestone)


def _field(at: str, path: KeyPath, milestone: str, name: str, each: Field) -> Iterator[Slot]:
    key = f"{at}/field/{name}"
    kind: Kind = "part" if "fields" in path else "field"
    label = _texts((*path, "label"), each.label)
    yield Slot(f"{key}/label", "fields", kind, name, label, milestone, field=each)
    if each.hint:
        yield Slot(f"{key}/hint", "fields", "hint", name, _texts((*path, "hint"), each.hint), milestone)
    for index, choice in enumerate(each.choices):
        at_choice = (*path, "choices", index)
        held = {
            Column.DA: Held((*at_choice, "da"), choice.da),
            Column.EN: Held((*at_choice, "en"), choice.en),
        }
        label_key = f"{at}/choice/{name}.{choice.id}/text"
        yield Slot(label_key, "fields", "choice", f"{name}.{choice.id}", held, milestone)
    for index, part in enumerate(each.fields):
        yield from _field(at, (*path, "fields", index), milestone, f"{name}.{part.id}", part)


def _texts(path: KeyPath, text: Text) -> dict[Column, Held]:
    return {Column.DA: Held((*path, "da"), text.da), Column.EN: Held((*path, "en"), text.en)}


def _judged(path: KeyPath, each: RuleDocument | Across | Contradiction) -> dict[Column, Held]:
    return {
        Column.BASIS: Held((*path, "basis"), each.basis.value),
        **_source((*path, "source"), each.source),
    }


def _source(path: KeyPath, source: Source) -> dict[Column, Held]:
    keys = {column: _KEYS.get(column, column.value) for column in SOURCE}
    return {column: Held((*path, key), getattr(source, key)) for column, key in keys.items()}
