"""A report as a Word document: the answer, what must be in place first, and a plan that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.model import Basis
from readiness.render import baseline as known_gaps
from readiness.render import overview, words
from readiness.render.canvas import Canvas
from readiness.render.gaps import NO_GAP, across_id, found_across
from readiness.render.headings import heading
from readiness.render.office import plan, word_method
from readiness.render.office.paper import WIDTH_CM, Column, Paper, Strong
from readiness.render.office.texts import text, title
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import AcrossFinding, Assessment
    from readiness.render.office.paper import Cell
    from readiness.render.report import Report


def write(report: Report) -> bytes:
    """Write a document with a part for each file."""
    writer = Writer(Canvas(), report.language)
    first = report.assessments[0]
    is_alone = len(report.assessments) == 1
    day = max(each.as_of for each in report.assessments)
    name = f" · {wording.shown(first.municipality.name)}" if is_alone else ""
    footer = f"{text('document', report.language)}{name} · {writer.day(day)}"
    paper = Paper(report.language, title(report.assessments, writer), day, footer)
    if is_alone:
        _part(first, paper, writer, level=1)
        return paper.content()
    rows = [
        (wording.shown(each.municipality.name), *row)
        for each in report.assessments
        for row in list(overview.verdicts(each.methods, report.language))[1:]
    ]
    _verdicts(rows, paper, writer, of_several=True)
    for each in report.assessments:
        paper.heading(title([each], writer), 1, on_new_page=True)
        _part(each, paper, writer, level=2)
    return paper.content()


def _part(assessment: Assessment, paper: Paper, writer: Writer, level: int) -> None:
    """Write all of one file; `level` is that of its headings."""
    language, methods = writer.language, assessment.methods
    path, start = wording.harmless(assessment.path), assessment.municipality.start
    about = heading("assessed", language, day=writer.day(assessment.as_of), path=path)
    paper.paragraph(f"{about} {text('start', language, day=writer.day(start))}" if start else about)
    if len(methods) == 1:
        word_method.write(assessment, methods[0], paper, writer, level)
    else:
        paper.heading(heading("methods", language), level)
        _verdicts(list(overview.verdicts(methods, language))[1:], paper, writer)
        for method in methods:
            paper.heading(writer.title(method.ruleset.title), level)
            word_method.write(assessment, method, paper, writer, level + 1)
    _across(assessment, paper, writer, level)
    plan.write(assessment, paper, writer, level)
    _waivers(assessment, paper, writer, level)
    _known(assessment, paper, writer, level)
    _how(assessment, paper, writer, level)


def _verdicts(
    rows: Sequence[Sequence[str]], paper: Paper, writer: Writer, *, of_several: bool = False
) -> None:
    """Write a table of the methods; each row begins with the municipality where there are several."""
    widths = (3.6, 4.2, 4.0, 2.0, 1.7, 1.5) if of_several else (5.6, 4.9, 2.3, 2.2, 2.0)
    names = [rows_heading(key, writer) for key in ("method", "answer", "point", "missing", "open")]
    if of_several:
        names.insert(0, text("municipality", writer.language))
    columns = [Column(*each) for each in zip(names, widths, strict=True)]
    paper.table(text("methods caption", writer.language), columns, rows)
    paper.paragraph(writer.say("gates note"), "Table Note")


def rows_heading(key: str, writer: Writer) -> str:
    """Begin a column's name with a capital."""
    name = writer.say(key)
    return f"{name[0].upper()}{name[1:]}"


def _across(assessment: Assessment, paper: Paper, writer: Writer, level: int) -> None:
    if not assessment.across:
        return
    language = writer.language
    paper.heading(heading("across", language), level)
    paper.paragraph(writer.say("across note"))
    widths = {"what": 5.0, "do": 4.0, "concerns": 3.2, "source": WIDTH_CM - 12.2}
    columns = [Column(heading(f"column {key}", language), width) for key, width in widths.items()]
    titles = {each.ruleset.id: writer.title(each.ruleset.title) for each in assessment.methods}
    rows = [_shared(each, titles, writer) for each in assessment.across]
    paper.table(text("across caption", language), columns, rows)


def _shared(finding: AcrossFinding, titles: dict[str, str], writer: Writer) -> Sequence[Cell]:
    is_gap, waiver = finding.outcome not in NO_GAP, finding.waiver
    what: tuple[str | Strong, ...] = (
        Strong(writer.outcome(finding.outcome)),
        found_across(finding, writer),
        *([f"{writer.say('waived')} {writer.waiver(waiver)}"] if waiver else []),
    )
    source = writer.source(finding.rule.source, writer.say("the guides"))
    place = "" if finding.outcome is Outcome.ERROR else writer.place(finding.place)
    return (
        what,
        writer.advice(finding.outcome, finding.rule.remedy) if is_gap else "–",
        ", ".join(titles.get(name, name) for name in finding.methods),
        (source, *([place] if place else []), across_id(finding)),
    )


def _waivers(assessment: Assessment, paper: Paper, writer: Writer, level: int) -> None:
    if not assessment.waivers:
        return
    language = writer.language
    paper.heading(heading("waivers", language), level)
    paper.paragraph(text("waivers note", language))
    widths = {
        heading("column rule", language): 4.6,
        heading("column state", language): 3.2,
        heading("column approved", language): 3.2,
        heading("column reason", language): WIDTH_CM - 11.0,
    }
    rows = []
    for each in assessment.waivers:
        waiver = each.waiver
        state = words.WAIVER[each.state][language].format(day=writer.day(waiver.expires))
        declared = map(wording.shown, (waiver.approved_by, waiver.reason))
        rows.append((wording.shown(waiver.rule), state, *declared))
    paper.table(text("waivers caption", language), [Column(*each) for each in widths.items()], rows)


def _known(assessment: Assessment, paper: Paper, writer: Writer, level: int) -> None:
    lines = list(known_gaps.told(assessment, writer.language))
    if lines:
        paper.heading(known_gaps.HEADING[writer.language], level)
    for each in lines:
        paper.paragraph(each, "List Bullet")


def _how(assessment: Assessment, paper: Paper, writer: Writer, level: int) -> None:
    """Say how the score is made, and what of it is ours."""
    language, methods = writer.language, assessment.methods
    paper.heading(heading("how", language), level)
    for key in ("how each", "how open", "how means", "how verdict"):
        paper.paragraph(heading(key, language), "List Bullet")
    paper.heading(heading("limits", language), level)
    for limits in dict.fromkeys(each.ruleset.thresholds for each in methods):
        paper.paragraph(writer.say("limits", ready=limits.ready, minimum=limits.minimum))
    rules = (rule for each in methods for rule in each.ruleset.rules)
    derived = dict.fromkeys(rule.full_id for rule in rules if rule.basis is Basis.DERIVED)
    if derived:
        paper.paragraph(heading("derived", language, rules=", ".join(derived)))
    names = ", ".join(f"{each.ruleset.id} {each.ruleset.version}" for each in methods)
    paper.paragraph(heading("rulesets", language, names=names))
