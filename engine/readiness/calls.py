"""Running the functions of plugins: code that is not ours, held to its contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from readiness.facts import Context, Facts, Unanswered
from readiness.judgement import Judgement, Outcome
from readiness.model import Text

#: A rule that needs arithmetic: what a plugin registers under the name that the rule calls.
Function = Callable[[Facts, Context], Judgement]

#: A rule over several methods: their ids and facts in, one judgement out.
AcrossFunction = Callable[[Mapping[str, Facts], Context], Judgement]

_MOST_SAID = 80  # characters of what a plugin raised or gave back
_JUDGED = (Outcome.MET, Outcome.PARTIAL, Outcome.UNMET, Outcome.UNANSWERED)


def called(call: Callable[[], object], dont_know: Callable[[str], bool]) -> Judgement:
    """Run a plugin's function. Whatever it raises or returns, the other rules still run.

    Args:
        call: Runs it.
        dont_know: Tells whether the answer at a path says "ved_ikke".

    """
    try:
        judgement = call()
    except Unanswered as missing:
        outcome = Outcome.UNKNOWN if missing.dont_know else Outcome.UNANSWERED
        return Judgement(outcome, missing.path)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (third-party code; the run exits 4 and names it)
        return _failed(f"{type(error).__name__}: ", error, str)
    if not isinstance(judgement, Judgement):
        return _failed("returned ", judgement, repr)
    reason = _unsound(judgement)
    if reason:
        return _failed("", reason, str)
    if judgement.outcome is Outcome.UNANSWERED and dont_know(judgement.field):
        return Judgement(Outcome.UNKNOWN, judgement.field, judgement.values)
    return judgement


def _unsound(judgement: Judgement) -> str | None:
    """Say what in a judgement is not as the contract says; its types are only promised."""
    outcome: object = judgement.outcome
    path: object = judgement.field
    values: object = judgement.values
    if not isinstance(outcome, Outcome) or outcome not in _JUDGED:
        return f"returned the outcome {outcome!r}"
    if not isinstance(path, str):
        return f"returned {path!r} as the field"
    if not isinstance(values, Mapping):
        return f"returned {values!r} as the values"
    for name, value in values.items():
        if not isinstance(value, int | Decimal | str | date | Text):
            return f"the value {name} is {type(value).__name__}; give int, Decimal, str, date or Text"
    return None


def _failed(lead: str, thing: object, show: Callable[[object], str]) -> Judgement:
    """Say what a plugin raised or gave back; name just its type where it cannot even be printed."""
    try:
        said = lead + show(thing)[:_MOST_SAID]
    except Exception:  # noqa: BLE001 (third-party code)
        said = type(thing).__name__
    return Judgement(Outcome.ERROR, values={"error": said})
