"""What only the table of a ruleset says, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.authoring.tables.slots import Kind

KIND: Mapping[Kind, Text] = {
    "ruleset": Text("Titel", "Title"),
    "note": Text("Note", "Note"),
    "document": Text("Dokumentets titel", "Title of the document"),
    "publisher": Text("Udgiver", "Publisher"),
    "milestone": Text("Milepæl", "Milestone"),
    "question": Text("Spørgsmål", "Question"),
    "why": Text("Hvorfor", "Why"),
    "met": Text("Opfyldt", "Met"),
    "partial": Text("Delvist opfyldt", "Partly met"),
    "unmet": Text("Ikke opfyldt", "Not met"),
    "unanswered": Text("Ikke besvaret", "Not answered"),
    "remedy": Text("Gør sådan", "Do this"),
    "contradiction": Text("Modsigelse", "Contradiction"),
    "mend": Text("Ret modsigelsen", "Mend the contradiction"),
    "field": Text("Felt", "Field"),
    "part": Text("Del af felt", "Part of a field"),
    "hint": Text("Vink", "Hint"),
    "choice": Text("Svarmulighed", "Choice"),
}
ABOUT = Text("Eksporteret fra", "Exported from")
ACROSS = Text("På tværs af metoderne", "Across the methods")
FACTOR = Text("Faktor: {factor}.", "Factor: {factor}.")
AFTER = Text("Besluttes efter: {milestones}.", "Decided after: {milestones}.")
WHEN = Text("Tales om, når:", "Told of when:")
CALL = Text("Regnes ud af funktionen {call} ud fra:", "Worked out by the function {call} from:")
SHARED = Text(
    "Regnes sammen for flere metoder af {call} ud fra:", "Worked out across methods by {call} from:"
)
FILLED = Text("Bliver sat ind, så de skal stå der: {names}", "Are filled in, so they must stay: {names}")
PER_METHOD = Text("Besvares for hver metode.", "Answered for each method.")
SPAN = Text("{kind}, eller et spænd", "{kind}, or an interval")

INSTRUCTIONS: tuple[Text, ...] = (
    Text(
        "Ret i de hvide celler: tekster på dansk og engelsk, kilde, grundlag, og om noget skal på plads først.",
        "Edit the white cells: texts in Danish and English, source, basis, and whether something must be in place first.",
    ),
    Text(
        "De grå celler er til forklaring. De er låst, fordi de hører til det, som programmet regner med.",
        "The grey cells explain. They are locked because they belong to what the program works with.",
    ),
    Text(
        "Skriv i Kommentar, hvis I mener noget, der ikke kan rettes her. Kommentarer bliver vist og ikke skrevet i regelsættet.",
        "Write under Comment what cannot be changed here. Comments are shown and not written to the ruleset.",
    ),
    Text(
        "Grundlag: kilde_tal er et tal fra kilden, kilde_krav er kildens krav, og afledt er vores tilføjelse.",
        "Basis: kilde_tal is a number of the source's, kilde_krav is the source's requirement, and afledt is our addition.",
    ),
    Text(
        "Lad det stå, der har klammer som {antal}. Programmet sætter kommunens egne tal ind.",
        "Leave what stands in braces, such as {antal}. The program fills in the municipality's own figures.",
    ),
    Text(
        "I kan sortere, filtrere, skjule kolonner og sende kun nogle af rækkerne tilbage. Intet bliver slettet af en tabel.",
        "You may sort, filter, hide columns and send only some of the rows back. A table deletes nothing.",
    ),
    Text(
        "Slet ikke kolonner eller rækken ”Eksporteret fra”. Uden dem kan ingen se, hvad der er rettet.",
        "Do not delete columns, nor the row “Exported from”. Without them nobody can tell what was edited.",
    ),
)
