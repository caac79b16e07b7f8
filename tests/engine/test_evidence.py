"""Evidence is looked for in the folder of the setup, and nowhere else."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.evidence import Whereabouts, looked_up

if TYPE_CHECKING:
    from pathlib import Path

THERE, MISSING, ELSEWHERE = Whereabouts.THERE, Whereabouts.MISSING, Whereabouts.ELSEWHERE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with `beslutninger/maal.md`, beside `hemmelig.md`."""
    folder = tmp_path / "kommune"
    (folder / "beslutninger").mkdir(parents=True)
    (folder / "beslutninger" / "maal.md").touch()
    (tmp_path / "hemmelig.md").touch()
    return folder


@pytest.mark.parametrize(
    "written",
    [
        "beslutninger/maal.md",
        "./beslutninger/maal.md",
        "beslutninger\\maal.md",
        "beslutninger//maal.md",
        "  beslutninger/maal.md ",
        "beslutninger",
        "beslutninger/",
        "https://intranet.example/sag/24",
        "http://intranet.example/sag/24",
        "HTTPS://intranet.example",
    ],
)
def test_what_lies_in_the_folder_or_on_the_web_is_there(folder: Path, written: str) -> None:
    assert looked_up(folder, written) is THERE


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        ".",
        "maal.md",
        "beslutninger/andre.md",
        "beslutninger/maal.md/mere",
        "beslutninger/\0.md",
        "m" * 5000,
        "a/" * 3000,
        "NUL",
        "beslutninger/con.txt",
        "Referat fra mødet: se sagen",
        "\ud800",
    ],
)
def test_what_is_not_in_the_folder_is_missing(folder: Path, written: str) -> None:
    assert looked_up(folder, written) is MISSING


def watched(patch: pytest.MonkeyPatch) -> list[str]:
    """Remember every path that the system is asked about."""
    asked: list[str] = []
    lstat = os.lstat

    def remembering(path: str) -> os.stat_result:
        asked.append(path)
        return lstat(path)

    patch.setattr(os, "lstat", remembering)
    return asked


@pytest.mark.parametrize("name", ["NUL", "con.txt", "Com1", "aux .md"])
def test_what_is_a_device_on_windows_is_not_asked_for(folder: Path, name: str) -> None:
    (folder / name).touch()

    assert looked_up(folder, name) is MISSING


OUTSIDE = [
    "../hemmelig.md",
    "..\\hemmelig.md",
    "beslutninger/../../hemmelig.md",
    "beslutninger/../beslutninger/maal.md",
    "..",
    ".. /hemmelig.md",
    ". ./hemmelig.md",
    "...",
    "/etc/passwd",
    "\\\\server\\share\\hemmelig.md",
    "C:\\hemmelig.md",
    "C:hemmelig.md",
    "c:/hemmelig.md",
    "~/hemmelig.md",
    "~",
    "file:///etc/passwd",
    "https://",
    "ftp://server/hemmelig.md",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("written", OUTSIDE)
def test_what_leads_out_of_the_folder_is_never_asked_for(
    folder: Path, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*args: object) -> NoReturn:
        raise AssertionError(args)

    with monkeypatch.context() as patch:
        for name in ("stat", "lstat", "open", "scandir", "readlink"):
            patch.setattr(os, name, asked)
        found = looked_up(folder, written)

    assert found is ELSEWHERE


@pytest.mark.parametrize("written", ["genvej", "genvej/hemmelig.md", "beslutninger/ud.md", "loop/loop"])
def test_a_symbolic_link_is_not_followed(folder: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        (folder / "genvej").symlink_to("..")
        (folder / "beslutninger" / "ud.md").symlink_to("../../hemmelig.md")
        (folder / "loop").symlink_to("loop")
    except OSError:  # Windows asks for a right
        pytest.skip("symbolic links cannot be made here")
    asked = watched(monkeypatch)
    found = looked_up(folder, written)
    monkeypatch.undo()

    assert found is ELSEWHERE
    assert not [path for path in asked if path.endswith(("genvej/hemmelig.md", "loop/loop"))]


def test_a_setup_may_lie_in_a_folder_behind_a_link(folder: Path, tmp_path: Path) -> None:
    try:
        (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("symbolic links cannot be made here")

    assert looked_up(tmp_path / "link", "beslutninger/maal.md") is THERE


def test_what_may_not_be_looked_at_is_not_said_to_be_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", denied)
        found = looked_up(folder, "lukket/maal.md")

    assert found is THERE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text("./\\ ~:CNUL\0"))
def test_nothing_that_can_be_written_raises_or_is_found_outside(folder: Path, written: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        asked = watched(patch)
        looked_up(folder, written)

    assert all(
        path.startswith(f"{folder}{os.sep}") and ".." not in re.split(r"[/\\]", path) for path in asked
    )
