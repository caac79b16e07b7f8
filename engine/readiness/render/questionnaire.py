"""An effective ruleset for readers: what a method asks, how to answer, and where each part comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from readiness.model import Measure, Text
from readiness.render import answers
from readiness.render.origins import Origins
from readiness.render.words import BASIS, FACTOR, MEASURE, passage, say, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.inheritance import Origin, Provenance
    from readiness.model import Language, Milestone, Rule, Ruleset
    from readiness.render.canvas import Canvas

_EXTENDS = Text("Bygger på {}", "Extends {}")
_UNMARKED = Text(
    "Hvor intet er nævnt, kommer et spørgsmål eller et felt fra samme regelsæt som sin milepæl.",
    "Where nothing is said, a question or a field comes from the same ruleset as its milestone.",
)
_AFTER = Text("Besluttes efter: {}", "Decided after: {}")
_OMITTED = Text("Udeladt", "Left out")
_NOTATION = Text(
    "Sådan skrives svar. Tekst: {}. Dato: {}. Liste: {}. Tabel: {}. Liste af tabeller: {}. "
    "Ved I det ikke endnu: {}.",
    "How answers are written. Text: {}. Date: {}. List: {}. Table: {}. List of tables: {}. "
    "If you do not know yet: {}.",
)
_WRITTEN = ('"…"', "2027-02-01", '["…", "…"]', "{ … }", "[{ … }, { … }]", '"ved_ikke"')
_LIMITS = Text(
    "Grænser: klar fra {}\u00a0%, mindst {}\u00a0% i hver faktor. De er vores og ikke validerede.",
    "Limits: ready from {}\u00a0%, at least {}\u00a0% in each factor. They are ours and not validated.",
)
_MORE = Text(
    "Alt om én milepæl med vink, dele og valgmuligheder:",
    "All of one milestone with hints, parts and choices:",
)


class Extent(NamedTuple):
    """How much of a ruleset is shown."""

    milestones: tuple[str, ...] = ()  #: by id; none means all
    is_whole: bool = False  #: whether all is told that is needed to answer


_ALL_IN_SHORT = Extent()


def render(
    ruleset: Ruleset,
    canvas: Canvas,
    language: Language,
    provenance: Provenance | None = None,
    extent: Extent = _ALL_IN_SHORT,
) -> str:
    """Write the effective ruleset as text: milestones in reading order, each with its questions.

    Args:
        ruleset: The effective ruleset.
        canvas: What it is written on.
        language: In which language.
        provenance: Where its parts come from; without it, nothing is said of that.
        extent: How much is shown; usually all milestones in short.

    """
    return canvas.finished(_Sheet(ruleset, canvas, language, provenance, extent).lines())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A ruleset on its way to paper."""

    ruleset: Ruleset
    canvas: Canvas
    language: Language
    provenance: Provenance | None
    extent: Extent

    @property
    def origins(self) -> Origins:
        return Origins(self.provenance, self.language, len(self.ruleset.lineage) == 1)

    def lines(self) -> Iterator[str]:
        yield from self._head()
        factor = None
        for milestone in self.ruleset.milestones:
            if self.extent.milestones and milestone.id not in self.extent.milestones:
                continue
            if milestone.factor is not factor:
                factor = milestone.factor
                yield from self._section(FACTOR[factor])
            yield ""
            yield from self._milestone(milestone)
        if not self.extent.milestones:
            yield from self._across()
        yield from self._omitted()
        yield from self._foot()

    def _head(self) -> Iterator[str]:
        ruleset, language = self.ruleset, self.language
        heading = f"{ruleset.title[language]} · {ruleset.id} {ruleset.version}"
        yield from (self.canvas.tone(line, "strong") for line in self.canvas.wrapped(heading))
        for each in ruleset.documents:
            yield from self.canvas.wrapped(f"{each.title}, {each.publisher}")
        if ruleset.note:
            yield from self.canvas.wrapped(ruleset.note[language])
        if self.provenance and len(ruleset.lineage) > 1:
            *foundations, _ = ruleset.lineage
            yield from self.canvas.wrapped(_EXTENDS[language].format(", ".join(reversed(foundations))))
            yield from self.canvas.wrapped(_UNMARKED[language])
        yield self.canvas.rule()

    def _section(self, heading: Text) -> Iterator[str]:
        yield ""
        yield self.canvas.tone(heading[self.language].upper(), "strong")

    def _milestone(self, milestone: Milestone) -> Iterator[str]:
        canvas, language = self.canvas, self.language
        place = ", ".join([milestone.id, *where(milestone.source, language)])
        origin = self.origins.of("milestones", milestone.id)
        heading = " · ".join([f"{milestone.title[language]} ({place})", *self.origins.marks(origin)])
        yield from (canvas.tone(line, "strong") for line in canvas.wrapped(heading, "  ", "    "))
        if self.extent.is_whole and milestone.after:
            yield from canvas.wrapped(_AFTER[language].format(", ".join(milestone.after)), "    ")
        for rule in milestone.rules:
            yield from self._rule(rule, origin)
        yield f"    {say('write here', language)}"
        yield f"      [metoder.{self.ruleset.id}.{milestone.id}]"
        for field in milestone.fields:
            stated = self.origins.of("fields", f"{milestone.id}.{field.id}")
            marks = self.origins.marks(stated, origin)
            if self.extent.is_whole:
                yield from answers.lines(field, canvas, language, "      ", marks)
                continue
            written = f"{field.id} = {answers.short(field, language)}: {field.label[language]}"
            yield from canvas.wrapped(" · ".join([written, *marks]), "      ")

    def _rule(self, rule: Rule, milestone: Origin | None) -> Iterator[str]:
        language = self.language
        marks = [say("gate", language)] if rule.gate else []
        if rule.source.question:
            marks.append(say("question number", language, n=rule.source.question))
        if passage(rule.source, language):
            marks.append(", ".join(passage(rule.source, language)))
        marks.append(BASIS[rule.basis][language])
        if rule.measure is not Measure.DECLARED:
            marks.append(MEASURE[rule.measure][language])
        marks += self.origins.marks(self.origins.of("rules", rule.full_id), milestone)
        yield from self.canvas.wrapped(rule.question[language], "    - ")
        yield from self.canvas.wrapped(" · ".join([rule.id, *marks]), "      ")
        if self.extent.is_whole:
            yield from self.canvas.wrapped(f"{say('do this', language)}: {rule.remedy[language]}", "      ")

    def _across(self) -> Iterator[str]:
        if self.ruleset.across:
            yield ""
            yield self.canvas.tone(say("across", self.language), "strong")
        for stated_by, rule in self.ruleset.across:
            marks = [BASIS[rule.basis][self.language]]
            if self.provenance and stated_by != self.ruleset.id:
                marks.append(self.origins.inherited(stated_by))
            yield from self.canvas.wrapped(rule.question[self.language], "    - ")
            yield from self.canvas.wrapped(" · ".join([rule.id, *marks]), "      ")

    def _omitted(self) -> Iterator[str]:
        omitted = self.provenance.omissions(self.extent.milestones) if self.provenance else []
        if omitted:
            yield from self._section(_OMITTED)
        for each in omitted:
            yield from self.canvas.wrapped(each.text[self.language], "    - ")
            yield from self.canvas.wrapped(" · ".join((each.id, *self.origins.left_out(each))), "      ")

    def _foot(self) -> Iterator[str]:
        limits, language = self.ruleset.thresholds, self.language
        yield ""
        if self.extent.is_whole:
            written = (each.replace(" ", "\u00a0") for each in _WRITTEN)  # not to be broken
            yield from self.canvas.wrapped(_NOTATION[language].format(*written))
        yield from self.canvas.wrapped(_LIMITS[language].format(limits.ready, limits.minimum))
        if not self.extent.is_whole:
            yield from self.canvas.wrapped(_MORE[language])
            command = f"readiness methods show {self.ruleset.id} --milestone ID"
            yield from self.canvas.wrapped(command, "  ", "    ")
