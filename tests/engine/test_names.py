"""What was probably meant by a name that does not exist."""

from __future__ import annotations

import pytest

from readiness.model import Text
from readiness.names import known, meant, nearest, plain

NAMES = ["samordnere", "boern_og_unge", "maal_og_maalgruppe", "lokaler", "sager_pr_aar", "Ved siden af"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("samordner", "samordnere"),
        ("Samordnere", "samordnere"),
        ("samordnerne", "samordnere"),
        ("samodnere", "samordnere"),
        ("børn_og_unge", "boern_og_unge"),
        ("Børn og unge", "boern_og_unge"),
        ("boern-og-unge", "boern_og_unge"),
        ("mål og målgruppe", "maal_og_maalgruppe"),
        ("målgruppe", "maal_og_maalgruppe"),
        ("lokale", "lokaler"),
        ("sager pr. år", "sager_pr_aar"),
        ("sager", "sager_pr_aar"),
        ("lokaler_og_rum", "lokaler"),
        ("ved_siden_af", "Ved siden af"),
    ],
)
def test_a_name_in_another_spelling_is_known_again(wrong: str, right: str) -> None:
    assert nearest(wrong, NAMES) == right
    assert meant(wrong, NAMES) == Text(f"Mente I {right}? ", f"Did you mean {right}? ")


@pytest.mark.parametrize("wrong", ["", "xyz", "og", "tovholder", "🏠"])
def test_nothing_is_guessed_where_nothing_is_near(wrong: str) -> None:
    assert nearest(wrong, NAMES) is None
    assert meant(wrong, NAMES) == Text("", "")


def test_nothing_is_guessed_where_several_are_as_near() -> None:
    assert nearest("afsat", ["timer_er_afsat_til_kurset", "kroner_er_afsat_til_kurset"]) is None


def test_of_names_that_are_plainly_the_same_the_first_is_meant() -> None:
    assert nearest("et navn", ["et_navn", "Et-navn"]) == "et_navn"


def test_a_plain_name_is_written_as_ids_are() -> None:
    assert plain(" Børn & unge (på Ærø) ") == "boern_unge_paa_aeroe"


def test_what_is_wrong_is_told_with_what_may_stand_there() -> None:
    assert known("lokale", ["lokaler", "tovholder"]) == {
        "name": "lokale",
        "meant": Text("Mente I lokaler? ", "Did you mean lokaler? "),
        "known": "lokaler, tovholder",
    }
