"""What may be written as the answer to a field: short, or with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import NUMBERS, Text
from readiness.render.words import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Field, Language
    from readiness.render.canvas import Canvas

_AT_LEAST = Text("mindst {}", "at least {}")
_INTERVAL = Text("eller et spænd [lavest, højest]", "or an interval [lowest, highest]")
_PER_METHOD = Text(
    "besvares for hver metode, aldrig under [faelles]", "answered for each method, never under [faelles]"
)
_EACH = Text("hver med: {}", "each with: {}")
_HINT = Text("Vink: {}", "Hint: {}")
_STEP = "    "


def short(field: Field, language: Language) -> str:
    """Say what may be written: the words of a choice, the parts of a table, else the kind of value."""
    if field.choices:
        return " | ".join(choice.id for choice in field.choices)
    if field.fields:
        return "{ " + ", ".join(part.id for part in field.fields) + " }"
    return KIND[field.type][language]


def lines(
    field: Field, canvas: Canvas, language: Language, lead: str, marks: tuple[str, ...] = ()
) -> Iterator[str]:
    """Write a field with its kind, label, hint, choices and parts.

    Args:
        field: The field, or a part of one.
        canvas: What it is written on.
        language: In which language.
        lead: What each line begins with.
        marks: What else is said of it beside its kind.

    """
    first, *more = [*kinds(field, language), *marks]
    yield from canvas.wrapped(" · ".join([f"{field.id} = {first}", *more]), lead, lead + _STEP)
    inner = lead + _STEP
    yield from canvas.wrapped(field.label[language], inner)
    if field.hint:
        yield from canvas.wrapped(_HINT[language].format(field.hint[language]), inner)
    widest = max((len(choice.id) for choice in field.choices), default=0)
    for choice in field.choices:
        label = choice.en if language == "en" else choice.da
        yield from canvas.wrapped(label, f"{inner}{choice.id:<{widest}}  ")
    for part in field.fields:
        yield from lines(part, canvas, language, inner)


def kinds(field: Field, language: Language) -> Iterator[str]:
    """Say what kind of value an answer is, and then what else holds for it."""
    kind = KIND[field.type][language]
    if field.of:
        kind += f", {_EACH[language].format(KIND[field.of][language])}"
    yield kind
    if field.minimum and field.type in (*NUMBERS, "range", "table"):
        yield _AT_LEAST[language].format(field.minimum)
    if field.interval:
        yield _INTERVAL[language]
    if field.scope == "metode":
        yield _PER_METHOD[language]
