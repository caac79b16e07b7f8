"""Methods that are begun: their names, and where they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "H080": entry(
        "”{name}” kan ikke blive til et id.",
        "Skriv et navn, der begynder med et bogstav og har højst 40 tegn, fx ”Tættere på familien”. Er det længere, så giv det hele med --title-da.",
        "“{name}” cannot become an id.",
        "Write a name that begins with a letter and has at most 40 characters, such as “Tættere på familien”. If it is longer, give all of it with --title-da.",
        why_da="Metodens id står i kommune.toml og i navne på filer. Det har kun a-z, tal og _ og begynder med et bogstav.",
        why_en="The method's id stands in kommune.toml and in names of files. It has only a-z, digits and _, and begins with a letter.",
    ),
    "H081": entry(
        "Id'et ”{id}” er optaget: det betyder noget andet.",
        "Giv metoden et andet navn, eller skriv lidt mere af det.",
        "The id “{id}” is taken: it means something else.",
        "Give the method another name, or write a little more of it.",
        why_da="Ordet bruges i forvejen i kommune.toml, i rapporterne, i Python eller i Windows. Blev det en metode, kunne ingen se forskel.",
        why_en="The word is in use already in kommune.toml, in the reports, in Python or in Windows. As a method nobody could tell the two apart.",
    ),
    "H082": entry(
        "Metoden ”{id}” er installeret allerede, af pakken {distribution}.",
        "Giv metoden et andet navn. Er den installerede jeres egen, så byg videre på den, eller fjern den først.",
        "The method “{id}” is installed already, by the package {distribution}.",
        "Give the method another name. If the installed one is your own, go on with that, or remove it first.",
        why_da="To pakker kan ikke have den samme metode. Så ved ingen, hvilke regler et svar er holdt op mod.",
        why_en="Two packages cannot have the same method. Nobody would know which rules an answer is held against.",
    ),
    "H083": entry(
        "{name} er der allerede og er ikke en tom mappe.",
        "Giv en anden mappe med --to, eller flyt det, der er der. Intet er ændret.",
        "{name} is there already and is not an empty folder.",
        "Give another folder with --to, or move what is there. Nothing was changed.",
        why_da="Kommandoen overskriver aldrig noget. Den skriver i en ny mappe, i en tom eller i et git-repository uden filer.",
        why_en="The command never overwrites anything. It writes in a new folder, in an empty one or in a git repository without files.",
    ),
    "H084": entry(
        "”{name}” kan ikke være en titel.",
        "Skriv højst 60 tegn uden punktum til sidst og uden ? $ < > \\, klammer og lige anførselstegn.",
        "“{name}” cannot be a title.",
        "Write at most 60 characters without a full stop at the end and without ? $ < > \\, braces and straight quotes.",
        why_da="Titlen skrives ind i filer med hver sin skrivemåde: TOML, Python og Markdown. Dér betyder disse tegn noget andet.",
        why_en="The title is written into files that each have their own notation: TOML, Python and Markdown. These characters mean something else there.",
    ),
}
