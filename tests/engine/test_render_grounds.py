"""What answers rest on, where a requirement stands, and what a ruleset says of itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from readiness import toml
from readiness.check import assess
from readiness.plugins import load_method
from readiness.render import questionnaire
from readiness.render import ruleset as as_ruleset
from readiness.render import text as as_text
from readiness.render.canvas import Canvas

if TYPE_CHECKING:
    from pathlib import Path

    from readiness.model import Language

PLAIN = Canvas()
ANSWERED = """\
[kommune]
navn = "Eksempelby Kommune"
[metoder.proeve.maal]
sager = 24
[metoder.proeve.kursus]
form = "dag"
[metoder.proeve.aftener]
moeder = 24
lokaler = { "Biblioteket" = 3 }
"""
EMPTY = ANSWERED.partition("[metoder")[0] + "[metoder.proeve]\n"


@pytest.fixture
def measured(proeve: Path) -> None:
    """Let the method rest on a survey and an average, and on a source with sections."""
    path = proeve / "proeve.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ('guide = "bog"\n', 'guide = "bog"\nnote = { da = "Bygget af os.", en = "Built by us." }\n'),
        ('id = "form"\nbasis', 'id = "form"\nmeasure = "maalt"\nbasis'),
        ('id = "nok"\n', 'id = "nok"\nmeasure = "gennemsnit"\n'),
        ("source = {}", 'source = { section = "5.1", title = "Faglig sparring", line = 543 }'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def report(text: str = ANSWERED, language: Language = "da", *, show_all: bool = False) -> str:
    assessment = assess(toml.parse(text.encode(), "kommune.toml"), as_of=date(2026, 11, 6))
    return as_text.render(assessment, PLAIN, language, show_all=show_all)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "HVAD SVARENE BYGGER PÅ · Kommunens egen erklæring: 1 spørgsmål · Målt mening"),
        ("da", "Målt mening (spørgeskema): 1 spørgsmål: kursus.form · Gennemsnit"),
        ("da", "Gennemsnit, der skjuler en spredning: 1 spørgsmål: aftener.nok NÆSTE SKRIDT"),
        ("en", "WHAT THE ANSWERS REST ON · The municipality's own declaration: 1 question · Measured"),
        ("en", "Measured opinion (survey): 1 question: kursus.form · Average"),
        ("en", "Average that hides a spread: 1 question: aftener.nok NEXT STEPS"),
    ],
)
def test_answers_are_counted_by_what_they_are_and_those_that_are_no_declaration_named(
    language: Language, said: str
) -> None:
    assert said in flat(report(language=language))


@pytest.mark.usefixtures("measured")
def test_only_what_is_answered_is_counted() -> None:
    some = flat(report(ANSWERED.replace('form = "dag"\n', "")))

    assert "Målt mening (spørgeskema): 0 spørgsmål · Gennemsnit" in some
    assert "HVAD SVARENE" not in report(EMPTY)


@pytest.mark.usefixtures("proeve")
def test_a_method_that_asks_for_declarations_only_says_nothing_of_it() -> None:
    shown = report(show_all=True)

    assert "HVAD SVARENE" not in shown
    assert "Bygger på" not in shown
    assert "erklæring" not in shown + questionnaire.render(load_method("proeve").ruleset, PLAIN, "da")


@pytest.mark.usefixtures("measured")
def test_a_blocker_and_each_rule_say_what_the_answer_is_where_it_is_no_declaration() -> None:
    shown = report(show_all=True)
    blockers, _, rules = shown.partition("ALLE SPØRGSMÅL")

    assert "\n    Bygger på      gennemsnit, der skjuler en spredning\n" in blockers
    assert "vores tilføjelse · målt mening (spørgeskema)" in flat(rules)
    assert rules.count("gennemsnit, der skjuler") == 1


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "afsnit 5.1, ”Faglig sparring”, linje 543 · vores tilføjelse"),
        ("en", "section 5.1, “Faglig sparring”, line 543 · our addition"),
    ],
)
def test_a_source_without_pages_is_told_by_section_heading_and_line(language: Language, said: str) -> None:
    assert said in flat(report(language=language, show_all=True))


@pytest.mark.usefixtures("measured")
def test_a_report_begins_with_what_the_ruleset_says_of_itself() -> None:
    assert report().split("\n")[2:5] == ["Bygget af os.", "", report().split("\n")[4]]
    assert "\nBuilt by us.\n" in report(language="en")


@pytest.mark.usefixtures("measured")
def test_a_ruleset_is_shown_with_its_note_its_sections_and_what_answers_are() -> None:
    shown = questionnaire.render(load_method("proeve").ruleset, PLAIN, "da")

    assert "Bogen, Forlaget\nBygget af os.\n───" in shown
    assert "  Kursus (kursus, afsnit 5.1, ”Faglig sparring”, linje 543)\n" in shown
    said = "form · afsnit 5.1, ”Faglig sparring”, linje 543 · vores tilføjelse · målt mening (spørgeskema)"
    assert said in flat(shown)


@pytest.mark.usefixtures("measured")
def test_a_ruleset_as_data_says_what_answers_are() -> None:
    content = as_ruleset.document(load_method("proeve").ruleset, "en")
    measures = {rule["id"]: rule["measure"] for each in content["milestones"] for rule in each["rules"]}

    assert content["note"] == "Built by us."
    assert measures == {"maal.sager": "erklaeret", "kursus.form": "maalt", "aftener.nok": "gennemsnit"}
    assert content["milestones"][0]["fields"][0]["interval"] is False


@pytest.mark.usefixtures("measured")
def test_an_interval_across_a_limit_is_to_be_narrowed_down(proeve: Path) -> None:
    path = proeve / "proeve.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('type = "int"', 'type = "int"\ninterval = true', 1), encoding="utf-8")
    shown = flat(report(ANSWERED.replace("sager = 24", "sager = [0, 24]")))

    assert "? ikke besvaret · maal.sager Hvor mange sager planlægger I?" in shown
    assert "I har svaret Sager om året: 0–24" in shown
    assert "Gør sådan Spændet går hen over en grænse. Skriv et snævrere, eller ét tal." in shown
    assert "Ret her kommune.toml:4:1 maal.sager" not in shown
    assert "Svar her kommune.toml:4:1 [metoder.proeve.maal] sager = …" in shown
