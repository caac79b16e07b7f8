"""What reports say of a method, a finding and a step, whatever they are written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from readiness.assessment import Finding, MethodAssessment, MilestoneAssessment, Step
    from readiness.model import Ruleset
    from readiness.render.writer import Writer
    from readiness.sources import Source


def points(method: MethodAssessment, writer: Writer) -> str:
    """Write the score as an interval of points."""
    if method.score is None:
        return writer.say("not assessed")
    return writer.say("points", span=wording.span(method.score.percent_low, method.score.percent_high))


def gates(method: MethodAssessment, writer: Writer) -> str:
    """Count what must be in place first, by how far it is."""
    outcomes = [finding.outcome for _, finding in method.gates]
    if not outcomes:
        return writer.say("no gates")
    if method.open_gates == len(outcomes):
        return writer.say("no gate answered", all=len(outcomes))
    counts = {
        "in place": outcomes.count(Outcome.MET),
        "partly in place": outcomes.count(Outcome.PARTIAL),
        "not in place": outcomes.count(Outcome.UNMET),
        "not answered": method.open_gates,
    }
    if counts["in place"] == len(outcomes):
        return writer.say("gates in place", all=len(outcomes))
    said = ", ".join(writer.say(key, n=number) for key, number in counts.items() if number)
    return writer.say("gates", all=len(outcomes), counts=said)


def found(finding: Finding, writer: Writer) -> str:
    """Say what was found: the message, or the question where nothing is answered yet."""
    message = finding.message[writer.language]
    if finding.outcome is Outcome.ERROR or not finding.outcome.is_open:
        return message
    question = writer.title(finding.rule.question)
    return f"{question} {message}" if finding.tells_demand else question


def advice(finding: Finding, writer: Writer) -> str:
    """Say what to do; an interval is open because it is wide, and not because it is missing."""
    declared = finding.declared if finding.outcome is Outcome.UNANSWERED else None
    if declared and wording.is_interval(declared.value, declared.field):
        return writer.say("narrow down", remedy=writer.title(finding.rule.remedy))
    return writer.advice(finding.outcome, finding.rule.remedy)


def task(step: Step, writer: Writer) -> str:
    """Say what a step is: to mend a gap, or to answer the questions of a milestone, and where."""
    told = deed(step, writer)
    return f"{told} ({writer.place(step.findings[0].place)})" if step.is_open else told


def deed(step: Step, writer: Writer) -> str:
    """Say what a step is, where a column tells its place."""
    if not step.is_open:
        return writer.title(step.findings[0].rule.remedy)
    count = questions(len(step.findings), writer.language)
    milestone = writer.quoted(writer.title(step.milestone.milestone.title))
    return writer.say("answer questions", count=count, milestone=milestone)


def who(step: Step, writer: Writer) -> str:
    """Say who is to take a step, and by when."""
    owner, due = step.milestone.owner, step.milestone.due
    role = wording.shown(owner) if owner else writer.say("nobody")
    return f"{role} · {writer.day(due)}" if due else role


def effect(step: Step, writer: Writer) -> str:
    """Say what a step gives: points, and what it removes of what must be in place first."""
    number = round(step.gain)
    gain = writer.say("gain", n=number) if number > 1 else writer.say("gain one" if number else "gain small")
    worth = writer.say("up to", gain=gain) if step.is_open else gain
    if not step.gates:
        return worth
    removed = writer.say("removes doubt", n=step.gates) if step.is_open else writer.say("removes gap")
    return f"{worth}, {removed}"


def source(ruleset: Ruleset, where: Source, writer: Writer) -> str:
    """Name the document that a requirement is written in, and where in it."""
    title = next((each.title for each in ruleset.documents if each.id == where.document), None)
    return writer.source(where, title)


def has_words(finding: Finding) -> bool:
    """Tell whether the message says more than the outcome does."""
    if finding.outcome is Outcome.MET:
        return finding.rule.message.met is not None
    return finding.outcome in (Outcome.PARTIAL, Outcome.UNMET, Outcome.ERROR) or finding.tells_demand


def told(finding: Finding, writer: Writer) -> str:
    """Say among all rules what the outcome does not, or nothing; where a rule failed, also what to do."""
    if not has_words(finding):
        return ""
    message = finding.message[writer.language]
    return f"{message} {advice(finding, writer)}" if finding.outcome is Outcome.ERROR else message


def by_milestone(writer: Writer) -> Callable[[MilestoneAssessment, Finding], str]:
    """Give what names an unmet rule by its milestone, where an id tells a reader nothing."""
    return lambda milestone, _: writer.quoted(writer.title(milestone.milestone.title))
