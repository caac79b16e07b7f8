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
        "{meant}Installerede metoder: {known}.\nKommer metoden fra en anden pakke, så spørg dem, der udgiver den, om pakkens navn. Installér den samme sted som readiness: pip install <pakkens navn>.\nI pre-commit skrives navnet under additional_dependencies, i GitHub og Azure under packages, i GitLab i READINESS_PACKAGES.",
        "The method “{name}” is not installed.",
        "{meant}Installed methods: {known}.\nIf the method comes from another package, ask those who publish it for the package's name. Install it where readiness is: pip install <the package's name>.\nIn pre-commit the name stands under additional_dependencies, in GitHub and Azure under packages, in GitLab in READINESS_PACKAGES.",
        why_da="En metode kommer fra en pakke på computeren. Enten er navnet stavet forkert, eller også er pakken ikke installeret her. Gæt ikke på en pakkes navn: En fremmed kan eje det.",
        why_en="A method comes from a package on the computer. Either its name is misspelt, or the package is not installed here. Do not guess a package's name: a stranger may own it.",
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
        "Metoden ”{id}”{where} bygger på ”{extends}”, som ikke er installeret.",
        "Installér den pakke, der indeholder ”{extends}”. De, der udgiver metoden, kan sige, hvilken det er.",
        "The method “{id}”{where} extends “{extends}”, which is not installed.",
        "Install the package that contains “{extends}”. Those who publish the method can say which it is.",
        why_da="Et regelsæt kan arve fra et andet. Uden det andet mangler en del af spørgsmålene.",
        why_en="A ruleset can inherit from another. Without the other, part of the questions are missing.",
    ),
    "M004": entry(
        "Flere pakker leverer metoden ”{id}”: {distributions}.",
        "Behold én af dem. Afinstallér resten med: {commands}.",
        "Several packages supply the method “{id}”: {distributions}.",
        "Keep one of them. Uninstall the rest with: {commands}.",
        why_da="To pakker bruger det samme navn, så ingen kan vide, hvis spørgsmål der gælder.",
        why_en="Two packages use the same name, so nobody can know whose questions hold.",
    ),
    "M005": entry(
        "Metoden ”{id}” fra pakken {distribution} er ikke skrevet, som readiness kræver. {reason}",
        "Opdatér pakken med pip install --upgrade {distribution}, eller skriv til dem, der udgiver den.\nUdgiver I den: Krogen hedder readiness_methods, er mærket med @hookimpl, har ingen argumenter og giver en liste af Method.",
        "The method “{id}” from the package {distribution} is not written as readiness requires. {reason}",
        "Update the package with pip install --upgrade {distribution}, or write to its maintainers.\nIf you publish it: the hook is called readiness_methods, is marked with @hookimpl, takes no argument and gives a list of Method.",
        why_da="Pakken følger ikke den aftale, som alle metoder indlæses efter. Det kan kun de, der udgiver den, rette.",
        why_en="The package does not keep the agreement by which all methods are loaded. Only its maintainers can mend that.",
    ),
    "M006": entry(
        "Metoden ”{id}” fra pakken {distribution} kan ikke indlæses. {reason}",
        "Opdatér pakken med pip install --upgrade {distribution}, eller skriv til dem, der udgiver den.\nUdgiver I den: Ret det, og se efter med readiness rules lint i pakkens mappe.",
        "The method “{id}” from the package {distribution} cannot be loaded. {reason}",
        "Update the package with pip install --upgrade {distribution}, or write to its maintainers.\nIf you publish it: mend it, and check with readiness rules lint in the package's folder.",
        why_da="Pakken gik i stå, da den blev indlæst. Filen er der ikke noget galt med.",
        why_en="The package failed while it was loaded. Nothing is wrong with the file.",
    ),
    "M007": entry(
        "Pakken {distribution} skal levere metoden ”{id}” én gang, men leverer: {ids}.",
        "Opdatér pakken med pip install --upgrade {distribution}, eller skriv til dem, der udgiver den.\nUdgiver I den: Navnet på indgangspunktet i pyproject.toml skal være regelsættets id.",
        "The package {distribution} must supply the method “{id}” once, but supplies: {ids}.",
        "Update the package with pip install --upgrade {distribution}, or write to its maintainers.\nIf you publish it: the entry point's name in pyproject.toml must be the ruleset's id.",
        why_da="Navnet i pakkens indgangspunkt og regelsættets id skal være det samme. Ellers vælger filen noget andet, end den får.",
        why_en="The name of the package's entry point and the id of the ruleset must agree. Else the file chooses one thing and gets another.",
    ),
    "M008": entry(
        "Reglen {rule} kan ikke bruges: {reason}.",
        "Ret reglen i regelsættet. Er den arvet, så udelad den med drop_rules. Betingelserne står i CONTRIBUTING.md.",
        "The rule {rule} cannot be used: {reason}.",
        "Mend the rule in the ruleset. If it is inherited, leave it out with drop_rules. The conditions are in CONTRIBUTING.md.",
        why_da="En regel nævner et felt eller en funktion, som ikke findes, eller spørger på en måde, der ikke passer til feltet.",
        why_en="A rule names a field or a function that does not exist, or asks in a way that does not fit the field.",
    ),
    "M009": entry(
        "Regelsættet ”{id}”{where} bygger på sig selv.",
        "Opdatér pakken, eller skriv til dem, der udgiver den.\nUdgiver I den, så ret extends, så kæden ender i et regelsæt uden extends.",
        "The ruleset “{id}”{where} extends itself.",
        "Update the package or write to its maintainers.\nIf you publish it, mend extends, so that the chain ends in a ruleset without extends.",
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
    "M011": entry(
        "Regelsættet ”{id}”{where} kræver readiness {version} eller nyere. Her kører {running}.",
        "Opdatér readiness: pip install --upgrade 'readiness>={version}'.",
        "The ruleset “{id}”{where} needs readiness {version} or newer. This is {running}.",
        "Update readiness: pip install --upgrade 'readiness>={version}'.",
        why_da="Regelsættet er skrevet til en nyere udgave af readiness. Denne kender ikke alt, hvad der står i det.",
        why_en="The ruleset is written for a newer version of readiness. This one does not know all that stands in it.",
    ),
    "M012": entry(
        "Filen {file} mangler i pakken {distribution}, så metoden ”{id}” kan ikke indlæses.",
        "Installér pakken igen med pip install --force-reinstall {distribution}, eller skriv til dem, der udgiver den.\nUdgiver I den, så læg filen i pakkens mappe, og byg igen. Med setuptools skal *.toml også stå under [tool.setuptools.package-data]. Se efter med: python -m zipfile -l dist/<pakken>.whl.",
        "The file {file} is missing from the package {distribution}, so the method “{id}” cannot be loaded.",
        "Install the package again with pip install --force-reinstall {distribution}, or write to its maintainers.\nIf you publish it, put the file into the package's folder and build again. With setuptools, *.toml must also stand under [tool.setuptools.package-data]. Look with: python -m zipfile -l dist/<the package>.whl.",
        why_da="Regelsættet er en fil i metodens pakke. Den er ikke kommet med, da pakken blev bygget.",
        why_en="The ruleset is a file in the method's package. It was left out when the package was built.",
    ),
    "M013": entry(
        "Metoden ”{id}” fra pakken {distribution} har regler, der kræver pakkens egne funktioner. De køres ikke med --data-only.",
        "Stoler I på pakken, så kør uden --data-only. Ellers tag metoden ud af opsætningen.",
        "The method “{id}” from the package {distribution} has rules that need the package's own functions. They are not run with --data-only.",
        "If you trust the package, run without --data-only. Else take the method out of the setup.",
        why_da="Med --data-only køres ingen kode fra andre pakker end readiness. En regel med en funktion kan så ikke regnes ud.",
        why_en="With --data-only no code of other packages than readiness is run. A rule with a function can then not be worked out.",
    ),
    "M014": entry(
        "Pakken {distribution} har ikke filen {file}, så metoden ”{id}” kan ikke læses uden at køre pakkens kode.",
        "Stoler I på pakken, så kør uden --data-only, eller se metoden med readiness methods show {id}.\nUdgiver I den, så læg regelsættet ved siden af det modul, som indgangspunktet nævner.",
        "The package {distribution} does not have the file {file}, so the method “{id}” cannot be read without running the package's code.",
        "If you trust the package, run without --data-only, or see the method with readiness methods show {id}.\nIf you publish it, put the ruleset beside the module that the entry point names.",
        why_da="Et regelsæt kan læses som data, når det ligger i pakkens mappe og hedder det samme som metoden.",
        why_en="A ruleset can be read as data when it lies in the package's folder and is called as the method is.",
    ),
}
