"""What only the page says, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language

#: The texts by what they are for.
TEXTS: Mapping[str, Text] = {
    "document": Text("Parathedsrapport", "Readiness report"),
    "skip": Text("Gå til indholdet", "Skip to the content"),
    "contents": Text("Indhold", "Contents"),
    "title of several": Text("Er de klar til at begynde? {n} filer", "Are they ready to start? {n} files"),
    "files": Text("{n} filer", "{n} files"),
    "overview": Text("Overblik", "Overview"),
    "start": Text("Planlagt opstart: {day}.", "Planned start: {day}."),
    "guidance": Text(
        "Rapporten er vejledende. Den er ikke et tilsyn og ikke en afgørelse.",
        "The report is for guidance. It is not an inspection and not a formal decision.",
    ),
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "score drawn": Text("Score: {span} af 100 point.", "Score: {span} of 100 points."),
    "legend": Text("Fyldt: nået nu. Stribet: ikke besvaret.", "Solid: reached now. Striped: not answered."),
    "legend limits": Text(
        "Stregerne er grænserne på {minimum}\u00a0% og {ready}\u00a0% i hver faktor.",
        "The lines are the limits of {minimum}\u00a0% and {ready}\u00a0% in each factor.",
    ),
    "total": Text("Scoren i alt", "The whole score"),
    "milestones": Text("Milepæl for milepæl", "Milestone by milestone"),
    "matrix caption": Text(
        "Status for hver milepæl, og hvor mange af dens spørgsmål der er opfyldt.",
        "Status of each milestone, and how many of its questions are met.",
    ),
    "met of": Text("{n} af {all}", "{n} of {all}"),
    "methods caption": Text("Svaret for hver metode.", "The answer for each method."),
    "files caption": Text("Svaret for hver fil og metode.", "The answer for each file and method."),
    "steps caption": Text(
        "Det, der haster mest, og hvad det giver.", "What is most urgent, and what it gives."
    ),
    "more caption": Text("Heller ikke disse er besvaret.", "These are not answered either."),
    "across caption": Text("Det, som flere metoder deles om.", "What several methods share."),
    "waivers caption": Text(
        "Mangler, som I har accepteret. De ændrer ikke scoren.",
        "Gaps that you have accepted. They do not change the score.",
    ),
    "side by side": Text("{title}, {n} filer", "{title}, {n} files"),
    "column drawn": Text("Som søjle", "As a bar"),
    "column file": Text("Fil", "File"),
    "column who": Text("Ansvarlig og frist", "Responsible and deadline"),
    "column source and place": Text("Kilde og sted", "Source and place"),
    "documented": Text("Dokumentation er oplyst.", "Documentation is given."),
    "warnings": Text("Advarsler om filen", "Warnings about the file"),
    "about": Text("Om rapporten", "About the report"),
    "about day": Text("Vurderet på dagen", "Assessed on the day"),
    "about file": Text("Fil", "File"),
    "about print": Text("Filens aftryk (SHA-256)", "Fingerprint of the file (SHA-256)"),
    "about ruleset": Text("Regelsæt", "Ruleset"),
    "about program": Text("Lavet med", "Made with"),
}


def text(key: str, language: Language, **values: object) -> str:
    """Give a text of the page in one language, its braces filled."""
    return TEXTS[key][language].format_map(values)
