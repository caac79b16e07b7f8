"""A TOML text and a change of one answer -> the new text, every other byte as it was.

The text is never written anew: the places of its keys and values are known, and only the stretch that must
change is replaced. tomlkit writes values, and takes out and adds entries inside the lists and tables of an
answer, where commas and comments must be kept. `edited` then reads the result, and refuses it when it says
anything else than the old values with the one change.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from readiness import toml
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.literals import NOTHING, literal, same, value_at
from readiness.placing import Splice, placing, removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from readiness.positions import KeyPath
    from readiness.toml import TomlFile


def edited(content: bytes, name: str, path: KeyPath, value: object) -> bytes:
    """Change what stands at a path of a TOML file.

    Args:
        content: The file, as it is stored.
        name: How to name it to the reader.
        path: Keys and indices from the root; an index one past the end of a list adds an entry.
        value: The new value, or `NOTHING` to remove what stands there.

    Returns:
        The new file. It is the old one, byte for byte, but for the stretch that had to change.

    Raises:
        SetupError: The file is not TOML, tomlkit is missing, or the change cannot be made without touching
            more than the answer. The new text is not TOML that the engine reads.

    """
    before = toml.parse(content, name)
    wanted = _changed(before.values, path, value)
    if same(wanted, before.values):
        return content
    new = content
    if value is NOTHING or path not in before.positions.values:
        new = _spliced(new, removal(before, path))
    if value is NOTHING:  # a table or list that is empty now is not the same as none
        path, value = path[:-1], value_at(wanted, path[:-1])
    cleared = toml.parse(new, name)
    if not same(value_at(cleared.values, path), value):
        new = _spliced(new, [placing(cleared, path, value)])
    if not same(toml.parse(new, name).values, wanted):
        raise _unsafe(before, path)
    return new


def replaced(content: bytes, name: str, values: Mapping[KeyPath, object]) -> bytes:
    """Change many values that stand in a TOML file, and nothing else; the file is read once.

    Args:
        content: The file, as it is stored.
        name: How to name it to the reader.
        values: The new values by their paths. At each of them a value stands that is no table.

    Raises:
        SetupError: As `edited` does.

    """
    before = toml.parse(content, name)
    wanted = deepcopy(before.values)
    for path, value in values.items():
        _put(value_at(wanted, path[:-1]), path[-1], value)
    spans = {path: before.positions.values[path] for path in values}
    new = _spliced(
        content, (Splice(span.start, span.end, literal(values[path])) for path, span in spans.items())
    )
    if not same(toml.parse(new, name).values, wanted):
        raise _unsafe(before, next(iter(values)))
    return new


def _unsafe(file: TomlFile, path: KeyPath) -> SetupError:
    while path and not file.place_of_value(path):
        path = path[:-1]
    return SetupError(Diagnostic("F031", file.place_of_value(path) or Place(file.name)))


def _changed(values: dict[str, Any], path: KeyPath, value: object) -> dict[str, Any]:
    """Give the values with the one change."""
    changed = deepcopy(values)
    at: Any = changed
    for key, following in pairwise(path):
        if value_at(at, (key,)) is NOTHING or not isinstance(value_at(at, (key,)), dict | list):
            if value is NOTHING:
                return changed
            _put(at, key, [] if isinstance(following, int) else {})
        at = at[key]
    if value is not NOTHING:
        _put(at, path[-1], value)
    elif value_at(at, path[-1:]) is not NOTHING:
        del at[path[-1]]
    return changed


def _put(container: Any, key: str | int, value: object) -> None:  # noqa: ANN401 (a table or a list)
    if isinstance(container, list) and key == len(container):
        container.append(value)
    else:
        container[key] = value


def _spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """Replace stretches of a text in the bytes that it was read from, with the line ends of the file."""
    raw = content.decode("utf-8-sig")
    mark = content[: len(content) - len(raw.encode())]
    line_end = "\r\n" if raw.partition("\n")[0].endswith("\r") else "\n"
    for splice in sorted(splices, key=lambda each: -each.start):
        start, end = _stored_offset(raw, splice.start), _stored_offset(raw, splice.end)
        raw = raw[:start] + splice.text.replace("\n", line_end) + raw[end:]
    return mark + raw.encode()


def _stored_offset(raw: str, offset: int) -> int:
    """Find an offset of a text that has only line feeds in the text as it is stored."""
    for found in re.finditer("\r\n", raw):
        if found.start() >= offset:
            break
        offset += 1
    return offset
