"""Personal data: what must not stand in a setup file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

ENTRIES: Mapping[str, Entry] = {
    "P001": entry(
        "Teksten rummer noget, der ligner et cpr-nummer.",
        "Fjern personoplysninger, før I deler filen. Skriv roller, ikke navne og numre. Nummeret er skjult her.",
        "The text holds what looks like a Danish personal number.",
        "Remove personal data before you share the file. Write roles, not names and numbers. It is hidden here.",
        why_da="Filen deles med mange og gemmes længe, og ingen beregning bruger et cpr-nummer. "
        "Nummeret kendes på datoen, også i en kommentar. Er det et P-nummer, så skriv ”P-nummer” lige foran.",
        why_en="The file is shared with many and kept for long, and no calculation uses a personal number. "
        "It is told by its date, in a comment too. If it is a P-nummer, write “P-nummer” just before it.",
        wrong='[metoder.familieraadslagning.tovholder]\nnote = "Aftalt i sagen om 010190-1234"',
        right='[metoder.familieraadslagning.tovholder]\nnote = "Aftalt på teammødet"',
    ),
    "P002": entry(
        "Filens navn eller sti rummer noget, der ligner et cpr-nummer.",
        "Giv filen eller mappen et navn uden personoplysninger. Nummeret er skjult her og i rapporterne.",
        "The name or path of the file holds what looks like a Danish personal number.",
        "Give the file or the folder a name without personal data. It is hidden here and in the reports.",
        why_da="Stien står i alle rapporter. Vurderingen gennemføres, men stien vises uden tallene.",
        why_en="The path stands in every report. The assessment is made, but the path is shown without the digits.",
    ),
}
