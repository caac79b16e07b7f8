"""Which questions ask for a field, told once where several methods ask the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from readiness.render.words import say, where
from readiness.vocabulary import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.model import Language, Milestone, Rule, Ruleset, Text
    from readiness.sources import Source


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with where each of the methods asks it."""

    text: Text
    is_gate: bool  #: one of the methods wants it in place first
    sources: tuple[tuple[Text, Source], ...]  #: each with the title of the method

    def told(self, language: Language) -> str:
        """Write the question, where it is asked, and whether it must be in place first."""
        marks = [places(self.sources, language)]
        if self.is_gate:
            marks.append(say("gate", language))
        about = "; ".join(mark for mark in marks if mark)
        return f"{self.text[language]} ({about})" if about else self.text[language]


def questions(rulesets: Sequence[Ruleset], milestone: str, field: str | None) -> tuple[Question, ...]:
    """Give what is asked of a field of a milestone, or of none of its fields (None), in reading order."""
    asked: dict[Text, list[tuple[Ruleset, Rule]]] = {}
    for ruleset in rulesets:
        found = ruleset.milestone(milestone)
        for rule in found.rules if found else ():
            fields = _fields_of(rule, found) if found else set()
            if field in fields or (field is None and not fields):
                asked.setdefault(rule.question, []).append((ruleset, rule))
    return tuple(
        Question(
            text,
            any(rule.gate for _, rule in rules),
            tuple((ruleset.title, replace(rule.source, milestone=None)) for ruleset, rule in rules),
        )
        for text, rules in asked.items()
    )


def places(sources: Sequence[tuple[Text, Source]], language: Language) -> str:
    """Name where in its source each method asks; the method too, where there are several places."""
    told: dict[str, list[str]] = {}
    for title, source in sources:
        told.setdefault(", ".join(where(source, language)), []).append(title[language])
    told.pop("", None)
    if len(told) == 1:
        return next(iter(told))
    return "; ".join(f"{' + '.join(titles)}: {place}" for place, titles in told.items())


def _fields_of(rule: Rule, milestone: Milestone) -> set[str]:
    """Name the fields of its own milestone that a rule reads."""
    own = {field.id for field in milestone.fields}
    conditions = (rule.applies_when, rule.met, rule.partial)
    paths = {*rule.reads, *(path for each in conditions if each for path in _paths(each))}
    parts = [path.split(".") for path in paths]
    return {head for head, *_ in parts if head in own} | {
        rest[0] for head, *rest in parts if head == milestone.id and rest and rest[0] in own
    }


def _paths(condition: Mapping[str, Any]) -> Iterator[str]:
    """Name the paths of a condition; those inside `where` are parts of an entry that is named already."""
    for key, value in condition.items():
        if key in ("and", "or"):
            for part in value:
                yield from _paths(part)
        elif key in OPERATORS or key == "items":
            yield value
