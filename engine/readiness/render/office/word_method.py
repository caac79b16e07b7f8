"""One method in a Word document: the answer, what must be in place first, next steps, factors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.model import DONT_KNOW
from readiness.render import grounds, phrases, words
from readiness.render.headings import heading
from readiness.render.office import texts
from readiness.render.office.paper import WIDTH_CM, Column
from readiness.render.office.texts import text
from readiness.render.text import because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import Assessment, Finding, MethodAssessment, MilestoneAssessment
    from readiness.render.office.paper import Paper
    from readiness.render.writer import Writer

_STEPS = 3  # what a reader can begin with
#: A reader takes in this many with all they need to act; open ones beyond are a table.
_FULL = 8


def write(assessment: Assessment, method: MethodAssessment, paper: Paper, writer: Writer, level: int) -> None:
    """Write what must be read of a method; `level` is that of its headings."""
    _verdict(assessment, method, paper, writer)
    blockers = [each for each in method.blockers if each[1] not in method.raised]
    if blockers:
        paper.heading(heading("blockers", writer.language), level)
        _blockers(method, blockers, paper, writer)
    if method.raised:
        paper.heading(heading("raised", writer.language), level)
    for finding in method.raised:
        paper.paragraph(phrases.told(finding, writer), "List Bullet")
    demands = [finding for _, finding in method.findings if finding.tells_demand]
    if demands:
        paper.heading(heading("demands", writer.language), level)
    for finding in demands:
        where = f"{writer.place(finding.place)}, {writer.key(finding.field)}"
        paper.paragraph(f"{finding.message[writer.language]} ({where})", "List Bullet")
    if method.next_steps:
        paper.heading(heading("next steps", writer.language), level)
        _next_steps(method, paper, writer)
    paper.heading(heading("status", writer.language), level)
    _factors(method, paper, writer)
    told = list(grounds.told(method, writer))
    if told:
        paper.heading(heading("grounds", writer.language), level)
    for each in told:
        paper.paragraph(each, "List Bullet")


def _verdict(assessment: Assessment, method: MethodAssessment, paper: Paper, writer: Writer) -> None:
    if method.ruleset.note:
        paper.paragraph(writer.title(method.ruleset.note))
    paper.paragraph(writer.verdict(method.verdict), "Verdict")
    why = because(method, assessment.across, writer, phrases.by_milestone(writer))
    said = [f"{why[0].upper()}{why[1:]}", texts.score(method, writer.language), phrases.gates(method, writer)]
    if method.verdict_low is not method.verdict_high:
        low, high = writer.verdict(method.verdict_low), writer.verdict(method.verdict_high)
        said.append(writer.say("between", low=low, high=high))
    for each in said:
        paper.paragraph(each, "Verdict Text")


def _blockers(
    method: MethodAssessment,
    blockers: Sequence[tuple[MilestoneAssessment, Finding]],
    paper: Paper,
    writer: Writer,
) -> None:
    answered = sum(not finding.outcome.is_open for _, finding in blockers)
    full = max(answered, _FULL)
    for milestone, finding in blockers[:full]:
        _blocker(method, milestone, finding, paper, writer)
    rest = blockers[full:]
    if not rest:
        return
    paper.paragraph(writer.say("more blockers"), "Gap")
    rows = [
        (
            writer.title(finding.rule.question),
            phrases.source(method.ruleset, finding.rule.source, writer),
            (writer.place(finding.place), writer.key(finding.field)),
        )
        for _, finding in rest
    ]
    names = (heading("column question", writer.language), writer.say("source"), writer.say("answer here"))
    columns = [Column(*each) for each in zip(names, (7.2, 4.6, WIDTH_CM - 11.8), strict=True)]
    paper.table(text("open caption", writer.language), columns, rows)


def _blocker(
    method: MethodAssessment,
    milestone: MilestoneAssessment,
    finding: Finding,
    paper: Paper,
    writer: Writer,
) -> None:
    paper.paragraph(f"{writer.outcome(finding.outcome)} · {phrases.found(finding, writer)}", "Gap")
    terms = _terms(method, milestone, finding, writer)
    paper.labelled([(writer.say(key), said) for key, said in terms])


def _terms(
    method: MethodAssessment, milestone: MilestoneAssessment, finding: Finding, writer: Writer
) -> Sequence[tuple[str, str]]:
    owner = wording.shown(milestone.owner) if milestone.owner else writer.say("no owner")
    due = writer.say("due", day=writer.day(milestone.due)) if milestone.due else writer.say("no due")
    terms = [("rests on", each) for each in grounds.marks(finding.rule, writer)]
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        terms.insert(0, ("you answered", finding.declared[writer.language]))
    terms += [
        ("do this", phrases.advice(finding, writer)),
        ("owner", f"{owner} · {due}"),
        ("source", phrases.source(method.ruleset, finding.rule.source, writer)),
    ]
    here = "answer here" if finding.outcome.is_open else "mend here"
    terms.append((here, f"{writer.place(finding.place)}, {writer.key(finding.field)}"))
    if finding.waiver:
        terms.append(("waived", writer.waiver(finding.waiver)))
    return terms


def _next_steps(method: MethodAssessment, paper: Paper, writer: Writer) -> None:
    rows = [
        (
            f"{number}. {phrases.task(step, writer)}",
            phrases.who(step, writer),
            phrases.effect(step, writer),
        )
        for number, step in enumerate(method.next_steps[:_STEPS], start=1)
    ]
    widths = {"step": 7.6, "who": 5.0, "effect": WIDTH_CM - 12.6}
    columns = [Column(heading(f"column {key}", writer.language), width) for key, width in widths.items()]
    paper.table(text("steps caption", writer.language), columns, rows)


def _factors(method: MethodAssessment, paper: Paper, writer: Writer) -> None:
    rows = []
    for factor in method.factors:
        name, score = words.FACTOR[factor.factor][writer.language], factor.score
        counted = [each for each in factor.milestones if each.score is not None]
        reached = sum(each.status == "reached" for each in counted)
        ends = (
            (str(score.percent_low), str(score.percent_high)) if score else 2 * (writer.say("not assessed"),)
        )
        rows.append((name, *ends, writer.say("reached", n=reached, all=len(counted))))
    points = heading("column points", writer.language)
    widths = {
        heading("column factor", writer.language): 4.6,
        texts.text("low", writer.language, what=points): 3.6,
        texts.text("high", writer.language, what=points): 3.6,
        heading("column reached", writer.language): WIDTH_CM - 11.8,
    }
    paper.table(text("factors caption", writer.language), [Column(*each) for each in widths.items()], rows)
