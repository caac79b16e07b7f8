"""A rule asked once, guarded: what it came to and what is told of it, or what kept it from ending well."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import getcontext, localcontext
from typing import TYPE_CHECKING, cast

from readiness.authoring.trials.bench import CONTEXT
from readiness.authoring.trials.checks import Failure
from readiness.authoring.trials.limits import LIMIT, EndlessError, at_most
from readiness.authoring.trials.observed import Observed
from readiness.authoring.trials.pasted import pasted
from readiness.authoring.trials.purity import ForbiddenError, watched
from readiness.diagnostics import Diagnostic
from readiness.evaluate import evaluate_across
from readiness.findings import message_for, message_of
from readiness.judgement import Judgement, Outcome
from readiness.model import Text
from readiness.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Context

    from readiness.assembly import InstalledMethod
    from readiness.assessment import Message
    from readiness.authoring.trials.bench import Host, SharedRule
    from readiness.diagnostics import Place
    from readiness.evaluate import CompiledRule
    from readiness.facts import Facts
    from readiness.model import Messages
    from readiness.setup import MethodSetup

#: What is told of a rule that never ends.
ENDLESS = "H046"
_ARITHMETIC = Text("regnereglerne for Decimal, som alle deler", "the settings of Decimal, which all share")


@dataclass(frozen=True, slots=True)
class Subject:
    """A rule as it is told of: what it is called, who supplies it, and where it stands."""

    rule: str
    distribution: str
    place: Place  #: of its call, or of itself

    def failure(
        self, code: str, place: Place | None = None, setup: str = "", **values: str | Text
    ) -> Failure:
        """Tell what does not hold for the rule."""
        about = {"rule": self.rule, "distribution": self.distribution, **values}
        return Failure(Diagnostic(code, place or self.place, about), setup)


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule came to, what the reader is told of it, and all that the rule has words for."""

    judgement: Judgement
    message: Message
    words: Messages
    field: str  #: the one that decides
    asked: frozenset[str]  #: the paths that its function asked for

    @property
    def own_words(self) -> Text | None:
        """The rule's own words for the outcome, if it has any that are to be told."""
        outcome = self.judgement.outcome
        if outcome is Outcome.UNANSWERED and not self.judgement.tells_demand:
            return None
        words: Text | None = getattr(self.words, outcome, None)
        return words

    @property
    def unfilled(self) -> str:
        """The names in braces, in the words of the outcome, that the judgement gives no value for."""
        words = self.own_words
        if words is None or self.message.text == words:
            return ""
        return ", ".join(sorted(placeholders(words) - self.judgement.values.keys()))


def judged(compiled: CompiledRule, host: Host, setup: MethodSetup, about: Subject) -> Told | Failure:
    """Ask a rule of a method, once."""
    facts = Observed(host.method.checklist.facts(setup.answers, setup.own))
    if about.rule in host.endless:
        return host.endless[about.rule]
    judgement = _guarded(lambda: compiled.judge(facts, setup.answers, CONTEXT), about)
    if isinstance(judgement, Failure):
        return _once(judgement, about, host, {host.id: setup})
    message = message_for(compiled, judgement, setup.answers)
    field = compiled.decided_by(judgement, setup.answers)
    return Told(judgement, message, compiled.rule.message, field, frozenset(facts.asked))


def judged_across(
    shared: SharedRule,
    methods: Mapping[str, InstalledMethod],
    setups: Mapping[str, MethodSetup],
    about: Subject,
) -> Told | Failure:
    """Ask a rule across methods, once."""
    observed = {
        name: Observed(methods[name].checklist.facts(each.answers, each.own)) for name, each in setups.items()
    }
    given: dict[str, Facts] = dict(observed)
    host = shared.hosts[0]
    if about.rule in host.endless:
        return host.endless[about.rule]
    judgement = _guarded(lambda: evaluate_across(shared.function, given, CONTEXT), about)
    if isinstance(judgement, Failure):
        return _once(judgement, about, host, setups)
    if given != observed:
        return about.failure("H047")
    asked = frozenset().union(*(each.asked for each in observed.values()))
    words = shared.rule.message
    return Told(judgement, message_of(words, judgement), words, judgement.field, asked)


def _once(failure: Failure, about: Subject, host: Host, setups: Mapping[str, MethodSetup]) -> Failure:
    """Keep what never ended with the answers of the first time: each time more would take as long."""
    if failure.diagnostic.code != ENDLESS:
        return failure
    setup = pasted({name: each.answers for name, each in setups.items()})
    return host.endless.setdefault(about.rule, Failure(failure.diagnostic, setup))


def _guarded(judge: Callable[[], Judgement], about: Subject) -> Judgement | Failure:
    """Run a rule where it may touch nothing and must come to an end."""
    judgement, is_kept, stops = Judgement(Outcome.ERROR), True, suppress(EndlessError, ForbiddenError)
    with stops, localcontext() as arithmetic, at_most(LIMIT) as late, watched() as breaches:
        before = _settings(arithmetic)
        judgement = judge()
        is_kept = _settings(getcontext()) == before
    if late:
        name, place = (late[0].function, late[0].place) if late[0] else (about.rule, about.place)
        return about.failure(ENDLESS, place, function=name, count=f"{LIMIT:g}")
    if breaches:
        touch, at = breaches[0]
        return about.failure("H045", at.place, function=at.function, call=touch.call, touched=touch.what)
    if not is_kept:
        return about.failure("H045", function=about.rule, call="decimal.getcontext", touched=_ARITHMETIC)
    if judgement.outcome is Outcome.ERROR:
        return about.failure("H042", error=cast("str | Text", judgement.values["error"]))
    return judgement


def _settings(arithmetic: Context) -> str:
    """Give what a rule may not change for those after it; that a number was rounded, each may note."""
    settings = arithmetic.copy()
    settings.clear_flags()
    return repr(settings)
