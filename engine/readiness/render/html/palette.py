"""The stylesheet, and the colours that it names: pictures take them from there."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


@cache
def stylesheet() -> str:
    """Read the stylesheet."""
    return files(__package__).joinpath("report.css").read_text(encoding="utf-8")


@cache
def palette() -> Mapping[str, str]:
    """Give the colours by name, as `#08519c`."""
    return dict(_TOKEN.findall(stylesheet()))
