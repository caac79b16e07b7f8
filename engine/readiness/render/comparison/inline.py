"""Two versions of a text shown as one, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_ALIKE = 0.4  # texts that share less are shown whole, one below the other
_AROUND = 5  # words shown on each side of what changed


class Segment(NamedTuple):
    """A stretch of a text that stays, is gone, or is new."""

    sign: Literal["=", "-", "+"]
    text: str


class InlineLine(NamedTuple):
    """A line that shows what it was and what it is."""

    depth: int  #: how many blanks lead it in
    segments: tuple[Segment, ...]

    def led_by(self, lead: str) -> InlineLine:
        """Give the line with a word before it, which stays."""
        return self._replace(segments=(Segment("=", lead.strip()), *self.segments)) if lead else self


def merged(old: Sequence[str], new: Sequence[str]) -> tuple[InlineLine, ...]:
    """Show two sets of lines as one, line by line; nothing where they have too little in common."""
    if len(old) != len(new):
        return ()
    lines = []
    for was, now in zip(old, new, strict=True):
        text = now.lstrip(" ")
        segments = (Segment("=", text),) if was == now else between(was, now, is_whole=len(new) > 1)
        if not segments:
            return ()
        lines.append(InlineLine(len(now) - len(text), segments))
    return tuple(lines)


def between(old: str, new: str, *, is_whole: bool = False) -> tuple[Segment, ...]:
    """Show two texts as one, word by word; nothing where they have too little in common.

    What is far from any change is left out, unless the text is to be shown whole.
    """
    was, now = old.split(), new.split()
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if not was or not now or matcher.ratio() < _LEAST_ALIKE:
        return ()
    segments: list[Segment] = []
    blocks = matcher.get_opcodes()
    for number, (operation, first, last, begin, end) in enumerate(blocks):
        if operation == "equal":
            is_first, is_last = number == 0, number == len(blocks) - 1
            same = was[first:last]
            kept = " ".join(same) if is_whole else _shortened(same, is_first=is_first, is_last=is_last)
            segments.append(Segment("=", kept))
            continue
        if last > first:
            segments.append(Segment("-", " ".join(was[first:last])))
        if end > begin:
            segments.append(Segment("+", " ".join(now[begin:end])))
    return tuple(segments)


def _shortened(same: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Leave out what is far from any change."""
    before = [] if is_first else same[:_AROUND]
    after = [] if is_last else same[-_AROUND:]
    if len(same) <= len(before) + len(after) + 1:
        return " ".join(same)
    return " ".join([*before, "…", *after])
