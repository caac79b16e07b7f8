"""Accepted gaps, as the formats tell them: the one place that decides what a waiver does to what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.assessment import AcrossFinding, Finding
    from readiness.waivers import WaiverAssessment


def waiver_of(finding: Finding | AcrossFinding) -> WaiverAssessment | None:
    """Give the waiver of a finding's gap, while it lasts; a gap that is waived is no alarm."""
    return finding.waiver
