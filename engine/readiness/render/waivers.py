"""The waivers of a text report: each with what it comes to, and what they do to the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Shortfall
from readiness.model import Text
from readiness.render import words
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.assessment import Assessment
    from readiness.model import Language
    from readiness.render.writer import Writer
    from readiness.waivers import WaiverAssessment

#: What is to be done about a waiver that does nothing any more.
_ADVICE: Mapping[WaiverState, Text] = {
    WaiverState.EXPIRED: Text(
        "Luk manglen. Eller få fravigelsen godkendt igen, og ret udloeber. Gælder den ikke mere, så slet "
        "den.",
        "Close the gap. Or have the waiver approved again, and change udloeber. If it no longer holds, "
        "delete it.",
    ),
    WaiverState.UNMATCHED: Text(
        "Slet fravigelsen. Er den ment for en anden regel, så ret regel.",
        "Delete the waiver. If it is meant for another rule, change regel.",
    ),
}
_ONE: Mapping[WaiverState, Text] = {
    WaiverState.ACTIVE: Text("1 fravigelse er godkendt", "1 waiver is approved"),
    WaiverState.EXPIRED: Text("1 fravigelse er udløbet", "1 waiver has expired"),
}
_SEVERAL: Mapping[WaiverState, Text] = {
    WaiverState.ACTIVE: Text("{n} fravigelser er godkendt", "{n} waivers are approved"),
    WaiverState.EXPIRED: Text("{n} fravigelser er udløbet", "{n} waivers have expired"),
}
_HELD = Text(
    "Filens slutkode er 0: {approved}. Ellers var den 1. En fravigelse ændrer kun slutkoden, aldrig svaret "
    "eller scoren.",
    "The file's exit code is 0: {approved}. Otherwise it would be 1. A waiver changes only the exit code, "
    "never the answer or the score.",
)
_NOT_HELD = Text("Filens slutkode er 1: {reasons}.", "The file's exit code is 1: {reasons}.")
_RAISED = Text(
    "Filens slutkode er 4: en regel kunne ikke regnes ud, og det kan ikke fraviges.",
    "The file's exit code is 4: a rule could not be worked out, and that cannot be waived.",
)
_UNCOUNTED = Text(
    "Filens slutkode er {code}. Fravigelserne er ikke talt med. Med dem var den {other}.",
    "The file's exit code is {code}. The waivers are not counted. With them it would be {other}.",
)
_THE_SAME = Text(
    "Filens slutkode er {code}. Fravigelserne er ikke talt med. Med dem var den den samme.",
    "The file's exit code is {code}. The waivers are not counted. With them it would be the same.",
)
#: Why a file falls short.
_REASONS: Mapping[Shortfall, Text] = {
    Shortfall.VERDICT: Text("svaret er ikke godt nok", "the answer is not good enough"),
    Shortfall.NEW_GAP: Text("der er mangler, som ikke er kendt", "there are gaps that are not known"),
    Shortfall.SCORE: Text(
        "scoren er under kravet, og den ændrer fravigelser ikke",
        "the score is below the demand, and waivers do not change it",
    ),
}
_THOUGH_WAIVED = Text(
    "svaret er ikke godt nok, selv om {approved}", "the answer is not good enough, though {approved}"
)


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
        yield from writer.labelled("do this", _ADVICE[each.state][writer.language])
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
    language, gate = writer.language, assessment.gate
    states = [each.state for each in assessment.waivers]
    if set(states) <= {WaiverState.UNMATCHED}:
        return ""
    if Shortfall.ERROR in gate.falls_short:
        return _RAISED[language]
    if not gate.counts_waivers:
        text = _THE_SAME if gate.with_waivers == gate.code else _UNCOUNTED
        return text[language].format(code=gate.code, other=gate.with_waivers)
    approved = _count(WaiverState.ACTIVE, states, language)
    if gate.falls_short:
        reasons = {each: text[language] for each, text in _REASONS.items()}
        reasons[Shortfall.EXPIRED_WAIVER] = _count(WaiverState.EXPIRED, states, language)
        if WaiverState.ACTIVE in states:
            reasons[Shortfall.VERDICT] = _THOUGH_WAIVED[language].format(approved=approved)
        return _NOT_HELD[language].format(reasons="; ".join(reasons[each] for each in gate.falls_short))
    return _HELD[language].format(approved=approved) if gate.without_waivers else ""


def _count(state: WaiverState, states: list[WaiverState], language: Language) -> str:
    number = states.count(state)
    return (_ONE if number == 1 else _SEVERAL)[state][language].format(n=number)
