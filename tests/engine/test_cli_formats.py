"""The formats on the command line: what is printed, what is written to files, and GitHub's job summary."""

from __future__ import annotations

import json
import os
import sys
from io import StringIO
from types import ModuleType
from typing import TYPE_CHECKING, cast

import click
import pytest

from readiness.cli import console
from readiness.render.canvas import Canvas
from readiness.render.formats import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Run

DAY = "--as-of=2026-11-06"
#: The formats that can be printed.
TEXTS = [each.name for each in FORMATS.values() if not each.is_binary]

pytestmark = pytest.mark.usefixtures("proeve")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setups: Mapping[str, str]) -> Path:
    """Give a folder with a setup that is short and one that is ready, and stand in it."""
    folder = tmp_path / "her"
    folder.mkdir()
    for name in ("short", "ready"):
        (folder / f"{name}.toml").write_text(setups[name], encoding="utf-8")
    monkeypatch.chdir(folder)
    for name in ("GITHUB_STEP_SUMMARY", "READINESS_LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def binary(monkeypatch: pytest.MonkeyPatch) -> Format:
    """Add a format of bytes, and one whose extra is not installed."""
    module = ModuleType("readiness.render.proeve")
    vars(module)["write"] = lambda _: b"\x00\xff"
    monkeypatch.setitem(sys.modules, "readiness.render.proeve", module)
    made = Format("prv", "proeve", (".prv",), is_binary=True)
    missing = Format("pdf", "findes_ikke", (".pdf",), is_binary=True, extra="pdf")
    for each in (made, missing):
        monkeypatch.setitem(cast("dict[str, Format]", FORMATS), each.name, each)
    return made


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_printed_is_what_is_written_to_a_file(run: Run, here: Path, name: str) -> None:
    printed = run("check", "short.toml", DAY, "--format", name)
    ran = run("check", "short.toml", DAY, "-o", f"{name}=ud")

    assert (printed.code, printed.err) == (ran.code, ran.err)
    assert printed.code == 1
    assert (here / "ud").read_bytes().decode() == printed.out


@pytest.mark.parametrize(
    ("path", "name"), [("r.md", "markdown"), ("r.csv", "csv"), ("r.sarif", "sarif"), ("R.XML", "junit")]
)
def test_the_ending_of_a_file_tells_the_format(run: Run, here: Path, path: str, name: str) -> None:
    printed = run("check", "short.toml", DAY, "--format", name)

    assert run("check", "short.toml", DAY, "-o", path).code == 1
    assert (here / path).read_bytes().decode() == printed.out


def test_a_format_that_is_named_counts_before_the_ending(run: Run, here: Path) -> None:
    run("check", "short.toml", DAY, "-o", "gitlab=rapport.md")

    assert isinstance(json.loads((here / "rapport.md").read_text(encoding="utf-8")), list)


def test_several_files_are_written_of_one_run(run: Run, here: Path) -> None:
    ran = run("check", "short.toml", "ready.toml", DAY, "-o", "a.md", "-o", "a.csv", "-o", "badge=a.json")

    assert ran.code == 1
    assert {path.name for path in here.iterdir()} == {"short.toml", "ready.toml", "a.md", "a.csv", "a.json"}
    badge = json.loads((here / "a.json").read_text(encoding="utf-8"))
    assert badge["message"] == "1 ikke klar endnu · 1 klar"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            "Endelsen på rapport.xyz siger ikke, hvilket format det er. Skriv FORMAT=STI. Formater: text,",
        ),
        ("en", "The ending of rapport.xyz does not tell the format. Write FORMAT=PATH. Formats: text,"),
    ],
)
def test_an_ending_that_tells_nothing_is_refused_with_the_formats(
    run: Run, here: Path, language: str, said: str
) -> None:
    ran = run("check", "short.toml", "-o", "rapport.xyz", "--lang", language)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (here / "rapport.xyz").exists()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Skriv FORMAT=STI, fx json=rapport.json. Formater: text, json,"),
        ("en", "Write FORMAT=PATH, such as json=report.json. Formats: text, json,"),
    ],
)
@pytest.mark.parametrize("target", ["word=a.docx", "json="])
def test_a_target_that_is_none_is_refused_with_the_formats(
    run: Run, target: str, language: str, said: str
) -> None:
    ran = run("check", "short.toml", "-o", target, "--lang", language)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "-o må ikke pege på opsætningen selv: short.toml"),
        ("en", "-o must not point to the setup itself: short.toml"),
    ],
)
def test_a_setup_is_never_written_over(run: Run, here: Path, language: str, said: str) -> None:
    before = (here / "short.toml").read_bytes()

    ran = run("check", "short.toml", "-o", "text=short.toml", "--lang", language)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (here / "short.toml").read_bytes() == before


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_is_refused_is_told_by_the_formats_that_programs_read_it_in(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    printed = run("check", "findes-ikke.toml", "--format", name)
    run("check", "findes-ikke.toml", "-o", f"{name}=ud", "--format=text")

    assert printed.code == 2
    assert bool(printed.out) == (here / "ud").exists() == (name in {"json", "github", "gitlab", "azure"})
    assert not (here / "summary").exists()


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_is_refused_hides_no_other(run: Run, name: str) -> None:
    assert run("check", "findes-ikke.toml", "ready.toml", DAY, "--format", name).out


# --- What is no text ---


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "prv er ikke tekst og kan ikke skrives på skærmen. Skriv en fil: -o prv=rapport.prv"),
        ("en", "prv is not text and cannot be printed. Write a file: -o prv=report.prv"),
    ],
)
@pytest.mark.usefixtures("binary")
def test_what_is_no_text_is_not_printed(language: str, said: str) -> None:
    from readiness.cli.targets import PrintedType  # noqa: PLC0415 (it lists the formats there are now)

    with (
        click.Context(click.Command("check"), obj=language) as ctx,
        pytest.raises(click.BadParameter) as error,
    ):
        PrintedType().convert("prv", None, ctx)
    assert error.value.message == said


@pytest.mark.usefixtures("binary")
def test_what_is_no_text_is_written_as_it_is(run: Run, here: Path) -> None:
    assert run("check", "short.toml", DAY, "-o", "r.prv").code == 1
    assert (here / "r.prv").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "pdf kræver mere, end der er installeret. Kør: pip install 'readiness[pdf]'\n"),
        ("en", "pdf needs more than is installed. Run: pip install 'readiness[pdf]'\n"),
    ],
)
@pytest.mark.usefixtures("binary")
def test_what_an_extra_brings_is_asked_for(run: Run, here: Path, language: str, said: str) -> None:
    ran = run("check", "ready.toml", DAY, "-o", "r.pdf", "-o", "r.md", "--lang", language)

    assert (ran.code, ran.err) == (2, said)
    assert not (here / "r.pdf").exists()
    assert (here / "r.md").exists()


@pytest.mark.parametrize(("name", "module"), [("docx", "docx"), ("xlsx", "xlsxwriter")])
@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "kræver mere, end der er installeret. Kør:"), ("en", "needs more than is installed. Run:")],
)
def test_a_report_for_an_office_program_asks_for_its_extra(  # noqa: PLR0913, PLR0917 (fixtures)
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, language: str, said: str
) -> None:
    for each in [each for each in sys.modules if each.startswith("readiness.render.office")]:
        monkeypatch.delitem(sys.modules, each)
    monkeypatch.setitem(sys.modules, module, None)

    ran = run("check", "ready.toml", DAY, "-o", f"rapport.{name}", "--lang", language)

    assert (ran.code, ran.err) == (2, f"{name} {said} pip install 'readiness[office]'\n")
    assert not (here / f"rapport.{name}").exists()


# --- The job summary ---


def test_annotations_come_with_a_job_summary(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "summary").write_text("# Før\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    ran = run("check", "short.toml", DAY, "--format=github")
    printed = run("check", "short.toml", DAY, "--format=github-summary")

    assert ran.out.startswith("Eksempelby Kommune: Ikke klar endnu\n::error ")
    assert (here / "summary").read_text(encoding="utf-8") == f"# Før\n{printed.out}"


def test_annotations_in_a_file_come_with_a_job_summary_too(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    run("check", "short.toml", DAY, "-o", "github=noter.txt")

    assert (here / "summary").exists()


@pytest.mark.parametrize("shape", ["text", "markdown", "github-summary"])
def test_other_formats_leave_the_job_summary_alone(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    run("check", "short.toml", DAY, f"--format={shape}")

    assert not (here / "summary").exists()


def test_the_job_summary_stays_small_when_others_have_written(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "summary").write_bytes(b"x" * 1_023_500)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    run("check", "short.toml", DAY, "--format=github")

    written = (here / "summary").read_bytes()
    assert 1_023_500 < len(written) <= 1024 * 1000
    assert written.endswith(b"Skriv hele rapporten med `-o markdown=rapport.md`.\n")


def test_a_job_summary_that_cannot_be_written_is_told(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "findes" / "ikke"))
    ran = run("check", "ready.toml", DAY, "--format=github")

    assert ran.code == 2
    assert ran.out == "Eksempelby Kommune: Klar\n"
    assert ran.err == f"{here / 'findes' / 'ikke'}: No such file or directory\n"


# --- What is printed ---


def test_ends_of_lines_are_not_doubled_where_the_stream_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(os, "linesep", "\r\n")

    console.print_out("a\r\nb\r\n", Canvas())

    assert stream.getvalue() == "a\nb\n"


def test_a_text_for_a_screen_is_made_for_its_signs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("check", "short.toml", DAY)
    monkeypatch.setattr("readiness.cli.check.canvas_for", lambda _: Canvas(has_signs=False))

    assert "◐" in whole.out
    assert "◐" not in run("check", "short.toml", DAY).out
