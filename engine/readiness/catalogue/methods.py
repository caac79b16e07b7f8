"""Methods: plugins that are not there, or cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "M001": entry(
        "Metoden ”{name}” er ikke installeret.",
        "{meant}Installerede metoder: {known}. Andre metoder installeres med pip install og navnet på deres pakke.",
        "The method “{name}” is not installed.",
        "{meant}Installed methods: {known}. Other methods are installed with pip install and the name of their package.",
        why_da="En metode kommer fra en pakke på computeren. Enten er navnet stavet forkert, eller også er pakken ikke installeret her.",
        why_en="A method comes from a package on the computer. Either its name is misspelt, or the package is not installed here.",
        wrong="[metoder.familieraadslaging]",
        right="[metoder.familieraadslagning]",
    ),
    "M002": entry(
        "”{id}” er et grundlag for metoder og kan ikke vælges selv.",
        "Vælg en af: {known}. Fælles svar skrives under [faelles].",
        "“{id}” is a foundation of methods and cannot be chosen itself.",
        "Choose one of: {known}. Shared answers are written under [faelles].",
        why_da="Grundlaget rummer det, som metoderne har til fælles. Det bliver vurderet gennem de metoder, der bygger på det.",
        why_en="The foundation holds what the methods share. It is assessed through the methods that extend it.",
        wrong="[metoder.faelles]",
        right="[metoder.familieraadslagning]",
    ),
    "M003": entry(
        "Metoden ”{id}” bygger på ”{extends}”, som ikke er installeret.",
        "Installér den pakke, der indeholder ”{extends}”.",
        "The method “{id}” extends “{extends}”, which is not installed.",
        "Install the package that contains “{extends}”.",
        why_da="Et regelsæt kan arve fra et andet. Uden det andet mangler en del af spørgsmålene.",
        why_en="A ruleset can inherit from another. Without the other, part of the questions are missing.",
    ),
    "M004": entry(
        "Flere pakker vil levere metoden ”{id}”: {distributions}.",
        "Afinstallér dem, der ikke skal bruges, med: pip uninstall <pakke>",
        "Several packages want to supply the method “{id}”: {distributions}.",
        "Uninstall those that are not to be used with: pip uninstall <package>",
        why_da="To pakker bruger det samme navn, så ingen kan vide, hvis spørgsmål der gælder.",
        why_en="Two packages use the same name, so nobody can know whose questions hold.",
    ),
    "M005": entry(
        "Metoden ”{id}” fra pakken {distribution} passer ikke til krogen readiness_methods: {reason}",
        "Opdatér pakken, eller skriv til dem, der udgiver den. Krogen hedder readiness_methods og har ingen argumenter.",
        "The method “{id}” from the package {distribution} does not fit the hook readiness_methods: {reason}",
        "Update the package or write to its maintainers. The hook is called readiness_methods and takes no argument.",
        why_da="Pakken følger ikke den aftale, som alle metoder indlæses efter. Det kan kun de, der udgiver den, rette.",
        why_en="The package does not keep the agreement by which all methods are loaded. Only its maintainers can mend that.",
    ),
    "M006": entry(
        "Metoden ”{id}” fra pakken {distribution} kan ikke indlæses. {reason}",
        "Opdatér pakken med pip install --upgrade {distribution}, eller skriv til dem, der udgiver den.",
        "The method “{id}” from the package {distribution} cannot be loaded. {reason}",
        "Update the package with pip install --upgrade {distribution}, or write to its maintainers.",
        why_da="Pakken gik i stå, da den blev indlæst. Filen er der ikke noget galt med.",
        why_en="The package failed while it was loaded. Nothing is wrong with the file.",
    ),
    "M007": entry(
        "Pakken {distribution} leverer ikke metoden ”{id}”, men: {ids}.",
        "Navnet på indgangspunktet i pakkens pyproject.toml skal være regelsættets id.",
        "The package {distribution} does not supply the method “{id}”, but: {ids}.",
        "The entry point's name in the package's pyproject.toml must be the ruleset's id.",
        why_da="Navnet i pakkens indgangspunkt og regelsættets id skal være det samme. Ellers vælger filen noget andet, end den får.",
        why_en="The name of the package's entry point and the id of the ruleset must agree. Else the file chooses one thing and gets another.",
    ),
    "M008": entry(
        "Reglen {rule} kan ikke bruges: {reason}.",
        "Ret reglen i regelsættet.",
        "The rule {rule} cannot be used: {reason}.",
        "Mend the rule in the ruleset.",
        why_da="En regel nævner et felt eller en funktion, som ikke findes, eller spørger på en måde, der ikke passer til feltet.",
        why_en="A rule names a field or a function that does not exist, or asks in a way that does not fit the field.",
    ),
    "M009": entry(
        "Regelsættet ”{id}” bygger på sig selv.",
        "Ret extends, så kæden ender i et regelsæt uden extends.",
        "The ruleset “{id}” extends itself.",
        "Mend extends, so that the chain ends in a ruleset without extends.",
        why_da="Regelsæt arver fra hinanden i en kæde, som skal begynde et sted. Her bider den sig selv i halen.",
        why_en="Rulesets inherit from one another in a chain that must begin somewhere. Here it closes on itself.",
    ),
    "M010": entry(
        "Metoden ”{id}” har ingen milepæl, der hedder ”{name}”.",
        "{meant}Metodens milepæle: {known}.",
        "The method “{id}” has no milestone called “{name}”.",
        "{meant}The method's milestones: {known}.",
        why_da="En metode har sine egne milepæle og dem, den arver. Den kan også have udeladt nogle.",
        why_en="A method has milestones of its own and those that it inherits. It may also have left some out.",
    ),
}
