"""Pages of methods that are committed beside their rulesets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "H050": entry(
        "Disse sider mangler: {files}.",
        "Kør {command} for at skrive dem.",
        "These pages are missing: {files}.",
        "Run {command} to write them.",
        why_da="Siderne læses af dem, der ejer metoden. Et nyt regelsæt uden en side kan de ikke gennemgå.",
        why_en="The pages are read by those who own the method. They cannot review a new ruleset without a page.",
    ),
    "H051": entry(
        "Disse sider er ikke, som regelsættet siger: {files}.",
        "Kør {command} for at skrive dem på ny.",
        "These pages are not as the ruleset says: {files}.",
        "Run {command} to write them anew.",
        why_da="Enten er regelsættet ændret, siden siden blev skrevet, eller også er siden rettet i hånden. Ret regelsættet, aldrig siden.",
        why_en="Either the ruleset has changed since the page was written, or the page was mended by hand. Mend the ruleset, never the page.",
    ),
    "H052": entry(
        "Disse sider hører ikke til nogen metode mere: {files}.",
        "Slet dem.",
        "These pages belong to no method any more: {files}.",
        "Delete them.",
        why_da="Kommandoen har engang skrevet siden, men gør det ikke mere. Metoden er væk, eller den har fået et andet navn.",
        why_en="The command wrote the page once, but no longer does. The method is gone, or is called something else.",
    ),
    "H053": entry(
        "Disse filer er ikke skrevet af kommandoen og bliver ikke overskrevet: {files}.",
        "Flyt dem, eller vælg en anden mappe med --to.",
        "These files were not written by the command and are not written over: {files}.",
        "Move them, or choose another folder with --to.",
        why_da="Sider kan skrives igen, men det kan jeres egne filer ikke. Derfor bliver kun kommandoens egne sider erstattet.",
        why_en="Pages can be written again, but your own files cannot. So only the command's own pages are replaced.",
    ),
}
