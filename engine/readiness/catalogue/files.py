"""Files: what keeps one from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "F001": entry(
        "Filen findes ikke.",
        "Se efter, om stien er skrevet rigtigt, og om I står i den rigtige mappe.",
        "The file does not exist.",
        "See whether the path is right, and whether you are in the right folder.",
        why_da="Der ligger ingen fil på den sti, der er skrevet. Ofte mangler en mappe foran navnet, eller filen har fået et andet navn.",
        why_en="No file lies at the path that was given. Often a folder is missing before the name, or the file has been renamed.",
    ),
    "F002": entry(
        "Det er en mappe, ikke en fil.",
        "Skriv stien til selve filen, fx kommune.toml i mappen.",
        "This is a folder, not a file.",
        "Give the path of the file itself, such as kommune.toml in the folder.",
        why_da="Kun filer kan vurderes. Ligger der flere i mappen, så skriv dem efter hinanden.",
        why_en="Only files can be assessed. If the folder holds several, name them one after the other.",
    ),
    "F003": entry(
        "Filen kan ikke læses ({reason}).",
        "Få adgang til at læse filen, eller kopiér den til en mappe, hvor I har adgang.",
        "The file cannot be read ({reason}).",
        "Get permission to read the file, or copy it to a folder where you have it.",
        why_da="Computeren lod ikke programmet åbne filen. I parentesen står computerens egen grund, ofte på engelsk.",
        why_en="The computer did not let the program open the file. Its own reason stands in brackets.",
    ),
    "F004": entry(
        "Filen er større end 1 MiB.",
        "Læg lange tekster i egne dokumenter, og henvis til dem under dokumentation.",
        "The file is larger than 1 MiB.",
        "Keep long texts in documents of their own and refer to them under dokumentation.",
        why_da="Selv en fyldig opsætning fylder under en tiendedel af det. En større fil er som regel en forkert fil.",
        why_en="Even a full setup takes less than a tenth of that. A larger file is usually the wrong one.",
    ),
    "F005": entry(
        "Filen er ikke gemt som UTF-8, så et tegn kan ikke læses.",
        "Gem filen igen som UTF-8. I Notesblok: vælg Gem som, og sæt Kodning til UTF-8.",
        "The file is not saved as UTF-8, so a character cannot be read.",
        "Save the file again as UTF-8. In Notepad: choose Save as, and set Encoding to UTF-8.",
        why_da="Ældre programmer gemmer æ, ø og å på hver sin måde. UTF-8 er den måde, som alle programmer kan læse.",
        why_en="Older programs each store æ, ø and å in their own way. UTF-8 is the way that all programs can read.",
    ),
    "F006": entry(
        "Linjen kan ikke læses.",
        "Se efter et tegn, der mangler eller er for meget, her eller lige før. En linje ser sådan ud: navn = svar. Tekster står i anførselstegn; tal, datoer, true og false gør ikke. (TOML: {reason})",
        "The line cannot be read.",
        "Look for a character that is missing or too many, here or just before. A line looks like this: name = answer. Texts stand in quotes; numbers, dates, true and false do not. (TOML: {reason})",
        why_da="Filen er skrevet i TOML, hvor hvert tegn tæller. Her er programmet ikke sikker på, hvad der var ment, og gætter ikke.",
        why_en="The file is written in TOML, where each character counts. Here the program is not sure what was meant, and does not guess.",
        wrong='ansvarlig "Afsnitsleder"',
        right='ansvarlig = "Afsnitsleder"',
    ),
    "F007": entry(
        "Parenteser eller tabeller ligger for dybt inde i hinanden.",
        "Skriv svaret fladere. Højst 20 niveauer er tilladt.",
        "Brackets or tables lie too deep inside one another.",
        "Write the answer flatter. At most 20 levels are allowed.",
        why_da="Intet svar skal ligge dybere end nogle få niveauer. Grænsen holder øje med filer, der er gået i stykker.",
        why_en="No answer has to lie deeper than a few levels. The limit catches files that are broken.",
        wrong='fagomraader = [[[[[[[[[[[[[[[[[[[[["Familierådgivning"]]]]]]]]]]]]]]]]]]]]]',
        right='fagomraader = ["Familierådgivning"]',
    ),
    "F008": entry(
        "”{name}” står to gange.",
        "Det står også i linje {line}. Behold den ene, og slet den anden. En tabel i [ ] må kun begynde ét sted i filen.",
        "“{name}” stands twice.",
        "It stands in line {line} too. Keep one and delete the other. A table in [ ] may begin in only one place of the file.",
        why_da="Står det samme to gange, kan ingen vide, hvilket svar der gælder. Det sker ofte, når en blok er kopieret.",
        why_en="When the same stands twice, nobody can know which answer holds. It often happens when a block is copied.",
        wrong='ansvarlig = "Afsnitsleder"\nansvarlig = "Børne- og familiechef"',
        right='ansvarlig = "Børne- og familiechef"',
    ),
    "F009": entry(
        "Et tal er for langt til at kunne læses.",
        "Skriv tallet kortere.",
        "A number is too long to be read.",
        "Write a shorter number.",
        why_da="Et tal med flere tusinde cifre eller en meget stor potens er en tastefejl.",
        why_en="A number of thousands of digits, or with a very large power, is a slip of the keyboard.",
        wrong="sager_pr_aar = 1e99999999999999999999",
        right="sager_pr_aar = 24",
    ),
}
