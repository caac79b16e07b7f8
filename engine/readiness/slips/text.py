"""Looking at a text that is not TOML: its lines, blanks and comments, and how a slip is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_PART = r"(?:[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
#: A bare, quoted or dotted key.
KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
#: A line that begins something new, also inside what was never closed.
STATEMENT = re.compile(
    r"^(?:\[\[?[ \t]*[\w.\"' \t-]+\]\]?[ \t]*(?:#[^\n]*)?$|[\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=)",
    re.MULTILINE,
)
#: A line that may begin something new, where nothing is open.
ANY_STATEMENT = re.compile(r"^[ \t]*(?:\[|[\w\"'.-]+[ \t]*[=:])", re.MULTILINE)
#: Quotes that are no quotes of TOML.
CURVED = "“”„«»‘’‚"
#: What opens the brackets that close.
OPENING = {"]": "[", "}": "{"}
#: What is left of a line.
REST = re.compile(r"[^\n]*")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")


class Slip(NamedTuple):
    """A slip of the keyboard: the code that tells of it, and the characters to mend, as offsets."""

    code: str
    start: int
    end: int
    values: Mapping[str, str] = {}


class Slipped(Exception):  # noqa: N818 (it is caught here)
    """Ends the walk through a statement. `resume` is where the next one is looked for; None where nowhere."""

    def __init__(self, slip: Slip | None, resume: int | None) -> None:
        """Keep the slip; None where nothing known was found."""
        super().__init__()
        self.slip = slip
        self.resume = resume


def slipped(text: str, code: str, start: int, end: int, **values: str) -> Slipped:
    """Tell of a slip that ends with its line."""
    return Slipped(Slip(code, start, end, values), end_of(REST, text, max(start, end - 1)))


def lost(text: str, at: int) -> Slipped:
    """Leave the line to the reader of TOML."""
    return Slipped(None, end_of(REST, text, at))


def gap(text: str, at: int) -> int:
    """Go past blanks, line ends and comments."""
    return end_of(_GAP, text, at)


def blank(text: str, at: int) -> int:
    """Go past blanks."""
    return end_of(_BLANK, text, at)


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Go past what matches, if anything does."""
    found = pattern.match(text, at)
    return found.end() if found else at


def rest_of_line(text: str, at: int) -> str:
    """Give the rest of the line."""
    return text[at : end_of(REST, text, at)]


def code_of(line: str) -> str:
    """Give what stands before a comment and blanks."""
    found = re.match(r"(?:\"(?:\\.|[^\"\\])*\"|'[^']*'|[^#])*", line)
    return (found[0] if found else line).rstrip()
