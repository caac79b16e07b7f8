"""What the answers of a method rest on: declared decisions, measured opinion, averages that hide a spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.judgement import Outcome
from readiness.model import Measure
from readiness.render import words
from readiness.render.words import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import MethodAssessment
    from readiness.model import Rule
    from readiness.render.writer import Writer

_ANSWERED = (Outcome.MET, Outcome.PARTIAL, Outcome.UNMET)


def lines(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    """Write what the answers rest on as a section, where there is anything to tell apart."""
    said = list(told(method, writer))
    if said:
        yield from writer.section("what answers rest on")
    for each in said:
        yield from writer.paragraph(each, "  · ")


def told(method: MethodAssessment, writer: Writer) -> Iterator[str]:
    """Count the answers by what they are, and name those that are no declaration.

    A method that asks for declarations only has nothing to tell apart.
    """
    if all(rule.measure is Measure.DECLARED for rule in method.ruleset.rules):
        return
    answered = [finding.rule for _, finding in method.findings if finding.outcome in _ANSWERED]
    if not answered:
        return
    for measure in Measure:
        rules = [rule for rule in answered if rule.measure is measure]
        count = questions(len(rules), writer.language)
        names = "" if measure is Measure.DECLARED else ", ".join(rule.full_id for rule in rules)
        kind = words.MEASURE[measure][writer.language]
        counted = f"{kind[0].upper()}{kind[1:]}: {count}"
        yield f"{counted}: {names}" if names else counted


def marks(rule: Rule, writer: Writer) -> list[str]:
    """Say what the answer to a rule is, where it is no declaration."""
    return [] if rule.measure is Measure.DECLARED else [words.MEASURE[rule.measure][writer.language]]
