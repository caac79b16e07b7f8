"""The words by which reports name an answer -> where it stands in the file, or is to be written.

`samordnere.eget_korps` says nothing of the table. The file and the rulesets decide: where it is answered
already; else under `[faelles]`, when methods share it; else
in the one method that has it. Nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from readiness.declarable import ABOUT, KOMMUNE, Declarable
from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError
from readiness.literals import NOTHING, value_at
from readiness.model import DONT_KNOW, Text
from readiness.names import known
from readiness.placing import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from readiness.model import Field, Ruleset
    from readiness.positions import KeyPath

_PART = re.compile(r"""\[(?P<index>[0-9]{1,9})\]|"(?P<quoted>[^"]*)"|(?P<name>[^."\[\]/]+)|[./]""")
_SHARED: Final = "faelles"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer stands, or is to be written."""

    path: KeyPath
    field: Field  #: what is asked there: a field, a part, or one entry of a list or table

    def __str__(self) -> str:
        """Write the path in full, as it may be given."""
        return joined(self.path)


class Addresses:
    """All that a setup file may answer, by the words that reports use."""

    def __init__(self, values: Mapping[str, Any], rulesets: Iterable[Ruleset]) -> None:
        """Take what a file says.

        Args:
            values: The values of the file.
            rulesets: The effective rulesets of its methods.

        """
        self._values = values
        self._rulesets = {each.id: each for each in rulesets}
        self._declarable = Declarable(self._rulesets.values())
        self._roots: dict[str, KeyPath] = {_SHARED: (_SHARED,)}
        self._roots |= {name: ("metoder", name) for name in self._rulesets}

    def field(self, path: str) -> Address:
        """Find an answer by its path.

        Args:
            path: As reports print it, such as `lokaler.lokaler[1].kapacitet`. It may begin with `faelles.`,
                `metoder.<method>.` or `<method>/`.

        Raises:
            SetupError: There is no such answer, or it may stand in several places.

        """
        parts = _parts(path)
        if parts[:1] == ["kommune"]:
            return self._of_municipality(parts[1:], path)
        roots, (milestone, *rest) = self._under(parts, path)
        if not rest or not isinstance(rest[0], str):
            raise _unknown(path, self._names(roots, milestone))
        root = self._root(roots, milestone, rest[0], path)
        field = self._asked(root, milestone, rest[0])
        return self._inside((*root, milestone, rest[0]), field, rest[1:], path)

    def milestone(self, path: str) -> str:
        """Find the table of a milestone, or of one of its answers, and give its path in full.

        Errors are those of `field`.
        """
        roots, (milestone, *rest) = self._under(_parts(path), path)
        if rest:
            return joined(table_of(self.field(path).path))
        return joined((*self._root(roots, milestone, "ansvarlig", path), milestone))

    def _under(self, parts: list[str | int], path: str) -> tuple[list[KeyPath], list[Any]]:
        """Split off the table that a path begins with: where it leads, and the milestone with the rest."""
        roots = list(self._roots.values())
        if parts[:1] == ["metoder"]:
            parts = parts[1:]
            roots = [self._method(parts, path)]
            parts = parts[1:]
        elif parts and parts[0] in self._roots:
            roots, parts = [self._roots[str(parts[0])]], parts[1:]
        names = self._milestones(roots)
        if not parts or parts[0] not in names:
            raise self._unknown_milestone(parts, path, names, roots)
        return roots, parts

    def _method(self, parts: list[str | int], path: str) -> KeyPath:
        if not parts or parts[0] not in self._rulesets:
            raise _unknown(path, self._rulesets, wrong=str(parts[0]) if parts else path)
        return "metoder", parts[0]

    def _of_municipality(self, parts: list[str | int], path: str) -> Address:
        field = KOMMUNE.get(str(parts[0])) if len(parts) == 1 else None
        if field is None:
            raise _unknown(path, [f"kommune.{name}" for name in KOMMUNE])
        return Address(("kommune", field.id), field)

    def _root(self, roots: Sequence[KeyPath], milestone: str, field: str, path: str) -> KeyPath:
        """Choose the table that an answer belongs in."""
        open_to = [root for root in roots if self._takes(root, milestone, field)]
        if not open_to:
            raise _unknown(path, self._names(roots, milestone), wrong=f"{milestone}.{field}")
        answered = self._with(open_to, milestone, field)
        if not answered and field in ABOUT:
            answered = self._with(open_to, milestone)
        if len(answered or open_to) == 1:
            return (answered or open_to)[0]
        if not answered and (_SHARED,) in open_to and self._is_shared(milestone):
            return (_SHARED,)
        own = [root for root in open_to if root != (_SHARED,)]
        if not answered and len(own) == 1:
            return own[0]
        rest = path.partition("/")[2] or path
        paths = ", ".join(f"{joined(root)}.{rest}" for root in answered or open_to)
        raise SetupError(Diagnostic("K049", values={"name": path, "paths": paths}))

    def _with(self, roots: Iterable[KeyPath], *keys: str) -> list[KeyPath]:
        return [root for root in roots if value_at(self._values, (*root, *keys)) is not NOTHING]

    def _is_shared(self, milestone: str) -> bool:
        """Tell whether a milestone is answered once already, or belongs to several methods."""
        having = [each for each in self._rulesets.values() if each.milestone(milestone)]
        return len(having) > 1 or bool(self._with([(_SHARED,)], milestone))

    def _takes(self, root: KeyPath, milestone: str, field: str) -> bool:
        """Ask the reader of setups whether an answer may stand in a table."""
        values: Any = {milestone: {field: DONT_KNOW}}
        for key in reversed(root):
            values = {key: values}
        path = (*root, milestone, field)
        return not any(
            fault.is_key and fault.path == path[: len(fault.path)]
            for fault in self._declarable.faults(values)
        )

    def _asked(self, root: KeyPath, milestone: str, field: str) -> Field:
        if field in ABOUT:
            return ABOUT[field]
        if root == (_SHARED,):
            fields = [
                each for ruleset in self._rulesets.values() for each in ruleset.inherited.get(milestone, ())
            ]
        else:
            fields = [*_fields(self._rulesets[str(root[1])], milestone)]
        return next(each for each in fields if each.id == field)

    def _inside(self, at: KeyPath, field: Field, rest: list[Any], path: str) -> Address:
        """Go from a field to its part, or to an entry of it."""
        while rest:
            key, *rest = rest
            is_index = isinstance(key, int)
            if field.type in ("texts", "choices", "records") and is_index:
                self._check_index(at, key, path)
                field = field.entry
            elif field.type == "record" and not is_index and field.part(key):
                field = field.part(key) or field
            elif field.type == "table" and not is_index:
                field, key, rest = _entry(field, [key, *rest])
            else:
                raise _unknown(path, [part.id for part in field.fields], wrong=str(key))
            at = (*at, key)
        return Address(at, field)

    def _check_index(self, at: KeyPath, index: int, path: str) -> None:
        entries = value_at(self._values, at)
        following = len(entries) if isinstance(entries, list) else 0
        if index > following:
            values = {"name": path, "index": str(index), "next": f"[{following}]"}
            raise SetupError(Diagnostic("K050", values=values))

    def _milestones(self, roots: Sequence[KeyPath]) -> list[str]:
        """Name the milestones that may stand under one of the tables."""
        names = [
            milestone.id
            for name, ruleset in self._rulesets.items()
            for milestone in ruleset.milestones
            if ("metoder", name) in roots or (_SHARED,) in roots
        ]
        return [
            name for name in dict.fromkeys(names) if any(self._takes(each, name, "note") for each in roots)
        ]

    def _names(self, roots: Sequence[KeyPath], milestone: str) -> list[str]:
        """Name the answers of a milestone that may stand under one of the tables."""
        fields = [
            field.id
            for ruleset in self._rulesets.values()
            for field in (*_fields(ruleset, milestone), *ruleset.inherited.get(milestone, ()))
        ]
        return [
            f"{milestone}.{name}"
            for name in dict.fromkeys((*fields, *ABOUT))
            if any(self._takes(root, milestone, name) for root in roots)
        ]

    def _unknown_milestone(
        self, parts: list[str | int], path: str, names: list[str], roots: Sequence[KeyPath]
    ) -> SetupError:
        wrong = str(parts[0]) if parts else path
        found = (
            [f"{name}.{wrong}" for name in names if f"{name}.{wrong}" in self._names(roots, name)]
            if wrong not in ABOUT
            else []
        )
        if not found:
            return _unknown(path, [*names, "kommune"], wrong=wrong)
        meant = Text(f"Mente I {found[0]}? ", f"Did you mean {found[0]}? ")
        return SetupError(
            Diagnostic("K048", values={"name": wrong, "meant": meant, "known": ", ".join(found)})
        )


def _fields(ruleset: Ruleset, milestone: str) -> tuple[Field, ...]:
    found = ruleset.milestone(milestone)
    return found.fields if found else ()


def _entry(field: Field, keys: list[Any]) -> tuple[Field, str, list[Any]]:
    """Take the name of an entry, which may hold full stops; of a record, its part may follow."""
    entry, last = field.entry, keys[-1]
    if len(keys) > 1 and isinstance(last, str) and entry.part(last):
        return entry, ".".join(map(str, keys[:-1])), [last]
    return entry, ".".join(map(str, keys)), []


def _parts(path: str) -> list[str | int]:
    """Split a path into its keys and indices; nothing comes of one that cannot be split."""
    parts: list[str | int] = []
    at = 0
    while at < len(path):
        found = _PART.match(path, at)
        if not found:
            return []
        at = found.end()
        if found["index"]:
            parts.append(int(found["index"]))
        elif found["quoted"] is not None or found["name"]:
            parts.append(found["quoted"] if found["quoted"] is not None else found["name"])
    return parts


def joined(path: KeyPath) -> str:
    """Write a path as it may be given: `metoder.x.lokaler[1]."Sal 2"`."""
    written = ""
    for key in path:
        if isinstance(key, int):
            written += f"[{key}]"
        else:
            written += f".{key}" if re.fullmatch(r"[\w ,-]+", key) else f'."{key}"'
    return written.removeprefix(".")


def _unknown(path: str, names: Iterable[str], wrong: str = "") -> SetupError:
    values = known(wrong or path, names)
    return SetupError(Diagnostic("K048", values=values | {"known": values["known"] or "–"}))
