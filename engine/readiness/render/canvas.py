"""A terminal, a pipe or a file as a report must know it: how wide, with which signs, with colour or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from textwrap import TextWrapper
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from readiness.assessment import Score

Tone = Literal["strong", "bad", "warn", "good", "faint"]

_TONES: dict[Tone, Callable[[str], str]] = {
    "strong": partial(click.style, bold=True),
    "bad": partial(click.style, fg="red", bold=True),
    "warn": partial(click.style, fg="yellow", bold=True),
    "good": partial(click.style, fg="blue", bold=True),
    "faint": partial(click.style, dim=True),
}
#: What stands for the signs of a report where they cannot be shown.
_PLAIN = str.maketrans(
    {
        "█": "#",
        "▒": "?",
        "░": ".",
        "─": "-",
        "│": "|",
        "┌": "-",
        "•": "*",
        "·": "-",
        "–": "-",
        "…": "...",
        "”": '"',
        "“": '"',
        "’": "'",
        "»": '"',
        "«": '"',
    }
)
#: How Danish letters are spelt where they cannot be shown.
_SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "AE", "Ø": "OE", "Å": "AA", "é": "e", "É": "E"})

SIGNS = "✓✗◐█▒░─·–…"
LETTERS = "æøåÆØÅé"


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a report is written on."""

    width: int = 80
    has_colour: bool = False
    has_signs: bool = True  #: whether ✓ ✗ ◐ █ can be shown
    has_letters: bool = True  #: whether æ ø å can be shown
    encoding: str = "utf-8"  #: what cannot be shown in it becomes an escape

    def tone(self, text: str, tone: Tone) -> str:
        """Colour a text, where there is colour."""
        return _TONES[tone](text) if self.has_colour else text

    def rule(self) -> str:
        """Draw a line across."""
        return "─" * self.width

    def sign(self, sign: str, word: str) -> str:
        """Write a sign with its word, or the word in brackets where the sign cannot be shown."""
        return f"{sign} {word}" if self.has_signs else f"[{word}]"

    def wrapped(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        """Break a text at the width, with a lead before its first line and its other lines."""
        indent = " " * len(first) if rest is None else rest
        wrapper = TextWrapper(
            self.width,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from wrapper.wrap(text) or [first.rstrip()]

    def bar(self, score: Score | None, cells: int = 20) -> str:
        """Draw a score: what is reached, what is open, what is missing."""
        if score is None:
            return "–" * cells
        low, high = cells * score.low // score.of, cells * score.high // score.of
        return "█" * low + "▒" * (high - low) + "░" * (cells - high)

    def finished(self, lines: Iterator[str]) -> str:
        """Join the lines of a report, with signs that can be shown."""
        return self.shown("\n".join(line.rstrip() for line in lines) + "\n")

    def shown(self, text: str) -> str:
        """Write a text with signs and letters that can be shown."""
        text = text.replace("\u00a0", " ")
        if not self.has_letters:
            text = text.translate(_SPELT)
        if not self.has_signs:
            text = text.translate(_PLAIN)
        return text.encode(self.encoding, errors="backslashreplace").decode(self.encoding)


def can_show(characters: str, encoding: str | None) -> bool:
    """Tell whether an encoding holds some characters."""
    try:
        characters.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
