"""Plain data as JSON that can be shown anywhere: nothing in it steers a terminal or the log of a CI run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readiness.render.canvas import Canvas

#: What begins a command wherever it stands in a line of a log: `##vso[…]`, `##[…]`.
_COMMAND = re.compile(r"#(?=#(?:vso)?\[)", re.IGNORECASE)


def in_json(content: object, canvas: Canvas) -> str:
    """Write plain data as JSON, with escapes for all that a console lacks or that would steer it."""
    written = json.dumps(content, ensure_ascii=not canvas.has_signs, indent=2)
    lines = (line if line.isprintable() else _escaped(line) for line in written.split("\n"))
    return _COMMAND.sub(r"\\u0023", "\n".join(lines)) + "\n"


def _escaped(text: str) -> str:
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in text)
