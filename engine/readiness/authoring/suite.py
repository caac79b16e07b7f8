"""All that is held of the rulesets of a project, in an order that stays the same."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from readiness.authoring.bench import load
from readiness.authoring.checks import Result
from readiness.authoring.contradicting import checks_of_contradictions
from readiness.authoring.elsewhere import checks_elsewhere
from readiness.authoring.properties import EXAMPLES, Properties
from readiness.authoring.proving import checks_of_proofs

if TYPE_CHECKING:
    from readiness.authoring.checks import Check
    from readiness.authoring.project import Project


def suite(project: Project, examples: int = EXAMPLES) -> tuple[Check, ...]:
    """Give the checks of the rulesets that are asked for.

    Args:
        project: Where they are written.
        examples: How many setups are made up for each check of what holds whatever is answered.

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
