"""The rules of the house for what a reader reads: short sentences, in two languages, each as its kind is."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from readiness.authoring.draft import placeholders
from readiness.diagnostics import Diagnostic, Severity
from readiness.model import Choice, Text
from readiness.wording import is_hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from readiness.diagnostics import Place
    from readiness.model import Language
    from readiness.positions import KeyPath
    from readiness.written import RulesetDocument

LONGEST_SENTENCE = 25
#: Names of at most so many words may be the same in both languages: "Budget", "Signs of Safety".
LONGEST_NAME = 3


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: First words of a statement or a question; an instruction begins with none of them.
_NO_IMPERATIVES: Mapping[Language, frozenset[str]] = {
    "da": _words_of(
        "Der Det Den De Dette Disse I Vi Man En Et Hvis Når Hvem Hvad Hvor Hvordan Hvilke Jeres Alle Ingen "
        "Kommunen"
    ),
    "en": _words_of(
        "The A An There It They You We If When Who What Where How Which Your All Nobody No This That These"
    ),
}
_LANGUAGES: tuple[Language, ...] = ("da", "en")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a document that somebody reads, and where it stands."""

    path: KeyPath
    kind: str  #: the key that it stands under; `choice` for a choice
    text: Text

    @property
    def is_name(self) -> bool:
        """Whether it names something, rather than saying a sentence."""
        return self.kind in ("label", "title", "choice")


def of_texts(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Tell where the texts of a document break the rules of the house."""
    for said in texts(document.body):
        for language in _LANGUAGES:
            for code, part, values in _found(said, language):
                place = _place(document, (*said.path, language), part)
                yield Diagnostic(code, place, values, Severity.WARNING)
        if said.text.da == said.text.en and not (said.is_name and _words(said.text.da) <= LONGEST_NAME):
            yield Diagnostic("H002", _place(document, (*said.path, "en")), severity=Severity.WARNING)


def of_placeholders(document: RulesetDocument) -> Iterator[Diagnostic]:
    """Tell which texts of a new method are still to be replaced, once its version says it is finished."""
    if document.body.ruleset.version.startswith("0."):
        return
    said = [
        ((*each.path, language), each.text[language])
        for each in texts(document.body)
        for language in _LANGUAGES
    ]
    for index, source in enumerate(document.body.document):
        said += [
            (("document", index, "title"), source.title),
            (("document", index, "publisher"), source.publisher),
        ]
    for path, text in said:
        if text in placeholders():
            yield Diagnostic("H018", _place(document, path, text), severity=Severity.WARNING)


def texts(node: object, path: KeyPath = (), kind: str = "") -> Iterator[Said]:
    """Walk a document, whose parts are called as its keys are, down to every text in two languages."""
    if isinstance(node, Text):
        yield Said(path, kind, node)
    elif isinstance(node, Choice):
        yield Said(path, "choice", Text(node.da, node.en))
    elif isinstance(node, tuple):
        for index, each in enumerate(node):
            yield from texts(each, (*path, index), kind)
    elif is_dataclass(node):
        for each in fields(node):
            yield from texts(getattr(node, each.name), (*path, each.name), each.name)


_Finding = tuple[str, str, dict[str, str | Text]]


def _found(said: Said, language: Language) -> Iterator[_Finding]:
    """Tell what is wrong with a text in one language: a code, the characters, and the values."""
    text = said.text[language]
    for sentence in _SENTENCE_END.split(text):
        if _words(sentence) > LONGEST_SENTENCE:
            yield "H003", sentence, {"count": str(_words(sentence))}
    code, is_right = _FORMS[said.kind]
    if not is_right(text, language):
        yield code, text, {}
    if re.search(r"\s{2}|[\n\t]", text):
        yield "H009", text, {}
    if is_hostile(text):
        yield "H010", text, {}


def _words(text: str) -> int:
    return len(text.split())


def _place(document: RulesetDocument, path: KeyPath, part: str = "") -> Place:
    """Give the place of some characters of a text; of the whole of it where they are written otherwise."""
    file = document.file
    return (part and file.place_of_part(path, part)) or file.place_of_value(path) or document.place(*path)


def _is_remedy(text: str, language: Language) -> bool:
    return (
        not text[0].islower()
        and text.endswith(".")
        and "?" not in text
        and text.split(maxsplit=1)[0] not in _NO_IMPERATIVES[language]
    )


def _is_question(text: str, _language: Language) -> bool:
    return not text[0].islower() and text.endswith("?") and text.count("?") == 1


def _is_statement(text: str, _language: Language) -> bool:
    return not text[0].islower() and text.endswith(".") and "?" not in text


def _is_name(text: str, _language: Language) -> bool:
    return not text[0].islower() and not text.endswith(".") and "?" not in text


def _is_sentence(text: str, _language: Language) -> bool:
    return not text[0].islower() and text.endswith((".", "?"))


#: What each kind of text is to be, and the code of one that is not.
_FORMS: Mapping[str, tuple[str, Callable[[str, Language], bool]]] = {
    "remedy": ("H004", _is_remedy),
    "question": ("H005", _is_question),
    **dict.fromkeys(("message", "met", "partial", "unmet", "unanswered"), ("H006", _is_statement)),
    **dict.fromkeys(("label", "title", "choice"), ("H007", _is_name)),
    **dict.fromkeys(("hint", "note", "why"), ("H008", _is_sentence)),
}
