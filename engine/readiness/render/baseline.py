"""The known gaps of a report: how many there are, which are new, and which are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.assessment import Shortfall
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Assessment
    from readiness.baseline import BaselineAssessment, KnownGap
    from readiness.model import Language
    from readiness.render.writer import Writer

HEADING = Text("Kendte mangler", "Known gaps")
_COUNTS = (
    (Text("1 kendt mangel", "1 known gap"), Text("{n} kendte mangler", "{n} known gaps")),
    (Text("1 ny", "1 new"), Text("{n} nye", "{n} new")),
    (Text("1 lukket", "1 closed"), Text("{n} lukket", "{n} closed")),
)
_FROM = Text("{known} fra {path}, {new}, {closed}", "{known} from {path}, {new}, {closed}")
NEW = Text("Ny", "New")
CLOSED = Text("Lukket", "Closed")
_PRUNE = Text("Tag de lukkede ud af listen: {command}", "Take the closed ones off the list: {command}")
_FAILS = Text(
    "Filens slutkode er 1, fordi der er mangler, som ikke er kendt i forvejen.",
    "The file's exit code is 1, because there are gaps that were not known before.",
)
_NOTE = Text(
    "Kendte mangler ændrer kun slutkoden, aldrig svaret eller scoren.",
    "Known gaps change only the exit code, never the answer or the score.",
)


def section(assessment: Assessment, baseline: BaselineAssessment, writer: Writer) -> Iterator[str]:
    """Write the known gaps as a section of a text report."""
    language = writer.language
    new = unaccepted(assessment, baseline)
    yield ""
    yield writer.strong(HEADING[language].upper())
    yield from writer.paragraph(f"{counted(assessment, baseline, language)}.", "  ")
    for label, gaps in ((NEW, new), (CLOSED, baseline.closed)):
        for gap in gaps:
            yield from writer.paragraph(named(gap), f"    {label[language]:<10}")
    for sentence in sentences(assessment, baseline, language):
        yield from writer.paragraph(sentence, "  ")


def told(assessment: Assessment, language: Language) -> Iterator[str]:
    """Say all that there is to say of the known gaps, a line each; nothing where there is no baseline."""
    baseline = assessment.baseline
    if baseline is None:
        return
    yield f"{counted(assessment, baseline, language)}."
    for label, gaps in ((NEW, unaccepted(assessment, baseline)), (CLOSED, baseline.closed)):
        yield from (f"{label[language]}: {named(gap)}" for gap in gaps)
    yield from sentences(assessment, baseline, language)


def counted(assessment: Assessment, baseline: BaselineAssessment, language: Language) -> str:
    """Count the known, the new and the closed gaps, in a few words."""
    groups = (baseline.known, unaccepted(assessment, baseline), baseline.closed)
    known, new, closed = (
        (one if len(group) == 1 else several)[language].format(n=len(group))
        for group, (one, several) in zip(groups, _COUNTS, strict=True)
    )
    return _FROM[language].format(known=known, path=wording.harmless(baseline.path), new=new, closed=closed)


def unaccepted(assessment: Assessment, baseline: BaselineAssessment) -> Sequence[KnownGap]:
    """Give the gaps that fail the assessment: those that are new and that no waiver that counts accepts."""
    return baseline.unaccepted(count_waivers=assessment.gate.counts_waivers)


def named(gap: KnownGap) -> str:
    """Name a gap by its rule and its key path."""
    return f"{wording.shown(gap.rule)} · {wording.shown(gap.key)}"


def sentences(assessment: Assessment, baseline: BaselineAssessment, language: Language) -> Iterator[str]:
    """Say what is to be done, and what the known gaps change."""
    if baseline.closed:
        command = f"readiness baseline prune -b {wording.harmless(baseline.path)}"
        yield _PRUNE[language].format(command=command)
    yield (_FAILS if Shortfall.NEW_GAP in assessment.gate.falls_short else _NOTE)[language]
