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
    ),
    "K061": entry(
        "Fravigelsen mangler: {missing}.",
        "Skriv både regel, begrundelse, godkendt_af og udloeber.",
        "The waiver lacks: {missing}.",
        "Give regel, begrundelse, godkendt_af and udloeber.",
    ),
    "K062": entry(
        "Reglen ”{name}” findes ikke.",
        "{meant}Se reglerne med: readiness methods show <metode>",
        "The rule “{name}” does not exist.",
        "{meant}See the rules with: readiness methods show <method>",
    ),
}
