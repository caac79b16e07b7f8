"""What a reviewer has changed in a table, held against the ruleset as it stands now.

Each cell is in one of four states. It is as it was written: nobody touched it. It says what the ruleset says
by now: nothing to do. It differs, and the ruleset has not moved since: a change. It differs, and so does the
ruleset: somebody must decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from readiness.authoring.tables.slots import Slot, slots
from readiness.authoring.tables.table import (
    EDITABLE,
    NUMBERS,
    TEXTS,
    Column,
    Value,
    basis_of,
    cell_of,
    mark,
    said_yes,
    unfit,
)
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.errors import SetupError
from readiness.model import Basis, Text
from readiness.names import meant
from readiness.wording import harmless, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.authoring.tables.records import Cell, Record, Table
    from readiness.authoring.tables.slots import Held
    from readiness.model import Language
    from readiness.written import RulesetDocument

_NAMED = 3  # rows that are named where several are missing
_LANGUAGES: tuple[Language, ...] = ("da", "en")
_UNKNOWN = Text("er ikke af regelsættet, som det står nu", "is not of the ruleset as it stands now")
_NUMBER = Text("et helt tal fra 1 og op", "a whole number from 1 up")
_YES_NO = Text("ja eller nej", "yes or no")
_NO_GUESS = Text("", "")
_A_NUMBER = re.compile("0*[1-9][0-9]{0,6}")  # no document has more pages or lines


class Change(NamedTuple):
    """A cell that is to be taken over into the ruleset."""

    slot: Slot
    column: Column
    held: Held  #: where it stands, and what stands there
    value: Value  #: what is to stand there; None: nothing
    place: Place  #: of the cell


class Comment(NamedTuple):
    """What a reviewer says of a row."""

    slot: Slot
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Review:
    """What a table would change, and what else there is to tell of it."""

    changes: tuple[Change, ...]  #: in the order of the ruleset
    comments: tuple[Comment, ...]
    warnings: tuple[Diagnostic, ...]


def review(table: Table, document: RulesetDocument, documents: Sequence[str], name: str) -> Review:
    """Hold a table against the ruleset that it is of.

    Args:
        table: The table, as it was read.
        document: The ruleset, as it stands now.
        documents: The ids of the documents that a source may name.
        name: How to name the table to the reader.

    Raises:
        SetupError: A cell cannot be taken over; all such cells at once.

    """
    known = {slot.key: slot for slot in slots(document)}
    order = {key: number for number, key in enumerate(known)}
    faults: list[Diagnostic] = []
    warnings = [*table.warnings, *_moved(table, document, name)]
    changes: list[Change] = []
    comments: list[Comment] = []
    for record in table.records:
        slot = known.get(record.key)
        if slot is not None:
            read = _Reading(record, slot, documents)
            comments += read.comments()
            for judged in read.judged():
                if isinstance(judged, Diagnostic):
                    faults.append(judged)
                else:
                    changes.append(judged)
        elif not _is_of_another(record, document):
            faults.append(Diagnostic("H069", record.place, {"reason": _UNKNOWN}))
        warnings += _locked(record, tuple(slot.held) if slot else ())
    if faults:
        raise SetupError(*faults)
    found = {record.key for record in table.records}
    warnings += _missing([slot for key, slot in known.items() if key not in found], name)
    changes.sort(key=lambda each: (order[each.slot.key], EDITABLE.index(each.column)))
    return Review(tuple(changes), tuple(comments), tuple(warnings))


def _moved(table: Table, document: RulesetDocument, name: str) -> Iterator[Diagnostic]:
    if table.origin.sha256 != document.file.sha256:
        values = {"id": document.id, "version": table.origin.version}
        yield Diagnostic("H079", Place(name), values, Severity.WARNING)


def _is_of_another(record: Record, document: RulesetDocument) -> bool:
    """Tell whether a row shows what the ruleset inherits, which is written elsewhere."""
    ruleset, slash, _ = record.key.partition("/")
    return bool(slash) and ruleset != document.id


def _locked(record: Record, is_open: Sequence[Column]) -> Iterator[Diagnostic]:
    """Find cells that were changed though they only explain."""
    for column, cell in record.cells.items():
        is_own = column in (*is_open, Column.COMMENT, Column.KEY, Column.MARKS)
        if not is_own and not _is_untouched(cell, column, record):
            yield Diagnostic("H077", cell.place, {}, Severity.WARNING)


def _missing(left: Sequence[Slot], name: str) -> Iterator[Diagnostic]:
    if left:
        names = list(dict.fromkeys(each.id for each in left))
        more = " …" if names[_NAMED:] else ""
        values = {"count": str(len(left)), "missing": ", ".join(names[:_NAMED]) + more}
        yield Diagnostic("H078", Place(name), values, Severity.WARNING)


def _is_untouched(cell: Cell, column: Column, record: Record) -> bool:
    was = record.marks.get(column, mark(""))
    return cell.fault is None and mark(cell.text) == was


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row, held against the text that it is about."""

    record: Record
    slot: Slot
    documents: Sequence[str]

    def comments(self) -> Iterator[Comment]:
        comment = self.record.cells.get(Column.COMMENT)
        if comment and comment.text:
            yield Comment(self.slot, comment.text, comment.place)

    def judged(self) -> Iterator[Change | Diagnostic]:
        """Tell what the cells come to that were touched."""
        for column, held in self.slot.held.items():
            cell = self.record.cells.get(column)
            if cell and not _is_untouched(cell, column, self.record):
                value = self._value(cell, column)
                if isinstance(value, Diagnostic):
                    yield value
                elif value != held.value:
                    change = Change(self.slot, column, held, value, cell.place)
                    yield self._conflict(change) or self._unfilled(change) or change

    def _value(self, cell: Cell, column: Column) -> Value | Diagnostic:
        """Read what a cell says."""
        text = cell.text
        if cell.fault is not None:
            return Diagnostic("H071", cell.place, {"reason": cell.fault})
        if unfit(text):
            sign = next(each for each in text if each not in "\n\t" and unfit(each))
            return Diagnostic("H073", cell.place, {"value": f"U+{ord(sign):04X}"})
        if column in TEXTS:
            return text or Diagnostic("H072", cell.place, {"id": self.slot.id})
        if column in (Column.GATE, Column.BASIS):
            return _word(cell, column)
        return _part_of_source(cell, column, self.documents) if text else None

    def _conflict(self, change: Change) -> Diagnostic | None:
        """Find a cell whose value the ruleset has changed too since the table was written."""
        was = self.record.marks.get(change.column, mark(""))
        now = change.held.value
        if was in [mark(cell_of(now, language)) for language in _LANGUAGES]:
            return None
        return Diagnostic("H076", change.place, {"value": shown(cell_of(now, "da")) or "–"})

    def _unfilled(self, change: Change) -> Diagnostic | None:
        """Find a message that no longer has the values in braces that it had, no more and no fewer."""
        if not self.slot.is_message:
            return None
        before, after = _braces(str(change.held.value)), _braces(str(change.value))
        if before == after:
            return None
        names = " ".join(f"{{{name}}}" for name, _, _ in sorted(before or (), key=str))
        return Diagnostic("H074", change.place, {"expected": harmless(names) or "–"})


def _word(cell: Cell, column: Column) -> Value | Diagnostic:
    """Read a cell that holds one of a few words."""
    if column is Column.GATE:
        said = said_yes(cell.text)
        return _unfit(cell, _YES_NO) if said is None else said
    return basis_of(cell.text) or _none_of(cell, [each.value for each in Basis])


def _part_of_source(cell: Cell, column: Column, documents: Sequence[str]) -> Value | Diagnostic:
    """Read where something is written: a number, a document that is known, a section or heading."""
    if column in NUMBERS:
        return int(cell.text) if _A_NUMBER.fullmatch(cell.text) else _unfit(cell, _NUMBER)
    if column is Column.DOCUMENT and cell.text not in documents:
        return _none_of(cell, documents)
    return cell.text


def _none_of(cell: Cell, names: Sequence[str]) -> Diagnostic:
    allowed = Text(" eller ".join(names), " or ".join(names))
    return _unfit(cell, allowed, meant(cell.text, names))


def _unfit(cell: Cell, expected: Text, guess: Text = _NO_GUESS) -> Diagnostic:
    return Diagnostic("H075", cell.place, {"value": shown(cell.text), "expected": expected, "meant": guess})


def _braces(text: str) -> frozenset[tuple[str, str | None, str | None]] | None:
    """Give what stands in braces in a text; None where they do not match."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        return None
    return frozenset((name, spec, conversion) for _, name, spec, conversion in parsed if name is not None)
