"""`readiness baseline` and `readiness check --baseline`, as a person uses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from readiness.cli import baseline as command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Ran, Run

DAY = "--as-of=2026-11-06"
BASELINE = "readiness-baseline.toml"

pytestmark = pytest.mark.usefixtures("proeve")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of its own."""
    folder = tmp_path / "plan"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def check(run: Run, *args: str) -> Ran:
    return run("check", DAY, "--baseline", BASELINE, *args)


def put(here: Path, text: str, name: str = "kommune.toml") -> None:
    (here / name).write_text(text, encoding="utf-8")


def lines(here: Path) -> list[str]:
    return (here / BASELINE).read_text(encoding="utf-8").splitlines()[2:-1]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "1 kendt mangel er skrevet i readiness-baseline.toml.\nBrug den med: readiness check --"),
        ("en", "1 known gap is written in readiness-baseline.toml.\nUse it with: readiness check --"),
    ],
)
def test_write_notes_the_gaps_of_today(
    run: Run, here: Path, setups: Mapping[str, str], language: str, said: str
) -> None:
    put(here, setups["short"])
    ran = run("baseline", "write", DAY, "--lang", language)

    assert (ran.code, ran.out) == (0, f"{said}baseline readiness-baseline.toml\n")
    assert ['"proeve/aftener.nok"' in line for line in lines(here)] == [True]


def test_what_was_noted_fails_no_check_and_what_is_new_does(
    run: Run, here: Path, setups: Mapping[str, str]
) -> None:
    put(here, setups["short"])
    run("baseline", "write", DAY)
    assert run("check", DAY).code == 1
    assert check(run).code == 0

    put(here, setups["short"].replace('"uge"', '"dag"'))
    assert check(run).code == 1


def test_prune_takes_out_what_is_closed(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["short"].replace('"uge"', '"dag"'))
    run("baseline", "write", DAY)
    put(here, setups["short"])
    assert "1 lukket" in check(run).out

    assert (
        run("baseline", "prune", DAY).out
        == "1 lukket mangel er taget ud af readiness-baseline.toml. Tilbage: 1.\n"
    )
    assert len(lines(here)) == 1
    assert "0 lukkede mangler" in run("baseline", "prune", DAY).out


def test_prune_adds_nothing(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["ready"])
    run("baseline", "write", DAY)
    put(here, setups["short"])
    run("baseline", "prune", DAY)
    assert lines(here) == []


def test_prune_holds_on_to_what_became_better(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["unmet"])
    run("baseline", "write", DAY)
    put(here, setups["short"])
    run("baseline", "prune", DAY)
    assert '"partial"' in lines(here)[0]

    put(here, setups["unmet"])
    assert check(run).code == 1


def test_prune_does_not_forgive_what_became_worse(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["short"])
    run("baseline", "write", DAY)
    before = lines(here)
    put(here, setups["unmet"])
    run("baseline", "prune", DAY)
    assert lines(here) == before
    assert check(run).code == 1


def test_what_is_waived_is_not_noted_also_when_the_waiver_has_expired(
    run: Run, here: Path, setups: Mapping[str, str]
) -> None:
    for until in ("2026-12-31", "2026-11-05"):
        put(
            here,
            f"""{setups["short"]}
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Nyt lokale på vej"
godkendt_af = "Børne- og familiechef"
udloeber = {until}
""",
        )
        run("baseline", "write", DAY)
        assert lines(here) == []


def test_a_rule_that_raises_is_not_noted(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["raises"])
    assert run("baseline", "write", DAY).code == 0
    assert lines(here) == []


def test_lines_about_other_files_stay(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    for name in ("nord.toml", "syd.toml"):
        put(here, setups["short"], name)
    assert "nord.toml syd.toml --baseline" in run("baseline", "write", "nord.toml", "syd.toml", DAY).out
    put(here, setups["ready"], "nord.toml")
    run("baseline", "write", "nord.toml", DAY)
    assert [line.split('"')[1] for line in lines(here)] == ["syd.toml"]


def test_prune_of_one_file_leaves_the_others(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    for name in ("nord.toml", "syd.toml"):
        put(here, setups["short"], name)
    run("baseline", "write", "nord.toml", "syd.toml", DAY)
    for name in ("nord.toml", "syd.toml"):
        put(here, setups["ready"], name)
    run("baseline", "prune", "nord.toml", DAY)
    assert [line.split('"')[1] for line in lines(here)] == ["syd.toml"]


def test_prune_takes_out_a_file_that_is_no_more(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["short"], "nord.toml")
    run("baseline", "write", "nord.toml", DAY)
    (here / "nord.toml").unlink()
    assert run("baseline", "prune").code == 0
    assert lines(here) == []


def test_each_file_is_held_against_its_own_gaps(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["short"], "nord.toml")
    put(here, setups["weak"], "syd.toml")
    run("baseline", "write", "nord.toml", "syd.toml", DAY)
    assert check(run, "nord.toml", "syd.toml").code == 0
    put(here, setups["short"], "syd.toml")
    documents = json.loads(check(run, "nord.toml", "syd.toml", "--format=json").out)
    assert [each["exit_code"] for each in documents] == [0, 1]


@pytest.mark.parametrize("action", ["write", "prune"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_setup_that_is_not_valid_changes_nothing(
    run: Run, here: Path, setups: Mapping[str, str], action: str, language: str
) -> None:
    put(here, setups["short"])
    run("baseline", "write", DAY)
    before = lines(here)
    put(here, setups["short"].replace("sager = 24", 'sager = "mange"'))
    ran = run("baseline", action, DAY, "--lang", language)

    assert (ran.code, ran.out, lines(here)) == (2, "", before)
    assert ran.err.endswith(
        {
            "da": "readiness-baseline.toml er ikke ændret.\n",
            "en": "readiness-baseline.toml has not been changed.\n",
        }[language]
    )


@pytest.mark.parametrize("action", ["write", "prune"])
def test_a_file_that_is_no_baseline_is_not_written_over(
    run: Run, here: Path, setups: Mapping[str, str], action: str
) -> None:
    put(here, setups["short"])
    ran = run("baseline", action, "-b", "kommune.toml", DAY)
    assert ran.code == 2
    assert "F061" in ran.err
    assert (here / "kommune.toml").read_text(encoding="utf-8") == setups["short"]


def test_prune_and_check_without_a_baseline_say_how_to_write_one(run: Run) -> None:
    for ran in (run("baseline", "prune"), check(run)):
        assert (ran.code, ran.out) == (2, "")
        assert "F060" in ran.err


def test_a_disk_that_is_full_is_told(
    run: Run, here: Path, setups: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    put(here, setups["short"])
    monkeypatch.setattr(command, "write_whole", full)
    ran = run("baseline", "write", DAY)
    assert ran.code == 2
    assert "F032" in ran.err


def test_a_report_is_not_written_over_the_baseline(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["short"])
    run("baseline", "write", DAY)
    assert check(run, "-o", f"text={BASELINE}").code == 2
    assert len(lines(here)) == 1


def test_a_setup_without_gaps_gives_an_empty_list(run: Run, here: Path, setups: Mapping[str, str]) -> None:
    put(here, setups["ready"])
    assert "0 kendte mangler" in run("baseline", "write", DAY).out
    assert check(run).code == 0
