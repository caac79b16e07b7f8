"""Ruleset documents: one TOML file each, read strictly, with the place of everything it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import handshake, inspection, toml
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import RulesetError, SetupError
from readiness.judgement import Outcome
from readiness.model import (
    FIELD_TYPES,
    TABLE_ENTRIES,
    Across,
    Basis,
    Choice,
    Contradiction,
    Factor,
    Field,
    Measure,
    Messages,
    Text,
    Thresholds,
)
from readiness.reading import Misfit, Table
from readiness.sources import GuideMilestone, Source, SourceDocument
from readiness.written import Body, Example, Head, MilestoneDocument, RuleDocument, RulesetDocument

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path


def read_ruleset(path: Path | Traversable, *, name: str | None = None) -> RulesetDocument:
    """Read a ruleset document and check all that one document can tell.

    Args:
        path: The file, as a path or as a resource of a package.
        name: What places in it are told with; its file name when left out.

    Raises:
        RulesetError: It cannot be read or is not valid; every fault with its place.

    """
    return parse_ruleset(_content(path), name or path.name)


def parse_ruleset(content: bytes, name: str) -> RulesetDocument:
    """Read a ruleset document from bytes. Raises `RulesetError` as `read_ruleset` does."""
    document = _form(content, name)
    faults = inspection.faults(document)
    if faults:
        raise RulesetError(*faults)
    return document


def read_form(path: Path | Traversable, *, name: str | None = None) -> RulesetDocument:
    """Read a ruleset document whose form is right, whatever else is wrong in it.

    Args:
        path: The file, as a path or as a resource of a package.
        name: What places in it are told with; its file name when left out.

    Raises:
        RulesetError: It cannot be read, or a key does not fit; every fault with its place.

    """
    return _form(_content(path), name or path.name)


def _content(path: Path | Traversable) -> bytes:
    """Read as much of a file as a ruleset may be long, and a byte more."""
    try:
        with path.open("rb") as opened:
            return opened.read(toml.MAX_BYTES + 1)
    except FileNotFoundError:
        raise RulesetError(Diagnostic("R025", Place(str(path)), {"file": path.name})) from None
    except OSError as error:
        raise RulesetError(Diagnostic("R001", Place(str(path)), {"reason": error.strerror or ""})) from None


def _form(content: bytes, name: str) -> RulesetDocument:
    try:
        file = toml.parse(content, name)
    except SetupError as error:
        raise RulesetError(*error.diagnostics) from None
    handshake.require(file)
    misfits: list[Misfit] = []
    table = Table(file.values, (), misfits)
    document = RulesetDocument(_body(table), file)
    table.close()
    faults = [
        Diagnostic("R002", document.place(*path), {"key": ".".join(map(str, path)), "reason": reason})
        for path, reason in misfits
    ]
    if faults:
        raise RulesetError(*faults)
    return document


def _body(table: Table) -> Body:
    return Body(
        ruleset=table.table("ruleset", _head),
        document=table.tables("document", _source_document),
        milestone=table.tables("milestone", _milestone),
        across=table.tables("across", _across),
    )


def _head(table: Table) -> Head:
    return Head(
        id=table.text("id"),
        version=table.text("version"),
        title=table.table("title", _text),
        extends=table.text_if_any("extends"),
        engine=table.text_if_any("engine"),
        abstract=table.flag("abstract"),
        guide=table.text_if_any("guide"),
        thresholds=table.table_if_any("thresholds", _thresholds),
        omit=table.texts("omit"),
        note=table.table_if_any("note", _text),
    )


def _thresholds(table: Table) -> Thresholds:
    return Thresholds(ready=table.number("ready"), minimum=table.number("minimum"))


def _source_document(table: Table) -> SourceDocument:
    return SourceDocument(
        id=table.text("id"),
        title=table.text("title"),
        publisher=table.text("publisher"),
        milestones=table.tables("milestones", _guide_milestone),
    )


def _guide_milestone(table: Table) -> GuideMilestone:
    return GuideMilestone(table.number("number"), table.number("page"), table.number("questions"))


def _milestone(table: Table) -> MilestoneDocument:
    return MilestoneDocument(
        id=table.text("id"),
        factor=table.word_if_any("factor", Factor),
        title=table.table_if_any("title", _text),
        source=table.table_if_any("source", _source),
        after=table.texts("after") if table.has("after") else None,
        drop_fields=table.texts("drop_fields"),
        drop_rules=table.texts("drop_rules"),
        drop_contradictions=table.texts("drop_contradictions"),
        field=table.tables("field", _field),
        rule=table.tables("rule", _rule),
        contradiction=table.tables("contradiction", _contradiction),
    )


def _field(table: Table) -> Field:
    return Field(
        id=table.text("id"),
        type=table.name("type", *FIELD_TYPES),
        label=table.table("label", _text),
        hint=table.table_if_any("hint", _text),
        choices=table.tables("choices", _choice),
        fields=table.tables("fields", _field),
        of=table.name("of", *TABLE_ENTRIES) if table.has("of") else None,
        minimum=table.number_if_any("minimum") or 0,
        scope=table.name("scope", "faelles", "metode") if table.has("scope") else "faelles",
        interval=table.flag("interval"),
        role=table.flag("role"),
    )


def _choice(table: Table) -> Choice:
    return Choice(id=table.text("id"), da=table.text("da"), en=table.text("en"))


def _rule(table: Table) -> RuleDocument:
    return RuleDocument(
        id=table.text("id"),
        gate=table.flag("gate"),
        basis=table.word("basis", Basis),
        source=table.table_if_any("source", _source) or Source(),
        question=table.table("question", _text),
        remedy=table.table("remedy", _text),
        message=table.table_if_any("message", _messages) or Messages(),
        met=table.as_it_is("met"),
        partial=table.as_it_is("partial"),
        applies_when=table.as_it_is("applies_when"),
        call=table.text_if_any("call"),
        reads=table.texts("reads"),
        worst_of=table.texts("worst_of"),
        measure=table.word_if_any("measure", Measure) or Measure.DECLARED,
        why=table.table_if_any("why", _text),
        example=table.tables("example", _example),
    )


def _contradiction(table: Table) -> Contradiction:
    return Contradiction(
        id=table.text("id"),
        basis=table.word("basis", Basis),
        source=table.table_if_any("source", _source) or Source(),
        when=table.condition("when"),
        message=table.table("message", _text),
        remedy=table.table("remedy", _text),
    )


def _across(table: Table) -> Across:
    return Across(
        id=table.text("id"),
        basis=table.word("basis", Basis),
        source=table.table_if_any("source", _source) or Source(),
        question=table.table("question", _text),
        remedy=table.table("remedy", _text),
        message=table.table_if_any("message", _messages) or Messages(),
        call=table.text("call"),
        reads=table.texts("reads"),
    )


def _example(table: Table) -> Example:
    return Example(expect=table.word("expect", Outcome), given=table.as_it_is("given") or {})


def _messages(table: Table) -> Messages:
    return Messages(
        met=table.table_if_any("met", _text),
        partial=table.table_if_any("partial", _text),
        unmet=table.table_if_any("unmet", _text),
        unanswered=table.table_if_any("unanswered", _text),
    )


def _source(table: Table) -> Source:
    return Source(
        document=table.text_if_any("document"),
        page=table.number_if_any("page"),
        milestone=table.number_if_any("milestone"),
        question=table.number_if_any("question"),
        section=table.text_if_any("section"),
        title=table.text_if_any("title"),
        line=table.number_if_any("line"),
    )


def _text(table: Table) -> Text:
    return Text(da=table.text("da"), en=table.text("en"))
