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
from readiness.documents import read_form, read_ruleset
from readiness.errors import NothingAssessed, PluginError
from readiness.hooks import contributed
from readiness.hookspecs import Method
from readiness.names import is_id
from readiness.plugins import chain
from readiness.suppliers import GROUP

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
    place: Place  #: where it is named: its line in `pyproject.toml`; of a file by itself, the first

    @property
    def stand_in(self) -> EntryPoint:
        """Its entry point, or one that leads nowhere."""
        return self.entry or EntryPoint(self.id, str(self.path), GROUP)


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
    return Contribution(Method(read_ruleset(piece.path, name=str(piece.path))), piece.stand_in)


def _with_functions(piece: Piece, folder: Path) -> Contribution:
    read = _as_data(piece, folder)
    if piece.entry is None:
        return read
    with _first_on_path(_root_of(piece, piece.entry.module, folder)):
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
        PluginError: An entry point names no module, or has no ruleset file of its name.

    """
    project, faults = survey(path)
    if faults:
        raise PluginError(*faults)
    return project


def survey(path: Path) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Find what a path means as `find_project` does, and tell beside it which entry points are wrong.

    Raises:
        NothingAssessed: There is no such path, or no method there.
        SetupError: A `pyproject.toml` cannot be read.
        RulesetError: A ruleset by itself cannot be read.

    """
    if not path.exists():
        raise NothingAssessed(Diagnostic("M016", values={"name": str(path)}))
    if path.is_dir():
        pieces, faults = _pieces(path) if (path / _PROJECT).is_file() else ((), ())
        if not pieces and not faults:
            raise NothingAssessed(Diagnostic("M017", values={"name": str(path)}))
        return Project(path, pieces, pieces), faults
    faults = ()
    folder = next((each for each in path.absolute().parents if (each / _PROJECT).is_file()), None)
    if folder is not None:
        siblings, faults = _pieces(_near(folder))
        own = next((each for each in siblings if each.path.samefile(path)), None)
        if own is not None:
            return Project(_near(folder), (own,), siblings), ()
        faults = tuple(each for each in faults if each.values["id"] == path.stem)  # others are none of its
    document = read_form(path, name=str(path))
    alone = Piece(document.id, path, None, path.parent / "proofs", document.file.place_at(1, 1))
    return Project(path.parent, (alone,), (alone,)), faults


def _pieces(folder: Path) -> tuple[tuple[Piece, ...], tuple[Diagnostic, ...]]:
    """Read the entry points of a project; tell beside them which are wrong."""
    file = toml.read(folder / _PROJECT)
    written = _Written(file)
    fitting = {entry.name: entry for entry in written.entry_points}
    pieces: list[Piece] = []
    faults: list[Diagnostic] = []
    for name, module in written.methods.items():
        place = file.place_of_key((*_METHODS, name)) or file.place_at(1, 1)
        found = _rulesets_of(fitting[name], folder) if name in fitting else []
        if len(found) == 1:
            proofs = folder / "tests" / "rulesets" / name
            pieces.append(Piece(name, found[0], fitting[name], proofs, place))
        elif is_id(name) and name not in fitting:
            values = {"id": name, "module": str(module), "name": str(folder)}
            faults.append(Diagnostic("M019", place, values))
        else:
            values = {"id": name, "name": f"{name}.toml", "count": str(len(found))}
            faults.append(Diagnostic("M018", place, values))
    return tuple(pieces), tuple(faults)


def _rulesets_of(entry: EntryPoint, folder: Path) -> list[Path]:
    """Find the ruleset file of a method: it is called as the method is, and lies in a package."""
    name = f"{entry.name}.toml"
    own = [root / entry.module.replace(".", "/") / name for root in _roots(folder)]
    beside = [path for root in _roots(folder) for path in (root / name, *sorted(root.glob(f"*/{name}")))]
    found = [[*dict.fromkeys(each for each in paths if each.is_file())] for paths in (own, beside)]
    return found[0] if len(found[0]) == 1 else found[1]


def _roots(folder: Path) -> tuple[Path, ...]:
    """Give the folders in which packages may lie: the project's own, and those in it."""
    below = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    return (folder, *below)


def _root_of(piece: Piece, module: str, folder: Path) -> Path:
    """Find the folder that the module of an entry point lies in."""
    top = module.partition(".")[0]
    for root in _roots(folder):
        if (root / top).is_dir() or (root / f"{top}.py").is_file():
            return root
    values = {"id": piece.id, "module": module, "name": str(folder)}
    raise PluginError(Diagnostic("M019", piece.place, values))


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


#: Where `pyproject.toml` names the methods.
_METHODS = ("project", "entry-points", GROUP)


class _Written(Distribution):
    """A distribution that is being written: its name and version are what `pyproject.toml` says."""

    def __init__(self, file: TomlFile) -> None:
        self._project = _table(file.values, "project")
        self.methods = _table(file.values, *_METHODS)

    def read_text(self, filename: str) -> str | None:
        """Give what an installed distribution would say of itself, less the entry points that fit nothing."""
        if filename == "entry_points.txt":
            lines = [
                f"{name} = {module}"
                for name, module in self.methods.items()
                if is_id(name) and isinstance(module, str) and EntryPoint.pattern.match(module)
            ]
            return "\n".join([f"[{GROUP}]", *lines])
        name, version = (" ".join(str(self._project.get(key, "?")).split()) for key in ("name", "version"))
        return (
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n" if filename == "METADATA" else None
        )

    def locate_file(self, path: str | os.PathLike[str]) -> Path:
        """Give the path itself: nothing is installed."""
        return Path(path)
