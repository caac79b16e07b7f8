"""What the shipped rulesets keep to: the rules of the house, and gates that are these and no others."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from readiness.authoring.lint import lint
from readiness.documents import read_ruleset
from readiness.model import Basis
from readiness.plugins import load_method

DOCUMENTS = {
    document.id: document
    for document in (
        read_ruleset(resource)
        for resource in (files("readiness_rulesets")).iterdir()
        if resource.name.endswith(".toml")
    )
}
DECLARABLE = sorted(name for name, each in DOCUMENTS.items() if not each.body.ruleset.abstract)

#: What must be met before the start, and how much of it is the source's. A gate is never ours alone.
GATES_OF_ALL = {
    "maal_og_maalgruppe.sager_pr_aar": Basis.SOURCE_REQUIREMENT,
    "ansvar_og_beslutningskompetence.overordnet_ansvarlig": Basis.SOURCE_REQUIREMENT,
    "implementeringsteam.medlemmer": Basis.SOURCE_REQUIREMENT,
    "implementeringsteam.beslutningsmandat": Basis.SOURCE_REQUIREMENT,
    "ressourcer.uddannelse_medarbejdere": Basis.SOURCE_REQUIREMENT,
    "ressourcer.opstart_i_sager": Basis.SOURCE_REQUIREMENT,
    "boern_og_unge.forsamtale": Basis.SOURCE_REQUIREMENT,
    "boern_og_unge.stoette": Basis.SOURCE_REQUIREMENT,
}
GATES = {
    "familieraadslagning": {
        **GATES_OF_ALL,
        "lokaler.forbudte_steder": Basis.SOURCE_REQUIREMENT,
        "samordnere.eget_korps": Basis.SOURCE_REQUIREMENT,
        "samordnere.aftaler": Basis.SOURCE_REQUIREMENT,
        "samordnere.uafhaengig": Basis.SOURCE_REQUIREMENT,
        "informatoerer.vilkaar": Basis.SOURCE_REQUIREMENT,
        "informatoerer.familien_godkender_oplaeg": Basis.SOURCE_REQUIREMENT,
    },
    "inddragende_netvaerksmoede": {
        **GATES_OF_ALL,
        "lokaler.forbudte_steder": Basis.SOURCE_REQUIREMENT,
        "moedeledere.tid_til_alle_moeder": Basis.SOURCE_REQUIREMENT,
        "moedeledere.initiativtager_leder_ikke": Basis.SOURCE_REQUIREMENT,
        "moedeledere.uvildig": Basis.SOURCE_REQUIREMENT,
    },
    "omlaegning": {
        "sagstal.gennemsnit": Basis.SOURCE_NUMBER,
        "kadencer.retningslinjer": Basis.SOURCE_REQUIREMENT,
        "bevillingskompetence.oeget": Basis.SOURCE_REQUIREMENT,
        "faglig_sparring.adgang": Basis.DERIVED,
        "plads_til_det_nye.aflaering": Basis.SOURCE_REQUIREMENT,
    },
    "signs_of_safety": GATES_OF_ALL,
}
#: Gates whose limit is ours. The evaluation calls supervision central (section 5.1), but draws no line.
GATES_WITH_A_LIMIT_OF_OURS = {"omlaegning": {"faglig_sparring.adgang"}}
#: Rules across methods that no two shipped methods share; each says so where it is written.
WAITING = {"inddragende_netvaerksmoede/across.moedeledere"}


def test_lint_finds_nothing_in_the_repository() -> None:
    linted = lint([Path(__file__).parents[2]])

    assert list(map(str, linted.diagnostics)) == []
    assert {each.id for each in linted.pieces} == DOCUMENTS.keys()


@pytest.mark.parametrize("method", DECLARABLE)
def test_the_gates_of_a_method_are_these_and_rest_on_its_guide(method: str) -> None:
    gates = {rule.full_id: rule.basis for rule in load_method(method).ruleset.rules if rule.gate}

    assert gates == GATES[method]
    derived = {name for name, basis in gates.items() if basis is Basis.DERIVED}
    assert derived == GATES_WITH_A_LIMIT_OF_OURS.get(method, set())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_only_the_root_sets_thresholds_and_only_methods_have_a_guide(name: str) -> None:
    head = DOCUMENTS[name].body.ruleset

    assert (head.thresholds is not None) == (head.extends is None)
    assert (head.guide is None) == head.abstract
    assert len(DOCUMENTS[name].body.document) == (0 if head.abstract else 1)


def test_a_rule_across_methods_is_shared_by_two_of_them_or_is_known_to_wait() -> None:
    stated = [
        f"{stated_by}/across.{rule.id}"
        for method in DECLARABLE
        for stated_by, rule in load_method(method).ruleset.across
    ]

    assert {name for name in stated if stated.count(name) < 2} == WAITING
