"""Running the functions of plugins: code that is not ours, held to its contract."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from readiness.errors import Interrupted
from readiness.facts import Context, Facts, Unanswered
from readiness.judgement import Judgement, Outcome
from readiness.model import Text
from readiness.wording import filled

#: A rule that needs arithmetic: what a plugin registers under the name that the rule calls.
Function = Callable[[Facts, Context], Judgement]

#: A rule over several methods: their ids and facts in, one judgement out.
AcrossFunction = Callable[[Mapping[str, Facts], Context], Judgement]

#: Gives the name and the version of the distribution that something comes from.
Supply = Callable[[], tuple[str, str]]

_MOST_SAID = 80  # characters of what a plugin raised or gave back
_MOST_DIGITS = 100
_JUDGED = (Outcome.MET, Outcome.PARTIAL, Outcome.UNMET, Outcome.UNANSWERED)

_NO_FUNCTION = Text(
    'der er ingen funktion, der hedder ”{call}”; skriv functions={{"{call}": …}} i pluginets Method',
    'no function is called “{call}”; write functions={{"{call}": …}} in the Method of the plugin',
)
_RETURNED = Text(
    "funktionen gav {given}; den skal give en Judgement",
    "the function returned {given}; it must return a Judgement",
)
_OUTCOME = Text(
    "funktionen gav udfaldet {given}; brug Judgement.met, partial, unmet eller unanswered",
    "the function returned the outcome {given}; use Judgement.met, partial, unmet or unanswered",
)
_FIELD = Text(
    'funktionen gav {given} som felt; giv "milepæl.felt"',
    'the function returned {given} as the field; give "milestone.field"',
)
_VALUES = Text(
    "funktionen gav {given} som værdier; giv dem med navn, fx antal=3",
    "the function returned {given} as the values; give them by name, such as antal=3",
)
_TYPE = Text(
    "værdien {name} er {given}; giv int, Decimal, str, date eller Text",
    "the value {name} is {given}; give int, Decimal, str, date or Text",
)
_HUGE = Text(
    "værdien {name} er ikke et tal, som en læser kan bruge; giv et endeligt tal",
    "the value {name} is no number that a reader can use; give a finite one",
)


def unknown() -> tuple[str, str]:
    """Give what stands for a distribution that nobody named."""
    return "?", ""


class Caller(NamedTuple):
    """For whom a function is run: what is told when it goes wrong."""

    rule: str = "?"
    methods: tuple[str, ...] = ()  #: those that are assessed; without them, it would not be run
    supply: Supply = unknown  #: asked only when something is told, because it takes time

    @property
    def package(self) -> str:
        """The distribution that states the rule, with its version."""
        return " ".join(self.supply()).strip()


def called(call: Callable[[], object], dont_know: Callable[[str], bool], caller: Caller) -> Judgement:
    """Run a plugin's function. Whatever it raises or returns, the other rules still run.

    Args:
        call: Runs it.
        dont_know: Tells whether the answer at a path says "ved_ikke".
        caller: For whom.

    Raises:
        Interrupted: The user interrupted it.

    """
    try:
        judgement = call()
        if not isinstance(judgement, Judgement):
            return _failed(filled(_RETURNED, given=_said("", judgement, repr)), caller)
        reason = _unsound(judgement)
        if reason:
            return _failed(reason, caller)
        if judgement.outcome is Outcome.UNANSWERED and dont_know(judgement.field):
            return Judgement(Outcome.UNKNOWN, judgement.field, judgement.values)
    except Unanswered as missing:
        outcome = Outcome.UNKNOWN if missing.dont_know else Outcome.UNANSWERED
        return Judgement(outcome, missing.path)
    except KeyboardInterrupt:
        raise Interrupted(caller.methods, caller.rule, *caller.supply()) from None
    except BaseException as error:  # noqa: BLE001 (third-party code; the run exits 4 and names it)
        return _failed(said(error), caller)
    return judgement


def said(error: BaseException) -> str:
    """Say what was raised."""
    return _said(f"{type(error).__name__}: ", error, str)


def no_function(call: str) -> Text:
    """Say that a rule calls a function that nobody gives."""
    return filled(_NO_FUNCTION, call=call)


def _unsound(judgement: Judgement) -> Text | None:
    """Say what in a judgement is not as the contract says; its types are only promised."""
    outcome: object = judgement.outcome
    path: object = judgement.field
    values: object = judgement.values
    if not isinstance(outcome, Outcome) or outcome not in _JUDGED:
        return filled(_OUTCOME, given=_said("", outcome, repr))
    if not isinstance(path, str):
        return filled(_FIELD, given=_said("", path, repr))
    if not isinstance(values, Mapping):
        return filled(_VALUES, given=_said("", values, repr))
    for name, value in values.items():
        if not isinstance(value, int | Decimal | str | date | Text):
            return filled(_TYPE, name=name, given=type(value).__name__)
        is_finite = not isinstance(value, Decimal) or value.is_finite()
        if isinstance(value, int | Decimal) and not (is_finite and abs(value) < 10**_MOST_DIGITS):
            return filled(_HUGE, name=name)
    return None


def _failed(error: str | Text, caller: Caller) -> Judgement:
    return Judgement(Outcome.ERROR, values={"rule": caller.rule, "package": caller.package, "error": error})


def _said(lead: str, thing: object, show: Callable[[object], str]) -> str:
    """Say what a plugin raised or gave back; name just its type where it cannot even be printed."""
    try:
        return (lead + show(thing)[:_MOST_SAID]).strip().removesuffix(":").removesuffix(".")
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 (third-party code)
        return type(thing).__name__
