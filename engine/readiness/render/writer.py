"""What the parts of a text report share: phrases, labels, places and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness import wording
from readiness.judgement import Outcome
from readiness.render import words
from readiness.render.words import say
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from readiness.assessment import AcrossFinding, Finding, Verdict
    from readiness.diagnostics import Place
    from readiness.model import Language, Text
    from readiness.render.canvas import Canvas, Tone
    from readiness.sources import Source
    from readiness.waivers import WaiverAssessment

_LABEL = 15

_TONES: dict[Outcome, Tone] = {
    Outcome.MET: "good",
    Outcome.PARTIAL: "warn",
    Outcome.UNMET: "bad",
    Outcome.ERROR: "bad",
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes on a canvas in one language."""

    canvas: Canvas
    language: Language

    def say(self, key: str, **values: object) -> str:
        """Give a phrase of the reports."""
        return say(key, self.language, **values)

    def day(self, value: date) -> str:
        """Write a date."""
        return wording.day(value, self.language)

    def strong(self, text: str) -> str:
        """Set a text off from the rest."""
        return self.canvas.tone(text, "strong")

    def section(self, key: str) -> Iterator[str]:
        """Begin a section."""
        yield ""
        yield self.strong(self.say(key))

    def paragraph(self, text: str, first: str = "") -> Iterator[str]:
        """Write a text, broken at the width."""
        yield from self.canvas.wrapped(text, first)

    def labelled(self, key: str, text: str) -> Iterator[str]:
        """Write a label with a text beside it."""
        yield from self.canvas.wrapped(text, f"    {self.say(key):<{_LABEL}}")

    def outcome(self, outcome: Outcome) -> str:
        """Write the sign and the word of an outcome."""
        sign, word = words.OUTCOME[outcome]
        return self.canvas.tone(self.canvas.sign(sign, word[self.language]), _TONES.get(outcome, "strong"))

    def verdict(self, verdict: Verdict) -> str:
        """Name a verdict."""
        return words.VERDICT[verdict][self.language]

    def quoted(self, text: str) -> str:
        """Set a text in the quotes of the language."""
        return f"“{text}”" if self.language == "en" else f"”{text}”"

    def waiver(self, accepted: WaiverAssessment) -> str:
        """Say until when a gap is accepted, by whom and why."""
        waiver = accepted.waiver
        until = "waived until" if accepted.state is WaiverState.ACTIVE else "waived uncounted"
        return self.say(
            "waived how",
            until=self.say(until, day=self.day(waiver.expires)),
            who=wording.shown(waiver.approved_by),
            reason=wording.shown(waiver.reason),
        )

    def accepted(self, finding: Finding | AcrossFinding) -> str:
        """Say how a gap is accepted: by a waiver, or because it is known."""
        if finding.waiver:
            return f"{self.say('waived')} {self.waiver(finding.waiver)}"
        return f"{self.say('known')}: {self.say('known since')}"

    def advice(self, outcome: Outcome, remedy: Text) -> str:
        """Say what to do: mend what is missing; answer what is open, and mend it if it is missing too."""
        if outcome is Outcome.ERROR:
            return self.say("report fault")
        if outcome is Outcome.UNKNOWN:
            return self.say("find out", remedy=remedy[self.language])
        return self.say("fill in", remedy=remedy[self.language]) if outcome.is_open else remedy[self.language]

    def title(self, text: Text) -> str:
        """Give a title."""
        return text[self.language]

    def place(self, place: Place) -> str:
        """Write a place as `file:line:column`."""
        return wording.harmless(str(place))

    def key(self, path: str) -> str:
        """Write a key path; a table's own names in it may hold anything."""
        return wording.harmless(path)

    def source(self, source: Source, title: str | None = None) -> str:
        """Name a document, and then where in it, as far as each part is known."""
        return ", ".join([*([title] if title else []), *words.where(source, self.language)])
