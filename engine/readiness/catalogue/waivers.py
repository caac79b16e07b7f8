"""Waivers: accepted gaps that are not written as they must be, or no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

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
}
