"""Every rule is proved: files named after the rule and the outcome hold answers that give that outcome.

`<ruleset>/<milestone>.<rule>/<outcome>.<why>.toml`, and `<ruleset>/across.<rule>/…` for what several methods
draw on. A proof holds in every installed method that has the rule as that ruleset states it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from readiness import toml
from readiness.documents import read_ruleset
from readiness.evaluate import CompiledRule, evaluate_across
from readiness.facts import Context, Facts
from readiness.findings import message_for, message_of
from readiness.judgement import Outcome
from readiness.plugins import installed, load_methods
from readiness.setup import Setup, read_setup
from readiness.toml import TomlFile

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, Mapping

    from readiness.assembly import InstalledMethod
    from readiness.assessment import Message
    from readiness.calls import AcrossFunction
    from readiness.judgement import Judgement
    from readiness.model import Across, Messages

HERE = Path(__file__).parent
METHODS, _FOUNDATIONS = load_methods(installed())
CONTEXT = Context(date(2026, 9, 1), date(2027, 2, 1))
PROVABLE = frozenset(Outcome) - {Outcome.ERROR}
#: Beside the shipped methods, a proof of a rule across methods may use one more that inherits the ruleset.
UNNAMED = ("en_metode", "en_anden_metode")
#: Parts that no rule compares: they tell a reader which entry is meant.
NAMING_PARTS = [
    "implementeringsteam.medlemmer.funktion",
    "information_til_ledelsen.ledere.funktion",
    "lokaler.lokaler.navn",
    "moedeledere.pulje.afdeling",
    "samarbejde.informationsmateriale.form",
    "samordnere.aftaler.kilde",
]


@dataclass(frozen=True)
class Proof:
    """Answers, and the outcome that they give."""

    ruleset: str
    rule: str
    outcome: str
    values: Mapping[str, Any]
    message: Mapping[str, str]
    where: str


def shipped_proofs() -> Iterator[Proof]:
    """Read the proof files, and the examples that stand beside the rules of the documents."""
    for path in sorted(HERE.glob("*/*/*.toml")):
        where = path.relative_to(HERE).with_suffix("")
        values = dict(toml.parse(path.read_bytes(), str(where)).values)
        expect = values.pop("expect", {})
        ruleset, rule, name = where.parts
        yield Proof(
            ruleset, rule, name.partition(".")[0], values, expect.get("message", {}), where.as_posix()
        )
    for resource in (files("readiness_rulesets")).iterdir():
        if resource.name.endswith(".toml"):
            document = read_ruleset(resource)
            for milestone in document.body.milestone:
                for rule_document in milestone.rule:
                    for number, example in enumerate(rule_document.example):
                        name = f"{milestone.id}.{rule_document.id}"
                        where_example = f"{document.id}/{name}/example-{number}"
                        yield Proof(document.id, name, example.expect, example.given, {}, where_example)


@cache
def stated() -> dict[tuple[str, str], dict[str, CompiledRule]]:
    """Give every rule by the ruleset that states it, and its compiled form in each method that has it."""
    found: dict[tuple[str, str], dict[str, CompiledRule]] = {}
    for name, method in METHODS.items():
        for _, rules in method.checklist.milestones:
            for compiled in rules:
                key = (compiled.rule.stated_by, compiled.rule.full_id)
                found.setdefault(key, {})[name] = compiled
    return found


@cache
def stated_across() -> dict[tuple[str, str], tuple[Across, AcrossFunction, tuple[InstalledMethod, ...]]]:
    """Give every rule across methods by the ruleset that states it, with the methods that inherit it."""
    found: dict[tuple[str, str], tuple[Across, AcrossFunction, tuple[InstalledMethod, ...]]] = {}
    for method in METHODS.values():
        for stated_by, rule, function in method.across:
            key = (stated_by, f"across.{rule.id}")
            methods = found[key][2] if key in found else ()
            found[key] = (rule, function, (*methods, method))
    return found


def required_outcomes() -> Iterator[tuple[str, str, Outcome]]:
    """Name what each rule must have a proof of."""
    for (ruleset, rule), compiled in stated().items():
        outcomes = next(iter(compiled.values())).outcomes
        yield from ((ruleset, rule, outcome) for outcome in sorted(outcomes))
        yield ruleset, rule, Outcome.UNANSWERED
    for (ruleset, name), (across, _, _) in stated_across().items():
        yield from ((ruleset, name, each) for each in (Outcome.MET, Outcome.UNMET, Outcome.UNANSWERED))
        if across.message.partial:
            yield ruleset, name, Outcome.PARTIAL


def declared(values: Mapping[str, Any], methods: Mapping[str, InstalledMethod]) -> Setup:
    """Read a proof as strictly as a municipality's own file is read."""
    whole = {"kommune": {"navn": "Eksempelby Kommune", "opstart": CONTEXT.start}, **values}
    rulesets = {name: replace(method.ruleset, id=name) for name, method in methods.items()}
    return read_setup(TomlFile("kommune.toml", "", whole, ""), rulesets)


class Told(NamedTuple):
    """What a rule came to, what the reader is told of it, and all that the rule has words for."""

    judgement: Judgement
    message: Message
    words: Messages


def judged(proof: Proof, method: str) -> Told:
    compiled = stated()[proof.ruleset, proof.rule][method]
    values = proof.values if "metoder" in proof.values else {"metoder": {method: proof.values}}
    setup = declared(values, {method: METHODS[method]}).methods[method]
    facts = METHODS[method].checklist.facts(setup.answers, setup.own)
    judgement = compiled.judge(facts, setup.answers, CONTEXT)
    return Told(judgement, message_for(compiled, judgement, setup.answers), compiled.rule.message)


def judged_across(proof: Proof) -> Told:
    rule, function, inheriting = stated_across()[proof.ruleset, proof.rule]
    values = {"metoder": {name: {} for name in UNNAMED}, **proof.values}
    methods = {name: METHODS.get(name, inheriting[0]) for name in values["metoder"]}
    assert len(methods) > 1, "a rule across methods needs two methods"
    setups = declared(values, methods).methods
    facts = {name: methods[name].checklist.facts(setup.answers, setup.own) for name, setup in setups.items()}
    judgement = evaluate_across(function, facts, CONTEXT)
    return Told(judgement, message_of(rule.message, judgement), rule.message)


PROOFS = list(shipped_proofs())
CASES = [
    pytest.param(proof, method, id=f"{proof.where}-{method}")
    for proof in PROOFS
    for method in stated().get((proof.ruleset, proof.rule), {})
]
CASES_ACROSS = [
    pytest.param(proof, id=proof.where) for proof in PROOFS if (proof.ruleset, proof.rule) in stated_across()
]
REQUIRED = [pytest.param(*each, id="/".join(each)) for each in required_outcomes()]


def test_only_foundations_of_methods_cannot_be_loaded() -> None:
    assert [error.diagnostics[0].code for error in _FOUNDATIONS] == ["M002"] * len(_FOUNDATIONS)


@pytest.mark.parametrize("proof", [pytest.param(proof, id=proof.where) for proof in PROOFS])
def test_a_proof_names_a_rule_and_an_outcome(proof: Proof) -> None:
    assert proof.outcome in PROVABLE
    assert (proof.ruleset, proof.rule) in stated() or (proof.ruleset, proof.rule) in stated_across()


def test_every_folder_of_proofs_names_a_rule() -> None:
    folders = {(path.parent.name, path.name) for path in HERE.glob("*/*") if path.is_dir()}
    folders = {folder for folder in folders if folder[0] != "__pycache__"}

    assert folders <= stated().keys() | stated_across().keys()


@pytest.mark.parametrize(("proof", "method"), CASES)
def test_the_answers_of_a_proof_give_its_outcome(proof: Proof, method: str) -> None:
    told = judged(proof, method)

    assert told.judgement.outcome == proof.outcome, told.judgement
    _assert_message(proof, told)


@pytest.mark.parametrize("proof", CASES_ACROSS)
def test_the_answers_of_several_methods_give_the_outcome_of_a_proof(proof: Proof) -> None:
    told = judged_across(proof)

    assert told.judgement.outcome == proof.outcome, told.judgement
    _assert_message(proof, told)


@pytest.mark.parametrize(("ruleset", "rule", "outcome"), REQUIRED)
def test_a_rule_is_proved_for_every_outcome_that_it_can_have(
    ruleset: str, rule: str, outcome: Outcome
) -> None:
    proved = {proof.outcome for proof in PROOFS if (proof.ruleset, proof.rule) == (ruleset, rule)}

    assert outcome in proved


def _assert_message(proof: Proof, told: Told) -> None:
    """Hold the sentence of the outcome against the proof; where the rule has words, they are what is told."""
    words = getattr(told.words, told.judgement.outcome, None)
    if words is None or (told.judgement.outcome is Outcome.UNANSWERED and not told.judgement.tells_demand):
        assert not proof.message, "the rule has no words of its own for this outcome"
        return
    assert told.message.text == words, "the judgement gives no value for a name in braces"
    assert "{" not in told.message["da"] + told.message["en"]
    assert proof.message == {language: told.message[language] for language in proof.message}  # type: ignore[index]


class Watched(dict[str, Any]):
    """Answers that remember which of them were asked for."""

    def __init__(self, values: Mapping[str, Any], asked: set[str], at: str = "") -> None:
        """Wrap the answers at a path, and add what is asked for to a set."""
        super().__init__(
            {key: _watched(value, asked, f"{at}.{key}".strip(".")) for key, value in values.items()}
        )
        self.asked = asked
        self.at = at

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        """Give an answer, and remember that it was asked for."""
        self.asked.add(f"{self.at}.{key}".strip("."))
        return super().get(key, default)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]  # what `covers` goes through
        """Give all answers, and remember each."""
        self.asked |= {f"{self.at}.{key}" for key in self}
        return super().items()


def _watched(value: Any, asked: set[str], at: str) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return Watched(value, asked, at)
    return [_watched(each, asked, at) for each in value] if isinstance(value, list) else value


def asked_of(method: str) -> set[str]:
    """Name all that the rules of a method ask for while its proofs are run."""
    asked: set[str] = set()
    find = Facts._find  # noqa: SLF001 (every reader of Facts goes through it)

    def watched_find(facts: Facts, path: str) -> object:
        whole = re.sub(r"\[\d+\]", "", facts._named(path))  # noqa: SLF001 (without the keys of a table)
        asked.update([whole, ".".join(whole.split(".")[:2])])
        return find(facts, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Facts, "_find", watched_find)
        for proof in PROOFS:
            compiled = stated().get((proof.ruleset, proof.rule), {}).get(method)
            if compiled:
                setup = declared({"metoder": {method: proof.values}}, {method: METHODS[method]}).methods[
                    method
                ]
                facts = METHODS[method].checklist.facts(setup.answers, setup.own)
                compiled.judge(facts, Watched(setup.answers, asked), CONTEXT)
    return asked


CALLED = [key for key, each in stated().items() if next(iter(each.values())).rule.call]


@pytest.mark.parametrize(
    ("ruleset", "rule"), [pytest.param(*key, id="/".join(key)) for key in (*CALLED, *stated_across())]
)
def test_a_function_reads_over_all_its_proofs_just_what_its_rule_declares(ruleset: str, rule: str) -> None:
    asked: set[str] = set()
    find = Facts._find  # noqa: SLF001 (every reader of Facts goes through it)

    def watched_find(facts: Facts, path: str) -> object:
        asked.add(re.sub(r"\[\d+\]", "", facts._named(path)))  # noqa: SLF001 (whichever entry it is)
        return find(facts, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Facts, "_find", watched_find)
        for proof in PROOFS:
            if (proof.ruleset, proof.rule) == (ruleset, rule):
                for method in stated().get((ruleset, rule), {}):
                    judged(proof, method)
                if (ruleset, rule) in stated_across():
                    judged_across(proof)
    # Where a part is read, the whole is too: the part says more.
    finest = {path for path in asked if not any(each.startswith(f"{path}.") for each in asked)}

    rules = stated_across().get((ruleset, rule)) or [each.rule for each in stated()[ruleset, rule].values()]
    assert sorted(rules[0].reads) == sorted(finest)


@pytest.mark.parametrize("method", METHODS)
def test_no_field_is_asked_of_a_municipality_that_no_rule_of_the_method_reads(method: str) -> None:
    milestones = METHODS[method].ruleset.milestones
    fields = {f"{milestone.id}.{field.id}" for milestone in milestones for field in milestone.fields}

    assert sorted(fields - asked_of(method)) == []


def test_no_part_of_an_answer_is_asked_for_that_neither_a_rule_reads_nor_names_the_entry() -> None:
    parts = {
        f"{milestone.id}.{field.id}.{part.id}"
        for method in METHODS.values()
        for milestone in method.ruleset.milestones
        for field in milestone.fields
        for part in field.fields
    }

    assert sorted(parts - set().union(*map(asked_of, METHODS))) == NAMING_PARTS
