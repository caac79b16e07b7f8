"""The Excel workbook, read back: its tables, numbers and dates, and that a text is never more than a text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest

from readiness.model import Factor
from readiness.render import json as as_json
from readiness.render import words
from readiness.render.formats import FORMATS, write
from readiness.render.office.sheet import LIMIT, Book, Column, fitting
from readiness.render.report import Report
from readiness.render.rows import COLUMNS, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet
    from tests.engine.conftest import Proeved

    from readiness.assessment import Assessment
    from readiness.model import Language

LANGUAGES: tuple[Language, ...] = ("da", "en")
NAMES = ("eksempelby", "klar", "tom", "herning")
SHEETS = {
    "da": ["Regler", "Metoder", "Om rapporten"],
    "en": ["Rules", "Methods", "About the report"],
}


def content(*assessments: Assessment, language: Language = "da") -> bytes:
    written = write(FORMATS["xlsx"], Report(assessments, language))
    assert isinstance(written, bytes)
    return written


def workbook(*assessments: Assessment, language: Language = "da") -> Workbook:
    return openpyxl.load_workbook(BytesIO(content(*assessments, language=language)))


def values(sheet: Worksheet) -> list[list[object]]:
    """Give the cells below the headings; a date without its midnight."""
    return [[_plain(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]


def _plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def cell_of(sheet: Worksheet, heading: str, text: str) -> Cell:
    """Give the cell under a heading in the row that holds a text."""
    headings = [cell.value for cell in sheet[1]]
    [row] = [row for row in sheet.iter_rows(min_row=2) if text in [cell.value for cell in row]]
    found = row[headings.index(heading)]
    assert not isinstance(found, openpyxl.cell.MergedCell)
    return found


def small(*cells: str | int | date | None, language: Language = "da") -> Worksheet:
    """Write one row, and read it back."""
    book = Book(language, "Prøve", date(2026, 11, 6), "Bund")
    book.sheet("Ark", "Tabel", [Column(f"k{number}", 10) for number in range(len(cells))], [cells], pages=1)
    return openpyxl.load_workbook(BytesIO(book.content()))["Ark"]


# --- Form ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_sheet_is_a_table_to_filter_with_a_heading_that_stays(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    book = workbook(examples[name], language=language)

    assert book.sheetnames == SHEETS[language]
    for sheet in book.worksheets:
        [table] = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.autoFilter is not None
        assert table.tableStyleInfo is not None
        assert table.tableStyleInfo.name == "Table Style Light 15".replace(" ", "")
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert all(cell.font.b and cell.alignment.wrap_text for cell in sheet[1])
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("ord", 1), ("ord " * 20, 10), ("o" * 95, 10), ("mappe/filnavn/" * 3, 6)]
)
def test_a_row_is_as_high_as_its_text(text: str, lines: int) -> None:
    height = small("b", text).row_dimensions[2].height

    assert height is not None
    assert 15 * lines <= height < 15 * (lines + 1)


def test_a_row_is_no_higher_than_a_row_can_be() -> None:
    height = small("ord " * 9_000).row_dimensions[2].height

    assert height is not None
    assert 408 < height <= 409


def test_outcomes_are_shaded_and_named(examples: Mapping[str, Assessment]) -> None:
    sheet = workbook(examples["eksempelby"])["Regler"]
    shaded = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb
        for each in sheet.conditional_formatting
        for rule in each.rules
    }

    assert shaded == {
        '"opfyldt"': "FFDEEBF7",
        '"delvist opfyldt"': "FFFDAE6B",
        '"ikke opfyldt"': "FF7F2704",
        '"fejl"': "FF7F2704",
    }
    assert cell_of(sheet, "Udfald", "familieraadslagning/samordnere.aftaler").value == "delvist opfyldt"


# --- Words and numbers ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_there_is_a_row_for_each_rule_as_in_every_table_of_them(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    sheet = workbook(examples[name], language=language).worksheets[0]

    assert [cell.value for cell in sheet[1]] == [each[language] for each in COLUMNS]
    assert values(sheet) == [list(row) for row in rows(Report((examples[name],), language))]


@pytest.mark.parametrize("name", NAMES)
def test_rules_are_those_of_the_json(examples: Mapping[str, Assessment], name: str) -> None:
    document = as_json.document(examples[name], "da")
    expected = [
        (
            document["kommune"]["navn"],
            f"{method['id']}/{rule['id']}",
            "ja" if rule["gate"] else "nej",
            rule["question"],
            milestone["due"] and date.fromisoformat(milestone["due"]),
            rule["source"]["page"],
            "{path}:{line}:{column}".format(**rule["location"]),
        )
        for method in document["methods"]
        for factor in method["factors"]
        for milestone in factor["milestones"]
        for rule in milestone["rules"]
    ]
    sheet = workbook(examples[name])["Regler"]
    headings = [cell.value for cell in sheet[1]]
    wanted = ("Kommune", "Regel", "Skal på plads først", "Spørgsmål", "Frist", "Side", "Sted")
    places = [headings.index(each) for each in wanted]

    shown = [tuple(row[place] for place in places) for row in values(sheet)]
    assert shown[: len(expected)] == expected
    assert [row[1] for row in shown[len(expected) :]] == [
        f"across.{each['id']}" for each in document["across"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_methods_have_the_verdicts_and_numbers_of_the_json(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    document = as_json.document(examples[name], language)
    shown = values(workbook(examples[name], language=language).worksheets[1])

    for row, method in zip(shown, document["methods"], strict=True):
        scores = [method["score"], *(each["score"] for each in method["factors"])]
        verdicts = [method["verdict"], method["verdict_low"], method["verdict_high"]]
        assert row[:2] == [document["kommune"]["navn"], method["title"]]
        assert row[2:5] == [words.VERDICT[each][language] for each in verdicts]
        assert row[5:13] == [each[end] for each in scores for end in ("low", "high")]
        assert row[-3:] == [method["ruleset"]["id"], method["ruleset"]["version"], document["input"]["path"]]


def test_a_method_without_a_score_has_no_number(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["herning"]
    factors = tuple(replace(each, score=None) for each in assessment.methods[0].factors[:2])
    unscored = replace(assessment, methods=(replace(assessment.methods[0], score=None, factors=factors),))

    assert values(workbook(unscored)["Metoder"])[0][5:13] == [None] * 2 * (len(Factor) + 1)


def test_a_deadline_is_a_date_as_readers_of_the_language_write_it(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    forms = {"da": ("Frist", "[$-406]d. mmmm yyyy"), "en": ("Deadline", "[$-809]d mmmm yyyy")}
    for language in LANGUAGES:
        heading, form = forms[language]
        book = workbook(proeved(setups["planned"]), language=language)
        cell = cell_of(book.worksheets[0], heading, "proeve/aftener.nok")

        assert (cell.is_date, cell.value, cell.number_format) == (True, datetime(2027, 1, 15), form)  # noqa: DTZ001 (Excel knows no zones)


@pytest.mark.parametrize("day", [date.min, date(1900, 2, 28)])
def test_a_date_that_excel_cannot_count_is_a_text(day: date) -> None:
    assert [cell.value for cell in small(day)[2]] == [day.isoformat()]


def test_the_first_date_that_excel_counts_right_is_a_date() -> None:
    assert small(date(1900, 3, 1))["A2"].value == datetime(1900, 3, 1)  # noqa: DTZ001 (Excel knows no zones)


def test_how_it_was_made_is_told(examples: Mapping[str, Assessment]) -> None:
    sheet = workbook(examples["eksempelby"])["Om rapporten"]
    told = {(what, text) for _, what, text in values(sheet)}

    assert ("Vurderet pr.", date(2026, 11, 6)) in told
    assert ("Filens aftryk (SHA-256)", examples["eksempelby"].sha256) in told
    assert ("Regelsæt", "Signs of Safety: signs_of_safety 1.0.0") in told
    assert ("Lavet med", "readiness 0.1.0") in told
    texts = [str(text) for _, text in told]
    assert any("ikke validerede for danske metoder" in each for each in texts)
    assert any(each.startswith("Disse spørgsmål er vores tilføjelse") for each in texts)
    assert any(
        each.startswith("familieraadslagning/informatoerer.aftaler_mulige · gælder til") for each in texts
    )
    assert any(each.startswith("Filens slutkode er") for each in texts)


def test_a_note_of_a_method_is_told(examples: Mapping[str, Assessment]) -> None:
    [note] = [
        row[2] for row in values(workbook(examples["herning"])["Om rapporten"]) if row[1] == "Om metoden"
    ]

    assert note == examples["herning"].methods[0].ruleset.note["da"]  # type: ignore[index]  # there is one


def test_several_files_are_rows_of_the_same_tables(examples: Mapping[str, Assessment]) -> None:
    book = workbook(*examples.values())

    for sheet in book.worksheets:
        assert {row[0] for row in values(sheet)} == {each.municipality.name for each in examples.values()}
    assert book.properties.title == "Er kommunerne klar til at begynde?"


def test_a_sheet_without_rows_is_still_a_table() -> None:
    book = Book("da", "Prøve", date(2026, 11, 6), "Bund")
    book.sheet("Ark", "Tabel", [Column("a", 10)], [], pages=1)
    sheet = openpyxl.load_workbook(BytesIO(book.content()))["Ark"]

    assert sheet.tables["Tabel"].ref == "A1:A2"


# --- What it does not hold ---


def test_it_tells_nothing_of_who_made_it_and_when_only_the_day_it_is_about(
    examples: Mapping[str, Assessment],
) -> None:
    properties = workbook(examples["eksempelby"]).properties

    assert properties.title == "Er Eksempelby Kommune klar til at begynde?"
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
    assert (properties.created, properties.modified) == (datetime(2026, 11, 6), datetime(2026, 11, 6))  # noqa: DTZ001 (Excel knows no zones)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_are_only_texts(hostile: tuple[str, Assessment], language: Language) -> None:
    text, assessment = hostile
    written = content(assessment, language=language)
    book = openpyxl.load_workbook(BytesIO(written), keep_links=True)
    with ZipFile(BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert not [
        name for name in parts if re.search(r"external|vba|macro|connections|hyperlink", name, re.IGNORECASE)
    ]
    for name, part in parts.items():
        tree = ET.fromstring(part)  # noqa: S314 (ours)
        assert not any(each.get("TargetMode") == "External" for each in tree.iter())
        assert not any(each.tag.endswith(("}f", "}hyperlink")) for each in tree.iter()), name
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}
                assert cell.hyperlink is None
                shown = str(cell.value or "")
                assert shown.isprintable() or not re.search("[^ -~\u00a0-\uffff]", shown)
                assert len(shown) <= LIMIT
                assert (text[:200] if len(text) > 200 else "\0") not in shown


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(1)", " =1", "＝1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0"],
)
def test_what_would_become_a_formula_when_typed_over_is_marked_as_text(text: str) -> None:
    cell = small(text)["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (
        text,
        "s",
        True,
    )


@pytest.mark.parametrize("text", ["a", "1", "1-1", "http://x.example", "", "2026-11-06", "_x0041_"])
def test_other_texts_stand_as_they_are(text: str) -> None:
    cell = small(text, "b")["A2"]

    assert (cell.value or "", bool(cell.quotePrefix)) == (text, False)
    assert cell.hyperlink is None


@pytest.mark.parametrize(
    ("text", "shown"), [("a\0b", "a\\u0000b"), ("\ud800", "\\ud800"), ("\ufffe", "\\ufffe")]
)
def test_what_no_workbook_may_hold_is_shown(text: str, shown: str) -> None:
    assert small(text)["A2"].value == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["a", "𝄞"])
def test_a_text_is_cut_to_what_a_cell_holds_and_says_so(letter: str, language: Language) -> None:
    cut = fitting(letter * 100_000, language)
    note = {"da": "en celle kan ikke rumme mere]", "en": "a cell cannot hold more]"}[language]

    assert LIMIT - 1 <= len(cut.encode("utf-16-le")) // 2 <= LIMIT
    assert cut.startswith(letter * 1_000)
    assert cut.endswith(note)
    assert small(letter * 100_000, language=language)["A2"].value == cut


@pytest.mark.parametrize("text", ["a" * LIMIT, "𝄞" * (LIMIT // 2)])
def test_a_text_that_just_fits_is_whole(text: str) -> None:
    assert fitting(text, "da") == text
    assert fitting(text + "𝄞", "da") != text + "𝄞"
