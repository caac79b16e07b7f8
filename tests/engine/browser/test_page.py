"""The page in a real browser: for everybody, on any screen, on paper, and with nothing fetched or run."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from readiness.render import html
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.engine.browser.conftest import FaultsOfHtml, Visits

    from readiness.assessment import Assessment

pytestmark = pytest.mark.xdist_group("browser")  # one program serves them all

EXAMPLES = ("eksempelby", "klar", "tom", "herning")
NAMES = [*(f"{name}.{language}" for name in EXAMPLES for language in ("da", "en")), "several.da"]
NARROW = 320

_FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const outline = [style.outlineStyle, parseFloat(style.outlineWidth)];
  return [at.getAttribute('href'), ...outline, box.top >= 0, box.height];
}"""
_STATUSES = """() => [...document.querySelectorAll('.label, td.status')]
  .map(each => [each.innerText.trim(), each.getBoundingClientRect().height])"""
_SKELETON = """() => [...document.querySelectorAll('*')]
  .map(each => [each.tagName, ...each.getAttributeNames()].join(' '))"""


@pytest.mark.parametrize("example", [*EXAMPLES, "several"])
def test_axe_finds_nothing_and_no_contrast_is_undecided(
    pages: Mapping[str, Path], visit: Visits, axe: str, example: str
) -> None:
    opened = {
        (name, width): visit(pages[name], width, bypass_csp=True)
        for name in NAMES
        if name.startswith(example)
        for width in (1280, NARROW)
    }
    for each in opened.values():  # all begin before the first is waited for
        each.begin_audit(axe)

    found = {name: each.audited for name, each in opened.items()}
    assert found == {name: [] for name in opened}


@pytest.mark.parametrize("width", [1280, NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_nothing_fails_and_nothing_scrolls_sideways(
    pages: Mapping[str, Path], visit: Visits, name: str, width: int
) -> None:
    opened = visit(pages[name], width)

    assert opened.requests == [pages[name].as_uri()]
    assert opened.errors == []
    assert opened.sideways == 0
    assert opened.sticking_out == []


@pytest.mark.parametrize("name", ["eksempelby.da", "herning.en"])
def test_it_can_be_read_at_twice_the_size(pages: Mapping[str, Path], visit: Visits, name: str) -> None:
    zoomed = visit(pages[name], 640, device_scale_factor=2)
    assert zoomed.sideways == 0

    enlarged = visit(pages[name], bypass_csp=True)
    enlarged.page.add_style_tag(content="html { font-size: 200% }")
    assert enlarged.sideways == 0
    assert enlarged.sticking_out == []


@pytest.mark.parametrize("name", ["eksempelby.da", "several.da"])
def test_every_link_is_reached_by_keyboard_and_is_seen_to_be(
    pages: Mapping[str, Path], visit: Visits, name: str
) -> None:
    opened = visit(pages[name])
    links = opened.run("() => [...document.querySelectorAll('a')].map(each => each.getAttribute('href'))")
    reached = []
    for _ in links:
        opened.page.keyboard.press("Tab")
        href, style, width, is_in_view, height = opened.run(_FOCUSED)
        reached.append(href)
        assert style == "solid"
        assert width >= 2
        assert is_in_view
        assert height >= 24

    assert reached == links
    assert reached[0] == "#main"
    assert all(opened.run("href => !!document.querySelector(href)", each) for each in links)


def test_the_skip_link_leads_past_the_top(pages: Mapping[str, Path], visit: Visits) -> None:
    opened = visit(pages["klar.da"])
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")

    assert opened.run("() => document.activeElement.id") == "main"


@pytest.mark.parametrize("name", NAMES)
def test_every_status_holds_its_word(pages: Mapping[str, Path], visit: Visits, name: str) -> None:
    statuses = visit(pages[name]).run(_STATUSES)
    words = {
        "da": ("Opfyldt", "Delvist", "Ikke", "Ved", "Nået", "Mangler"),
        "en": ("Met", "Partly", "Not", "Do", "Reached", "Missing"),
    }[name[-2:]]

    assert len(statuses) > 40
    assert all(text.split()[0] in words and height > 10 for text, height in statuses)


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_to_tagged_pages_with_numbers(pages: Mapping[str, Path], visit: Visits, name: str) -> None:
    printed = visit(pages[name]).page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    document = PdfReader(BytesIO(printed))
    count = len(document.pages)
    page, of = {"da": ("Side", "af"), "en": ("Page", "of")}[name[-2:]]

    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == name[-2:]
    assert [round(float(each)) for each in document.pages[0].mediabox[2:]] == [595, 842]
    for number in (1, count):
        assert f"{page} {number} {of} {count}" in " ".join(document.pages[number - 1].extract_text().split())


def test_the_checker_of_html_finds_nothing(pages: Mapping[str, Path], faults_of_html: FaultsOfHtml) -> None:
    assert faults_of_html(pages.values()) == set()


def test_no_text_of_somebody_elses_runs_or_builds_anything(
    hostile: tuple[str, Assessment], visit: Visits, tmp_path: Path
) -> None:
    _, assessment = hostile
    named = replace(assessment.municipality, name="Eksempelby Kommune")
    paths = {}
    for name, each in (("hostile", assessment), ("plain", replace(assessment, municipality=named))):
        paths[name] = tmp_path / f"{name}.html"
        paths[name].write_text(html.write(Report((each,), "da")), encoding="utf-8")
    opened = visit(paths["hostile"], NARROW)

    assert opened.errors == []
    assert opened.requests == [paths["hostile"].as_uri()]
    assert opened.sideways == 0
    assert opened.run(_SKELETON) == visit(paths["plain"]).run(_SKELETON)
