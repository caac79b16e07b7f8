"""A person's name is doubted where a role belongs, and a role is not. The names are put together here."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from readiness.cautions import role_texts
from readiness.plugins import load_methods
from readiness.roles import names_a_person
from readiness.suppliers import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
METHODS, _ = load_methods(installed())
#: Parts that invented names are put together from.
FIRST = ["Bal", "Kor", "Mir", "Tov", "Sel", "Har", "Vig", "Lun", "Ast", "Rem", "Fil", "Gry", "Øl", "Åm"]
SECOND = ["da", "ne", "lin", "te", "rik", "mo", "sa", "vi"]
THIRD = ["Brand", "Holt", "Mark", "Lund", "Kvist", "Strøm", "Berg", "Dal", "Skov", "Vang", "Æg"]
FOURTH = ["sen", "gaard", "borg", "feldt", "ager", "vig"]


def first(chance: random.Random) -> str:
    return chance.choice(FIRST) + chance.choice(SECOND)


def last(chance: random.Random) -> str:
    return chance.choice(THIRD) + chance.choice(FOURTH)


def initial(chance: random.Random) -> str:
    return chance.choice("ABCDEFGHIJKLMNOPRSTUVÆØÅ")


FORMS: dict[str, Callable[[random.Random], str]] = {
    "two words": lambda r: f"{first(r)} {last(r)}",
    "three words": lambda r: f"{first(r)} {last(r)} {last(r)}",
    "a middle initial": lambda r: f"{first(r)} {initial(r)}. {last(r)}",
    "an initial first": lambda r: f"{initial(r)}. {last(r)}",
    "initials first": lambda r: f"{initial(r)}.{initial(r)}. {last(r)}",
    "an initial last": lambda r: f"{first(r)} {initial(r)}.",
    "a hyphen": lambda r: f"{first(r)}-{first(r)} {last(r)}",
    "a particle": lambda r: f"{first(r)} von {last(r)}",
    "before a unit": lambda r: f"{first(r)} {last(r)}, Familieafsnittet",
    "after a role": lambda r: f"Afsnitsleder {first(r)} {last(r)}",
    "after two words of a role": lambda r: f"Faglig koordinator {first(r)} {last(r)}",
    "after a comma": lambda r: f"Leder, {first(r)} {last(r)}",
    "after a colon": lambda r: f"Tovholder: {first(r)} {last(r)}",
    "in brackets": lambda r: f"Koordinator ({first(r)} {last(r)})",
    "two names": lambda r: f"{first(r)} {last(r)} og {first(r)} {last(r)}",
}
ROLES = """
Afsnitsleder, Familieafsnittet | Børne- og familiechef | Faglig koordinator, Familieafsnittet
Team Nord | Teamleder, Team Syd | Familiehuset Solsikken | Region Midtjylland | Eksempelby Kommune
Børn og Unge | Børn & Unge | Center for Børn, Unge og Familier | Center Familie og Handicap | PPR
PPR Syd | SSP-konsulent | SSP Konsulent | Socialrådgiver | Social Worker | Team Leader
Head of Children and Families | Direktør for Social og Sundhed | Leder af Familiehuset
Projektleder (Børn og Familie) | Myndighedsleder, Børnehandicap | Ungecentret Vest | Distrikt Øst
Sundhedsplejen | Ledende Sundhedsplejerske | Chef for Familie | Viceskoleleder | Rådhuset
Implementeringskonsulent, Udvikling og Kvalitet | Kommunaldirektøren | Afdelingsleder Familie Ung
Styregruppen | Visitationsudvalget | Tovholder | Sekretariatet, Børn og Unge | HR-konsulent
Børnehuset Midt | Samordnerforeningen | Nabokommunens samordnerkorps | Psykolog, PPR
Rusmiddelkonsulent | Læge | Praktiserende Læge | Klasselærer | Overlæge, Børnepsykiatrien
Familiebehandler i Familiehuset | Children and Family Services | Deputy Director | Youth Team
Family Therapist | Programleder Tidlig Indsats | Tidlig Indsats | Modtagelsen | Center Børn
Afsnitsleder Aarhus Nord | Team A | Team Rød | Leder B&U | Distriktsleder, Distrikt Nørre | Faglig Leder
Familierådgivningen Øst | Chefkonsulent | Blå Kors | Røde Kors | Jobcenter Vest | Socialtilsyn Midt
Døgnvagten | Borgmester | Byrådet | Børne- og Skoleudvalget | Ekstern Supervisor | Opsøgende Team
Mødeleder A | Mødeleder 2 | Bygning A | Lilla Hvide Brune Bånd | Strategi Analyse | Task Force | Kultur Fritid
Den faglige leder | Alle | Ingen | ved_ikke
Sundhedsplejerske, distrikt nord | den nye leder
""".replace("\n", " | ").split(" | ")  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_doubted_in_every_form(form: str) -> None:
    chance = random.Random(2026)  # noqa: S311 (the same names each time)
    names = {FORMS[form](chance) for _ in range(500)}

    assert {name for name in names if not names_a_person(name)} == set()


@pytest.mark.parametrize("role", [each for each in ROLES if each])
def test_a_role_or_a_unit_is_no_name(role: str) -> None:
    assert not names_a_person(role)


@pytest.mark.parametrize(
    "text",
    ["", " ", "Birdsong", "af Birdsong", "von", "X", "X Y", "Leder X", "a b", "3 4", "Æ", "den Birdsong"],
)
def test_one_word_or_none_is_no_name(text: str) -> None:
    assert not names_a_person(text)


def shipped() -> Iterator[dict[str, Any]]:
    """Give all setups and proofs of the repository."""
    for path in [*ROOT.glob("examples/*/*.toml"), *ROOT.glob("tests/rulesets/*/*/*.toml")]:
        yield tomli.loads(path.read_text(encoding="utf-8"))


def texts_of_roles(values: dict[str, Any]) -> Iterator[str]:
    tables = [values, values.get("faelles", {}), *values.get("metoder", {}).values()]
    yield from (waiver["godkendt_af"] for waiver in values.get("fravigelser", []))
    for table in tables:
        for name, answers in table.items():
            for method in METHODS.values():
                milestone = method.ruleset.milestone(name)
                if milestone is not None:
                    yield from (text for _, text in role_texts(answers, milestone.fields, ()))


def test_no_role_of_the_examples_and_proofs_is_doubted() -> None:
    texts = {text for values in shipped() for text in texts_of_roles(values)}

    assert len(texts) > 30
    assert {text for text in texts if names_a_person(text)} == set()
