"""`readiness methods`: what is installed, and what a method asks."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from readiness.cli.completion import MethodId, MilestoneId
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.help import Argument, Command, Group, Option
from readiness.cli.options import shape_option
from readiness.diagnostics import Diagnostic, Severity
from readiness.errors import NothingAssessed, ReadinessError
from readiness.inheritance import provenance
from readiness.model import Text
from readiness.names import known
from readiness.plugins import declarable, documents, foundations, load_method, look
from readiness.render import methods, questionnaire
from readiness.render import ruleset as as_ruleset
from readiness.render.data import in_json
from readiness.ruleset import digest
from readiness.suppliers import supplier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readiness.model import Language, Ruleset


@click.group(
    "methods",
    cls=Group,
    about=Text(
        "Se de installerede metoder og deres spørgsmål.", "See the installed methods and what they ask."
    ),
    examples=[
        ("readiness methods list", Text("se de installerede metoder", "see the installed methods")),
        (
            "readiness methods show signs_of_safety",
            Text("se, hvad en metode spørger om", "see what a method asks"),
        ),
    ],
)
def command() -> None:
    """Choose what to see of the methods."""


@command.command(
    "list",
    cls=Command,
    about=Text(
        "Vis de installerede metoder, og hvad de bygger på.",
        "Show the installed methods, and what they extend.",
    ),
    examples=[
        ("readiness methods list", Text("se metoderne", "see the methods")),
        (
            "readiness methods list --format json",
            Text("giv dem til et andet program", "hand them to another program"),
        ),
    ],
)
@shape_option
@language_option
def list_methods(*, shape: str, language: Language) -> int:
    """List the methods that a setup may declare, and what they extend."""
    listed = list(_listed(declarable(), language))
    extended = list(_listed(foundations(), language))
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        print_out(in_json(methods.data(listed, extended, language), canvas), canvas)
    else:
        print_out(methods.render(listed, extended, canvas, language), canvas)
    return 0


@command.command(
    "show",
    cls=Command,
    about=Text(
        "Vis, hvad en metode spørger om, og hvad der skal skrives.",
        "Show what a method asks, and what is to be written.",
    ),
    more=Text(
        "Ved hver del står, hvilket regelsæt den kommer fra, og hvad metoden erstatter eller udelader.",
        "Each part is shown with the ruleset it comes from, and what the method replaces or leaves out.",
    ),
    examples=[
        (
            "readiness methods show signs_of_safety",
            Text("se, hvad metoden kræver", "see what the method requires"),
        ),
        (
            "readiness methods show signs_of_safety --milestone tovholder",
            Text("se alt om én milepæl", "see all of one milestone"),
        ),
    ],
)
@click.argument("name", cls=Argument, placeholder=Text("ID", "ID"), type=MethodId())
@click.option(
    "--milestone",
    "only",
    cls=Option,
    metavar="ID",
    type=MilestoneId("name"),
    multiple=True,
    about=Text(
        "Vis kun denne milepæl, med vink, dele og valgmuligheder. Kan gentages.",
        "Show only this milestone, with hints, parts and choices. Can be repeated.",
    ),
)
@click.option(
    "--all",
    "show_all",
    cls=Option,
    is_flag=True,
    about=Text(
        "Vis alle milepæle med vink, dele og valgmuligheder.",
        "Show all milestones with hints, parts and choices.",
    ),
)
@shape_option
@language_option
def show_method(*, name: str, only: tuple[str, ...], show_all: bool, shape: str, language: Language) -> int:
    """Print the effective ruleset of one method."""
    try:
        ruleset = load_method(name).ruleset
        _require(only, ruleset)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    origins = provenance(documents(name))
    canvas = canvas_for(sys.stdout)
    if shape == "json":
        print_out(in_json(as_ruleset.document(ruleset, language, origins, only), canvas), canvas)
    else:
        extent = questionnaire.Extent(only, is_whole=show_all or bool(only))
        print_out(questionnaire.render(ruleset, canvas, language, origins, extent), canvas)
    return 0


def _require(milestones: Sequence[str], ruleset: Ruleset) -> None:
    """Refuse milestones that the method does not have, all at once."""
    ids = [each.id for each in ruleset.milestones]
    wrong = [name for name in milestones if name not in ids]
    if wrong:
        raise NothingAssessed(
            *(Diagnostic("M010", values={"id": ruleset.id, **known(name, ids)}) for name in wrong)
        )


def _listed(names: Iterable[str], language: Language) -> Iterator[methods.Listed]:
    """Read what is listed without running it. What cannot be read so is told, and stops nothing."""
    for name in names:
        try:
            chain = look(name)
        except ReadinessError as error:
            doubts = [replace(each, severity=Severity.WARNING) for each in error.diagnostics]
            print_diagnostics(doubts, language)
            continue
        own, extends = chain[-1].body.ruleset, tuple(document.id for document in reversed(chain[:-1]))
        package, version = supplier(name)
        yield methods.Listed(name, own.title, package, version, own.version, digest(chain), extends)
