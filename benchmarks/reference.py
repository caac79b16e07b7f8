"""What a programmer would write for one method without a tool: tomli, a type check and plain lambdas.

It knows no messages, sources or positions, and its rules cannot be read by anybody else: a limit, no peer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli

from rules import rules
from workload import FACTORS, METHOD, MILESTONES, STATUS, UNITS, fields, milestone_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from rules import Written

UNMET, PARTIAL, MET, UNANSWERED, UNKNOWN = range(5)
_OUTCOMES = ("unmet", "partial", "met", "unanswered", "unknown")
_LOW, _HIGH = (0.0, 0.5, 1.0, 0.0, 0.0), (0.0, 0.5, 1.0, 1.0, 1.0)
_READY, _MINIMUM = 0.8, 0.5
_LARGEST = 10**12

Answers = dict[str, dict[str, Any]]
Interval = tuple[float, float]
#: Each rule's outcome, the score of each milestone and factor, and the verdict at the worst and the best.
Result = tuple[list[list[int]], list[Interval | None], list[Interval], tuple[str, str]]


class Reference:
    """The hand-written check of one method."""

    def __init__(self, count: int) -> None:
        """Write out the lambdas."""
        plans = rules(count)
        self._schema: dict[str, dict[str, str]] = {}
        for field in fields():
            self._schema.setdefault(field.milestone, {})[field.id] = field.kind
        self._milestones = [
            [(_lambda(plan.judged), plan.gate) for plan in plans if plan.milestone == milestone_id(number)]
            for number in range(MILESTONES)
        ]
        self._size = MILESTONES // len(FACTORS)

    def check(self, content: bytes) -> Result:
        """Parse, check and judge one setup. Raises `ValueError` when it does not fit."""
        return self.report(*self.read(content))

    def read(self, content: bytes) -> tuple[Answers, set[str]]:
        """Give the answers, and the fields that say "ved_ikke"."""
        setup = tomli.loads(content.decode())
        if setup.keys() - {"kommune", "metoder"} or not setup["kommune"]["navn"]:
            raise ValueError("kommune")
        answers: Answers = setup["metoder"][METHOD]
        unknown: set[str] = set()
        for milestone, table in answers.items():
            kinds = self._schema.get(milestone)
            if kinds is None:
                raise ValueError(milestone)
            for key, value in table.items():
                if value == "ved_ikke" and key in kinds:
                    unknown.add(key)
                elif key not in kinds or not _CHECKS[kinds[key]](value):
                    raise ValueError(key)
        if unknown:
            answers = {
                name: {key: value for key, value in table.items() if key not in unknown}
                for name, table in answers.items()
            }
        return answers, unknown

    def evaluate(self, answers: Answers, unknown: set[str]) -> list[list[int]]:
        """Judge every rule, milestone by milestone."""
        result = []
        for milestone in self._milestones:
            outcomes = []
            for judge, _ in milestone:
                try:
                    outcome = judge(answers)
                except KeyError as missing:
                    outcome = UNKNOWN if missing.args[0] in unknown else UNANSWERED
                outcomes.append(outcome)
            result.append(outcomes)
        return result

    def report(self, answers: Answers, unknown: set[str]) -> Result:
        """Judge and score."""
        outcomes = self.evaluate(answers, unknown)
        scores: list[Interval | None] = []
        gate_low = gate_high = True
        for milestone, judged in zip(self._milestones, outcomes, strict=True):
            low = high = 0.0
            for (_, gate), outcome in zip(milestone, judged, strict=True):
                low += _LOW[outcome]
                high += _HIGH[outcome]
                if gate and outcome != MET:
                    gate_low = False
                    gate_high = gate_high and outcome in (UNANSWERED, UNKNOWN)
            scores.append((low / len(judged), high / len(judged)) if judged else None)
        factors = [
            _mean([each for each in scores[start : start + self._size] if each])
            for start in range(0, MILESTONES, self._size)
        ]
        low_end = _verdict([low for low, _ in factors], gates=gate_low)
        return outcomes, scores, factors, (low_end, _verdict([high for _, high in factors], gates=gate_high))


def words(outcomes: list[list[int]]) -> list[list[str]]:
    """Name outcomes as `readiness` does."""
    return [[_OUTCOMES[outcome] for outcome in judged] for judged in outcomes]


def _lambda(judged: Written) -> Callable[[Answers], int]:
    partial = f"{PARTIAL} if {judged.python_partial} else " if judged.python_partial else ""
    source = f"lambda a: {MET} if {judged.python} else {partial}{UNMET}"
    judge: Callable[[Answers], int] = eval(source)  # noqa: S307 (as written in `rules`)
    return judge


def _mean(scores: list[Interval]) -> Interval:
    return sum(low for low, _ in scores) / len(scores), sum(high for _, high in scores) / len(scores)


def _verdict(factors: list[float], *, gates: bool) -> str:
    lowest = min(factors) + 1e-9
    if not gates or lowest < _MINIMUM:
        return "not_ready"
    return "ready" if lowest >= _READY else "conditional"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and type(value) is not bool and 0 <= value <= _LARGEST


def _is_records(value: object) -> bool:
    return isinstance(value, list) and all(
        type(entry) is dict
        and not entry.keys() - {"navn", "timer", "aftalt"}
        and type(entry["navn"]) is str
        and type(entry["timer"]) is int
        and 0 <= entry["timer"] <= _LARGEST
        and type(entry["aftalt"]) is bool
        for entry in value
    )


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: type(value) is str,
    "texts": lambda value: type(value) is list and all(type(each) is str for each in value),
    "bool": lambda value: type(value) is bool,
    "choice": lambda value: value in STATUS,
    "choices": lambda value: type(value) is list and all(each in UNITS for each in value),
    "int": lambda value: type(value) is int and 0 <= value <= _LARGEST,
    "number": _is_number,
    "records": _is_records,
}
