"""Who supplies which method, told by the metadata of what is installed: nothing of it is imported or run."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP = "readiness.methods"
_OWN = "readiness"


class Supplier(NamedTuple):
    """The distribution that a method comes from: what pip installs and uninstalls."""

    distribution: str
    version: str

    @property
    def is_own(self) -> bool:
        """Whether it is readiness itself, which is trusted because it is what runs."""
        return self.distribution == _OWN


@cache
def installed() -> Mapping[str, tuple[EntryPoint, ...]]:
    """Give the installed entry points by name, without importing any."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for entry in entry_points(group=GROUP):
        same = found.get(entry.name, ())
        # an editable install and its sources may both describe one distribution
        if all(supplier_of(each).distribution != supplier_of(entry).distribution for each in same):
            found[entry.name] = (*same, entry)
    return dict(sorted(found.items()))


def supplier(name: str) -> Supplier:
    """Give the distribution that an installed method or foundation comes from."""
    return supplier_of(installed()[name][0])


def supplier_of(entry: EntryPoint) -> Supplier:
    """Give the distribution of an entry point; `?` where its metadata does not tell.

    It reads the metadata, which takes longer than a check has: ask when there is something to tell.
    """
    if entry.dist is None or "Name" not in entry.dist.metadata:
        return Supplier("?", "")
    return Supplier(entry.dist.metadata["Name"], entry.dist.version)


def ruleset_file(entry: EntryPoint) -> Path | None:
    """Find the ruleset of a method beside the module that its entry point names, or in a package around it.

    The package is found as Python would find it, and not imported. None when there is no such file.
    """
    written = entry.pattern.match(entry.value)
    if written is None or not entry.name.isidentifier():
        return None
    from importlib.util import find_spec  # noqa: PLC0415 (a check runs the hook instead)

    top, *inner = written["module"].split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    if spec is None:
        return None
    folders = [Path(each) for each in spec.submodule_search_locations or ()]
    if not folders and spec.has_location and spec.origin:
        folders = [Path(spec.origin).parent]
    depths = range(len(inner), -1, -1)
    candidates = (
        folder.joinpath(*inner[:depth], f"{entry.name}.toml") for folder in folders for depth in depths
    )
    return next((each for each in candidates if each.is_file()), None)
