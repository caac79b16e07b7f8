"""What a setup may declare, and what is said of what it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import tomli

from readiness.declarable import Declarable
from readiness.diagnostics import Diagnostic
from readiness.model import Choice, Field, Text
from readiness.plugins import load_method

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


@pytest.mark.parametrize(
    ("written", "name", "milestone"),
    [
        ("sager = 24", "sager", "maal"),
        ("funktion = 'Koordinator'", "funktion", "tovholder"),
        ("enheder = []", "enheder", "samordnere"),
        ("boern = true", "boern", "lokaler"),
        ("ressourcer = { afsat = true }", "ressourcer", "tovholder"),
        ("ressourcer.afsat = true", "ressourcer", "tovholder"),
        ("sager = 'mange'", "sager", "maal"),
    ],
)
def test_a_field_directly_under_its_method_is_told_with_the_table_that_it_belongs_in(
    faults_of: FaultsOf, written: str, name: str, milestone: str
) -> None:
    [fault] = faults_of(f"{KOMMUNE}[metoder.proeve]\n{written}\n")

    assert (fault.code, fault.path, fault.is_key) == ("K034", ("metoder", "proeve", name), True)
    assert words(fault) == [
        f"”{name}” hører til en milepæl. Flyt linjen til [metoder.proeve.{milestone}].",
        f"“{name}” belongs to a milestone. Move the line to [metoder.proeve.{milestone}].",
    ]


def test_a_name_of_both_a_milestone_and_its_field_is_that_of_the_milestone(faults_of: FaultsOf) -> None:
    text = KOMMUNE + "[metoder.proeve]\nlokaler = [{ navn = 'Salen' }]\n"

    assert brief(faults_of(text)) == [("K002", "metoder.proeve.lokaler")]


@pytest.mark.parametrize("written", ["ansvarlig = 'x'", "sagre = 3", "navn = 'x'"])
def test_what_no_milestone_asks_is_an_unknown_milestone(faults_of: FaultsOf, written: str) -> None:
    assert [fault.code for fault in faults_of(f"{KOMMUNE}[metoder.proeve]\n{written}\n")] == ["K031"]


def test_a_field_of_another_method_is_an_unknown_milestone(faults_of: FaultsOf) -> None:
    assert brief(faults_of(KOMMUNE + "[metoder.anden]\nenheder = []\n")) == [
        ("K031", "metoder.anden.enheder")
    ]


def test_a_field_that_several_milestones_ask_is_not_guessed_at(rulesets: Mapping[str, Ruleset]) -> None:
    proeve = rulesets["proeve"]
    [tovholder, maal, *_] = proeve.milestones
    twice = replace(maal, fields=(*maal.fields, tovholder.fields[0]))
    ruleset = replace(proeve, milestones=(tovholder, twice))
    values = tomli.loads(KOMMUNE + "[metoder.proeve]\nfunktion = 'x'\n")

    assert [fault.code for fault in Declarable([ruleset]).faults(values)] == ["K031"]


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
            "Milepælen kan ikke sættes til ikke_relevant i Prøvemetoden: den rummer noget, der skal på plads "
            "først. Slet linjen, og besvar milepælens spørgsmål."
        ),
        (
            "The milestone cannot be set to ikke_relevant in The trial method: it holds something that must "
            "be in place first. Delete the line and answer the milestone's questions."
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


_FORMS = [
    Field("formaal", "texts", Text("Formål", "Purpose")),
    Field("formaal", "table", Text("Formål", "Purpose")),
    Field("formaal", "choice", Text("Formål", "Purpose"), choices=(Choice("a", "A", "A"),)),
    Field("formaal", "text", Text("Formål", "Purpose"), minimum=1),
    Field("formaal", "text", Text("Formål", "Purpose"), scope="metode"),
    Field("formaal", "text", Text("Formål", "Purpose"), interval=True),
    Field("formaal", "record", Text("Formål", "Purpose"), fields=(Field("x", "text", Text("X", "X")),)),
]


def with_form(ruleset: Ruleset, field: Field) -> Ruleset:
    """Let a method ask for the purpose in a form of its own."""
    milestones = tuple(
        replace(each, fields=tuple(field if one.id == field.id else one for one in each.fields))
        for each in ruleset.milestones
    )
    return replace(ruleset, milestones=milestones)


@pytest.mark.parametrize(
    "form", _FORMS, ids=["texts", "table", "choice", "minimum", "scope", "interval", "record"]
)
@pytest.mark.parametrize("order", [1, -1], ids=["first", "last"])
@pytest.mark.parametrize("changed", ["proeve", "anden"])
def test_a_field_whose_form_differs_between_the_methods_is_refused_under_faelles_whatever_their_order(
    rulesets: Mapping[str, Ruleset], changed: str, order: int, form: Field
) -> None:
    chosen = [with_form(each, form) if each.id == changed else each for each in rulesets.values()][::order]
    [fault] = Declarable(chosen).faults(tomli.loads(KOMMUNE + "[faelles.maal]\nformaal = 'Trivsel'\n"))

    assert (fault.code, fault.path, fault.is_key) == ("K033", ("faelles", "maal", "formaal"), True)
    assert words(fault)[1].startswith(
        "The field “formaal” must be answered for each method. Move the line to "
    )


def test_a_field_with_a_form_of_its_own_is_held_against_it_under_its_method(
    rulesets: Mapping[str, Ruleset],
) -> None:
    chosen = [with_form(rulesets["proeve"], _FORMS[0]), rulesets["anden"]]
    text = KOMMUNE + "[metoder.proeve.maal]\nformaal = {}\n[metoder.anden.maal]\nformaal = {}\n"

    assert Declarable(chosen).faults(tomli.loads(text.format("['Trivsel']", "'Trivsel'"))) == []
    assert [fault.code for fault in Declarable(chosen).faults(tomli.loads(text.format("'x'", "['x']")))] == [
        "K010",
        "K010",
    ]


def test_parts_that_differ_make_a_form_that_differs(rulesets: Mapping[str, Ruleset]) -> None:
    [tovholder, *_] = rulesets["proeve"].milestones
    [_, resources] = tovholder.fields
    hours = replace(resources.fields[1], type="int")
    chosen = []
    for parts in (resources.fields[:1], (resources.fields[0], hours)):
        form = replace(resources, fields=parts)
        chosen.append([rulesets["anden"], with_form(rulesets["proeve"], form)])
    values = tomli.loads(KOMMUNE + "[faelles.tovholder]\nressourcer = { afsat = true }\n")

    assert [[fault.code for fault in Declarable(each).faults(values)] for each in chosen] == [["K033"]] * 2


def test_a_field_that_is_only_called_otherwise_is_shared(rulesets: Mapping[str, Ruleset]) -> None:
    form = Field("formaal", "text", Text("Hvad metoden er til", "What it is for"), Text("Kort", "Short"))
    chosen = [rulesets["anden"], with_form(rulesets["proeve"], form)]

    assert Declarable(chosen).faults(tomli.loads(KOMMUNE + "[faelles.maal]\nformaal = 'Trivsel'\n")) == []


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


# --- Personal numbers ---


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234"])
@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("metoder.proeve.tovholder", "funktion"),
        ("faelles.tovholder", "funktion"),
        ("metoder.proeve.tovholder", "ansvarlig"),
        ("faelles.maal", "note"),
        ("metoder.proeve.samordnere", "ikke_relevant"),
    ],
)
def test_a_personal_number_in_a_declared_text_is_told(
    faults_of: FaultsOf, table: str, key: str, number: str
) -> None:
    text = f'{KOMMUNE}[{table}]\n{key} = "Aftalt i sagen om {number}"\n'

    assert brief(faults_of(text)) == [("P001", f"{table}.{key}")]


def test_a_personal_number_is_told_in_a_name_a_list_a_table_key_and_a_waiver(faults_of: FaultsOf) -> None:
    text = f"""[kommune]
navn = "Eksempelby 010190-1234"
[faelles.maal]
dokumentation = ["a.md", "010190-1234.md"]
[metoder.proeve.samordnere]
opgaver_pr_enhed = {{ "010190-1234" = "x", "Afsnit" = "0101901234" }}
{waiver(begrundelse="'010190-1234'", godkendt_af="'010190 1234'").removeprefix(KOMMUNE)}"""

    assert brief(faults_of(text)) == [
        ("P001", "kommune.navn"),
        ("P001", "faelles.maal.dokumentation.1"),
        ("P001", "metoder.proeve.samordnere.opgaver_pr_enhed.010190-1234"),
        ("P001", "metoder.proeve.samordnere.opgaver_pr_enhed.Afsnit"),
        ("P001", "fravigelser.0.begrundelse"),
        ("P001", "fravigelser.0.godkendt_af"),
    ]


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


def test_a_waiver_of_an_unknown_rule_is_told_though_something_else_is_missing(faults_of: FaultsOf) -> None:
    faults = faults_of(waiver(regel="'proeve/x.y'", begrundelse="''"))

    assert brief(faults) == [("K061", "fravigelser.0"), ("K062", "fravigelser.0.regel")]


def test_two_waivers_of_one_rule_are_a_mistake(faults_of: FaultsOf) -> None:
    again = waiver(udloeber="2027-05-01").removeprefix(KOMMUNE)
    [fault] = faults_of(waiver() + again)

    assert (fault.code, fault.path) == ("K066", ("fravigelser", 1, "regel"))
    assert words(fault) == [
        (
            "Der er mere end én fravigelse af ”proeve/tovholder.regel”. "
            "Slet den, der ikke gælder. En regel kan kun have én fravigelse."
        ),
        (
            "There is more than one waiver of “proeve/tovholder.regel”. "
            "Delete the one that does not hold. A rule can have only one waiver."
        ),
    ]


def test_an_unknown_rule_that_is_waived_twice_is_told_as_unknown_first(faults_of: FaultsOf) -> None:
    twice = waiver(regel="'proeve/x.y'") + waiver(regel="'proeve/x.y'").removeprefix(KOMMUNE)

    assert [fault.code for fault in faults_of(twice)] == ["K062", "K066"]


def test_a_waiver_of_what_methods_share_names_it_as_across() -> None:
    declarable = Declarable([load_method("familieraadslagning").ruleset])

    def faults(rule: str) -> list[Fault]:
        return declarable.faults(tomli.loads(waiver(regel=f"'{rule}'")))

    assert faults("across.tovholder_timer") == []
    [fault] = faults("across.tovholder_time")
    assert (fault.code, fault.path) == ("K062", ("fravigelser", 0, "regel"))
    assert words(fault)[0].startswith(
        "Reglen ”across.tovholder_time” findes ikke. Mente I across.tovholder_timer?"
    )


@pytest.mark.parametrize(
    ("as_of", "codes"), [(date(2026, 3, 31), []), (date(2026, 3, 30), ["K063"]), (None, [])]
)
def test_a_waiver_is_held_against_the_day_of_the_assessment(
    rulesets: Mapping[str, Ruleset], as_of: date | None, codes: list[str]
) -> None:
    faults = Declarable(rulesets.values()).faults(tomli.loads(waiver()), as_of=as_of)

    assert [(fault.code, fault.path) for fault in faults] == [
        (code, ("fravigelser", 0, "udloeber")) for code in codes
    ]


@pytest.mark.parametrize("value", ["2099-03-31T00:00:00", "'ved_ikke'", "'2099-03-31'"])
def test_what_is_no_date_is_not_held_against_a_day(rulesets: Mapping[str, Ruleset], value: str) -> None:
    faults = Declarable(rulesets.values()).faults(tomli.loads(waiver(udloeber=value)), as_of=date(2026, 1, 1))

    assert "K063" not in [fault.code for fault in faults]


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
