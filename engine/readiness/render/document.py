"""The form of the JSON that `readiness check` prints: a public interface, and the source of its JSON Schema.

Other programs depend on it. What is removed, renamed or read in another way takes a new `schema_version`; a
key may be added without one.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from readiness.assessment import Shortfall, Verdict
from readiness.diagnostics import Severity
from readiness.judgement import Outcome
from readiness.render.method_document import Closed, LocationDocument, MethodDocument, Sha256, WaiverDocument

SCHEMA_VERSION: Final = "1"


class DiagnosticDocument(Closed):
    """Something doubtful in the setup file."""

    code: Annotated[str, Field(pattern="^[A-Z][0-9]{3}$")]
    """The kind of doubt; a code is never used again for something else."""
    severity: Severity
    """Whether it fails the assessment, as an expired waiver does."""
    message: str
    """What is doubtful, in the language of the report."""
    advice: str
    """What to do or to write instead, in the language of the report."""
    location: LocationDocument | None
    """Where it stands, or null when it concerns no place of the file."""


class AcrossDocument(Closed):
    """A finding about what several methods draw on at once."""

    id: str
    """The rule's id; decided_by names it as across.rule."""
    outcome: Outcome
    """What the rule came to; unanswered, unknown and error are open."""
    methods: Annotated[tuple[str, ...], Field(min_length=2)]
    """The ids of the methods concerned, also those that are filtered away."""
    message: str
    """What was found, in the language of the report."""
    remedy: str
    """What to do if the rule is not met, in the language of the report."""
    location: LocationDocument
    """Where the answer stands in the setup file, or is to be written."""
    waiver: WaiverDocument | None
    """The waiver of this gap while it lasts, or null when there is none."""


class KnownGapDocument(Closed):
    """A gap as a baseline holds it."""

    rule: str
    """The rule in full: method/milestone.rule, or across.rule."""
    key: str
    """The key path of the answer that it hangs on."""
    outcome: Outcome
    """How far the answer is, or was when the baseline was written."""


class BaselineDocument(Closed):
    """The gaps held against those that are known; only the exit code depends on it."""

    path: str
    """The baseline as the user named it."""
    known: tuple[KnownGapDocument, ...]
    """The gaps that are known, as they are now."""
    new: tuple[KnownGapDocument, ...]
    """The gaps that are not known, or are worse than they were; each of them fails the assessment."""
    closed: tuple[KnownGapDocument, ...]
    """The gaps that were known and are no more."""


class ExitGateDocument(Closed):
    """The exit code with and without waivers, and why it is not 0."""

    with_waivers: Literal[0, 1, 4]
    """The exit code when waivers count: what is waived counts as closed, and an expired one fails."""
    without_waivers: Literal[0, 1, 4]
    """The exit code when waivers do not count."""
    counts_waivers: bool
    """Whether they count in this run; exit_code is the one of the two that this says."""
    falls_short: tuple[Shortfall, ...]
    """Why exit_code is not 0: a verdict, a score, a new gap, an expired waiver, or a rule that raised."""


class ToolDocument(Closed):
    """The program that made the assessment."""

    name: Literal["readiness"]
    """The program's name."""
    version: Annotated[str, Field(min_length=1)]
    """The program's version."""


class InputDocument(Closed):
    """The setup file that was assessed."""

    path: str
    """The file as the user named it."""
    sha256: Sha256
    """The checksum of the file's bytes."""


class MunicipalityDocument(Closed):
    """The municipality that the setup is about."""

    navn: str
    """The municipality's name as declared."""
    kode: str | None
    """The municipality's official code, or null when it is not declared."""
    opstart: date | None
    """The planned start, or null when it is not declared."""


class AssessmentDocument(Closed):
    """One setup file, assessed."""

    schema_version: Literal["1"]
    """The version of this form; it changes when a reader of the old form could misread the new one."""
    tool: ToolDocument
    """The program that made the assessment."""
    as_of: date
    """The date that the assessment is made for."""
    input: InputDocument
    """The setup file that was assessed."""
    kommune: MunicipalityDocument
    """The municipality that the setup is about."""
    verdict: Verdict
    """The worst verdict of the methods."""
    exit_code: Literal[0, 1, 4]
    """The exit code that this file alone gives: 0 the demand holds, 1 it does not, 4 a rule raised."""
    exit_gate: ExitGateDocument
    """The exit code with and without waivers, and why it is not 0."""
    methods: Annotated[tuple[MethodDocument, ...], Field(min_length=1)]
    """The assessed methods in the order of the file."""
    across: tuple[AcrossDocument, ...]
    """What several of the methods draw on at once; it is not scored, but holds a verdict back until met."""
    waivers: tuple[WaiverDocument, ...]
    """The gaps declared as accepted, of what was assessed; they never change a score or a verdict."""
    baseline: BaselineDocument | None
    """What the known gaps come to, or null without a baseline; they change the exit code alone."""
    diagnostics: tuple[DiagnosticDocument, ...]
    """Warnings about the file, and expired waivers; any other error leaves it without an assessment."""


class RefusedInputDocument(Closed):
    """A setup file that could not be assessed, and perhaps not even be read."""

    path: str
    """The file as the user named it."""


class RefusalDocument(Closed):
    """One setup file that could not be assessed. It has no verdict, and says why."""

    schema_version: Literal["1"]
    """The version of this form; it changes when a reader of the old form could misread the new one."""
    tool: ToolDocument
    """The program that refused the file."""
    input: RefusedInputDocument
    """The setup file that was refused."""
    exit_code: Literal[2, 3, 4]
    """The exit code that this file alone gives: 2 not valid, 3 nothing to assess, 4 a method not loaded."""
    diagnostics: Annotated[tuple[DiagnosticDocument, ...], Field(min_length=1)]
    """What is wrong, in the order of the file; among it at least one error."""


def schema() -> dict[str, Any]:
    """Give the JSON Schema of one document, or of the list of them that several files give."""
    one = AssessmentDocument | RefusalDocument
    either = TypeAdapter[Any](one | Annotated[list[one], Field(min_length=1)])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "readiness check --format json",
        **either.json_schema(mode="serialization"),
    }
