"""All that is held of the rulesets of a project, in an order that stays the same."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from readiness.authoring.trials.bench import load
from readiness.authoring.trials.checks import EXAMPLES, Result
from readiness.authoring.trials.contradicting import checks_of_contradictions
from readiness.authoring.trials.elsewhere import checks_elsewhere
from readiness.authoring.trials.properties import Properties
from readiness.authoring.trials.proving import checks_of_proofs

if TYPE_CHECKING:
    from readiness.authoring.project import Project
    from readiness.authoring.trials.checks import Check


def suite(project: Project, examples: int = EXAMPLES) -> tuple[Check, ...]:
    """Give the checks of the rulesets that are asked for.

    Args:
        project: Where they are written.
        examples: How many setups are made up for a whole method; for each function, four times as many.

    Raises:
        ReadinessError: A ruleset cannot be loaded; all that is wrong at once.

    """
    bench = load(project)
    return tuple(
        check
        for piece in project.pieces
        for check in (
            *checks_of_proofs(bench, piece),
            *checks_of_contradictions(bench, piece),
            *Properties(bench, piece, examples).checks(),
            *checks_elsewhere(bench, piece, examples),
        )
    )


def run(check: Check) -> Result:
    """Find out what a check comes to."""
    start = perf_counter()
    failures = tuple(check.look())
    return Result(check, failures, perf_counter() - start)
