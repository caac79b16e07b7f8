"""The page "Add a method", followed word by word in an empty folder, in both of its languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import tomli

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "docs/add-a-method.md").read_text(encoding="utf-8")
DANISH = (ROOT / "docs/ny-metode.md").read_text(encoding="utf-8")
#: The longest way that is still an afternoon's.
_COMMANDS_AT_MOST = 9


def commands(page: str) -> list[str]:
    """Give the commands of a page that are typed one after the other."""
    return [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]


def further(page: str) -> list[str]:
    """Give the commands that a page names within its sentences."""
    return re.findall(r"`(\.venv/bin/readiness [^`]+)`", page)


def offline() -> dict[str, str]:
    """Let pip find all that it needs where the tests do, and nowhere else.

    What a person downloads is what the tests are run with: it is shown to the new environment in a `.pth`.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("READINESS", "PIP_"))}
    interpreter = str(Path(sys.executable).parent)
    return kept | {
        "PATH": f"{interpreter}{os.pathsep}{os.environ['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # as pip reads it: without isolation
        "PIP_NO_INDEX": "1",
        "PYTHONIOENCODING": "utf-8",
    }


def typed(command: str, folder: Path) -> str:
    """Type a command into a shell, and give what it printed."""
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 (the shell of the machine)
        cwd=folder, env=offline(), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Follow the page from an empty folder; give the folder, and what each command printed."""
    beside = tmp_path_factory.mktemp("beside")
    (beside / "readiness").symlink_to(ROOT)
    folder = beside / "empty"
    folder.mkdir()
    printed = {}
    for command in commands(ENGLISH):
        printed[command] = typed(command, folder)
        if "-m venv" in command:
            site = next(folder.glob(".venv/lib/python*/site-packages"))
            paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
            (site / "what_is_downloaded.pth").write_text("\n".join(sorted(paths)), encoding="utf-8")
    return folder, printed


def test_it_takes_under_ten_commands() -> None:
    assert 5 < len(commands(ENGLISH)) <= _COMMANDS_AT_MOST


def test_both_languages_show_the_same_commands_under_as_many_headings() -> None:
    assert commands(DANISH) == commands(ENGLISH)
    assert further(DANISH) == further(ENGLISH)
    assert [page.count("\n## ") for page in (DANISH, ENGLISH)] == [2, 2]
    assert [len(re.findall(r"^\d\. ", page, re.MULTILINE)) for page in (DANISH, ENGLISH)] == [5, 5]


def test_each_command_works_and_the_last_one_assesses_the_method(
    followed: tuple[Path, dict[str, str]],
) -> None:
    _, printed = followed
    *_, last = commands(ENGLISH)

    assert "Tættere på familien" in printed[last]
    assert "Kan ikke afgøres endnu" in printed[last]
    assert "Udkast: Metodens egne tekster er pladsholdere, som skal erstattes." in " ".join(
        printed[last].split()
    )


def test_the_method_is_one_of_those_that_are_installed(followed: tuple[Path, dict[str, str]]) -> None:
    folder, _ = followed
    listed = json.loads(typed(".venv/bin/readiness methods list --format json", folder))

    [found] = [each for each in listed if each["id"] == "taettere_paa_familien"]
    project = tomli.loads((folder / "readiness-taettere-paa-familien/pyproject.toml").read_text("utf-8"))
    assert found["distribution"] == project["project"]["name"]


def test_the_engine_that_is_used_is_the_one_that_was_installed(
    followed: tuple[Path, dict[str, str]],
) -> None:
    folder, _ = followed
    where = typed(".venv/bin/python -c 'import readiness; print(readiness.__file__)'", folder)

    assert Path(where.strip()).is_relative_to(folder / ".venv")


@pytest.mark.parametrize("command", further(ENGLISH))
def test_a_command_within_a_sentence_works_too(followed: tuple[Path, dict[str, str]], command: str) -> None:
    folder, _ = followed

    assert typed(command, folder)


def test_the_project_passes_its_own_pytest(followed: tuple[Path, dict[str, str]]) -> None:
    folder, _ = followed

    assert " passed in " in typed(
        "cd readiness-taettere-paa-familien && ../.venv/bin/python -m pytest -q", folder
    )
