"""What the tests need of the system is installed or named; no test is left out for want of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Provide


def test_what_is_there_is_taken(provide: Provide) -> None:
    assert provide(lambda: "/usr/bin/x", "x") == "/usr/bin/x"


@pytest.mark.parametrize(("apt", "user"), [(None, 0), ("/usr/bin/apt-get", 1000)])
def test_what_is_missing_and_cannot_be_installed_fails_with_what_to_install(
    provide: Provide, monkeypatch: pytest.MonkeyPatch, apt: str | None, user: int
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: apt)
    monkeypatch.setattr(os, "geteuid", lambda: user)

    with pytest.raises(pytest.fail.Exception, match="Run: apt install chromium fonts"):
        provide(lambda: None, "chromium", "fonts")


def test_what_is_missing_is_installed_once_where_it_can_be(
    provide: Provide, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: ran.append(command))

    assert provide(lambda: "/usr/bin/x" if len(ran) == 2 else None, "x") == "/usr/bin/x"
    assert [each[2] for each in ran] == ["update", "install"]
    assert ran[1][-1] == "x"
