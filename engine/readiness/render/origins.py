"""Where the parts of a method come from, in words: inherited, its own, replaced, changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.inheritance import Kind, Omission, Origin, Provenance
    from readiness.model import Language

_INHERITED = Text("arvet fra {}", "inherited from {}")
_ADDED = Text("særligt for metoden", "the method's own")
_REPLACES = Text("erstatter {}", "replaces {}")
_RESTATED = Text("ændret af {}", "changed by {}")
_OMITTED_BY = Text("fra {}, udeladt af {}", "from {}, left out by {}")
#: What a part of a ruleset is called.
PART: Mapping[Kind, Text] = {
    "milestone": Text("milepæl", "milestone"),
    "field": Text("felt", "field"),
    "rule": Text("spørgsmål", "question"),
}


@dataclass(frozen=True, slots=True)
class Origins:
    """What can be said of where parts come from; nothing, where a method extends nothing."""

    provenance: Provenance | None
    language: Language
    is_alone: bool  #: extends nothing

    def of(self, kind: Literal["milestones", "fields", "rules"], name: str) -> Origin | None:
        """Find where a part comes from."""
        origins: Mapping[str, Origin] = getattr(self.provenance, kind) if self.provenance else {}
        return origins.get(name)

    def marks(self, origin: Origin | None, around: Origin | None = None) -> tuple[str, ...]:
        """Say where a part comes from, unless it comes with what is around it."""
        if origin is None or self.provenance is None or self.is_alone:
            return ()
        if around and origin.stated_by == around.stated_by:
            return ()
        marks = []
        if origin.stated_by != self.provenance.own:
            marks.append(self.inherited(origin.stated_by))
        elif not origin.replaces:
            marks.append(_ADDED[self.language])
        if origin.replaces:
            marks.append(_REPLACES[self.language].format(origin.replaces))
        if origin.restated_by:
            marks.append(_RESTATED[self.language].format(", ".join(origin.restated_by)))
        return tuple(marks)

    def inherited(self, name: str) -> str:
        """Name the ruleset that something is inherited from."""
        return _INHERITED[self.language].format(name)

    def left_out(self, omission: Omission) -> tuple[str, str]:
        """Say what kind of part was left out, and by whom."""
        whose = _OMITTED_BY[self.language].format(omission.stated_by, omission.omitted_by)
        return PART[omission.kind][self.language], whose
