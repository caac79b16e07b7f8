"""What is held of a ruleset: one check for each thing, with a name that stays the same from run to run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from readiness.diagnostics import Diagnostic


#: How many setups are made up for a method, and four times as many for each function, unless asked for more.
EXAMPLES = 30


class Kind(StrEnum):
    """What a check is about."""

    PROOF = "proof"  #: answers that somebody wrote, and the outcome that they give
    COVERAGE = "coverage"  #: an outcome of a rule, which must have a proof
    READS = "reads"  #: what a function reads, held against what its rule says
    CONTRADICTION = "contradiction"  #: answers that cannot both be right, and some that can
    PROPERTY = "property"  #: what must hold whatever is answered


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that does not hold."""

    diagnostic: Diagnostic
    setup: str = ""  #: the smallest setup that was found in which it shows, as TOML


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is held of a ruleset."""

    ruleset: str  #: the id of the ruleset
    subject: str  #: a rule or contradiction by its full id, or `*` for all of them
    kind: Kind
    name: str  #: tells it from others of the same subject and kind
    look: Callable[[], Sequence[Failure]]  #: gives what does not hold

    @property
    def id(self) -> str:
        """The check's name in a run: `<ruleset>/<subject>/<kind>-<name>`."""
        return f"{self.ruleset}/{self.subject}/{self.kind}-{self.name}"


@dataclass(frozen=True, slots=True)
class Result:
    """What a check came to."""

    check: Check
    failures: tuple[Failure, ...]
    seconds: float
