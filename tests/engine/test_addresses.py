"""An answer is found by the words that reports use, and nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tomli

from readiness.addresses import Addresses
from readiness.errors import SetupError
from readiness.facts import walk
from readiness.plugins import load_method
from readiness.setup import _keys

if TYPE_CHECKING:
    from readiness.diagnostics import Diagnostic

TWO = ("familieraadslagning", "signs_of_safety")
ONE = TWO[:1]


def addresses(text: str = "", methods: tuple[str, ...] = TWO) -> Addresses:
    return Addresses(tomli.loads(text), [load_method(name).ruleset for name in methods])


def found(path: str, text: str = "", methods: tuple[str, ...] = TWO) -> str:
    return str(addresses(text, methods).field(path))


def told(path: str, text: str = "", methods: tuple[str, ...] = TWO) -> Diagnostic:
    with pytest.raises(SetupError) as refused:
        addresses(text, methods).field(path)
    (diagnostic,) = refused.value.diagnostics
    return diagnostic


@pytest.mark.parametrize(
    "path",
    [
        "samordnere.eget_korps",
        "familieraadslagning.samordnere.eget_korps",
        "familieraadslagning/samordnere.eget_korps",
        "metoder.familieraadslagning.samordnere.eget_korps",
        'metoder."familieraadslagning".samordnere.eget_korps',
    ],
)
def test_an_answer_of_one_method_has_several_names(path: str) -> None:
    assert found(path) == "metoder.familieraadslagning.samordnere.eget_korps"


def test_what_several_methods_share_is_written_once() -> None:
    assert found("tovholder.funktion") == "faelles.tovholder.funktion"
    assert found("tovholder.ansvarlig") == "faelles.tovholder.ansvarlig"


def test_one_method_alone_has_its_answers_under_itself() -> None:
    assert found("tovholder.funktion", methods=ONE) == "metoder.familieraadslagning.tovholder.funktion"


def test_a_milestone_that_is_shared_already_is_answered_there_by_one_method_too() -> None:
    text = '[faelles.tovholder]\nnote = "x"'
    assert found("tovholder.funktion", text, ONE) == "faelles.tovholder.funktion"


def test_an_answer_that_stands_is_changed_where_it_stands() -> None:
    text = '[metoder.signs_of_safety.tovholder]\nfunktion = "x"'
    assert found("tovholder.funktion", text) == "metoder.signs_of_safety.tovholder.funktion"
    assert found("tovholder.forhaandskendskab", text) == "faelles.tovholder.forhaandskendskab"
    assert found("tovholder.frist", text) == "metoder.signs_of_safety.tovholder.frist"


def test_what_stands_twice_is_not_guessed() -> None:
    text = '[faelles.tovholder]\nfunktion = "x"\n[metoder.signs_of_safety.tovholder]\nfunktion = "y"'
    diagnostic = told("tovholder.funktion", text)
    assert diagnostic.code == "K049"
    assert diagnostic.values["paths"] == (
        "faelles.tovholder.funktion, metoder.signs_of_safety.tovholder.funktion"
    )
    assert found("faelles.tovholder.funktion", text) == "faelles.tovholder.funktion"


def test_what_each_method_answers_is_not_guessed() -> None:
    diagnostic = told("maal_og_maalgruppe.sager_pr_aar")
    assert diagnostic.code == "K049"
    assert diagnostic.values["paths"] == ", ".join(
        f"metoder.{name}.maal_og_maalgruppe.sager_pr_aar" for name in TWO
    )


def test_every_path_that_is_offered_leads_where_it_says() -> None:
    for path in str(told("maal_og_maalgruppe.sager_pr_aar").values["paths"]).split(", "):
        assert found(path) == path


def test_the_municipality_has_answers_of_its_own() -> None:
    assert found("kommune.opstart") == "kommune.opstart"
    assert addresses().field("kommune.opstart").field.type == "date"


@pytest.mark.parametrize("path", ["kommune", "kommune.start", "kommune.navn.x", "kommune[0]"])
def test_other_names_of_the_municipality_are_told(path: str) -> None:
    diagnostic = told(path)
    assert (diagnostic.code, diagnostic.values["known"]) == (
        "K048",
        "kommune.navn, kommune.kode, kommune.opstart",
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("faelles.tovholder.ressourcer", "record"),
        ("faelles.tovholder.ressourcer.timer_pr_uge", "number"),
        ("faelles.lokaler.lokaler", "records"),
        ("faelles.lokaler.lokaler[0]", "record"),
        ("faelles.lokaler.lokaler[0].kapacitet", "int"),
        ("faelles.arbejdsvilkaar.overenskomst", "table"),
        ("faelles.arbejdsvilkaar.overenskomst.Pædagoger", "text"),
        ("faelles.tovholder.dokumentation[0]", "text"),
    ],
)
def test_parts_and_entries_have_addresses_too(path: str, kind: str) -> None:
    address = addresses().field(path)
    assert (str(address), address.field.type) == (path, kind)


def test_the_name_of_an_entry_may_hold_full_stops() -> None:
    for path in ("arbejdsvilkaar.overenskomst.Hus nr. 2", 'arbejdsvilkaar.overenskomst."Hus nr. 2"'):
        assert addresses().field(path).path[-1] == "Hus nr. 2"
        assert str(addresses().field(path)) == 'faelles.arbejdsvilkaar.overenskomst."Hus nr. 2"'


def test_an_entry_of_parts_is_named_before_its_part() -> None:
    [(milestone, field)] = [
        (milestone.id, field)
        for milestone in load_method("omlaegning").ruleset.milestones
        for field in milestone.fields
        if field.of == "record"
    ][:1]
    part = field.fields[0].id
    address = addresses("", ("omlaegning",)).field(f"{milestone}.{field.id}.Hus nr. 2.{part}")
    assert address.path[-2:] == ("Hus nr. 2", part)
    assert address.field is field.fields[0]


def test_a_list_takes_the_next_number_and_no_other() -> None:
    text = "[faelles.lokaler]\nlokaler = [{}, {}]"
    assert found("lokaler.lokaler[2].navn", text) == "faelles.lokaler.lokaler[2].navn"
    diagnostic = told("lokaler.lokaler[3].navn", text)
    assert (diagnostic.code, diagnostic.values["index"], diagnostic.values["next"]) == ("K050", "3", "[2]")
    assert told("lokaler.lokaler[1]").code == "K050"


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("samordner.eget_korps", "samordnere"),
        ("samordnere.egetkorps", "samordnere.eget_korps"),
        ("eget_korps", "samordnere.eget_korps"),
        ("metoder.signs_of_safty.tovholder", "signs_of_safety"),
        ("tovholder.ressourcer.timer_uge", "timer_pr_uge"),
        ("tovholder.funktio", "tovholder.funktion"),
        ("kommun.navn", "kommune"),
    ],
)
def test_a_slip_is_told_with_what_was_probably_meant(path: str, known: str) -> None:
    diagnostic = told(path)
    assert diagnostic.code == "K048"
    assert f"Mente I {known}?" in diagnostic.advice("da")
    assert f"Did you mean {known}?" in diagnostic.advice("en")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "metoder",
        "metoder[0]",
        "metoder.signs_of_safety",
        "tovholder",
        "tovholder[0]",
        "tovholder.funktion.x",
        "tovholder.funktion[0]",
        "tovholder.ressourcer[0]",
        "arbejdsvilkaar.overenskomst[0]",
        "faelles.samordnere.eget_korps",
        "faelles.maal_og_maalgruppe.sager_pr_aar",
        "signs_of_safety/samordnere.eget_korps",
        "[",
        "note",
        "fravigelser[0].regel",
    ],
)
def test_what_leads_nowhere_is_told(path: str) -> None:
    assert told(path).code == "K048"


def test_without_methods_only_the_municipality_can_be_answered() -> None:
    assert told("tovholder.funktion", methods=()).values["known"] == "kommune"


def test_a_milestone_is_found_where_its_table_stands() -> None:
    own = "[metoder.signs_of_safety.tovholder]"
    assert addresses().milestone("tovholder") == "faelles.tovholder"
    assert addresses(own).milestone("tovholder") == "metoder.signs_of_safety.tovholder"
    assert addresses(own).milestone("faelles.tovholder") == "faelles.tovholder"
    with pytest.raises(SetupError, match="K049"):
        addresses(f"{own}\n[faelles.tovholder]").milestone("tovholder")


def test_an_answer_leads_to_the_milestone_that_it_is_a_part_of() -> None:
    assert addresses().milestone("tovholder.ressourcer.afsat") == "faelles.tovholder"
    with pytest.raises(SetupError, match="K048"):
        addresses().milestone("tovholder.funktio")


def test_a_path_of_a_finding_leads_to_the_value_that_it_tells_of() -> None:
    """What reports print is what `set` takes."""
    values: dict[str, Any] = tomli.loads("[faelles.lokaler]\nlokaler = [{ navn = 'A' }, { navn = 'B' }]")
    path = "lokaler.lokaler[1].navn"
    assert walk({"lokaler.lokaler": values["faelles"]["lokaler"]["lokaler"]}, path) == "B"
    assert addresses("[faelles.lokaler]\nlokaler = [{}, {}]").field(path).path[1:] == _keys(path)
