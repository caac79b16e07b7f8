"""Cautions: what is valid and yet doubtful. None of them stops an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "K070": entry(
        "Teksten indeholder tegn, der ikke kan ses.",
        "Skriv teksten igen i stedet for at kopiere den. I rapporten vises tegnene som \\u og et tal.",
        "The text holds characters that cannot be seen.",
        "Type the text again instead of pasting it. The report shows the characters as \\u and a number.",
        why_da="Usynlige tegn kan vende en tekst eller styre en skærm. De følger ofte med, når tekst kopieres fra en hjemmeside.",
        why_en="Invisible characters can turn a text around or steer a screen. They often come along with text copied from a web page.",
        wrong='[metoder.familieraadslagning.tovholder]\nfunktion = "Faglig\\u200bkoordinator"',
        right='[metoder.familieraadslagning.tovholder]\nfunktion = "Faglig koordinator"',
    ),
}
