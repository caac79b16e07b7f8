"""Accepted gaps, as the formats tell them: the one place that decides what that does to what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from readiness.assessment import AcrossFinding, Finding
    from readiness.render.writer import Writer
    from readiness.waivers import WaiverAssessment

_KNOWN = Text("Kendt mangel fra baseline", "Known gap from the baseline")


def waiver_of(finding: Finding | AcrossFinding) -> WaiverAssessment | None:
    """Give the waiver of a finding's gap, while it lasts."""
    return finding.waiver


def is_accepted(finding: Finding | AcrossFinding) -> bool:
    """Tell whether a finding's gap is waived or known: what is accepted is no alarm."""
    return finding.is_accepted


def told(finding: Finding | AcrossFinding, writer: Writer) -> str:
    """Say how a gap is accepted: by a waiver or by the baseline; nothing where it is not."""
    waiver = waiver_of(finding)
    if waiver:
        return f"{writer.say('waived')} {writer.waiver(waiver)}"
    return _KNOWN[writer.language] if is_accepted(finding) else ""
