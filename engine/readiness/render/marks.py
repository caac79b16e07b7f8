"""Texts in Markdown: what would be markup is shown as it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What begins or ends something: in CommonMark, in tables, and in GitHub's formulas and struck-out texts.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~#$&]")
#: What makes a list or underlines a heading where a line begins.
_BEGINNING = re.compile(r"^([0-9]*)([-+=.)])")
_BREAKS = re.compile(r"[\t\n\r ]+")
_PLAIN_CODE = re.compile(r"[\w./\[\]-]+")


def plain(text: str) -> str:
    """Write a text so that Markdown shows it as it is, within a line or a table."""
    return _MARKUP.sub(r"\\\g<0>", _BREAKS.sub(" ", text).strip(" "))


def line(text: str) -> str:
    """Write a text so that Markdown shows it as it is where a line begins: it makes no list, for one."""
    return _BEGINNING.sub(r"\1\\\2", plain(text))


def code(text: str) -> str:
    """Write an id or a key path as code, where it holds nothing but what such names are made of."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else plain(text)


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of cells that are Markdown already."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
