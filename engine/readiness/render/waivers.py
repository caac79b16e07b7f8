"""The waivers of a text report: each with what it comes to, and what they do to the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Shortfall
from readiness.render import words
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Assessment
    from readiness.render.writer import Writer
    from readiness.waivers import WaiverAssessment

#: What is to be done about a waiver that does nothing any more.
_ADVICE = {WaiverState.EXPIRED: "waiver renew", WaiverState.UNMATCHED: "waiver delete"}


def section(assessment: Assessment, writer: Writer) -> Iterator[str]:
    """List all waivers."""
    yield from writer.section("waivers")
    for number, each in enumerate(assessment.waivers):
        if number:
            yield ""
        yield from _one(each, writer)


def _one(each: WaiverAssessment, writer: Writer) -> Iterator[str]:
    waiver = each.waiver
    state = words.WAIVER[each.state][writer.language].format(day=writer.day(waiver.expires))
    yield from writer.paragraph(f"{wording.shown(waiver.rule)} · {state}", "  ")
    who, reason = wording.shown(waiver.approved_by), wording.shown(waiver.reason)
    yield from writer.paragraph(writer.say("waiver why", who=who, reason=reason), "    ")
    if each.state in _ADVICE:
        yield from writer.labelled("do this", writer.say(_ADVICE[each.state]))
        is_expired = each.state is WaiverState.EXPIRED
        yield from writer.labelled("mend here", writer.place(waiver.end if is_expired else waiver.place))


def last_word(assessment: Assessment, writer: Writer) -> Iterator[str]:
    """Say why the exit code is what it is, where waivers have a part in it."""
    text = on_exit_code(assessment, writer)
    if text:
        yield ""
        yield from writer.paragraph(text)


def on_exit_code(assessment: Assessment, writer: Writer) -> str:
    """Say in a paragraph why the exit code is what it is, or nothing where waivers have no part in it."""
    gate, states = assessment.gate, [each.state for each in assessment.waivers]
    if set(states) <= {WaiverState.UNMATCHED}:
        return ""
    if Shortfall.ERROR in gate.falls_short:
        return writer.say("exit raised")
    if not gate.counts_waivers:
        key = "exit the same" if gate.with_waivers == gate.code else "exit uncounted"
        return writer.say(key, code=gate.code, other=gate.with_waivers)
    approved = _count("approved", states.count(WaiverState.ACTIVE), writer)
    if gate.falls_short:
        though = "falls short though waived" if WaiverState.ACTIVE in states else "falls short in verdict"
        reasons = {
            Shortfall.VERDICT: writer.say(though, approved=approved),
            Shortfall.SCORE: writer.say("falls short in score"),
            Shortfall.NEW_GAP: writer.say("falls short in known"),
            Shortfall.EXPIRED_WAIVER: _count("expired", states.count(WaiverState.EXPIRED), writer),
        }
        said = "; ".join(reasons[each] for each in gate.falls_short)
        return writer.say("exit not held", reasons=said)
    return writer.say("exit held", approved=approved) if gate.without_waivers else ""


def _count(key: str, number: int, writer: Writer) -> str:
    return writer.say(f"one {key}" if number == 1 else key, n=number)
