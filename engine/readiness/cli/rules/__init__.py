"""`readiness rules`: what those who write methods need, one module per command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from readiness.cli.lazy import LazyGroup
from readiness.errors import Interrupted
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Each command with the line that `--help` shows, in the order in which a method is written.
_COMMANDS: Mapping[str, Text] = {
    "new": Text(
        "Begynd: skriv et helt projekt med en metode, I retter til.",
        "Begin: write a whole project with a method that you adapt.",
    ),
    "lint": Text(
        "Se alt, der er galt med et regelsæt, på én gang.", "See all that is wrong with a ruleset at once."
    ),
    "test": Text("Prøv en metodes regler.", "Test the rules of a method."),
    "docs": Text(
        "Skriv sider om metoder ud fra deres regelsæt.", "Write pages of methods from their rulesets."
    ),
    "diff": Text(
        "Vis, hvad der er ændret mellem to udgaver, og hvem det flytter.",
        "Show what changed between two versions, and whom it moves.",
    ),
    "export": Text(
        "Skriv et regelsæt som en tabel, der kan rettes i Excel.",
        "Write a ruleset as a table that can be edited in Excel.",
    ),
    "import": Text(
        "Skriv det, der er rettet i tabellen, ind i regelsættet.",
        "Write what was edited in the table into the ruleset.",
    ),
}


class _Group(LazyGroup):
    """The commands, which work on projects: no setup declares the code that they run."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; of code that was interrupted it is told how to mend it, not how to leave it out."""
        try:
            return super().invoke(ctx)
        except Interrupted as stopped:
            raise Interrupted((), stopped.rule, stopped.distribution, stopped.version) from None


@click.group(
    "rules",
    cls=_Group,
    package="readiness.cli.rules",
    commands=_COMMANDS,
    about=Text(
        "Skriv en ny metode: begynd, afprøv, vis og sammenlign regelsæt.",
        "Write a new method: begin, test, show and compare rulesets.",
    ),
    more=Text(
        "En metode er en mappe, et regelsæt og en linje i pyproject.toml. "
        "Kommandoerne siger, når den er færdig.",
        "A method is a folder, a ruleset and a line in pyproject.toml. The commands say when it is finished.",
    ),
    examples=[
        ('readiness rules new "Min metode"', Text("begynd på en metode", "begin a method")),
        ("readiness rules lint", Text("se alt, der er galt", "see all that is wrong")),
        ("readiness rules test", Text("prøv metoden i denne mappe", "test the method in this folder")),
        ("readiness rules docs", Text("skriv sider om metoderne her", "write pages of the methods here")),
        (
            "readiness rules diff gammel.toml ny.toml",
            Text("se, hvad en ny udgave ændrer", "see what a new version changes"),
        ),
        (
            "readiness rules export min_metode.toml --xlsx gennemsyn.xlsx",
            Text("lad metodens ejer se den igennem i Excel", "let the method's owner review it in Excel"),
        ),
    ],
)
def command() -> None:
    """Choose what to do with a ruleset."""
