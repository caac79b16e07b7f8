"""`readiness report`: all formats that are asked for, from one assessment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from readiness.check import assess
from readiness.cli import assessing
from readiness.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Run

    from readiness.toml import TomlFile

DAY = "--as-of=2026-11-06"

pytestmark = pytest.mark.usefixtures("proeve")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setups: Mapping[str, str]) -> Path:
    """Stand in a folder with a setup that is not ready."""
    folder = tmp_path / "plan"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "kommune.toml").write_text(setups["short"], encoding="utf-8")
    return folder


@pytest.mark.parametrize(("language", "word"), [("da", "Skrevet"), ("en", "Written")])
def test_all_formats_are_written_from_one_assessment(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, language: str, word: str
) -> None:
    assessed = []

    def counting(file: TomlFile, **named: object) -> object:
        assessed.append(file.name)
        return assess(file, **named)  # type: ignore[arg-type]  # those of `assess`

    monkeypatch.setattr(assessing, "assess", counting)
    ran = run("report", DAY, "-o", "a.md", "-o", "b.csv", "-o", "json=c", "--lang", language)

    assert ran.code == 0
    assert ran.out == "".join(f"{word}: {name}\n" for name in ("a.md", "b.csv", "c"))
    assert len(assessed) == 1
    assert json.loads((here / "c").read_text(encoding="utf-8"))["verdict"] == "not_ready"
    assert all((here / name).stat().st_size for name in ("a.md", "b.csv"))


def test_a_report_is_what_check_writes(run: Run, here: Path) -> None:
    run("check", DAY, "--fail-on=never", "-o", "a.md")
    run("report", DAY, "-o", "b.md")
    assert (here / "a.md").read_bytes() == (here / "b.md").read_bytes()


def test_several_files_and_one_method_and_all_questions(
    run: Run, here: Path, setups: Mapping[str, str]
) -> None:
    (here / "syd.toml").write_text(setups["ready"], encoding="utf-8")
    ran = run("report", "kommune.toml", "syd.toml", "--method", "proeve", "--all", DAY, "-o", "a.json")
    assert ran.code == 0
    assert len(json.loads((here / "a.json").read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize(
    ("language", "ask", "more"),
    [("da", "Skriv, hvad I vil have", "Flere"), ("en", "Say what you want", "More")],
)
def test_without_a_file_to_write_it_says_what_can_be_asked_for(
    run: Run, language: str, ask: str, more: str
) -> None:
    ran = run("report", "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert ask in ran.err
    assert more in ran.err
    assert all(f"rapport{each.endings[0]}" in ran.err for each in FORMATS.values() if each.endings)
    assert all(each.name in ran.err for each in FORMATS.values() if not each.endings)


@pytest.mark.parametrize("path", ["kommune.toml", "./kommune.toml", "../plan/kommune.toml"])
def test_the_setup_is_never_written_over(run: Run, here: Path, setups: Mapping[str, str], path: str) -> None:
    assert run("report", "-o", f"text={path}").code == 2
    assert (here / "kommune.toml").read_text(encoding="utf-8") == setups["short"]


def test_one_file_is_not_written_twice(run: Run, here: Path) -> None:
    ran = run("report", "-o", "a.md", "-o", "csv=./a.md")
    assert ran.code == 2
    assert "a.md skal skrives to gange" in ran.err
    assert not (here / "a.md").exists()


def test_a_setup_that_is_not_valid_gives_no_report(run: Run, here: Path) -> None:
    (here / "kommune.toml").write_text("[kommune", encoding="utf-8")
    ran = run("report", "-o", "a.md")
    assert (ran.code, ran.out) == (2, "")
    assert not (here / "a.md").exists()


def test_the_others_are_written_where_one_file_is_not_valid(run: Run, here: Path) -> None:
    (here / "syd.toml").write_text("[kommune", encoding="utf-8")
    assert run("report", "kommune.toml", "syd.toml", DAY, "-o", "a.json").code == 2
    assert len(json.loads((here / "a.json").read_text(encoding="utf-8"))) >= 1


def test_a_rule_that_raises_is_no_sound_report(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    (here / "kommune.toml").write_text(setups["raises"], encoding="utf-8")
    assert run("report", DAY, "-o", "a.md").code == 4
    assert (here / "a.md").exists()


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_written(run: Run, here: Path) -> None:
    ran = run("report", DAY, "-o", "mangler/a.md", "-o", "b.md")
    assert (ran.code, ran.out) == (2, "Skrevet: b.md\n")
    assert "\nmangler/a.md: " in ran.err
    assert (here / "b.md").exists()


def test_an_expired_waiver_is_no_error_of_a_report(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    waiver = """
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Nyt lokale på vej"
godkendt_af = "Børne- og familiechef"
udloeber = 2026-01-01
"""
    (here / "kommune.toml").write_text(setups["short"] + waiver, encoding="utf-8")
    ran = run("report", DAY, "-o", "a.md")
    assert ran.code == 0
    assert "K064" in ran.err
