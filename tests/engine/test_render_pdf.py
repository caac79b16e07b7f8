"""The PDF: tagged, in a language, with a title, bookmarks and page numbers, and the same bytes each time."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from readiness.render import html
from readiness.render.formats import FORMATS, write
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.conftest import Run

    from readiness.assessment import Assessment
    from readiness.model import Language

pytestmark = pytest.mark.usefixtures("pango")
EXAMPLE = "examples/herning/kommune.toml"


@pytest.fixture(scope="module", params=["da", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    language: Language = request.param
    return language


def pdf(report: Report) -> bytes:
    """Write a report; what prints it is imported then, and not before it is installed."""
    written = write(FORMATS["pdf"], report)
    assert isinstance(written, bytes)
    return written


@pytest.fixture(scope="module")
def printed(pango: str, examples: Mapping[str, Assessment], language: Language) -> PdfReader:
    assert pango
    return PdfReader(BytesIO(pdf(Report((examples["herning"],), language))))


def root_of(document: PdfReader) -> Any:  # noqa: ANN401 (whatever the reader gives)
    """Give what a document says of itself."""
    root: Any = document.trailer["/Root"]
    return root


def tags(element: Any) -> Iterator[str]:  # noqa: ANN401 (whatever the reader gives)
    """Name the tags of a document in reading order."""
    held = element.get_object()
    if isinstance(held, dict):
        yield str(held.get("/S"))
        held = held.get("/K", [])
        held = held.get_object() if hasattr(held, "get_object") else held
    if isinstance(held, list):
        for each in held:
            yield from tags(each) if hasattr(each, "get_object") else ()


def test_it_is_tagged_and_says_that_it_is_for_everybody(printed: PdfReader, language: Language) -> None:
    root = root_of(printed)

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    found = set(tags(root["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= found


def test_it_has_a_title_bookmarks_and_the_day_of_the_assessment(
    printed: PdfReader, language: Language
) -> None:
    titles = {
        "da": "Er Herning Kommune klar til at begynde med Omlægningen?",
        "en": "Is Herning Kommune ready to start with The reorganisation (Omlægningen)?",
    }
    about = printed.metadata

    assert about is not None
    assert about.title == titles[language]
    assert about.creation_date_raw == about.modification_date_raw
    assert "20161102" in str(about.creation_date_raw)
    assert len(printed.outline) > 0


def test_its_text_can_be_read_with_danish_letters_and_page_numbers(
    printed: PdfReader, language: Language
) -> None:
    first, count = " ".join(printed.pages[0].extract_text().split()), len(printed.pages)

    page, of = {"da": ("Side", "af"), "en": ("Page", "of")}[language]
    assert f"{page} 1 {of} {count}" in first
    assert "Herning Kommune · 2" in first
    assert "Implementering" in "".join(each.extract_text() for each in printed.pages)
    if language == "da":
        assert "Skal på plads først" in first
        assert "Omlægningen" in first


def test_a_page_that_asks_for_something_does_not_get_it(
    examples: Mapping[str, Assessment], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picture = tmp_path / "a.svg"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>SECRET</text></svg>", encoding="utf-8")
    asking = f'<html lang="da"><title>a</title><p>Tekst</p><img alt="b" src="{picture.as_uri()}">'
    monkeypatch.setattr(html, "write", lambda _: asking)

    document = PdfReader(BytesIO(pdf(Report((examples["tom"],), "da"))))

    assert "Tekst" in document.pages[0].extract_text()
    assert "SECRET" not in document.pages[0].extract_text()


@pytest.mark.parametrize("hostile", ["markup", "nul", "surrogate", "bidi", "long"], indirect=True)
def test_no_text_of_somebody_elses_stops_it_or_becomes_more_than_text(
    hostile: tuple[str, Assessment],
) -> None:
    _, assessment = hostile
    root = root_of(PdfReader(BytesIO(pdf(Report((assessment,), "da")))))

    assert root["/MarkInfo"]["/Marked"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & root.keys()
    assert not {"/JavaScript", "/EmbeddedFiles"} & root.get("/Names", {}).keys()


# --- Asked for in the command line ---


def test_the_command_writes_it(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"

    done = run("check", EXAMPLE, "--fail-on=never", "--as-of=2016-11-02", "-o", target)

    assert done.code == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_it_is_not_printed_on_a_screen(run: Run) -> None:
    done = run("check", EXAMPLE, "--format=pdf")

    assert done.code == 2
    assert "-o pdf=rapport.pdf" in done.err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "pdf kræver mere, end der er installeret. Kør: pip install 'readiness[pdf]'\n"),
        ("en", "pdf needs more than is installed. Run: pip install 'readiness[pdf]'\n"),
    ],
)
def test_without_its_extra_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language, said: str
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.delitem(sys.modules, "readiness.render.pdf")

    done = run("check", EXAMPLE, "--fail-on=never", f"--lang={language}", "-o", tmp_path / "a.pdf")

    assert done.code == 2
    assert done.err.endswith(f"\n{said}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "systemet mangler. I Debian"), ("en", "the system lacks. In Debian")],
)
def test_without_the_libraries_of_the_system_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language, said: str
) -> None:
    (tmp_path / "weasyprint.py").write_text(
        "print('LONG ADVICE')\nraise OSError('no pango')\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.delitem(sys.modules, "readiness.render.pdf")

    done = run("check", EXAMPLE, "--fail-on=never", f"--lang={language}", "-o", tmp_path / "a.pdf")

    assert done.code == 2
    assert said in done.err
    assert "apt install libpango-1.0-0" in done.err
    assert "LONG ADVICE" not in done.out
