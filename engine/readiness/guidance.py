"""How to answer: what stands at the top of a new setup."""

from __future__ import annotations

from typing import Final

from readiness.model import Text

GUIDANCE: Final = (
    Text("Sådan bruger I filen:", "How to use the file:"),
    Text(
        "- Linjer, der begynder med # og intet mellemrum, er svar, I kan bruge. Slet #, og ret svaret.",
        "- Lines that begin with # and no space are answers you can use. Delete the # and mend it.",
    ),
    Text(
        '- Er spørgsmålet åbent, så lad linjen være. Ved I det ikke endnu, så skriv "ved_ikke".',
        '- If the question is open, leave the line. If you do not know yet, write "ved_ikke".',
    ),
    Text(
        "- Ja skrives true, og nej skrives false. En tom liste skrives []. Alle tre er svar.",
        "- Yes is written true, and no is written false. An empty list is written []. All are answers.",
    ),
    Text(
        "- Det, der står under [faelles.…], gælder alle metoder. Gælder noget andet for én metode, "
        "så skriv svaret under [metoder.…] også.",
        "- What stands under [faelles.…] holds for all methods. If something else holds for one method, "
        "write the answer under [metoder.…] too.",
    ),
    Text(
        "- Skriv roller, ikke navne, og ingen personoplysninger.",
        "- Write roles, not names, and no personal data.",
    ),
    Text(
        "- Under hver milepæl kan også stå: ansvarlig (en rolle), frist og vurderet (datoer), dokumentation "
        "(stier eller links) og note.",
        "- Each milestone also takes: ansvarlig (the role responsible), frist and vurderet (the days it is "
        "due and was assessed), dokumentation (paths or links) and note.",
    ),
    Text(
        "- Passer en milepæl ikke til jer, så skriv hvorfor som ikke_relevant. Det kan ikke bruges, hvor "
        "noget skal på plads først.",
        "- If a milestone does not apply to you, write why as ikke_relevant. It cannot be used where "
        "something must be in place first.",
    ),
    Text(
        "- Se, hvad der mangler: readiness check kommune.toml",
        "- See what is missing: readiness check kommune.toml",
    ),
)
