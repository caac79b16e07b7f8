"""The form of one method in the JSON that `readiness check` prints, down to its rules. See `document`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from readiness.assessment import MilestoneStatus, SettledVerdict, Verdict
from readiness.judgement import Outcome
from readiness.model import Basis, Factor, Measure
from readiness.waivers import WaiverState

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Percent = Annotated[int, Field(ge=0, le=100)]
Positive = Annotated[int, Field(ge=1)]


class Closed(BaseModel):
    """A table whose keys are all named here and all present."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class LocationDocument(Closed):
    """A place in a file; lines and columns count from 1, in characters."""

    path: str
    """The file as the user named it."""
    line: Positive
    """The line."""
    column: Positive
    """The column."""


class ScoreDocument(Closed):
    """An interval in whole per cent, rounded down; 100 only when everything is met."""

    low: Percent
    """The score if every open rule turns out unmet."""
    high: Percent
    """The score if every open rule turns out met."""


class SourceDocument(Closed):
    """Where a requirement is written, as far as each part is known."""

    document: str | None
    """The id of the guide, or null when the requirement rests on none."""
    page: Positive | None
    """The page of the guide, or null when it is not known."""
    milestone: Positive | None
    """The milestone's number in the guide, or null when it has none."""
    question: Positive | None
    """The question's number in the milestone, or null when the requirement stands in the text."""
    section: str | None
    """The section or sections of a source that has no pages, or null."""
    title: str | None
    """The heading above the passage, or null."""
    line: Positive | None
    """The passage's first line in the source's text, or null."""


class WaiverDocument(Closed):
    """An accepted gap."""

    rule: str
    """The rule in full, as method/milestone.rule, or as across.rule where methods share it."""
    reason: str
    """Why the gap is accepted, as declared."""
    approved_by: str
    """The role that approved it, as declared."""
    expires: date
    """The last day that it holds."""
    state: WaiverState
    """What it comes to: active counts in the exit code, unmatched means that its rule has no gap."""
    location: LocationDocument
    """Where the waiver names its rule."""


class RuleDocument(Closed):
    """One rule with its outcome: a finding."""

    id: Annotated[str, Field(pattern=r"^[^.]+\.[^.]+$")]
    """The rule's id within the method, as milestone.rule; it is never used again for another rule."""
    outcome: Outcome
    """What the rule came to; unanswered, unknown and error are open."""
    gate: bool
    """Whether the rule must be met before the start."""
    question: str
    """What the rule asks, in the language of the report."""
    message: str
    """What was found, in the language of the report."""
    remedy: str
    """What to do if the rule is not met, in the language of the report."""
    basis: Basis
    """How much of the rule is the source's: number and requirement, the requirement only, or nothing."""
    measure: Measure
    """What an answer is: a declaration, a measured opinion, or an average that hides a spread."""
    source: SourceDocument
    """Where the requirement is written."""
    location: LocationDocument
    """Where the answer stands in the setup file, or is to be written."""
    field: str
    """The path of the field that decides, within the method or the shared answers."""
    waiver: WaiverDocument | None
    """The waiver of this gap while it lasts, or null when there is none."""


class MilestoneDocument(Closed):
    """One necessary thing to reach."""

    id: str
    """The milestone's id, which is its table in the setup file."""
    title: str
    """The milestone's heading in the language of the report."""
    score: ScoreDocument | None
    """The mean of the rules that apply, or null when none does."""
    status: MilestoneStatus
    """How far the milestone is."""
    owner: str | None
    """The role that is responsible, or null when none is declared."""
    due: date | None
    """The declared deadline, or null when there is none."""
    documented: bool
    """Whether the municipality refers to documentation."""
    not_applicable: str | None
    """The municipality's reason why the milestone is not relevant to it, or null when it is relevant."""
    rules: tuple[RuleDocument, ...]
    """The milestone's rules in reading order, each with what it came to."""


class FactorDocument(Closed):
    """One of the three factors of a method."""

    id: Factor
    """The factor's id."""
    title: str
    """The factor's name in the language of the report."""
    score: ScoreDocument | None
    """The mean of the milestones that apply, or null when none does."""
    milestones: tuple[MilestoneDocument, ...]
    """The factor's milestones in reading order."""


class RulesetDocument(Closed):
    """The effective ruleset that a method was assessed by."""

    id: str
    """The ruleset's id."""
    version: str
    """The ruleset's version; a change that can move a score is a major version."""
    sha256: Sha256
    """The checksum over the ruleset's documents and those that it inherits."""


class MethodDocument(Closed):
    """One method with its verdict, its score and all its findings."""

    id: str
    """The method's id, as written in the setup file."""
    title: str
    """The method's name in the language of the report."""
    ruleset: RulesetDocument
    """The effective ruleset that the method was assessed by."""
    verdict: Verdict
    """The verdict: that of both ends when they agree, else undetermined."""
    verdict_low: SettledVerdict
    """The verdict if every open rule turns out unmet."""
    verdict_high: SettledVerdict
    """The verdict if every open rule turns out met."""
    verdict_waived: Verdict
    """The verdict if the waived and the known gaps were closed; only the exit code is judged by it."""
    score: ScoreDocument | None
    """The mean of the three factors, or null when nothing applies."""
    decided_by: tuple[str, ...]
    """The open rules that decide between the two verdicts, as milestone.rule or across.rule."""
    factors: Annotated[tuple[FactorDocument, ...], Field(min_length=3, max_length=3)]
    """The three factors in the guides' order."""
