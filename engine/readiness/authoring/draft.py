"""A method to begin with: an installable project whose words are placeholders, made from a name.

The templates are archives: a line `==> path <==` begins a file, and a file that is begun again goes on where
it ended. So what only some projects have stands in an archive of its own. Pure but for reading them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from string import Template
from typing import TYPE_CHECKING, Final

from readiness import toml
from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError
from readiness.inspection import RESERVED
from readiness.model import Text
from readiness.names import is_id, plain
from readiness.suppliers import installed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.model import Language

#: What stands where no title was given.
UNTITLED: Final = Text("Skriv metodens titel her", "Write the title of the method here")

_HEADER = re.compile(r"^==> (.+) <==\n", re.MULTILINE)
_LONGEST_ID = 40
#: Words that mean something else in a setup or a report, and names that Windows gives to no file.
_TAKEN = frozenset({*RESERVED, "across", "faelles", "fravigelser", "kommune", "metoder"}) | frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
#: How a text begins that is to be replaced; the last two are those of the note.
_PLACEHOLDERS = ("Skriv ", "Write ", "Udkast: ", "Draft: ")
#: Of a title: it is written into quotes in TOML and Python, and into the first line of a module.
_LONGEST_TITLE = 60
_UNFIT = frozenset("\"'\\`{}<>$?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A project that is to be written."""

    id: str  #: of the method
    title: Text
    data_only: bool  #: without functions, and so without Python but the hook

    @property
    def distribution(self) -> str:
        """The name that the project is installed by; also that of its folder."""
        return f"readiness-{self.id.replace('_', '-')}"

    @property
    def package(self) -> str:
        """The package that holds the ruleset and the hook."""
        return _package(self.id)

    @property
    def ruleset(self) -> str:
        """The path of the ruleset in the project."""
        return f"{self.package}/{self.id}.toml"

    def files(self) -> Mapping[str, str]:
        """Give all files of the project by their paths in it."""
        names = {
            "id": self.id,
            "package": self.package,
            "distribution": self.distribution,
            "engine": version("readiness"),
            "title_da": self.title.da,
            "title_en": self.title.en,
        }
        found: dict[str, str] = {}
        for archive in ("method", "data_only" if self.data_only else "arithmetic"):
            for path, content in _entries(archive):
                name = Template(path).substitute(names)
                found[name] = found.get(name, "") + Template(content).substitute(names)
        return {name: content.strip("\n") + "\n" if content else "" for name, content in found.items()}


@cache
def placeholders() -> frozenset[str]:
    """Give the words that stand in a new ruleset until somebody replaces them, in both languages."""
    begun = Draft("x", UNTITLED, data_only=False)
    ruleset = toml.parse(begun.files()[begun.ruleset].encode(), begun.ruleset)
    return frozenset(each for each in _strings(ruleset.values) if each.startswith(_PLACEHOLDERS))


def _strings(values: object) -> Iterator[str]:
    if isinstance(values, str):
        yield values
    for each in values.values() if isinstance(values, dict) else values if isinstance(values, list) else ():
        yield from _strings(each)


def draft(name: str, titles: Mapping[Language, str | None], *, data_only: bool) -> Draft:
    """Make a draft of a method from what it is called.

    Args:
        name: A title such as `Tættere på familien`, or the id that it would give.
        titles: The method's title in each language, where one is given.
        data_only: Whether to leave out all that needs Python.

    Raises:
        SetupError: It gives no id, or one that is taken; or a title cannot be written as it is. All at once.

    """
    name = _tidy(name)
    identifier = _identifier(name)
    own = None if name == identifier else name
    title = Text(_titled(titles.get("da") or own or UNTITLED.da), _titled(titles.get("en") or UNTITLED.en))
    faults = [*_faults_of_id(name, identifier), *_faults_of_title(title)]
    if faults:
        raise SetupError(*faults)
    return Draft(identifier, title, data_only)


def _tidy(text: str) -> str:
    """Write letters and their marks as one, which macOS takes apart in names of files, and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _titled(text: str) -> str:
    """Begin a title with a capital letter, as lint asks."""
    text = _tidy(text)
    return text[:1].upper() + text[1:]


def _identifier(name: str) -> str:
    """Write a name as ids are written: æ, ø and å as Danes do, other letters without their marks."""
    split = unicodedata.normalize("NFKD", plain(name))
    return plain("".join(each for each in split if not unicodedata.combining(each)))


def _faults_of_id(name: str, identifier: str) -> Iterator[Diagnostic]:
    if not is_id(identifier) or len(identifier) > _LONGEST_ID:
        yield Diagnostic("H080", values={"name": name})
    elif identifier in installed():
        [first, *_] = installed()[identifier]
        distribution = first.dist.name if first.dist else "?"
        yield Diagnostic("H082", values={"id": identifier, "distribution": distribution})
    elif identifier in _TAKEN or find_spec(_package(identifier)):
        yield Diagnostic("H081", values={"id": identifier})


def _faults_of_title(title: Text) -> Iterator[Diagnostic]:
    for text in dict.fromkeys((title.da, title.en)):
        is_odd = not text.isprintable() or text.endswith(".") or _UNFIT & set(text)
        if is_odd or len(text) > _LONGEST_TITLE:
            yield Diagnostic("H084", values={"name": text})


def _entries(archive: str) -> Iterator[tuple[str, str]]:
    """Read the files of an archive, in order."""
    text = (files("readiness.authoring") / "template" / f"{archive}.txt").read_text(encoding="utf-8")
    _, *parts = _HEADER.split(text)
    yield from zip(parts[::2], parts[1::2], strict=True)


def _package(identifier: str) -> str:
    return f"readiness_{identifier}"
