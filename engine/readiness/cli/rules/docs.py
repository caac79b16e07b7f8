"""`readiness rules docs`: pages for methods, from their rulesets alone."""

from __future__ import annotations

import shlex
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.authoring.pages import (
    ENDINGS,
    GENERATOR,
    INDEX,
    MARKS,
    Documented,
    differences,
    documented,
    foreign,
    left_over,
    name_of,
)
from readiness.authoring.project import find_project
from readiness.cli.console import canvas_for, language_option, print_diagnostics, print_out
from readiness.cli.files import write_whole
from readiness.cli.help import Argument, Command, Option
from readiness.diagnostics import Severity
from readiness.errors import ReadinessError
from readiness.model import Text
from readiness.plugins import documents
from readiness.render.pages import html, index, markdown, method
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from readiness.authoring.pages import PageFormat
    from readiness.diagnostics import Diagnostic
    from readiness.model import Language
    from readiness.render.pages.blocks import Page
    from readiness.written import RulesetDocument

_STALE, _WRONG_USE = 1, 2
_LANGUAGES: tuple[Language, ...] = ("da", "en")
_WRITERS: Mapping[PageFormat, Callable[[Page], str]] = {
    "markdown": lambda page: markdown.write(page, MARKS["markdown"]),
    "html": lambda page: html.write(page, GENERATOR),
}
_WRITTEN = Text("Skrevet: {path}", "Written: {path}")
_DONE = Text("{n} sider i {folder}, {new} skrevet nu.", "{n} pages in {folder}, {new} written now.")
_FRESH = Text(
    "{n} sider i {folder} er, som regelsættene siger.", "{n} pages in {folder} are as the rulesets say."
)


@click.command(
    "docs",
    cls=Command,
    about=Text(
        "Skriv sider om metoder ud fra deres regelsæt, på dansk og engelsk.",
        "Write pages of methods from their rulesets, in Danish and English.",
    ),
    more=Text(
        "STI er en mappe med en pyproject.toml eller et regelsæt; mappen, I står i, når intet er skrevet. "
        "ID er en installeret metode. Metodens kode bliver ikke kørt. Af en mappe skrives alle metoder og "
        "en side, der fører til dem; et grundlag får kun en side, når det er nævnt.",
        "PATH is a folder with a pyproject.toml, or a ruleset; the folder you stand in when none is given. "
        "ID is an installed method. The method's code is not run. Of a folder, all methods are written, and "
        "a page that leads to them; a foundation gets a page only when it is named.",
    ),
    examples=[
        ("readiness rules docs", Text("sider om alle mappens metoder i docs", "pages of all methods here")),
        (
            "readiness rules docs signs_of_safety --to sider --format html",
            Text("én installeret metode, kun HTML", "one installed method, only HTML"),
        ),
        (
            "readiness rules docs --check",
            Text("fejl, når siderne i docs er forældede", "fail when the pages in docs are stale"),
        ),
    ],
    exit_codes={
        "0": Text("siderne er skrevet, eller de er, som de skal være", "written, or as they should be"),
        "1": Text(
            "med --check: en side mangler, er forældet eller er tilovers",
            "with --check: a page is missing, stale or left over",
        ),
        "2": Text(
            "forkert brug, eller en fil kan ikke skrives", "wrong use, or a file that cannot be written"
        ),
        "3": Text("her er ingen metode", "there is no method here"),
        "4": Text("et regelsæt er ikke gyldigt", "a ruleset is not valid"),
    },
)
@click.argument("names", cls=Argument, placeholder=Text("[STI|ID…]", "[PATH|ID…]"), nargs=-1)
@click.option(
    "--to",
    "folder",
    cls=Option,
    type=click.Path(file_okay=False, path_type=Path),
    placeholder=Text("MAPPE", "FOLDER"),
    default="docs",
    show_default=True,
    about=Text(
        "Mappen, siderne ligger i, set fra den mappe, I står i.",
        "The folder that the pages lie in, as seen from the folder you stand in.",
    ),
)
@click.option(
    "--format",
    "formats",
    cls=Option,
    type=click.Choice(list(ENDINGS)),
    multiple=True,
    about=Text(
        "Kun dette format. Kan gentages. Ellers begge.", "Only this format. Can be repeated. Else both."
    ),
)
@click.option(
    "--check",
    "only_check",
    cls=Option,
    is_flag=True,
    about=Text(
        "Skriv intet, men sig, hvilke sider der mangler, er forældede eller er tilovers.",
        "Write nothing, but tell which pages are missing, stale or left over.",
    ),
)
@language_option
def command(
    *,
    names: tuple[str, ...],
    folder: Path,
    formats: tuple[PageFormat, ...],
    only_check: bool,
    language: Language,
) -> int:
    """Compose all pages, and write those that differ or tell of them."""
    asked, chosen = names or (".",), formats or tuple(ENDINGS)
    found, errors = _found(asked)
    if errors:
        print_diagnostics([told for error in errors for told in error.diagnostics], language)
        return max(error.exit_code for error in errors)
    is_whole = any(Path(name).is_dir() for name in asked)
    pages = dict(_pages(found, chosen, is_whole=is_whole))
    try:
        if only_check:
            again = _again(names, folder, formats)
            told = [*differences(folder, pages, again)]
            if is_whole:
                told += left_over(folder, pages, chosen, Severity.ERROR)
            return _checked(told, pages, folder, language)
        return _written(pages, folder, language, chosen if is_whole else ())
    except OSError as error:
        name = harmless(str(error.filename or folder))
        raise click.UsageError(f"{name}: {error.strerror or error}") from None


def _found(names: Iterable[str]) -> tuple[list[Documented], list[ReadinessError]]:
    """Read what is asked for, each method once; one that cannot be read keeps no other from being read."""
    found: dict[str, Documented] = {}
    errors: list[ReadinessError] = []
    for name in names:
        try:
            asked = _asked(name)
        except ReadinessError as error:
            errors.append(error)
            continue
        for read in asked:
            try:
                chain = read()
                if chain[-1].body.ruleset.abstract and Path(name).is_dir():
                    continue
                method = documented(chain)
            except ReadinessError as error:
                errors.append(error)
            else:
                found.setdefault(method.ruleset.id, method)
    return list(found.values()), errors


def _asked(name: str) -> list[Callable[[], tuple[RulesetDocument, ...]]]:
    """Give what reads the documents of each method that a path or an id means."""
    path = Path(name)
    if not path.exists() and path.name == name and not path.suffix:
        return [partial(documents, name)]
    project = find_project(path)
    return [partial(project.documents, piece) for piece in project.pieces]


def _pages(
    methods: Sequence[Documented], formats: Sequence[PageFormat], *, is_whole: bool
) -> Iterator[tuple[str, str]]:
    """Write all pages in all formats and both languages, each with its name."""
    for written_as in formats:
        write, ending = _WRITERS[written_as], ENDINGS[written_as]
        for language in _LANGUAGES:
            for each in methods:
                page = method.page(each, language, written_as, has_index=is_whole)
                yield name_of(each.ruleset.id, language) + ending, write(page)
            if is_whole:
                page = index.page(methods, language, written_as)
                yield name_of(INDEX[written_as], language) + ending, write(page)


def _again(names: Sequence[str], folder: Path, formats: Sequence[PageFormat]) -> str:
    """Name the command that writes what is checked."""
    options = ["--to", str(folder), *(part for each in formats for part in ("--format", each))]
    return shlex.join(["readiness", "rules", "docs", *names, *options])


def _checked(told: Sequence[Diagnostic], pages: Mapping[str, str], folder: Path, language: Language) -> int:
    if told:
        print_diagnostics(told, language)
        return _STALE
    canvas = canvas_for(sys.stdout)
    print_out(f"{_FRESH[language].format(n=len(pages), folder=harmless(str(folder)))}\n", canvas)
    return 0


def _written(
    pages: Mapping[str, str], folder: Path, language: Language, formats: Sequence[PageFormat]
) -> int:
    """Write the pages that differ; tell of those that are left over, which is no fault yet."""
    theirs = list(foreign(folder, pages))
    if theirs:
        print_diagnostics(theirs, language)
        return _WRONG_USE
    folder.mkdir(parents=True, exist_ok=True)
    canvas, new = canvas_for(sys.stdout), 0
    for name, content in pages.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content.encode():
            write_whole(path, content)
            print_out(f"{_WRITTEN[language].format(path=harmless(str(path)))}\n", canvas)
            new += 1
    done = _DONE[language].format(n=len(pages), folder=harmless(str(folder)), new=new)
    print_out(f"{done}\n", canvas)
    print_diagnostics(list(left_over(folder, pages, formats, Severity.WARNING)), language)
    return 0
