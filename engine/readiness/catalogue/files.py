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
    "F020": entry(
        "Filen findes i forvejen, og den bliver ikke overskrevet.",
        "Vælg en anden mappe. Skal filen have en metode mere, så skriv: readiness init --add <metode> <fil>",
        "The file exists already and is not overwritten.",
        "Choose another folder. To give the file one more method, write: readiness init --add <method> <file>",
        why_da="readiness init skriver kun nye filer, så ingen svar går tabt.",
        why_en="readiness init only writes new files, so that no answer is lost.",
    ),
    "F021": entry(
        "Det er en fil, ikke en mappe.",
        "Skriv navnet på en mappe. Den bliver oprettet, hvis den ikke findes.",
        "This is a file, not a folder.",
        "Give the name of a folder. It is made if it does not exist.",
        why_da="readiness init skriver to filer, der skal ligge ved siden af hinanden i en mappe.",
        why_en="readiness init writes two files, which lie beside each other in a folder.",
    ),
    "F022": entry(
        "Filen kan ikke skrives ({reason}). Intet i den er ændret.",
        "Vælg en mappe, hvor I må skrive, eller skaf plads på disken.",
        "The file cannot be written ({reason}). Nothing in it was changed.",
        "Choose a folder in which you may write, or make room on the disk.",
        why_da="Mappen er måske skrivebeskyttet, eller disken er fuld. En fil bliver skrevet helt eller slet ikke.",
        why_en="The folder may be read-only, or the disk full. A file is written whole or not at all.",
    ),
    "F023": entry(
        "Der kan ikke føjes mere til ”{name}”, som tabellen er skrevet. Filen er ikke ændret.",
        "Skriv tabellen på sin egen linje, [{name}], med svarene på linjerne under. Kør så kommandoen igen.",
        "Nothing can be added to “{name}” the way the table is written. The file was not changed.",
        "Write the table on a line of its own, [{name}], with the answers on the lines below. Then run the command again.",
        why_da="En tabel i { } er lukket, når den er skrevet. readiness init --add ændrer ikke i det, der står i filen.",
        why_en="A table in { } is closed once it is written. readiness init --add changes nothing that stands in the file.",
        wrong="metoder = { signs_of_safety = {} }",
        right="[metoder.signs_of_safety]",
    ),
    "F024": entry(
        "Med metoden ”{name}” passer det, der er vist ovenfor, ikke længere. Filen er ikke ændret.",
        "Ret det først, og kør så kommandoen igen.",
        "With the method “{name}”, what is shown above no longer fits. The file was not changed.",
        "Mend it first, and then run the command again.",
        why_da="Et fælles svar skal passe til alle de valgte metoder. Spørger den nye metode på en anden måde, hører svaret til under hver metode.",
        why_en="A shared answer must fit all the chosen methods. Where the new one asks in another way, the answer belongs under each method.",
    ),
    "F025": entry(
        "Filen er ikke skrevet af readiness, så den er ikke skrevet på ny.",
        "Skriv skemaet et andet sted: readiness schema -o <fil>",
        "The file was not written by readiness, so it was not written anew.",
        "Write the schema somewhere else: readiness schema -o <file>",
        why_da="Et skema, som readiness har skrevet, kan altid skrives på ny. Andre filer bliver ikke overskrevet.",
        why_en="A schema that readiness wrote can always be written anew. Other files are not overwritten.",
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
