"""`readiness explain` and `readiness check --why`, on a method small enough to see whole."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Install, Ran, Run

DAY = "--as-of=2026-09-01"
KOMMUNE = '[kommune]\nnavn = "Prøvekøbing"\nopstart = 2027-02-01\n'
RULESET = """
[ruleset]
id = "{id}"
version = "1.0.0"
guide = "bog"
title = {{ da = "{title}", en = "{title} in English" }}
thresholds = {{ ready = 80, minimum = 50 }}
{extends}
[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"
"""
BODY = """
[[milestone]]
id = "hold"
factor = "ledelse"
title = { da = "Hold", en = "Teams" }
source = { page = 1, milestone = 1 }
[[milestone.field]]
id = "enheder"
type = "texts"
label = { da = "Enheder", en = "Units" }
[[milestone.field]]
id = "ledere"
type = "table"
of = "text"
label = { da = "Ledere", en = "Leaders" }
[[milestone.field]]
id = "lejer"
type = "bool"
label = { da = "Vi lejer", en = "We rent" }
[[milestone.field]]
id = "leje"
type = "int"
label = { da = "Leje", en = "Rent" }
interval = true
[[milestone.rule]]
id = "ledere"
gate = true
basis = "kilde_krav"
question = { da = "Har hver enhed en leder?", en = "Has each unit a leader?" }
remedy = { da = "Udpeg ledere.", en = "Appoint leaders." }
met = { covers = "ledere", items = "enheder" }
partial = { covers_some = "ledere", items = "enheder" }
message.unmet = { da = "Ingen.", en = "None." }
message.partial = { da = "Det mangler {mangler}.", en = "This is missing: {mangler}." }
[[milestone.rule]]
id = "leje"
basis = "afledt"
question = { da = "Er lejen lav?", en = "Is the rent low?" }
remedy = { da = "Lej billigere.", en = "Rent at a lower price." }
applies_when = { equals = "lejer", value = true }
met = { at_most = "leje", value = 5 }
message.unmet = { da = "Den er høj.", en = "It is high." }
[[milestone.rule]]
id = "vaerst"
basis = "afledt"
question = { da = "Er begge i orden?", en = "Are both in order?" }
remedy = { da = "Ret dem.", en = "Mend them." }
worst_of = ["hold.ledere", "hold.leje"]
message.unmet = { da = "Nej.", en = "No." }
message.partial = { da = "Næsten.", en = "Nearly." }
[[milestone]]
id = "rum"
factor = "organisering"
title = { da = "Rum", en = "Rooms" }
source = { page = 2, milestone = 2 }
[[milestone.field]]
id = "rum"
type = "records"
label = { da = "Rum", en = "Rooms" }
fields = [
  { id = "navn", type = "text", label = { da = "Navn", en = "Name" } },
  { id = "pladser", type = "int", label = { da = "Pladser", en = "Seats" } },
]
[[milestone.field]]
id = "moeder"
type = "int"
label = { da = "Møder", en = "Meetings" }
[[milestone.rule]]
id = "rum"
basis = "afledt"
question = { da = "Er der et stort rum?", en = "Is there a large room?" }
remedy = { da = "Find et.", en = "Find one." }
met = { any = "rum", where = { at_least = "pladser", value = 10 } }
message.unmet = { da = "Nej.", en = "No." }
[[milestone.rule]]
id = "nok"
basis = "afledt"
question = { da = "Er der nok møder?", en = "Are there enough meetings?" }
remedy = { da = "Hold flere.", en = "Hold more." }
call = "nok"
reads = ["rum.moeder"]
message.met = { da = "{moeder} er nok.", en = "{moeder} are enough." }
message.unmet = { da = "{moeder} er for få.", en = "{moeder} are too few." }
[[milestone]]
id = "noter"
factor = "organisering"
title = { da = "Noter", en = "Notes" }
source = { page = 3, milestone = 3 }
after = ["hold"]
[[across]]
id = "i_alt"
basis = "afledt"
question = { da = "Er der møder nok i alt?", en = "Are there meetings enough in all?" }
remedy = { da = "Hold flere i alt.", en = "Hold more in all." }
call = "i_alt"
reads = ["rum.moeder"]
message.met = { da = "{moeder} er nok.", en = "{moeder} are enough." }
message.unmet = { da = "{moeder} er for få.", en = "{moeder} are too few." }
"""
PLUGIN = """
from pathlib import Path
from readiness import Judgement, Method, hookimpl, read_ruleset

def nok(facts, context):
    moeder = facts.number("rum.moeder")
    if moeder == 13:
        raise ValueError("13 tæller ikke")
    if moeder == 7:
        return Judgement.met("rum.moeder")
    return (Judgement.met if moeder > 9 else Judgement.unmet)("rum.moeder", moeder=moeder)

def i_alt(methods, context):
    moeder = sum(facts.number("rum.moeder") for facts in methods.values())
    return (Judgement.met if moeder > 9 else Judgement.unmet)("rum.moeder", moeder=moeder)

FUNCTIONS = {"nok": nok, "i_alt": i_alt}

@hookimpl
def readiness_methods():
    return [
        Method(read_ruleset(Path(__file__).with_name(f"{name}.toml")), FUNCTIONS if name == "et" else {})
        for name in ("et", "to")
    ]
"""


@pytest.fixture(autouse=True)
def here(install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install two methods that share all they ask, and stand in an empty folder."""
    site = install("smaa", {"et": "smaa_metoder", "to": "smaa_metoder"}, smaa_metoder=PLUGIN)
    (site / "et.toml").write_text(RULESET.format(id="et", title="Et", extends="") + BODY, encoding="utf-8")
    second = RULESET.format(id="to", title="To", extends="").replace(
        'version = "1.0.0"', 'version = "1.0.0"\nextends = "et"'
    )
    (site / "to.toml").write_text(second.replace('"bog"', '"hefte"'), encoding="utf-8")
    folder = tmp_path / "her"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("READINESS_LANG", raising=False)
    return folder


def told(ran: Ran) -> list[str]:
    return re.findall(r"^fejl\[([A-Z]\d+)\]", ran.err, re.MULTILINE)


class Asked:
    """Asks why of a setup."""

    def __init__(self, run: Run, here: Path) -> None:
        """Keep the setup in a file."""
        self.run = run
        self.path = here / "kommune.toml"

    def __call__(self, body: str, rule: str, *options: str) -> Ran:
        """Give what is printed."""
        self.path.write_text(KOMMUNE + body, encoding="utf-8")
        return self.run("check", "kommune.toml", DAY, "--why", rule, *options)

    def case(self, body: str, rule: str, *options: str) -> dict[str, Any]:
        """Give the only case of the only rule, as data."""
        [why] = json.loads(self(body, rule, "--format=json", *options).out)["why"]
        [case] = why["cases"]
        assert isinstance(case, dict)
        return case


@pytest.fixture
def why(run: Run, here: Path) -> Asked:
    return Asked(run, here)


# ── readiness explain ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["hold.ledere", "et/hold.ledere", "hold", "to/hold", "across.i_alt", "et/across.i_alt", " hold "]
)
def test_a_name_is_explained(run: Run, name: str) -> None:
    ran = run("explain", name)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(name.strip().rpartition("/")[2])


@pytest.mark.parametrize("name", ["K012", "k012", " k012 "])
def test_a_code_is_explained_in_whichever_case_it_is_written(run: Run, name: str) -> None:
    assert run("explain", name).out.startswith("K012 · om opsætningen\n")


def test_a_shared_rule_is_explained_once_and_for_one_method_names_the_other(run: Run) -> None:
    assert "Gælder i: Et, To.\n" in run("explain", "hold.leje").out
    for options in (["to/hold.leje"], ["hold.leje", "--method", "to"], ["to/hold.leje", "--method", "to"]):
        assert "Gælder i: To.\nFindes også i: Et.\n" in run("explain", *options).out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["hold.lejer"], "K053", "Mente I hold.leje?"),
        (["hald"], "K053", "Mente I hold?"),
        (["et/hold.lejer"], "K053", "Mente I et/hold.leje?"),
        (["ett/hold.leje"], "K053", "Mente I et/hold.leje?"),
        (["across.ialt"], "K053", "Mente I across.i_alt?"),
        (["K013x"], "K053", "Mente I K013?"),
        (["across."], "K053", ""),
        (["hold."], "K053", ""),
        ([""], "K053", ""),
        (["/"], "K053", ""),
        (["et"], "K054", "er en metode"),
        (["hold.leje", "--method", "signs_of_safety"], "K055", "Det findes i: et, to."),
        (["et/hold.leje", "--method", "to"], "K055", ""),
        (["et/tovholder"], "K055", "signs_of_safety"),
        (["hold.leje", "--method", "findes_ikke"], "M001", "findes_ikke"),
    ],
)
def test_a_name_that_means_nothing_exits_3_and_is_guessed_at(
    run: Run, args: list[str], code: str, said: str
) -> None:
    ran = run("explain", *args)

    assert (ran.code, ran.out, told(ran)) == (3, "", [code])
    assert said in " ".join(ran.err.split())


@pytest.mark.parametrize(
    "name", ["\x1b[31mhold", "a" * 5000, "hold\nleje", "\u202ehold", "{hold}", "%s{0}", "æ.ø/å"]
)
def test_a_hostile_name_is_shown_harmlessly(run: Run, name: str) -> None:
    ran = run("explain", name)

    assert (ran.code, told(ran)) == (3, ["K053"])
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert len(ran.err) < 1000


def test_a_method_that_cannot_be_loaded_matters_only_where_it_is_asked_for(
    run: Run, install: Install
) -> None:
    install("broken", {"broken": "broken_plugin"}, broken_plugin="raise ValueError('i stykker')")

    assert run("explain", "hold.leje").code == 0
    assert (run("explain", "broken.rule").code, "broken_plugin" in sys.modules) == (3, False)
    assert run("explain", "hold.leje", "--method", "broken").code == 4


def test_a_milestone_without_questions_weighs_nothing(run: Run) -> None:
    out = run("explain", "et/noter").out

    assert "  · Hold (hold)\n" in out
    assert "Vejer" not in out
    assert "SPØRGSMÅL I MILEPÆLEN" not in out


def test_explanations_are_a_list_for_other_programs(run: Run) -> None:
    [rule] = json.loads(run("explain", "hold.ledere", "--format", "json", "--lang", "en").out)

    assert rule["kind"] == "rule"
    assert rule["met"] == {
        "operator": "covers",
        "text": "“Leaders” (hold.ledere) covers all that stands in “Units” (hold.enheder)",
        "field": "hold.ledere",
        "parts": [],
        "where": None,
    }
    assert [each["path"] for each in rule["reads"]] == ["hold.ledere", "hold.enheder"]
    assert [each["points"] for each in rule["methods"]] == [16.6667, 16.6667]


# ── readiness check --why ───────────────────────────────────────────────────────────────────────────────


def test_a_step_is_told_with_the_answer_that_decided(why: Asked) -> None:
    body = '[metoder.et.hold]\nenheder = ["A", "B"]\nledere = { A = "Leder" }\n'
    case = why.case(body, "hold.ledere")

    assert case["outcome"] == "partial"
    assert case["message"] == "Det mangler B."
    assert [case["met"]["truth"], case["partial"]["truth"]] == [False, True]
    assert [(each["name"], each["truth"], each["entry"]) for each in case["met"]["entries"]] == [
        ("A", True, "Leder"),
        ("B", False, None),
    ]
    assert [(each["field"], each["answer"], each["location"]["line"]) for each in case["answers"]] == [
        ("hold.ledere", "A: Leder", 6),
        ("hold.enheder", "A; B", 5),
    ]
    assert [each["operator"] for each in case["lacking"]] == ["covers"]
    assert "      Mangler: B\n" in why(body, "hold.ledere").out


def test_what_it_would_change_is_what_a_check_says_when_it_is_changed(why: Asked, run: Run) -> None:
    def checked(body: str) -> dict[str, Any]:
        why.path.write_text(KOMMUNE + body, encoding="utf-8")
        [method] = json.loads(run("check", "kommune.toml", DAY, "--format=json").out)["methods"]
        return {"verdict": method["verdict"], "score": method["score"]}

    rest = 'lejer = false\n[metoder.et.rum]\nrum = [{ navn = "Sal", pladser = 20 }]\nmoeder = 10\n'
    before = f'[metoder.et.hold]\nenheder = ["A"]\nledere = {{}}\n{rest}'
    # "vaerst" takes the worst of "ledere": meeting one rule changes no other, so that it is answered apart.
    [effect] = why.case(before, "hold.vaerst")["effects"]

    assert effect["before"] == checked(before)
    assert effect["before"]["score"] == {"low": 50, "high": 50}
    assert effect["after"]["score"] == {"low": 75, "high": 75}
    assert why.case(before, "hold.ledere")["effects"][0]["after"]["score"] == {"low": 75, "high": 75}
    [small] = why.case(before.replace("moeder = 10", "moeder = 1"), "rum.nok")["effects"]
    assert small["after"] == effect["before"]


def test_meeting_the_last_gap_makes_a_method_ready(why: Asked) -> None:
    body = (
        '[metoder.et.hold]\nenheder = ["A"]\nledere = { A = "Leder" }\nlejer = false\n'
        '[metoder.et.rum]\nrum = [{ navn = "Sal", pladser = 20 }]\n'
    )
    [effect] = why.case(body, "rum.nok")["effects"]
    ran = why(body, "rum.nok")

    assert (effect["before"]["verdict"], effect["after"]["verdict"]) == ("undetermined", "ready")
    assert ran.code == 1
    assert "  · Et: 75–100 -> 100 af 100 point\n" in ran.out
    shown = " ".join(ran.out.split())
    assert "Kan ikke afgøres endnu -> Klar: alt det, der skal på plads først, er på plads." in shown


def test_what_is_met_lacks_nothing_and_would_change_nothing(why: Asked) -> None:
    body = "[metoder.et.rum]\nmoeder = 10\n"
    case = why.case(body, "rum.nok")
    ran = why(body, "rum.nok")

    assert (case["outcome"], case["lacking"], case["effects"]) == ("met", [], [])
    assert case["values"] == {"moeder": "10"}
    assert "  Intet. Det er opfyldt.\n" in ran.out
    assert "  Regnet ud af svarene herover: moeder = 10.\n" in ran.out
    assert "DET VILLE DET ÆNDRE" not in ran.out


def test_a_calculation_without_values_is_told_without(why: Asked) -> None:
    assert "  Regnet ud af svarene herover.\n" in why("[metoder.et.rum]\nmoeder = 7\n", "rum.nok").out


def test_a_rule_that_raised_is_told_as_a_fault_of_the_plugin(why: Asked) -> None:
    ran = why("[metoder.et.rum]\nmoeder = 13\n", "rum.nok")

    assert ran.code == 4
    assert "! fejl" in ran.out
    assert "Udregningen fejlede. Det er metodens plugin, der skal rettes, ikke jeres svar." in ran.out
    assert why.case("[metoder.et.rum]\nmoeder = 13\n", "rum.nok")["outcome"] == "error"


def test_a_rule_that_does_not_apply_says_which_answer_made_it_so(why: Asked) -> None:
    body = "[metoder.et.hold]\nlejer = false\n"
    case = why.case(body, "hold.leje")
    ran = why(body, "hold.leje")

    assert case["outcome"] == "not_applicable"
    assert (case["applies_when"]["truth"], case["applies_when"]["answer"]) == (False, "nej")
    assert (case["met"], case["lacking"], case["effects"]) == (None, [], [])
    assert "  Derfor spørges der ikke om det her.\n" in ran.out
    assert "  Intet. Spørgsmålet gælder ikke her.\n" in ran.out


def test_a_rule_that_may_apply_is_open_and_asks_for_that_first(why: Asked) -> None:
    body = "[metoder.et.hold]\nleje = 9\n"
    case = why.case(body, "hold.leje")

    assert case["outcome"] == "unanswered"
    assert (case["applies_when"]["truth"], case["met"]) == (None, None)
    assert [each["operator"] for each in case["lacking"]] == ["equals", "at_most"]
    assert "Det er åbent, om spørgsmålet gælder." in why(body, "hold.leje").out


def test_a_milestone_that_is_declared_not_relevant_gives_its_reason(why: Asked) -> None:
    body = '[metoder.et.rum]\nikke_relevant = "Vi har \\u001b[31m ingen rum"\n'
    case = why.case(body, "rum.rum")
    ran = why(body, "rum.rum")

    assert (case["outcome"], case["met"], case["effects"]) == ("not_applicable", None, [])
    assert "Vi har" in case["not_relevant"]
    assert "Milepælen er sat til ikke_relevant (kommune.toml:5:1): Vi har \\u001b[31m" in " ".join(
        ran.out.split()
    )
    assert "TRIN FOR TRIN" not in ran.out


def test_a_waiver_is_told_and_changes_no_number(why: Asked) -> None:
    body = "[metoder.et.rum]\nmoeder = 1\n"
    waiver = (
        '[[fravigelser]]\nregel = "et/rum.nok"\nbegrundelse = "Venter"\ngodkendt_af = "Chef"\n'
        "udloeber = 2026-12-01\n"
    )
    without, waived = why.case(body, "rum.nok"), why.case(body + waiver, "rum.nok")

    assert waived.pop("waiver") == {"reason": "Venter", "approved_by": "Chef", "expires": "2026-12-01"}
    assert without.pop("waiver") is None
    assert waived == without
    shown = " ".join(why(body + waiver, "rum.nok").out.split())
    assert "Fraveget til 1. december 2026, godkendt af Chef: Venter." in shown


def test_what_nobody_knows_yet_is_to_be_found_out(why: Asked) -> None:
    body = '[metoder.et.rum]\nmoeder = "ved_ikke"\nrum = "ved_ikke"\n'
    case = why.case(body, "rum.rum")

    assert case["outcome"] == "unknown"
    assert (case["met"]["truth"], case["met"]["answer"]) == (None, "ved ikke")
    assert "Find ud af det, og skriv svaret." in " ".join(why(body, "rum.rum").out.split())
    assert why.case(body, "rum.nok")["outcome"] == "unknown"


def test_what_is_not_answered_says_where_it_may_be_written(why: Asked) -> None:
    ran = why("[metoder.et.rum]\n", "rum.nok")

    assert "Møder (rum.moeder): ikke besvaret\n" in ran.out
    assert "Kan skrives her: kommune.toml:4:13, under [metoder.et.rum]\n" in ran.out
    assert why.case("[metoder.et]\n", "rum.rum")["met"]["answer"] is None


def test_the_worst_of_others_is_told_with_what_each_came_to(why: Asked) -> None:
    body = '[metoder.et.hold]\nenheder = ["A"]\nledere = { A = "Leder" }\nlejer = true\nleje = [4, 6]\n'
    case = why.case(body, "hold.vaerst")
    ran = why(body, "hold.vaerst")

    assert [(each["id"], each["outcome"]) for each in case["worst_of"]] == [
        ("hold.ledere", "met"),
        ("hold.leje", "unanswered"),
    ]
    assert case["outcome"] == "met"
    assert case["effects"], "one that may still fall is not settled"
    assert "  Det dårligste udfald af disse gælder:\n    ✓ opfyldt · hold.ledere\n" in ran.out


def test_entries_are_told_with_their_places_and_bounded(why: Asked) -> None:
    rooms = ",\n".join(f'{{ navn = "Rum {number}", pladser = {number} }}' for number in range(10))
    body = f"[metoder.et.rum]\nrum = [\n{rooms}\n]\n"
    case = why.case(body, "rum.rum")
    ran = why(body, "rum.rum")

    assert [each["location"]["line"] for each in case["answers"][0]["entries"]] == list(range(6, 16))
    assert "Post 1: Rum 0; Pladser: 0 (kommune.toml:6:1)\n" in ran.out
    assert "Post 9" not in ran.out
    assert ran.out.count("… og 2 til\n") == 2
    assert "✗ nej · ”Pladser” (pladser) er mindst 10. Svar: 7\n" in ran.out


def test_a_milestone_is_told_rule_by_rule(why: Asked) -> None:
    ran = why("[metoder.et.rum]\nmoeder = 1\n", "rum", "--format=json")

    assert [each["id"] for each in json.loads(ran.out)["why"]] == ["rum.rum", "rum.nok"]


def test_methods_that_came_to_the_same_are_told_once_with_an_effect_each(why: Asked) -> None:
    same = why.case("[faelles.rum]\nmoeder = 1\n[metoder.et]\n[metoder.to]\n", "rum.nok")

    assert same["methods"] == ["et", "to"]
    assert [each["method"] for each in same["effects"]] == ["et", "to"]
    assert same["answers"][0]["shared"]
    ran = why("[metoder.et.rum]\nmoeder = 1\n[metoder.to.rum]\nmoeder = 2\n", "rum.nok", "--format=json")
    assert [each["methods"] for each in json.loads(ran.out)["why"][0]["cases"]] == [["et"], ["to"]]


def test_one_method_of_several_can_be_asked_about(why: Asked) -> None:
    body = "[metoder.et.rum]\nmoeder = 1\n[metoder.to.rum]\nmoeder = 2\n"

    assert why.case(body, "to/rum.nok")["methods"] == ["to"]
    assert why.case(body, "rum.nok", "--method=to")["methods"] == ["to"]


def test_what_methods_share_is_told_over_all_of_them(why: Asked) -> None:
    body = "[metoder.et.rum]\nmoeder = 1\n[metoder.to.rum]\nmoeder = 2\n"
    case = why.case(body, "across.i_alt")

    assert case["methods"] == ["et", "to"]
    assert [(each["methods"], each["answer"]) for each in case["answers"]] == [(["et"], "1"), (["to"], "2")]
    assert [each["method"] for each in case["effects"]] == ["et", "to"]
    assert case["waiver"] is None
    assert why.case(body.replace("2", "9"), "across.i_alt")["effects"] == []
    shared = why.case("[faelles.rum]\nmoeder = 1\n[metoder.et]\n[metoder.to]\n", "across.i_alt")
    assert [each["methods"] for each in shared["answers"]] == [["et", "to"]]


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("rum.nokk", [], "K053"),
        ("k012", [], "K056"),
        ("K999", [], "K053"),
        ("et", [], "K054"),
        ("tovholder.udpeget", [], "K056"),
        ("to/rum.nok", [], "K056"),
        ("across.tovholder_timer", [], "K056"),
        ("across.i_alt", [], "K057"),
        ("\x1b[31m", [], "K053"),
        ("rum.nok", ["--method=to"], "K052"),
    ],
)
def test_a_rule_that_is_not_asked_is_told_with_exit_code_3(
    why: Asked, name: str, options: list[str], code: str
) -> None:
    ran = why("[metoder.et.rum]\nmoeder = 1\n", name, *options)

    assert (ran.code, ran.out, told(ran)) == (3, "", [code])
    assert "\x1b" not in ran.err


def test_several_files_are_told_one_after_the_other_and_as_a_list(run: Run, here: Path) -> None:
    for name in ("a", "b"):
        (here / f"{name}.toml").write_text(f"{KOMMUNE}[metoder.et.rum]\nmoeder = 1\n", encoding="utf-8")
    (here / "c.toml").write_text("[", encoding="utf-8")

    text = run("check", "a.toml", "b.toml", "c.toml", DAY, "--why", "rum.nok")
    shown = run("check", "a.toml", "c.toml", DAY, "--why", "rum.nok", "--format=json")

    assert text.code == 2
    assert text.out.count("TRIN FOR TRIN") == 2
    assert [each["path"] for each in json.loads(shown.out)] == ["a.toml"]


def test_an_explanation_is_written_to_a_file_too(why: Asked, here: Path) -> None:
    ran = why("[metoder.et.rum]\nmoeder = 1\n", "rum.nok", "-o", "json=hvorfor.json")

    assert ran.out.startswith("rum.nok · ")
    content = json.loads((here / "hvorfor.json").read_text(encoding="utf-8"))
    assert (content["path"], content["as_of"], content["exit_code"]) == ("kommune.toml", "2026-09-01", 1)


def test_a_setup_that_is_not_valid_is_told_as_ever(why: Asked) -> None:
    ran = why("[metoder.et.rum]\nmoeder = true\n", "rum.nok")

    assert (ran.code, ran.out, told(ran)) == (2, "", ["K010"])


def test_declared_texts_are_shown_harmlessly(why: Asked) -> None:
    body = '[metoder.et.hold]\nenheder = ["\\u001b[31mA", "{B}"]\nledere = { "{B}" = "\\u202eX" }\n'
    for options in ([], ["--lang=en"], ["--format=json"]):
        shown = why(body, "hold.ledere", *options).out
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "{B}" in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "--why skrives som text eller json, ikke som html."),
        ("en", "--why is written as text or json, not as html."),
    ],
)
@pytest.mark.parametrize("asked", [("--format", "html"), ("-o", "rapport.html")])
def test_reasons_come_as_text_and_json_only(
    why: Asked, asked: tuple[str, str], language: str, said: str
) -> None:
    ran = why("", "rum.nok", *asked, "--lang", language)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
