"""What must hold of a rule whatever is answered: the laws that a score and a verdict rest on."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from readiness.authoring.trials.checks import Failure
from readiness.authoring.trials.pasted import pasted
from readiness.authoring.trials.trial import Subject, Told, judged, judged_across
from readiness.judgement import Outcome
from readiness.model import DONT_KNOW, Text
from readiness.wording import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.assembly import InstalledMethod
    from readiness.authoring.trials.bench import Bench, Host, SharedRule
    from readiness.evaluate import CompiledRule
    from readiness.setup import MethodSetup

#: By method: what is declared for it.
Setups = dict[str, "MethodSetup"]

_OPEN = frozenset({Outcome.UNANSWERED, Outcome.UNKNOWN})
_WORDLESS = Text(
    "den gav {outcome}, og reglen har ingen message.{outcome}; skriv den",
    "it returned {outcome}, and the rule has no message.{outcome}; write it",
)
_AGAIN = Text("anden gang, reglen spørges", "when the rule is asked again")
_ORDER = Text("med nøglerne i en anden rækkefølge", "with the keys in another order")


@dataclass(frozen=True, slots=True, eq=False)
class RuleTrial:
    """A rule as it stands in one method."""

    compiled: CompiledRule
    host: Host
    about: Subject

    @classmethod
    def of(cls, bench: Bench, host: Host, compiled: CompiledRule) -> RuleTrial:
        """Give the trial of a rule, which is told at its call, or at itself where it has none."""
        rule = compiled.rule
        place = bench.place(rule.stated_by, rule.full_id, "call" if rule.call else "id")
        return cls(compiled, host, Subject(rule.full_id, host.distributions[rule.stated_by], place))

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """What the rule can come to."""
        return self.compiled.outcomes | _OPEN | {Outcome.NOT_APPLICABLE}

    @property
    def reads(self) -> frozenset[str]:
        """The fields that the rule's conditions and functions say that they read."""
        return _reads(self.compiled, {each.rule.full_id: each for each in self.host.rules})

    def ask(self, setups: Setups) -> Told | Failure:
        """Ask the rule once."""
        return judged(self.compiled, self.host, setups[self.host.id], self.about)


@dataclass(frozen=True, slots=True, eq=False)
class SharedTrial:
    """A rule across methods, and the methods that it is asked of."""

    shared: SharedRule
    methods: Mapping[str, InstalledMethod]
    about: Subject

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """What the rule can come to."""
        partly = {Outcome.PARTIAL} if self.shared.rule.message.partial else set()
        return _OPEN | {Outcome.MET, Outcome.UNMET} | partly

    @property
    def reads(self) -> frozenset[str]:
        """The fields that the rule says that it reads."""
        return frozenset(self.shared.rule.reads)

    def ask(self, setups: Setups) -> Told | Failure:
        """Ask the rule once."""
        return judged_across(self.shared, self.methods, setups, self.about)


Trial = RuleTrial | SharedTrial


def broken(trial: Trial, setups: Setups) -> Failure | None:
    """Give the first law that a rule breaks with some answers, or None."""
    before = deepcopy({name: each.answers for name, each in setups.items()})
    told = trial.ask(setups)
    if isinstance(told, Failure):
        return _with(told, setups)
    if before != {name: each.answers for name, each in setups.items()}:
        changed = {name: replace(each, answers=before[name]) for name, each in setups.items()}
        return _with(trial.about.failure("H047"), changed)
    laws = (_unlike_its_words, _unsteady, _falling)
    return next((failure for law in laws if (failure := law(trial, told, setups))), None)


def closed_at_once(trial: Trial, setups: Setups) -> Failure | None:
    """Tell of a rule that comes to something before anything is answered."""
    told = trial.ask(setups)
    if isinstance(told, Failure):
        return _with(told, setups)
    outcome = told.judgement.outcome
    return None if outcome.is_open else _with(trial.about.failure("H044", outcome=outcome), setups)


def _with(failure: Failure, setups: Setups) -> Failure:
    if failure.setup:
        return failure
    return replace(failure, setup=pasted({name: each.answers for name, each in setups.items()}))


def _unlike_its_words(trial: Trial, told: Told, setups: Setups) -> Failure | None:
    """Tell of an outcome that the rule cannot have, or words that it cannot fill."""
    outcome = told.judgement.outcome
    if outcome not in trial.outcomes:
        return _with(trial.about.failure("H042", error=filled(_WORDLESS, outcome=outcome)), setups)
    said = told.message["da"] + told.message["en"]
    missing = told.unfilled
    if missing or not said:
        return _with(trial.about.failure("H036", outcome=outcome, missing=missing), setups)
    return None


def _unsteady(trial: Trial, told: Told, setups: Setups) -> Failure | None:
    """Tell of a rule that comes to something else with the same answers."""
    for when, same, seen in ((_AGAIN, setups, said), (_ORDER, _flipped(setups), _settled)):
        again = trial.ask(same)
        if isinstance(again, Failure):
            return _with(again, same)
        if seen(again) != seen(told):
            about = trial.about.failure("H043", expected=shown(told), outcome=shown(again), when=when)
            return _with(about, setups)
    return None


def _settled(told: Told) -> Outcome | None:
    """Give the outcome, which the order of entries may not change; which of them is named first, it may."""
    return None if told.judgement.outcome.is_open else told.judgement.outcome


def _falling(trial: Trial, told: Told, setups: Setups) -> Failure | None:
    """Tell of a rule that was closed while an answer was missing, and comes to something else with it."""
    wanted = {".".join(each.split(".")[:2]) for each in told.asked | trial.reads}
    for name, setup in setups.items():
        for path in sorted(wanted & setup.answers.keys()):
            rest = {key: answer for key, answer in setup.answers.items() if key != path}
            absent, unknown = (
                {**setups, name: replace(setup, answers=answers)}
                for answers in (rest, {**setup.answers, path: DONT_KNOW})
            )
            failure = _unlike_without(trial, told, (absent, unknown), path)
            if failure:
                return _with(failure, setups)
    return None


def _unlike_without(trial: Trial, told: Told, lacking: tuple[Setups, Setups], path: str) -> Failure | None:
    judgements = []
    for setups in lacking:
        asked = trial.ask(setups)
        if isinstance(asked, Failure):
            return _with(asked, setups)
        judgements.append(asked.judgement)
    now, (was, doubted) = told.judgement, judgements
    if not (was.outcome.is_open or was.may_fall or was.outcome is now.outcome):
        return trial.about.failure("H048", field=path, expected=was.outcome, outcome=now.outcome)
    if doubted.outcome is not was.outcome and not (doubted.outcome.is_open and was.outcome.is_open):
        failure = trial.about.failure("H049", field=path, expected=was.outcome, outcome=doubted.outcome)
        return _with(failure, lacking[1])
    return None


def said(told: Told) -> tuple[str, str, str]:
    """Give what a reader sees of a judgement."""
    return told.judgement.outcome, told.message["da"], told.message["en"]


def shown(told: Told) -> Text:
    """Write what a reader sees of a judgement."""
    outcome = told.judgement.outcome
    return Text(f"{outcome} ({told.message['da']})", f"{outcome} ({told.message['en']})")


def _flipped(setups: Setups) -> Setups:
    """Turn the order of all keys and tables round."""
    return {
        name: replace(each, answers=_reversed(each.answers)) for name, each in reversed(list(setups.items()))
    }


def _reversed(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _reversed_inside(each) for key, each in reversed(list(table.items()))}


def _reversed_inside(given: object) -> object:
    if isinstance(given, dict):
        return _reversed(given)
    return [_reversed_inside(each) for each in given] if isinstance(given, list) else given


def _reads(compiled: CompiledRule, others: Mapping[str, CompiledRule]) -> frozenset[str]:
    named: Iterator[frozenset[str]] = (_reads(others[each], others) for each in compiled.rule.worst_of)
    return frozenset({*compiled.reads, *compiled.rule.reads}).union(*named)
