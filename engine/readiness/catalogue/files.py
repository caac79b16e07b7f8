"""Files: what keeps one from being read or written."""

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
    ),
    "F002": entry(
        "Det er en mappe, ikke en fil.",
        "Skriv stien til selve filen, fx kommune.toml i mappen.",
        "This is a folder, not a file.",
        "Give the path of the file itself, such as kommune.toml in the folder.",
    ),
    "F003": entry(
        "Filen kan ikke læses ({reason}).",
        "Få adgang til at læse filen, eller kopiér den til en mappe, hvor I har adgang.",
        "The file cannot be read ({reason}).",
        "Get permission to read the file, or copy it to a folder where you have it.",
    ),
    "F004": entry(
        "Filen er større end 1 MiB.",
        "Læg lange tekster i egne dokumenter, og henvis til dem under dokumentation.",
        "The file is larger than 1 MiB.",
        "Keep long texts in documents of their own and refer to them under dokumentation.",
    ),
    "F005": entry(
        "Filen er ikke gemt som UTF-8, så et tegn kan ikke læses.",
        "Gem filen igen som UTF-8. I Notesblok: Gem som, og vælg kodning UTF-8.",
        "The file is not saved as UTF-8, so a character cannot be read.",
        "Save the file again as UTF-8. In Notepad: Save as, and choose the encoding UTF-8.",
    ),
    "F006": entry(
        "Linjen kan ikke læses.",
        "Se efter et manglende anførselstegn, lighedstegn, komma eller en parentes her eller lige før. Tekster står i anførselstegn; tal, datoer, true og false gør ikke. (TOML: {reason})",
        "The line cannot be read.",
        "Look for a missing quote, equals sign, comma or bracket here or just before. Texts stand in quotes; numbers, dates, true and false do not. (TOML: {reason})",
    ),
    "F007": entry(
        "Parenteser eller tabeller ligger for dybt inde i hinanden.",
        "Skriv svaret fladere. Højst 20 niveauer er tilladt.",
        "Brackets or tables lie too deep inside one another.",
        "Write the answer flatter. At most 20 levels are allowed.",
    ),
    "F008": entry(
        "Det samme er skrevet to gange.",
        "Behold den ene, og slet den anden. En tabel i [ ] må kun begynde ét sted i filen.",
        "This is written twice.",
        "Keep one and delete the other. A table in [ ] may begin in only one place of the file.",
    ),
    "F009": entry(
        "Et tal er for langt til at kunne læses.",
        "Skriv tallet kortere.",
        "A number is too long to be read.",
        "Write a shorter number.",
    ),
    "F010": entry(
        "Ja og nej skrives som true og false.",
        "Skriv true for ja og false for nej, uden anførselstegn.",
        "Yes and no are written as true and false.",
        "Write true for yes and false for no, without quotes.",
    ),
    "F011": entry(
        "Anførselstegnene er de krumme fra en tekstbehandler.",
        'Brug de lige anførselstegn på tastaturet: "…".',
        "The quotes are the curved ones of a word processor.",
        'Use the straight quotes of the keyboard: "…".',
    ),
    "F012": entry(
        "Datoen skal skrives med tal.",
        "Skriv år, måned og dag: 2026-12-01.",
        "The date must be written in figures.",
        "Write year, month and day: 2026-12-01.",
    ),
    "F013": entry(
        "Navne før lighedstegnet og i [ ] kan ikke have æ, ø og å.",
        "Skriv ae, oe og aa, fx uafhaengig.",
        "Names before the equals sign and in [ ] cannot have æ, ø and å.",
        "Write ae, oe and aa, as in uafhaengig.",
    ),
    "F014": entry(
        "Decimaler skrives med punktum.",
        "Skriv 7.5 i stedet for 7,5.",
        "Decimals are written with a point.",
        "Write 7.5 instead of 7,5.",
    ),
    "F015": entry(
        "Teksten mangler et anførselstegn til sidst.",
        'Slut teksten med " på samme linje.',
        "The text lacks its closing quote.",
        'End the text with " on the same line.',
    ),
    "F030": entry(
        "Det, der retter i opsætninger, er ikke installeret.",
        "Installér det med pip install 'readiness[edit]', og kør igen. Filen kan også rettes i et tekstredigeringsprogram.",
        "What edits setups is not installed.",
        "Install it with pip install 'readiness[edit]', and run again. The file can also be edited in a text editor.",
        why_da="At vurdere en fil kræver det ikke. Kun readiness set bruger pakken tomlkit, som følger med edit.",
        why_en="Assessing a file does not need it. Only readiness set uses the package tomlkit, which comes with edit.",
    ),
    "F031": entry(
        "Svaret kan ikke skrives her, uden at andet i filen bliver ændret.",
        "Skriv svaret i et tekstredigeringsprogram, og se efter med readiness check.",
        "The answer cannot be written here without changing something else in the file.",
        "Write the answer in a text editor, and look with readiness check.",
        why_da="readiness set lader alt andet i filen stå, tegn for tegn. Det bliver prøvet, før der skrives. Går det ikke, bliver der ikke skrevet noget.",
        why_en="readiness set leaves all else in the file as it stands, to the character. This is tried before anything is written. Where it fails, nothing is written.",
    ),
    "F032": entry(
        "Filen kan ikke skrives ({reason}).",
        "Få adgang til at skrive i filen og i dens mappe.",
        "The file cannot be written ({reason}).",
        "Get permission to write the file and in its folder.",
        why_da="Den nye fil skrives først ved siden af og flyttes på plads, når den er hel. Derfor skal der også kunne skrives i mappen.",
        why_en="The new file is first written beside the old one, and moved into place when it is whole. So the folder must be writable too.",
    ),
    "F033": entry(
        "Filen er blevet ændret imens.",
        "Kør igen, så det nye i filen kommer med.",
        "The file has been changed in the meantime.",
        "Run again, so that what is new in the file is kept.",
        why_da="Et andet program gemte filen, mens svaret blev sat ind. Uden dette stop ville det, der blev gemt, gå tabt.",
        why_en="Another program saved the file while the answer was put in. Without this stop, what it saved would be lost.",
    ),
}
