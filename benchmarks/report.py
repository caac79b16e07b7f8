"""The tables, and the machine that they hold for."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

DEPENDENCIES = ("click", "pluggy", "pydantic", "tomli")


@dataclass(frozen=True, slots=True)
class Table:
    """What was measured of one thing, one row a figure."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, name: str, *figures: str) -> None:
        """Add a row."""
        self.rows.append((name, *figures))

    def text(self) -> str:
        """Write the table for a terminal."""
        lines = [(self.title, *self.columns), *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            "  ".join([name.ljust(widths[0]), *map(str.rjust, figures, widths[1:])])
            for name, *figures in lines
        )

    def markdown(self) -> str:
        """Write the table as Markdown."""
        rule = ("---", *("--:" for _ in self.columns))
        lines = [(self.title, *self.columns), rule, *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Say what it was measured on: no name, no path."""
    packages = ", ".join(f"{name} {version(name)}" for name in DEPENDENCIES)
    today = datetime.now(tz=UTC).date().isoformat()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; {python}; {packages}; {today}"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if platform.system() == "Darwin":
        asked = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    return platform.processor() or platform.machine()
