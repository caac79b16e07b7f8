"""Inheritance: a chain of documents becomes the effective ruleset of one method.

A document adds milestones, changes those that it inherits, and may omit one. What then cites, follows or
takes the worst of something that is not there is told.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from readiness.coverage import astray
from readiness.diagnostics import Diagnostic
from readiness.errors import RulesetError
from readiness.milestones import Draft, extend, finished
from readiness.model import Basis, Contradiction, Factor, Rule, Ruleset
from readiness.names import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readiness.written import RulesetDocument


def effective_ruleset(chain: Sequence[RulesetDocument]) -> Ruleset:
    """Join the documents of a chain.

    Args:
        chain: From the root to the method's own document.

    Raises:
        RulesetError: A document changes, drops, omits or refers to what it does not inherit.

    """
    *ancestors, own = chain
    drafts: dict[str, Draft] = {}
    faults: list[Diagnostic] = []
    for document in ancestors:
        extend(drafts, document, faults)
    inherited = {draft.id: tuple(draft.fields.values()) for draft in drafts.values()}
    extend(drafts, own, faults)
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
        milestones=tuple(finished(draft, guide, drafts) for draft in _in_reading_order(drafts.values())),
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


def _in_reading_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Put the milestones in the order of the guide that they are read in."""
    factors = list(Factor)
    return sorted(drafts, key=lambda draft: (factors.index(draft.factor), draft.source.milestone or 0))


def _loose_ends(drafts: dict[str, Draft], chain: Sequence[RulesetDocument]) -> list[Diagnostic]:
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


def _unfit_worst(drafts: dict[str, Draft], chain: Sequence[RulesetDocument]) -> Iterator[Diagnostic]:
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


def _unsourced(drafts: dict[str, Draft], chain: Sequence[RulesetDocument]) -> Iterator[Diagnostic]:
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


def _circle(drafts: dict[str, Draft], start: str) -> list[str] | None:
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
