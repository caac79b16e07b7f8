"""The words of explanations, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Basis, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language

#: How much of a rule is the source's, in a whole sentence.
BASIS: Mapping[Basis, Text] = {
    Basis.SOURCE_NUMBER: Text(
        "Tallet og kravet er kildens.", "The number and the requirement are the source's."
    ),
    Basis.SOURCE_REQUIREMENT: Text(
        "Kravet er kildens. Grænserne for, hvornår det er opfyldt, er vores og ikke validerede.",
        "The requirement is the source's. The limits for when it is met are ours and not validated.",
    ),
    Basis.DERIVED: Text(
        "Vores tilføjelse, udledt af kilden. Den er ikke valideret.",
        "Our addition, derived from the source. It is not validated.",
    ),
}

PHRASES: Mapping[str, Text] = {
    "why": Text("HVORFOR DET TÆLLER", "WHY IT COUNTS"),
    "source": Text("HVOR DET STÅR", "WHERE IT IS WRITTEN"),
    "judged": Text("SÅDAN AFGØRES DET", "HOW IT IS DECIDED"),
    "read": Text("DET, DER LÆSES", "WHAT IS READ"),
    "written": Text("DET, DER SKAL BESVARES", "WHAT IS TO BE ANSWERED"),
    "remedy": Text("ER DET IKKE PÅ PLADS", "IF IT IS NOT IN PLACE"),
    "asked": Text("SPØRGSMÅL I MILEPÆLEN", "QUESTIONS OF THE MILESTONE"),
    "first": Text("KOMMER EFTER", "COMES AFTER"),
    "nothing first": Text("Intet skal være afklaret først.", "Nothing has to be settled first."),
    "rule": Text(
        "{name} · spørgsmål i milepælen {milestone}", "{name} · a question of the milestone {milestone}"
    ),
    "across": Text("{name} · spørgsmål på tværs af metoder", "{name} · a question across methods"),
    "milestone": Text("{name} · milepæl", "{name} · milestone"),
    "factor": Text(
        "Milepælen hører til {factor}, en af de tre faktorer, som en metode hviler på. Alle tre er nødvendige.",
        "The milestone belongs to {factor}, one of the three factors that a method rests on. All three are needed.",
    ),
    "gate": Text(
        "Skal på plads først: Er det ikke opfyldt, er svaret {not_ready}, uanset alt andet. Er det delvist opfyldt, er svaret højst {conditional}, og kun med en ansvarlig og en frist inden opstart.",
        "Must be in place first: If it is not met, the answer is {not_ready}, whatever else. If it is partly met, the answer is at best {conditional}, and only with somebody responsible and a deadline before the start.",
    ),
    "no gate": Text(
        "Spørgsmålet afgør ikke svaret alene, men tæller med i faktoren. Under {minimum}\u00a0% er svaret {not_ready}. {ready} kræver {percent}\u00a0% i hver faktor.",
        "The question does not decide the answer alone, but counts in the factor. Below {minimum}\u00a0% the answer is {not_ready}. {ready} takes {percent}\u00a0% in each factor.",
    ),
    "shared": Text(
        "Det, metoderne deles om, lægges sammen. Det giver ingen point. Til det er på plads, er svaret for hver metode højst {conditional}.",
        "What the methods share is summed. It gives no points. Until it is in place, the answer for each method is at best {conditional}.",
    ),
    "gates": Text(
        "Milepælen rummer noget, der skal på plads før opstart, og kan ikke sættes til ikke_relevant.",
        "The milestone holds something that must be in place before the start, and cannot be set to ikke_relevant.",
    ),
    "weight": Text(
        "Vejer {points} af 100 point, når alle spørgsmål er relevante.",
        "Weighs {points} of 100 points when all questions are relevant.",
    ),
    "weight in": Text("{method}: {points}", "{method}: {points}"),
    "weights": Text(
        "Vejer af 100 point, når alle spørgsmål er relevante: {each}.",
        "Weighs of 100 points when all questions are relevant: {each}.",
    ),
    "applies": Text("Spørges kun, når:", "Asked only when:"),
    "met": Text("Opfyldt, når:", "Met when:"),
    "partial": Text("Ellers delvist opfyldt, når:", "Otherwise partly met when:"),
    "unmet": Text("Ellers ikke opfyldt.", "Otherwise not met."),
    "never unmet": Text(
        "Alle svar er gode nok: Det tæller, at der er taget stilling.",
        "Any answer will do: What counts is that it is settled.",
    ),
    "stays open": Text(
        "Mangler et svar, som der er brug for, eller står der ”ved_ikke”, er spørgsmålet åbent, ikke nej.",
        "If an answer that is needed is missing or says “ved_ikke”, the question is open, not a no.",
    ),
    "calculated": Text(
        "Regnes ud af de felter, der står herunder. Mangler et svar, som der er brug for, er spørgsmålet åbent, ikke nej.",
        "Worked out from the fields below. If an answer that is needed is missing, the question is open, not a no.",
    ),
    "worst": Text(
        "Får det dårligste udfald blandt disse, når de er besvaret:",
        "Takes the worst outcome of these, of those that are answered:",
    ),
    "others": Text("Findes også i: {methods}.", "Also found in: {methods}."),
    "holds in": Text("Gælder i: {methods}.", "Holds in: {methods}."),
    "ours": Text("Ingen vejledning siger det.", "No guide says so."),
    "answers": Text("DET, I HAR SVARET", "WHAT YOU ANSWERED"),
    "steps": Text("TRIN FOR TRIN", "STEP BY STEP"),
    "lacking": Text("DET SKAL DER TIL", "WHAT IT TAKES"),
    "effect": Text("DET VILLE DET ÆNDRE", "WHAT THAT WOULD CHANGE"),
    "here": Text("{place}, under {table}", "{place}, under {table}"),
    "once": Text("besvaret én gang for alle metoder", "answered once for all methods"),
    "not answered": Text("ikke besvaret", "not answered"),
    "to be written": Text(
        "Kan skrives her: {place}, under {table}", "May be written here: {place}, under {table}"
    ),
    "not relevant": Text(
        "Milepælen er sat til ikke_relevant ({place}): {reason}",
        "The milestone is set to ikke_relevant ({place}): {reason}",
    ),
    "entry": Text("Post {number}: {entry}", "Entry {number}: {entry}"),
    "worked out": Text(
        "Regnet ud af svarene herover: {values}.", "Worked out from the answers above: {values}."
    ),
    "worked out so": Text("Regnet ud af svarene herover.", "Worked out from the answers above."),
    "raised": Text(
        "Udregningen fejlede. Det er metodens plugin, der skal rettes, ikke jeres svar.",
        "The calculation failed. It is the method's plugin that must be mended, not your answer.",
    ),
    "does not apply": Text("Derfor spørges der ikke om det her.", "That is why it is not asked here."),
    "unsure": Text(
        "Det er åbent, om spørgsmålet gælder. Derfor er det også åbent.",
        "It is open whether the question applies. That is why it is open too.",
    ),
    "worst here": Text(
        "Det dårligste udfald af disse gælder:", "The worst outcome of these is the one that counts:"
    ),
    "in place": Text("Intet. Det er opfyldt.", "Nothing. It is met."),
    "nothing to do": Text(
        "Intet. Spørgsmålet gælder ikke her.", "Nothing. The question does not apply here."
    ),
    "becomes true": Text("Det er opfyldt, når dette også gælder:", "It is met when this holds too:"),
    "lacks": Text("Mangler: {items}", "Lacking: {items}"),
    "if met": Text(
        "Hvis spørgsmålet var opfyldt, og alt andet var uændret:",
        "If the question were met and all else unchanged:",
    ),
    "points": Text("{title}: {before} -> {after} af 100 point", "{title}: {before} -> {after} of 100 points"),
    "small": Text(" (mindre end 1 point)", " (less than 1 point)"),
    "same points": Text("{title}: stadig {after} af 100 point", "{title}: still {after} of 100 points"),
    "verdict": Text("{before} -> {after}: {because}", "{before} -> {after}: {because}"),
    "same verdict": Text("{before} -> stadig {after}: {because}", "{before} -> still {after}: {because}"),
    "waived": Text(
        "Fraveget {how}. En fravigelse ændrer hverken score eller svar.",
        "Waived {how}. A waiver changes neither score nor answer.",
    ),
    "not waived": Text("Ingen fravigelse gælder spørgsmålet.", "No waiver concerns the question."),
    "and more": Text("… og {n} til", "… and {n} more"),
    "yes": Text("ja", "yes"),
    "no": Text("nej", "no"),
    "open": Text("åbent", "open"),
    "more": Text(
        "Se et spørgsmål med: readiness explain {name}", "See a question with: readiness explain {name}"
    ),
}


def tell(key: str, language: Language, **values: object) -> str:
    """Give a phrase of the explanations in one language, its braces filled."""
    return PHRASES[key][language].format_map(values)
