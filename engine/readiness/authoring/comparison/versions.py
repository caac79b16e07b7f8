"""What changes demand of a ruleset's version.

A change that can move a score or a verdict, or refuse a setup that was valid, demands a higher major number.
More to answer, a newer readiness, and changes of warnings or of an order demand a minor one; words demand a
patch. Below 1.0.0 each demand is one number down: there a minor number says what a major one says later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from readiness.authoring.comparison.changes import Level
from readiness.diagnostics import Diagnostic

if TYPE_CHECKING:
    from readiness.authoring.comparison import Comparison
    from readiness.diagnostics import Place
    from readiness.written import RulesetDocument

_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})", re.ASCII)
_CODES = {Level.MAJOR: "H055", Level.MINOR: "H056", Level.PATCH: "H057"}
_NAMED = 5  # of the changes that demand most


class Version(NamedTuple):
    """A version as three numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """Print as it is written."""
        return ".".join(map(str, self))


class Demand(NamedTuple):
    """What the changes demand of the newer version, and whether it has it."""

    least: Version | None  #: None where there are no changes, or the versions are no three numbers
    faults: tuple[Diagnostic, ...]  #: what is wrong with the versions; empty where the newer is high enough


def version_of(text: str) -> Version | None:
    """Read a version of three numbers, or give None."""
    found = _VERSION.fullmatch(text)
    return Version(*map(int, found.groups())) if found else None


def least_after(old: Version, level: Level) -> Version:
    """Give the lowest version that says enough of changes since an older one."""
    if old.major == 0:
        level = Level(max(level - 1, Level.PATCH))
    if level is Level.MAJOR:
        return Version(old.major + 1, 0, 0)
    if level is Level.MINOR:
        return Version(old.major, old.minor + 1, 0)
    return Version(old.major, old.minor, old.patch + 1)


def demand(comparison: Comparison, old: RulesetDocument, new: RulesetDocument) -> Demand:
    """Hold the newer version against what the changes demand.

    Args:
        comparison: The changes.
        old: The own document of the older ruleset, in which its version stands.
        new: That of the newer.

    """
    level = comparison.level
    if level is None:
        return Demand(None, ())
    was, now = version_of(comparison.old.version), version_of(comparison.new.version)
    if was is None or now is None:
        unread = [document for document, version in ((old, was), (new, now)) if version is None]
        return Demand(None, tuple(_unread(document) for document in unread))
    least = least_after(was, level)
    if now >= least:
        return Demand(least, ())
    names = list(dict.fromkeys(each.name for each in comparison.changes if each.level is level))
    more = ["…"] if len(names) > _NAMED else []
    values = {
        "version": str(now),
        "expected": str(least),
        "names": ", ".join([*names[:_NAMED], *more]),
        "count": str(sum(each.level is level for each in comparison.changes)),
    }
    return Demand(least, (Diagnostic(_CODES[level], _place(new), values),))


def _unread(document: RulesetDocument) -> Diagnostic:
    return Diagnostic("H058", _place(document), {"name": document.body.ruleset.version})


def _place(document: RulesetDocument) -> Place:
    return document.file.place_of_value(("ruleset", "version")) or document.place("ruleset")
