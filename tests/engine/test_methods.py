"""`readiness methods`: what is installed, and what a method asks, with where each part of it comes from.

When what a method asks is meant to change, look at the difference that this makes:

    python -m pytest tests/engine/test_methods.py --update-golden
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readiness.inheritance import provenance
from readiness.model import DONT_KNOW
from readiness.plugins import declarable, documents, foundations, load_method
from readiness.render import methods, questionnaire
from readiness.render import ruleset as as_ruleset
from readiness.render.canvas import Canvas

if TYPE_CHECKING:
    from tests.conftest import Install, Ran, Run

    from readiness.model import Field, Language

GOLDEN = Path(__file__).parents[1] / "methods"
LANGUAGES: tuple[Language, ...] = ("da", "en")
METHOD = "familieraadslagning"


def told(ran: Ran) -> list[str]:
    return re.findall(r"^(?:fejl|error|advarsel)\[([A-Z]\d+)\]", ran.err, re.MULTILINE)


def flat(text: str) -> str:
    """Undo the breaking of lines."""
    return re.sub(r"\s+", " ", text)


def shown(run: Run, *args: str) -> str:
    ran = run("methods", "show", *args)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def data(run: Run, *args: str) -> Any:  # noqa: ANN401 (what JSON has)
    return json.loads(shown(run, *args, "--format", "json"))


# --- List ---


def test_foundations_are_listed_apart_from_the_methods(run: Run) -> None:
    listed, _, below = run("methods", "list").out.partition("\nGRUNDLAG\n")

    assert listed.startswith("METODER\n\n  familieraadslagning\n    Familierådslagning\n")
    assert "    Bygger på  moederaekker, faelles\n" in listed
    assert [name for name in declarable() if f"\n  {name}\n" not in listed] == []
    assert [name for name in foundations() if f"\n  {name}\n" in listed or f"\n  {name}\n" not in below] == []
    assert {"faelles", "moederaekker"} <= set(foundations())


def test_data_lists_what_can_be_declared_each_with_what_it_extends(run: Run) -> None:
    listed = {each["id"]: each for each in json.loads(run("methods", "list", "--format", "json").out)}

    assert list(listed) == declarable()
    assert [each["id"] for each in listed[METHOD]["extends"]] == ["moederaekker", "faelles"]
    for each in listed[METHOD]["extends"]:
        assert each.keys() == {"id", "title", "distribution", "version", "ruleset"}
        assert re.fullmatch(r"[0-9a-f]{64}", each["ruleset"]["sha256"])
    assert listed["omlaegning"]["extends"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
def test_a_list_is_no_wider_than_the_canvas(width: int, language: Language) -> None:
    each = methods.Listed(
        "metode", load_method(METHOD).ruleset.title, "pakke", "1.0", "2.0", "f" * 64, ("grund",)
    )
    text = methods.render([each], [each], Canvas(width), language)

    assert max(map(len, text.splitlines())) <= width
    assert "ffffffffffff\n" in text


def test_where_nothing_is_installed_that_is_told() -> None:
    assert methods.render([], [], Canvas(), "da") == "METODER\n  Ingen metoder er installeret.\n"


def test_each_method_that_cannot_be_listed_is_told_and_stops_nothing(run: Run, install: Install) -> None:
    install("i-stykker", {"i_stykker": "plugin_i", "ogsaa": "plugin_i"}, plugin_i="1 / 0")

    ran = run("methods", "list")
    assert (ran.code, told(ran)) == (0, ["M014", "M014"])
    assert "\n  signs_of_safety\n" in ran.out


# --- Show: where parts come from ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_method_asks_what_it_is_known_to_ask(
    run: Run, language: Language, pytestconfig: pytest.Config
) -> None:
    golden = GOLDEN / f"{METHOD}.{language}.txt"
    text = shown(run, METHOD, "--lang", language)
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")

    assert text == golden.read_text(encoding="utf-8")


def test_each_part_that_does_not_come_with_its_milestone_says_where_it_comes_from(run: Run) -> None:
    text = flat(shown(run, METHOD))

    for said in (
        "Bygger på moederaekker, faelles",
        "(tovholder, s. 6, milepæl 7) · arvet fra faelles",
        "(lokaler, s. 8, milepæl 11) · arvet fra faelles · ændret af familieraadslagning",
        "(evaluering, s. 12, milepæl 16) · arvet fra moederaekker",
        "milepæl 14) · særligt for metoden",
        "aftenadgang · spørgsmål 3 · fra kilden · erstatter faelles",
        "siderum · fra kilden · særligt for metoden",
        "deltagere_pr_moede = helt tal: Deltagere ved en rådslagning · erstatter faelles",
    ):
        assert said in text, said
    assert "leje · spørgsmål 2 · fra kilden -" in text


def test_what_is_left_out_closes_the_questions(run: Run) -> None:
    left_out = flat(shown(run, METHOD).partition("\nUDELADT\n")[2])

    assert "lokaler.kapacitet · spørgsmål · fra faelles, udeladt af familieraadslagning" in left_out
    assert "forplejning.indhold · felt · fra faelles" in left_out
    assert "UDELADT" not in shown(run, "signs_of_safety")


def test_what_replaces_an_inherited_part_on_the_way_says_both(run: Run, install: Install) -> None:
    _install_chain(install)
    text = flat(shown(run, "blad"))

    assert "regel · vores tilføjelse · arvet fra gren · erstatter rod" in text
    assert "felt = true eller false: Felt · arvet fra gren · erstatter rod" in text
    assert "Er det sådan? sjov · vores tilføjelse · arvet fra rod" in text


@pytest.mark.usefixtures("proeve")
def test_a_method_that_extends_nothing_says_nothing_of_where_parts_come_from(run: Run) -> None:
    text = shown(run, "proeve")

    assert [word for word in ("Bygger på", "arvet", "erstatter", "særligt for metoden") if word in text] == []


def test_data_says_who_states_each_part_and_what_it_replaces(run: Run) -> None:
    content = data(run, METHOD)
    rooms = next(each for each in content["milestones"] if each["id"] == "lokaler")
    rules = {each["id"]: (each["stated_by"], each["replaces"]) for each in rooms["rules"]}
    fields = {each["id"]: (each["stated_by"], each["replaces"]) for each in rooms["fields"]}

    assert (rooms["stated_by"], rooms["replaces"], rooms["restated_by"]) == ("faelles", None, [METHOD])
    assert rules["lokaler.leje"] == ("faelles", None)
    assert rules["lokaler.aftenadgang"] == (METHOD, "faelles")
    assert fields["mindre_boern"] == (METHOD, None)
    assert content["omitted"][0] == {
        "kind": "rule",
        "id": "lokaler.kapacitet",
        "text": "Har I et lokale med plads til op til 20 personer?",
        "stated_by": "faelles",
        "omitted_by": METHOD,
    }


def test_data_without_provenance_is_the_same_without_saying_where_parts_come_from(run: Run) -> None:
    bare = as_ruleset.document(load_method("signs_of_safety").ruleset, "da")
    whole = data(run, "signs_of_safety")

    assert "omitted" not in bare
    assert bare.keys() < whole.keys()
    assert bare["milestones"][0].keys() < whole["milestones"][0].keys()


# --- Show: one milestone ---


def test_one_milestone_is_shown_with_all_that_is_needed_to_answer(run: Run) -> None:
    text = shown(run, METHOD, "--milestone", "lokaler")

    assert "Uafhængige samordnere" not in text
    assert "PÅ TVÆRS" not in text
    for said in (
        "    Besluttes efter: arbejdsvilkaar, samordnere\n",
        "      Gør sådan: Lej et lokale, eller beslut, at I ikke vil leje.\n",
        "      lokaler = liste af tabeller\n          Lokaler, I kan bruge til møderne\n          Vink: ",
        "          type = ét af ordene\n              Sted\n              raadhus              Rådhus\n",
        "          kapacitet = helt tal\n              Personer, lokalet har plads til\n",
        "      deltagere_pr_moede = helt tal · besvares for hver metode, aldrig under\n",
        "Sådan skrives svar. Tekst: ",
        "Grænser: klar fra 80 %, mindst 50 % i hver faktor.",
    ):
        assert said in text, said
    assert "lokaler.kapacitet" in text
    assert "forplejning.indhold" not in text


def test_several_milestones_are_shown_in_reading_order(run: Run) -> None:
    content = data(run, METHOD, "--milestone", "lokaler", "--milestone", "tovholder")

    assert [each["id"] for each in content["milestones"]] == ["tovholder", "lokaler"]
    assert {each["id"] for each in content["omitted"]} == {"lokaler.kapacitet"}


def test_a_milestone_that_the_method_does_not_have_is_told_with_what_was_meant(run: Run) -> None:
    ran = run(
        "methods", "show", METHOD, "--milestone", "lokale", "--milestone", "x", "--milestone", "lokaler"
    )

    assert (ran.code, ran.out, told(ran)) == (3, "", ["M010", "M010"])
    assert "Mente I lokaler?" in ran.err


def test_least_values_intervals_and_entries_of_tables_are_told(run: Run) -> None:
    text = flat(shown(run, "omlaegning", "--all") + shown(run, METHOD, "--all"))

    for said in (
        " · mindst 2000 ",
        " · eller et spænd [lavest, højest]",
        " = tabel med navne, hver med: tekst",
        " = andel fra 0 til 1",
    ):
        assert said in text, said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("name", declarable())
def test_all_of_a_method_is_told_within_the_canvas(name: str, width: int, language: Language) -> None:
    ruleset = load_method(name).ruleset
    whole = questionnaire.Extent(is_whole=True)
    text = questionnaire.render(ruleset, Canvas(width), language, provenance(documents(name)), whole)

    def parts(field: Field) -> list[Field]:
        return [field, *(each for part in field.fields for each in parts(part))]

    fields = [each for milestone in ruleset.milestones for field in milestone.fields for each in parts(field)]
    words = flat(text)
    assert [each.id for each in fields if f" {each.id} = " not in words] == []
    assert [each.hint for each in fields if each.hint and flat(each.hint[language]) not in words] == []
    assert [c.id for each in fields for c in each.choices if c.id not in words] == []
    assert [rule.id for rule in ruleset.rules if flat(rule.remedy[language]) not in words] == []
    lines = [line for line in text.splitlines() if "[metoder." not in line]  # a path is never broken
    assert max(map(len, lines)) <= width
    assert DONT_KNOW in text


# --- A chain of three ---

_HEAD = """[ruleset]
id = "{0}"
version = "1.0.0"
title = {{ da = "{0} da", en = "{0} en" }}
"""
_PARTS = """
[[milestone.field]]
id = "felt"
type = "bool"
label = { da = "Felt", en = "Field" }
[[milestone.rule]]
id = "regel"
basis = "afledt"
question = { da = "Er det?", en = "Is it?" }
remedy = { da = "Gør det.", en = "Do it." }
met = { answered = "felt" }
"""
_ROOT = (
    _HEAD.format("rod")
    + """abstract = true
thresholds = { ready = 80, minimum = 50 }
[[milestone]]
id = "m"
factor = "ledelse"
title = { da = "M da", en = "M en" }
source = {}
"""
    + _PARTS
    + """[[across]]
id = "sjov"
basis = "afledt"
question = { da = "Er det sådan?", en = "Is it so?" }
remedy = { da = "Gør det.", en = "Do it." }
call = "sjov"
reads = ["m.felt"]
message.met = { da = "Ja.", en = "Yes." }
"""
)
_BRANCH = _HEAD.format("gren") + 'abstract = true\nextends = "rod"\n[[milestone]]\nid = "m"\n' + _PARTS
_LEAF = (
    _HEAD.format("blad")
    + 'extends = "gren"\nguide = "bog"\n[[document]]\nid = "bog"\ntitle = "Bogen"\npublisher = "Forlaget"\n'
)
_PLUGIN = """
from pathlib import Path
from readiness import Judgement, Method, hookimpl, read_ruleset

def sjov(methods, context):
    return Judgement.unanswered("m.felt")

@hookimpl
def readiness_methods():
    here = Path(__file__).parent
    return [Method(read_ruleset(here / f"{name}.toml"), {"sjov": sjov}) for name in ("rod", "gren", "blad")]
"""


def _install_chain(install: Install) -> None:
    """Install `blad`, which extends `gren`, which replaces what it has from `rod`."""
    site = install("traeet", dict.fromkeys(("rod", "gren", "blad"), "traeet"), traeet=_PLUGIN)
    for name, text in (("rod", _ROOT), ("gren", _BRANCH), ("blad", _LEAF)):
        (site / f"{name}.toml").write_text(text, encoding="utf-8")
