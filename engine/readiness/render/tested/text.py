"""What was held of rulesets, for people: for each what holds, what does not, and what has no proof."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from readiness.authoring.trials.checks import Kind
from readiness.authoring.trials.limits import can_stop
from readiness.model import Text
from readiness.render import diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from readiness.authoring.trials.checks import Failure, Result
    from readiness.model import Language
    from readiness.render.canvas import Canvas

KINDS: Mapping[Kind, Text] = {
    Kind.PROOF: Text("prøver", "proofs"),
    Kind.COVERAGE: Text("udfald med en prøve", "outcomes with a proof"),
    Kind.READS: Text("funktioner, der læser det, som reads nævner", "functions that read what reads names"),
    Kind.CONTRADICTION: Text("prøver af modsigelser", "proofs of contradictions"),
    Kind.PROPERTY: Text("prøver på tilfældige opsætninger", "trials on made-up setups"),
}
_ALL = Text("{held} af {all}", "{held} of {all}")
_SMALLEST = Text(
    "Det sker i denne opsætning, den mindste, der blev fundet:",
    "It happens in this setup, the smallest that was found:",
)
_UNPROVED = Text("Udfald uden prøve", "Outcomes without a proof")
_WHERE = Text(
    "Skriv svar, der giver udfaldet, i tests/rulesets/{id}/<regel>/<udfald>.<hvorfor>.toml.",
    "Write answers that give the outcome in tests/rulesets/{id}/<rule>/<outcome>.<why>.toml.",
)
_HOLDS = Text("Alt holder: {all} ting prøvet.", "All holds: {all} things tried.")
_FAILS = Text("{failed} af {all} holder ikke.", "{failed} of {all} do not hold.")
_EXPLAINED = Text("En fejl forklaret:  ", "An error explained:  ")
_ENDLESS = Text(
    "Her kan en regel, der aldrig ender, ikke stoppes.", "Here a rule that never ends cannot be stopped."
)
_UNPROVED_CODE = "H037"


def render(results: Sequence[Result], canvas: Canvas, language: Language) -> str:
    """Write what was held of each ruleset."""
    return canvas.finished(_lines(results, canvas, language))


def failure_lines(failure: Failure, canvas: Canvas, language: Language) -> Iterator[str]:
    """Write what does not hold, with its place, and the setup in which it shows."""
    yield from diagnostics.told(failure.diagnostic, canvas, language)
    if failure.setup:
        yield from canvas.wrapped(_SMALLEST[language])
        yield from (f"    {line}".rstrip() for line in failure.setup.splitlines())


def _lines(results: Sequence[Result], canvas: Canvas, language: Language) -> Iterator[str]:
    for ruleset, found in groupby(results, key=lambda each: each.check.ruleset):
        yield from _ruleset(ruleset, list(found), canvas, language)
        yield ""
    failed = [each for each in results if each.failures]
    if not can_stop():
        yield from canvas.wrapped(_ENDLESS[language])
    if failed:
        said = _FAILS[language].format(failed=len(failed), all=len(results))
        yield canvas.tone(canvas.sign("✗", said), "bad")
        yield canvas.tone(
            f"{_EXPLAINED[language]}readiness explain {failed[0].failures[0].diagnostic.code}", "faint"
        )
    else:
        yield canvas.tone(canvas.sign("✓", _HOLDS[language].format(all=len(results))), "good")


def _ruleset(ruleset: str, results: Sequence[Result], canvas: Canvas, language: Language) -> Iterator[str]:
    yield canvas.tone(ruleset, "strong")
    yield canvas.rule()
    for kind, words in KINDS.items():
        of_kind = [each for each in results if each.check.kind is kind]
        held = sum(not each.failures for each in of_kind)
        if of_kind:
            count = f"{_ALL[language].format(held=held, all=len(of_kind)):>14}"
            yield f"  {canvas.tone(count, 'good' if held == len(of_kind) else 'bad')}  {words[language]}"
    for failure in _told_once(results):
        yield ""
        yield from failure_lines(failure, canvas, language)
    unproved = unproved_of(results)
    if unproved:
        yield ""
        yield canvas.tone(_UNPROVED[language], "strong")
        for rule, outcomes in unproved.items():
            yield from canvas.wrapped(f"{rule}: {', '.join(outcomes)}", "  ", "    ")
        yield from canvas.wrapped(_WHERE[language].format(id=ruleset), "  ", "  ")


def _told_once(results: Sequence[Result]) -> Iterable[Failure]:
    """Give what is to be told: a rule may break the same law in a proof, by itself and among the others.

    It is told with a setup where one was found.
    """
    told: dict[str, Failure] = {}
    for failure in (failure for each in results for failure in each.failures):
        diagnostic = failure.diagnostic
        if diagnostic.code != _UNPROVED_CODE and not told.setdefault(str(diagnostic), failure).setup:
            told[str(diagnostic)] = failure
    return told.values()


def unproved_of(results: Sequence[Result]) -> dict[str, list[str]]:
    """Give the outcomes that have no proof, by rule."""
    found: dict[str, list[str]] = {}
    for each in results:
        if each.check.kind is Kind.COVERAGE and each.failures:
            found.setdefault(each.check.subject, []).append(each.check.name)
    return found
