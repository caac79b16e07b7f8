"""What is valid and yet doubtful is told at its place, and changes neither score, verdict nor exit code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from readiness import toml
from readiness.check import assess, check_file
from readiness.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    from readiness.assessment import Assessment
    from readiness.diagnostics import Diagnostic

    Doubts = Callable[..., list[str]]

DAY = date(2026, 11, 6)
HEAD = '[kommune]\nnavn = "Eksempelby Kommune"\nopstart = 2027-02-01\n'
READY = """\
[metoder.proeve.maal]
sager = 24
[metoder.proeve.kursus]
form = "uge"
[metoder.proeve.aftener]
moeder = 24
lokaler = { "Biblioteket" = 30 }
"""
UNMET = READY.replace("= 30", "= 1")
OWNED = UNMET + 'ansvarlig = "Afsnitsleder"\n'
#: Two shipped methods, with an answer that they share.
TWO = "[metoder.familieraadslagning]\n[metoder.signs_of_safety]\n"


@pytest.fixture
def assessed(tmp_path: Path) -> Callable[..., Assessment]:
    """Assess a setup that lies in a folder of its own."""

    def assessed(text: str, day: date = DAY) -> Assessment:
        path = tmp_path / "kommune.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return check_file(path, as_of=day, name="kommune.toml")

    return assessed


@pytest.fixture
def doubts(proeve: Path, assessed: Callable[..., Assessment]) -> Doubts:  # noqa: ARG001 (is installed)
    """Tell what is doubtful as `line:column code`, with lines counted after the head."""

    def doubts(text: str, day: date = DAY) -> list[str]:
        return [brief(each) for each in assessed(text, day).diagnostics]

    return doubts


def brief(diagnostic: Diagnostic) -> str:
    assert diagnostic.place
    assert diagnostic.severity is Severity.WARNING
    return f"{diagnostic.place.line - HEAD.count(chr(10))}:{diagnostic.place.column} {diagnostic.code}"


# --- Deadlines ---


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2026-11-05", ["9:9 K071"]),
        ("2026-11-06", []),
        ("2027-02-01", []),
        ("2027-02-02", ["9:9 K073"]),
        ('"ved_ikke"', []),
    ],
)
def test_a_deadline_is_neither_passed_nor_after_the_start(doubts: Doubts, due: str, told: list[str]) -> None:
    assert doubts(f"{OWNED}frist = {due}\n") == told


def test_a_deadline_that_has_passed_after_the_start_is_told_once(doubts: Doubts) -> None:
    assert doubts(f"{OWNED}frist = 2027-03-01\n", date(2027, 4, 1)) == ["9:9 K071"]


def test_a_milestone_that_is_reached_or_not_relevant_has_no_deadline_any_more(doubts: Doubts) -> None:
    assert doubts(READY + "frist = 2026-01-01\n") == []
    left_out = '[metoder.proeve.kursus]\nikke_relevant = "Kurset er holdt"\nfrist = 2026-01-01\n'
    assert doubts(READY.replace('[metoder.proeve.kursus]\nform = "uge"\n', left_out)) == []


def test_without_a_start_no_deadline_is_after_it(
    proeve: Path,  # noqa: ARG001 (is installed)
    tmp_path: Path,
) -> None:
    path = tmp_path / "uden.toml"
    path.write_text(HEAD.rpartition("opstart")[0] + OWNED + "frist = 2030-01-01\n", encoding="utf-8")

    assert check_file(path, as_of=DAY).diagnostics == ()


@pytest.mark.usefixtures("proeve")
def test_a_deadline_says_when_it_was(assessed: Callable[..., Assessment]) -> None:
    [told] = assessed(OWNED + "frist = 2026-10-30\n").diagnostics
    [late] = assessed(OWNED + "frist = 2027-03-01\n").diagnostics

    assert told.sentence("da") == "Fristen den 30. oktober 2026 er passeret, og ”Aftener” er ikke nået."
    assert told.sentence("en") == "The deadline, 30 October 2026, has passed, and “Evenings” is not reached."
    assert late.sentence("da") == "Fristen den 1. marts 2027 ligger efter opstarten den 1. februar 2027."


def test_a_shared_deadline_says_for_which_methods_it_has_passed(assessed: Callable[..., Assessment]) -> None:
    text = '[faelles.resultater]\nindberetter = []\nansvarlig = "Leder"\nfrist = 2026-10-30\n' + TWO
    told = [each for each in assessed(text).diagnostics if each.code == "K071"]
    own = TWO + "[metoder.signs_of_safety.resultater]\nfrist = 2026-12-01\n"
    less = [each for each in assessed(text.replace(TWO, own)).diagnostics if each.code == "K071"]

    [both] = told
    assert both.sentence("en") == (
        "The deadline, 30 October 2026, has passed, and “Results and follow-up” is not reached "
        "in Family group conference, Signs of Safety."
    )
    [one] = less
    assert one.sentence("da") == (
        "Fristen den 30. oktober 2026 er passeret, og ”Resultater og opfølgning” er ikke nået "
        "i Familierådslagning."
    )


def test_a_shared_table_that_no_assessed_method_has_is_not_doubted(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kommune.toml").write_text(
        HEAD + "[faelles.evaluering]\nfrist = 2026-01-01\nvurderet = 2026-01-01\n" + TWO, encoding="utf-8"
    )
    options = ("--as-of=2026-11-06", "--fail-on=never")

    every, one = run("check", *options).err, run("check", "--method=signs_of_safety", *options).err

    assert [code in every for code in ("K071", "K075")] == [True, True]
    assert [code in one for code in ("K071", "K075")] == [False, False]


# --- Who is responsible ---


def test_a_gate_that_is_not_met_has_somebody_responsible(doubts: Doubts) -> None:
    assert doubts(UNMET) == ["5:17 K072"]
    assert doubts(UNMET + 'ansvarlig = "ved_ikke"\n') == ["5:17 K072"]
    assert doubts(OWNED) == []


def test_a_gate_that_is_met_needs_nobody_nor_does_what_is_no_gate(doubts: Doubts) -> None:
    assert doubts(READY.replace('"uge"', '"dag"')) == []


def test_gates_without_any_answer_are_counted_at_the_header_of_their_method(
    assessed: Callable[..., Assessment], doubts: Doubts
) -> None:
    assert doubts("[metoder.proeve]\n") == ["1:10 K072"]
    [told] = assessed("[metoder.proeve]\n").diagnostics
    assert (
        told.sentence("da")
        == "Ingen er ansvarlig for det, der skal på plads først: 2 af milepælene uden svar."
    )
    assert (
        told.sentence("en")
        == "Nobody is responsible for what must be in place first: 2 of the milestones without answers."
    )

    [one] = assessed("[metoder.proeve.maal]\nsager = 24\n").diagnostics
    assert (
        one.sentence("da")
        == "Ingen er ansvarlig for det, der skal på plads først: 1 af milepælene uden svar."
    )
    assert (
        one.sentence("en")
        == "Nobody is responsible for what must be in place first: 1 of the milestones without answers."
    )


def test_a_table_with_only_a_deadline_counts_as_one_without_answers(doubts: Doubts) -> None:
    assert doubts("[metoder.proeve.maal]\nfrist = 2027-01-01\n") == ["1:10 K072"]


def test_a_shared_milestone_is_told_once_with_its_methods(assessed: Callable[..., Assessment]) -> None:
    told = assessed("[faelles.boern_og_unge]\nforsamtale_planlagt = false\n" + TWO).diagnostics

    assert [brief(each) for each in told] == ["1:10 K072", "3:10 K072", "4:10 K072"]
    assert told[0].sentence("da") == (
        "Ingen er ansvarlig for det, der skal på plads først: "
        "Forberedelse og støtte til børn og unge (Familierådslagning, Signs of Safety)."
    )


def test_the_table_of_the_method_itself_is_where_its_own_answers_stand(
    assessed: Callable[..., Assessment],
) -> None:
    text = (
        "[faelles.boern_og_unge]\nforsamtale_planlagt = false\n[metoder.signs_of_safety.boern_og_unge]\n"
        "kendt_medarbejder_som_stoette = true\n"
    )

    assert [brief(each) for each in assessed(text).diagnostics] == ["3:10 K072", "3:26 K072"]


# --- When it was assessed ---


@pytest.mark.parametrize(
    ("reviewed", "told"),
    [
        ("2026-11-07", ["8:12 K079"]),
        ("2026-11-06", []),
        ("2026-05-06", []),
        ("2026-05-05", ["8:12 K075"]),
        ("2025-11-06", ["8:12 K075"]),
        ("2025-12-31", ["8:12 K075"]),
        ('"ved_ikke"', []),
    ],
)
def test_an_assessment_is_not_older_than_half_a_year_and_not_in_the_future(
    doubts: Doubts, reviewed: str, told: list[str]
) -> None:
    assert doubts(f"{READY}vurderet = {reviewed}\n") == told


@pytest.mark.parametrize(("day", "told"), [(28, []), (29, []), (30, []), (31, [])])
def test_half_a_year_after_the_last_of_august_is_the_last_of_february(
    doubts: Doubts, day: int, told: list[str]
) -> None:
    assert doubts(f"{READY}vurderet = 2026-08-{day}\n", date(2027, 2, 28)) == told
    assert doubts(f"{READY}vurderet = 2026-08-{day}\n", date(2027, 3, 1)) == ["8:12 K075"]


# --- Evidence ---


def test_evidence_lies_in_the_folder_of_the_setup_or_is_a_link(doubts: Doubts, tmp_path: Path) -> None:
    (tmp_path / "aftale.md").touch()
    written = '["aftale.md", "andet.md", "../x.md", "https://x.example", "ved_ikke"]'

    assert doubts(f"{READY}dokumentation = {written}\n") == ["8:31 K074", "8:43 K078"]
    assert doubts(f'{READY}dokumentation = "ved_ikke"\n') == []


@pytest.mark.usefixtures("proeve")
def test_what_is_not_found_is_named(assessed: Callable[..., Assessment]) -> None:
    [told] = assessed(READY + 'dokumentation = [" aftale\\u001b.md "]\n').diagnostics[-1:]

    assert told.sentence("da") == "Dokumentationen ”aftale\\u001b.md” findes ikke i opsætningens mappe."


def test_a_setup_that_lies_nowhere_has_its_evidence_not_looked_for(proeve: Path) -> None:  # noqa: ARG001 (is installed)
    file = toml.parse(f'{HEAD}{READY}dokumentation = ["andet.md"]\n'.encode(), "kommune.toml")

    assert assess(file, as_of=DAY).diagnostics == ()


# --- Names ---

NAME = "Tovlin Strømager"  # put together
WAIVED = (
    OWNED.replace("{", "{{").replace("}", "}}")
    + """\
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "{reason}"
godkendt_af = "{role}"
udloeber = 2027-01-01
"""
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'{READY}ansvarlig = "{NAME}"\n', ["8:13 K077"]),
        (f'{READY}note = "{NAME}"\n', []),
        (f'{READY}ansvarlig = "Afsnitsleder"\n', []),
        (WAIVED.format(reason="x", role=NAME), ["12:15 K077"]),
        (WAIVED.format(reason=NAME, role="Chef"), []),
    ],
)
def test_a_name_is_doubted_where_a_role_belongs(doubts: Doubts, text: str, told: list[str]) -> None:
    assert doubts(text) == told


def test_a_name_is_doubted_in_every_field_that_names_roles(assessed: Callable[..., Assessment]) -> None:
    text = f"""\
[faelles.tovholder]
funktion = "{NAME}"
navn = "{NAME}"
[faelles.samarbejde]
initiativtagere = ["Socialrådgivere", "{NAME}"]
samarbejdsform = "{NAME}"
[faelles.ansvar_og_beslutningskompetence]
ansvarlige_pr_enhed = {{ "Familieafsnittet" = "{NAME}" }}
[faelles.implementeringsteam]
medlemmer = [{{ funktion = "{NAME}", enhed = "{NAME}" }}]
[metoder.signs_of_safety]
"""
    told = [brief(each) for each in assessed(text).diagnostics if each.code == "K077"]

    assert told == ["2:12 K077", "5:39 K077", "8:46 K077", "10:27 K077"]


def test_a_name_is_not_repeated_in_what_is_said_of_it(
    assessed: Callable[..., Assessment],
    proeve: Path,  # noqa: ARG001 (is installed)
) -> None:
    [told] = assessed(f'{READY}ansvarlig = "{NAME}"\n').diagnostics

    assert not [word for word in NAME.split() if word in str(told.sentence("da") + told.advice("da"))]


# --- Contradictions ---

CONTRADICTION = """
[[milestone.contradiction]]
id = "uden_moeder"
basis = "afledt"
when = { and = [{ equals = "moeder", value = 0 }, { any = "lokaler", where = { above = ".", value = 0 } }] }
message = { da = "Der er lokaler, men ingen møder.", en = "There are rooms, but no meetings." }
remedy = { da = "Ret antallet af møder.", en = "Correct the number of meetings." }
"""


@pytest.fixture
def contradictory(proeve: Path) -> None:
    """Give the method `proeve` a contradiction."""
    with (proeve / "proeve.toml").open("a", encoding="utf-8") as file:
        file.write(CONTRADICTION)


@pytest.mark.usefixtures("contradictory")
def test_a_contradiction_is_told_at_the_answer_that_decides(assessed: Callable[..., Assessment]) -> None:
    [told] = assessed(READY.replace("moeder = 24", "moeder = 0")).diagnostics

    assert brief(told) == "6:1 K076"
    assert told.sentence("da") == "Der er lokaler, men ingen møder. Svarene passer ikke sammen."
    assert told.sentence("en") == "There are rooms, but no meetings. The answers do not fit together."
    assert told.advice("da") == "Ret antallet af møder. Kør så igen."


@pytest.mark.usefixtures("contradictory")
@pytest.mark.parametrize(
    ("old", "new"), [("moeder = 0", "moeder = 1"), ("moeder = 0", ""), ("= 30", "= 0"), ("30", '"ved_ikke"')]
)
def test_answers_that_fit_or_are_missing_contradict_nothing(doubts: Doubts, old: str, new: str) -> None:
    assert "K076" not in str(doubts(READY.replace("moeder = 24", "moeder = 0").replace(old, new)))


def test_a_milestone_that_is_not_relevant_contradicts_nothing(assessed: Callable[..., Assessment]) -> None:
    rooms = '[faelles.lokaler]\nlokaler = [{ type = "raadhus", neutral = true }]\n[metoder.signs_of_safety]\n'
    left_out = rooms.replace("\n[metoder", '\nikke_relevant = "Møderne holdes ikke endnu"\n[metoder')

    assert "2:12 K076" in [brief(each) for each in assessed(rooms).diagnostics]
    assert "K076" not in [each.code for each in assessed(left_out).diagnostics]


def test_a_contradiction_in_shared_answers_is_told_once(assessed: Callable[..., Assessment]) -> None:
    rooms = '[faelles.lokaler]\nlokaler = [{ type = "raadhus", neutral = true }]\n' + TWO

    assert [each.code for each in assessed(rooms).diagnostics].count("K076") == 1


# --- All of them ---

DOUBTFUL = f"""\
{UNMET}frist = 2026-10-30
vurderet = 2025-01-01
dokumentation = ["andet.md"]
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "x"
godkendt_af = "{NAME}"
udloeber = 2027-01-01
"""


def test_warnings_are_told_in_the_order_of_the_file_with_those_about_its_form(doubts: Doubts) -> None:
    text = DOUBTFUL.replace('begrundelse = "x"', 'begrundelse = "x\\u200b"')

    assert doubts(text) == [
        "5:17 K072",
        "8:9 K071",
        "9:12 K075",
        "10:18 K074",
        "13:15 K070",
        "14:15 K077",
    ]


@pytest.mark.usefixtures("proeve")
def test_warnings_change_nothing_else(assessed: Callable[..., Assessment]) -> None:
    text = UNMET + DOUBTFUL[DOUBTFUL.index("[[fravigelser]]") :].replace(NAME, "Chef")
    doubtful, plain = assessed(DOUBTFUL), assessed(text)

    assert (len(doubtful.diagnostics), len(plain.diagnostics)) == (5, 1)
    assert (doubtful.verdict, doubtful.exit_code) == (plain.verdict, plain.exit_code)
    assert [each.score for each in doubtful.methods] == [each.score for each in plain.methods]


@pytest.mark.parametrize("language", ["da", "en"])
def test_warnings_are_told_on_stderr_and_in_the_json(
    run: Run,
    tmp_path: Path,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    proeve: Path,  # noqa: ARG001 (is installed)
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kommune.toml").write_text(HEAD + DOUBTFUL, encoding="utf-8")
    ran = run("check", "--as-of=2026-11-06", "--format=json", "--lang", language)

    for code in ("K071", "K072", "K074", "K075", "K077"):
        assert f"[{code}]" in ran.err
        assert f'"code": "{code}"' in ran.out
    assert ran.code == 0  # the gap is waived


@pytest.mark.usefixtures("proeve")
def test_a_day_later_nothing_else_is_read_of_the_clock(assessed: Callable[..., Assessment]) -> None:
    first, second = assessed(DOUBTFUL), assessed(DOUBTFUL, date(2026, 11, 7))

    assert replace(first, as_of=second.as_of).diagnostics == second.diagnostics
