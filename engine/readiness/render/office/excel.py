"""A report as an Excel workbook: a row for each rule, a row for each method, and how it was made."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.model import Basis, Factor
from readiness.render import baseline as known_gaps
from readiness.render import gaps, words
from readiness.render.canvas import Canvas
from readiness.render.headings import heading
from readiness.render.office.sheet import Book, Column, Shade
from readiness.render.office.texts import text, title
from readiness.render.rows import COLUMNS, rows
from readiness.render.waivers import on_exit_code
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Assessment, MethodAssessment, Score
    from readiness.render.report import Report
    from readiness.render.rows import Cell

#: In characters; a column without one is as wide as most.
_WIDE, _USUAL = 40, 18
_OUTCOME = "Udfald"
#: Told apart in grey, too, and by those who see no red or no green.
_SHADES = {
    Outcome.MET: ("#DEEBF7",),
    Outcome.PARTIAL: ("#FDAE6B",),
    Outcome.UNMET: ("#7F2704", "#FFFFFF"),
    Outcome.ERROR: ("#7F2704", "#FFFFFF"),
}
_WIDTHS = {
    "Milepæl": 22,
    "Faktor": 13,
    "Regel": 42,
    "Skal på plads først": 11,
    _OUTCOME: 13,
    "Spørgsmål": _WIDE,
    "I har svaret": _WIDE,
    "Begrundelse": _WIDE,
    "Gør sådan": _WIDE,
    "Ansvarlig": 22,
    "Kilde": 52,
    "Side": 7,
    "Dokumentation": 15,
    "Felt": 36,
    "Sted": 38,
    "Hvorfor fraveget": 30,
}


def write(report: Report) -> bytes:
    """Write a workbook of all files."""
    language, writer = report.language, Writer(Canvas(), report.language)
    day = max(each.as_of for each in report.assessments)
    name = title(report.assessments, writer)
    footer = f"{text('document', language)} · {writer.day(day)}"
    book = Book(language, name, day, footer)
    shades = tuple(Shade(gaps.outcome_word(each, language), *look) for each, look in _SHADES.items())
    columns = [
        Column(each[language], _WIDTHS.get(each.da, _USUAL), shades if each.da == _OUTCOME else ())
        for each in COLUMNS
    ]
    book.sheet(text("sheet rules", language), "Regler", columns, list(rows(report)), pages=2)
    methods = [_method(file, each, writer) for file in report.assessments for each in file.methods]
    book.sheet(text("sheet methods", language), "Metoder", _columns(writer), methods, pages=1)
    about = [(name, *row) for file in report.assessments for name, row in _named(file, writer)]
    widths = (text("municipality", language), 24), (text("what", language), 28), (text("text", language), 100)
    book.sheet(text("sheet about", language), "Om", [Column(*each) for each in widths], about, pages=1)
    return book.content()


def _columns(writer: Writer) -> Sequence[Column]:
    language = writer.language
    points = heading("column points", language)
    scored = (points, *(f"{words.FACTOR[each][language]}, {points.lower()}" for each in Factor))
    names = [
        (text("municipality", language), 24),
        (writer.say("method"), 28),
        (heading("column answer", language), 24),
        (text("low", language, what=heading("column answer", language)), 20),
        (text("high", language, what=heading("column answer", language)), 20),
        *((text(end, language, what=what), 13) for what in scored for end in ("low", "high")),
        (text("missing gates", language), 12),
        (text("open gates", language), 12),
        (text("planned start", language), 18),
        (text("ruleset", language), 26),
        (text("version", language), 10),
        (text("file", language), 34),
    ]
    return [Column(*each) for each in names]


def _method(assessment: Assessment, method: MethodAssessment, writer: Writer) -> Sequence[Cell]:
    factors = {each.factor: each.score for each in method.factors}
    scores = (method.score, *(factors.get(each) for each in Factor))
    return (
        wording.shown(assessment.municipality.name),
        writer.title(method.ruleset.title),
        *(writer.verdict(each) for each in (method.verdict, method.verdict_low, method.verdict_high)),
        *(end for each in scores for end in _ends(each)),
        method.missing_gates,
        method.open_gates,
        assessment.municipality.start,
        method.ruleset.id,
        method.ruleset.version,
        wording.harmless(assessment.path),
    )


def _ends(score: Score | None) -> tuple[Cell, Cell]:
    return (score.percent_low, score.percent_high) if score else (None, None)


def _named(assessment: Assessment, writer: Writer) -> Iterator[tuple[str, Sequence[Cell]]]:
    name = wording.shown(assessment.municipality.name)
    yield from ((name, each) for each in _about(assessment, writer))


def _about(assessment: Assessment, writer: Writer) -> Iterator[Sequence[Cell]]:
    """Tell how the report of a file was made, and what of it is ours."""
    language, methods = writer.language, assessment.methods
    yield text("assessed", language), assessment.as_of
    yield text("file", language), wording.harmless(assessment.path)
    yield text("fingerprint", language), assessment.sha256
    yield text("program", language), f"readiness {version('readiness')}"
    for method in methods:
        ruleset = method.ruleset
        yield text("ruleset", language), f"{writer.title(ruleset.title)}: {ruleset.id} {ruleset.version}"
        if ruleset.note:
            yield text("note", language), writer.title(ruleset.note)
    for key in ("how each", "how open", "how means", "how verdict"):
        yield heading("how", language), heading(key, language)
    for limits in dict.fromkeys(each.ruleset.thresholds for each in methods):
        yield heading("limits", language), writer.say("limits", ready=limits.ready, minimum=limits.minimum)
    found = (rule for each in methods for rule in each.ruleset.rules)
    derived = dict.fromkeys(rule.full_id for rule in found if rule.basis is Basis.DERIVED)
    if derived:
        yield heading("limits", language), heading("derived", language, rules=", ".join(derived))
    for each in assessment.waivers:
        waiver = each.waiver
        state = words.WAIVER[each.state][language].format(day=writer.day(waiver.expires))
        who, reason = wording.shown(waiver.approved_by), wording.shown(waiver.reason)
        why = writer.say("waiver why", who=who, reason=reason)
        yield heading("waivers", language), f"{wording.shown(waiver.rule)} · {state}. {why}"
    on_exit = on_exit_code(assessment, writer)
    if on_exit:
        yield heading("waivers", language), on_exit
    yield from ((known_gaps.HEADING[language], each) for each in known_gaps.told(assessment, language))
