"""What every shipped ruleset keeps to, so that municipalities read one voice and gates stay honest."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from readiness.documents import read_ruleset
from readiness.model import Basis, Choice, Field, Text
from readiness.plugins import load_method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Across
    from readiness.written import RuleDocument

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
#: Texts that are the same in both languages because the word is.
SAME_IN_BOTH = {"Signs of Safety", "Status", "Budget"}
#: First words of a statement or a question; an instruction begins with none of them.
NO_IMPERATIVES = {
    "da": "Der Det Den De I Vi En Et Hvis Når Hvem Hvad Hvor Hvordan Hvilke Jeres Alle Ingen Kommunen",
    "en": "The A An There It You We If When Who What Where How Which Your All Nobody No This That",
}
LONGEST_SENTENCE = 25
#: Rules across methods that no two shipped methods share; each says so where it is written.
WAITING = {"inddragende_netvaerksmoede/across.moedeledere"}


@dataclass(frozen=True)
class Written:
    """A text of a ruleset document, and where it stands."""

    where: str
    kind: str
    text: Text


def written(node: object, where: str, kind: str = "") -> Iterator[Written]:
    """Walk a document down to every text that a municipality may read."""
    if isinstance(node, Text):
        yield Written(where, kind, node)
    elif isinstance(node, Choice):
        yield Written(f"{where}.{node.id}", "choice", Text(node.da, node.en))
    elif isinstance(node, tuple):
        for each in node:
            yield from written(each, where, kind)
    elif is_dataclass(node):
        name = f"{where}.{node.id}" if hasattr(node, "id") else where
        for each in fields(node):
            owner = "field." if isinstance(node, Field) else ""
            yield from written(getattr(node, each.name), f"{name}.{each.name}", owner + each.name)


TEXTS = [each for name, document in DOCUMENTS.items() for each in written(document.body, name)]
RULES: dict[str, RuleDocument | Across] = {
    f"{name}/{milestone.id}.{rule.id}": rule
    for name, document in DOCUMENTS.items()
    for milestone in document.body.milestone
    for rule in milestone.rule
} | {
    f"{name}/across.{rule.id}": rule for name, document in DOCUMENTS.items() for rule in document.body.across
}

CALCULATED = {name: rule for name, rule in RULES.items() if rule.call is not None}


def of_kind(*kinds: str) -> list[Written]:
    found = [each for each in TEXTS if each.kind in kinds]
    assert found, f"no text of the kind {kinds}"
    return found


def in_both_languages(texts: list[Written]) -> Iterator[tuple[str, str]]:
    for each in texts:
        yield f"{each.where} (da)", each.text.da
        yield f"{each.where} (en)", each.text.en


def test_no_text_is_the_same_in_both_languages_unless_the_word_is() -> None:
    same = {each.text.da for each in TEXTS if each.text.da == each.text.en}

    assert same <= SAME_IN_BOTH


def test_no_sentence_is_longer_than_a_reader_can_take_in() -> None:
    long = {
        where: sentence
        for where, text in in_both_languages(TEXTS)
        for sentence in re.split(r"(?<=[.?!])\s+", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    }

    assert long == {}


def test_a_remedy_is_an_instruction_that_ends_with_a_full_stop() -> None:
    wrong = {
        where: text
        for where, text in in_both_languages(of_kind("remedy"))
        if not text[0].isupper()
        or not text.endswith(".")
        or "?" in text
        or text.split()[0] in (NO_IMPERATIVES["da"] + " " + NO_IMPERATIVES["en"]).split()
    }

    assert wrong == {}


def test_a_question_ends_with_a_question_mark() -> None:
    wrong = {
        where: text
        for where, text in in_both_languages(of_kind("question"))
        if not text.endswith("?") or text.count("?") > 1 or not text[0].isupper()
    }

    assert wrong == {}


def test_a_message_is_a_statement_that_ends_with_a_full_stop() -> None:
    wrong = {
        where: text
        for where, text in in_both_languages(of_kind("met", "partial", "unmet", "unanswered"))
        if not text.endswith(".") or "?" in text or not (text[0].isupper() or text[0] == "{")
    }

    assert wrong == {}


def test_a_label_is_no_question_and_no_sentence_and_a_hint_is_a_sentence() -> None:
    labels = {
        where: text
        for where, text in in_both_languages(of_kind("field.label", "title", "choice"))
        if "?" in text or text.endswith(".") or not text[0].isupper()
    }
    hints = {where: text for where, text in in_both_languages(of_kind("field.hint")) if text[-1] not in ".?"}

    assert (labels, hints) == ({}, {})


def test_no_text_breaks_a_line_or_doubles_a_space() -> None:
    assert [where for where, text in in_both_languages(TEXTS) if re.search(r"\s{2}|[\n\t]", text)] == []


def test_a_message_uses_the_same_numbers_in_both_languages() -> None:
    def names(text: str) -> list[str]:
        return sorted(name for _, name, _, _ in Formatter().parse(text) if name)

    differing = [each.where for each in TEXTS if names(each.text.da) != names(each.text.en)]

    assert differing == []


@pytest.mark.parametrize("name", CALCULATED)
def test_a_rule_that_is_calculated_says_its_numbers_whatever_it_comes_to(name: str) -> None:
    assert CALCULATED[name].message.met
    assert CALCULATED[name].message.unmet


@pytest.mark.parametrize("method", DECLARABLE)
def test_the_gates_of_a_method_are_these_and_rest_on_its_guide(method: str) -> None:
    gates = {rule.full_id: rule.basis for rule in load_method(method).ruleset.rules if rule.gate}

    assert gates == GATES[method]
    derived = {name for name, basis in gates.items() if basis is Basis.DERIVED}
    assert derived == GATES_WITH_A_LIMIT_OF_OURS.get(method, set())


@pytest.mark.parametrize("method", DECLARABLE)
def test_ids_are_unique_ascii_and_lower_case(method: str) -> None:
    ruleset = load_method(method).ruleset
    rules = [rule.full_id for rule in ruleset.rules]
    paths = [f"{milestone.id}.{field.id}" for milestone in ruleset.milestones for field in milestone.fields]
    milestones = [milestone.id for milestone in ruleset.milestones]

    for ids in (rules, paths, milestones):
        assert len(ids) == len(set(ids))
        assert [each for each in ids if not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)?", each)] == []


@pytest.mark.parametrize("method", DECLARABLE)
def test_a_milestone_comes_after_milestones_that_exist_and_never_after_itself(method: str) -> None:
    after = {each.id: set(each.after) for each in load_method(method).ruleset.milestones}
    while after:
        decided = {name for name, before in after.items() if not before & after.keys()}
        assert decided, f"a circle among {sorted(after)}"
        after = {name: before for name, before in after.items() if name not in decided}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_milestone_names_no_predecessor_that_is_nowhere(name: str) -> None:
    known = {milestone.id for each in DOCUMENTS.values() for milestone in each.body.milestone}

    for milestone in DOCUMENTS[name].body.milestone:
        assert set(milestone.after or ()) <= known - {milestone.id}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_only_the_root_sets_thresholds_and_only_methods_have_a_guide(name: str) -> None:
    head = DOCUMENTS[name].body.ruleset

    assert (head.thresholds is not None) == (head.extends is None)
    assert (head.guide is None) == head.abstract
    assert len(DOCUMENTS[name].body.document) == (0 if head.abstract else 1)
    assert re.fullmatch(r"\d+\.\d+\.\d+", head.version)


def test_a_rule_across_methods_is_shared_by_two_of_them_or_is_known_to_wait() -> None:
    stated = [
        f"{stated_by}/across.{rule.id}"
        for method in DECLARABLE
        for stated_by, rule in load_method(method).ruleset.across
    ]

    assert {name for name in stated if stated.count(name) < 2} == WAITING
