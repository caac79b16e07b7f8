"""Waivers in a text report: at their findings, in a section of their own, and in the last lines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness import toml
from readiness.check import assess
from readiness.gate import Demand
from readiness.render import text as as_text
from readiness.render.canvas import Canvas

if TYPE_CHECKING:
    from readiness.model import Language

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
"""
SHORT = READY.replace("= 30", "= 20")
WAIVER = """\
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Nyt lokale på vej"
godkendt_af = "Børne- og familiechef"
udloeber = 2027-03-31
"""
UNUSED = WAIVER.replace("aftener.nok", "maal.sager")
EXPIRED = WAIVER.replace("2027-03-31", "2026-11-05")
AUDIT = Demand(count_waivers=False)
NEVER = Demand(frozenset())

pytestmark = pytest.mark.usefixtures("proeve")


def report(
    text: str, language: Language = "da", demand: Demand | None = None, *, show_all: bool = False
) -> str:
    assessment = assess(toml.parse(text.encode(), "kommune.toml"), as_of=date(2026, 11, 6), demand=demand)
    return as_text.render(assessment, Canvas(), language, show_all=show_all)


def part(text: str, heading: str) -> str:
    """Give the part of a report under a heading, on one line."""
    return " ".join(re.split(r"\n\n(?=[A-ZÆØÅ])|\n[─-]+\n", text.partition(f"\n{heading}")[2])[0].split())


def last_words(text: str) -> list[str]:
    """Give the paragraphs below the last rule of a report, each on one line."""
    below = re.split(r"\n─+\n", text)[-1]
    return [" ".join(each.split()) for each in below.split("\n\n")]


# --- At the finding ---


@pytest.mark.parametrize(
    ("language", "heading", "said"),
    [
        (
            "da",
            "SKAL PÅ PLADS FØRST",
            "Fraveget til 31. marts 2027, godkendt af Børne- og familiechef: Nyt lokale på vej",
        ),
        (
            "en",
            "MUST BE IN PLACE FIRST",
            "Waived until 31 March 2027, approved by Børne- og familiechef: Nyt lokale på vej",
        ),
    ],
)
def test_a_waived_gap_says_until_when_by_whom_and_why(language: Language, heading: str, said: str) -> None:
    shown = report(SHORT + WAIVER, language, show_all=True)

    assert part(shown, heading).endswith(said)
    assert " ".join(shown.split()).count(said) == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Fraveget til 31. marts 2027, men ikke talt med, godkendt af"),
        ("en", "Waived until 31 March 2027, but not counted, approved by"),
    ],
)
def test_a_waived_gap_says_that_its_waiver_is_not_counted(language: Language, said: str) -> None:
    assert said in " ".join(report(SHORT + WAIVER, language, AUDIT).split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Fraveget til 31. marts 2027, godkendt af Børne- og familiechef: Nyt lokale på vej"),
        ("en", "Waived until 31 March 2027, approved by Børne- og familiechef: Nyt lokale på vej"),
    ],
)
def test_a_waiver_of_what_methods_share_stands_at_it(language: Language, said: str) -> None:
    hours = KLAR.replace("timer_pr_uge = 12", "timer_pr_uge = 11")
    waived = WAIVER.replace("proeve/aftener.nok", "across.tovholder_timer")
    shown = " ".join(report(f"{hours}\n{waived}", language).split())

    assert shown.count(said) == 1
    assert said not in " ".join(report(f"{KLAR}\n{waived}", language).split())


def test_neither_an_expired_waiver_nor_one_without_a_gap_stands_at_its_rule() -> None:
    assert "Fraveget" not in report(SHORT + EXPIRED, show_all=True)
    assert "Fraveget" not in report(READY + WAIVER, show_all=True)
    assert "Fraveget" in report(SHORT + WAIVER.replace("2027-03-31", "2026-11-06"))


# --- The section ---

DA = " Godkendt af Børne- og familiechef: Nyt lokale på vej"
EN = " Approved by Børne- og familiechef: Nyt lokale på vej"


@pytest.mark.parametrize(
    ("text", "demand", "da", "en"),
    [
        (
            SHORT + WAIVER,
            None,
            f"proeve/aftener.nok · gælder til 31. marts 2027{DA}",
            f"proeve/aftener.nok · holds until 31 March 2027{EN}",
        ),
        (
            SHORT + WAIVER,
            AUDIT,
            f"proeve/aftener.nok · gælder til 31. marts 2027, men er ikke talt med{DA}",
            f"proeve/aftener.nok · holds until 31 March 2027, but is not counted{EN}",
        ),
        (
            SHORT + EXPIRED,
            None,
            (
                f"proeve/aftener.nok · gjaldt til 5. november 2026 og er udløbet{DA} Gør sådan Luk "
                f"manglen. Eller "
                "få fravigelsen godkendt igen, og ret udloeber. Gælder den ikke mere, så slet den. "
                "Ret her kommune.toml:15:12"
            ),
            (
                f"proeve/aftener.nok · held until 5 November 2026 and has expired{EN} Do this Close the "
                f"gap. Or "
                "have the waiver approved again, and change udloeber. If it no longer holds, delete it. "
                "Correct here kommune.toml:15:12"
            ),
        ),
        (
            READY + WAIVER,
            None,
            (
                f"proeve/aftener.nok · passer ikke til noget: der er ingen mangel{DA} Gør sådan Slet "
                "fravigelsen. Er den ment for en anden regel, så ret regel. Ret her kommune.toml:12:9"
            ),
            (
                f"proeve/aftener.nok · fits nothing: there is no gap{EN} Do this Delete the waiver. If it "
                f"is "
                "meant for another rule, change regel. Correct here kommune.toml:12:9"
            ),
        ),
        (
            SHORT + WAIVER + UNUSED,
            None,
            (
                f"proeve/aftener.nok · gælder til 31. marts 2027{DA} proeve/maal.sager · passer ikke til "
                f"noget: der "
                f"er ingen mangel{DA} Gør sådan Slet fravigelsen. Er den ment for en anden regel, så ret "
                f"regel. "
                "Ret her kommune.toml:17:9"
            ),
            (
                f"proeve/aftener.nok · holds until 31 March 2027{EN} proeve/maal.sager · fits nothing: "
                f"there is no "
                f"gap{EN} Do this Delete the waiver. If it is meant for another rule, change regel. "
                "Correct here kommune.toml:17:9"
            ),
        ),
    ],
    ids=["active", "not counted", "expired", "unmatched", "two"],
)
def test_every_waiver_is_listed_with_its_state_and_what_to_do(
    text: str, demand: Demand | None, da: str, en: str
) -> None:
    assert part(report(text, "da", demand), "FRAVIGELSER") == da
    assert part(report(text, "en", demand), "WAIVERS") == en


def test_without_waivers_there_is_no_such_section_and_no_word_of_the_exit_code() -> None:
    for demand in (None, AUDIT):
        shown = report(SHORT, demand=demand, show_all=True)
        assert "FRAVIGELSER" not in shown
        assert "slutkode" not in shown


# --- The last lines ---


@pytest.mark.parametrize(
    ("text", "demand", "da", "en"),
    [
        (
            SHORT + WAIVER,
            None,
            (
                "Filens slutkode er 0: 1 fravigelse er godkendt. Ellers var den 1. En fravigelse ændrer "
                "kun "
                "slutkoden, aldrig svaret eller scoren."
            ),
            (
                "The file's exit code is 0: 1 waiver is approved. Otherwise it would be 1. A waiver "
                "changes only "
                "the exit code, never the answer or the score."
            ),
        ),
        (
            SHORT.replace("sager = 24", "sager = 0") + WAIVER + UNUSED,
            None,
            (
                "Filens slutkode er 0: 2 fravigelser er godkendt. Ellers var den 1. En fravigelse ændrer "
                "kun "
                "slutkoden, aldrig svaret eller scoren."
            ),
            (
                "The file's exit code is 0: 2 waivers are approved. Otherwise it would be 1. A waiver "
                "changes only "
                "the exit code, never the answer or the score."
            ),
        ),
        (
            SHORT.replace("sager = 24", "sager = 0") + WAIVER,
            None,
            "Filens slutkode er 1: svaret er ikke godt nok, selv om 1 fravigelse er godkendt.",
            "The file's exit code is 1: the answer is not good enough, though 1 waiver is approved.",
        ),
        (
            SHORT + EXPIRED,
            None,
            "Filens slutkode er 1: svaret er ikke godt nok; 1 fravigelse er udløbet.",
            "The file's exit code is 1: the answer is not good enough; 1 waiver has expired.",
        ),
        (
            SHORT.replace("sager = 24", "sager = 0") + EXPIRED + EXPIRED.replace("aftener.nok", "maal.sager"),
            None,
            "Filens slutkode er 1: svaret er ikke godt nok; 2 fravigelser er udløbet.",
            "The file's exit code is 1: the answer is not good enough; 2 waivers have expired.",
        ),
        (
            SHORT + WAIVER,
            Demand(min_score=90),
            "Filens slutkode er 1: scoren er under kravet, og den ændrer fravigelser ikke.",
            "The file's exit code is 1: the score is below the demand, and waivers do not change it.",
        ),
        (
            SHORT.replace("moeder = 24", "moeder = 13") + WAIVER,
            None,
            "Filens slutkode er 4: en regel kunne ikke regnes ud, og det kan ikke fraviges.",
            "The file's exit code is 4: a rule could not be worked out, and that cannot be waived.",
        ),
        (
            SHORT + WAIVER,
            AUDIT,
            "Filens slutkode er 1. Fravigelserne er ikke talt med. Med dem var den 0.",
            "The file's exit code is 1. The waivers are not counted. With them it would be 0.",
        ),
        (
            SHORT + EXPIRED,
            AUDIT,
            "Filens slutkode er 1. Fravigelserne er ikke talt med. Med dem var den den samme.",
            "The file's exit code is 1. The waivers are not counted. With them it would be the same.",
        ),
    ],
    ids=[
        "held",
        "two",
        "not enough",
        "expired",
        "two expired",
        "score",
        "raised",
        "audit",
        "audit, the same",
    ],
)
def test_the_last_lines_say_why_the_exit_code_is_what_it_is(
    text: str, demand: Demand | None, da: str, en: str
) -> None:
    assert last_words(report(text, "da", demand))[1] == da
    assert last_words(report(text, "en", demand))[1] == en


@pytest.mark.parametrize(
    ("text", "demand"),
    [(SHORT + WAIVER, NEVER), (SHORT + EXPIRED, NEVER), (READY + WAIVER, None), (SHORT + UNUSED, None)],
    ids=["never fails", "expired, never fails", "ready", "does not matter"],
)
def test_nothing_is_said_of_an_exit_code_that_no_waiver_has_a_part_in(
    text: str, demand: Demand | None
) -> None:
    assert "slutkode" not in report(text, demand=demand)
