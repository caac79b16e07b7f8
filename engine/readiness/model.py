"""What a method requires: a ruleset of milestones, fields and rules. Frozen data.

Plain dataclasses, so that evaluating and scoring need no third-party import. `documents` reads TOML
into the same classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, get_args

from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.sources import SourceDocument

Language = Literal["da", "en"]

FieldType = Literal[
    "text",
    "texts",
    "bool",
    "int",
    "number",
    "share",
    "range",
    "date",
    "choice",
    "choices",
    "record",
    "records",
    "table",
]
FIELD_TYPES: tuple[FieldType, ...] = get_args(FieldType)

#: The types that are one number, or with `interval` perhaps two.
NUMBERS: tuple[FieldType, ...] = ("int", "number", "share")

#: The types that hold free texts, which may name roles; a `table` does where its entries are texts.
TEXTS: tuple[FieldType, ...] = ("text", "texts", "table")

#: What the entries of a `table` field may be.
TableEntry = Literal["text", "int", "number", "bool", "record"]
TABLE_ENTRIES: tuple[TableEntry, ...] = get_args(TableEntry)

#: What a municipality writes where somebody looked and does not know yet. Any field takes it.
DONT_KNOW = "ved_ikke"


class Factor(StrEnum):
    """Fixsen's three mutually dependent factors, in the guides' order."""

    LEDELSE = "ledelse"
    KOMPETENCER = "kompetencer"
    ORGANISERING = "organisering"


class Basis(StrEnum):
    """How much of a rule is the source's and how much is ours."""

    SOURCE_NUMBER = "kilde_tal"  #: number and requirement are the source's
    SOURCE_REQUIREMENT = "kilde_krav"  #: the requirement is the source's, the grading is ours
    DERIVED = "afledt"  #: derived by us


class Measure(StrEnum):
    """What the answer to a rule is, so that a reader can tell what a judgement rests on."""

    DECLARED = "erklaeret"  #: a decision or a fact that the municipality declares
    OPINION = "maalt"  #: an opinion that a survey measured
    AVERAGE = "gennemsnit"  #: an average, which hides a spread


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages."""

    da: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """Give the text in one language."""
        return self.en if language == "en" else self.da


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a choice field takes."""

    id: str
    da: str
    en: str


@dataclass(frozen=True, slots=True)
class Field:
    """One typed thing that a municipality declares."""

    id: str
    type: FieldType
    label: Text
    hint: Text | None = None
    choices: tuple[Choice, ...] = ()  #: of `choice` and `choices`
    fields: tuple[Field, ...] = ()  #: the parts of a `record`, and of each entry that is one
    of: TableEntry | None = None  #: what the entries of a `table` are
    minimum: int = 0  #: the lowest number taken
    scope: Literal["faelles", "metode"] = "faelles"  #: "metode": answered for each method, never shared
    interval: bool = False  #: of a number: also takes `[low, high]`
    role: bool = False  #: of a text: names roles, so that a person's name is doubted

    @property
    def entry(self) -> Field:
        """One entry of a list or table, as a field of its own."""
        kind = self.of or "text" if self.type == "table" else _ENTRIES.get(self.type, self.type)
        return Field(
            self.id,
            kind,
            self.label,
            choices=self.choices,
            fields=self.fields,
            minimum=self.minimum,
            role=self.role,
        )

    def part(self, name: str) -> Field | None:
        """Give the part of a record, or None when there is none of that name."""
        return next((part for part in self.fields if part.id == name), None)


#: What the entries of a list are.
_ENTRIES: Mapping[FieldType, FieldType] = {"texts": "text", "choices": "choice", "records": "record"}


@dataclass(frozen=True, slots=True)
class Messages:
    """What a rule says of an outcome. Values in braces are filled from the judgement."""

    met: Text | None = None
    partial: Text | None = None
    unmet: Text | None = None
    unanswered: Text | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One judgement over declared fields, with its place in the effective ruleset."""

    id: str
    milestone: str
    gate: bool
    basis: Basis
    source: Source
    question: Text
    remedy: Text
    message: Messages
    stated_by: str  #: id of the ruleset document that states the rule; its functions answer `call`
    met: dict[str, Any] | None = None
    partial: dict[str, Any] | None = None
    applies_when: dict[str, Any] | None = None
    call: str | None = None
    reads: tuple[str, ...] = ()  #: what the function asks for: fields, parts of records, parts of entries
    worst_of: tuple[str, ...] = ()  #: rules by full id: the worst outcome of those that are answered
    measure: Measure = Measure.DECLARED
    why: Text | None = None  #: what the source does not say: why it is a gate, or why a limit stands there

    @property
    def full_id(self) -> str:
        """The rule's id within its method: `<milestone>.<rule>`."""
        return f"{self.milestone}.{self.id}"


_NO_SOURCE = Source()


@dataclass(frozen=True, slots=True)
class Across:
    """One judgement over several methods at once, about what they all draw on."""

    id: str
    basis: Basis
    question: Text
    remedy: Text
    message: Messages
    call: str
    reads: tuple[str, ...]  #: what the function asks for in each method
    source: Source = _NO_SOURCE

    @property
    def full_id(self) -> str:
        """The rule's id as reports name it: `across.<rule>`."""
        return f"across.{self.id}"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both be right. It is told as a warning, and moves no score."""

    id: str
    basis: Basis
    when: dict[str, Any]
    message: Text
    remedy: Text
    source: Source = _NO_SOURCE
    milestone: str = ""  #: that it is stated in; known once the ruleset is joined
    stated_by: str = ""  #: id of the ruleset document that states it

    @property
    def full_id(self) -> str:
        """The id within its method: `<milestone>.<contradiction>`."""
        return f"{self.milestone}.{self.id}"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A necessary thing to reach; has fields and rules."""

    id: str
    factor: Factor
    title: Text
    source: Source
    after: tuple[str, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def has_gate(self) -> bool:
        """Whether one of the rules must be met before the start."""
        return any(rule.gate for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits of the verdict, in per cent. Ours; not validated for Danish methods."""

    ready: int
    minimum: int


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The effective ruleset of one method: its own document and all that it inherits."""

    id: str
    version: str
    title: Text
    sha256: str  #: over the documents of the chain, so that any change in one shows
    lineage: tuple[str, ...]  #: ids of the documents, from the root to the method's own
    thresholds: Thresholds
    documents: tuple[SourceDocument, ...]
    milestones: tuple[Milestone, ...]
    inherited: Mapping[str, tuple[Field, ...]]  #: by milestone: what may be answered once for all methods
    across: tuple[tuple[str, Across], ...]  #: with the id of the document that states each
    note: Text | None = None  #: what a reader must know of the ruleset itself

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules in reading order."""
        return tuple(rule for milestone in self.milestones for rule in milestone.rules)

    @property
    def shares(self) -> frozenset[str]:
        """The paths of the fields and parts that are shares."""
        found: set[str] = set()
        waiting = [(each.id, each.fields) for each in self.milestones]
        while waiting:
            at, fields = waiting.pop()
            found |= {f"{at}.{field.id}" for field in fields if field.type == "share"}
            waiting += [(f"{at}.{field.id}", field.fields) for field in fields if field.fields]
        return frozenset(found)

    def milestone(self, name: str) -> Milestone | None:
        """Give a milestone by id, or None."""
        return next((each for each in self.milestones if each.id == name), None)

    def field(self, path: str) -> Field | None:
        """Give the field or part that `milestone.field[.part…]` names, or None."""
        milestone_id, _, rest = path.partition(".")
        milestone = self.milestone(milestone_id)
        if milestone is None or not rest:
            return None
        head, *parts = rest.split(".")
        field = next((each for each in milestone.fields if each.id == head), None)
        for part in parts:
            field = field and field.part(part)
        return field
