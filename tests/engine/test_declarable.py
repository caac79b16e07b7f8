"""What a setup may declare, and what is said of what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli

from readiness.declarable import Declarable
from readiness.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from readiness.fields import Fault
    from readiness.model import Ruleset

    FaultsOf = Callable[..., list[Fault]]

KOMMUNE = '[kommune]\nnavn = "Eksempelby Kommune"\n'


@pytest.fixture(scope="module")
def faults_of(rulesets: Mapping[str, Ruleset]) -> FaultsOf:
    """Give what is found in a text that declares methods, both of the invented ones unless told."""

    def find(text: str, *methods: str, is_whole: bool = True) -> list[Fault]:
        chosen = [rulesets[name] for name in methods or rulesets]
        return Declarable(chosen, is_whole=is_whole).faults(tomli.loads(text))

    return find


def words(fault: Fault) -> list[str]:
    """Say a fault in full, in Danish and in English."""
    diagnostic = Diagnostic(fault.code, None, fault.values)
    return [f"{diagnostic.sentence(language)} {diagnostic.advice(language)}" for language in ("da", "en")]


def brief(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(fault.code, ".".join(map(str, fault.path))) for fault in faults]


# --- The whole file ---


def test_a_file_with_a_name_and_a_method_is_enough(faults_of: FaultsOf) -> None:
    assert faults_of(KOMMUNE + "[metoder.proeve]\n") == []


def test_the_methods_are_those_of_the_rulesets(rulesets: Mapping[str, Ruleset]) -> None:
    assert list(Declarable(rulesets.values()).methods) == ["proeve", "anden"]


def test_an_unknown_table_is_told_with_what_was_probably_meant(faults_of: FaultsOf) -> None:
    [fault] = faults_of(KOMMUNE + "[metode.proeve]\n")

    assert (fault.code, fault.path, fault.is_key) == ("K001", ("metode",), True)
    assert words(fault) == [
        (
            "”metode” er ikke et navn, som kan stå her. "
            "Mente I metoder? Her kan stå: kommune, faelles, metoder, fravigelser."
        ),
        (
            "“metode” is not a name that can stand here. "
            "Did you mean metoder? Here may stand: kommune, faelles, metoder, fravigelser."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("faelles = []\n" + KOMMUNE, "faelles"),
        ("faelles = 'x'\n" + KOMMUNE, "faelles"),
        (KOMMUNE + "[[faelles]]\n", "faelles"),
        ("metoder = 3\n" + KOMMUNE, "metoder"),
        (KOMMUNE + "[[metoder]]\n", "metoder"),
        ("metoder = 'ved_ikke'\n" + KOMMUNE, "metoder"),
        (KOMMUNE + "[metoder]\nproeve = 'text'\n", "metoder.proeve"),
        (KOMMUNE + "[[metoder.proeve]]\n", "metoder.proeve"),
        (KOMMUNE + "[metoder.proeve]\ntovholder = 'text'\n", "metoder.proeve.tovholder"),
        (KOMMUNE + "[faelles]\ntovholder = true\n", "faelles.tovholder"),
    ],
)
def test_what_must_be_a_table_is_told_with_the_line_to_write(
    faults_of: FaultsOf, text: str, path: str
) -> None:
    [fault] = faults_of(text)

    assert (fault.code, ".".join(map(str, fault.path))) == ("K002", path)
    assert words(fault) == [
        f"”{path}” skal være en tabel. Skriv [{path}] på sin egen linje, og svarene på linjerne under.",
        f"“{path}” must be a table. Write [{path}] on a line of its own, and the answers on the lines below.",
    ]


def test_a_method_that_was_not_loaded_is_passed_over(faults_of: FaultsOf) -> None:
    assert faults_of(KOMMUNE + "[metoder.ukendt.x]\ny = 1\n") == []


# --- The municipality ---


@pytest.mark.parametrize(
    "kommune",
    ["", "[kommune]", '[kommune]\nnavn = ""', '[kommune]\nnavn = " "', '[kommune]\nnavn = "ved_ikke"'],
)
def test_the_municipality_must_have_a_name(faults_of: FaultsOf, kommune: str) -> None:
    [fault] = faults_of(kommune)

    assert (fault.code, fault.path) == ("K040", ("kommune", "navn"))
    assert words(fault) == [
        'Kommunens navn mangler. Skriv navn = "Eksempelby Kommune" under [kommune].',
        'The municipality\'s name is missing. Write navn = "Eksempelby Kommune" under [kommune].',
    ]


def test_a_name_of_the_wrong_form_is_told_once(faults_of: FaultsOf) -> None:
    assert brief(faults_of("[kommune]\nnavn = 3")) == [("K010", "kommune.navn")]


def test_an_unknown_key_of_the_municipality_is_told(faults_of: FaultsOf) -> None:
    [fault] = faults_of(KOMMUNE + "opstrat = 2027-02-01")

    assert (fault.code, fault.path, fault.is_key) == ("K001", ("kommune", "opstrat"), True)
    assert words(fault)[0].endswith("Mente I opstart? Her kan stå: navn, kode, opstart.")


@pytest.mark.parametrize(
    "start", ["2027-02-01T08:00:00", "2027-02-01 08:00:00Z", '"2027-02-01"', "2027", "true"]
)
def test_the_start_is_a_date_without_a_time(faults_of: FaultsOf, start: str) -> None:
    assert brief(faults_of(f"{KOMMUNE}opstart = {start}")) == [("K010", "kommune.opstart")]


def test_the_municipality_need_not_know_its_code_or_start_yet(faults_of: FaultsOf) -> None:
    assert faults_of(KOMMUNE + 'kode = "ved_ikke"\nopstart = "ved_ikke"') == []


@pytest.mark.parametrize(
    ("kommune", "codes"),
    [
        ('navn = "Esbjerg Kommune"\nkode = "0561"', []),
        ('navn = "ESBJERG"\nkode = "561"', []),
        ('navn = "Esbjerg"\nkode = 561', ["K010"]),
        ('navn = "Esbjerg"\nkode = "56"', ["K041"]),
        ('navn = "Esbjerg"\nkode = "05610"', ["K041"]),
        ('navn = "Esbjerg"\nkode = "٠٥٦١"', ["K041"]),
        ('navn = "Esbjerg"\nkode = "0561\\n"', ["K041"]),
        ('navn = "Eksempelby"\nkode = "0999"', ["K042"]),
        ('navn = "Eksempelby"\nkode = "0561"', ["K043"]),
        ('kode = "0561"', ["K040"]),
    ],
)
def test_the_code_is_one_of_the_98_and_fits_the_name(
    faults_of: FaultsOf, kommune: str, codes: list[str]
) -> None:
    assert [fault.code for fault in faults_of(f"[kommune]\n{kommune}")] == codes


def test_what_is_wrong_with_the_code_is_said_in_both_languages(faults_of: FaultsOf) -> None:
    said = {
        fault.code: words(fault)
        for code in ("x", "0999", "0561")
        for fault in faults_of(f'{KOMMUNE}kode = "{code}"')
    }

    assert said == {
        "K041": [
            'Kommunekoden skal være tre eller fire cifre. Skriv koden i anførselstegn, fx "0561".',
            'The municipality code must be three or four digits. Write the code in quotes, such as "0561".',
        ],
        "K042": [
            "Koden står ikke på listen over de 98 kommuner. Ret koden, eller slet linjen.",
            "The code is not on the list of the 98 municipalities. Mend the code or delete the line.",
        ],
        "K043": [
            "Koden hører til Esbjerg. Ret koden eller navnet, så de passer sammen.",
            "The code belongs to Esbjerg. Mend the code or the name, so that they fit.",
        ],
    }


# --- Milestones of a method ---


def test_an_unknown_milestone_is_told_with_what_was_probably_meant(faults_of: FaultsOf) -> None:
    [fault] = faults_of(KOMMUNE + "[metoder.anden.tovholdr]\n", "anden")

    assert (fault.code, fault.path, fault.is_key) == ("K031", ("metoder", "anden", "tovholdr"), True)
    assert words(fault) == [
        "Milepælen ”tovholdr” findes ikke. Mente I tovholder? Milepælene er: tovholder, maal.",
        (
            "The milestone “tovholdr” does not exist. Did you mean tovholder? "
            "The milestones are: tovholder, maal."
        ),
    ]


def test_a_milestone_of_another_method_is_unknown(faults_of: FaultsOf) -> None:
    assert brief(faults_of(KOMMUNE + "[metoder.anden.samordnere]\n")) == [
        ("K031", "metoder.anden.samordnere")
    ]


def test_an_unknown_field_is_told_with_the_fields_and_what_every_milestone_takes(faults_of: FaultsOf) -> None:
    [fault] = faults_of(KOMMUNE + "[metoder.proeve.maal]\nsagre = 3\n")

    assert (fault.code, fault.path, fault.is_key) == ("K030", ("metoder", "proeve", "maal", "sagre"), True)
    everywhere = "ansvarlig, frist, dokumentation, note, vurderet, ikke_relevant"
    assert words(fault) == [
        f"Feltet ”sagre” findes ikke. Mente I sager? Her kan stå: formaal, aar, sager, {everywhere}.",
        (
            f"The field “sagre” does not exist. Did you mean sager? "
            f"Here may stand: formaal, aar, sager, {everywhere}."
        ),
    ]


def test_every_milestone_takes_who_and_when_and_what_it_rests_on(faults_of: FaultsOf) -> None:
    text = """ansvarlig = "Afsnitsleder"
frist = 2026-12-01
dokumentation = ["beslutninger/tovholder.md"]
note = ""
vurderet = 2026-10-01
ikke_relevant = "Metoden bruges ikke her"
"""

    assert faults_of(f"{KOMMUNE}[metoder.proeve.samordnere]\n{text}[faelles.maal]\n{text}") == []


@pytest.mark.parametrize("key", ["ansvarlig", "frist", "dokumentation", "note", "vurderet"])
def test_any_of_them_may_be_unknown_yet(faults_of: FaultsOf, key: str) -> None:
    assert faults_of(f'{KOMMUNE}[faelles.maal]\n{key} = "ved_ikke"\n') == []


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("ansvarlig = 3", "ansvarlig"),
        ("ansvarlig = ['Afsnitsleder']", "ansvarlig"),
        ("frist = 2026-12-01T12:00:00", "frist"),
        ("frist = 'snart'", "frist"),
        ("dokumentation = 'a.md'", "dokumentation"),
        ("dokumentation = ['a.md', 3]", "dokumentation.1"),
        ("note = true", "note"),
        ("vurderet = 2026", "vurderet"),
        ("ikke_relevant = true", "ikke_relevant"),
        ("ikke_relevant = ['x']", "ikke_relevant"),
    ],
)
def test_their_wrong_forms_are_told(faults_of: FaultsOf, written: str, path: str) -> None:
    for table in ("faelles.tovholder", "metoder.proeve.tovholder"):
        assert brief(faults_of(f"{KOMMUNE}[{table}]\n{written}\n")) == [("K010", f"{table}.{path}")]


# --- Milestones that are left out ---


@pytest.mark.parametrize("reason", ["", "  ", "ved_ikke"])
def test_a_milestone_is_not_left_out_without_a_reason(faults_of: FaultsOf, reason: str) -> None:
    [fault] = faults_of(f'{KOMMUNE}[metoder.proeve.samordnere]\nikke_relevant = "{reason}"\n')

    assert (fault.code, fault.path[-1]) == ("K020", "ikke_relevant")
    assert words(fault) == [
        (
            "En milepæl, der ikke er relevant, skal have en grund. Skriv i anførselstegn, hvorfor milepælen "
            "ikke er relevant hos jer. Grunden kommer med i rapporten."
        ),
        (
            "A milestone that is not relevant needs a reason. Write in quotes why the milestone "
            "is not relevant to you. The reason is printed in the report."
        ),
    ]


def test_a_milestone_with_a_gate_is_not_left_out(faults_of: FaultsOf) -> None:
    [fault] = faults_of(f'{KOMMUNE}[metoder.proeve.tovholder]\nikke_relevant = "Vi klarer os"\n')

    assert (fault.code, fault.path[-1]) == ("K021", "ikke_relevant")
    assert words(fault) == [
        (
            "Milepælen kan ikke være uden for Prøvemetoden: den rummer noget, der skal på plads først. "
            "Slet linjen, og besvar milepælens spørgsmål."
        ),
        (
            "The milestone cannot be left out of The trial method: it holds something that must be in place "
            "first. Delete the line and answer the milestone's questions."
        ),
    ]


def test_a_character_that_cannot_be_seen_does_not_open_a_gate(faults_of: FaultsOf) -> None:
    text = KOMMUNE + '[metoder.proeve.tovholder]\nikke_relevant = "Grund\\u200b"\n'

    assert [fault.code for fault in faults_of(text)] == ["K070", "K021"]


def test_a_shared_milestone_is_not_left_out_where_one_of_the_methods_has_a_gate(faults_of: FaultsOf) -> None:
    text = KOMMUNE + '[faelles.tovholder]\nikke_relevant = "Grund"\n'

    assert brief(faults_of(text)) == [("K021", "faelles.tovholder.ikke_relevant")]
    assert faults_of(text, "anden") == []


def test_a_shared_reason_that_is_missing_is_told_once_for_all_methods(faults_of: FaultsOf) -> None:
    text = KOMMUNE + '[faelles.maal]\nikke_relevant = ""\n'

    assert brief(faults_of(text)) == [("K020", "faelles.maal.ikke_relevant")]


# --- What is shared ---


def test_a_milestone_that_is_not_shared_is_refused_under_faelles(faults_of: FaultsOf) -> None:
    [fault] = faults_of(KOMMUNE + "[faelles.samordnere]\nenheder = []\n")

    assert (fault.code, fault.path, fault.is_key) == ("K032", ("faelles", "samordnere"), True)
    assert words(fault) == [
        (
            "Milepælen ”samordnere” er ikke fælles for metoderne. Flyt tabellen til metoden: "
            "[metoder.<metode>.samordnere]. Fælles kan være: tovholder, maal, lokaler."
        ),
        (
            "The milestone “samordnere” is not shared by the methods. Move the table to the method: "
            "[metoder.<method>.samordnere]. Shared may be: tovholder, maal, lokaler."
        ),
    ]


def test_an_unknown_milestone_is_told_under_faelles_too(faults_of: FaultsOf) -> None:
    [fault] = faults_of(KOMMUNE + "[faelles.lokale]\n")

    assert (fault.code, fault.path) == ("K031", ("faelles", "lokale"))
    assert words(fault)[0].endswith("Mente I lokaler? Milepælene er: tovholder, maal, lokaler.")


@pytest.mark.parametrize(
    ("table", "key", "written"), [("maal", "sager", "sager = 3"), ("lokaler", "boern", "boern = true")]
)
def test_a_field_that_each_method_answers_is_refused_under_faelles(
    faults_of: FaultsOf, table: str, key: str, written: str
) -> None:
    [fault] = faults_of(f"{KOMMUNE}[faelles.{table}]\n{written}\n")

    assert (fault.code, fault.path, fault.is_key) == ("K033", ("faelles", table, key), True)
    assert words(fault) == [
        (
            f"Feltet ”{key}” skal besvares for hver metode. "
            f"Flyt linjen til [metoder.<metode>.{table}], og skriv svaret for hver metode."
        ),
        (
            f"The field “{key}” must be answered for each method. "
            f"Move the line to [metoder.<method>.{table}], and give each method's answer."
        ),
    ]
    assert faults_of(f"{KOMMUNE}[metoder.proeve.{table}]\n{written}\n") == []


def test_an_unknown_field_under_faelles_is_told_without_the_fields_of_each_method(
    faults_of: FaultsOf,
) -> None:
    [fault] = faults_of(KOMMUNE + "[faelles.maal]\nxyz = 1\n")

    assert fault.code == "K030"
    assert "Her kan stå: formaal, aar, ansvarlig" in words(fault)[0]


def test_a_shared_answer_is_held_against_its_field(faults_of: FaultsOf) -> None:
    text = KOMMUNE + '[faelles.maal]\naar = 1999\n[faelles.lokaler]\nlokaler = [{ type = "skule" }]\n'

    assert brief(faults_of(text)) == [
        ("K011", "faelles.maal.aar"),
        ("K012", "faelles.lokaler.lokaler.0.type"),
    ]


def test_what_is_shared_with_a_method_that_is_missing_is_not_called_a_mistake(faults_of: FaultsOf) -> None:
    text = KOMMUNE + "[faelles.lokaler]\n[[fravigelser]]\nregel = 'proeve/lokaler.regel'\n"
    text += "begrundelse = 'x'\ngodkendt_af = 'x'\nudloeber = 2027-01-01\n"

    assert [fault.code for fault in faults_of(text, "anden")] == ["K031", "K062"]
    assert faults_of(text, "anden", is_whole=False) == []


def test_without_a_method_nothing_shared_is_called_a_mistake() -> None:
    text = KOMMUNE + "[faelles.tovholder]\nfunktion = 'Koordinator'\n"

    assert Declarable(()).faults(tomli.loads(text)) == []


# --- Waivers ---

WAIVER = {
    "regel": "'proeve/tovholder.regel'",
    "begrundelse": "'Aftalen ventes i marts'",
    "godkendt_af": "'Børne- og familiechef'",
    "udloeber": "2027-03-31",
}


def waiver(**changed: str) -> str:
    lines = [f"{key} = {value}" for key, value in (WAIVER | changed).items() if value]
    return "\n".join([KOMMUNE, "[[fravigelser]]", *lines, ""])


def test_a_waiver_has_a_rule_a_reason_an_approver_and_an_end(faults_of: FaultsOf) -> None:
    assert faults_of(waiver()) == []


@pytest.mark.parametrize(
    "waivers", ["fravigelser = 3", "fravigelser = [3]", "fravigelser = 'ved_ikke'", "fravigelser = {}"]
)
def test_waivers_are_a_list_of_tables(faults_of: FaultsOf, waivers: str) -> None:
    [fault] = faults_of(f"{waivers}\n{KOMMUNE}")

    assert (fault.code, fault.path) == ("K060", ("fravigelser",))
    assert words(fault) == [
        (
            "Fravigelser skal skrives som en liste af tabeller. "
            "Begynd hver fravigelse med linjen [[fravigelser]]."
        ),
        "Waivers must be written as a list of tables. Begin each waiver with the line [[fravigelser]].",
    ]


@pytest.mark.parametrize("key", WAIVER)
@pytest.mark.parametrize("value", ["", "''", "'  '", "'ved_ikke'"])
def test_a_waiver_lacks_what_is_absent_blank_or_unknown(faults_of: FaultsOf, key: str, value: str) -> None:
    faults = [fault for fault in faults_of(waiver(**{key: value})) if fault.code != "K010"]

    [fault] = faults
    assert (fault.code, fault.path) == ("K061", ("fravigelser", 0))
    assert words(fault) == [
        f"Fravigelsen mangler: {key}. Skriv både regel, begrundelse, godkendt_af og udloeber.",
        f"The waiver lacks: {key}. Give regel, begrundelse, godkendt_af and udloeber.",
    ]


def test_everything_that_a_waiver_lacks_is_told_at_once(faults_of: FaultsOf) -> None:
    [fault] = faults_of(f"{KOMMUNE}[[fravigelser]]\n")

    assert words(fault)[0].startswith("Fravigelsen mangler: regel, begrundelse, godkendt_af, udloeber.")


def test_a_waiver_of_an_unknown_rule_is_told_with_what_was_probably_meant(faults_of: FaultsOf) -> None:
    [fault] = faults_of(waiver(regel="'proeve/tovholder.reglen'"))

    assert (fault.code, fault.path) == ("K062", ("fravigelser", 0, "regel"))
    assert words(fault) == [
        (
            "Reglen ”proeve/tovholder.reglen” findes ikke. "
            "Mente I proeve/tovholder.regel? Se reglerne med: readiness methods show <metode>"
        ),
        (
            "The rule “proeve/tovholder.reglen” does not exist. "
            "Did you mean proeve/tovholder.regel? See the rules with: readiness methods show <method>"
        ),
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"regel": "3"}, ("K010", "fravigelser.0.regel")),
        ({"regel": f"0x{'f' * 5000}"}, ("K010", "fravigelser.0.regel")),
        ({"regel": "['proeve/tovholder.regel']"}, ("K010", "fravigelser.0.regel")),
        ({"udloeber": "2027-03-31T00:00:00"}, ("K010", "fravigelser.0.udloeber")),
        ({"begrundelse": "true"}, ("K010", "fravigelser.0.begrundelse")),
        ({"godkendt": "'x'"}, ("K001", "fravigelser.0.godkendt")),
    ],
    ids=["number", "endless_number", "list", "time", "bool", "unknown_key"],
)
def test_a_part_of_a_waiver_that_does_not_fit_is_told_once(
    faults_of: FaultsOf, changed: dict[str, str], told: tuple[str, str]
) -> None:
    assert brief(faults_of(waiver(**changed))) == [told]
