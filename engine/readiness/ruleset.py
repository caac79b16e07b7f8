"""Inheritance: a chain of documents becomes the effective ruleset of one method.

A document adds milestones; in an inherited milestone it adds, replaces (same id) or drops fields, rules
and contradictions and may restate title, source and order; it may omit a milestone. Nothing is ever copied.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from readiness.coverage import astray
from readiness.diagnostics import Diagnostic
from readiness.errors import RulesetError
from readiness.model import Basis, Contradiction, Factor, Field, Milestone, Rule, Ruleset
from readiness.names import meant
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from readiness.diagnostics import Place
    from readiness.model import Text
    from readiness.written import MilestoneDocument, RuleDocument, RulesetDocument


@dataclass
class _Draft:
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


def effective_ruleset(chain: Sequence[RulesetDocument]) -> Ruleset:
    """Join the documents of a chain.

    Args:
        chain: From the root to the method's own document.

    Raises:
        RulesetError: A document changes, drops, omits or refers to what it does not inherit.

    """
    *ancestors, own = chain
    drafts: dict[str, _Draft] = {}
    faults: list[Diagnostic] = []
    for document in ancestors:
        _extend(drafts, document, faults)
    inherited = {draft.id: tuple(draft.fields.values()) for draft in drafts.values()}
    _extend(drafts, own, faults)
    faults += _loose_ends(drafts, chain)
    thresholds = next((d.body.ruleset.thresholds for d in reversed(chain) if d.body.ruleset.thresholds), None)
    if thresholds is None:
        faults.append(Diagnostic("R012", own.place("ruleset"), {"id": own.id}))
    if faults or thresholds is None:
        raise RulesetError(*faults)
    guide = own.body.ruleset.guide
    # no document can drop a rule across methods, so it goes with the milestone that it reads
    left_out = {name for document in chain for name in document.body.ruleset.omit} - drafts.keys()
    ruleset = Ruleset(
        id=own.id,
        version=own.body.ruleset.version,
        title=own.body.ruleset.title,
        sha256=digest(chain),
        lineage=tuple(document.id for document in chain),
        thresholds=thresholds,
        documents=tuple(each for document in chain for each in document.body.document),
        milestones=tuple(_finished(draft, guide, drafts) for draft in _in_reading_order(drafts.values())),
        inherited=inherited,
        across=tuple(
            (document.id, each)
            for document in chain
            for each in document.body.across
            if document is own or not left_out & {path.partition(".")[0] for path in each.reads}
        ),
        note=own.body.ruleset.note,
    )
    faults += [_nowhere(each, chain) for each in astray(ruleset)]
    if faults:
        raise RulesetError(*faults)
    return ruleset


def _nowhere(cited_by: Rule | Contradiction, chain: Sequence[RulesetDocument]) -> Diagnostic:
    """Point at what cites a question that its guide does not have, in the document that states it."""
    document = next(each for each in chain if each.id == cited_by.stated_by)
    is_rule = isinstance(cited_by, Rule)
    place_of = document.place_of_rule if is_rule else document.place_of_contradiction
    source = cited_by.source
    numbers = {"milestone": str(source.milestone), "index": str(source.question or "–")}
    values = {"id": cited_by.full_id, "name": source.document or "", **numbers}
    return Diagnostic("R027", place_of(cited_by.milestone, cited_by.id, "source"), values)


def digest(chain: Sequence[RulesetDocument]) -> str:
    """Give the SHA-256 over the documents of a chain, so that any change in one shows."""
    return hashlib.sha256("\n".join(document.file.sha256 for document in chain).encode()).hexdigest()


def _in_reading_order(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Put the milestones in the order of the guide that they are read in."""
    factors = list(Factor)
    return sorted(drafts, key=lambda draft: (factors.index(draft.factor), draft.source.milestone or 0))


def _extend(drafts: dict[str, _Draft], document: RulesetDocument, faults: list[Diagnostic]) -> None:
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
) -> _Draft | None:
    if written.factor is None or written.title is None or written.source is None:
        faults.append(Diagnostic("R011", document.place("milestone", number, "id"), {"id": written.id}))
        return None
    ordered_in = (document, number)
    return _Draft(written.id, written.factor, written.title, written.source, (), ordered_in)


def _change(
    draft: _Draft,
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


def _finished(draft: _Draft, guide: str | None, known: Collection[str]) -> Milestone:
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


def _loose_ends(drafts: dict[str, _Draft], chain: Sequence[RulesetDocument]) -> list[Diagnostic]:
    """Find documents and predecessors that do not exist, and circles of predecessors."""
    own = chain[-1]
    head = own.body.ruleset
    described = {each.id for document in chain for each in document.body.document}
    faults = [
        Diagnostic("R013", document.place(*path, "document"), {"id": source.document})
        for document in chain
        for path, source in document.sources()
        if source.document and source.document not in described
    ]
    if head.guide is not None and head.guide not in described:
        faults.append(Diagnostic("R013", own.place("ruleset", "guide"), {"id": head.guide}))
    if head.guide is None and not head.abstract:
        faults.append(Diagnostic("R014", own.place("ruleset"), {"id": own.id}))
    if not head.abstract:
        faults += _unsourced(drafts, chain)
    ever = {milestone.id for document in chain for milestone in document.body.milestone}
    for draft in drafts.values():
        faults += [
            Diagnostic("R016", draft.place_of_after(name), {"id": draft.id, "after": name})
            for name in draft.after
            if name not in ever
        ]
        circle = _circle(drafts, draft.id)
        if circle:
            place = draft.place_of_after(circle[1])
            faults.append(Diagnostic("R015", place, {"id": draft.id, "circle": " -> ".join(circle)}))
    return faults + list(_unfit_worst(drafts, chain))


def _unfit_worst(drafts: dict[str, _Draft], chain: Sequence[RulesetDocument]) -> Iterator[Diagnostic]:
    """Find rules that take the worst of a rule that does not exist, or that does the same itself."""
    rules = {
        f"{draft.id}.{name}": rule for draft in drafts.values() for name, (rule, _) in draft.rules.items()
    }
    for document in chain:
        for number, milestone in enumerate(document.body.milestone):
            for index, rule in enumerate(milestone.rule):
                if rules.get(f"{milestone.id}.{rule.id}") is not rule:
                    continue  # replaced or dropped further down the chain
                for position, name in enumerate(rule.worst_of):
                    place = ("milestone", number, "rule", index, "worst_of", position)
                    if name not in rules:
                        guess = meant(name, rules)
                        yield Diagnostic(
                            "R019", document.place(*place), {"id": rule.id, "name": name, "meant": guess}
                        )
                    elif rules[name].worst_of:
                        yield Diagnostic("R020", document.place(*place), {"id": rule.id, "name": name})


def _unsourced(drafts: dict[str, _Draft], chain: Sequence[RulesetDocument]) -> Iterator[Diagnostic]:
    """Find rules that claim to rest on the source and do not say where in it."""
    places = {document.id: document for document in chain}
    for draft in drafts.values():
        for rule, stated_by in draft.rules.values():
            if rule.basis is not Basis.DERIVED and not (rule.source.is_exact or draft.source.is_exact):
                place = places[stated_by].place_of_rule(draft.id, rule.id, "id")
                yield Diagnostic("R017", place, {"id": f"{draft.id}.{rule.id}"})
        for each in draft.contradictions.values():
            if each.basis is not Basis.DERIVED and not (each.source.is_exact or draft.source.is_exact):
                place = places[each.stated_by].place_of_contradiction(draft.id, each.id, "id")
                yield Diagnostic("R017", place, {"id": each.full_id})


def _circle(drafts: dict[str, _Draft], start: str) -> list[str] | None:
    """Follow the predecessors of a milestone; give the way back to it, if there is one."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in drafts[way[-1]].after:
            if name == start:
                return [*way, start]
            if name in drafts and name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return None
