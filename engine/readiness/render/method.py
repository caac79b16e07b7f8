"""One method in a text report: verdict, what must be in place first, factors, next steps, all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Verdict
from readiness.model import DONT_KNOW
from readiness.render import grounds, phrases, words
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Finding, MethodAssessment, MilestoneAssessment
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
    yield from _raised(method, writer)
    yield from _demands(method, writer)
    yield from _status(method, writer)
    yield from grounds.lines(method, writer)
    yield from _next_steps(method, writer)
    if show_all:
        yield from _all_rules(method, writer)


def _verdict(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    verdict, points = writer.verdict(method.verdict), phrases.points(method, writer)
    if method.open_findings:
        points += writer.say("depending", count=questions(len(method.open_findings), writer.language))
    head = writer.canvas.tone(f" {verdict.upper()} ", _TONES[method.verdict])
    if len(verdict) + len(points) + 6 <= writer.canvas.width:
        yield f"{head}    {points}"
    else:
        yield head
        yield from writer.paragraph(points, " ")
    yield from writer.paragraph(phrases.gates(method, writer))
    if method.verdict_low is not method.verdict_high:
        low, high = writer.verdict(method.verdict_low), writer.verdict(method.verdict_high)
        yield from writer.paragraph(writer.say("between", low=low, high=high))


def _blockers(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    blockers = [each for each in method.blockers if each[1] not in method.raised]
    if not blockers:
        return
    answered = sum(not finding.outcome.is_open for _, finding in blockers)
    full = max(answered, _FULL_BLOCKERS)
    yield from writer.section("blockers")
    for number, (milestone, finding) in enumerate(blockers[:full]):
        if number:
            yield ""
        yield from _blocker(method.ruleset, milestone, finding, writer)
    if blockers[full:]:
        yield ""
        yield f"  {writer.say('more blockers')}"
    for _, finding in blockers[full:]:
        place, source = writer.place(finding.place), writer.source(finding.rule.source)
        where = f"{place}, {writer.key(finding.field)}, {source}"
        yield from writer.paragraph(f"{writer.title(finding.rule.question)} ({where})", "  ? ")


def _blocker(
    ruleset: Ruleset, milestone: MilestoneAssessment, finding: Finding, writer: Writer
) -> Iterator[str]:
    yield f"  {writer.outcome(finding.outcome)} · {finding.rule.full_id}"
    yield from writer.paragraph(phrases.found(finding, writer), "    ")
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        yield from writer.labelled("you answered", finding.declared[writer.language])
    for measure in grounds.marks(finding.rule, writer):
        yield from writer.labelled("rests on", measure)
    yield from writer.labelled("do this", phrases.advice(finding, writer))
    owner = wording.shown(milestone.owner) if milestone.owner else writer.say("no owner")
    due = writer.say("due", day=writer.day(milestone.due)) if milestone.due else writer.say("no due")
    yield from writer.labelled("owner", f"{owner} · {due}")
    yield from _where(finding, writer)
    yield from writer.labelled("source", phrases.source(ruleset, finding.rule.source, writer))
    if finding.waiver:
        yield from writer.labelled("waived", writer.waiver(finding.waiver))
    if finding.is_known:
        yield from writer.labelled("known", writer.say("known since"))


def _where(finding: Finding, writer: Writer) -> Iterator[str]:
    """Name the place of the answer; of an open one also the table and the key."""
    place = writer.place(finding.place)
    if not finding.outcome.is_open:
        yield from writer.labelled("mend here", f"{place}   {writer.key(finding.field)}")
        return
    yield from writer.labelled("answer here", place)
    yield from writer.paragraph(finding.table, "      ")
    yield from writer.paragraph(f"{writer.key(finding.field).partition('.')[2]} = …", "      ")


def _raised(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    """Name the rules that failed, and what to do: no answer mends them."""
    if method.raised:
        yield from writer.section("raised")
    for finding in method.raised:
        yield f"  {writer.outcome(finding.outcome)} · {finding.rule.full_id}"
        yield from writer.paragraph(phrases.found(finding, writer), "    ")
        yield from writer.labelled("do this", phrases.advice(finding, writer))


def _demands(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    """Say what the figures already given will take, where the rest is not answered."""
    found = [finding for _, finding in method.findings if finding.tells_demand]
    if not found:
        return
    yield from writer.section("demands")
    for finding in found:
        where = f"{writer.place(finding.place)}, {writer.key(finding.field)}"
        yield from writer.paragraph(f"{finding.message[writer.language]} ({where})", "  · ")


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
        yield from writer.paragraph(phrases.task(step, writer), f"  {number}. ")
        yield from writer.paragraph(f"{phrases.who(step, writer)} · {phrases.effect(step, writer)}", "     ")


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
    if phrases.has_words(finding):
        yield from writer.paragraph(finding.message[writer.language], "      ")
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        yield from writer.paragraph(
            f"{writer.say('you answered')}: {finding.declared[writer.language]}", "      "
        )
    where = f"{writer.place(finding.place)} {writer.key(finding.field)}"
    basis = words.BASIS[finding.rule.basis][writer.language]
    parts = [where, writer.source(finding.rule.source), basis, *grounds.marks(finding.rule, writer)]
    yield from writer.paragraph(" · ".join(parts), "      ")
    if finding.is_accepted:
        yield from writer.paragraph(writer.accepted(finding), "      ")
