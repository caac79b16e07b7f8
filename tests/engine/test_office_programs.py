"""Word documents and workbooks, opened by LibreOffice: each is taken, and all of its text is on the pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from readiness.render.formats import FORMATS, write
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.engine.conftest import Proeved

    from readiness.assessment import Assessment
    from readiness.model import Language

_PACKAGES = ("libreoffice-writer", "libreoffice-calc")
#: Stands between two halves of a text that goes on over the page.
_FOOTER = re.compile(r"(?:Parathedsrapport|Readinessreport)·[^·]*·[^·]*·(?:Side|Page)[0-9]+(?:af|of)[0-9]+")
_LANGUAGES: tuple[Language, ...] = ("da", "en")


def _install() -> None:
    """Install LibreOffice where the tests may: as root, on Debian."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *_PACKAGES]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, *words], capture_output=True, check=False, env=environment)


def _found() -> str | None:
    return os.environ.get("READINESS_SOFFICE") or shutil.which("soffice")


@pytest.fixture(scope="session")
def soffice() -> str:
    """Find LibreOffice, or install it."""
    if not _found():
        _install()
    found = _found()
    if not found:
        pytest.fail(f"LibreOffice is missing: install {' and '.join(_PACKAGES)}, or set READINESS_SOFFICE.")
    return found


def converted(soffice: str, folder: Path, written: Mapping[str, bytes]) -> dict[str, Path]:
    """Convert files to PDF, and give where each lies."""
    for name, each in written.items():
        (folder / name).write_bytes(each)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *written]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    made = {name: (folder / name).with_suffix(".pdf") for name in written}
    assert [name for name, path in made.items() if not path.exists()] == [], done.stderr
    return made


def text_of(path: Path) -> str:
    """Give the text of a PDF without its spaces and footers."""
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return _FOOTER.sub("", bare("\n".join(pages)))


def bare(text: str) -> str:
    """Leave out what breaking lines, joining letters and taking signs from another font changes."""
    joined = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
    return re.sub(r"[\s\u00a0✓◐✗-]+", "", "".join(joined.get(each, each) for each in text))


def bytes_of(name: str, assessment: Assessment, language: Language) -> bytes:
    written = write(FORMATS[name], Report((assessment,), language))
    assert isinstance(written, bytes)
    return written


@pytest.fixture(scope="session")
def documents(examples: Mapping[str, Assessment]) -> dict[str, bytes]:
    return {
        f"{name}_{language}_w.docx": bytes_of("docx", each, language)
        for name, each in examples.items()
        for language in _LANGUAGES
    }


@pytest.fixture(scope="session")
def workbooks(examples: Mapping[str, Assessment]) -> dict[str, bytes]:
    return {
        f"{name}_{language}_x.xlsx": bytes_of("xlsx", each, language)
        for name, each in examples.items()
        for language in _LANGUAGES
    }


def test_libreoffice_shows_all_text_of_each_document(
    soffice: str, documents: Mapping[str, bytes], tmp_path: Path
) -> None:
    shown = converted(soffice, tmp_path, documents)

    for name, path in shown.items():
        text = text_of(path)
        found = docx.Document(BytesIO(documents[name]))
        said = [each.text for each in found.paragraphs]
        said += [
            paragraph.text
            for table in found.tables
            for row in table.rows
            for cell in row.cells
            for paragraph in cell.paragraphs
        ]
        assert [each for each in said if bare(each) not in text] == []


def test_libreoffice_shows_all_text_of_each_workbook(
    soffice: str, workbooks: Mapping[str, bytes], tmp_path: Path
) -> None:
    shown = converted(soffice, tmp_path, workbooks)

    for name in [each for each in shown if each.startswith(("eksempelby", "herning"))]:  # many pages
        text = text_of(shown[name])
        book = openpyxl.load_workbook(BytesIO(workbooks[name]))
        said = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert [each for each in said if isinstance(each, str) and bare(each) not in text] == []


def test_libreoffice_takes_hostile_texts_for_no_more_than_texts(
    soffice: str, proeved: Proeved, setups: Mapping[str, str], tmp_path: Path
) -> None:
    hostile = '\'=HYPERLINK("http://x.example";"Klik") <script>&amp; \\u001B[2J \\u202E 𝄞\''
    setup = setups["ready"].replace('"Eksempelby Kommune"', hostile).replace("Biblioteket", "=1+1")
    written = {f"fjendtlig.{name}": bytes_of(name, proeved(setup), "da") for name in ("docx", "xlsx")}
    (tmp_path / "x").mkdir()

    [document] = converted(soffice, tmp_path, {"fjendtlig.docx": written["fjendtlig.docx"]}).values()
    [book] = converted(soffice, tmp_path / "x", {"fjendtlig.xlsx": written["fjendtlig.xlsx"]}).values()

    for text in (text_of(document), text_of(book)):
        assert '=HYPERLINK("http://x.example";"Klik")<script>&amp;' in text
    assert "=1+1:30" in text_of(book)
