"""The files that a command is asked to write, and the formats that it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from readiness.cli.files import followed, write_whole
from readiness.cli.help import language_of
from readiness.model import Text
from readiness.render import formats
from readiness.render.formats import FORMATS, ExtraMissing, Format
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from readiness.model import Language

_NO_TARGET = Text(
    "Skriv FORMAT=STI, fx json=rapport.json. Formater: {known}",
    "Write FORMAT=PATH, such as json=report.json. Formats: {known}",
)
_NO_ENDING = Text(
    "Endelsen på {path} siger ikke, hvilket format det er. Skriv FORMAT=STI. Formater: {known}",
    "The ending of {path} does not tell the format. Write FORMAT=PATH. Formats: {known}",
)
_BINARY = Text(
    "{name} er ikke tekst og kan ikke skrives på skærmen. Skriv en fil: -o {name}=rapport{ending}",
    "{name} is not text and cannot be printed. Write a file: -o {name}=report{ending}",
)
_EXTRA = Text(
    "{name} kræver mere, end der er installeret. Kør: pip install 'readiness[{extra}]'",
    "{name} needs more than is installed. Run: pip install 'readiness[{extra}]'",
)
_LIBRARIES = Text(
    "{name} kræver programbiblioteker, som systemet mangler. I Debian og Ubuntu: apt install {libraries}",
    "{name} needs libraries that the system lacks. In Debian and Ubuntu: apt install {libraries}",
)
_OWN_SETUP = Text(
    "-o må ikke pege på opsætningen selv: {path}", "-o must not point to the setup itself: {path}"
)


class Target(NamedTuple):
    """A file to write, and in which format."""

    format: Format
    path: Path


class TargetType(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """`FORMAT=PATH`, or a path whose ending tells the format."""

    name = "format=sti"

    def __init__(self, known: Mapping[str, Format] = FORMATS) -> None:
        """Take the formats that there are."""
        self._known = known

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Target:
        """Split what was written, and find the format."""
        language, text, known = language_of(ctx), str(value), ", ".join(self._known)
        name, equals, path = text.partition("=")
        if not equals:
            found = formats.of_file(text, self._known)
            if found is None:
                self.fail(_NO_ENDING[language].format(path=harmless(text), known=known), param, ctx)
            return Target(found, Path(text))
        if name not in self._known or not path:
            self.fail(_NO_TARGET[language].format(known=known), param, ctx)
        return Target(self._known[name], Path(path))


class PrintedType(click.Choice):  # type: ignore[type-arg]  # generic only in newer versions of click
    """The name of a format that can be printed."""

    def __init__(self) -> None:
        """Offer all formats."""
        super().__init__(list(FORMATS))

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Format:
        """Find the format; one that is not text is refused with what to write instead."""
        chosen = FORMATS[super().convert(value, param, ctx)]
        if chosen.is_binary:
            ending = chosen.endings[0]
            self.fail(_BINARY[language_of(ctx)].format(name=chosen.name, ending=ending), param, ctx)
        return chosen


def refuse_to_overwrite(setups: Sequence[Path], targets: Sequence[Target], language: Language) -> None:
    """Refuse to write over what is read.

    Raises:
        UsageError: A target leads to a setup.

    """
    read = {followed(path) for path in setups}
    for target in targets:
        if followed(target.path) in read:
            raise click.UsageError(_OWN_SETUP[language].format(path=harmless(str(target.path))))


def fault_of(target: Target, write: Callable[[], str | bytes], language: Language) -> str | None:
    """Write a file; give what went wrong as one line, or None.

    Args:
        target: The file.
        write: Gives what is to stand in it.
        language: The language of what went wrong.

    """
    try:
        write_whole(target.path, write())
    except ExtraMissing as missing:
        needed = missing.format
        said = _LIBRARIES if missing.of_system else _EXTRA
        values = {"name": needed.name, "extra": needed.extra, "libraries": needed.libraries}
        return f"{said[language].format_map(values)}\n"
    except OSError as error:
        return f"{harmless(str(target.path))}: {error.strerror or error}\n"
    return None
