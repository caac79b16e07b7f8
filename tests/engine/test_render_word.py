"""The Word document, read back: its structure, its words and numbers, and what it does not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]  # it has no types

from readiness.judgement import Outcome
from readiness.model import Basis
from readiness.render import json as as_json
from readiness.render import phrases, words
from readiness.render.canvas import Canvas
from readiness.render.formats import FORMATS, write
from readiness.render.office import texts
from readiness.render.report import Report
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from tests.engine.conftest import Proeved

    from readiness.assessment import Assessment
    from readiness.model import Language

LANGUAGES: tuple[Language, ...] = ("da", "en")
NAMES = ("eksempelby", "klar", "tom", "herning")


def content(*assessments: Assessment, language: Language = "da") -> bytes:
    written = write(FORMATS["docx"], Report(assessments, language))
    assert isinstance(written, bytes)
    return written


def document(*assessments: Assessment, language: Language = "da") -> Document:
    return docx.Document(BytesIO(content(*assessments, language=language)))


def outline(found: Document) -> list[tuple[int, str]]:
    """Give the levels and texts of all headings; the title has level 0."""
    levels = {"Title": 0, **{f"Heading {level}": level for level in range(1, 4)}}
    return [(levels[style_of(each)], each.text) for each in found.paragraphs if style_of(each) in levels]


def style_of(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table(found: Document, caption: str) -> list[list[str]]:
    """Give the rows below the heading of the table of a caption."""
    [wanted] = [each for each in found.tables if caption_of(each) == caption]
    return cells(wanted)[1:]


def caption_of(each: Table) -> str:
    [caption] = list(each._element.iter(qn("w:tblCaption")))  # noqa: SLF001 (python-docx has no other way)
    return str(caption.get(qn("w:val")))


def styled(found: Document, style: str) -> list[str]:
    return [each.text for each in found.paragraphs if style_of(each) == style]


def as_document(assessment: Assessment, language: Language) -> dict[str, Any]:
    return as_json.document(assessment, language)


# --- Structure ---


def test_the_title_is_the_readers_question(examples: Mapping[str, Assessment]) -> None:
    found = document(examples["herning"])
    question = "Er Herning Kommune klar til at begynde med Omlægningen?"

    assert outline(found)[0] == (0, question)
    assert found.core_properties.title == question


def test_sections_come_in_the_order_that_a_reader_acts_in(examples: Mapping[str, Assessment]) -> None:
    assert outline(document(examples["herning"]))[1:] == [
        (1, "Skal på plads først"),
        (1, "Hvad jeres tal kræver"),
        (1, "Næste tre skridt"),
        (1, "Status for hver faktor"),
        (1, "Hvad svarene bygger på"),
        (1, "Handlingsplan"),
        (1, "Sådan er scoren lavet"),
        (1, "Hvad der ikke er valideret"),
    ]


def test_each_of_several_methods_has_a_heading_above_its_sections(
    examples: Mapping[str, Assessment],
) -> None:
    found = outline(document(examples["eksempelby"], language="en"))

    assert [text for level, text in found if level == 1] == [
        "The methods",
        "Family group conference",
        "Inclusive network meeting",
        "Signs of Safety",
        "Across the methods",
        "Action plan",
        "Waivers",
        "How the score is made",
        "What is not validated",
    ]
    assert found.count((2, "Must be in place first")) == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_level_of_heading_is_jumped_over(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    levels = [level for level, _ in outline(document(examples[name], language=language))]

    assert levels.count(0) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_table_has_a_heading_that_repeats_a_caption_and_whole_rows(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    found = document(examples[name], language=language)

    assert found.tables
    for each in found.tables:
        rows = [row._element for row in each.rows]  # noqa: SLF001 (python-docx has no other way)
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert each.style is not None
        assert each.style.name == "Report Table"
        assert all(cells(each)[0])
        assert caption_of(each).endswith(".")


def test_a_short_table_stays_on_one_page_and_a_long_one_goes_on(examples: Mapping[str, Assessment]) -> None:
    for each in document(examples["eksempelby"]).tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in each.rows]

        assert kept == ([True] * (len(kept) - 1) + [None] if len(kept) <= 6 else [None] * len(kept))


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_document_says_which_language_it_is_in(
    examples: Mapping[str, Assessment], language: Language, locale: str
) -> None:
    found = document(examples["klar"], language=language)
    languages = {each.get(qn("w:val")) for each in found.styles.element.iter(qn("w:lang"))}

    assert (found.core_properties.language, languages) == (locale, {locale})


def test_pages_are_a4_and_the_plan_lies_down(examples: Mapping[str, Assessment]) -> None:
    sections = document(examples["eksempelby"]).sections

    assert [each.orientation for each in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for each in sections:
        assert each.page_width is not None
        assert each.page_height is not None
        assert sorted((round(each.page_width.mm), round(each.page_height.mm))) == [210, 297]


def test_pages_are_numbered_by_fields(examples: Mapping[str, Assessment]) -> None:
    found = document(examples["eksempelby"])
    footer = found.sections[-1].footer

    assert footer.paragraphs[0].text.startswith(
        "Parathedsrapport · Eksempelby Kommune · 6. november 2026 · Side"
    )
    fields = [each.get(qn("w:instr")) for each in footer.part.element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("name", NAMES)
def test_no_table_is_wider_than_its_page(examples: Mapping[str, Assessment], name: str) -> None:
    widths = {
        round(sum(c.width.cm for c in each.columns if c.width), 1) for each in document(examples[name]).tables
    }

    assert widths <= {17.0, 25.7}


# --- Words and numbers ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_verdict_and_the_score_are_those_of_the_json(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    assessment = examples[name]
    found = document(assessment, language=language)
    told = " ".join(styled(found, "Verdict Text"))
    methods = as_document(assessment, language)["methods"]

    assert styled(found, "Verdict") == [words.VERDICT[each["verdict"]][language] for each in methods]
    numbers = re.findall(r"(?:mellem|between|er|is) (\d+)(?: (?:og|and) (\d+))? (?:af|of) 100 poi", told)
    assert [(int(low), int(high or low)) for low, high in numbers] == [
        (each["score"]["low"], each["score"]["high"]) for each in methods
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_factors_are_those_of_the_json(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    assessment = examples[name]
    caption = texts.text("factors caption", language)
    tables = [each for each in document(assessment, language=language).tables if caption_of(each) == caption]
    shown = [[row[:3] for row in cells(each)[1:]] for each in tables]

    assert shown == [
        [[each["title"], str(each["score"]["low"]), str(each["score"]["high"])] for each in method["factors"]]
        for method in as_document(assessment, language)["methods"]
    ]


@pytest.mark.parametrize("name", ["eksempelby", "klar", "tom"])
def test_the_overview_has_the_numbers_of_the_json(examples: Mapping[str, Assessment], name: str) -> None:
    rows = table(document(examples[name]), "Svaret for hver metode.")

    for row, method in zip(rows, as_document(examples[name], "da")["methods"], strict=True):
        low, high = method["score"]["low"], method["score"]["high"]
        assert row[0] == method["title"]
        assert row[2] == (f"{low}–{high}" if low != high else str(low))


def test_why_names_what_is_missing_as_people_call_it(examples: Mapping[str, Assessment]) -> None:
    assert styled(document(examples["eksempelby"]), "Verdict Text")[:4] == [
        "”Uafhængige samordnere” er ikke opfyldt.",
        "Scoren er mellem 64 og 78 af 100 point, alt efter 17 spørgsmål, der ikke er besvaret.",
        (
            "De 14 ting, der skal være på plads før opstart: "
            "8 på plads, 3 delvist, 1 ikke opfyldt, 2 ikke besvaret."
        ),
        "Det, der skal på plads først, har en ansvarlig og en frist inden opstart.",
    ]


def test_a_verdict_that_hangs_on_open_questions_says_between_what(proeved: Proeved) -> None:
    opened = proeved('[kommune]\nnavn = "E"\n[metoder.proeve.maal]\nsager = 24\n')

    assert styled(document(opened), "Verdict Text")[-1].startswith(
        "Svaret kan blive alt fra ”Ikke klar endnu”"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_be_in_place_first_tells_all_that_is_needed_to_act(
    proeved: Proeved, setups: Mapping[str, str], language: Language
) -> None:
    found = document(proeved(setups["planned"]), language=language)
    expected = {
        "da": [
            "I har svaret\tBiblioteket: 20",
            "Gør sådan\tSkaf flere aftener.",
            "Ansvarlig\tAfsnitsleder · frist 15. januar 2027",
            "Kilde\tBogen, s.\u00a05, milepæl\u00a02, spørgsmål\u00a01",
            "Ret her\tkommune.toml:10:1, aftener.lokaler",
        ],
        "en": [
            "You answered\tBiblioteket: 20",
            "Do this\tFind more evenings.",
            "Responsible\tAfsnitsleder · due 15 January 2027",
            "Source\tBogen, p.\u00a05, milestone\u00a02, question\u00a01",
            "Correct here\tkommune.toml:10:1, aftener.lokaler",
        ],
    }

    gap = {
        "da": "◐ delvist opfyldt · 20 aftener rækker næsten.",
        "en": "◐ partly met · 20 evenings nearly suffice.",
    }
    assert styled(found, "Gap") == [gap[language]]
    assert styled(found, "Term") == expected[language]


def test_a_fault_of_a_rule_has_no_place_to_mend(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = document(proeved(setups["raises"]))

    assert not any(each.startswith(("Ret her", "Svar her")) for each in styled(found, "Term"))
    assert (1, "Kunne ikke regnes ud") in outline(found)
    [fault] = [each for each in styled(found, "List Bullet") if "aftener.nok" in each]
    assert "13 tæller ikke" in fault
    assert "Opdatér den pakke" in fault


def test_many_open_questions_are_a_table(examples: Mapping[str, Assessment]) -> None:
    tables = [
        each
        for each in document(examples["tom"]).tables
        if caption_of(each) == "Det, der skal på plads først og ikke er besvaret."
    ]
    method = examples["tom"].methods[0]

    assert len(cells(tables[0])[1:]) == len(method.blockers) - 8
    assert cells(tables[0])[1][0] == method.blockers[8][1].rule.question.da


def test_where_nobody_has_taken_it_on_it_says_so(examples: Mapping[str, Assessment]) -> None:
    terms = styled(document(examples["tom"]), "Term")

    assert "Ansvarlig\tmangler: skriv en rolle under ansvarlig · ingen frist" in terms


# --- The plan ---


def test_the_plan_begins_with_what_must_be_in_place_first(examples: Mapping[str, Assessment]) -> None:
    rows = table(document(examples["eksempelby"]), texts.text("plan caption", "da"))
    first = [row[1] for row in rows]

    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert first == sorted(first)  # ja before nej
    assert set(first) == {"ja", "nej"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_plan_holds_each_step_of_each_method(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    assessment, writer = examples[name], Writer(Canvas(), language)
    found = document(assessment, language=language)
    steps = [step for method in assessment.methods for step in method.next_steps]
    if not steps:
        assert texts.text("plan done", language) in [each.text for each in found.paragraphs]
        return
    rows = table(found, texts.text("plan caption", language))
    planned = {(row[-5].split("\n")[0], row[-4], row[-3], row[-1]) for row in rows}

    for step in steps:
        owner, due = step.milestone.owner, step.milestone.due
        missing = {"da": "mangler", "en": "missing"}[language]
        expected = (owner or missing, writer.day(due) if due else missing, str(step.findings[0].place))
        assert (phrases.deed(step, writer), *expected) in planned


def test_what_several_methods_ask_for_is_one_task(examples: Mapping[str, Assessment]) -> None:
    rows = table(document(examples["eksempelby"]), texts.text("plan caption", "da"))
    [row] = [row for row in rows if row[3].startswith("Udpeg mindst ét medlem")]

    assert row[1:] == [
        "ja",
        "Familierådslagning\nDet inddragende netværksmøde\nSigns of Safety",
        (
            "Udpeg mindst ét medlem af implementeringsteamet fra hver enhed, der mangler.\n"
            "Disse enheder har ikke et medlem i implementeringsteamet: PPR."
        ),
        "Børne- og familiechef",
        "27. november 2026",
        (
            "Implementeringsvejledning. Familierådslagning, s.\u00a04, milepæl\u00a03\n"
            "Implementeringsvejledning. Det inddragende netværksmøde, s.\u00a04, milepæl\u00a03\n"
            "Implementeringsvejledning. Signs of Safety, s.\u00a04, milepæl\u00a03"
        ),
        "examples/eksempelby/kommune.toml:71:1",
    ]


def test_a_task_that_one_method_needs_before_the_start_is_done_before_it(
    examples: Mapping[str, Assessment],
) -> None:
    first, second, third = examples["eksempelby"].methods
    later = tuple(replace(step, gates=0) for step in second.next_steps)
    mixed = replace(examples["eksempelby"], methods=(first, replace(second, next_steps=later), third))
    rows = table(document(mixed), texts.text("plan caption", "da"))
    [row] = [row for row in rows if row[3].startswith("Udpeg mindst ét medlem")]

    assert row[1] == "ja"


def test_what_methods_share_and_lack_is_a_task(examples: Mapping[str, Assessment]) -> None:
    rows = table(document(examples["eksempelby"]), texts.text("plan caption", "da"))
    [row] = [row for row in rows if row[3].startswith("Afsæt flere timer til tovholderen, eller")]

    assert row[4:6] == ["mangler", "mangler"]
    assert row[3].endswith("Tovholderen er sat til 6 timer om ugen. Metoderne bruger 11.")
    assert row[6] == "Vejledningerne, s.\u00a06, milepæl\u00a07"


def test_the_plan_of_one_method_does_not_name_it(examples: Mapping[str, Assessment]) -> None:
    [found] = [
        each
        for each in document(examples["herning"]).tables
        if caption_of(each) == texts.text("plan caption", "da")
    ]

    assert cells(found)[0] == ["Nr.", "Før opstart", "Hvad", "Ansvarlig", "Frist", "Kilde", "Sted"]


def test_where_all_is_in_place_there_is_no_plan_to_turn_the_page_for(
    examples: Mapping[str, Assessment],
) -> None:
    assert len(document(examples["klar"]).sections) == 1


# --- What methods share, waivers, several files ---


def test_a_shared_rule_that_raised_has_no_place(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["eksempelby"]
    raised = replace(assessment, across=(replace(assessment.across[0], outcome=Outcome.ERROR),))
    found = document(raised)
    [row] = table(found, "Det, som flere metoder deles om.")

    assert row[3] == "Vejledningerne, s.\u00a06, milepæl\u00a07\nacross.tovholder_timer"
    assert "–" in [row[-1] for row in table(found, texts.text("plan caption", "da"))]


def test_waivers_are_listed_with_their_state(examples: Mapping[str, Assessment]) -> None:
    assert table(document(examples["eksempelby"]), "Mangler, som ledelsen har godkendt.") == [
        [
            "familieraadslagning/informatoerer.aftaler_mulige",
            "gælder til 31. marts 2027",
            "Børne- og familiechef",
            "En aftale med regionen om en læge ventes i marts.",
        ]
    ]


def test_a_waived_gap_says_so_where_it_is_told(proeved: Proeved, setups: Mapping[str, str]) -> None:
    waiver = (
        '[[fravigelser]]\nregel = "proeve/aftener.nok"\nbegrundelse = "Vent"\n'
        'godkendt_af = "Chef"\nudloeber = 2027-03-31\n'
    )
    found = document(proeved(setups["short"] + waiver))

    how = "til 31. marts 2027, godkendt af Chef: Vent"
    assert f"Fraveget\t{how}" in styled(found, "Term")
    assert f"Fraveget {how}" in table(found, texts.text("plan caption", "da"))[0][2]


def test_several_files_begin_with_an_overview_and_each_on_a_new_page(
    examples: Mapping[str, Assessment],
) -> None:
    found = document(*examples.values())
    names = [each for each in found.paragraphs if style_of(each) == "Heading 1"]

    assert found.core_properties.title == "Er kommunerne klar til at begynde?"
    assert [each.text for each in names] == [
        "Er Eksempelby Kommune klar til at begynde?",
        "Er Mønsterby Kommune klar til at begynde?",
        "Er Prøvekøbing Kommune klar til at begynde?",
        "Er Herning Kommune klar til at begynde med Omlægningen?",
    ]
    assert all(each.paragraph_format.page_break_before for each in names)
    assert [row[0] for row in cells(found.tables[0])[1:]][-1] == "Herning Kommune"
    assert len(cells(found.tables[0])[1:]) == sum(len(each.methods) for each in examples.values())


# --- What it does not hold ---


def test_it_tells_nothing_of_who_made_it_and_when_only_the_day_it_is_about(
    examples: Mapping[str, Assessment],
) -> None:
    properties = document(examples["eksempelby"]).core_properties
    day = datetime(2026, 11, 6)  # noqa: DTZ001 (python-docx leaves the zone out)

    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert {each.replace(tzinfo=None) for each in (properties.created, properties.modified) if each} == {day}


def test_a_day_before_any_office_program_is_no_fault(examples: Mapping[str, Assessment]) -> None:
    made = document(replace(examples["klar"], as_of=date.min)).core_properties.created

    assert made is not None
    assert made.year == 1980


def test_it_holds_no_picture_macro_or_program_of_the_template(examples: Mapping[str, Assessment]) -> None:
    with ZipFile(BytesIO(content(examples["eksempelby"]))) as archive:
        names = archive.namelist()
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}

    spare = re.compile(r"thumbnail|vba|app\.xml|customXml|Effects|media|embeddings", re.IGNORECASE)
    assert [name for name in names if spare.search(name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_are_only_texts(hostile: tuple[str, Assessment], language: Language) -> None:
    text, assessment = hostile
    with ZipFile(BytesIO(content(assessment, language=language))) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}

    instructions = {
        value
        for part in parts.values()
        for each in part.iter(qn("w:fldSimple"), qn("w:instrText"))
        for value in (each.get(qn("w:instr")), each.text)
        if value
    }
    assert instructions == {"PAGE", "NUMPAGES"}
    for name, part in parts.items():
        assert not any(each.get("TargetMode") == "External" for each in part.iter())
        assert "script" not in {
            etree.QName(each).localname for each in part.iter() if isinstance(each.tag, str)
        }
        shown = "".join(str(each) for each in part.itertext())
        if name == "word/document.xml":
            assert not re.search(
                "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffe]", shown
            )
            assert (text[:200] if len(text) > 200 else "\0") not in shown


@pytest.mark.parametrize("several", [1, 2])
def test_the_title_property_is_no_longer_than_programs_take(
    examples: Mapping[str, Assessment], several: int
) -> None:
    kommune = replace(examples["klar"].municipality, name="Æ" * 100_000)

    found = document(*[replace(examples["klar"], municipality=kommune)] * several)

    assert len(found.core_properties.title) <= 255


# --- What only these two say ---


def test_a_method_without_a_score_says_so(examples: Mapping[str, Assessment]) -> None:
    [method] = examples["herning"].methods
    factors = tuple(replace(each, score=None) for each in method.factors)
    unscored = replace(examples["herning"], methods=(replace(method, score=None, factors=factors),))
    found = document(unscored)

    assert "Scoren er ikke vurderet." in styled(found, "Verdict Text")
    assert table(found, "Scoren for hver faktor.")[0][1:3] == ["ikke vurderet", "ikke vurderet"]


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_where_no_question_is_our_addition_none_is_told_to_be(
    examples: Mapping[str, Assessment], name: str
) -> None:
    [method] = examples["herning"].methods
    milestones = tuple(
        replace(each, rules=tuple(rule for rule in each.rules if rule.basis is not Basis.DERIVED))
        for each in method.ruleset.milestones
    )
    sourced = replace(method, ruleset=replace(method.ruleset, milestones=milestones))
    assessment = replace(examples["herning"], methods=(sourced,))
    written = write(FORMATS[name], Report((assessment,), "da"))
    assert isinstance(written, bytes)

    with ZipFile(BytesIO(written)) as archive:
        assert not any("er vores tilføjelse og" in archive.read(each).decode() for each in archive.namelist())


@pytest.mark.parametrize("key", texts._TEXTS)  # noqa: SLF001 (all there are)
def test_both_languages_say_the_same_in_few_words(key: str) -> None:
    said = texts._TEXTS[key]  # noqa: SLF001 (all there are)

    assert sorted(re.findall(r"{\w+}", said.da)) == sorted(re.findall(r"{\w+}", said.en))
    assert said.da.strip()
    for sentence in re.split(r"[.:] ", f"{said.da}. {said.en}"):
        assert len(sentence.split()) <= 25
