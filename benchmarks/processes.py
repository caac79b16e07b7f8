"""Whole processes, measured in turn: wall time and the peak of their memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]

# A child starts with the peak of the process that it was forked from, so a small process starts it:
# without `site`, it is smaller than anything that is measured.
_LAUNCHER = """
import os, sys, time
nowhere = os.open(os.devnull, os.O_WRONLY)
files = [(os.POSIX_SPAWN_DUP2, nowhere, 1), (os.POSIX_SPAWN_DUP2, nowhere, 2)]
began = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=files)
_, status, usage = os.wait4(child, 0)
took = time.perf_counter() - began
print([took, usage.ru_maxrss, os.waitstatus_to_exitcode(status)])
"""
_BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024


class Run(NamedTuple):
    """One run of a process."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of one command."""

    seconds: tuple[float, ...]
    mebibytes: float  #: the median of the peaks

    def over(self, reference: Runs) -> float:
        """Give how many times the reference's time this took: the median of the rounds' ratios."""
        return median(ours / other for ours, other in zip(self.seconds, reference.seconds, strict=True))


def run(command: Sequence[str], codes: Sequence[int] = (0,)) -> Run:
    """Run a Python of this environment once and wait for it.

    Args:
        command: The arguments of the interpreter.
        codes: The exit codes that a run may end with.

    Raises:
        RuntimeError: It ended with another code.

    """
    launched = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, sys.executable, *command],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, peak, code = json.loads(launched.stdout)
    if code not in codes:
        raise RuntimeError(f"python {' '.join(command)} ended with {code}")
    return Run(seconds, peak * _BYTES_OF_MAXRSS / 2**20)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int, codes: Sequence[int]) -> dict[str, Runs]:
    """Run several commands in turn, so that each round meets the same machine.

    The first round only warms the caches of the disk and of compiled modules; each later one starts with
    the next command.
    """
    names = list(commands)
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for number in range(rounds + 1):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            done = run(commands[name], codes)
            if number:
                runs[name].append(done)
    return {
        name: Runs(tuple(each.seconds for each in done), median(each.mebibytes for each in done))
        for name, done in runs.items()
    }
