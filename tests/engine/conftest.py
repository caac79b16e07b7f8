"""Two invented methods that share milestones, small enough to see whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from readiness import check_file, toml
from readiness.assessment import AcrossFinding, Declared, Message
from readiness.check import assess
from readiness.diagnostics import Place
from readiness.judgement import Outcome
from readiness.model import (
    Across,
    Basis,
    Choice,
    Factor,
    Field,
    Messages,
    Milestone,
    Rule,
    Ruleset,
    Text,
    Thresholds,
)
from readiness.sources import Source
from readiness.steps import next_steps
from readiness.waivers import Waiver, WaiverAssessment, WaiverState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.assessment import Assessment, MilestoneAssessment
    from readiness.gate import Demand

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


#: What a setup, a path or a plugin may hold that some format would take for more than text.
HOSTILE: Mapping[str, str] = {
    "markup": "<script>alert(1)</script><b onclick='x'>&amp;\"",
    "cdata": "]]> --> <!-- <![CDATA[",
    "formula": '=HYPERLINK("http://x.example";"Klik")',
    "sum": "+1+1",
    "subtraction": "-1+1",
    "function": "@SUM(1)",
    "formula after a tab": "\t=1+1",
    "formula after a line": "\r\n=1+1",
    "wide formula": "＝1+1",
    "command": "::set-output name=x::y\n::error::z",
    "command of azure": "##vso[task.setvariable variable=x]y ##[error]z",
    "end of a command": "a,b;c:d]e %0A::error::f %25",
    "ansi": "\x1b[2J\x1b]0;x\x07\x9b31m",
    "bidi": "\u202egnp.exe\u2066\u200b\u2028",
    "nul": "a\0b",
    "surrogate": "a\ud800b",
    "no character": "a\ufffeb\uffffc",
    "markdown": "a | b [x](javascript:alert(1)) ![i](y) `c` **d** ~~e~~ $f$ &lt; \\| \\",
    "heading": "# a\n- b\n1. c\n> d\n---\n===",
    "json": '"},{"a":"',
    "long": "Æ" * 100_000,
}


@pytest.fixture(scope="session")
def examples() -> Mapping[str, Assessment]:
    """Assess the examples that each format is made of."""
    root = Path(__file__).parents[2]
    days = {"herning": date(2016, 11, 2)}
    names = ("eksempelby", "klar", "tom", "herning")
    paths = {name: f"examples/{name}/kommune.toml" for name in names}
    return {
        name: check_file(root / path, as_of=days.get(name, date(2026, 11, 6)), name=path)
        for name, path in paths.items()
    }


class Proeved(Protocol):
    """Assesses a setup of the method `proeve`."""

    def __call__(self, text: str, name: str = "kommune.toml", demand: Demand | None = None) -> Assessment:
        """Assess the text of a setup."""
        ...


@pytest.fixture
def proeved(proeve: Path) -> Proeved:  # noqa: ARG001 (installs the method)
    """Give a function that assesses a setup of the method `proeve`."""

    def assessed(text: str, name: str = "kommune.toml", demand: Demand | None = None) -> Assessment:
        return assess(toml.parse(text.encode(), name), as_of=date(2026, 11, 6), demand=demand)

    return assessed


#: Ready; with `SHORT`, a gate is partly in place and has nobody.
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


@pytest.fixture
def setups() -> Mapping[str, str]:
    """Setups of the method `proeve`, one for each way that a run can end."""
    return {
        "ready": READY,
        "short": SHORT,
        "planned": SHORT + 'ansvarlig = "Afsnitsleder"\nfrist = 2027-01-15\n',
        "open": READY.replace("sager = 24\n", ""),
        "unmet": READY.replace("= 30", "= 3"),
        "weak": READY.replace('"uge"', '"dag"'),
        "raises": READY.replace("moeder = 24", "moeder = 13"),
        "left out": READY.replace('form = "uge"', 'ikke_relevant = "Alle har været på kursus"'),
        "demanding": READY.replace('lokaler = { "Biblioteket" = 30 }\n', ""),
    }


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest, proeved: Proeved) -> tuple[str, Assessment]:
    """Give a hostile text, and an assessment that holds it wherever a text of somebody else's can stand."""
    text = HOSTILE[request.param]
    return text, poisoned(proeved(SHORT), text)


def poisoned(assessment: Assessment, text: str) -> Assessment:
    """Put a text wherever a setup, a path or a plugin brings one; paths and keys stay short."""
    short = text[:100]
    [method] = assessment.methods
    factors = tuple(
        replace(factor, milestones=tuple(_poisoned_milestone(each, text) for each in factor.milestones))
        for factor in method.factors
    )
    message = Message(Text("{x}", "{x}"), {"x": text})
    rule = Across(
        "delt",
        Basis.DERIVED,
        Text("Er der nok?", "Is there enough?"),
        Text("Skaf.", "Find."),
        Messages(),
        "f",
        ("maal.sager",),
    )
    shared = AcrossFinding(rule, Outcome.UNMET, ("proeve", "anden"), message, short, Place(short, 1))
    return replace(
        assessment,
        path=short,
        municipality=replace(assessment.municipality, name=text),
        methods=(replace(method, factors=factors, next_steps=next_steps(factors)),),
        across=(shared,),
        waivers=(_waiver(text),),
    )


def _poisoned_milestone(milestone: MilestoneAssessment, text: str) -> MilestoneAssessment:
    outcomes = (Outcome.PARTIAL, Outcome.UNMET, Outcome.NOT_APPLICABLE)
    findings = tuple(
        replace(
            finding,
            outcome=outcome,
            message=Message(Text("{x}", "{x}"), {"x": text}),
            declared=Declared(text, Field("f", "text", Text("F", "F"))),
            field=text[:100],
            place=Place(text[:100], 3, 2, 4, text),
        )
        for finding in milestone.findings
        for outcome in outcomes
    )
    accepted = replace(findings[0], waiver=_waiver(text))
    return replace(milestone, owner=text, not_applicable=text, findings=(*findings, accepted))


def _waiver(text: str) -> WaiverAssessment:
    place = Place(text[:100], 20)
    waiver = Waiver("proeve/maal.sager", text, text, date(2027, 3, 31), place, place)
    return WaiverAssessment(waiver, WaiverState.ACTIVE)
