"""Markdown: read back as others read it, with every text shown as it was written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from markdown_it import MarkdownIt

from readiness import wording
from readiness.diagnostics import Place
from readiness.judgement import Outcome
from readiness.render import headings, markdown, marks
from readiness.render.report import Report
from readiness.waivers import Waiver, WaiverAssessment, WaiverState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token
    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WAIVER = """\
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Afventer | budgettet"
godkendt_af = "Chef"
udloeber = 2027-03-31
"""


class Read(NamedTuple):
    """A document as a reader of Markdown sees it."""

    headings: list[tuple[str, str]]
    tables: list[list[list[str]]]
    kinds: set[str]
    text: str


def read(text: str) -> Read:
    """Read a document back."""
    tokens = READER.parse(text)
    inlines = [each for each in tokens if each.type == "inline"]
    kinds = {each.type for each in tokens} | {
        child.type for inline in inlines for child in inline.children or []
    }
    named = [
        (token.tag, shown(following)) for token, following in pairwise(tokens) if token.type == "heading_open"
    ]
    return Read(named, tables(tokens), kinds, "\n".join(map(shown, inlines)))


def shown(inline: Token) -> str:
    return "".join(" " if child.type == "softbreak" else child.content for child in inline.children or [])


def tables(tokens: Sequence[Token]) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    for token, following in pairwise(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(shown(following))
    return found


def report(*assessments: Assessment, language: Language = "da") -> Read:
    return read(markdown.write(Report(assessments, language, is_list=len(assessments) > 1)))


def under(found: Read, name: str) -> int:
    """Count the headings of a name."""
    return [title for _, title in found.headings].count(name)


def rows(found: Read, *heading: str) -> list[list[str]]:
    """Give the rows of the tables whose headings begin so."""
    return [row for table in found.tables if table[0][: len(heading)] == list(heading) for row in table[1:]]


# --- What is told ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_an_example_is_read_back_with_all_its_rules(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    assessment = examples[example]
    found = report(assessment, language=language)
    columns = ("column outcome", "column question")
    told = rows(found, *(headings.heading(each, language) for each in columns))

    assert len(told) == sum(len(list(method.findings)) for method in assessment.methods)
    for key in ("how", "limits"):
        assert under(found, headings.heading(key, language)) == 1
    for method in assessment.methods:
        assert method.ruleset.title[language] in found.text
    widths = [{len(row) for row in table} for table in found.tables]
    assert all(len(width) == 1 for width in widths)
    assert not found.kinds & {"html_block", "html_inline", "link_open", "image", "code_block", "fence"}


def test_one_method_is_asked_about_by_name(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["short"]))

    assert found.headings[0] == ("h1", "Er Eksempelby Kommune klar til at begynde med Prøvemetoden?")
    assert "Vurderet 6. november 2026 ud fra kommune.toml." in found.text
    assert "Ikke klar endnu: det, der er delvist på plads, mangler en ansvarlig" in found.text
    assert "83 af 100 point." in found.text


def test_several_methods_stand_beside_each_other_first(examples: Mapping[str, Assessment]) -> None:
    found = report(examples["eksempelby"])

    assert found.headings[:2] == [
        ("h1", "Er Eksempelby Kommune klar til at begynde?"),
        ("h2", "Metoderne"),
    ]
    assert found.tables[0][:2] == [
        ["Metode", "Svar", "Point", "Mangler", "Åbne"],
        ["Familierådslagning", "Ikke klar endnu", "64–78", "4", "2"],
    ]


def test_what_must_be_in_place_first_is_a_table_to_act_by(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    planned, nobody = (
        rows(report(proeved(setups[each])), "Hvad", "Gør sådan") for each in ("planned", "short")
    )

    assert planned == [
        [
            "◐ delvist opfyldt. 20 aftener rækker næsten. I har svaret: Biblioteket: 20",
            "Skaf flere aftener.",
            "Afsnitsleder",
            "15. januar 2027",
            "linje\u00a010 aftener.lokaler",
            "Bogen, s.\u00a05, milepæl\u00a02, spørgsmål\u00a01",
        ]
    ]
    assert nobody[0][2:4] == ["mangler", "mangler"]


def test_what_is_ready_has_nothing_to_act_by(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["ready"]))

    assert under(found, "Skal på plads først") == under(found, "Næste tre skridt") == 0
    assert under(found, "Status for hver faktor") == 1


def test_a_rule_that_raised_has_no_place_to_mend(proeved: Proeved, setups: Mapping[str, str]) -> None:
    [blocker] = rows(report(proeved(setups["raises"])), "Hvad", "Gør sådan")

    assert "13 tæller ikke" in blocker[0]
    assert blocker[4] == "–"


def test_an_answer_that_nobody_knows_is_not_told_as_an_answer(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    [blocker] = rows(report(proeved(setups["ready"].replace("= 24\n[", '= "ved_ikke"\n[', 1))), "Hvad")

    assert blocker[0] == "? ved ikke. Hvor mange sager planlægger I?"


def test_there_are_three_next_steps_at_most(examples: Mapping[str, Assessment]) -> None:
    found = report(examples["tom"])

    assert [row[0][:2] for row in rows(found, "Skridt")] == ["1.", "2.", "3."] * 3


def test_figures_that_demand_something_are_told(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["demanding"]))

    assert under(found, "Hvad jeres tal kræver") == 1
    assert "I skal bruge 24 aftener. (linje\u00a08 aftener.lokaler)" in found.text


def test_both_ends_are_named_while_the_answer_is_open(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assert "Svaret kan blive alt fra ”Ikke klar endnu” til ”Klar”." in report(proeved(setups["open"])).text


def test_a_ruleset_says_what_it_is_and_what_its_answers_rest_on(examples: Mapping[str, Assessment]) -> None:
    found = report(examples["herning"])
    note = examples["herning"].methods[0].ruleset.note

    assert note is not None
    assert note.da in found.text
    assert under(found, "Hvad svarene bygger på") == 1
    assert "Målt mening (spørgeskema): " in found.text


def test_a_factor_that_is_not_assessed_says_so(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["left out"]))

    assert ["Kompetencer", "ikke vurderet", "–"] in rows(found, "Faktor")
    [left_out] = [row for row in rows(found, "Udfald") if "kursus.form" in row[1]]
    assert left_out[2].endswith("Begrundelse: Alle har været på kursus")


def test_a_waiver_is_told_where_it_counts_and_in_a_table(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["short"] + WAIVER))
    told = "Fraveget til 31. marts 2027, godkendt af Chef: Afventer | budgettet"

    assert told in rows(found, "Hvad", "Gør sådan")[0][0]
    assert any(row[2].endswith(told) for row in rows(found, "Udfald"))
    assert rows(found, "Regel") == [
        [
            "proeve/aftener.nok",
            "gælder til 31. marts 2027",
            "Chef",
            "Afventer | budgettet",
            "linje\u00a012",
        ]
    ]
    assert "Filens slutkode er 0: 1 fravigelse er godkendt." in found.text


def test_what_methods_share_is_told(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["eksempelby"]
    short, met = rows(report(assessment), "Hvad", "Gør sådan", "Gælder")
    raised = replace(assessment.across[0], outcome=Outcome.ERROR)
    [fault] = rows(report(replace(assessment, across=(raised,))), "Hvad", "Gør sådan", "Gælder")

    assert short[0].startswith("✗ ikke opfyldt. Tovholderen er sat til 6 timer om ugen.")
    assert short[2] == "Familierådslagning, Det inddragende netværksmøde, Signs of Safety"
    assert met[1] == "–"
    assert fault[3] == "–"


def test_a_waiver_of_what_methods_share_is_told(examples: Mapping[str, Assessment]) -> None:
    assessment = examples["eksempelby"]
    place = Place("kommune.toml", 1)
    waiver = Waiver("across.tovholder_timer", "Afventer", "Chef", date(2027, 3, 31), place, place)
    waived = replace(assessment.across[0], waiver=WaiverAssessment(waiver, WaiverState.ACTIVE))
    [short] = rows(report(replace(assessment, across=(waived,))), "Hvad", "Gør sådan", "Gælder")

    assert "Fraveget til 31. marts 2027, godkendt af Chef: Afventer" in short[0]


def test_what_is_ours_is_named(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["ready"]))

    assert "vores tilføjelse og står ikke i kilden: kursus.form." in found.text
    assert "Grænserne er ikke validerede for danske metoder." in found.text
    assert "Regelsæt: proeve 1.0.0." in found.text


def test_a_ruleset_without_rules_of_ours_names_none(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assessment = proeved(setups["ready"])
    [method] = assessment.methods
    bare = replace(method, ruleset=replace(method.ruleset, milestones=()))

    assert "vores tilføjelse og" not in report(replace(assessment, methods=(bare,))).text


def test_several_files_are_told_one_after_the_other(proeved: Proeved, setups: Mapping[str, str]) -> None:
    found = report(proeved(setups["ready"]), proeved(setups["short"]))

    assert [tag for tag, _ in found.headings].count("h1") == 2


# --- Texts of somebody else's ---


def test_a_hostile_text_is_a_text_and_nothing_else(
    hostile: tuple[str, Assessment], proeved: Proeved, setups: Mapping[str, str]
) -> None:
    text, assessment = hostile
    found = report(assessment)
    kinds = report(proeved(setups["planned"] + WAIVER)).kinds | report(proeved(setups["short"])).kinds

    assert found.kinds <= kinds | {"code_inline"}
    assert len({len(row) for table in found.tables for row in table}) > 1
    for table in found.tables:
        assert len({len(row) for row in table}) == 1
    told = re.sub(r"\s+", " ", wording.shown(text)).strip()
    assert told in re.sub(r"\s+", " ", found.text)


@pytest.mark.parametrize(
    "text",
    [
        "1. a",
        "12) a",
        "- a",
        "+ a",
        "* a",
        "# a",
        "> a",
        "===",
        "---",
        "| a |",
        "```a",
        "    a",
        "<b>",
        "~~~",
    ],
)
def test_a_line_is_a_line_whatever_it_begins_with(text: str) -> None:
    tokens = READER.parse(marks.line(text))

    assert [each.type for each in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(tokens[1]) == text.strip()


@pytest.mark.parametrize("name", ["maal.sager", "lokaler[1].type", "proeve/maal.sager"])
def test_a_key_path_is_code(name: str) -> None:
    assert marks.code(name) == f"`{name}`"


@pytest.mark.parametrize("name", ["a`b", "a|b", "a b", ""])
def test_what_is_no_key_path_is_text(name: str) -> None:
    assert marks.code(name) == marks.plain(name)


# --- Headings ---


@pytest.mark.parametrize("key", headings._HEADINGS)  # noqa: SLF001 (all there are)
def test_a_heading_is_in_both_languages_with_the_same_values(key: str) -> None:
    text = headings._HEADINGS[key]  # noqa: SLF001 (all there are)

    assert wording.placeholders(text) == set(re.findall(r"{(\w+)}", text.en))
    for sentence in (text.da, text.en):
        assert sentence[0].isupper() or key in ("missing", "reached")
        assert max(len(each.split()) for each in sentence.split(". ")) <= 25
