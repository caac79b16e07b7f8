"""Proofs held against their rules: each gives its outcome, and each outcome of a rule has one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from readiness.authoring.trials.bench import declared
from readiness.authoring.trials.checks import Check, Failure, Kind
from readiness.authoring.trials.observed import finest
from readiness.authoring.trials.proofs import Proof, Unread, folders_of, proofs_of
from readiness.authoring.trials.trial import Subject, Told, judged, judged_across
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.names import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from readiness.authoring.project import Piece
    from readiness.authoring.trials.bench import Bench, Host
    from readiness.model import Across, Rule

#: Beside the methods of the project, a proof of a rule across methods may use more that inherit the rule.
STAND_INS = ("en_metode", "en_anden_metode")
_SEVERAL = 2
_WORDLESS = Text("ingen egne ord", "no words of its own")
_TWO = Text("en regel på tværs spørger mindst to metoder", "a rule across methods asks at least two")


def checks_of_proofs(bench: Bench, piece: Piece) -> Iterator[Check]:
    """Give the checks of all proofs of a ruleset, and of what has none."""
    return _Proving(bench, piece).checks()


class _Proving:
    """The proofs of one ruleset beside its rules."""

    def __init__(self, bench: Bench, piece: Piece) -> None:
        self._bench = bench
        self._piece = piece
        self._rules = bench.rules_of(piece.id)
        self._shared = bench.shared_rules_of(piece.id)
        host = next(iter(bench.hosts_of(piece.id)))
        found = list(proofs_of(piece, host.documents[piece.id]))
        self._proofs = [each for each in found if isinstance(each, Proof)]
        self._unread = [each for each in found if isinstance(each, Unread)]
        self._distribution = host.distributions[piece.id]

    def checks(self) -> Iterator[Check]:
        for unread in self._unread:
            yield self._check(unread.rule, Kind.PROOF, unread.name, partial(tuple, unread.failures))
        for proof in self._proofs:
            yield from self._checks_of(proof)
        for folder in folders_of(self._piece):
            if folder.name not in self._names:
                yield self._check(folder.name, Kind.PROOF, "folder", partial(self._misplaced, folder))
        for rule, outcome in self._required():
            yield self._check(rule, Kind.COVERAGE, outcome, partial(self._covered, rule, outcome))
        for rule in self._names:
            if self._stated(rule).call:
                yield self._check(rule, Kind.READS, "fields", partial(self._reads, rule))

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self._rules, *self._shared)

    def _check(self, rule: str, kind: Kind, name: str, look: Callable[[], Sequence[Failure]]) -> Check:
        return Check(self._piece.id, rule, kind, name, look)

    def _checks_of(self, proof: Proof) -> Iterator[Check]:
        """Check a proof in each method that has its rule."""
        if proof.rule in self._shared:
            look = partial(self._faults, proof, partial(self._told_across, proof))
            yield self._check(proof.rule, Kind.PROOF, proof.name, look)
            return
        for name in self._rules.get(proof.rule, ()):
            host = self._bench.hosts[name]
            look = partial(self._faults, proof, partial(self._told, proof, host))
            said = proof.name if name == self._piece.id else f"{proof.name}-{name}"
            yield self._check(proof.rule, Kind.PROOF, said, look)

    def _misplaced(self, folder: Path) -> list[Failure]:
        """Tell of a folder once, however many proofs it holds: one thing is to be mended."""
        values = {"id": self._piece.id, **known(folder.name, self._names)}
        return [Failure(Diagnostic("H031", Place(str(folder)), values))]

    def _stated(self, rule: str) -> Rule | Across:
        if rule in self._shared:
            return self._shared[rule].rule
        return next(iter(self._rules[rule].values())).rule

    def _subject(self, rule: str, key: str = "id") -> Subject:
        place = self._bench.place(self._piece.id, rule, key)
        return Subject(rule, self._distribution, place)

    def _told(self, proof: Proof, host: Host) -> Told | Failure:
        setup = declared(proof.setup(host.id), {host.id: host.method}).methods[host.id]
        return judged(self._rules[proof.rule][host.id], host, setup, self._subject(proof.rule))

    def _told_across(self, proof: Proof) -> Told | Failure:
        shared, subject = self._shared[proof.rule], self._subject(proof.rule)
        proof = replace(proof, values={"metoder": {name: {} for name in STAND_INS}, **proof.values})
        stand_in = shared.hosts[0].method
        hosts = {host.id: host.method for host in shared.hosts}
        methods = {name: hosts.get(name, stand_in) for name in proof.values["metoder"]}
        if len(methods) < _SEVERAL:
            return subject.failure("H032", proof.place("metoder"), reason=_TWO)
        setups = declared(proof.setup(""), methods).methods
        return judged_across(shared, methods, setups, subject)

    def _faults(self, proof: Proof, tell: Callable[[], Told | Failure]) -> Sequence[Failure]:
        """Say what in a proof does not hold."""
        try:
            told = tell()
        except SetupError as error:
            return [Failure(each) for each in error.diagnostics]
        if isinstance(told, Failure):
            return [told]
        subject = self._subject(proof.rule)
        outcome = told.judgement.outcome
        if outcome != proof.outcome:
            place = proof.place(*told.field.partition("[")[0].split("."))
            message = Text(told.message["da"], told.message["en"])
            return [subject.failure("H033", place, expected=proof.outcome, outcome=outcome, message=message)]
        if told.unfilled:
            place = self._subject(proof.rule, "message").place
            return [subject.failure("H036", place, outcome=outcome, missing=told.unfilled)]
        said = told.message if told.own_words else _WORDLESS
        return [
            subject.failure("H034", proof.place_of_message(language), expected=words, message=said[language])
            for language, words in proof.message.items()
            if said[language] != words
        ]

    def _required(self) -> Iterator[tuple[str, Outcome]]:
        """Name what each rule must have a proof of: all that it can come to, and that it is open."""
        for rule, compiled in self._rules.items():
            for outcome in sorted(next(iter(compiled.values())).outcomes):
                yield rule, outcome
            yield rule, Outcome.UNANSWERED
        for rule, shared in self._shared.items():
            partly = [Outcome.PARTIAL] if shared.rule.message.partial else []
            for outcome in (Outcome.MET, *partly, Outcome.UNMET, Outcome.UNANSWERED):
                yield rule, outcome

    def _covered(self, rule: str, outcome: Outcome) -> list[Failure]:
        if any((proof.rule, proof.outcome) == (rule, outcome) for proof in self._proofs):
            return []
        path = self._piece.proofs / rule / f"{outcome}.….toml"
        return [self._subject(rule).failure("H037", outcome=outcome, name=str(path))]

    def _reads(self, rule: str) -> list[Failure]:
        """Hold what a function reads over all its proofs against what its rule says."""
        told = [each for proof in self._proofs if proof.rule == rule for each in self._told_of(proof)]
        whole = [each for each in told if isinstance(each, Told)]
        read = finest(path for each in whole for path in each.asked)
        said = set(self._stated(rule).reads)
        is_whole = bool(told) and whole == told  # what was not run, or stopped, did not come to read it
        unread = said - read if is_whole else set()
        about = self._subject(rule, "reads")
        return [
            about.failure(code, paths=", ".join(sorted(paths)))
            for code, paths in (("H038", read - said), ("H039", unread))
            if paths
        ]

    def _told_of(self, proof: Proof) -> Iterator[Told | Failure]:
        """Ask the rule of a proof in each of its methods; answers that no field takes say so themselves."""
        tells: list[Callable[[], Told | Failure]] = [
            partial(self._told, proof, self._bench.hosts[name]) for name in self._rules.get(proof.rule, ())
        ]
        if proof.rule in self._shared:
            tells.append(partial(self._told_across, proof))
        for tell in tells:
            with suppress(SetupError):
                yield tell()
