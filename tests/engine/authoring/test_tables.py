"""`readiness rules export` and `import`: a ruleset as a table, edited by its owner, and back."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.engine.authoring.conftest import ALT, edit

import readiness.render.table
from readiness import read_ruleset
from readiness.authoring.tables.review import review
from readiness.authoring.tables.slots import slots
from readiness.authoring.tables.table import Column, Row, cell_of, mark, tidy
from readiness.cli.rules import import_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Run
    from tests.engine.authoring.conftest import Imported

    from readiness.authoring.tables.records import Table
    from readiness.authoring.tables.review import Review
    from readiness.written import RulesetDocument

RULESETS = Path(__file__).parents[3] / "rulesets" / "readiness_rulesets"
NAMES = sorted(path.stem for path in RULESETS.glob("*.toml"))
SHAPES = ("xlsx", "csv")
MET, REMEDY, QUESTION = "rule/maal.nok/met", "rule/maal.nok/remedy", "rule/maal.sager/question"


def codes(told: str) -> list[str]:
    return re.findall(r"^\w+\[(\w+)\]", told, re.MULTILINE)


# --- There and back ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", NAMES)
def test_a_table_that_nobody_touched_leaves_the_ruleset_to_the_byte(
    run: Run, tmp_path: Path, name: str, shape: str, language: str
) -> None:
    path, table = tmp_path / f"{name}.toml", tmp_path / f"table.{shape}"
    path.write_bytes((RULESETS / path.name).read_bytes())
    assert run("rules", "export", name, f"--{shape}", table, "--all", "--lang", language).code == 0

    done = run("rules", "import", table, path, "--lang", language)

    assert (done.code, done.err) == (0, "")
    assert ("med et eneste tegn" if language == "da" else "Not a character") in " ".join(done.out.split())
    assert path.read_bytes() == (RULESETS / path.name).read_bytes()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_ruleset_gives_the_same_bytes(run: Run, alt: Path, shape: str) -> None:
    for name in ("a", "b"):
        run("rules", "export", alt, f"--{shape}", name)

    assert Path("a").read_bytes() == Path("b").read_bytes()


def test_every_text_of_the_ruleset_has_a_row_in_both_languages(alt: Path) -> None:
    shown = [str(held.value) for slot in slots(read_ruleset(alt)) for held in slot.held.values()]

    for text in re.findall(r'(?:da|en|publisher) = "([^"]*)"', ALT):
        assert text in shown


EDITS: dict[tuple[str, str], tuple[object, str, str]] = {
    ("ruleset/title", "Dansk"): ("Det hele", 'da = "Alt"', 'da = "Det hele"'),
    ("ruleset/note", "Engelsk"): ("Mark", 'en = "A note"', 'en = "Mark"'),
    ("document/bog/publisher", "Dansk"): ("Huset", '"Forlaget"', '"Huset"'),
    ("milestone/maal/title", "Engelsk"): ("Goals", 'en = "Aims"', 'en = "Goals"'),
    ("milestone/maal/title", "Milepæl nr."): (3, "milestone = 1 }", "milestone = 3 }"),
    ("field/maal.sager/hint", "Dansk"): ("Nye", 'da = "Kun nye"', 'da = "Nye"'),
    ("field/maal.form.slags/label", "Dansk"): ("Art", 'da = "Slags"', 'da = "Art"'),
    ("choice/maal.form.slags.dag/text", "Dansk"): ("1-2", 'da = "5-10"', 'da = "1-2"'),
    (QUESTION, "Dansk"): ("+1 sager?", '"Hvor mange sager?"', '"+1 sager?"'),
    (QUESTION, "Skal på plads først"): ("NEJ", "gate = true", "gate = false"),
    (QUESTION, "Grundlag"): ("kilde_tal", "kilde_krav", "kilde_tal"),
    (QUESTION, "Afsnit"): ("3.2", '"3.1"', '"3.2"'),
    (QUESTION, "Dokument"): ("bog", 'section = "3.1" }', 'section = "3.1", document = "bog" }'),
    (QUESTION, "Side"): (12.0, 'section = "3.1" }', 'section = "3.1", page = 12 }'),
    (QUESTION, "Spørgsmål nr."): (None, "question = 2, ", ""),
    ("rule/maal.nok/question", "Side"): (None, "source = { page = 9 }", "source = {}"),
    ("contradiction/maal.intet/message", "Side"): (
        "5",
        'remedy = { da = "Skriv et tal.", en = "Write a number." }',
        'remedy = { da = "Skriv et tal.", en = "Write a number." }\nsource = { page = 5 }',
    ),
    (MET, "Dansk"): ('Så ”{antal}" er\nnok.', '"{antal} rækker."', '"Så ”{antal}\\" er\\nnok."'),
    ("contradiction/maal.intet/message", "Dansk"): ("Nul!", '"Nul er ingen."', '"Nul!"'),
    ("across/timer/unmet", "Engelsk"): ("{timer} h.", '"{timer} hours."', '"{timer} h."'),
}


@pytest.mark.parametrize("cell", EDITS, ids=" ".join)
def test_an_edit_is_written_where_it_belongs_and_nowhere_else(
    imported: Imported, alt: Path, cell: tuple[str, str]
) -> None:
    value, before, after = EDITS[cell]
    done = imported({cell: value})

    assert done.code == 0, done.err
    assert "1 celle er skrevet i alt.toml." in done.out
    assert alt.read_text(encoding="utf-8") == ALT.replace(before, after, 1)


def test_all_edits_at_once_are_written_and_told_text_by_text(imported: Imported, alt: Path) -> None:
    done = imported({cell: value for cell, (value, _, _) in EDITS.items()})

    assert f"{len(EDITS)} celler er skrevet i alt.toml." in done.out
    assert "Gør sådan" not in done.out
    assert 'Opfyldt · maal.nok\n  Dansk\n    før  {antal} rækker.\n    nu   Så ”{antal}" er nok.' in done.out
    assert read_ruleset(alt).body.milestone[0].rule[0].source.question is None


def test_a_dry_run_shows_the_edits_and_writes_nothing(imported: Imported, alt: Path) -> None:
    one = imported({(REMEDY, "Dansk"): "Søg."}, "--dry-run")
    two = imported({(REMEDY, "Dansk"): "Søg.", (REMEDY, "Engelsk"): "Seek."}, "--dry-run", "--lang", "en")

    assert "Prøve: 1 celle ville blive skrevet." in one.out
    assert "Do this · maal.nok\n  Danish\n    was  Find flere.\n    now  Søg." in two.out
    assert "Dry run: 2 cells would be written." in two.out
    assert alt.read_text(encoding="utf-8") == ALT


def test_comments_are_shown_and_not_written(imported: Imported, alt: Path) -> None:
    done = imported({(MET, "Kommentar"): "Rækker det \x1b altid?".replace("\x1b", "\u202e")})

    assert "Opfyldt · maal.nok (Spørgsmål!" in done.out
    assert "Rækker det \\u202e altid?" in done.out
    assert alt.read_text(encoding="utf-8") == ALT


def test_line_ends_of_windows_stay(imported: Imported, alt: Path) -> None:
    alt.write_bytes(ALT.replace("\n", "\r\n").encode())
    imported({(REMEDY, "Dansk"): "Søg."})

    assert alt.read_bytes() == ALT.replace("Find flere.", "Søg.").replace("\n", "\r\n").encode()


# --- What the edits can move ---

_GATES = {
    (QUESTION, "Skal på plads først"): "nej",
    ("rule/kursus.begge/question", "Skal på plads først"): "ja",
    (REMEDY, "Dansk"): "Søg.",
}


def test_an_import_tells_what_can_move_beyond_words_and_which_version_that_demands(
    imported: Imported,
) -> None:
    done = imported(_GATES)

    assert done.out.endswith(
        """\
3 celler er skrevet i alt.toml.

Det kan ændre en vurdering
  · Spørgsmålet maal.sager: Skal ikke længere på plads først. Kan flytte svaret,
    ikke scoren.
  · Spørgsmålet kursus.begge: Skal nu på plads først. Kan flytte svaret, ikke
    scoren. Filer, der gjaldt før, kan blive afvist.

Er version 1.2.0 udgivet, så skriv mindst 2.0.0 som version.
"""
    )


def test_a_dry_run_tells_what_the_edits_could_move_too(imported: Imported) -> None:
    done = imported(_GATES, "--dry-run", "--lang", "en")

    assert "\nThis can change an assessment\n" in done.out
    assert done.out.endswith("\nIf version 1.2.0 has been issued, write at least 2.0.0 as the version.\n")


def test_a_number_in_the_guide_can_move_the_order(imported: Imported, alt: Path) -> None:
    aims = '[[milestone]]\nid = "maal"\nfactor = "ledelse"\n'
    start = f'{aims}title = {{ da = "Start", en = "Start" }}\nsource = {{ milestone = 1 }}\n'
    alt.write_text(ALT.replace(aims, start.replace("maal", "start") + aims), encoding="utf-8")
    done = imported({("milestone/start/title", "Milepæl nr."): 2})

    assert done.out.endswith(
        """\
Det ændrer kun advarsler eller rækkefølge
  · Milepælen maal: Milepælen står et andet sted i rækken. Ændrer kun
    rækkefølgen.

Er version 1.2.0 udgivet, så skriv mindst 1.3.0 som version.
"""
    )


def test_where_all_edits_are_words_nothing_more_is_told(imported: Imported) -> None:
    done = imported({(QUESTION, "Grundlag"): "kilde_tal", (QUESTION, "Side"): 12, (REMEDY, "Dansk"): "Søg."})

    assert done.out.endswith("\n3 celler er skrevet i alt.toml.\n")


def test_a_version_that_is_no_three_numbers_is_not_counted_on(imported: Imported, alt: Path) -> None:
    alt.write_text(ALT.replace('"1.2.0"', '"foraar"'), encoding="utf-8")
    done = imported(_GATES)

    assert done.code == 0
    assert done.out.endswith(" Filer, der gjaldt før, kan blive afvist.\n")


def test_edits_that_mend_a_ruleset_are_written_though_there_is_nothing_to_compare_with(
    alt: Path, run: Run
) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    alt.write_text(
        ALT.replace('basis = "kilde_tal"\nsource = { page = 7 }', 'basis = "kilde_tal"'), encoding="utf-8"
    )
    edit(Path("alt.xlsx"), {("rule/kursus.begge/question", "Grundlag"): "afledt"})
    done = run("rules", "import", "alt.xlsx", alt)

    assert (done.code, done.out.partition("\n\n")[2]) == (0, "1 celle er skrevet i alt.toml.\n")


# --- What cannot be taken over ---

FAULTS: dict[str, tuple[tuple[str, str], object, str]] = {
    "empty text": ((REMEDY, "Engelsk"), None, "H072"),
    "placeholder lost": ((MET, "Dansk"), "Det rækker.", "H074"),
    "placeholder added": ((MET, "Dansk"), "{antal} og {andet}.", "H074"),
    "braces that do not match": ((MET, "Dansk"), "{antal", "H074"),
    "braces with more in them": ((MET, "Dansk"), "{antal:>5}", "H074"),
    "a formula": ((REMEDY, "Dansk"), "=SUM(A1:A2)", "H071"),
    "a date": ((REMEDY, "Dansk"), date(2026, 11, 6), "H071"),
    "an error": ((REMEDY, "Dansk"), "#REF!", "H071"),
    "unseen": ((REMEDY, "Dansk"), "Find\u202eflere", "H073"),
    "no character": ((REMEDY, "Dansk"), "Find\ufdd0flere", "H073"),
    "no number": ((QUESTION, "Side"), "ti", "H075"),
    "nought": ((QUESTION, "Side"), 0, "H075"),
    "half": ((QUESTION, "Side"), 1.5, "H075"),
    "far too large": ((QUESTION, "Side"), "9" * 5000, "H075"),
    "basis": ((QUESTION, "Grundlag"), "kildekrav", "H075"),
    "no basis": ((QUESTION, "Grundlag"), None, "H075"),
    "gate": ((QUESTION, "Skal på plads først"), "måske", "H075"),
    "document": ((QUESTION, "Dokument"), "boog", "H075"),
    "no row of ours": ((QUESTION, "Nøgle"), "alt/rule/maal.andet/question", "H069"),
    "no key": ((QUESTION, "Nøgle"), None, "H069"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_written_is_told_at_its_cell_and_nothing_is_written(
    imported: Imported, alt: Path, name: str
) -> None:
    cell, value, code = FAULTS[name]
    edits = {cell: value, ("ruleset/title", "Dansk"): "Andet"}
    done = imported(edits)

    assert (done.code, codes(done.err), done.out) == (2, [code], "")
    assert re.search(r"─ alt\.xlsx:Spørgsmål![A-Z]+[0-9]+\n", done.err)
    assert "Regelsættet er ikke ændret." in done.err
    assert alt.read_text(encoding="utf-8") == ALT


def test_all_faults_are_told_at_once_with_what_to_write(imported: Imported) -> None:
    done = imported({(QUESTION, "Grundlag"): "kildekrav", (QUESTION, "Side"): "ti", (REMEDY, "Dansk"): None})

    assert sorted(codes(done.err)) == ["H072", "H075", "H075"]
    assert "mente I kilde_krav?" in " ".join(done.err.split())
    assert "Skriv kilde_tal eller kilde_krav eller afledt." in done.err
    assert "skriv et helt tal fra 1 og op" in done.err


def test_a_table_that_would_make_the_ruleset_invalid_is_refused(imported: Imported, alt: Path) -> None:
    done = imported({("rule/kursus.begge/question", "Side"): None})

    assert (done.code, codes(done.err)) == (4, ["R017"])
    assert alt.read_text(encoding="utf-8") == ALT


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("heading", ["Sådan virker det", "Navn", "Tekst"])
def test_a_grey_cell_that_was_changed_is_told_and_left(
    imported: Imported, alt: Path, heading: str, language: str
) -> None:
    done = imported({(QUESTION, heading): "Noget andet"}, "--lang", language)

    assert (done.code, codes(done.err)) == (0, ["H077"])
    assert alt.read_text(encoding="utf-8") == ALT


def test_cells_that_only_explain_are_locked_and_the_others_are_not(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    sheet = openpyxl.load_workbook("alt.xlsx")["Spørgsmål"]
    open_ = {
        sheet.cell(1, cell.column or 0).value
        for row in sheet.iter_rows(2)
        for cell in row
        if not cell.protection.locked
    }

    assert sheet.protection.sheet
    assert not sheet.protection.autoFilter  # False: not forbidden
    assert open_ == {
        "Dansk", "Engelsk", "Skal på plads først", "Grundlag", "Dokument", "Side", "Milepæl nr.",
        "Spørgsmål nr.", "Afsnit", "Overskrift", "Linje", "Kommentar",
    }  # fmt: skip


def test_rows_that_are_missing_are_told_and_delete_nothing(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--csv", "alt.csv")
    lines = Path("alt.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("alt.csv").write_text("".join(each for each in lines if "remedy" not in each), encoding="utf-8")
    done = run("rules", "import", "alt.csv", alt)

    assert (done.code, codes(done.err)) == (0, ["H078"])
    assert "5 af regelsættets tekster er ikke i tabellen: maal.sager, maal.nok, maal.intet …." in " ".join(
        done.err.split()
    )
    assert alt.read_text(encoding="utf-8") == ALT


def test_a_row_that_stands_twice_is_told_with_the_first(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--csv", "alt.csv")
    text = Path("alt.csv").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines(keepends=True) if "publisher" in each)
    Path("alt.csv").write_text(text + line, encoding="utf-8")
    done = run("rules", "import", "alt.csv", alt)

    assert (done.code, codes(done.err)) == (2, ["H069"])
    assert "står allerede på linje 6." in done.err


# --- When the ruleset has changed too ---


def test_what_was_edited_in_the_file_in_the_meantime_stays(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    alt.write_text(ALT.replace("Find flere.", "Led efter flere.").replace("Kun nye", "Nye"), encoding="utf-8")
    edit(
        Path("alt.xlsx"), {("ruleset/title", "Dansk"): "Det hele", ("field/maal.sager/hint", "Dansk"): "Nye"}
    )
    done = run("rules", "import", "alt.xlsx", alt)

    assert (done.code, codes(done.err)) == (0, ["H079"])
    assert "1 celle er skrevet" in done.out
    text = alt.read_text(encoding="utf-8")
    assert ("Led efter flere." in text, 'da = "Det hele"' in text, '"Nye"' in text) == (True, True, True)


def test_a_cell_that_both_have_edited_is_not_written(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx", "--lang", "en")
    alt.write_text(ALT.replace("Find flere.", "Led."), encoding="utf-8")
    book = openpyxl.load_workbook("alt.xlsx")
    for row in book["Questions"].iter_rows():
        for cell in row:
            if cell.value == "Find flere.":
                cell.value = "Søg."
    book.save("alt.xlsx")
    done = run("rules", "import", "alt.xlsx", alt, "--lang", "en")

    assert (done.code, codes(done.err)) == (2, ["H076"])
    assert "which now says: Led." in " ".join(done.err.split())
    assert "Søg." not in alt.read_text(encoding="utf-8")


def test_a_file_that_changes_while_it_is_read_is_left(
    imported: Imported, alt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(table: Table, document: RulesetDocument, documents: Sequence[str], name: str) -> Review:
        alt.write_text(f"{ALT}# nyt\n", encoding="utf-8")
        return review(table, document, documents, name)

    monkeypatch.setattr(import_, "review", meanwhile)
    done = imported({(REMEDY, "Dansk"): "Søg."})

    assert (done.code, codes(done.err)) == (2, ["F033"])
    assert alt.read_text(encoding="utf-8") == f"{ALT}# nyt\n"


# --- What is inherited ---


def test_what_is_inherited_can_be_shown_and_is_told_when_it_is_edited(run: Run, tmp_path: Path) -> None:
    path, table = tmp_path / "signs_of_safety.toml", tmp_path / "sos.xlsx"
    path.write_bytes((RULESETS / path.name).read_bytes())
    run("rules", "export", path, "--xlsx", table, "--all")
    book = openpyxl.load_workbook(table)
    sheet = book["Spørgsmål"]
    rows = [row for row in sheet.iter_rows(2) if row[0].value == "faelles"]
    rows[0][4].value = "Noget andet"
    book.save(table)
    done = run("rules", "import", table, path)

    assert len(rows) > 100
    assert all(cell.protection.locked for cell in rows[0][:16])
    assert (done.code, codes(done.err)) == (0, ["H077"])
    assert path.read_bytes() == (RULESETS / path.name).read_bytes()


def test_only_what_counts_of_the_inherited_is_shown(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "frl.csv"
    run("rules", "export", "familieraadslagning", "--csv", table, "--all")
    text = table.read_text(encoding="utf-8-sig")

    assert "faelles/rule/lokaler.kapacitet/" not in text  # dropped
    assert "faelles/rule/forplejning.kantine/" not in text  # replaced
    assert "/across/" in text


# --- Wrong use ---


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("alt.toml",), "--xlsx tabel.xlsx"),
        (("alt", "--csv", "x.csv"), "hverken en sti eller en installeret metode"),
        (("signs_of_saftey", "--csv", "x.csv"), "Mente I signs_of_safety?"),
        (("alt.toml", "--csv", "alt.toml"), "oven i regelsættet"),
        ((str(RULESETS.parents[1]), "--csv", "x.csv"), "flere regelsæt"),
    ],
)
def test_an_export_says_what_it_lacks(run: Run, alt: Path, args: tuple[str, ...], told: str) -> None:
    done = run("rules", "export", *args)

    assert done.code == 2
    assert told in " ".join(done.err.split())
    assert alt.read_text(encoding="utf-8") == ALT


def test_a_table_is_not_written_where_that_cannot_be(run: Run, alt: Path) -> None:
    done = run("rules", "export", alt, "--csv", "findes/ikke.csv")

    assert (done.code, codes(done.err)) == (2, ["F032"])


def test_a_ruleset_whose_condition_asks_for_nothing_is_told(run: Run, alt: Path) -> None:
    alt.write_text(ALT.replace('at_least = "sager"', 'at_least = "sagr"'), encoding="utf-8")
    done = run("rules", "export", alt, "--csv", "alt.csv")

    assert (done.code, codes(done.err)) == (4, ["M008"])


@pytest.mark.parametrize(("shape", "package"), [("export", "xlsxwriter"), ("import", "openpyxl")])
def test_a_package_that_is_missing_is_named_with_what_to_install(
    run: Run, alt: Path, monkeypatch: pytest.MonkeyPatch, shape: str, package: str
) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    monkeypatch.delattr(readiness.render.table, "excel", raising=False)
    for name in [each for each in sys.modules if each.startswith((package, "readiness.render.table.excel"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    args = ("export", alt, "--xlsx", "x.xlsx") if shape == "export" else ("import", "alt.xlsx", alt)
    done = run("rules", *args)

    assert done.code == 2
    assert f"{package}. Kør: pip install 'readiness[rules]'" in " ".join(done.err.split())


def test_a_table_finds_its_ruleset_in_a_project(run: Run, tmp_path: Path) -> None:
    run("rules", "export", "omlaegning", "--csv", tmp_path / "o.csv")

    assert run("rules", "import", tmp_path / "o.csv", RULESETS.parents[1], "--dry-run").code == 0


def test_a_table_of_another_ruleset_is_refused(run: Run, alt: Path) -> None:
    run("rules", "export", "omlaegning", "--csv", "o.csv")
    done = run("rules", "import", "o.csv", alt)

    assert (done.code, codes(done.err)) == (2, ["H068"])


def test_a_file_that_cannot_be_written_is_told(
    imported: Imported, alt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr(import_, "write_whole", full)
    done = imported({(REMEDY, "Dansk"): "Søg."})

    assert (done.code, codes(done.err)) == (2, ["F032"])
    assert alt.read_text(encoding="utf-8") == ALT


@pytest.mark.parametrize(("name", "code"), [("findes-ikke.xlsx", "F001"), ("en/mappe", "F003")])
def test_a_table_that_cannot_be_opened_is_told(run: Run, alt: Path, name: str, code: str) -> None:
    Path("en").write_text("", encoding="utf-8")
    done = run("rules", "import", name, alt)

    assert (done.code, codes(done.err)) == (2, [code])


# --- Cells ---


def test_a_cell_holds_no_more_than_excel_can_and_shows_what_cannot_be_seen() -> None:
    assert tidy(" a\r\nb\rc\t\x00\ufffe ") == "a\nb\nc\t\\u0000\\ufffe"
    assert len(tidy("𝄞" * 40_000).encode("utf-16-le")) <= 2 * 32_767
    assert cell_of(None, "da") == ""


def test_a_row_marks_what_it_says_but_not_its_comment() -> None:
    row = Row("fields", {Column.DA: "a", Column.EN: "", Column.COMMENT: "c", Column.KEY: "k"})

    assert row.marked[Column.MARKS] == f"da:{mark('a')}"
