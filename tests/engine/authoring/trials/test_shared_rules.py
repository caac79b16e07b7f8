"""Rules across methods: their proofs, and their laws."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from readiness.authoring.project import find_project
from readiness.authoring.trials.bench import load
from readiness.authoring.trials.elsewhere import main

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.authoring.trials.conftest import Held, Write

    from readiness.diagnostics import Diagnostic

ROOT = Path(__file__).parents[4]
_SHARED = """
[[across]]
id = "i_alt"
basis = "afledt"
question = { da = "Er der sager nok i alt?", en = "Are there enough cases in all?" }
remedy = { da = "Planlæg flere sager.", en = "Plan more cases." }
call = "i_alt"
reads = ["maal.sager"]
message.unmet = { da = "{sager} sager er for få.", en = "{sager} cases are too few." }
"""
_FUNCTION = """
def i_alt(methods, context):
    BODY
    sager = sum(facts.number("maal.sager") for facts in methods.values())
    return (Judgement.met if sager >= 10 else Judgement.unmet)("maal.sager", sager=sager)

SHARED = {"i_alt": i_alt}
"""
_PROOFS = {
    "across.i_alt/met.ti": "[metoder.skitse.maal]\nsager = 5\n[metoder.en_metode.maal]\nsager = 5\n",
    "across.i_alt/unmet.ni": "[metoder.skitse.maal]\nsager = 5\n[metoder.en_metode.maal]\nsager = 4\n",
    "across.i_alt/unanswered.intet": "",
}


class Told(Protocol):
    """Gives what does not hold for a rule across methods."""

    def __call__(self, body: str = "pass", proofs: Mapping[str, str] = ...) -> list[Diagnostic]:
        """Put a line before what its function does, and proofs beside the others."""
        ...


@pytest.fixture
def told(write: Write, held: Held) -> Told:
    def told(body: str = "pass", proofs: Mapping[str, str] | None = None) -> list[Diagnostic]:
        folder = write(
            modules=_FUNCTION.replace("BODY", body), more=_SHARED, proofs={**_PROOFS, **(proofs or {})}
        )
        return [
            failure.diagnostic for each in held(folder, only="/across.i_alt/") for failure in each.failures
        ]

    return told


def test_a_rule_across_methods_holds(told: Told) -> None:
    assert told() == []


def test_a_proof_of_one_method_alone_is_none(told: Told) -> None:
    [diagnostic] = told(proofs={"across.i_alt/met.en": "[metoder.skitse.maal]\nsager = 50\n"})

    assert diagnostic.code == "H032"
    assert diagnostic.place
    assert diagnostic.place.text == "[metoder.skitse.maal]"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("methods.pop(next(iter(methods)))", "H047"),
        ("open(__file__)", "H045"),
        ("raise ValueError", "H042"),
    ],
)
def test_a_broken_rule_across_methods_is_told(told: Told, body: str, code: str) -> None:
    assert {each.code for each in told(body)} == {code}


def test_a_rule_across_methods_that_never_ends_is_waited_for_once(told: Told, stopped: list[float]) -> None:
    assert {each.code for each in told("while True: pass")} == {"H046"}
    assert len(stopped) == 1


def test_of_a_project_only_what_is_asked_for_is_loaded() -> None:
    rulesets = ROOT / "rulesets" / "readiness_rulesets"

    assert list(load(find_project(rulesets / "signs_of_safety.toml")).hosts) == ["signs_of_safety"]
    assert "inddragende_netvaerksmoede" in load(find_project(rulesets / "moederaekker.toml")).hosts


def test_another_process_judges_what_it_is_handed(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(
        'sager = facts.number("maal.sager")\nreturn Judgement.met("maal.sager", sager=10 // sager)'
    )
    kommune = '[kommune]\nnavn = "Eksempelby Kommune"\n[metoder.skitse.maal]\nsager = '
    given = {"path": str(folder), "piece": "skitse", "setups": [f"{kommune}10", f"{kommune}0"], "without": []}

    def judged(given: Mapping[str, object]) -> object:
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(given)))
        main()
        return json.loads(capsys.readouterr().out)

    met = {"maal.nok": ["met", "1 sager er nok.", "1 cases are enough."]}
    assert judged(given) == [met, {"maal.nok": ["H042", "", ""]}]
    assert judged({**given, "without": ["maal.nok"]}) == [{}, {}]
