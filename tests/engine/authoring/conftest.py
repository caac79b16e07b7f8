"""A ruleset with one of everything that a table holds, small enough to see whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Ran, Run

ALT = """\
# Et regelsæt med lidt af hvert.
[ruleset]
id = "alt"
version = "1.2.0"
guide = "bog"
title = { da = "Alt", en = "All" }   # titlen
note = { da = "En note", en = "A note" }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"

[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4, milestone = 1 }

[[milestone.field]]
id = "sager"
type = "int"
interval = true
scope = "metode"
label = { da = "Sager", en = "Cases" }
hint = { da = "Kun nye", en = "New only" }

[[milestone.field]]
id = "form"
type = "record"
label = { da = "Form", en = "Form" }
fields = [
  { id = "slags", type = "choice", label = { da = "Slags", en = "Kind" }, choices = [
    { id = "dag", da = "5-10", en = "A day" },
  ] },
]

[[milestone.rule]]
id = "sager"
gate = true
basis = "kilde_krav"
source = { question = 2, section = "3.1" }
applies_when = { answered = "form.slags" }
question = { da = "Hvor mange sager?", en = "How many cases?" }
met = { at_least = "sager", value = 1 }   # mindst én
partial = { present = "sager" }
message.unmet = { da = "Ingen sager.", en = "No cases." }
message.partial = { da = "Få sager.", en = "Few cases." }
remedy = { da = "Planlæg en sag.", en = "Plan a case." }

[[milestone.rule]]
id = "nok"
basis = "afledt"
source = { page = 9 }
question = { da = "Er det nok?", en = "Is it enough?" }
call = "nok"
reads = ["maal.sager"]
message.met = { da = "{antal} rækker.", en = "{antal} will do." }
message.unmet = { da = "{antal} mangler.", en = "{antal} too few." }
remedy = { da = "Find flere.", en = "Find more." }

[[milestone.contradiction]]
id = "intet"
basis = "afledt"
when = { below = "sager", value = 1 }
message = { da = "Nul er ingen.", en = "Nought is none." }
remedy = { da = "Skriv et tal.", en = "Write a number." }

[[milestone]]
id = "kursus"
factor = "kompetencer"
title = { da = "Kursus", en = "Course" }
source = {}
after = ["maal"]

[[milestone.rule]]
id = "begge"
basis = "kilde_tal"
source = { page = 7 }
question = { da = "Er begge på plads?", en = "Are both in place?" }
worst_of = ["maal.sager", "maal.nok"]
message.unmet = { da = "Nej.", en = "No." }
message.partial = { da = "Delvist.", en = "Partly." }
remedy = { da = "Få begge på plads.", en = "Put both in place." }

[[across]]
id = "timer"
basis = "afledt"
question = { da = "Rækker timerne?", en = "Do the hours suffice?" }
call = "timer"
reads = ["maal.sager", "maal.ukendt"]
message.unmet = { da = "{timer} timer.", en = "{timer} hours." }
remedy = { da = "Find timer.", en = "Find hours." }
"""


@pytest.fixture
def alt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with the ruleset, and give its file."""
    monkeypatch.chdir(tmp_path)
    path = Path("alt.toml")
    path.write_text(ALT, encoding="utf-8")
    return path


class Imported(Protocol):
    """Exports the ruleset, edits the table, and imports it."""

    def __call__(self, cells: Mapping[tuple[str, str], object], *options: str) -> Ran:
        """Give what the import told; cells are named by key, without the ruleset, and heading."""
        ...


@pytest.fixture
def imported(alt: Path, run: Run) -> Imported:
    def imported(cells: Mapping[tuple[str, str], object], *options: str) -> Ran:
        assert run("rules", "export", alt, "--xlsx", "alt.xlsx").code == 0
        edit(Path("alt.xlsx"), cells)
        return run("rules", "import", "alt.xlsx", alt, *options)

    return imported


def edit(path: Path, cells: Mapping[tuple[str, str], object]) -> None:
    """Write cells of a workbook, each named by its row's key and its column's heading."""
    book = openpyxl.load_workbook(path)
    left = dict(cells)
    for sheet in book.worksheets[:3]:
        columns = {cell.value: cell.column or 0 for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            key = str(sheet.cell(row, columns["Nøgle"]).value).partition("/")[2]
            for name, heading in [each for each in left if each[0] == key]:
                sheet.cell(row, columns[heading]).value = left.pop((name, heading))  # type: ignore[assignment]  # wrong ones too
    assert not left
    book.save(path)
