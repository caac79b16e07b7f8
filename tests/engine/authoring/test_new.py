"""`readiness rules new`: a whole project or nothing, and what to type next."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness.authoring.lint.texts import of_placeholders
from readiness.authoring.project import find_project
from readiness.documents import read_ruleset
from readiness.ruleset import effective_ruleset

if TYPE_CHECKING:
    from tests.conftest import Run

NAME = "Tættere på familien"
FOLDER = "readiness-taettere-paa-familien"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_method_is_written_into_a_folder_of_its_name(run: Run) -> None:
    ran = run("rules", "new", NAME)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Skrevet i {FOLDER}: ")
    assert f'  pip install -e "{FOLDER}[test]"' in ran.out
    [piece] = find_project(Path(FOLDER)).pieces
    assert piece.id == "taettere_paa_familien"


@pytest.mark.parametrize("options", [(), ("--data-only",)], ids=["arithmetic", "data_only"])
def test_what_is_written_joins_what_it_extends_and_has_a_proof_of_each_rule(
    run: Run, options: tuple[str, ...]
) -> None:
    assert run("rules", "new", "prøvemetoden", *options).code == 0

    project = find_project(Path("readiness-proevemetoden"))
    [piece] = project.pieces
    ruleset = effective_ruleset(project.documents(piece))
    own = [rule for rule in ruleset.rules if rule.stated_by == piece.id]
    assert {path.name for path in piece.proofs.iterdir() if path.is_dir()} == {rule.full_id for rule in own}
    assert any(rule.call for rule in own) is not bool(options)


@pytest.mark.parametrize("command", ["lint", "test"])
@pytest.mark.parametrize("options", [(), ("--data-only",)], ids=["arithmetic", "data_only"])
def test_what_is_written_passes_its_own_lint_and_tests(
    run: Run, options: tuple[str, ...], command: str
) -> None:
    """In a process of its own, since the code of the project is imported."""
    assert run("rules", "new", NAME, *options).code == 0

    line = [sys.executable, "-m", "readiness", "rules", command, FOLDER]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_placeholder_is_told_once_the_method_says_that_it_is_finished(run: Run) -> None:
    """Then lint is what tells that nothing is left: the page asks for version 1.0.0 at the end."""
    assert run("rules", "new", NAME, "--data-only").code == 0
    ruleset = Path(FOLDER, "readiness_taettere_paa_familien", "taettere_paa_familien.toml")
    text = ruleset.read_text(encoding="utf-8")

    unfinished = list(of_placeholders(read_ruleset(ruleset)))
    ruleset.write_text(text.replace('version = "0.1.0"', 'version = "1.0.0"'), encoding="utf-8")
    told = list(of_placeholders(read_ruleset(ruleset)))

    assert unfinished == []
    assert {each.code for each in told} == {"H018"}
    placeholder = re.compile('"(?:Skriv|Write|Udkast:|Draft:) ')
    lines = {number for number, line in enumerate(text.splitlines(), 1) if placeholder.search(line)}
    assert {each.place.line for each in told if each.place} == lines
    assert len(told) == len(placeholder.findall(text))


def test_the_titles_are_those_that_were_given(run: Run) -> None:
    assert run("rules", "new", "tpf", "--title-da", NAME, "--title-en", "Closer to the family").code == 0

    project = find_project(Path("readiness-tpf"))
    title = project.documents(project.pieces[0])[-1].body.ruleset.title
    assert (title.da, title.en) == (NAME, "Closer to the family")


def test_every_line_that_is_told_is_a_command_or_a_file(run: Run) -> None:
    ran = run("rules", "new", "tpf", "--to", "en mappe", "--lang", "en")

    files, commands = (re.findall(r"^  (.+?)  ", part, re.MULTILINE) for part in ran.out.split("\n\n"))
    assert [name for name in files if not Path("en mappe", name).exists()] == []
    assert commands[:2] == ['pip install -e "en mappe[test]"', "readiness rules lint 'en mappe'"]
    assert commands[-1] == "readiness init plan --method tpf"


def test_an_empty_folder_and_a_repository_without_files_are_taken(run: Run) -> None:
    Path(".git").mkdir()

    ran = run("rules", "new", "tpf", "--to", ".")

    assert ran.code == 0
    assert "  readiness rules lint . " in ran.out
    assert Path("pyproject.toml").exists()


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_nothing_is_ever_overwritten(run: Run, there: str) -> None:
    target = Path(FOLDER)
    if there == "link":
        target.symlink_to("nowhere")
    elif there == "file":
        target.write_text("mine", encoding="utf-8")
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine", encoding="utf-8")
    before = sorted(Path().rglob("*"))

    ran = run("rules", "new", NAME)

    assert ran.code == 2
    assert "[H083]" in ran.err
    assert sorted(Path().rglob("*")) == before


def test_a_method_is_written_whole_or_not_at_all(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write, left = Path.write_bytes, 20

    def until_the_disk_is_full(path: Path, content: bytes) -> int:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", until_the_disk_is_full)

    ran = run("rules", "new", NAME)

    assert ran.code == 2
    assert "[F022]" in ran.err
    assert "No space left on device" in ran.err
    assert left < 0
    assert list(Path().iterdir()) == []


def test_a_folder_that_cannot_be_read_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(FOLDER).mkdir()

    def denied(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)

    ran = run("rules", "new", NAME)

    assert ran.code == 2
    assert "Permission denied" in ran.err


def test_what_cannot_be_called_so_is_refused_before_anything_is_written(run: Run) -> None:
    ran = run("rules", "new", "omlaegning", "--title-en", "<b>", "--lang", "en")

    assert ran.code == 2
    assert "error[H082]" in ran.err
    assert "error[H084]" in ran.err
    assert list(Path().iterdir()) == []
