"""The project in which methods are written: found by its files, and loaded without being installed.

Two ways of saying where a ruleset is are the same here: a folder with a `pyproject.toml` that has entry
points in the group `readiness.methods`, and one ruleset file, with or without such a folder around it.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import invalidate_caches
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readiness import toml
from readiness.assembly import Contribution, assembled
from readiness.diagnostics import Diagnostic, Place
from readiness.documents import read_ruleset
from readiness.errors import NothingAssessed, PluginError
from readiness.hookspecs import Method
from readiness.plugins import GROUP, chain, contributed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from readiness.assembly import InstalledMethod
    from readiness.toml import TomlFile
    from readiness.written import RulesetDocument

_PROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Piece:
    """One ruleset of a project."""

    id: str
    path: Path  #: of the ruleset's file, as it is told in diagnostics
    entry: EntryPoint | None  #: None: a file that no project has as a method, so that it has no functions
    proofs: Path  #: the folder of its proofs, `<milestone>.<rule>/<outcome>.<why>.toml`; may not exist


@dataclass(frozen=True, slots=True)
class Project:
    """Where methods are written: the rulesets that are looked at, and all that lie beside them."""

    folder: Path
    pieces: tuple[Piece, ...]  #: those that were asked for
    siblings: tuple[Piece, ...]  #: all of the project, from which they may inherit

    def chain(self, piece: Piece) -> list[Contribution]:
        """Load a ruleset with its functions, and all that it extends, from the root to itself.

        The code of the project is run as it stands in its folder.

        Raises:
            ReadinessError: It, or one that it extends, cannot be loaded.

        """
        return chain(piece.id, lambda name: self._given(name, _with_functions))

    def documents(self, piece: Piece) -> tuple[RulesetDocument, ...]:
        """Read a ruleset and all that it extends, from the root to itself, without the project's code.

        Raises:
            ReadinessError: It, or one that it extends, cannot be read.

        """
        given = chain(piece.id, lambda name: self._given(name, _as_data))
        return tuple(each.document for each in given)

    def method(self, piece: Piece) -> InstalledMethod:
        """Load, join and compile a ruleset; also one that can only be extended.

        Raises:
            ReadinessError: It, or one that it extends, cannot be loaded.

        """
        return assembled(self.chain(piece))

    def _given(self, name: str, take: Callable[[Piece, Path], Contribution]) -> Contribution | None:
        piece = next((each for each in self.siblings if each.id == name), None)
        return take(piece, self.folder) if piece else None


def _as_data(piece: Piece, _folder: Path) -> Contribution:
    entry = piece.entry or EntryPoint(piece.id, str(piece.path), GROUP)
    return Contribution(Method(read_ruleset(piece.path, name=str(piece.path))), entry)


def _with_functions(piece: Piece, folder: Path) -> Contribution:
    read = _as_data(piece, folder)
    if piece.entry is None:
        return read
    with _first_on_path(_root_of(piece.entry, folder)):
        method = contributed(piece.entry)
    if method.ruleset.file.sha256 != read.document.file.sha256:
        raise PluginError(
            Diagnostic("M015", Place(str(piece.path)), {"id": piece.id, "name": method.ruleset.file.name})
        )
    return Contribution(Method(read.document, method.functions), piece.entry)


def find_project(path: Path) -> Project:
    """Find what a path means: a project, or one of its rulesets, or a ruleset by itself.

    Raises:
        NothingAssessed: There is no such path, or no method there.
        SetupError: A `pyproject.toml` cannot be read.
        PluginError: An entry point has no ruleset file of its name.

    """
    if not path.exists():
        raise NothingAssessed(Diagnostic("M016", Place(str(path)), {"name": str(path)}))
    if path.is_dir():
        pieces = _pieces(path)
        if not pieces:
            raise NothingAssessed(Diagnostic("M017", Place(str(path)), {"name": str(path)}))
        return Project(path, pieces, pieces)
    for folder in path.absolute().parents:
        if (folder / _PROJECT).is_file():
            siblings = _pieces(_near(folder))
            own = next((each for each in siblings if each.path.samefile(path)), None)
            if own is not None:
                return Project(_near(folder), (own,), siblings)
    alone = Piece(read_ruleset(path, name=str(path)).id, path, None, path.parent / "proofs")
    return Project(path.parent, (alone,), (alone,))


def _pieces(folder: Path) -> tuple[Piece, ...]:
    """Read the entry points of a project."""
    if not (folder / _PROJECT).is_file():
        return ()
    file = toml.parse((folder / _PROJECT).read_bytes(), str(folder / _PROJECT))
    proofs = folder / "tests" / "rulesets"
    return tuple(
        Piece(entry.name, _ruleset_of(entry, folder, file), entry, proofs / entry.name)
        for entry in _Written(file).entry_points
    )


def _ruleset_of(entry: EntryPoint, folder: Path, file: TomlFile) -> Path:
    """Find the ruleset file of a method: it is called as the method is, and lies in a package."""
    name = f"{entry.name}.toml"
    own = [root / entry.module.replace(".", "/") / name for root in _roots(folder)]
    beside = [path for root in _roots(folder) for path in (root / name, *sorted(root.glob(f"*/{name}")))]
    for candidates in (own, beside):
        found = list(dict.fromkeys(each for each in candidates if each.is_file()))
        if len(found) == 1:
            return found[0]
    place = file.place_of_key(("project", "entry-points", GROUP, entry.name))
    raise PluginError(Diagnostic("M018", place, {"id": entry.name, "name": name, "count": str(len(found))}))


def _roots(folder: Path) -> tuple[Path, ...]:
    """Give the folders in which packages may lie: the project's own, and those in it."""
    below = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    return (folder, *below)


def _root_of(entry: EntryPoint, folder: Path) -> Path:
    """Find the folder that the module of an entry point lies in."""
    top = entry.module.partition(".")[0]
    for root in _roots(folder):
        if (root / top).is_dir() or (root / f"{top}.py").is_file():
            return root
    raise PluginError(
        Diagnostic("M019", values={"module": entry.module, "name": str(folder), "id": entry.name})
    )


@contextmanager
def _first_on_path(root: Path) -> Iterator[None]:
    """Let modules be imported from a folder before anywhere else."""
    first = str(root.absolute())
    sys.path.insert(0, first)
    invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(first)


def _near(folder: Path) -> Path:
    """Write a folder as seen from where the command is run, if it lies there."""
    return Path(os.path.relpath(folder)) if folder.is_relative_to(Path.cwd()) else folder


def _table(values: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        found = values.get(key)
        values = found if isinstance(found, dict) else {}
    return values


class _Written(Distribution):
    """A distribution that is being written: its name and version are what `pyproject.toml` says."""

    def __init__(self, file: TomlFile) -> None:
        self._project = _table(file.values, "project")

    def read_text(self, filename: str) -> str | None:
        """Give what an installed distribution would say of itself."""
        if filename == "entry_points.txt":
            methods = _table(self._project, "entry-points", GROUP)
            lines = [f"{name} = {module}" for name, module in methods.items() if isinstance(module, str)]
            return "\n".join([f"[{GROUP}]", *lines])
        name, version = (self._project.get(key, "?") for key in ("name", "version"))
        return (
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n" if filename == "METADATA" else None
        )

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        """Give the path itself: nothing is installed."""
        return Path(path)
