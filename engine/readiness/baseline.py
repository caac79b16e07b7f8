"""Known gaps: those that a baseline holds do not fail the exit code, new ones do. Pure.

A gap is told by its rule and by the key path of the answer that it hangs on, never by a line. It is known as
long as it is no worse than it was. So a better answer never makes a known gap new, and neither does an honest
no to what was not answered: at the low end of the score, both count nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from readiness.judgement import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: The number of an entry in a list, which moves as a line number does.
_NUMBER = re.compile(r"\[[0-9]+\]")


class KnownGap(NamedTuple):
    """What a rule lacked when the baseline was written."""

    rule: str  #: `<method>/<milestone>.<rule>`, or `across.<rule>`
    key: str  #: the key path that decides, without the numbers of entries
    outcome: Outcome

    def holds(self, now: KnownGap) -> bool:
        """Tell whether a gap of the same rule is this one still, or a better one.

        A gap of which the answer is open is only found where the next answer is to be written. So paths are
        compared where an answer fell short then and one does now, equally far.
        """
        if now.outcome is Outcome.ERROR:
            return False
        if _half(now) != _half(self):
            return _half(now)
        return self.outcome.is_open or now.outcome.is_open or self.key == now.key


class BaselineAssessment(NamedTuple):
    """What the baseline comes to for one setup. It may change the exit code, never a score or a verdict."""

    path: str  #: of the baseline, as the user named it
    known: tuple[KnownGap, ...]  #: as they are now
    new: tuple[KnownGap, ...]  #: that nobody has accepted
    waived: tuple[KnownGap, ...]  #: that only a lasting waiver accepts
    closed: tuple[KnownGap, ...]  #: as they were

    def unaccepted(self, *, count_waivers: bool) -> tuple[KnownGap, ...]:
        """Give the gaps that fail the assessment."""
        return self.new if count_waivers else (*self.new, *self.waived)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The gaps of one setup that are known, each by its rule."""

    path: str
    gaps: Mapping[str, KnownGap] = field(default_factory=dict)

    @staticmethod
    def gap(rule: str, key: str, outcome: Outcome, *, may_fall: bool = False) -> KnownGap:
        """Give a gap as a baseline holds it; what an open answer may still make worse is open."""
        return KnownGap(rule, _NUMBER.sub("", key), Outcome.UNANSWERED if may_fall else outcome)

    def knows(self, gap: KnownGap) -> bool:
        """Tell whether a gap is known, and no worse than it was."""
        known = self.gaps.get(gap.rule)
        return known is not None and known.holds(gap)

    def assessed(
        self, gaps: Iterable[tuple[KnownGap, bool]], is_judged: Callable[[str], bool]
    ) -> BaselineAssessment:
        """Say what the baseline comes to.

        Args:
            gaps: Those that there are, each with whether a lasting waiver accepts it.
            is_judged: Whether a rule was to be judged in this run; of others nothing is said.

        """
        found = list(gaps)
        there = {gap.rule for gap, _ in found}
        unknown = [(gap, is_waived) for gap, is_waived in found if not self.knows(gap)]
        return BaselineAssessment(
            path=self.path,
            known=tuple(gap for gap, _ in found if self.knows(gap)),
            new=tuple(gap for gap, is_waived in unknown if not is_waived),
            waived=tuple(gap for gap, is_waived in unknown if is_waived),
            closed=tuple(each for rule, each in self.gaps.items() if rule not in there and is_judged(rule)),
        )


def _half(gap: KnownGap) -> bool:
    """Tell whether a gap counts half at the low end of the score, and not nothing."""
    return gap.outcome is Outcome.PARTIAL
