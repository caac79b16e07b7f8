"""One method in a text report: verdict, what must be in place first, factors, next steps, all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Verdict
from readiness.judgement import Outcome
from readiness.model import DONT_KNOW
from readiness.render import grounds, words
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Finding, MethodAssessment, MilestoneAssessment, Step
    from readiness.model import Ruleset
    from readiness.render.canvas import Tone
    from readiness.render.writer import Writer

#: A reader takes in this many blockers with all they need to act; open ones beyond are listed in short.
_FULL_BLOCKERS = 8
_STEPS = 5

_TONES: dict[Verdict, Tone] = {
    Verdict.READY: "good",
    Verdict.CONDITIONAL: "warn",
    Verdict.UNDETERMINED: "warn",
    Verdict.NOT_READY: "bad",
}


def lines(method: MethodAssessment, writer: Writer, *, show_all: bool) -> Iterator[str]:
    """Write all that is said of one method, below its heading."""
    if method.ruleset.note:
        yield from writer.paragraph(writer.title(method.ruleset.note))
        yield ""
    yield from _verdict(method, writer)
    yield from _blockers(method, writer)
    yield from _demands(method, writer)
    yield from _status(method, writer)
    yield from grounds.lines(method, writer)
    yield from _next_steps(method, writer)
    if show_all:
        yield from _all_rules(method, writer)


def _verdict(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    verdict, points = writer.verdict(method.verdict), _points(method, writer)
    if method.open_findings:
        points += writer.say("depending", count=questions(len(method.open_findings), writer.language))
    head = writer.canvas.tone(f" {verdict.upper()} ", _TONES[method.verdict])
    if len(verdict) + len(points) + 6 <= writer.canvas.width:
        yield f"{head}    {points}"
    else:
        yield head
        yield from writer.paragraph(points, " ")
    yield from writer.paragraph(_gates(method, writer))
    if method.verdict_low is not method.verdict_high:
        low, high = writer.verdict(method.verdict_low), writer.verdict(method.verdict_high)
        yield from writer.paragraph(writer.say("between", low=low, high=high))


def _points(method: MethodAssessment, writer: Writer) -> str:
    if method.score is None:
        return writer.say("not assessed")
    return writer.say("points", span=wording.span(method.score.percent_low, method.score.percent_high))


def _gates(method: MethodAssessment, writer: Writer) -> str:
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


def _blockers(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    if not method.blockers:
        return
    answered = sum(not finding.outcome.is_open for _, finding in method.blockers)
    full = max(answered, _FULL_BLOCKERS)
    yield from writer.section("blockers")
    for number, (milestone, finding) in enumerate(method.blockers[:full]):
        if number:
            yield ""
        yield from _blocker(method.ruleset, milestone, finding, writer)
    if method.blockers[full:]:
        yield ""
        yield f"  {writer.say('more blockers')}"
    for _, finding in method.blockers[full:]:
        where = f"{writer.place(finding.place)}, {finding.field}, {writer.source(finding.rule.source)}"
        yield from writer.paragraph(f"{writer.title(finding.rule.question)} ({where})", "  ? ")


def _blocker(
    ruleset: Ruleset, milestone: MilestoneAssessment, finding: Finding, writer: Writer
) -> Iterator[str]:
    yield f"  {writer.outcome(finding.outcome)} · {finding.rule.full_id}"
    yield from writer.paragraph(_said(finding, writer), "    ")
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        yield from writer.labelled("you answered", finding.declared[writer.language])
    for measure in grounds.marks(finding.rule, writer):
        yield from writer.labelled("rests on", measure)
    yield from writer.labelled("do this", _advice(finding, writer))
    owner = wording.shown(milestone.owner) if milestone.owner else writer.say("no owner")
    due = writer.say("due", day=writer.day(milestone.due)) if milestone.due else writer.say("no due")
    yield from writer.labelled("owner", f"{owner} · {due}")
    yield from _where(finding, writer)
    source = finding.rule.source
    title = next((each.title for each in ruleset.documents if each.id == source.document), None)
    yield from writer.labelled("source", writer.source(source, title))
    if finding.waiver:
        yield from writer.labelled("waived", writer.waiver(finding.waiver))


def _where(finding: Finding, writer: Writer) -> Iterator[str]:
    """Name the place of the answer; of an open one also the table and the key. A fault has none."""
    if finding.outcome is Outcome.ERROR:
        return
    place = writer.place(finding.place)
    if not finding.outcome.is_open:
        yield from writer.labelled("mend here", f"{place}   {finding.field}")
        return
    yield from writer.labelled("answer here", place)
    yield from writer.paragraph(finding.table, "      ")
    yield from writer.paragraph(f"{finding.field.partition('.')[2]} = …", "      ")


def _said(finding: Finding, writer: Writer) -> str:
    """Say what was found: the message, or the question where nothing is answered yet."""
    message = finding.message[writer.language]
    if finding.outcome is Outcome.ERROR or not finding.outcome.is_open:
        return message
    question = writer.title(finding.rule.question)
    return f"{question} {message}" if finding.tells_demand else question


def _advice(finding: Finding, writer: Writer) -> str:
    """Say what to do; an interval is open because it is wide, and not because it is missing."""
    declared = finding.declared
    if finding.outcome.is_open and declared and wording.is_interval(declared.value, declared.field):
        return writer.say("narrow down", remedy=writer.title(finding.rule.remedy))
    return writer.advice(finding.outcome, finding.rule.remedy)


def _demands(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    """Say what the figures already given will take, where the rest is not answered."""
    found = [finding for _, finding in method.findings if finding.tells_demand]
    if not found:
        return
    yield from writer.section("demands")
    for finding in found:
        text = f"{finding.message[writer.language]} ({writer.place(finding.place)}, {finding.field})"
        yield from writer.paragraph(text, "  · ")


def _status(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    yield ""
    heading = f"{writer.say('status'):<17}"
    yield f"{writer.strong(heading)}{writer.say('bar legend'):<26}{writer.say('point')}"
    for factor in method.factors:
        name = words.FACTOR[factor.factor][writer.language]
        if factor.score is None:
            yield f"  {name:<15}{writer.say('not assessed')}"
            continue
        shown = wording.span(factor.score.percent_low, factor.score.percent_high)
        counted = [each for each in factor.milestones if each.score is not None]
        reached = sum(each.status == "reached" for each in counted)
        bar = writer.canvas.tone(writer.canvas.bar(factor.score), "good")
        yield f"  {name:<15}{bar}   {shown:>7}   {writer.say('reached', n=reached, all=len(counted))}"


def _next_steps(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    if not method.next_steps:
        return
    yield from writer.section("next steps")
    for number, step in enumerate(method.next_steps[:_STEPS], start=1):
        yield from writer.paragraph(_step(step, writer), f"  {number}. ")
        yield from writer.paragraph(f"{_who(step, writer)} · {_effect(step, writer)}", "     ")


def _step(step: Step, writer: Writer) -> str:
    if not step.is_open:
        return writer.title(step.findings[0].rule.remedy)
    count = questions(len(step.findings), writer.language)
    milestone = writer.quoted(writer.title(step.milestone.milestone.title))
    asked = writer.say("answer questions", count=count, milestone=milestone)
    return f"{asked} ({writer.place(step.findings[0].place)})"


def _who(step: Step, writer: Writer) -> str:
    owner, due = step.milestone.owner, step.milestone.due
    who = wording.shown(owner) if owner else writer.say("nobody")
    return f"{who} · {writer.day(due)}" if due else who


def _effect(step: Step, writer: Writer) -> str:
    points = round(step.gain)
    gain = writer.say("gain", n=points) if points > 1 else writer.say("gain one" if points else "gain small")
    said = writer.say("up to", gain=gain) if step.is_open else gain
    if not step.gates:
        return said
    removed = writer.say("removes doubt", n=step.gates) if step.is_open else writer.say("removes gap")
    return f"{said}, {removed}"


def _all_rules(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    yield from writer.section("all rules")
    for number, milestone in enumerate(method.milestones):
        if number:
            yield ""
        sign, word = words.STATUS[milestone.status]
        status = writer.canvas.sign(sign, word[writer.language])
        yield writer.strong(f"  {writer.title(milestone.milestone.title)} · {status}")
        if milestone.not_applicable:
            reason = f"{writer.say('reason')}: {wording.shown(milestone.not_applicable)}"
            yield from writer.paragraph(reason, "    ")
        for finding in milestone.findings:
            yield from _one_rule(finding, writer)


def _one_rule(finding: Finding, writer: Writer) -> Iterator[str]:
    gate = f" · {writer.say('gate')}" if finding.rule.gate else ""
    yield from writer.paragraph(f"{writer.outcome(finding.outcome)} · {finding.rule.full_id}{gate}", "    ")
    yield from writer.paragraph(writer.title(finding.rule.question), "      ")
    if _has_words(finding):
        yield from writer.paragraph(finding.message[writer.language], "      ")
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        yield from writer.paragraph(
            f"{writer.say('you answered')}: {finding.declared[writer.language]}", "      "
        )
    where = f"{writer.place(finding.place)} {finding.field}"
    basis = words.BASIS[finding.rule.basis][writer.language]
    parts = [where, writer.source(finding.rule.source), basis, *grounds.marks(finding.rule, writer)]
    yield from writer.paragraph(" · ".join(parts), "      ")
    if finding.waiver:
        yield from writer.paragraph(f"{writer.say('waived')} {writer.waiver(finding.waiver)}", "      ")


def _has_words(finding: Finding) -> bool:
    """Tell whether the message says more than the outcome does."""
    if finding.outcome is Outcome.MET:
        return finding.rule.message.met is not None
    return finding.outcome in (Outcome.PARTIAL, Outcome.UNMET, Outcome.ERROR) or finding.tells_demand
