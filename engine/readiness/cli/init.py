"""`readiness init`: from an empty folder to a valid setup, and one method more in a setup that is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness import toml
from readiness.cli import schema_file
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.files import write_new, write_whole
from readiness.cli.help import Argument, Command, Option
from readiness.cli.interview import Interview
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.errors import ReadinessError, SetupError
from readiness.model import Text
from readiness.plugins import load_method, offered
from readiness.scaffold import DIRECTIVE, Heading, addition, scaffold
from readiness.setup import declared_methods, read_setup
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from readiness.model import Language, Ruleset
    from readiness.toml import TomlFile

_NAME = "kommune.toml"
_WRITTEN = Text("Skrevet:", "Written:")
_SETUP = Text("{path}: {count} milepæle i {titles}", "{path}: {count} milestones of {titles}")
_SCHEMA = Text(
    "{path}: skemaet, som en editor hjælper jer med", "{path}: the schema by which an editor helps you"
)
_UNLISTED = Text(
    "”{name}” står ikke på listen over de 98 kommuner. Navnet er brugt, som det er skrevet.",
    "“{name}” is not on the list of the 98 municipalities. The name is used as it is written.",
)
_ADDED = Text(
    "{title} er føjet til {path}. Det, der stod der, er uændret.",
    "{title} was added to {path}. What stood there is unchanged.",
)
_REFRESHED = Text("{path} er skrevet på ny.", "{path} was written anew.")
_NEXT = Text("Sådan kommer I videre:", "What to do next:")
_STEPS = (
    Text(
        "Åbn {path} i en editor. Filen begynder med, hvordan I svarer.",
        "Open {path} in an editor. The file begins with how to answer.",
    ),
    Text(
        "Slet # foran de svar, I har, og ret dem.", "Delete the # before the answers you have, and mend them."
    ),
    Text("Se, hvad der mangler: readiness check {path}", "See what is missing: readiness check {path}"),
)


@click.command(
    "init",
    cls=Command,
    about=Text(
        "Begynd: skriv en kommune.toml med alle spørgsmål i de metoder, I vælger.",
        "Begin: write a kommune.toml with all that the methods you choose ask.",
    ),
    more=Text(
        "Filerne skrives i MAPPE, eller i den mappe, I står i. Det, der mangler, bliver I spurgt om. Intet "
        "bliver overskrevet.",
        "The files are written in DIR, or in the folder you are in. You are asked for what is missing. "
        "Nothing is overwritten.",
    ),
    examples=[
        ("readiness init", Text("bliv spurgt om det hele", "be asked for everything")),
        (
            "readiness init plan --kommune Esbjerg --method omlaegning",
            Text("skriv filerne i mappen plan", "write the files in the folder plan"),
        ),
        (
            "readiness init --add familieraadslagning kommune.toml",
            Text("føj en metode til en fil, I har", "add a method to a file you have"),
        ),
    ],
)
@click.argument(
    "target",
    cls=Argument,
    placeholder=Text("[MAPPE|FIL]", "[DIR|FILE]"),
    required=False,
    type=click.Path(path_type=Path),
)
@click.option(
    "--kommune",
    cls=Option,
    placeholder=Text("NAVN|KODE", "NAME|CODE"),
    about=Text("Kommunens navn eller kode.", "The municipality's name or code."),
)
@click.option(
    "--opstart",
    cls=Option,
    placeholder=Text("DATO", "DATE"),
    about=Text(
        "Planlagt opstart, fx 1.2.2027. Er den ikke besluttet: ved_ikke.",
        "Planned start, such as 1.2.2027. If it is not decided: ved_ikke.",
    ),
)
@click.option(
    "--method",
    "chosen",
    cls=Option,
    metavar="ID",
    multiple=True,
    about=Text("En metode. Kan gentages.", "A method. Can be repeated."),
)
@click.option(
    "--add",
    cls=Option,
    metavar="ID",
    about=Text(
        "Føj en metode til FIL i stedet. Det, der står i den, bliver ikke rørt.",
        "Add a method to FILE instead. What stands in it is not touched.",
    ),
)
@language_option
def command(  # noqa: PLR0913 (one parameter an option)
    *,
    target: Path | None,
    kommune: str | None,
    opstart: str | None,
    chosen: tuple[str, ...],
    add: str | None,
    language: Language,
) -> int:
    """Write a new setup, or add a method to one."""
    try:
        if add is None:
            _begin(target or Path(), kommune, opstart, chosen, language)
        elif kommune is not None or opstart is not None or chosen:
            raise click.UsageError(_ALONE[language])
        else:
            _extend(target or Path(_NAME), add, language)
    except ReadinessError as error:
        print_diagnostics(error.diagnostics, language)
        return error.exit_code
    return 0


_ALONE = Text(
    "--add kan ikke bruges sammen med --kommune, --opstart eller --method.",
    "--add cannot be used together with --kommune, --opstart or --method.",
)


def _begin(
    folder: Path, kommune: str | None, opstart: str | None, chosen: Sequence[str], language: Language
) -> None:
    """Write a setup and its schema into a folder."""
    setup, schema = folder / _NAME, folder / schema_file.NAME
    _require_room(folder, setup, schema)
    interview = Interview(language, is_asking=sys.stdin.isatty())
    interview.require({"--kommune": kommune, "--opstart": opstart, "--method": chosen})
    name = interview.municipality(kommune)
    start = interview.start(opstart)
    choices = {} if chosen else offered()
    rulesets = [load_method(each).ruleset for each in interview.methods(chosen, choices)]
    text = scaffold(Heading(name.name, name.code, start), rulesets, language)
    read_setup(toml.parse(text.encode(), str(setup)), {each.id: each for each in rulesets})
    try:
        write_new({schema: schema_file.text_of(rulesets, language), setup: text})
    except OSError as error:
        _require_room(folder, setup, schema)  # somebody may have written one by now
        raise SetupError(schema_file.cannot_write(setup, error)) from None
    lines = [] if name.code else [_UNLISTED[language].format(name=harmless(name.name)), ""]
    titles = ", ".join(each.title[language] for each in rulesets)
    milestones = {milestone.id for each in rulesets for milestone in each.milestones}
    _print(
        *lines,
        _WRITTEN[language],
        "  " + _SETUP[language].format(path=harmless(str(setup)), count=len(milestones), titles=titles),
        "  " + _SCHEMA[language].format(path=harmless(str(schema))),
        *_next(setup, language),
    )


def _require_room(folder: Path, *paths: Path) -> None:
    """Check that nothing stands where the files are to be written; raise `SetupError` when something does."""
    if folder.exists() and not folder.is_dir():
        raise SetupError(Diagnostic("F021", Place(str(folder))))
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if there:
        raise SetupError(*(Diagnostic("F020", Place(str(path))) for path in there))


def _extend(path: Path, name: str, language: Language) -> None:
    """Append what a method needs to a setup, and write its schema anew."""
    file, content = toml.read(path), path.read_bytes()
    rulesets = _rulesets(file, name)
    longer = content + _appended(content, addition(rulesets[0], rulesets[1:], file.values, language))
    rulesets = [*rulesets[1:], rulesets[0]]
    _require_valid(longer, file, {each.id: each for each in rulesets})
    try:
        write_whole(path, longer)
    except OSError as error:
        raise SetupError(schema_file.cannot_write(path, error)) from None
    title = rulesets[-1].title[language]
    _print(_ADDED[language].format(title=title, path=harmless(str(path))))
    beside = path.with_name(schema_file.NAME)
    if beside.exists() or DIRECTIVE in file.text:
        schema_file.write(beside, rulesets, language)
        _print(_REFRESHED[language].format(path=harmless(str(beside))))
    _print(*_next(path, language))


def _rulesets(file: TomlFile, name: str) -> list[Ruleset]:
    """Load the method that is added, and then those that a file declares already."""
    declared = declared_methods(file)
    if name in declared:
        raise SetupError(Diagnostic("K046", file.place_of_key(("metoder", name)), {"name": name}))
    return [load_method(each).ruleset for each in (name, *declared)]


def _appended(content: bytes, text: str) -> bytes:
    """Give the bytes to append, with the line ends of the file."""
    lead = "" if not content or content.endswith(b"\n") else "\n"
    return (lead + text).replace("\n", "\r\n" if b"\r\n" in content else "\n").encode()


def _require_valid(content: bytes, before: TomlFile, rulesets: Mapping[str, Ruleset]) -> None:
    """Read what would be written. Raises `SetupError` when that is no valid setup."""
    try:
        after = toml.parse(content, before.name)
    except SetupError as error:
        place = error.diagnostics[0].place
        if place is None or not place.text:  # the file as a whole: it has grown too large
            raise
        root = place.text.strip("[]").partition(".")[0]
        raise SetupError(Diagnostic("F023", before.place_of_key((root,)), {"name": root})) from None
    *declared, added = rulesets
    errors = _errors(after, rulesets)
    known = _errors(before, {name: rulesets[name] for name in declared})
    if errors:
        ours = Diagnostic("F024", None, {"name": added})
        raise SetupError(*([each for each in errors if each in known] or [*errors, ours]))


def _errors(file: TomlFile, rulesets: Mapping[str, Ruleset]) -> list[Diagnostic]:
    """Tell what keeps a file from being a valid setup of some methods."""
    try:
        read_setup(file, rulesets)
    except SetupError as error:
        return [each for each in error.diagnostics if each.severity is Severity.ERROR]
    return []


def _next(path: Path, language: Language) -> list[str]:
    shown = harmless(str(path))
    steps = [
        f"  {number}. {each[language].format(path=shown)}" for number, each in enumerate(_STEPS, start=1)
    ]
    return ["", _NEXT[language], *steps]


def _print(*lines: str) -> None:
    canvas = canvas_for(sys.stdout)
    print_out(canvas.finished(iter(lines)), canvas)
