"""What only the Word document and the workbook say, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness import wording
from readiness.model import Text
from readiness.render.headings import heading
from readiness.render.words import questions, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from readiness.assessment import Assessment, MethodAssessment
    from readiness.model import Language
    from readiness.render.writer import Writer

_TEXTS: Mapping[str, Text] = {
    "document": Text("Parathedsrapport", "Readiness report"),
    "title of several": Text("Er kommunerne klar til at begynde?", "Are the municipalities ready to start?"),
    "start": Text("Planlagt opstart: {day}.", "Planned start: {day}."),
    "score": Text(
        "Scoren er mellem {low} og {high} af 100 point", "The score is between {low} and {high} of 100 points"
    ),
    "score settled": Text("Scoren er {low} af 100 point", "The score is {low} of 100 points"),
    "score missing": Text("Scoren er ikke vurderet", "The score is not assessed"),
    "still open": Text("Disse er ikke besvaret:", "These are not answered:"),
    "plan": Text("Handlingsplan", "Action plan"),
    "plan note": Text(
        "Ret tabellen, som I vil. Det, der skal på plads før opstart, står øverst.",
        "Change the table as you like. What must be in place before the start stands first.",
    ),
    "plan done": Text(
        "Der er ikke mere at gøre: alt er på plads.", "There is nothing more to do: all is in place."
    ),
    "plan caption": Text(
        "Hvad der skal gøres, af hvem og hvornår, og hvor det står.",
        "What is to be done, by whom and when, and where it stands.",
    ),
    "methods caption": Text("Svaret for hver metode.", "The answer for each method."),
    "factors caption": Text("Scoren for hver faktor.", "The score of each factor."),
    "steps caption": Text("Det, der haster mest.", "What is most urgent."),
    "open caption": Text(
        "Det, der skal på plads først og ikke er besvaret.",
        "What must be in place first and is not answered.",
    ),
    "across caption": Text("Det, som flere metoder deles om.", "What several methods share."),
    "waivers caption": Text("Mangler, som ledelsen har godkendt.", "Gaps that the management has approved."),
    "waivers note": Text(
        "En fravigelse ændrer hverken svaret eller scoren.",
        "A waiver changes neither the answer nor the score.",
    ),
    "column number": Text("Nr.", "No."),
    "column before": Text("Før opstart", "Before the start"),
    "yes": Text("ja", "yes"),
    "no": Text("nej", "no"),
    "note": Text("Om metoden", "About the method"),
    "municipality": Text("Kommune", "Municipality"),
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "sheet rules": Text("Regler", "Rules"),
    "sheet methods": Text("Metoder", "Methods"),
    "sheet about": Text("Om rapporten", "About the report"),
    "low": Text("{what}, laveste", "{what}, lowest"),
    "high": Text("{what}, højeste", "{what}, highest"),
    "missing gates": Text("Mangler før opstart", "Missing before the start"),
    "open gates": Text("Åbne før opstart", "Open before the start"),
    "planned start": Text("Planlagt opstart", "Planned start"),
    "ruleset": Text("Regelsæt", "Ruleset"),
    "version": Text("Version", "Version"),
    "file": Text("Fil", "File"),
    "fingerprint": Text("Filens aftryk (SHA-256)", "Fingerprint of the file (SHA-256)"),
    "assessed": Text("Vurderet pr.", "Assessed as of"),
    "program": Text("Lavet med", "Made with"),
    "what": Text("Hvad", "What"),
    "text": Text("Oplysning", "Information"),
    "cut": Text(" … [afkortet: en celle kan ikke rumme mere]", " … [cut: a cell cannot hold more]"),
}


def text(key: str, language: Language, **values: object) -> str:
    """Give a text in one language, its braces filled."""
    return _TEXTS[key][language].format_map(values)


def title(assessments: Sequence[Assessment], writer: Writer) -> str:
    """Ask what the reader wants to know, of one file or of several."""
    if len(assessments) > 1:
        return text("title of several", writer.language)
    [assessment] = assessments
    name, methods = wording.shown(assessment.municipality.name), assessment.methods
    key = "title" if len(methods) > 1 else "title of one"
    return heading(key, writer.language, name=name, method=writer.title(methods[0].ruleset.title))


def score(method: MethodAssessment, language: Language) -> str:
    """Tell the score as an interval in words, and how many open questions it depends on."""
    found, still_open = method.score, len(method.open_findings)
    if found is None:
        return f"{text('score missing', language)}."
    low, high = found.percent_low, found.percent_high
    told = text("score settled" if low == high else "score", language, low=low, high=high)
    depending = say("depending", language, count=questions(still_open, language)) if still_open else ""
    return f"{told}{depending}."
