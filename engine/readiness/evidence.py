"""Evidence that a setup refers to: whether it lies beside the setup file.

The paths are untrusted. What leads out of the folder is never asked for: an absolute path, one through `..`,
a symbolic link. Web addresses are not looked up.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LINK = re.compile(r"https?://\S", re.IGNORECASE)
#: A drive, a scheme, a share, the root of the file system or somebody's home.
_AWAY = re.compile(r"[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]+:\S|[/\\]|~(?:[/\\]|$)")
_DEVICE = re.compile(r"(?:aux|con|nul|prn|com[0-9]|lpt[0-9])(?:[.: ].*)?", re.IGNORECASE)
_REPARSE_POINT = 0x400  # what Windows has besides symbolic links


class Whereabouts(Enum):
    """Where a piece of evidence is."""

    THERE = auto()  #: in the folder, on the web, or where it may not be looked for
    MISSING = auto()
    ELSEWHERE = auto()  #: outside the folder or through a link, so that it was not looked for


#: Tells where a piece of evidence is, by what the setup says of it.
LookUp = Callable[[str], Whereabouts]


def beside(setup: Path) -> LookUp:
    """Give what looks for evidence in the folder of a setup file."""
    return partial(looked_up, setup.parent)


def looked_up(folder: Path, written: str) -> Whereabouts:
    """Tell where a piece of evidence is.

    Args:
        folder: The folder of the setup file.
        written: A path from there, with either kind of slash, or a web address.

    """
    written = written.strip()
    if _LINK.match(written):
        return Whereabouts.THERE
    parts = [part for part in re.split(r"[/\\]", written) if part not in ("", ".")]
    # Windows drops dots and spaces at the end of a name, so that ". ." and ".. " are ".." there.
    if _AWAY.match(written) or any(not part.strip(". ") for part in parts):
        return Whereabouts.ELSEWHERE
    if not parts or any(_DEVICE.fullmatch(part) for part in parts):
        return Whereabouts.MISSING
    return _followed(folder, parts)


def _followed(folder: Path, parts: list[str]) -> Whereabouts:
    """Go down one name at a time, so that no link on the way is followed."""
    at = str(folder)
    for part in parts:
        at = os.path.join(at, part)  # noqa: PTH118 (the name may be one that no Path takes)
        try:
            found = os.lstat(at)
        except PermissionError:
            return Whereabouts.THERE  # it may be there
        except (OSError, ValueError):  # no such name, too long a one, or one with a NUL in it
            return Whereabouts.MISSING
        if stat.S_ISLNK(found.st_mode) or getattr(found, "st_file_attributes", 0) & _REPARSE_POINT:
            return Whereabouts.ELSEWHERE
    return Whereabouts.THERE
