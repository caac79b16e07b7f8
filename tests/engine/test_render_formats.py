"""The formats of reports: one place to add one, and what holds for each of them."""

from __future__ import annotations

import re
import sys
from types import ModuleType
from typing import TYPE_CHECKING
from unicodedata import category

import pytest

from readiness.render import formats
from readiness.render.formats import FORMATS, ExtraMissing, Format
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness import Assessment
    from readiness.model import Language

pytestmark = pytest.mark.usefixtures("pango")
TEXTS = [each for each in FORMATS.values() if not each.is_binary]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_every_format_is_made_of_every_example_in_both_languages(
    examples: Mapping[str, Assessment], example: str, name: str, language: Language
) -> None:
    report = Report((examples[example],), language)

    written = formats.write(FORMATS[name], report)

    assert written
    assert isinstance(written, bytes) == FORMATS[name].is_binary


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_several_files_and_writes_them_the_same_each_time(
    examples: Mapping[str, Assessment], name: str
) -> None:
    report = Report((examples["herning"], examples["herning"]), "da", is_list=True)

    assert formats.write(FORMATS[name], report) == formats.write(FORMATS[name], report)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", [each.name for each in TEXTS])
def test_no_text_of_somebody_elses_steers_a_screen_or_a_run_or_grows(
    hostile: tuple[str, Assessment], name: str, language: Language
) -> None:
    text, assessment = hostile
    written = formats.write(FORMATS[name], Report((assessment,), language, show_all=True))

    assert isinstance(written, str)
    written.encode("utf-8", errors="strict")
    shown = written.removeprefix("\ufeff") if name == "csv" else written
    steering = {each for each in shown if category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert steering <= {"\n", "\r"} if name == "csv" else steering <= {"\n"}
    for line in shown.splitlines():
        if name != "github":
            assert not line.lstrip().startswith("::")
        assert "##vso[" not in line.removeprefix("##vso[" if name == "azure" else "")
        assert "##[" not in line
    if name != "json":
        longest = text[:200] if len(text) > 200 else "x" * 201
        assert longest not in shown


def test_a_format_tells_how_its_files_end_and_no_other_does() -> None:
    endings = [ending for each in FORMATS.values() for ending in each.endings]

    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    assert all(each.endings for each in FORMATS.values() if each.is_binary)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("rapport.md", "markdown"),
        ("RAPPORT.MD", "markdown"),
        ("a.json", "json"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("mappe.csv/a.xml", "junit"),
        ("a.svg", "svg"),
        ("a.txt", "text"),
        ("a.html", "html"),
        ("a.htm", "html"),
        ("rapport.PDF", "pdf"),
        ("a.csv", "csv"),
    ],
)
def test_the_ending_of_a_file_tells_its_format(file: str, name: str) -> None:
    assert formats.of_file(file) == FORMATS[name]


@pytest.mark.parametrize("file", ["", "rapport", "rapport.xyz", "md"])
def test_an_ending_that_no_format_has_tells_nothing(file: str) -> None:
    assert formats.of_file(file) is None


def test_a_format_is_a_module_and_a_line(
    monkeypatch: pytest.MonkeyPatch, examples: Mapping[str, Assessment]
) -> None:
    module = ModuleType("readiness.render.proeve")
    vars(module)["write"] = lambda report: report.language.encode()
    monkeypatch.setitem(sys.modules, "readiness.render.proeve", module)

    new = Format("proeve", "proeve", (".prv",), is_binary=True)

    assert formats.write(new, Report((examples["tom"],), "en")) == b"en"


def test_a_format_whose_extra_is_not_installed_says_so(examples: Mapping[str, Assessment]) -> None:
    missing = Format("pdf", "findes_ikke", (".pdf",), is_binary=True, extra="pdf")

    with pytest.raises(ExtraMissing) as error:
        formats.write(missing, Report((examples["tom"],), "da"))
    assert error.value.format == missing


def test_a_module_that_is_missing_where_no_extra_brings_it_is_a_fault(
    examples: Mapping[str, Assessment],
) -> None:
    with pytest.raises(ModuleNotFoundError):
        formats.write(Format("pdf", "findes_ikke"), Report((examples["tom"],), "da"))


@pytest.mark.parametrize("libraries", ["libpango-1.0-0", None])
def test_a_library_of_the_system_that_is_missing_is_told_where_a_format_needs_one(
    monkeypatch: pytest.MonkeyPatch, examples: Mapping[str, Assessment], libraries: str | None
) -> None:
    def fail(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(formats, "import_module", fail)
    needing = Format("pdf", "pdf", (".pdf",), is_binary=True, extra="pdf", libraries=libraries)

    with pytest.raises(ExtraMissing if libraries else OSError) as error:
        formats.write(needing, Report((examples["tom"],), "da"))
    assert getattr(error.value, "of_system", None) is (True if libraries else None)


def test_the_names_of_formats_can_be_written_in_a_command_line() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in FORMATS)
