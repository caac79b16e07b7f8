"""Writing: what keeps a file from being written, or changed where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "F020": entry(
        "Filen findes i forvejen, og den bliver ikke overskrevet.",
        "Vælg en anden mappe. Skal filen have en metode mere, så skriv: readiness init --add <metode> <fil>",
        "The file exists already and is not overwritten.",
        "Choose another folder. To give the file one more method, write: readiness init --add <method> <file>",
        why_da="Kun nye filer bliver skrevet, så ingen svar går tabt.",
        why_en="Only new files are written, so that no answer is lost.",
    ),
    "F021": entry(
        "Det er en fil, ikke en mappe.",
        "Skriv navnet på en mappe. Den bliver oprettet, hvis den ikke findes.",
        "This is a file, not a folder.",
        "Give the name of a folder. It is made if it does not exist.",
        why_da="Der bliver skrevet to filer, som skal ligge ved siden af hinanden i en mappe.",
        why_en="Two files are written, which lie beside each other in a folder.",
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
        why_da="En tabel i krøllede parenteser er lukket, når den er skrevet. Det, der står i filen, bliver ikke ændret.",
        why_en="A table in curly brackets is closed once it is written. What stands in the file is not changed.",
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
        why_da="Kommandoen readiness set lader alt andet i filen stå, tegn for tegn. Det bliver prøvet, før der skrives. Går det ikke, bliver der ikke skrevet noget.",
        why_en="The command readiness set leaves all else in the file as it stands, to the character. This is tried before anything is written. Where it fails, nothing is written.",
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
