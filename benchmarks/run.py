"""Measure `readiness` against named references, in turn, in one run: `python benchmarks/run.py`.

Every figure that is to be relied on is a ratio of two measurements taken side by side, because machines
differ and drift. POSIX only: the peak of a process's memory comes from `wait4`.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from processes import in_turn, run
from reference import Reference
from report import Table, machine
from warm import Ours, agree, growth, paired, refused, seconds, shipped, stages
from workload import setup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reference import Answers

RULES = 200
STEPS = (50, 200, 800)
EXAMPLE = "examples/eksempelby/kommune.toml"
BARE, PACKAGES = "python -I -c pass", "its four dependencies, imported"
COLD = {
    BARE: ["-I", "-c", "pass"],
    PACKAGES: ["-I", "-c", "import click, pluggy, pydantic, tomli"],
    "import readiness": ["-I", "-c", "import readiness"],
    "readiness --help": ["-I", "-m", "readiness", "--help"],
    f"readiness check {EXAMPLE}": ["-I", "-m", "readiness", "check", EXAMPLE],
}
#: A gap report may end with 1: not ready yet.
CODES = (0, 1)
#: What makes a setup invalid: a text in it, and what to put there.
BREAKS = (
    ("[metoder.maaling.m01]", "[metoder.maaling.m99]"),
    ("f001 = ", "f999 = "),
    ("f001 = ", 'f001 = "ja" #'),
    ("f002 = ", 'f002 = "maaske" #'),
    ("f003 = ", "f003 = -"),
    ("f003 = ", "f003 = true #"),
    ("timer = ", "timer = 1."),
    ("aftalt = ", "underskrevet = "),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much to measure."""

    cold_rounds: int
    warm_rounds: int
    sizes: tuple[int, int, int]  #: numbers of setups


FULL = Scale(21, 5, (100, 1_000, 10_000))
QUICK = Scale(1, 1, (10, 20, 40))


def main(args: Sequence[str] | None = None) -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description="Measure readiness against references of the same run.")
    parser.add_argument("--quick", action="store_true", help="few rounds: shows only that it runs")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    options = parser.parse_args(args)
    print(machine())
    for table in tables(QUICK if options.quick else FULL):
        print()
        print(table.markdown() if options.markdown else table.text(), flush=True)


def tables(scale: Scale) -> Iterator[Table]:
    """Measure table by table."""
    yield cold(scale)
    ours, reference = Ours(RULES), Reference(RULES)
    contents = [setup(seed).encode() for seed in range(scale.sizes[-1])]
    yield agreement(ours, reference, contents)
    yield from warm(ours, reference, contents, scale)
    yield rules(contents[: scale.sizes[0]], scale)


def cold(scale: Scale) -> Table:
    """Measure whole processes, each from its start to its end."""
    table = Table("cold: a whole process", ("ms", "x bare Python", "x dependencies", "peak MiB"))
    runs = in_turn(COLD, scale.cold_rounds, CODES)
    for name, each in runs.items():
        table.add(
            name,
            f"{1000 * median(each.seconds):.0f}",
            f"{each.over(runs[BARE]):.1f}",
            f"{each.over(runs[PACKAGES]):.1f}",
            f"{each.mebibytes:.1f}",
        )
    return table


def agreement(ours: Ours, reference: Reference, contents: Sequence[bytes]) -> Table:
    """Hold readiness and the reference against each other before either is timed.

    Raises:
        RuntimeError: They differ, so that a ratio would say nothing.

    """
    outcomes, wrong = agree(ours, reference, contents)
    valid = contents[0].decode()
    broken = [valid.replace(old, new, 1).encode() for old, new in BREAKS]
    if wrong or not all(all(refused(ours, reference, each)) for each in broken):
        raise RuntimeError(f"{wrong} of {outcomes} outcomes differ, or an invalid setup was taken")
    table = Table("same answers as the reference", ("compared", "different"))
    table.add(f"outcomes of {RULES} rules, {len(contents)} setups, with scores", f"{outcomes}", f"{wrong}")
    table.add("invalid setups refused by both", f"{len(broken)}", "0")
    return table


def warm(ours: Ours, reference: Reference, contents: Sequence[bytes], scale: Scale) -> Iterator[Table]:
    """Measure many setups in one process, and whether many cost more each than few."""
    table = Table(
        f"warm: {RULES} rules, {len(contents[0].splitlines())} lines, CPU time",
        ("setups/s", "reference/s", "x reference", "µs a setup", "x smallest"),
    )
    base = 0.0
    for size in scale.sizes:
        pair = paired(ours, reference, contents[:size], scale.warm_rounds)
        base = base or pair.ratio
        table.add(
            f"{size:,} setups",
            f"{1 / pair.seconds:.0f}",
            f"{1 / pair.reference:.0f}",
            f"{pair.ratio:.2f}",
            f"{1e6 * pair.seconds:.0f}",
            f"{base / pair.ratio:.2f}",
        )
    yield table

    table = Table("warm: where the time goes", ("µs a setup", "share"))
    parts = [stages(ours, contents[: scale.sizes[1]]) for _ in range(scale.warm_rounds)]
    middle = {name: median(each[name] for each in parts) for name in parts[0]}
    for name, part in middle.items():
        table.add(name, f"{1e6 * part:.0f}", f"{part / sum(middle.values()):.0%}")
    yield table

    size = scale.sizes[1]
    table = Table("warm: other figures", ("figure",))
    assessed = shipped(scale.warm_rounds, min(size, 20))
    table.add("the three methods, examples/klar, findings and places: setups/s", f"{1 / assessed:.0f}")
    script = Path(__file__).with_name("warm.py")
    table.add(f"peak MiB of a process over {size:,} setups", f"{run([str(script), str(size)]).mebibytes:.1f}")
    yield table


def rules(contents: Sequence[bytes], scale: Scale) -> Table:
    """Measure whether many rules cost more each than few."""
    table = Table("growth: evaluating one setup", ("µs", "reference µs", "x the step before"))
    rounds = growth(STEPS, contents, scale.warm_rounds)
    for number, count in enumerate(STEPS):
        reference = Reference(count)
        read = [reference.read(content) for content in contents]
        theirs = seconds(partial(_evaluate, reference), read)
        mine = median(each[number] for each in rounds)
        step = f"{median(each[number] / each[number - 1] for each in rounds):.1f}" if number else "–"
        table.add(f"{count} rules", f"{1e6 * mine:.0f}", f"{1e6 * theirs:.0f}", step)
    return table


def _evaluate(reference: Reference, read: tuple[Answers, set[str]]) -> list[list[int]]:
    return reference.evaluate(*read)


if __name__ == "__main__":
    main()
