"""Every example gives the reports that stand beside it.

When a report is meant to change, look at the difference that this makes:

    python -m pytest tests/test_examples.py --update-golden
"""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Ran, Run

ROOT = Path(__file__).parents[1]
BASELINE = "readiness-baseline.toml"
#: A folder's `kommune.toml` goes by the name of the folder, any other file by its own name too.
EXAMPLES = sorted(
    path.relative_to(ROOT / "examples").with_suffix("").as_posix().removesuffix("/kommune")
    for path in (ROOT / "examples").glob("*/*.toml")
    if path.name not in (BASELINE, "pyproject.toml")
)
GUIDES: dict[str, Any] = tomli.loads((ROOT / "tests/guides.toml").read_text(encoding="utf-8"))
SCHEMA = json.loads((files("readiness.render") / "assessment.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
DAY = "--as-of=2026-11-06"
#: The day of an example that describes a municipality as it was.
DAYS = {
    "herning": "--as-of=2016-11-02",
    "hvidovre/indsamling-2016": "--as-of=2016-11-02",
    "hvidovre/udgivelse-2017": "--as-of=2017-03-31",
    "haderslev/indsamling-2016": "--as-of=2016-11-02",
    "haderslev/udgivelse-2017": "--as-of=2017-03-31",
}

#: What is doubtful in an example. Of Omlægningen the source does not say who is responsible for what.
DOUBTS = {"eksempelby": {"K071", "K074"}, "esbjerg": {"K072"}, "tom": {"K072"}}

pytestmark = pytest.mark.usefixtures("at_the_root")


@pytest.fixture
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand at the root of the repository, so that reports name `examples/<name>/kommune.toml`."""
    monkeypatch.chdir(ROOT)
    for name in ("READINESS_DEBUG", "READINESS_LANG"):
        monkeypatch.delenv(name, raising=False)


def check(run: Run, example: str, *options: str) -> Ran:
    known = ROOT / "examples" / example / BASELINE
    held = ["--baseline", str(known.relative_to(ROOT))] if known.exists() else []
    return run("check", file_of(example), DAYS.get(example, DAY), *held, *options)


def file_of(example: str) -> str:
    return f"examples/{example}.toml" if "/" in example else f"examples/{example}/kommune.toml"


def beside(example: str, golden: str) -> Path:
    """Name what an example must give: `rapport.da.txt`, or `<name>.da.txt` beside `<name>.toml`."""
    folder, _, name = example.partition("/")
    kind = golden.partition(".")[2]
    return ROOT / "examples" / folder / (f"{name}.{kind}" if name else golden)


def assessed(run: Run, path: str | Path, *options: str) -> dict[str, Any]:
    content = json.loads(run("check", path, DAY, "--format=json", *options).out)
    assert isinstance(content, dict)
    return content


def rules(method: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for factor in method["factors"]:
        for milestone in factor["milestones"]:
            yield from milestone["rules"]


# --- The reports beside the examples ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_the_report_beside_it(
    run: Run, example: str, language: str, pytestconfig: pytest.Config
) -> None:
    golden = beside(example, f"rapport.{language}.txt")
    shown = check(run, example, "--lang", language).out
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(shown, encoding="utf-8", newline="\n")

    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_the_assessment_beside_it(
    run: Run, example: str, pytestconfig: pytest.Config
) -> None:
    golden = beside(example, "vurdering.json")
    shown = check(run, example, "--format=json").out
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(shown, encoding="utf-8", newline="\n")
    expected = json.loads(golden.read_text(encoding="utf-8"))
    expected["tool"]["version"] = version("readiness")  # a new version makes no assessment stale

    assert shown == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("ending", ["md", "csv"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_eksempelby_gives_the_documents_beside_it(
    run: Run, tmp_path: Path, language: str, ending: str, pytestconfig: pytest.Config
) -> None:
    golden = beside("eksempelby", f"rapport.{language}.{ending}")
    written = tmp_path / golden.name
    check(run, "eksempelby", "--lang", language, "-o", str(written))
    if pytestconfig.getoption("--update-golden"):
        golden.write_bytes(written.read_bytes())

    assert written.read_bytes() == golden.read_bytes()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_assessment_of_an_example_follows_the_schema(run: Run, example: str, language: str) -> None:
    VALIDATOR.validate(json.loads(check(run, example, "--format=json", "--lang", language).out))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_raises_no_doubt_but_those_that_are_true_of_it(run: Run, example: str) -> None:
    doubts = {each["code"] for each in assessed(run, file_of(example), DAYS.get(example, DAY))["diagnostics"]}

    assert doubts == DOUBTS.get(example, {"K072"} if example in DAYS else set())


def test_the_examples_are_there() -> None:
    assert set(EXAMPLES) == {"eksempelby", "esbjerg", "klar", "planlaegning", "tom"} | DAYS.keys()


# --- klar ---


def test_klar_is_ready_for_three_methods(run: Run) -> None:
    ran = check(run, "klar")

    assert ran.code == 0
    assert ran.out.count("\n KLAR     100 af 100 point\n") == 3
    assert [each["verdict"] for each in assessed(run, "examples/klar/kommune.toml")["methods"]] == [
        "ready"
    ] * 3


def test_klar_without_coordinators_is_not_ready_although_it_scores_above_90(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "examples/klar/kommune.toml").read_text(encoding="utf-8")
    without, tables = re.subn(
        r"^\[metoder\.familieraadslagning\.samordnere\]\n(?:(?!\[).*\n)*", "", text, flags=re.MULTILINE
    )
    (tmp_path / "kommune.toml").write_text(without, encoding="utf-8")
    ran = run("check", tmp_path / "kommune.toml", DAY)
    method = assessed(run, tmp_path / "kommune.toml")["methods"][0]

    assert (tables, ran.code) == (1, 1)
    assert method["id"] == "familieraadslagning"
    assert method["score"]["low"] > 90
    assert method["verdict"] in {"not_ready", "undetermined"}
    assert re.search(r"\n (IKKE KLAR|KAN IKKE AFGØRES) ENDNU", ran.out)


def test_klar_with_coordinators_declined_is_not_ready(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "examples/klar/kommune.toml").read_text(encoding="utf-8")
    declined, answers = re.subn(r"^uafhaengig = true", "uafhaengig = false", text, flags=re.MULTILINE)
    (tmp_path / "kommune.toml").write_text(declined, encoding="utf-8")
    method = assessed(run, tmp_path / "kommune.toml")["methods"][0]

    assert answers == 1
    assert method["score"]["low"] > 90
    assert method["verdict"] == "not_ready"


# --- tom ---


def test_tom_is_anything_from_0_to_100_and_cannot_be_decided(run: Run) -> None:
    ran = check(run, "tom")
    content = assessed(run, "examples/tom/kommune.toml")

    assert ran.code == content["exit_code"] == 1
    assert ran.out.count("\n KAN IKKE AFGØRES ENDNU") == 3
    for method in content["methods"]:
        assert method["score"] == {"low": 0, "high": 100}
        assert (method["verdict_low"], method["verdict_high"]) == ("not_ready", "ready")
        assert {each["outcome"] for each in rules(method)} == {"unanswered"}


# --- eksempelby ---


def test_eksempelby_shows_every_outcome_that_a_sound_method_can_come_to(run: Run) -> None:
    outcomes = {
        rule["outcome"]
        for method in assessed(run, "examples/eksempelby/kommune.toml")["methods"]
        for rule in rules(method)
    }

    assert outcomes == {"met", "partial", "unmet", "unanswered", "unknown", "not_applicable"}


@pytest.mark.parametrize("rule", ["samordnere.aftaler", "samordnere.uafhaengig"])
def test_eksempelby_is_held_back_by_arithmetic_and_by_independence(run: Run, rule: str) -> None:
    method = assessed(run, "examples/eksempelby/kommune.toml")["methods"][0]
    [found] = [each for each in rules(method) if each["id"] == rule]
    blockers = check(run, "eksempelby").out.partition("\nSKAL PÅ PLADS FØRST")[2].partition("\nSTATUS")[0]

    assert found["gate"]
    assert found["outcome"] in {"partial", "unmet"}
    assert f"· {rule}\n" in blockers


def test_eksempelby_shows_a_waiver_and_what_its_methods_share(run: Run) -> None:
    content = assessed(run, "examples/eksempelby/kommune.toml")

    assert [each["rule"] for each in content["waivers"]] == [
        "familieraadslagning/informatoerer.aftaler_mulige"
    ]
    assert {each["id"]: each["outcome"] for each in content["across"]} == {
        "tovholder_timer": "unmet",
        "lokaler_aftener": "met",
    }


# --- esbjerg ---


@pytest.mark.parametrize("milestone", ["samordnere", "informatoerer", "lokaler", "forplejning"])
def test_the_published_figures_of_esbjerg_say_what_120_meetings_demand(run: Run, milestone: str) -> None:
    [method] = assessed(run, "examples/esbjerg/kommune.toml")["methods"]
    said = [each["message"] for each in rules(method) if each["id"].startswith(f"{milestone}.")]
    demanding = [message for message in said if "120" in message]
    shown = " ".join(check(run, "esbjerg").out.split())

    assert demanding
    assert all(message in shown for message in demanding)


# --- herning, hvidovre, haderslev ---


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_municipalities_of_omlaegningen_stand_beside_each_other_in_one_overview(
    run: Run, language: str
) -> None:
    paths = [file_of(example) for example in DAYS]
    shown = run("check", *paths, DAYS["herning"], "--lang", language).out
    title = {"da": "Omlægningen", "en": "The reorganisation (Omlægningen)"}[language]

    assert [shown.count(f"{title} · {name} Kommune") for name in ("Herning", "Hvidovre", "Haderslev")] == [
        1,
        2,
        2,
    ]
    overview = shown.rpartition(title)[2]
    assert all(overview.count(name) == 1 for name in ("Herning", "Hvidovre (1)", "Haderslev (2)"))
    assert overview.count({"da": "Sagstal", "en": "Caseload"}[language]) == 2  # five columns make two tables
    assert "…" not in overview


def test_herning_says_what_its_answers_rest_on(run: Run) -> None:
    shown = check(run, "herning").out
    rests_on = " ".join(shown.partition("HVAD SVARENE BYGGER PÅ")[2].partition("NÆSTE SKRIDT")[0].split())

    opinions, averages = rests_on.split("Gennemsnit, der skjuler en spredning")
    assert "faglig_sparring.adgang" in opinions
    assert "sagstal.gennemsnit" in averages
    assert "kadencer.retningslinjer" not in rests_on


# --- The guides ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("method", "guide", "questions"),
    [
        ("familieraadslagning", "frl", 59),
        ("inddragende_netvaerksmoede", "din", 56),
        ("signs_of_safety", "sos", 51),
    ],
)
def test_every_question_of_a_guide_can_be_ticked_off_in_what_show_prints(
    run: Run, method: str, guide: str, questions: int, language: str
) -> None:
    content = json.loads(run("methods", "show", method, "--format=json", "--lang", language).out)
    asked = {
        (rule["source"]["document"], rule["source"]["page"], rule["source"]["milestone"], number): rule["id"]
        for milestone in content["milestones"]
        for rule in reversed(milestone["rules"])
        if (number := rule["source"]["question"])
    }
    wanted = {
        (guide, milestone["page"], milestone["number"], number): f"{milestone['id']}.{name}"
        for milestone in GUIDES[guide]["milestone"]
        for number, name in enumerate(milestone["questions"], start=1)
    }

    assert len(wanted) == questions
    assert asked.keys() == wanted.keys()
    ids = {rule["id"] for milestone in content["milestones"] for rule in milestone["rules"]}
    assert set(wanted.values()) <= ids


@pytest.mark.parametrize(
    "method", ["familieraadslagning", "inddragende_netvaerksmoede", "omlaegning", "signs_of_safety"]
)
def test_show_prints_each_milestone_with_its_rules_and_fields(run: Run, method: str) -> None:
    content = json.loads(run("methods", "show", method, "--format=json").out)

    assert {each["factor"] for each in content["milestones"]} == {"ledelse", "kompetencer", "organisering"}
    for milestone in content["milestones"]:
        assert {"id", "factor", "title", "rules", "fields"} <= milestone.keys()
        assert milestone["rules"]
        assert milestone["fields"]
        for rule in milestone["rules"]:
            assert {"id", "gate", "basis", "question", "remedy", "source"} <= rule.keys()
            assert rule["source"].keys() == {
                "document",
                "page",
                "milestone",
                "question",
                "section",
                "title",
                "line",
            }
            assert rule["id"].startswith(f"{milestone['id']}.")
        for field in milestone["fields"]:
            assert {"id", "type", "label"} <= field.keys()
