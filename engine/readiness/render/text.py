"""An assessment as text for a terminal, a pipe or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Verdict
from readiness.judgement import Outcome
from readiness.render import method as one_method
from readiness.render import overview, words
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from readiness.assessment import (
        AcrossFinding,
        Assessment,
        Finding,
        MethodAssessment,
        MilestoneAssessment,
    )
    from readiness.model import Factor, Language
    from readiness.render.canvas import Canvas
    from readiness.render.report import Report

_SETTLED = (Outcome.MET, Outcome.PARTIAL, Outcome.UNMET)


def write(report: Report) -> str:
    """Write a report of each file, then what they show side by side."""
    return render_several(report.assessments, report.canvas, report.language, show_all=report.show_all)


def render(assessment: Assessment, canvas: Canvas, language: Language, *, show_all: bool = False) -> str:
    """Write the whole report.

    Args:
        assessment: What to write.
        canvas: What to write on.
        language: Danish or English.
        show_all: Also list every rule with its outcome and reason.

    """
    return canvas.finished(_lines(assessment, Writer(canvas, language), show_all=show_all))


def render_several(
    assessments: Sequence[Assessment], canvas: Canvas, language: Language, *, show_all: bool = False
) -> str:
    """Write a report of each file, then what they show side by side. Arguments are those of `render`."""
    sections = "\n\n".join(render(each, canvas, language, show_all=show_all) for each in assessments)
    if len(assessments) == 1:
        return sections
    from readiness.render import municipalities  # noqa: PLC0415 (one file has nothing beside it)

    lines = list(municipalities.lines(assessments, canvas, language))
    return sections + canvas.finished(iter(lines)) if lines else sections


def _lines(assessment: Assessment, writer: Writer, *, show_all: bool) -> Iterator[str]:
    name = wording.shown(assessment.municipality.name)
    day = writer.day(assessment.as_of)
    several = len(assessment.methods) > 1
    if several:
        yield from _heading([name, writer.say("methods", n=len(assessment.methods)), day], writer)
        yield from overview.lines(assessment, writer.canvas, writer.language)
        yield from _across(assessment, writer)
    for method in assessment.methods:
        title = writer.title(method.ruleset.title)
        if several:
            yield from ("", "")
        yield from _heading([title] if several else [title, name, day], writer)
        yield from one_method.lines(method, writer, show_all=show_all)
    if not several:
        yield from _across(assessment, writer)
    if assessment.waivers:
        from readiness.render import waivers  # noqa: PLC0415 (most files have none)

        yield from waivers.section(assessment, writer)
    if assessment.baseline:
        from readiness.render import baseline  # noqa: PLC0415 (only with one)

        yield from baseline.section(assessment, assessment.baseline, writer)
    yield ""
    yield writer.canvas.rule()
    for method in assessment.methods:
        yield from _last_word(method, assessment.across, writer, with_title=several)
    if assessment.waivers:
        yield from waivers.last_word(assessment, writer)
    yield ""
    yield from _hints(assessment, writer, show_all=show_all)
    yield from _limits(assessment, writer)


def _heading(parts: Sequence[str], writer: Writer) -> Iterator[str]:
    yield from (writer.strong(line) for line in writer.paragraph(" · ".join(parts)))
    yield writer.canvas.rule()


def _across(assessment: Assessment, writer: Writer) -> Iterator[str]:
    if not assessment.across:
        return
    titles = {method.ruleset.id: writer.title(method.ruleset.title) for method in assessment.methods}
    yield from writer.section("across")
    for finding in assessment.across:
        yield f"  {writer.outcome(finding.outcome)} · {finding.rule.id}"
        is_settled = finding.outcome in _SETTLED or finding.tells_demand
        text = finding.message[writer.language] if is_settled else writer.title(finding.rule.question)
        yield from writer.paragraph(text, "    ")
        if finding.outcome is Outcome.MET:
            continue
        yield from writer.labelled("do this", writer.advice(finding.outcome, finding.rule.remedy))
        yield from writer.labelled("concerns", ", ".join(titles.get(name, name) for name in finding.methods))
        if finding.outcome is not Outcome.ERROR:
            here = "answer here" if finding.outcome.is_open else "mend here"
            yield from writer.labelled(here, f"{writer.place(finding.place)}   {writer.key(finding.field)}")
        yield from writer.labelled("source", writer.source(finding.rule.source, writer.say("the guides")))
        if finding.waiver:
            yield from writer.labelled("waived", writer.waiver(finding.waiver))
        if finding.is_known:
            yield from writer.labelled("known", writer.say("known since"))
    if any(finding.outcome is not Outcome.MET for finding in assessment.across):
        yield ""
        yield from writer.paragraph(writer.say("across note"), "  ")


def _last_word(
    method: MethodAssessment, across: Sequence[AcrossFinding], writer: Writer, *, with_title: bool
) -> Iterator[str]:
    title = f"{writer.title(method.ruleset.title)} · " if with_title else ""
    text = f"{title}{writer.verdict(method.verdict)}: {because(method, across, writer)}"
    yield from (writer.strong(line) for line in writer.paragraph(text))


def _by_id(_: MilestoneAssessment, finding: Finding) -> str:
    return finding.rule.full_id


def because(
    method: MethodAssessment,
    across: Sequence[AcrossFinding],
    writer: Writer,
    name: Callable[[MilestoneAssessment, Finding], str] = _by_id,
) -> str:
    """Say in one sentence why the verdict is what it is; `name` tells what an unmet rule is called."""
    if method.verdict is Verdict.READY:
        return writer.say("verdict ready")
    if method.verdict is Verdict.UNDETERMINED:
        return writer.say("verdict nothing" if method.score is None else "verdict open")
    if method.verdict is Verdict.NOT_READY:
        return _because_not_ready(method, writer, name)
    return _because_conditional(method, across, writer)


def _because_conditional(method: MethodAssessment, across: Sequence[AcrossFinding], writer: Writer) -> str:
    if method.blockers:
        return writer.say("verdict planned")
    if method.below:
        percent = method.ruleset.thresholds.ready
        return writer.say("verdict weak", factors=_named(method.below, writer), percent=percent)
    short = [each for each in across if method.ruleset.id in each.methods and each.outcome is not Outcome.MET]
    if short:
        return writer.say("verdict shared", rules=", ".join(each.rule.id for each in short))
    return writer.say("verdict unassessed")


def _because_not_ready(
    method: MethodAssessment, writer: Writer, name: Callable[[MilestoneAssessment, Finding], str]
) -> str:
    unmet = dict.fromkeys(name(*each) for each in method.blockers if each[1].outcome is Outcome.UNMET)
    if unmet:
        return writer.say("verdict unmet", rules=", ".join(unmet))
    if method.below:
        percent = method.ruleset.thresholds.minimum
        return writer.say("verdict weak", factors=_named(method.below, writer), percent=percent)
    return writer.say("verdict unplanned")


def _named(factors: Sequence[Factor], writer: Writer) -> str:
    return ", ".join(words.FACTOR[factor][writer.language] for factor in factors)


def _hints(assessment: Assessment, writer: Writer, *, show_all: bool) -> Iterator[str]:
    path = wording.harmless(assessment.path)
    if not show_all:
        yield f"{writer.say('shown with all'):<23}readiness check {path} --all"
    if len(assessment.methods) > 1:
        first = assessment.methods[0].ruleset.id
        yield f"{writer.say('one at a time'):<23}readiness check {path} --method {first}"


def _limits(assessment: Assessment, writer: Writer) -> Iterator[str]:
    for limits in dict.fromkeys(method.ruleset.thresholds for method in assessment.methods):
        text = writer.say("limits", ready=limits.ready, minimum=limits.minimum)
        yield from (writer.canvas.tone(line, "faint") for line in writer.paragraph(text))
