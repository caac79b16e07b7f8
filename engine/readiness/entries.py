"""The entries of lists and tables: which of them answer to a name, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readiness.model import DONT_KNOW, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from readiness.model import Field


def entries_of(found: Any) -> Any:  # noqa: ANN401 (a list or a table)
    """Give the entries of a list or a table."""
    return found.values() if isinstance(found, dict) else found


def entries_for(found: Any, item: str, by: str | None) -> list[Any]:  # noqa: ANN401 (a list or a table)
    """Give the entries that answer to a name: by their part `by`, their key, or themselves."""
    if by is not None:
        return [entry for entry in found if isinstance(entry, dict) and _same(entry.get(by), item)]
    if isinstance(found, dict):
        return [entry for key, entry in found.items() if _same(key, item)]
    return [entry for entry in found if _same(entry, item)]


def is_covered(entries: list[Any], counts: Callable[[Any], bool | None]) -> bool | None:
    """Tell whether one of some entries counts; None while it cannot be said."""
    result: bool | None = False
    for entry in entries:
        truth = None if entry == DONT_KNOW else counts(entry)
        if truth:
            return True
        if truth is None:
            result = None
    return result


def named(names: Sequence[str], field: Field, by: str | None) -> Text:
    """Name items as the reader knows them: by the label of a part or choice, else as they are written."""
    entry = (field.part(by) if by else None) or field
    labels = {part.id: part.label for part in field.fields}
    labels |= {choice.id: Text(choice.da, choice.en) for choice in entry.choices}
    shown = [labels.get(name, Text(name, name)) for name in names]
    return Text(", ".join(each.da for each in shown), ", ".join(each.en for each in shown))


def _same(one: object, other: str) -> bool:
    """Names are the same when they differ only in case and in space around them."""
    return isinstance(one, str) and (one == other or one.strip().casefold() == other.strip().casefold())
