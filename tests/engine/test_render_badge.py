"""Badges: JSON that shields.io reads, and a picture that says the same to those who cannot see it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from readiness import Verdict
from readiness.render import badge, svg
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

_SVG = "{http://www.w3.org/2000/svg}"


def message(*assessments: Assessment, language: Language = "da") -> str:
    return badge.face(Report(assessments, language, is_list=len(assessments) > 1)).message


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour as WCAG defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# --- What a badge says ---


@pytest.mark.parametrize(
    ("setup", "danish", "english"),
    [
        ("ready", "Klar · 100", "Ready · 100"),
        ("planned", "Klar med forbehold · 83", "Ready with reservations · 83"),
        ("short", "Ikke klar endnu · 83", "Not ready yet · 83"),
        ("open", "Kan ikke afgøres endnu · 66–100", "Cannot be decided yet · 66–100"),
        ("raises", "fejl i en regel", "a rule raised"),
    ],
)
def test_the_badge_of_one_method_says_the_verdict_and_the_points(
    proeved: Proeved, setups: Mapping[str, str], setup: str, danish: str, english: str
) -> None:
    assessment = proeved(setups[setup])

    assert message(assessment) == danish
    assert message(assessment, language="en") == english


def test_the_badge_of_several_methods_says_the_worst_verdict(examples: Mapping[str, Assessment]) -> None:
    assert message(examples["eksempelby"]) == "Ikke klar endnu"


def test_the_badge_of_a_method_without_a_score_says_the_verdict(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    assessment = proeved(setups["ready"])
    bare = replace(assessment, methods=(replace(assessment.methods[0], score=None),))

    assert message(bare) == "Klar"


def test_the_badge_of_several_files_counts_the_verdicts_the_worst_first(
    examples: Mapping[str, Assessment],
) -> None:
    files = [examples[name] for name in ("klar", "eksempelby", "klar", "tom")]

    assert message(*files) == "1 ikke klar endnu · 1 kan ikke afgøres endnu · 2 klar"
    assert badge.face(Report(tuple(files), "da")).background == badge.BACKGROUND[Verdict.NOT_READY]


@pytest.mark.parametrize("background", [*badge.BACKGROUND.values(), badge.LABEL_BACKGROUND])
def test_the_words_of_a_badge_can_be_read_on_its_colours(background: str) -> None:
    assert contrast(background, badge.FOREGROUND) >= 4.5


def test_each_verdict_has_a_colour_of_its_own_and_words_of_its_own() -> None:
    assert set(badge.BACKGROUND) == set(Verdict)
    assert len(set(badge.BACKGROUND.values())) == len(Verdict)


# --- shields.io ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_shields_reads_the_badge(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    content = json.loads(badge.write(Report((examples[example],), language)))

    assert content["schemaVersion"] == 1
    assert content["label"] == {"da": "parathed", "en": "readiness"}[language]
    assert content["message"]
    assert f"#{content['color']}" in badge.BACKGROUND.values()
    assert content["isError"] is False
    assert content["cacheSeconds"] >= 300


def test_a_rule_that_raised_is_an_error_of_the_badge(proeved: Proeved, setups: Mapping[str, str]) -> None:
    content = json.loads(badge.write(Report((proeved(setups["raises"]),), "da")))

    assert content["isError"] is True


# --- The picture ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_the_picture_says_what_it_shows(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    report = Report((examples[example],), language)
    root = ET.fromstring(svg.write(report))  # noqa: S314 (it is our own)
    shown = badge.face(report)
    said = f"{shown.label}: {shown.message}"

    assert (root.get("role"), root.get("aria-label"), root.get("lang")) == ("img", said, language)
    assert root[0].tag == f"{_SVG}title"
    assert root[0].text == said
    assert [each.text for each in root.iter(f"{_SVG}text")] == [shown.label, shown.message]


def test_the_picture_asks_for_nothing(examples: Mapping[str, Assessment]) -> None:
    written = svg.write(Report((examples["klar"],), "da"))

    assert "href" not in written
    assert "url(" not in written
    assert "<style" not in written
    assert "<script" not in written


def test_the_halves_of_the_picture_hold_their_words(examples: Mapping[str, Assessment]) -> None:
    root = ET.fromstring(svg.write(Report((examples["tom"],), "da")))  # noqa: S314 (it is our own)
    boxes, words = list(root.iter(f"{_SVG}rect")), list(root.iter(f"{_SVG}text"))

    assert int(boxes[0].get("width", 0)) == int(boxes[1].get("x", 0))
    assert sum(int(each.get("width", 0)) for each in boxes) == int(root.get("width", 0))
    for box, word in zip(boxes, words, strict=True):
        assert int(word.get("x", 0)) - int(box.get("x", 0)) == 6
        assert int(word.get("textLength", 0)) + 12 == int(box.get("width", 0))


def test_a_wide_sign_takes_more_room_than_a_narrow_one() -> None:
    assert svg.width("iiii") < svg.width("aaaa") < svg.width("mmmm")
    assert svg.width("") == 12
