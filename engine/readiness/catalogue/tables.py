"""Tables in which a ruleset is reviewed: what cannot be read, and what cannot be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "H065": entry(
        "Tabellen kan ikke læses. {reason}.",
        "Gem den som Excel-projektmappe (.xlsx) eller som CSV UTF-8, og prøv igen.",
        "The table cannot be read. {reason}.",
        "Save it as an Excel workbook (.xlsx) or as CSV UTF-8, and try again.",
        why_da="Kun xlsx og csv kan læses. Gamle formater, adgangskoder og andre programmers filer kan ikke.",
        why_en="Only xlsx and csv can be read. Older formats, passwords and files of other programs cannot.",
    ),
    "H066": entry(
        "Tabellen er alt for stor.",
        "Slet det, der ikke hører til den, eller skriv den igen med readiness rules export.",
        "The table is far too large.",
        "Delete what does not belong to it, or write it again with readiness rules export.",
        why_da="Det største regelsæt fylder under en megabyte som tabel. En fil, der pakker sig ud til meget mere, kan lægge computeren ned.",
        why_en="The largest ruleset takes less than a megabyte as a table. A file that unpacks to much more can bring a computer down.",
    ),
    "H067": entry(
        "Tabellen mangler {missing}.",
        "Brug en tabel fra readiness rules export. Skjul det, der ikke skal ses, i stedet for at slette det.",
        "The table lacks {missing}.",
        "Use a table from readiness rules export. Hide what is not to be seen instead of deleting it.",
        why_da="De skjulte kolonner siger, hvilken tekst en række er, og hvad der stod, da tabellen blev skrevet. Uden dem kan ingen se, hvad der er rettet.",
        why_en="The hidden columns say which text a row is, and what stood there when the table was written. Without them nobody can tell what was changed.",
    ),
    "H068": entry(
        "Tabellen er fra regelsættet ”{name}”, og her er {known}.",
        "Giv filen med det regelsæt, eller mappen med det projekt, som tabellen er fra.",
        "The table is from the ruleset “{name}”, and here is {known}.",
        "Give the file of that ruleset, or the folder of the project that the table is from.",
        why_da="Hver tabel hører til ét regelsæt. Skrevet i et andet ville den ændre det forkerte.",
        why_en="Each table belongs to one ruleset. Written to another it would change what is wrong.",
    ),
    "H069": entry(
        "Rækken {reason}.",
        "Slet rækken. Nye spørgsmål og felter skrives i regelsættets fil.",
        "The row {reason}.",
        "Delete the row. New questions and fields are written in the file of the ruleset.",
        why_da="En tabel retter tekster, der findes. Den kan ikke tilføje noget, for et spørgsmål er mere end sine tekster.",
        why_en="A table edits texts that exist. It cannot add anything, for a question is more than its texts.",
    ),
    "H070": entry(
        "Kolonnen ”{name}” kendes ikke og bliver ikke læst.",
        "Er den jeres egen, er alt i orden. Ellers ret overskriften.",
        "The column “{name}” is not known and is not read.",
        "If it is your own, all is well. Otherwise mend the heading.",
        why_da="Kolonner kendes på deres overskrift. En overskrift, der er rettet, ville ellers gøre, at rettelser blev overset.",
        why_en="Columns are known by their headings. A heading that was changed would otherwise make edits be overlooked.",
    ),
    "H071": entry(
        "Cellen holder {reason}.",
        "Skriv selve teksten i cellen. Er celler flettet, så ophæv fletningen.",
        "The cell holds {reason}.",
        "Write the text itself in the cell. If cells are merged, undo that.",
        why_da="Kun det, der står i en celle som tekst eller tal, kan skrives i regelsættet. Hvad en formel giver, kan skifte fra program til program.",
        why_en="Only what stands in a cell as text or number can be written to the ruleset. What a formula gives may differ between programs.",
    ),
    "H072": entry(
        "Teksten om ”{id}” er slettet på et af sprogene.",
        "Skriv en tekst. Skal den helt væk, så slet den i regelsættets fil.",
        "The text about “{id}” is deleted in one of the languages.",
        "Write a text. If it is to go altogether, delete it in the file of the ruleset.",
        why_da="Hver tekst findes på dansk og engelsk. En rapport må ikke mangle ord på det ene sprog.",
        why_en="Each text exists in Danish and English. A report must not lack words in one of the languages.",
    ),
    "H073": entry(
        "Cellen holder et tegn, som ingen kan se: {value}.",
        "Slet cellens tekst, og skriv den igen i stedet for at sætte den ind.",
        "The cell holds a character that nobody can see: {value}.",
        "Delete the text of the cell, and write it again instead of pasting it.",
        why_da="Sådan et tegn følger ofte med fra Word, pdf eller en hjemmeside. Det kan vende teksten om eller styre en skærm.",
        why_en="Such a character often comes along from Word, a PDF or a web page. It can turn the text around or steer a screen.",
    ),
    "H074": entry(
        "Beskeden har ikke længere de ord i klammer, som den skal have: {expected}.",
        "Skriv dem i sætningen, præcis som de stod, og ingen andre.",
        "The message no longer has the words in braces that it must have: {expected}.",
        "Write them in the sentence, just as they stood, and no others.",
        why_da="Programmet sætter kommunens tal ind, hvor der står klammer. Uden dem siger beskeden ikke hvor mange.",
        why_en="The program fills in the municipality's figures where there are braces. Without them the message does not say how many.",
    ),
    "H075": entry(
        "Her kan ikke stå ”{value}”.",
        "{meant}Skriv {expected}.",
        "“{value}” cannot stand here.",
        "{meant}Write {expected}.",
        why_da="Cellen holder et tal eller et af få ord, som programmet kender. Andet kan det ikke bruge.",
        why_en="The cell holds a number or one of a few words that the program knows. It cannot use anything else.",
    ),
    "H076": entry(
        "Cellen er rettet både i tabellen og i regelsættet, hvor der nu står: {value}.",
        "Skriv det i cellen, der skal gælde. Eller eksportér igen, og skriv rettelsen i den nye tabel.",
        "The cell was changed both in the table and in the ruleset, which now says: {value}.",
        "Write in the cell what is to hold. Or export again, and write the edit in the new table.",
        why_da="Begge har rettet det samme, efter at tabellen blev skrevet. Programmet kan ikke vide, hvem der har ret.",
        why_en="Both have edited the same since the table was written. The program cannot know who is right.",
    ),
    "H077": entry(
        "Cellen er rettet, men den er kun til forklaring, så rettelsen bliver ikke skrevet.",
        "Skriv i Kommentar, hvad der skal være anderledes. Det rettes i regelsættets fil.",
        "The cell was changed, but it only explains, so the edit is not written.",
        "Write under Comment what is to be different. It is edited in the file of the ruleset.",
        why_da="Navne, typer og betingelser er det, programmet regner med. En tabel kan ikke ændre dem uden at ændre svar.",
        why_en="Names, types and conditions are what the program works with. A table cannot change them without changing answers.",
    ),
    "H078": entry(
        "{count} af regelsættets tekster er ikke i tabellen: {missing}.",
        "Er det meningen, er alt i orden: de bliver stående, som de er.",
        "{count} of the ruleset's texts are not in the table: {missing}.",
        "If that is meant, all is well: they stay as they are.",
        why_da="En tabel sletter intet. Skal noget væk, slettes det i regelsættets fil.",
        why_en="A table deletes nothing. What is to go is deleted in the file of the ruleset.",
    ),
    "H079": entry(
        "Regelsættet ”{id}” er ændret, siden tabellen blev skrevet af version {version}.",
        "Se rettelserne efter. Kun celler, som er rettet i tabellen, bliver skrevet.",
        "The ruleset “{id}” has changed since the table was written from version {version}.",
        "Look the edits over. Only cells that were changed in the table are written.",
        why_da="Tabellen husker, hvad der stod i hver celle. Derfor går det, der er rettet i filen imens, ikke tabt.",
        why_en="The table remembers what stood in each cell. So what was edited in the file in the meantime is not lost.",
    ),
}
