"""GitHub Actions: a line for the log that marks a place in a file, for each gap that nobody has accepted.

GitHub shows ten of each kind in a step and drops the rest without a word; so there are at most nine, the
gravest first, and a tenth that says how many more there are and where they stand. What several methods miss
alike is one of them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from readiness import wording
from readiness.diagnostics import Place, Severity
from readiness.model import Text
from readiness.render import gaps, words
from readiness.render.gaps import Level
from readiness.render.report import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.diagnostics import Diagnostic
    from readiness.model import Language
    from readiness.render.gaps import Gap
    from readiness.render.report import Report

_MOST = 9
_KIND = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_MORE_IN_LOG = Text("Der er {n} mere. Se dem i loggen.", "There are {n} more. See them in the log.")
_MORE = Text("Der er {n} mere. Se dem i jobresuméet.", "There are {n} more. See them in the job summary.")


def write(report: Report) -> str:
    """Write the verdict of each file, then the annotations."""
    refusals = list(islice(_refusals(report), _MOST))
    return "\n".join((*_verdicts(report), *refusals, *_annotations(report, len(refusals)))) + "\n"


def _verdicts(report: Report) -> Iterator[str]:
    for each in report.assessments:
        verdict = words.VERDICT[each.verdict][report.language]
        yield f"{wording.shown(each.municipality.name)}: {verdict}"


def _refusals(report: Report) -> Iterator[str]:
    """Mark what keeps a file from being assessed; the whole of it stands in the log."""
    for each in report.results:
        if isinstance(each, Refused):
            for diagnostic in each.error.diagnostics:
                yield mark(diagnostic, Place(each.path), report.language)


def mark(diagnostic: Diagnostic, usual: Place | None, language: Language) -> str:
    """Mark a diagnostic at its place, or at the usual place where it has none."""
    place = diagnostic.place or usual
    message = f"{diagnostic.sentence(language)} {diagnostic.advice(language)}"
    properties = {**(_spot(place) if place else {}), "title": diagnostic.code}
    return _command(diagnostic.severity, properties, message)


def marks(diagnostics: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Mark diagnostics, no more of each severity than GitHub shows, and tell how many more there are."""
    for severity in Severity:
        found = [mark(each, None, language) for each in diagnostics if each.severity is severity]
        yield from found[:_MOST]
        if len(found) > _MOST:
            yield _command(
                severity, {"title": "readiness"}, _MORE_IN_LOG[language].format(n=len(found) - _MOST)
            )


def _annotations(report: Report, refusals: int) -> Iterator[str]:
    alike: dict[tuple[object, ...], list[Gap]] = {}
    for gap in gaps.of_report(report):
        alike.setdefault((gap.level, gap.outcome, gap.place, gap.sentence), []).append(gap)
    for level, kind in _KIND.items():
        of_level = [each for each in alike.values() if each[0].level is level]
        room = _MOST - refusals if level is Level.ERROR else _MOST
        for each in of_level[:room]:
            yield _command(kind, _properties(each, report.language), each[0].sentence)
        more = len(of_level) - room
        if more > 0:
            yield _command(kind, {"title": "readiness"}, _MORE[report.language].format(n=more))


def _properties(alike: Sequence[Gap], language: Language) -> Mapping[str, str]:
    gap, place = alike[0], alike[0].place
    titles = ", ".join(each.title for each in alike)
    name = gap.rule.rpartition("/")[2]
    return {**_spot(place), "title": f"{gaps.outcome_word(gap.outcome, language)} · {name} · {titles}"}


def _spot(place: Place) -> Mapping[str, str]:
    return {
        "file": wording.harmless(gaps.posix(place.path)),
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.length),
    }


def _command(kind: str, properties: Mapping[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
