"""What all parts of a method's page are told from: the method, the language, and how things are named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from readiness.render.canvas import Canvas
from readiness.render.origins import Origins
from readiness.render.pages.blocks import Code, Danish, Entry, Goto, joined
from readiness.render.pages.texts import text
from readiness.render.words import VERDICT
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readiness.authoring.pages import Documented
    from readiness.model import Language, Milestone, Rule, Ruleset
    from readiness.render.condition import Said
    from readiness.render.pages.blocks import Line
    from readiness.sources import Source


@dataclass(frozen=True)
class Sheet:
    """A method on its way to a page in one language."""

    method: Documented
    language: Language

    @property
    def ruleset(self) -> Ruleset:
        """The effective ruleset."""
        return self.method.ruleset

    @cached_property
    def writer(self) -> Writer:
        """Says what the reports say too."""
        return Writer(Canvas(), self.language)

    @cached_property
    def origins(self) -> Origins:
        """Says where parts come from."""
        return Origins(self.method.provenance, self.language, len(self.ruleset.lineage) == 1)

    @property
    def verdicts(self) -> dict[str, str]:
        """Name the verdicts, for sentences that hold them."""
        return {each.value: self.writer.quoted(name[self.language]) for each, name in VERDICT.items()}

    def text(self, key: str, **values: object) -> str:
        """Give a text of the pages."""
        return text(key, self.language, **values)

    def source(self, source: Source) -> Line:
        """Name the place in the document, and the document where there are several or none."""
        place = self.writer.source(source)
        if place and [each.id for each in self.ruleset.documents] == [source.document]:
            return (place,)
        titles = (Danish(each.title) for each in self.ruleset.documents if each.id == source.document)
        document = next(titles, self.writer.say("the guides"))
        return joined(((document,), (place,) if place else ()), ", ")

    def to_milestone(self, milestone: Milestone, number: str = "") -> Goto:
        """Lead to a milestone, perhaps by its number in a list."""
        return Goto(f"{number}{milestone.title[self.language]}", milestone.id)


def rule_link(full_id: str) -> Goto:
    """Lead to a rule by its id."""
    return Goto(full_id, full_id, is_code=True)


def linked(rules: Iterable[Rule]) -> Line:
    """Name rules by their ids, one after the other."""
    return joined(((rule_link(rule.full_id),) for rule in rules), ", ")


def entries(said: Iterable[Said], below: int = 0) -> Iterator[Entry]:
    """Make a list of what is said of a condition."""
    return (Entry((each.text,), each.depth + below) for each in said)


def coded(names: Iterable[str]) -> Line:
    """Write names as code, one after the other."""
    return joined(((Code(name),) for name in names), ", ")
