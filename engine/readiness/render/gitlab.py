"""GitLab Code Quality: an entry for each gap that nobody has accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness import wording
from readiness.judgement import Outcome
from readiness.render import gaps
from readiness.render.data import in_json
from readiness.render.gaps import Level

if TYPE_CHECKING:
    from readiness.render.gaps import Gap
    from readiness.render.report import Report

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}


def write(report: Report) -> str:
    """Write the gaps of all files as one list."""
    return in_json([_entry(gap) for gap in gaps.of_report(report)], report.canvas)


def _entry(gap: Gap) -> dict[str, Any]:
    path = wording.harmless(gaps.posix(gap.place.path))
    return {
        "description": gap.sentence,
        "check_name": gap.rule,
        # GitLab shows one of those with the same fingerprint: two files may have the same gap.
        "fingerprint": gaps.digest(path, gap.fingerprint),
        "severity": "blocker" if gap.outcome is Outcome.ERROR else _SEVERITY[gap.level],
        "location": {"path": path, "lines": {"begin": gap.place.line}},
    }
