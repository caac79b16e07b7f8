"""The 98 municipalities, as people write them."""

from __future__ import annotations

import pytest

from readiness.municipalities import found, near, official


def test_there_are_98() -> None:
    assert len(official()) == 98
    assert all(len(code) == 4 and code.isdigit() for code in official())


@pytest.mark.parametrize("code", official())
def test_each_is_found_by_its_code_its_name_and_its_formal_name(code: str) -> None:
    name = official()[code]

    for written in (code, code.removeprefix("0"), name, f"{name} Kommune", name.upper()):
        municipality = found(written)
        assert municipality
        assert municipality.code == code
        assert name in municipality.name
        assert found(municipality.name) == municipality


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Århus", "Aarhus Kommune"),
        ("Ålborg kommune", "Aalborg Kommune"),
        ("Koebenhavn", "Københavns Kommune"),
        ("Københavns", "Københavns Kommune"),
        ("Høje Tåstrup", "Høje-Taastrup Kommune"),
        ("lyngby-tårbæk", "Lyngby-Taarbæk Kommune"),
        ("Vesthimmerland", "Vesthimmerlands Kommune"),
        ("Bornholms Regionskommune", "Bornholms Regionskommune"),
        ("  Esbjerg   Kommune ", "Esbjerg Kommune"),
    ],
)
def test_a_name_is_found_in_the_ways_it_is_written(written: str, name: str) -> None:
    municipality = found(written)

    assert municipality
    assert municipality.name == name


@pytest.mark.parametrize(
    "written", ["Eksempelby Kommune", "Prøvekøbing", "", "Kommune", "9999", "12", "05610"]
)
def test_what_is_not_on_the_list_is_not_found(written: str) -> None:
    assert found(written) is None


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Arhus", "Aarhus"),
        ("Kobenhavn", "København"),
        ("Hernning", "Herning"),
        ("Silkebrog Kommune", "Silkeborg"),
        ("Horsholm", "Hørsholm"),
        ("Ringkøbing", "Ringkøbing-Skjern"),
    ],
)
def test_a_slip_of_the_keyboard_is_near_what_was_meant(written: str, first: str) -> None:
    assert near(written)[0] == first
    assert len(near(written)) <= 3


@pytest.mark.parametrize("written", ["Eksempelby Kommune", "Prøvekøbing", "Storkøbing", ""])
def test_an_invented_name_is_near_none(written: str) -> None:
    assert near(written) == []
