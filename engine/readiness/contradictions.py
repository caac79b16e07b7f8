"""Answers that cannot both be right: a ruleset's contradictions, compiled once and asked of many setups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.conditions import Condition, compile_condition
from readiness.model import Text
from readiness.scope import Scope
from readiness.vocabulary import ConditionError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from readiness.facts import Answers
    from readiness.model import Contradiction, Ruleset

_NEVER_FALSE = Text(
    "den spørger kun, om noget er besvaret; skriv svaret, fx { equals = felt, value = true }",
    "it asks only whether something is answered; write the answer, as in { equals = field, value = true }",
)


@dataclass(frozen=True, slots=True)
class CompiledContradiction:
    """A contradiction that is ready to be asked."""

    contradiction: Contradiction
    when: Condition


@dataclass(frozen=True, slots=True)
class Unfit:
    """A contradiction that cannot be compiled, and why."""

    contradiction: Contradiction
    reason: Text


def compile_contradictions(ruleset: Ruleset) -> tuple[tuple[CompiledContradiction, ...], tuple[Unfit, ...]]:
    """Compile all contradictions of an effective ruleset; give those that do not fit beside the others."""
    fields = {each.id: {field.id: field for field in each.fields} for each in ruleset.milestones}
    compiled: list[CompiledContradiction] = []
    unfit: list[Unfit] = []
    for milestone in ruleset.milestones:
        scope = Scope(fields, milestone.id)
        for each in milestone.contradictions:
            try:
                when = compile_condition(each.when, scope)
            except ConditionError as error:
                unfit.append(Unfit(each, error.reason))
                continue
            if when.can_be_false:
                compiled.append(CompiledContradiction(each, when))
            else:
                unfit.append(Unfit(each, _NEVER_FALSE))
    return tuple(compiled), tuple(unfit)


def contradicting(
    contradictions: Iterable[CompiledContradiction], answers: Answers, left_out: Collection[str] = ()
) -> Iterator[tuple[Contradiction, str]]:
    """Find the contradictions in a method's answers, each with the path of the answer that decides it.

    Args:
        contradictions: Those of the method.
        answers: The method's answers, flat.
        left_out: Milestones that the municipality has declared not relevant.

    """
    return (
        (each.contradiction, each.when.subject(answers))
        for each in contradictions
        if each.contradiction.milestone not in left_out and each.when.holds(answers)
    )
