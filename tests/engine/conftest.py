"""Two invented methods that share milestones, small enough to see whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from readiness.model import (
    Basis,
    Choice,
    Factor,
    Field,
    Messages,
    Milestone,
    Rule,
    Ruleset,
    Source,
    Text,
    Thresholds,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_FUNCTION = Field("funktion", "text", Text("Funktion", "Function"))
_RESOURCES = Field(
    "ressourcer",
    "record",
    Text("Tid", "Time"),
    fields=(
        Field("afsat", "bool", Text("Afsat", "Set aside")),
        Field("timer", "number", Text("Timer", "Hours")),
    ),
)
_PURPOSE = Field("formaal", "text", Text("Formål", "Purpose"))
_YEAR = Field("aar", "int", Text("År", "Year"), minimum=2000)
_CASES = Field("sager", "int", Text("Sager om året", "Cases a year"), scope="metode")
_ROOMS = Field(
    "lokaler",
    "records",
    Text("Lokaler", "Rooms"),
    fields=(
        Field("navn", "text", Text("Navn", "Name")),
        Field(
            "type",
            "choice",
            Text("Sted", "Place"),
            choices=(Choice("raadhus", "Rådhus", "Town hall"), Choice("skole", "Skole", "School")),
        ),
    ),
)
_CHILDREN = Field("boern", "bool", Text("Børn deltager", "Children take part"))
_DUTIES = Field("opgaver_pr_enhed", "table", Text("Opgaver", "Duties"))
_UNITS = Field("enheder", "texts", Text("Enheder", "Units"))

_SHARED: Mapping[str, tuple[Field, ...]] = {
    "tovholder": (_FUNCTION, _RESOURCES),
    "maal": (_PURPOSE, _YEAR, _CASES),
    "lokaler": (_ROOMS,),
}


def _milestone(name: str, fields: tuple[Field, ...], *, gate: bool = False) -> Milestone:
    rule = Rule(
        id="regel",
        milestone=name,
        gate=gate,
        basis=Basis.DERIVED,
        source=Source("guide", 1, 1, 1),
        question=Text("Er det aftalt?", "Is it agreed?"),
        remedy=Text("Aftal det.", "Agree on it."),
        message=Messages(),
        stated_by="proeve",
        met={"answered": fields[0].id},
    )
    return Milestone(name, Factor.LEDELSE, Text(name, name), rule.source, (), fields, (rule,))


def _ruleset(name: str, title: Text, *milestones: Milestone) -> Ruleset:
    ids = [each.id for each in milestones]
    return Ruleset(
        id=name,
        version="1.0.0",
        title=title,
        sha256="",
        lineage=("faelles", name),
        thresholds=Thresholds(80, 50),
        documents=(),
        milestones=milestones,
        inherited={milestone: fields for milestone, fields in _SHARED.items() if milestone in ids},
        across=(),
    )


@pytest.fixture(scope="session")
def rulesets() -> Mapping[str, Ruleset]:
    """`proeve` has a gate in tovholder, a field of its own in lokaler, and a milestone of its own.

    `anden` has no gate there and no lokaler.
    """
    proeve = _ruleset(
        "proeve",
        Text("Prøvemetoden", "The trial method"),
        _milestone("tovholder", _SHARED["tovholder"], gate=True),
        _milestone("maal", _SHARED["maal"]),
        _milestone("lokaler", (*_SHARED["lokaler"], _CHILDREN)),
        _milestone("samordnere", (_UNITS, _DUTIES)),
    )
    anden = _ruleset(
        "anden",
        Text("Den anden metode", "The other method"),
        _milestone("tovholder", _SHARED["tovholder"]),
        _milestone("maal", _SHARED["maal"]),
    )
    return {"proeve": proeve, "anden": anden}
