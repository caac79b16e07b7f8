"""What a reviewed table changes, for people: before and after, and what the reviewer remarks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from readiness.authoring.tables.table import HEADINGS, cell_of
from readiness.model import Text
from readiness.render.table.words import KIND
from readiness.render.writer import Writer
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.authoring.tables.review import Change, Review
    from readiness.authoring.tables.table import Value
    from readiness.model import Language
    from readiness.render.canvas import Canvas

_BEFORE, _AFTER = Text("før", "was"), Text("nu", "now")
_NOTHING = Text("(intet)", "(nothing)")
_NONE = Text(
    "Tabellen siger det samme som regelsættet. {path} er ikke ændret med et eneste tegn.",
    "The table says the same as the ruleset. Not a character of {path} has been changed.",
)
_ONE = Text("1 celle er skrevet i {path}.", "1 cell is written to {path}.")
_WRITTEN = Text("{n} celler er skrevet i {path}.", "{n} cells are written to {path}.")
_DRY_ONE = Text(
    "Prøve: 1 celle ville blive skrevet. {path} er ikke ændret.",
    "Dry run: 1 cell would be written. {path} has not been changed.",
)
_DRY = Text(
    "Prøve: {n} celler ville blive skrevet. {path} er ikke ændret.",
    "Dry run: {n} cells would be written. {path} has not been changed.",
)
_COMMENTS = Text(
    "Kommentarer, som ikke er skrevet i regelsættet", "Comments, which are not written to the ruleset"
)


def render(review: Review, path: str, canvas: Canvas, language: Language, *, is_dry: bool = False) -> str:
    """Write what a table changes, text by text.

    Args:
        review: What the table comes to.
        path: The file of the ruleset, as the user knows it.
        canvas: What to write on.
        language: In which language.
        is_dry: The file is left as it is.

    """
    return canvas.finished(_lines(review, path, Writer(canvas, language), is_dry=is_dry))


def _lines(review: Review, path: str, writer: Writer, *, is_dry: bool) -> Iterator[str]:
    language = writer.language
    for key, changes in groupby(review.changes, key=lambda each: (each.slot.id, each.slot.kind)):
        name, kind = key
        yield writer.strong(f"{KIND[kind][language]} · {name}")
        for change in changes:
            yield from _change(change, writer)
        yield ""
    if review.comments:
        yield writer.strong(_COMMENTS[language])
        for comment in review.comments:
            place = comment.place.cell or f"{comment.place.line}:{comment.place.column}"
            lead = f"{KIND[comment.slot.kind][language]} · {comment.slot.id} ({place})"
            yield from writer.paragraph(harmless(lead), "  ")
            yield from writer.paragraph(harmless(comment.text), "    ")
        yield ""
    number = len(review.changes)
    said = _NONE if not number else (_DRY_ONE, _DRY)[number > 1] if is_dry else (_ONE, _WRITTEN)[number > 1]
    yield from writer.paragraph(said[language].format(n=number, path=harmless(path)))


def _change(change: Change, writer: Writer) -> Iterator[str]:
    language = writer.language
    yield f"  {HEADINGS[change.column][language]}"
    yield from writer.paragraph(_said(change.held.value, language), f"    {_BEFORE[language]:<5}")
    yield from writer.paragraph(_said(change.value, language), f"    {_AFTER[language]:<5}")


def _said(value: Value, language: Language) -> str:
    return harmless(cell_of(value, language)) or _NOTHING[language]
