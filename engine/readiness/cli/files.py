"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


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
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        written = Path(file.name)
    try:
        written.write_bytes(encoded)
        written.chmod(mode)
        written.replace(path)
    except BaseException:
        written.unlink()
        raise


def encode(content: str | bytes) -> bytes:
    """Encode a text as files hold it; a file name that it tells need not be text."""
    return content if isinstance(content, bytes) else content.encode("utf-8", errors="backslashreplace")


def followed(path: Path) -> Path:
    """Follow links to where a path leads; one that leads to itself is given back as it is."""
    return Path(os.path.realpath(path))


def _umask() -> int:
    """Read the permissions that new files are denied; the system tells them only when they are set."""
    umask = os.umask(0)
    os.umask(umask)
    return umask
