"""Setups: what in kommune.toml does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "K001": entry(
        "”{name}” er ikke et navn, som kan stå her.",
        "{meant}Her kan stå: {known}.",
        "“{name}” is not a name that can stand here.",
        "{meant}Here may stand: {known}.",
    ),
    "K002": entry(
        "”{name}” skal være en tabel.",
        "Skriv [{name}] på sin egen linje, og svarene på linjerne under.",
        "“{name}” must be a table.",
        "Write [{name}] on a line of its own, and the answers on the lines below.",
    ),
    "K010": entry(
        "Svaret på ”{field}” ({label}) har ikke den rigtige form.",
        'Skriv {expected}. Ved I det ikke endnu, så skriv "ved_ikke". Er spørgsmålet åbent, så slet linjen.',
        "The answer to “{field}” ({label}) does not have the right form.",
        'Write {expected}. If you do not know yet, write "ved_ikke". If the question is open, delete the line.',
    ),
    "K011": entry(
        "”{field}” ({label}) kan ikke være {value}.",
        "Skriv et tal, der er mindst {minimum}, med højst seks decimaler.",
        "“{field}” ({label}) cannot be {value}.",
        "Write a number that is at least {minimum}, with at most six decimals.",
    ),
    "K012": entry(
        "”{name}” er ikke et svar her.",
        '{meant}Skriv et af: {known}. Ved I det ikke endnu, så skriv "ved_ikke". '
        "Er spørgsmålet åbent, så slet linjen.",
        "“{name}” is not an answer here.",
        '{meant}Write one of: {known}. If you do not know yet, write "ved_ikke". '
        "If the question is open, delete the line.",
    ),
    "K013": entry(
        "Spændet skal være to tal, det laveste først.",
        "Skriv fx [27, 28], eller skriv ét tal uden klammer.",
        "The interval must be two numbers, the lowest first.",
        "Write for instance [27, 28], or write one number without brackets.",
    ),
    "K014": entry(
        "Højeste og laveste skal være to tal, det højeste først.",
        "Skriv fx [36, 11].",
        "Highest and lowest must be two numbers, the highest first.",
        "Write for instance [36, 11].",
    ),
    "K015": entry(
        "”{field}” ({label}) er en andel og kan ikke være {value}.",
        "Skriv et tal fra 0 til 1 med højst seks decimaler. 58 % skrives 0.58.",
        "“{field}” ({label}) is a share and cannot be {value}.",
        "Write a number from 0 to 1, with at most six decimals. 58 % is written 0.58.",
    ),
    "K020": entry(
        "En milepæl, der ikke er relevant, skal have en grund.",
        "Skriv i anførselstegn, hvorfor milepælen ikke er relevant hos jer. Grunden kommer med i rapporten.",
        "A milestone that is not relevant needs a reason.",
        "Write in quotes why the milestone is not relevant to you. The reason is printed in the report.",
    ),
    "K021": entry(
        "Milepælen kan ikke sættes til ikke_relevant i {method}: den rummer noget, der skal på plads først.",
        "Slet linjen, og besvar milepælens spørgsmål.",
        "The milestone cannot be set to ikke_relevant in {method}: it holds something that must be in place first.",
        "Delete the line and answer the milestone's questions.",
    ),
    "K030": entry(
        "Feltet ”{name}” findes ikke.",
        "{meant}Her kan stå: {known}.",
        "The field “{name}” does not exist.",
        "{meant}Here may stand: {known}.",
    ),
    "K031": entry(
        "Milepælen ”{name}” findes ikke.",
        "{meant}Milepælene er: {known}.",
        "The milestone “{name}” does not exist.",
        "{meant}The milestones are: {known}.",
    ),
    "K032": entry(
        "Milepælen ”{name}” er ikke fælles for metoderne.",
        "Flyt tabellen til metoden: [metoder.<metode>.{name}]. Fælles kan være: {known}.",
        "The milestone “{name}” is not shared by the methods.",
        "Move the table to the method: [metoder.<method>.{name}]. Shared may be: {known}.",
    ),
    "K033": entry(
        "Feltet ”{name}” skal besvares for hver metode.",
        "Flyt linjen til [metoder.<metode>.{milestone}], og skriv svaret for hver metode.",
        "The field “{name}” must be answered for each method.",
        "Move the line to [metoder.<method>.{milestone}], and give each method's answer.",
    ),
    "K034": entry(
        "”{name}” hører til en milepæl.",
        "Flyt linjen til [metoder.{method}.{milestone}].",
        "“{name}” belongs to a milestone.",
        "Move the line to [metoder.{method}.{milestone}].",
    ),
    "K040": entry(
        "Kommunens navn mangler.",
        'Skriv navn = "Eksempelby Kommune" under [kommune].',
        "The municipality's name is missing.",
        'Write navn = "Eksempelby Kommune" under [kommune].',
    ),
    "K041": entry(
        "Kommunekoden skal være tre eller fire cifre.",
        'Skriv koden i anførselstegn, fx "0561".',
        "The municipality code must be three or four digits.",
        'Write the code in quotes, such as "0561".',
    ),
    "K042": entry(
        "Koden står ikke på listen over de 98 kommuner.",
        "Ret koden, eller slet linjen.",
        "The code is not on the list of the 98 municipalities.",
        "Mend the code or delete the line.",
    ),
    "K043": entry(
        "Koden hører til {official}.",
        "Ret koden eller navnet, så de passer sammen.",
        "The code belongs to {official}.",
        "Mend the code or the name, so that they fit.",
    ),
    "K048": entry(
        "”{name}” er ikke noget, metoderne i filen spørger om.",
        "{meant}Her kan stå: {known}.",
        "“{name}” is not something that the methods in the file ask.",
        "{meant}Here may stand: {known}.",
        why_da="Et svar nævnes som i rapporterne: milepæl, punktum og felt. Der spørges kun om det, som de valgte metoder bruger.",
        why_en="An answer is named as reports do: milestone, full stop and field. Only what the chosen methods use is asked.",
    ),
    "K049": entry(
        "”{name}” kan stå flere steder.",
        "Skriv hele stien, en af: {paths}.",
        "“{name}” may stand in several places.",
        "Write the whole path, one of: {paths}.",
        why_da="Flere metoder har hvert sit svar, eller svaret står både under faelles og under en metode. Der gættes ikke på, hvilket der menes.",
        why_en="Several methods have an answer each, or it stands both under faelles and under a method. Which one is meant is not guessed.",
    ),
    "K050": entry(
        "Listen ”{name}” har ikke nummer {index}.",
        "Numrene begynder med 0. Næste ledige er {next}.",
        "The list “{name}” has no number {index}.",
        "Numbers begin with 0. The next free one is {next}.",
        why_da="Poster i en liste tælles fra 0, som i rapporterne. Det næste ledige nummer føjer en post til.",
        why_en="Entries of a list are counted from 0, as in reports. The next free number adds an entry.",
    ),
    "K051": entry(
        "Filen vælger ingen metode, så der er intet at vurdere.",
        "Skriv fx [metoder.familieraadslagning] på en linje for sig.",
        "The file chooses no method, so there is nothing to assess.",
        "Write for instance [metoder.familieraadslagning] on a line of its own.",
    ),
    "K052": entry(
        "Metoden ”{id}” er ikke valgt i filen.",
        "Filen vælger: {declared}.",
        "The method “{id}” is not chosen in the file.",
        "The file chooses: {declared}.",
    ),
}
