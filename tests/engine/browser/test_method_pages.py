"""The pages of methods in a real browser: for everybody, on any screen, on paper, with nothing fetched."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from readiness.authoring.pages import GENERATOR, documented
from readiness.plugins import documents
from readiness.render.pages import html, index, method

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.engine.browser.conftest import FaultsOfHtml, Visits

    from readiness.model import Language

pytestmark = pytest.mark.xdist_group("browser")  # one program serves them all

NAMES = ["signs_of_safety.da", "omlaegning.en", "index.da"]
NARROW = 320


@pytest.fixture(scope="module")
def method_pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Write a page with a guide, one without, and the index."""
    folder = tmp_path_factory.mktemp("method-pages")
    methods = [documented(documents(name)) for name in ("signs_of_safety", "omlaegning")]
    languages: tuple[Language, ...] = ("da", "en")
    composed = {
        f"{each.ruleset.id}.{language}": method.page(each, language, "html", has_index=True)
        for each in methods
        for language in languages
    } | {"index.da": index.page(methods, "da", "html")}
    paths = {name: folder / f"{name}.html" for name in composed}
    for name, page in composed.items():
        paths[name].write_text(html.write(page, GENERATOR), encoding="utf-8")
    return paths


@pytest.mark.parametrize("width", [1280, NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_or_scrolls_sideways_and_axe_finds_nothing(
    method_pages: Mapping[str, Path], visit: Visits, axe: str, name: str, width: int
) -> None:
    opened = visit(method_pages[name], width, bypass_csp=True)
    opened.begin_audit(axe)

    assert opened.audited == []
    assert opened.requests == [method_pages[name].as_uri()]
    assert opened.errors == []
    assert opened.sideways == 0
    assert opened.sticking_out == []


def test_a_page_can_be_read_at_twice_the_size(method_pages: Mapping[str, Path], visit: Visits) -> None:
    opened = visit(method_pages["signs_of_safety.da"], bypass_csp=True)
    opened.page.add_style_tag(content="html { font-size: 200% }")

    assert opened.sideways == 0
    assert opened.sticking_out == []


def test_a_page_prints_with_its_name_and_numbers(method_pages: Mapping[str, Path], visit: Visits) -> None:
    printed = visit(method_pages["index.da"]).page.pdf(prefer_css_page_size=True, tagged=True)
    text = " ".join(PdfReader(BytesIO(printed)).pages[0].extract_text().split())

    assert "Metoder" in text
    assert "Side 1 af 1" in text


def test_the_checker_of_html_finds_nothing(
    method_pages: Mapping[str, Path], faults_of_html: FaultsOfHtml
) -> None:
    assert faults_of_html(method_pages.values()) == set()
