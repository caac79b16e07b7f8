"""The laws held against setups that hypothesis makes up, with the smallest setup in which one is broken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from readiness.authoring.trials.bench import KOMMUNE, declared
from readiness.authoring.trials.checks import Check, Failure, Kind
from readiness.authoring.trials.laws import RuleTrial, SharedTrial, broken, closed_at_once
from readiness.authoring.trials.proving import STAND_INS
from readiness.authoring.trials.trial import ENDLESS, Subject
from readiness.diagnostics import Diagnostic
from readiness.toml import TomlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hypothesis import settings
    from hypothesis.strategies import SearchStrategy

    from readiness.assembly import InstalledMethod
    from readiness.authoring.project import Piece
    from readiness.authoring.trials.bench import Bench, Host
    from readiness.authoring.trials.laws import Setups, Trial

_MOST = 10  # rules that are told of in one check
#: Setups for a function alone, for each of the whole method. A few answers are quickly judged, and with
#: fewer setups a fault that takes two of them together is found in some runs of the engine and not in others.
_ALONE = 4


class _BrokenError(Exception):
    """A law is broken: hypothesis is to find a smaller setup in which it is."""


class _StoppedError(BaseException):
    """A rule had to be stopped: a smaller setup would take as long again."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What is made up for one ruleset."""

    bench: Bench
    piece: Piece
    examples: int  #: for the whole method

    def checks(self) -> Iterator[Check]:
        """Give a check for each rule with a function, and one for all rules of the method at once."""
        for name, compiled in self.bench.rules_of(self.piece.id).items():
            method, rule = next(iter(compiled.items()))
            if rule.rule.call:
                trial = RuleTrial.of(self.bench, self.bench.hosts[method], rule)
                yield self._check(name, partial(self._of_rule, trial))
        for name in self.bench.shared_rules_of(self.piece.id):
            yield self._check(name, partial(self._of_shared_rule, name))
        host = self.bench.hosts[self.piece.id]
        if not host.is_abstract or self.bench.hosts_of(self.piece.id) == (host,):
            yield self._check("*", partial(self._of_method, host))

    def _check(self, subject: str, look: Callable[[], Sequence[Failure]]) -> Check:
        return Check(self.piece.id, subject, Kind.PROPERTY, "any-answers", partial(or_missing, look))

    def _of_rule(self, trial: RuleTrial) -> Sequence[Failure]:
        from readiness.authoring.trials.generated import focused  # noqa: PLC0415 (hypothesis is an extra)

        methods = {trial.host.id: trial.host.method}
        strategy = focused(trial.host.method.ruleset, trial.reads).map(lambda drawn: {trial.host.id: drawn})
        return self._broken([trial], methods, strategy, self.examples * _ALONE)

    def _of_method(self, host: Host) -> Sequence[Failure]:
        from readiness.authoring.trials.generated import declarations  # noqa: PLC0415 (as above)

        trials = [RuleTrial.of(self.bench, host, each) for each in host.rules]
        strategy = declarations(host.method.ruleset).map(lambda drawn: {host.id: drawn})
        return self._broken(trials, {host.id: host.method}, strategy, self.examples)

    def _of_shared_rule(self, name: str) -> Sequence[Failure]:
        from hypothesis import strategies as st  # noqa: PLC0415 (as above)

        from readiness.authoring.trials.generated import focused  # noqa: PLC0415 (as above)

        shared = self.bench.shared_rules_of(self.piece.id)[name]
        methods = dict.fromkeys(STAND_INS, shared.hosts[0].method)
        about = Subject(
            name, shared.hosts[0].distributions[self.piece.id], self.bench.place(self.piece.id, name, "call")
        )
        drawn = focused(shared.hosts[0].method.ruleset, shared.rule.reads)
        strategy = st.fixed_dictionaries(dict.fromkeys(STAND_INS, drawn))
        trial = SharedTrial(shared, methods, about)
        return self._broken([trial], methods, strategy, self.examples * _ALONE)

    def _broken(
        self,
        trials: Sequence[Trial],
        methods: Mapping[str, InstalledMethod],
        strategy: SearchStrategy[dict[str, Any]],
        examples: int,
    ) -> Sequence[Failure]:
        """Find what each rule breaks, in the smallest setup that is found; one law to a rule."""
        nothing = _setups({name: {} for name in methods}, methods)
        found = {each: failure for each in trials if (failure := closed_at_once(each, nothing))}
        while len(found) < _MOST:
            left = [each for each in trials if each not in found]
            smallest = _smallest(left, methods, strategy, examples)
            if smallest is None:
                break
            found[smallest[0]] = smallest[1]
        return [found[each] for each in trials if each in found]


def _smallest(
    trials: Sequence[Trial],
    methods: Mapping[str, InstalledMethod],
    strategy: SearchStrategy[dict[str, Any]],
    examples: int,
) -> tuple[Trial, Failure] | None:
    from hypothesis import given  # noqa: PLC0415 (an extra)

    found: list[tuple[Trial, Failure]] = []

    @_reproducible(examples)
    @given(strategy)
    def look(drawn: dict[str, Any]) -> None:
        setups = _setups(drawn, methods)
        for trial in [found[0][0]] if found else trials:
            failure = broken(trial, setups)
            if failure and (not found or found[0][1].diagnostic.code == failure.diagnostic.code):
                found.append((trial, failure))
                raise _StoppedError if failure.diagnostic.code == ENDLESS else _BrokenError

    try:
        look()
    except (Exception, _StoppedError):
        if not found:
            raise
    return min(found, key=lambda each: (len(each[1].setup), each[1].setup)) if found else None


def made_up(host: Host, examples: int) -> list[Setups]:
    """Make up some setups of a method, in every run the same."""
    from hypothesis import given  # noqa: PLC0415 (an extra)

    from readiness.authoring.trials.generated import declarations  # noqa: PLC0415 (as above)

    setups: list[Setups] = []

    @_reproducible(examples)
    @given(declarations(host.method.ruleset))
    def collect(drawn: dict[str, Any]) -> None:
        setups.append(_setups({host.id: drawn}, {host.id: host.method}))

    collect()
    return setups


def _reproducible(examples: int) -> settings:
    """Make up the same setups in every run, however long it takes."""
    from hypothesis import HealthCheck, Phase, settings  # noqa: PLC0415 (an extra)

    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )


def _setups(drawn: Mapping[str, Any], methods: Mapping[str, InstalledMethod]) -> Setups:
    file = TomlFile("kommune.toml", "", {"kommune": KOMMUNE, "metoder": drawn}, "")
    return dict(declared(file, methods).methods)


def or_missing(look: Callable[[], Sequence[Failure]]) -> Sequence[Failure]:
    """Say what to install where hypothesis is not there."""
    try:
        return look()
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        return [Failure(Diagnostic("H035"))]
