"""A ruleset document as it is written: what may stand in it, before anything is inherited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from readiness.model import Across, Basis, Contradiction, Factor, Field, Measure, Messages, Text, Thresholds
from readiness.sources import Source, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.diagnostics import Place
    from readiness.judgement import Outcome
    from readiness.positions import KeyPath
    from readiness.toml import TomlFile

_NO_SOURCE, _NO_MESSAGES = Source(), Messages()


@dataclass(frozen=True, slots=True)
class Example:
    """A proof that stands beside its rule: these answers give this outcome."""

    expect: Outcome
    given: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """A rule as it is written."""

    id: str
    basis: Basis
    question: Text
    remedy: Text
    source: Source = _NO_SOURCE
    gate: bool = False
    message: Messages = _NO_MESSAGES
    met: dict[str, Any] | None = None
    partial: dict[str, Any] | None = None
    applies_when: dict[str, Any] | None = None
    call: str | None = None
    reads: tuple[str, ...] = ()
    worst_of: tuple[str, ...] = ()
    measure: Measure = Measure.DECLARED
    why: Text | None = None  #: what the source does not say: why it is a gate, or why a limit stands there
    example: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class MilestoneDocument:
    """A milestone as it is written: whole, or what it changes in an inherited one."""

    id: str
    factor: Factor | None = None
    title: Text | None = None
    source: Source | None = None
    after: tuple[str, ...] | None = None
    drop_fields: tuple[str, ...] = ()
    drop_rules: tuple[str, ...] = ()
    drop_contradictions: tuple[str, ...] = ()
    field: tuple[Field, ...] = ()
    rule: tuple[RuleDocument, ...] = ()
    contradiction: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    id: str
    version: str
    title: Text
    extends: str | None = None
    engine: str | None = None  #: the lowest version of readiness that can judge it
    abstract: bool = False  #: cannot be declared, only extended
    guide: str | None = None  #: the document that inherited sources are read in
    thresholds: Thresholds | None = None
    omit: tuple[str, ...] = ()
    note: Text | None = None  #: what a reader must know of the ruleset itself


@dataclass(frozen=True, slots=True)
class Body:
    """The whole document."""

    ruleset: Head
    document: tuple[SourceDocument, ...] = ()
    milestone: tuple[MilestoneDocument, ...] = ()
    across: tuple[Across, ...] = ()


@dataclass(frozen=True, slots=True)
class RulesetDocument:
    """A document that was read, and the file it was read from."""

    body: Body
    file: TomlFile

    @property
    def id(self) -> str:
        """The id of the ruleset."""
        return self.body.ruleset.id

    @property
    def calls(self) -> tuple[tuple[str, KeyPath], ...]:
        """The functions that its rules call, each with the path of the key that names it."""
        rules: list[tuple[str | None, KeyPath]] = [
            (rule.call, ("milestone", number, "rule", index, "call"))
            for number, milestone in enumerate(self.body.milestone)
            for index, rule in enumerate(milestone.rule)
        ]
        rules += [(rule.call, ("across", index, "call")) for index, rule in enumerate(self.body.across)]
        return tuple((call, path) for call, path in rules if call is not None)

    def place_of_rule(self, milestone: str, rule: str, key: str) -> Place:
        """Give the place of a key of a rule that the document states."""
        return self._place_of("rule", milestone, rule, key)

    def place_of_contradiction(self, milestone: str, contradiction: str, key: str) -> Place:
        """Give the place of a key of a contradiction that the document states."""
        return self._place_of("contradiction", milestone, contradiction, key)

    def sources(self) -> Iterator[tuple[KeyPath, Source]]:
        """Go through all sources that the document names, each with its path."""
        for index, across in enumerate(self.body.across):
            yield ("across", index, "source"), across.source
        for number, milestone in enumerate(self.body.milestone):
            if milestone.source:
                yield ("milestone", number, "source"), milestone.source
            for index, rule in enumerate(milestone.rule):
                yield ("milestone", number, "rule", index, "source"), rule.source
            for index, each in enumerate(milestone.contradiction):
                yield ("milestone", number, "contradiction", index, "source"), each.source

    def _place_of(self, kind: Literal["rule", "contradiction"], milestone: str, name: str, key: str) -> Place:
        lists = (
            (written.id, number, getattr(written, kind)) for number, written in enumerate(self.body.milestone)
        )
        return next(
            self.place("milestone", number, kind, index, key)
            for stated_in, number, stated in lists
            for index, each in enumerate(stated)
            if (stated_in, each.id) == (milestone, name)
        )

    def place(self, *path: str | int) -> Place:
        """Give the place of a key, or of the nearest table around it."""
        for end in range(len(path), 0, -1):
            place = self.file.place_of_key(path[:end])
            if place:
                return place
        return self.file.place_at(1, 1)
