"""Conditions in words: what has to be true, and how it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness import wording
from readiness.facts import ABSENT
from readiness.model import Field, Text
from readiness.scope import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.clauses import Clause
    from readiness.conditions import Truth
    from readiness.model import Language
    from readiness.scope import Operand
    from readiness.trace import Step, Trace

#: A reader takes in this many entries of a list.
MOST = 8

_SAID: Mapping[str, Text] = {
    "answered": Text("{it} er besvaret", "{it} is answered"),
    "present": Text("{it} er udfyldt", "{it} is filled in"),
    "equals": Text("{it} er {values}", "{it} is {values}"),
    "one_of": Text("{it} er {values}", "{it} is {values}"),
    "at_least": Text("{it} er mindst {values}", "{it} is at least {values}"),
    "at_most": Text("{it} er højst {values}", "{it} is at most {values}"),
    "above": Text("{it} er over {values}", "{it} is above {values}"),
    "below": Text("{it} er under {values}", "{it} is below {values}"),
    "spread_at_most": Text(
        "der er højst {values} fra laveste til højeste i {it}",
        "there are at most {values} from lowest to highest in {it}",
    ),
    "includes_all": Text("{it} rummer {values}", "{it} holds {values}"),
    "covers": Text("{it} dækker hver af disse: {values}", "{it} covers each of these: {values}"),
    "covers_some": Text(
        "{it} dækker mindst én af disse: {values}", "{it} covers at least one of these: {values}"
    ),
    "covers items": Text("{it} dækker alt det, der står i {items}", "{it} covers all that stands in {items}"),
    "covers_some items": Text(
        "{it} dækker noget af det, der står i {items}", "{it} covers some of what stands in {items}"
    ),
    "any": Text("mindst én post i {it} er sådan:", "at least one entry of {it} is so:"),
    "all": Text(
        "alle poster i {it} er sådan, og der er mindst én:",
        "all entries of {it} are so, and there is at least one:",
    ),
    "none": Text("ingen post i {it} er sådan:", "no entry of {it} is so:"),
    "and": Text("alt dette gælder:", "all of this holds:"),
    "or": Text("mindst ét af disse gælder:", "at least one of these holds:"),
}
_BY = Text("; posterne kendes på {by}", "; the entries are known by {by}")
_COUNTS = Text("; det tæller, når:", "; it counts when:")
_ITSELF = Text("selve svaret", "the answer itself")
_ENTRY = Text("Post {number}: {entry}", "Entry {number}: {entry}")
_ANSWER = Text("Svar: {answer}", "Answer: {answer}")
_NO_ANSWER = Text("Ikke besvaret", "Not answered")
_LEFT_OUT = Text("Mangler i svaret", "Missing in the answer")
_NO_ENTRY = Text("ingen post", "no entry")
_MORE = Text("… og {n} til", "… and {n} more")
_OR, _AND = Text("eller", "or"), Text("og", "and")
_JOINED_BY_OR = ("equals", "one_of")
_COVERING = ("covers", "covers_some")


class Said(NamedTuple):
    """One line about a condition."""

    depth: int
    text: str


class Shown(NamedTuple):
    """One line about how a condition came out."""

    depth: int
    truth: Truth
    text: str
    has_sign: bool = True


def in_words(clause: Clause, language: Language, depth: int = 0, *, inside: bool = False) -> Iterator[Said]:
    """Say what has to be true, a line for each part.

    Args:
        clause: What has to be true.
        language: Danish or English.
        depth: How deep it stands inside others.
        inside: Whether it asks of an entry, so that its paths are parts.

    """
    yield Said(depth, sentence(clause, language, inside=inside))
    for part in clause.parts:
        yield from in_words(part, language, depth + 1, inside=inside)
    if clause.where is not None:
        yield from in_words(clause.where, language, depth + 1, inside=True)


def sentence(clause: Clause, language: Language, *, inside: bool = False) -> str:
    """Say in one line what has to be true; what stands inside it is told below."""
    if clause.operand is None:
        return _SAID[clause.operator][language]
    operand, key = clause.operand, clause.operator
    if clause.items is not None:
        key += " items"
    said = _SAID[key][language].format(
        it=_ITSELF[language] if clause.is_entry else _named(operand, language, inside=inside),
        values=_values(clause, operand.field, language),
        items=_named(clause.items, language, inside=False) if clause.items else "",
    )
    if clause.by is not None:
        said += _BY[language].format(by=_quoted(clause.by.label[language], language))
    return said + _COUNTS[language] if clause.operator in _COVERING and clause.where else said


def came_out(trace: Trace, language: Language, depth: int = 0, *, inside: bool = False) -> Iterator[Shown]:
    """Say how a condition came out, a line for each part and for the entries that tell most."""
    clause = trace.clause
    said = sentence(clause, language, inside=inside)
    if clause.operand is None or trace.steps:
        yield Shown(depth, trace.truth, said)
    else:
        answer = _answer(trace.value, clause.operand.field, language)
        yield Shown(depth, trace.truth, f"{said.rstrip(':')}. {answer}")
    for part in trace.parts:
        yield from came_out(part, language, depth + 1, inside=inside)
    if clause.operand is None:
        return
    telling = trace.telling(MOST)
    for step in telling:
        yield from _stepped(step, clause.operand.field, language, depth + 1)
    if len(telling) < len(trace.steps):
        more = _MORE[language].format(n=len(trace.steps) - len(telling))
        yield Shown(depth + 1, None, more, has_sign=False)


def _stepped(step: Step, field: Field, language: Language, depth: int) -> Iterator[Shown]:
    if isinstance(step.name, int):
        entry = wording.plain(_summed_up(step, field), field.entry, language)
        yield Shown(depth, step.truth, _ENTRY[language].format(number=step.name, entry=entry))
    elif step.value is ABSENT:
        yield Shown(depth, step.truth, f"{wording.shown(step.name[language])}: {_NO_ENTRY[language]}")
    else:
        entry = wording.plain(_summed_up(step, field), step.part(field), language)
        yield Shown(depth, step.truth, f"{wording.shown(step.name[language])}: {entry}")
    if step.trace is not None:
        yield from came_out(step.trace, language, depth + 1, inside=True)


def _summed_up(step: Step, field: Field) -> object:
    """Give the first part of an entry, which names it, where the parts that count are told below."""
    value = step.value
    if step.trace is None or not isinstance(value, dict):
        return value
    return {part.id: value[part.id] for part in field.fields[:1] if part.id in value} or value


def _answer(value: object, field: Field, language: Language) -> str:
    if value is LEFT_OUT:
        return _LEFT_OUT[language]
    if value is ABSENT:
        return _NO_ANSWER[language]
    return _ANSWER[language].format(answer=wording.plain(value, field, language))


def _values(clause: Clause, field: Field, language: Language) -> str:
    """Write what the answer is held against, as a reader knows it."""
    entry = clause.by or field
    parts = {part.id: part.label[language] for part in field.fields if field.type == "record"}
    told = [
        (each, parts.get(str(each)) or wording.plain(each, entry.entry, language)) for each in clause.values
    ]
    shown = [_quoted(text, language) if isinstance(each, str) else text for each, text in told]
    return _listed(shown, (_OR if clause.operator in _JOINED_BY_OR else _AND)[language])


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if words[1:] else "".join(words)


def _named(operand: Operand, language: Language, *, inside: bool) -> str:
    """Name a field by its label, with the key to search for."""
    path = operand.field.id if inside else operand.path
    return f"{_quoted(operand.field.label[language], language)} ({path})"


def _quoted(text: str, language: Language) -> str:
    return f"“{text}”" if language == "en" else f"”{text}”"
