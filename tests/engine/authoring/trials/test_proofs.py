"""Proofs that do not hold, and what has none, each told at its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import pytest

from readiness.authoring.trials.checks import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.authoring.trials.conftest import Held, Write

    from readiness.diagnostics import Diagnostic

_CONTRADICTION = """
[[milestone.contradiction]]
id = "ingen_timer"
basis = "afledt"
when = { and = [{ above = "sager", value = 0 }, { none = "timer", where = { above = ".", value = 0 } }] }
message = { da = "I planlægger sager, men har ingen timer.", en = "You plan cases, but have no hours." }
remedy = { da = "Sæt timer af.", en = "Set hours aside." }
"""
_RULE = """
[[milestone.rule]]
id = "unge"
basis = "afledt"
question = { da = "Er alle enheder for unge?", en = "Are all units for the young?" }
remedy = { da = "Vælg enheder for unge.", en = "Choose units for the young." }
message.unmet = { da = "Ikke alle er for unge.", en = "Not all are for the young." }
"""
_TOLD = "told.maal = { sager = 1, timer = { Skole = 0 } }\n"
_SILENT = "silent.maal = { sager = 1, timer = { Skole = 1 } }\n"
_PROVED = f'[maal.ingen_timer]\nat = "maal.sager"\n{_TOLD}{_SILENT}'


class Told(Protocol):
    """Gives what is told of some proofs."""

    def __call__(
        self, proofs: Mapping[str, str], *, only: str = "proof-", more: str = ""
    ) -> list[Diagnostic]:
        """Put proofs beside the others."""
        ...


@pytest.fixture
def told(write: Write, held: Held) -> Told:
    def told(proofs: Mapping[str, str], *, only: str = "proof-", more: str = "") -> list[Diagnostic]:
        folder = write(proofs=proofs, more=more)
        return [failure.diagnostic for each in held(folder, only=only) for failure in each.failures]

    return told


def test_a_wrong_proof_tells_what_was_expected_and_given_at_the_answer_that_decides(told: Told) -> None:
    [diagnostic] = told({"maal.nok/met.otte": '[maal]\nenheder = ["Ung"]\nsager = 8\n'})

    place = diagnostic.place
    assert place
    assert place.path.endswith("met.otte.toml")
    assert (place.line, place.column, place.text) == (3, 1, "sager = 8")
    assert str(diagnostic).endswith(
        "H033 The proof of maal.nok must give met, but gives unmet and the sentence “8 cases are too few.”. "
        "Mend the answers, the name of the file or the rule."
    )


def test_a_rule_without_a_function_is_told_at_the_answer_that_decides_too(told: Told) -> None:
    rule = _RULE + 'met = { all = "enheder", where = { equals = ".", value = "Ung" } }\n'
    proof = '[maal]\nsager = 1\nenheder = ["Ung", "Skole"]\n'

    [diagnostic] = told({"maal.unge/met.to": proof}, only="proof-met.to", more=rule)

    assert diagnostic.code == "H033"
    assert diagnostic.place
    assert (diagnostic.place.line, diagnostic.place.text) == (3, 'enheder = ["Ung", "Skole"]')


def test_a_sentence_that_is_pinned_is_held_in_each_language(told: Told) -> None:
    pinned = 'message = { da = "11 sager er nok.", en = "11 cases are enough." }'
    right = f"[expect]\n{pinned}\n[maal]\nsager = 11\n"
    [diagnostic] = told({"maal.nok/met.elleve": right.replace("cases", "files")})

    assert told({"maal.nok/met.elleve": right}) == []
    assert diagnostic.code == "H034"
    assert diagnostic.place
    assert diagnostic.place.line == 2
    assert "“11 files are enough.”, but is “11 cases are enough.”" in str(diagnostic)


def test_a_sentence_cannot_be_pinned_where_the_rule_has_none_of_its_own(told: Told) -> None:
    pinned = '[expect]\nmessage = { da = "Det er ikke besvaret." }\n'

    [diagnostic] = told({"maal.nok/unanswered.pinned": pinned})

    assert diagnostic.code == "H034"
    assert diagnostic.values["message"] == "ingen egne ord"


def test_answers_that_no_field_takes_are_told_at_their_line_in_the_proof(told: Told) -> None:
    [diagnostic] = told({"maal.nok/met.ord": '[maal]\nenheder = []\nsager = "mange"\n'})

    assert diagnostic.code.startswith("K")
    assert diagnostic.place
    assert (diagnostic.place.line, diagnostic.place.text) == (3, 'sager = "mange"')


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("maal.nok/opfyldt.ti", "[maal]\nsager = 10\n", "H030"),
        ("maal.nok/error.ti", "[maal]\nsager = 10\n", "H030"),
        ("maal.nok/met.to", "expect = 3\n[maal]\nsager = 10\n", "H032"),
        ("maal.nok/met.to", "[expect]\nudfald = 'met'\n[maal]\nsager = 10\n", "H032"),
        ("maal.nok/met.to", "[expect]\nmessage = { da = 3 }\n[maal]\nsager = 10\n", "H032"),
        ("maal.nok/met.to", "[maal\n", "F043"),
    ],
)
def test_a_file_that_is_no_proof_is_told(told: Told, name: str, text: str, code: str) -> None:
    [diagnostic] = told({name: text})

    assert diagnostic.code == code
    assert diagnostic.place
    assert diagnostic.place.path.endswith(f"{name}.toml")


def test_a_name_that_is_nearly_right_is_guessed(told: Told) -> None:
    [diagnostic] = told({"maal.nk/met.ti": "[maal]\nsager = 10\n"})

    assert "maal.nok" in diagnostic.advice("da")


@pytest.mark.parametrize("files", [[], ["met.ti.toml", "unmet.ni.toml"]], ids=["empty", "proofs"])
def test_a_folder_that_names_no_rule_is_told_once(write: Write, held: Held, files: list[str]) -> None:
    """Whoever renames a rule has one thing to mend, and reads of one."""
    folder = write()
    old = folder / "tests/rulesets/skitse/maal.gammel"
    old.mkdir()
    (folder / "tests/rulesets/skitse/__pycache__").mkdir()
    for name in files:
        (old / name).write_text("[maal]\nsager = 10\n", encoding="utf-8")

    [failure] = [failure for each in held(folder, only="proof-") for failure in each.failures]

    assert failure.diagnostic.place
    assert failure.diagnostic.place.path == str(old)
    assert failure.diagnostic.code == "H031"


def test_an_outcome_without_a_proof_is_told_with_the_file_to_write(write: Write, held: Held) -> None:
    results = held(write(without="maal.nok/unmet.ni"), only=str(Kind.COVERAGE))

    assert [each.check.name for each in results] == ["met", "unmet", "unanswered"]
    [diagnostic] = [failure.diagnostic for each in results for failure in each.failures]
    assert diagnostic.code == "H037"
    assert "tests/rulesets/skitse/maal.nok/unmet.….toml" in diagnostic.advice("en")
    assert diagnostic.place
    assert diagnostic.place.text == 'id = "nok"'


def test_an_example_beside_its_rule_is_a_proof(write: Write, held: Held) -> None:
    examples = (
        '[[milestone.rule.example]]\nexpect = "unmet"\ngiven = { maal = { sager = 1 } }\n'
        '[[milestone.rule.example]]\nexpect = "met"\ngiven = { maal = { sager = 2 } }\n'
    )
    results = held(write(more=examples, without="maal.nok/unmet.ni"), only="nok/")

    [diagnostic] = [failure.diagnostic for each in results for failure in each.failures]
    assert diagnostic.code == "H033"
    assert diagnostic.place
    assert diagnostic.place.text == "given = { maal = { sager = 2 } }"
    assert "example-2" in next(each.check.id for each in results if each.failures)


def test_what_a_function_reads_is_held_against_what_its_rule_says(write: Write, held: Held) -> None:
    body = 'facts.has("maal.timer")\nreturn Judgement.unmet("maal.sager", sager=facts.number("maal.sager"))'
    results = held(write(body, reads='maal.sager", "maal.enheder'), only=str(Kind.READS))

    told = [failure.diagnostic for each in results for failure in each.failures]
    assert [(each.code, each.values["paths"]) for each in told] == [
        ("H038", "maal.timer"),
        ("H039", "maal.enheder"),
    ]
    assert {each.place.text for each in told if each.place} == {'reads = ["maal.sager", "maal.enheder"]'}


def test_of_a_rule_without_proofs_it_is_not_told_that_it_reads_too_little(write: Write, held: Held) -> None:
    folder = write()
    for path in folder.glob("tests/rulesets/skitse/*/*.toml"):
        path.unlink()

    results = held(folder, only="maal.nok/")

    told = [failure.diagnostic.code for each in results for failure in each.failures]
    assert told == ["H037", "H037", "H037"]


# --- Contradictions ---


def codes_and_what(diagnostics: list[Diagnostic]) -> list[tuple[str, object]]:
    return [(each.code, each.values.get("what", each.values.get("id"))) for each in diagnostics]


def test_a_contradiction_with_a_proof_holds(told: Told) -> None:
    assert told({"contradictions": _PROVED}, only="contradiction-", more=_CONTRADICTION) == []


def test_a_contradiction_without_a_proof_is_told(told: Told) -> None:
    diagnostics = told({}, only="contradiction-", more=_CONTRADICTION)

    assert codes_and_what(diagnostics) == [("H040", "maal.ingen_timer")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_PROVED.replace("maal.sager", "maal.timer"), [("H041", "told")]),
        (_PROVED.replace(_TOLD, _TOLD.replace("Skole = 0", "Skole = 2")), [("H041", "told")]),
        (_PROVED.replace(_SILENT, _SILENT.replace("Skole = 1", "Ung = 0")), [("H041", "silent")]),
        (_PROVED.replace(_SILENT, _TOLD.replace("told", "silent")), [("H032", None)]),
        (_PROVED.replace(_SILENT, ""), [("H032", None), ("H040", "maal.ingen_timer")]),
        (f"{_PROVED}[maal.anden]\nat = 'x'\ntold = {{}}\nsilent = {{}}\n", [("H031", "skitse")]),
        ("maal = 3\n", [("H032", None), ("H040", "maal.ingen_timer")]),
        ("maal = \n", [("F044", None), ("H040", "maal.ingen_timer")]),
    ],
)
def test_a_wrong_proof_of_a_contradiction_is_told(
    told: Told, text: str, expected: list[tuple[str, object]]
) -> None:
    found = codes_and_what(told({"contradictions": text}, only="contradiction-", more=_CONTRADICTION))

    assert found == expected


def test_answers_of_a_contradiction_that_no_field_takes_are_told_at_their_line(told: Told) -> None:
    text = _PROVED.replace("Skole = 1", "Skole = 'x'")

    [diagnostic] = told({"contradictions": text}, only="contradiction-", more=_CONTRADICTION)

    assert diagnostic.place
    assert (diagnostic.place.line, diagnostic.place.column) == (4, 46)
    assert diagnostic.place.path.endswith("contradictions.toml")


@pytest.mark.parametrize(
    ("when", "told_of"),
    [
        ('{ above = "sager", value = 0 }', "{ sager = 1 }"),
        ('{ above = "sager", value = 0 }', '{ sager = 1, enheder = ["Ung"] }'),
    ],
)
def test_a_contradiction_of_one_answer_is_none(told: Told, when: str, told_of: str) -> None:
    more = re.sub("when = .*", f"when = {when}", _CONTRADICTION)
    text = f'[maal.ingen_timer]\nat = "maal.sager"\ntold.maal = {told_of}\nsilent.maal = {{ sager = 0 }}\n'

    [diagnostic] = told({"contradictions": text}, only="contradiction-", more=more)

    assert diagnostic.code == "H041"


def test_a_proof_that_cannot_be_read_does_not_keep_the_others_from_being_held(told: Told) -> None:
    proofs = {"maal.nok/met.ord": '[maal]\nsager = "mange"\n'}

    assert told(proofs, only="reads-") == []


def test_a_key_that_no_field_has_is_told_at_its_line_in_the_proof(told: Told) -> None:
    [diagnostic] = told({"maal.nok/met.slag": "[maal]\nenheder = []\nsgaer = 10\n"})

    assert diagnostic.place
    assert (diagnostic.place.line, diagnostic.place.text) == (3, "sgaer = 10")


def test_a_proof_without_answers_is_told_at_its_beginning(told: Told) -> None:
    [diagnostic] = told({"maal.nok/met.intet": ""})

    assert diagnostic.code == "H033"
    assert str(diagnostic.place).endswith("met.intet.toml:1:1")


def test_a_warning_about_a_proof_does_not_fail_it(told: Told) -> None:
    assert told({"maal.nok/met.skjult": '[maal]\nsager = 10\nenheder = ["Ung\u200b"]\n'}) == []


def test_a_proof_whose_sentence_cannot_be_filled_is_told_at_the_message(write: Write, held: Held) -> None:
    folder = write('return Judgement.met("maal.sager", antal=facts.number("maal.sager"))')

    [diagnostic] = [
        failure.diagnostic for each in held(folder, only="proof-met.ti") for failure in each.failures
    ]

    assert diagnostic.code == "H036"
    assert diagnostic.place
    assert diagnostic.place.text.startswith("message.met = ")
