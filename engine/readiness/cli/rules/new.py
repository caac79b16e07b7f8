"""`readiness rules new`: from a name to a method that lints, tests and installs."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.authoring.draft import draft
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.files import write_new
from readiness.cli.help import Argument, Command, Option
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import ReadinessError, SetupError
from readiness.model import Text
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.authoring.draft import Draft
    from readiness.model import Language

_WRITTEN = Text("Skrevet i {folder}: {count} filer", "Written in {folder}: {count} files")
_PARTS = (
    (
        "{ruleset}",
        Text(
            "regelsættet; alt, der begynder med ”Skriv”, skal I erstatte",
            "the ruleset; replace all that begins with “Write”",
        ),
    ),
    (
        "tests/rulesets/{id}",
        Text("en prøve på hvert udfald af hvert spørgsmål", "a proof of each outcome of each question"),
    ),
    ("README.md", Text("hvad I gør, skridt for skridt", "what to do, step by step (in Danish)")),
)
_NEXT = Text("Sådan kommer I videre:", "What to do next:")
_STEPS = (
    (
        "pip install -e {extra}",
        Text("installér metoden, mens I skriver den", "install the method while you write it"),
    ),
    (
        "readiness rules lint {folder}",
        Text("se, om alt er skrevet rigtigt", "see whether all is written right"),
    ),
    ("readiness rules test {folder}", Text("kør prøverne", "run the proofs")),
    (
        "readiness init plan --method {id}",
        Text("se metoden, som en kommune får den", "see the method as a municipality gets it"),
    ),
)


@click.command(
    "new",
    cls=Command,
    about=Text(
        "Begynd på en metode: skriv et helt projekt, som kan prøves og installeres med det samme.",
        "Begin a method: write a whole project that can be tested and installed at once.",
    ),
    more=Text(
        "METODE er metodens navn. Ordene i regelsættet er pladsholdere, som I erstatter. "
        "Intet bliver overskrevet.",
        "METHOD is the name of the method. The words of the ruleset are placeholders that you replace. "
        "Nothing is overwritten.",
    ),
    examples=[
        (
            'readiness rules new "Min metode"',
            Text("skriv mappen readiness-min-metode", "write the folder readiness-min-metode"),
        ),
        (
            'readiness rules new "Min metode" --data-only --to metode',
            Text("uden Python, i mappen metode", "without Python, in the folder metode"),
        ),
    ],
)
@click.argument("name", cls=Argument, placeholder=Text("METODE", "METHOD"))
@click.option(
    "--to",
    "target",
    cls=Option,
    placeholder=Text("MAPPE", "FOLDER"),
    type=click.Path(path_type=Path),
    about=Text(
        "Mappen, som projektet bliver. Ellers readiness-<metode>.",
        "The folder that becomes the project. Else readiness-<method>.",
    ),
)
@click.option(
    "--data-only",
    cls=Option,
    is_flag=True,
    about=Text(
        "Uden regnestykke: ingen Python ud over krogen.", "Without arithmetic: no Python beyond the hook."
    ),
)
@click.option(
    "--title-da",
    cls=Option,
    about=Text("Metodens titel på dansk, hvis den ikke er METODE.", "The Danish title, if it is not METHOD."),
)
@click.option(
    "--title-en",
    cls=Option,
    about=Text("Metodens titel på engelsk.", "The English title of the method."),
)
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    name: str,
    target: Path | None,
    data_only: bool,
    title_da: str | None,
    title_en: str | None,
    language: Language,
) -> int:
    """Write the project, and say what to do next."""
    try:
        begun = draft(name, {"da": title_da, "en": title_en}, data_only=data_only)
        folder = target or Path(begun.distribution)
        count = _write(begun, folder)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    canvas = canvas_for(sys.stdout)
    print_out(canvas.finished(_told(begun, folder, count, language)), canvas)
    return 0


def _write(begun: Draft, folder: Path) -> int:
    """Write all files of a project, or none, and give their number."""
    contents = {folder / path: content for path, content in begun.files().items()}
    try:
        _require_room(folder)
        write_new(contents)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SetupError(Diagnostic("F022", Place(str(folder)), {"reason": reason})) from None
    return len(contents)


def _require_room(folder: Path) -> None:
    """Refuse a folder that holds something; a repository of git without files is as good as empty."""
    if not folder.is_symlink() and not folder.exists():
        return
    if not folder.is_dir() or [each for each in folder.iterdir() if each.name != ".git"]:
        raise SetupError(Diagnostic("H083", values={"name": str(folder)}))


def _told(begun: Draft, folder: Path, count: int, language: Language) -> Iterator[str]:
    """Say what was written, and what to type next."""
    shown = harmless(str(folder))
    typed = {"folder": shlex.quote(shown), "extra": f'"{shown}[test]"', "id": begun.id}
    parts = [(path.format(ruleset=begun.ruleset, id=begun.id), text[language]) for path, text in _PARTS]
    steps = [(line.format(**typed), text[language]) for line, text in _STEPS]
    yield _WRITTEN[language].format(folder=shown, count=count)
    yield from _columns(parts)
    yield ""
    yield _NEXT[language]
    yield from _columns(steps)


def _columns(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = max(len(left) for left, _ in rows)
    for left, right in rows:
        yield f"  {left:<{width}}  {right}"
