"""The file of a baseline: one line a gap, in order, read strictly, and named from its own folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from readiness import ledger
from readiness.baseline import KnownGap
from readiness.catalogue import CATALOGUE
from readiness.errors import SetupError
from readiness.judgement import Outcome
from readiness.ledger import Ledger

if TYPE_CHECKING:
    from readiness.diagnostics import Diagnostic

_START = '  { file = "kommune.toml", rule = "proeve/'
LINE = _START + 'aftener.nok", key = "aftener.lokaler", outcome = "partial" },\n'
GAPS = [
    KnownGap("proeve/maal.sager", "maal.sager", Outcome.UNANSWERED),
    KnownGap("proeve/aftener.nok", "aftener.lokaler", Outcome.PARTIAL),
]
#: Texts as TOML may hold them: all but lone halves of a pair.
TEXTS = st.text(st.characters(codec="utf-8"))


def stored(folder: Path, text: str) -> Path:
    path = folder / "b.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[Diagnostic]:
    with pytest.raises(SetupError) as caught:
        ledger.read(stored(folder, text))
    return list(caught.value.diagnostics)


def book(folder: Path, *gaps: KnownGap, name: str = "kommune.toml") -> Ledger:
    return Ledger(folder / "b.toml", {}).holding({name: gaps})


# --- How it is written ---


def test_the_version_stands_in_the_first_line(tmp_path: Path) -> None:
    assert str(book(tmp_path)).startswith("baseline = 1 ")


def test_each_gap_stands_on_a_line_of_its_own_in_order(tmp_path: Path) -> None:
    lines = [
        LINE.rstrip("\n"),
        _START + 'maal.sager", key = "maal.sager", outcome = "unanswered" },',
    ]
    forward, backward = (str(book(tmp_path, *gaps)) for gaps in (GAPS, GAPS[::-1]))
    assert forward.splitlines()[2:-1] == lines
    assert forward == backward


def test_files_come_in_order_too(tmp_path: Path) -> None:
    both = book(tmp_path, GAPS[0], name="syd.toml").holding({"nord.toml": GAPS[:1]})
    assert [line.split('"')[1] for line in str(both).splitlines()[2:-1]] == ["nord.toml", "syd.toml"]


def test_it_names_no_line_and_no_column(tmp_path: Path) -> None:
    values = tomli.loads(str(book(tmp_path, *GAPS)))
    assert {key for each in values["known"] for key in each} == {"file", "rule", "key", "outcome"}


@given(TEXTS, TEXTS, TEXTS, st.sampled_from([Outcome.PARTIAL, Outcome.UNMET, Outcome.UNKNOWN]))
def test_what_is_written_is_read_back_whatever_the_names(
    name: str, rule: str, key: str, outcome: Outcome
) -> None:
    gap = KnownGap(rule, key, outcome)
    written = str(Ledger(Path("b.toml"), {}).holding({name: [gap]}))

    assert len(written.split("\n")) == 5
    assert all(line.isprintable() for line in written.split("\n"))
    assert tomli.loads(written)["known"] == [{"file": name, "rule": rule, "key": key, "outcome": outcome}]


def test_a_file_that_is_written_is_read_as_the_same(tmp_path: Path) -> None:
    written = book(tmp_path, *GAPS)
    assert ledger.read(stored(tmp_path, str(written))).setups == written.setups


# --- Which setup is meant ---


def test_a_setup_is_named_from_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nord").mkdir()
    (tmp_path / "plan").mkdir()
    monkeypatch.chdir(tmp_path / "nord")
    there = Ledger(Path("../plan/b.toml"), {})
    assert there.name_of(Path("kommune.toml")) == "../nord/kommune.toml"
    assert there.name_of(Path("../plan/kommune.toml")) == "kommune.toml"


def test_the_same_setup_has_one_name_however_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.toml").symlink_to(tmp_path / "kommune.toml")
    here = Ledger(Path("b.toml"), {})
    names = {
        here.name_of(each) for each in (Path("./kommune.toml"), tmp_path / "kommune.toml", Path("link.toml"))
    }
    assert names == {"kommune.toml"}


def test_a_setup_on_another_drive_is_named_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(*_: object) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.setattr(os.path, "relpath", relpath)
    setup = tmp_path / "kommune.toml"
    assert Ledger(tmp_path / "b.toml", {}).name_of(setup) == Path(os.path.realpath(setup)).as_posix()


def test_a_baseline_knows_nothing_of_a_setup_that_it_does_not_name(tmp_path: Path) -> None:
    here = book(tmp_path, *GAPS)
    assert len(here.baseline_of(tmp_path / "kommune.toml").gaps) == 2
    assert here.baseline_of(tmp_path / "anden.toml").gaps == {}


# --- What is wrong with it ---


def test_a_baseline_that_is_missing_says_how_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        ledger.read(tmp_path / "b.toml")
    [fault] = caught.value.diagnostics
    assert fault.code == "F060"
    assert "readiness baseline write" in fault.advice("da")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "known = []",
        "baseline = 1",
        'baseline = "1"\nknown = []',
        "baseline = true\nknown = []",
        "baseline = 1\nknown = 3",
        "baseline = 1\nknown = []\nmere = 1",
        '[kommune]\nnavn = "Prøvekøbing Kommune"',
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    assert [each.code for each in faults(tmp_path, text)] == ["F061"]


def test_a_version_that_is_not_known_is_told_where_it_stands(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, "baseline = 2\nknown = []")
    assert fault.code == "F062"
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (1, 12)


@pytest.mark.parametrize(
    "line",
    [
        "1,",
        '{ file = "a" },',
        LINE.replace('"partial"', "1"),
        LINE.replace(" },", ", mere = 1 },"),
    ],
)
def test_a_line_that_is_not_as_it_must_be_is_told_where_it_stands(tmp_path: Path, line: str) -> None:
    [fault] = faults(tmp_path, f"baseline = 1\nknown = [\n{LINE}{line}\n]")
    assert fault.code == "F063"
    assert fault.place is not None
    assert fault.place.line == 4


@pytest.mark.parametrize("outcome", ["met", "error", "not_applicable", "halvt", ""])
def test_an_outcome_that_is_no_gap_is_told_with_those_that_are(tmp_path: Path, outcome: str) -> None:
    [fault] = faults(tmp_path, f"baseline = 1\nknown = [\n{LINE.replace('partial', outcome)}]")
    assert fault.code == "F064"
    assert fault.place is not None
    assert fault.place.text[fault.place.column - 1 :].startswith(f'"{outcome}"')
    assert "partial, unmet, unanswered, unknown" in fault.advice("en")


def test_a_rule_that_is_named_twice_for_a_file_is_told(tmp_path: Path) -> None:
    twice = LINE + LINE.replace("partial", "unmet") + LINE.replace("kommune.toml", "anden.toml")
    [fault] = faults(tmp_path, f"baseline = 1\nknown = [\n{twice}]")
    assert fault.code == "F065"
    assert fault.place is not None
    assert fault.place.line == 4


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = f"baseline = 1\nknown = [\n1,\n{LINE.replace('partial', 'x')}]"
    assert [each.code for each in faults(tmp_path, text)] == ["F063", "F064"]


@pytest.mark.parametrize(("content", "code"), [("<<<<<<< HEAD\n", "F006"), ("a = 1\na = 2", "F008")])
def test_what_is_no_toml_is_told_as_in_a_setup(tmp_path: Path, content: str, code: str) -> None:
    assert [each.code for each in faults(tmp_path, content)] == [code]


@pytest.mark.parametrize("code", ["F061", "F062", "F063", "F064", "F065"])
def test_the_example_of_a_code_gives_the_code_and_its_remedy_does_not(tmp_path: Path, code: str) -> None:
    entry = CATALOGUE[code]
    assert [each.code for each in faults(tmp_path, entry.wrong)] == [code]
    ledger.read(stored(tmp_path, entry.right))
