"""The report as text: what blocks and how to mend it, on any canvas, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from readiness import Score, Verdict, toml
from readiness.check import assess
from readiness.model import Factor, Field, FieldType, Text
from readiness.plugins import declarable, load_method
from readiness.render import questionnaire, words
from readiness.render import ruleset as as_ruleset
from readiness.render import text as as_text
from readiness.render.canvas import LETTERS, SIGNS, Canvas, can_show
from readiness.sources import Source

if TYPE_CHECKING:
    from readiness import Assessment
    from readiness.model import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
KLAR = (EXAMPLES / "klar" / "kommune.toml").read_text(encoding="utf-8")
PLAIN = Canvas()

READY = """\
[kommune]
navn = "Eksempelby Kommune"
opstart = 2027-02-01
[metoder.proeve.maal]
sager = 24
[metoder.proeve.kursus]
form = "uge"
[metoder.proeve.aftener]
moeder = 24
lokaler = { "Biblioteket" = 30 }
"""
EMPTY = READY.partition("[metoder")[0] + "[metoder.proeve]\n"
SHORT = READY.replace("= 30", "= 20")
#: The gate is half met, with somebody responsible and a deadline before the start.
PLANNED = SHORT + 'ansvarlig = "Afsnitsleder"\nfrist = 2027-01-15\n'

pytestmark = pytest.mark.usefixtures("proeve")


@cache
def assessed(text: str) -> Assessment:
    return assess(toml.parse(text.encode(), "kommune.toml"), as_of=date(2026, 11, 6))


def report(text: str, canvas: Canvas = PLAIN, language: Language = "da", *, show_all: bool = False) -> str:
    return as_text.render(assessed(text), canvas, language, show_all=show_all)


def flat(text: str) -> str:
    """Join the lines of a report, so that it does not matter where they are broken."""
    return " ".join(text.split())


def part(text: str, heading: str) -> str:
    """Give the part of a report under a heading."""
    return flat(re.split(r"\n\n(?=[A-ZÆØÅ])|\n[─-]+\n", text.partition(f"\n{heading}")[2])[0])


# --- The verdict ---


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (READY, "KLAR 100 af 100 point Alle 2 ting, der skal være på plads før opstart, er på plads."),
        (PLANNED, "KLAR MED FORBEHOLD 83 af 100 point De 2 ting"),
        (SHORT, "IKKE KLAR ENDNU 83 af 100 point De 2 ting"),
        (EMPTY, "KAN IKKE AFGØRES ENDNU 0–100 af 100 point, alt efter 3 spørgsmål"),
    ],
    ids=["ready", "conditional", "not ready", "undetermined"],
)
def test_the_report_begins_with_verdict_points_and_what_blocks(text: str, said: str) -> None:
    heading, _, rest = report(text).partition("\n")

    assert heading == "Prøvemetoden · Eksempelby Kommune · 6. november 2026"
    assert flat(rest.lstrip("─")).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (READY, "Alle 2 ting, der skal være på plads før opstart, er på plads."),
        (SHORT, "De 2 ting, der skal være på plads før opstart: 1 på plads, 1 delvist."),
        (
            READY.replace("= 30", "= 3"),
            "De 2 ting, der skal være på plads før opstart: 1 på plads, 1 ikke opfyldt.",
        ),
        (
            SHORT.replace("sager = 24", "sager = 0"),
            "De 2 ting, der skal være på plads før opstart: 1 delvist, 1 ikke opfyldt.",
        ),
        (EMPTY, "Ingen af de 2 ting, der skal være på plads før opstart, er besvaret."),
        (
            READY.replace("sager = 24", ""),
            "De 2 ting, der skal være på plads før opstart: 1 på plads, 1 ikke besvaret.",
        ),
        (
            SHORT.replace("sager = 24", ""),
            "De 2 ting, der skal være på plads før opstart: 1 delvist, 1 ikke besvaret.",
        ),
    ],
    ids=["all", "partly", "missing", "partly and missing", "none", "open", "partly and open"],
)
def test_the_gates_are_counted_in_a_sentence(text: str, said: str) -> None:
    assert said in flat(report(text))


def test_an_undetermined_verdict_names_both_ends_and_how_many_questions_are_open() -> None:
    shown = flat(report(EMPTY))

    assert "0–100 af 100 point, alt efter 3 spørgsmål, der ikke er besvaret" in shown
    assert (
        "Svaret kan blive alt fra ”Ikke klar endnu” til ”Klar”. Det afhænger af det, der ikke er besvaret."
    ) in shown
    assert "Kan ikke afgøres endnu: det afhænger af det, der ikke er besvaret." in shown
    english = flat(report(EMPTY, language="en"))
    assert "The answer may be anything from “Not ready yet” to “Ready”. It depends on" in english
    assert "Cannot be decided yet: it depends on what is not answered yet." in english


def test_one_open_question_is_told_as_one() -> None:
    shown = flat(report(READY.replace("sager = 24", "")))

    assert "66–100 af 100 point, alt efter 1 spørgsmål, der ikke er besvaret" in shown
    english = flat(report(READY.replace("sager = 24", ""), language="en"))
    assert "66–100 of 100 points, depending on 1 question not answered yet" in english


def test_a_settled_verdict_with_open_questions_names_no_ends() -> None:
    shown = flat(report(SHORT.replace("sager = 24", "sager = 0").replace('form = "uge"', "")))

    assert "IKKE KLAR ENDNU 16–50 af 100 point, alt efter 1 spørgsmål, der ikke er besvaret" in shown
    assert "Svaret kan blive" not in shown


def test_a_method_without_a_score_is_not_assessed() -> None:
    assessment = assessed(READY)
    [method] = assessment.methods
    factors = tuple(replace(each, score=None) for each in method.factors)
    bare = replace(method, score=None, factors=factors)

    assert "ikke vurderet" in as_text.render(replace(assessment, methods=(bare,)), PLAIN, "da")
    several = as_text.render(replace(assessment, methods=(bare, bare)), PLAIN, "da")
    assert re.search(r"Prøvemetoden +Klar +– +0 +0\n", several)


def test_a_factor_without_milestones_that_apply_is_not_assessed() -> None:
    left_out = READY.replace('form = "uge"', 'ikke_relevant = "Alle har været på kursus"')

    assert re.search(r"\n  Kompetencer +ikke vurderet\n", report(left_out))


# --- The last word ---


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (READY, "Klar: alt det, der skal på plads først, er på plads."),
        (
            SHORT,
            "Ikke klar endnu: det, der er delvist på plads, mangler en ansvarlig eller en frist inden",
        ),
        (READY.replace("= 30", "= 3"), "Ikke klar endnu: aftener.nok er ikke opfyldt."),
        (
            READY.replace("= 30", "= 3").replace("sager = 24", "sager = 0"),
            "Ikke klar endnu: maal.sager, aftener.nok er ikke opfyldt.",
        ),
        (
            READY.replace("sager = 24", "sager = 0").replace('"uge"', '"dag"'),
            "Ikke klar endnu: maal.sager er ikke opfyldt.",
        ),
        (
            PLANNED,
            "Klar med forbehold: det, der skal på plads først, har en ansvarlig og en frist inden opstart.",
        ),
        (READY.replace('"uge"', '"dag"'), "Ikke klar endnu: Kompetencer er under grænsen på 50 %."),
    ],
    ids=["ready", "unplanned", "missing", "two missing", "missing and weak", "planned", "weak factor"],
)
def test_the_report_ends_with_the_verdict_and_its_reason(text: str, said: str) -> None:
    assert said in flat(report(text))


def test_a_weak_factor_is_the_reason_of_a_reservation() -> None:
    assessment = assessed(READY)
    [method] = assessment.methods
    below = (Factor.KOMPETENCER, Factor.ORGANISERING)
    conditional = replace(method, verdict=Verdict.CONDITIONAL, below=below)

    shown = as_text.render(replace(assessment, methods=(conditional,)), PLAIN, "da")
    assert "Klar med forbehold: Kompetencer, Organisering er under grænsen på 80 %." in flat(shown)


def test_only_factors_that_are_below_the_limit_whatever_is_answered_are_the_reason() -> None:
    open_and_weak = READY.replace("sager = 24", "").replace('"uge"', '"dag"')

    assert "Ikke klar endnu: Kompetencer er under grænsen på 50 %." in flat(report(open_and_weak))


def test_a_method_without_a_reservation_to_name_has_a_factor_that_is_not_assessed() -> None:
    left_out = READY.replace('form = "uge"', 'ikke_relevant = "Alle har været på kursus"')

    assert "Klar med forbehold: en af faktorerne er ikke vurderet." in flat(report(left_out))
    english = flat(report(left_out, language="en"))
    assert "Ready with reservations: one of the factors is not assessed." in english


def test_a_method_where_nothing_applies_has_nothing_to_assess() -> None:
    assessment = assessed(READY)
    [method] = assessment.methods
    factors = tuple(replace(each, score=None, milestones=()) for each in method.factors)
    bare = replace(method, verdict=Verdict.UNDETERMINED, score=None, factors=factors)

    shown = flat(as_text.render(replace(assessment, methods=(bare,)), PLAIN, "da"))
    assert "Kan ikke afgøres endnu: der er intet at vurdere." in shown
    assert "Metoden har intet, der skal på plads før opstart." in shown
    english = flat(as_text.render(replace(assessment, methods=(bare,)), PLAIN, "en"))
    assert "The method has nothing that must be in place before the start." in english


def test_what_methods_share_is_the_reason_where_nothing_else_is() -> None:
    shown = report(KLAR.replace("timer_pr_uge = 12", "timer_pr_uge = 11"))

    assert "Klar med forbehold: det, metoderne deles om, er ikke på plads (tovholder_timer)." in flat(shown)


def test_every_report_says_that_the_limits_are_its_own() -> None:
    limits: dict[Language, str] = {
        "da": "ikke validerede for danske metoder",
        "en": "not validated for Danish",
    }
    for language, said in limits.items():
        for text in (READY, EMPTY, KLAR):
            assert said in flat(report(text, language=language))


def test_the_report_tells_how_to_see_more() -> None:
    assert "readiness check kommune.toml --all" in report(READY)
    assert "--method" not in report(READY)
    assert "readiness check kommune.toml --method familieraadslagning" in report(KLAR)
    assert "--all" not in report(READY, show_all=True)
    two = READY + "[metoder.signs_of_safety]\n"
    assert "readiness check kommune.toml --method proeve" in report(two)


# --- What must be in place first ---


def test_a_blocker_tells_all_that_it_takes_to_mend_it() -> None:
    blocker = part(report(PLANNED), "SKAL PÅ PLADS FØRST")

    assert blocker.startswith("◐ delvist opfyldt · aftener.nok 20 aftener rækker næsten.")
    for said in (
        "I har svaret Biblioteket: 20",
        "Gør sådan Skaf flere aftener.",
        "Ansvarlig Afsnitsleder · frist 15. januar 2027",
        "Ret her kommune.toml:10:1 aftener.lokaler",
        "Kilde Bogen, s. 5, milepæl 2, spørgsmål 1",
    ):
        assert said in blocker


def test_a_blocker_without_owner_or_deadline_says_so() -> None:
    blocker = part(report(SHORT), "SKAL PÅ PLADS FØRST")

    assert "mangler: skriv en rolle under ansvarlig · ingen frist" in blocker


def test_an_open_blocker_asks_the_question_and_shows_where_to_answer() -> None:
    blocker = part(report(EMPTY), "SKAL PÅ PLADS FØRST")

    assert "? ikke besvaret · maal.sager Hvor mange sager planlægger I?" in blocker
    assert "Svar her kommune.toml:4:10 [metoder.proeve.maal] sager" in blocker
    assert "I har svaret" not in blocker


def test_an_open_blocker_says_what_the_figures_already_demand() -> None:
    shown = report(READY.replace('lokaler = { "Biblioteket" = 30 }', ""))

    assert "Er der aftener nok? I skal bruge 24 aftener." in part(shown, "SKAL PÅ PLADS FØRST")


def test_a_blocker_that_nobody_knows_yet_shows_no_answer() -> None:
    blocker = part(report(READY.replace("sager = 24", 'sager = "ved_ikke"')), "SKAL PÅ PLADS FØRST")

    assert "? ved ikke · maal.sager" in blocker
    assert "I har svaret" not in blocker
    assert "Find ud af" in blocker


def test_a_rule_that_raised_says_that_the_plugin_is_at_fault() -> None:
    shown = report(READY.replace("moeder = 24", "moeder = 13"))

    fault = part(shown, "KUNNE IKKE REGNES UD")
    assert "! fejl · aftener.nok" in fault
    assert "13 tæller ikke" in flat(fault)
    assert "Opdatér den pakke" in flat(fault)
    assert "SKAL PÅ PLADS FØRST" not in shown
    assert "KUNNE IKKE REGNES UD" not in report(READY)


def test_all_answered_blockers_are_told_in_full_and_of_the_open_ones_the_first_eight() -> None:
    shown = report((EXAMPLES / "tom" / "kommune.toml").read_text(encoding="utf-8"))
    [method, *_] = assessed((EXAMPLES / "tom" / "kommune.toml").read_text(encoding="utf-8")).methods
    blockers = shown.partition("\nSKAL PÅ PLADS FØRST")[2].partition("\nSTATUS")[0]

    assert len(method.blockers) > 8
    assert blockers.count("\n    Gør sådan ") == 8
    full, _, short = blockers.partition("Og disse, der heller ikke er besvaret:")
    assert full.count("\n  ? ikke besvaret · ") == 8
    assert short.count("\n  ? ") == len(method.blockers) - 8


def test_without_blockers_there_is_no_such_part() -> None:
    assert "SKAL PÅ PLADS FØRST" not in report(READY)


# --- Figures, status, next steps ---


def test_figures_that_are_given_tell_what_they_demand() -> None:
    esbjerg = (EXAMPLES / "esbjerg" / "kommune.toml").read_text(encoding="utf-8")

    assert "120" in part(report(esbjerg), "HVAD JERES TAL KRÆVER")
    assert "WHAT YOUR FIGURES DEMAND" in report(esbjerg, language="en")
    assert "HVAD JERES TAL KRÆVER" not in report(READY)


def test_the_status_shows_each_factor_as_a_bar_with_points_and_milestones() -> None:
    shown = report(SHORT.replace("sager = 24", ""))

    assert "  Ledelse        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒     0–100   0 af 1 milepæle nået\n" in shown
    assert "  Kompetencer    ████████████████████       100   1 af 1 milepæle nået\n" in shown
    assert "  Organisering   ██████████░░░░░░░░░░        50   0 af 1 milepæle nået\n" in shown


def test_a_step_tells_what_to_do_who_when_and_what_it_adds() -> None:
    steps = part(report(PLANNED), "NÆSTE SKRIDT")

    assert steps == ("1. Skaf flere aftener. Afsnitsleder · 15. januar 2027 · +17 point, fjerner en mangel")


def test_a_step_of_questions_counts_them_and_names_the_milestone() -> None:
    steps = part(report(EMPTY), "NÆSTE SKRIDT")

    assert "1. Besvar 1 spørgsmål om ”Mål” (kommune.toml:4:10)" in steps
    assert "ingen ansvarlig endnu · op til +33 point, afgør 1 af det, der skal på plads først" in steps


def test_a_step_that_is_no_gate_promises_points_only() -> None:
    assert part(report(READY.replace('"uge"', '"dag"')), "NÆSTE SKRIDT") == (
        "1. Bestil et kursus på en uge. ingen ansvarlig endnu · +33 point"
    )


@pytest.mark.parametrize(("gain", "said"), [(0, "under 1 point"), (1, "+1 point"), (2, "+2 point")])
def test_points_are_told_as_a_reader_would(gain: int, said: str) -> None:
    assessment = assessed(READY.replace('"uge"', '"dag"'))
    [method] = assessment.methods
    steps = tuple(replace(each, gain=Fraction(gain)) for each in method.next_steps)

    shown = as_text.render(replace(assessment, methods=(replace(method, next_steps=steps),)), PLAIN, "da")
    assert part(shown, "NÆSTE SKRIDT").endswith(f" · {said}")


def test_of_many_steps_five_are_shown() -> None:
    shown = report((EXAMPLES / "esbjerg" / "kommune.toml").read_text(encoding="utf-8"))

    assert re.findall(r"^  (\d+)\. ", shown.partition("NÆSTE SKRIDT")[2], re.MULTILINE) == list("12345")


def test_when_all_is_in_place_there_is_no_next_step() -> None:
    assert "NÆSTE SKRIDT" not in report(READY)


# --- All questions ---


def test_with_all_every_rule_is_told_with_outcome_place_source_and_basis() -> None:
    rules = part(report(SHORT, show_all=True), "ALLE SPØRGSMÅL")

    assert "Mål · ✓ nået ✓ opfyldt · maal.sager · skal på plads først Hvor mange sager" in rules
    assert "◐ delvist opfyldt · aftener.nok · skal på plads først Er der aftener nok? 20 aftener" in rules
    for said in (
        "kommune.toml:5:1",
        "s. 4, milepæl 1, spørgsmål 2",
        "fra kilden",
        "vores tilføjelse",
        "tal fra kilden",
    ):
        assert said in rules


def test_with_all_a_milestone_that_is_left_out_tells_why() -> None:
    left_out = READY.replace('form = "uge"', 'ikke_relevant = "Alle har været på kursus"')

    rules = part(report(left_out, show_all=True), "ALLE SPØRGSMÅL")
    assert "Kursus · – ikke relevant Begrundelse: Alle har været på kursus" in rules


def test_with_all_a_rule_that_is_met_speaks_only_where_it_has_words_of_its_own() -> None:
    rules = part(report(READY, show_all=True), "ALLE SPØRGSMÅL")

    assert "Er der aftener nok? 30 aftener rækker." in rules
    assert "Det er på plads." not in rules


def test_with_all_an_open_rule_says_what_its_figures_demand() -> None:
    open_rule = READY.replace('lokaler = { "Biblioteket" = 30 }', "")

    assert "I skal bruge 24 aftener." in part(report(open_rule, show_all=True), "ALLE SPØRGSMÅL")


@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "esbjerg", "herning"])
def test_with_all_no_rule_is_forgotten(example: str) -> None:
    text = (EXAMPLES / example / "kommune.toml").read_text(encoding="utf-8")
    shown = flat(report(text, show_all=True))

    for method in assessed(text).methods:
        for _, finding in method.findings:
            assert f"· {finding.rule.full_id} " in shown


# --- Several methods ---


def test_several_methods_begin_with_a_table_of_them() -> None:
    shown = report((EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8"))

    assert shown.startswith("Eksempelby Kommune · 3 metoder · 6. november 2026\n")
    assert re.search(r"\n  Familierådslagning +Ikke klar endnu +\d+–\d+ +\d+ +\d+\n", shown)
    assert re.search(r"\n  Det inddragende netværksmøde +Klar med forbehold +\d+–\d+ +\d+ +0\n", shown)


def test_the_table_of_milestones_shows_where_a_method_has_none() -> None:
    shown = report(KLAR)

    assert re.search(r"\n    Uafhængige samordnere +✓ nået +· +·\n", shown)
    assert re.search(r"\n    Tovholder +✓ nået +✓ nået +✓ nået\n", shown)
    assert "· hører ikke til metoden" in shown


def test_shared_milestones_stand_before_those_of_one_method() -> None:
    table = report(KLAR).partition("  Organisering\n")[2].partition("\n\n")[0]
    absent = [line.count(" ·") for line in table.splitlines()[:-1]]

    assert absent == sorted(absent)
    assert {0, 1, 2} == set(absent)


def test_what_methods_share_is_told_once_with_all_it_takes() -> None:
    shown = report((EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8"))
    across = part(shown, "PÅ TVÆRS AF METODERNE")

    assert shown.count("PÅ TVÆRS AF METODERNE") == 1
    assert "✗ ikke opfyldt · tovholder_timer Tovholderen er sat til 6 timer om ugen" in across
    assert "Gælder Familierådslagning, Det inddragende netværksmøde, Signs of Safety" in across
    assert "✓ opfyldt · lokaler_aftener" in across


def test_what_methods_share_and_is_not_answered_is_asked() -> None:
    across = part(
        report((EXAMPLES / "tom" / "kommune.toml").read_text(encoding="utf-8")), "PÅ TVÆRS AF METODERNE"
    )

    assert "? ikke besvaret · tovholder_timer Har tovholderen timer nok" in across
    assert "Svar her" in across
    assert "Ret her" not in across


def test_of_one_method_what_it_shares_with_others_is_told_too() -> None:
    file = toml.parse(KLAR.encode(), "kommune.toml")
    one = assess(file, as_of=date(2026, 11, 6), only=["signs_of_safety"])

    shown = as_text.render(one, PLAIN, "da")
    assert shown.startswith("Signs of Safety · Mønsterby Kommune")
    assert "✓ opfyldt · tovholder_timer" in part(shown, "PÅ TVÆRS AF METODERNE")


def test_what_one_method_shares_names_the_others_by_id() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")
    one = assess(toml.parse(text.encode(), "kommune.toml"), as_of=date(2026, 11, 6), only=["signs_of_safety"])

    across = part(as_text.render(one, PLAIN, "da"), "PÅ TVÆRS AF METODERNE")
    assert "Gælder familieraadslagning, inddragende_netvaerksmoede, Signs of Safety" in across


# --- Any canvas ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "esbjerg", "herning"])
def test_no_line_is_longer_than_the_canvas(example: str, width: int, language: Language) -> None:
    text = (EXAMPLES / example / "kommune.toml").read_text(encoding="utf-8")
    shown = report(text, Canvas(width), language, show_all=True) + report(text, Canvas(width), language)

    assert [line for line in shown.splitlines() if len(line) > width and "readiness check" not in line] == []


def test_colour_changes_nothing_but_colour() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")
    coloured = report(text, Canvas(has_colour=True), show_all=True)

    assert coloured.count("\x1b[") > 100
    assert coloured.count("\x1b[0m") * 2 >= coloured.count("\x1b[") / 2
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == report(text, show_all=True).split()


def test_without_colour_there_is_no_escape() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")

    assert "\x1b" not in report(text, show_all=True)


def test_without_signs_the_words_stand_in_brackets() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")
    shown = report(text, Canvas(has_signs=False), show_all=True)

    for said in ("[opfyldt]", "[delvist opfyldt]", "[ikke opfyldt]", "[ikke besvaret]", "[ved ikke]"):
        assert said in shown
    assert not set("✓✗◐█▒░─·–…”’") & set(shown)


def test_a_sign_never_stands_without_its_word() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")
    known = {word.da for _, word in (*words.OUTCOME.values(), *words.STATUS.values())}

    for after in re.findall(r"[✓✗◐] (.{20})", report(text, show_all=True)):
        assert after.startswith(tuple(known))


def test_without_danish_letters_they_are_spelt_out() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")
    shown = report(text, Canvas(has_signs=False, has_letters=False), show_all=True)

    assert shown.isascii()
    assert "Familieraadslagning" in shown
    assert "FOERST" in shown


@pytest.mark.parametrize(
    ("encoding", "signs", "letters"),
    [
        ("utf-8", True, True),
        ("utf-16", True, True),
        ("cp1252", False, True),
        ("cp850", False, True),
        ("ascii", False, False),
        ("cp437", False, False),
        (None, False, False),
        ("martian", False, False),
    ],
)
def test_what_the_encoding_lacks_is_not_used(encoding: str | None, *, signs: bool, letters: bool) -> None:
    assert can_show(SIGNS, encoding) is signs
    assert can_show(LETTERS, encoding) is letters


@pytest.mark.parametrize(
    ("score", "bar"),
    [
        (Score(1, 3, 4), "█████▒▒▒▒▒▒▒▒▒▒░░░░░"),
        (Score(0, 0, 1), "░" * 20),
        (Score(1, 1, 1), "█" * 20),
        (Score(99, 100, 100), "█" * 19 + "▒"),
        (None, "–" * 20),
    ],
)
def test_a_bar_shows_what_is_reached_open_and_missing(score: Score | None, bar: str) -> None:
    assert PLAIN.bar(score) == bar


def test_an_empty_text_keeps_its_lead() -> None:
    assert list(PLAIN.wrapped("", "  Label:   ")) == ["  Label:"]


def test_lines_after_the_first_may_have_a_lead_of_their_own() -> None:
    assert list(Canvas(10).wrapped("en to tre fire", "- ", "> ")) == ["- en to", "> tre fire"]


# --- Hostile and long texts ---

HOSTILE = r"\u001b]0;x\u0007\u001b[2J\u202e\u0000\u009b\u2028\r\n"


def test_what_steers_a_terminal_is_shown_harmlessly_wherever_it_is_declared() -> None:
    text = (EXAMPLES / "eksempelby" / "kommune.toml").read_text(encoding="utf-8")
    for word in ("Familieafsnittet", "Eksempelby", "chef", "måned", "regionen", "arbejdstiden"):
        assert word in text
        text = text.replace(word, word + HOSTILE)

    shown = report(text, show_all=True)

    assert not set(shown) & {chr(each) for each in (0, 7, 13, 27, 0x9B, 0x202E, 0x2028)}
    for said in (r"Eksempelby\u001b]0;x\u0007", r"Familieafsnittet\u001b", r"chef\u001b"):
        assert said in shown


def test_a_text_of_100_000_characters_does_not_flood_the_report() -> None:
    long = "x" * 100_000
    text = PLANNED.replace("Eksempelby", long).replace("Afsnitsleder", long).replace("Biblioteket", long)
    text = text.replace('form = "uge"', f'ikke_relevant = "{long}"')
    waiver = f'regel = "proeve/aftener.nok"\nbegrundelse = "{long}"\ngodkendt_af = "{long}"\n'

    shown = report(f"{text}[[fravigelser]]\n{waiver}udloeber = 2027-03-31\n", show_all=True)

    assert len(shown) < 20_000


# --- A ruleset ---


def test_a_ruleset_is_written_with_its_documents_milestones_and_questions() -> None:
    shown = questionnaire.render(load_method("proeve").ruleset, PLAIN, "da")

    assert shown.startswith("Prøvemetoden · proeve 1.0.0\nBogen, Forlaget\n───")
    assert "\nLEDELSE\n\n  Mål (maal, s. 4, milepæl 1)\n    - Hvor mange sager planlægger I?\n" in shown
    assert "sager · skal på plads først · spørgsmål 2 · fra kilden" in flat(shown)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", declarable())
def test_no_line_of_a_ruleset_is_longer_than_the_canvas(name: str, language: Language) -> None:
    shown = questionnaire.render(load_method(name).ruleset, PLAIN, language)

    assert [line for line in shown.splitlines() if len(line) > PLAIN.width] == []


def test_a_milestone_without_a_page_names_none() -> None:
    ruleset = load_method("proeve").ruleset
    bare = tuple(replace(each, source=Source()) for each in ruleset.milestones)

    shown = questionnaire.render(replace(ruleset, milestones=bare), PLAIN, "en")
    assert "  Course (kursus)\n    - Does the course last a week?\n      form · our addition\n" in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            "Svarene skrives under\n      [metoder.proeve.aftener]\n      moeder = helt tal: Møder om året\n",
        ),
        (
            "en",
            "written under\n      [metoder.proeve.maal]\n      sager = whole number: Cases a year\n",
        ),
        (
            "da",
            "      [metoder.proeve.kursus]\n      form = dag | uge: Kursets form\n",
        ),
    ],
)
def test_a_ruleset_tells_where_answers_are_written_and_of_what_kind(language: Language, said: str) -> None:
    assert said in questionnaire.render(load_method("proeve").ruleset, PLAIN, language)


def test_a_table_of_names_is_told_as_one() -> None:
    shown = questionnaire.render(load_method("proeve").ruleset, PLAIN, "en")

    assert "      lokaler = table of names: Evenings in each room\n" in shown


def test_every_kind_of_field_has_a_word_in_both_languages() -> None:
    assert words.KIND.keys() == set(get_args(FieldType))


def test_a_table_with_parts_names_them() -> None:
    ruleset = load_method("proeve").ruleset
    parts = (Field("navn", "text", Text("Navn", "Name")), Field("antal", "int", Text("Antal", "Number")))
    field = Field("sale", "records", Text("Sale", "Halls"), fields=parts)
    [maal, *rest] = ruleset.milestones
    changed = replace(ruleset, milestones=(replace(maal, fields=(field,)), *rest))

    assert "      sale = { navn, antal }: Sale\n" in questionnaire.render(changed, PLAIN, "da")


@pytest.mark.parametrize("method", ["familieraadslagning", "inddragende_netvaerksmoede", "signs_of_safety"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_ruleset_is_shown_with_every_question_and_every_field_within_the_canvas(
    method: str, language: Language
) -> None:
    ruleset = load_method(method).ruleset
    shown = questionnaire.render(ruleset, PLAIN, language)

    for milestone in ruleset.milestones:
        for field in milestone.fields:
            assert f"\n      {field.id} = " in shown
        for rule in milestone.rules:
            assert rule.question[language] in flat(shown).replace("\u00a0", " ")
    assert [line for line in shown.splitlines() if len(line) > 80] == []


def test_what_a_ruleset_asks_across_methods_is_in_its_data() -> None:
    content = as_ruleset.document(load_method("signs_of_safety").ruleset, "da")

    assert [each["id"] for each in content["across"]] == ["tovholder_timer", "lokaler_aftener"]
    for each in content["across"]:
        assert each.keys() == {"id", "basis", "question", "remedy", "source", "reads", "stated_by"}
        assert each["stated_by"] == "faelles"
        assert each["question"].endswith("?")
    assert as_ruleset.document(load_method("proeve").ruleset, "da")["across"] == []


def test_two_milestones_of_a_factor_share_its_heading() -> None:
    shown = questionnaire.render(load_method("signs_of_safety").ruleset, PLAIN, "en")

    assert [shown.count(f"\n{factor}\n") for factor in ("LEADERSHIP", "COMPETENCES", "ORGANISATION")] == [
        1
    ] * 3


def test_a_ruleset_as_data_holds_all_that_a_form_needs() -> None:
    content = as_ruleset.document(load_method("proeve").ruleset, "en")
    maal, kursus, aftener = content["milestones"]

    assert (content["id"], content["lineage"]) == ("proeve", ["proeve"])
    assert content["thresholds"] == {"ready": 80, "minimum": 50}
    assert content["documents"] == [{"id": "bog", "title": "Bogen", "publisher": "Forlaget"}]
    assert maal["fields"][0]["hint"] == "New cases only"
    assert kursus["fields"][0]["hint"] is None
    assert kursus["fields"][0]["choices"][1] == {"id": "uge", "label": "One week"}
    assert aftener["after"] == ["maal"]
    assert aftener["rules"][0]["stated_by"] == "proeve"
    danish = as_ruleset.document(load_method("proeve").ruleset, "da")
    assert danish["milestones"][1]["fields"][0]["choices"][1] == {"id": "uge", "label": "En uge"}
