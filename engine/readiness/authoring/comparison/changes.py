"""One change between two versions of a ruleset, and what it can move."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any


class Moves(StrEnum):
    """What a change can move in the assessment of some setup."""

    SCORE = "score"
    VERDICT = "verdict"
    SETUPS = "setups"  #: a setup that was valid may be refused
    WARNINGS = "warnings"
    ENGINE = "engine"  #: an older readiness refuses the ruleset
    ORDER = "order"  #: in which order questions and next steps are shown


class Kind(StrEnum):
    """How something changed."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"  #: the content is the same under another id
    CHANGED = "changed"
    REORDERED = "reordered"


class Part(StrEnum):
    """What of a ruleset changed."""

    RULESET = "ruleset"
    DOCUMENT = "document"
    MILESTONE = "milestone"
    FIELD = "field"
    CHOICE = "choice"
    RULE = "rule"
    CONTRADICTION = "contradiction"
    ACROSS = "across"


class Level(IntEnum):
    """The part of a version number that has to rise."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2


class Group(StrEnum):
    """What a change comes to for those who use the method, the gravest first."""

    ASSESSMENT = "assessment"  #: it can move a score or a verdict
    SETUPS = "setups"  #: it can make setups that were valid be refused
    ENGINE = "engine"  #: it needs a newer readiness
    NOTICES = "notices"  #: it can move only warnings, or an order
    ADDITIONS = "additions"  #: more may be answered, and nothing has to be
    WORDS = "words"  #: nothing but words


#: What a rule or an answer of a method is worth.
ASSESSMENT = frozenset({Moves.SCORE, Moves.VERDICT})
_NOTICES = frozenset({Moves.WARNINGS, Moves.ORDER})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different, and what that can move."""

    part: Part
    kind: Kind
    name: str  #: its path in the newer version, and in the older where it was removed
    moves: frozenset[Moves] = frozenset()
    aspect: str = ""  #: what of it is different, where it changed: the key of the ruleset, such as `met`
    old: Any = None  #: the part, or the value of the aspect, before; None where there was none
    new: Any = None  #: likewise now
    milestone: str = ""  #: that it stands in
    widens: bool = False  #: what a setup may answer is more than it was

    @property
    def group(self) -> Group:
        """What it comes to."""
        if self.moves & ASSESSMENT:
            return Group.ASSESSMENT
        if Moves.SETUPS in self.moves:
            return Group.SETUPS
        if Moves.ENGINE in self.moves:
            return Group.ENGINE
        if self.moves & _NOTICES:
            return Group.NOTICES
        return Group.ADDITIONS if self.widens else Group.WORDS

    @property
    def level(self) -> Level:
        """What it demands of the version."""
        if self.group in (Group.ASSESSMENT, Group.SETUPS):
            return Level.MAJOR
        return Level.PATCH if self.group is Group.WORDS else Level.MINOR
