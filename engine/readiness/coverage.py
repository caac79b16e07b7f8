"""What a ruleset cites of its guides: which questions are asked by which rules, and which by none. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.model import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Contradiction, Rule, Ruleset
    from readiness.sources import GuideMilestone, SourceDocument


@dataclass(frozen=True, slots=True)
class CoveredQuestion:
    """One question of a guide, and the rules that cite it."""

    number: int
    rules: tuple[Rule, ...]

    @property
    def is_covered(self) -> bool:
        """Whether a rule asks it for the guide; what we derived from it does not."""
        return any(rule.basis is not Basis.DERIVED for rule in self.rules)


@dataclass(frozen=True, slots=True)
class CoveredMilestone:
    """One milestone of a guide: its questions, and the rules that rest on its text alone."""

    listed: GuideMilestone
    questions: tuple[CoveredQuestion, ...]
    of_the_text: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What rules cite of one document."""

    document: SourceDocument
    milestones: tuple[CoveredMilestone, ...]  #: none where the document lists none: coverage cannot be told
    rules: tuple[Rule, ...]  #: all that cite the document, in reading order

    @property
    def questions(self) -> tuple[CoveredQuestion, ...]:
        """All questions of the document."""
        return tuple(question for milestone in self.milestones for question in milestone.questions)


def coverage(ruleset: Ruleset) -> tuple[Coverage, ...]:
    """Hold the rules of a method against each of its documents."""
    return tuple(_of(document, ruleset) for document in ruleset.documents)


def _of(document: SourceDocument, ruleset: Ruleset) -> Coverage:
    rules = tuple(rule for rule in ruleset.rules if rule.source.document == document.id)
    at: dict[tuple[int | None, int | None], list[Rule]] = {}
    for rule in rules:
        at.setdefault((rule.source.milestone, rule.source.question), []).append(rule)
    milestones = tuple(
        CoveredMilestone(
            listed,
            tuple(
                CoveredQuestion(number, tuple(at.get((listed.number, number), ())))
                for number in range(1, listed.questions + 1)
            ),
            tuple(at.get((listed.number, None), ())),
        )
        for listed in document.milestones
    )
    return Coverage(document, milestones, rules)


def astray(ruleset: Ruleset) -> Iterator[Rule | Contradiction]:
    """Find what cites a milestone or a question that its document does not list, where it lists any."""
    listed = {each.id: {one.number: one.questions for one in each.milestones} for each in ruleset.documents}
    for milestone in ruleset.milestones:
        citing: tuple[Rule | Contradiction, ...] = (*milestone.rules, *milestone.contradictions)
        for each in citing:
            source = each.source
            questions = listed.get(source.document or "", {})
            if not questions or source.milestone is None:
                continue
            if (source.question or 0) > questions.get(source.milestone, -1):
                yield each
