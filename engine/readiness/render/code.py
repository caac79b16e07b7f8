"""A code of the catalogue as text: what it says, why, and how it looks wrong and right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.explanation import CodeExplanation
    from readiness.model import Language
    from readiness.render.writer import Writer

_HEAD = Text("{code} · {kind}", "{code} · {kind}")
_KINDS: Mapping[str, Text] = {
    "F": Text("om filen", "about the file"),
    "K": Text("om opsætningen", "about the setup"),
    "M": Text("om en metodes plugin", "about a method's plugin"),
    "P": Text("om personoplysninger", "about personal data"),
    "R": Text("om et regelsæt", "about a ruleset"),
}
_OTHER = Text("om noget, der ikke passer", "about something that does not fit")
_WHY = Text("Hvorfor", "Why")
_DO = Text("Gør sådan", "Do this")
_WRONG = Text("Forkert", "Wrong")
_RIGHT = Text("Rigtigt", "Right")
_BRACES = re.compile(r"(?<!\{)\{([a-z]+)\}(?!\})")
#: What stands for a value that only a fault itself can fill.
_VALUES: Mapping[str, Text] = {
    "after": Text("en milepæl", "a milestone"),
    "circle": Text("en kæde af milepæle", "a chain of milestones"),
    "count": Text("et antal", "a number"),
    "declared": Text("de valgte metoder", "the chosen methods"),
    "distribution": Text("pakken", "the package"),
    "distributions": Text("flere pakker", "several packages"),
    "expected": Text("det, der kan stå her", "what may stand here"),
    "extends": Text("et andet regelsæt", "another ruleset"),
    "field": Text("et felt", "a field"),
    "id": Text("et navn", "a name"),
    "ids": Text("andre navne", "other names"),
    "key": Text("en nøgle", "a key"),
    "known": Text("de navne, der findes", "the names that exist"),
    "label": Text("feltets betegnelse", "the field's label"),
    "meant": Text("", ""),
    "method": Text("en metode", "a method"),
    "methods": Text("andre metoder", "other methods"),
    "milestone": Text("en milepæl", "a milestone"),
    "minimum": Text("det laveste tal", "the lowest number"),
    "missing": Text("det, der mangler", "what is missing"),
    "name": Text("et navn", "a name"),
    "official": Text("en anden kommune", "another municipality"),
    "outcome": Text("et udfald", "an outcome"),
    "reason": Text("grunden", "the reason"),
    "rule": Text("en regel", "a rule"),
    "type": Text("en type", "a type"),
    "value": Text("en værdi", "a value"),
}
_VALUE = Text("…", "…")


def lines(told: CodeExplanation, writer: Writer) -> Iterator[str]:
    """Write what is told of a code."""
    language, entry = writer.language, told.entry
    kind = _KINDS.get(told.code[0], _OTHER)[language]
    yield writer.strong(_HEAD[language].format(code=told.code, kind=kind))
    yield writer.canvas.rule()
    yield from writer.paragraph(general(entry.sentence, language))
    if entry.why:
        yield ""
        yield writer.strong(_WHY[language])
        yield from writer.paragraph(entry.why[language], "  ")
    for label, example in ((_WRONG, entry.wrong), (_RIGHT, entry.right)):
        if example:
            yield ""
            yield writer.strong(label[language])
            yield from (f"    {line}" for line in example.strip("\n").split("\n"))
    yield ""
    yield writer.strong(_DO[language])
    yield from writer.paragraph(general(entry.advice, language), "  ")


def general(text: Text, language: Language) -> str:
    """Say a sentence of the catalogue of no fault in particular: braces become plain words."""
    filled = _BRACES.sub(lambda found: _VALUES.get(found[1], _VALUE)[language], text[language])
    plain = filled.replace("{{", "{").replace("}}", "}").strip()
    return plain[:1].upper() + plain[1:]
