"""The JSON of an assessment and its schema: closed, described, and true to what was declared."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

from readiness import Outcome, ReadinessError, Verdict, toml
from readiness.assessment import MilestoneStatus
from readiness.check import assess
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.errors import PluginError
from readiness.gate import Demand
from readiness.model import Basis, Factor
from readiness.render import document as form
from readiness.render import json as as_json
from readiness.render import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness import Assessment
    from readiness.model import Language

SCHEMA: dict[str, Any] = json.loads(
    (files("readiness.render") / "assessment.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

FULL = """\
[kommune]
navn = "Eksempelby Kommune"
kode = "0999"
opstart = 2027-02-01
[faelles.tovholder]
forhaandskendskab = true
ansvarlig = "Afsnitsleder"
frist = 2026-12-01
dokumentation = ["beslutninger/tovholder.md"]
[faelles.arbejdsvilkaar]
ikke_relevant = "Intet aftenarbejde"
[metoder.familieraadslagning.samordnere]
eget_korps = true
uafhaengig = false
[metoder.signs_of_safety]
[[fravigelser]]
regel = "familieraadslagning/samordnere.uafhaengig"
begrundelse = "Afventer budgettet"
godkendt_af = "Børne- og familiechef"
udloeber = 2027-03-31
"""
SPARE = '[kommune]\nnavn = "Prøvekøbing"\n[metoder.signs_of_safety]\n'


def assessed(text: str) -> Assessment:
    return assess(toml.parse(text.encode(), "kommune.toml"), as_of=date(2026, 11, 6))


def document(text: str, language: Language = "da") -> dict[str, Any]:
    return as_json.document(assessed(text), language)


def milestone(content: dict[str, Any], name: str, method: int = 0) -> dict[str, Any]:
    [found] = [
        each
        for factor in content["methods"][method]["factors"]
        for each in factor["milestones"]
        if each["id"] == name
    ]
    assert isinstance(found, dict)
    return found


def rule(content: dict[str, Any], name: str) -> dict[str, Any]:
    [found] = [each for each in milestone(content, name.partition(".")[0])["rules"] if each["id"] == name]
    assert isinstance(found, dict)
    return found


def definitions(schema: object = SCHEMA, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk through all parts of the schema that are objects of JSON."""
    if isinstance(schema, dict):
        yield name, schema
        for key, each in schema.items():
            yield from definitions(each, f"{name}/{key}")


PROPERTIES = [
    (f"{name}/{key}", each)
    for name, part in definitions()
    for key, each in part.get("properties", {}).items()
]
ENUMS: dict[str, list[Any]] = {
    name: part["enum"] for name, part in definitions() if isinstance(part.get("enum"), list)
}


def meant(definition: dict[str, Any]) -> dict[str, Any]:
    """Give what a part of the schema refers to; it describes a property that needs no more words."""
    found = SCHEMA["$defs"][definition["$ref"].rpartition("/")[2]]
    assert isinstance(found, dict)
    return found


# --- The schema ---


def test_the_schema_that_is_shipped_is_the_one_of_the_form() -> None:
    assert form.schema() == SCHEMA


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_object_is_closed_and_asks_for_all_it_names() -> None:
    objects = [(name, part) for name, part in definitions() if part.get("type") == "object"]

    assert len(objects) > 10
    for name, part in objects:
        assert part["additionalProperties"] is False, name
        assert part["required"] == list(part["properties"]), name


@pytest.mark.parametrize(("name", "definition"), PROPERTIES, ids=[name for name, _ in PROPERTIES])
def test_a_property_is_described_in_one_sentence(name: str, definition: dict[str, Any]) -> None:
    described = definition if "description" in definition else meant(definition)
    sentence = described["description"]

    assert sentence[0].isupper(), name
    assert sentence.endswith("."), name
    assert ". " not in sentence, name


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("/$defs/Outcome", list(Outcome)),
        ("/$defs/MilestoneStatus", list(MilestoneStatus)),
        ("/$defs/Basis", list(Basis)),
        ("/$defs/Factor", list(Factor)),
        ("/$defs/Severity", list(Severity)),
        ("/$defs/Verdict", list(Verdict)),
    ],
)
def test_the_schema_lists_the_words_that_the_engine_uses(name: str, values: list[str]) -> None:
    assert sorted(ENUMS[name]) == sorted(values)


def test_the_schema_has_the_exit_codes_of_an_assessment() -> None:
    assert ENUMS["/$defs/AssessmentDocument/properties/exit_code"] == [0, 1, PluginError.exit_code]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("text", [FULL, SPARE], ids=["full", "spare"])
def test_a_document_follows_the_schema(text: str, language: Language) -> None:
    VALIDATOR.validate(document(text, language))


def test_a_list_of_documents_follows_the_schema() -> None:
    VALIDATOR.validate([document(FULL), document(SPARE)])


def test_what_the_schema_does_not_name_is_refused() -> None:
    assert not VALIDATOR.is_valid({**document(SPARE), "more": 1})
    assert not VALIDATOR.is_valid([])


def test_every_definition_of_the_schema_is_used() -> None:
    written = json.dumps(SCHEMA)

    assert all(f'"#/$defs/{name}"' in written for name in SCHEMA["$defs"])


# --- The document ---


def test_the_head_says_what_was_assessed_with_what_and_for_which_day() -> None:
    content = document(FULL)

    assert content["schema_version"] == "1"
    assert content["tool"] == {"name": "readiness", "version": version("readiness")}
    assert content["as_of"] == "2026-11-06"
    assert content["input"] == {
        "path": "kommune.toml",
        "sha256": toml.parse(FULL.encode(), "kommune.toml").sha256,
    }
    assert content["kommune"] == {"navn": "Eksempelby Kommune", "kode": "0999", "opstart": "2027-02-01"}
    assert (content["verdict"], content["exit_code"]) == ("not_ready", 1)


def test_what_is_not_declared_is_null() -> None:
    content = document(SPARE)
    tovholder = milestone(content, "tovholder")

    assert content["kommune"] == {"navn": "Prøvekøbing", "kode": None, "opstart": None}
    assert [tovholder[key] for key in ("owner", "due", "not_applicable")] == [None] * 3
    assert tovholder["documented"] is False
    assert content["waivers"] == content["across"] == []


def test_a_milestone_tells_who_when_and_whether_it_is_documented() -> None:
    tovholder = milestone(document(FULL), "tovholder")

    assert (tovholder["owner"], tovholder["due"]) == ("Afsnitsleder", "2026-12-01")
    assert tovholder["documented"] is True


def test_a_milestone_that_is_left_out_has_its_reason_and_no_score() -> None:
    left_out = milestone(document(FULL), "arbejdsvilkaar")

    assert left_out["not_applicable"] == "Intet aftenarbejde"
    assert left_out["status"] == "not_applicable"
    assert left_out["score"] is None
    assert {each["outcome"] for each in left_out["rules"]} == {"not_applicable"}


def test_a_rule_tells_its_outcome_its_source_and_its_place() -> None:
    found = rule(document(FULL), "samordnere.uafhaengig")

    assert (found["outcome"], found["gate"], found["basis"]) == ("unmet", True, "kilde_krav")
    assert found["measure"] == "erklaeret"
    assert found["source"] == {
        "document": "frl",
        "page": 10,
        "milestone": 14,
        "question": None,
        "section": None,
        "title": None,
        "line": None,
    }
    assert found["location"] == {"path": "kommune.toml", "line": 14, "column": 1}
    assert found["field"] == "samordnere.uafhaengig"


def test_a_waiver_stands_at_its_rule_and_in_the_list() -> None:
    content = document(FULL)
    waiver = {
        "rule": "familieraadslagning/samordnere.uafhaengig",
        "reason": "Afventer budgettet",
        "approved_by": "Børne- og familiechef",
        "expires": "2027-03-31",
        "state": "active",
        "location": {"path": "kommune.toml", "line": 17, "column": 9},
    }

    assert content["waivers"] == [waiver]
    assert rule(content, "samordnere.uafhaengig")["waiver"] == waiver
    assert rule(content, "samordnere.eget_korps")["waiver"] is None


def test_the_exit_code_is_told_with_and_without_waivers() -> None:
    content = document(FULL)

    assert content["exit_gate"] == {
        "with_waivers": 1,
        "without_waivers": 1,
        "counts_waivers": True,
        "falls_short": ["verdict"],
    }
    assert [each["verdict_waived"] for each in content["methods"]] == ["undetermined", "undetermined"]


def test_an_audit_is_told_as_such() -> None:
    file = toml.parse(FULL.encode(), "kommune.toml")
    audited = assess(file, as_of=date(2026, 11, 6), demand=Demand(count_waivers=False))
    content = as_json.document(audited, "da")

    VALIDATOR.validate(content)
    assert content["exit_gate"]["counts_waivers"] is False
    assert content["waivers"][0]["state"] == "not_counted"
    assert rule(content, "samordnere.uafhaengig")["waiver"]["state"] == "not_counted"


def test_a_waiver_of_what_methods_share_stands_at_it() -> None:
    shared = FULL.replace("familieraadslagning/samordnere.uafhaengig", "across.tovholder_timer")
    content = document(shared)

    VALIDATOR.validate(content)
    by_id = {each["id"]: each["waiver"] for each in content["across"]}
    assert by_id == {"tovholder_timer": content["waivers"][0], "lokaler_aftener": None}


def test_a_method_tells_both_ends_and_what_decides_between_them() -> None:
    [method] = document(SPARE)["methods"]

    assert (method["verdict"], method["verdict_low"], method["verdict_high"]) == (
        "undetermined",
        "not_ready",
        "ready",
    )
    assert method["score"] == {"low": 0, "high": 100}
    rules = [
        each["id"]
        for factor in method["factors"]
        for milestone in factor["milestones"]
        for each in milestone["rules"]
    ]
    assert method["decided_by"] == rules


def test_a_method_without_a_score_has_null() -> None:
    assessment = assessed(SPARE)
    [method] = assessment.methods
    factors = tuple(replace(each, score=None) for each in method.factors)
    content = as_json.document(
        replace(assessment, methods=(replace(method, score=None, factors=factors),)), "da"
    )

    VALIDATOR.validate(content)
    assert content["methods"][0]["score"] is None
    assert [each["score"] for each in content["methods"][0]["factors"]] == [None] * 3


def test_what_methods_share_names_them_all() -> None:
    across = document(FULL)["across"]

    assert [each["id"] for each in across] == ["tovholder_timer", "lokaler_aftener"]
    assert all(each["methods"] == ["familieraadslagning", "signs_of_safety"] for each in across)
    assert all(each["location"]["path"] == "kommune.toml" for each in across)


def test_a_warning_about_the_file_is_in_the_document() -> None:
    warned = document(SPARE.replace("Prøvekøbing", "Prøve\\u200bkøbing"))

    [diagnostic] = [each for each in warned["diagnostics"] if each["code"] == "K070"]
    assert diagnostic["severity"] == "warning"
    assert diagnostic["location"]["line"] == 2
    assert diagnostic["message"]
    assert diagnostic["advice"]


def test_a_personal_number_is_hidden_in_what_is_said_of_the_file() -> None:
    values = {"name": "010190-1234", "meant": "", "known": "0101901234, 010190 1234"}
    doubt = Diagnostic("K030", Place("kommune.toml", 3), values, Severity.WARNING)

    for language in ("da", "en"):
        [told] = as_json.document(replace(assessed(SPARE), diagnostics=(doubt,)), language)["diagnostics"]
        assert "••••••-••••" in told["message"]
        assert "••••••••••, •••••• ••••" in told["advice"]
        assert "1234" not in json.dumps(told)


def test_a_waiver_that_has_expired_is_in_the_list_and_not_at_its_rule() -> None:
    content = document(FULL.replace("udloeber = 2027-03-31", "udloeber = 2026-11-05"))

    assert [(each["expires"], each["state"]) for each in content["waivers"]] == [("2026-11-05", "expired")]
    assert content["exit_gate"]["falls_short"] == ["verdict", "expired_waiver"]
    assert rule(content, "samordnere.uafhaengig")["waiver"] is None


def test_a_warning_without_a_place_has_null() -> None:
    doubt = Diagnostic("M001", values={"name": "x", "meant": "", "known": ""}, severity=Severity.WARNING)
    content = as_json.document(replace(assessed(SPARE), diagnostics=(doubt,)), "en")

    VALIDATOR.validate(content)
    assert content["diagnostics"][0]["location"] is None


def test_the_exit_code_is_that_of_the_demand() -> None:
    file = toml.parse(SPARE.encode(), "kommune.toml")
    lenient = assess(file, as_of=date(2026, 11, 6), demand=Demand(frozenset()))

    assert as_json.document(lenient, "da")["exit_code"] == 0


def test_texts_are_in_the_language_asked_for_and_nothing_else_differs() -> None:
    danish, english = document(FULL, "da"), document(FULL, "en")
    texts = {"title", "question", "message", "remedy", "advice"}

    def without_texts(value: object) -> object:
        if isinstance(value, dict):
            return {key: without_texts(each) for key, each in value.items() if key not in texts}
        return [without_texts(each) for each in value] if isinstance(value, list) else value

    assert danish["methods"][0]["title"] == "Familierådslagning"
    assert english["methods"][0]["title"] != danish["methods"][0]["title"]
    assert without_texts(danish) == without_texts(english)


HOSTILE = "".join(map(chr, (0, 7, 27))) + "[2J" + chr(0x9B) + chr(0x202E) + chr(0x2028) + chr(0x1F600)


def test_declared_texts_are_told_to_other_programs_as_they_are() -> None:
    quoted = json.dumps(HOSTILE).replace("\\ud83d\\ude00", "\\U0001F600")
    text = FULL
    for declared in ("Eksempelby Kommune", "Afsnitsleder", "Intet aftenarbejde", "Afventer budgettet"):
        text = text.replace(f'"{declared}"', quoted)
    content = document(text.replace('"Børne- og familiechef"', quoted))

    assert content["kommune"]["navn"] == HOSTILE
    assert milestone(content, "tovholder")["owner"] == HOSTILE
    assert milestone(content, "arbejdsvilkaar")["not_applicable"] == HOSTILE
    assert content["waivers"][0]["reason"] == content["waivers"][0]["approved_by"] == HOSTILE


def test_a_text_of_100_000_characters_is_told_whole() -> None:
    name = "Æ" * 100_000

    assert document(SPARE.replace("Prøvekøbing", name))["kommune"]["navn"] == name


def test_a_place_keeps_its_path() -> None:
    doubt = Diagnostic("F001", Place("mappe/kommune.toml", 3, 7), severity=Severity.WARNING)
    content = as_json.document(replace(assessed(SPARE), diagnostics=(doubt,)), "da")

    assert content["diagnostics"][0]["location"] == {"path": "mappe/kommune.toml", "line": 3, "column": 7}


def test_a_document_is_plain_data() -> None:
    content = document(FULL)

    assert json.loads(json.dumps(content)) == content


# --- A file that could not be assessed ---


def refusal_of(text: str, language: Language = "da") -> dict[str, Any]:
    with pytest.raises(ReadinessError) as caught:
        assessed(text)
    return refusal.document("mappe/kommune.toml", caught.value, language)


def test_a_file_that_could_not_be_assessed_has_no_verdict_and_says_why() -> None:
    assert refusal_of('[kommune]\nnavn = ""\n[metoder.signs_of_safety]\n') == {
        "schema_version": "1",
        "tool": {"name": "readiness", "version": version("readiness")},
        "input": {"path": "mappe/kommune.toml"},
        "exit_code": 2,
        "diagnostics": [
            {
                "code": "K040",
                "severity": "error",
                "message": "Kommunens navn mangler.",
                "advice": 'Skriv navn = "Eksempelby Kommune" under [kommune].',
                "location": {"path": "kommune.toml", "line": 2, "column": 8},
            }
        ],
    }


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("a = ja\nb = “x”", 2), ("", 3), (SPARE + "[metoder.findes_ikke]\n", 3), (SPARE + "x = 1\n", 2)],
)
def test_a_refusal_follows_the_schema_also_beside_an_assessment(
    text: str, code: int, language: Language
) -> None:
    document_of_refusal = refusal_of(text, language)

    assert document_of_refusal["exit_code"] == code
    VALIDATOR.validate(document_of_refusal)
    VALIDATOR.validate([document_of_refusal, document(SPARE)])


def test_a_refusal_that_tells_nothing_is_none() -> None:
    assert not VALIDATOR.is_valid({**refusal_of(""), "diagnostics": []})
    assert not VALIDATOR.is_valid({**refusal_of(""), "verdict": "ready"})
