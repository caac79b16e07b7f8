"""The file that a baseline is kept in: the known gaps of all setups, one to a line, in order.

Each line can be read by itself, so that git merges the file line by line. A setup is named by its path from
the folder of the baseline.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from readiness import toml
from readiness.baseline import Baseline, KnownGap
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from readiness.toml import TomlFile

VERSION = 1
#: What stands in a line, in this order.
_KEYS = ("file", "rule", "key", "outcome")
_OUTCOMES = (Outcome.PARTIAL, Outcome.UNMET, Outcome.UNANSWERED, Outcome.UNKNOWN)
_MISSING = "F001"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The known gaps of all setups."""

    path: Path
    setups: Mapping[str, Mapping[str, KnownGap]]  #: by the name of the setup, then by the rule

    def baseline_of(self, setup: Path) -> Baseline:
        """Give the known gaps of one setup."""
        return Baseline(str(self.path), self.setups.get(self.name_of(setup), {}))

    def name_of(self, setup: Path) -> str:
        """Name a setup as the baseline does: from its own folder, with forward slashes."""
        folder, path = Path(os.path.realpath(self.path)).parent, os.path.realpath(setup)
        try:
            return PurePath(os.path.relpath(path, folder)).as_posix()
        except ValueError:  # on another drive
            return PurePath(path).as_posix()

    def path_of(self, name: str) -> Path:
        """Give the path of a setup that the baseline names."""
        return self.path.parent / name

    def holding(self, gaps: Mapping[str, Iterable[KnownGap]]) -> Ledger:
        """Give a ledger with these gaps of the setups that are named, and with what it holds of others."""
        replaced = {name: {gap.rule: gap for gap in each} for name, each in gaps.items()}
        return Ledger(self.path, {**self.setups, **replaced})

    def __str__(self) -> str:
        """Write the file."""
        lines = sorted(
            f"  {{ file = {_quoted(name)}, rule = {_quoted(gap.rule)}, key = {_quoted(gap.key)}, "
            f'outcome = "{gap.outcome}" }},'
            for name, gaps in self.setups.items()
            for gap in gaps.values()
        )
        head = f"baseline = {VERSION}  # readiness baseline write, prune"
        return "\n".join([head, "known = [", *lines, "]", ""])


def read(path: Path) -> Ledger:
    """Read a baseline, strictly.

    Raises:
        SetupError: It is missing or is no baseline, or a line of it is not as it must be.

    """
    try:
        file = toml.read(path)
    except SetupError as error:
        if [each.code for each in error.diagnostics] == [_MISSING]:
            raise SetupError(Diagnostic("F060", Place(str(path)), {"name": str(path)})) from None
        raise
    version, known = file.values.get("baseline"), file.values.get("known")
    if type(version) is not int or not isinstance(known, list) or file.values.keys() > {"baseline", "known"}:
        raise SetupError(Diagnostic("F061", file.place_at(1, 1)))
    if version != VERSION:
        place = file.place_of_value(("baseline",))
        raise SetupError(Diagnostic("F062", place, {"version": str(version), "newest": str(VERSION)}))
    setups: dict[str, dict[str, KnownGap]] = {}
    wrong: list[Diagnostic] = []
    for number, line in enumerate(known):
        wrong += _read(line, file, number, setups)
    if wrong:
        raise SetupError(*wrong)
    return Ledger(path, setups)


def _read(
    line: Any,  # noqa: ANN401 (any that TOML has)
    file: TomlFile,
    number: int,
    setups: dict[str, dict[str, KnownGap]],
) -> Iterator[Diagnostic]:
    """Add what a line says, or tell what is wrong with it."""
    place = file.place_of_value(("known", number))
    is_line = isinstance(line, dict) and line.keys() == set(_KEYS)
    if not is_line or not all(isinstance(each, str) for each in line.values()):
        yield Diagnostic("F063", place)
    elif line["outcome"] not in _OUTCOMES:
        place = file.place_of_value(("known", number, "outcome"))
        yield Diagnostic("F064", place, {"name": line["outcome"], "choices": ", ".join(_OUTCOMES)})
    else:
        known = setups.setdefault(line["file"], {})
        if line["rule"] in known:
            yield Diagnostic("F065", place, {"name": line["rule"]})
        known[line["rule"]] = KnownGap(line["rule"], line["key"], Outcome(line["outcome"]))


def _quoted(text: str) -> str:
    """Write a text as TOML, with escapes for all that could not be seen."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08X}"
