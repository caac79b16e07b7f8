"""The rows of a ruleset's table: what may be changed, beside what it is about in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.tables.slots import ACROSS, Slot, slots
from readiness.authoring.tables.table import ABOUT, Book, Column, Origin, Row, about, cell_of, tidy
from readiness.clauses import clause_of
from readiness.explanation import clauses
from readiness.inheritance import provenance
from readiness.render import words
from readiness.render.condition import in_words
from readiness.render.table import words as own
from readiness.render.why_words import tell
from readiness.ruleset import effective_ruleset
from readiness.scope import Scope
from readiness.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.clauses import Clause
    from readiness.model import Across, Contradiction, Field, Language, Rule, Ruleset
    from readiness.sources import Source
    from readiness.written import RulesetDocument


def book(chain: Sequence[RulesetDocument], language: Language, *, show_all: bool = False) -> Book:
    """Write a ruleset as a table.

    Args:
        chain: The ruleset and all that it extends, from the root to itself.
        language: In which its headings and explanations are.
        show_all: Whether what it inherits is shown too, which cannot be changed there.

    Raises:
        RulesetError: The documents do not fit together.
        ConditionError: A condition asks for what is not there.

    """
    document = chain[-1]
    head = document.body.ruleset
    explained = _Explained(effective_ruleset(chain), language)
    origin = Origin(head.id, head.version, document.file.sha256)
    rows = [_about(origin, language), *(explained.row(slot) for slot in slots(document))]
    if show_all:
        inherited = _inherited(chain)
        rows += [explained.row(slot, is_open=False) for slot in inherited]
    return Book(origin, head.title, rows, language, show_all)


def _about(origin: Origin, language: Language) -> Row:
    cells = {
        Column.ID: origin.id,
        Column.KIND: own.ABOUT[language],
        Column.HOW: f"{origin.id} {origin.version}",
        Column.KEY: ABOUT,
        Column.MARKS: about(origin),
    }
    return Row("ruleset", cells)


def _inherited(chain: Sequence[RulesetDocument]) -> Iterator[Slot]:
    """Give what counts of the words of the documents that a ruleset extends."""
    found = provenance(chain)
    for document in chain[:-1]:
        for slot in slots(document):
            name = ".".join(slot.id.split(".")[:2])
            if slot.sheet == "fields":
                origin = found.fields.get(name)
            elif slot.kind == "milestone":
                origin = found.milestones.get(name)
            elif slot.milestone == ACROSS:
                yield slot
                continue
            else:
                origin = found.rules.get(name)
            if origin and origin.stated_by == document.id:
                yield slot


class _Explained:
    """What is said of each slot in words, in one language."""

    def __init__(self, ruleset: Ruleset, language: Language) -> None:
        self._ruleset, self._language = ruleset, language
        self._milestones = {each.id: each for each in ruleset.milestones}
        self._titles = {each.id: each.title[language] for each in ruleset.milestones}
        self._titles[ACROSS] = own.ACROSS[language]
        self._rules = {each.full_id: each for each in ruleset.rules}
        self._across = {each.full_id: each for _, each in ruleset.across}
        self._contradictions = {
            each.full_id: each for milestone in ruleset.milestones for each in milestone.contradictions
        }
        self._documents = {each.id: each.title for each in ruleset.documents}

    def row(self, slot: Slot, *, is_open: bool = True) -> Row:
        cells = {
            Column.STATED: slot.key.partition("/")[0],
            Column.MILESTONE: self._titles.get(slot.milestone, slot.milestone),
            Column.ID: slot.id,
            Column.KIND: own.KIND[slot.kind][self._language],
            **{column: cell_of(each.value, self._language) for column, each in slot.held.items()},
            Column.HOW: "\n".join(self._how(slot)),
            Column.SOURCE: self._source(slot),
            Column.KEY: slot.key,
        }
        tidied = {column: tidy(text) for column, text in cells.items() if text}
        return Row(slot.sheet, tidied, tuple(slot.held) if is_open else ())

    def _how(self, slot: Slot) -> Iterator[str]:
        if slot.kind == "milestone":
            yield from self._of_milestone(slot)
        elif slot.kind == "question" and slot.milestone == ACROSS:
            yield from self._of_call(self._across[slot.id], own.SHARED[self._language])
        elif slot.kind == "question":
            yield from self._of_rule(self._rules[slot.id])
        elif slot.kind == "contradiction":
            yield from self._of_contradiction(self._contradictions[slot.id])
        elif slot.field:
            yield from self._of_field(slot.field)
        elif slot.is_message:
            yield from self._of_message(slot)

    def _of_milestone(self, slot: Slot) -> Iterator[str]:
        milestone = self._milestones[slot.id]
        yield own.FACTOR[self._language].format(factor=words.FACTOR[milestone.factor][self._language])
        if milestone.after:
            after = ", ".join(self._titles[each] for each in milestone.after)
            yield own.AFTER[self._language].format(milestones=after)

    def _of_rule(self, rule: Rule) -> Iterator[str]:
        language = self._language
        for key, clause in zip(("applies", "met", "partial"), clauses(self._ruleset, rule), strict=True):
            if clause:
                yield tell(key, language)
                yield from self._listed(clause)
        if rule.worst_of:
            yield tell("worst", language)
            yield from (f"- {self._rules[each].question[language]} ({each})" for each in rule.worst_of)
        if rule.call:
            yield from self._of_call(rule, own.CALL[language])

    def _of_call(self, rule: Rule | Across, lead: str) -> Iterator[str]:
        yield lead.format(call=rule.call)
        for path in rule.reads:
            field = self._ruleset.field(path)
            yield f"- {field.label[self._language]} ({path})" if field else f"- {path}"

    def _of_contradiction(self, each: Contradiction) -> Iterator[str]:
        yield own.WHEN[self._language]
        yield from self._listed(clause_of(each.when, Scope.of(self._ruleset, each.milestone)))

    def _listed(self, clause: Clause) -> Iterator[str]:
        return (f"{'   ' * said.depth}- {said.text}" for said in in_words(clause, self._language))

    def _of_field(self, field: Field) -> Iterator[str]:
        kind = words.KIND[field.type][self._language]
        kind = own.SPAN[self._language].format(kind=kind) if field.interval else kind
        yield f"{kind[:1].upper()}{kind[1:]}."
        if field.scope == "metode":
            yield own.PER_METHOD[self._language]

    def _of_message(self, slot: Slot) -> Iterator[str]:
        rule = self._rules.get(slot.id) or self._across[slot.id]
        text = getattr(rule.message, slot.kind)
        names = sorted(placeholders(text)) if text else []
        if names:
            yield own.FILLED[self._language].format(names=" ".join(f"{{{name}}}" for name in names))

    def _source(self, slot: Slot) -> str:
        source: Source | None = None
        if slot.kind == "milestone":
            source = self._milestones[slot.id].source
        elif slot.kind == "question":
            source = (self._rules.get(slot.id) or self._across[slot.id]).source
        elif slot.kind == "contradiction":
            source = self._contradictions[slot.id].source
        if source is None:
            return ""
        titles = [self._documents[source.document]] if source.document else []
        return ", ".join([*titles, *words.where(source, self._language)])
