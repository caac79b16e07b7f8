"""The sentence of each change between two versions of a ruleset, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import Part
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

#: By part and what happened to it: the kind of change, or the aspect that is different.
SAID: Mapping[tuple[Part, str], Text] = {
    (Part.RULESET, "title"): Text("Titlen er ændret.", "The title was changed."),
    (Part.RULESET, "note"): Text(
        "Det, en læser skal vide om regelsættet, er ændret.",
        "What a reader must know of the ruleset was changed.",
    ),
    (Part.RULESET, "lineage"): Text(
        "Det, regelsættet bygger på, er ændret.", "What the ruleset extends was changed."
    ),
    (Part.RULESET, "abstract on"): Text(
        "Metoden kan ikke længere vælges. Den kan kun udvides.",
        "The method can no longer be chosen. It can only be extended.",
    ),
    (Part.RULESET, "abstract off"): Text("Metoden kan nu vælges.", "The method can now be chosen."),
    (Part.RULESET, "engine"): Text(
        "Det kræver nu mindst denne readiness: {new}. Før: {old}.",
        "It now needs at least this readiness: {new}. It was: {old}.",
    ),
    (Part.RULESET, "thresholds.ready"): Text(
        "Grænsen for klar er nu {new}\u00a0%, før {old}\u00a0%.",
        "The limit for ready is now {new}\u00a0%; it was {old}\u00a0%.",
    ),
    (Part.RULESET, "thresholds.minimum"): Text(
        "Mindstegrænsen i hver faktor er nu {new}\u00a0%, før {old}\u00a0%.",
        "The lowest limit in each factor is now {new}\u00a0%; it was {old}\u00a0%.",
    ),
    (Part.DOCUMENT, "added"): Text("Kilden er kommet til.", "The source was added."),
    (Part.DOCUMENT, "removed"): Text("Kilden er fjernet.", "The source was removed."),
    (Part.DOCUMENT, "reordered"): Text(
        "Kilden står et andet sted i rækken.", "The source stands elsewhere in the order."
    ),
    (Part.DOCUMENT, "changed"): Text(
        "Det, der står om kilden, er ændret.", "What is said of the source was changed."
    ),
    (Part.MILESTONE, "added"): Text(
        "Ny milepæl i {factor} med {count}.", "New milestone in {factor} with {count}."
    ),
    (Part.MILESTONE, "removed"): Text(
        "Milepælen er fjernet, og med den {count}.", "The milestone was removed, and with it {count}."
    ),
    (Part.MILESTONE, "renamed"): Text(
        "Milepælen hedder nu {new} i filerne, før {old}. Indholdet er det samme.",
        "The milestone is now called {new} in the files; it was {old}. The content is the same.",
    ),
    (Part.MILESTONE, "reordered"): Text(
        "Milepælen står et andet sted i rækken.", "The milestone stands elsewhere in the order."
    ),
    (Part.MILESTONE, "inherited on"): Text(
        "Milepælen kan nu besvares én gang for alle metoder.",
        "The milestone can now be answered once for all methods.",
    ),
    (Part.MILESTONE, "inherited off"): Text(
        "Milepælen kan ikke længere besvares én gang for alle metoder.",
        "The milestone can no longer be answered once for all methods.",
    ),
    (Part.MILESTONE, "factor"): Text(
        "Milepælen tæller nu i {new}, før i {old}.", "The milestone now counts in {new}; it counted in {old}."
    ),
    (Part.MILESTONE, "after"): Text(
        "Milepælen kommer nu efter {new}, før efter {old}.",
        "The milestone now comes after {new}; it came after {old}.",
    ),
    (Part.MILESTONE, "title"): Text("Titlen er ændret.", "The title was changed."),
    (Part.MILESTONE, "source"): Text(
        "Henvisningen til kilden er ændret.", "The reference to the source was changed."
    ),
    (Part.RULE, "added"): Text("Nyt spørgsmål.", "New question."),
    (Part.RULE, "added gate"): Text(
        "Nyt spørgsmål, som skal på plads først.", "New question, which must be in place first."
    ),
    (Part.RULE, "removed"): Text("Spørgsmålet er fjernet.", "The question was removed."),
    (Part.RULE, "removed gate"): Text(
        "Spørgsmålet er fjernet. Det skulle på plads først.",
        "The question was removed. It had to be in place first.",
    ),
    (Part.RULE, "renamed"): Text(
        "Spørgsmålet hedder nu {new}, før {old}. Indholdet er det samme.",
        "The question is now called {new}; it was {old}. The content is the same.",
    ),
    (Part.RULE, "reordered"): Text(
        "Spørgsmålet står et andet sted i milepælen.", "The question stands elsewhere in the milestone."
    ),
    (Part.RULE, "gate on"): Text("Skal nu på plads først.", "Must now be in place first."),
    (Part.RULE, "gate off"): Text("Skal ikke længere på plads først.", "No longer has to be in place first."),
    (Part.RULE, "met"): Text(
        "Det, der skal til for at være opfyldt, er ændret.", "What it takes to be met was changed."
    ),
    (Part.RULE, "partial"): Text(
        "Det, der skal til for at være delvist opfyldt, er ændret.",
        "What it takes to be partly met was changed.",
    ),
    (Part.RULE, "applies_when"): Text(
        "Hvornår spørgsmålet er relevant, er ændret.", "When the question is relevant was changed."
    ),
    (Part.RULE, "worst_of"): Text(
        "De spørgsmål, som det tager det værste af, er ændret.",
        "The questions that it takes the worst of were changed.",
    ),
    (Part.RULE, "call"): Text(
        "Spørgsmålet bliver afgjort af en anden funktion.", "The question is judged by another function."
    ),
    (Part.RULE, "reads"): Text(
        "De svar, som funktionen læser, er ændret.", "The answers that the function reads were changed."
    ),
    (Part.RULE, "basis"): Text(
        "Det, kravet hviler på, er ændret.", "What the requirement rests on was changed."
    ),
    (Part.RULE, "measure"): Text(
        "Det, svaret bygger på, er ændret.", "What the answer rests on was changed."
    ),
    (Part.RULE, "question"): Text("Spørgsmålets ord er ændret.", "The words of the question were changed."),
    (Part.RULE, "why"): Text("Begrundelsen er ændret.", "The reason was changed."),
    (Part.RULE, "remedy"): Text("Rådet er ændret.", "The advice was changed."),
    (Part.RULE, "source"): Text(
        "Henvisningen til kilden er ændret.", "The reference to the source was changed."
    ),
    (Part.RULE, "stated_by"): Text(
        "Spørgsmålet står nu i regelsættet {new}, før i {old}.",
        "The question now stands in the ruleset {new}; it stood in {old}.",
    ),
    (Part.RULE, "message.met"): Text("Ordene ved ”opfyldt” er ændret.", "The words for “met” were changed."),
    (Part.RULE, "message.partial"): Text(
        "Ordene ved ”delvist opfyldt” er ændret.", "The words for “partly met” were changed."
    ),
    (Part.RULE, "message.unmet"): Text(
        "Ordene ved ”ikke opfyldt” er ændret.", "The words for “not met” were changed."
    ),
    (Part.RULE, "message.unanswered"): Text(
        "Ordene ved ”ikke besvaret” er ændret.", "The words for “not answered” were changed."
    ),
    (Part.FIELD, "added"): Text(
        "Nyt felt: {kind}. Det kan stå tomt.", "New field: {kind}. It may be left out."
    ),
    (Part.FIELD, "removed"): Text("Feltet er fjernet.", "The field was removed."),
    (Part.FIELD, "renamed"): Text(
        "Feltet hedder nu {new} i filerne, før {old}. Indholdet er det samme.",
        "The field is now called {new} in the files; it was {old}. The content is the same.",
    ),
    (Part.FIELD, "reordered"): Text(
        "Feltet står et andet sted i rækken.", "The field stands elsewhere in the order."
    ),
    (Part.FIELD, "own on"): Text(
        "Feltet kan nu besvares under metoden.", "The field can now be answered under the method."
    ),
    (Part.FIELD, "own off"): Text(
        "Feltet kan ikke længere besvares under metoden.",
        "The field can no longer be answered under the method.",
    ),
    (Part.FIELD, "scope on"): Text(
        "Feltet kan nu besvares én gang for alle metoder.",
        "The field can now be answered once for all methods.",
    ),
    (Part.FIELD, "scope off"): Text(
        "Feltet skal nu besvares for hver metode, ikke fælles.",
        "The field must now be answered for each method, not shared.",
    ),
    (Part.FIELD, "written"): Text(
        "Feltet står nu med scope {new}, før {old}. I denne metode gør det ingen forskel.",
        "The field now has the scope {new}; it had {old}. In this method it makes no difference.",
    ),
    (Part.FIELD, "type"): Text(
        "Svaret er nu: {new}. Før: {old}.", "The answer is now: {new}. It was: {old}."
    ),
    (Part.FIELD, "minimum"): Text(
        "Det laveste tal er nu {new}, før {old}.", "The lowest number is now {new}; it was {old}."
    ),
    (Part.FIELD, "interval on"): Text(
        "Feltet tager nu også et spænd.", "The field now takes an interval too."
    ),
    (Part.FIELD, "interval off"): Text(
        "Feltet tager ikke længere et spænd.", "The field no longer takes an interval."
    ),
    (Part.FIELD, "role on"): Text(
        "Feltet skal nu nævne roller, ikke personer.", "The field must now name roles, not persons."
    ),
    (Part.FIELD, "role off"): Text(
        "Feltet bliver ikke længere holdt op mod navne på personer.",
        "The field is no longer held against names of persons.",
    ),
    (Part.FIELD, "label"): Text("Betegnelsen er ændret.", "The label was changed."),
    (Part.FIELD, "hint"): Text("Vinket er ændret.", "The hint was changed."),
    (Part.FIELD, "choices"): Text(
        "Svarmulighederne står i en anden rækkefølge.", "The choices stand in another order."
    ),
    (Part.CHOICE, "added"): Text("Svarmuligheden er kommet til.", "The choice was added."),
    (Part.CHOICE, "removed"): Text("Svarmuligheden er fjernet.", "The choice was removed."),
    (Part.CHOICE, "renamed"): Text(
        "Svarmuligheden hedder nu {new} i filerne, før {old}.",
        "The choice is now called {new} in the files; it was {old}.",
    ),
    (Part.CHOICE, "changed"): Text("Svarmulighedens ord er ændret.", "The words of the choice were changed."),
    (Part.CONTRADICTION, "added"): Text(
        "Ny advarsel om svar, der modsiger hinanden.", "New warning of answers that contradict each other."
    ),
    (Part.CONTRADICTION, "removed"): Text("Advarslen er fjernet.", "The warning was removed."),
    (Part.CONTRADICTION, "renamed"): Text(
        "Advarslen hedder nu {new}, før {old}. Indholdet er det samme.",
        "The warning is now called {new}; it was {old}. The content is the same.",
    ),
    (Part.CONTRADICTION, "reordered"): Text(
        "Advarslen står et andet sted i rækken.", "The warning stands elsewhere in the order."
    ),
    (Part.CONTRADICTION, "when"): Text(
        "Hvornår der advares, er ændret.", "When the warning is given was changed."
    ),
    (Part.CONTRADICTION, "stated_by"): Text(
        "Advarslen står nu i regelsættet {new}, før i {old}.",
        "The warning now stands in the ruleset {new}; it stood in {old}.",
    ),
    (Part.CONTRADICTION, "basis"): Text(
        "Det, advarslen hviler på, er ændret.", "What the warning rests on was changed."
    ),
    (Part.CONTRADICTION, "message"): Text(
        "Advarslens ord er ændret.", "The words of the warning were changed."
    ),
    (Part.CONTRADICTION, "remedy"): Text("Rådet er ændret.", "The advice was changed."),
    (Part.CONTRADICTION, "source"): Text(
        "Henvisningen til kilden er ændret.", "The reference to the source was changed."
    ),
    (Part.ACROSS, "added"): Text("Nyt krav på tværs af metoderne.", "New requirement across the methods."),
    (Part.ACROSS, "removed"): Text("Kravet på tværs er fjernet.", "The requirement across was removed."),
    (Part.ACROSS, "reordered"): Text(
        "Kravet står et andet sted i rækken.", "The requirement stands elsewhere in the order."
    ),
    (Part.ACROSS, "call"): Text(
        "Kravet bliver afgjort af en anden funktion.", "The requirement is judged by another function."
    ),
    (Part.ACROSS, "reads"): Text(
        "De svar, som funktionen læser, er ændret.", "The answers that the function reads were changed."
    ),
    (Part.ACROSS, "basis"): Text(
        "Det, kravet hviler på, er ændret.", "What the requirement rests on was changed."
    ),
    (Part.ACROSS, "question"): Text("Spørgsmålets ord er ændret.", "The words of the question were changed."),
    (Part.ACROSS, "remedy"): Text("Rådet er ændret.", "The advice was changed."),
    (Part.ACROSS, "source"): Text(
        "Henvisningen til kilden er ændret.", "The reference to the source was changed."
    ),
    (Part.ACROSS, "message.met"): Text(
        "Ordene ved ”opfyldt” er ændret.", "The words for “met” were changed."
    ),
    (Part.ACROSS, "message.partial"): Text(
        "Ordene ved ”delvist opfyldt” er ændret.", "The words for “partly met” were changed."
    ),
    (Part.ACROSS, "message.unmet"): Text(
        "Ordene ved ”ikke opfyldt” er ændret.", "The words for “not met” were changed."
    ),
    (Part.ACROSS, "message.unanswered"): Text(
        "Ordene ved ”ikke besvaret” er ændret.", "The words for “not answered” were changed."
    ),
}
