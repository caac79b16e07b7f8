"""Every contradiction is proved: answers that it is told of, and answers that it keeps silent on.

`<ruleset>/contradictions.toml` holds, by milestone and id: `told`, the answers by milestone; `at`, the answer
that decides; and `silent`, the same answers but for one that makes them fit. A proof holds in every
method that has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readiness import toml
from readiness.contradictions import contradicting
from readiness.plugins import installed, load_methods
from readiness.setup import MethodSetup, read_setup
from readiness.toml import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.contradictions import CompiledContradiction

HERE = Path(__file__).parent
METHODS, _FOUNDATIONS = load_methods(installed())


@dataclass(frozen=True)
class Proof:
    """What a contradiction is told of, where, and what it keeps silent on."""

    ruleset: str
    contradiction: str
    at: str
    told: dict[str, Any]
    silent: dict[str, Any]


def proofs() -> Iterator[Proof]:
    for path in sorted(HERE.glob("*/contradictions.toml")):
        for milestone, contradictions in toml.parse(path.read_bytes(), path.parent.name).values.items():
            for name, about in contradictions.items():
                yield Proof(path.parent.name, f"{milestone}.{name}", **about)


def stated() -> Iterator[tuple[str, CompiledContradiction]]:
    for name, method in METHODS.items():
        for each in method.contradictions:
            yield name, each


def found(method: str, answers: Mapping[str, Any]) -> dict[str, str]:
    """Give the contradictions in some answers, each with the answer that decides."""
    whole = {"kommune": {"navn": "Eksempelby Kommune"}, "metoder": {method: answers}}
    setup: MethodSetup = read_setup(
        TomlFile("kommune.toml", "", whole, ""), {method: METHODS[method].ruleset}
    ).methods[method]
    return {
        f"{each.stated_by}/{each.full_id}": path
        for each, path in contradicting(METHODS[method].contradictions, setup.answers)
    }


PROOFS = list(proofs())
CASES = [
    pytest.param(proof, method, id=f"{proof.ruleset}/{proof.contradiction}-{method}")
    for proof in PROOFS
    for method, each in stated()
    if (each.contradiction.stated_by, each.contradiction.full_id) == (proof.ruleset, proof.contradiction)
]


def test_every_contradiction_is_proved_and_every_proof_is_of_one() -> None:
    assert {(each.contradiction.stated_by, each.contradiction.full_id) for _, each in stated()} == {
        (proof.ruleset, proof.contradiction) for proof in PROOFS
    }
    assert CASES


@pytest.mark.parametrize(("proof", "method"), CASES)
def test_a_contradiction_is_told_at_the_answer_that_decides(proof: Proof, method: str) -> None:
    assert found(method, proof.told) == {f"{proof.ruleset}/{proof.contradiction}": proof.at}


@pytest.mark.parametrize(("proof", "method"), CASES)
def test_answers_that_fit_are_not_told(proof: Proof, method: str) -> None:
    assert proof.silent != proof.told
    assert found(method, proof.silent) == {}


@pytest.mark.parametrize(("proof", "method"), CASES)
def test_a_contradiction_takes_two_answers(proof: Proof, method: str) -> None:
    """Without any one of the answers, nothing is contradicted: neither when it is absent nor when unknown."""
    assert sum(map(len, proof.told.values())) > 1 or any(
        isinstance(answer, dict | list) for answers in proof.told.values() for answer in answers.values()
    )
    for milestone, answers in proof.told.items():
        for field in answers:
            rest = {key: answer for key, answer in answers.items() if key != field}
            assert found(method, {**proof.told, milestone: rest}) == {}
            assert found(method, {**proof.told, milestone: {**rest, field: "ved_ikke"}}) == {}


@pytest.mark.parametrize("method", METHODS)
def test_nothing_is_contradicted_before_anything_is_answered(method: str) -> None:
    assert found(method, {}) == {}
