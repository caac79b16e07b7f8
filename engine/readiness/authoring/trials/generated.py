"""Setups that hypothesis makes up: whatever a municipality may declare, by the types of the fields."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from readiness.model import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from readiness.model import Field, Milestone, Ruleset

#: Few names, some of which differ only in case and space, so that lists and tables often meet.
NAMES = [
    "Familieafsnittet",
    " familieafsnittet",
    "Skole",
    "sagsbehandlere",
    "Pædagoger",
    "aftensmad og kaffe",
]
texts = st.sampled_from([*NAMES, "", "  ", DONT_KNOW])
decimals = st.sampled_from(["0", "0.5", "7.50", "37", "1e3", "0.0001", "999999999999.9"]).map(Decimal)
shares = st.decimals(0, 1, places=2) | st.integers(0, 1)
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def counts(minimum: int) -> st.SearchStrategy[int]:
    """Give whole numbers, half of them small; a large one that breaks something shrinks to a small one."""
    small, large = 31, [each for each in (2027, 10**12) if each >= minimum]
    return st.integers(0, 2 * small - 1).map(
        lambda drawn: minimum + drawn if drawn < small else large[drawn % len(large)]
    )


def known(field: Field) -> st.SearchStrategy[Any]:
    """Give answers that a field takes, but for "ved_ikke"."""
    choices = st.sampled_from([each.id for each in field.choices] or [DONT_KNOW])
    parts = st.fixed_dictionaries({}, optional={each.id: answers_to(each) for each in field.fields})
    counted = counts(field.minimum)
    numbers: Mapping[str, st.SearchStrategy[Any]] = {
        "int": counted,
        "number": counted | decimals.filter(lambda each: each >= field.minimum),
        "share": shares,
    }
    if field.interval:
        return numbers[field.type] | st.lists(numbers[field.type], min_size=2, max_size=2).map(sorted)
    entries: Mapping[str, st.SearchStrategy[Any]] = {
        **numbers,
        "text": texts,
        "bool": st.booleans(),
        "record": parts,
    }
    kinds: Mapping[str, st.SearchStrategy[Any]] = {
        **{str(kind): strategy for kind, strategy in entries.items()},
        "texts": st.lists(texts, max_size=3),
        "range": st.lists(counted, min_size=2, max_size=2).map(lambda ends: sorted(ends, reverse=True)),
        "date": days,
        "choice": choices,
        "choices": st.lists(choices, max_size=6),
        "record": parts,
        "records": st.lists(parts, max_size=3),
        "table": st.dictionaries(
            st.sampled_from(NAMES), entries[field.of or "text"] | st.just(DONT_KNOW), max_size=4
        ),
    }
    return kinds[field.type]


def answers_to(field: Field) -> st.SearchStrategy[Any]:
    """Give answers that a field takes; some are "ved_ikke".

    A number is often the smallest there may be: it is rarely nothing that a rule divides by.
    """
    strategy = known(field)
    least = st.just(field.minimum) if field.type in ("int", "number") else strategy
    return st.one_of(strategy, strategy, strategy, least, st.just(DONT_KNOW))


def declarations(ruleset: Ruleset) -> st.SearchStrategy[dict[str, Any]]:
    """Give all that may be declared for a method; each milestone and field may be left out."""
    return st.fixed_dictionaries(
        {},
        optional={
            milestone.id: st.fixed_dictionaries(
                {},
                optional={field.id: answers_to(field) for field in milestone.fields}
                | (_about(milestone) if milestone.fields else {}),
            )
            for milestone in ruleset.milestones
        },
    )


def focused(ruleset: Ruleset, paths: Collection[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Give declarations of a few fields, each of which may be left out.

    Args:
        ruleset: The effective ruleset.
        paths: Of fields, or of parts of fields.

    """
    wanted = {".".join(each.split(".")[:2]) for each in paths}
    fields = {
        milestone.id: {
            field.id: answers_to(field)
            for field in milestone.fields
            if f"{milestone.id}.{field.id}" in wanted
        }
        for milestone in ruleset.milestones
    }
    return st.fixed_dictionaries(
        {name: st.fixed_dictionaries({}, optional=each) for name, each in fields.items() if each}
    )


def shared_declarations(rulesets: Iterable[Ruleset]) -> st.SearchStrategy[dict[str, Any]]:
    """Give all that may be answered once for several methods."""
    methods = list(rulesets)
    milestones: dict[str, dict[str, Field]] = {}
    for ruleset in methods:
        for name, fields in ruleset.inherited.items():
            if all(name in each.inherited for each in methods):
                milestones.setdefault(name, {}).update(
                    {field.id: field for field in fields if field.scope == "faelles"}
                )
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.fixed_dictionaries({}, optional={each.id: answers_to(each) for each in fields.values()})
            for name, fields in milestones.items()
        },
    )


def _about(milestone: Milestone) -> dict[str, st.SearchStrategy[Any]]:
    """Give what may be said of a milestone itself."""
    reason = {} if milestone.has_gate else {"ikke_relevant": st.just("Besluttet i ledelsen")}
    return {
        "ansvarlig": st.sampled_from(["Afsnitsleder", DONT_KNOW, ""]),
        "frist": st.one_of(days, st.just(DONT_KNOW)),
        **reason,
    }
