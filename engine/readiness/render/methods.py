"""The installed methods, and the foundations that they extend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.model import Language
    from readiness.render.canvas import Canvas

_METHODS = Text("METODER", "METHODS")
_FOUNDATIONS = Text("GRUNDLAG", "FOUNDATIONS")
_CANNOT_BE_CHOSEN = Text(
    "De kan ikke vælges selv. Metoder bygger på dem.",
    "They cannot be chosen themselves. Methods extend them.",
)
_RULESET = Text("Regelsæt", "Ruleset")
_PACKAGE = Text("Pakke", "Package")
_EXTENDS = Text("Bygger på", "Extends")
_NONE = Text("Ingen metoder er installeret.", "No methods are installed.")
_MORE = Text("Alle spørgsmål i en metode:", "All questions of a method:")
_HASH = 12  # characters of a checksum that tell two rulesets apart


@dataclass(frozen=True, slots=True)
class Listed:
    """One installed ruleset, as a list tells of it."""

    id: str
    title: Text
    package: str
    package_version: str
    ruleset_version: str
    sha256: str
    extends: tuple[str, ...]  #: ids, the nearest first


def data(
    methods: Sequence[Listed], foundations: Sequence[Listed], language: Language
) -> list[dict[str, Any]]:
    """Give the methods as plain data, each with what it extends. All in the list can be declared."""
    known = {each.id: each for each in foundations}
    return [
        {
            **_data(method, language),
            "extends": [_data(known[name], language) for name in method.extends if name in known],
        }
        for method in methods
    ]


def render(
    methods: Sequence[Listed], foundations: Sequence[Listed], canvas: Canvas, language: Language
) -> str:
    """Write the methods, and apart from them the foundations."""
    return canvas.finished(_lines(methods, foundations, canvas, language))


def _data(each: Listed, language: Language) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title[language],
        "distribution": each.package,
        "version": each.package_version,
        "ruleset": {"version": each.ruleset_version, "sha256": each.sha256},
    }


def _lines(
    methods: Sequence[Listed], foundations: Sequence[Listed], canvas: Canvas, language: Language
) -> Iterator[str]:
    yield canvas.tone(_METHODS[language], "strong")
    if not methods:
        yield from canvas.wrapped(_NONE[language], "  ")
    for each in methods:
        yield from _entry(each, canvas, language)
    if foundations:
        yield ""
        yield canvas.tone(_FOUNDATIONS[language], "strong")
        yield from canvas.wrapped(_CANNOT_BE_CHOSEN[language], "  ")
    for each in foundations:
        yield from _entry(each, canvas, language)
    if methods:
        yield ""
        yield from canvas.wrapped(_MORE[language])
        yield f"  readiness methods show {methods[0].id}"


def _entry(each: Listed, canvas: Canvas, language: Language) -> Iterator[str]:
    facts = {
        _RULESET: f"{each.ruleset_version} · {each.sha256[:_HASH]}",
        _PACKAGE: f"{each.package} {each.package_version}",
        _EXTENDS: ", ".join(each.extends),
    }
    widest = max(len(label[language]) for label in facts)
    yield ""
    yield canvas.tone(f"  {each.id}", "strong")
    yield from canvas.wrapped(each.title[language], "    ")
    for label, fact in facts.items():
        if fact:
            yield from canvas.wrapped(fact, f"    {label[language]:<{widest}}  ")
