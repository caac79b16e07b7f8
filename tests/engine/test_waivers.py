"""Waivers: which gaps are accepted on a day, and that they move the exit code and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness import Outcome, SetupError, Verdict, toml
from readiness.assessment import Shortfall
from readiness.check import assess
from readiness.diagnostics import Severity
from readiness.gate import Demand
from readiness.waivers import WaiverState, latest

if TYPE_CHECKING:
    from readiness import Assessment

KLAR = (Path(__file__).parents[2] / "examples/klar/kommune.toml").read_text(encoding="utf-8")
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
ansvarlig = "Afsnitsleder"
"""
#: A gate that is not met, and one that is.
SHORT = READY.replace("= 30", "= 2")
CONDITIONAL = frozenset({Verdict.NOT_READY, Verdict.UNDETERMINED, Verdict.CONDITIONAL})
NEVER: frozenset[Verdict] = frozenset()


def waiver(rule: str = "proeve/aftener.nok", until: str = "2026-12-31") -> str:
    return f"""
[[fravigelser]]
regel = "{rule}"
begrundelse = "Nyt lokale på vej"
godkendt_af = "Børne- og familiechef"
udloeber = {until}
"""


def assessed(
    text: str, demand: Demand | None = None, *, as_of: date = date(2026, 11, 6), only: tuple[str, ...] = ()
) -> Assessment:
    return assess(toml.parse(text.encode(), "kommune.toml"), as_of=as_of, demand=demand, only=only)


def states(assessment: Assessment) -> list[WaiverState]:
    return [each.state for each in assessment.waivers]


def told(assessment: Assessment) -> list[tuple[str, Severity, str]]:
    """Give what is said of the file: code, severity and the line that it points at, but for who has it."""
    return [
        (each.code, each.severity, each.place.text if each.place else "")
        for each in assessment.diagnostics
        if each.code != "K072"
    ]


# ── what a waiver comes to ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize(
    ("gap", "why"),
    [
        (READY.replace("= 30", "= 2"), "unmet"),
        (READY.replace("= 30", "= 20"), "partly met"),
        (READY.replace('lokaler = { "Biblioteket" = 30 }', ""), "not answered"),
        (READY.replace("moeder = 24", 'moeder = "ved_ikke"'), "not known"),
    ],
)
def test_a_gap_that_is_waived_holds_back_no_exit_code(gap: str, why: str) -> None:
    before, after = assessed(gap), assessed(gap + waiver())

    assert (before.exit_code, after.exit_code) == (1, 0), why
    assert (states(after), after.gate.falls_short) == ([WaiverState.ACTIVE], ())
    assert after.methods[0].verdict is before.methods[0].verdict is not Verdict.READY
    assert after.methods[0].verdict_waived is Verdict.READY
    assert told(after) == []


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize(("until", "code"), [("2026-11-05", 1), ("2026-11-06", 0), ("2026-11-07", 0)])
def test_a_waiver_holds_on_its_last_day_and_no_longer(until: str, code: int) -> None:
    assert assessed(SHORT + waiver(until=until)).exit_code == code


@pytest.mark.usefixtures("proeve")
def test_a_waiver_covers_no_other_gap() -> None:
    text = SHORT.replace("sager = 24", "sager = 0")

    assert assessed(text + waiver()).exit_code == 1
    assert assessed(text + waiver("proeve/maal.sager")).exit_code == 1
    assert assessed(text + waiver() + waiver("proeve/maal.sager")).exit_code == 0


@pytest.mark.usefixtures("proeve")
def test_the_demanded_score_is_the_real_one_whatever_is_waived() -> None:
    low = assessed(SHORT).methods[0].score
    assert low is not None
    percent = low.percent_low

    assert assessed(SHORT + waiver(), Demand(min_score=percent)).exit_code == 0
    short = assessed(SHORT + waiver(), Demand(min_score=percent + 1))
    assert (short.exit_code, short.gate.falls_short) == (1, (Shortfall.SCORE,))


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize("demand", [Demand(), Demand(NEVER), Demand(count_waivers=False)])
def test_a_rule_that_raised_cannot_be_waived(demand: Demand) -> None:
    assessment = assessed(READY.replace("moeder = 24", "moeder = 13") + waiver(), demand)

    assert assessment.exit_code == 4
    assert Shortfall.ERROR in assessment.gate.falls_short


def test_a_rule_that_is_met_so_far_and_may_still_fall_has_a_gap_to_waive() -> None:
    text = """
[kommune]
navn = "Prøvekøbing"
[metoder.omlaegning.bevillingskompetence]
niveau = ["team"]
[metoder.omlaegning.faglig_sparring]
andel_sparring_hoej = 0.7
"""
    rule = "faglig_sparring.foelger_bevilling"
    assessment = assessed(text + waiver(f"omlaegning/{rule}"))
    [finding] = [each for _, each in assessment.methods[0].findings if each.rule.full_id == rule]

    assert (finding.outcome, finding.may_fall) == (Outcome.MET, True)
    assert finding.waiver is assessment.waivers[0]
    assert states(assessment) == [WaiverState.ACTIVE]
    settled = assessed(text + "andel_sparring_ringe = 0.05\n" + waiver(f"omlaegning/{rule}"))
    assert states(settled) == [WaiverState.UNMATCHED]


def test_a_waiver_of_one_method_covers_no_other_with_the_same_rule() -> None:
    rule = "ansvar_og_beslutningskompetence.overordnet_ansvarlig"
    text = KLAR.replace("overordnet_ansvarlig = ", "note = ") + waiver(f"signs_of_safety/{rule}")
    verdicts = {each.ruleset.id: each.verdict_waived for each in assessed(text).methods}

    assert verdicts.pop("signs_of_safety") is Verdict.READY
    assert set(verdicts.values()) == {Verdict.UNDETERMINED}


# ── expired ─────────────────────────────────────────────────────────────────────────────────────────────

OLD = waiver(until="2026-11-05")


@pytest.mark.usefixtures("proeve")
def test_an_expired_waiver_fails_by_its_own_message_at_its_last_day() -> None:
    assessment = assessed(SHORT + OLD)

    assert states(assessment) == [WaiverState.EXPIRED]
    assert told(assessment) == [("K064", Severity.ERROR, "udloeber = 2026-11-05")]
    assert assessment.gate.falls_short == (Shortfall.VERDICT, Shortfall.EXPIRED_WAIVER)
    [said] = assessment.diagnostics
    assert (said.sentence("da"), said.sentence("en")) == (
        (
            "Fravigelsen af ”proeve/aftener.nok” gjaldt til 5. november 2026 og er udløbet, men manglen er "
            "der endnu."
        ),
        (
            "The waiver of “proeve/aftener.nok” was valid until 5 November 2026 and has expired, but the gap "
            "is "
            "still there."
        ),
    )


@pytest.mark.usefixtures("proeve")
def test_an_expired_waiver_fails_though_the_verdict_is_good_enough() -> None:
    text = READY.replace('form = "uge"', 'form = "dag"')
    old = waiver("proeve/kursus.form", "2026-11-05")
    lenient = Demand(frozenset({Verdict.UNDETERMINED}))

    assert assessed(text, lenient).exit_code == 0
    assert assessed(text + old, lenient).exit_code == 1
    assert assessed(text + old, lenient).gate.falls_short == (Shortfall.EXPIRED_WAIVER,)


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize(
    ("demand", "code"),
    [(Demand(NEVER), 0), (Demand(NEVER, min_score=100), 1), (Demand(count_waivers=False), 1)],
    ids=["never", "never, but a score", "audit"],
)
def test_an_expired_waiver_is_a_warning_where_it_does_not_fail(demand: Demand, code: int) -> None:
    assessment = assessed(SHORT + OLD, demand)

    assert assessment.exit_code == code
    assert told(assessment) == [("K064", Severity.WARNING, "udloeber = 2026-11-05")]
    assert Shortfall.EXPIRED_WAIVER not in assessment.gate.falls_short


@pytest.mark.usefixtures("proeve")
def test_what_fails_is_told_before_what_is_only_doubtful() -> None:
    text = SHORT.replace("Eksempelby Kommune", "Eksempel\\u200bby Kommune")

    assert [code for code, _, _ in told(assessed(text + OLD))] == ["K064", "K070"]


# ── no gap ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize("until", ["2026-11-05", "2026-12-31"])
@pytest.mark.parametrize("rule", ["proeve/aftener.nok", "proeve/kursus.form"])
def test_a_waiver_of_what_is_met_or_not_relevant_is_a_warning_expired_or_not(rule: str, until: str) -> None:
    text = READY.replace('form = "uge"', 'ikke_relevant = "Kurset er holdt"')
    assessment = assessed(text + waiver(rule, until), Demand(frozenset({Verdict.NOT_READY})))

    assert states(assessment) == [WaiverState.UNMATCHED]
    assert told(assessment) == [("K065", Severity.WARNING, f'regel = "{rule}"')]
    assert assessment.exit_code == 0
    assert [finding for _, finding in assessment.methods[0].findings if finding.waiver] == []


# ── audits ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("proeve")
def test_an_audit_is_judged_as_if_there_were_no_waivers_and_still_lists_them() -> None:
    assessment = assessed(SHORT + waiver() + waiver("proeve/maal.sager"), Demand(count_waivers=False))
    [(_, finding), *_] = assessment.methods[0].blockers

    assert (assessment.exit_code, assessment.gate.with_waivers) == (1, 0)
    assert assessment.gate.falls_short == (Shortfall.VERDICT,)
    assert states(assessment) == [WaiverState.NOT_COUNTED, WaiverState.UNMATCHED]
    assert finding.waiver is assessment.waivers[0]


# ── across methods ──────────────────────────────────────────────────────────────────────────────────────

#: Ready but for the hours of the tovholder, which three methods share.
HOURS = KLAR.replace("timer_pr_uge = 12", "timer_pr_uge = 11")
ACROSS = waiver("across.tovholder_timer")


def test_what_methods_share_is_waived_by_its_own_name() -> None:
    before, after = (assessed(text, Demand(CONDITIONAL)) for text in (HOURS, HOURS + ACROSS))
    [finding] = [each for each in after.across if each.rule.id == "tovholder_timer"]

    assert (before.exit_code, after.exit_code) == (1, 0)
    assert finding.waiver is after.waivers[0]
    assert [each.waiver for each in after.across if each is not finding] == [None] * (len(after.across) - 1)
    assert {each.verdict for each in after.methods} == {Verdict.CONDITIONAL}
    assert {each.verdict_waived for each in after.methods} == {Verdict.READY}


def test_what_methods_share_has_no_gap_when_it_is_met_or_only_one_of_them_is_declared() -> None:
    alone = "[kommune]\nnavn = 'Prøvekøbing'\n[metoder.familieraadslagning]\n"

    for text in (KLAR, alone):
        assessment = assessed(text + ACROSS)
        assert [each.waiver for each in assessment.across if each.waiver] == []
        assert states(assessment) == [WaiverState.UNMATCHED]
        assert told(assessment) == [("K065", Severity.WARNING, 'regel = "across.tovholder_timer"')]


def test_an_expired_waiver_of_what_methods_share_fails_too() -> None:
    text = HOURS + waiver("across.tovholder_timer", "2026-11-05")

    assert assessed(HOURS).exit_code == 0
    assert assessed(text).exit_code == 1
    assert assessed(text).gate.falls_short == (Shortfall.EXPIRED_WAIVER,)


def test_a_waiver_of_what_is_not_asked_for_is_left_out() -> None:
    old = waiver("signs_of_safety/tovholder.ressourcer", "2026-11-05")
    text = f"{HOURS}[metoder.omlaegning]\n{ACROSS}{old}"
    only_one = assessed(text, only=("omlaegning",))
    another = assessed(text, only=("familieraadslagning",))

    assert only_one.waivers == ()
    assert told(only_one) == []
    assert [each.waiver.rule for each in another.waivers] == ["across.tovholder_timer"]


# ── how long ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        (date(2026, 11, 6), date(2027, 11, 6)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
        (date(9999, 6, 1), date.max),
    ],
)
def test_a_waiver_holds_for_at_most_twelve_months(as_of: date, last: date) -> None:
    assert latest(as_of) == last


@pytest.mark.usefixtures("proeve")
def test_a_waiver_for_longer_is_an_error_told_with_all_others_at_its_last_day() -> None:
    text = SHORT.replace("sager = 24", 'sager = "mange"') + waiver(until="2027-11-07")

    assert assessed(SHORT + waiver(until="2027-11-06")).exit_code == 0
    with pytest.raises(SetupError) as caught:
        assessed(text)
    assert [(each.code, str(each.place)) for each in caught.value.diagnostics] == [
        ("K010", "kommune.toml:5:9"),
        ("K063", "kommune.toml:17:12"),
    ]
    said = caught.value.diagnostics[1]
    assert (said.sentence("da"), said.advice("en")) == (
        "Fravigelsen gælder for længe: til 7. november 2027.",
        (
            "Write a date that is no later than 6 November 2027. A waiver can hold for at most 12 months at "
            "a time."
        ),
    )
