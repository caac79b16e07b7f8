"""A personal number stops the assessment wherever it stands in a file, and no output shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

NUMBER = "010190-1234"
HEAD = '[kommune]\nnavn = "Eksempelby Kommune"\n'
READY = """\
[metoder.proeve.maal]
sager = 24
ansvarlig = "Afsnitsleder"
[metoder.proeve.kursus]
form = "uge"
[metoder.proeve.aftener]
moeder = 24
lokaler = { "Biblioteket" = 30 }
"""

pytestmark = pytest.mark.usefixtures("proeve", "here")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    folder = tmp_path / "her"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def shown(run: Run, text: str, *options: str, name: str = "kommune.toml") -> tuple[int, str, str]:
    Path(name).write_text(text, encoding="utf-8")
    return run("check", name, "--as-of=2026-11-06", *options)


def places(err: str) -> list[str]:
    """Give the places that are told, as line and column."""
    return re.findall(r"┌─ kommune\.toml:(\d+:\d+)\n", err)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (f"# Sagen om {NUMBER}", 12),
        (f'note = "Sagen om {NUMBER}"', 18),
        (f"note = '{NUMBER}'", 9),
        (f'note = """\\\nsagen {NUMBER}"""', 7),
        ("frist = 2026-12-01 # 0101901234", 22),
        ("moeder_i_alt = 3112901234", 16),
        (f'"{NUMBER}" = 1', 2),
        (f'dokumentation = ["https://x.example", "sager/{NUMBER}.pdf"]', 46),
    ],
)
def test_it_is_told_where_its_digits_are(run: Run, line: str, column: int) -> None:
    code, out, err = shown(run, HEAD + READY + line + "\n")
    number = 11 + line.count("\n")

    assert (code, out) == (2, "")
    assert err.count("[P001]") == 1
    assert f"┌─ kommune.toml:{number}:{column}\n" in err
    assert "1234" not in err


@pytest.mark.parametrize(
    "line",
    [
        'note = "\\u00301' + NUMBER[2:] + '"',
        f'note = """{NUMBER[:7]}\\\n   {NUMBER[7:]}"""',
    ],
)
def test_one_that_is_written_in_escapes_is_told_at_its_value(run: Run, line: str) -> None:
    code, _, err = shown(run, HEAD + READY + line + "\n")

    assert (code, err.count("[P001]")) == (2, 1)
    assert "┌─ kommune.toml:11:8\n" in err
    assert "0190" not in err


def test_one_in_escapes_is_told_beside_one_that_is_seen_elsewhere(run: Run) -> None:
    _, _, err = shown(run, f'{HEAD}{READY}# {NUMBER}\nnote = "\\u0030{NUMBER[1:]}"\n')

    assert places(err) == ["11:3", "12:8"]


def test_two_in_one_text_are_told_each(run: Run) -> None:
    _, _, err = shown(run, f'{HEAD}{READY}note = "{NUMBER} og {NUMBER}"\n')

    assert places(err) == ["11:9", "11:24"]
    assert err.count("••••••-••••") == 4


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_in_a_file_that_is_not_toml_is_told_too(run: Run, language: str) -> None:
    code, _, err = shown(run, f"{HEAD}# {NUMBER}\nnote = {NUMBER}\n", "--lang", language)

    assert code == 2
    assert places(err) == ["4:9", "3:3", "4:8"]
    assert "1234" not in err


def test_a_key_that_does_not_exist_is_told_without_its_digits(run: Run) -> None:
    _, _, err = shown(run, f'{HEAD}[metoder.proeve."{NUMBER}"]\n')

    assert "[K031]" in err
    assert "[P001]" in err
    assert "1234" not in err


@pytest.mark.parametrize("shape", ["text", "json"])
def test_one_in_the_name_of_the_file_is_hidden_and_doubted(run: Run, shape: str) -> None:
    code, out, err = shown(run, HEAD + READY, "--format", shape, name=f"sag {NUMBER}.toml")

    assert code == 0
    assert "advarsel[P002]" in err
    assert "••••••-••••.toml" in out
    assert "1234" not in out + err


def test_the_json_names_every_place_without_it(run: Run) -> None:
    _, out, _ = shown(run, HEAD + READY, "--format=json", name=f"{NUMBER}.toml")
    content = json.loads(out)

    assert content["input"]["path"] == "••••••-••••.toml"
    assert content["diagnostics"][0]["location"]["path"] == "••••••-••••.toml"
    assert content["methods"][0]["factors"][0]["milestones"][0]["rules"][0]["location"]["path"] == (
        "••••••-••••.toml"
    )


def test_a_file_that_does_not_exist_is_told_without_it(run: Run) -> None:
    ran = run("check", f"{NUMBER}.toml")

    assert ran.code == 2
    assert "1234" not in ran.err
