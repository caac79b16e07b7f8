"""Rulesets: what their authors have to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "R001": entry(
        "Regelsættet kan ikke læses ({reason}).",
        "Se efter, om filen er kommet med i pakken.",
        "The ruleset cannot be read ({reason}).",
        "See whether the file is part of the package.",
    ),
    "R002": entry(
        "Nøglen {key} er ikke gyldig: {reason}.",
        "Se formatet i CONTRIBUTING.md.",
        "The key {key} is not valid: {reason}.",
        "See the format in CONTRIBUTING.md.",
    ),
    "R003": entry(
        "Id'et ”{id}” står to gange i samme liste.",
        "Giv den ene et andet id.",
        "The id “{id}” stands twice in the same list.",
        "Give one of them another id.",
    ),
    "R004": entry(
        "Beskeden for {outcome} har forskellige eller ugyldige navne i klammer på dansk og engelsk.",
        "Brug de samme enkle navne i begge sprog, fx {{antal}}.",
        "The message for {outcome} has different or invalid names in braces in Danish and English.",
        "Use the same plain names in both languages, such as {{antal}}.",
    ),
    "R005": entry(
        "Reglen ”{id}” skal have præcis én af met, call og worst_of.",
        "Skriv en betingelse under met, navnet på en funktion under call, eller andre regler under worst_of.",
        "The rule “{id}” must have exactly one of met, call and worst_of.",
        "Write a condition under met, a function's name under call, or other rules under worst_of.",
    ),
    "R006": entry(
        "Reglen ”{id}” mangler en besked for {outcome}.",
        "Skriv message.{outcome} = {{ da = …, en = … }}.",
        "The rule “{id}” lacks a message for {outcome}.",
        "Write message.{outcome} = {{ da = …, en = … }}.",
    ),
    "R007": entry(
        "Feltet ”{id}” er {type}. Det passer ikke med {key}.",
        "Et choice har choices, en record har fields, og en table har of. Kun et tal kan være et interval.",
        "The field “{id}” is {type}. That does not go with {key}.",
        "A choice has choices, a record has fields, and a table has of. Only a number can be an interval.",
    ),
    "R008": entry(
        "”{id}” kan ikke være et id.",
        "Brug små bogstaver a-z, tal og understreg, og begynd med et bogstav. Et felt må ikke hedde ansvarlig, "
        "frist, dokumentation, note, vurderet eller ikke_relevant.",
        "“{id}” cannot be an id.",
        "Use small letters a-z, digits and underscores, and begin with a letter. A field cannot be called ansvarlig, "
        "frist, dokumentation, note, vurderet or ikke_relevant.",
    ),
    "R009": entry(
        "Tallet i {id} er uden for det mulige.",
        "Sider og numre begynder ved 1. Grænser er procent: 0 <= minimum <= ready <= 100.",
        "The number in {id} is out of range.",
        "Pages and numbers begin at 1. Thresholds are per cent: 0 <= minimum <= ready <= 100.",
    ),
    "R010": entry(
        "”{id}” er ikke arvet og kan ikke fjernes.",
        "Slet navnet, eller ret stavningen.",
        "“{id}” is not inherited and cannot be removed.",
        "Delete the name or mend its spelling.",
    ),
    "R011": entry(
        "Milepælen ”{id}” er ny og skal have factor, title og source.",
        "Skriv de tre, eller ret id'et til en arvet milepæl.",
        "The milestone “{id}” is new and needs factor, title and source.",
        "Write the three, or mend the id to that of an inherited milestone.",
    ),
    "R012": entry(
        "Regelsættet ”{id}” har ingen grænser og arver ingen.",
        "Skriv thresholds = {{ ready = 80, minimum = 50 }} under [ruleset].",
        "The ruleset “{id}” has no thresholds and inherits none.",
        "Write thresholds = {{ ready = 80, minimum = 50 }} under [ruleset].",
    ),
    "R013": entry(
        "Dokumentet ”{id}” findes ikke.",
        "Skriv det under [[document]], eller ret navnet.",
        "The document “{id}” does not exist.",
        "Write it under [[document]], or mend the name.",
    ),
    "R014": entry(
        "Regelsættet ”{id}” siger ikke, hvilken vejledning det bygger på.",
        "Skriv guide = og id'et på et dokument under [ruleset].",
        "The ruleset “{id}” does not say which guide it rests on.",
        "Write guide = and the id of a document under [ruleset].",
    ),
    "R015": entry(
        "Milepælen ”{id}” kommer efter sig selv: {circle}.",
        "Fjern et af leddene i after.",
        "The milestone “{id}” comes after itself: {circle}.",
        "Remove one of the links in after.",
    ),
    "R016": entry(
        "Milepælen ”{id}” kommer efter ”{after}”, som ikke findes.",
        "Ret stavningen i after.",
        "The milestone “{id}” comes after “{after}”, which does not exist.",
        "Mend the spelling in after.",
    ),
    "R017": entry(
        "Reglen ”{id}” bygger på en kilde, men siger ikke hvor i den.",
        "Skriv source = {{ page = … }} på milepælen eller reglen, eller section uden sider. Ellers sæt basis til afledt.",
        "The rule “{id}” rests on a source, but does not say where in it.",
        "Write source = {{ page = … }} on the milestone or the rule, or section if there are no pages. Else set basis to afledt.",
    ),
    "R018": entry(
        "Beskeden for {outcome} har tal i klammer, men reglen er en betingelse og har ingen.",
        "Slet klammerne. Kun en regel med covers kan bruge {{mangler}}, og kun når noget mangler.",
        "The message for {outcome} has values in braces, but the rule is a condition and has none.",
        "Delete the braces. Only a rule with covers can use {{mangler}}, and only where something is lacking.",
    ),
    "R019": entry(
        "Reglen ”{id}” tager det værste af ”{name}”, som ikke findes.",
        "{meant}Skriv regler som milepæl.regel under worst_of.",
        "The rule “{id}” takes the worst of “{name}”, which does not exist.",
        "{meant}Write rules as milestone.rule under worst_of.",
    ),
    "R020": entry(
        "Reglen ”{id}” tager det værste af ”{name}”, som selv tager det værste af andre.",
        "Skriv i stedet de regler, som ”{name}” nævner under worst_of.",
        "The rule “{id}” takes the worst of “{name}”, which itself takes the worst of others.",
        "Write instead the rules that “{name}” names under worst_of.",
    ),
    "R021": entry(
        "Reglen ”{id}” skal have reads, netop når den har call.",
        "Skriv under reads de felter, som funktionen læser. En regel uden call har ingen reads.",
        "The rule “{id}” must have reads exactly when it has call.",
        "Write under reads the fields that the function reads. A rule without call has no reads.",
        why_da="En funktion er kode, som læseren ikke ser. Under reads står, hvad den læser, så enhver kan spørge hvorfor.",
        why_en="A function is code that a reader does not see. Under reads stands what it reads, so that anyone can ask why.",
        wrong='call = "besoeg_naas"',
        right='call = "besoeg_naas"\nreads = ["besoeg.besoeg_pr_uge", "besoeg.timer_pr_uge"]',
    ),
}
