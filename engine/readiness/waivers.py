"""Waivers: accepted gaps, and what they come to on the day of an assessment. Pure."""

from __future__ import annotations

from datetime import MAXYEAR, date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from readiness import wording
from readiness.diagnostics import Diagnostic, Severity
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from readiness.diagnostics import Place

_FEBRUARY = 2
_SHORTEST = 28  # days of a February


class WaiverState(StrEnum):
    """What a waiver comes to on the day of the assessment."""

    ACTIVE = "active"  #: it lasts, and its rule counts as met in the exit code
    NOT_COUNTED = "not_counted"  #: it lasts, but the exit code is asked for without waivers
    EXPIRED = "expired"  #: its last day has passed, and its rule still has a gap
    UNMATCHED = "unmatched"  #: its rule has no gap


class Waiver(NamedTuple):
    """A gap that the municipality declares accepted."""

    rule: str  #: `<method>/<milestone>.<rule>`, or `across.<rule>`
    reason: str
    approved_by: str
    expires: date  #: the last day that it holds
    place: Place  #: where its rule is named
    end: Place  #: where its last day is written


class WaiverAssessment(NamedTuple):
    """A waiver with what it comes to. It may change the exit code, never a score or a verdict."""

    waiver: Waiver
    state: WaiverState


def latest(as_of: date) -> date:
    """Give the last day that a waiver may be approved for: 12 months ahead."""
    if as_of.year == MAXYEAR:
        return date.max
    day = min(as_of.day, _SHORTEST) if as_of.month == _FEBRUARY else as_of.day
    return date(as_of.year + 1, as_of.month, day)


def lasting(waivers: Iterable[Waiver], as_of: date, *, count: bool) -> dict[str, WaiverAssessment]:
    """Give the waivers that have not expired, each by its rule.

    Args:
        waivers: As declared; a rule has one at most.
        as_of: The day of the assessment. A waiver holds on its last day.
        count: Whether they count in the exit code.

    """
    state = WaiverState.ACTIVE if count else WaiverState.NOT_COUNTED
    return {each.rule: WaiverAssessment(each, state) for each in waivers if as_of <= each.expires}


def assessed(
    waivers: Iterable[Waiver], in_force: Mapping[str, WaiverAssessment], gaps: Collection[str]
) -> tuple[WaiverAssessment, ...]:
    """Say of each waiver what it comes to.

    Args:
        waivers: As declared.
        in_force: Those that have not expired, by their rules.
        gaps: The rules that have a gap.

    """
    return tuple(_assessed(each, in_force, gaps) for each in waivers)


def _assessed(
    waiver: Waiver, in_force: Mapping[str, WaiverAssessment], gaps: Collection[str]
) -> WaiverAssessment:
    if waiver.rule not in gaps:
        return WaiverAssessment(waiver, WaiverState.UNMATCHED)
    return in_force.get(waiver.rule) or WaiverAssessment(waiver, WaiverState.EXPIRED)


def diagnostics(waivers: Iterable[WaiverAssessment], *, expired_fail: bool) -> Iterator[Diagnostic]:
    """Tell of waivers that have expired, and of those that fit nothing.

    Args:
        waivers: With what they come to.
        expired_fail: Whether one that has expired fails the assessment, so that it is told as an error.

    """
    for each in waivers:
        waiver = each.waiver
        if each.state is WaiverState.EXPIRED:
            day = Text(wording.day(waiver.expires, "da"), wording.day(waiver.expires, "en"))
            severity = Severity.ERROR if expired_fail else Severity.WARNING
            yield Diagnostic("K064", waiver.end, {"name": waiver.rule, "day": day}, severity)
        elif each.state is WaiverState.UNMATCHED:
            yield Diagnostic("K065", waiver.place, {"name": waiver.rule}, Severity.WARNING)
