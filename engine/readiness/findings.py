"""Judgements -> findings: each with its words, its place in the file and what was declared there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness import score
from readiness.assessment import Declared, Finding, Message, MilestoneAssessment
from readiness.facts import ABSENT, walk
from readiness.judgement import Judgement, Outcome
from readiness.model import Text
from readiness.setup import MilestoneSetup, Setup
from readiness.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readiness.acceptance import Acceptance
    from readiness.assessment import Score
    from readiness.evaluate import CompiledRule
    from readiness.facts import Answers
    from readiness.model import Messages, Milestone, Ruleset

#: What is said of an outcome for which the ruleset has no words of its own.
_PLAIN = {
    Outcome.MET: Text("Det er på plads.", "This is in place."),
    Outcome.PARTIAL: Text("Det er delvist på plads.", "This is partly in place."),
    Outcome.UNMET: Text("Det er ikke på plads.", "This is not in place."),
    Outcome.UNANSWERED: Text("Spørgsmålet er ikke besvaret.", "The question is not answered."),
    Outcome.UNKNOWN: Text("I ved det ikke endnu.", "You do not know yet."),
    Outcome.NOT_APPLICABLE: Text("Spørgsmålet er ikke relevant her.", "The question is not relevant here."),
    Outcome.ERROR: Text(
        "Reglen {rule} kunne ikke regnes ud. Det er en fejl i pakken {package}: {error}.",
        "The rule {rule} could not be worked out. This is a fault in the package {package}: {error}.",
    ),
}


@dataclass(frozen=True, slots=True)
class View:
    """One method of a setup, from which findings take their place, answer, and what is accepted of them."""

    setup: Setup
    method: str
    ruleset: Ruleset
    acceptance: Acceptance

    def milestone(
        self,
        milestone: Milestone,
        milestone_score: Score | None,
        judged: Iterable[tuple[CompiledRule, Judgement]],
    ) -> MilestoneAssessment:
        """Assemble a milestone from its score and its judged rules."""
        declared = self.setup.methods[self.method].milestones.get(milestone.id, MilestoneSetup())
        findings = tuple(self.finding(rule, judgement) for rule, judgement in judged)
        is_gate_unmet = any(finding.rule.gate and finding.outcome is Outcome.UNMET for finding in findings)
        return MilestoneAssessment(
            milestone=milestone,
            status=score.status_of([each.outcome for each in findings], is_gate_unmet=is_gate_unmet),
            score=milestone_score,
            owner=declared.owner,
            due=declared.due,
            documented=declared.documented,
            not_applicable=declared.not_relevant,
            findings=findings,
        )

    def finding(self, compiled: CompiledRule, judgement: Judgement) -> Finding:
        """Assemble the finding of one rule."""
        rule, declared = compiled.rule, self.setup.methods[self.method]
        answers = declared.answers
        is_left_out = rule.milestone in declared.left_out
        path = f"{rule.milestone}.ikke_relevant" if is_left_out else compiled.decided_by(judgement, answers)
        entry = path[: path.rindex("]") + 1] if "]" in path else path  # show the whole entry, not its part
        field, value = self.ruleset.field(entry.partition("[")[0]), walk(answers, entry)
        full_id, may_fall = f"{self.method}/{rule.full_id}", judgement.may_fall
        accepted, has_gap = self.acceptance, judgement.has_gap
        return Finding(
            rule=rule,
            outcome=judgement.outcome,
            message=message_for(compiled, judgement, answers),
            field=path,
            place=self.setup.place(self.method, path),
            table=self.setup.table(
                self.method, rule.milestone if "." not in path else path.partition(".")[0]
            ),
            declared=None if value is ABSENT or field is None else Declared(value, field),
            tells_demand=judgement.tells_demand,
            may_fall=may_fall,
            waiver=accepted.waiver_of(full_id) if has_gap else None,
            is_known=has_gap and accepted.is_known(full_id, path, judgement.outcome, may_fall=may_fall),
        )


def message_for(compiled: CompiledRule, judgement: Judgement, answers: Answers) -> Message:
    """Give the message of a rule; one that covers names what it lacks as `mangler`."""
    lacking = compiled.met.lacking if compiled.met else None
    if lacking is not None and judgement.outcome in (Outcome.PARTIAL, Outcome.UNMET):
        judgement = Judgement(judgement.outcome, judgement.field, {"mangler": lacking(answers)})
    return message_of(compiled.rule.message, judgement)


def message_of(messages: Messages, judgement: Judgement) -> Message:
    """Take the ruleset's words for the outcome, if it has any and the judgement can fill them."""
    words: Text | None = getattr(messages, judgement.outcome, None)
    if words is None or not placeholders(words) <= judgement.values.keys():
        words = _PLAIN[judgement.outcome]
    return Message(words, judgement.values)
