"""The pages of methods as files: what they are called, which are this program's, and which are stale."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Literal, cast

from readiness.assembly import Contribution, assembled
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.hookspecs import Method
from readiness.inheritance import provenance
from readiness.judgement import Judgement
from readiness.suppliers import GROUP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from readiness.calls import Function
    from readiness.inheritance import Provenance
    from readiness.model import Language, Ruleset
    from readiness.written import RulesetDocument

PageFormat = Literal["markdown", "html"]
#: How the files of a format end.
ENDINGS: Mapping[PageFormat, str] = {"markdown": ".md", "html": ".html"}
#: Who wrote a page, as its head says.
GENERATOR = "readiness rules docs"
#: What tells a page of this program from one that somebody wrote. A reader sees neither.
MARKS: Mapping[PageFormat, str] = {
    "markdown": f"[//]: # ({GENERATOR})",
    "html": f'<meta name="generator" content="{GENERATOR}">',
}
#: What the page is called that leads to all others: a folder is opened with it.
INDEX: Mapping[PageFormat, str] = {"markdown": "README", "html": "index"}


@dataclass(frozen=True, slots=True)
class Documented:
    """A method as its documents tell of it."""

    documents: tuple[RulesetDocument, ...]  #: from the root to its own
    ruleset: Ruleset
    provenance: Provenance


def documented(documents: Sequence[RulesetDocument]) -> Documented:
    """Join and compile documents as they stand. No function is called, so none is needed.

    Raises:
        RulesetError: They do not fit together, or a condition cannot be compiled; all faults at once.

    """
    entry = EntryPoint(documents[-1].id, "", GROUP)  # none is asked for
    stand_in = cast("Function", Judgement.met)  # for functions that only code could give
    contributions = [
        Contribution(Method(each, dict.fromkeys(_calls(each), stand_in)), entry) for each in documents
    ]
    ruleset = assembled(contributions).ruleset
    return Documented(tuple(documents), ruleset, provenance(documents))


def _calls(document: RulesetDocument) -> Iterator[str]:
    for milestone in document.body.milestone:
        yield from (rule.call for rule in milestone.rule if rule.call)
    yield from (across.call for across in document.body.across)


def name_of(stem: str, language: Language) -> str:
    """Give a page's name without the ending: `familieraadslagning`, `familieraadslagning.en`."""
    return stem if language == "da" else f"{stem}.{language}"


def is_ours(path: Path) -> bool:
    """Tell whether a file is a page that this program wrote."""
    marks = [mark.encode() for mark in MARKS.values()]
    content = path.read_bytes()
    return any(mark in content for mark in marks)


def foreign(folder: Path, pages: Iterable[str]) -> Iterator[Diagnostic]:
    """Find files that bear a page's name and that somebody else wrote: they are never written over."""
    paths = [(folder / name, name) for name in pages]
    names = [name for path, name in paths if path.exists() and not (path.is_file() and is_ours(path))]
    yield from _told("H053", folder, names)


def differences(folder: Path, pages: Mapping[str, str], command: str) -> Iterator[Diagnostic]:
    """Compare a folder with the pages that would be written: what is missing there, and what is stale.

    Args:
        folder: Where the pages are; it may not exist.
        pages: By name, as they would be written.
        command: What writes them anew.

    """
    missing = [name for name in pages if not (folder / name).is_file()]
    yield from _told("H050", folder, missing, command=command)
    there = [name for name in pages if name not in missing]
    stale = [name for name in there if _lines(folder / name) != pages[name].encode()]
    yield from _told("H051", folder, stale, command=command)


def left_over(
    folder: Path, pages: Collection[str], formats: Collection[PageFormat], severity: Severity
) -> Iterator[Diagnostic]:
    """Find pages of methods that are gone: this program wrote them once, and would not today."""
    endings = tuple(ENDINGS[each] for each in formats)
    others = (path for path in sorted(folder.glob("*")) if path.name not in pages)
    names = [path.name for path in others if path.name.endswith(endings) and path.is_file() and is_ours(path)]
    yield from _told("H052", folder, names, severity)


def _lines(path: Path) -> bytes:
    r"""Read a file as it was committed: a checkout on Windows may end its lines with `\r\n`."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _told(
    code: str, folder: Path, names: Sequence[str], severity: Severity = Severity.ERROR, **values: str
) -> Iterator[Diagnostic]:
    """Name all files of a kind at once, however many they are."""
    if names:
        yield Diagnostic(code, Place(str(folder)), {"files": ", ".join(names), **values}, severity)
