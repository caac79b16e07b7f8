"""How a rule is decided, in words: what has to be true for each outcome, whatever it is written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness.render.condition import Said, in_words
from readiness.render.why_words import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.clauses import Clause
    from readiness.explanation import RuleExplanation
    from readiness.model import Language


class Way(NamedTuple):
    """A sentence, and what stands below it, line by line."""

    lead: str
    lines: tuple[Said, ...] = ()


def ways(told: RuleExplanation, language: Language) -> Iterator[Way]:
    """Say when a rule applies, when it is met, partly met and not met."""
    if told.applies:
        yield _when("applies", told.applies, language)
    if told.worst_of:
        named = (Said(0, f"{rule.full_id}: {rule.question[language]}") for rule in told.worst_of)
        yield Way(tell("worst", language), tuple(named))
        return
    if told.met is None:
        yield Way(tell("calculated", language))
        return
    yield _when("met", told.met, language)
    if told.partial:
        yield _when("partial", told.partial, language)
    can_be_unmet = told.met.condition.can_be_false and (
        told.partial is None or told.partial.condition.can_be_false
    )
    yield Way(tell("unmet" if can_be_unmet else "never unmet", language))


def _when(key: str, clause: Clause, language: Language) -> Way:
    return Way(tell(key, language), tuple(in_words(clause, language)))
