"""Proofs of contradictions: answers that they are told of, and answers that they keep silent on.

`contradictions.toml` holds, by milestone and id: `told`, the answers by milestone; `at`, the answer that
decides; and `silent`, the same answers but for one that makes them fit.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from readiness import toml
from readiness.authoring.trials.bench import declared
from readiness.authoring.trials.checks import Check, Failure, Kind
from readiness.authoring.trials.proofs import contradictions_file, whole
from readiness.contradictions import contradicting
from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError
from readiness.model import DONT_KNOW, Text
from readiness.names import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from readiness.authoring.project import Piece
    from readiness.authoring.trials.bench import Bench, Host
    from readiness.contradictions import CompiledContradiction
    from readiness.diagnostics import Place
    from readiness.toml import TomlFile

Answers = dict[str, dict[str, Any]]

_NOTHING = Text("ingenting", "nothing")
_WRITTEN = Text(
    "en prøve af en modsigelse har told, at og silent", "a proof of a contradiction has told, at and silent"
)


class _Proof(NamedTuple):
    """What a contradiction is told of, where, and what it keeps silent on."""

    contradiction: str
    at: str
    told: Answers
    silent: Answers
    place: Place
    file: TomlFile

    @property
    def says_two_things(self) -> bool:
        """Whether it has more than one answer, or one of several parts."""
        answers = [answer for table in self.told.values() for answer in table.values()]
        return len(answers) > 1 or any(isinstance(each, dict | list) for each in answers)


def checks_of_contradictions(bench: Bench, piece: Piece) -> Iterator[Check]:
    """Give the checks of all contradictions of a ruleset, and of what has no proof."""
    stated: dict[str, dict[str, CompiledContradiction]] = {}
    for host in bench.hosts_of(piece.id):
        for each in host.method.contradictions:
            if each.contradiction.stated_by == piece.id:
                stated.setdefault(each.contradiction.full_id, {})[host.id] = each
    proofs, failures = _read(piece)
    if failures:
        yield Check(piece.id, "*", Kind.CONTRADICTION, "file", partial(tuple, failures))
    for proof in proofs:
        if proof.contradiction in stated:
            hosts = [bench.hosts[each] for each in stated[proof.contradiction]]
            yield from _checks_of(piece, proof, hosts)
        else:
            values = {"id": piece.id, **known(proof.contradiction, stated)}
            look = partial(tuple, [Failure(Diagnostic("H031", proof.place, values))])
            yield Check(piece.id, proof.contradiction, Kind.CONTRADICTION, "unknown", look)
    proved = {proof.contradiction for proof in proofs}
    for name, stating in stated.items():
        document = bench.hosts[next(iter(stating))].documents[piece.id]
        milestone, _, own = name.partition(".")
        place = document.place_of_contradiction(milestone, own, "id")
        values = {"id": name, "name": str(contradictions_file(piece))}
        lacking = [] if name in proved else [Failure(Diagnostic("H040", place, values))]
        yield Check(piece.id, name, Kind.CONTRADICTION, "proved", partial(tuple, lacking))
    for host in bench.hosts_of(piece.id):
        if host.id == piece.id and host.method.contradictions:
            yield Check(piece.id, "*", Kind.CONTRADICTION, "nothing", partial(_nothing, host))


def _checks_of(piece: Piece, proof: _Proof, hosts: Sequence[Host]) -> Iterator[Check]:
    looks: Mapping[str, Callable[[Piece, _Proof, Host], Sequence[Failure]]] = {
        "told": _told,
        "silent": _silent,
        "two-answers": _two_answers,
    }
    for host in hosts:
        for name, look in looks.items():
            said = name if host.id == piece.id else f"{name}-{host.id}"
            guarded = partial(_or_unread, partial(look, piece, proof, host))
            yield Check(piece.id, proof.contradiction, Kind.CONTRADICTION, said, guarded)


def _or_unread(look: Callable[[], Sequence[Failure]]) -> Sequence[Failure]:
    try:
        return look()
    except SetupError as error:
        return [Failure(each) for each in error.diagnostics]


def _told(piece: Piece, proof: _Proof, host: Host) -> Sequence[Failure]:
    return _unlike(
        proof, {f"{piece.id}/{proof.contradiction}": proof.at}, _found(proof, host, proof.told), "told"
    )


def _silent(_piece: Piece, proof: _Proof, host: Host) -> Sequence[Failure]:
    if proof.silent == proof.told:
        return [Failure(Diagnostic("H032", proof.place, {"reason": _WRITTEN}))]
    return _unlike(proof, {}, _found(proof, host, proof.silent, "silent"), "silent")


def _two_answers(_piece: Piece, proof: _Proof, host: Host) -> Sequence[Failure]:
    """Without any one of the answers nothing is contradicted: neither when it is absent nor when unknown."""
    if not proof.says_two_things:
        return _unlike(proof, {}, {proof.contradiction: proof.at}, "told")
    for milestone, answers in proof.told.items():
        for field in answers:
            rest = {key: answer for key, answer in answers.items() if key != field}
            for fewer in (rest, {**rest, field: DONT_KNOW}):
                failures = _unlike(
                    proof,
                    {},
                    _found(proof, host, {**proof.told, milestone: fewer}),
                    f"told − {milestone}.{field}",
                )
                if failures:
                    return failures
    return []


def _nothing(host: Host) -> Sequence[Failure]:
    """Before anything is answered, nothing is contradicted."""
    return [
        Failure(
            Diagnostic("H041", None, {"id": each.full_id, "what": "{}", "expected": _NOTHING, "outcome": at})
        )
        for each, at in contradicting(host.method.contradictions, {})
    ]


def _unlike(
    proof: _Proof, expected: Mapping[str, str], found: Mapping[str, str], what: str
) -> Sequence[Failure]:
    if expected == found:
        return []
    values: dict[str, str | Text] = {
        "id": proof.contradiction,
        "what": what,
        "expected": _listed(expected),
        "outcome": _listed(found),
    }
    return [Failure(Diagnostic("H041", proof.place, values))]


def _listed(found: Mapping[str, str]) -> str | Text:
    return ", ".join(f"{name} ({at})" for name, at in found.items()) or _NOTHING


def _found(proof: _Proof, host: Host, answers: Answers, key: str = "told") -> dict[str, str]:
    """Give the contradictions in some answers, each with the answer that decides."""
    milestone, _, name = proof.contradiction.partition(".")
    file = whole(answers, host.id, proof.file, (milestone, name, key))
    setup = declared(file, {host.id: host.method}).methods[host.id]
    return {
        f"{each.stated_by}/{each.full_id}": path
        for each, path in contradicting(host.method.contradictions, setup.answers)
    }


def _read(piece: Piece) -> tuple[list[_Proof], list[Failure]]:
    path = contradictions_file(piece)
    if not path.exists():
        return [], []
    try:
        file = toml.read(path)
    except SetupError as error:
        return [], [Failure(each) for each in error.diagnostics]
    proofs: list[_Proof] = []
    failures: list[Failure] = []
    for milestone, table in file.values.items():
        for name, about in table.items() if isinstance(table, dict) else [("", {})]:
            key = file.place_of_key((milestone, name)) or file.place_of_key((milestone,))
            place = key or file.place_at(1, 1)
            if _is_proof(about):
                proofs.append(
                    _Proof(f"{milestone}.{name}", about["at"], about["told"], about["silent"], place, file)
                )
            else:
                failures.append(Failure(Diagnostic("H032", place, {"reason": _WRITTEN})))
    return proofs, failures


def _is_proof(about: object) -> bool:
    if not isinstance(about, dict) or about.keys() != {"told", "at", "silent"}:
        return False
    return isinstance(about["at"], str) and all(
        isinstance(answers, dict) and all(isinstance(each, dict) for each in answers.values())
        for answers in (about["told"], about["silent"])
    )
