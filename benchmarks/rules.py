"""The rules of the made-up method, each written twice: as a ruleset says it, and as a programmer would."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING, NamedTuple

from workload import KINDS, FieldPlan, fields, milestone_id

if TYPE_CHECKING:
    from collections.abc import Callable

    Pick = Callable[[str], FieldPlan]

_GATE = 20  #: one rule in so many is a gate


class Arithmetic(NamedTuple):
    """Four times a supply against a need, each of which takes something."""

    supply: str
    need: str
    each: int


@dataclass(frozen=True, slots=True)
class Written:
    """A judgement in both ways of writing."""

    met: str  #: the condition in TOML; empty for one that calls a function
    python: str  #: the same as an expression over `a`, the answers
    partial: str = ""
    python_partial: str = ""
    call: Arithmetic | None = None


@dataclass(frozen=True, slots=True)
class RulePlan:
    """One rule."""

    id: str
    milestone: str
    gate: bool
    judged: Written


def rules(count: int) -> list[RulePlan]:
    """Plan a number of rules, in the same mixture however many."""
    of_kind = {kind: cycle([field for field in fields() if field.kind == kind]) for kind in KINDS}
    deck = sorted((place / size, family) for family, (size, _) in _FAMILIES.items() for place in range(size))
    plans = []
    for number, (_, family) in enumerate(islice(cycle(deck), count)):
        judged = _FAMILIES[family][1](number, lambda kind: next(of_kind[kind]))
        gate = number % _GATE == 0 and not judged.partial
        plans.append(RulePlan(f"r{number:03}", milestone_id(number), gate, judged))
    return plans


def _presence(number: int, pick: Pick) -> Written:
    field = pick(("text", "texts", "records")[number % 3])
    test = f"{field.python}.strip()" if field.kind == "text" else field.python
    return Written(f'{{ present = "{field.path}" }}', test)


def _equality(number: int, pick: Pick) -> Written:
    if number % 3:
        field = pick("choice")
        return Written(
            f'{{ equals = "{field.path}", value = "underskrevet" }}', f'{field.python} == "underskrevet"'
        )
    field = pick("bool")
    return Written(f'{{ equals = "{field.path}", value = true }}', field.python)


def _combined(number: int, pick: Pick) -> Written:
    one, other = pick("bool"), pick("bool")
    word = "and" if number % 3 else "or"
    parts = ", ".join(f'{{ equals = "{each.path}", value = true }}' for each in (one, other))
    return Written(f"{{ {word} = [{parts}] }}", f"{one.python} {word} {other.python}")


def _membership(number: int, pick: Pick) -> Written:
    if number % 2:
        field = pick("choices")
        return Written(
            f'{{ includes_all = "{field.path}", values = ["familie", "unge"] }}',
            f'"familie" in {field.python} and "unge" in {field.python}',
        )
    field = pick("choice")
    return Written(
        f'{{ one_of = "{field.path}", values = ["aftalt", "underskrevet"] }}',
        f'{field.python} in ("aftalt", "underskrevet")',
        f'{{ equals = "{field.path}", value = "planlagt" }}',
        f'{field.python} == "planlagt"',
    )


def _numeric(number: int, pick: Pick) -> Written:
    field = pick("number" if number % 3 else "int")
    name, sign = (("at_least", ">="), ("above", ">"))[number % 2]
    high, low = 8 + number % 5, 3 + number % 4
    met = f'{{ {name} = "{field.path}", value = {high} }}', f"{field.python} {sign} {high}"
    half = f'{{ {name} = "{field.path}", value = {low} }}', f"{field.python} {sign} {low}"
    return Written(*met, *half) if number % 4 else Written(*met)


def _arithmetic(number: int, pick: Pick) -> Written:
    supply, need, each = pick("int"), pick("int"), 1 + number % 3
    return Written(
        "", f"{supply.python} * 4 >= {need.python} * {each}", call=Arithmetic(supply.path, need.path, each)
    )


def _some(_number: int, pick: Pick) -> Written:
    field = pick("records")
    return Written(
        f'{{ any = "{field.path}", where = {{ at_least = "timer", value = 10 }} }}',
        f'any(e["timer"] >= 10 for e in {field.python})',
    )


def _every(_number: int, pick: Pick) -> Written:
    field = pick("records")
    return Written(
        f'{{ all = "{field.path}", where = {{ equals = "aftalt", value = true }} }}',
        f'{field.python} and all(e["aftalt"] for e in {field.python})',
        f'{{ any = "{field.path}", where = {{ equals = "aftalt", value = true }} }}',
        f'any(e["aftalt"] for e in {field.python})',
    )


#: How many rules of each family there are in 200, and how one is written.
_FAMILIES: dict[str, tuple[int, Callable[[int, Pick], Written]]] = {
    "presence": (26, _presence),
    "equality": (35, _equality),
    "combined": (15, _combined),
    "membership": (34, _membership),
    "numeric": (45, _numeric),
    "arithmetic": (20, _arithmetic),
    "some": (15, _some),
    "every": (10, _every),
}
