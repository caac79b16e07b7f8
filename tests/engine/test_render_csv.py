"""CSV: a row for each rule, which no spreadsheet takes for anything but texts."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from readiness.render import csv as as_csv
from readiness.render.report import Report
from readiness.render.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

WAIVER = """\
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Afventer budgettet"
godkendt_af = "Chef"
udloeber = 2027-03-31
"""


def table(*assessments: Assessment, language: Language = "da") -> list[dict[str, str]]:
    """Read a table back as a spreadsheet does."""
    written = as_csv.write(Report(assessments, language, is_list=len(assessments) > 1))
    reader = csv.DictReader(StringIO(written.removeprefix("\ufeff"), newline=""), strict=True)
    return list(reader)


def row(assessment: Assessment, rule: str) -> dict[str, str]:
    [found] = [each for each in table(assessment) if each["Regel"].endswith(rule)]
    return found


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_an_example_is_a_row_for_each_rule(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    assessment = examples[example]
    rows = table(assessment, language=language)
    rules = sum(len(list(method.findings)) for method in assessment.methods)

    assert len(rows) == rules + len(assessment.across)
    assert list(rows[0]) == [heading[language] for heading in COLUMNS]
    assert all(None not in each and None not in each.values() for each in rows)
    assert len({(each[COLUMNS[1][language]], each[COLUMNS[4][language]]) for each in rows}) == len(rows)


def test_it_begins_with_the_mark_of_utf_8_and_its_lines_end_as_rfc_4180_says(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    written = as_csv.write(Report((proeved(setups["ready"]),), "da"))

    assert written.encode().startswith(b"\xef\xbb\xbfKommune,")
    assert written.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", written)


def test_a_row_says_what_a_reader_acts_by(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assert row(proeved(setups["planned"]), "aftener.nok") == {
        "Kommune": "Eksempelby Kommune",
        "Metode": "Prøvemetoden",
        "Faktor": "Organisering",
        "Milepæl": "Aftener",
        "Regel": "proeve/aftener.nok",
        "Skal på plads først": "ja",
        "Udfald": "delvist opfyldt",
        "Spørgsmål": "Er der aftener nok?",
        "I har svaret": "Biblioteket: 20",
        "Begrundelse": "20 aftener rækker næsten.",
        "Gør sådan": "Skaf flere aftener.",
        "Ansvarlig": "Afsnitsleder",
        "Frist": "2027-01-15",
        "Dokumentation": "nej",
        "Kilde": "Bogen, s.\u00a05, milepæl\u00a02, spørgsmål\u00a01",
        "Side": "5",
        "Grundlag": "tal fra kilden",
        "Svaret er": "kommunens egen erklæring",
        "Felt": "aftener.lokaler",
        "Sted": "kommune.toml:10:1",
        "Fraveget til": "",
        "Godkendt af": "",
        "Hvorfor fraveget": "",
    }


def test_what_is_met_has_nothing_to_do(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = row(proeved(setups["ready"]), "maal.sager")

    assert (found["Udfald"], found["Begrundelse"], found["Gør sådan"]) == ("opfyldt", "", "")
    assert (found["Ansvarlig"], found["Frist"]) == ("", "")


def test_what_is_not_relevant_says_why(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = row(proeved(setups["left out"]), "kursus.form")

    assert (found["Udfald"], found["Begrundelse"]) == ("ikke relevant", "Alle har været på kursus")


def test_a_rule_that_does_not_apply_has_no_reason_of_the_municipality(
    examples: Mapping[str, Assessment],
) -> None:
    rules = table(examples["eksempelby"]) + table(examples["herning"])
    reasons = {each["Begrundelse"] for each in rules if each["Udfald"] == "ikke relevant"}

    assert "" in reasons


def test_a_waiver_stands_at_its_rule(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = row(proeved(setups["short"] + WAIVER), "aftener.nok")

    assert [found[key] for key in ("Fraveget til", "Godkendt af", "Hvorfor fraveget")] == [
        "2027-03-31",
        "Chef",
        "Afventer budgettet",
    ]


def test_what_methods_share_is_a_row_that_names_them(examples: Mapping[str, Assessment]) -> None:
    short = row(examples["eksempelby"], "across.tovholder_timer")
    met = row(examples["eksempelby"], "across.lokaler_aftener")

    assert short["Metode"] == "Familierådslagning, Det inddragende netværksmøde, Signs of Safety"
    assert short["Milepæl"] == "På tværs af metoderne"
    assert (short["Udfald"], met["Udfald"]) == ("ikke opfyldt", "opfyldt")
    assert short["Gør sådan"] == "Afsæt flere timer til tovholderen, eller udpeg en tovholder mere."
    assert met["Gør sådan"] == ""


def test_several_files_are_one_table(proeved: Proeved, setups: Mapping[str, str]) -> None:
    rows = table(proeved(setups["ready"], "a.toml"), proeved(setups["short"], "b.toml"))

    assert [each["Sted"].partition(":")[0] for each in rows] == ["a.toml"] * 3 + ["b.toml"] * 3


def test_no_cell_is_a_formula(hostile: tuple[str, Assessment]) -> None:
    cells = [cell for each in table(hostile[1]) for cell in each.values()]

    assert cells
    for cell in cells:
        assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
        assert len(cell) <= 500


def test_a_formula_is_shown_as_it_was_written_after_an_apostrophe(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    text = setups["planned"].replace('"Afsnitsleder"', '"=1+1"')

    assert row(proeved(text), "aftener.nok")["Ansvarlig"] == "'=1+1"


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", " =1", "=1", "＠x"])
def test_what_begins_as_a_formula_does_is_set_off_wherever_it_comes_from(text: str) -> None:
    assert as_csv._cell(text) == f"'{text}"  # noqa: SLF001 (a ruleset may bring it, too)


def test_quotes_commas_and_signs_are_read_back(proeved: Proeved, setups: Mapping[str, str]) -> None:
    role = 'Leder, ”A" af æøå; 1/2'
    text = setups["planned"].replace('"Afsnitsleder"', f"'{role}'")

    assert row(proeved(text), "aftener.nok")["Ansvarlig"] == role
