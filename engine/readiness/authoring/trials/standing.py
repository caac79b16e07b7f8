"""Where in a plugin's code something happens."""

from __future__ import annotations

import os
import sysconfig
from typing import TYPE_CHECKING, NamedTuple

import readiness
from readiness.calls import called
from readiness.diagnostics import Place

if TYPE_CHECKING:
    from types import FrameType

_ENGINE = os.path.dirname(readiness.__file__) + os.sep  # noqa: PTH120 (compared with names of files as they are)
_LIBRARY = tuple({f"{sysconfig.get_path(each)}{os.sep}" for each in ("stdlib", "platstdlib")})
#: What loads code or tables once and keeps them: modules, time zones, and the words of dates.
_LOADS = (
    "<frozen importlib.",
    *(f"{library}{each}" for library in _LIBRARY for each in (f"zoneinfo{os.sep}", "_strptime.py")),
)
_SITE = f"{os.sep}site-packages{os.sep}"


class Standing(NamedTuple):
    """A line of a function of a plugin."""

    function: str
    path: str
    line: int

    @property
    def place(self) -> Place:
        """The line as a place, with its text where it can be read."""
        from linecache import getline  # noqa: PLC0415 (only what is wrong needs it)

        text = getline(self.path, self.line).rstrip("\n")
        column = len(text) - len(text.lstrip()) + 1
        near = os.path.relpath(self.path)
        path = self.path if near.startswith("..") else near
        return Place(path, self.line, column, max(1, len(text) - column + 1), text)


def standing(frame: FrameType | None) -> Standing | None:
    """Find the innermost line of a rule's own package that led to a frame.

    None where no rule led there, or where it only imports or loads a time zone.
    """
    frames: list[FrameType] = []
    while frame is not None and frame.f_code is not called.__code__:
        name = frame.f_code.co_filename
        if name.startswith(_LOADS):
            return None
        if not name.startswith(("<", _ENGINE)) and not _is_of_library(name):
            frames.append(frame)
        frame = frame.f_back
    if frame is None or not frames:
        return None
    folder = os.path.dirname(frames[-1].f_code.co_filename)  # noqa: PTH120 (as above)
    own = next(each for each in frames if each.f_code.co_filename.startswith(folder))
    return Standing(own.f_code.co_qualname, own.f_code.co_filename, own.f_lineno)


def _is_of_library(name: str) -> bool:
    return name.startswith(_LIBRARY) and _SITE not in name
