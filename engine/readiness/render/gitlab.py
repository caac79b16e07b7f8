"""GitLab Code Quality: an entry for each gap that nobody has accepted, and for what keeps a file unread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness import wording
from readiness.judgement import Outcome
from readiness.render import gaps
from readiness.render.data import in_json
from readiness.render.gaps import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.diagnostics import Place
    from readiness.render.gaps import Gap
    from readiness.render.report import Report, Stop

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}


def write(report: Report) -> str:
    """Write the gaps of all files as one list."""
    entries = [*map(_stop, report.stops()), *map(_gap, gaps.of_report(report))]
    return in_json(entries, report.canvas)


def _stop(stop: Stop) -> dict[str, Any]:
    line = str(stop.place.line)
    return _entry(stop.place, "blocker", stop.code, stop.sentence, (stop.code, line, stop.sentence))


def _gap(gap: Gap) -> dict[str, Any]:
    severity = "blocker" if gap.outcome is Outcome.ERROR else _SEVERITY[gap.level]
    return _entry(gap.place, severity, gap.rule, gap.sentence, (gap.fingerprint,))


def _entry(place: Place, severity: str, name: str, sentence: str, identity: Sequence[str]) -> dict[str, Any]:
    path = wording.harmless(gaps.posix(place.path))
    return {
        "description": sentence,
        "check_name": name,
        # GitLab shows one of those with the same fingerprint: two files may have the same gap.
        "fingerprint": gaps.digest(path, *identity),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": place.line}},
    }
