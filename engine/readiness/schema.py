"""A JSON Schema of the setup, so that an editor completes, explains and underlines kommune.toml.

It is exact for a file that declares just the methods it is made for. What JSON Schema cannot say is left
to `readiness check`: personal numbers, the order of two numbers, and decimals beyond the sixth.
No description stands beside a `$ref`, where editors do not look for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from readiness.declarable import ABOUT, KOMMUNE, WAIVER, Declarable
from readiness.fields import MAX_NUMBER
from readiness.model import DONT_KNOW, NUMBERS, Field, Text
from readiness.questions import places, questions
from readiness.render.words import KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from readiness.model import Language, Ruleset

#: By which a schema that readiness wrote is known.
MARK: Final = "urn:readiness:kommune"

_TITLE = Text("Opsætning til readiness", "Setup for readiness")
_ABOUT = Text(
    "Kommunens svar. En linje, der ikke er der, er et åbent spørgsmål.",
    "The municipality's answers. A line that is not there is an open question.",
)
_COMMENT = Text(
    "Skrevet af readiness schema for: {methods}. Filen kan skrives på ny når som helst.",
    "Written by readiness schema for: {methods}. The file may be written anew at any time.",
)
_SHARED = Text("Fælles svar", "Shared answers")
_SHARED_ABOUT = Text(
    "Det, der besvares én gang for alle metoder.", "What is answered once for all the methods."
)
_METHODS = Text("Metoder", "Methods")
_METHODS_ABOUT = Text(
    "En tabel for hver metode, som kommunen vælger.", "A table for each method that the municipality chooses."
)
_WAIVERS = Text("Fravigelser", "Waivers")
_WAIVERS_ABOUT = Text(
    "Mangler, som ledelsen har godtaget for en tid.",
    "Gaps that the management has accepted for a time.",
)
_DONT_KNOW_TITLE = Text("Ved ikke", "Do not know")
_SOURCE = Text("Kilde: {}", "Source: {}")
_TYPE = Text("Skrives som: {}.", "Written as: {}.")
_ONE_OF = Text("Kan være", "May be")
_UNKNOWN = {"pattern": f"^{DONT_KNOW}$"}  # of a text only: every other type passes it by
_SAYS_SOMETHING = {"pattern": r"\S", "not": {"const": DONT_KNOW}}
_LIST_OF: Final = ("texts", "choices", "records")
_DATE: Final = {"type": "string", "format": "date"}
_PLAIN: Final[Mapping[str, dict[str, Any]]] = {
    "text": {"type": "string"},
    "bool": {"enum": [True, False]},
    "date": _DATE,
}
_ENDS = 2


def schema(rulesets: Sequence[Ruleset], language: Language) -> dict[str, Any]:
    """Make the schema of a setup.

    Args:
        rulesets: The effective rulesets of the methods that the setup declares.
        language: Of titles and descriptions.

    """
    return _Writer(rulesets, language).schema()


class _Writer:
    def __init__(self, rulesets: Sequence[Ruleset], language: Language) -> None:
        self._rulesets = tuple(rulesets)
        self._declarable = Declarable(rulesets)
        self._language = language

    def schema(self) -> dict[str, Any]:
        say = self._say
        methods = ", ".join(f"{each.id} {each.version}" for each in self._rulesets)
        top = {
            "kommune": self._municipality(),
            "faelles": self._shared(),
            "metoder": self._closed(
                {each.id: self._method(each) for each in self._rulesets}, say(_METHODS), say(_METHODS_ABOUT)
            ),
            "fravigelser": self._waivers(),
        }
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": MARK,
            "$comment": say(_COMMENT).format(methods=methods),
            **self._closed(top, say(_TITLE), say(_ABOUT)),
            "required": ["kommune"],
            "$defs": self._about(),
        }

    def _municipality(self) -> dict[str, Any]:
        takes = {name: self._field(field) for name, field in KOMMUNE.items()}
        takes["navn"] |= _SAYS_SOMETHING
        takes["kode"]["pattern"] = f"^([0-9]{{3,4}}|{DONT_KNOW})$"
        return self._closed(takes, self._say(KOMMUNE["navn"].label)) | {"required": ["navn"]}

    def _shared(self) -> dict[str, Any]:
        names = dict.fromkeys(name for each in self._rulesets for name in each.inherited)
        takes = {name: self._milestone(name, self._declarable.shared(name), self._rulesets) for name in names}
        return self._closed(takes, self._say(_SHARED), self._say(_SHARED_ABOUT))

    def _method(self, ruleset: Ruleset) -> dict[str, Any]:
        takes = {
            each.id: self._milestone(each.id, {field.id: field for field in each.fields}, [ruleset])
            for each in ruleset.milestones
        }
        note = ruleset.note[self._language] if ruleset.note else ""
        return self._closed(takes, ruleset.title[self._language], note)

    def _milestone(
        self, name: str, fields: Mapping[str, Field], rulesets: Sequence[Ruleset]
    ) -> dict[str, Any]:
        found = [(each, milestone) for each in rulesets if (milestone := each.milestone(name))]
        takes = {key: self._field(field, self._asked(name, field, rulesets)) for key, field in fields.items()}
        about = [key for key in ABOUT if key != "ikke_relevant"]
        if not any(milestone.has_gate for _, milestone in found):
            about.append("ikke_relevant")
        takes |= {key: {"$ref": f"#/$defs/{key}"} for key in about}
        title = found[0][1].title[self._language] if found else name
        lines = [each.told(self._language) for each in questions(rulesets, name, None)]
        place = places([(each.title, milestone.source) for each, milestone in found], self._language)
        if place:
            lines.append(self._say(_SOURCE).format(place))
        return self._closed(takes, title, "\n\n".join(lines))

    def _waivers(self) -> dict[str, Any]:
        takes = {name: self._field(field) for name, field in WAIVER.items()}
        for name in ("begrundelse", "godkendt_af"):
            takes[name] |= _SAYS_SOMETHING
        takes["udloeber"] = self._titled(WAIVER["udloeber"], _DATE)
        takes["regel"] = self._titled(WAIVER["regel"], {"enum": self._declarable.waivable()})
        entry = self._closed(takes, self._say(_WAIVERS)) | {"required": list(WAIVER)}
        return {
            "title": self._say(_WAIVERS),
            "description": self._say(_WAIVERS_ABOUT),
            "type": "array",
            "items": entry,
        }

    def _about(self) -> dict[str, Any]:
        takes = {name: self._field(field) for name, field in ABOUT.items()}
        takes["ikke_relevant"] |= _SAYS_SOMETHING
        return takes

    def _asked(self, milestone: str, field: Field, rulesets: Sequence[Ruleset]) -> list[str]:
        return [each.told(self._language) for each in questions(rulesets, milestone, field.id)]

    def _field(self, field: Field, asked: Iterable[str] = ()) -> dict[str, Any]:
        """Write a field that also takes "ved_ikke"."""
        return self._titled(field, self._open(field), asked)

    def _titled(self, field: Field, form: dict[str, Any], asked: Iterable[str] = ()) -> dict[str, Any]:
        hint = [field.hint[self._language]] if field.hint else []
        description = "\n\n".join([*asked, *hint, self._kind(field)])
        return {"title": self._say(field.label), "description": description, **form}

    def _kind(self, field: Field) -> str:
        if not field.choices:
            return self._say(_TYPE).format(self._say(KIND[field.type]))
        words = [f"- `{each.id}`: {Text(each.da, each.en)[self._language]}" for each in field.choices]
        return "\n".join([f"{self._say(_ONE_OF)}:", "", *words])

    def _open(self, field: Field) -> dict[str, Any]:
        """Give the form of a field, or "ved_ikke"."""
        form = self._form(field)
        if "enum" in form:
            return {"enum": [*form["enum"], DONT_KNOW]}
        if "format" in form:
            unknown = {"title": self._say(_DONT_KNOW_TITLE), "const": DONT_KNOW}
            return {"anyOf": [form, unknown]}
        types = form["type"] if isinstance(form["type"], list) else [form["type"]]
        return form if types == ["string"] else form | {"type": [*types, "string"], **_UNKNOWN}

    def _form(self, field: Field) -> dict[str, Any]:
        """Give the form of a field that is known."""
        if field.type in _LIST_OF:
            return {"type": "array", "items": self._form(field.entry)}
        if field.type in ("record", "table"):
            return self._table(field)
        if field.type in NUMBERS or field.type == "range":
            return _numbers(field)
        if field.type == "choice":
            return {"enum": [each.id for each in field.choices]}
        return _PLAIN[field.type]

    def _table(self, field: Field) -> dict[str, Any]:
        if field.type == "table":
            return {"type": "object", "additionalProperties": self._open(field.entry)}
        parts = {part.id: self._field(part) for part in field.fields}
        return {"type": "object", "properties": parts, "additionalProperties": False}

    def _closed(self, takes: Mapping[str, Any], title: str, about: str = "") -> dict[str, Any]:
        described = {"title": title, "description": about} if about else {"title": title}
        return {**described, "type": "object", "properties": dict(takes), "additionalProperties": False}

    def _say(self, text: Text) -> str:
        return text[self._language]


def _numbers(field: Field) -> dict[str, Any]:
    """Give the form of one number, or of two."""
    kind = "integer" if field.type in ("int", "range") else "number"
    limits = {"minimum": field.minimum, "maximum": 1 if field.type == "share" else MAX_NUMBER}
    two = {"items": {"type": kind, **limits}, "minItems": _ENDS, "maxItems": _ENDS}
    if field.type == "range":
        return {"type": "array", **two}
    if field.interval:
        return {"type": [kind, "array"], **limits, **two}
    return {"type": kind, **limits}
