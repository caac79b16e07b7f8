"""The fields that a rule reads, or that a milestone asks for: what each takes, and where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Text
from readiness.render.words import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.explanation import Reading, Use
    from readiness.model import Field, Language
    from readiness.render.writer import Writer

_CHOICES = Text("{kind}: {words}", "{kind}: {words}")
_SPAN = Text("{kind}, eller to i klammer for et spænd", "{kind}, or two in brackets for an interval")
_AS = Text("Skrives som {kind} under {tables}.", "Written as {kind} under {tables}.")
_PARTS = {
    True: Text("Heraf læses: {parts}.", "Of it is read: {parts}."),
    False: Text("Heri skrives: {parts}.", "In it is written: {parts}."),
}
_OR = Text(" eller ", " or ")
_METHOD = Text("metode", "method")


def lines(
    readings: Sequence[Reading], uses: Sequence[Use], writer: Writer, *, is_read: bool = True
) -> Iterator[str]:
    """Write each field with its label, its kind and its table.

    Args:
        readings: The fields.
        uses: The methods that they belong to.
        writer: What to write with.
        is_read: Whether they are read by a rule, or are to be written.

    """
    language = writer.language
    for reading in readings:
        field = reading.field
        yield from writer.paragraph(f"{reading.path}: {field.label[language]}", "  · ")
        if field.hint and not is_read:
            yield from writer.paragraph(field.hint[language], "    ")
        under = _OR[language].join(tables(reading, uses, language))
        yield from writer.paragraph(_AS[language].format(kind=kind(field, language), tables=under), "    ")
        if reading.parts:
            parts = "; ".join(f"{part.id} ({kind(part, language)})" for part in reading.parts)
            yield from writer.paragraph(_PARTS[is_read][language].format(parts=parts), "    ")


def kind(field: Field, language: Language) -> str:
    """Say what may be written."""
    said = KIND[field.type][language]
    if field.choices:
        shown = ", ".join(
            f"{choice.id} ({choice.en if language == 'en' else choice.da})" for choice in field.choices
        )
        said = _CHOICES[language].format(kind=said, words=shown)
    return _SPAN[language].format(kind=said) if field.interval else said


def tables(reading: Reading, uses: Sequence[Use], language: Language) -> tuple[str, ...]:
    """Name the tables that a field may be written in."""
    milestone = reading.path.partition(".")[0]
    method = uses[0].method.id if len(uses) == 1 else f"<{_METHOD[language]}>"
    own = f"[metoder.{method}.{milestone}]"
    return (f"[faelles.{milestone}]", own) if reading.is_shareable else (own,)
