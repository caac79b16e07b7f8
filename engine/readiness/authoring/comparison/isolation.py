"""The code of one version of a project, imported apart from the code of another and of what is installed.

Two versions of a plugin have modules of the same names. While one is loaded and asked, its own are imported;
afterwards everything is as it was.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import invalidate_caches
from typing import TYPE_CHECKING

from readiness import plugins

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from readiness.authoring.project import Project

#: The engine stays what it is: it is what asks.
_ENGINE = "readiness"


@contextmanager
def imported_apart(project: Project) -> Iterator[None]:
    """Let the modules of a project be imported from its folder, and forget them afterwards."""
    entries = {each.entry.module.partition(".")[0] for each in project.siblings if each.entry}
    found = {root: _importable(root, entries) for root in _folders(project.folder)}
    names = {name for each in found.values() for name in each} - {_ENGINE}
    roots = [str(root.absolute()) for root, each in found.items() if each]
    before, path = _imported(names), list(sys.path)
    _forget(names)
    sys.path[:0] = roots
    invalidate_caches()
    try:
        yield
    finally:
        sys.path[:] = path
        _forget(names)
        sys.modules.update(before)


def _imported(names: set[str]) -> dict[str, ModuleType]:
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0] in names}


def _forget(names: set[str]) -> None:
    for name in _imported(names):
        del sys.modules[name]
    plugins.forget()


def _folders(folder: Path) -> list[Path]:
    """Give the folders that packages may lie in: the project's own, and those in it that are none."""
    below = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    return [folder, *(each for each in below if not _is_package(each))]


def _importable(root: Path, entries: set[str]) -> set[str]:
    """Name what a folder is on the path for: packages, and the modules of entry points."""
    modules = {name for name in entries if (root / f"{name}.py").is_file()}
    return modules | {each.name for each in root.iterdir() if _is_package(each)}


def _is_package(folder: Path) -> bool:
    return (folder / "__init__.py").is_file()
