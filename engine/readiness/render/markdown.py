"""A report in Markdown: for a pull request, a wiki, or wherever Markdown is shown to those who decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.model import Basis
from readiness.render import baseline as known_gaps
from readiness.render import markdown_method, overview, words
from readiness.render.canvas import Canvas
from readiness.render.gaps import NO_GAP, across_id, found_across
from readiness.render.headings import heading
from readiness.render.marks import code, line, plain, table
from readiness.render.waivers import on_exit_code
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import AcrossFinding, Assessment
    from readiness.baseline import BaselineAssessment
    from readiness.render.report import Report
    from readiness.waivers import WaiverAssessment


def write(report: Report) -> str:
    """Write a report of each file, one below the other."""
    writer = Writer(Canvas(), report.language)
    return "\n\n".join(part for each in report.assessments for part in _whole(each, writer)) + "\n"


def _whole(assessment: Assessment, writer: Writer) -> Iterator[str]:
    yield from summary(assessment, writer)
    for method in assessment.methods:
        title = plain(writer.title(method.ruleset.title))
        yield f"## {title} · {heading('all rules', writer.language)}"
        for name, rules in markdown_method.milestones(method, writer):
            yield f"### {plain(name)}\n\n{rules}"


def summary(assessment: Assessment, writer: Writer) -> Iterator[str]:
    """Write all but the rules, in parts that each can stand alone."""
    language, several = writer.language, len(assessment.methods) > 1
    name = plain(wording.shown(assessment.municipality.name))
    titles = [plain(writer.title(each.ruleset.title)) for each in assessment.methods]
    key = "title" if several else "title of one"
    path = plain(wording.harmless(assessment.path))
    day = plain(writer.day(assessment.as_of))
    yield f"# {heading(key, language, name=name, method=titles[0])}"
    yield heading("assessed", language, day=day, path=path)
    if several:
        names, *rows = overview.verdicts(assessment.methods, language)
        columns = [f"{each[0].upper()}{each[1:]}" for each in names]
        written = table(columns, [[plain(cell) for cell in row] for row in rows])
        yield f"## {heading('methods', language)}\n\n{written}"
        yield line(writer.say("gates note"))
    for title, method in zip(titles, assessment.methods, strict=True):
        if several:
            yield f"## {title}"
        yield from markdown_method.sections(assessment, method, writer, "###" if several else "##")
    yield from _across(assessment, writer)
    yield from _waivers(assessment, writer)
    if assessment.baseline:
        yield from _known(assessment, assessment.baseline, writer)
    yield from _how(assessment, writer)


def _across(assessment: Assessment, writer: Writer) -> Iterator[str]:
    if not assessment.across:
        return
    columns = ("what", "do", "concerns", "where", "source")
    headings = [heading(f"column {key}", writer.language) for key in columns]
    titles = {each.ruleset.id: writer.title(each.ruleset.title) for each in assessment.methods}
    rows = [_shared(each, titles, writer) for each in assessment.across]
    yield f"## {heading('across', writer.language)}\n\n{table(headings, rows)}"
    yield line(writer.say("across note"))


def _shared(finding: AcrossFinding, titles: dict[str, str], writer: Writer) -> Sequence[str]:
    is_gap = finding.outcome not in NO_GAP
    what = f"**{writer.outcome(finding.outcome)}.** {plain(found_across(finding, writer))}"
    if finding.is_accepted:
        what += f" {plain(writer.accepted(finding))}"
    return (
        f"{what} {code(across_id(finding))}",
        plain(writer.advice(finding.outcome, finding.rule.remedy)) if is_gap else "–",
        plain(", ".join(titles.get(name, name) for name in finding.methods)),
        "–" if finding.outcome is Outcome.ERROR else markdown_method.spot(finding, writer),
        plain(writer.source(finding.rule.source, writer.say("the guides"))),
    )


def _waivers(assessment: Assessment, writer: Writer) -> Iterator[str]:
    if not assessment.waivers:
        return
    columns = ("rule", "state", "approved", "reason", "place")
    headings = [heading(f"column {key}", writer.language) for key in columns]
    rows = [_waiver(each, writer) for each in assessment.waivers]
    yield f"## {heading('waivers', writer.language)}\n\n{table(headings, rows)}"
    said = on_exit_code(assessment, writer)
    if said:
        yield line(said)


def _waiver(each: WaiverAssessment, writer: Writer) -> Sequence[str]:
    waiver = each.waiver
    return (
        code(wording.shown(waiver.rule)),
        plain(words.WAIVER[each.state][writer.language].format(day=writer.day(waiver.expires))),
        plain(wording.shown(waiver.approved_by)),
        plain(wording.shown(waiver.reason)),
        writer.say("line", n=waiver.place.line),
    )


def _known(assessment: Assessment, baseline: BaselineAssessment, writer: Writer) -> Iterator[str]:
    language = writer.language
    yield f"## {known_gaps.HEADING[language]}"
    yield line(plain(f"{known_gaps.counted(assessment, baseline, language)}."))
    new = known_gaps.unaccepted(assessment, baseline)
    named = [(known_gaps.NEW, gap) for gap in new] + [(known_gaps.CLOSED, gap) for gap in baseline.closed]
    if named:
        yield "\n".join(
            f"- {label[language]}: {code(wording.shown(gap.rule))} · {code(wording.shown(gap.key))}"
            for label, gap in named
        )
    yield from (line(plain(each)) for each in known_gaps.sentences(assessment, baseline, language))


def _how(assessment: Assessment, writer: Writer) -> Iterator[str]:
    """Say how the score is made, and what of it is ours."""
    language = writer.language
    keys = ("how each", "how open", "how means", "how verdict")
    yield f"## {heading('how', language)}\n\n" + "\n".join(
        f"- {line(heading(key, language))}" for key in keys
    )
    limits = dict.fromkeys(each.ruleset.thresholds for each in assessment.methods)
    said = [line(writer.say("limits", ready=each.ready, minimum=each.minimum)) for each in limits]
    rules = (rule for each in assessment.methods for rule in each.ruleset.rules)
    derived = dict.fromkeys(rule.full_id for rule in rules if rule.basis is Basis.DERIVED)
    if derived:
        said.append(heading("derived", language, rules=", ".join(map(code, derived))))
    names = ", ".join(f"{code(each.ruleset.id)} {each.ruleset.version}" for each in assessment.methods)
    said.append(heading("rulesets", language, names=names))
    yield f"## {heading('limits', language)}\n\n" + "\n\n".join(said)
