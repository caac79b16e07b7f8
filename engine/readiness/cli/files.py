"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside its place and move it there when it is complete.

    Links are followed, and a file that is replaced keeps its permissions. What is no plain file, such as a
    device or a pipe, is written to as it is.

    Raises:
        OSError: It cannot be written; what stood there before is untouched.

    """
    encoded = encode(content)
    if path.exists() and not path.is_file():
        path.write_bytes(encoded)
        return
    path = followed(path)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    written = _beside(path, encoded, mode)
    try:
        written.replace(path)
    except BaseException:
        written.unlink()
        raise


def write_new(contents: Mapping[Path, str]) -> None:
    """Write files that do not exist, in a folder that is made where it is missing: all of them, or none.

    Raises:
        FileExistsError: One exists by now; none was written. `filename2` names it.
        OSError: One cannot be written; none was.

    """
    made: list[Path] = []
    try:
        for path, content in contents.items():
            for folder in [each for each in reversed(path.parents) if not each.exists()]:
                folder.mkdir()
                made.append(folder)
            written = _beside(path, encode(content), 0o666 & ~_umask())
            try:
                _move_if_new(written, path)
            finally:
                written.unlink()
            made.append(path)
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir() if each.is_dir() else each.unlink()
        raise


def _beside(path: Path, content: bytes, mode: int) -> Path:
    """Write a file beside its place, under a name that nobody else has."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        written = Path(file.name)
    try:
        written.write_bytes(content)
        written.chmod(mode)
    except BaseException:
        written.unlink()
        raise
    return written


def _move_if_new(written: Path, path: Path) -> None:
    """Give a file its name, unless something has it: a link is made whole, or not at all."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with path.open("xb") as file:
            file.write(written.read_bytes())


def encode(content: str | bytes) -> bytes:
    """Give the bytes of a text, in which a file name need not be text."""
    return content if isinstance(content, bytes) else content.encode("utf-8", errors="backslashreplace")


def followed(path: Path) -> Path:
    """Follow links to where a path leads; one that leads to itself is given back as it is."""
    return Path(os.path.realpath(path))


def _umask() -> int:
    """Read the permissions that new files are denied; the system tells them only when they are set."""
    umask = os.umask(0)
    os.umask(umask)
    return umask
