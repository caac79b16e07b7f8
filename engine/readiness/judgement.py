"""What a rule came to, before it has its words and its place: all that evaluation and scoring pass on."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.wording import Value


class Outcome(StrEnum):
    """What a rule came to."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"  #: "ved_ikke": somebody looked and does not know yet
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"  #: the rule raised

    @property
    def is_open(self) -> bool:
        """Whether the outcome may still become anything between met and unmet."""
        return self in (Outcome.UNANSWERED, Outcome.UNKNOWN, Outcome.ERROR)

    @property
    def is_gap(self) -> bool:
        """Whether the rule applies and is not known to be met."""
        return self not in (Outcome.MET, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule or function came to: the outcome, the field that decided it, values for the message.

    Values are int, Decimal, str, date or Text. A float is not taken, because it is not exact.
    """

    outcome: Outcome
    field: str = ""  #: an absolute path; may name an entry, as in `lokaler.lokaler[1].type`
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    may_fall: bool = False  #: rests on some answers of several; the others may still make it worse

    @property
    def has_gap(self) -> bool:
        """Whether there is anything to mend, to answer or to waive."""
        return self.outcome.is_gap or self.may_fall

    @property
    def tells_demand(self) -> bool:
        """Whether it is open, but its values say what it will take."""
        return self.outcome is Outcome.UNANSWERED and bool(self.values)

    @classmethod
    def met(cls, field: str, /, **values: Value) -> Judgement:
        """Judge the rule met."""
        return cls(Outcome.MET, field, values)

    @classmethod
    def partial(cls, field: str, /, **values: Value) -> Judgement:
        """Judge the rule partly met."""
        return cls(Outcome.PARTIAL, field, values)

    @classmethod
    def unmet(cls, field: str, /, **values: Value) -> Judgement:
        """Judge the rule not met."""
        return cls(Outcome.UNMET, field, values)

    @classmethod
    def unanswered(cls, field: str, /, **values: Value) -> Judgement:
        """Leave the rule open for want of `field`; the values say what is known already."""
        return cls(Outcome.UNANSWERED, field, values)
