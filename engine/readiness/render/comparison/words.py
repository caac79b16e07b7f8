"""What is said of a change between two versions of a ruleset, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import Group, Moves, Part
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP: Mapping[Group, Text] = {
    Group.ASSESSMENT: Text("Det kan ændre en vurdering", "This can change an assessment"),
    Group.SETUPS: Text(
        "Det kræver ændringer i kommunernes filer", "This demands changes in the files of municipalities"
    ),
    Group.ENGINE: Text("Det kræver en nyere readiness", "This needs a newer readiness"),
    Group.NOTICES: Text(
        "Det ændrer kun advarsler eller rækkefølge", "This changes only warnings or an order"
    ),
    Group.ADDITIONS: Text("Der kan svares på mere", "More can be answered"),
    Group.WORDS: Text("Kun ord", "Only words"),
}
PART: Mapping[Part, Text] = {
    Part.RULESET: Text("Regelsættet", "The ruleset"),
    Part.DOCUMENT: Text("Kilden", "The source"),
    Part.MILESTONE: Text("Milepælen", "The milestone"),
    Part.FIELD: Text("Feltet", "The field"),
    Part.CHOICE: Text("Svarmuligheden", "The choice"),
    Part.RULE: Text("Spørgsmålet", "The question"),
    Part.CONTRADICTION: Text("Modsigelsen", "The contradiction"),
    Part.ACROSS: Text("På tværs", "Across methods"),
}
#: What a change can move. Each set that occurs is said as one sentence.
MOVES: Mapping[frozenset[Moves], Text] = {
    frozenset({Moves.SCORE, Moves.VERDICT}): Text("Kan flytte score og svar.", "Can move score and verdict."),
    frozenset({Moves.SCORE, Moves.VERDICT, Moves.SETUPS}): Text(
        "Kan flytte score og svar. Filer, der gjaldt før, kan blive afvist.",
        "Can move score and verdict. Files that were valid may be refused.",
    ),
    frozenset({Moves.VERDICT}): Text(
        "Kan flytte svaret, ikke scoren.", "Can move the verdict, not the score."
    ),
    frozenset({Moves.VERDICT, Moves.SETUPS}): Text(
        "Kan flytte svaret, ikke scoren. Filer, der gjaldt før, kan blive afvist.",
        "Can move the verdict, not the score. Files that were valid may be refused.",
    ),
    frozenset({Moves.SETUPS}): Text(
        "Filer, der gjaldt før, kan blive afvist.", "Files that were valid may be refused."
    ),
    frozenset({Moves.ENGINE}): Text(
        "En ældre readiness afviser regelsættet.", "An older readiness refuses the ruleset."
    ),
    frozenset({Moves.WARNINGS}): Text("Ændrer kun advarsler.", "Changes only warnings."),
    frozenset({Moves.ORDER}): Text("Ændrer kun rækkefølgen.", "Changes only the order."),
}

_WORDS: Mapping[str, Text] = {
    "none": Text(
        "Der er ingen forskel på de to regelsæt.", "There is no difference between the two rulesets."
    ),
    "before": Text("før", "before"),
    "after": Text("nu", "now"),
    "listed": Text(" ({n} milepæle, {m} spørgsmål)", " ({n} milestones, {m} questions)"),
    "nothing": Text("intet", "nothing"),
    "no condition": Text("–", "–"),
    "danish": Text("Dansk: ", "Danish: "),
    "english": Text("Engelsk: ", "English: "),
    "met when": Text("Opfyldt, når:", "Met when:"),
    "partial when": Text("Delvist opfyldt, når:", "Partly met when:"),
    "told when": Text("Der advares, når:", "The warning is given when:"),
    "worst of": Text("Det værste af: {names}", "The worst of: {names}"),
    "by function": Text("Afgøres af funktionen {name}.", "Judged by the function {name}."),
    "source": Text("Kilde: {where}", "Source: {where}"),
    "code one": Text(
        "Én regel bliver afgjort af en funktion. En ændring i dens Python-kode ses ikke her.",
        "One rule is judged by a function. A change in its Python code is not seen here.",
    ),
    "code": Text(
        "{n} regler bliver afgjort af funktioner. En ændring i deres Python-kode ses ikke her.",
        "{n} rules are judged by functions. A change in their Python code is not seen here.",
    ),
    "setups": Text("Opsætningerne", "The setups"),
    "same": Text("Score, svar og spørgsmål er de samme.", "Score, verdict and questions are the same."),
    "was refused": Text(
        "Filen kunne heller ikke vurderes før.", "The file could not be assessed before either."
    ),
    "is refused": Text(
        "Filen bliver nu afvist. Den gjaldt før.", "The file is now refused. It was valid before."
    ),
    "is taken": Text(
        "Filen bliver nu vurderet. Den blev afvist før.", "The file is now assessed. It was refused before."
    ),
    "because": Text("fordi: {what}", "because: {what}"),
    "by code": Text(
        "Intet i regelsættet forklarer det. Det må være koden i reglens funktion.",
        "Nothing in the ruleset explains it. It must be the code of the rule's function.",
    ),
    "not asked": Text("ikke spurgt", "not asked"),
    "also": Text("Det flytter sig også, fordi:", "It moves also because:"),
    "borrowed": Text(
        "Koden mangler i den ene udgave. Disse funktioner er lånt fra den anden: {names}.",
        "One version has no code. These functions are borrowed from the other: {names}.",
    ),
    "demand": Text(
        "Ændringerne kræver mindst version {least}.", "The changes demand at least version {least}."
    ),
    "if issued": Text(
        "Er version {version} udgivet, så skriv mindst {least} som version.",
        "If version {version} has been issued, write at least {least} as the version.",
    ),
    "high enough": Text("Versionen er høj nok.", "The version is high enough."),
    "too low": Text("Versionen er for lav.", "The version is too low."),
    "no demand": Text("Versionen må være, hvad den er.", "The version may be what it is."),
    "not a version": Text(
        "Versionen kan ikke holdes op mod ændringerne.", "The version cannot be held against the changes."
    ),
}


def word(key: str, language: str, **values: object) -> str:
    """Give a phrase in one language, its braces filled."""
    text = _WORDS[key]
    return (text.en if language == "en" else text.da).format_map(values)
