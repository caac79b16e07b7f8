"""The shipped rulesets hold what `readiness rules test` asks of any: proofs, their coverage, and properties.

What is beside that the repository's own: that nobody is asked for what no rule reads.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readiness.authoring.project import find_project
from readiness.authoring.trials.bench import CONTEXT, Bench, declared, load
from readiness.authoring.trials.observed import Observed
from readiness.authoring.trials.proofs import Proof, proofs_of

if TYPE_CHECKING:
    from collections.abc import ItemsView, Mapping

    from readiness.authoring.trials.bench import Host
    from readiness.testing import Check

ROOT = Path(__file__).parents[2]
#: Parts that no rule compares: they tell a reader which entry is meant.
NAMING_PARTS = [
    "implementeringsteam.medlemmer.funktion",
    "information_til_ledelsen.ledere.funktion",
    "lokaler.lokaler.navn",
    "moedeledere.pulje.afdeling",
    "samarbejde.informationsmateriale.form",
    "samordnere.aftaler.kilde",
]


def test_a_shipped_ruleset_holds(ruleset_check: Check) -> None:
    ruleset_check.run()


@cache
def bench() -> Bench:
    return load(find_project(ROOT))


METHODS = ["familieraadslagning", "inddragende_netvaerksmoede", "omlaegning", "signs_of_safety"]


class Watched(dict[str, Any]):
    """Answers that remember which of them were asked for."""

    def __init__(self, values: Mapping[str, Any], asked: set[str], at: str = "") -> None:
        """Wrap the answers at a path, and add what is asked for to a set."""
        super().__init__(
            {key: _watched(value, asked, f"{at}.{key}".strip(".")) for key, value in values.items()}
        )
        self.asked = asked
        self.at = at

    def get(self, key: str, default: object = None) -> object:
        """Give an answer, and remember that it was asked for."""
        self.asked.add(f"{self.at}.{key}".strip("."))
        return super().get(key, default)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]  # what `covers` goes through
        """Give all answers, and remember each."""
        self.asked |= {f"{self.at}.{key}" for key in self}
        return super().items()


def _watched(value: object, asked: set[str], at: str) -> object:
    if isinstance(value, dict):
        return Watched(value, asked, at)
    return [_watched(each, asked, at) for each in value] if isinstance(value, list) else value


def asked_of(host: Host) -> set[str]:
    """Name all that the rules of a method ask for while its proofs are run."""
    asked: set[str] = set()
    for piece in bench().project.pieces:
        rules = bench().rules_of(piece.id)
        documents = bench().hosts[piece.id].documents
        for proof in proofs_of(piece, documents[piece.id]):
            compiled = rules.get(proof.rule, {}).get(host.id)
            if compiled and isinstance(proof, Proof):
                setup = declared(proof.setup(host.id), {host.id: host.method}).methods[host.id]
                facts = Observed(host.method.checklist.facts(setup.answers, setup.own), asked)
                compiled.judge(facts, Watched(setup.answers, asked), CONTEXT)
    return asked | {".".join(each.split(".")[:2]) for each in asked}


@pytest.mark.parametrize("method", METHODS)
def test_no_field_is_asked_of_a_municipality_that_no_rule_of_the_method_reads(method: str) -> None:
    host = bench().hosts[method]
    fields = {f"{each.id}.{field.id}" for each in host.method.ruleset.milestones for field in each.fields}

    assert sorted(fields - asked_of(host)) == []


def test_no_part_of_an_answer_is_asked_for_that_neither_a_rule_reads_nor_names_the_entry() -> None:
    hosts = [bench().hosts[each] for each in METHODS]
    parts = {
        f"{milestone.id}.{field.id}.{part.id}"
        for host in hosts
        for milestone in host.method.ruleset.milestones
        for field in milestone.fields
        for part in field.fields
    }

    assert sorted(parts - set().union(*map(asked_of, hosts))) == NAMING_PARTS


def test_every_method_of_the_repository_is_looked_at() -> None:
    assert sorted(each.id for each in bench().hosts.values() if not each.is_abstract) == METHODS
