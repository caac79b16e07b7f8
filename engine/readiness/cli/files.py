"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(path: Path, content: str) -> None:
    """Write a text file beside its place and move it there when it is complete.

    Links are followed. What is no plain file, such as a device or a pipe, is written to as it is.

    Raises:
        OSError: It cannot be written; what stood there before is untouched.

    """
    path = followed(path)
    encoded = content.encode("utf-8", errors="backslashreplace")  # a file name need not be text
    if path.exists() and not path.is_file():
        path.write_bytes(encoded)
        return
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        written = Path(file.name)
    try:
        written.write_bytes(encoded)
        written.chmod(0o644)
        written.replace(path)
    except BaseException:
        written.unlink()
        raise


def followed(path: Path) -> Path:
    """Follow links to where a path leads; one that leads to itself is given back as it is."""
    return Path(os.path.realpath(path))
