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
    ),
}
