"""`readiness explain`: why a question is asked, what it takes, and what a code means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from readiness.catalogue import CATALOGUE
from readiness.cli.completion import MethodId, RuleId
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.help import Argument, Command, Option
from readiness.cli.options import shape_option
from readiness.errors import ReadinessError
from readiness.explanation import CodeExplanation, explain
from readiness.model import Text
from readiness.plugins import load_method, offered
from readiness.render import explained as as_data
from readiness.render import explanation as as_text
from readiness.render.data import in_json
from readiness.subjects import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.explanation import Explanation
    from readiness.model import Language


@click.command(
    "explain",
    cls=Command,
    about=Text(
        "Forklar et spørgsmål, en milepæl eller en fejlkode.",
        "Explain a question, a milestone or a code of an error.",
    ),
    more=Text(
        "NAVN er en regel (milepæl.regel), en milepæl eller en kode som K012. Skriv metode/ foran for én "
        "metode. Jeres egne svar kommer med i: readiness check kommune.toml --why REGEL",
        "NAME is a rule (milestone.rule), a milestone or a code such as K012. Write method/ before it for "
        "one method. Your own answers are part of: readiness check kommune.toml --why RULE",
    ),
    exit_codes={
        "0": Text("forklaret", "explained"),
        "2": Text("forkert brug", "wrong use"),
        "3": Text("navnet findes ikke", "there is no such name"),
        "4": Text("en metode kunne ikke indlæses", "a method could not be loaded"),
    },
    examples=[
        ("readiness explain samordnere.aftaler", Text("forklar et spørgsmål", "explain a question")),
        (
            "readiness explain familieraadslagning/samordnere",
            Text("forklar en milepæl", "explain a milestone"),
        ),
        ("readiness explain K012", Text("forklar en fejlkode", "explain a code of an error")),
    ],
)
@click.argument(
    "name",
    cls=Argument,
    placeholder=Text("NAVN", "NAME"),
    type=RuleId(milestones=True, codes=True),
)
@click.option(
    "--method",
    "only",
    cls=Option,
    metavar="ID",
    type=MethodId(),
    about=Text("Forklar det kun for denne metode.", "Explain it for this method only."),
)
@shape_option
@language_option
def command(*, name: str, only: str | None, shape: str, language: Language) -> int:
    """Find what the name means and print what there is to tell of it."""
    try:
        told = _told(name, only)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        print_out(in_json([as_data.explanation(each, language) for each in told], canvas), canvas)
    else:
        print_out(as_text.render(told, canvas, language), canvas)
    return 0


def _told(name: str, only: str | None) -> Sequence[Explanation]:
    code = name.strip().upper()
    if code in CATALOGUE:
        return [CodeExplanation(code, CATALOGUE[code])]
    rulesets = dict(offered())
    if only is not None:
        rulesets[only] = load_method(only).ruleset
    return explain(find(name, rulesets, only))
