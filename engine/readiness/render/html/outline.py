"""Where a part of the page stands: how deep its headings are, and what its anchors begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readiness.render.headings import heading
from readiness.render.html.elements import element
from readiness.render.html.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readiness.model import Language
    from readiness.render.html.elements import Content, Element
    from readiness.render.writer import Writer

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that the contents name."""

    anchor: str
    title: str
    element: Element


@dataclass(frozen=True, slots=True)
class Outline:
    """A place in the page, and the writer of its language."""

    writer: Writer
    level: int = 2  #: of the headings
    anchor: str = ""  #: what the anchors of this part begin with

    @property
    def language(self) -> Language:
        """The language that is written."""
        return self.writer.language

    def deeper(self, anchor: str = "") -> Outline:
        """Go one level down, perhaps into a part with anchors of its own."""
        return replace(self, level=self.level + 1, anchor=self.anchor + anchor)

    def title(self, *content: Content, **attributes: str | None) -> Element:
        """Write a heading."""
        return element(f"h{min(self.level, _DEEPEST)}", *content, **attributes)

    def section(self, name: str, title: str, content: Iterable[Content | None]) -> Section:
        """Make a section that can be linked to; numbered ones look alike."""
        anchor = f"{self.anchor}{name}"
        held = [each for each in content if each is not None]
        kind = name.rstrip("0123456789")
        made = element("section", self.title(title, id=anchor), held, class_=f"part {kind}")
        return Section(anchor, title, made)

    def heading(self, key: str, **values: object) -> str:
        """Give a heading that the documents share."""
        return heading(key, self.language, **values)

    def text(self, key: str, **values: object) -> str:
        """Give a text of the page."""
        return text(key, self.language, **values)
