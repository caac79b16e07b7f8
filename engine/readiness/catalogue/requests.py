"""Requests: what a command is asked for, and cannot be found or given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "K044": entry(
        "”{name}” er ikke en af de 98 kommuner.",
        "{meant}Skriv kommunens navn eller kode, fx Esbjerg eller 0561.",
        "“{name}” is not one of the 98 municipalities.",
        "{meant}Write the municipality's name or code, such as Esbjerg or 0561.",
        why_da="Navn og kode følger den officielle liste, så vurderinger fra flere kommuner kan stilles op sammen.",
        why_en="Name and code follow the official list, so that assessments of several municipalities can stand together.",
    ),
    "K045": entry(
        "”{name}” er ikke en dato, som kan læses.",
        'Skriv fx 2027-02-01, 1.2.2027 eller 1. februar 2027. Er den ikke besluttet, så skriv "ved_ikke".',
        "“{name}” is not a date that can be read.",
        'Write for instance 2027-02-01, 1.2.2027 or 1 February 2027. If it is not decided, write "ved_ikke".',
        why_da="Planlagt opstart er en bestemt dag, som fristerne bliver holdt op imod.",
        why_en="The planned start is a certain day, which deadlines are held against.",
    ),
    "K046": entry(
        "Metoden ”{name}” er valgt i filen i forvejen. Filen er ikke ændret.",
        "Svar under metodens tabeller. Se, hvad der mangler: readiness check <fil>",
        "The method “{name}” is chosen in the file already. The file was not changed.",
        "Answer under the method's tables. See what is missing: readiness check <file>",
        why_da="En metode står kun ét sted i filen.",
        why_en="A method stands in only one place of the file.",
    ),
    "K047": entry(
        "Her mangler: {name}.",
        "Skriv det med i kommandoen, fx: readiness init --kommune Esbjerg --opstart 2027-02-01 --method <metode>",
        "This is missing: {name}.",
        "Write it in the command, such as: readiness init --kommune Esbjerg --opstart 2027-02-01 --method <method>",
        why_da="Det, der mangler, bliver der spurgt om, men kun når nogen sidder ved tastaturet.",
        why_en="What is missing is asked for, but only when somebody sits at the keyboard.",
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
        why_da="En metode vælges ved at have en tabel under metoder. Uden en metode er der ingen spørgsmål at svare på.",
        why_en="A method is chosen by having a table under metoder. Without a method there are no questions to answer.",
        wrong='[kommune]\nnavn = "Eksempelby Kommune"',
        right='[kommune]\nnavn = "Eksempelby Kommune"\n\n[metoder.familieraadslagning]',
    ),
    "K052": entry(
        "Metoden ”{id}” er ikke valgt i filen.",
        "Filen vælger: {declared}.",
        "The method “{id}” is not chosen in the file.",
        "The file chooses: {declared}.",
        why_da="Med --method vurderes kun nogle af filens metoder. Den, der blev skrevet, har ingen tabel i filen.",
        why_en="With --method only some of the file's methods are assessed. The one that was given has no table in the file.",
    ),
    "K053": entry(
        "”{name}” er hverken en regel, en milepæl eller en kode.",
        "{meant}Se en metodes regler og milepæle med: readiness methods show <metode>",
        "“{name}” is neither a rule, a milestone nor a code.",
        "{meant}See the rules and milestones of a method with: readiness methods show <method>",
        why_da="En regel skrives milepæl.regel, fx samordnere.aftaler. Står den i flere metoder, kan metoden skrives foran med en skråstreg.",
        why_en="A rule is written milestone.rule, such as samordnere.aftaler. Where several methods have it, the method may stand before it with a slash.",
    ),
    "K054": entry(
        "”{name}” er en metode.",
        "Skriv en regel eller en milepæl. De står i: readiness methods show <metode>",
        "“{name}” is a method.",
        "Name a rule or a milestone. They are listed by: readiness methods show <method>",
        why_da="Kommandoen forklarer ét spørgsmål eller én milepæl ad gangen.",
        why_en="The command explains one question or one milestone at a time.",
    ),
    "K055": entry(
        "Metoden ”{id}” har ikke {name}.",
        "Det findes i: {methods}.",
        "The method “{id}” has no {name}.",
        "It is found in: {methods}.",
        why_da="En metode arver det fælles, men kan erstatte eller udelade noget af det.",
        why_en="A method inherits what is shared, but may replace or leave out some of it.",
    ),
    "K056": entry(
        "{name} hører ikke til de metoder, som vurderes her.",
        "Her vurderes: {declared}. Uden opsætning forklares det af readiness explain.",
        "{name} does not belong to the methods that are assessed here.",
        "Assessed here: {declared}. Without a setup it is explained by readiness explain.",
        why_da="Et svar kan kun forklares for en metode, som filen vælger.",
        why_en="An answer can be explained only for a method that the file chooses.",
    ),
    "K057": entry(
        "{name} ser på tværs af metoder, og her er der kun én at se på.",
        "Her vurderes: {declared}. Reglen spørges, når mindst to metoder deles om det samme.",
        "{name} looks across methods, and here there is only one to look at.",
        "Assessed here: {declared}. The rule is asked when at least two methods share the same thing.",
        why_da="Det, metoderne deles om, lægges sammen. Med én metode er der intet at lægge sammen.",
        why_en="What methods share is summed. With one method there is nothing to sum.",
    ),
}
