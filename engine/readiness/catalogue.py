"""What each code of a diagnostic says and advises, in both languages.

F: the file. K: the setup. M: methods. P: personal data. R: rulesets. A code is never used again for something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def _entry(da: str, da_advice: str, en: str, en_advice: str) -> tuple[Text, Text]:
    return Text(da, en), Text(da_advice, en_advice)


#: Every code with what it says and what it advises.
CATALOGUE: Mapping[str, tuple[Text, Text]] = {
    "F001": _entry(
        "Filen findes ikke.",
        "Se efter, om stien er skrevet rigtigt, og om I står i den rigtige mappe.",
        "The file does not exist.",
        "See whether the path is right, and whether you are in the right folder.",
    ),
    "F002": _entry(
        "Det er en mappe, ikke en fil.",
        "Skriv stien til selve filen, fx kommune.toml i mappen.",
        "This is a folder, not a file.",
        "Give the path of the file itself, such as kommune.toml in the folder.",
    ),
    "F003": _entry(
        "Filen kan ikke læses ({reason}).",
        "Få adgang til at læse filen, eller kopiér den til en mappe, hvor I har adgang.",
        "The file cannot be read ({reason}).",
        "Get permission to read the file, or copy it to a folder where you have it.",
    ),
    "F004": _entry(
        "Filen er større end 1 MiB.",
        "Læg lange tekster i egne dokumenter, og henvis til dem under dokumentation.",
        "The file is larger than 1 MiB.",
        "Keep long texts in documents of their own and refer to them under dokumentation.",
    ),
    "F005": _entry(
        "Filen er ikke gemt som UTF-8, så et tegn kan ikke læses.",
        "Gem filen igen som UTF-8. I Notesblok: Gem som, og vælg kodning UTF-8.",
        "The file is not saved as UTF-8, so a character cannot be read.",
        "Save the file again as UTF-8. In Notepad: Save as, and choose the encoding UTF-8.",
    ),
    "F006": _entry(
        "Linjen kan ikke læses.",
        "Se efter et manglende anførselstegn, lighedstegn, komma eller en parentes her eller lige før. Tekster står i anførselstegn; tal, datoer, true og false gør ikke. (TOML: {reason})",
        "The line cannot be read.",
        "Look for a missing quote, equals sign, comma or bracket here or just before. Texts stand in quotes; numbers, dates, true and false do not. (TOML: {reason})",
    ),
    "F007": _entry(
        "Parenteser eller tabeller ligger for dybt inde i hinanden.",
        "Skriv svaret fladere. Højst 20 niveauer er tilladt.",
        "Brackets or tables lie too deep inside one another.",
        "Write the answer flatter. At most 20 levels are allowed.",
    ),
    "F008": _entry(
        "Det samme er skrevet to gange.",
        "Behold den ene, og slet den anden. En tabel i [ ] må kun begynde ét sted i filen.",
        "This is written twice.",
        "Keep one and delete the other. A table in [ ] may begin in only one place of the file.",
    ),
    "F009": _entry(
        "Et tal er for langt til at kunne læses.",
        "Skriv tallet kortere.",
        "A number is too long to be read.",
        "Write a shorter number.",
    ),
    "F010": _entry(
        "Ja og nej skrives som true og false.",
        "Skriv true for ja og false for nej, uden anførselstegn.",
        "Yes and no are written as true and false.",
        "Write true for yes and false for no, without quotes.",
    ),
    "F011": _entry(
        "Anførselstegnene er de krumme fra en tekstbehandler.",
        'Brug de lige anførselstegn på tastaturet: "…".',
        "The quotes are the curved ones of a word processor.",
        'Use the straight quotes of the keyboard: "…".',
    ),
    "F012": _entry(
        "Datoen skal skrives med tal.",
        "Skriv år, måned og dag: 2026-12-01.",
        "The date must be written in figures.",
        "Write year, month and day: 2026-12-01.",
    ),
    "F013": _entry(
        "Navne før lighedstegnet og i [ ] kan ikke have æ, ø og å.",
        "Skriv ae, oe og aa, fx uafhaengig.",
        "Names before the equals sign and in [ ] cannot have æ, ø and å.",
        "Write ae, oe and aa, as in uafhaengig.",
    ),
    "F014": _entry(
        "Decimaler skrives med punktum.",
        "Skriv 7.5 i stedet for 7,5.",
        "Decimals are written with a point.",
        "Write 7.5 instead of 7,5.",
    ),
    "F015": _entry(
        "Teksten mangler et anførselstegn til sidst.",
        'Slut teksten med " på samme linje.',
        "The text lacks its closing quote.",
        'End the text with " on the same line.',
    ),
    "K001": _entry(
        "”{name}” er ikke et navn, som kan stå her.",
        "{meant}Her kan stå: {known}.",
        "“{name}” is not a name that can stand here.",
        "{meant}Here may stand: {known}.",
    ),
    "K002": _entry(
        "”{name}” skal være en tabel.",
        "Skriv [{name}] på sin egen linje, og svarene på linjerne under.",
        "“{name}” must be a table.",
        "Write [{name}] on a line of its own, and the answers on the lines below.",
    ),
    "K010": _entry(
        "Svaret på ”{field}” ({label}) har ikke den rigtige form.",
        'Skriv {expected}. Ved I det ikke endnu, så skriv "ved_ikke". Er spørgsmålet åbent, så slet linjen.',
        "The answer to “{field}” ({label}) does not have the right form.",
        'Write {expected}. If you do not know yet, write "ved_ikke". If the question is open, delete the line.',
    ),
    "K011": _entry(
        "”{field}” ({label}) kan ikke være {value}.",
        "Skriv et tal, der er mindst {minimum}, med højst seks decimaler.",
        "“{field}” ({label}) cannot be {value}.",
        "Write a number that is at least {minimum}, with at most six decimals.",
    ),
    "K012": _entry(
        "”{name}” er ikke et svar her.",
        '{meant}Skriv et af: {known}. Ved I det ikke endnu, så skriv "ved_ikke". '
        "Er spørgsmålet åbent, så slet linjen.",
        "“{name}” is not an answer here.",
        '{meant}Write one of: {known}. If you do not know yet, write "ved_ikke". '
        "If the question is open, delete the line.",
    ),
    "K013": _entry(
        "Spændet skal være to tal, det laveste først.",
        "Skriv fx [27, 28], eller skriv ét tal uden klammer.",
        "The interval must be two numbers, the lowest first.",
        "Write for instance [27, 28], or write one number without brackets.",
    ),
    "K014": _entry(
        "Højeste og laveste skal være to tal, det højeste først.",
        "Skriv fx [36, 11].",
        "Highest and lowest must be two numbers, the highest first.",
        "Write for instance [36, 11].",
    ),
    "K015": _entry(
        "”{field}” ({label}) er en andel og kan ikke være {value}.",
        "Skriv et tal fra 0 til 1 med højst seks decimaler. 58 % skrives 0.58.",
        "“{field}” ({label}) is a share and cannot be {value}.",
        "Write a number from 0 to 1, with at most six decimals. 58 % is written 0.58.",
    ),
    "K020": _entry(
        "En milepæl, der ikke er relevant, skal have en grund.",
        "Skriv i anførselstegn, hvorfor milepælen ikke er relevant hos jer. Grunden kommer med i rapporten.",
        "A milestone that is not relevant needs a reason.",
        "Write in quotes why the milestone is not relevant to you. The reason is printed in the report.",
    ),
    "K021": _entry(
        "Milepælen kan ikke sættes til ikke_relevant i {method}: den rummer noget, der skal på plads først.",
        "Slet linjen, og besvar milepælens spørgsmål.",
        "The milestone cannot be set to ikke_relevant in {method}: it holds something that must be in place first.",
        "Delete the line and answer the milestone's questions.",
    ),
    "K030": _entry(
        "Feltet ”{name}” findes ikke.",
        "{meant}Her kan stå: {known}.",
        "The field “{name}” does not exist.",
        "{meant}Here may stand: {known}.",
    ),
    "K031": _entry(
        "Milepælen ”{name}” findes ikke.",
        "{meant}Milepælene er: {known}.",
        "The milestone “{name}” does not exist.",
        "{meant}The milestones are: {known}.",
    ),
    "K032": _entry(
        "Milepælen ”{name}” er ikke fælles for metoderne.",
        "Flyt tabellen til metoden: [metoder.<metode>.{name}]. Fælles kan være: {known}.",
        "The milestone “{name}” is not shared by the methods.",
        "Move the table to the method: [metoder.<method>.{name}]. Shared may be: {known}.",
    ),
    "K033": _entry(
        "Feltet ”{name}” skal besvares for hver metode.",
        "Flyt linjen til [metoder.<metode>.{milestone}], og skriv svaret for hver metode.",
        "The field “{name}” must be answered for each method.",
        "Move the line to [metoder.<method>.{milestone}], and give each method's answer.",
    ),
    "K034": _entry(
        "”{name}” hører til en milepæl.",
        "Flyt linjen til [metoder.{method}.{milestone}].",
        "“{name}” belongs to a milestone.",
        "Move the line to [metoder.{method}.{milestone}].",
    ),
    "K040": _entry(
        "Kommunens navn mangler.",
        'Skriv navn = "Eksempelby Kommune" under [kommune].',
        "The municipality's name is missing.",
        'Write navn = "Eksempelby Kommune" under [kommune].',
    ),
    "K041": _entry(
        "Kommunekoden skal være tre eller fire cifre.",
        'Skriv koden i anførselstegn, fx "0561".',
        "The municipality code must be three or four digits.",
        'Write the code in quotes, such as "0561".',
    ),
    "K042": _entry(
        "Koden står ikke på listen over de 98 kommuner.",
        "Ret koden, eller slet linjen.",
        "The code is not on the list of the 98 municipalities.",
        "Mend the code or delete the line.",
    ),
    "K043": _entry(
        "Koden hører til {official}.",
        "Ret koden eller navnet, så de passer sammen.",
        "The code belongs to {official}.",
        "Mend the code or the name, so that they fit.",
    ),
    "K051": _entry(
        "Filen vælger ingen metode, så der er intet at vurdere.",
        "Skriv fx [metoder.familieraadslagning] på en linje for sig.",
        "The file chooses no method, so there is nothing to assess.",
        "Write for instance [metoder.familieraadslagning] on a line of its own.",
    ),
    "K052": _entry(
        "Metoden ”{id}” er ikke valgt i filen.",
        "Filen vælger: {declared}.",
        "The method “{id}” is not chosen in the file.",
        "The file chooses: {declared}.",
    ),
    "K060": _entry(
        "Fravigelser skal skrives som en liste af tabeller.",
        "Begynd hver fravigelse med linjen [[fravigelser]].",
        "Waivers must be written as a list of tables.",
        "Begin each waiver with the line [[fravigelser]].",
    ),
    "K061": _entry(
        "Fravigelsen mangler: {missing}.",
        "Skriv både regel, begrundelse, godkendt_af og udloeber.",
        "The waiver lacks: {missing}.",
        "Give regel, begrundelse, godkendt_af and udloeber.",
    ),
    "K062": _entry(
        "Reglen ”{name}” findes ikke.",
        "{meant}Se reglerne med: readiness methods show <metode>",
        "The rule “{name}” does not exist.",
        "{meant}See the rules with: readiness methods show <method>",
    ),
    "K070": _entry(
        "Teksten indeholder tegn, der ikke kan ses.",
        "Skriv teksten igen i stedet for at kopiere den. I rapporten vises tegnene som \\u og et tal.",
        "The text holds characters that cannot be seen.",
        "Type the text again instead of pasting it. The report shows the characters as \\u and a number.",
    ),
    "M001": _entry(
        "Metoden ”{name}” er ikke installeret.",
        "{meant}Installerede metoder: {known}. Andre metoder installeres med pip install og navnet på deres pakke.",
        "The method “{name}” is not installed.",
        "{meant}Installed methods: {known}. Other methods are installed with pip install and the name of their package.",
    ),
    "M002": _entry(
        "”{id}” er et grundlag for metoder og kan ikke vælges selv.",
        "Vælg en af: {known}. Fælles svar skrives under [faelles].",
        "“{id}” is a foundation of methods and cannot be chosen itself.",
        "Choose one of: {known}. Shared answers are written under [faelles].",
    ),
    "M003": _entry(
        "Metoden ”{id}” bygger på ”{extends}”, som ikke er installeret.",
        "Installér den pakke, der indeholder ”{extends}”.",
        "The method “{id}” extends “{extends}”, which is not installed.",
        "Install the package that contains “{extends}”.",
    ),
    "M004": _entry(
        "Flere pakker vil levere metoden ”{id}”: {distributions}.",
        "Afinstallér dem, der ikke skal bruges, med: pip uninstall <pakke>",
        "Several packages want to supply the method “{id}”: {distributions}.",
        "Uninstall those that are not to be used with: pip uninstall <package>",
    ),
    "M005": _entry(
        "Metoden ”{id}” fra pakken {distribution} passer ikke til krogen readiness_methods: {reason}",
        "Opdatér pakken, eller skriv til dem, der udgiver den. Krogen hedder readiness_methods og har ingen argumenter.",
        "The method “{id}” from the package {distribution} does not fit the hook readiness_methods: {reason}",
        "Update the package or write to its maintainers. The hook is called readiness_methods and takes no argument.",
    ),
    "M006": _entry(
        "Metoden ”{id}” fra pakken {distribution} kan ikke indlæses. {reason}",
        "Opdatér pakken med pip install --upgrade {distribution}, eller skriv til dem, der udgiver den.",
        "The method “{id}” from the package {distribution} cannot be loaded. {reason}",
        "Update the package with pip install --upgrade {distribution}, or write to its maintainers.",
    ),
    "M007": _entry(
        "Pakken {distribution} leverer ikke metoden ”{id}”, men: {ids}.",
        "Navnet på indgangspunktet i pakkens pyproject.toml skal være regelsættets id.",
        "The package {distribution} does not supply the method “{id}”, but: {ids}.",
        "The entry point's name in the package's pyproject.toml must be the ruleset's id.",
    ),
    "M008": _entry(
        "Reglen {rule} kan ikke bruges: {reason}.",
        "Ret reglen i regelsættet.",
        "The rule {rule} cannot be used: {reason}.",
        "Mend the rule in the ruleset.",
    ),
    "M009": _entry(
        "Regelsættet ”{id}” bygger på sig selv.",
        "Ret extends, så kæden ender i et regelsæt uden extends.",
        "The ruleset “{id}” extends itself.",
        "Mend extends, so that the chain ends in a ruleset without extends.",
    ),
    "P001": _entry(
        "Teksten rummer noget, der ligner et cpr-nummer.",
        "Fjern personoplysninger, før I deler filen. Skriv roller, ikke navne og numre. Nummeret er skjult her.",
        "The text holds what looks like a Danish personal number.",
        "Remove personal data before you share the file. Write roles, not names and numbers. It is hidden here.",
    ),
    "R001": _entry(
        "Regelsættet kan ikke læses ({reason}).",
        "Se efter, om filen er kommet med i pakken.",
        "The ruleset cannot be read ({reason}).",
        "See whether the file is part of the package.",
    ),
    "R002": _entry(
        "Nøglen {key} er ikke gyldig: {reason}.",
        "Se formatet i CONTRIBUTING.md.",
        "The key {key} is not valid: {reason}.",
        "See the format in CONTRIBUTING.md.",
    ),
    "R003": _entry(
        "Id'et ”{id}” står to gange i samme liste.",
        "Giv den ene et andet id.",
        "The id “{id}” stands twice in the same list.",
        "Give one of them another id.",
    ),
    "R004": _entry(
        "Beskeden for {outcome} har forskellige eller ugyldige navne i klammer på dansk og engelsk.",
        "Brug de samme enkle navne i begge sprog, fx {{antal}}.",
        "The message for {outcome} has different or invalid names in braces in Danish and English.",
        "Use the same plain names in both languages, such as {{antal}}.",
    ),
    "R005": _entry(
        "Reglen ”{id}” skal have præcis én af met, call og worst_of.",
        "Skriv en betingelse under met, navnet på en funktion under call, eller andre regler under worst_of.",
        "The rule “{id}” must have exactly one of met, call and worst_of.",
        "Write a condition under met, a function's name under call, or other rules under worst_of.",
    ),
    "R006": _entry(
        "Reglen ”{id}” mangler en besked for {outcome}.",
        "Skriv message.{outcome} = {{ da = …, en = … }}.",
        "The rule “{id}” lacks a message for {outcome}.",
        "Write message.{outcome} = {{ da = …, en = … }}.",
    ),
    "R007": _entry(
        "Feltet ”{id}” er {type}. Det passer ikke med {key}.",
        "Et choice har choices, en record har fields, og en table har of. Kun et tal kan være et interval.",
        "The field “{id}” is {type}. That does not go with {key}.",
        "A choice has choices, a record has fields, and a table has of. Only a number can be an interval.",
    ),
    "R008": _entry(
        "”{id}” kan ikke være et id.",
        "Brug små bogstaver a-z, tal og understreg, og begynd med et bogstav. Et felt må ikke hedde ansvarlig, "
        "frist, dokumentation, note, vurderet eller ikke_relevant.",
        "“{id}” cannot be an id.",
        "Use small letters a-z, digits and underscores, and begin with a letter. A field cannot be called ansvarlig, "
        "frist, dokumentation, note, vurderet or ikke_relevant.",
    ),
    "R009": _entry(
        "Tallet i {id} er uden for det mulige.",
        "Sider og numre begynder ved 1. Grænser er procent: 0 <= minimum <= ready <= 100.",
        "The number in {id} is out of range.",
        "Pages and numbers begin at 1. Thresholds are per cent: 0 <= minimum <= ready <= 100.",
    ),
    "R010": _entry(
        "”{id}” er ikke arvet og kan ikke fjernes.",
        "Slet navnet, eller ret stavningen.",
        "“{id}” is not inherited and cannot be removed.",
        "Delete the name or mend its spelling.",
    ),
    "R011": _entry(
        "Milepælen ”{id}” er ny og skal have factor, title og source.",
        "Skriv de tre, eller ret id'et til en arvet milepæl.",
        "The milestone “{id}” is new and needs factor, title and source.",
        "Write the three, or mend the id to that of an inherited milestone.",
    ),
    "R012": _entry(
        "Regelsættet ”{id}” har ingen grænser og arver ingen.",
        "Skriv thresholds = {{ ready = 80, minimum = 50 }} under [ruleset].",
        "The ruleset “{id}” has no thresholds and inherits none.",
        "Write thresholds = {{ ready = 80, minimum = 50 }} under [ruleset].",
    ),
    "R013": _entry(
        "Dokumentet ”{id}” findes ikke.",
        "Skriv det under [[document]], eller ret navnet.",
        "The document “{id}” does not exist.",
        "Write it under [[document]], or mend the name.",
    ),
    "R014": _entry(
        "Regelsættet ”{id}” siger ikke, hvilken vejledning det bygger på.",
        "Skriv guide = og id'et på et dokument under [ruleset].",
        "The ruleset “{id}” does not say which guide it rests on.",
        "Write guide = and the id of a document under [ruleset].",
    ),
    "R015": _entry(
        "Milepælen ”{id}” kommer efter sig selv: {circle}.",
        "Fjern et af leddene i after.",
        "The milestone “{id}” comes after itself: {circle}.",
        "Remove one of the links in after.",
    ),
    "R016": _entry(
        "Milepælen ”{id}” kommer efter ”{after}”, som ikke findes.",
        "Ret stavningen i after.",
        "The milestone “{id}” comes after “{after}”, which does not exist.",
        "Mend the spelling in after.",
    ),
    "R017": _entry(
        "Reglen ”{id}” bygger på en kilde, men siger ikke hvor i den.",
        "Skriv source = {{ page = … }} på milepælen eller reglen, eller section uden sider. Ellers sæt basis til afledt.",
        "The rule “{id}” rests on a source, but does not say where in it.",
        "Write source = {{ page = … }} on the milestone or the rule, or section if there are no pages. Else set basis to afledt.",
    ),
    "R018": _entry(
        "Beskeden for {outcome} har tal i klammer, men reglen er en betingelse og har ingen.",
        "Slet klammerne. Kun en regel med covers kan bruge {{mangler}}, og kun når noget mangler.",
        "The message for {outcome} has values in braces, but the rule is a condition and has none.",
        "Delete the braces. Only a rule with covers can use {{mangler}}, and only where something is lacking.",
    ),
    "R019": _entry(
        "Reglen ”{id}” tager det værste af ”{name}”, som ikke findes.",
        "{meant}Skriv regler som milepæl.regel under worst_of.",
        "The rule “{id}” takes the worst of “{name}”, which does not exist.",
        "{meant}Write rules as milestone.rule under worst_of.",
    ),
    "R020": _entry(
        "Reglen ”{id}” tager det værste af ”{name}”, som selv tager det værste af andre.",
        "Skriv i stedet de regler, som ”{name}” nævner under worst_of.",
        "The rule “{id}” takes the worst of “{name}”, which itself takes the worst of others.",
        "Write instead the rules that “{name}” names under worst_of.",
    ),
}
