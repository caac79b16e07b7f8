"""Elements of HTML that escape by construction: a text can become nothing but text.

Names of elements and attributes are written in this program. Texts and values may hold anything.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EMPTY = frozenset({"meta"})  #: elements that hold nothing and have no end
#: What is no character of HTML, such as NUL and lone surrogates; it is shown as `\udc00`.
_NO_CHARACTER = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]")
_PLAIN_IN_STYLE = re.compile(r"[^A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and what it holds."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Content, ...]

    def __str__(self) -> str:
        """Write the element as HTML."""
        return "".join(self._parts())

    def _parts(self) -> Iterator[str]:
        written = "".join(f' {name}="{_text(value)}"' for name, value in self.attributes)
        yield f"<{self.name}{written}>"
        if self.name not in _EMPTY:
            for child in self.children:
                yield str(child) if isinstance(child, Element | Style) else _text(child)
            yield f"</{self.name}>"


@dataclass(frozen=True, slots=True)
class Style:
    """A stylesheet of this program's own: the one thing that is written as it stands."""

    text: str

    def __str__(self) -> str:
        """Write the stylesheet as it stands."""
        return self.text


#: What an element holds: others, and texts.
Content = Element | Style | str
#: What is written where an element is made: one, several, or nothing.
Held: TypeAlias = "Content | Iterable[Content] | None"


def element(name: str, /, *children: Held, **attributes: str | int | None) -> Element:
    """Make an element.

    Args:
        name: What it is called.
        children: What it holds, one by one or several at once; None is nothing.
        attributes: Underscores stand for hyphens, and one at the end is left out: `aria_label`, `class_`. An
            attribute that is None is left out.

    """
    written = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    held = tuple((key, str(value)) for key, value in written if value is not None)
    return Element(name, held, tuple(_flat(children)))


def in_style(text: str) -> str:
    """Write a text as a string of CSS, all but plain letters and digits by number: nothing ends it."""
    escaped = _PLAIN_IN_STYLE.sub(lambda found: f"\\{ord(found[0]):06x}", _shown(text))
    return f'"{escaped}"'


def _flat(children: Iterable[Held]) -> Iterator[Content]:
    for child in children:
        if isinstance(child, Element | Style | str):
            yield child
        elif child is not None:
            yield from child


def _text(text: str) -> str:
    return html.escape(_shown(text))


def _shown(text: str) -> str:
    return _NO_CHARACTER.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
