"""Two versions of a list, matched by id."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def matched(old: Iterable[_T], new: Iterable[_T]) -> tuple[list[_T], list[_T], list[tuple[_T, _T]]]:
    """Give what only the older has, what only the newer has, and what both have, each in its order."""
    before, after = {each.id: each for each in old}, {each.id: each for each in new}
    removed = [each for name, each in before.items() if name not in after]
    added = [each for name, each in after.items() if name not in before]
    return removed, added, [(before[name], each) for name, each in after.items() if name in before]


def out_of_order(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Name what stands elsewhere among what both have: as few as possible."""
    before, after = [each for each in old if each in new], [each for each in new if each in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {each for block in blocks for each in after[block.b : block.b + block.size]}
    return tuple(each for each in after if each not in kept)
