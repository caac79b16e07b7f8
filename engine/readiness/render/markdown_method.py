"""One method in a report in Markdown: verdict, what must be in place first, next steps, factors, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.model import DONT_KNOW
from readiness.render import grounds, phrases, words
from readiness.render.headings import heading
from readiness.render.marks import code, line, plain, table
from readiness.render.text import because
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import AcrossFinding, Assessment, Finding, MethodAssessment, MilestoneAssessment
    from readiness.render.writer import Writer

_STEPS = 3  # what a reader can begin with


def sections(assessment: Assessment, method: MethodAssessment, writer: Writer, level: str) -> Iterator[str]:
    """Write what must be read: all but the rules.

    Args:
        assessment: The file that the method is of.
        method: What to write.
        writer: Writes in a language.
        level: The signs of a heading.

    """
    yield _verdict(assessment, method, writer)
    parts = (
        ("blockers", _blockers(method, writer)),
        ("demands", _demands(method, writer)),
        ("next steps", _next_steps(method, writer)),
        ("status", _factors(method, writer)),
        ("grounds", "\n".join(f"- {line(each)}" for each in grounds.told(method, writer))),
    )
    for key, part in parts:
        if part:
            yield f"{level} {heading(key, writer.language)}\n\n{part}"


def milestones(method: MethodAssessment, writer: Writer) -> Iterator[tuple[str, str]]:
    """Write all rules: for each milestone its title as plain text, and a table of its rules."""
    columns = ("column outcome", "column question", "column found", "column source", "column place")
    headings = [heading(key, writer.language) for key in columns]
    for milestone in method.milestones:
        sign, word = words.STATUS[milestone.status]
        status = writer.canvas.sign(sign, word[writer.language])
        rows = [_rule(method, milestone, finding, writer) for finding in milestone.findings]
        yield f"{writer.title(milestone.milestone.title)} · {status}", table(headings, rows)


def outcome(finding: Finding, writer: Writer) -> str:
    """Name an outcome with its sign; a rule that must be in place first is set off."""
    word = writer.outcome(finding.outcome)
    return f"**{word}**" if finding.rule.gate else word


def _verdict(assessment: Assessment, method: MethodAssessment, writer: Writer) -> str:
    points = phrases.points(method, writer)
    if method.open_findings:
        points += writer.say("depending", count=questions(len(method.open_findings), writer.language))
    reason = because(method, assessment.across, writer)
    paragraphs = [
        f"**{writer.verdict(method.verdict)}:** {plain(reason)}",
        f"{line(points)}.",
        line(phrases.gates(method, writer)),
    ]
    if method.verdict_low is not method.verdict_high:
        low, high = writer.verdict(method.verdict_low), writer.verdict(method.verdict_high)
        paragraphs.append(line(writer.say("between", low=low, high=high)))
    if method.ruleset.note:
        paragraphs.insert(0, f"> {line(writer.title(method.ruleset.note))}")
    return "\n\n".join(paragraphs)


def _blockers(method: MethodAssessment, writer: Writer) -> str:
    """Write a table to act by: what, how, who, when, where."""
    columns = ("what", "do", "owner", "due", "where", "source")
    rows = [_blocker(method, milestone, finding, writer) for milestone, finding in method.blockers]
    return table([heading(f"column {key}", writer.language) for key in columns], rows) if rows else ""


def _blocker(
    method: MethodAssessment, milestone: MilestoneAssessment, finding: Finding, writer: Writer
) -> Sequence[str]:
    missing = heading("missing", writer.language)
    what = [f"**{writer.outcome(finding.outcome)}.**", plain(phrases.found(finding, writer))]
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        answer = finding.declared[writer.language]
        what.append(plain(heading("answered", writer.language, answer=answer)))
    if finding.is_accepted:
        what.append(plain(writer.accepted(finding)))
    return (
        " ".join(what),
        plain(phrases.advice(finding, writer)),
        plain(wording.shown(milestone.owner)) if milestone.owner else missing,
        plain(writer.day(milestone.due)) if milestone.due else missing,
        _where(finding, writer),
        plain(phrases.source(method.ruleset, finding.rule.source, writer)),
    )


def _where(finding: Finding, writer: Writer) -> str:
    """Name the place and the key; a fault of a rule has none that could be mended."""
    if finding.outcome is Outcome.ERROR:
        return "–"
    return spot(finding, writer)


def spot(finding: Finding | AcrossFinding, writer: Writer) -> str:
    """Name the line and the key of a finding; the file is named once, where the report begins."""
    return f"{writer.say('line', n=finding.place.line)} {code(writer.key(finding.field))}"


def _demands(method: MethodAssessment, writer: Writer) -> str:
    found = [finding for _, finding in method.findings if finding.tells_demand]
    return "\n".join(f"- {line(each.message[writer.language])} ({_where(each, writer)})" for each in found)


def _next_steps(method: MethodAssessment, writer: Writer) -> str:
    steps = method.next_steps[:_STEPS]
    rows = [
        (
            f"{number}. {plain(phrases.task(step, writer))}",
            plain(phrases.who(step, writer)),
            plain(phrases.effect(step, writer)),
        )
        for number, step in enumerate(steps, start=1)
    ]
    columns = ("step", "who", "effect")
    return table([heading(f"column {key}", writer.language) for key in columns], rows) if rows else ""


def _factors(method: MethodAssessment, writer: Writer) -> str:
    rows = []
    for factor in method.factors:
        name, score = words.FACTOR[factor.factor][writer.language], factor.score
        if score is None:
            rows.append((name, writer.say("not assessed"), "–"))
            continue
        counted = [each for each in factor.milestones if each.score is not None]
        reached = sum(each.status == "reached" for each in counted)
        points = wording.span(score.percent_low, score.percent_high)
        rows.append((name, points, heading("reached", writer.language, n=reached, all=len(counted))))
    columns = ("factor", "points", "reached")
    return table([heading(f"column {key}", writer.language) for key in columns], rows)


def _rule(
    method: MethodAssessment, milestone: MilestoneAssessment, finding: Finding, writer: Writer
) -> Sequence[str]:
    rule = finding.rule
    basis = words.BASIS[rule.basis][writer.language]
    source = (phrases.source(method.ruleset, rule.source, writer), basis, *grounds.marks(rule, writer))
    return (
        outcome(finding, writer),
        f"{plain(writer.title(rule.question))} {code(rule.full_id)}",
        plain(_found(milestone, finding, writer)),
        plain(" · ".join(part for part in source if part)),
        _where(finding, writer),
    )


def _found(milestone: MilestoneAssessment, finding: Finding, writer: Writer) -> str:
    """Say all that is known of a rule's answer: the message, the answer, why it is left out or waived."""
    told = phrases.told(finding, writer)
    said = [told] if told else []
    if finding.declared is not None and finding.declared.value != DONT_KNOW:
        answer = finding.declared[writer.language]
        said.append(heading("answered", writer.language, answer=answer))
    if milestone.not_applicable:
        said.append(f"{writer.say('reason')}: {wording.shown(milestone.not_applicable)}")
    if finding.is_accepted:
        said.append(writer.accepted(finding))
    return " · ".join(said)
