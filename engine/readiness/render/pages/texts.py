"""What only the pages of methods say, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language

#: The texts by what they are for.
TEXTS: Mapping[str, Text] = {
    "method": Text("Metode", "Method"),
    "foundation": Text("Grundlag", "Foundation"),
    "index": Text("Metoder", "Methods"),
    "other language": Text("In English", "På dansk"),
    "all methods": Text("Alle metoder", "All methods"),
    "foundation note": Text(
        "Grundlaget kan ikke vælges selv. Metoder bygger på det, og hver har sin egen vejledning.",
        "The foundation cannot be chosen itself. Methods extend it, and each has a guide of its own.",
    ),
    "footer": Text(
        "Siden er skrevet ud fra regelsættet. Ret regelsættet, ikke siden. Den skrives på ny med ",
        "The page is written from the ruleset. Mend the ruleset, not the page. It is written anew with ",
    ),
    "sources": Text("Kilder", "Sources"),
    "published by": Text(", udgivet af {publisher}", ", published by {publisher}"),
    "ruleset": Text("Regelsæt", "Ruleset"),
    "extends": Text("Bygger på", "Extends"),
    "holds": Text("Rummer", "Holds"),
    "counts": Text(
        "{milestones} og {questions}. {gates} af dem skal på plads først.",
        "{milestones} and {questions}. {gates} of them must be in place first.",
    ),
    "one milestone": Text("1 milepæl", "1 milestone"),
    "milestones": Text("{n} milepæle", "{n} milestones"),
    "gates caption": Text(
        "Det, der skal være på plads før opstart.", "What must be in place before the start."
    ),
    "order": Text("Milepælene i rækkefølge", "The milestones in order"),
    "order lead": Text(
        "Tabellen følger arbejdet: Hver milepæl kommer efter dem, den bygger på. Resten af siden følger "
        "kildens rækkefølge, en faktor ad gangen. ",
        "The table follows the work: each milestone comes after those it builds on. The rest of the page "
        "follows the order of the source, one factor at a time. ",
    ),
    "order caption": Text("I den rækkefølge, de kan afklares.", "In the order in which they can be settled."),
    "nothing": Text("intet", "nothing"),
    "id": Text("Navn i filen", "Name in the file"),
    "weight": Text("Vægt", "Weight"),
    "after": Text("Kommer efter", "Comes after"),
    "questions": Text("Spørgsmål", "Questions"),
    "rule": Text("Regel", "Rule"),
    "decided": Text("Sådan afgøres det", "How it is decided"),
    "messages": Text("Det siger rapporten", "What the report says"),
    "why": Text("Hvorfor", "Why"),
    "filled in": Text("Det udfylder rapporten selv: ", "The report fills in: "),
    "reads": Text("Svar, der læses", "Answers it reads"),
    "of it": Text("heraf ", "of it "),
    "function": Text("Navn i metodens kode: ", "Name in the method's code: "),
    "origin": Text("Hvor det kommer fra", "Where it comes from"),
    "fields": Text("Det, der skal besvares: {milestone}", "What is to be answered: {milestone}"),
    "fields caption": Text("Milepælens felter i kommune.toml.", "The milestone's fields in kommune.toml."),
    "field": Text("Felt", "Field"),
    "meaning": Text("Betyder", "Means"),
    "takes": Text("Skrives som", "Written as"),
    "table": Text("Skrives under", "Written under"),
    "holds for": Text("Gælder", "Holds for"),
    "for all": Text("alle metoder eller kun denne", "all methods or just this one"),
    "for the method": Text("kun denne metode", "just this method"),
    "part of": Text("del af ", "part of "),
    "hint": Text("{label}. Vink: {hint}", "{label}. Hint: {hint}"),
    "contradictions": Text(
        "Svar, der ikke begge kan passe: {milestone}", "Answers that cannot both be right: {milestone}"
    ),
    "warned": Text("Der advares, når:", "A warning is given when:"),
    "numbers": Text("Grænser og tal", "Limits and numbers"),
    "numbers caption": Text(
        "Hvert tal i en betingelse, og hvem der har valgt det.",
        "Each number in a condition, and who chose it.",
    ),
    "condition": Text("Betingelse", "Condition"),
    "for": Text("Afgør", "Decides"),
    "whose": Text("Hvis tal", "Whose number"),
    "for applies": Text("om der spørges", "whether it is asked"),
    "for met": Text("opfyldt", "met"),
    "for partial": Text("delvist opfyldt", "partly met"),
    "for contradiction": Text("modsigelse", "contradiction"),
    "the source's": Text("kildens", "the source's"),
    "ours": Text("vores", "ours"),
    "no numbers": Text("Ingen betingelse rummer tal.", "No condition holds a number."),
    "functions": Text(
        "Disse spørgsmål regnes ud i metodens kode. Tal, der står i koden, kan siden ikke vise:",
        "These questions are worked out in the method's code. The page cannot show numbers in the code:",
    ),
    "origins": Text("Arvet, erstattet og udeladt", "Inherited, replaced and left out"),
    "unchanged": Text(
        "Arvet uændret er milepæle ({milestones}), spørgsmål ({rules}) og felter ({fields}).",
        "Inherited unchanged are milestones ({milestones}), questions ({rules}) and fields ({fields}).",
    ),
    "origins caption": Text("Det, der ikke er arvet uændret.", "What is not inherited unchanged."),
    "part": Text("Del", "Part"),
    "what": Text("Hvad", "What"),
    "coverage": Text("Dækning af kilden", "Coverage of the source"),
    "coverage of": Text("Dækning: ", "Coverage: "),
    "covered": Text(
        "{n} af {all} spørgsmål i vejledningen er dækket af en regel.",
        "{n} of {all} questions of the guide are covered by a rule.",
    ),
    "uncovered": Text("Ikke dækket: ", "Not covered: "),
    "uncovered one": Text("milepæl {milestone}, spørgsmål {n}", "milestone {milestone}, question {n}"),
    "coverage caption": Text(
        "Hvert spørgsmål i vejledningen, og de regler, der dækker det.",
        "Each question of the guide, and the rules that cover it.",
    ),
    "in the guide": Text("I vejledningen", "In the guide"),
    "rules": Text("Regler", "Rules"),
    "the text": Text("teksten", "the text"),
    "not covered": Text("Ikke dækket.", "Not covered."),
    "derived": Text(" (vores tilføjelse)", " (our addition)"),
    "coverage unknown": Text(
        "Det kan ikke siges, hvor meget af kilden der er dækket: Regelsættet fortæller ikke, hvilke "
        "spørgsmål den stiller. Tabellen viser, hvad reglerne henviser til.",
        "It cannot be told how much of the source is covered: the ruleset does not say which questions it "
        "asks. The table shows what the rules cite.",
    ),
    "no coverage": Text(
        "Regelsættet nævner ingen kilde, som det kan holdes op mod.",
        "The ruleset names no source that it can be held against.",
    ),
    "places caption": Text(
        "De steder i kilden, som reglerne henviser til.", "The places in the source that the rules cite."
    ),
    "place": Text("Sted i kilden", "Place in the source"),
    "whole": Text("kilden som helhed", "the source as a whole"),
    "nowhere": Text("Intet sted i kilden: ", "No place in the source: "),
    "index lead": Text(
        "Hver side er skrevet ud fra metodens regelsæt: milepæle, spørgsmål, felter, kilder og grænser.",
        "Each page is written from the method's ruleset: milestones, questions, fields, sources and limits.",
    ),
    "index caption": Text("Metoderne og deres kilder.", "The methods and their sources."),
    "version": Text("Version", "Version"),
}


def text(key: str, language: Language, **values: object) -> str:
    """Give a text of the pages in one language, its braces filled."""
    return TEXTS[key][language].format_map(values)
