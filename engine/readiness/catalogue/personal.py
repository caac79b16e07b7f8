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
        why_da="Filen deles med mange og kan ende i en aktindsigt. Et cpr-nummer må aldrig stå i den, og programmet viser det heller ikke.",
        why_en="The file is shared with many and may be handed out on request. A personal number must never stand in it, nor does the program show it.",
        wrong='[metoder.familieraadslagning.tovholder]\nnote = "Aftalt i sagen om 010190-1234"',
        right='[metoder.familieraadslagning.tovholder]\nnote = "Aftalt på teammødet"',
    ),
}
