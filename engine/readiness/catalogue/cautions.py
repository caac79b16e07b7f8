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
    "K071": entry(
        "Fristen den {day} er passeret, og ”{milestone}” er ikke nået{where}.",
        "Gør milepælen færdig, eller aftal en ny frist.",
        "The deadline, {day}, has passed, and “{milestone}” is not reached{where}.",
        "Finish the milestone, or agree on a new deadline.",
        why_da="En frist, der er overskredet, siger ikke længere, hvornår noget er færdigt. Planen kan ikke bruges.",
        why_en="A deadline that has passed no longer tells when something is done. The plan cannot be used.",
        wrong="frist = 2026-06-01",
        right="frist = 2026-12-01",
    ),
    "K072": entry(
        "Ingen er ansvarlig for det, der skal på plads først: {what}.",
        "Skriv ansvarlig = og en rolle i milepælens tabel, gerne med en frist.",
        "Nobody is responsible for what must be in place first: {what}.",
        "Write ansvarlig = and a role in the milestone's table, preferably with a deadline.",
        why_da="Det, der skal på plads først, holder hele metoden tilbage. Med en ansvarlig og en frist før opstarten "
        "kan kommunen være klar med forbehold.",
        why_en="What must be in place first holds the whole method back. With somebody responsible and a deadline "
        "before the start, the municipality can be ready with reservations.",
        wrong="[metoder.familieraadslagning.samordnere]\nuafhaengig = false",
        right="[metoder.familieraadslagning.samordnere]\nuafhaengig = false\n"
        'ansvarlig = "Afsnitsleder, Familieafsnittet"\nfrist = 2026-12-01',
    ),
    "K073": entry(
        "Fristen den {day} ligger efter opstarten den {start}.",
        "Aftal en frist før opstarten, eller udskyd opstarten.",
        "The deadline, {day}, is after the start, {start}.",
        "Agree on a deadline before the start, or postpone the start.",
        why_da="Milepælene skal nås, før metoden tages i brug. En frist efter opstarten tæller ikke som en plan.",
        why_en="The milestones are to be reached before the method is used. A deadline after the start is no plan.",
        wrong='[kommune]\nnavn = "Eksempelby Kommune"\nopstart = 2027-02-01\n\n[metoder.familieraadslagning.tovholder]\nfrist = 2027-03-01',
        right='[kommune]\nnavn = "Eksempelby Kommune"\nopstart = 2027-02-01\n\n[metoder.familieraadslagning.tovholder]\nfrist = 2027-01-15',
    ),
    "K074": entry(
        "Dokumentationen ”{name}” findes ikke i opsætningens mappe.",
        "Ret stien, læg filen i mappen, eller skriv et link, der begynder med https://.",
        "The evidence “{name}” does not exist in the folder of the setup.",
        "Mend the path, put the file into the folder, or write a link that begins with https://.",
        why_da="Stien læses fra den mappe, som opsætningen ligger i. Der ses kun efter, om filen er der.",
        why_en="The path is read from the folder that the setup lies in. All that is looked for is that the file is there.",
        wrong='dokumentation = ["beslutninger/tovholder-ny.md"]',
        right='dokumentation = ["beslutninger/tovholder.md"]',
    ),
    "K075": entry(
        "Milepælen er sidst vurderet den {day}. Det er mere end et halvt år siden.",
        "Se svarene igennem igen, og skriv dagens dato i vurderet.",
        "The milestone was last assessed on {day}. That is more than half a year ago.",
        "Look the answers through again, and write today's date in vurderet.",
        why_da="Aftaler, medarbejdere og budgetter skifter. Et svar, som ingen har set på i et halvt år, kan være forkert.",
        why_en="Agreements, staff and budgets change. An answer that nobody has looked at for half a year may be wrong.",
        wrong="vurderet = 2025-11-01",
        right="vurderet = 2026-11-01",
    ),
    "K076": entry(
        "{message} Svarene passer ikke sammen.",
        "{remedy} Kør så igen.",
        "{message} The answers do not fit together.",
        "{remedy} Then run again.",
        why_da="To af svarene kan ikke begge passe. Scoren regner med dem begge, så et af dem gør den forkert.",
        why_en="Two of the answers cannot both be right. The score counts them both, so one of them makes it wrong.",
        wrong='lokaler = [{ navn = "Mødelokale 3", type = "raadhus", neutral = true }]',
        right='lokaler = [{ navn = "Mødelokale 3", type = "raadhus", neutral = false }]',
    ),
    "K077": entry(
        "Teksten ligner en persons navn. Her hører en rolle til.",
        "Skriv rollen, fx ”Afsnitsleder, Familieafsnittet”. Er det en enhed, så skriv det til, fx ”Team Solsikken”.",
        "The text looks like a person's name. A role belongs here.",
        "Write the role, such as “Team leader, Family unit”. If it is a unit, say so, such as “Team Sunflower”.",
        why_da="Filen deles med mange og skal ikke rumme personoplysninger. En rolle holder også, når en anden får den.",
        why_en="The file is shared with many and is to hold no personal data. A role also lasts when another takes it over.",
        wrong='ansvarlig = "Fornavn Efternavn"',
        right='ansvarlig = "Afsnitsleder, Familieafsnittet"',
    ),
    "K078": entry(
        "Dokumentationen ”{name}” ligger ikke i opsætningens mappe. Den er ikke slået op.",
        "Læg filen ved siden af opsætningen, eller skriv et link, der begynder med https://.",
        "The evidence “{name}” does not lie in the folder of the setup. It was not looked up.",
        "Put the file beside the setup, or write a link that begins with https://.",
        why_da="Dokumentationen ligger i samme mappe som opsætningen eller er et link. Andre steder på computeren ses ikke efter, "
        "heller ikke gennem en genvej.",
        why_en="Evidence lies in the same folder as the setup, or is a link. No other place on the computer is looked at, "
        "nor through a symbolic link.",
        wrong='dokumentation = ["../faelles/beslutning.md"]',
        right='dokumentation = ["beslutning.md", "https://intranet.example/aftale"]',
    ),
    "K079": entry(
        "Milepælen er vurderet den {day}, og den dag er ikke kommet endnu.",
        "Ret datoen i vurderet til den dag, I så svarene igennem.",
        "The milestone was assessed on {day}, and that day has not come yet.",
        "Mend the date in vurderet to the day on which you looked the answers through.",
        why_da="Datoen i vurderet er dagen, hvor nogen sidst så svarene igennem. En dato i fremtiden er som regel en slåfejl.",
        why_en="The date in vurderet is the day on which somebody last looked the answers through. A later one is mostly a slip.",
        wrong="vurderet = 2062-11-05",
        right="vurderet = 2026-11-05",
    ),
}
