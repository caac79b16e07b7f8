"""Versions: two rulesets that are compared, and what their changes demand of the version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "H055": entry(
        "Version {version} er for lav: der er ændringer ({count}), som kan flytte en vurdering eller få filer afvist.",
        "Skriv version {expected} eller højere. Det kræver: {names}.",
        "Version {version} is too low: there are changes ({count}) that can move an assessment or have files refused.",
        "Write version {expected} or higher. It is demanded by: {names}.",
        why_da="En kommune skal kunne se på det første tal, at dens score kan flytte sig, selv om den intet har ændret. Under 1.0.0 siger det andet tal det.",
        why_en="A municipality must see by the first number that its score can move though it changed nothing. Below 1.0.0 the second number says so.",
    ),
    "H056": entry(
        "Version {version} er for lav: der er ændringer ({count}) i det, der kan svares på, i advarsler, i rækkefølgen eller i kravet til readiness.",
        "Skriv version {expected} eller højere. Det kræver: {names}.",
        "Version {version} is too low: there are changes ({count}) in what can be answered, in warnings, in order or in the readiness it needs.",
        "Write version {expected} or higher. It is demanded by: {names}.",
        why_da="Ingen score flytter sig, men filen kan rumme mere, eller rapporten siger noget andet. Det siger det andet tal.",
        why_en="No score moves, but the file can hold more, or the report says something else. The second number says so.",
    ),
    "H057": entry(
        "Version {version} er for lav: der er ændringer i ordene ({count}).",
        "Skriv version {expected} eller højere. Det kræver: {names}.",
        "Version {version} is too low: there are changes in the words ({count}).",
        "Write version {expected} or higher. It is demanded by: {names}.",
        why_da="To regelsæt med samme version skal være ens. Ellers kan ingen sige, hvilket en rapport er lavet med.",
        why_en="Two rulesets of one version must be the same. Else nobody can say which one a report was made with.",
    ),
    "H058": entry(
        "Versionen ”{name}” er ikke tre tal.",
        "Skriv den som 1.0.0, så den kan holdes op mod ændringerne.",
        "The version “{name}” is not three numbers.",
        "Write it as 1.0.0, so that it can be held against the changes.",
        why_da="De tre tal siger, hvor meget der er ændret. Står der andet, kan ingen regne efter.",
        why_en="The three numbers say how much was changed. If it is anything else, nobody can check it.",
    ),
    "H059": entry(
        "Det er ikke to udgaver af én metode: den ene er ”{id}”, den anden ”{name}”.",
        "Sammenlign to regelsæt med samme id, eller vælg metoden med --method.",
        "These are not two versions of one method: the one is “{id}”, the other “{name}”.",
        "Compare two rulesets of the same id, or choose the method with --method.",
        why_da="Et id bliver aldrig brugt til noget andet. To regelsæt med hvert sit id er to metoder.",
        why_en="An id is never used for something else. Two rulesets with an id each are two methods.",
    ),
    "H060": entry(
        "Projektet rummer flere metoder: {known}.",
        "Vælg én med --method.",
        "The project holds several methods: {known}.",
        "Choose one with --method.",
        why_da="To udgaver af én metode bliver sammenlignet ad gangen.",
        why_en="Two versions of one method are compared at a time.",
    ),
    "H061": entry(
        "{where} har ingen metode, der hedder ”{name}”.",
        "{meant}Der er: {known}.",
        "{where} has no method called “{name}”.",
        "{meant}There are: {known}.",
        why_da="Metoden kan være stavet forkert, eller den står kun i den ene af de to udgaver.",
        why_en="The method may be misspelt, or it stands in only one of the two versions.",
    ),
    "H062": entry(
        "{where} har ikke koden til de spørgsmål, som funktioner afgør ({count}).",
        "De tæller som ubesvarede her. Står koden i et projekt, så giv projektets mappe i stedet for filen. Spørgsmålene er: {names}.",
        "{where} does not have the code for the questions that functions judge ({count}).",
        "They count as unanswered here. If the code stands in a project, give the project's folder instead of the file. The questions are: {names}.",
        why_da="Et regelsæt rummer ikke koden. Uden den kan reglen ikke afgøres, og scoren bliver et større spænd.",
        why_en="A ruleset does not hold the code. Without it the rule cannot be judged, and the score becomes a wider interval.",
    ),
    "H063": entry(
        "Filen vælger ikke metoden ”{id}”, så der er intet at sammenligne.",
        "Giv en opsætning, der har metoden under [metoder].",
        "The file does not choose the method “{id}”, so there is nothing to compare.",
        "Give a setup that has the method under [metoder].",
        why_da="En ændring i en metode flytter kun vurderingen for dem, der bruger den.",
        why_en="A change in a method moves only the assessments of those who use it.",
    ),
}
