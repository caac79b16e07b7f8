"""What several commands take: the files or projects, the day, which methods, and whose code may run."""

from __future__ import annotations

from pathlib import Path

import click

from readiness.cli.completion import MethodId, SetupFile
from readiness.cli.help import Argument, Day, Option
from readiness.model import Text
from readiness.plugins import load_data, load_method

files_argument = click.argument(
    "files", cls=Argument, placeholder=Text("[FIL…]", "[FILE…]"), nargs=-1, type=SetupFile()
)
projects_argument = click.argument(
    "paths",
    cls=Argument,
    placeholder=Text("[STI…]", "[PATH…]"),
    nargs=-1,
    type=click.Path(path_type=Path),
    callback=lambda _context, _argument, paths: paths or (Path(),),
)
only_option = click.option(
    "--method",
    "only",
    cls=Option,
    metavar="ID",
    type=MethodId(),
    multiple=True,
    about=Text("Vurdér kun denne metode. Kan gentages.", "Assess only this method. Can be repeated."),
)
shape_option = click.option(
    "--format",
    "shape",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    about=Text("Det, der skrives ud.", "What is printed."),
)
day_option = click.option(
    "--as-of",
    cls=Option,
    type=Day(),
    about=Text("Vurdér, som om det var denne dag. Ellers i dag.", "Assess as if on this day. Else today."),
)
data_only_option = click.option(
    "--data-only",
    "given",
    cls=Option,
    is_flag=True,
    callback=lambda _context, _option, is_set: load_data if is_set else load_method,
    about=Text(
        "Kør ingen kode fra andre pakker end readiness. En metode, hvis regler kræver det, bliver afvist.",
        "Run no code of other packages than readiness. A method whose rules need it is refused.",
    ),
)
