"""`readiness set`: one answer in, one answer changed, and what that does to the assessment."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness import toml
from readiness.change import Request, changed
from readiness.cli import set as setting
from readiness.render.canvas import Canvas
from readiness.render.change import render

if TYPE_CHECKING:
    from tests.conftest import Ran, Run

DAY = "--as-of=2026-11-06"
EXAMPLES = Path(__file__).parents[2] / "examples"
COMMENT = "# sager = 24\n"
PROEVE = """\
[kommune]
navn = "Eksempelby Kommune"   # vores

[metoder.proeve.maal]
# sager = 24
"""


@pytest.fixture
def kommune(proeve: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 (is installed)
    """Stand in a folder with a small setup, and give its file."""
    folder = tmp_path / "mappe"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = folder / "kommune.toml"
    path.write_text(PROEVE, encoding="utf-8")
    return path


@pytest.fixture
def eksempelby(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a copy of Eksempelby."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "kommune.toml"
    path.write_bytes((EXAMPLES / "eksempelby/kommune.toml").read_bytes())
    return path


def put(run: Run, *args: str | Path) -> Ran:
    return run("set", *args, DAY)


def refused(run: Run, kommune: Path, *args: str) -> str:
    """Run with arguments that are not taken, and give what is told; the file must not be touched."""
    before, at = kommune.read_bytes(), kommune.stat().st_mtime_ns
    ran = put(run, *args)
    assert (ran.code, ran.out) == (2, "")
    assert (kommune.read_bytes(), kommune.stat().st_mtime_ns) == (before, at)
    return " ".join(ran.err.split())


def test_an_answer_is_written_and_what_it_changes_is_shown(run: Run, kommune: Path) -> None:
    ran = put(run, "maal.sager", "24")

    assert kommune.read_text(encoding="utf-8") == f"{PROEVE}sager = 24\n"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "kommune.toml:6:1  [metoder.proeve.maal] sager = 24\n"
        "    før     ikke besvaret\n"
        "    nu      Sager om året: 24\n"
        "\n"
        "Prøvemetoden: Kan ikke afgøres endnu · 0–100 → 33–100 af 100 point\n"
        "    ? ikke besvaret → ✓ opfyldt  maal.sager\n"
    ).replace("0–100 → 33–100 af 100 point", "0–100 af 100 point → 33–100 af 100 point")


def test_the_same_is_told_in_english(run: Run, kommune: Path) -> None:
    ran = put(run, "maal.sager", "do not know", "--lang=en")

    assert 'sager = "ved_ikke"' in kommune.read_text(encoding="utf-8")
    assert "    before  not answered\n    now     do not know\n" in ran.out
    assert "? not answered → ? do not know  maal.sager" in ran.out


def test_a_dry_run_shows_it_and_writes_nothing(run: Run, kommune: Path) -> None:
    ran = put(run, "maal.sager", "24", "--dry-run")

    assert kommune.read_text(encoding="utf-8") == PROEVE
    assert "    nu      Sager om året: 24\n" in ran.out
    assert ran.out.endswith("Prøve: filen er ikke ændret.\n")


def test_the_same_answer_again_leaves_the_file_alone(run: Run, kommune: Path) -> None:
    put(run, "maal.sager", "24")
    at = kommune.stat().st_mtime_ns
    ran = put(run, "maal.sager", "24")

    assert ran.code == 0
    assert ran.out.endswith("    Det står der allerede.\n\nFilen er ikke ændret.\n")
    assert kommune.stat().st_mtime_ns == at


def test_an_answer_is_removed(run: Run, kommune: Path) -> None:
    put(run, "maal.sager", "24")
    ran = put(run, "maal.sager", "--unset", "kommune.toml")

    assert kommune.read_text(encoding="utf-8") == PROEVE
    assert ran.out.startswith("kommune.toml:6:1  fjernet: [metoder.proeve.maal] sager = 24\n")
    assert "    nu      ikke besvaret\n" in ran.out
    assert "Det står der ikke.\n" in put(run, "maal.sager", "--unset").out


def test_a_milestone_gets_an_owner_and_all_that_goes_with_it(run: Run, kommune: Path) -> None:
    options = ["--owner=Afsnitsleder", "--due=1.12.2026", "--evidence=a.md", "--evidence=Sal 1, plan.md"]
    ran = put(run, "maal", *options, "--note=Ny", "--assessed=6. november 2026", "kommune.toml")

    assert ran.code == 0
    assert kommune.read_text(encoding="utf-8") == (
        f"{PROEVE.removesuffix(COMMENT)}"
        'ansvarlig = "Afsnitsleder"\n'
        "frist = 2026-12-01\n"
        'dokumentation = ["a.md", "Sal 1, plan.md"]\n'
        'note = "Ny"\n'
        "vurderet = 2026-11-06\n"
        "# sager = 24\n"
    )
    assert ran.out.endswith("Vurderingen er den samme.\n")


def test_an_owner_of_an_answer_is_the_owner_of_its_milestone(run: Run, kommune: Path) -> None:
    put(run, "maal.sager", "--owner", "Leder")
    assert 'ansvarlig = "Leder"' in kommune.read_text(encoding="utf-8")


def test_an_empty_reason_is_told_not_passed_over(run: Run, kommune: Path) -> None:
    assert "fejl[K020]" in refused(run, kommune, "kursus", "--not-relevant", "")


def test_an_answer_and_its_owner_are_written_together(run: Run, kommune: Path) -> None:
    ran = put(run, "maal.sager", "24", "--owner", "Leder")

    assert kommune.read_text(encoding="utf-8") == f'{PROEVE}sager = 24\nansvarlig = "Leder"\n'
    assert ran.code == 0


def test_a_milestone_that_does_not_matter_gets_a_reason(run: Run, kommune: Path) -> None:
    put(run, "kursus", "--not-relevant", "Vi har holdt det")
    assert '[metoder.proeve.kursus]\nikke_relevant = "Vi har holdt det"' in kommune.read_text(
        encoding="utf-8"
    )
    assert "fejl[K021]" in refused(run, kommune, "maal", "--not-relevant", "Ingen grund")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["maal.sager", "mange"], "K010"),
        (["maal.sager", "1", "2"], "K010"),
        (["kursus.form", "måned"], "K012"),
        (["kommune.navn", "Født 010190-1234"], "P001"),
        (["kommune.navn", "a\x1b[31m"], "K070"),
        (["kommune.navn", '"a\\u001b"'], "K070"),
        (["kommune.navn", "a\udce6"], "K070"),
        (["aftener.lokaler.010190-1234", "3"], "P001"),
        (["maal.sagr", "24"], "K048"),
        (["kommune.navn", "--unset"], "K040"),
        (["maal.sager", "9" * 40], "K011"),
        (["maal", "24"], "K048"),
        (["maal", "--due", "snart"], "K010"),
    ],
)
def test_what_does_not_fit_is_told_as_in_the_file_and_not_written(
    run: Run, kommune: Path, args: list[str], code: str
) -> None:
    told = refused(run, kommune, *args)

    assert f"fejl[{code}]" in told
    assert told.endswith("Filen er ikke ændret.")
    assert "010190-1234" not in told
    assert "\x1b" not in told


def test_the_line_that_would_have_been_written_is_shown(run: Run, kommune: Path) -> None:
    told = refused(run, kommune, "maal.sager", "mange", "--lang=en")

    assert "┌─ kommune.toml:6:9" in told
    assert '6│ sager = "mange"' in told
    assert told.endswith("The file has not been changed.")


def test_a_fault_that_stands_already_does_not_keep_an_answer_out(run: Run, kommune: Path) -> None:
    kommune.write_text(PROEVE.replace("# sager = 24", 'sager = "mange"\nukendt = 1'), encoding="utf-8")
    ran = put(run, "kursus.form", "uge")

    assert ran.code == 0
    assert 'form = "uge"' in kommune.read_text(encoding="utf-8")
    assert ran.out.endswith(
        "Filen kan ikke vurderes endnu. Se, hvad der mangler at blive rettet: readiness\ncheck kommune.toml\n"
    )


def test_a_broken_file_is_mended_step_by_step(run: Run, kommune: Path) -> None:
    kommune.write_text(PROEVE.replace("# sager = 24", 'sager = "mange"'), encoding="utf-8")
    assert "fejl[K010]" in refused(run, kommune, "maal.sager", "flere")
    ran = put(run, "maal.sager", "24")

    assert kommune.read_text(encoding="utf-8") == PROEVE.replace("# sager", "sager")
    assert '    før     "mange"\n    nu      Sager om året: 24\n' in ran.out
    assert ran.out.rstrip().endswith("nu      Sager om året: 24")


def test_a_file_that_is_no_toml_or_is_missing_is_told_as_ever(run: Run, kommune: Path) -> None:
    kommune.write_text("[kommune\n", encoding="utf-8")
    assert "fejl[F043]" in refused(run, kommune, "kommune.navn", "x")
    assert "fejl[F001]" in refused(run, kommune, "kommune.navn", "x", "mangler.toml")


def test_an_unknown_answer_of_a_method_that_is_missing_is_told_as_the_missing_method(
    run: Run, kommune: Path
) -> None:
    kommune.write_text(PROEVE.replace("proeve", "prove"), encoding="utf-8")
    ran = put(run, "maal.sager", "24")
    assert (ran.code, "fejl[M001]" in ran.err) == (3, True)
    assert put(run, "kommune.navn", "Prøvekøbing").code == 0


def test_a_doubt_about_the_answer_is_told_and_the_answer_written(run: Run, kommune: Path) -> None:
    ran = put(run, "kommune.kode", "561")

    assert 'kode = "561"' in kommune.read_text(encoding="utf-8")
    assert (ran.code, "advarsel[K043]" in ran.err) == (0, True)
    assert put(run, "maal.sager", "24").err == ""


@pytest.mark.parametrize("args", [["maal.sager"], ["maal"]])
@pytest.mark.parametrize(
    ("language", "words"), [("da", "Skriv svaret efter stien"), ("en", "Write the answer after the path")]
)
def test_an_answer_must_be_given(run: Run, kommune: Path, args: list[str], language: str, words: str) -> None:
    assert words in refused(run, kommune, *args, f"--lang={language}")


def test_an_answer_is_not_both_given_and_removed(run: Run, kommune: Path) -> None:
    assert "--unset fjerner et svar." in refused(run, kommune, "maal.sager", "24", "--unset")


def test_a_missing_package_is_told_with_how_to_get_it(
    run: Run, kommune: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    assert "pip install 'readiness[edit]'" in refused(run, kommune, "maal.sager", "24")
    assert run("set", "--help").code == 0


def test_a_file_that_cannot_be_written_is_told(
    run: Run, kommune: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(setting, "write_whole", fail)
    assert "fejl[F032]: Filen kan ikke skrives (No space left on device)." in refused(
        run, kommune, "maal.sager", "24"
    )


def test_what_another_program_saves_meanwhile_is_not_lost(
    run: Run, kommune: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_meanwhile(*args: object, **named: object) -> object:
        change = changed(*args, **named)  # type: ignore[arg-type]  # those of `changed`
        kommune.write_text(f"{PROEVE}# nyt\n", encoding="utf-8")
        return change

    monkeypatch.setattr(setting, "changed", changed_meanwhile)
    ran = put(run, "maal.sager", "24")
    assert (ran.code, "fejl[F033]" in ran.err) == (2, True)
    assert kommune.read_text(encoding="utf-8").endswith("# nyt\n")


@pytest.mark.usefixtures("kommune")
def test_a_file_that_changes_while_it_is_read_is_not_edited(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = toml.read

    def read(path: Path) -> object:
        file = real(path)
        path.write_text(f"{PROEVE}# nyt\n", encoding="utf-8")
        return file

    monkeypatch.setattr(toml, "read", read)
    ran = put(run, "maal.sager", "24")
    assert (ran.code, "fejl[F033]" in ran.err) == (2, True)


def test_permissions_stay_and_links_are_followed(run: Run, kommune: Path) -> None:
    kommune.chmod(0o640)
    link = kommune.with_name("link.toml")
    link.symlink_to(kommune)
    put(run, "maal.sager", "24", "link.toml")

    assert link.is_symlink()
    assert kommune.read_text(encoding="utf-8") == f"{PROEVE}sager = 24\n"
    assert kommune.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in kommune.parent.iterdir()) == ["kommune.toml", "link.toml"]


def test_line_ends_and_a_byte_order_mark_are_kept(run: Run, kommune: Path) -> None:
    kommune.write_bytes(b"\xef\xbb\xbf" + PROEVE.replace("\n", "\r\n").encode())
    before = kommune.read_bytes()
    put(run, "maal.sager", "24")
    assert kommune.read_bytes() == before + b"sager = 24\r\n"


def test_an_entry_is_named_by_its_number(run: Run, eksempelby: Path) -> None:
    before = eksempelby.read_text(encoding="utf-8")
    ran = put(run, "faelles.lokaler.lokaler[1].kapacitet", "20")

    old, new = '"forsamlingshus", kapacitet = 18', '"forsamlingshus", kapacitet = 20'
    assert eksempelby.read_text(encoding="utf-8") == before.replace(old, new, 1)
    assert "[faelles.lokaler] lokaler[1].kapacitet = 20" in ran.out.replace("\n" + " " * 19, " ")


def test_what_methods_share_is_told_where_it_turns(run: Run, eksempelby: Path) -> None:
    ran = put(run, "faelles.tovholder.ressourcer.timer_pr_uge", "60")

    assert re.search(r"PÅ TVÆRS AF METODERNE\n    .* → ✓ opfyldt  across\.\w+\n", ran.out)
    assert eksempelby.read_text(encoding="utf-8").count("timer_pr_uge = 60") == 1


@pytest.mark.usefixtures("kommune")
def test_a_milestone_that_matters_again_is_open_again(run: Run) -> None:
    put(run, "kursus", "--not-relevant", "Vi har holdt det")
    ran = put(run, "kursus.ikke_relevant", "--unset")
    assert "ikke relevant → ? ikke besvaret  kursus.form" in ran.out


def test_a_method_without_a_score_is_told_as_not_assessed(kommune: Path) -> None:
    change = changed(kommune, Request("maal.sager", ("24",)), as_of=date(2026, 11, 6))
    assert change.before
    (method,) = change.before.methods
    without = replace(change, before=replace(change.before, methods=(replace(method, score=None),)))

    assert "ikke vurderet → 33–100 af 100 point" in render(without, "kommune.toml", Canvas(), "da")


def test_a_method_that_could_not_be_assessed_before_has_nothing_to_be_held_against(kommune: Path) -> None:
    change = changed(kommune, Request("maal.sager", ("24",)), as_of=date(2026, 11, 6))
    assert change.before
    without = replace(change, before=replace(change.before, methods=()))

    assert "Vurderingen er den samme." in render(without, "kommune.toml", Canvas(), "da")


def test_the_municipality_has_no_owner(run: Run, kommune: Path) -> None:
    assert "fejl[K048]" in refused(run, kommune, "kommune.kode", "0561", "--owner", "Leder")


def test_what_does_not_stand_in_the_file_at_all_is_placed_at_its_beginning(run: Run, kommune: Path) -> None:
    kommune.write_text("[metoder.proeve]\n", encoding="utf-8")
    assert put(run, "kommune.kode", "--unset").out == (
        "kommune.toml:1:1  [kommune] kode\n    Det står der ikke.\n\nFilen er ikke ændret.\n"
    )


def test_help_shows_how_to_answer_in_both_languages(run: Run) -> None:
    assert "readiness set samordnere.eget_korps ja" in run("set", "--help").out
    assert "Remove the answer." in run("set", "--help", "--lang=en").out
