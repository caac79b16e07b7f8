"""The formats that reports come in. To add one, write a module with `write(report)` and a line here.

A writer is a pure function: it reads the assessments and computes nothing, and knows no file, clock or
environment. Its module is imported when its format is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.render.report import Report


class Format(NamedTuple):
    """One format: what it is called, how the names of its files end, and what writes it."""

    name: str
    module: str  #: of `readiness.render`; its `write` gives a text, or bytes
    endings: tuple[str, ...] = ()  #: in small letters; none, where a name does not tell the format
    is_binary: bool = False  #: whether it makes bytes, which are no text to print
    tells_refusals: bool = False  #: whether it also tells of files that could not be assessed
    extra: str | None = None  #: the extra of the package that it needs
    libraries: str | None = None  #: what the extra needs of the system, as Debian calls it


#: What lays out the text of a PDF.
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("text", "text", (".txt",)),
        Format("json", "json", (".json",), tells_refusals=True),
        Format("html", "html", (".html", ".htm")),
        Format("pdf", "pdf", (".pdf",), is_binary=True, extra="pdf", libraries=PANGO),
        Format("markdown", "markdown", (".md",)),
        Format("csv", "csv", (".csv",)),
        Format("docx", "office.word", (".docx",), is_binary=True, extra="office"),
        Format("xlsx", "office.excel", (".xlsx",), is_binary=True, extra="office"),
        Format("sarif", "sarif", (".sarif", ".sarif.json")),
        Format("junit", "junit", (".xml",)),
        Format("github", "github", tells_refusals=True),
        Format("github-summary", "github_summary"),
        Format("gitlab", "gitlab"),
        Format("azure", "azure"),
        Format("badge", "badge"),
        Format("svg", "svg", (".svg",)),
    )
}


class ExtraMissing(Exception):  # noqa: N818 (it is no fault, but something to install)
    """A format needs an extra that is not installed, or what that extra needs of the system."""

    def __init__(self, needed: Format, *, of_system: bool = False) -> None:
        """Take the format, and whether the extra is there but lacks libraries of the system."""
        super().__init__(needed.libraries if of_system else needed.extra)
        self.format = needed
        self.of_system = of_system


def of_file(name: str, known: Mapping[str, Format] = FORMATS) -> Format | None:
    """Tell the format by how the name of a file ends, the longest ending first; None when it does not say."""
    lowered = name.lower()
    found = [
        (len(ending), each) for each in known.values() for ending in each.endings if lowered.endswith(ending)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def has_content(chosen: Format, report: Report) -> bool:
    """Tell whether there is anything to write; a person reads on stderr why a file was refused."""
    return chosen.tells_refusals or bool(report.assessments)


def write(chosen: Format, report: Report) -> str | bytes:
    """Write a report in a format.

    Raises:
        ExtraMissing: What the format needs is not installed.

    """
    try:
        module = import_module(f"readiness.render.{chosen.module}")
    except ModuleNotFoundError as error:
        if chosen.extra is None:
            raise
        raise ExtraMissing(chosen) from error
    except OSError as error:
        if chosen.libraries is None:
            raise
        raise ExtraMissing(chosen, of_system=True) from error
    written: str | bytes = module.write(report)
    return written
