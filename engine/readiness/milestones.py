"""Milestones while a chain of documents is read: begun by one, changed by others, then finished.

In an inherited milestone a document adds, replaces (same id) or drops fields, rules and contradictions, and
may restate title, source and order. Nothing is ever copied.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from readiness.diagnostics import Diagnostic
from readiness.model import Contradiction, Factor, Field, Milestone, Rule
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Collection

    from readiness.diagnostics import Place
    from readiness.model import Text
    from readiness.written import MilestoneDocument, RuleDocument, RulesetDocument


@dataclass
class Draft:
    """A milestone while the chain is being read."""

    id: str
    factor: Factor
    title: Text
    source: Source
    after: tuple[str, ...]
    ordered_in: tuple[RulesetDocument, int]  # the document that states `after`, and the milestone's number
    fields: dict[str, Field] = field(default_factory=dict)
    rules: dict[str, tuple[RuleDocument, str]] = field(default_factory=dict)  # with the document's id
    contradictions: dict[str, Contradiction] = field(default_factory=dict)

    def place_of_after(self, name: str) -> Place:
        """Where a predecessor is named. Scanning a document for places takes time, so only for faults."""
        document, number = self.ordered_in
        return document.place("milestone", number, "after", self.after.index(name))


def extend(drafts: dict[str, Draft], document: RulesetDocument, faults: list[Diagnostic]) -> None:
    """Go on with the next document of the chain.

    Args:
        drafts: The milestones so far, by id. They are changed.
        document: What extends them.
        faults: What it changes, drops or omits and does not inherit is added here.

    """
    for index, name in enumerate(document.body.ruleset.omit):
        if drafts.pop(name, None) is None:
            faults.append(Diagnostic("R010", document.place("ruleset", "omit", index), {"id": name}))
    for number, written in enumerate(document.body.milestone):
        draft = drafts.get(written.id)
        if draft is None:
            draft = _begun(written, document, number, faults)
            if draft is None:
                continue
            drafts[written.id] = draft
        _change(draft, written, document, number, faults)


def _begun(
    written: MilestoneDocument, document: RulesetDocument, number: int, faults: list[Diagnostic]
) -> Draft | None:
    if written.factor is None or written.title is None or written.source is None:
        faults.append(Diagnostic("R011", document.place("milestone", number, "id"), {"id": written.id}))
        return None
    ordered_in = (document, number)
    return Draft(written.id, written.factor, written.title, written.source, (), ordered_in)


def _change(
    draft: Draft,
    written: MilestoneDocument,
    document: RulesetDocument,
    number: int,
    faults: list[Diagnostic],
) -> None:
    draft.factor = written.factor or draft.factor
    draft.title = written.title or draft.title
    draft.source = written.source or draft.source
    if written.after is not None:
        draft.after, draft.ordered_in = written.after, (document, number)
    for key, names, target in (
        ("drop_fields", written.drop_fields, draft.fields),
        ("drop_rules", written.drop_rules, draft.rules),
        ("drop_contradictions", written.drop_contradictions, draft.contradictions),
    ):
        for index, name in enumerate(names):
            if target.pop(name, None) is None:
                faults.append(
                    Diagnostic("R010", document.place("milestone", number, key, index), {"id": name})
                )
    draft.fields |= {each.id: each for each in written.field}
    draft.rules |= {each.id: (each, document.id) for each in written.rule}
    draft.contradictions |= {
        each.id: replace(each, milestone=draft.id, stated_by=document.id) for each in written.contradiction
    }


def finished(draft: Draft, guide: str | None, known: Collection[str]) -> Milestone:
    """Give a milestone as it is once the whole chain is read.

    Args:
        draft: The milestone.
        guide: The document that its source is in where it names none.
        known: The milestones of the ruleset: predecessors that were omitted are left out.

    """
    source = replace(draft.source, document=draft.source.document or guide)
    rules = tuple(
        _rule(written, draft.id, _joined(source, written.source), stated_by)
        for written, stated_by in draft.rules.values()
    )
    return Milestone(
        id=draft.id,
        factor=draft.factor,
        title=draft.title,
        source=source,
        after=tuple(name for name in draft.after if name in known),
        fields=tuple(draft.fields.values()),
        rules=rules,
        contradictions=tuple(
            replace(each, source=_joined(source, each.source)) for each in draft.contradictions.values()
        ),
    )


def _rule(rule: RuleDocument, milestone: str, source: Source, stated_by: str) -> Rule:
    """Give a written rule its place in an effective ruleset."""
    return Rule(
        id=rule.id,
        milestone=milestone,
        gate=rule.gate,
        basis=rule.basis,
        source=source,
        question=rule.question,
        remedy=rule.remedy,
        message=rule.message,
        stated_by=stated_by,
        met=rule.met,
        partial=rule.partial,
        applies_when=rule.applies_when,
        call=rule.call,
        reads=rule.reads,
        worst_of=rule.worst_of,
        measure=rule.measure,
        why=rule.why,
    )


def _joined(milestone: Source, rule: Source) -> Source:
    # A line or heading of the milestone is not that of a rule which stands in another section.
    near = rule if rule.section or rule.title or rule.line else milestone
    return Source(
        document=rule.document or milestone.document,
        page=rule.page or milestone.page,
        milestone=rule.milestone or milestone.milestone,
        question=rule.question,
        section=near.section,
        title=near.title,
        line=near.line,
    )
