"""What a setup declares at the fields that a rule reads: each answer with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readiness.assessment import Declared
from readiness.explanation import Named
from readiness.facts import ABSENT, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.diagnostics import Place
    from readiness.explanation import Reading
    from readiness.model import Ruleset
    from readiness.setup import Setup


@dataclass(frozen=True, slots=True)
class Answer:
    """What is declared at a field that a rule reads."""

    methods: tuple[Named, ...]  #: several where a rule across methods finds the very same
    reading: Reading
    declared: Declared | None  #: None where nothing is
    is_shared: bool  #: answered once, under `[faelles]`
    place: Place  #: where it stands, or is to be written
    table: str  #: the table that it stands in, or belongs in
    entries: tuple[tuple[Declared, Place], ...] = ()  #: of a list of tables: each with its place


def answer_of(setup: Setup, ruleset: Ruleset, reading: Reading) -> Answer:
    """Find what one method of a setup declares at a field, and where."""
    name = Named(ruleset.id, ruleset.title)
    declared, path = setup.methods[name.id], reading.path
    field = ruleset.field(path) or reading.field
    value = walk(declared.answers, path)
    milestone, key, *_ = path.split(".")
    is_shared = f"{milestone}.{key}" in declared.answers and f"{milestone}.{key}" not in declared.own
    return Answer(
        methods=(name,),
        reading=replace(reading, field=field),
        declared=None if value is ABSENT else Declared(value, field),
        is_shared=is_shared,
        place=setup.place(name.id, path),
        table=f"[faelles.{milestone}]" if is_shared else _table(setup, name.id, milestone, value),
        entries=tuple(_entries(setup, name.id, reading, value)),
    )


def _table(setup: Setup, method: str, milestone: str, value: object) -> str:
    is_answered = value is not ABSENT
    return f"[metoder.{method}.{milestone}]" if is_answered else setup.table(method, milestone)


def _entries(setup: Setup, method: str, reading: Reading, value: object) -> Iterator[tuple[Declared, Place]]:
    field, path = reading.field, reading.path
    if field.type == "records" and isinstance(value, list):
        for index, entry in enumerate(value):
            told = Declared([_read_of(entry, reading)], field)
            yield told, setup.place(method, f"{path}[{index}]")
    elif field.of == "record" and isinstance(value, dict):
        for key, entry in value.items():
            told = Declared({key: _read_of(entry, reading)}, field)
            yield told, setup.place(method, f"{path}.{key}")


def _read_of(entry: object, reading: Reading) -> object:
    """Give the parts of an entry that are read, and the first one, which names it."""
    if not isinstance(entry, dict) or not reading.parts:
        return entry
    read = {reading.field.fields[0].id, *(part.id for part in reading.parts)}
    return {key: value for key, value in entry.items() if key in read}


def add(answers: list[Answer], answer: Answer) -> None:
    """Tell an answer once, where several methods have the very same."""
    for index, each in enumerate(answers):
        if replace(each, methods=answer.methods) == answer:
            answers[index] = replace(each, methods=(*each.methods, *answer.methods))
            return
    answers.append(answer)
