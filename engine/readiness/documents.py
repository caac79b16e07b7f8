"""Ruleset documents: one TOML file each, read strictly, with the place of everything it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import TypeAdapter, ValidationError

from readiness import toml
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import RulesetError, SetupError
from readiness.model import (
    _CLOSED,
    Across,
    Basis,
    Factor,
    Field,
    Messages,
    Rule,
    Source,
    SourceDocument,
    Text,
    Thresholds,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from readiness.positions import KeyPath
    from readiness.toml import TomlFile


_NO_SOURCE, _NO_MESSAGES = Source(), Messages()


@dataclass(frozen=True, slots=True)
class Example:
    """A proof that stands beside its rule: these answers give this outcome."""

    __pydantic_config__: ClassVar = _CLOSED

    expect: str
    given: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """A rule as it is written."""

    __pydantic_config__: ClassVar = _CLOSED

    id: str
    basis: Basis
    question: Text
    remedy: Text
    source: Source = _NO_SOURCE
    gate: bool = False
    message: Messages = _NO_MESSAGES
    met: dict[str, Any] | None = None
    partial: dict[str, Any] | None = None
    applies_when: dict[str, Any] | None = None
    call: str | None = None
    example: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneDocument:
    """A milestone as it is written: whole, or what it changes in an inherited one."""

    __pydantic_config__: ClassVar = _CLOSED

    id: str
    factor: Factor | None = None
    title: Text | None = None
    source: Source | None = None
    after: tuple[str, ...] | None = None
    drop_fields: tuple[str, ...] = ()
    drop_rules: tuple[str, ...] = ()
    field: tuple[Field, ...] = ()
    rule: tuple[RuleDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    __pydantic_config__: ClassVar = _CLOSED

    id: str
    version: str
    title: Text
    extends: str | None = None
    abstract: bool = False  #: cannot be declared, only extended
    guide: str | None = None  #: the document that inherited sources are read in
    thresholds: Thresholds | None = None
    omit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The whole document."""

    __pydantic_config__: ClassVar = _CLOSED

    ruleset: Head
    document: tuple[SourceDocument, ...] = ()
    milestone: tuple[MilestoneDocument, ...] = ()
    across: tuple[Across, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesetDocument:
    """A document that was read, and the file it was read from."""

    body: Body
    file: TomlFile

    @property
    def id(self) -> str:
        """The id of the ruleset."""
        return self.body.ruleset.id

    def place(self, *path: str | int) -> Place:
        """Give the place of a key, or of the nearest table around it."""
        for end in range(len(path), 0, -1):
            place = self.file.place_of_key(path[:end])
            if place:
                return place
        return self.file.place_at(1, 1)


def read_ruleset(path: Path | Traversable) -> RulesetDocument:
    """Read a ruleset document and check all that one document can tell.

    Args:
        path: The file, as a path or as a resource of a package.

    Raises:
        RulesetError: It cannot be read or is not valid; every fault with its place.

    """
    try:
        file = toml.parse(path.read_bytes(), path.name)
    except SetupError as error:
        raise RulesetError(*error.diagnostics) from None
    except OSError as error:
        raise RulesetError(Diagnostic("R001", Place(str(path)), {"reason": error.strerror or ""})) from None
    try:
        body = _adapter().validate_python(file.values)
    except ValidationError as error:
        raise RulesetError(*_faults(file, error)) from None
    document = RulesetDocument(body, file)
    faults = [*_doubles(document), *_texts(document), *_halves(document)]
    if faults:
        raise RulesetError(*faults)
    return document


@cache
def _adapter() -> TypeAdapter[Body]:
    return TypeAdapter(Body)


def _faults(file: TomlFile, error: ValidationError) -> list[Diagnostic]:
    """Turn pydantic's faults into places of the file: a missing key points at its table."""
    empty = RulesetDocument(Body(Head("", "", Text("", ""))), file)
    return [
        Diagnostic(
            "R002",
            empty.place(*fault["loc"]),
            {"key": ".".join(map(str, fault["loc"])), "reason": fault["msg"]},
        )
        for fault in error.errors(include_url=False, include_input=False)
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
    return [
        Diagnostic("R003", document.place(*path, index, "id"), {"id": name})
        for path, names in lists
        for index, name in enumerate(names)
        if name in names[:index]
    ]


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


def _halves(document: RulesetDocument) -> list[Diagnostic]:
    """Find rules that are judged in no way or in two, or that lack a message they will need."""
    faults = []
    for number, milestone in enumerate(document.body.milestone):
        for index, rule in enumerate(milestone.rule):
            place = document.place("milestone", number, "rule", index, "id")
            if (rule.met is None) == (rule.call is None):
                faults.append(Diagnostic("R005", place, {"id": rule.id}))
            missing = _missing_message(rule)
            if missing:
                faults.append(Diagnostic("R006", place, {"id": rule.id, "outcome": missing}))
    return faults


def _missing_message(rule: RuleDocument) -> str | None:
    is_decision = rule.met is not None and _is_decision(rule.met)
    if rule.message.unmet is None and not is_decision and rule.partial is None:
        return "unmet"
    if rule.partial is not None and rule.message.partial is None:
        return "partial"
    return "met" if rule.call is not None and rule.message.met is None else None


def _is_decision(condition: dict[str, Any]) -> bool:
    """Tell whether a condition only asks that something is answered, so that it is never false."""
    parts = condition.get("and", condition.get("or", [condition]))
    return isinstance(parts, list) and all(isinstance(each, dict) and "answered" in each for each in parts)


def as_rule(rule: RuleDocument, milestone: str, source: Source, stated_by: str) -> Rule:
    """Give a written rule its place in an effective ruleset."""
    return Rule(
        id=rule.id,
        milestone=milestone,
        gate=rule.gate,
        basis=rule.basis,
        source=source,
        question=rule.question,
        remedy=rule.remedy,
        message=rule.message,
        stated_by=stated_by,
        met=rule.met,
        partial=rule.partial,
        applies_when=rule.applies_when,
        call=rule.call,
    )
