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
    "H": Text("om arbejdet med en metode", "about the work on a method"),
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
#: What stands for a value that only a fault itself can fill. A guess at a name stands for itself.
_VALUES: Mapping[str, Text] = {
    "after": Text("<milepæl>", "<milestone>"),
    "call": Text("<kald>", "<call>"),
    "choices": Text("<mulige svar>", "<possible answers>"),
    "circle": Text("<kæde>", "<chain>"),
    "closing": Text("<slutning>", "<closing>"),
    "count": Text("<antal>", "<number>"),
    "day": Text("<dato>", "<date>"),
    "decimals": Text("<decimaler>", "<decimals>"),
    "declared": Text("<valgte metoder>", "<chosen methods>"),
    "distribution": Text("<pakke>", "<package>"),
    "distributions": Text("<pakker>", "<packages>"),
    "error": Text("<fejl>", "<fault>"),
    "expected": Text("<det rigtige>", "<what is right>"),
    "extends": Text("<andet regelsæt>", "<other ruleset>"),
    "field": Text("<felt>", "<field>"),
    "function": Text("<funktion>", "<function>"),
    "id": Text("<navn>", "<name>"),
    "ids": Text("<andre navne>", "<other names>"),
    "index": Text("<nummer>", "<number>"),
    "instead": Text("<det rigtige>", "<what is right>"),
    "key": Text("<nøgle>", "<key>"),
    "known": Text("<mulige navne>", "<possible names>"),
    "label": Text("<betegnelse>", "<label>"),
    "latest": Text("<seneste dato>", "<latest date>"),
    "line": Text("<linje>", "<line>"),
    "meant": Text("", ""),
    "message": Text("<De to svar.>", "<The two answers.>"),
    "method": Text("<metode>", "<method>"),
    "methods": Text("<metoder>", "<methods>"),
    "milestone": Text("<milepæl>", "<milestone>"),
    "minimum": Text("<laveste tal>", "<lowest number>"),
    "missing": Text("<det, der mangler>", "<what is missing>"),
    "module": Text("<modul>", "<module>"),
    "name": Text("<navn>", "<name>"),
    "newest": Text("<nyeste version>", "<newest version>"),
    "next": Text("<næste nummer>", "<next number>"),
    "official": Text("<kommune>", "<municipality>"),
    "outcome": Text("<udfald>", "<outcome>"),
    "paths": Text("<stier>", "<paths>"),
    "quote": Text("<anførselstegn>", "<quote>"),
    "reason": Text("<grund>", "<reason>"),
    "remedy": Text("<Ret et af svarene.>", "<Mend one of the answers.>"),
    "rule": Text("<regel>", "<rule>"),
    "start": Text("<dato>", "<date>"),
    "thousands": Text("<tusinder>", "<thousands>"),
    "touched": Text("<noget udenfor>", "<something outside>"),
    "triple": Text("<tre anførselstegn>", "<three quotes>"),
    "type": Text("<type>", "<type>"),
    "value": Text("<værdi>", "<value>"),
    "version": Text("<version>", "<version>"),
    "what": Text("<milepæl>", "<milestone>"),
    "when": Text("<en anden gang>", "<another time>"),
    "where": Text("", ""),
}
_VALUE = Text("<…>", "<…>")


def lines(told: CodeExplanation, writer: Writer) -> Iterator[str]:
    """Write what is told of a code."""
    language, entry = writer.language, told.entry
    kind = _KINDS.get(told.code[0], _OTHER)[language]
    yield writer.strong(_HEAD[language].format(code=told.code, kind=kind))
    yield writer.canvas.rule()
    yield from writer.paragraph(general(entry.sentence, language))
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
