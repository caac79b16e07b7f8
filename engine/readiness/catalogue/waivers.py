"""Waivers: accepted gaps that are not written as they must be, or no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

_WAIVER = """\
[[fravigelser]]
regel = "familieraadslagning/samordnere.uafhaengig"
begrundelse = "Aftalen ventes i marts"
godkendt_af = "Børne- og familiechef"
udloeber = {}"""

_MET = "[metoder.familieraadslagning.forplejning]\nbarnet_bestemmer = true"

ENTRIES: Mapping[str, Entry] = {
    "K060": entry(
        "Fravigelser skal skrives som en liste af tabeller.",
        "Begynd hver fravigelse med linjen [[fravigelser]].",
        "Waivers must be written as a list of tables.",
        "Begin each waiver with the line [[fravigelser]].",
        why_da="En fil kan have flere fravigelser. Hver af dem begynder med sin egen linje i to kantede parenteser.",
        why_en="A file can have several waivers. Each begins with a line of its own in two square brackets.",
        wrong='[fravigelser]\nregel = "familieraadslagning/informatoerer.aftaler_mulige"\nbegrundelse = "Aftale med regionen ventes i marts"\ngodkendt_af = "Børne- og familiechef"\nudloeber = 2027-03-31',
        right='[[fravigelser]]\nregel = "familieraadslagning/informatoerer.aftaler_mulige"\nbegrundelse = "Aftale med regionen ventes i marts"\ngodkendt_af = "Børne- og familiechef"\nudloeber = 2027-03-31',
    ),
    "K061": entry(
        "Fravigelsen mangler: {missing}.",
        "Skriv både regel, begrundelse, godkendt_af og udloeber.",
        "The waiver lacks: {missing}.",
        "Give regel, begrundelse, godkendt_af and udloeber.",
        why_da="En fravigelse accepterer en mangel i en tid. Derfor skal den sige hvilken regel, hvorfor, hvem der har godkendt det, og hvornår den udløber.",
        why_en="A waiver accepts a gap for a time. So it must say which rule, why, who approved it, and when it expires.",
        wrong='[[fravigelser]]\nregel = "familieraadslagning/informatoerer.aftaler_mulige"\nbegrundelse = "Aftale med regionen ventes i marts"\nudloeber = 2027-03-31',
        right='[[fravigelser]]\nregel = "familieraadslagning/informatoerer.aftaler_mulige"\nbegrundelse = "Aftale med regionen ventes i marts"\ngodkendt_af = "Børne- og familiechef"\nudloeber = 2027-03-31',
    ),
    "K062": entry(
        "Reglen ”{name}” findes ikke.",
        "{meant}Se reglerne med: readiness methods show <metode>",
        "The rule “{name}” does not exist.",
        "{meant}See the rules with: readiness methods show <method>",
        why_da="En fravigelse gælder præcis én regel, skrevet som metode/milepæl.regel. En stavefejl må ikke få den til at gælde ingenting.",
        why_en="A waiver holds for exactly one rule, written as method/milestone.rule. A misspelling must not make it hold for nothing.",
        wrong='[[fravigelser]]\nregel = "familieraadslagning/informatoerer.aftaler_muligt"\nbegrundelse = "Aftale med regionen ventes i marts"\ngodkendt_af = "Børne- og familiechef"\nudloeber = 2027-03-31',
        right='[[fravigelser]]\nregel = "familieraadslagning/informatoerer.aftaler_mulige"\nbegrundelse = "Aftale med regionen ventes i marts"\ngodkendt_af = "Børne- og familiechef"\nudloeber = 2027-03-31',
    ),
    "K063": entry(
        "Fravigelsen gælder for længe: til {day}.",
        "Skriv en dato, der senest er {latest}. En fravigelse kan højst gælde 12 måneder ad gangen.",
        "The waiver holds for too long: until {day}.",
        "Write a date that is no later than {latest}. A waiver can hold for at most 12 months at a time.",
        why_da="En fravigelse er en midlertidig aftale om at leve med en mangel. Mindst én gang om året skal nogen "
        "tage stilling til den igen.",
        why_en="A waiver is a temporary agreement to live with a gap. At least once a year somebody must decide on it "
        "anew.",
        wrong=_WAIVER.format("2099-12-31"),
        right=_WAIVER.format("2027-03-31"),
    ),
    "K064": entry(
        "Fravigelsen af ”{name}” gjaldt til {day} og er udløbet, men manglen er der endnu.",
        "Luk manglen. Eller få fravigelsen godkendt igen, og ret udloeber. Gælder den ikke mere, så slet den.",
        "The waiver of “{name}” was valid until {day} and has expired, but the gap is still there.",
        "Close the gap. Or have the waiver approved again, and change udloeber. If it no longer holds, delete it.",
        why_da="Den, der godkendte manglen, gjorde det kun til den dag. Derefter tæller manglen igen i slutkoden, "
        "og den udløbne fravigelse giver selv slutkode 1, til nogen tager stilling.",
        why_en="Whoever approved the gap did so only until that day. After it the gap counts in the exit code again, "
        "and the expired waiver itself gives exit code 1 until somebody decides.",
        wrong=_WAIVER.format("2026-03-31"),
        right=_WAIVER.format("2027-03-31"),
    ),
    "K065": entry(
        "Fravigelsen passer ikke til noget: ”{name}” har ingen mangel.",
        "Slet fravigelsen. Er den ment for en anden regel, så ret regel.",
        "The waiver fits nothing: “{name}” has no gap.",
        "Delete the waiver. If it is meant for another rule, change regel.",
        why_da="Reglen er opfyldt eller ikke relevant. Bliver fravigelsen stående, dækker den over manglen, hvis den "
        "kommer igen.",
        why_en="The rule is met or not relevant. If the waiver stays, it covers the gap should it come back.",
        wrong=f"{_MET}\n\n{_WAIVER.format('2027-03-31').replace('samordnere.uafhaengig', 'forplejning.barnet_bestemmer')}",
        right=_MET,
    ),
    "K066": entry(
        "Der er mere end én fravigelse af ”{name}”.",
        "Slet den, der ikke gælder. En regel kan kun have én fravigelse.",
        "There is more than one waiver of “{name}”.",
        "Delete the one that does not hold. A rule can have only one waiver.",
        why_da="Ellers er det ikke til at se, hvem der har godkendt manglen, hvorfor og hvor længe.",
        why_en="Otherwise nobody can tell who approved the gap, why and for how long.",
        wrong=_WAIVER.format("2026-12-31") + "\n\n" + _WAIVER.format("2027-03-31"),
        right=_WAIVER.format("2027-03-31"),
    ),
}
