"""Who states what: for each milestone, field and rule of an effective ruleset, the document it comes from.

Read from the documents of a chain, and only for those who ask: an assessment needs none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.model import Text
    from readiness.written import MilestoneDocument, RulesetDocument

Kind = Literal["milestone", "field", "rule"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which document states a part of a ruleset."""

    stated_by: str  #: id of the document whose words count
    replaces: str | None = None  #: id of the document whose words they replace
    restated_by: tuple[
        str, ...
    ] = ()  #: of a milestone: those that changed its title, factor, source or order


@dataclass(frozen=True, slots=True)
class Omission:
    """A part that a document left out of what it inherits."""

    kind: Kind
    id: str  #: of a field or a rule: `<milestone>.<id>`
    text: Text  #: its title, label or question
    stated_by: str
    omitted_by: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where all parts of an effective ruleset come from."""

    own: str  #: id of the method's own document
    milestones: Mapping[str, Origin]
    fields: Mapping[str, Origin]  #: by `<milestone>.<field>`
    rules: Mapping[str, Origin]  #: by `<milestone>.<rule>`
    omitted: tuple[Omission, ...]  #: in the order in which they were left out

    def omissions(self, milestones: Sequence[str] = ()) -> list[Omission]:
        """Give what was left out; of some milestones, when only they are asked for."""
        return [each for each in self.omitted if not milestones or each.id.partition(".")[0] in milestones]


_Part = tuple[Kind, str]


def provenance(chain: Sequence[RulesetDocument]) -> Provenance:
    """Follow a chain of documents that can be joined.

    Args:
        chain: From the root to the method's own document.

    """
    ledger = _Ledger()
    for document in chain:
        for name in document.body.ruleset.omit:
            ledger.omit(("milestone", name), document.id)
        for written in document.body.milestone:
            ledger.read(written, document.id)
    return Provenance(
        own=chain[-1].id,
        milestones=ledger.of("milestone"),
        fields=ledger.of("field"),
        rules=ledger.of("rule"),
        omitted=tuple(ledger.omitted.values()),
    )


class _Ledger:
    """What is stated and left out so far."""

    def __init__(self) -> None:
        self.omitted: dict[_Part, Omission] = {}
        self._stated: dict[_Part, tuple[Origin, Text]] = {}

    def of(self, kind: Kind) -> dict[str, Origin]:
        return {name: origin for (each, name), (origin, _) in self._stated.items() if each == kind}

    def read(self, written: MilestoneDocument, by: str) -> None:
        part: _Part = ("milestone", written.id)
        if part not in self._stated and written.title:
            self._state(part, by, written.title)
        elif written.title or written.factor or written.source or written.after is not None:
            origin, title = self._stated[part]
            restated_by = (*origin.restated_by, by)
            self._stated[part] = (
                Origin(origin.stated_by, origin.replaces, restated_by),
                written.title or title,
            )
        for name in written.drop_fields:
            self.omit(("field", f"{written.id}.{name}"), by)
        for name in written.drop_rules:
            self.omit(("rule", f"{written.id}.{name}"), by)
        for field in written.field:
            self._state(("field", f"{written.id}.{field.id}"), by, field.label)
        for rule in written.rule:
            self._state(("rule", f"{written.id}.{rule.id}"), by, rule.question)

    def omit(self, part: _Part, by: str) -> None:
        origin, text = self._stated.pop(part)
        kind, name = part
        self.omitted[part] = Omission(kind, name, text, origin.stated_by, by)
        for each in list(self._within(name) if kind == "milestone" else ()):
            del self._stated[each]

    def _within(self, milestone: str) -> Iterator[_Part]:
        return (part for part in self._stated if part[1].startswith(f"{milestone}."))

    def _state(self, part: _Part, by: str, text: Text) -> None:
        """State a part anew; what was left out to be stated in other words was not left out."""
        left_out = self.omitted.pop(part, None)
        before = left_out.stated_by if left_out else None
        if part in self._stated:
            before = self._stated[part][0].stated_by
        self._stated[part] = Origin(by, before), text
