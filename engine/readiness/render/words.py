"""The words of the reports, in both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.assessment import MilestoneStatus, Verdict
from readiness.judgement import Outcome
from readiness.model import Basis, Factor, Measure, Text
from readiness.waivers import WaiverState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import FieldType, Language
    from readiness.sources import Source

VERDICT: Mapping[Verdict, Text] = {
    Verdict.READY: Text("Klar", "Ready"),
    Verdict.CONDITIONAL: Text("Klar med forbehold", "Ready with reservations"),
    Verdict.NOT_READY: Text("Ikke klar endnu", "Not ready yet"),
    Verdict.UNDETERMINED: Text("Kan ikke afgøres endnu", "Cannot be decided yet"),
}
FACTOR: Mapping[Factor, Text] = {
    Factor.LEDELSE: Text("Ledelse", "Leadership"),
    Factor.KOMPETENCER: Text("Kompetencer", "Competences"),
    Factor.ORGANISERING: Text("Organisering", "Organisation"),
}
OUTCOME: Mapping[Outcome, tuple[str, Text]] = {
    Outcome.MET: ("✓", Text("opfyldt", "met")),
    Outcome.PARTIAL: ("◐", Text("delvist opfyldt", "partly met")),
    Outcome.UNMET: ("✗", Text("ikke opfyldt", "not met")),
    Outcome.UNANSWERED: ("?", Text("ikke besvaret", "not answered")),
    Outcome.UNKNOWN: ("?", Text("ved ikke", "do not know")),
    Outcome.NOT_APPLICABLE: ("–", Text("ikke relevant", "not relevant")),
    Outcome.ERROR: ("!", Text("fejl", "error")),
}
STATUS: Mapping[MilestoneStatus, tuple[str, Text]] = {
    MilestoneStatus.REACHED: ("✓", Text("nået", "reached")),
    MilestoneStatus.PARTIAL: ("◐", Text("delvist", "partly")),
    MilestoneStatus.MISSING: ("✗", Text("mangler", "missing")),
    MilestoneStatus.UNANSWERED: ("?", Text("ikke besvaret", "not answered")),
    MilestoneStatus.NOT_APPLICABLE: ("–", Text("ikke relevant", "not relevant")),
}
BASIS: Mapping[Basis, Text] = {
    Basis.SOURCE_NUMBER: Text("tal fra kilden", "a number of the source's"),
    Basis.SOURCE_REQUIREMENT: Text("fra kilden", "from the source"),
    Basis.DERIVED: Text("vores tilføjelse", "our addition"),
}

KIND: Mapping[FieldType, Text] = {
    "text": Text("tekst", "text"),
    "texts": Text("liste af tekster", "list of texts"),
    "bool": Text("true eller false", "true or false"),
    "int": Text("helt tal", "whole number"),
    "number": Text("tal", "number"),
    "share": Text("andel fra 0 til 1", "share from 0 to 1"),
    "range": Text("højeste og laveste hele tal", "highest and lowest whole number"),
    "date": Text("dato", "date"),
    "choice": Text("ét af ordene", "one of the words"),
    "choices": Text("nogle af ordene", "some of the words"),
    "record": Text("tabel", "table"),
    "records": Text("liste af tabeller", "list of tables"),
    "table": Text("tabel med navne", "table of names"),
}
MEASURE: Mapping[Measure, Text] = {
    Measure.DECLARED: Text("kommunens egen erklæring", "the municipality's own declaration"),
    Measure.OPINION: Text("målt mening (spørgeskema)", "measured opinion (survey)"),
    Measure.AVERAGE: Text("gennemsnit, der skjuler en spredning", "average that hides a spread"),
}

WAIVER: Mapping[WaiverState, Text] = {
    WaiverState.ACTIVE: Text("gælder til {day}", "holds until {day}"),
    WaiverState.NOT_COUNTED: Text(
        "gælder til {day}, men er ikke talt med", "holds until {day}, but is not counted"
    ),
    WaiverState.EXPIRED: Text("gjaldt til {day} og er udløbet", "held until {day} and has expired"),
    WaiverState.UNMATCHED: Text(
        "passer ikke til noget: der er ingen mangel", "fits nothing: there is no gap"
    ),
}

_WORDS: Mapping[str, Text] = {
    "points": Text("{span} af 100 point", "{span} of 100 points"),
    "not assessed": Text("ikke vurderet", "not assessed"),
    "depending": Text(", alt efter {count}, der ikke er besvaret", ", depending on {count} not answered yet"),
    "one question": Text("1 spørgsmål", "1 question"),
    "questions": Text("{n} spørgsmål", "{n} questions"),
    "between": Text(
        "Svaret kan blive alt fra ”{low}” til ”{high}”. Det afhænger af det, der ikke er besvaret.",
        "The answer may be anything from “{low}” to “{high}”. It depends on what is not answered.",
    ),
    "gates in place": Text(
        "Alle {all} ting, der skal være på plads før opstart, er på plads.",
        "All {all} things that must be in place before the start are in place.",
    ),
    "no gates": Text(
        "Metoden har intet, der skal på plads før opstart.",
        "The method has nothing that must be in place before the start.",
    ),
    "no gate answered": Text(
        "Ingen af de {all} ting, der skal være på plads før opstart, er besvaret.",
        "None of the {all} things that must be in place before the start is answered.",
    ),
    "gates": Text(
        "De {all} ting, der skal være på plads før opstart: {counts}.",
        "The {all} things that must be in place before the start: {counts}.",
    ),
    "in place": Text("{n} på plads", "{n} in place"),
    "partly in place": Text("{n} delvist", "{n} partly"),
    "not in place": Text("{n} ikke opfyldt", "{n} not met"),
    "not answered": Text("{n} ikke besvaret", "{n} not answered"),
    "blockers": Text("SKAL PÅ PLADS FØRST", "MUST BE IN PLACE FIRST"),
    "raised": Text("KUNNE IKKE REGNES UD", "COULD NOT BE WORKED OUT"),
    "more blockers": Text(
        "Og disse, der heller ikke er besvaret:", "And these, which are not answered either:"
    ),
    "you answered": Text("I har svaret", "You answered"),
    "do this": Text("Gør sådan", "Do this"),
    "fill in": Text(
        "Skriv svaret i filen. Er det ikke på plads: {remedy}",
        "Write the answer in the file. If it is not in place: {remedy}",
    ),
    "report fault": Text(
        "Opdatér den pakke, eller skriv til dem, der udgiver den. Det er ikke jeres svar, der mangler.",
        "Update that package or write to its maintainers. It is not your answer that is missing.",
    ),
    "narrow down": Text(
        "Spændet går hen over en grænse. Skriv et snævrere, eller ét tal. Er det ikke på plads: {remedy}",
        "The interval reaches across a limit. Write a narrower one, or one number. If it is not in place: {remedy}",
    ),
    "find out": Text(
        "Find ud af det, og skriv svaret. Er det ikke på plads: {remedy}",
        "Find out, and write the answer. If it is not in place: {remedy}",
    ),
    "owner": Text("Ansvarlig", "Responsible"),
    "no owner": Text("mangler: skriv en rolle under ansvarlig", "missing: write a role under ansvarlig"),
    "due": Text("frist {day}", "due {day}"),
    "no due": Text("ingen frist", "no deadline"),
    "mend here": Text("Ret her", "Correct here"),
    "answer here": Text("Svar her", "Answer here"),
    "source": Text("Kilde", "Source"),
    "the guides": Text("Vejledningerne", "The guides"),
    "page": Text("s.\u00a0{n}", "p.\u00a0{n}"),
    "milestone number": Text("milepæl\u00a0{n}", "milestone\u00a0{n}"),
    "question number": Text("spørgsmål\u00a0{n}", "question\u00a0{n}"),
    "section": Text("afsnit\u00a0{n}", "section\u00a0{n}"),
    "heading": Text("”{n}”", "“{n}”"),
    "line": Text("linje\u00a0{n}", "line\u00a0{n}"),
    "rests on": Text("Bygger på", "Rests on"),
    "what answers rest on": Text("HVAD SVARENE BYGGER PÅ", "WHAT THE ANSWERS REST ON"),
    "write here": Text("Svarene skrives under", "The answers are written under"),
    "demands": Text("HVAD JERES TAL KRÆVER", "WHAT YOUR FIGURES DEMAND"),
    "status": Text("STATUS", "STATUS"),
    "bar legend": Text("█ nu  ▒ ikke besvaret", "█ now  ▒ not answered"),
    "point": Text("point", "points"),
    "reached": Text("{n} af {all} milepæle nået", "{n} of {all} milestones reached"),
    "next steps": Text("NÆSTE SKRIDT", "NEXT STEPS"),
    "answer questions": Text("Besvar {count} om {milestone}", "Answer {count} about {milestone}"),
    "nobody": Text("ingen ansvarlig endnu", "nobody responsible yet"),
    "gain": Text("+{n} point", "+{n} points"),
    "gain one": Text("+1 point", "+1 point"),
    "gain small": Text("under 1 point", "less than 1 point"),
    "up to": Text("op til {gain}", "up to {gain}"),
    "removes gap": Text("fjerner en mangel", "removes a gap"),
    "removes doubt": Text(
        "afgør {n} af det, der skal på plads først", "settles {n} of what must be in place first"
    ),
    "across": Text("PÅ TVÆRS AF METODERNE", "ACROSS THE METHODS"),
    "across note": Text(
        "Det, metoderne deles om, er lagt sammen. Det giver ingen point, men en metode er højst "
        "klar med forbehold, til det er på plads.",
        "What the methods share is summed. It gives no points, but a method is at most ready with "
        "reservations until it is in place.",
    ),
    "all rules": Text("ALLE SPØRGSMÅL", "ALL QUESTIONS"),
    "gate": Text("skal på plads først", "must be in place first"),
    "waived": Text("Fraveget", "Waived"),
    "waived how": Text("{until}, godkendt af {who}: {reason}", "{until}, approved by {who}: {reason}"),
    "known": Text("Kendt", "Known"),
    "known since": Text("står i baseline", "stands in the baseline"),
    "waived until": Text("til {day}", "until {day}"),
    "waived uncounted": Text("til {day}, men ikke talt med", "until {day}, but not counted"),
    "waivers": Text("FRAVIGELSER", "WAIVERS"),
    "waiver why": Text("Godkendt af {who}: {reason}", "Approved by {who}: {reason}"),
    "concerns": Text("Gælder", "Concerns"),
    "reason": Text("Begrundelse", "Reason"),
    "methods": Text("{n} metoder", "{n} methods"),
    "method": Text("Metode", "Method"),
    "answer": Text("Svar", "Answer"),
    "missing": Text("Mangler", "Missing"),
    "open": Text("Åbne", "Open"),
    "gates note": Text(
        "Mangler og åbne: af det, der skal på plads før opstart.",
        "Missing and open: of what must be in place before the start.",
    ),
    "milestone": Text("Milepæl", "Milestone"),
    "side by side": Text("OVERBLIK: {title}, {n} filer", "OVERVIEW: {title}, {n} files"),
    "not part": Text("hører ikke til metoden", "not part of the method"),
    "verdict ready": Text(
        "alt det, der skal på plads først, er på plads.",
        "everything that must be in place first is in place.",
    ),
    "verdict planned": Text(
        "det, der skal på plads først, har en ansvarlig og en frist inden opstart.",
        "what must be in place first has somebody responsible and a deadline no later than the start.",
    ),
    "verdict shared": Text(
        "det, metoderne deles om, er ikke på plads ({rules}).",
        "what the methods share is not in place ({rules}).",
    ),
    "verdict unmet": Text("{rules} er ikke opfyldt.", "{rules} is not met."),
    "verdict unassessed": Text("en af faktorerne er ikke vurderet.", "one of the factors is not assessed."),
    "verdict nothing": Text("der er intet at vurdere.", "there is nothing to assess."),
    "verdict unplanned": Text(
        "det, der er delvist på plads, mangler en ansvarlig eller en frist inden opstart.",
        "what is partly in place lacks somebody responsible or a deadline no later than the start.",
    ),
    "verdict weak": Text(
        "{factors} er under grænsen på {percent}\u00a0%.", "{factors} is below the limit of {percent}\u00a0%."
    ),
    "verdict open": Text(
        "det afhænger af det, der ikke er besvaret.", "it depends on what is not answered yet."
    ),
    "shown with all": Text("Alle spørgsmål:", "All questions:"),
    "one at a time": Text("Én metode ad gangen:", "One method at a time:"),
    "limits": Text(
        "Vejledende: ikke et tilsyn og ikke en afgørelse. Kilden giver råd. Vi har valgt, hvad der skal på "
        "plads først, hvornår et svar er delvist opfyldt, og grænserne: klar fra {ready}\u00a0%, mindst "
        "{minimum}\u00a0% i hver faktor. Grænserne er ikke validerede for danske metoder.",
        "For guidance: not an inspection and not a formal decision. The source gives advice. We chose what must be "
        "in place first, when an answer is partly met, and the limits: ready from {ready}\u00a0%, at least "
        "{minimum}\u00a0% in each factor. The limits are not validated for Danish methods.",
    ),
}


def say(key: str, language: Language, **values: object) -> str:
    """Give a phrase of the reports in one language, its braces filled."""
    return _WORDS[key][language].format_map(values)


def where(source: Source, language: Language) -> list[str]:
    """Name page, milestone, question and passage, as far as each is known."""
    parts = (
        ("page", source.page),
        ("milestone number", source.milestone),
        ("question number", source.question),
    )
    numbers = [say(key, language, n=part) for key, part in parts if part is not None]
    return numbers + passage(source, language)


def passage(source: Source, language: Language) -> list[str]:
    """Name section, heading and line, as far as each is known: `afsnit 5.1`, `”Faglig sparring”`, `linje 543`."""
    parts = (("section", source.section), ("heading", source.title), ("line", source.line))
    return [say(key, language, n=part) for key, part in parts if part is not None]


def questions(number: int, language: Language) -> str:
    """Count questions: `1 spørgsmål`, `4 spørgsmål`."""
    return say("one question" if number == 1 else "questions", language, n=number)
