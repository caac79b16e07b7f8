"""What was held of rulesets, for programs: as plain data, and as JUnit XML with a case for each check."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from readiness.authoring.trials.checks import Kind
from readiness.render.canvas import Canvas
from readiness.render.junit import count
from readiness.render.markup import document, element
from readiness.render.tested.text import failure_lines, unproved_of
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.authoring.trials.checks import Failure, Result
    from readiness.model import Language


def data(results: Sequence[Result], exit_code: int, language: Language) -> dict[str, Any]:
    """Give what was held of each ruleset."""
    return {
        "exit_code": exit_code,
        "rulesets": [
            _ruleset(name, list(found), language)
            for name, found in groupby(results, key=lambda each: each.check.ruleset)
        ],
    }


def _ruleset(name: str, results: Sequence[Result], language: Language) -> dict[str, Any]:
    counts = {}
    for kind in Kind:
        of_kind = [each for each in results if each.check.kind is kind]
        counts[str(kind)] = {"all": len(of_kind), "held": sum(not each.failures for each in of_kind)}
    return {
        "id": name,
        "counts": counts,
        "failures": [
            {"check": each.check.id, "subject": each.check.subject, **_failure(failure, language)}
            for each in results
            for failure in each.failures
        ],
        "unproved": unproved_of(results),
    }


def _failure(failure: Failure, language: Language) -> dict[str, Any]:
    told = failure.diagnostic
    place = told.place
    return {
        "code": told.code,
        "message": told.sentence(language),
        "advice": told.advice(language),
        "location": place and {"path": harmless(place.path), "line": place.line, "column": place.column},
        "setup": failure.setup or None,
    }


def junit(results: Sequence[Result], language: Language) -> str:
    """Write a suite for each ruleset, and a case for each check; red is what does not hold."""
    root = element(None, "testsuites", {"name": "readiness rules test"})
    for name, found in groupby(results, key=lambda each: each.check.ruleset):
        suite = element(root, "testsuite", {"name": name})
        for result in found:
            check = result.check
            named = {
                "classname": f"{name}.{check.subject}",
                "name": f"{check.kind} {check.name}",
                "time": f"{result.seconds:.3f}",
            }
            places = [each.diagnostic.place for each in result.failures if each.diagnostic.place]
            if places:
                named |= {"file": harmless(places[0].path), "line": str(places[0].line)}
            case = element(suite, "testcase", named)
            if result.failures:
                first = result.failures[0].diagnostic
                lines = [line for each in result.failures for line in failure_lines(each, Canvas(), language)]
                told = {"type": first.code, "message": first.sentence(language)}
                element(case, "failure", told, "\n".join(lines))
    for suite in (*root, root):
        count(suite)
    return document(root)
