"""Workbooks: as they are written, as others save them, and as somebody might forge them."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from tests.engine.authoring.conftest import ALT, edit

from readiness.authoring.tables import commas, records, workbook
from readiness.authoring.tables.review import review
from readiness.authoring.tables.revision import revised
from readiness.authoring.tables.table import Book, Column, unfit
from readiness.cli.rules import import_
from readiness.documents import parse_ruleset
from readiness.errors import SetupError
from readiness.render.table import csv as as_csv
from readiness.render.table import excel as as_excel
from readiness.render.table.rows import book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Provide, Run

    from readiness.authoring.tables.records import Grid

DOCUMENT = parse_ruleset(ALT.encode(), "alt.toml")
KEY = "alt/rule/maal.sager/remedy"
SHAPES: dict[str, tuple[Callable[[Book], bytes], Callable[[bytes, str], tuple[Grid, ...]]]] = {
    "xlsx": (as_excel.write, workbook.read),
    "csv": (as_csv.write, commas.read),
}


def with_text(text: str) -> Book:
    """Give the table as it is when somebody has written a text into a cell, and its marks are as before."""
    table = book([DOCUMENT], "da")
    rows = [
        row._replace(cells={Column.MARKS: row.marked[Column.MARKS], **row.cells, Column.DA: text})
        if row.cells[Column.KEY] == KEY
        else row
        for row in table.rows
    ]
    return table._replace(rows=rows)


def taken_over(shape: str, text: str) -> str:
    write, read = SHAPES[shape]
    table = records.read(read(write(with_text(text)), "t"), "t")
    changes = review(table, DOCUMENT, ["bog"], "t").changes
    new = parse_ruleset(revised(ALT.encode(), changes, [DOCUMENT]).content, "alt.toml")
    return new.body.milestone[0].rule[0].remedy.da


@pytest.mark.parametrize("shape", SHAPES)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).map(str.strip).filter(bool))
def test_any_text_comes_back_as_it_was_written_or_is_refused_for_what_cannot_be_seen(
    shape: str, text: str
) -> None:
    text = text.replace("\r", "\n")
    if unfit(text):
        with pytest.raises(SetupError, match=r"H073|H065"):  # some cannot stand in a workbook at all
            taken_over(shape, text)
    else:
        assert taken_over(shape, text) == text.strip()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+45 12", "@x", "'=1+1", "''x", "3.1", "1-2", "_x0041_", "<b>&amp;</b>", "𝄞 æøå", "a\nb\tc",
        '"', '""";', "{{}}", "\\", "http://example.org", "TRUE", "#REF!", "00012",
    ],
)  # fmt: skip
def test_texts_that_spreadsheets_like_to_change_come_back(shape: str, text: str) -> None:
    assert taken_over(shape, text) == text


# --- As they are read ---


def saved(cells: dict[tuple[str, str], object], alt: Path, run: Run) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    edit(Path("alt.xlsx"), cells)


def test_words_of_excel_are_read_as_yes_and_no(run: Run, alt: Path) -> None:
    saved({("rule/maal.sager/question", "Skal på plads først"): False}, alt, run)

    assert run("rules", "import", "alt.xlsx", alt).code == 0
    assert "gate = false" in alt.read_text(encoding="utf-8")


def test_sheets_of_ones_own_and_sorted_rows_do_not_matter(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    found = openpyxl.load_workbook("alt.xlsx")
    found.create_sheet("Mine noter").append(["a", 1, True])
    found.create_sheet("Tomt")
    sheet = found["Spørgsmål"]
    sheet.move_range(f"A3:S{sheet.max_row}", rows=40)
    sheet.cell(80, 40).value = "langt ude"
    found.save("alt.xlsx")
    done = run("rules", "import", "alt.xlsx", alt)

    assert done.code == 2  # the cell far out stands in a row of its own
    sheet.cell(80, 40).value = None
    found.save("alt.xlsx")
    assert run("rules", "import", "alt.xlsx", alt).code == 0


@pytest.mark.parametrize("heading", ["Nøgle", "Mærker"])
def test_a_sheet_whose_hidden_columns_were_deleted_is_refused_and_its_edits_are_not_lost(
    run: Run, alt: Path, heading: str
) -> None:
    saved({("rule/maal.sager/remedy", "Dansk"): "Læg én plan."}, alt, run)
    found = openpyxl.load_workbook("alt.xlsx")
    sheet = found["Spørgsmål"]
    sheet.delete_cols([cell.value for cell in sheet[1]].index(heading) + 1)
    found.save("alt.xlsx")
    done = run("rules", "import", "alt.xlsx", alt)

    assert done.code == 2
    assert "fejl[H067]: Tabellen mangler kolonnerne ”Nøgle” og ”Mærker”." in done.err
    assert "alt.xlsx:Spørgsmål!A1\n" in done.err
    assert alt.read_text(encoding="utf-8") == ALT


@pytest.mark.parametrize(
    ("language", "sheet", "name"),
    [("da", "Regelsæt", "Eksporteret fra"), ("en", "Ruleset", "Exported from")],
)
def test_a_row_that_must_stay_is_named_as_it_stands_in_the_table(
    run: Run, alt: Path, language: str, sheet: str, name: str
) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx", "--lang", language)
    found = openpyxl.load_workbook("alt.xlsx")
    assert name in [cell.value for cell in found[sheet][2]]
    found.remove(found[sheet])
    found.save("alt.xlsx")
    done = run("rules", "import", "alt.xlsx", alt, "--lang", language)

    assert done.code == 2
    assert f"{name}”" in done.err


def test_cells_are_named_as_spreadsheets_do() -> None:
    found = openpyxl.Workbook()
    assert found.active is not None
    found.active.title = "Ark"
    for column in (1, 26, 27, 52, 53, 100):
        found.active.cell(2, column).value = get_column_letter(column)
    content = BytesIO()
    found.save(content)
    [grid] = workbook.read(content.getvalue(), "t")

    assert [each.place.cell for each in grid.rows[0] if each.text] == [
        f"Ark!{each.text}2" for each in grid.rows[0] if each.text
    ]


def test_merged_cells_are_told(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    found = openpyxl.load_workbook("alt.xlsx")
    found["Spørgsmål"].merge_cells("D3:D4")
    found.save("alt.xlsx")
    done = run("rules", "import", "alt.xlsx", alt)

    assert done.code == 2
    assert "fejl[H071]: Cellen holder flere flettede celler." in done.err
    assert "alt.xlsx:D3:D4\n" in done.err


def packed(**parts: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, each in parts.items():
            file.writestr(f"{name}.xml", each)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04noget", "H065"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "H065"),
        (packed(a=b"<a/>"), "H065"),
        (packed(a=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "H065"),
        (packed(a="<a/>".encode("utf-16")), "H065"),
        (packed(a=b" " * (49 * 1024 * 1024)), "H066"),
        (packed(**{f"a{number}": b"" for number in range(501)}), "H066"),
    ],
)
def test_what_is_no_workbook_or_far_too_large_is_refused_before_it_is_opened(
    content: bytes, code: str
) -> None:
    with pytest.raises(SetupError, match=code):
        workbook.read(content, "t")


def test_a_row_far_down_does_not_fill_the_memory() -> None:
    found = openpyxl.Workbook()
    assert found.active is not None
    found.active.cell(1_048_576, 1).value = "nederst"
    content = BytesIO()
    found.save(content)

    with pytest.raises(SetupError, match="H066"):
        workbook.read(content.getvalue(), "t")


def test_parts_that_are_not_xml_are_left_alone(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--xlsx", "alt.xlsx")
    with zipfile.ZipFile("alt.xlsx", "a") as file:
        file.writestr("xl/media/image1.png", b"\0<!DOCTYPE")

    assert run("rules", "import", "alt.xlsx", alt).code == 0


def test_a_file_of_many_megabytes_is_not_read(run: Run, alt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_, "_MOST", 100)
    run("rules", "export", alt, "--csv", "alt.csv")
    done = run("rules", "import", "alt.csv", alt)

    assert (done.code, "[H066]" in done.err) == (2, True)


# --- LibreOffice ---


@pytest.fixture(scope="session")
def soffice(provide: Provide) -> str:
    """Find LibreOffice, or install it."""
    return provide(lambda: os.environ.get("READINESS_SOFFICE") or shutil.which("soffice"), "libreoffice-calc")


#: Semicolons, UTF-8, and Danish habits of what is a number or a date.
OPENED = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1030,false,true"


def converted(soffice: str, folder: Path, form: str, name: str, *options: str) -> None:
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [soffice, home, "--headless", *options, "--convert-to", form, "--outdir", "ud", name]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=300)


@pytest.mark.xdist_group("office")
def test_libreoffice_saves_a_table_that_is_the_same(
    soffice: str, run: Run, alt: Path, tmp_path: Path
) -> None:
    edits = {("rule/maal.sager/remedy", "Dansk"): "Læg én plan.", ("milestone/maal/title", "Side"): 5}
    saved(edits, alt, run)
    converted(soffice, tmp_path, "xlsx", "alt.xlsx")
    done = run("rules", "import", Path("ud/alt.xlsx"), alt)

    assert (done.code, done.err) == (0, "")
    wanted = ALT.replace("Planlæg en sag.", "Læg én plan.").replace("{ page = 4,", "{ page = 5,")
    assert alt.read_text(encoding="utf-8") == wanted


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("encoding", ["76", "1"])
def test_libreoffice_opens_and_saves_a_csv_that_is_the_same(
    soffice: str, run: Run, alt: Path, tmp_path: Path, encoding: str
) -> None:
    run("rules", "export", alt, "--csv", "alt.csv")
    form = f"csv:Text - txt - csv (StarCalc):59,34,{encoding},1,,1030,false,true,false,false,false"
    converted(soffice, tmp_path, form, "alt.csv", OPENED)
    done = run("rules", "import", Path("ud/alt.csv"), alt)

    assert (done.code, done.err) == (0, "")
    assert "med et eneste tegn" in " ".join(done.out.split())


@pytest.mark.xdist_group("office")
def test_libreoffice_takes_no_text_of_a_csv_for_anything_else(
    soffice: str, run: Run, alt: Path, tmp_path: Path
) -> None:
    alt.write_text(ALT.replace('"Kun nye"', '"=1+1"').replace('"Slags"', '"1-2"'), encoding="utf-8")
    run("rules", "export", alt, "--csv", "alt.csv")
    converted(soffice, tmp_path, "xlsx:Calc MS Excel 2007 XML", "alt.csv", OPENED)
    found = openpyxl.load_workbook("ud/alt.xlsx")
    assert found.active is not None
    texts = [cell.value for row in found.active.iter_rows() for cell in row]

    assert texts.count("'=1+1") == 1
    assert texts.count("'1-2") == 1
