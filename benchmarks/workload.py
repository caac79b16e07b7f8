"""A made-up method of 60 milestones with 100 fields, and setups for it of about 160 lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MILESTONES: Final = 60
FIELDS: Final = 100
FACTORS: Final = ("ledelse", "kompetencer", "organisering")
STATUS: Final = ("ingen", "planlagt", "aftalt", "underskrevet")
UNITS: Final = ("familie", "unge", "modtagelse")
METHOD: Final = "maaling"
KINDS: Final = (
    "text", "bool", "choice", "int", "choice", "int", "choices", "records", "number", "texts",
)  # fmt: skip

_NEVER_LEFT_OUT = ("bool", "records")
_LEFT_OUT = (0.0, 0.0, 0.03)  #: how many of the answers are missing; one setup in three has gaps
_IN_PLACE = (0.5, 0.8, 0.97, 1.0)  #: how much is in place


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field: `m07.f067`."""

    id: str
    milestone: str
    kind: str

    @property
    def path(self) -> str:
        """The name by which a condition asks for the field."""
        return f"{self.milestone}.{self.id}"

    @property
    def python(self) -> str:
        """The expression by which a lambda asks for the answer."""
        return f'a["{self.milestone}"]["{self.id}"]'


def fields() -> list[FieldPlan]:
    """Plan the fields, kind after kind, over the milestones."""
    kinds = islice(cycle(KINDS), FIELDS)
    return [FieldPlan(f"f{number:03}", milestone_id(number), kind) for number, kind in enumerate(kinds)]


def milestone_id(number: int) -> str:
    """Name the milestone of a field or rule by its number."""
    return f"m{number % MILESTONES:02}"


def setup(seed: int) -> str:
    """Write one setup. Some are ready, some are not; in some, answers are missing or "ved_ikke"."""
    random = Random(seed)  # noqa: S311 (no secret)
    in_place, left_out = random.choice(_IN_PLACE), random.choice(_LEFT_OUT)
    lines = ["[kommune]", 'navn = "Eksempelby Kommune"', "opstart = 2027-02-01"]
    plans = fields()
    for number in range(MILESTONES):
        lines.append(f"[metoder.{METHOD}.{milestone_id(number)}]")
        for plan in plans[number::MILESTONES]:
            if plan.kind not in _NEVER_LEFT_OUT and random.random() < left_out:
                lines.append(random.choice((f'{plan.id} = "ved_ikke"', f"# {plan.id}")))
            else:
                answer = _ANSWERS[plan.kind](random, random.random() < in_place)
                lines.append(f"{plan.id} = {answer}")
    return "\n".join(lines) + "\n"


def _records(random: Random, good: bool) -> str:  # noqa: FBT001 (one of eight of a kind)
    hours, agreed = _count(random, good), "true" if good else "false"
    return (
        f'[{{ navn = "Familieafsnittet", timer = {hours}, aftalt = {agreed} }}, '
        f'{{ navn = "Ungeafsnittet", timer = {hours // 2}, aftalt = true }}]'
    )


def _count(random: Random, good: bool) -> int:  # noqa: FBT001 (one of eight of a kind)
    return random.randint(13, 16) if good else random.randint(0, 12)


_ANSWERS: dict[str, Callable[[Random, bool], str]] = {
    "text": lambda _, good: '"Afsnitsleder, Familieafsnittet"' if good else '""',
    "texts": lambda _, good: '["Møde med ledergruppen", "Nyhedsbrev til alle afsnit"]' if good else "[]",
    "bool": lambda _, good: "true" if good else "false",
    "choice": lambda random, good: '"underskrevet"' if good else f'"{random.choice(STATUS)}"',
    "choices": lambda _, good: '["familie", "unge", "modtagelse"]' if good else '["familie"]',
    "int": lambda random, good: str(_count(random, good)),
    "number": lambda random, good: f"{_count(random, good)}.5",
    "records": _records,
}
