"""The whole, frozen result of an assessment. Every report is a view of it; none computes anything."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from readiness import wording
from readiness.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from readiness.baseline import BaselineAssessment
    from readiness.diagnostics import Diagnostic, Place
    from readiness.model import Across, Factor, Field, Language, Milestone, Rule, Ruleset, Text
    from readiness.waivers import WaiverAssessment
    from readiness.wording import Value


#: What an assessment that was made exits with: the demand holds, it does not, or a rule raised.
ExitCode = Literal[0, 1, 4]


class Verdict(StrEnum):
    """What a method's findings add up to, from worst to best but for `UNDETERMINED`."""

    NOT_READY = "not_ready"
    UNDETERMINED = "undetermined"
    CONDITIONAL = "conditional"
    READY = "ready"


class MilestoneStatus(StrEnum):
    """How far a milestone is."""

    REACHED = "reached"
    PARTIAL = "partial"
    MISSING = "missing"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"


#: The verdict of one end, where nothing is open.
SettledVerdict = Literal[Verdict.NOT_READY, Verdict.CONDITIONAL, Verdict.READY]


class Score(NamedTuple):
    """A score as an exact interval of fractions, `low/of` to `high/of`, with `0 <= low <= high <= of`."""

    low: int
    high: int
    of: int

    @property
    def percent_low(self) -> int:
        """The low end in whole per cent, rounded down."""
        return 100 * self.low // self.of

    @property
    def percent_high(self) -> int:
        """The high end in whole per cent, rounded down."""
        return 100 * self.high // self.of


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in both languages with the values it is filled with."""

    text: Text
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)

    def __getitem__(self, language: Language) -> str:
        """Write the sentence in one language."""
        return wording.fill(self.text, self.values, language)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a municipality has declared at a field, to be shown in a few words."""

    value: object
    field: Field

    def __getitem__(self, language: Language) -> str:
        """Write the answer in one language."""
        return wording.answer(self.value, self.field, language)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's outcome with its place, message and what the municipality declared."""

    rule: Rule
    outcome: Outcome
    message: Message
    field: str  #: the path that decides
    place: Place
    table: str  #: the table of the setup that the answer belongs in, as `[metoder.<id>.<milestone>]`
    declared: Declared | None  #: what stands at the field; None when nothing does
    tells_demand: bool = False  #: still open, but the answers already say what it will take
    may_fall: bool = False  #: judged, but an open rule that it rests on may still make it worse
    waiver: WaiverAssessment | None = None  #: of its gap, while it lasts
    is_known: bool = False  #: its gap stands in the baseline, and is no worse than there

    @property
    def is_accepted(self) -> bool:
        """Whether its gap counts as closed in the exit code: somebody waived it, or it is known."""
        return self.waiver is not None or self.is_known

    @property
    def has_gap(self) -> bool:
        """Whether there is anything to mend, to answer or to waive."""
        return self.outcome.is_gap or self.may_fall


@dataclass(frozen=True, slots=True)
class MilestoneAssessment:
    """One milestone of one method."""

    milestone: Milestone
    status: MilestoneStatus
    score: Score | None
    owner: str | None
    due: date | None
    documented: bool
    not_applicable: str | None  #: the municipality's reason
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FactorAssessment:
    """One of the three factors of one method."""

    factor: Factor
    score: Score | None
    milestones: tuple[MilestoneAssessment, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: mend one gap, or answer the open questions of one milestone."""

    milestone: MilestoneAssessment
    findings: tuple[Finding, ...]
    gain: Fraction  #: points of 100 that it adds to the total; "up to", where the questions are open
    gates: int  #: how many of its findings are gates

    @property
    def is_open(self) -> bool:
        """Whether the step is to answer questions, not to mend a gap."""
        return self.findings[0].outcome.is_open


@dataclass(frozen=True, slots=True)
class MethodAssessment:
    """One method: the verdict with both its ends, the score, and all findings."""

    ruleset: Ruleset
    verdict: Verdict
    verdict_low: SettledVerdict
    verdict_high: SettledVerdict
    verdict_known: Verdict  #: what it would be with the known gaps closed; only the exit code asks
    verdict_waived: Verdict  #: what it would be with the known and the waived gaps closed, likewise
    score: Score | None
    below: tuple[Factor, ...]  #: the factors that stay below the limit that matters, whatever is answered
    decided_by: tuple[str, ...]  #: the open rules (`<milestone>.<rule>`, `across.<rule>`) that decide
    factors: tuple[FactorAssessment, ...]
    next_steps: tuple[Step, ...]  #: all of them, the most pressing first

    @property
    def milestones(self) -> Iterator[MilestoneAssessment]:
        """All milestones in reading order."""
        return (milestone for factor in self.factors for milestone in factor.milestones)

    @property
    def findings(self) -> Iterator[tuple[MilestoneAssessment, Finding]]:
        """All findings in reading order, each with its milestone."""
        return ((milestone, finding) for milestone in self.milestones for finding in milestone.findings)

    @property
    def gates(self) -> tuple[tuple[MilestoneAssessment, Finding], ...]:
        """The gates that apply, each with its milestone."""
        return tuple(
            each
            for each in self.findings
            if each[1].rule.gate and each[1].outcome is not Outcome.NOT_APPLICABLE
        )

    @property
    def blockers(self) -> tuple[tuple[MilestoneAssessment, Finding], ...]:
        """The gates that are not met, in working order: what must be in place first."""
        return tuple(
            (step.milestone, finding)
            for step in self.next_steps
            for finding in step.findings
            if finding.rule.gate
        )

    @property
    def missing_gates(self) -> int:
        """How many gates are answered and not met, or only partly."""
        return len(self.blockers) - self.open_gates

    @property
    def open_gates(self) -> int:
        """How many gates are not settled yet."""
        return sum(finding.outcome.is_open for _, finding in self.blockers)

    @property
    def raised(self) -> tuple[Finding, ...]:
        """The findings of rules that failed, gates or not: because of them the exit code is 4."""
        return tuple(finding for _, finding in self.findings if finding.outcome is Outcome.ERROR)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that are not settled yet."""
        return tuple(finding for _, finding in self.findings if finding.outcome.is_open)


@dataclass(frozen=True, slots=True)
class AcrossFinding:
    """A finding about what several methods draw on at once."""

    rule: Across
    outcome: Outcome
    methods: tuple[str, ...]
    message: Message
    field: str
    place: Place
    tells_demand: bool = False
    may_fall: bool = False  #: never: it is asked whole, and rests on no other rule
    waiver: WaiverAssessment | None = None  #: of its gap, while it lasts
    is_known: bool = False  #: its gap stands in the baseline, and is no worse than there

    @property
    def is_accepted(self) -> bool:
        """Whether its gap counts as closed in the exit code: somebody waived it, or it is known."""
        return self.waiver is not None or self.is_known


class Shortfall(StrEnum):
    """Why an assessment does not live up to the demand."""

    VERDICT = "verdict"  #: some method's verdict, with the accepted gaps closed
    SCORE = "score"  #: some method's score; what is accepted never changes one
    NEW_GAP = "new_gap"  #: a gap is not in the baseline that is held against, and nobody waived it
    EXPIRED_WAIVER = "expired_waiver"  #: a waiver has expired, and its rule still has a gap
    ERROR = "error"  #: a rule raised, which nobody can waive


class ExitGate(NamedTuple):
    """The exit code, and what it would be otherwise."""

    with_waivers: ExitCode
    without_waivers: ExitCode
    counts_waivers: bool  #: False when the run asks for the exit code without them
    falls_short: tuple[Shortfall, ...]  #: why the code is not 0

    @property
    def code(self) -> ExitCode:
        """The exit code that this assessment alone gives."""
        return self.with_waivers if self.counts_waivers else self.without_waivers


@dataclass(frozen=True, slots=True)
class Municipality:
    """Who the setup is about."""

    name: str
    code: str | None
    start: date | None  #: the planned start


@dataclass(frozen=True, slots=True)
class Assessment:
    """One setup file, assessed."""

    path: str
    sha256: str
    as_of: date
    municipality: Municipality
    methods: tuple[MethodAssessment, ...]
    across: tuple[AcrossFinding, ...]
    waivers: tuple[WaiverAssessment, ...]  #: of what was assessed, in the order of the file
    diagnostics: tuple[Diagnostic, ...]  #: warnings, and expired waivers as errors where they fail it
    verdict: Verdict  #: the worst of the methods
    gate: ExitGate
    baseline: BaselineAssessment | None = None  #: what the known gaps come to, where a baseline is given

    @property
    def exit_code(self) -> ExitCode:
        """The exit code that this file alone gives."""
        return self.gate.code
