"""Many setups in one process, in CPU time, against the hand-written reference before and after."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

from processes import ROOT
from readiness import toml
from readiness.check import assess
from readiness.declarable import Declarable
from readiness.errors import SetupError
from readiness.facts import Context
from readiness.score import Tally, tally
from readiness.setup import Setup, read_setup
from reference import Reference, words
from ruleset import checklist
from workload import METHOD, setup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from readiness.assessment import Score
    from readiness.judgement import Judgement
    from readiness.toml import TomlFile
    from reference import Interval

    Judgements = tuple[tuple[Judgement, ...], ...]

AS_OF = date(2026, 11, 6)
_SLACK = 1e-9


class Ours:
    """The made-up method, loaded once by `readiness`."""

    def __init__(self, count: int) -> None:
        """Write, read and compile a ruleset with a number of rules."""
        self.checklist = checklist(count)
        self._declarable = Declarable([self.checklist.ruleset])

    def read(self, content: bytes) -> Setup:
        """Parse and check one setup."""
        return self.validate(parse(content))

    def validate(self, file: TomlFile) -> Setup:
        """Check a setup that was parsed, and resolve its answers."""
        return read_setup(file, self._declarable)

    def evaluate(self, setup: Setup) -> Judgements:
        """Judge every rule."""
        declared = setup.methods[METHOD]
        context = Context(AS_OF, setup.municipality.start)
        return self.checklist.evaluate(declared.answers, declared.own, context, declared.left_out)

    def score(self, setup: Setup, judgements: Judgements) -> Tally:
        """Score all milestones and factors, and reach the verdict."""
        planned = setup.methods[METHOD].planned(setup.municipality.start)
        return tally(self.checklist.ruleset, judgements, planned)

    def check(self, content: bytes) -> tuple[Judgements, Tally]:
        """Parse, check, judge and score one setup."""
        setup = self.read(content)
        judgements = self.evaluate(setup)
        return judgements, self.score(setup, judgements)


def parse(content: bytes) -> TomlFile:
    """Parse one setup."""
    return toml.parse(content, "kommune.toml")


@dataclass(frozen=True, slots=True)
class Pair:
    """What one setup costs, beside the reference."""

    seconds: float
    reference: float
    ratio: float  #: of the throughputs: above 1 is quicker than the reference


def agree(ours: Ours, reference: Reference, contents: Iterable[bytes]) -> tuple[int, int]:
    """Hold both ways against each other, rule by rule; count the outcomes and the differences."""
    outcomes = wrong = 0
    for content in contents:
        judgements, scored = ours.check(content)
        theirs, milestones, factors, ends = reference.check(content)
        for judged, expected in zip(judgements, words(theirs), strict=True):
            for judgement, outcome in zip(judged, expected, strict=True):
                outcomes += 1
                wrong += judgement.outcome != outcome
        scores = zip((*scored.milestones, *scored.factors), (*milestones, *factors), strict=True)
        wrong += sum(not _same(score, interval) for score, interval in scores)
        wrong += (scored.low, scored.high) != ends
    return outcomes, wrong


def refused(ours: Ours, reference: Reference, content: bytes) -> tuple[bool, bool]:
    """Tell whether each way refuses a setup."""
    answers = []
    for check in (ours.check, reference.check):
        try:
            check(content)
        except (SetupError, ValueError):
            answers.append(True)
        else:
            answers.append(False)
    return answers[0], answers[1]


def paired(ours: Ours, reference: Reference, contents: Sequence[bytes], rounds: int) -> Pair:
    """Time both ways over the same setups, the reference before and after each round of ours."""
    pairs = []
    for _ in range(rounds):
        before = seconds(reference.check, contents)
        mine = seconds(ours.check, contents)
        pairs.append((mine, (before + seconds(reference.check, contents)) / 2))
    return Pair(
        median(mine for mine, _ in pairs),
        median(other for _, other in pairs),
        median(other / mine for mine, other in pairs),
    )


def stages(ours: Ours, contents: Sequence[bytes]) -> dict[str, float]:
    """Give the seconds that each stage takes of one setup."""
    files = [parse(content) for content in contents]
    setups = [ours.validate(file) for file in files]
    judged = [(setup, ours.evaluate(setup)) for setup in setups]
    return {
        "parse": seconds(parse, contents),
        "validate": seconds(ours.validate, files),
        "evaluate": seconds(ours.evaluate, setups),
        "score": seconds(lambda each: ours.score(*each), judged),
    }


def growth(counts: Sequence[int], contents: Sequence[bytes], rounds: int) -> list[list[float]]:
    """Give the seconds that evaluating one setup takes at each number of rules, round by round."""
    sizes = [Ours(count) for count in counts]
    setups = [sizes[0].read(content) for content in contents]
    return [[seconds(size.evaluate, setups) for size in sizes] for _ in range(rounds)]


def shipped(rounds: int, repeats: int) -> float:
    """Give the seconds that a whole assessment of three shipped methods takes: findings, places and all."""
    content = (ROOT / "examples" / "klar" / "kommune.toml").read_bytes()
    return median(
        seconds(lambda each: assess(parse(each), as_of=AS_OF), [content] * repeats) for _ in range(rounds + 1)
    )


def seconds(do: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Give the CPU time that one item takes."""
    began = process_time()
    for item in items:
        do(item)
    return (process_time() - began) / len(items)


def _same(score: Score | None, interval: Interval | None) -> bool:
    if not score or not interval:
        return not score and not interval
    low, high = score.low / score.of, score.high / score.of
    return abs(low - interval[0]) < _SLACK and abs(high - interval[1]) < _SLACK


if __name__ == "__main__":
    alone = Ours(200)
    for seed in range(int(sys.argv[1])):
        alone.check(setup(seed).encode())
