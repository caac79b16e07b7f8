"""What an editor says of a setup: the linters of two language servers for TOML, with the schema of readiness.

Tombi reads JSON Schema as it is meant and knows the dates of TOML. Taplo is older: where a key is unknown it
marks the whole table and every key in it, so it is held to the line of the key. Neither has a network here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from readiness.cli import schema_file
from readiness.plugins import declarable, load_method
from readiness.scaffold import DIRECTIVE, Heading, addition, scaffold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.model import Language

ROOT = Path(__file__).parents[2]
RULESETS = {name: load_method(name).ruleset for name in declarable()}
EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").glob("*/*.toml")
    if path.name not in ("pyproject.toml", "readiness-baseline.toml")
)
#: No catalogue of schemas is fetched: the first line of a file names its own.
TOMBI_CONFIG = "[schema]\nenabled = true\ncatalog = { paths = [] }\n"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ANSWER = re.compile(r"^#(?=[^ :#\n]|  \{)", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder in which the linters fetch nothing."""
    (tmp_path / "tombi.toml").write_text(TOMBI_CONFIG, encoding="utf-8")
    return tmp_path


def put(folder: Path, text: str, methods: Sequence[str], language: Language = "da") -> Path:
    """Write a setup and the schema of its methods."""
    rulesets = [RULESETS[name] for name in methods]
    (folder / schema_file.NAME).write_text(schema_file.text_of(rulesets, language), encoding="utf-8")
    path = folder / "kommune.toml"
    path.write_text(text, encoding="utf-8")
    return path


def linted(tool: str, path: Path) -> str:
    """Give what a linter prints; nothing of it is fetched."""
    command = shutil.which(tool, path=str(Path(sys.executable).parent)) or tool
    arguments = {"tombi": ["lint", "--offline", "--error-on-warnings"], "taplo": ["lint", "--no-auto-config"]}
    nowhere = "http://127.0.0.1:9"
    env = {**os.environ, "HTTP_PROXY": nowhere, "HTTPS_PROXY": nowhere, "NO_COLOR": "1", "RUST_LOG": "error"}
    done = subprocess.run(
        [command, *arguments[tool], path.name],
        cwd=path.parent,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    shown = _COLOUR.sub("", done.stdout + done.stderr)
    return "" if done.returncode == 0 else shown


def marked(shown: str) -> list[int]:
    """Give the lines that a linter marks."""
    return [int(line) for line in re.findall(r"kommune\.toml:([0-9]+):[0-9]+", shown)]


each_tool = pytest.mark.parametrize("tool", ["tombi", "taplo"])


@each_tool
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("count", range(1, len(RULESETS) + 1))
def test_what_init_writes_is_clean_and_so_is_every_answer_in_it(
    folder: Path, tool: str, language: Language, count: int
) -> None:
    names = next(combinations(RULESETS, count))
    text = scaffold(Heading("Esbjerg Kommune", "0561", None), [RULESETS[name] for name in names], language)

    for each in (text, _ANSWER.sub("", text)):
        assert linted(tool, put(folder, each, names, language)) == ""


@each_tool
def test_what_a_method_more_adds_is_clean(folder: Path, tool: str) -> None:
    names = ["familieraadslagning", "signs_of_safety"]
    one, more = (RULESETS[name] for name in names)
    text = scaffold(Heading("Esbjerg Kommune", "0561", None), [one], "da")
    longer = text + addition(more, [one], tomli.loads(text), "da")

    for each in (longer, _ANSWER.sub("", longer)):
        assert linted(tool, put(folder, each, names)) == ""


@each_tool
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.relative_to(ROOT / "examples").as_posix())
def test_every_example_is_clean(folder: Path, tool: str, example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    methods = list(tomli.loads(text)["metoder"])
    shown = linted(tool, put(folder, f"{DIRECTIVE}\n{text}", methods))

    assert [line for line in shown.split("\n") if "out-of-order" not in line and "Warning" in line] == []
    assert "Error" not in shown
    assert "error:" not in shown


#: A setup with one mistake to a line; each is marked where it stands.
FAULTS = {
    "wrong type": ("sager_pr_aar = 'mange'", 7),
    "below the minimum": ("sager_pr_aar = -1", 7),
    "decimals in a whole number": ("sager_pr_aar = 2.5", 7),
    "no list": ("oenskede_forandringer = 'Ro'", 7),
    "list of the wrong type": ("oenskede_forandringer = [1]", 7),
    "unknown key": ("sager_pr_aarr = 3", 7),
    "wrong word": ("[metoder.familieraadslagning.sagstyper]\nindstillingsprocedure = 'måske'", 8),
    "not true or false": ("[metoder.familieraadslagning.samordnere]\neget_korps = 'ja'", 8),
    "wrong part": ("[metoder.familieraadslagning.tovholder]\nressourcer = { timer_pr_uge = 'seks' }", 8),
    "unknown part": ("[metoder.familieraadslagning.tovholder]\nressourcer = { timer = 6 }", 8),
    "unknown milestone": ("[metoder.familieraadslagning.samordner]\neget_korps = true", 7),
    "a field of each method": ("[faelles.maal_og_maalgruppe]\nsager_pr_aar = 24", 8),
    "a gate that is not relevant": ("[faelles.implementeringsteam]\nikke_relevant = 'Nej'", 8),
    "no date": ("frist = 20270201", 7),
    "date in quotes": ("frist = '1. februar 2027'", 7),
    "unknown rule": (
        "[[fravigelser]]\nregel = 'findes.ikke'\nbegrundelse = 'x'\ngodkendt_af = 'x'\nudloeber = 2027-01-01",
        8,
    ),
}
HEAD = f"""{DIRECTIVE}
[kommune]
navn = "Eksempelby Kommune"

[metoder.familieraadslagning]
[metoder.familieraadslagning.maal_og_maalgruppe]
"""


@pytest.mark.parametrize(("fault", "line"), FAULTS.values(), ids=FAULTS)
def test_tombi_marks_a_mistake_in_its_line_and_no_other(folder: Path, fault: str, line: int) -> None:
    shown = linted("tombi", put(folder, f"{HEAD}{fault}\n", ["familieraadslagning"]))

    assert set(marked(shown)) == {line}, shown


#: Where taplo marks the table that a key should not stand in, and then all that it holds.
WHOLE_TABLES = {"unknown key", "unknown milestone", "a field of each method", "a gate that is not relevant"}


@pytest.mark.parametrize("name", FAULTS)
def test_taplo_marks_a_mistake_in_its_line_or_in_the_table_that_holds_it(folder: Path, name: str) -> None:
    fault, line = FAULTS[name]
    shown = linted("taplo", put(folder, f"{HEAD}{fault}\n", ["familieraadslagning"]))

    assert line in marked(shown), shown
    if name not in WHOLE_TABLES:
        assert set(marked(shown)) == {line}, shown


@pytest.mark.parametrize(("tool", "is_marked"), [("tombi", True), ("taplo", False)])
@pytest.mark.parametrize("answer", ["sager_pr_aar = 24.0", "frist = '2027-02-01'"])
def test_only_tombi_tells_a_date_from_a_text_and_a_whole_number_from_another(
    folder: Path, tool: str, answer: str, *, is_marked: bool
) -> None:
    """Taplo reads TOML as JSON, which has no dates and no whole numbers; `readiness check` has both."""
    shown = linted(tool, put(folder, f"{HEAD}{answer}\n", ["familieraadslagning"]))

    assert bool(shown) is is_marked


@each_tool
def test_a_setup_without_a_municipality_is_marked(folder: Path, tool: str) -> None:
    assert linted(tool, put(folder, f"{DIRECTIVE}\n[metoder.omlaegning]\n", ["omlaegning"]))


@each_tool
def test_the_linters_do_read_the_schema_that_the_first_line_names(folder: Path, tool: str) -> None:
    fault = f"{HEAD}sager_pr_aar = 'mange'\n"

    assert linted(tool, put(folder, fault, ["familieraadslagning"]))
    assert linted(tool, put(folder, fault.replace(DIRECTIVE, "#"), ["familieraadslagning"])) == ""
