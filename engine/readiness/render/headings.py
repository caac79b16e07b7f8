"""Headings and sentences of the reports that are read as documents, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language

_HEADINGS: Mapping[str, Text] = {
    "title": Text("Er {name} klar til at begynde?", "Is {name} ready to start?"),
    "title of one": Text(
        "Er {name} klar til at begynde med {method}?", "Is {name} ready to start with {method}?"
    ),
    "assessed": Text("Vurderet {day} ud fra {path}.", "Assessed on {day} from {path}."),
    "methods": Text("Metoderne", "The methods"),
    "blockers": Text("Skal på plads først", "Must be in place first"),
    "raised": Text("Kunne ikke regnes ud", "Could not be worked out"),
    "demands": Text("Hvad jeres tal kræver", "What your figures demand"),
    "next steps": Text("Næste tre skridt", "The next three steps"),
    "status": Text("Status for hver faktor", "Status of each factor"),
    "grounds": Text("Hvad svarene bygger på", "What the answers rest on"),
    "all rules": Text("Alle spørgsmål", "All questions"),
    "across": Text("På tværs af metoderne", "Across the methods"),
    "waivers": Text("Fravigelser", "Waivers"),
    "how": Text("Sådan er scoren lavet", "How the score is made"),
    "limits": Text("Hvad der ikke er valideret", "What is not validated"),
    "column answer": Text("Svar", "Answer"),
    "column factor": Text("Faktor", "Factor"),
    "column points": Text("Point", "Points"),
    "column reached": Text("Milepæle nået", "Milestones reached"),
    "column what": Text("Hvad", "What"),
    "column do": Text("Gør sådan", "Do this"),
    "column owner": Text("Ansvarlig", "Responsible"),
    "column due": Text("Frist", "Deadline"),
    "column where": Text("Ret her", "Correct here"),
    "column place": Text("Sted", "Place"),
    "column source": Text("Kilde", "Source"),
    "column step": Text("Skridt", "Step"),
    "column who": Text("Hvem og hvornår", "Who and when"),
    "column effect": Text("Det betyder", "What it gives"),
    "column question": Text("Spørgsmål", "Question"),
    "column found": Text("Fundet", "Found"),
    "column outcome": Text("Udfald", "Outcome"),
    "column concerns": Text("Gælder", "Concerns"),
    "column rule": Text("Regel", "Rule"),
    "column state": Text("Status", "State"),
    "column approved": Text("Godkendt af", "Approved by"),
    "column reason": Text("Begrundelse", "Reason"),
    "answered": Text("I har svaret: {answer}", "You answered: {answer}"),
    "reached": Text("{n} af {all}", "{n} of {all}"),
    "missing": Text("mangler", "missing"),
    "how each": Text(
        "Et spørgsmål giver 1, når det er opfyldt, ½, når det er delvist opfyldt, og ellers 0.",
        "A question gives 1 when it is met, ½ when it is partly met, and else 0.",
    ),
    "how open": Text(
        "Et spørgsmål, der ikke er besvaret, tæller 0 i det laveste tal og 1 i det højeste.",
        "A question that is not answered counts 0 in the lowest number and 1 in the highest.",
    ),
    "how means": Text(
        "En milepæl er gennemsnittet af sine spørgsmål, en faktor af sine milepæle, og scoren af de tre faktorer.",
        "A milestone is the mean of its questions, a factor of its milestones, and the score of the three factors.",
    ),
    "how verdict": Text(
        "Scoren afgør ikke svaret: det gør det, der skal på plads først, og grænserne for hver faktor.",
        "The score does not decide the answer: what must be in place first and the limits of each factor do.",
    ),
    "derived": Text(
        "Disse spørgsmål er vores tilføjelse og står ikke i kilden: {rules}.",
        "These questions are our addition and do not stand in the source: {rules}.",
    ),
    "rulesets": Text("Regelsæt: {names}.", "Rulesets: {names}."),
    "cut": Text(
        "Resten er ikke vist, fordi resuméet ikke må være større. Skriv hele rapporten med {option}.",
        "The rest is not shown, because the summary may not be larger. Write the whole report with {option}.",
    ),
}


def heading(key: str, language: Language, **values: object) -> str:
    """Give a heading or a sentence in one language, its braces filled."""
    return _HEADINGS[key][language].format_map(values)
