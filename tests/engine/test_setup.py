"""A setup is valid as a whole, or everything that is wrong with it is told at once."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from readiness import SetupError
from readiness.assessment import Municipality
from readiness.declarable import Declarable
from readiness.diagnostics import Severity
from readiness.setup import MethodSetup, MilestoneSetup, Setup, declared_methods, read_setup
from readiness.toml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from readiness.diagnostics import Diagnostic
    from readiness.model import Ruleset

    Read = Callable[[str], Setup]
    Refused = Callable[[str], Sequence[Diagnostic]]

KOMMUNE = '[kommune]\nnavn = "Eksempelby Kommune"\n'


@pytest.fixture(scope="module")
def read(rulesets: Mapping[str, Ruleset]) -> Read:
    """Read a setup of the invented methods that it declares."""

    def read(text: str) -> Setup:
        file = parse(text.encode(), "kommune.toml")
        return read_setup(file, {name: rulesets[name] for name in declared_methods(file) if name in rulesets})

    return read


@pytest.fixture(scope="module")
def refused(read: Read) -> Refused:
    """Read a setup that must be refused, and give what is said of it."""

    def refuse(text: str) -> Sequence[Diagnostic]:
        with pytest.raises(SetupError) as raised:
            read(text)
        return raised.value.diagnostics

    return refuse


def brief(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Say where each fault is and which."""
    return [f"{each.place.line}:{each.place.column} {each.code}" for each in diagnostics if each.place]


# --- A valid setup ---

VALID = """[kommune]
navn = "Esbjerg Kommune"
kode = "0561"
opstart = 2027-02-01

[faelles.tovholder]
funktion = "Koordinator"
ressourcer = { afsat = true, timer = 6 }
ansvarlig = "Afsnitsleder"
frist = 2026-12-01

[faelles.lokaler]
lokaler = [
  { navn = "Salen" },
  { navn = "Klassen", type = "skole" },
]

[metoder.proeve.tovholder]
ressourcer = { afsat = true, timer = 3 }
frist = 2027-03-01

[metoder.proeve.samordnere]
ikke_relevant = "Lånes af naboen"
dokumentation = ["aftale.md"]

[metoder.anden.maal]
sager = 0

[[fravigelser]]
regel = "proeve/tovholder.regel"
begrundelse = "Ventes i marts"
godkendt_af = "Børne- og familiechef"
udloeber = 2027-03-31
"""


def test_the_municipality_is_read(read: Read) -> None:
    assert read(VALID).municipality == Municipality("Esbjerg Kommune", "0561", date(2027, 2, 1))


def test_what_the_municipality_does_not_know_yet_is_left_open(read: Read) -> None:
    assert read(KOMMUNE).municipality == Municipality("Eksempelby Kommune", None, None)
    unknown = read(KOMMUNE + 'kode = "ved_ikke"\nopstart = "ved_ikke"\n').municipality
    assert unknown == Municipality("Eksempelby Kommune", None, None)


def test_waivers_are_read_with_their_places(read: Read) -> None:
    [waiver] = read(VALID).waivers

    assert (waiver.rule, waiver.reason) == ("proeve/tovholder.regel", "Ventes i marts")
    assert (waiver.approved_by, waiver.expires) == ("Børne- og familiechef", date(2027, 3, 31))
    assert (str(waiver.place), str(waiver.end)) == ("kommune.toml:30:9", "kommune.toml:33:12")
    assert read(KOMMUNE).waivers == ()


def test_the_methods_are_those_declared_in_the_order_of_the_file(read: Read) -> None:
    assert list(read(VALID).methods) == ["proeve", "anden"]
    assert list(read(KOMMUNE + "[metoder.anden]\n[metoder.proeve]\n").methods) == ["anden", "proeve"]
    assert read(KOMMUNE).methods == {}


def test_a_declared_method_without_a_ruleset_is_left_out(read: Read) -> None:
    text = KOMMUNE + "[faelles.ukendt]\n[metoder.ukendt.x]\n[metoder.anden]\n"

    assert list(read(text).methods) == ["anden"]


def test_a_ruleset_that_is_not_declared_is_left_out(rulesets: Mapping[str, Ruleset]) -> None:
    file = parse((KOMMUNE + "[metoder.anden]\n").encode(), "kommune.toml")

    assert list(read_setup(file, rulesets).methods) == ["anden"]


def test_what_may_be_declared_can_be_gathered_once_for_many_files(rulesets: Mapping[str, Ruleset]) -> None:
    declarable = Declarable(rulesets.values())

    for text in (VALID, KOMMUNE + "[metoder.anden]\n"):
        file = parse(text.encode(), "kommune.toml")
        assert list(read_setup(file, declarable).methods) == list(declared_methods(file))


@pytest.mark.parametrize("text", ["", "metoder = 3", "[[metoder]]", "metoder = []", "metoder = 'proeve'"])
def test_no_method_is_declared_where_methods_are_no_table(text: str) -> None:
    assert declared_methods(parse(text.encode(), "kommune.toml")) == ()


# --- Shared answers ---


def test_a_methods_own_answer_overrides_the_shared_one_field_by_field(read: Read) -> None:
    answers = read(VALID).methods["proeve"].answers

    assert answers["tovholder.funktion"] == "Koordinator"
    assert answers["tovholder.ressourcer"] == {"afsat": True, "timer": 3}


def test_a_method_that_answers_nothing_has_the_shared_answers(read: Read) -> None:
    answers = read(VALID).methods["anden"].answers

    assert answers["tovholder.ressourcer"] == {"afsat": True, "timer": 6}
    assert answers["maal.sager"] == 0


def test_an_own_ved_ikke_overrides_a_shared_answer(read: Read) -> None:
    text = '[faelles.tovholder]\nfunktion = "x"\n[metoder.proeve.tovholder]\nfunktion = "ved_ikke"\n'

    assert read(KOMMUNE + text).methods["proeve"].answers == {"tovholder.funktion": "ved_ikke"}


def test_what_is_not_written_is_no_answer(read: Read) -> None:
    assert read(KOMMUNE + "[metoder.proeve.tovholder]\n").methods["proeve"].answers == {}


def test_an_answer_is_the_methods_own_only_where_it_stands_under_the_method(read: Read) -> None:
    methods = read(VALID).methods

    assert methods["proeve"].own == {"tovholder.ressourcer"}
    assert methods["anden"].own == {"maal.sager"}


def test_what_is_said_about_a_milestone_is_resolved_as_answers_are(read: Read) -> None:
    milestones = read(VALID).methods["proeve"].milestones

    assert milestones["tovholder"] == MilestoneSetup("Afsnitsleder", date(2027, 3, 1))
    assert milestones["samordnere"] == MilestoneSetup(documented=True, not_relevant="Lånes af naboen")
    assert read(VALID).methods["anden"].milestones == {
        "tovholder": MilestoneSetup("Afsnitsleder", date(2026, 12, 1))
    }


@pytest.mark.parametrize(
    "written",
    ['ansvarlig = "ved_ikke"', 'ansvarlig = " "', 'frist = "ved_ikke"', "dokumentation = []", 'note = "x"'],
)
def test_what_is_unknown_or_blank_about_a_milestone_counts_as_not_said(read: Read, written: str) -> None:
    setup = read(f"{KOMMUNE}[metoder.proeve.tovholder]\n{written}\n")

    assert setup.methods["proeve"].milestones == {"tovholder": MilestoneSetup()}


def test_a_milestone_is_left_out_with_a_reason_and_only_where_it_is_said(read: Read) -> None:
    assert read(VALID).methods["proeve"].left_out == {"samordnere"}
    assert read(VALID).methods["anden"].left_out == frozenset()


def test_a_shared_milestone_is_left_out_of_all_methods(read: Read) -> None:
    text = '[faelles.maal]\nikke_relevant = "Vedtaget af byrådet"\n[metoder.proeve]\n[metoder.anden]\n'

    assert {name: each.left_out for name, each in read(KOMMUNE + text).methods.items()} == {
        "proeve": {"maal"},
        "anden": {"maal"},
    }


START = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("about", "start", "is_planned"),
    [
        (MilestoneSetup("Leder", date(2027, 1, 31)), START, True),
        (MilestoneSetup("Leder", START), START, True),
        (MilestoneSetup("Leder", date(2027, 2, 2)), START, False),
        (MilestoneSetup(None, START), START, False),
        (MilestoneSetup("Leder", None), START, False),
        (MilestoneSetup("Leder", START), None, False),
    ],
    ids=["before", "on_the_day", "too_late", "nobody", "no_deadline", "no_start"],
)
def test_a_milestone_is_planned_when_somebody_has_it_ready_by_the_start(
    about: MilestoneSetup, start: date | None, *, is_planned: bool
) -> None:
    method = MethodSetup({}, frozenset(), {"tovholder": about})

    assert method.planned(start) == ({"tovholder"} if is_planned else frozenset())


# --- Where an answer stands, or is to be written ---


@pytest.mark.parametrize(
    ("method", "path", "place"),
    [
        ("proeve", "tovholder.ressourcer", "19:1"),
        ("anden", "tovholder.ressourcer", "8:1"),
        ("proeve", "tovholder.ressourcer.timer", "19:30"),
        ("proeve", "tovholder.funktion", "7:1"),
        ("proeve", "lokaler.lokaler[1].type", "15:23"),
        ("proeve", "lokaler.lokaler[0].type", "14:3"),
        ("proeve", "lokaler.lokaler[7].navn", "13:1"),
        ("proeve", "samordnere.enheder", "22:17"),
        ("anden", "lokaler", "12:10"),
        ("anden", "maal.aar", "26:16"),
        ("proeve", "maal.aar", "18:10"),
        ("proeve", "maal", "18:10"),
        ("proeve", "", "18:10"),
    ],
)
def test_a_place_falls_back_from_field_to_table_to_method_to_line_1(
    read: Read, method: str, path: str, place: str
) -> None:
    assert str(read(VALID).place(method, path)) == f"kommune.toml:{place}"


def test_a_method_that_stands_nowhere_has_its_place_in_line_1() -> None:
    method = MethodSetup({}, frozenset(), {})
    setup = Setup(
        parse(b"", "kommune.toml"), Municipality("Eksempelby", None, None), {"proeve": method}, (), ()
    )

    assert str(setup.place("proeve", "maal.aar")) == "kommune.toml:1:1"


def test_a_shared_answer_stands_under_faelles_even_where_the_method_has_a_table_of_its_own(
    read: Read,
) -> None:
    setup = read(KOMMUNE + "[metoder.proeve.tovholder]\nnote = ''\n[faelles.tovholder]\nfunktion = 'x'\n")

    assert str(setup.place("proeve", "tovholder.funktion")) == "kommune.toml:6:1"


def test_a_part_that_is_left_out_is_looked_for_in_the_answer_that_holds(read: Read) -> None:
    """Here the method's own record overrides the shared one, so the shared hours do not count."""
    shared = "[faelles.tovholder]\nressourcer = { timer = 6 }\n"
    setup = read(f"{KOMMUNE}{shared}[metoder.proeve.tovholder]\nressourcer = {{ afsat = true }}\n")

    assert str(setup.place("proeve", "tovholder.ressourcer.timer")) == "kommune.toml:6:1"


def test_an_own_table_is_nearer_than_a_shared_one(read: Read) -> None:
    setup = read(KOMMUNE + "[faelles.tovholder]\n[metoder.proeve.tovholder]\n[metoder.anden]\n")

    assert str(setup.place("proeve", "tovholder.funktion")) == "kommune.toml:4:17"
    assert str(setup.place("anden", "tovholder.funktion")) == "kommune.toml:3:10"


@pytest.mark.parametrize("unit", ["²", "7", "Afsnit", "٣"])
def test_a_name_of_a_table_is_found_even_where_it_looks_like_a_number(read: Read, unit: str) -> None:
    setup = read(f'{KOMMUNE}[metoder.proeve.samordnere]\nopgaver_pr_enhed = {{ "{unit}" = "x" }}\n')

    assert str(setup.place("proeve", f"samordnere.opgaver_pr_enhed.{unit}")) == "kommune.toml:4:22"


# --- The table of an answer ---


@pytest.mark.parametrize(
    ("method", "milestone", "table"),
    [
        ("proeve", "tovholder", "[metoder.proeve.tovholder]"),
        ("anden", "tovholder", "[faelles.tovholder]"),
        ("proeve", "lokaler", "[faelles.lokaler]"),
        ("proeve", "samordnere", "[metoder.proeve.samordnere]"),
        ("proeve", "maal", "[metoder.proeve.maal]"),
        ("anden", "maal", "[metoder.anden.maal]"),
    ],
)
def test_an_answer_is_written_in_the_own_table_unless_only_the_shared_one_is_there(
    read: Read, method: str, milestone: str, table: str
) -> None:
    assert read(VALID).table(method, milestone) == table


# --- Faults: all at once, in the order of the file, each at its place ---


def test_all_faults_are_told_at_once_in_the_order_of_the_file(refused: Refused) -> None:
    text = """fejl = 1
[[fravigelser]]
regel = "x"
[metoder.proeve.tovholder]
ikke_relevant = "x"
funktion = 3
ressourcer = { timer = -1, afsat = "ja", tid = 2 }
[metoder.proeve.ukendt]
[faelles.maal]
sager = 3
formaal = "a\\u202eb"
[faelles.samordnere]
[kommune]
kode = "x"
opstart = 2027-02-01T08:00:00
"""

    assert brief(refused(text)) == [
        "1:1 K001",
        "2:3 K061",
        "3:9 K062",
        "5:17 K021",
        "6:12 K010",
        "7:24 K011",
        "7:36 K010",
        "7:42 K030",
        "8:17 K031",
        "10:1 K033",
        "11:11 K070",
        "12:10 K032",
        "13:2 K040",
        "14:8 K041",
        "15:11 K010",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1 K040"),
        ("# kun en kommentar", "1:1 K040"),
        ("[metoder.proeve]", "1:1 K040"),
        ("kommune = 3", "1:11 K040"),
        ("kommune.kode = 'ved_ikke'", "1:1 K040"),
        ("[kommune]\nnavn = ''", "2:8 K040"),
        (KOMMUNE + "[faelles]\nxyz = 1\n[metoder.proeve]", "4:1 K031"),
        (KOMMUNE + "faelles = 3", "3:1 K001"),
        ("faelles = []\n" + KOMMUNE, "1:11 K002"),
        ("metoder = 3\n" + KOMMUNE, "1:11 K002"),
        (KOMMUNE + "[[metoder]]", "3:3 K002"),
        (KOMMUNE + "[metoder]\nproeve = 'text'", "4:10 K002"),
        (KOMMUNE + "[metoder.proeve]\ntovholder = 3", "4:13 K002"),
        (KOMMUNE + "[metoder.proeve.maal]\nsager = true", "4:9 K010"),
        (KOMMUNE + "[metoder.proeve.maal]\nsager = '24'", "4:9 K010"),
        (KOMMUNE + "[metoder.proeve.maal]\nsager = 24.0", "4:9 K010"),
        (KOMMUNE + "[metoder.proeve.maal]\nsager = nan", "4:9 K010"),
        (KOMMUNE + "[metoder.proeve.maal]\nsager = -3", "4:9 K011"),
        (KOMMUNE + "[metoder.proeve.maal]\naar = 0xffffffffffffffff", "4:7 K011"),
        (KOMMUNE + "[metoder.proeve]\nmaal.sager = []", "4:14 K010"),
        (KOMMUNE + "[metoder.proeve.tovholder]\nressourcer.timer = inf", "4:20 K010"),
        (KOMMUNE + "[metoder.proeve.tovholder.ressourcer]\ntimer = 1e-9", "4:9 K011"),
        (KOMMUNE + "[metoder.proeve.tovholder.ressourcer]\ntid = 1", "4:1 K030"),
        (KOMMUNE + "[[metoder.proeve.tovholder.ressourcer]]", "3:28 K010"),
        (
            KOMMUNE + "[[metoder.proeve.lokaler.lokaler]]\n[[metoder.proeve.lokaler.lokaler]]\ntype='x'",
            "5:6 K012",
        ),
        (KOMMUNE + "[metoder.proeve.lokaler]\nlokaler = [\n{},\n3]", "4:11 K010"),
        (KOMMUNE + "[metoder.proeve.samordnere]\nenheder = ['a',\n  ['b'],\n]", "5:3 K010"),
        (KOMMUNE + '[metoder.proeve.samordnere.opgaver_pr_enhed]\n"A.b" = 1', "4:9 K010"),
        (KOMMUNE + "[metoder.proeve.maal]\nikke_relevant = 'ved_ikke'", "4:17 K020"),
        (KOMMUNE + "[[metoder.proeve.tovholder]]", "3:18 K002"),
        (KOMMUNE + "[[fravigelser]]\n", "3:3 K061"),
        (KOMMUNE + "[fravigelser]\n", "3:2 K060"),
        ("fravigelser = [{}]\n" + KOMMUNE, "1:16 K061"),
    ],
)
def test_a_fault_is_told_at_its_key_or_value(refused: Refused, text: str, told: str) -> None:
    diagnostics = refused(text)

    assert told in brief(diagnostics)
    for diagnostic in diagnostics:
        assert diagnostic.place
        assert diagnostic.place.text == text.split("\n")[diagnostic.place.line - 1]
        for language in ("da", "en"):
            for words in (diagnostic.sentence(language), diagnostic.advice(language)):
                assert words
                assert not re.search(r"\{\w*\}", words)


def test_windows_line_ends_and_a_byte_order_mark_do_not_move_a_fault(refused: Refused) -> None:
    text = KOMMUNE + "[metoder.proeve.maal]\nsager = 'x'\n"

    assert brief(refused("\ufeff" + text.replace("\n", "\r\n"))) == brief(refused(text)) == ["4:9 K010"]


def test_only_faults_that_stop_nothing_are_warnings_of_a_valid_setup(read: Read) -> None:
    setup = read(KOMMUNE + 'kode = "0999"\n[metoder.proeve.tovholder]\nfunktion = "\\u001b[31mX"\n')

    assert brief(setup.warnings) == ["3:8 K042", "5:12 K070"]
    assert {each.severity for each in setup.warnings} == {Severity.WARNING}
    assert setup.methods["proeve"].answers == {"tovholder.funktion": "\x1b[31mX"}
    assert setup.warnings[1].sentence("da") == "Teksten indeholder tegn, der ikke kan ses."
    assert setup.warnings[1].advice("en") == (
        "Type the text again instead of pasting it. The report shows the characters as \\u and a number."
    )


def test_a_name_that_does_not_fit_the_code_is_only_a_warning(read: Read) -> None:
    assert brief(read(KOMMUNE + 'kode = "0561"\n').warnings) == ["3:8 K043"]


@pytest.mark.parametrize("written", ["ansvarlig = ", "funktion = ", "note = "])
def test_a_personal_number_stops_the_assessment_where_its_digits_are(refused: Refused, written: str) -> None:
    [diagnostic] = refused(f'{KOMMUNE}[metoder.proeve.tovholder]\n{written}"010190-1234"\n')

    assert (diagnostic.code, diagnostic.severity) == ("P001", Severity.ERROR)
    assert str(diagnostic.place) == f"kommune.toml:4:{len(written) + 2}"


def test_a_personal_number_as_a_name_in_a_table_is_told_at_the_name(refused: Refused) -> None:
    text = f'{KOMMUNE}[metoder.proeve.samordnere.opgaver_pr_enhed]\n"0101901234" = "x"\n'

    assert brief(refused(text)) == ["4:2 P001"]


def test_a_setup_without_a_fault_has_no_warnings(read: Read) -> None:
    assert read(VALID).warnings == ()


def test_warnings_are_told_among_the_errors_and_remain_warnings(refused: Refused) -> None:
    diagnostics = refused(KOMMUNE + 'kode = "0999"\n[metoder.proeve.maal]\nsager = -1\n')

    assert [(each.code, each.severity) for each in diagnostics] == [
        ("K042", Severity.WARNING),
        ("K011", Severity.ERROR),
    ]


def test_a_wrong_name_is_shown_harmlessly(refused: Refused) -> None:
    [diagnostic] = refused(KOMMUNE + '[metoder.proeve]\n"\\u001b[2J\\u202e" = 1\n')

    assert diagnostic.sentence("da") == "Milepælen ”\\u001b[2J\\u202e” findes ikke."
